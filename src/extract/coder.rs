//! From triggers to events: the frame that fits best, and what of it is
//! content of another event rather than an event of its own.

use smallvec::SmallVec;

use super::clause::{Link, Position, verb_class};
use super::discourse::Sides;
use super::roles::{Casting, Filled, Scene};
use super::trigger::{Candidate, CandidateKind, descends, match_words};
use crate::schema::{ActorIndex, CompiledFrame, FrameIndex, Phrase as Words, Status, TopicIndex, VerbClass};

/// An event before it is dated, placed and written out.
#[derive(Debug, Clone)]
pub struct Coded {
    /// Its trigger.
    pub candidate: Candidate,
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

/// Topic words of the sentence: first word, last word, topic.
pub type Topics<'a> = &'a [(usize, usize, TopicIndex)];

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
    let candidates: Vec<Candidate> = candidates
        .iter()
        .filter_map(|candidate| {
            let mut candidate = candidate.clone();
            candidate.frames = candidate
                .frames
                .iter()
                .copied()
                .filter(|&f| {
                    scene
                        .view
                        .schema
                        .frame(f)
                        .is_some_and(|frame| conditions(scene, &candidate, f, frame, topics).is_some())
                })
                .collect();
            (!candidate.frames.is_empty()).then_some(candidate)
        })
        .collect();
    for candidate in &candidates {
        if let Some(coded) = best_frame(scene, candidate, &candidates, topics, attributed) {
            out.push(coded);
        }
    }
    blame_doers(scene, out);
    attend_talks(scene, out);
    host_talks(scene, out);
    mediate_between(scene, out);
    mediate_talks(scene, out);
    seek_parties(scene, out);
    suppress_content(scene, out);
    merge_repeats(scene, out);
}

fn best_frame(
    scene: Scene<'_>,
    candidate: &Candidate,
    candidates: &[Candidate],
    topics: Topics<'_>,
    attributed: Option<ActorIndex>,
) -> Option<Coded> {
    let mut best: Option<Coded> = None;
    for &index in &candidate.frames {
        let Some(frame) = scene.view.schema.frame(index) else { continue };
        let Some(fit) = conditions(scene, candidate, index, frame, topics) else { continue };
        let roles = Casting::cast(scene, frame, candidate, candidates);
        let filled = |role: &crate::schema::RoleId| roles.iter().any(|f| &f.role == role && !f.sides.is_empty());
        if !frame.needs.is_empty() && !frame.needs.iter().any(filled) {
            continue;
        }
        let sided = roles.iter().filter(|f| !f.sides.is_empty()).count();
        let score = fit + 0.5 * sided.min(3) as f32;
        if best.as_ref().is_none_or(|b| score > b.score) {
            let status = frame.status.unwrap_or_else(|| status(scene, candidate, frame));
            best = Some(Coded {
                candidate: candidate.clone(),
                frame: index,
                roles,
                topics: topics_of(frame, candidate, topics),
                status,
                source: source(scene, candidate).or(attributed),
                score,
            });
        }
    }
    best
}

