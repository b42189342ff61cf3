//! Deeds: who does them together, who is blamed for them, whom a protest means.

use super::covers;
use crate::extract::clause::Position;
use crate::extract::coder::Coded;
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::CandidateKind;

/// أسقطت الإمارات مساعدات بالتعاون مع مصر: who works with the doer does it too,
/// and the doer works with them.
pub(super) fn join_doers(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map(|f| &f.kind);
    for i in 0..events.len() {
        let Some(together) = events.get(i).filter(|e| kind(e).is_some_and(|k| k.as_str() == "cooperation")) else {
            continue;
        };
        let CandidateKind::Noun(p) = together.candidate.kind else { continue };
        let with = matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "ب");
        let deed = events.iter().position(|d| {
            d.candidate.clause == together.candidate.clause
                && kind(d).is_some_and(|k| matches!(k.as_str(), "aid_delivery" | "funding" | "release" | "assault"))
        });
        let Some((deed, _)) = deed.filter(|_| with).and_then(|d| events.get(d).map(|e| (d, e))) else { continue };
        let role = events
            .get(deed)
            .and_then(kind)
            .and_then(|k| scene.view.schema.kind(k))
            .and_then(|k| k.roles.first().cloned());
        let Some(role) = role else { continue };
        let helpers: Vec<Filled> = together.roles.iter().filter(|f| !f.sides.is_empty()).cloned().collect();
        let doers: Vec<Filled> = events
            .get(deed)
            .into_iter()
            .flat_map(|d| d.roles.iter())
            .filter(|f| f.role == role && !f.sides.is_empty())
            .cloned()
            .collect();
        if let Some(deed) = events.get_mut(deed) {
            let new = helpers.iter().filter(|h| !doers.iter().any(|d| covers(&d.sides, &h.sides)));
            deed.roles.extend(new.map(|h| Filled { role: role.clone(), ..h.clone() }));
        }
        if let Some(together) = events.get_mut(i) {
            let new = doers.iter().filter(|d| !helpers.iter().any(|h| covers(&h.sides, &d.sides)));
            together.roles.extend(new.map(|d| Filled { role: "participant".into(), ..d.clone() }));
        }
    }
}

/// Whoever did what is condemned is the one blamed: أدانت هجوم روسيا.
pub(super) fn blame_doers(scene: Scene<'_>, events: &mut [Coded]) {
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

/// تبادل البلدان الاتهامات: each blames the other.
pub(super) fn blame_each_other(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        let blames = scene.view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "accusation");
        let mutual = scene
            .clause(event.candidate.clause)
            .and_then(|c| c.verb)
            .is_some_and(|v| scene.view.lexemes(v).any(|(l, f, _)| f.is_finite() && &*l.lemma == "تبادل"));
        let targeted = event.roles.iter().any(|f| f.role.as_str() == "target" && !f.sides.is_empty());
        if !blames || !mutual || targeted {
            continue;
        }
        let each: Vec<Filled> = event
            .roles
            .iter()
            .filter(|f| f.role.as_str() == "source" && !f.sides.is_empty())
            .map(|f| Filled { role: "target".into(), ..f.clone() })
            .collect();
        event.roles.extend(each);
    }
}

/// تظاهروا ضد زيارة الرئيس، للمطالبة باستقالة الحكومة: whom a protest means stands
/// after the words that say why.
pub(super) fn protest_against(scene: Scene<'_>, events: &mut [Coded]) {
    const AGAINST: &[&str] = &["ضد", "احتجاجا", "للاحتجاج", "للتنديد", "تنديدا", "رفضا", "استنكارا", "غضبا"];
    const OUT: &[&str] = &["استقاله", "رحيل", "اسقاط", "اقاله", "تنحي", "عزل", "محاكمه", "تنحيه"];
    const REACH: usize = 8;
    const NEAR: usize = 20;
    let view = scene.view;
    for event in events.iter_mut() {
        let protest = view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "protest");
        if !protest || event.roles.iter().any(|f| f.role.as_str() == "target" && !f.sides.is_empty()) {
            continue;
        }
        let last = event.candidate.last;
        let why = (last + 1..view.words.len().min(last + NEAR)).find(|&w| {
            let word = view.fold(w);
            AGAINST.contains(&word)
                || OUT.iter().any(|o| word.strip_suffix(o).is_some_and(|c| matches!(c, "" | "ب" | "وب" | "ل")))
        });
        let Some(why) = why else { continue };
        let meant =
            scene.items.phrases.iter().enumerate().find(|(_, q)| {
                q.last > why && q.first <= why + REACH && !q.sides.is_empty() && (!q.trigger || q.by_nisba)
            });
        if let Some((p, phrase)) = meant {
            event.roles.push(Filled {
                role: "target".into(),
                span: phrase.span(view),
                actors: phrase.actors.clone(),
                sides: phrase.sides.clone(),
                phrase: Some(p),
            });
        }
    }
}
