//! Who says it: datelines, «وفق …», reporting verbs.

use super::clause::{Link, verb_class};
use super::discourse::sides_of;
use super::roles::Scene;
use super::trigger::Candidate;
use super::words::View;
use crate::schema::{ActorIndex, VerbClass};
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
    // هافانا – اتفقت: a place and a dash, then a verb or a time.
    let seat = super::phrase::name_at(view, 0, None).filter(|hit| hit.place.is_some()).map(|hit| hit.last + 1);
    let dashed = seat.filter(|&dash| view.is(dash, Sign::Dash) && opens(view, dash + 1)).map(|dash| dash + 1);
    last.or(dashed).unwrap_or_else(|| {
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
    scene.clauses.all.iter().flat_map(|c| c.after.iter()).find_map(|(marker, group, _)| {
        if marker.is_none_or(|m| m.as_str() != "وفق") {
            return None;
        }
        sides_of(group, scene.items).first().copied()
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

/// The subject of the nearest reporting verb above.
pub(super) fn source(scene: Scene<'_>, candidate: &Candidate) -> Option<ActorIndex> {
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