/// How well a frame's conditions hold; `None` if one fails.
fn conditions(
    scene: Scene<'_>,
    candidate: &Candidate,
    index: FrameIndex,
    frame: &CompiledFrame,
    topics: Topics<'_>,
) -> Option<f32> {
    let view = scene.view;
    let mut fit = 1.0;
    if candidate.last > candidate.first {
        fit += 1.0;
    }
    // Particle of the verb: أفرج عن.
    for (lexeme, _, _) in view.lexemes(candidate.first) {
        let mut needed = lexeme.particles.iter().filter(|(f, _)| *f == index).map(|(_, p)| p).peekable();
        if candidate.first == candidate.last && lexeme.evokes(index) && needed.peek().is_some() {
            if !needed.any(|p| particle_follows(scene, candidate, p)) {
                return None;
            }
            fit += 1.0;
        }
    }
    let (from, to) = scope(scene, candidate);
    let phrase = candidate.last > candidate.first;
    let stands = |words: &Words| {
        (from..=to).any(|i| {
            (phrase || i < candidate.first || i > candidate.last)
                && match_words(view, i, words).is_some_and(|l| l <= to)
        })
    };
    if !frame.with.is_empty() {
        if !frame.with.iter().any(stands) {
            return None;
        }
        fit += 1.0;
    }
    if frame.without.iter().any(stands) {
        return None;
    }
    if !frame.about.is_empty() {
        // اتفاق هدنة برعاية …: what is sponsored stands before.
        let hangs = matches!(candidate.kind, CandidateKind::Noun(p) if matches!(scene.clauses.places.get(p), Some((_, Position::After(_)))));
        let from = if hangs { scene.clause(candidate.clause).map_or(from, |c| c.first.min(from)) } else { from };
        let speaks = topics
            .iter()
            .any(|&(a, _, t)| a >= from.min(candidate.first) && a <= candidate.end && frame.about.contains(&t));
        if !speaks {
            return None;
        }
        fit += 0.5;
    }
    Some(fit)
}

/// Where the words of a condition are looked for: the complement, and for
/// verbs the whole clause.
fn scope(scene: Scene<'_>, candidate: &Candidate) -> (usize, usize) {
    const NOUN_REACH: usize = 14;
    let clause = scene.clause(candidate.clause);
    match candidate.kind {
        CandidateKind::Verb => {
            let mut from = clause.map_or(candidate.first, |c| c.first.min(candidate.first));
            // The head of a relative clause belongs to it: المقترح الذي قدمته.
            let head = clause.filter(|c| c.link == Link::Relative).and_then(|c| c.head.as_ref());
            if let Some(first) = head.and_then(|h| h.0.first()).and_then(|&p| scene.phrase(p)) {
                from = from.min(first.first);
            }
            if let Some(lead) =
                clause.and_then(|c| c.lead.as_ref()).and_then(|g| g.0.first()).and_then(|&p| scene.phrase(p))
            {
                from = from.min(lead.first);
            }
            (from, candidate.end)
        }
        CandidateKind::Must(_) => (candidate.first, candidate.end),
        CandidateKind::Noun(p) => {
            let from = scene.phrase(p).map_or(candidate.first, |p| p.first.min(candidate.first));
            (from, candidate.end.min(candidate.last + NOUN_REACH))
        }
    }
}

/// The particle stands after the trigger before the next verb.
fn particle_follows(scene: Scene<'_>, candidate: &Candidate, particle: &str) -> bool {
    const REACH: usize = 14;
    let view = scene.view;
    let stop = candidate.end.min(candidate.last + REACH);
    for j in candidate.last + 1..=stop {
        let reading = view.reading(j);
        let word = view.fold(j);
        let clitic = match reading.preposition {
            Some(crate::morph::Preposition::Bi) => "ب",
            Some(crate::morph::Preposition::Li) => "ل",
            Some(crate::morph::Preposition::Ka) => "ك",
            None => "",
        };
        let is = |m: crate::morph::Marker| m.as_str() == particle;
        let function = match reading.function {
            Some(crate::morph::Function::Preposition(m)) => is(m),
            // دعا إلى أن is written دعا أن too.
            _ => word == particle,
        };
        let glued = word
            .strip_prefix(particle)
            .is_some_and(|rest| particle.chars().count() == 1 && rest.starts_with("ان") && rest.chars().count() <= 5);
        let name = particle.chars().count() == 1
            && super::phrase::name_at(view, j, None).and_then(|h| h.preposition).is_some_and(|p| {
                matches!(
                    (p, particle),
                    (crate::morph::Preposition::Bi, "ب")
                        | (crate::morph::Preposition::Li, "ل")
                        | (crate::morph::Preposition::Ka, "ك")
                )
            });
        let unknown = particle.chars().count() == 1
            && reading.senses.is_empty()
            && reading.function.is_none()
            && reading.article
            && clitic == particle;
        if function || clitic == particle || glued || name || unknown {
            return true;
        }
        if j > candidate.last + 1 && view.verb(j).1 {
            return false;
        }
    }
    false
}

