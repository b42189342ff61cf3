//! A sentence for tests, with events as in a gold file and as found.

use super::gold::{GoldDocument, GoldSentence};
use super::predicted::{Predicted, PredictedRole};
use super::sentence::Beside;
use crate::ingest::Document;
use crate::text::Span;

/// The sentence.
pub(super) const TEXT: &str = "زار وفد مصري الدوحة وبحث مع أمير قطر وقف إطلاق النار في غزة أمس.";

/// A document of this one sentence.
pub(super) struct Sample {
    pub(super) gold: GoldDocument,
    pub(super) found: Vec<Predicted>,
}

impl Sample {
    /// With these events, in the form of a gold file, of which those were found.
    pub(super) fn new(events: &str, found: Vec<Predicted>) -> Self {
        let events = serde_json::from_str(events).unwrap();
        let document = Document::bare("1", TEXT);
        let sentence = GoldSentence { n: 0, span: Span::new(0, TEXT.len()), events };
        Self { gold: GoldDocument { document, sentences: vec![sentence] }, found }
    }

    pub(super) fn beside(&self) -> Beside<'_> {
        Beside::new(&self.gold.document.text, &self.gold.sentences[0], &self.found)
    }
}

/// An event found at these words that simply happened.
pub(super) fn found(kind: &str, trigger: &str) -> Predicted {
    filled(kind, trigger, &[])
}

/// The same with role, side and words of those who took part.
pub(super) fn filled(kind: &str, trigger: &str, roles: &[(&str, &str, &str)]) -> Predicted {
    let role = |&(role, side, words): &(&str, &str, &str)| PredictedRole {
        role: role.to_owned(),
        span: span(words),
        sides: vec![side.to_owned()],
    };
    Predicted {
        kind: kind.to_owned(),
        trigger: span(trigger),
        roles: roles.iter().map(role).collect(),
        topics: Vec::new(),
        status: "actual".to_owned(),
        time: None,
        place: None,
        confidence: None,
    }
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}
