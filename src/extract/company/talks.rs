//! Talks: who takes part in them, who holds them.

use super::covers;
use crate::extract::clause::Position;
use crate::extract::coder::Coded;
use crate::extract::discourse::Sides;
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::CandidateKind;
use crate::schema::{Status, VerbClass};

/// Who travels to take part in talks takes part in them:
/// وصل وفد إلى القاهرة للمشاركة في المفاوضات.
pub(super) fn attend_talks(scene: Scene<'_>, events: &mut [Coded]) {
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
        let travel = events.iter().find(|d| {
            kind(d) == "delegation"
                && d.candidate.clause == talks.candidate.clause
                && d.candidate.first < talks.candidate.first
        });
        // للمشاركة في المفاوضات: no one takes part but who travels.
        let travels = |f: &Filled| {
            travel.is_some_and(|t| t.roles.iter().any(|d| d.role.as_str() == "delegate" && covers(&d.sides, &f.sides)))
        };
        let alone = !talks.roles.iter().any(|f| f.role.as_str() == "participant" && !f.sides.is_empty() && !travels(f));
        let mut roles: Vec<Filled> = Vec::new();
        if let Some(travel) = travel {
            // لإجراء محادثات مع نظيره: who travels is the other side.
            for filled in travel.roles.iter().filter(|f| !named(f) && (alone || f.role.as_str() == "delegate")) {
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

/// توصل الجانبان إلى اتفاق بعد جولة من المشاورات: who agreed had talked.
pub(super) fn talk_of_parties(scene: Scene<'_>, events: &mut [Coded]) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        // عقب اجتماع بحضور رئيس الوزراء: who is there besides says nothing of them.
        let besides = |f: &Filled| {
            let place = f.phrase.and_then(|p| scene.clauses.places.get(p));
            matches!(place, Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "بحضور" | "بمشاركه"))
        };
        let Some(talks) = events.get(i).filter(|e| {
            let mut known = e.roles.iter().filter(|f| f.role.as_str() == "participant" && !f.sides.is_empty());
            kind(e) == "talks" && known.all(besides)
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

/// Talks in a capital or a state are held by that state, unless it takes part.
pub(super) fn host_talks(scene: Scene<'_>, events: &mut [Coded]) {
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

/// التقى في نيامي قائد الجيش: who takes part at home is no host besides.
pub(super) fn at_home(scene: Scene<'_>, events: &mut [Coded]) {
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
