//! Deeds: who does them together, who is blamed for them, whom a protest means.

use super::covers;
use crate::extract::clause::Position;
use crate::extract::coder::Coded;
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::CandidateKind;
use crate::schema::FrameIndex;
use crate::text::Sign;

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
            let apart = scene.clause(together.candidate.clause).is_some_and(|c| c.verb.is_none() && c.lead.is_none())
                && together.candidate.first < d.candidate.first;
            (d.candidate.clause == together.candidate.clause || apart)
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

/// الحرب الإسرائيلية على غزة بين إسرائيل والفصائل: the adjective says who wages it, the other
/// of the two is whom it is waged on.
pub(super) fn attacked_among_two(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        let CandidateKind::Noun(p) = event.candidate.kind else { continue };
        let waged = scene.phrase(p).filter(|q| q.by_nisba).map(|q| q.sides.clone());
        let Some(waged) = waged.filter(|_| event.roles.iter().any(|f| f.role.as_str() == "target")) else { continue };
        let between = |f: &Filled| {
            let place = f.phrase.and_then(|q| scene.clauses.places.get(q));
            matches!(place, Some((_, Position::After(Some(m)))) if m.as_str() == "بين")
        };
        for filled in event.roles.iter_mut().filter(|f| f.role.as_str() == "actor" && between(f)) {
            if !covers(&waged, &filled.sides) {
                filled.role = "target".into();
            }
        }
    }
}

/// Whoever did what is condemned is the one blamed: أدانت هجوم روسيا.
pub(super) fn blame_doers(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(blame) = events.get(i).filter(|e| kind(e) == "accusation" && !e.has("target")) else {
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
        let doers = if doers.is_empty() { told_before(scene, blame, events) } else { doers };
        if let Some(blame) = events.get_mut(i) {
            blame.roles.extend(doers);
        }
    }
}

/// قصفت روسيا كييف، ودانت باريس الهجوم، زار الوزير المدينة ونددوا بالزيارة: whoever did the deed
/// that was just told of.
fn told_before(scene: Scene<'_>, blame: &Coded, events: &[Coded]) -> Vec<Filled> {
    const REACH: usize = 4;
    const DEEDS: &[&str] = &["assault", "delegation", "coercion", "sanction"];
    let view = scene.view;
    let kind = |f: FrameIndex| view.schema.frame(f).map_or("", |f| f.kind.as_str());
    let last = blame.candidate.last;
    let this_deed = scene.items.phrases.iter().find(|q| {
        q.first > last
            && q.first <= last + REACH
            && q.trigger
            && q.sides.is_empty()
            && view.reading(q.head_word).article
    });
    let Some(deed) = this_deed.filter(|_| blame.candidate.kind == CandidateKind::Verb) else { return Vec::new() };
    let alike = |d: &Coded| {
        let of = kind(d.frame);
        DEEDS.contains(&of) && view.lexemes(deed.head_word).any(|(l, form, _)| l.frames_of(form).any(|f| kind(f) == of))
    };
    let does = |f: &Filled| matches!(f.role.as_str(), "actor" | "delegate") && !f.sides.is_empty();
    let blamer = |f: &Filled| blame.roles.iter().any(|s| s.role.as_str() == "source" && covers(&s.sides, &f.sides));
    let told = |d: &&Coded| d.candidate.last < blame.candidate.first && alike(d) && d.roles.iter().any(does);
    let doers = events.iter().rev().find(told).into_iter().flat_map(|d| &d.roles);
    doers.filter(|f| does(f) && !blamer(f)).map(|f| Filled { role: "target".into(), ..f.clone() }).collect()
}

