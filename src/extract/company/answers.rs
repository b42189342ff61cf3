//! Who is meant by what is answered: whoever denies accusations is accused, whoever turns
//! down calls was called on, whoever tells of talks with another takes part in them.

use super::covers;
use crate::extract::clause::{Clause, Link, Position, verb_class};
use crate::extract::coder::Coded;
use crate::extract::discourse::{Sides, sides_of};
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::CandidateKind;
use crate::schema::{ActorType, VerbClass};

/// نفت الرباط اتهامات الجزائر، رد على دعوات المعارضة: whoever answers is meant.
pub(super) fn answer_charges(scene: Scene<'_>, events: &mut [Coded]) {
    const ANSWERING: &[&str] = &["نفي", "رفض", "رد", "دحض", "فند", "استنكر", "تجاهل", "كذب", "واجه", "استجاب"];
    let view = scene.view;
    for event in events.iter_mut() {
        let kind = view.schema.frame(event.frame).map_or("", |f| f.kind.as_str());
        let CandidateKind::Noun(p) = event.candidate.kind else { continue };
        let targeted = event.has("target");
        if !matches!(kind, "accusation" | "request") || targeted {
            continue;
        }
        let Some(&(clause, position)) = scene.clauses.places.get(p) else { continue };
        let reached = match position {
            Position::Object => true,
            Position::After(Some(m)) => matches!(m.as_str(), "علي" | "ل"),
            _ => false,
        };
        let Some(clause) = scene.clause(clause).filter(|_| reached) else { continue };
        let answers = clause.verb.is_some_and(|v| v < event.candidate.first && view.conjugates(v, ANSWERING));
        let Some(subject) = clause.subject.as_ref().filter(|s| answers && !s.0.contains(&p)) else { continue };
        let sources = event.sides_as("source");
        for &q in &subject.0 {
            let Some(phrase) = scene.phrase(q).filter(|s| !s.sides.is_empty() && !s.trigger) else { continue };
            if !sources.is_empty() && covers(&sources, &phrase.sides) {
                continue;
            }
            event.roles.push(Filled::named(view, "target", q, phrase));
        }
    }
}

/// طالب الشيخ بفتح ممر، الأمر الذي رفضته عمان، وهو ما رحبت به الرياض: whoever asked for it or
/// offered it is answered.
pub(super) fn answer_askers(scene: Scene<'_>, events: &mut [Coded]) {
    let view = scene.view;
    let kind = |c: &Coded| view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(answer) = events.get(i) else { break };
        let role = match kind(answer) {
            "rejection" => "target",
            "support" => "supported",
            _ => continue,
        };
        let Some(clause) = scene.clause(answer.candidate.clause).filter(|c| c.link == Link::Relative) else { continue };
        // الأمر الذي …، وهو ما …: all that was said before.
        let matter =
            |w: usize| matches!(view.bare(w), "امر" | "هو" | "شيء" | "طلب" | "دعوه" | "عرض" | "مقترح" | "اقتراح");
        let whole = clause.first.checked_sub(1).is_some_and(matter);
        let answered = answer.roles.iter().any(|f| f.role.as_str() == role && !f.sides.is_empty());
        if !whole || answered {
            continue;
        }
        let own: Sides = answer.roles.iter().flat_map(|f| f.sides.iter().copied()).collect();
        let asked = events
            .iter()
            .rev()
            .find(|e| matches!(kind(e), "request" | "proposal") && e.candidate.last < answer.candidate.first);
        let askers: Vec<Filled> = asked
            .into_iter()
            .flat_map(|e| &e.roles)
            .filter(|f| {
                matches!(f.role.as_str(), "source" | "proposer") && !f.sides.is_empty() && !covers(&own, &f.sides)
            })
            .map(|f| Filled { role: role.into(), ..f.clone() })
            .collect();
        if let Some(answer) = events.get_mut(i) {
            answer.roles.extend(askers);
        }
    }
}

/// ردت باكستان على الهجوم الإيراني: each struck the other.
pub(super) fn strike_back(scene: Scene<'_>, events: &mut [Coded]) {
    const REACH: usize = 6;
    let view = scene.view;
    let frame = |c: &Coded| view.schema.frame(c.frame).map_or(("", ""), |f| (f.id.as_str(), f.kind.as_str()));
    let role = |c: &Coded, role: &str| -> Vec<Filled> {
        c.roles.iter().filter(|f| f.role.as_str() == role && !f.sides.is_empty()).cloned().collect()
    };
    for i in 0..events.len() {
        let Some(answer) = events.get(i).filter(|e| frame(e).0 == "assault/strike_back") else { continue };
        let (clause, last, strikers) = (answer.candidate.clause, answer.candidate.last, role(answer, "actor"));
        let answered = events.iter().position(|d| {
            let CandidateKind::Noun(p) = d.candidate.kind else { return false };
            frame(d).1 == "assault"
                && d.candidate.clause == clause
                && d.candidate.first > last
                && d.candidate.first <= last + REACH
                && matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "علي")
        });
        let Some(answered) = answered.filter(|_| !strikers.is_empty()) else { continue };
        let attackers = events.get(answered).map(|d| role(d, "actor")).unwrap_or_default();
        let struck = |by: Vec<Filled>| by.into_iter().map(|f| Filled { role: "target".into(), ..f });
        for (at, by) in [(i, attackers), (answered, strikers)] {
            if let Some(event) = events.get_mut(at).filter(|e| role(e, "target").is_empty()) {
                event.roles.extend(struck(by));
            }
        }
    }
}

/// قال الرئيس الأوغندي إن المحادثات مع المتمردين ستستأنف: who tells of talks with another,
/// no third party named, takes part.
pub(super) fn speaker_takes_part(scene: Scene<'_>, events: &mut [Coded]) {
    let view = scene.view;
    for event in events.iter_mut() {
        let talks = view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "talks");
        let CandidateKind::Noun(p) = event.candidate.kind else { continue };
        let definite = scene.phrase(p).is_some_and(|q| view.reading(q.head_word).article);
        let Some(clause) = scene.clause(event.candidate.clause).filter(|_| talks && definite) else { continue };
        let known: Vec<&Filled> = event.roles.iter().filter(|f| f.role.as_str() == "participant").collect();
        let [other] = known.as_slice() else { continue };
        let with = other.phrase.and_then(|q| scene.clauses.places.get(q));
        let with = matches!(with, Some((_, Position::After(Some(m)))) if m.as_str() == "مع");
        let Some(speaker) = speaker(scene, clause).filter(|_| with && !other.sides.is_empty()) else { continue };
        let outlet = speaker.sides.iter().any(|&s| view.schema.actor(s).is_none_or(|a| a.r#type == ActorType::Outlet));
        if !outlet && !speaker.sides.iter().any(|s| other.sides.contains(s)) {
            event.roles.push(speaker);
        }
    }
}

/// Who says what a clause holds.
fn speaker(scene: Scene<'_>, clause: &Clause) -> Option<Filled> {
    let above = clause.parent.and_then(|c| scene.clause(c)).filter(|_| clause.link == Link::Complement)?;
    let says = verb_class(scene.view, above) == Some(VerbClass::Report);
    let subject = above.subject.as_ref().filter(|_| says)?;
    let &[q] = subject.0.as_slice() else { return None };
    let phrase = scene.phrase(q).filter(|s| !s.trigger && !sides_of(subject, scene.items).is_empty())?;
    Some(Filled::named(scene.view, "participant", q, phrase))
}
