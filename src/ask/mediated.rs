//! Who mediated between whom, about what, when, and who says so.

use super::{Cell, Evidence, Filter, Index, Table};
use crate::link::Event;
use crate::schema::{ActorId, RoleId};

/// What is asked of a mediation besides what any event is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mediated {
    /// All of these are parties.
    pub between: Vec<ActorId>,
    /// One of these mediates.
    pub by: Vec<ActorId>,
}

/// The mediations, by date; what has no mediator is none.
pub fn mediated(index: &Index<'_>, question: &Mediated, filter: &Filter) -> Table {
    let (mediator, party) = (RoleId::from("mediator"), RoleId::from("party"));
    let mut table = Table::new(&[
        "status",
        "date",
        "mediator",
        "party",
        "topic",
        "place",
        "documents",
        "outlets",
        "reports",
        "reported",
    ]);
    for event in index.events() {
        let who = members(event, &mediator);
        let asked = !who.is_empty()
            && (question.by.is_empty() || question.by.iter().any(|by| has(event, &mediator, by)))
            && question.between.iter().all(|one| has(event, &party, one));
        if !asked || !filter.accepts(index, event) {
            continue;
        }
        let parties = members(event, &party);
        let wanted: Vec<_> = who.iter().chain(&parties).copied().cloned().collect();
        let cells = vec![
            Cell::text(event.status.as_str()),
            date(event),
            Cell::list(who),
            Cell::list(parties),
            Cell::list(&event.topics),
            Cell::maybe(event.place.as_ref()),
            Cell::count(event.docs().len()),
            Cell::count(event.coverage.outlets.len()),
            Cell::count(event.mentions.len()),
            Cell::maybe(reported(event)),
        ];
        table.push(cells, Evidence::of(index.graph, event, &wanted));
    }
    table
}

/// The sides in a role; where no side is known, the actors.
fn members<'e>(event: &'e Event, role: &RoleId) -> Vec<&'e ActorId> {
    let parts = event.roles.iter().filter(|p| &p.role == role);
    parts.flat_map(|p| if p.sides.is_empty() { &p.actors } else { &p.sides }).collect()
}

/// Whether someone has a role, itself or as a side.
fn has(event: &Event, role: &RoleId, who: &ActorId) -> bool {
    event.roles.iter().any(|p| &p.role == role && (p.sides.contains(who) || p.actors.contains(who)))
}

/// The day of the first and of the last report, as far as they are known.
fn reported(event: &Event) -> Option<String> {
    match (event.coverage.first?, event.coverage.last?) {
        (first, last) if first == last => Some(first.to_string()),
        (first, last) => Some(format!("{first}/{last}")),
    }
}

/// The date as ISO 8601.
pub(super) fn date(event: &Event) -> Cell {
    Cell::maybe(event.when.as_ref().filter(|_| event.is_dated()).map(|w| w.value()))
}
