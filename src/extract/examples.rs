//! The examples and counter-examples that every frame carries, tried.

use super::{EventMention, Extractor};
use crate::ingest::Document;
use crate::schema::{CompiledFrame, KindId, Schema};

/// An example that is not read as its frame says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFailure {
    /// Frame that it belongs to.
    pub frame: String,
    /// The frame's kind of event.
    pub kind: KindId,
    /// The sentence.
    pub text: String,
    /// What is wrong.
    pub fault: Fault,
}

/// How an example fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No event of the kind was read.
    Missed,
    /// An event of the kind was read; of those the best lacks these
    /// `role=side` pairs.
    Lacks {
        /// The pairs that it should have.
        pairs: Vec<String>,
        /// The pairs that it has.
        found: Vec<String>,
    },
    /// A counter-example gave an event of the kind, by this rule.
    Unwanted {
        /// The rule that read it.
        rule: String,
    },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missed => write!(f, "gives no such event"),
            Self::Lacks { pairs, found } if found.is_empty() => {
                write!(f, "gives the event without {}", pairs.join(", "))
            }
            Self::Lacks { pairs, found } => {
                write!(f, "gives the event without {}, but with {}", pairs.join(", "), found.join(", "))
            }
            Self::Unwanted { rule } => write!(f, "gives such an event by the rule {rule}"),
        }
    }
}

/// How many examples and counter-examples the frames carry.
pub fn count(schema: &Schema) -> usize {
    let of = |f: &CompiledFrame| f.examples.len() + f.counterexamples.len();
    schema.frames.iter().map(of).sum()
}

/// Reads every example of every frame and gives those that fail, in the order
/// of the frames. An example must give an event of the frame's kind that has
/// all its `role=side` pairs, a counter-example no event of the kind.
pub fn check(schema: &Schema) -> Vec<ExampleFailure> {
    let mut extractor = Extractor::new(schema);
    let mut failures = Vec::new();
    for frame in &schema.frames {
        let mut tell = |text: &str, fault: Option<Fault>| {
            failures.extend(fault.map(|fault| ExampleFailure {
                frame: frame.id.clone(),
                kind: frame.kind.clone(),
                text: text.to_owned(),
                fault,
            }));
        };
        for (text, pairs) in &frame.examples {
            let read = read(&mut extractor, text, &frame.kind);
            tell(text, missing(&read, pairs));
        }
        for text in &frame.counterexamples {
            let read = read(&mut extractor, text, &frame.kind);
            let fault = read.into_iter().next().map(|m| Fault::Unwanted { rule: m.rule });
            tell(text, fault);
        }
    }
    failures
}

fn read(extractor: &mut Extractor<'_>, text: &str, kind: &KindId) -> Vec<EventMention> {
    let document = Document::bare("example", text);
    let mut mentions = Vec::new();
    extractor.extract(&document, &mut mentions);
    mentions.retain(|m| &m.kind == kind);
    mentions
}

/// What the mention that comes nearest lacks, if it lacks anything.
fn missing(mentions: &[EventMention], pairs: &[String]) -> Option<Fault> {
    let lacks = |mention: &EventMention| {
        let found = pairs_of(mention);
        let pairs: Vec<_> = pairs.iter().filter(|p| !found.contains(p)).cloned().collect();
        (pairs, found)
    };
    match mentions.iter().map(lacks).min_by_key(|(pairs, _)| pairs.len()) {
        None => Some(Fault::Missed),
        Some((pairs, _)) if pairs.is_empty() => None,
        Some((pairs, found)) => Some(Fault::Lacks { pairs, found }),
    }
}

fn pairs_of(mention: &EventMention) -> Vec<String> {
    let of = |filler: &super::Filler| {
        let role = filler.role.clone();
        filler.sides.iter().map(move |side| format!("{role}={side}")).collect::<Vec<_>>()
    };
    let mut pairs: Vec<_> = mention.roles.iter().flat_map(of).collect();
    pairs.sort();
    pairs.dedup();
    pairs
}