/// Kinds whose topics are told; of an attack or a visit newspapers tell none.
const WITH_TOPICS: &[&str] = &[
    "talks",
    "mediation",
    "request",
    "proposal",
    "rejection",
    "agreement",
    "support",
    "cooperation",
    "aid_delivery",
    "release",
    "withdrawal",
    "ceasefire",
    "access",
    "funding",
];

fn topics_of(frame: &CompiledFrame, candidate: &Candidate, topics: Topics<'_>) -> SmallVec<[TopicIndex; 4]> {
    let mut out: SmallVec<[TopicIndex; 4]> = frame.topics.iter().copied().collect();
    if WITH_TOPICS.contains(&frame.kind.as_str()) {
        for &(first, _, topic) in topics {
            if first >= candidate.first && first <= candidate.end && !out.contains(&topic) {
                out.push(topic);
            }
        }
    }
    out
}

fn status(scene: Scene<'_>, candidate: &Candidate, frame: &CompiledFrame) -> Status {
    let Some(clause) = scene.clause(candidate.clause) else { return Status::Actual };
    let view = scene.view;
    let mut status = Status::Actual;
    // Talks and efforts with the article are under way, whatever is hoped of them.
    let known = match candidate.kind {
        CandidateKind::Noun(p) => ongoing(frame) && scene.phrase(p).is_some_and(|p| p.definite || p.pronoun.is_some()),
        CandidateKind::Verb | CandidateKind::Must(_) => false,
    };
    match candidate.kind {
        CandidateKind::Verb => {
            if clause.negated {
                return Status::Denied;
            }
            // «سننتقم» threatens now, «سندافع عن» supports now.
            if clause.future && !promises(frame) {
                status = Status::Planned;
            }
        }
        CandidateKind::Must(_) => {}
        CandidateKind::Noun(p) => {
            if scene.clauses.without.contains(&p) {
                return Status::Denied;
            }
            if let Some(phrase) = scene.phrase(p) {
                // أي هجوم: one that is only thought of.
                if scene.view.fold(phrase.first) == "اي" {
                    status = Status::Possible;
                }
                for word in phrase.first..=phrase.last {
                    match view.class(word, false).filter(|_| word != candidate.first) {
                        Some(VerbClass::Intend) => status = Status::Planned,
                        Some(VerbClass::Hope) => status = Status::Possible,
                        _ => {}
                    }
                }
                // احتمال هجوم، عدم الاتفاق
                let mut before = phrase.first.checked_sub(1);
                // التوقف عن تقديم، مخاوف من هجوم
                if before.is_some_and(|b| matches!(view.reading(b).function, Some(crate::morph::Function::Preposition(m)) if matches!(m.as_str(), "من" | "عن"))) {
                    before = before.and_then(|b| b.checked_sub(1));
                }
                if before.is_some_and(|b| view.fold(b) == "تحسبا") || view.fold(phrase.first).starts_with("تحسبا")
                {
                    status = Status::Possible;
                }
                match before.and_then(|b| view.class(b, false)) {
                    Some(VerbClass::Hope) => status = Status::Possible,
                    Some(VerbClass::Intend) => status = Status::Planned,
                    Some(VerbClass::Fail) if !ongoing(frame) => return Status::Denied,
                    _ => {}
                }
            }
            let governs = clause.verb.is_some_and(|v| v < candidate.first)
                || clause.subject.as_ref().is_some_and(|s| s.0.contains(&p));
            if governs {
                let class = verb_class(view, clause);
                let light = matches!(
                    class,
                    Some(VerbClass::Support | VerbClass::Undergo | VerbClass::Host | VerbClass::Happen)
                );
                if light && clause.negated {
                    return Status::Denied;
                }
                if light && clause.future && !known {
                    status = Status::Planned;
                }
                let direct = matches!(
                    scene.clauses.places.get(p),
                    Some((_, Position::Object | Position::Subject | Position::After(_)))
                );
                match class {
                    _ if known => {}
                    Some(VerbClass::Intend) if direct => status = Status::Planned,
                    Some(VerbClass::Hope) if direct => status = Status::Possible,
                    Some(VerbClass::Fail) if direct && !ongoing(frame) => return Status::Denied,
                    _ => {}
                }
            }
        }
    }
    // What hangs on an intention, a hope, a condition.
    let mut at = Some(candidate.clause).filter(|_| !known);
    while let Some(c) = at.and_then(|c| scene.clause(c)) {
        if c.link == Link::Conditional && status == Status::Actual {
            status = Status::Possible;
        }
        let above = c.parent.and_then(|p| scene.clause(p));
        if c.link == Link::Complement {
            // من المقرر أن، احتمال أن
            match c.first.checked_sub(1).and_then(|w| view.class(w, false)) {
                Some(VerbClass::Intend) if status == Status::Actual => status = Status::Planned,
                Some(VerbClass::Hope) if status == Status::Actual => status = Status::Possible,
                _ => {}
            }
        }
        if matches!(c.link, Link::Complement | Link::Purpose) {
            match above.and_then(|a| verb_class(view, a)) {
                Some(VerbClass::Intend) if status == Status::Actual => status = Status::Planned,
                Some(VerbClass::Hope) if status == Status::Actual => status = Status::Possible,
                // نفى أن تكون قواته انسحبت
                Some(VerbClass::Fail) if status == Status::Actual => return Status::Denied,
                _ => {}
            }
        }
        if matches!(c.link, Link::Main | Link::Coordinate | Link::Relative) {
            break;
        }
        at = c.parent;
    }
    // To try to mediate is to mediate; to work for cooperation is to cooperate.
    let trying = matches!(frame.kind.as_str(), "mediation" | "cooperation" | "support" | "request");
    if trying && status == Status::Possible { Status::Actual } else { status }
}

