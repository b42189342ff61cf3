//! How much there is of what.

use std::collections::BTreeMap;

use super::{Cell, Filter, Index, Table};
use crate::link::Event;

/// Counts of documents, events, dates, and who takes part, over the events that
/// the filter accepts. The lists by number are in that order.
pub fn stats(index: &Index<'_>, filter: &Filter) -> Table {
    let mut table = Table::new(&["what", "value", "count"]);
    let events: Vec<&Event> = index.events().iter().copied().filter(|e| filter.accepts(index, e)).collect();
    let mut tell = |what: &str, value: &str, count: Cell| {
        table.push(vec![Cell::text(what), Cell::text(value), count], None);
    };
    if let Some(first) = events.iter().filter_map(|e| e.when.as_ref()?.earliest).min() {
        tell("first day", &first.to_string(), Cell::Nothing);
    }
    if let Some(last) = events.iter().filter_map(|e| e.when.as_ref()?.latest).max() {
        tell("last day", &last.to_string(), Cell::Nothing);
    }
    let mut row = |what: &str, value: &str, count: usize| tell(what, value, Cell::count(count));
    let mut reporting: Vec<_> = events.iter().flat_map(|e| e.docs()).collect();
    reporting.sort_unstable();
    reporting.dedup();
    row("documents", "read", index.documents.len());
    row("documents", "with an event", reporting.len());
    row("events", "all", events.len());
    row("events", "reported more than once", events.iter().filter(|e| e.mentions.len() > 1).count());
    row("events", "in several documents", events.iter().filter(|e| e.docs().len() > 1).count());
    row("events", "dated", events.iter().filter(|e| e.is_dated()).count());
    row("reports", "all", events.iter().map(|e| e.mentions.len()).sum());
    for (what, names) in [
        ("status", counted(&events, |e| vec![e.status.as_str()])),
        ("kind", counted(&events, |e| vec![e.kind.as_str()])),
        ("topic", counted(&events, |e| e.topics.iter().map(|t| t.as_str()).collect())),
        ("place", counted(&events, |e| e.place.iter().map(|p| p.as_str()).collect())),
        ("side", counted(&events, |e| e.sides().into_iter().map(|s| s.as_str()).collect())),
        ("mediator", counted(&events, |e| in_role(e, "mediator"))),
        ("source", counted(&events, |e| e.sources.iter().map(|s| s.as_str()).collect())),
    ] {
        for (name, count) in names {
            row(what, name, count);
        }
    }
    table
}

fn in_role<'e>(event: &'e Event, role: &str) -> Vec<&'e str> {
    event.roles.iter().filter(|p| p.role.as_str() == role).flat_map(|p| &p.sides).map(|s| s.as_str()).collect()
}

/// How many events have each name, the most frequent first.
fn counted<'e>(events: &[&'e Event], names: impl Fn(&'e Event) -> Vec<&'e str>) -> Vec<(&'e str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in events.iter().flat_map(|e| names(e)) {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    counts
}
