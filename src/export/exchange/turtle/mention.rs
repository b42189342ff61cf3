//! A mention: an annotation of the sentence that reports an event, with the
//! words that evoke it and those that name who took part.

use super::super::iri::iri;
use super::node;
use super::writer::Turtle;
use crate::extract::EventMention;
use crate::graph::{Key, KnowledgeGraph};
use crate::link::Event;
use crate::text::Span;

/// Writes a mention.
pub(super) fn write(text: &mut Turtle, graph: &KnowledgeGraph, event: &Event, nth: usize, mention: &EventMention) {
    let name = format!("{}/{nth}", event.id);
    let words = |span| graph.words(mention, span);
    let of = |what: &str| iri("words", &format!("{name}/{what}"));
    let fillers: Vec<_> = (0..mention.roles.len()).map(|i| of(&format!("filler/{i}"))).collect();
    text.resource(&iri("mention", &name), "oa:Annotation, prov:Entity", |s| {
        s.link("oa:motivatedBy", "http://www.w3.org/ns/oa#identifying");
        s.link("oa:hasBody", &iri("event", event.id.as_str()));
        s.link("oa:hasTarget", &of("sentence"));
        s.link("vocab:trigger", &of("trigger"));
        s.links("vocab:filler", fillers.iter().cloned());
        s.link("prov:wasDerivedFrom", &node(Key::Document(mention.doc.clone())));
        if let Some(source) = &mention.source {
            s.link("prov:wasAttributedTo", &iri("actor", source.as_str()));
        }
        s.text("vocab:status", mention.status.as_str());
        s.text("vocab:rule", &mention.rule);
        s.typed("vocab:line", &mention.sentence.line.to_string(), "integer");
        if let Some(time) = &mention.time {
            s.text("vocab:date", &time.when.value());
        }
    });
    place(text, &of("sentence"), mention, mention.sentence.span, words(mention.sentence.span));
    place(text, &of("trigger"), mention, mention.trigger, words(mention.trigger));
    for (filler, name) in mention.roles.iter().zip(&fillers) {
        place(text, name, mention, filler.span, words(filler.span));
        text.resource(name, "sem:Role", |s| {
            s.link("sem:roleType", &iri("role", filler.role.as_str()));
            s.links("rdf:value", filler.actors.iter().map(|a| iri("actor", a.as_str())));
            s.links("vocab:side", filler.sides.iter().map(|a| iri("actor", a.as_str())));
        });
    }
}

/// Words of a document: where they stand, and what they are if that is known.
fn place(text: &mut Turtle, name: &str, mention: &EventMention, span: Span, words: Option<&str>) {
    let (position, quote) = (format!("{name}.position"), format!("{name}.quote"));
    text.resource(name, "oa:SpecificResource", |s| {
        s.link("oa:hasSource", &node(Key::Document(mention.doc.clone())));
        s.link("oa:hasSelector", &position);
        if words.is_some() {
            s.link("oa:hasSelector", &quote);
        }
    });
    text.resource(&position, "oa:DataPositionSelector", |s| {
        s.typed("oa:start", &span.start.to_string(), "nonNegativeInteger");
        s.typed("oa:end", &span.end.to_string(), "nonNegativeInteger");
    });
    if let Some(words) = words {
        text.resource(&quote, "oa:TextQuoteSelector", |s| {
            s.text("oa:exact", words);
        });
    }
}
