//! A graph for tests, here and in the rooms to the right.

use proptest::prelude::*;

use super::{DocumentInfo, KnowledgeGraph, Reading};
use crate::extract::EventMention;
use crate::ingest::Document;
use crate::link::link;
use crate::link::sample::{any_mention, at_time, mention};
use crate::schema::{Schema, Status};

/// The built-in schema.
pub(crate) fn schema() -> &'static Schema {
    Schema::built_in().unwrap_or_else(|e| panic!("{e}"))
}

/// One document of which each sentence is 99 bytes long.
pub(crate) fn document(id: &str) -> Document {
    let sentence = |i: u32| format!("{:.<99}", format!("s{i} \"{id}\" \\ \t"));
    Document {
        id: id.to_owned(),
        file_name: None,
        title: Some("اجتماع القاهرة".to_owned()),
        published: "2025-10-07".parse().ok(),
        source: None,
        language: Some("ar".to_owned()),
        url: Some(format!("https://example.org/{id}")),
        text: (0..8).map(sentence).collect::<Vec<_>>().join("\n"),
    }
}

/// Six mentions of five events in two documents.
pub(crate) fn mentions() -> Vec<EventMention> {
    let egypt = ("mediator", "EGY", "EGY");
    let hayya = ("participant", "khalil_al_hayya", "hamas");
    let israel = ("participant", "ISR", "ISR");
    let mut talks = mention("a", 0, "talks", &[hayya, israel]);
    talks.time = at_time("2025-10-06", "2025-10-06");
    talks.place = Some("cairo".into());
    talks.topics = vec!["ceasefire".into()];
    talks.source = Some("EGY".into());
    let again = mention("a", 2, "talks", &[hayya, israel]);
    let mut denied = mention("a", 3, "talks", &[hayya, ("participant", "QAT", "QAT")]);
    denied.status = Status::Denied;
    let mut planned = mention("a", 4, "talks", &[hayya, israel]);
    planned.status = Status::Planned;
    planned.time = at_time("2025-10-09", "2025-10-09");
    let undated = mention("b", 0, "mediation", &[egypt, ("party", "some_new_body", "some_new_body")]);
    let mut month = mention("b", 1, "mediation", &[egypt, ("party", "hamas", "hamas")]);
    month.time = at_time("2025-10-01", "2025-10-31");
    vec![talks, again, denied, planned, undated, month]
}

/// The graph of [`mentions`].
pub(crate) fn graph() -> KnowledgeGraph {
    let documents = ["b", "a", "silent"].map(|id| DocumentInfo::of(&document(id), &mentions()));
    KnowledgeGraph::build(link(mentions()), documents, schema())
}

/// A document that was read and reports nothing.
pub(crate) fn reading(name: &str, text: &str, published: &str) -> Reading {
    let document = Document {
        id: name.to_owned(),
        file_name: Some(name.to_owned()),
        title: None,
        published: published.parse().ok(),
        source: None,
        language: None,
        url: None,
        text: text.to_owned(),
    };
    Reading { document: DocumentInfo::of(&document, &[]), mentions: Vec::new() }
}

/// Documents that often share their name, their text, their day or their
/// outlet; those of one text report the same.
pub(crate) fn any_readings() -> impl Strategy<Value = Vec<Reading>> {
    let name = prop::sample::select(vec!["a", "b", "c", "d"]);
    let day = prop::sample::select(vec!["", "2025-10-06", "2025-10-07", "2025-10-08"]);
    let outlet = prop::option::of(prop::sample::select(vec!["وفا", "سبأ"]));
    let texts = prop::collection::vec(prop::collection::vec(any_mention(), 0..4), 6);
    (texts, prop::collection::vec((name, 0..6usize, day, outlet), 0..12)).prop_map(|(texts, drawn)| {
        let made = drawn.into_iter().map(|(name, text, day, outlet)| {
            let mut reading = reading(name, &text.to_string(), day);
            reading.document.source = outlet.map(str::to_owned);
            reading.mentions = texts[text].clone();
            reading.rename(name.to_owned());
            reading
        });
        made.collect()
    })
}
