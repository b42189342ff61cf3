//! Who is struck: whoever passes by when something goes off, whoever meets where a strike
//! falls, whoever protesters stand against.

use super::covers;
use crate::extract::clause::Position;
use crate::extract::coder::Coded;
use crate::extract::phrase::Phrase;
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::CandidateKind;

/// انفجرت عبوة لدى مرور دورية للجيش: whose patrol passed by is hit.
pub(super) fn passing_by(scene: Scene<'_>, events: &mut Vec<Coded>) {
    const NEAR: usize = 16;
    let view = scene.view;
    // عند مرور الشاحنات: a time, no relief let through.
    if events.iter().any(|e| view.schema.frame(e.frame).is_some_and(|f| f.kind.as_str() == "assault")) {
        events.retain(|e| {
            let relief = view.schema.frame(e.frame).is_some_and(|f| f.kind.as_str() == "aid_delivery");
            let before = e.candidate.first.checked_sub(1).map_or("", |b| view.fold(b));
            !(relief && view.fold(e.candidate.first) == "مرور" && matches!(before, "لدي" | "عند" | "اثناء"))
        });
    }
    for event in events.iter_mut() {
        let attack = view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "assault");
        if !attack || event.has("target") {
            continue;
        }
        let last = event.candidate.last;
        let passes = |p: &Phrase| matches!(view.fold(p.head_word), "مرور" | "لمرور" | "عبور" | "بمرور");
        let near = |p: &Phrase| p.first > last && p.first <= last + NEAR;
        let passing = scene.items.phrases.iter().enumerate().find(|(_, p)| near(p) && passes(p));
        let Some((p, passing)) = passing else { continue };
        let before = passing.first.checked_sub(1).map_or("", |b| view.fold(b));
        let when = matches!(before, "لدي" | "عند" | "اثناء" | "خلال");
        let who = scene.phrase(p + 1).filter(|q| when && q.first == passing.last + 1 && !q.sides.is_empty());
        if let Some(who) = who {
            event.roles.retain(|f| f.role.as_str() != "target");
            event.roles.push(Filled::named(scene.view, "target", p + 1, who));
        }
    }
}

/// استهدفت الضربة اجتماعا للتنظيم: whoever meets there is struck, and of the meeting nothing
/// else is told.
pub(super) fn strike_meeting(scene: Scene<'_>, events: &mut Vec<Coded>) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let mut i = 0;
    while i < events.len() {
        let struck = events.get(i).filter(|m| kind(m) == "talks").and_then(|meeting| {
            let CandidateKind::Noun(p) = meeting.candidate.kind else { return None };
            let &(clause, position) = scene.clauses.places.get(p)?;
            let direct = match position {
                Position::Object => true,
                Position::Genitive(of) => scene.phrase(of).is_some_and(|q| aims(scene, q.head_word)),
                _ => false,
            };
            let verb = scene.clause(clause).and_then(|c| c.verb);
            let aimed = direct && verb.is_some_and(|v| aims(scene, v) || matches!(position, Position::Genitive(_)));
            let indefinite = scene.phrase(p).is_some_and(|q| !scene.view.reading(q.head_word).article);
            (aimed && indefinite).then(|| meeting.roles.clone())
        });
        let Some(met) = struck else {
            i += 1;
            continue;
        };
        events.remove(i);
        let attack = events.iter_mut().rev().find(|a| kind(a) == "assault");
        if let Some(attack) = attack.filter(|a| !a.has("target")) {
            let doers: Vec<_> = attack.roles.iter().filter(|f| f.role.as_str() == "actor").cloned().collect();
            attack.roles.extend(
                met.into_iter()
                    .filter(|f| f.role.as_str() == "participant" && !f.sides.is_empty())
                    .filter(|f| !doers.iter().any(|d| covers(&d.sides, &f.sides)))
                    .map(|f| Filled { role: "target".into(), ..f }),
            );
        }
    }
}

/// استهدف، قصف، ضرب: verbs and masdars of what is done to a place.
fn aims(scene: Scene<'_>, word: usize) -> bool {
    scene
        .view
        .lexemes(word)
        .any(|(l, _, _)| matches!(&*l.lemma, "استهدف" | "استهداف" | "قصف" | "ضرب" | "هاجم" | "مهاجمه" | "اصاب" | "طال"))
}

/// متظاهرون مناوئون للحكومة، مسيرة مناهضة للحرب: against whom they stand.
pub(super) fn stand_against(scene: Scene<'_>, events: &mut [Coded]) {
    const STEMS: &[&str] = &["مناهض", "مناوئ", "مناوي", "مناوء", "معادي", "معارض", "رافض", "مندد"];
    const REACH: usize = 5;
    let view = scene.view;
    for event in events.iter_mut() {
        let protest = view.schema.frame(event.frame).is_some_and(|f| f.kind.as_str() == "protest");
        if !protest || event.has("target") {
            continue;
        }
        let last = event.candidate.last;
        let against = (last + 1..=last + REACH).find(|&w| {
            let word = view.fold(w);
            let word = word.strip_prefix("ال").unwrap_or(word);
            let governs = view.reading(w + 1).preposition.is_some() || matches!(view.fold(w + 1), "ل" | "ب");
            STEMS.iter().any(|s| word.starts_with(s)) && governs
        });
        let Some(against) = against else { continue };
        let meant = scene
            .items
            .phrases
            .iter()
            .enumerate()
            .find(|(_, q)| q.last > against && q.first > last && q.first <= against + 3);
        if let Some((p, phrase)) = meant.filter(|(_, q)| !q.sides.is_empty() && (!q.trigger || q.by_nisba)) {
            // المناهضين للحكومة: they do not protest as the government.
            event.roles.retain(|f| f.phrase != Some(p));
            event.roles.push(Filled::named(scene.view, "target", p, phrase));
        }
    }
}