/// Kinds that a promise already is.
fn promises(frame: &CompiledFrame) -> bool {
    matches!(frame.kind.as_str(), "threat" | "support" | "rejection" | "accusation")
}

/// Talks that fail were held; a deal that fails was not made.
fn ongoing(frame: &CompiledFrame) -> bool {
    matches!(
        frame.kind.as_str(),
        "talks" | "mediation" | "delegation" | "protest" | "assault" | "ceasefire" | "proposal" | "request"
    )
}

/// The subject of the nearest reporting verb above.
fn source(scene: Scene<'_>, candidate: &Candidate) -> Option<ActorIndex> {
    let mut at = scene.clause(candidate.clause);
    while let Some(clause) = at {
        let above = clause.parent.and_then(|p| scene.clause(p))?;
        let reports =
            matches!(verb_class(scene.view, above), Some(VerbClass::Report)) || above.verb.is_none() && clause.quoted;
        if reports && matches!(clause.link, Link::Complement | Link::Coordinate | Link::Relative | Link::Subordinate) {
            let subject = above.subject.as_ref().or(above.lead.as_ref());
            if let Some(side) = subject.and_then(|s| super::discourse::sides_of(s, scene.items).first().copied()) {
                return Some(side);
            }
        }
        at = Some(above);
    }
    None
}

