//! Which place a phrase names.

use crate::extract::phrase::{Phrase, name_at};
use crate::extract::roles::Scene;
use crate::extract::source;
use crate::morph::Pronoun;
use crate::schema::{ActorType, HeadClass, PlaceIndex};

/// Heads that with an adjective of nationality mean the land itself.
const LANDS: &[&str] =
    &["ارض", "اراض", "اراضي", "ساحل", "سواحل", "مياه", "اجواء", "بر", "شاطي", "شواطي", "قري", "مدن", "بلدات", "داخل"];

/// The place that a phrase names: the first name of a place in it that is no
/// state, or the capital or land of the state that its adjective names
/// (العاصمة المالية، السواحل الصومالية).
pub(super) fn place_of(scene: Scene<'_>, p: usize) -> Option<PlaceIndex> {
    let phrase = scene.phrase(p)?;
    // في أزمة سد النهضة، في حل النزاع السوداني: a matter is no place.
    if phrase.class == Some(HeadClass::Abstract) && !phrase.trigger && !phrase.name {
        return None;
    }
    if phrase.names_town(scene.view) {
        return phrase.place;
    }
    town_in(scene, phrase)
        .or_else(|| of_nationality(scene, phrase))
        .or(phrase.place)
        .or_else(|| named_before(scene, p, phrase))
}

/// Whether a place is a state as a whole.
pub(super) fn is_state(scene: Scene<'_>, place: PlaceIndex) -> bool {
    let schema = scene.view.schema;
    let Some(place) = schema.place(place) else { return false };
    let Some(state) = place.side.as_ref().and_then(|s| schema.actor_by_id(s)) else { return false };
    state.r#type == ActorType::State && state.land.as_ref() == Some(&place.id)
}

/// قصر قرطاج، مطار بنينا: a name within the phrase.
fn town_in(scene: Scene<'_>, phrase: &Phrase) -> Option<PlaceIndex> {
    (phrase.first..=phrase.last)
        .filter_map(|i| name_at(scene.view, i, None))
        .filter(|hit| !hit.nisba)
        .filter_map(|hit| hit.place)
        .find(|&place| !is_state(scene, place))
}

/// القطاع، المعبر، المدينة، البلاد: the last place of that sort.
fn named_before(scene: Scene<'_>, p: usize, phrase: &Phrase) -> Option<PlaceIndex> {
    const SORTS: &[&str] =
        &["قطاع", "معبر", "مطار", "جزيره", "ولايه", "محافظه", "اقليم", "مخيم", "ميناء", "قاعده", "محطه", "جسر", "مضيق"];
    const TOWNS: &[&str] = &["مدينه", "بلده", "قريه", "منطقه", "حي", "موقع"];
    let head = scene.view.bare(phrase.head_word);
    let alone = phrase.first == phrase.last && scene.view.reading(phrase.first).article;
    if !alone || phrase.trigger {
        return None;
    }
    let schema = scene.view.schema;
    let earlier = scene.items.phrases.get(..p).into_iter().flatten().rev().filter_map(|q| q.place);
    let mut places = earlier.chain(scene.discourse.places.iter().rev().copied());
    let sort = |place: &PlaceIndex| schema.place(*place).is_some_and(|place| &*place.sort == head);
    match head {
        _ if SORTS.contains(&head) => places.find(sort),
        _ if TOWNS.contains(&head) => places.find(|&place| !is_state(scene, place)),
        "بلاد" => places.find(|&place| is_state(scene, place)),
        _ => None,
    }
}

fn of_nationality(scene: Scene<'_>, phrase: &Phrase) -> Option<PlaceIndex> {
    let schema = scene.view.schema;
    // قال الوزير الكيني إن أي هجوم على أراضينا …
    let own = phrase.pronoun == Some(Pronoun::Our) && phrase.sides.is_empty();
    let speaker = if own { source::speaker(scene) } else { None };
    let side = match (phrase.sides.as_slice(), speaker) {
        (&[side], _) | (_, Some(side)) => side,
        _ => return None,
    };
    let state = schema.actor(side).filter(|a| a.r#type == ActorType::State)?;
    // غرب العاصمة الأفغانية
    if (phrase.first..=phrase.last).any(|w| scene.view.bare(w).ends_with("عاصمه")) {
        return schema.place_index(state.capital.as_ref()?);
    }
    // على أراضيها، على أراضي بلاده
    let land = LANDS.contains(&scene.view.bare(phrase.head_word));
    let owned = phrase.by_nisba || phrase.pronoun.is_some() || phrase.resolved;
    if land && owned { schema.place_index(state.land.as_ref()?) } else { None }
}
