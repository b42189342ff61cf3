//! What happened, by date, and which earlier event each one grew out of.

use super::mediated::date;
use super::{Cell, Evidence, Filter, Index, Table};
use crate::link::{Event, Participant};

/// The events that the filter accepts, the undated last.
pub fn timeline(index: &Index<'_>, filter: &Filter) -> Table {
    let mut table = Table::new(&["date", "kind", "status", "who", "place", "topic", "reports", "follows"]);
    for event in index.events().iter().filter(|e| filter.accepts(index, e)) {
        let cells = vec![
            date(event),
            Cell::text(&event.kind),
            Cell::text(event.status.as_str()),
            Cell::list(event.roles.iter().map(part)),
            Cell::maybe(event.place.as_ref()),
            Cell::list(&event.topics),
            Cell::count(event.mentions.len()),
            Cell::list(event.follows.iter().map(|f| format!("{} {}", f.stage.as_str(), f.event))),
        ];
        table.push(cells, Evidence::of(index.graph, event, &filter.actors));
    }
    table
}

/// `host=EGY`, `participant=ISR+hamas`.
fn part(part: &Participant) -> String {
    format!("{}={}", part.role, who(part))
}

/// Who fills a role: those who are named, else the sides.
pub(super) fn who(part: &Participant) -> String {
    let who = if part.actors.is_empty() { &part.sides } else { &part.actors };
    who.iter().map(|a| a.as_str()).collect::<Vec<_>>().join("+")
}

/// The roles that someone has in an event, itself or as a side.
pub(super) fn roles_of(event: &Event, who: &crate::schema::ActorId) -> Vec<String> {
    let parts = event.roles.iter().filter(|p| p.actors.contains(who) || p.sides.contains(who));
    parts.map(|p| p.role.to_string()).collect()
}
