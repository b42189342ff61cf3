//! Who someone is, and what they do in the graph.

use std::collections::BTreeMap;

use super::mediated::date;
use super::timeline::roles_of;
use super::{Cell, EventNumber, Evidence, Filter, Index, Table};
use crate::link::Event;
use crate::schema::{Actor, ActorId, Schema};

/// A card: names, side and offices from the dictionaries; roles, first and last
/// event and neighbours from the events that the filter accepts. One row a
/// fact; those that events tell show the latest of them.
pub fn actor(index: &Index<'_>, schema: &Schema, id: &ActorId, filter: &Filter) -> Table {
    let mut table = Table::new(&["fact", "value", "events", "from", "to"]);
    let mut fact = |name: &str, value: &dyn ToString, from: Cell, to: Cell| {
        table.push(vec![Cell::text(name), Cell::text(value.to_string()), Cell::Nothing, from, to], None);
    };
    let mut say = |name: &str, value: &dyn ToString| fact(name, value, Cell::Nothing, Cell::Nothing);
    say("id", id);
    let label = index.graph.actor(id).map(|a| (a.label.en.clone(), a.label.ar.clone()));
    if let Some((en, ar)) = schema.actor_label(id).or(label) {
        say("english", &en);
        say("arabic", &ar);
    }
    if let Some(known) = schema.actor_by_id(id) {
        for alias in aliases(known) {
            say("alias", &alias);
        }
        say("type", &known.r#type.as_str());
    }
    for side in sides(index, schema, id) {
        say("side", &side);
    }
    for office in schema.actor_by_id(id).map(|a| a.offices.as_slice()).unwrap_or_default() {
        let title = format!("{} of {}", office.office, office.of);
        fact("office", &title, Cell::maybe(office.from), Cell::maybe(office.to));
    }
    let events: Vec<EventNumber> = accepted(index, id, filter);
    for (role, events) in by(index, &events, |e| roles_of(e, id)) {
        told(&mut table, index, id, "role", &role, &events);
    }
    for (name, number) in [("first", events.first()), ("last", latest(index, &events))] {
        if let Some(event) = number.and_then(|&n| index.event(n)) {
            told(&mut table, index, id, name, &event.kind.to_string(), &[event]);
        }
    }
    let mut neighbours = by(index, &events, |e| neighbours(index, e, id));
    neighbours.sort_by(|(a, x), (b, y)| y.len().cmp(&x.len()).then_with(|| a.cmp(b)));
    for (who, events) in neighbours {
        told(&mut table, index, id, "neighbour", &who, &events);
    }
    table
}

fn accepted(index: &Index<'_>, id: &ActorId, filter: &Filter) -> Vec<EventNumber> {
    let counts = |n: &&EventNumber| index.event(**n).is_some_and(|e| filter.accepts(index, e));
    index.of(id).iter().filter(counts).copied().collect()
}

/// Further names than the usual one, each once.
fn aliases(known: &Actor) -> Vec<&String> {
    let names = &known.names;
    let fresh = |(i, name): &(usize, &String)| **name != known.ar && !names.iter().take(*i).any(|n| n == *name);
    names.iter().enumerate().filter(fresh).map(|(_, name)| name).collect()
}

/// The sides that it acts for: by the dictionaries, else by the events.
fn sides(index: &Index<'_>, schema: &Schema, id: &ActorId) -> Vec<ActorId> {
    match (schema.actor_by_id(id), index.graph.actor(id)) {
        (Some(known), _) => vec![known.side.clone()],
        (None, Some(node)) => node.acts_for.clone(),
        (None, None) => Vec::new(),
    }
}

/// The sides of an event other than its own.
fn neighbours(index: &Index<'_>, event: &Event, id: &ActorId) -> Vec<String> {
    let own = |side: &ActorId| side == id || index.graph.actor(id).is_some_and(|a| a.acts_for.contains(side));
    event.sides().into_iter().filter(|side| !own(side)).map(ToString::to_string).collect()
}

/// Events by a name that each has some of, sorted by name.
fn by<'g>(
    index: &Index<'g>,
    events: &[EventNumber],
    names: impl Fn(&Event) -> Vec<String>,
) -> Vec<(String, Vec<&'g Event>)> {
    let mut all: BTreeMap<String, Vec<&'g Event>> = BTreeMap::new();
    for event in events.iter().filter_map(|&n| index.event(n)) {
        for name in names(event) {
            all.entry(name).or_default().push(event);
        }
    }
    all.into_iter().collect()
}

/// The last that has a date, else the last.
fn latest<'n>(index: &Index<'_>, events: &'n [EventNumber]) -> Option<&'n EventNumber> {
    let dated = |n: &&EventNumber| index.event(**n).is_some_and(Event::is_dated);
    events.iter().rev().find(dated).or(events.last())
}

/// A row that events tell, with the latest of them that has a date.
fn told(table: &mut Table, index: &Index<'_>, id: &ActorId, name: &str, value: &str, events: &[&Event]) {
    let dated: Vec<_> = events.iter().filter(|e| e.is_dated()).collect();
    let (first, last) = (dated.first(), dated.last());
    let shown = last.copied().or(events.last());
    let cells = vec![
        Cell::text(name),
        Cell::text(value),
        Cell::count(events.len()),
        first.map_or(Cell::Nothing, |e| date(e)),
        last.map_or(Cell::Nothing, |e| date(e)),
    ];
    table.push(cells, shown.and_then(|e| Evidence::of(index.graph, e, std::slice::from_ref(id))));
}
