//! What the script of the explorer knows, as JSON.
//!
//! Things are listed once and named by their place in the list. What there are
//! many of stands in lists without names of fields: their order is that of the
//! structs here, and `page/events.js` reads it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::drawn;
use super::spans::{self, Part};
use crate::export::names::is_web;
use crate::export::{Options, colour, date};
use crate::extract::EventMention;
use crate::graph::{DocumentInfo, KindInfo, KnowledgeGraph, Label};
use crate::link::Event;
use crate::schema::{ActorId, KindId, PlaceId, RoleId, TopicId};

/// All of it.
#[derive(Debug, Serialize)]
pub(super) struct Data<'g> {
    title: Option<&'g str>,
    kinds: Vec<Kind<'g>>,
    roles: Vec<(&'g str, &'g str, &'g str, bool)>,
    actors: Vec<Actor<'g>>,
    places: Vec<(&'g str, &'g str, &'g str)>,
    topics: Vec<(&'g str, &'g str, &'g str)>,
    documents: Vec<Document<'g>>,
    rules: Vec<&'g str>,
    events: Vec<Line<'g>>,
}

/// Id, Arabic, English, colour, the same for lines.
#[derive(Debug, Serialize)]
struct Kind<'g>(&'g str, &'g str, &'g str, &'g str, String);

/// Id, Arabic, English, what it is, place in the network.
#[derive(Debug, Serialize)]
struct Actor<'g>(&'g str, &'g str, &'g str, Option<&'static str>, i32, i32);

/// Id, title, day, outlet, address, language, text: sentences that report
/// something, and what stands between them.
#[derive(Debug, Serialize)]
struct Document<'g>(
    &'g str,
    Option<&'g str>,
    Option<i64>,
    Option<&'g str>,
    Option<&'g str>,
    Option<&'g str>,
    Vec<&'g str>,
);

/// Id, kind, status, first day, last day, precision, place, topics, roles
/// (role, who is named, sides), sources, confidence in hundredths, mentions,
/// whether several outlets report it, earlier events (event, stage).
#[derive(Debug, Serialize)]
struct Line<'g>(
    &'g str,
    Option<usize>,
    &'static str,
    Option<i64>,
    Option<i64>,
    Option<&'static str>,
    Option<usize>,
    Vec<usize>,
    Vec<(usize, Vec<usize>, Vec<usize>)>,
    Vec<usize>,
    u8,
    Vec<Mention>,
    bool,
    Vec<(usize, &'static str)>,
);

/// Document, sentence, words (start, end, role; −1 what evokes the event, −2
/// when), rule.
#[derive(Debug, Serialize)]
struct Mention(usize, Option<usize>, Vec<(usize, usize, i64)>, Option<usize>);

/// Where the things of the graph stand in their lists.
struct Places<'g> {
    kinds: BTreeMap<&'g KindId, usize>,
    roles: BTreeMap<&'g RoleId, usize>,
    actors: BTreeMap<&'g ActorId, usize>,
    places: BTreeMap<&'g PlaceId, usize>,
    topics: BTreeMap<&'g TopicId, usize>,
    documents: BTreeMap<&'g str, usize>,
    rules: BTreeMap<&'g str, usize>,
    events: BTreeMap<&'g str, usize>,
}

fn listed<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    keys.enumerate().map(|(at, key)| (key, at)).collect()
}

impl<'g> Data<'g> {
    /// Of all events of a graph.
    pub(super) fn of(graph: &'g KnowledgeGraph, options: &'g Options) -> Self {
        let mut rules: Vec<_> = graph.events().flat_map(Event::rules).collect();
        rules.sort_unstable();
        rules.dedup();
        let at = Places {
            kinds: listed(graph.kinds().iter().map(|k| &k.id)),
            roles: listed(graph.roles().iter().map(|r| &r.id)),
            actors: listed(graph.actors().map(|a| &a.id)),
            places: listed(graph.places().map(|p| &p.id)),
            topics: listed(graph.topics().map(|t| &t.id)),
            documents: listed(graph.documents().map(|d| d.id.as_str())),
            rules: listed(rules.iter().copied()),
            events: listed(graph.events().map(|e| e.id.as_str())),
        };
        let spread = drawn::places(graph);
        let kind = |k: &'g KindInfo| {
            Kind(k.id.as_str(), &k.label.ar, &k.label.en, colour::fill(Some(k)), colour::stroke(Some(k)))
        };
        Self {
            title: options.title.as_deref(),
            kinds: graph.kinds().iter().map(kind).collect(),
            roles: graph
                .roles()
                .iter()
                .map(|r| (r.id.as_str(), r.label.ar.as_str(), r.label.en.as_str(), r.joint))
                .collect(),
            actors: graph
                .actors()
                .map(|a| {
                    let (x, y) = spread.get(&a.id).copied().unwrap_or_default();
                    Actor(a.id.as_str(), &a.label.ar, &a.label.en, a.r#type.map(|t| t.as_str()), x, y)
                })
                .collect(),
            places: graph.places().map(|p| named(p.id.as_str(), &p.label)).collect(),
            topics: graph.topics().map(|t| named(t.id.as_str(), &t.label)).collect(),
            documents: graph.documents().map(document).collect(),
            events: graph.events().map(|e| line(graph, &at, e)).collect(),
            rules,
        }
    }
}

