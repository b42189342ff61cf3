//! Finds all that a pattern fits, step by step.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::bind::{Bound, Joint, Level, Relation, Right, Test, Thing};
use super::field::{Field, Sort, Value};
use super::plan::{Action, List, Plan, Step};
use super::syntax::Operator;
use crate::ask::{Cell, EventNumber, Index, Period};
use crate::link::{Event, EventId, Participant};
use crate::schema::{ActorId, PlaceId, RoleId, Status};

/// What each thing stands for in a match.
pub(super) type Match<'g> = Vec<Option<Value<'g>>>;

/// Hands every match to `take` until it says that it has enough.
pub(super) fn run<'g>(bound: &'g Bound, plan: &Plan, index: &'g Index<'g>, take: &mut dyn FnMut(&Match<'g>) -> bool) {
    let mut found: Match<'g> = Vec::new();
    for thing in &bound.things {
        let value = match &thing.constant {
            Some(id) => match named(thing, id, index) {
                Some(value) => Some(value),
                // What is not in the graph is in no match.
                None => return,
            },
            None => None,
        };
        found.push(value);
    }
    Runner { bound, index, take }.go(&plan.steps, &mut found);
}

/// The thing of an id, if it is in the graph.
fn named<'g>(thing: &Thing, id: &str, index: &'g Index<'g>) -> Option<Value<'g>> {
    let graph = index.graph;
    match thing.sort {
        Sort::Actor => graph.actor(&id.into()).map(|a| Value::Actor(&a.id)),
        Sort::Event => index.number(&EventId::from(id)).map(Value::Event),
        Sort::Place => graph.place(&id.into()).map(|p| Value::Place(&p.id)),
        Sort::Topic => graph.topic(&id.into()).map(|t| Value::Topic(&t.id)),
        Sort::Document => graph.document(id).map(|d| Value::Document(&d.id)),
    }
}

struct Runner<'r, 'g> {
    bound: &'g Bound,
    index: &'g Index<'g>,
    take: &'r mut dyn FnMut(&Match<'g>) -> bool,
}

