//! Mediation: between whom, and what is no event beside it.

use super::{besides, covers};
use crate::extract::clause::{Link, Position};
use crate::extract::coder::Coded;
use crate::extract::discourse::Sides;
use crate::extract::phrase::{Anaphor, Phrase};
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::{CandidateKind, descends};
use crate::schema::HeadClass;
use smallvec::SmallVec;

/// مفاوضات بين أ وب بوساطة ج: who talks are the parties of the mediation.
pub(super) fn mediate_between(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(mediation) = events.get(i).filter(|e| kind(e) == "mediation" && !e.has("party")) else {
            continue;
        };
        let by = matches!(mediation.candidate.kind, CandidateKind::Noun(p)
            if matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "ب" | "عبر" | "من قبل" | "بوساطه" | "برعايه")));
        // أشاد بالوساطة السعودية: what is praised is no means.
        let governs = |e: &Coded| {
            let role = crate::morph::Marker::of("ب")
                .and_then(|m| scene.view.schema.frame(e.frame).and_then(|f| f.role(crate::schema::Slot::After(m))));
            e.candidate.kind == CandidateKind::Verb
                && role.is_some()
                && e.candidate.clause == mediation.candidate.clause
                && e.candidate.last < mediation.candidate.first
                && matches!(kind(e), "support" | "accusation" | "rejection")
        };
        let by = by && !events.iter().any(governs);
        // اتفاق توسط فيه الرئيس، مفاوضات يسّرتها سويسرا: of whom the head is.
        let clause = scene.clause(mediation.candidate.clause).filter(|c| c.link == Link::Relative);
        let head = clause.and_then(|c| c.head.as_ref()).filter(|_| mediation.candidate.kind == CandidateKind::Verb);
        let of_head = |t: &&Coded| {
            matches!(t.candidate.kind, CandidateKind::Noun(q) if head.is_some_and(|h| h.0.contains(&q)))
                || head.is_some_and(|h| {
                    h.0.iter().any(|&q| scene.clauses.places.get(q) == Some(&(t.candidate.clause, Position::Object)))
                        && t.candidate.kind == CandidateKind::Verb
                })
        };
        if !by && head.is_none() {
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
        let near = |t: &&Coded| t.candidate.clause == mediation.candidate.clause;
        let talks = if by {
            let here = || events.iter().rev().filter(dealt).filter(near);
            here().find(two).or_else(|| here().next()).or_else(|| events.iter().rev().filter(dealt).find(two))
        } else {
            events.iter().rev().filter(dealt).filter(of_head).find(two)
        };
        if !by && talks.is_none() {
            continue;
        }
        // مفاوضات بين أ وب بوساطة ج وبمشاركة د: who joins is no party beside the two.
        let two_alone = talks.is_some_and(|t| {
            let alone = t.roles.iter().filter(|f| !besides(scene, f)).flat_map(|f| &f.sides);
            alone.count() >= 2
        });
        let parties: Vec<Filled> = talks
            .into_iter()
            .flat_map(|t| t.roles.iter())
            .filter(|f| matches!(f.role.as_str(), "participant" | "party" | "releaser") && !f.sides.is_empty())
            .filter(|f| !mediation.roles.iter().any(|m| covers(&m.sides, &f.sides)))
            .filter(|f| !(two_alone && besides(scene, f)))
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

/// اتصالات بين الوسيطين، سلّم الوسطاء رده: mediators who meet or are told something
/// are named by what they are; that they mediate is not told.
pub(super) fn named_as_mediators(scene: Scene<'_>, events: &mut Vec<Coded>) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let person =
        |p: usize| scene.phrase(p).is_some_and(|q| matches!(q.class, Some(HeadClass::Person | HeadClass::People)));
    // التقى الوسيط القطري وفد الحركة: he does what mediators do.
    let among_themselves = |e: &Coded| {
        let sided = || e.roles.iter().filter(|f| !f.sides.is_empty());
        sided().any(|f| f.role.as_str() == "addressee")
            || sided().all(|f| sided().next().is_some_and(|g| covers(&g.sides, &f.sides)))
    };
    let named: SmallVec<[usize; 4]> = events
        .iter()
        .filter(|e| matches!(kind(e), "talks" | "agreement" | "proposal") && among_themselves(e))
        .flat_map(|e| e.roles.iter().filter_map(|f| f.phrase))
        .collect();
    events.retain(|e| {
        !(kind(e) == "mediation"
            && matches!(e.candidate.kind, CandidateKind::Noun(p) if person(p) && named.contains(&p)))
    });
}

/// حشد الدعم للجهود المصرية، دعم دور قطر: what is backed belongs to the support; the
/// mediator is who is supported.
pub(super) fn support_mediators(scene: Scene<'_>, events: &mut Vec<Coded>) {
    const REACH: usize = 3;
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let backs = |c: &Coded| {
        const BACKING: &[&str] = &["دعم", "ساند", "مسانده", "تاييد", "مؤازره"];
        (c.candidate.first..=c.candidate.last).any(|w| BACKING.iter().any(|b| scene.view.fold(w).contains(b)))
    };
    let mut i = 0;
    while i < events.len() {
        let praised = events.get(i).filter(|m| kind(m) == "mediation").and_then(|m| {
            let CandidateKind::Noun(p) = m.candidate.kind else { return None };
            let object = matches!(
                scene.clauses.places.get(p),
                Some((_, Position::Object | Position::Genitive(_) | Position::After(_)))
            );
            events.iter().position(|s| {
                object
                    && kind(s) == "support"
                    && backs(s)
                    && s.candidate.clause == m.candidate.clause
                    && s.candidate.last < m.candidate.first
                    && m.candidate.first - s.candidate.last <= REACH
            })
        });
        let Some(at) = praised else {
            i += 1;
            continue;
        };
        let efforts = events.remove(i);
        let Some(support) = events.get_mut(if at > i { at - 1 } else { at }) else { continue };
        let supporters = support.sides_as("supporter");
        let known = support.has("supported");
        for filled in efforts.roles.into_iter().filter(|f| f.role.as_str() == "mediator" && !known) {
            if !filled.sides.is_empty() && !covers(&supporters, &filled.sides) {
                support.roles.push(Filled { role: "supported".into(), ..filled });
            }
        }
    }
}

/// Talks that are what someone mediates are no event of their own: their
/// participants are the parties (تسهيل الحوار بين الجانبين).
pub(super) fn mediate_talks(scene: Scene<'_>, events: &mut Vec<Coded>) {
    const REACH: usize = 8;
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let mut i = 0;
    while i < events.len() {
        let mediation = events
            .get(i)
            .filter(|e| kind(e) == "talks" && matches!(e.candidate.kind, CandidateKind::Noun(_)))
            // جهود مصر في استضافة المفاوضات: who hosts them is told.
            .filter(|e| e.roles.iter().all(|f| f.role.as_str() != "host"))
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
        let mediators = event.sides_as("mediator");
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
pub(super) fn seek_parties(scene: Scene<'_>, events: &mut [Coded]) {
    const FURTHER: usize = 14;
    let is_mediation = |e: &Coded| scene.view.schema.frame(e.frame).is_some_and(|f| f.kind.as_str() == "mediation");
    for event in events.iter_mut().filter(|e| is_mediation(e)) {
        let mediators = event.sides_as("mediator");
        event.roles.retain(|f| f.role.as_str() != "party" || f.sides.is_empty() || !covers(&mediators, &f.sides));
        if event.has("party") {
            continue;
        }
        let near = scene
            .clauses
            .all
            .iter()
            .enumerate()
            .filter(|&(c, _)| c == event.candidate.clause || descends(scene.clauses, c, event.candidate.clause));
        let between = near.flat_map(|(_, c)| c.after.iter()).find(|(marker, group, word)| {
            let sides = crate::extract::discourse::sides_of(group, scene.items);
            marker.is_some_and(|m| m.as_str() == "بين")
                && *word > event.candidate.last
                && sides.len() == 2
                && !sides.iter().any(|s| mediators.contains(s))
        });
        // يسعى إلى حلول ترضي جميع الأطراف: the two who are meant by it.
        let meant = || {
            scene.items.phrases.iter().enumerate().find(|(_, q)| {
                q.resolved
                    && q.anaphor == Some(Anaphor::Parties)
                    && q.first > event.candidate.last
                    && q.first <= event.candidate.end.max(event.candidate.last + FURTHER)
                    && !q.sides.iter().any(|s| mediators.contains(s))
            })
        };
        let named = between.into_iter().flat_map(|(_, group, _)| group.0.iter());
        let mut parties: SmallVec<[(usize, &Phrase); 3]> =
            named.filter_map(|&p| scene.phrase(p).map(|q| (p, q))).collect();
        if parties.is_empty() {
            parties.extend(meant());
        }
        for phrase in parties {
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

/// اتفق الجانبان التركي والأوكراني بوساطة أنقرة: who is between others is none of them.
pub(super) fn part_from_mediators(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        if scene.view.schema.frame(event.frame).is_none_or(|f| f.kind.as_str() != "mediation") {
            continue;
        }
        let mediators = event.sides_as("mediator");
        // عرضت البرازيل التوسط بين الجانبين: two of whom she is one are not meant.
        event.roles.retain(|f| {
            let pair = f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| p.anaphor == Some(Anaphor::Parties));
            !(f.role.as_str() == "party" && pair && f.sides.iter().any(|s| mediators.contains(s)))
        });
        for party in event.roles.iter_mut().filter(|f| f.role.as_str() == "party" && f.sides.len() > 1) {
            party.sides.retain(|s| !mediators.contains(s));
            party.actors.retain(|a| !mediators.contains(a));
        }
    }
}