/// Who travels to take part in talks takes part in them:
/// وصل وفد إلى القاهرة للمشاركة في المفاوضات.
fn attend_talks(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(talks) = events.get(i).filter(|e| kind(e) == "talks") else { continue };
        let CandidateKind::Noun(p) = talks.candidate.kind else { continue };
        let purpose = (0..p).rev().take(3).any(|q| {
            let light = scene.phrase(q).is_some_and(|q| matches!(scene.view.class(q.head_word, false), Some(VerbClass::Support)) || q.trigger);
            light && matches!(scene.clauses.places.get(q), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "ل" | "بهدف"))
        });
        if !purpose || talks.roles.iter().any(|f| f.role.as_str() == "participant" && !f.sides.is_empty()) {
            continue;
        }
        let travel = events.iter().find(|d| {
            kind(d) == "delegation"
                && d.candidate.clause == talks.candidate.clause
                && d.candidate.first < talks.candidate.first
        });
        let mut roles: Vec<Filled> = Vec::new();
        if let Some(travel) = travel {
            for filled in &travel.roles {
                let role = if filled.role.as_str() == "delegate" { "participant" } else { "host" };
                roles.push(Filled { role: role.into(), ..filled.clone() });
            }
        }
        if let Some(talks) = events.get_mut(i) {
            if !roles.is_empty() && talks.status == Status::Actual {
                talks.status = Status::Planned;
            }
            talks.roles.extend(roles);
        }
    }
}

/// Talks in a capital or a state are held by that state, unless it takes part.
fn host_talks(scene: Scene<'_>, events: &mut [Coded]) {
    for event in
        events.iter_mut().filter(|e| scene.view.schema.frame(e.frame).is_some_and(|f| f.kind.as_str() == "talks"))
    {
        if event.roles.iter().any(|f| f.role.as_str() == "host") {
            continue;
        }
        let Some(clause) = scene.clause(event.candidate.clause) else { continue };
        let place = clause.after.iter().find_map(|(marker, group, word)| {
            let inside = marker.is_some_and(|m| m.as_str() == "في")
                && *word > event.candidate.last
                && *word <= event.candidate.last + 14;
            group
                .0
                .first()
                .filter(|_| inside)
                .and_then(|&p| scene.phrase(p).filter(|q| q.seat && !q.sides.is_empty()).map(|q| (p, q)))
        });
        if let Some((p, phrase)) = place {
            let takes_part = event.roles.iter().any(|f| phrase.sides.iter().any(|s| f.sides.contains(s)));
            if !takes_part {
                event.roles.push(Filled {
                    role: "host".into(),
                    span: scene.view.span(phrase.first, phrase.last),
                    actors: phrase.actors.clone(),
                    sides: phrase.sides.clone(),
                    phrase: Some(p),
                });
            }
        }
    }
}

/// مفاوضات بين أ وب بوساطة ج: who talks are the parties of the mediation.
fn mediate_between(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(mediation) = events.get(i).filter(|e| {
            kind(e) == "mediation" && !e.roles.iter().any(|f| f.role.as_str() == "party" && !f.sides.is_empty())
        }) else {
            continue;
        };
        let by = matches!(mediation.candidate.kind, CandidateKind::Noun(p)
            if matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "ب" | "عبر" | "من قبل" | "بوساطه" | "برعايه")));
        if !by {
            continue;
        }
        let talks = events.iter().rev().find(|t| {
            matches!(kind(t), "talks" | "agreement" | "release" | "ceasefire")
                && t.candidate.first < mediation.candidate.first
                && t.candidate.clause == mediation.candidate.clause
        });
        let parties: Vec<Filled> = talks
            .into_iter()
            .flat_map(|t| t.roles.iter())
            .filter(|f| matches!(f.role.as_str(), "participant" | "party" | "releaser") && !f.sides.is_empty())
            .filter(|f| !mediation.roles.iter().any(|m| covers(&m.sides, &f.sides)))
            .map(|f| Filled { role: "party".into(), ..f.clone() })
            .collect();
        let topics = talks.map(|t| t.topics.clone()).unwrap_or_default();
        // تلقت الحركة الرد عبر الوسطاء: whoever deals through them is a party.
        let subject =
            scene.clause(mediation.candidate.clause).and_then(|c| c.subject.as_ref()).filter(|_| parties.is_empty());
        let dealing: Vec<Filled> = subject
            .into_iter()
            .flat_map(|g| g.0.iter())
            .filter_map(|&p| scene.phrase(p).map(|q| (p, q)))
            .filter(|(_, q)| {
                !q.sides.is_empty() && !q.trigger && !mediation.roles.iter().any(|m| covers(&m.sides, &q.sides))
            })
            .map(|(p, q)| Filled {
                role: "party".into(),
                span: scene.view.span(q.first, q.last),
                actors: q.actors.clone(),
                sides: q.sides.clone(),
                phrase: Some(p),
            })
            .collect();
        let parties = if parties.is_empty() { dealing } else { parties };
        if let Some(mediation) = events.get_mut(i) {
            mediation.roles.extend(parties);
            for topic in topics {
                if !mediation.topics.contains(&topic) {
                    mediation.topics.push(topic);
                }
            }
        }
    }
}

