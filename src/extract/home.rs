//! Whose land a sentence plays in: whose the police, the rebels and the
//! passers-by are that no adjective gives to anyone.

use super::discourse::Sides;
use super::items::Items;
use super::phrase::{Phrase, name_at};
use super::words::View;
use crate::schema::{ActorIndex, ActorType, HeadClass, PlaceIndex, Schema};

/// Missions abroad: what they name is not where they stand.
pub const MISSIONS: &[&str] = &["سفاره", "قنصليه", "بعثه", "ممثليه", "سفير", "قنصل"];

/// Things that move, or that belong to whoever fights.
const MOVABLE: &[&str] = &[
    "طائره",
    "مقاتله",
    "مروحيه",
    "مسيره",
    "درون",
    "قارب",
    "زورق",
    "فرقاطه",
    "مدمره",
    "غواصه",
    "بارجه",
    "حامله",
    "دبابه",
    "مدرعه",
    "اليه",
    "رتل",
    "صاروخ",
    "منصه",
    "بطاريه",
    "رادار",
    "منظومه",
    "ذخيره",
    "سلاح",
    "سفينه",
    "ناقله",
    "شحنه",
    "مساعدات",
    "سياره",
    "مصلحه",
    "هدف",
    "معقل",
    "جيب",
    "وكر",
    "نفق",
    "خندق",
    "قافله",
    "شاحنه",
    "حافله",
    "حد",
    "بحر",
    "مياه",
    "سماء",
    "مجال",
    "حاجز",
    "معبر",
    "بوابه",
    "دوريه",
    "موكب",
    "يخت",
    "عباره",
    "نقطه",
    "طريق",
];

/// The states that a document has named, with how often.
#[derive(Debug, Default)]
pub struct Home {
    named: Vec<(ActorIndex, usize)>,
    /// The home of the last movement or party named.
    of_body: Option<ActorIndex>,
}

impl Home {
    /// Another document begins.
    pub fn clear(&mut self) {
        self.named.clear();
        self.of_body = None;
    }

    /// The state that a sentence plays in: the one whose land or bodies it
    /// names, else the one of the document, else the only one named at all.
    pub fn of_sentence(&self, view: View<'_>, items: &Items) -> Option<ActorIndex> {
        let all = |fits: fn(&Phrase) -> bool| {
            distinct(items.phrases.iter().filter(|p| fits(p) && !across(view, p)).flat_map(|p| states(view, p)))
        };
        let mut grounds = all(land);
        if grounds.is_empty() {
            grounds = all(grounded);
        }
        match grounds.as_slice() {
            // طلبت الحكومة من الهند تسليمها: not where the news plays, if it plays elsewhere.
            &[one] if self.of_document().is_some_and(|home| home != one) && only_addressed(view, items, one) => {
                self.of_document()
            }
            &[one] => Some(one),
            [] => self
                .of_document()
                .or_else(|| only(&distinct(items.phrases.iter().filter(|p| named(p)).flat_map(|p| states(view, p)))))
                .or_else(|| of_movements(view, items))
                .or(self.of_body),
            _ => self.of_document(),
        }
    }

    /// The state whose an office or a body without adjective is: the one state
    /// that the sentence names other than by people and missions, else the one of
    /// the document, else the only one named at all.
    pub fn of_bodies(&self, view: View<'_>, items: &Items) -> Option<ActorIndex> {
        let bodies = items
            .phrases
            .iter()
            .filter(|p| named(p) && p.class != Some(HeadClass::People) && !mission(p) && !across(view, p));
        only(&distinct(bodies.flat_map(|p| states(view, p))))
            .or_else(|| self.of_document())
            .or_else(|| only_state(view, items))
            .or_else(|| of_movements(view, items))
            .or(self.of_body)
    }

    /// The states that the document has named.
    pub fn states(&self) -> impl Iterator<Item = ActorIndex> {
        self.named.iter().map(|&(state, _)| state)
    }

    /// The state that the document names most.
    pub fn of_document(&self) -> Option<ActorIndex> {
        let most = self.named.iter().map(|&(_, times)| times).max().unwrap_or_default();
        let mut first = self.named.iter().filter(|&&(_, times)| times == most);
        match (first.next(), first.next()) {
            (Some(&(state, times)), None) if times >= 2 => Some(state),
            _ => None,
        }
    }

    /// Counts the states that a sentence has named.
    pub fn count(&mut self, view: View<'_>, items: &Items) {
        for state in items.phrases.iter().filter(|p| named(p)).flat_map(|p| states(view, p)) {
            self.note(state);
        }
        self.of_body = of_movements(view, items).or(self.of_body);
    }

