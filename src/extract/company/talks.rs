//! Talks: who takes part in them, who holds them.

use super::{besides, covers};
use crate::extract::clause::Position;
use crate::extract::coder::Coded;
use crate::extract::discourse::Sides;
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::CandidateKind;
use crate::schema::{HeadClass, Status, VerbClass};

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
        let Some(talks) = events.get(i).filter(|e| {
            let mut known = e.roles.iter().filter(|f| f.role.as_str() == "participant" && !f.sides.is_empty());
            kind(e) == "talks" && known.all(|f| besides(scene, f))
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

/// أسفرت المحادثات بين أنقرة وأثينا عن اتفاق: who talked agreed.
pub(super) fn agree_in_talks(scene: Scene<'_>, events: &mut [Coded]) {
    for i in 0..events.len() {
        let led_to = |e: &Coded| scene.view.schema.frame(e.frame).is_some_and(|f| f.id == "agreement/result_in");
        let known = |e: &Coded| e.has("party");
        let Some(deal) = events.get(i).filter(|e| led_to(e) && !known(e)) else { continue };
        let talked = |e: &&Coded| {
            let people = e.roles.iter().filter(|f| f.role.as_str() == "participant" && !f.sides.is_empty());
            let kind = scene.view.schema.frame(e.frame).map_or("", |f| f.kind.as_str());
            kind == "talks" && e.status == deal.status && people.count() >= 2
        };
        let Some(talks) = events.iter().find(talked) else { continue };
        let people = talks.roles.iter().filter(|f| f.role.as_str() == "participant" && !besides(scene, f));
        let roles: Vec<Filled> = people.map(|f| Filled { role: "party".into(), ..f.clone() }).collect();
        if let Some(deal) = events.get_mut(i) {
            deal.roles.extend(roles);
        }
    }
}

/// Talks in a capital or a state are held by that state, unless it takes part.
pub(super) fn host_talks(scene: Scene<'_>, events: &mut [Coded]) {
    // القمة …، بعد إغلاق المتظاهرين المطار في بانكوك: where something else went on.
    let elsewhere: Vec<(usize, usize)> = events
        .iter()
        .filter(|e| {
            let kind = scene.view.schema.frame(e.frame).map_or("", |f| f.kind.as_str());
            matches!(kind, "protest" | "coercion")
        })
        .map(|e| (e.candidate.clause, e.candidate.first))
        .collect();
    for event in
        events.iter_mut().filter(|e| scene.view.schema.frame(e.frame).is_some_and(|f| f.kind.as_str() == "talks"))
    {
        if event.roles.iter().any(|f| f.role.as_str() == "host") {
            continue;
        }
        let Some(clause) = scene.clause(event.candidate.clause) else { continue };
        let place = clause.after.iter().find_map(|(marker, group, word)| {
            let inside = marker.is_some_and(|m| m.as_str() == "في")
                && !troubles(scene, event, *word)
                && !elsewhere
                    .iter()
                    .any(|&(c, w)| c == event.candidate.clause && w > event.candidate.last && w < *word)
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
                event.roles.push(Filled::named(scene.view, "host", p, phrase));
            }
        }
    }
}

/// التقى في نيامي قائد الجيش: who takes part at home is no host besides.
pub(super) fn at_home(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        let guests = event.sides_as("participant");
        event.roles.retain(|f| {
            let inside = f
                .phrase
                .and_then(|p| scene.clauses.places.get(p))
                .is_some_and(|(_, position)| matches!(position, Position::After(Some(m)) if m.as_str() == "في"));
            !(f.role.as_str() == "host" && inside && f.sides.iter().any(|s| guests.contains(s)))
        });
    }
}

/// زار السيناتور هاركن كوبا: an office without a land is not of the land that it visits.
pub(super) fn strangers(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        if scene.view.schema.frame(event.frame).is_none_or(|f| f.kind.as_str() != "delegation") {
            continue;
        }
        let hosts = event.sides_as("host");
        for guest in event.roles.iter_mut().filter(|f| f.role.as_str() == "delegate") {
            let guessed = guest.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| {
                p.resolved && p.pronoun.is_none() && p.surname.is_some() && p.class == Some(HeadClass::Person)
            });
            if guessed && !hosts.is_empty() && covers(&hosts, &guest.sides) {
                guest.sides.clear();
                guest.actors.clear();
            }
        }
    }
}

/// المفاوضات لإقناع الخاطفين بالإفراج عنه: whoever is to be persuaded takes part.
pub(super) fn persuade(scene: Scene<'_>, events: &mut [Coded]) {
    const REACH: usize = 4;
    let view = scene.view;
    for event in events.iter_mut() {
        let talks = view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "talks");
        if !talks || !matches!(event.candidate.kind, CandidateKind::Noun(_)) || event.has("participant") {
            continue;
        }
        let last = event.candidate.last;
        let persuading = (last + 1..=last + REACH).find(|&w| matches!(view.fold(w), "لاقناع" | "لحمل" | "لحث"));
        let whom = persuading.and_then(|w| scene.items.phrases.iter().position(|q| q.first == w + 1));
        let Some((p, whom)) = whom.and_then(|p| scene.phrase(p).map(|q| (p, q))) else { continue };
        if !whom.sides.is_empty() || matches!(whom.class, Some(HeadClass::Person | HeadClass::People)) {
            event.roles.push(Filled::named(view, "participant", p, whom));
        }
    }
}