impl<'g> Runner<'_, 'g> {
    /// Whether to go on.
    fn go(&mut self, steps: &[Step], found: &mut Match<'g>) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return (self.take)(found);
        };
        match &step.action {
            Action::Scan { thing, list } => {
                for value in self.listed(*thing, list) {
                    set(found, *thing, Some(value));
                    if self.holds(step, found) && !self.go(rest, found) {
                        return false;
                    }
                }
                set(found, *thing, None);
                true
            }
            Action::Walk { joint, forward } => self.walk(step, *joint, *forward, rest, found),
            Action::Check { joint } => {
                let Some(joint) = self.bound.joints.get(*joint) else { return true };
                let (Some(from), Some(to)) = (get(found, joint.from), get(found, joint.to)) else { return true };
                match self.joined(joint, from, to) {
                    Some(via) => {
                        if let Some(hidden) = joint.via {
                            set(found, hidden, via.map(Value::Event));
                        }
                        !self.holds(step, found) || self.go(rest, found)
                    }
                    None => true,
                }
            }
        }
    }

    fn walk(&mut self, step: &Step, joint: usize, forward: bool, rest: &[Step], found: &mut Match<'g>) -> bool {
        let Some(joint) = self.bound.joints.get(joint) else { return true };
        let (known, sought) = if forward { (joint.from, joint.to) } else { (joint.to, joint.from) };
        let (Some(start), Some(thing)) = (get(found, known), self.bound.things.get(sought)) else { return true };
        for (value, via) in self.reached(&joint.relation, forward, start, thing) {
            set(found, sought, Some(value));
            if let Some(hidden) = joint.via {
                set(found, hidden, via.map(Value::Event));
            }
            if self.holds(step, found) && !self.go(rest, found) {
                return false;
            }
        }
        set(found, sought, None);
        true
    }

    fn holds(&self, step: &Step, found: &Match<'g>) -> bool {
        step.tests.iter().filter_map(|n| self.bound.tests.get(*n)).all(|test| self.test(test, found))
    }

    fn listed(&self, thing: usize, list: &List) -> Vec<Value<'g>> {
        let index = self.index;
        let Some(thing) = self.bound.things.get(thing) else { return Vec::new() };
        match (thing.sort, list) {
            (Sort::Event, List::All) => (0..index.len() as EventNumber).map(Value::Event).collect(),
            (Sort::Event, list) => self.numbers(list).into_iter().map(Value::Event).collect(),
            (Sort::Actor, _) => {
                let ids = index.actors.iter().map(|a| &a.id).filter(|id| self.is_of_type(id, thing));
                ids.map(Value::Actor).collect()
            }
            (Sort::Place, _) => index.places.iter().map(|p| Value::Place(&p.id)).collect(),
            (Sort::Topic, _) => index.topics.iter().map(|t| Value::Topic(&t.id)).collect(),
            (Sort::Document, _) => index.documents.iter().map(|d| Value::Document(&d.id)).collect(),
        }
    }

    fn numbers(&self, list: &List) -> Vec<EventNumber> {
        let index = self.index;
        match list {
            List::Kinds(kinds) => union(kinds.iter().map(|k| index.of_kind(k))),
            List::Topics(topics) => union(topics.iter().map(|t| index.about(t))),
            List::Places(places) => union(places.iter().flat_map(|p| index.within(p)).map(|p| index.at(p))),
            List::All => Vec::new(),
        }
    }

    /// All that a link leads to from what is known; of a chain with its first
    /// event.
    fn reached(
        &self,
        relation: &Relation,
        forward: bool,
        start: Value<'g>,
        thing: &Thing,
    ) -> Vec<(Value<'g>, Option<EventNumber>)> {
        let index = self.index;
        let plain = |values: Vec<Value<'g>>| values.into_iter().map(|v| (v, None)).collect();
        let events = |numbers: Vec<EventNumber>| plain(numbers.into_iter().map(Value::Event).collect());
        let actors = |ids: Vec<&'g ActorId>| {
            plain(ids.into_iter().filter(|id| self.is_of_type(id, thing)).map(Value::Actor).collect())
        };
        match (relation, start) {
            (Relation::Role(roles), Value::Actor(id)) => events(self.events_of(roles, id)),
            (Relation::Role(roles), Value::Event(number)) => match index.event(number) {
                Some(event) => plain(self.members(event, roles, thing).into_iter().map(Value::Actor).collect()),
                None => Vec::new(),
            },
            (Relation::At, Value::Event(number)) => {
                plain(index.event(number).and_then(|e| e.place.as_ref()).map(Value::Place).into_iter().collect())
            }
            (Relation::At, Value::Place(id)) => events(self.numbers(&List::Places(vec![id.clone()]))),
            (Relation::About, Value::Event(number)) => {
                plain(index.event(number).map(|e| &e.topics).into_iter().flatten().map(Value::Topic).collect())
            }
            (Relation::About, Value::Topic(id)) => events(index.about(id).to_vec()),
            (Relation::SaidBy, Value::Event(number)) => {
                actors(index.event(number).map(|e| &e.sources).into_iter().flatten().collect())
            }
            (Relation::SaidBy, Value::Actor(id)) => events(index.said_by(id).to_vec()),
            (Relation::Reports, Value::Document(id)) => events(index.reported_in(id).to_vec()),
            (Relation::Reports, Value::Event(number)) => plain(
                index.event(number).map(Event::docs).unwrap_or_default().into_iter().map(Value::Document).collect(),
            ),
            (Relation::ActsFor, Value::Actor(id)) if forward => {
                actors(index.graph.actor(id).map(|a| &a.acts_for).into_iter().flatten().collect())
            }
            (Relation::ActsFor, Value::Actor(id)) => {
                actors(index.actors.iter().filter(|a| a.acts_for.contains(id)).map(|a| &a.id).collect())
            }
            (Relation::Follows(least, most), Value::Event(number)) => {
                events(self.followed(number, forward, *least, *most))
            }
            (Relation::Chain(roles, least, most), Value::Actor(id)) => self
                .chained(id, roles, *least, *most)
                .into_iter()
                .filter(|(id, _)| self.is_of_type(id, thing))
                .map(|(id, via)| (Value::Actor(id), Some(via)))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a link joins two; of a chain with its first event.
    fn joined(&self, joint: &Joint, from: Value<'g>, to: Value<'g>) -> Option<Option<EventNumber>> {
        let joined = match (&joint.relation, from, to) {
            (Relation::Role(roles), Value::Actor(id), Value::Event(number)) => self
                .index
                .event(number)
                .is_some_and(|e| parts(e, roles).any(|p| p.actors.contains(id) || p.sides.contains(id))),
            (Relation::At, Value::Event(number), Value::Place(id)) => {
                self.index.event(number).is_some_and(|e| self.index.lies_in(e, id))
            }
            (relation, from, to) => {
                let thing = self.bound.things.get(joint.to)?;
                return self
                    .reached(relation, true, from, thing)
                    .into_iter()
                    .find(|(v, _)| *v == to)
                    .map(|(_, via)| via);
            }
        };
        joined.then_some(None)
    }

    fn events_of(&self, roles: &[RoleId], id: &ActorId) -> Vec<EventNumber> {
        match roles {
            [] => self.index.of(id).to_vec(),
            [role] => self.index.in_role(role, id).to_vec(),
            roles => union(roles.iter().map(|role| self.index.in_role(role, id))),
        }
    }

    /// Who has one of the roles, at the level of a variable; each once.
    fn members(&self, event: &'g Event, roles: &[RoleId], thing: &Thing) -> BTreeSet<&'g ActorId> {
        let mut members = BTreeSet::new();
        for part in parts(event, roles) {
            match &thing.level {
                Level::Sides if !part.sides.is_empty() => members.extend(&part.sides),
                Level::Sides | Level::Named => members.extend(&part.actors),
                Level::Typed(_) => {
                    let all = part.actors.iter().chain(&part.sides);
                    members.extend(all.filter(|id| self.is_of_type(id, thing)));
                }
            }
        }
        members
    }

    fn is_of_type(&self, id: &ActorId, thing: &Thing) -> bool {
        match &thing.level {
            Level::Typed(types) => {
                self.index.graph.actor(id).and_then(|a| a.r#type).is_some_and(|of| types.contains(&of))
            }
            Level::Sides | Level::Named => true,
        }
    }

    /// The events that follow one, or that it follows, over so many.
    fn followed(&self, start: EventNumber, forward: bool, least: usize, most: usize) -> Vec<EventNumber> {
        let next = |number: EventNumber| -> Vec<EventNumber> {
            let Some(event) = self.index.event(number) else { return Vec::new() };
            match forward {
                true => event.follows.iter().filter_map(|f| self.index.number(&f.event)).collect(),
                false => self.index.followers(&event.id).to_vec(),
            }
        };
        let mut seen = BTreeSet::from([start]);
        let (mut front, mut reached) = (vec![start], BTreeSet::new());
        for far in 1..=most {
            front = front.iter().flat_map(|&n| next(n)).filter(|n| seen.insert(*n)).collect();
            if far >= least {
                reached.extend(&front);
            }
        }
        reached.into_iter().collect()
    }

    /// The sides that a chain of events leads to, the shortest chain to each,
    /// with its first event. What is denied joins nobody.
    fn chained(
        &self,
        start: &'g ActorId,
        roles: &[RoleId],
        least: usize,
        most: usize,
    ) -> Vec<(&'g ActorId, EventNumber)> {
        let mut seen = BTreeSet::from([start]);
        let mut front: Vec<(&'g ActorId, Option<EventNumber>)> = vec![(start, None)];
        let mut reached = Vec::new();
        for far in 1..=most {
            let mut next = Vec::new();
            for &(who, via) in &front {
                for number in self.events_of(roles, who) {
                    let Some(event) = self.index.event(number).filter(|e| e.status != Status::Denied) else { continue };
                    for side in parts(event, roles).flat_map(|p| if p.sides.is_empty() { &p.actors } else { &p.sides })
                    {
                        if seen.insert(side) {
                            next.push((side, Some(via.unwrap_or(number))));
                        }
                    }
                }
            }
            front = next;
            if far >= least {
                reached.extend(front.iter().filter_map(|(who, via)| Some((*who, (*via)?))));
            }
        }
        reached
    }

    fn test(&self, test: &Test, found: &Match<'g>) -> bool {
        match test {
            Test::All(list) => list.iter().all(|t| self.test(t, found)),
            Test::Any(list) => list.iter().any(|t| self.test(t, found)),
            Test::Not(one) => !self.test(one, found),
            Test::Differ(a, b) => get(found, *a) != get(found, *b),
            Test::Compare { thing, field, operator, right } => {
                get(found, *thing).is_some_and(|value| self.compare(value, field, *operator, right, found))
            }
        }
    }

    fn compare(&self, value: Value<'g>, field: &Field, operator: Operator, right: &Right, found: &Match<'g>) -> bool {
        match right {
            Right::Days(days) => match operator {
                Operator::Unequal => days.iter().all(|day| self.lies(value, Operator::Unequal, *day)),
                operator => days.iter().any(|day| self.lies(value, operator, *day)),
            },
            Right::Numbers(numbers) => match number(&field.cell(value, self.index)) {
                Some(own) => any(operator, numbers.iter().map(|n| own.total_cmp(n))),
                None => false,
            },
            Right::Names(names) => self.is_named(value, field, operator, names),
            Right::Field(other, other_field) => {
                let Some(other) = get(found, *other) else { return false };
                if let (Field::Date, Field::Date) = (field, other_field) {
                    return self.dates(value, operator, other);
                }
                let (left, right) = (field.cell(value, self.index), other_field.cell(other, self.index));
                left != Cell::Nothing && right != Cell::Nothing && any(operator, [left.cmp(&right)].into_iter())
            }
        }
    }

    /// Compares with names. A place is also that which it lies in, a role is
    /// filled by those who are named and by their sides.
    fn is_named(&self, value: Value<'g>, field: &Field, operator: Operator, names: &[String]) -> bool {
        let event = match value {
            Value::Event(number) => self.index.event(number),
            _ => None,
        };
        let met = |name: &String| match (field, event) {
            (Field::Place, Some(event)) => self.index.lies_in(event, &PlaceId::from(name.as_str())),
            (Field::Role(role), Some(event)) => {
                let who = ActorId::from(name.as_str());
                parts(event, std::slice::from_ref(role)).any(|p| p.actors.contains(&who) || p.sides.contains(&who))
            }
            (Field::Kind, Some(event)) => event.kind.as_str() == name,
            (Field::Status, Some(event)) => event.status.as_str() == name,
            (Field::Topic, Some(event)) => event.topics.iter().any(|t| t.as_str() == name),
            _ => match field.cell(value, self.index) {
                Cell::List(list) => list.contains(name),
                cell => cell.line("") == *name,
            },
        };
        match operator {
            Operator::Equal => names.iter().any(met),
            Operator::Unequal => !names.iter().any(met),
            operator => {
                let own = field.cell(value, self.index).line("");
                !own.is_empty() && any(operator, names.iter().map(|name| own.cmp(name)))
            }
        }
    }

    fn days(&self, value: Value<'g>) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
        match value {
            Value::Event(number) => {
                let event = self.index.event(number).filter(|e| e.is_dated())?;
                event.when.as_ref().map(|w| (w.earliest, w.latest))
            }
            Value::Document(id) => {
                let day = self.index.graph.document(id)?.published?;
                Some((Some(day), Some(day)))
            }
            _ => None,
        }
    }

    /// Whether a date may lie so to a period; what has none does not.
    fn lies(&self, value: Value<'g>, operator: Operator, day: Period) -> bool {
        let Some((earliest, latest)) = self.days(value) else { return false };
        let within = earliest.is_some_and(|e| e >= day.first) && latest.is_some_and(|l| l <= day.last);
        match operator {
            Operator::Equal => within,
            Operator::Unequal => !within,
            Operator::Less => earliest.is_none_or(|e| e < day.first),
            Operator::LessOrEqual => earliest.is_none_or(|e| e <= day.last),
            Operator::Greater => latest.is_none_or(|l| l > day.last),
            Operator::GreaterOrEqual => latest.is_none_or(|l| l >= day.first),
        }
    }

    /// Whether one happened before another; both must say enough to tell.
    fn dates(&self, left: Value<'g>, operator: Operator, right: Value<'g>) -> bool {
        let (Some(a), Some(b)) = (self.days(left), self.days(right)) else { return false };
        let before = |x: Option<NaiveDate>, y: Option<NaiveDate>| x.zip(y).is_some_and(|(x, y)| x < y);
        let not_after = |x: Option<NaiveDate>, y: Option<NaiveDate>| x.zip(y).is_some_and(|(x, y)| x <= y);
        match operator {
            Operator::Equal => a == b,
            Operator::Unequal => a != b,
            Operator::Less => before(a.1, b.0),
            Operator::LessOrEqual => not_after(a.1, b.0) || a == b,
            Operator::Greater => before(b.1, a.0),
            Operator::GreaterOrEqual => not_after(b.1, a.0) || a == b,
        }
    }
}

fn parts<'e>(event: &'e Event, roles: &[RoleId]) -> impl Iterator<Item = &'e Participant> {
    event.roles.iter().filter(move |p| roles.is_empty() || roles.contains(&p.role))
}

fn get<'g>(found: &Match<'g>, thing: usize) -> Option<Value<'g>> {
    found.get(thing).copied().flatten()
}

fn set<'g>(found: &mut Match<'g>, thing: usize, value: Option<Value<'g>>) {
    if let Some(place) = found.get_mut(thing) {
        *place = value;
    }
}

/// Several lists as one, in order and each event once.
fn union<'l>(lists: impl Iterator<Item = &'l [EventNumber]>) -> Vec<EventNumber> {
    let mut all: Vec<_> = lists.flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number as f64),
        Cell::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// Whether one of the orders is that of the operator; of unequal all must be.
fn any(operator: Operator, mut orders: impl Iterator<Item = Ordering>) -> bool {
    match operator {
        Operator::Equal => orders.any(Ordering::is_eq),
        Operator::Unequal => orders.all(Ordering::is_ne),
        Operator::Less => orders.any(Ordering::is_lt),
        Operator::LessOrEqual => orders.any(Ordering::is_le),
        Operator::Greater => orders.any(Ordering::is_gt),
        Operator::GreaterOrEqual => orders.any(Ordering::is_ge),
    }
}
