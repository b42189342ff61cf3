//! What events name: actors, places, topics, documents, kinds, roles.

use super::super::iri::{iri, of as iri_of};
use super::writer::Turtle;
use crate::export::date;
use crate::export::names::is_web;
use crate::graph::{ActorNode, DocumentInfo, Key, KnowledgeGraph, PlaceNode, TopicNode};
use crate::link::Event;
use crate::schema::{KindId, RoleId};

/// The nodes that are named in what is written of an event, and the larger
/// places and sides that they belong to.
pub(super) fn of(graph: &KnowledgeGraph, event: &Event) -> Vec<Key> {
    let mut keys = Vec::new();
    let parts = event.roles.iter().flat_map(|p| p.actors.iter().chain(&p.sides));
    let fillers = event.mentions.iter().flat_map(|m| &m.roles).flat_map(|f| f.actors.iter().chain(&f.sides));
    let sources = event.sources.iter().chain(event.mentions.iter().filter_map(|m| m.source.as_ref()));
    for id in parts.chain(fillers).chain(sources) {
        keys.push(Key::Actor(id.clone()));
        let sides = graph.actor(id).map(|a| a.acts_for.as_slice()).unwrap_or_default();
        keys.extend(sides.iter().cloned().map(Key::Actor));
    }
    let mut place = event.place.as_ref();
    // Places nest a few deep; a bound ends what the data make a circle.
    for _ in 0..8 {
        let Some(id) = place else { break };
        keys.push(Key::Place(id.clone()));
        place = graph.place(id).and_then(|p| p.within.as_ref());
    }
    keys.extend(event.topics.iter().cloned().map(Key::Topic));
    keys.extend(event.docs().into_iter().map(|d| Key::Document(d.to_owned())));
    keys
}

/// Writes an actor.
pub(super) fn actor(text: &mut Turtle, actor: &ActorNode) {
    text.resource(&iri("actor", actor.id.as_str()), "sem:Actor, prov:Agent", |s| {
        s.labels(&actor.label);
        if let Some(sort) = actor.r#type {
            s.text("vocab:type", sort.as_str());
        }
        s.links("prov:actedOnBehalfOf", actor.acts_for.iter().map(|side| iri("actor", side.as_str())));
    });
}

/// Writes a place.
pub(super) fn place(text: &mut Turtle, place: &PlaceNode) {
    text.resource(&iri("place", place.id.as_str()), "sem:Place", |s| {
        s.labels(&place.label);
        if let Some(within) = &place.within {
            s.link("dcterms:isPartOf", &iri("place", within.as_str()));
        }
    });
}

/// Writes a topic.
pub(super) fn topic(text: &mut Turtle, topic: &TopicNode) {
    text.resource(&iri("topic", topic.id.as_str()), "skos:Concept", |s| {
        s.labels(&topic.label);
    });
}

/// Writes a document.
pub(super) fn document(text: &mut Turtle, document: &DocumentInfo) {
    text.resource(&iri("document", &document.id), "foaf:Document, prov:Entity", |s| {
        s.text("dcterms:identifier", &document.id);
        document.title.iter().for_each(|title| s.text("dcterms:title", title));
        document.published.iter().for_each(|day| s.typed("dcterms:issued", &date::iso(day), "date"));
        document.source.iter().for_each(|source| s.text("dcterms:publisher", source));
        document.language.iter().for_each(|language| s.text("dcterms:language", language));
        document.url.iter().filter(|url| is_web(url)).for_each(|url| s.typed("foaf:page", url, "anyURI"));
    });
}

/// Writes a thing of which the graph knows the name alone.
pub(super) fn bare(text: &mut Turtle, key: &Key) {
    text.resource(&iri_of(key), "prov:Entity", |_| {});
}

/// Writes a kind of event.
pub(super) fn kind(text: &mut Turtle, graph: &KnowledgeGraph, id: &KindId) {
    text.resource(&iri("kind", id.as_str()), "sem:EventType", |s| {
        graph.kind(id).iter().for_each(|kind| s.labels(&kind.label));
    });
}

/// Writes a role.
pub(super) fn role(text: &mut Turtle, graph: &KnowledgeGraph, id: &RoleId) {
    text.resource(&iri("role", id.as_str()), "sem:RoleType", |s| {
        graph.role(id).iter().for_each(|role| s.labels(&role.label));
    });
}
