//! All that links two actors, by time.

use super::mediated::date;
use super::timeline::roles_of;
use super::{Cell, Evidence, Filter, Index, Table};
use crate::schema::ActorId;

/// The events that both take part in, itself or as a side, with the role of
/// each.
pub fn between(index: &Index<'_>, a: &ActorId, b: &ActorId, filter: &Filter) -> Table {
    let mut table = Table::new(&["date", "kind", "status", "first", "second", "place", "topic", "reports"]);
    let with_b = index.of(b);
    for &number in index.of(a).iter().filter(|n| with_b.binary_search(n).is_ok()) {
        let Some(event) = index.event(number).filter(|e| filter.accepts(index, e)) else {
            continue;
        };
        let cells = vec![
            date(event),
            Cell::text(&event.kind),
            Cell::text(event.status.as_str()),
            Cell::list(roles_of(event, a).iter().map(|role| format!("{a} {role}"))),
            Cell::list(roles_of(event, b).iter().map(|role| format!("{b} {role}"))),
            Cell::maybe(event.place.as_ref()),
            Cell::list(&event.topics),
            Cell::count(event.mentions.len()),
        ];
        table.push(cells, Evidence::of(index.graph, event, &[a.clone(), b.clone()]));
    }
    table
}