/// Parties of a mediation that stand further on: جهود لإبرام اتفاق بين أ وب.
/// A mediator is no party.
fn seek_parties(scene: Scene<'_>, events: &mut [Coded]) {
    let is_mediation = |e: &Coded| scene.view.schema.frame(e.frame).is_some_and(|f| f.kind.as_str() == "mediation");
    for event in events.iter_mut().filter(|e| is_mediation(e)) {
        let mediators: Sides = event
            .roles
            .iter()
            .filter(|f| f.role.as_str() == "mediator")
            .flat_map(|f| f.sides.iter().copied())
            .collect();
        event.roles.retain(|f| f.role.as_str() != "party" || f.sides.is_empty() || !covers(&mediators, &f.sides));
        if event.roles.iter().any(|f| f.role.as_str() == "party" && !f.sides.is_empty()) {
            continue;
        }
        let between = scene.clauses.all.iter().flat_map(|c| c.after.iter()).find(|(marker, group, word)| {
            let sides = super::discourse::sides_of(group, scene.items);
            marker.is_some_and(|m| m.as_str() == "بين")
                && *word > event.candidate.last
                && sides.len() == 2
                && !sides.iter().any(|s| mediators.contains(s))
        });
        for phrase in between
            .into_iter()
            .flat_map(|(_, group, _)| group.0.iter())
            .filter_map(|&p| scene.phrase(p).map(|q| (p, q)))
        {
            event.roles.push(Filled {
                role: "party".into(),
                span: scene.view.span(phrase.1.first, phrase.1.last),
                actors: phrase.1.actors.clone(),
                sides: phrase.1.sides.clone(),
                phrase: Some(phrase.0),
            });
        }
    }
}

/// Talks that are what someone mediates are no event of their own: their
/// participants are the parties (تسهيل الحوار بين الجانبين).
fn mediate_talks(scene: Scene<'_>, events: &mut Vec<Coded>) {
    const REACH: usize = 8;
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let mut i = 0;
    while i < events.len() {
        let mediation = events
            .get(i)
            .filter(|e| kind(e) == "talks" && matches!(e.candidate.kind, CandidateKind::Noun(_)))
            .and_then(|talks| {
                events.iter().position(|m| {
                    kind(m) == "mediation"
                        && m.candidate.clause == talks.candidate.clause
                        && m.candidate.last < talks.candidate.first
                        && talks.candidate.first - m.candidate.last <= REACH
                })
            });
        let Some(at) = mediation else {
            i += 1;
            continue;
        };
        let talks = events.remove(i);
        let Some(event) = events.get_mut(at) else { continue };
        let mediators: Vec<ActorIndex> = event
            .roles
            .iter()
            .filter(|f| f.role.as_str() == "mediator")
            .flat_map(|f| f.sides.iter().copied())
            .collect();
        for filled in talks.roles {
            let is_mediator = filled.sides.iter().any(|s| mediators.contains(s));
            if !is_mediator && filled.role.as_str() == "participant" && !filled.sides.is_empty() {
                event.roles.push(Filled { role: "party".into(), ..filled });
            }
        }
        for topic in talks.topics {
            if !event.topics.contains(&topic) {
                event.topics.push(topic);
            }
        }
    }
}