/// تبادل البلدان الاتهامات: each blames the other.
pub(super) fn blame_each_other(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        let blames = scene.view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "accusation");
        let mutual = scene
            .clause(event.candidate.clause)
            .and_then(|c| c.verb)
            .is_some_and(|v| scene.view.conjugates(v, &["تبادل"]));
        let targeted = event.has("target");
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
        if !protest || event.has("target") {
            continue;
        }
        let last = event.candidate.last;
        let why = (last + 1..view.words.len().min(last + NEAR)).find(|&w| {
            let word = view.fold(w);
            AGAINST.contains(&word)
                || OUT.iter().any(|o| word.strip_suffix(o).is_some_and(|c| matches!(c, "" | "ب" | "وب" | "ل")))
        });
        let Some(why) = why else { continue };
        let meant = scene.items.phrases.iter().enumerate().find(|(_, q)| {
            q.last > why
                && q.first <= why + REACH
                // احتجاجا على الغلاء، قبل أن يعيد الجيش فتحها
                && !(why..q.first).any(|w| view.is(w, Sign::Comma))
                && !q.sides.is_empty()
                && (!q.trigger || q.by_nisba)
                && !is_outlet(scene, &q.sides)
        });
        if let Some((p, phrase)) = meant {
            event.roles.push(Filled::named(view, "target", p, phrase));
        }
    }
}

fn is_outlet(scene: Scene<'_>, sides: &[crate::schema::ActorIndex]) -> bool {
    sides.iter().all(|&s| scene.view.schema.actor(s).is_some_and(|a| a.r#type == crate::schema::ActorType::Outlet))
}

/// أثارت زيارة الرئيس احتجاجات، تسبب الوزير في تظاهرات: whoever stirred them is meant by them.
pub(super) fn protest_at(scene: Scene<'_>, events: &mut [Coded]) {
    const STIRRING: &[&str] = &["اثار", "تسبب", "ادي", "فجر", "اشعل", "افضي", "اطلق", "ولد"];
    let view = scene.view;
    for i in 0..events.len() {
        let Some(protest) = events.get(i) else { break };
        let kind = |c: &Coded| view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
        let Some(clause) = scene.clause(protest.candidate.clause).filter(|_| kind(protest) == "protest") else {
            continue;
        };
        let stirs = clause.verb.filter(|&v| v != protest.candidate.first).is_some_and(|v| view.conjugates(v, STIRRING));
        let CandidateKind::Noun(p) = protest.candidate.kind else { continue };
        let stirred = matches!(scene.clauses.places.get(p), Some((_, Position::Object)))
            || matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "في" | "الي" | "ب"));
        let Some(subject) = clause.subject.as_ref().filter(|s| stirs && stirred && !s.0.contains(&p)) else { continue };
        // زيارة الرئيس: he who came; قرار الحكومة: she who decided.
        let deed = subject.0.first().copied();
        let of_deed = events
            .iter()
            .filter(|d| matches!(d.candidate.kind, CandidateKind::Noun(q) if Some(q) == deed))
            .flat_map(|d| d.roles.iter())
            .find(|f| matches!(f.role.as_str(), "delegate" | "actor" | "source") && !f.sides.is_empty())
            .cloned();
        let named =
            deed.and_then(|q| scene.phrase(q).map(|s| (q, s))).filter(|(_, s)| !s.sides.is_empty() && !s.trigger);
        let meant = of_deed.or_else(|| named.map(|(q, s)| Filled::named(view, "target", q, s)));
        let Some(meant) = meant else { continue };
        if let Some(protest) = events.get_mut(i) {
            protest.roles.retain(|f| f.role.as_str() != "actor" || f.sides != meant.sides);
            if !protest.has("target") {
                protest.roles.push(Filled { role: "target".into(), ..meant });
            }
        }
    }
}

/// حمّلت الحركة الجيش مسؤولية الهجوم، ألقت باللوم في الهجوم على إسرائيل: whoever is
/// blamed for a deed did it, in the words of who blames.
pub(super) fn doers_blamed(scene: Scene<'_>, events: &mut [Coded]) {
    const REACH: usize = 9;
    let frame = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.id.as_str());
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(blame) = events.get(i).filter(|e| matches!(frame(e), "accusation/blame" | "accusation/finger")) else {
            continue;
        };
        let of =
            |role: &'static str| blame.roles.iter().filter(move |f| f.role.as_str() == role && !f.sides.is_empty());
        let blamed: Vec<Filled> = of("target").map(|f| Filled { role: "actor".into(), ..f.clone() }).collect();
        let blamers: Vec<Filled> = of("source").cloned().collect();
        let (last, clause) = (blame.candidate.last, blame.candidate.clause);
        let deed = events.iter().position(|d| {
            kind(d) == "assault"
                && matches!(d.candidate.kind, CandidateKind::Noun(_))
                && d.candidate.clause == clause
                && d.candidate.first > last
                && d.candidate.first <= last + REACH
        });
        let Some(deed) = deed.and_then(|d| events.get_mut(d)).filter(|_| !blamed.is_empty()) else { continue };
        let told = |f: &Filled| {
            f.role.as_str() == "actor" && !f.sides.is_empty() && !blamers.iter().any(|b| covers(&b.sides, &f.sides))
        };
        if !deed.roles.iter().any(told) {
            deed.roles.retain(|f| f.role.as_str() != "actor");
            deed.roles.extend(blamed.iter().filter(|b| !deed_target(deed, b)).cloned().collect::<Vec<_>>());
        }
    }
}

