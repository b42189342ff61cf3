//! From triggers to events: the frame that fits best.

use smallvec::SmallVec;

use super::company::{self, is_protester};
use super::conditions::{Ground, names_somebody, topics_of};
use super::content;
use super::discourse::Sides;
use super::roles::{Casting, Filled, Scene};
use super::source::source;
use super::status::status;
use super::trigger::Candidate;
use crate::schema::{ActorIndex, CompiledFrame, FrameIndex, RoleId, Status, TopicIndex};

/// An event before it is dated, placed and written out.
#[derive(Debug, Clone)]
pub struct Coded {
    /// Its trigger.
    pub candidate: Candidate,
    /// The words that say it once more: استضافت محادثات …، حيث اجتمع الوفدان.
    pub again: Option<Candidate>,
    /// Its frame.
    pub frame: FrameIndex,
    /// Its roles.
    pub roles: Vec<Filled>,
    /// Its topics.
    pub topics: SmallVec<[TopicIndex; 4]>,
    /// Whether it happened.
    pub status: Status,
    /// Who reports it.
    pub source: Option<ActorIndex>,
    /// How well its frame fitted.
    pub score: f32,
}

impl Coded {
    /// Whether someone whose side is known has the role.
    pub fn has(&self, role: &str) -> bool {
        self.roles.iter().any(|f| f.role.as_str() == role && !f.sides.is_empty())
    }

    /// The sides of all who have the role.
    pub fn sides_as(&self, role: &str) -> Sides {
        self.roles.iter().filter(|f| f.role.as_str() == role).flat_map(|f| f.sides.iter().copied()).collect()
    }
}

/// Topic words of the sentence: first word, last word, topic.
pub type Topics<'a> = &'a [(usize, usize, TopicIndex)];

/// What a role that has a side adds to how well a frame fits, and up to how many
/// of them count.
const SIDED: f32 = 0.5;
const MOST_SIDED: usize = 3;

/// How well each frame of a trigger fits.
type Fits = SmallVec<[f32; 4]>;

/// Codes the events of a sentence.
pub fn code(
    scene: Scene<'_>,
    candidates: &[Candidate],
    topics: Topics<'_>,
    attributed: Option<ActorIndex>,
    out: &mut Vec<Coded>,
) {
    out.clear();
    // Only triggers whose frames may hold compete for prepositional phrases.
    let mut holding: Vec<Candidate> = Vec::with_capacity(candidates.len());
    let mut fits: SmallVec<[Fits; 8]> = SmallVec::new();
    for candidate in candidates {
        let ground = Ground::of(scene, candidate, topics);
        let (frames, fit): (SmallVec<[FrameIndex; 4]>, Fits) = candidate
            .frames
            .iter()
            .filter_map(|&index| {
                let frame = scene.view.schema.frame(index)?;
                Some((index, ground.fit(index, frame).ok()?))
            })
            .unzip();
        if !frames.is_empty() {
            holding.push(Candidate { frames, ..candidate.clone() });
            fits.push(fit);
        }
    }
    let mut told: SmallVec<[_; 8]> = SmallVec::new();
    if !holding.is_empty() {
        told.extend(topics.iter().copied().filter(|&(first, last, _)| !names_somebody(scene, first, last)));
    }
    for (candidate, fits) in holding.iter().zip(&fits) {
        out.extend(best_frame(scene, candidate, fits, &holding, &told, attributed));
    }
    if !out.is_empty() {
        company::infer(scene, out);
        for event in out.iter_mut() {
            said_once(&mut event.roles);
        }
        content::settle(scene, out);
    }
}

fn best_frame(
    scene: Scene<'_>,
    candidate: &Candidate,
    fits: &[f32],
    candidates: &[Candidate],
    topics: Topics<'_>,
    attributed: Option<ActorIndex>,
) -> Option<Coded> {
    let mut best: Option<(f32, FrameIndex, Vec<Filled>)> = None;
    for (&index, fit) in candidate.frames.iter().zip(fits) {
        let Some(frame) = scene.view.schema.frame(index) else { continue };
        // Not even with all its roles filled.
        if best.as_ref().is_some_and(|(score, ..)| fit + SIDED * MOST_SIDED as f32 <= *score) {
            continue;
        }
        let roles = Casting::cast(scene, frame, candidate, candidates);
        let Some(score) = score(scene, frame, *fit, &roles) else { continue };
        if best.as_ref().is_none_or(|(most, ..)| score > *most) {
            best = Some((score, index, roles));
        }
    }
    let (score, index, roles) = best?;
    let frame = scene.view.schema.frame(index)?;
    Some(Coded {
        candidate: candidate.clone(),
        again: None,
        frame: index,
        topics: topics_of(scene, frame, candidate, topics),
        status: frame.status.unwrap_or_else(|| status(scene, candidate, frame)),
        source: source(scene, candidate, frame, &roles).or(attributed),
        roles,
        score,
    })
}

/// How well a frame fits with its roles; `None` if all that it needs are empty.
pub(super) fn score(scene: Scene<'_>, frame: &CompiledFrame, fit: f32, roles: &[Filled]) -> Option<f32> {
    // نددوا بالزيارة: whose protesters they are the place tells later.
    let speaks = matches!(frame.kind.as_str(), "accusation" | "rejection");
    let protests = |f: &Filled| {
        f.phrase
            .filter(|_| speaks && f.role.as_str() == "source")
            .and_then(|p| scene.phrase(p))
            .is_some_and(|q| is_protester(scene.view, q.head_word))
    };
    let filled = |role: &RoleId| roles.iter().any(|f| &f.role == role && (!f.sides.is_empty() || protests(f)));
    if !frame.needs.is_empty() && !frame.needs.iter().any(filled) {
        return None;
    }
    let sided = roles.iter().filter(|f| !f.sides.is_empty()).count();
    Some(fit + SIDED * sided.min(MOST_SIDED) as f32)
}

/// Takes out fillers that were found in two ways.
fn said_once(roles: &mut Vec<Filled>) {
    let mut i = 0;
    while i < roles.len() {
        let again = roles
            .get(i)
            .is_some_and(|f| roles.iter().take(i).any(|g| g.role == f.role && g.span == f.span && g.sides == f.sides));
        if again {
            roles.remove(i);
        } else {
            i += 1;
        }
    }
}
