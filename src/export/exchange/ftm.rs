//! `ftm`: entities of FollowTheMoney, one a line, as investigation platforms
//! read them.
//!
//! An event there knows organisers and involved, and whether it happened it
//! does not know: the role that is in charge organises, the others are
//! involved; who filled which role is told in `notes`, the status in `keywords`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write;

use serde_json::{Value, json};

use super::{Exchange, Selection, Tally};
use crate::export::date;
use crate::export::names::{Names, is_web, link, quote};
use crate::export::words::Lang;
use crate::export::{ExportError, Options};
use crate::graph::{ActorNode, DocumentInfo, Key, Label, Node};
use crate::link::Event;
use crate::schema::{ActorId, ActorType, Status};
use crate::time::Precision;

/// Entities of FollowTheMoney.
#[derive(Debug)]
pub(super) struct Ftm;

type Properties = BTreeMap<&'static str, Vec<String>>;

impl Exchange for Ftm {
    fn name(&self) -> &'static str {
        "ftm"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let graph = selection.graph;
        let mut tally = Tally::default();
        let mut named = BTreeSet::new();
        let mut line = |entity: Value| writeln!(out, "{entity}").map_err(ExportError::write(self.name()));
        for event in &selection.events {
            line(entity(&name("event", event.id.as_str()), "Event", self::event(selection, options, event)))?;
            let who = event.roles.iter().flat_map(|p| p.actors.iter().chain(&p.sides));
            for id in who {
                named.insert(Key::Actor(id.clone()));
                let sides = graph.actor(id).map(|a| a.acts_for.as_slice()).unwrap_or_default();
                named.extend(sides.iter().cloned().map(Key::Actor));
            }
            named.extend(event.docs().into_iter().map(|d| Key::Document(d.to_owned())));
            tally.count(event.status != Status::Actual || event.roles.len() > 1);
        }
        for node in named.iter().filter_map(|key| graph.node(key)) {
            match node {
                Node::Actor(actor) => {
                    line(entity(&of(&actor.id), sort(actor), names(&actor.label)))?;
                    for side in &actor.acts_for {
                        let joins = [("agent", vec![of(&actor.id)]), ("client", vec![of(side)])];
                        let id = name("acts", &format!("{}/{side}", actor.id));
                        line(entity(&id, "Representation", joins.into()))?;
                    }
                }
                Node::Document(document) => line(entity(&article_id(&document.id), "Article", article(document)))?,
                _ => {}
            }
        }
        Ok(tally)
    }
}

fn entity(id: &str, schema: &str, mut properties: Properties) -> Value {
    properties.retain(|_, values| !values.is_empty());
    json!({ "id": id, "schema": schema, "properties": properties })
}

fn of(actor: &ActorId) -> String {
    name("actor", actor.as_str())
}

fn article_id(document: &str) -> String {
    name("article", document)
}

/// The id of an entity: letters, digits, and inside it `-` and `.`, after which
/// stands the number of any other byte.
fn name(sort: &str, id: &str) -> String {
    let mut name = format!("{sort}-");
    for (at, byte) in id.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || (byte == b'-' && at + 1 < id.len()) {
            name.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(name, ".{byte:02X}");
        }
    }
    name
}

fn names(label: &Label) -> Properties {
    let mut names = vec![label.ar.clone(), label.en.clone()];
    names.dedup();
    [("name", names)].into()
}

fn sort(actor: &ActorNode) -> &'static str {
    match actor.r#type {
        Some(ActorType::State) => "PublicBody",
        Some(ActorType::Person) => "Person",
        Some(ActorType::Body | ActorType::Outlet) => "Organization",
        None => "LegalEntity",
    }
}

