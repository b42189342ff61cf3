//! Who says it: datelines, «وفق …», reporting verbs.

use super::clause::{Link, Position, verb_class};
use super::discourse::sides_of;
use super::phrase::Phrase;
use super::roles::{Filled, Scene};
use super::trigger::{Candidate, CandidateKind};
use super::words::View;
use crate::schema::{ActorIndex, CompiledFrame, VerbClass};
use crate::text::{Sign, TokenKind};

/// The first word after the dateline: دبي، الإمارات (CNN)-- ; لندن ـ «الشرق الأوسط»: ;
/// القاهرة - أ ف ب -.
pub fn dateline(view: View<'_>) -> usize {
    const REACH: usize = 16;
    let end = view.words.len().min(REACH);
    let mut dashes = 0;
    let mut parenthesis = false;
    let mut last = None;
    for i in 0..end {
        if view.is(i, Sign::ParenOpen) {
            parenthesis = true;
        }
        if view.is(i, Sign::Dash) {
            dashes += 1;
            let double = view.is(i + 1, Sign::Dash);
            if (parenthesis || dashes >= 2 && i <= 8) && i + 2 < view.words.len() {
                last = Some(if double { i + 2 } else { i + 1 });
                break;
            }
        }
        if view.is(i, Sign::Colon) && dashes > 0 && i <= 9 {
            last = Some(i + 1);
            break;
        }
        if view.verb(i).1 {
            break;
        }
    }
    // مقديشو 12 أغسطس (شينخوا) أعلنت
    let agency = super::phrase::name_at(view, 0, None).filter(|hit| hit.place.is_some()).and_then(|hit| {
        let from = hit.last + 1;
        let open = (from..from + 5).find(|&w| view.is(w, Sign::ParenOpen))?;
        let close = (open + 2..open + 5).find(|&w| view.is(w, Sign::ParenClose))?;
        let date = (from..open).all(|w| !view.verb(w).1 && !view.is_sign(w));
        (date && opens(view, close + 1)).then_some(close + 1)
    });
    // هافانا – اتفقت: a place and a dash, then a verb or a time.
    let seat = super::phrase::name_at(view, 0, None).filter(|hit| hit.place.is_some()).map(|hit| hit.last + 1);
    let dashed = seat.filter(|&dash| view.is(dash, Sign::Dash) && opens(view, dash + 1)).map(|dash| dash + 1);
    last.or(agency).or(dashed).unwrap_or_else(|| {
        // (رويترز) with nothing before it.
        let foreign = view.words.get(1).is_some_and(|w| w.kind == TokenKind::Foreign);
        if view.is(0, Sign::ParenOpen) && foreign && view.is(2, Sign::ParenClose) { 3 } else { 0 }
    })
}

/// Whether what stands at `i` opens a sentence: a verb, or a word that a name in
/// a pair (إسرائيل - حماس) is not.
fn opens(view: View<'_>, i: usize) -> bool {
    view.verb(i).0 || view.reading(i).function.is_some()
}

/// Whom the whole sentence is attributed to by وفق، بحسب، نقلا عن.
pub fn attributed(scene: Scene<'_>) -> Option<ActorIndex> {
    scene.clauses.all.iter().flat_map(|c| c.after.iter()).find_map(|&(marker, ref group, word)| {
        if marker.is_none_or(|m| m.as_str() != "وفق") {
            return None;
        }
        // وفق بيان من الوزارة، بحسب ما أعلنه الجيش: who stands after it, up to the comma.
        let named = |p: &&Phrase| p.first > word && !(word..p.first).any(|w| scene.view.is(w, Sign::Comma));
        let further = || scene.items.phrases.iter().filter(named).find_map(|p| p.sides.first());
        sides_of(group, scene.items).first().or_else(further).copied()
    })
}

/// Who speaks in the sentence, for the sentences after it.
pub fn speaker(scene: Scene<'_>) -> Option<ActorIndex> {
    scene.clauses.all.iter().find_map(|clause| {
        let reports = verb_class(scene.view, clause) == Some(VerbClass::Report);
        if !reports || matches!(clause.link, Link::Relative) {
            return None;
        }
        let subject = clause.subject.as_ref().or(clause.lead.as_ref())?;
        sides_of(subject, scene.items).first().copied()
    })
}

/// Who reports the event: the subject of the verb that announces it or of the
/// nearest reporting verb above. Whoever asks, threatens or accuses in their own
/// words reports nothing.
pub(super) fn source(
    scene: Scene<'_>,
    candidate: &Candidate,
    frame: &CompiledFrame,
    roles: &[Filled],
) -> Option<ActorIndex> {
    const OWN_WORDS: &[&str] = &["source", "supporter", "proposer"];
    let side = announced(scene, candidate, frame).or_else(|| reported(scene, candidate))?;
    let own = roles.iter().any(|f| OWN_WORDS.contains(&f.role.as_str()) && f.sides.contains(&side));
    (!own).then_some(side)
}

/// أعلن الجيش انسحاب قواته: the subject of a reporting verb whose object is the event.
fn announced(scene: Scene<'_>, candidate: &Candidate, frame: &CompiledFrame) -> Option<ActorIndex> {
    let CandidateKind::Noun(p) = candidate.kind else { return None };
    let clause = scene.clause(candidate.clause)?;
    let root = scene.clauses.idafa_head(p);
    let object = matches!(scene.clauses.places.get(root), Some((_, Position::Object)));
    let said =
        matches!(frame.kind.as_str(), "request" | "rejection" | "accusation" | "threat" | "support" | "proposal");
    let reports = verb_class(scene.view, clause) == Some(VerbClass::Report);
    if !object || said || !reports {
        return None;
    }
    sides_of(clause.subject.as_ref()?, scene.items).first().copied()
}

/// The subject of the nearest reporting verb above, or whoever spoke last
/// (وأضاف أن …).
fn reported(scene: Scene<'_>, candidate: &Candidate) -> Option<ActorIndex> {
    let mut at = scene.clause(candidate.clause);
    while let Some(clause) = at {
        let above = clause.parent.and_then(|p| scene.clause(p))?;
        let reports =
            matches!(verb_class(scene.view, above), Some(VerbClass::Report)) || above.verb.is_none() && clause.quoted;
        if reports && matches!(clause.link, Link::Complement | Link::Coordinate | Link::Relative | Link::Subordinate) {
            let subject = above.subject.as_ref().or(above.lead.as_ref());
            match subject {
                Some(subject) => {
                    if let Some(&side) = sides_of(subject, scene.items).first() {
                        return Some(side);
                    }
                }
                None if above.verb.is_some() => return scene.discourse.speaker.first().copied(),
                None => {}
            }
        }
        at = Some(above);
    }
    None
}
