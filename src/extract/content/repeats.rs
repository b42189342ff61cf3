//! One event said twice is one.

use crate::extract::clause::Position;
use crate::extract::coder::Coded;
use crate::extract::company::covers;
use crate::extract::roles::Scene;
use crate::extract::trigger::CandidateKind;
use crate::schema::{ActorIndex, RoleId};

/// Two mentions of one kind with the same actors are one event.
pub(super) fn merge_repeats(scene: Scene<'_>, events: &mut Vec<Coded>) {
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

/// A verb and the event noun that is its object, or a noun and its genitive, with
/// roles that do not clash: سيّرت قافلة مساعدات، فرض عقوبات.
fn one_clause(scene: Scene<'_>, a: &Coded, b: &Coded) -> bool {
    let object = match (a.candidate.kind, b.candidate.kind) {
        (CandidateKind::Verb, CandidateKind::Noun(p)) => {
            a.candidate.clause == b.candidate.clause
                && matches!(scene.clauses.places.get(p), Some((_, Position::Object | Position::Subject)))
        }
        // فرض عقوبات
        (CandidateKind::Noun(of), CandidateKind::Noun(p)) => {
            matches!(scene.clauses.places.get(p), Some(&(_, Position::Genitive(head))) if head == of)
        }
        _ => false,
    };
    let clash = a.roles.iter().any(|f| {
        !f.sides.is_empty()
            && b.roles
                .iter()
                .any(|g| g.role == f.role && !g.sides.is_empty() && !g.sides.iter().any(|s| f.sides.contains(s)))
    });
    object && !clash
}

fn pairs(event: &Coded) -> Vec<(&RoleId, ActorIndex)> {
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
    event.again.get_or_insert(later.candidate);
    event.source = event.source.or(later.source);
    event.score = event.score.max(later.score);
}
