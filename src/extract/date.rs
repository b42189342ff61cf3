//! Which of a sentence's dates is the date of an event.

use chrono::NaiveDate;

use super::clause::Link;
use super::coder::Coded;
use super::roles::Scene;
use super::trigger::CandidateKind;
use crate::schema::Status;
use crate::time::{Found, When};

/// The date of an event with the words it was read from: the nearest date of
/// its clause, unless another event stands between; dates that are part of a
/// name are none.
pub fn of(
    scene: Scene<'_>,
    coded: &Coded,
    events: &[Coded],
    dates: &[Found],
    published: Option<NaiveDate>,
) -> Option<(When, usize, usize)> {
    let clause = coded.candidate.clause;
    let found = dates
        .iter()
        .filter(|d| !d.name && d.when.is_some())
        .filter(|d| belongs(scene, coded, d, clause))
        .filter(|d| !taken(scene, coded, d, events))
        .min_by_key(|d| distance(coded, d))?;
    let ahead = coded.status == Status::Planned || scene.clause(clause).is_some_and(|c| c.future);
    let future = if ahead { published.and_then(|p| found.future(p)) } else { None };
    let when = future.or_else(|| found.when.clone())?;
    Some((when, found.first, found.last))
}

fn distance(coded: &Coded, date: &Found) -> usize {
    if date.first > coded.candidate.last {
        date.first - coded.candidate.last
    } else {
        // A date before its event is a little further away than one after it.
        coded.candidate.first.saturating_sub(date.last) + 2
    }
}

/// The clause that a word stands in: the last that begins before it.
fn clause_at(scene: Scene<'_>, word: usize) -> usize {
    scene.clauses.all.iter().rposition(|c| c.first <= word).unwrap_or(0)
}

/// Whether the date stands in the event's clause, or in a relative clause
/// that qualifies the event noun.
fn belongs(scene: Scene<'_>, coded: &Coded, date: &Found, clause: usize) -> bool {
    let at = clause_at(scene, date.first);
    if at == clause {
        return true;
    }
    let Some(there) = scene.clause(at) else { return false };
    match coded.candidate.kind {
        CandidateKind::Noun(p) => there.link == Link::Relative && there.head.as_ref().is_some_and(|h| h.0.contains(&p)),
        CandidateKind::Must(_) => false,
        CandidateKind::Verb => {
            // A comma may part the verb from its date: a clause without verb.
            there.verb.is_none() && there.lead.is_none() && there.parent == Some(clause)
        }
    }
}

/// Whether another event stands nearer to the date.
fn taken(scene: Scene<'_>, coded: &Coded, date: &Found, events: &[Coded]) -> bool {
    let own = distance(coded, date);
    events.iter().any(|other| {
        let nearer = other.candidate.first != coded.candidate.first
            && distance(other, date) < own
            && (other.candidate.clause == coded.candidate.clause
                || belongs(scene, other, date, other.candidate.clause));
        // The verb of the clause keeps its date even past a noun that it governs.
        let governed =
            matches!((coded.candidate.kind, other.candidate.kind), (CandidateKind::Verb, CandidateKind::Noun(_)))
                && coded.candidate.clause == other.candidate.clause;
        nearer && !governed
    })
}
