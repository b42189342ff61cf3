//! Actors and places, and the trie of their names.

use rustc_hash::FxHashMap;

use crate::schema::actors::{Actor, ActorIndex, ActorType, Place, PlaceIndex};
use crate::schema::dictionary::Dictionary;
use crate::schema::entry::BodyType;
use crate::schema::id::PlaceId;
use crate::schema::names::{Name, Names};
use crate::schema::spelling::spelled;
use crate::text::fold;

/// All that has a name.
#[derive(Default)]
pub(super) struct Named {
    /// States, bodies, people and outlets, in the order of the dictionaries.
    pub actors: Vec<Actor>,
    /// Places.
    pub places: Vec<Place>,
    /// Places by id.
    pub place_ids: FxHashMap<PlaceId, PlaceIndex>,
    /// Their names.
    pub names: Names,
}

impl Named {
    /// Enters the actors and places of a dictionary.
    pub(super) fn of(dictionary: &Dictionary) -> Self {
        let mut named = Self::default();
        named.enter_actors(dictionary);
        named.enter_places(dictionary);
        named
    }

    fn enter_actors(&mut self, dictionary: &Dictionary) {
        for state in &dictionary.states {
            let actor = self.add_actor(Actor {
                id: state.id.clone(),
                en: state.en.clone(),
                ar: state.ar.clone(),
                names: Vec::new(),
                r#type: ActorType::State,
                side: state.id.clone(),
                offices: Vec::new(),
                feminine: !MASCULINE_STATES.contains(&state.id.as_str()),
                home: None,
                occupier: state.occupier.clone(),
                capital: Some(state.capital.id.clone()),
                land: Some(PlaceId::from(slug(&state.en).as_str())),
            });
            self.name_actor(&state.ar, actor);
            for name in state.names.iter().chain(&state.metonyms) {
                self.name_actor(name, actor);
            }
            self.enter_long_nisbas(&state.nisba, actor);
            let place = self.add_place(Place {
                id: state.capital.id.clone(),
                en: state.capital.en.clone(),
                ar: state.capital.ar.first().cloned().unwrap_or_default(),
                names: Vec::new(),
                sort: sort(state.capital.ar.first()),
                side: Some(state.id.clone()),
                within: None,
            });
            for name in &state.capital.ar {
                self.name_place(name, place);
                self.name_actor(name, actor);
            }
            // The state itself is a place too: زيارة إلى مصر.
            let slug = slug(&state.en);
            let land = self.add_place(Place {
                id: PlaceId::from(slug.as_str()),
                en: state.en.clone(),
                ar: state.ar.clone(),
                names: Vec::new(),
                sort: sort(Some(&state.ar)),
                side: Some(state.id.clone()),
                within: None,
            });
            self.name_place(&state.ar, land);
            for name in &state.names {
                self.name_place(name, land);
            }
        }
        for body in &dictionary.bodies {
            let actor = self.add_actor(Actor {
                id: body.id.clone(),
                en: body.en.clone(),
                ar: body.ar.clone(),
                names: Vec::new(),
                r#type: ActorType::Body,
                side: body.side.clone().unwrap_or_else(|| body.id.clone()),
                offices: Vec::new(),
                feminine: body.r#type != BodyType::Party,
                home: body.home.clone().or_else(|| body.at_home.clone()),
                occupier: None,
                capital: None,
                land: None,
            });
            self.name_actor(&body.ar, actor);
            for name in &body.names {
                self.name_actor(name, actor);
            }
            self.enter_long_nisbas(&body.nisba, actor);
        }
        for person in &dictionary.people {
            let side = person.offices.last().map_or_else(|| person.id.clone(), |o| o.of.clone());
            let actor = self.add_actor(Actor {
                id: person.id.clone(),
                en: person.en.clone(),
                ar: person.ar.clone(),
                names: Vec::new(),
                r#type: ActorType::Person,
                side,
                offices: person.offices.clone(),
                feminine: false,
                home: None,
                occupier: None,
                capital: None,
                land: None,
            });
            self.name_actor(&person.ar, actor);
            for name in &person.names {
                self.name_actor(name, actor);
            }
        }
        for source in &dictionary.sources {
            let actor = self.add_actor(Actor {
                id: source.id.clone(),
                en: source.en.clone(),
                ar: source.ar.first().cloned().unwrap_or_default(),
                names: Vec::new(),
                r#type: ActorType::Outlet,
                side: source.id.clone(),
                offices: Vec::new(),
                feminine: true,
                home: None,
                occupier: None,
                capital: None,
                land: None,
            });
            for name in &source.ar {
                self.name_actor(name, actor);
            }
        }
    }

