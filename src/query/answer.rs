//! From matches to rows: columns, groups, order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::bound::{Bound, By, Column, Order};
use super::field::{Field, Sort, Value};
use super::plan::Plan;
use super::run::{Match, run};
use super::syntax::Function;
use crate::ask::{Cell, EventNumber, Evidence, Index, Table};
use crate::schema::ActorId;

/// A row before it is shown.
struct Found {
    cells: Vec<Cell>,
    /// What it is ordered by.
    keys: Vec<Cell>,
    /// The event that it is read from.
    event: Option<EventNumber>,
    /// Whom the quote should name.
    wanted: Vec<ActorId>,
}

/// What of a group is counted and compared.
#[derive(Default)]
struct Gathered {
    matches: usize,
    values: BTreeSet<Cell>,
    first: Option<(EventNumber, Cell)>,
    last: Option<(EventNumber, Cell)>,
}

/// Runs a query and makes its rows.
pub(super) fn answer(bound: &Bound, plan: &Plan, index: &Index<'_>) -> Table {
    let grouped = bound.columns.iter().any(|c| c.function.is_some());
    let mut rows = if grouped { groups(bound, plan, index) } else { matches(bound, plan, index) };
    if !bound.order.is_empty() {
        rows.sort_by(|a, b| ordered(&bound.order, &a.keys, &b.keys));
    }
    if let Some(limit) = bound.limit {
        rows.truncate(limit);
    }
    let names: Vec<&str> = bound.columns.iter().map(|c| c.name.as_str()).collect();
    let mut table = Table::new(&names);
    for row in rows {
        let event = row.event.and_then(|number| index.event(number));
        table.push(row.cells, event.and_then(|e| Evidence::of(index.graph, e, &row.wanted)));
    }
    table
}

/// One row a match.
fn matches(bound: &Bound, plan: &Plan, index: &Index<'_>) -> Vec<Found> {
    let mut rows: Vec<Found> = Vec::new();
    let mut seen = BTreeSet::new();
    let enough = bound.limit.filter(|_| bound.order.is_empty());
    if enough == Some(0) {
        return rows;
    }
    run(bound, plan, index, &mut |found| {
        let cells: Vec<_> = bound.columns.iter().map(|c| cell(c.value.as_ref(), found, index)).collect();
        if !bound.distinct || seen.insert(cells.clone()) {
            let keys = bound.order.iter().map(|order| match &order.by {
                By::Column(column) => cells.get(*column).cloned().unwrap_or(Cell::Nothing),
                By::Value(thing, field) => cell(Some(&(*thing, field.clone())), found, index),
            });
            let keys = keys.collect();
            let (event, wanted) = evidence(bound, found);
            rows.push(Found { cells, keys, event, wanted });
        }
        enough.is_none_or(|enough| rows.len() < enough)
    });
    rows
}

/// One row a group, in the order in which the groups were found.
fn groups(bound: &Bound, plan: &Plan, index: &Index<'_>) -> Vec<Found> {
    type Group = (Option<EventNumber>, Vec<ActorId>, Vec<Gathered>);
    let mut order: BTreeMap<Vec<Cell>, usize> = BTreeMap::new();
    let mut groups: Vec<(Vec<Cell>, Group)> = Vec::new();
    run(bound, plan, index, &mut |found| {
        let plain = bound.columns.iter().filter(|c| c.function.is_none());
        let key: Vec<_> = plain.map(|c| cell(c.value.as_ref(), found, index)).collect();
        let number = *order.entry(key.clone()).or_insert_with(|| {
            let (event, wanted) = evidence(bound, found);
            let gathered = bound.columns.iter().map(|_| Gathered::default()).collect();
            groups.push((key, (event, wanted, gathered)));
            groups.len() - 1
        });
        if let Some((_, (_, _, gathered))) = groups.get_mut(number) {
            let (event, _) = evidence(bound, found);
            for (column, gathered) in bound.columns.iter().zip(gathered) {
                gathered.add(cell(column.value.as_ref(), found, index), time(column, found).or(event));
            }
        }
        true
    });
    let rows = groups.into_iter().map(|(key, (event, wanted, gathered))| {
        let mut key = key.into_iter();
        let cells = bound.columns.iter().zip(&gathered).map(|(column, gathered)| match column.function {
            None => key.next().unwrap_or(Cell::Nothing),
            Some(function) => gathered.told(function, column.value.is_none()),
        });
        let cells: Vec<_> = cells.collect();
        let keys = bound.order.iter().map(|order| match &order.by {
            By::Column(column) => cells.get(*column).cloned().unwrap_or(Cell::Nothing),
            By::Value(..) => Cell::Nothing,
        });
        Found { keys: keys.collect(), cells, event, wanted }
    });
    rows.collect()
}

impl Gathered {
    fn add(&mut self, cell: Cell, event: Option<EventNumber>) {
        self.matches += 1;
        if cell == Cell::Nothing {
            return;
        }
        if let Some(event) = event {
            if self.first.as_ref().is_none_or(|(first, _)| event < *first) {
                self.first = Some((event, cell.clone()));
            }
            if self.last.as_ref().is_none_or(|(last, _)| event >= *last) {
                self.last = Some((event, cell.clone()));
            }
        }
        self.values.insert(cell);
    }

    fn told(&self, function: Function, of_all: bool) -> Cell {
        let value = match function {
            Function::Count if of_all => Some(Cell::count(self.matches)),
            Function::Count => Some(Cell::count(self.values.len())),
            Function::Min => self.values.first().cloned(),
            Function::Max => self.values.last().cloned(),
            Function::First => self.first.as_ref().map(|(_, cell)| cell.clone()),
            Function::Last => self.last.as_ref().map(|(_, cell)| cell.clone()),
        };
        value.unwrap_or(Cell::Nothing)
    }
}

fn cell(value: Option<&(usize, Field)>, found: &Match<'_>, index: &Index<'_>) -> Cell {
    let Some((thing, field)) = value else { return Cell::Nothing };
    found.get(*thing).copied().flatten().map_or(Cell::Nothing, |value| field.cell(value, index))
}

/// The event of the column, by which first and last go.
fn time(column: &Column, found: &Match<'_>) -> Option<EventNumber> {
    let (thing, _) = column.value.as_ref()?;
    match found.get(*thing).copied().flatten() {
        Some(Value::Event(number)) => Some(number),
        _ => None,
    }
}

/// The first event of a match, and the actors of all of it.
fn evidence(bound: &Bound, found: &Match<'_>) -> (Option<EventNumber>, Vec<ActorId>) {
    let things = bound.things.iter().zip(found);
    let event = things.clone().find_map(|(thing, value)| match value {
        Some(Value::Event(number)) if thing.sort == Sort::Event => Some(*number),
        _ => None,
    });
    let actors = things.filter_map(|(_, value)| match value {
        Some(Value::Actor(id)) => Some((*id).clone()),
        _ => None,
    });
    (event, actors.collect())
}

/// What is not known stands last, whichever way the order goes.
fn ordered(orders: &[Order], a: &[Cell], b: &[Cell]) -> Ordering {
    for (order, (a, b)) in orders.iter().zip(a.iter().zip(b)) {
        let by = match (a, b) {
            (Cell::Nothing, Cell::Nothing) => Ordering::Equal,
            (Cell::Nothing, _) => Ordering::Greater,
            (_, Cell::Nothing) => Ordering::Less,
            (a, b) if order.descending => b.cmp(a),
            (a, b) => a.cmp(b),
        };
        if by.is_ne() {
            return by;
        }
    }
    Ordering::Equal
}
