//! Noun phrases: idafa chains, adjectives, titles and names, and the sides
//! that they stand for.

mod absorb;
mod agree;
mod ends;
mod name;
mod person;
mod read;
mod trigger;

use smallvec::SmallVec;
use smol_str::SmolStr;

pub use name::{NameHit, Named, find_names, name_at, side_of};
pub use person::{is_ali, is_name_word};
pub use read::read;
pub use trigger::{governs_back, is_trigger};

use super::words::View;
use crate::morph::{Gender, Number, Pronoun};
use crate::schema::{ActorIndex, ActorType, HeadClass, LexemeIndex, PlaceIndex};
use crate::text::Span;

/// A noun phrase of a sentence.
#[derive(Debug, Clone, Default)]
pub struct Phrase {
    /// First word.
    pub first: usize,
    /// Last word.
    pub last: usize,
    /// و or ف is written onto its first word.
    pub joined: bool,
    /// Its head noun, if the lexicon knows one.
    pub head: Option<LexemeIndex>,
    /// What the head refers to.
    pub class: Option<HeadClass>,
    /// Actors that it names, in order.
    pub actors: SmallVec<[ActorIndex; 3]>,
    /// Sides it stands for: states and bodies (people stand for theirs).
    pub sides: SmallVec<[ActorIndex; 3]>,
    /// The place it names.
    pub place: Option<PlaceIndex>,
    /// Slug of the office that it names (وزير الخارجية المصري).
    pub office: Option<SmolStr>,
    /// Lemma of its head noun.
    pub lemma: Option<SmolStr>,
    /// It names a movement, a party, an organisation.
    pub names_body: bool,
    /// The place it names is a state or the capital of one.
    pub seat: bool,
    /// Gender of its head, where it is known.
    pub gender: Option<Gender>,
    /// Number of its head.
    pub number: Option<Number>,
    /// Carries the article, or is a name.
    pub definite: bool,
    /// Pronoun on its head noun.
    pub pronoun: Option<Pronoun>,
    /// The head is a name.
    pub name: bool,
    /// It counts (مئات، 40) or names people without a side.
    pub quantity: bool,
    /// Ends in ون or the like: a subject.
    pub nominative: bool,
    /// Refers back: which sort of thing was meant.
    pub anaphor: Option<Anaphor>,
    /// Sides come from adjectives of nationality.
    pub by_nisba: bool,
    /// Sides were resolved from what came before.
    pub resolved: bool,
    /// The head noun's word.
    pub head_word: usize,
    /// It names a person.
    pub person: bool,
    /// The last word of a person's name that no dictionary of people has.
    pub surname: Option<usize>,
    /// The head noun may evoke an event: the phrase is the noun with its
    /// adjectives, what follows in the genitive is a phrase of its own.
    pub trigger: bool,
}

impl Phrase {
    /// Its bytes in the document, without a conjunction on the first word.
    pub fn span(&self, view: View<'_>) -> Span {
        let span = view.span(self.first, self.last);
        match view.words.get(self.first).filter(|_| self.joined) {
            Some(word) => {
                let after = view.folded.origin(word.folded.start as usize + 'و'.len_utf8());
                Span { start: after as u32, ..span }
            }
            None => span,
        }
    }

    /// Whether the place it names is the very state it names (مصر), not its
    /// capital or a town.
    pub fn names_state(&self, view: View<'_>) -> bool {
        let place = self.place.and_then(|p| view.schema.place(p));
        let actor = self.actors.first().and_then(|&a| view.schema.actor(a));
        match (place, actor) {
            (Some(place), Some(actor)) => actor.r#type == ActorType::State && actor.land.as_ref() == Some(&place.id),
            _ => false,
        }
    }

    /// Whether it names a place that is no state.
    pub fn names_town(&self, view: View<'_>) -> bool {
        self.place.is_some() && self.class.is_none() && !self.names_state(view)
    }
}

/// A phrase that means something named before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anaphor {
    /// الطرفان، الجانبان، الأطراف
    Parties,
    /// الوسيطان، الوسطاء
    Mediators,
    /// الدولتان، البلدان
    States,
    /// The same head noun as before (الحركة، الوفد، الرئيس).
    Same,
    /// جارتها، غريمه: the other of the two parties.
    Other,
    /// بلاده، شعبنا: whoever is speaking or acting.
    Own,
}

impl Anaphor {
    /// What a word refers back to by its spelling: the word without و and the article, and whether it
    /// has the article. الأطراف are the parties, أطراف only those of a conflict.
    pub fn of(stem: &str, article: bool) -> Option<Self> {
        match stem {
            "طرفان" | "طرفين" | "جانبان" | "جانبين" | "فريقان" | "فريقين" | "خصمان" | "خصمين" | "متنازعين"
            | "متحاربين" | "متحاربان" | "وفدان" | "وفدين"
                if article =>
            {
                Some(Self::Parties)
            }
            "اطراف" | "طرفا" | "طرفي" | "فريقا" | "فريقي" => Some(Self::Parties),
            "وسيطان" | "وسيطين" | "وسطاء" if article => Some(Self::Mediators),
            "وزيرتان" | "وزيرتين" | "قائدان" | "قائدين" | "دولتان" | "دولتين" | "بلدان" | "بلدين" | "زعيمان"
            | "زعيمين" | "رئيسان" | "رئيسين" | "وزيران" | "وزيرين" | "حكومتان" | "حكومتين" | "عاصمتان" | "عاصمتين"
                if article =>
            {
                Some(Self::States)
            }
            "بلاده" | "بلادها" | "بلادنا" | "بلدنا" | "شعبنا" | "شعبه" | "حكومته" | "حكومتها" | "حكومتنا" | "حركته"
            | "حزبه" | "اراضينا" | "اراضيها" | "اراضيه" | "وفدها" | "قواتها" | "قواته" | "قواتنا" | "جيشها"
            | "جيشنا" | "دولته" | "قنصليتها" | "سفارتها" | "سفارته" | "قادتها" => {
                Some(Self::Own)
            }
            "جارتها" | "جارته" | "جارها" | "جاره" | "غريمتها" | "غريمه" | "غريمها" | "خصمها" | "خصمه" | "عدوها"
            | "عدوتها" => Some(Self::Other),
            _ => None,
        }
    }
}

/// What the word at `j` refers back to.
pub(super) fn anaphor(view: View<'_>, j: usize) -> Option<Anaphor> {
    let reading = view.reading(j);
    // طرفا النزاع، أطراف الصراع
    reading.anaphor.filter(|&a| a != Anaphor::Parties || reading.article || is_conflict(view, j + 1))
}

/// What has two sides: النزاع، الصراع، الأزمة.
fn is_conflict(view: View<'_>, j: usize) -> bool {
    const CONFLICTS: &[&str] =
        &["نزاع", "صراع", "حرب", "قتال", "ازمه", "خلاف", "تفاوض", "مفاوضات", "محادثات", "اتفاق", "اتفاقيه", "هدنه"];
    view.reading(j).article && CONFLICTS.contains(&view.bare(j))
}
