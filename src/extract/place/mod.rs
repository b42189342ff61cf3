//! Where an event happened.

mod linked;
mod named;

use super::clause::{Clause, Link, Position};
use super::coder::Coded;
use super::roles::Scene;
use super::trigger::CandidateKind;
use crate::morph::Marker;
use crate::schema::{PlaceIndex, VerbClass};
use crate::text::Sign;
use named::{is_state, place_of};

/// The place of an event: what its own noun names, after في in its own clause
/// or in the relative clause that tells of it, else where its host, target or
/// recipient is, else what the clauses around it or the dateline name.
pub fn of(scene: Scene<'_>, coded: &Coded) -> Option<PlaceIndex> {
    let kind = scene.view.schema.frame(coded.frame)?.kind.as_str();
    let own = scene.clause(coded.candidate.clause)?;
    let last = coded.candidate.last;
    let stated = places(own, scene, kind).filter(|&(_, word)| !is_content(scene, own, kind, last, word));
    let (after, before): (Vec<_>, Vec<_>) = stated.partition(|&(_, word)| word > last);
    let first = |places: &[(PlaceIndex, usize)]| exact(scene, places);
    let talks = kind == "talks";
    let of_it = by_genitive(scene, coded, kind);
    of_it
        .filter(|_| !talks)
        .or_else(|| first(&after))
        // «محادثات غزة» may be about it.
        .or_else(|| if talks { by_roles(scene, coded, kind).or(of_it) } else { None })
        .or_else(|| told_of(scene, coded, kind))
        .or_else(|| by_object(scene, coded, kind))
        .or_else(|| first(&before))
        .or_else(|| by_scene(scene, coded))
        .or_else(|| by_roles(scene, coded, kind))
        .or_else(|| linked::place(scene, coded, kind))
}

/// إلى ليبيا أمس إلى بنغازي: the first place, or one within it that is told besides.
fn exact(scene: Scene<'_>, places: &[(PlaceIndex, usize)]) -> Option<PlaceIndex> {
    let &(first, _) = places.first()?;
    let within = |&&(place, _): &&(PlaceIndex, usize)| lies_in(scene, place, first);
    Some(places.iter().find(within).map_or(first, |&(place, _)| place))
}

/// Whether a place lies in another, larger one: a town in its state, what the
/// dictionary says.
fn lies_in(scene: Scene<'_>, place: PlaceIndex, larger: PlaceIndex) -> bool {
    let schema = scene.view.schema;
    let (Some(inner), Some(outer)) = (schema.place(place), schema.place(larger)) else { return false };
    let in_state = is_state(scene, larger) && inner.side.is_some() && inner.side == outer.side;
    place != larger && (in_state || inner.within.as_ref() == Some(&outer.id))
}

/// The places in a clause that an event of the kind may happen in.
fn places<'s>(clause: &'s Clause, scene: Scene<'s>, kind: &'s str) -> impl Iterator<Item = (PlaceIndex, usize)> + 's {
    let after = clause.after.iter().filter_map(move |(marker, group, word)| {
        let place = group.0.iter().find_map(|&p| place_of(scene, p))?;
        fits(scene, kind, *marker, *word, place).then_some((place, *word))
    });
    let seats = clause.after.iter().filter_map(move |(marker, group, word)| {
        let place = group.0.iter().find_map(|&p| seat_of(scene, kind, *marker, p))?;
        fits(scene, kind, *marker, *word, place).then_some((place, *word))
    });
    // غرب العاصمة، شمال شرقي حلب: a bare direction says where.
    let bare = clause.objects.iter().flat_map(|g| g.0.iter()).filter_map(move |&p| {
        let phrase = scene.phrase(p)?;
        if !DIRECTIONS.contains(&scene.view.fold(phrase.first)) {
            return None;
        }
        // «غرب» may stand as a phrase of its own before what it is west of.
        let next = scene.phrase(p + 1).filter(|next| next.first == phrase.last + 1);
        let of = place_of(scene, p).or_else(|| next.and_then(|_| place_of(scene, p + 1)));
        of.map(|place| (place, phrase.first))
    });
    after.chain(bare).chain(seats)
}