fn named<'g>(id: &'g str, label: &'g Label) -> (&'g str, &'g str, &'g str) {
    (id, &label.ar, &label.en)
}

fn document(document: &DocumentInfo) -> Document<'_> {
    Document(
        &document.id,
        document.title.as_deref(),
        document.published.map(date::days),
        document.source.as_deref(),
        document.url.as_deref().filter(|url| is_web(url)),
        document.language.as_deref(),
        document.quotes.iter().map(|q| q.text.as_str()).collect(),
    )
}

fn line<'g>(graph: &'g KnowledgeGraph, at: &Places<'g>, event: &'g Event) -> Line<'g> {
    let when = date::of(event);
    let actors = |ids: Vec<&ActorId>| ids.into_iter().filter_map(|id| at.actors.get(id).copied()).collect::<Vec<_>>();
    let roles = event.roles.iter().filter_map(|p| {
        Some((at.roles.get(&p.role).copied()?, actors(graph.named(p)), actors(p.sides.iter().collect())))
    });
    Line(
        event.id.as_str(),
        at.kinds.get(&event.kind).copied(),
        event.status.as_str(),
        when.and_then(|w| w.earliest).map(date::days),
        when.and_then(|w| w.latest).map(date::days),
        when.map(date::precision),
        event.place.as_ref().and_then(|p| at.places.get(p).copied()),
        event.topics.iter().filter_map(|t| at.topics.get(t).copied()).collect(),
        roles.collect(),
        actors(event.sources.iter().collect()),
        (event.confidence.clamp(0.0, 1.0) * 100.0).round() as u8,
        event.mentions.iter().filter_map(|m| mention(graph, at, m)).collect(),
        event.coverage.outlets.len() > 1,
        event
            .follows
            .iter()
            .filter_map(|f| Some((at.events.get(f.event.as_str()).copied()?, f.stage.as_str())))
            .collect(),
    )
}

fn mention(graph: &KnowledgeGraph, at: &Places<'_>, mention: &EventMention) -> Option<Mention> {
    let quotes = &graph.document(&mention.doc)?.quotes;
    let quote = quotes.iter().position(|q| q.span == mention.sentence.span);
    let sentence = quote.and_then(|nth| quotes.get(nth)).map_or("", |q| &q.text);
    let words = spans::of(mention, sentence).into_iter().filter_map(|(start, end, part)| {
        let what = match part {
            Part::Trigger => -1,
            Part::Time => -2,
            Part::Role(role) => i64::try_from(*at.roles.get(role)?).ok()?,
        };
        Some((start, end, what))
    });
    let document = at.documents.get(mention.doc.as_str()).copied()?;
    Some(Mention(document, quote, words.collect(), at.rules.get(mention.rule.as_str()).copied()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn json(graph: &KnowledgeGraph) -> serde_json::Value {
        serde_json::to_value(Data::of(graph, &sample::options())).unwrap()
    }

    #[test]
    fn every_place_that_is_named_is_in_its_list() {
        let graph = sample::graph();
        let data = json(&graph);
        let size = |list: &str| data[list].as_array().unwrap().len() as u64;
        for event in data["events"].as_array().unwrap() {
            assert!(event[1].as_u64().unwrap() < size("kinds"));
            for role in event[8].as_array().unwrap() {
                assert!(role[0].as_u64().unwrap() < size("roles"));
                assert!(role[1].as_array().unwrap().iter().all(|a| a.as_u64().unwrap() < size("actors")));
            }
            let mention = &event[11][0];
            let quotes = data["documents"][mention[0].as_u64().unwrap() as usize][6].as_array().unwrap().len();
            assert!(mention[1].as_u64().unwrap() < quotes as u64);
        }
    }

    #[test]
    fn days_are_counted_from_1970_and_an_open_end_stays_open() {
        let data = json(&sample::graph());
        let open = data["events"].as_array().unwrap().iter().find(|e| !e[3].is_null() && e[4].is_null()).unwrap();
        assert_eq!(open[3], 22_330, "20 February 2031");
        assert_eq!(open[5], "interval");
    }

    #[test]
    fn an_address_that_runs_is_no_link() {
        let mut bare = DocumentInfo::bare("d");
        bare.url = Some("javascript:alert(1)".to_owned());
        assert_eq!(document(&bare).4, None);
        bare.url = Some("https://example.org/".to_owned());
        assert_eq!(document(&bare).4, Some("https://example.org/"));
    }
}
