//! What lists hold and where links lead.

use std::collections::BTreeSet;

use super::super::bound::{Joint, Level, Relation, Thing};
use super::super::field::Value;
use super::super::plan::List;
use super::Runner;
use crate::ask::EventNumber;
use crate::link::{Event, Participant};
use crate::schema::{ActorId, RoleId, Status};

impl<'g> Runner<'_, 'g> {
    pub(super) fn numbers(&self, list: &List) -> Vec<EventNumber> {
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
    pub(super) fn reached(
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
    pub(super) fn joined(&self, joint: &Joint, from: Value<'g>, to: Value<'g>) -> Option<Option<EventNumber>> {
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

    pub(super) fn is_of_type(&self, id: &ActorId, thing: &Thing) -> bool {
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
}

pub(super) fn parts<'e>(event: &'e Event, roles: &[RoleId]) -> impl Iterator<Item = &'e Participant> {
    event.roles.iter().filter(move |p| roles.is_empty() || roles.contains(&p.role))
}

/// Several lists as one, in order and each event once.
fn union<'l>(lists: impl Iterator<Item = &'l [EventNumber]>) -> Vec<EventNumber> {
    let mut all: Vec<_> = lists.flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