/// Kinds whose complement is content, not happening.
const HOLDS_CONTENT: &[&str] =
    &["talks", "mediation", "request", "proposal", "rejection", "agreement", "support", "cooperation"];
/// Kinds that are content wherever they stand in such a complement.
const IS_CONTENT: &[&str] = &[
    "ceasefire",
    "release",
    "withdrawal",
    "aid_delivery",
    "access",
    "agreement",
    "funding",
    "cooperation",
    "talks",
    "support",
    "mediation",
    "sanction",
    "mobilization",
];

fn suppress_content(scene: Scene<'_>, events: &mut Vec<Coded>) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let mut gone: SmallVec<[usize; 8]> = SmallVec::new();
    for (i, inner) in events.iter().enumerate() {
        let inner_kind = kind(inner);
        let noun = matches!(inner.candidate.kind, CandidateKind::Noun(_));
        if ended(scene, &inner.candidate)
            && matches!(inner_kind, "assault" | "coercion" | "sanction" | "protest" | "accusation")
        {
            gone.push(i);
            continue;
        }
        // وقف إطلاق النار في الحرب بين …
        if let CandidateKind::Noun(p) = inner.candidate.kind {
            let inside =
                matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "في");
            let before = p.checked_sub(1).and_then(|b| scene.phrase(b));
            if inner_kind == "assault"
                && inside
                && before.is_some_and(|b| scene.view.hits.iter().any(|h| h.first == b.head_word))
            {
                gone.push(i);
                continue;
            }
        }
        for (j, outer) in events.iter().enumerate() {
            if i == j
                || gone.contains(&j)
                || outer.candidate.last >= inner.candidate.first
                || inner.candidate.first > outer.candidate.end
            {
                continue;
            }
            let outer_kind = kind(outer);
            if outer_kind == inner_kind || !HOLDS_CONTENT.contains(&outer_kind) || !IS_CONTENT.contains(&inner_kind) {
                continue;
            }
            let asked = matches!(outer_kind, "request" | "proposal" | "rejection");
            let within = inner.candidate.clause == outer.candidate.clause
                || descends(scene.clauses, inner.candidate.clause, outer.candidate.clause);
            let relative = scene.clause(inner.candidate.clause).is_some_and(|c| c.link == Link::Relative)
                && inner.candidate.clause != outer.candidate.clause;
            // Efforts and talks have their own kind; a request may ask for them.
            let speech = matches!(inner_kind, "talks" | "mediation" | "support" | "cooperation");
            if inner_kind == "mediation" && outer_kind == "proposal" {
                continue;
            }
            if within && !relative && (noun || asked) && (asked || !speech) {
                gone.push(i);
                break;
            }
        }
    }
    let mut index = 0;
    events.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
}

/// وقف الهجمات، إنهاء الحصار: what is to end is content of the ending.
fn ended(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const ENDING: &[&str] = &[
        "وقف",
        "انهاء",
        "منع",
        "تجنب",
        "خفض",
        "تخفيف",
        "وضع",
        "تفادي",
        "لوقف",
        "لانهاء",
        "لمنع",
        "لتجنب",
        "بوقف",
        "بانهاء",
        "ووقف",
        "وانهاء",
        "وتجنب",
        "رفع",
        "برفع",
        "لرفع",
        "ورفع",
        "فك",
        "بفك",
        "درء",
        "لدرء",
        "حد",
        "حدا",
    ];
    let Some(before) = candidate.first.checked_sub(1) else { return false };
    ENDING.contains(&scene.view.fold(before))
        || before.checked_sub(1).is_some_and(|b| {
            ENDING.contains(&scene.view.fold(b))
                && scene.view.reading(before).senses.iter().any(|s| !s.form.is_finite())
                && !scene.view.reading(before).article
        })
}

