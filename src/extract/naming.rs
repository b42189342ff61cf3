//! Where a document has named its sides and places: what something that refers
//! back goes back to. Kept only with records.

use serde::Serialize;

use super::roles::Scene;
use crate::schema::{ActorId, ActorIndex, PlaceIndex};
use crate::text::{Sentence, Span};

/// A side with the words that named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Antecedent {
    /// The side.
    pub side: ActorId,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// 1-based line of the sentence that they stand in.
    pub line: u32,
}

/// The namings of one document, in order.
#[derive(Debug, Default)]
pub(super) struct Namings {
    sides: Vec<(ActorIndex, Span, u32)>,
    places: Vec<(PlaceIndex, Span)>,
}

impl Namings {
    /// Another document begins.
    pub fn clear(&mut self) {
        self.sides.clear();
        self.places.clear();
    }

    /// Notes what the phrases of a sentence name of themselves.
    pub fn note(&mut self, scene: Scene<'_>, sentence: &Sentence) {
        for phrase in scene.items.phrases.iter().filter(|p| !p.resolved) {
            let span = phrase.span(scene.view);
            self.sides.extend(phrase.sides.iter().map(|&side| (side, span, sentence.line)));
            self.places.extend(phrase.place.map(|place| (place, span)));
        }
    }

    /// For each side the words that named it last before `words` end, else the first after
    /// them; a side that only a state of affairs gives (whose news it is) has none.
    pub fn of(&self, scene: Scene<'_>, sides: &[ActorIndex], words: Span, text: &str) -> Vec<Antecedent> {
        let found = sides.iter().filter_map(|side| {
            let all = || self.sides.iter().filter(|(named, ..)| named == side);
            let &(_, span, line) = all().rfind(|(_, span, _)| span.start < words.end).or_else(|| all().next())?;
            let side = scene.view.schema.actor(*side)?.id.clone();
            Some(Antecedent { side, text: span.of(text).to_owned(), span, line })
        });
        found.collect()
    }

    /// The words that named a place last before `words` end.
    pub fn place(&self, place: PlaceIndex, words: Span) -> Option<Span> {
        let last = self.places.iter().rfind(|(named, span)| *named == place && span.start < words.end);
        last.map(|&(_, span)| span)
    }
}
