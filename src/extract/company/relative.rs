//! One event told twice: by a noun and by what a relative clause or a claim says of it.

use crate::extract::clause::Link;
use crate::extract::coder::Coded;
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::CandidateKind;

/// فرض الاتحاد عقوبات تستهدف الأسطول الروسي، شن الجيش هجوما استهدف القاعدة: what the
/// relative clause tells is told of the same event.
pub(super) fn told_further(scene: Scene<'_>, events: &mut Vec<Coded>) {
    let mut i = 0;
    while i < events.len() {
        match events.get(i).and_then(|further| told_of(scene, events, further)) {
            Some(first) if first < i => {
                let further = events.remove(i);
                let Some(event) = events.get_mut(first) else { continue };
                for filled in further.roles {
                    if !event.roles.iter().any(|f| f.role == filled.role && !f.sides.is_empty()) {
                        event.roles.push(filled);
                    }
                }
                for topic in further.topics {
                    if !event.topics.contains(&topic) {
                        event.topics.push(topic);
                    }
                }
            }
            _ => i += 1,
        }
    }
}

/// أعلنت الجماعة مسؤوليتها عن الهجوم على الكنيسة: one attack, of which she says that it is hers.
pub(super) fn claimed(scene: Scene<'_>, events: &mut Vec<Coded>) {
    const REACH: usize = 6;
    let frame = |c: &Coded| scene.view.schema.frame(c.frame);
    let claims = |c: &Coded| frame(c).is_some_and(|f| f.id.as_str() == "assault/claim_responsibility");
    let attack = |c: &Coded| frame(c).is_some_and(|f| f.kind.as_str() == "assault");
    let mut i = 0;
    while i < events.len() {
        let claim =
            events.get(i).filter(|c| claims(c)).map(|c| (c.candidate.clause, c.candidate.last, c.roles.clone()));
        let deed = claim.as_ref().and_then(|&(clause, last, _)| {
            events.iter().position(|d| {
                attack(d)
                    && !claims(d)
                    && d.candidate.clause == clause
                    && d.candidate.first > last
                    && d.candidate.first <= last + REACH
                    && !d.has("actor")
            })
        });
        let (Some((_, _, roles)), Some(deed)) = (claim, deed) else {
            i += 1;
            continue;
        };
        if let Some(deed) = events.get_mut(deed) {
            deed.roles.retain(|f| f.role.as_str() != "actor");
            deed.roles.extend(roles.into_iter().filter(|f| f.role.as_str() == "actor"));
        }
        events.remove(i);
    }
}

/// هجوم استهدف نقطة تفتيش، وتبنته حركة طالبان: whoever says that it is hers.
pub(super) fn owned_up_to(scene: Scene<'_>, events: &mut [Coded]) {
    let view = scene.view;
    for clause in &scene.clauses.all {
        let Some(verb) =
            clause.verb.filter(|&v| view.reading(v).pronoun.is_some() && view.conjugates(v, &["تبنى", "تبني"]))
        else {
            continue;
        };
        let deed = events.iter_mut().rev().find(|d| {
            d.candidate.last < verb && view.schema.frame(d.frame).is_some_and(|f| f.kind.as_str() == "assault")
        });
        let Some(deed) = deed.filter(|d| !d.has("actor")) else {
            continue;
        };
        for &p in clause.subject.iter().filter(|_| clause.own_subject).flat_map(|s| &s.0) {
            if let Some(phrase) = scene.phrase(p).filter(|q| !q.sides.is_empty() && !q.trigger) {
                deed.roles.push(Filled::named(view, "actor", p, phrase));
            }
        }
    }
}

/// The event before it that the verb of a relative clause tells more of.
fn told_of(scene: Scene<'_>, events: &[Coded], further: &Coded) -> Option<usize> {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map(|f| &f.kind);
    let clause = scene.clause(further.candidate.clause)?;
    let verb = further.candidate.kind == CandidateKind::Verb && clause.link == Link::Relative && !clause.own_subject;
    let &[head] = clause.head.as_ref().filter(|_| verb)?.0.as_slice() else { return None };
    scene.phrase(head).filter(|p| p.trigger)?;
    events.iter().position(|event| {
        let noun = event.candidate.kind == CandidateKind::Noun(head);
        // فرض عقوبات: the verb stands for its noun.
        let light = event.candidate.kind == CandidateKind::Verb
            && scene.clause(event.candidate.clause).is_some_and(|c| c.objects.iter().any(|o| o.0.contains(&head)));
        (noun || light) && kind(event) == kind(further) && event.candidate.first < further.candidate.first
    })
}