    fn add_actor(&mut self, actor: Actor) -> ActorIndex {
        self.actors.push(actor);
        ActorIndex(self.actors.len() as u32 - 1)
    }

    fn add_place(&mut self, place: Place) -> PlaceIndex {
        let next = PlaceIndex(self.places.len() as u32);
        let index = *self.place_ids.entry(place.id.clone()).or_insert(next);
        if index == next {
            self.places.push(place);
        }
        index
    }

    fn name_actor(&mut self, name: &str, actor: ActorIndex) {
        if let Some(known) = self.actors.get_mut(actor.0 as usize) {
            known.names.push(name.to_owned());
        }
        self.name(name, |n| {
            if !n.actors.contains(&actor) {
                n.actors.push(actor);
            }
        });
    }

    fn name_place(&mut self, name: &str, place: PlaceIndex) {
        if let Some(known) = self.places.get_mut(place.0 as usize) {
            known.names.push(name.to_owned());
        }
        self.name(name, |n| {
            n.place.get_or_insert(place);
        });
    }

    /// Enters a name in the spellings that differ by more than folding.
    fn name(&mut self, name: &str, mut enter: impl FnMut(&mut Name)) {
        for words in spelled(name) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            self.names.insert(&words, &mut enter);
        }
    }

    /// Nationalities of several words; those of one word are in the lexicon.
    fn enter_long_nisbas(&mut self, nisbas: &[String], actor: ActorIndex) {
        for nisba in nisbas {
            let words: Vec<String> = fold(nisba).split(' ').map(str::to_owned).collect();
            if words.len() > 1 {
                self.enter_long_nisba(&words, actor);
            }
        }
    }

    /// كوري جنوبي: every word takes the same ending and article.
    fn enter_long_nisba(&mut self, words: &[String], actor: ActorIndex) {
        for ending in ["", "ه", "ا", "ان", "ين", "ون", "ات", "تين", "تان"] {
            for article in ["", "ال"] {
                let forms: Vec<String> = words.iter().map(|w| format!("{article}{w}{ending}")).collect();
                let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
                self.names.insert(&forms, |n| {
                    n.nisba = true;
                    if !n.actors.contains(&actor) {
                        n.actors.push(actor);
                    }
                });
            }
        }
    }

    fn enter_places(&mut self, dictionary: &Dictionary) {
        for entry in &dictionary.places {
            let place = self.add_place(Place {
                id: entry.id.clone(),
                en: entry.en.clone(),
                ar: entry.ar.first().cloned().unwrap_or_default(),
                names: Vec::new(),
                sort: sort(entry.ar.first()),
                side: entry.side.clone(),
                within: entry.within.clone(),
            });
            for name in &entry.ar {
                self.name_place(name, place);
            }
        }
    }
}

/// States whose names are masculine in Arabic.
const MASCULINE_STATES: &[&str] = &["LBN", "IRQ", "YEM", "SDN", "SSD", "MAR", "JOR", "VAT", "SOM"];

/// A slug of an English name: `United States` → `united_states`.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let plain = without_accent(c);
        if plain.is_ascii_alphanumeric() {
            out.push(plain.to_ascii_lowercase());
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_owned()
}

/// The first word of a name, folded.
fn sort(name: Option<&String>) -> Box<str> {
    name.and_then(|n| n.split_whitespace().next()).map(fold).unwrap_or_default().into()
}

/// The letter under an accent: é → e, ü → u.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        other => other,
    }
}
