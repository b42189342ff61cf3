//! `events.jsonl`: one event a line, with its mentions as in the contract.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::NaiveDate;
use serde::Serialize;

use super::contract::{mention_ids, mention_line, with_confidence};
use super::{ExportError, Exporter, Options, Report, date};
use crate::extract::EventMention;
use crate::graph::KnowledgeGraph;
use crate::link::{Event, EventId, Follows, Merge, Participant, Reason};
use crate::schema::{ActorId, KindId, PlaceId, Status, TopicId};

/// Events as lines of JSON.
#[derive(Debug, Clone, Copy)]
pub struct EventsJsonl;

#[derive(Serialize)]
struct EventLine<'e> {
    id: &'e EventId,
    docs: Vec<&'e str>,
    kind: &'e KindId,
    roles: &'e [Participant],
    place: &'e Option<PlaceId>,
    topics: &'e [TopicId],
    status: Status,
    time: Option<TimeField>,
    sources: &'e [ActorId],
    rules: Vec<&'e str>,
    documents: u32,
    outlets: &'e [String],
    first_report: Option<NaiveDate>,
    last_report: Option<NaiveDate>,
    merges: Vec<MergeField<'e>>,
    follows: &'e [Follows],
}

/// A mention that was joined, by the name that it has in `mentions`.
#[derive(Serialize)]
struct MergeField<'e> {
    mention: &'e EventId,
    reasons: &'e [Reason],
}

#[derive(Serialize)]
struct TimeField {
    value: String,
    start: String,
    end: String,
    precision: &'static str,
}

impl Exporter for EventsJsonl {
    fn name(&self) -> &'static str {
        "events.jsonl"
    }

    fn write(&self, graph: &KnowledgeGraph, _: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let ids = ids(graph);
        let mut report = Report::default();
        for event in graph.events() {
            let line = line(graph, event, &ids).map_err(ExportError::format(self.name()))?;
            writeln!(out, "{line}").map_err(ExportError::write(self.name()))?;
            report.exported += 1;
        }
        Ok(report)
    }
}

/// A mention by where it stands in the graph.
type Place<'e> = (&'e EventId, usize);

/// The names of all mentions. They are counted by document and trigger over
/// the whole graph, so that no two of them share a name.
fn ids(graph: &KnowledgeGraph) -> BTreeMap<Place<'_>, EventId> {
    let mut all: Vec<(Place<'_>, &EventMention)> =
        graph.events().flat_map(|e| e.mentions.iter().enumerate().map(move |(i, m)| ((&e.id, i), m))).collect();
    all.sort_by(|(at, a), (bt, b)| {
        (&a.doc, a.trigger, &a.kind, a.status, at).cmp(&(&b.doc, b.trigger, &b.kind, b.status, bt))
    });
    let ids = mention_ids(all.iter().map(|(_, m)| *m));
    all.into_iter().map(|(at, _)| at).zip(ids).collect()
}

fn line(
    graph: &KnowledgeGraph,
    event: &Event,
    ids: &BTreeMap<Place<'_>, EventId>,
) -> Result<String, serde_json::Error> {
    let fields = EventLine {
        id: &event.id,
        docs: event.docs(),
        kind: &event.kind,
        roles: &event.roles,
        place: &event.place,
        topics: &event.topics,
        status: event.status,
        time: date::of(event).map(|when| TimeField {
            value: when.value(),
            start: date::start(when),
            end: date::end(when),
            precision: date::precision(when),
        }),
        sources: &event.sources,
        rules: event.rules(),
        documents: event.coverage.documents,
        outlets: &event.coverage.outlets,
        first_report: event.coverage.first,
        last_report: event.coverage.last,
        merges: merges(event, ids),
        follows: &event.follows,
    };
    let object = with_confidence(serde_json::to_string(&fields)?, event.confidence);
    let mentions = event.mentions.iter().enumerate().map(|(i, mention)| {
        let id = ids.get(&(&event.id, i)).unwrap_or(&event.id);
        mention_line(mention, id, |span| graph.words(mention, span).unwrap_or(""))
    });
    let mentions = mentions.collect::<Result<Vec<_>, _>>()?.join(",");
    let fields = object.strip_suffix('}').unwrap_or(&object);
    Ok(format!("{fields},\"mentions\":[{mentions}]}}"))
}

fn merges<'e>(event: &'e Event, ids: &'e BTreeMap<Place<'_>, EventId>) -> Vec<MergeField<'e>> {
    let mut left: Vec<_> = event.mentions.iter().enumerate().collect();
    let of = |merge: &'e Merge| {
        let at = left.iter().position(|(_, m)| (m.doc.as_str(), m.trigger) == (merge.doc.as_str(), merge.trigger))?;
        let (index, _) = left.remove(at);
        Some(MergeField { mention: ids.get(&(&event.id, index))?, reasons: &merge.reasons })
    };
    event.merges.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_line_is_an_event_with_its_mentions() {
        let (lines, report) = sample::export(&EventsJsonl, &Options::default());
        let events: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!((events.len(), report.exported), (27, 27));
        let mut names = std::collections::BTreeSet::new();
        for event in &events {
            let mentions = event["mentions"].as_array().unwrap();
            assert_eq!(mentions[0]["id"], event["id"]);
            assert!(!mentions[0]["trigger"]["text"].as_str().unwrap().is_empty());
            assert!(mentions.iter().all(|m| names.insert(m["id"].to_string())));
        }
        assert!(lines.lines().all(|l| l.contains("\"confidence\":0.90,\"mentions\":[{\"id\":")));
    }
}