/// Words of direction that stand without a preposition.
const DIRECTIONS: &[&str] = &["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي"];

/// تظاهروا أمام مقر البرلمان التونسي: organs of a state sit in its capital.
fn seat_of(scene: Scene<'_>, kind: &str, marker: Option<Marker>, p: usize) -> Option<PlaceIndex> {
    const ABROAD: &[&str] = &["سفاره", "قنصليه", "بعثه", "ممثليه"];
    let before = kind == "protest" && marker.is_some_and(|m| m.as_str() == "امام");
    let phrase = scene.phrase(p)?;
    // في البيت الأبيض، في الكرملين
    let inside = marker.is_some_and(|m| m.as_str() == "في") && phrase.name && phrase.place.is_none();
    let &[side] = phrase.sides.as_slice() else { return None };
    if !before && !inside {
        return None;
    }
    let abroad = (phrase.first..=phrase.last).any(|w| ABROAD.contains(&scene.view.bare(w)));
    let capital = scene.view.schema.actor(side)?.capital.as_ref().filter(|_| !abroad && !phrase.trigger)?;
    scene.view.schema.place_index(capital)
}

/// Whether an event of the kind happens in what stands after the preposition.
fn fits(scene: Scene<'_>, kind: &str, marker: Option<Marker>, word: usize, place: PlaceIndex) -> bool {
    let Some(marker) = marker else {
        // وسط القاهرة، قرب الحدود
        const NEAR: &[&str] = &["وسط", "فوق", "داخل", "قرب", "خارج", "قباله", "عند", "شمال", "جنوب", "شرق", "غرب"];
        let text = scene.view.fold(word);
        return NEAR.contains(&text.strip_prefix('و').unwrap_or(text)) || NEAR.contains(&text);
    };
    let strikes = matches!(kind, "assault" | "coercion" | "aid_delivery" | "protest");
    match marker.as_str() {
        "في" | "ضمن" => true,
        "ب" => !SAID.contains(&kind),
        "الي" | "ل" => matches!(kind, "delegation" | "aid_delivery" | "mobilization"),
        "علي" => strikes,
        "من" => kind == "withdrawal" || kind == "protest" && !is_state(scene, place),
        "نحو" | "باتجاه" => kind == "mobilization",
        "حول" | "امام" => matches!(kind, "mobilization" | "protest" | "assault"),
        "عبر" => kind == "aid_delivery" || kind == "access",
        _ => false,
    }
}

/// Kinds that are done by being said, wherever the thing spoken of is.
const SAID: &[&str] = &["request", "rejection", "accusation", "threat", "support", "proposal"];

/// محادثات لبحث وقف القتال في السودان، دعا إلى هدنة في غزة: where the thing
/// talked about happens.
fn is_content(scene: Scene<'_>, clause: &Clause, kind: &str, trigger: usize, word: usize) -> bool {
    let spoken_of = SAID.contains(&kind)
        && clause.after.iter().any(|(marker, _, at)| {
            let within = marker.is_some_and(|m| matches!(m.as_str(), "في" | "خلال" | "امام" | "مع" | "وفق" | "من"));
            !within && *at > trigger && *at < word
        });
    // علقت المعاهدة بعد هجوم في كشمير: where that was.
    let view = scene.view;
    let earlier = view.fold(word) == "في"
        && clause.after.iter().any(|(_, group, at)| {
            let then = matches!(view.fold(*at), "بعد" | "قبل" | "منذ" | "عقب" | "اثر" | "غداه" | "عشيه");
            let event = group.0.iter().filter_map(|&p| scene.phrase(p)).any(|p| p.trigger && p.last + 1 == word);
            then && event && *at > trigger && *at < word
        });
    spoken_of
        || earlier
        || matches!(kind, "talks" | "mediation" | "agreement" | "proposal" | "cooperation" | "delegation")
            && clause.after.iter().any(|(marker, group, at)| {
                let about = marker.is_some_and(|m| match m.as_str() {
                    "بشان" | "حول" | "بهدف" => true,
                    // زيارة لتركيا، وصل لبيروت: where, not what for.
                    "ل" => kind != "delegation" || group.0.iter().all(|&p| place_of(scene, p).is_none()),
                    "علي" | "الي" => !matches!(kind, "talks" | "delegation"),
                    _ => false,
                });
                about && *at > trigger && *at < word
            })
}

