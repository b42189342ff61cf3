//! `jsonld`: events of schema.org, as pages carry them for search engines.
//!
//! schema.org has no status of things that may or did not happen and no date
//! but that of days and their parts: what it cannot say is in
//! `additionalProperty`, and such an event counts as lossy.

use std::collections::BTreeSet;
use std::io::Write;

use serde_json::{Map, Value, json};

use super::{Exchange, Selection, Tally, iri};
use crate::export::date;
use crate::export::names::{is_web, quote};
use crate::export::{ExportError, Options};
use crate::graph::{ActorNode, DocumentInfo, Key, KnowledgeGraph, Label, Node};
use crate::link::Event;
use crate::schema::{ActorType, Status};
use crate::time::Precision;

/// Events of schema.org.
#[derive(Debug)]
pub(super) struct JsonLd;

impl Exchange for JsonLd {
    fn name(&self) -> &'static str {
        "jsonld"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let graph = selection.graph;
        let mut tally = Tally::default();
        let mut named = BTreeSet::new();
        let mut things: Vec<Value> = Vec::new();
        for event in &selection.events {
            things.push(self::event(graph, event));
            named.extend(event.roles.iter().flat_map(|p| p.actors.iter().chain(&p.sides)).cloned().map(Key::Actor));
            named.extend(event.place.iter().cloned().map(Key::Place));
            named.extend(event.docs().into_iter().map(|d| Key::Document(d.to_owned())));
            let open = date::of(event).is_some_and(|w| w.earliest.is_none() || w.latest.is_none());
            tally.count(open || event.status != Status::Actual);
        }
        things.extend(named.iter().filter_map(|key| thing(graph.node(key)?)));
        // No context is fetched: every name is one of schema.org.
        let context = json!({ "@vocab": "https://schema.org/" });
        super::json(self.name(), &json!({ "@context": context, "@graph": things }), out)?;
        Ok(tally)
    }
}

/// The same in both languages.
fn label(label: &Label) -> Value {
    json!([{ "@value": label.ar, "@language": "ar" }, { "@value": label.en, "@language": "en" }])
}

fn of(key: Key) -> Value {
    json!({ "@id": iri::of(&key) })
}

fn event(graph: &KnowledgeGraph, event: &Event) -> Value {
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            fields.insert(name.to_owned(), value);
        }
    };
    set("@id", iri::of(&Key::Event(event.id.clone())).into());
    set("@type", "Event".into());
    set("identifier", event.id.as_str().into());
    set("name", graph.kind(&event.kind).map_or_else(|| event.kind.as_str().into(), |k| label(&k.label)));
    set("description", quote(graph, event).into());
    if let Some(when) = date::of(event) {
        let (first, last) = match when.precision {
            Precision::Month | Precision::Year => (when.value(), when.value()),
            Precision::Day | Precision::Interval => (date::start(when), date::end(when)),
        };
        let known = |day: String| Some(day).filter(|d| !d.is_empty());
        set("startDate", known(first).into());
        set("endDate", known(last).into());
    }
    set("location", event.place.iter().cloned().map(|p| of(Key::Place(p))).collect());
    let topics = event.topics.iter().filter_map(|t| graph.topic(t)).map(|t| label(&t.label));
    set("keywords", topics.flat_map(|t| t.as_array().cloned().unwrap_or_default()).collect());
    let roles = event.roles.iter().map(|p| {
        let who = p.actors.iter().chain(p.sides.iter().filter(|s| !p.actors.contains(s)));
        let who: Vec<_> = who.cloned().map(|a| of(Key::Actor(a))).collect();
        json!({ "@type": "Role", "roleName": p.role.as_str(), "contributor": who })
    });
    set("contributor", roles.collect());
    set("subjectOf", event.docs().into_iter().map(|d| of(Key::Document(d.to_owned()))).collect());
    let property = |name: &str, value: &str| json!({ "@type": "PropertyValue", "name": name, "value": value });
    set(
        "additionalProperty",
        json!([property("status", event.status.as_str()), property("kind", event.kind.as_str())]),
    );
    Value::Object(fields)
}

fn thing(node: &Node) -> Option<Value> {
    let id = iri::of(&node.key());
    match node {
        Node::Actor(actor) => Some(
            json!({ "@id": id, "@type": sort(actor), "identifier": actor.id.as_str(), "name": label(&actor.label) }),
        ),
        Node::Place(place) => {
            Some(json!({ "@id": id, "@type": "Place", "identifier": place.id.as_str(), "name": label(&place.label) }))
        }
        Node::Document(document) => Some(article(&id, document)),
        _ => None,
    }
}

fn sort(actor: &ActorNode) -> &'static str {
    match actor.r#type {
        Some(ActorType::State) => "Country",
        Some(ActorType::Person) => "Person",
        Some(ActorType::Outlet) => "NewsMediaOrganization",
        Some(ActorType::Body) | None => "Organization",
    }
}

fn article(id: &str, document: &DocumentInfo) -> Value {
    let mut fields = Map::new();
    let mut set = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value.into());
        }
    };
    set("@id", Some(id));
    set("@type", Some("NewsArticle"));
    set("identifier", Some(&document.id));
    set("headline", document.title.as_deref());
    set("datePublished", document.published.as_ref().map(date::iso).as_deref());
    set("publisher", document.source.as_deref());
    set("inLanguage", document.language.as_deref());
    set("url", document.url.as_deref().filter(|url| is_web(url)));
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    fn things(text: &str) -> Vec<Value> {
        serde_json::from_str::<Value>(text).unwrap()["@graph"].as_array().cloned().unwrap()
    }

    #[test]
    fn roles_name_their_actors_and_every_name_is_told() {
        let (text, tally) = all(&JsonLd, &sample::graph());
        let things = things(&text);
        assert_eq!(things.iter().filter(|t| t["@type"] == "Event").count(), tally.exported);
        let ids: BTreeSet<_> = things.iter().map(|t| t["@id"].as_str().unwrap()).collect();
        let roles: Vec<_> = things.iter().filter_map(|t| t["contributor"].as_array()).flatten().collect();
        assert!(roles.iter().any(|r| r["roleName"] == "mediator"));
        let named = roles.iter().flat_map(|r| r["contributor"].as_array().unwrap());
        assert!(named.clone().count() > 40 && named.clone().all(|a| ids.contains(a["@id"].as_str().unwrap())));
    }

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        let things = things(&all(&JsonLd, &sample::graph()).0);
        assert_eq!((&things[0]["startDate"], &things[0]["endDate"]), (&json!("2031-01"), &json!("2031-01")));
        assert!(things.iter().any(|t| t["startDate"] == "2031-02-20" && t["endDate"].is_null()));
    }

    #[test]
    fn hostile_text_comes_back_whole_and_ends_no_script() {
        let (text, _) = all(&JsonLd, &sample::hostile());
        assert_eq!(things(&text)[0]["description"], sample::HOSTILE);
        assert!(!text.contains('<'));
    }
}
