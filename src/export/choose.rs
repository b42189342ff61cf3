//! What a picture of events shows: the best attested, and how many others
//! there are.

use std::collections::BTreeSet;

use super::{Options, date};
use crate::graph::{DateNode, KnowledgeGraph};
use crate::link::{Event, EventId};
use crate::schema::{KindId, Status};
use crate::time::When;

/// Events of one date.
#[derive(Debug)]
pub(super) struct Day<'g> {
    /// The date.
    pub when: &'g When,
    /// Its name: the ISO 8601 value.
    pub value: String,
    /// What happened, or may.
    pub events: Vec<&'g Event>,
}

/// The events of a picture; each stands in one list.
#[derive(Debug, Default)]
pub(super) struct Chosen<'g> {
    /// By date, the earliest first.
    pub days: Vec<Day<'g>>,
    /// Those without a date.
    pub undated: Vec<&'g Event>,
    /// Those that did not happen, dated or not.
    pub denied: Vec<&'g Event>,
    /// How many are left out.
    pub more: usize,
    /// How many of those have no date.
    pub more_undated: usize,
}

impl<'g> Chosen<'g> {
    /// What to show of a graph: if there is too much, the events that the most
    /// mentions report, and of those the surest.
    pub(super) fn of(graph: &'g KnowledgeGraph, options: &Options) -> Self {
        let mut ranked: Vec<&Event> = graph.events().collect();
        let total = ranked.len();
        ranked.sort_by(|a, b| {
            (b.mentions.len().cmp(&a.mentions.len()))
                .then(b.confidence.total_cmp(&a.confidence))
                .then_with(|| a.id.cmp(&b.id))
        });
        ranked.truncate(options.most_events);
        let kept: BTreeSet<&EventId> = ranked.iter().map(|e| &e.id).collect();
        let left_out = graph.undated().filter(|e| !kept.contains(&e.id)).count();
        let mut chosen = Self { more: total - kept.len(), more_undated: left_out, ..Self::default() };
        for event in graph.events().filter(|e| kept.contains(&e.id)) {
            match (event.status, date::of(event)) {
                (Status::Denied, _) => chosen.denied.push(event),
                (_, None) => chosen.undated.push(event),
                (_, Some(when)) => chosen.add(event, when),
            }
        }
        chosen
    }

    fn add(&mut self, event: &'g Event, when: &'g When) {
        let value = DateNode::of(when).value();
        match self.days.last_mut() {
            Some(day) if day.value == value => day.events.push(event),
            _ => self.days.push(Day { when, value, events: vec![event] }),
        }
    }

    /// All of them.
    pub(super) fn events(&self) -> impl Iterator<Item = &'g Event> {
        let dated = self.days.iter().flat_map(|d| &d.events);
        dated.chain(&self.undated).chain(&self.denied).copied()
    }

    /// The kinds that occur, sorted.
    pub(super) fn kinds(&self) -> BTreeSet<&'g KindId> {
        self.events().map(|e| &e.kind).collect()
    }
}
