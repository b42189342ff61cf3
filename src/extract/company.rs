//! What the events of one sentence tell of each other: who travels to talks
//! takes part in them, who is between two that talk is their mediator, whoever
//! did what is condemned is blamed.

use super::clause::Position;
use super::coder::Coded;
use super::discourse::Sides;
use super::roles::{Filled, Scene};
use super::trigger::CandidateKind;
use crate::schema::{ActorIndex, Status, VerbClass};

/// Adds to each event what the others of its sentence tell of it.
pub(super) fn infer(scene: Scene<'_>, events: &mut Vec<Coded>) {
    talk_of_parties(scene, events);
    blame_each_other(scene, events);
    protest_against(scene, events);
    join_doers(scene, events);
    blame_doers(scene, events);
    attend_talks(scene, events);
    host_talks(scene, events);
    at_home(scene, events);
    mediate_between(scene, events);
    mediate_talks(scene, events);
    seek_parties(scene, events);
}

/// توصل الجانبان إلى اتفاق بعد جولة من المشاورات: who agreed had talked.
fn talk_of_parties(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(talks) = events.get(i).filter(|e| {
            kind(e) == "talks" && !e.roles.iter().any(|f| f.role.as_str() == "participant" && !f.sides.is_empty())
        }) else {
            continue;
        };
        let CandidateKind::Noun(p) = talks.candidate.kind else { continue };
        let mut at = scene.clauses.places.get(p).map(|&(_, position)| position);
        while let Some(Position::Genitive(of)) = at {
            at = scene.clauses.places.get(of).map(|&(_, position)| position);
        }
        let led_to = matches!(at, Some(Position::After(Some(m)))
            if matches!(m.as_str(), "بعد" | "اثر" | "عقب" | "خلال" | "في" | "من" | "اثناء"));
        let dealt = events.iter().find(|d| {
            kind(d) == "agreement" && {
                let mut sides = Sides::new();
                for &side in d.roles.iter().filter(|f| f.role.as_str() == "party").flat_map(|f| &f.sides) {
                    if !sides.contains(&side) {
                        sides.push(side);
                    }
                }
                sides.len() >= 2
            }
        });
        let roles: Vec<Filled> = dealt
            .filter(|_| led_to)
            .into_iter()
            .flat_map(|d| &d.roles)
            .filter(|f| f.role.as_str() == "party" && !f.sides.is_empty())
            .map(|f| Filled { role: "participant".into(), ..f.clone() })
            .collect();
        if let Some(talks) = events.get_mut(i) {
            talks.roles.extend(roles);
        }
    }
}

/// تظاهروا ضد زيارة الرئيس، للمطالبة باستقالة الحكومة: whom a protest means stands
/// after the words that say why.
fn protest_against(scene: Scene<'_>, events: &mut [Coded]) {
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

/// تبادل البلدان الاتهامات: each blames the other.
fn blame_each_other(scene: Scene<'_>, events: &mut [Coded]) {
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

/// أسقطت الإمارات مساعدات بالتعاون مع مصر: who works with the doer does it too,
/// and the doer works with them.
fn join_doers(scene: Scene<'_>, events: &mut [Coded]) {
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
        // وصل للقاء نظيره
        let meant = matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "ل" | "بهدف"));
        if !purpose && !meant {
            continue;
        }
        let named = |f: &Filled| talks.roles.iter().any(|r| covers(&r.sides, &f.sides));
        let alone = !talks.roles.iter().any(|f| f.role.as_str() == "participant" && !f.sides.is_empty());
        let travel = events.iter().find(|d| {
            kind(d) == "delegation"
                && d.candidate.clause == talks.candidate.clause
                && d.candidate.first < talks.candidate.first
        });
        let mut roles: Vec<Filled> = Vec::new();
        if let Some(travel) = travel {
            // لإجراء محادثات مع نظيره: who travels is the other side.
            for filled in travel.roles.iter().filter(|f| alone || f.role.as_str() == "delegate" && !named(f)) {
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

/// التقى في نيامي قائد الجيش: who takes part at home is no host besides.
fn at_home(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        let guests: Sides = event
            .roles
            .iter()
            .filter(|f| f.role.as_str() == "participant")
            .flat_map(|f| f.sides.iter().copied())
            .collect();
        event.roles.retain(|f| {
            let inside = f
                .phrase
                .and_then(|p| scene.clauses.places.get(p))
                .is_some_and(|(_, position)| matches!(position, Position::After(Some(m)) if m.as_str() == "في"));
            !(f.role.as_str() == "host" && inside && f.sides.iter().any(|s| guests.contains(s)))
        });
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
                    span: phrase.span(scene.view),
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
        let dealt = |t: &&Coded| {
            matches!(kind(t), "talks" | "agreement" | "release" | "ceasefire")
                && t.candidate.first < mediation.candidate.first
        };
        let two = |t: &&Coded| {
            let mut sides = Sides::new();
            for &side in t.roles.iter().flat_map(|f| &f.sides) {
                if !sides.contains(&side) {
                    sides.push(side);
                }
            }
            sides.len() >= 2
        };
        // عقد الرئيسان اجتماعا منذ أن …، وذلك بوساطة قطر: the clause between tells of something else.
        let talks = events
            .iter()
            .rev()
            .filter(dealt)
            .find(|t| t.candidate.clause == mediation.candidate.clause)
            .or_else(|| events.iter().rev().filter(dealt).find(two));
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

pub(super) fn covers(all: &Sides, some: &Sides) -> bool {
    some.iter().all(|s| all.contains(s))
}
