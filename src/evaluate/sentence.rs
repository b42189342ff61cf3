//! One marked sentence beside what was found in it.

use std::collections::BTreeSet;

use super::gold::GoldSentence;
use super::keys::Keys;
use super::predicted::{Predicted, PredictedRole};
use super::reading::Readings;

/// Kind, role and side.
pub(super) type RoleKey<'a> = (&'a str, &'a str, Option<&'a str>);
/// Kind and topic.
pub(super) type TopicKey<'a> = (&'a str, &'a str);
/// Kind and status.
pub(super) type StatusKey<'a> = (&'a str, Option<&'a str>);

/// A sentence with the events that were found in it.
#[derive(Debug, Clone)]
pub(super) struct Beside<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: &'a GoldSentence,
    pub(super) found: Vec<&'a Predicted>,
}

impl<'a> Beside<'a> {
    /// Events are found in the sentence that holds the middle of their trigger.
    pub(super) fn new(text: &'a str, sentence: &'a GoldSentence, found: &'a [Predicted]) -> Self {
        let within = |event: &&Predicted| {
            let middle = event.trigger.start.midpoint(event.trigger.end);
            (sentence.span.start..sentence.span.end).contains(&middle)
        };
        Self { text, sentence, found: found.iter().filter(within).collect() }
    }

    /// What happened.
    pub(super) fn kinds(&self) -> Keys<&'a str> {
        Keys {
            required: self.sentence.required().map(|event| BTreeSet::from([event.kind.as_str()])).collect(),
            optional: self.sentence.optional().map(|event| BTreeSet::from([event.kind.as_str()])).collect(),
            predicted: self.found.iter().map(|event| event.kind.as_str()).collect(),
        }
    }

    /// Who did what.
    pub(super) fn roles(&self) -> Keys<RoleKey<'a>> {
        let mut keys = Keys::default();
        for event in &self.sentence.events {
            for filler in &event.roles {
                let optional = event.is_optional() || filler.is_optional();
                let of = if optional { &mut keys.optional } else { &mut keys.required };
                for sides in &filler.sides {
                    of.insert(sides.iter().map(|side| (event.kind.as_str(), filler.role.as_str(), side)).collect());
                }
            }
        }
        for (event, filler) in self.comparable().flat_map(|event| event.roles.iter().map(move |role| (event, role))) {
            let named: BTreeSet<RoleKey<'a>> = filler
                .sides
                .iter()
                .map(|side| (event.kind.as_str(), filler.role.as_str(), Some(side.as_str())))
                .collect();
            let met = || keys.required.iter().any(|want| !want.is_disjoint(&named));
            if !self.is_unsettled(&event.kind, filler) || met() {
                keys.predicted.extend(named);
            }
        }
        keys
    }

    /// About what.
    pub(super) fn topics(&self) -> Keys<TopicKey<'a>> {
        let mut keys = Keys::default();
        for event in &self.sentence.events {
            let key = |topic: &'a str| BTreeSet::from([(event.kind.as_str(), topic)]);
            let of = if event.is_optional() { &mut keys.optional } else { &mut keys.required };
            of.extend(event.topics().map(key));
            keys.optional.extend(event.optional_topics().map(key));
        }
        keys.predicted = self
            .comparable()
            .flat_map(|event| event.topics.iter().map(|topic| (event.kind.as_str(), topic.as_str())))
            .collect();
        keys
    }

    /// What did not simply happen.
    pub(super) fn hedged(&self) -> Keys<StatusKey<'a>> {
        let mut keys = Keys::default();
        for event in &self.sentence.events {
            let key = event.status.iter().map(|status| (event.kind.as_str(), status)).collect();
            let loose = event.is_optional() || event.status.accept(Some("actual"));
            let of = if loose { &mut keys.optional } else { &mut keys.required };
            of.insert(key);
        }
        keys.predicted = self
            .found
            .iter()
            .filter(|event| event.status != "actual")
            .map(|event| (event.kind.as_str(), Some(event.status.as_str())))
            .collect();
        keys
    }

    /// How the required events were read, if they were found at all.
    pub(super) fn readings(&self) -> impl Iterator<Item = Readings<'a>> {
        self.sentence.required().filter_map(|event| {
            let same: Vec<_> = self.found_of(event.kind.as_str()).collect();
            (!same.is_empty()).then(|| Readings::new(event, &same))
        })
    }

    /// The found events of a kind.
    pub(super) fn found_of(&self, kind: &str) -> impl Iterator<Item = &'a Predicted> {
        self.found.iter().copied().filter(move |event| event.kind == kind)
    }

    /// Whether the sentence must have an event of a kind.
    pub(super) fn requires(&self, kind: &str) -> bool {
        self.sentence.required().any(|event| event.kind.as_str() == kind)
    }

    /// Whether the sentence may have an event of a kind, but need not.
    pub(super) fn allows(&self, kind: &str) -> bool {
        !self.requires(kind) && self.sentence.optional().any(|event| event.kind.as_str() == kind)
    }

    /// The words of the sentence.
    pub(super) fn words(&self) -> &'a str {
        self.sentence.span.of(self.text)
    }

    /// The found events whose roles and topics count: not those that one of two
    /// annotators marked.
    fn comparable(&self) -> impl Iterator<Item = &'a Predicted> {
        self.found.iter().copied().filter(|event| !self.allows(&event.kind))
    }

    /// Whether a found role stands on words whose side the annotators did not
    /// agree on.
    fn is_unsettled(&self, kind: &str, found: &PredictedRole) -> bool {
        let from_start = |offset: u32| {
            let range = |from: u32, to: u32| self.text.get(from as usize..to as usize);
            let within = range(self.sentence.span.start, offset).unwrap_or_default();
            within.chars().count()
        };
        let (start, end) = (from_start(found.span.start), from_start(found.span.end));
        self.sentence.events.iter().filter(|event| event.kind.as_str() == kind).any(|event| {
            let unsettled = event.fillers(&found.role).filter(|filler| filler.is_optional());
            unsettled.flat_map(|filler| filler.spans()).any(|(from, to)| start < to && from < end)
        })
    }
}
