//! The place of an event that its own clause does not tell.

use super::{SAID, heading, is_content, place_of, places};
use crate::extract::clause::Link;
use crate::extract::coder::Coded;
use crate::extract::phrase::name_at;
use crate::extract::roles::Scene;
use crate::extract::source;
use crate::extract::trigger::CandidateKind;
use crate::schema::PlaceIndex;

/// Kinds that have a content.
const TALKS: &[&str] = &["talks", "mediation", "agreement", "cooperation"];

/// What the clauses around it say, the one place that the sentence says, the
/// dateline.
pub(super) fn place(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    around(scene, coded, kind)
        .or_else(|| above(scene, coded, kind))
        .or_else(|| only(scene, kind))
        .or_else(|| heading(scene))
        .or_else(|| from_dateline(scene, coded, kind))
}

/// What a clause above, below or beside it says with في, the nearest.
fn around(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    // What hangs on words is what they say.
    let about = SAID.contains(&kind) || TALKS.contains(&kind);
    let own = coded.candidate.clause;
    let parent = scene.clause(own)?.parent;
    scene
        .clauses
        .all
        .iter()
        .enumerate()
        .filter(|&(i, c)| Some(i) == parent || c.parent == Some(own) && !about)
        .flat_map(|(_, c)| c.after.iter())
        .filter(|(marker, _, _)| marker.is_some_and(|m| m.as_str() == "في"))
        .filter_map(|(_, group, word)| {
            let place = group.0.iter().find_map(|&p| place_of(scene, p))?;
            Some((word.abs_diff(coded.candidate.first), place))
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, place)| place)
}

/// خرجوا في نيروبي يطالبون …، وهتفوا: where the clauses are that it goes on from.
fn above(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    let mut at = scene.clause(coded.candidate.clause)?;
    loop {
        let goes_on = match at.link {
            Link::Coordinate | Link::Circumstance | Link::Purpose | Link::Relative => true,
            Link::Complement => SAID.contains(&kind),
            Link::Main | Link::Subordinate | Link::Conditional => false,
        };
        at = at.parent.filter(|_| goes_on).and_then(|p| scene.clause(p))?;
        if let Some((place, _)) = places(at, scene, "protest").find(|&(_, w)| w < coded.candidate.first) {
            return Some(place);
        }
    }
}

/// The one place that the sentence names after a preposition of place.
fn only(scene: Scene<'_>, kind: &str) -> Option<PlaceIndex> {
    if SAID.contains(&kind) || TALKS.contains(&kind) {
        return None;
    }
    let mut all = scene.clauses.all.iter().flat_map(|c| {
        places(c, scene, "").filter(move |&(_, w)| !is_content(scene, c, kind, 0, w)).map(|(place, _)| place)
    });
    let first = all.next()?;
    all.all(|place| place == first).then_some(first)
}

/// هافانا – اتفقت …: deals and talks happen where they are reported from.
fn from_dateline(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    const KINDS: &[&str] =
        &["talks", "agreement", "mediation", "protest", "assault", "coercion", "release", "delegation"];
    if !KINDS.contains(&kind) || is_background(scene, coded) {
        return None;
    }
    let end = source::dateline(scene.view);
    (0..end).find_map(|i| name_at(scene.view, i, None).and_then(|hit| hit.place))
}

/// منذ بدء الحرب، قبل المحادثات: what only tells the time of something else.
fn is_background(scene: Scene<'_>, coded: &Coded) -> bool {
    const TIMES: &[&str] = &["منذ", "قبل", "بعد", "عقب", "غداه", "اثر"];
    let CandidateKind::Noun(p) = coded.candidate.kind else { return false };
    let Some(first) = scene.phrase(p).map(|phrase| phrase.first) else { return false };
    (first.saturating_sub(2)..first).any(|word| TIMES.contains(&scene.view.fold(word)))
}
