//! The things that the graph joins.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::extract::EventMention;
use crate::ingest::Document;
use crate::link::{Event, EventId, Publication};
use crate::schema::{ActorId, ActorType, KindId, PlaceId, RoleId, TopicId};
use crate::text::Span;
use crate::time::When;

/// What a thing is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// English.
    pub en: String,
    /// Arabic.
    pub ar: String,
}

impl Label {
    /// The label of something that the schema does not know: its slug with
    /// spaces.
    pub fn of_slug(slug: &str) -> Self {
        let words = slug.replace('_', " ");
        Self { en: words.clone(), ar: words }
    }
}

/// A kind of event that occurs in the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Kind", deny_unknown_fields)]
pub struct KindInfo {
    /// Its name.
    pub id: KindId,
    /// What it is called.
    pub label: Label,
    /// Fill colour in diagrams (`#rrggbb`).
    pub colour: String,
}

/// A role that occurs in the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Role", deny_unknown_fields)]
pub struct RoleInfo {
    /// Its name.
    pub id: RoleId,
    /// What it is called.
    pub label: Label,
    /// Whether those who have it in one event act together.
    pub joint: bool,
}

/// A state, body, person or outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Actor", deny_unknown_fields)]
pub struct ActorNode {
    /// Its name.
    pub id: ActorId,
    /// What it is called.
    pub label: Label,
    /// What it is; `None` if the schema does not know it.
    pub r#type: Option<ActorType>,
    /// The sides that it acted for in the events of the graph, other than
    /// itself, sorted.
    pub acts_for: Vec<ActorId>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Place", deny_unknown_fields)]
pub struct PlaceNode {
    /// Its name.
    pub id: PlaceId,
    /// What it is called.
    pub label: Label,
    /// The larger place that it lies in.
    pub within: Option<PlaceId>,
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Topic", deny_unknown_fields)]
pub struct TopicNode {
    /// Its name.
    pub id: TopicId,
    /// What it is called.
    pub label: Label,
}

/// A day, month, year or interval on which something happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateNode {
    /// The date, without the day that it was counted from.
    pub when: When,
}

impl DateNode {
    /// The node of a date.
    pub fn of(when: &When) -> Self {
        Self { when: When { anchor: None, ..when.clone() } }
    }

    /// The ISO 8601 value, which is also its name.
    pub fn value(&self) -> String {
        self.when.value()
    }
}

/// A sentence of a document that reports an event, or what stands between two
/// of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Where it stands.
    pub span: Span,
    /// Its words, exactly as printed.
    pub text: String,
}

/// A document: all that is known about it, and its text where it reports something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Document", deny_unknown_fields)]
pub struct DocumentInfo {
    /// Name, unique in a graph.
    pub id: String,
    /// The name of its file, if it is called after it: several files may have it,
    /// and are numbered then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<NaiveDate>,
    /// Outlet, as given by the metadata.
    pub source: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// What its text is known by; empty if it never was seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// Its text in order: each sentence that reports something by itself, and
    /// what stands between them; nothing of a text that reports nothing.
    pub quotes: Vec<Quote>,
}

impl DocumentInfo {
    /// What to keep of a document once `mentions` were read from it; mentions
    /// of other documents are passed over.
    pub fn of(document: &Document, mentions: &[EventMention]) -> Self {
        let mut quotes: Vec<_> = mentions
            .iter()
            .filter(|m| m.doc == document.id)
            .map(|m| Quote { span: m.sentence.span, text: m.sentence.span.of(&document.text).to_owned() })
            .collect();
        quotes.sort_unstable();
        quotes.dedup();
        between(&document.text, &mut quotes);
        Self {
            id: document.id.clone(),
            file_name: document.file_name.clone(),
            title: document.title.clone(),
            published: document.published,
            source: document.source.clone(),
            language: document.language.clone(),
            url: document.url.clone(),
            digest: digest(&document.text),
            quotes,
        }
    }

    /// What linking needs to know of it.
    pub fn publication(&self) -> Publication {
        Publication { date: self.published, outlet: self.source.clone() }
    }

    /// A document of which only the name is known.
    pub fn bare(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            file_name: None,
            title: None,
            published: None,
            source: None,
            language: None,
            url: None,
            digest: String::new(),
            quotes: Vec::new(),
        }
    }

    /// The words of a span that lies within a quoted sentence.
    pub fn words(&self, span: Span) -> Option<&str> {
        let after = self.quotes.partition_point(|q| q.span.start <= span.start);
        self.quotes.iter().take(after).rev().find_map(|q| {
            let start = span.start.checked_sub(q.span.start)?;
            let end = span.end.checked_sub(q.span.start)?;
            q.text.get(start as usize..end as usize)
        })
    }
}

/// Adds what stands before, between and after the sentences that report something.
fn between(text: &str, quotes: &mut Vec<Quote>) {
    let mut gaps = Vec::new();
    let mut from = 0;
    let ends = quotes.iter().map(|q| (q.span.start as usize, q.span.end as usize));
    for (start, end) in ends.chain((!quotes.is_empty()).then_some((text.len(), text.len()))) {
        let gap = text.get(from..start).unwrap_or_default();
        let words = gap.trim();
        if !words.is_empty() {
            let first = from + gap.len() - gap.trim_start().len();
            gaps.push(Quote { span: Span::new(first, first + words.len()), text: words.to_owned() });
        }
        from = from.max(end);
    }
    quotes.append(&mut gaps);
    quotes.sort_unstable();
}

/// What a text is known by, however it is broken into lines: the first half of
/// the SHA-256 of its words.
fn digest(text: &str) -> String {
    let mut hash = Sha256::new();
    for word in text.split_whitespace() {
        hash.update(word);
        hash.update(b" ");
    }
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}

/// The name of a node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Of an actor.
    Actor(ActorId),
    /// Of an event.
    Event(EventId),
    /// Of a place.
    Place(PlaceId),
    /// Of a topic.
    Topic(TopicId),
    /// Of a date: its ISO 8601 value.
    Date(String),
    /// Of a document.
    Document(String),
}

/// A thing in the graph.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A state, body, person or outlet.
    Actor(ActorNode),
    /// An event.
    Event(Box<Event>),
    /// A place.
    Place(PlaceNode),
    /// A topic.
    Topic(TopicNode),
    /// A date.
    Date(DateNode),
    /// A document.
    Document(Box<DocumentInfo>),
}

impl Node {
    /// Its name.
    pub fn key(&self) -> Key {
        match self {
            Self::Actor(n) => Key::Actor(n.id.clone()),
            Self::Event(n) => Key::Event(n.id.clone()),
            Self::Place(n) => Key::Place(n.id.clone()),
            Self::Topic(n) => Key::Topic(n.id.clone()),
            Self::Date(n) => Key::Date(n.value()),
            Self::Document(n) => Key::Document(n.id.clone()),
        }
    }
}