fn event(selection: &Selection<'_>, options: &Options, event: &Event) -> Properties {
    let graph = selection.graph;
    let lead = options.leads.get(&event.kind);
    let arabic = Names { graph, lang: Lang::Ar };
    let (mut organizer, mut involved) = (BTreeSet::new(), BTreeSet::new());
    for part in &event.roles {
        let into = if Some(&part.role) == lead { &mut organizer } else { &mut involved };
        into.extend(part.actors.iter().chain(&part.sides).map(of));
    }
    let place = event.place.as_ref().and_then(|p| graph.place(p)).map(|p| &p.label);
    let labels = |label: &Label| vec![label.ar.clone(), label.en.clone()];
    let mut keywords = vec![event.kind.to_string(), format!("status:{}", event.status.as_str())];
    keywords.extend(event.topics.iter().map(ToString::to_string));
    let mut properties: Properties = [
        ("name", graph.kind(&event.kind).map(|k| labels(&k.label)).unwrap_or_default()),
        ("summary", quote(graph, event).map(str::to_owned).into_iter().collect()),
        ("notes", arabic.cast_lines(event, lead)),
        ("keywords", keywords),
        ("location", place.map(labels).unwrap_or_default()),
        ("organizer", organizer.into_iter().collect()),
        ("involved", involved.into_iter().collect()),
        ("proof", event.docs().into_iter().map(article_id).collect()),
        ("publisher", event.coverage.outlets.clone()),
        ("sourceUrl", link(graph, event).map(str::to_owned).into_iter().collect()),
        ("recordId", vec![event.id.to_string()]),
    ]
    .into();
    if let Some(when) = date::of(event) {
        let known = |day: String| Some(day).filter(|d| !d.is_empty()).into_iter().collect::<Vec<_>>();
        if when.precision == Precision::Interval {
            properties.insert("startDate", known(date::start(when)));
            properties.insert("endDate", known(date::end(when)));
        } else {
            properties.insert("date", vec![when.value()]);
        }
    }
    properties
}

fn article(document: &DocumentInfo) -> Properties {
    let list = |value: Option<&String>| value.cloned().into_iter().collect::<Vec<_>>();
    [
        ("title", vec![document.title.clone().unwrap_or_else(|| document.id.clone())]),
        ("fileName", list(document.file_name.as_ref())),
        ("publishedAt", document.published.as_ref().map(date::iso).into_iter().collect()),
        ("publisher", list(document.source.as_ref())),
        ("sourceUrl", list(document.url.as_ref().filter(|url| is_web(url)))),
    ]
    .into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    fn entities(text: &str) -> Vec<Value> {
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn every_entity_that_is_named_is_there_once() {
        let (text, tally) = all(&Ftm, &sample::graph());
        let read = entities(&text);
        let ids: BTreeSet<_> = read.iter().map(|e| e["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), read.len());
        assert_eq!(read.iter().filter(|e| e["schema"] == "Event").count(), tally.exported);
        for property in ["organizer", "involved", "proof", "agent", "client"] {
            let named: Vec<_> = read.iter().filter_map(|e| e["properties"][property].as_array()).flatten().collect();
            assert!(!named.is_empty(), "{property}");
            assert!(named.iter().all(|id| ids.contains(id.as_str().unwrap())), "{property}");
        }
    }

    #[test]
    fn mediators_organise_and_parties_are_involved() {
        let read = entities(&all(&Ftm, &sample::graph()).0);
        let mediation = read.iter().find(|e| e["properties"]["keywords"][0] == "mediation").unwrap();
        assert_eq!(mediation["properties"]["organizer"], json!(["actor-EGY", "actor-QAT"]));
        assert_eq!(mediation["properties"]["involved"], json!(["actor-ISR", "actor-hamas"]));
        assert_eq!(mediation["properties"]["date"], json!(["2031-01-12"]));
    }

    #[test]
    fn ids_are_of_letters_and_digits() {
        assert_eq!(name("actor", "SDN/army_x"), "actor-SDN.2Farmy.5Fx");
        assert_eq!(name("article", "a-b-"), "article-a-b.2D");
    }

    #[test]
    fn hostile_text_comes_back_whole() {
        let read = entities(&all(&Ftm, &sample::hostile()).0);
        assert_eq!(read[0]["properties"]["summary"][0], sample::HOSTILE);
    }
}