    /// Counts the state of a dateline; one that is but a town and a dash (باماكو -)
    /// says where all of it happens, others where the newsroom is too.
    pub fn note_dateline(&mut self, view: View<'_>, end: usize) {
        let Some((at, hit)) = (0..end).find_map(|i| name_at(view, i, None).map(|h| (i, h))) else { return };
        let Some(state) = hit.place.and_then(|p| state_of(view.schema, p)) else { return };
        self.note(state);
        if at == 0 && end == hit.last + 2 {
            self.note(state);
        }
    }

    /// Counts a state.
    fn note(&mut self, state: ActorIndex) {
        match self.named.iter_mut().find(|(s, _)| *s == state) {
            Some((_, times)) => *times += 1,
            None => self.named.push((state, 1)),
        }
    }
}

/// The one state that a sentence names, if it names just one: its army, its
/// police and its government need no adjective.
pub fn only_state(view: View<'_>, items: &Items) -> Option<ActorIndex> {
    only(&distinct(items.phrases.iter().filter(|p| named(p)).flat_map(|p| states(view, p))))
}

/// The state whose movements and parties a sentence names, if they are of one.
fn of_movements(view: View<'_>, items: &Items) -> Option<ActorIndex> {
    let schema = view.schema;
    let sides = items.phrases.iter().filter(|p| named(p)).flat_map(|p| p.sides.iter());
    let homes = sides.filter_map(|&s| schema.actor(s)?.home.as_ref().and_then(|h| schema.actor_index(h)));
    only(&distinct(homes))
}

/// The state that a place lies in.
pub fn state_of(schema: &Schema, place: PlaceIndex) -> Option<ActorIndex> {
    let mut at = schema.place(place);
    while let Some(here) = at {
        let side = here.side.as_ref().and_then(|s| schema.actor_index(s)).filter(|&s| is_state(schema, s));
        if side.is_some() {
            return side;
        }
        at = here.within.as_ref().and_then(|w| schema.place_by_id(w));
    }
    None
}

/// Whether an actor is a state.
pub fn is_state(schema: &Schema, actor: ActorIndex) -> bool {
    schema.actor(actor).is_some_and(|a| a.r#type == ActorType::State)
}

fn named(phrase: &Phrase) -> bool {
    !phrase.resolved && !phrase.trigger
}

/// A place, a thing or a body of a state, no people and no mission abroad.
fn grounded(phrase: &Phrase) -> bool {
    named(phrase)
        && (phrase.place.is_some() || matches!(phrase.class, None | Some(HeadClass::Asset | HeadClass::Institution)))
        && !mission(phrase)
}

/// A place or a thing that stands on one.
fn land(phrase: &Phrase) -> bool {
    let stands =
        phrase.class == Some(HeadClass::Asset) && phrase.lemma.as_deref().is_none_or(|l| !MOVABLE.contains(&l));
    grounded(phrase) && (phrase.place.is_some() && !phrase.by_nisba || stands)
}

/// قرب الحدود مع مالي وبوركينا فاسو: the land on the other side.
fn across(view: View<'_>, phrase: &Phrase) -> bool {
    const REACH: usize = 6;
    let border = |w: usize| view.fold(w).ends_with("حدود") || view.fold(w).ends_with("متاخمه");
    (phrase.first.saturating_sub(REACH)..phrase.first).rev().any(|w| view.fold(w) == "مع" && w > 0 && border(w - 1))
}

/// Whether a sentence names a state only as one with whom something is done: من الهند، مع بكين.
fn only_addressed(view: View<'_>, items: &Items, state: ActorIndex) -> bool {
    let of = |p: &&Phrase| named(p) && states(view, p).any(|s| s == state);
    let addressed = |p: &Phrase| {
        let before = p.first.checked_sub(1).map_or("", |w| view.fold(w));
        p.names_state(view) && matches!(before, "من" | "مع" | "الي")
    };
    items.phrases.iter().filter(of).all(addressed)
}

/// Whether what a phrase names stays where it is: a building, a quarter.
pub fn stays(phrase: &Phrase) -> bool {
    phrase.lemma.as_deref().is_some_and(|l| !MOVABLE.contains(&l))
}

fn mission(phrase: &Phrase) -> bool {
    phrase.lemma.as_deref().is_some_and(|l| MISSIONS.contains(&l))
}

fn states(view: View<'_>, phrase: &Phrase) -> impl Iterator<Item = ActorIndex> {
    phrase.sides.iter().copied().filter(move |&s| is_state(view.schema, s))
}

fn distinct(all: impl Iterator<Item = ActorIndex>) -> Sides {
    let mut out = Sides::new();
    for state in all {
        if !out.contains(&state) {
            out.push(state);
        }
    }
    out
}

fn only(states: &Sides) -> Option<ActorIndex> {
    match states.as_slice() {
        &[one] => Some(one),
        _ => None,
    }
}