fn deed_target(deed: &Coded, doer: &Filled) -> bool {
    deed.roles.iter().any(|f| f.role.as_str() == "target" && covers(&f.sides, &doer.sides))
}

/// رفضت الحركة المقترح الذي قدمته إسرائيل, توعدت طهران بالانتقام بعد اتهامها لإسرائيل:
/// whose plan it was is refused, whoever is accused is threatened.
pub(super) fn meet_with_refusal(scene: Scene<'_>, events: &mut [Coded]) {
    const REACH: usize = 10;
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(event) = events.get(i) else { break };
        let (from, role, reach) = match kind(event) {
            "rejection" if events.iter().any(|e| kind(e) == "proposal") => ("proposal", "proposer", REACH),
            // رفضت طهران الاتهامات الأميركية، طلب باريس
            "rejection" if events.iter().any(|e| kind(e) == "accusation") => ("accusation", "source", REACH),
            "rejection" => ("request", "source", REACH),
            "threat" => ("accusation", "target", 2 * REACH),
            _ => continue,
        };
        let sided = |f: &&Filled, role: &str| f.role.as_str() == role && !f.sides.is_empty();
        let sources: Vec<&Filled> = event.roles.iter().filter(|f| sided(f, "source")).collect();
        if sources.is_empty() || event.roles.iter().any(|f| sided(&f, "target")) {
            continue;
        }
        let same_source = |other: &Coded| {
            kind(event) == "rejection" && matches!(other.candidate.kind, CandidateKind::Noun(_))
                || from == "proposal"
                || other.roles.iter().filter(|f| sided(f, "source")).any(|f| sources.iter().any(|s| s.sides == f.sides))
        };
        let last = event.candidate.last;
        let met: Vec<Filled> = events
            .iter()
            .filter(|o| {
                kind(o) == from && o.candidate.first > last && o.candidate.first <= last + reach && same_source(o)
            })
            .flat_map(|o| o.roles.iter())
            .filter(|f| sided(f, role) && !sources.iter().any(|s| covers(&s.sides, &f.sides)))
            .map(|f| Filled { role: "target".into(), ..f.clone() })
            .collect();
        let answered = if from == "accusation" && met.is_empty() { done_to(scene, events, i) } else { Vec::new() };
        if let Some(event) = events.get_mut(i) {
            event.roles.extend(met);
            event.roles.extend(answered);
        }
    }
}

/// فرضت واشنطن عقوبات على بكين، وتوعدت الصين برد حازم: who did it is threatened.
fn done_to(scene: Scene<'_>, events: &[Coded], threat: usize) -> Vec<Filled> {
    let Some(threat) = events.get(threat) else { return Vec::new() };
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let role = |c: &Coded, role: &'static str| -> Vec<Filled> {
        c.roles.iter().filter(|f| f.role.as_str() == role && !f.sides.is_empty()).cloned().collect()
    };
    let sources = role(threat, "source");
    let suffered = |e: &&Coded| {
        matches!(kind(e), "assault" | "sanction" | "coercion")
            && role(e, "target").iter().any(|t| sources.iter().any(|s| covers(&s.sides, &t.sides)))
    };
    let deeds = events.iter().filter(suffered).flat_map(|e| role(e, "actor"));
    deeds
        .filter(|f| !sources.iter().any(|s| covers(&s.sides, &f.sides)))
        .map(|f| Filled { role: "target".into(), ..f })
        .collect()
}