/// لم تستبعد الوزيرة لقاء نظيرها: whose peer one meets takes part.
pub(super) fn meet_peers(scene: Scene<'_>, events: &mut [Coded]) {
    for event in events.iter_mut() {
        let talks = scene.view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "talks");
        let people: Vec<&Filled> =
            event.roles.iter().filter(|f| f.role.as_str() == "participant" && !f.sides.is_empty()).collect();
        let &[peer] = people.as_slice() else { continue };
        let Some((p, phrase)) = peer.phrase.and_then(|p| scene.phrase(p).map(|q| (p, q))).filter(|_| talks) else {
            continue;
        };
        let is_peer =
            phrase.lemma.as_deref().is_some_and(|l| matches!(l, "نظير" | "نظيره")) && phrase.pronoun.is_some();
        let sides = scene.discourse.owner(p, scene.items, scene.clauses);
        if is_peer && !sides.is_empty() && !covers(&peer.sides, &sides) {
            let span = scene.view.span(event.candidate.first, event.candidate.last);
            event.roles.push(Filled { role: "participant".into(), span, actors: sides.clone(), sides, phrase: None });
        }
    }
}

/// جولة المبعوث لحث الدول على …: whoever travels asks, mediates.
pub(super) fn come_for(scene: Scene<'_>, events: &mut [Coded]) {
    const REACH: usize = 12;
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    for i in 0..events.len() {
        let Some(aim) = events.get(i) else { break };
        let role = match kind(aim) {
            "request" => "source",
            "mediation" => "mediator",
            _ => continue,
        };
        let CandidateKind::Noun(p) = aim.candidate.kind else { continue };
        let meant = matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "ل" | "بهدف"));
        if !meant || aim.roles.iter().any(|f| f.role.as_str() == role && !f.sides.is_empty()) {
            continue;
        }
        let travel = events.iter().find(|d| {
            kind(d) == "delegation"
                && d.candidate.clause == aim.candidate.clause
                && d.candidate.last < aim.candidate.first
                && aim.candidate.first - d.candidate.last <= REACH
        });
        let targets: Sides =
            aim.roles.iter().filter(|f| f.role.as_str() != role).flat_map(|f| f.sides.iter().copied()).collect();
        let travellers: Vec<Filled> = travel
            .into_iter()
            .flat_map(|d| &d.roles)
            .filter(|f| f.role.as_str() == "delegate" && !f.sides.is_empty() && !covers(&targets, &f.sides))
            .map(|f| Filled { role: role.into(), ..f.clone() })
            .collect();
        if let Some(aim) = events.get_mut(i) {
            aim.roles.extend(travellers);
        }
    }
}

/// وتناول اللقاء ملف الحدود: the meeting that the sentence before told of.
pub(super) fn meet_again(scene: Scene<'_>, events: &mut [Coded]) {
    const MEETINGS: &[&str] =
        &["لقاء", "اجتماع", "قمه", "جلسه", "اتصال", "مكالمه", "محادثات", "مباحثات", "جوله", "مشاورات"];
    let view = scene.view;
    for event in events.iter_mut() {
        let talks = view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "talks");
        let CandidateKind::Noun(p) = event.candidate.kind else { continue };
        let Some(phrase) = scene.phrase(p).filter(|_| talks) else { continue };
        let named = event.has("participant");
        let alone = phrase.first == phrase.last && view.reading(phrase.head_word).article;
        let met = scene.discourse.met();
        let word = view.fold(phrase.head_word);
        if named || !alone || met.is_empty() || !MEETINGS.iter().any(|m| word.ends_with(m)) {
            continue;
        }
        event.roles.push(Filled {
            role: "participant".into(),
            span: phrase.span(view),
            actors: met.clone(),
            sides: met.clone(),
            phrase: None,
        });
    }
}

/// بحثا الوضع في فنزويلا، لوقف القتال في السودان: what goes on there is talked about.
fn troubles(scene: Scene<'_>, talks: &Coded, preposition: usize) -> bool {
    const TROUBLES: &[&str] = &[
        "وضع",
        "اوضاع",
        "ازمه",
        "حرب",
        "تطورات",
        "صراع",
        "نزاع",
        "قتال",
        "احداث",
        "عدوان",
        "انتخابات",
        "سلام",
        "استقرار",
        "مستجدات",
        "قتاليه",
        "عسكريه",
        "نار",
        "هدنه",
        "امن",
    ];
    let Some(before) = preposition.checked_sub(1).filter(|&b| b > talks.candidate.last) else { return false };
    let word = scene.view.fold(before);
    TROUBLES.contains(&word.strip_prefix("ال").unwrap_or(word))
}
