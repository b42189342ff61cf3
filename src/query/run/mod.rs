//! Finds all that a pattern fits, step by step: where a list or a link leads
//! (`reach`), and whether what must hold does (`holds`).

mod holds;
mod reach;

use super::bound::{Bound, Thing};
use super::field::{Sort, Value};
use super::plan::{Action, List, Plan, Step};
use crate::ask::{EventNumber, Index};
use crate::link::EventId;

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
}

fn get<'g>(found: &Match<'g>, thing: usize) -> Option<Value<'g>> {
    found.get(thing).copied().flatten()
}

fn set<'g>(found: &mut Match<'g>, thing: usize, value: Option<Value<'g>>) {
    if let Some(place) = found.get_mut(thing) {
        *place = value;
    }
}
