//! What has changed from one graph to another.

use std::collections::{BTreeMap, BTreeSet};

use super::mediated::date;
use super::timeline::who;
use super::{Cell, Evidence, Table};
use crate::graph::KnowledgeGraph;
use crate::link::{Event, EventId};
use crate::schema::KindId;
use crate::text::Span;

/// A report: kind, document, trigger. It names an event from one run to the
/// next also where events were merged otherwise.
type Report<'g> = (&'g KindId, &'g str, Span);

/// One row a change: events that `appeared` or `vanished`, that were `merged`
/// or `split`, whose `status`, `date`, `place`, `topics` or `roles` changed,
/// that further documents `corroborated`, or that lost documents (`weakened`).
pub fn diff(old: &KnowledgeGraph, new: &KnowledgeGraph) -> Table {
    let mut table = Table::new(&["change", "kind", "date", "was", "now"]);
    let (before, after) = (events_by_report(old), events_by_report(new));
    for event in new.events() {
        let was = same(event, &before, old);
        match was.as_slice() {
            [] => push(&mut table, "appeared", new, event, None, Some(summary(event))),
            [one] => changes(&mut table, new, one, event),
            [first, others @ ..] => {
                let ids = was.iter().map(|e| e.id.to_string()).collect::<Vec<_>>().join(" ");
                push(&mut table, "merged", new, event, Some(ids), Some(event.id.to_string()));
                let nearest = others.iter().copied().find(|e| e.id == event.id).unwrap_or(first);
                changes(&mut table, new, nearest, event);
            }
        }
    }
    for event in old.events() {
        match same(event, &after, new).as_slice() {
            [] => push(&mut table, "vanished", old, event, Some(summary(event)), None),
            [_] => {}
            now => {
                let ids = now.iter().map(|e| e.id.to_string()).collect::<Vec<_>>().join(" ");
                push(&mut table, "split", old, event, Some(event.id.to_string()), Some(ids));
            }
        }
    }
    table
}

fn reports(event: &Event) -> impl Iterator<Item = Report<'_>> {
    event.mentions.iter().map(|m| (&m.kind, m.doc.as_str(), m.trigger))
}

fn events_by_report(graph: &KnowledgeGraph) -> BTreeMap<Report<'_>, BTreeSet<&EventId>> {
    let mut all: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for event in graph.events() {
        for report in reports(event) {
            all.entry(report).or_default().insert(&event.id);
        }
    }
    all
}

/// The events of the other graph that share a report. Where two stand on one
/// trigger and one of them has the same name, it is that one.
fn same<'g>(
    event: &Event,
    others: &BTreeMap<Report<'_>, BTreeSet<&'g EventId>>,
    other: &'g KnowledgeGraph,
) -> Vec<&'g Event> {
    let mut ids = BTreeSet::new();
    for report in reports(event) {
        let found = others.get(&report).into_iter().flatten().copied();
        let found: BTreeSet<_> = found.collect();
        match found.get(&event.id) {
            Some(&own) => ids.extend([own]),
            None => ids.extend(found),
        }
    }
    ids.into_iter().filter_map(|id| other.event(id)).collect()
}

/// What of an event is otherwise.
fn changes(table: &mut Table, graph: &KnowledgeGraph, was: &Event, now: &Event) {
    let fields = [
        ("status", was.status.as_str().to_owned(), now.status.as_str().to_owned()),
        ("date", date(was).line(""), date(now).line("")),
        ("place", place(was), place(now)),
        ("topics", topics(was), topics(now)),
        ("roles", roles(was), roles(now)),
    ];
    for (field, was, then) in fields.into_iter().filter(|(_, was, now)| was != now) {
        push(table, field, graph, now, Some(was), Some(then));
    }
    let (before, after) = (was.docs().len(), now.docs().len());
    if before != after {
        let change = if after > before { "corroborated" } else { "weakened" };
        let count = |n: usize| Some(format!("{n} {}", if n == 1 { "document" } else { "documents" }));
        push(table, change, graph, now, count(before), count(after));
    }
}

fn push(
    table: &mut Table,
    change: &str,
    graph: &KnowledgeGraph,
    event: &Event,
    was: Option<String>,
    now: Option<String>,
) {
    let known = |text: Option<String>| Cell::maybe(text.filter(|t| !t.is_empty()));
    let cells = vec![Cell::text(change), Cell::text(&event.kind), date(event), known(was), known(now)];
    table.push(cells, Evidence::of(graph, event, &[]));
}

fn summary(event: &Event) -> String {
    [event.status.as_str().to_owned(), roles(event)].join(" ").trim_end().to_owned()
}

fn roles(event: &Event) -> String {
    let roles = event.roles.iter().map(|p| format!("{}={}", p.role, who(p)));
    roles.collect::<Vec<_>>().join(" ")
}

fn place(event: &Event) -> String {
    event.place.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn topics(event: &Event) -> String {
    event.topics.iter().map(|t| t.as_str()).collect::<Vec<_>>().join("+")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{graph, mentions, schema};
    use crate::link::link;
    use crate::schema::Status;

    fn told(old: &KnowledgeGraph, new: &KnowledgeGraph) -> Vec<String> {
        let line = |cells: &[Cell]| cells.iter().map(|c| c.line("+")).collect::<Vec<_>>().join(" ");
        diff(old, new).rows.iter().map(|r| line(&r.cells)).collect()
    }

    #[test]
    fn a_graph_does_not_differ_from_itself() {
        assert_eq!(told(&graph(), &graph()), Vec::<String>::new());
    }

    #[test]
    fn what_comes_goes_and_changes_is_told() {
        let mut mentions = mentions();
        mentions.retain(|m| m.status != Status::Denied);
        mentions.iter_mut().filter(|m| m.status == Status::Planned).for_each(|m| m.status = Status::Actual);
        let new = KnowledgeGraph::build(link(mentions), [], schema());
        let forth = told(&graph(), &new);
        assert!(forth.contains(&"status talks 2025-10-09 planned actual".to_owned()), "{forth:?}");
        assert!(forth.iter().any(|line| line.starts_with("vanished talks")), "{forth:?}");
        assert!(told(&new, &graph()).iter().any(|line| line.starts_with("appeared talks")));
    }
}
