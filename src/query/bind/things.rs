//! The things of a query: its variables and what is named in it.

use std::ops::Range;

use super::super::QueryError;
use super::super::bound::{Level, Right, Test, Thing};
use super::super::error::nearest;
use super::super::field::{Field, Sort};
use super::super::syntax::{Node, Operator, Word};
use super::{Binder, Place, unknown};
use crate::ask::AskError;
use crate::schema::{ActorType, KindId};

/// Labels that are no kinds.
const LABELS: [&str; 10] =
    ["event", "actor", "side", "state", "body", "person", "outlet", "place", "topic", "document"];

impl Binder<'_> {
    /// The thing of a node: that of its variable, or a new one.
    pub(super) fn node(&mut self, node: &Node) -> Result<usize, QueryError> {
        let name = node.name.as_ref();
        let plain = name.filter(|w| !w.quoted);
        let known = plain.and_then(|w| self.things.iter().position(|(t, _)| t.name == w.text));
        let number = known.unwrap_or_else(|| {
            let called = match name {
                Some(word) if word.quoted => format!("\"{}\"", word.text),
                Some(word) => word.text.clone(),
                None => format!("#{}", self.things.len() + 1),
            };
            let thing = Thing { name: called, sort: Sort::Event, level: Level::Sides, constant: None, hidden: false };
            let variable = plain.is_some_and(|w| self.variables.contains(&w.text.as_str()));
            let unresolved = name.filter(|_| !variable).cloned();
            self.things.push((thing, Place { span: node.span.clone(), known: false, unresolved }));
            self.things.len() - 1
        });
        self.labels(number, node)?;
        if !node.properties.is_empty() && node.labels.is_empty() {
            self.assign(number, Sort::Event, &node.span)?;
        }
        let properties = node.properties.iter().map(|(word, values)| (number, word.clone(), values.clone()));
        self.properties.extend(properties);
        Ok(number)
    }

    fn labels(&mut self, number: usize, node: &Node) -> Result<(), QueryError> {
        let (mut kinds, mut types) = (Vec::new(), Vec::new());
        for label in &node.labels {
            let (sort, level) = match label.text.as_str() {
                "event" => (Sort::Event, None),
                "actor" => (Sort::Actor, Some(Level::Named)),
                "side" => (Sort::Actor, Some(Level::Sides)),
                "place" => (Sort::Place, None),
                "topic" => (Sort::Topic, None),
                "document" => (Sort::Document, None),
                text => match actor_type(text) {
                    Some(of) => {
                        types.push(of);
                        (Sort::Actor, Some(Level::Typed(types.clone())))
                    }
                    None => {
                        kinds.push(self.kind(label)?);
                        (Sort::Event, None)
                    }
                },
            };
            self.assign(number, sort, &label.span)?;
            if let (Some(level), Some((thing, _))) = (level, self.things.get_mut(number)) {
                thing.level = level;
            }
        }
        if !kinds.is_empty() {
            let right = Right::Names(kinds.iter().map(ToString::to_string).collect());
            self.tests.push(Test::Compare { thing: number, field: Field::Kind, operator: Operator::Equal, right });
        }
        Ok(())
    }

    fn kind(&self, label: &Word) -> Result<KindId, QueryError> {
        self.names.kind(&label.text).map_err(|error| match nearest(&label.text, LABELS) {
            Some(help) => QueryError::new(label.span.clone(), format!("no label is called `{}`", label.text), help),
            None => unknown(&error, label),
        })
    }

    /// Says of which sort a thing is.
    pub(super) fn assign(&mut self, number: usize, sort: Sort, span: &Range<usize>) -> Result<(), QueryError> {
        let Some((thing, place)) = self.things.get_mut(number) else { return Ok(()) };
        if place.known && thing.sort != sort {
            let what = format!("`{}` is {} elsewhere and {} here", thing.name, thing.sort.an(), sort.an());
            let help = "an event stands between actors: (?a)-[mediator]->(e)<-[party]-(?b)";
            return Err(QueryError::new(span.clone(), what, help));
        }
        thing.sort = sort;
        place.known = true;
        Ok(())
    }

    pub(super) fn is(&self, number: usize, sort: Sort) -> Option<bool> {
        self.things.get(number).filter(|(_, place)| place.known).map(|(thing, _)| thing.sort == sort)
    }

    /// Finds the things that are named, now that their sorts are known.
    pub(super) fn constants(&mut self) -> Result<(), QueryError> {
        let names = self.names;
        for (thing, place) in &mut self.things {
            if !place.known {
                let what = format!("nothing says what `{}` is", thing.name);
                let help = format!("give it a label, as ({}:event) or ({}:actor)", thing.name, thing.name);
                return Err(QueryError::new(place.span.clone(), what, help));
            }
            let Some(word) = &place.unresolved else { continue };
            let failed = |error: AskError| {
                let mut told = unknown(&error, word);
                told.help = format!("a variable has a question mark: (?{})", word.text);
                told
            };
            let id = match thing.sort {
                Sort::Actor => names.actor(&word.text).map_err(failed)?.to_string(),
                Sort::Place => names.place(&word.text).map_err(failed)?.to_string(),
                Sort::Topic => names.topic(&word.text).map_err(failed)?.to_string(),
                Sort::Event | Sort::Document if word.quoted => word.text.clone(),
                // Events and documents have ids and no names: a bare word is a variable.
                Sort::Event | Sort::Document => continue,
            };
            thing.constant = Some(id);
        }
        Ok(())
    }

    pub(super) fn variable(&self, word: &Word) -> Result<usize, QueryError> {
        let variable = |t: &Thing| t.constant.is_none() && !t.hidden && !t.name.starts_with('#');
        let named = |(t, _): &(Thing, Place)| t.name == word.text && variable(t);
        self.things.iter().position(named).ok_or_else(|| {
            let known: Vec<&str> =
                self.things.iter().map(|(t, _)| t).filter(|t| variable(t)).map(|t| t.name.as_str()).collect();
            let all =
                if known.is_empty() { "there is none".to_owned() } else { format!("there is {}", known.join(", ")) };
            let help = nearest(&word.text, known.iter().copied()).unwrap_or(all);
            QueryError::new(word.span.clone(), format!("no variable is called `{}`", word.text), help)
        })
    }
}

fn actor_type(text: &str) -> Option<ActorType> {
    [ActorType::State, ActorType::Body, ActorType::Person, ActorType::Outlet].into_iter().find(|t| t.as_str() == text)
}
