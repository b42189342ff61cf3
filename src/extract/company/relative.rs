//! One event told twice: by a noun and by what a relative clause says of it.

use crate::extract::clause::Link;
use crate::extract::coder::Coded;
use crate::extract::roles::Scene;
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
