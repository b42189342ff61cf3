//! What a picture of mediation shows: the parties, and who mediates between
//! them about what.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Options;
use super::date::Extent;
use crate::graph::KnowledgeGraph;
use crate::link::{Event, EventId};
use crate::schema::{ActorId, RoleId, Status, TopicId};

/// Most mediators that are drawn between the same parties.
const MOST_MEDIATORS: usize = 8;
/// Most groups of denied mediations.
const MOST_DENIED: usize = 6;

/// What one does between the same parties.
#[derive(Debug)]
pub(super) struct Mediator<'g> {
    /// Who.
    pub who: &'g ActorId,
    /// The events, by date.
    pub events: Vec<&'g Event>,
}

impl<'g> Mediator<'g> {
    /// Whether one of the events happened.
    pub(super) fn is_fact(&self) -> bool {
        self.events.iter().any(|e| e.is_fact())
    }

    /// About what, the most frequent first.
    pub(super) fn topics(&self) -> Vec<&'g TopicId> {
        let mut counts: BTreeMap<&TopicId, usize> = BTreeMap::new();
        for topic in self.events.iter().flat_map(|e| &e.topics) {
            *counts.entry(topic).or_default() += 1;
        }
        let mut topics: Vec<_> = counts.into_iter().collect();
        topics.sort_by_key(|&(topic, count)| (std::cmp::Reverse(count), topic));
        topics.into_iter().map(|(topic, _)| topic).collect()
    }

    /// The days of the earliest and the latest event that is dated.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let extents = || self.events.iter().filter_map(|e| Extent::of(e));
        Some((extents().map(|x| x.first).min()?, extents().map(|x| x.last).max()?))
    }
}

/// All mediation between the same parties.
#[derive(Debug)]
pub(super) struct Between<'g> {
    /// The parties, sorted; nobody where no report names any.
    pub parties: Vec<&'g ActorId>,
    /// Who mediates, the most frequent first.
    pub by: Vec<Mediator<'g>>,
    /// Mediators that are left out.
    pub more: usize,
}

impl<'g> Between<'g> {
    /// The parties of the two sides of a picture; the second may be empty.
    pub(super) fn sides(&self) -> (&[&'g ActorId], &[&'g ActorId]) {
        self.parties.split_at(self.parties.len().div_ceil(2))
    }

    fn events(&self) -> BTreeSet<&'g EventId> {
        self.by.iter().flat_map(|m| &m.events).map(|e| &e.id).collect()
    }
}

/// A picture of mediation.
#[derive(Debug, Default)]
pub(super) struct Mediations<'g> {
    /// What happened or may, the most frequent first.
    pub groups: Vec<Between<'g>>,
    /// What is reported not to have happened.
    pub denied: Vec<Between<'g>>,
    /// Groups that are left out.
    pub more: usize,
    /// Events that are shown.
    pub events: usize,
}

impl<'g> Mediations<'g> {
    /// What to show of a graph. An event without a mediator is none.
    pub(super) fn of(graph: &'g KnowledgeGraph, options: &Options) -> Self {
        let (denied, others): (Vec<_>, Vec<_>) = graph.events().partition(|e| e.status == Status::Denied);
        let (mut groups, mut denied) = (groups(&others), self::groups(&denied));
        let total = groups.len() + denied.len();
        groups.truncate(options.most_mediations);
        denied.truncate(options.most_mediations.min(MOST_DENIED));
        let shown: BTreeSet<_> = groups.iter().chain(&denied).flat_map(Between::events).collect();
        Self { more: total - groups.len() - denied.len(), events: shown.len(), groups, denied }
    }
}

fn groups<'g>(events: &[&'g Event]) -> Vec<Between<'g>> {
    let (mediator, party) = (RoleId::from("mediator"), RoleId::from("party"));
    let mut found: BTreeMap<Vec<&ActorId>, BTreeMap<&ActorId, Vec<&Event>>> = BTreeMap::new();
    for event in events {
        let mediators = members(event, &mediator);
        if mediators.is_empty() {
            continue;
        }
        let between = found.entry(members(event, &party)).or_default();
        for who in mediators {
            between.entry(who).or_default().push(event);
        }
    }
    let mut groups: Vec<_> = found
        .into_iter()
        .map(|(parties, by)| {
            let mut by: Vec<_> = by.into_iter().map(|(who, events)| Mediator { who, events }).collect();
            by.sort_by_key(|m| (std::cmp::Reverse((m.events.len(), m.is_fact())), m.who));
            let more = by.len().saturating_sub(MOST_MEDIATORS);
            by.truncate(MOST_MEDIATORS);
            Between { parties, by, more }
        })
        .collect();
    groups.sort_by_key(|g| (g.parties.is_empty(), std::cmp::Reverse(g.events().len()), g.parties.clone()));
    groups
}

/// The sides in a role, sorted; where no side is known, the actors.
fn members<'g>(event: &'g Event, role: &RoleId) -> Vec<&'g ActorId> {
    let parts = event.roles.iter().filter(|p| &p.role == role);
    let mut who: Vec<_> = parts.flat_map(|p| if p.sides.is_empty() { &p.actors } else { &p.sides }).collect();
    who.sort_unstable();
    who.dedup();
    who
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn mediation_between_the_same_parties_is_one_group() {
        let graph = sample::graph();
        let found = Mediations::of(&graph, &sample::options());
        let [group] = found.groups.as_slice() else { panic!("{found:?}") };
        let names = |ids: &[&ActorId]| ids.iter().map(|i| i.to_string()).collect::<Vec<_>>();
        assert_eq!(names(&group.parties), ["ISR", "hamas"]);
        let by: Vec<_> = group.by.iter().map(|m| (m.who.to_string(), m.events.len())).collect();
        assert_eq!(by, [("QAT".into(), 2), ("EGY".into(), 1), ("USA".into(), 1)]);
        let first: Vec<_> = group.by[0].topics().iter().map(|t| t.to_string()).collect();
        assert_eq!((first, found.events), (vec!["ceasefire".into(), "prisoner_exchange".into()], 2));
        let days = group.by[0].days().map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(days, Some(("2031-01-12".into(), "2031-02-10".into())));
    }
}