/// قمة سنغافورة، هجوم دمشق: the town in the genitive of the event noun.
fn by_genitive(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    let CandidateKind::Noun(p) = coded.candidate.kind else { return None };
    const KINDS: &[&str] =
        &["talks", "delegation", "assault", "protest", "coercion", "access", "withdrawal", "ceasefire"];
    if !KINDS.contains(&kind) {
        return None;
    }
    let genitive = matches!(scene.clauses.places.get(p + 1), Some(&(_, Position::Genitive(of))) if of == p);
    let place = place_of(scene, p + 1).filter(|_| genitive)?;
    (!is_state(scene, place)).then_some(place)
}

/// أغلقت المعبر، اقتحموا البلدة، فتح مطار صنعاء: what is opened, closed or stormed.
fn by_object(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    if !matches!(kind, "access" | "coercion" | "assault" | "withdrawal" | "aid_delivery") {
        return None;
    }
    let clause = scene.clause(coded.candidate.clause)?;
    let town = |&p: &usize| place_of(scene, p).filter(|&place| !is_state(scene, place));
    match coded.candidate.kind {
        CandidateKind::Verb => clause.objects.iter().flat_map(|g| g.0.iter()).find_map(town),
        _ => None,
    }
}

/// شهدت مدينة تعز اشتباكات: what sees an event is where it happens.
fn by_scene(scene: Scene<'_>, coded: &Coded) -> Option<PlaceIndex> {
    let CandidateKind::Noun(p) = coded.candidate.kind else { return None };
    let clause = scene.clause(coded.candidate.clause)?;
    let sees = clause
        .verb
        .is_some_and(|v| scene.view.lexemes(v).any(|(l, f, _)| f.is_finite() && l.class == Some(VerbClass::Host)));
    let seen = |q: usize| matches!(scene.clauses.places.get(q), Some((_, Position::Object)));
    // شهدت المدينة موجة من الاحتجاجات، يوما طويلا من اللقاءات
    let measured = matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "من")
        && p.checked_sub(1).is_some_and(seen);
    let subject = clause.subject.as_ref().or(clause.lead.as_ref()).filter(|_| sees && (seen(p) || measured))?;
    subject.0.iter().find_map(|&s| place_of(scene, s))
}

/// الجرائم التي وقعت في دارفور: the relative clause of the event noun.
fn told_of(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    let CandidateKind::Noun(p) = coded.candidate.kind else { return None };
    let heads = |c: &&Clause| c.link == Link::Relative && c.head.as_ref().is_some_and(|h| h.0.contains(&p));
    scene.clauses.all.iter().filter(heads).find_map(|c| places(c, scene, kind).next().map(|(place, _)| place))
}

fn by_roles(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    let roles: &[&str] = match kind {
        "talks" | "delegation" => &["host"],
        "assault" => &["target"],
        "aid_delivery" => &["recipient"],
        _ => return None,
    };
    let by_role = coded
        .roles
        .iter()
        .filter(|f| roles.contains(&f.role.as_str()))
        .filter_map(|f| f.phrase)
        .find_map(|p| place_of(scene, p));
    by_role.or_else(|| match coded.candidate.kind {
        CandidateKind::Noun(p) => scene.phrase(p).and_then(|p| p.place),
        CandidateKind::Verb | CandidateKind::Must(_) => None,
    })
}

/// لبنان.. تنديد واسع: the place that a headline opens with.
fn heading(scene: Scene<'_>) -> Option<PlaceIndex> {
    let view = scene.view;
    let hit = super::phrase::name_at(view, 0, None)?;
    // جاكرتا: اختتم القادة …
    let reported = view.is(hit.last + 1, Sign::Colon) && view.verb(hit.last + 2).1;
    let stops = view.is(hit.last + 1, Sign::Stop) || view.is(hit.last + 1, Sign::Mark) || reported;
    hit.place.filter(|_| stops && (view.is_word(hit.last + 2) || view.is_word(hit.last + 3)))
}