/// Two mentions of one kind with the same actors are one event.
fn merge_repeats(scene: Scene<'_>, events: &mut Vec<Coded>) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map(|f| f.kind.clone());
    let mut i = 0;
    while i < events.len() {
        let earlier = (0..i).find(|&j| {
            let (Some(a), Some(b)) = (events.get(j), events.get(i)) else { return false };
            kind(a) == kind(b) && (a.status == b.status && same_actors(a, b) || one_clause(scene, a, b))
        });
        match earlier {
            Some(j) => {
                let later = events.remove(i);
                if let Some(event) = events.get_mut(j) {
                    absorb(event, later);
                }
            }
            None => i += 1,
        }
    }
}

/// A verb and the event noun that is its object, with roles that do not
/// clash: سيّرت قافلة مساعدات.
fn one_clause(scene: Scene<'_>, a: &Coded, b: &Coded) -> bool {
    let (CandidateKind::Verb, CandidateKind::Noun(p)) = (a.candidate.kind, b.candidate.kind) else { return false };
    let object = a.candidate.clause == b.candidate.clause
        && matches!(scene.clauses.places.get(p), Some((_, Position::Object | Position::Subject)));
    let clash = a.roles.iter().any(|f| {
        !f.sides.is_empty()
            && b.roles
                .iter()
                .any(|g| g.role == f.role && !g.sides.is_empty() && !g.sides.iter().any(|s| f.sides.contains(s)))
    });
    object && !clash
}

/// Whoever did what is condemned is the one blamed: أدانت هجوم روسيا.
fn blame_doers(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(blame) = events.get(i).filter(|e| {
            kind(e) == "accusation" && !e.roles.iter().any(|f| f.role.as_str() == "target" && !f.sides.is_empty())
        }) else {
            continue;
        };
        let doers: Vec<Filled> = events
            .iter()
            .filter(|d| matches!(kind(d), "assault" | "coercion" | "mobilization" | "threat"))
            .filter(|d| {
                d.candidate.first > blame.candidate.last
                    && d.candidate.first <= blame.candidate.end.min(blame.candidate.last + 8)
            })
            .flat_map(|d| d.roles.iter())
            .filter(|f| matches!(f.role.as_str(), "actor" | "source") && !f.sides.is_empty())
            .filter(|f| !blame.roles.iter().any(|s| s.role.as_str() == "source" && covers(&s.sides, &f.sides)))
            .map(|f| Filled { role: "target".into(), ..f.clone() })
            .collect();
        if let Some(blame) = events.get_mut(i) {
            blame.roles.extend(doers);
        }
    }
}

fn pairs(event: &Coded) -> Vec<(&crate::schema::RoleId, ActorIndex)> {
    event.roles.iter().flat_map(|f| f.sides.iter().map(move |&s| (&f.role, s))).collect()
}

fn same_actors(a: &Coded, b: &Coded) -> bool {
    let (a, b) = (pairs(a), pairs(b));
    a.iter().all(|p| b.contains(p)) || b.iter().all(|p| a.contains(p))
}

fn absorb(event: &mut Coded, later: Coded) {
    for filled in later.roles {
        if !event
            .roles
            .iter()
            .any(|f| f.role == filled.role && (f.span == filled.span || covers(&f.sides, &filled.sides)))
        {
            event.roles.push(filled);
        }
    }
    for topic in later.topics {
        if !event.topics.contains(&topic) {
            event.topics.push(topic);
        }
    }
    event.source = event.source.or(later.source);
    event.score = event.score.max(later.score);
}

fn covers(all: &Sides, some: &Sides) -> bool {
    some.iter().all(|s| all.contains(s))
}
