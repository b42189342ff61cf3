//! What the sentence of an event names besides: the proposal that is accepted in
//! it, the truce that is broken.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Event;

/// The events that others may name, by document and sentence.
pub(super) struct Named<'e> {
    told: FxHashMap<(&'e str, u32), Vec<usize>>,
    /// The sentences in which something is accepted or refused.
    answers: FxHashSet<(&'e str, u32)>,
}

impl<'e> Named<'e> {
    /// Of all events those that are proposed or agreed on.
    pub fn of(events: &'e [Event]) -> Self {
        let mut told: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        let named = events.iter().enumerate().filter(|(_, e)| matches!(e.kind.as_str(), "proposal" | "ceasefire"));
        for (at, event) in named {
            for mention in &event.mentions {
                told.entry((mention.doc.as_str(), mention.sentence.index)).or_default().push(at);
            }
        }
        let answers = events.iter().filter(|e| matches!(e.kind.as_str(), "agreement" | "rejection"));
        let answers = answers.flat_map(|e| e.mentions.iter().map(|m| (m.doc.as_str(), m.sentence.index))).collect();
        Self { told, answers }
    }

    /// Whether a proposal is only named where it is answered, so that nothing says
    /// when it was made.
    pub fn is_reference(&self, event: &Event) -> bool {
        let answered = |doc: &str, sentence| self.answers.contains(&(doc, sentence));
        event.kind.as_str() == "proposal" && event.mentions.iter().all(|m| answered(&m.doc, m.sentence.index))
    }

    /// Those of a kind that the sentences of an event name.
    pub fn by(&self, events: &[Event], event: &Event, kind: &str) -> Vec<usize> {
        let sentences = event.mentions.iter().map(|m| (m.doc.as_str(), m.sentence.index));
        let named = sentences.filter_map(|at| self.told.get(&at)).flatten().copied();
        let mut named: Vec<_> =
            named.filter(|&at| events.get(at).is_some_and(|e| e.kind.as_str() == kind && e.id != event.id)).collect();
        named.sort_unstable();
        named.dedup();
        named
    }
}
