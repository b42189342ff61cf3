//! What a picture of relations shows: the strongest, and how much else there is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::date::Extent;
use super::{Options, View};
use crate::graph::{ActorNode, KnowledgeGraph, Relation};
use crate::link::{Event, EventId};
use crate::schema::{ActorId, KindId, Status};

/// Most denied connections that are drawn.
const MOST_DENIED: usize = 18;

/// How often one kind of event connects two actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strand {
    /// The kind.
    pub kind: KindId,
    /// How many events happened.
    pub actual: usize,
    /// How many are planned or possible.
    pub hedged: usize,
    /// How many are denied; only among [`Relations::denied`].
    pub denied: usize,
    /// The first day of the earliest that is dated.
    pub first: Option<NaiveDate>,
    /// The last day of the latest that is dated.
    pub last: Option<NaiveDate>,
}

impl Strand {
    fn count(&self) -> usize {
        self.actual + self.hedged + self.denied
    }
}

/// All that connects two actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bond<'g> {
    /// The one whose id sorts first.
    pub a: &'g ActorNode,
    /// The other.
    pub b: &'g ActorNode,
    /// By what, the most frequent first.
    pub strands: Vec<Strand>,
    /// Some event goes from the first to the other.
    pub to_b: bool,
    /// Some event goes from the other to the first.
    pub to_a: bool,
}

impl Bond<'_> {
    /// Whether an event that happened is among them.
    pub(super) fn is_fact(&self) -> bool {
        self.strands.iter().any(|s| s.actual > 0)
    }

    /// How many events.
    pub(super) fn count(&self) -> usize {
        self.strands.iter().map(Strand::count).sum()
    }

    /// The days of the earliest and the latest event that is dated.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.strands.iter().filter_map(|s| s.first).min()?;
        Some((first, self.strands.iter().filter_map(|s| s.last).max()?))
    }

    /// Whether an actor is one of the two.
    fn joins(&self, who: &ActorId) -> bool {
        &self.a.id == who || &self.b.id == who
    }

    /// What counts for its place among others: facts first.
    fn strength(&self) -> (usize, usize) {
        (self.strands.iter().map(|s| s.actual).sum(), self.count())
    }
}

/// A picture of relations.
#[derive(Debug, Default)]
pub(super) struct Relations<'g> {
    /// Those that are shown, the strongest first.
    pub actors: Vec<&'g ActorNode>,
    /// What connects them, the strongest first.
    pub bonds: Vec<Bond<'g>>,
    /// What is reported not to connect them, the strongest; no part of the graph.
    pub denied: Vec<Bond<'g>>,
    /// Denied connections that are left out.
    pub more_denied: usize,
    /// Denied events that are shown.
    pub denied_events: usize,
    /// Actors that are left out.
    pub more_actors: usize,
    /// Connections that are left out.
    pub more_bonds: usize,
    /// Events that the picture shows.
    pub events: usize,
    /// Events that connect nobody, such as those of one actor.
    pub alone: usize,
}

impl<'g> Relations<'g> {
    /// What to show of a graph.
    pub(super) fn of(graph: &'g KnowledgeGraph, options: &Options) -> Self {
        let relations = graph.relations_where(options.level, |e| e.status != Status::Denied);
        let denied = graph.relations_where(options.level, |e| e.status == Status::Denied);
        let wanted = |bond: &Bond<'_>| match &options.view {
            View::Ego(who) => bond.joins(who),
            _ => true,
        };
        let all = strongest(bonds(graph, &relations, options).into_iter().filter(wanted).collect());
        let mut crossed = strongest(bonds(graph, &denied, options).into_iter().filter(wanted).collect());
        let more_denied = crossed.len().saturating_sub(MOST_DENIED);
        crossed.truncate(MOST_DENIED);
        let mut weights: BTreeMap<&ActorId, (usize, usize)> = BTreeMap::new();
        for bond in &all {
            let (facts, events) = bond.strength();
            for actor in [bond.a, bond.b] {
                let weight = weights.entry(&actor.id).or_default();
                *weight = (weight.0 + facts, weight.1 + events);
            }
        }
        let order = |id: &ActorId| std::cmp::Reverse(weights.get(id).copied().unwrap_or_default());
        let mut ranked: Vec<_> = graph.actors().filter(|a| weights.contains_key(&a.id)).collect();
        ranked.sort_by_key(|a| (order(&a.id), a.id.clone()));
        let connected = ranked.len();
        ranked.truncate(options.most_actors);
        let kept: BTreeSet<&ActorId> = ranked.iter().map(|a| &a.id).collect();
        let (total, inside) = (all.len(), |b: &Bond<'_>| kept.contains(&b.a.id) && kept.contains(&b.b.id));
        let bonds: Vec<_> = all.into_iter().filter(inside).take(options.most_relations).collect();
        let drawn: BTreeSet<_> = bonds.iter().flat_map(|b| [&b.a.id, &b.b.id]).collect();
        let actors: Vec<_> = ranked.into_iter().filter(|a| drawn.contains(&a.id)).collect();
        let shown = |relations: &[Relation], bonds: &[Bond<'_>]| {
            let pairs: BTreeSet<_> = bonds.iter().map(|b| (&b.a.id, &b.b.id)).collect();
            event_ids(relations.iter().filter(|r| pairs.contains(&(&r.a, &r.b)))).len()
        };
        let connecting = event_ids(relations.iter().chain(&denied));
        Self {
            more_actors: connected - actors.len(),
            more_bonds: total - bonds.len(),
            events: shown(&relations, &bonds),
            denied_events: shown(&denied, &crossed),
            more_denied,
            alone: graph.events().filter(|e| !connecting.contains(&e.id)).count(),
            denied: crossed,
            actors,
            bonds,
        }
    }
}

fn event_ids<'r>(relations: impl Iterator<Item = &'r Relation>) -> BTreeSet<&'r EventId> {
    relations.flat_map(|r| &r.ties).flat_map(|t| &t.events).collect()
}

fn strongest(mut bonds: Vec<Bond<'_>>) -> Vec<Bond<'_>> {
    bonds.sort_by_key(|b| (std::cmp::Reverse(b.strength()), b.a.id.clone(), b.b.id.clone()));
    bonds
}

fn bonds<'g>(graph: &'g KnowledgeGraph, relations: &[Relation], options: &Options) -> Vec<Bond<'g>> {
    let bond = |relation: &Relation| {
        Some(Bond {
            a: graph.actor(&relation.a)?,
            b: graph.actor(&relation.b)?,
            strands: strands(graph, relation),
            to_b: relation.ties.iter().any(|t| leads(options, &t.kind, &t.a_role, &t.b_role)),
            to_a: relation.ties.iter().any(|t| leads(options, &t.kind, &t.b_role, &t.a_role)),
        })
    };
    relations.iter().filter_map(bond).collect()
}

/// Whether an event of a kind goes from one role to another.
fn leads(options: &Options, kind: &KindId, from: &crate::schema::RoleId, to: &crate::schema::RoleId) -> bool {
    from != to && options.leads.get(kind) == Some(from)
}

/// Counts each event once, also where two take part in several roles.
fn strands(graph: &KnowledgeGraph, relation: &Relation) -> Vec<Strand> {
    let mut events: BTreeMap<&KindId, BTreeSet<&EventId>> = BTreeMap::new();
    for tie in &relation.ties {
        events.entry(&tie.kind).or_default().extend(&tie.events);
    }
    let mut strands: Vec<_> = events
        .into_iter()
        .map(|(kind, ids)| {
            let events: Vec<&Event> = ids.into_iter().filter_map(|id| graph.event(id)).collect();
            let count = |wanted: &[Status]| events.iter().filter(|e| wanted.contains(&e.status)).count();
            Strand {
                kind: kind.clone(),
                actual: count(&[Status::Actual]),
                hedged: count(&[Status::Planned, Status::Possible]),
                denied: count(&[Status::Denied]),
                first: events.iter().filter_map(|e| Extent::of(e)).map(|x| x.first).min(),
                last: events.iter().filter_map(|e| Extent::of(e)).map(|x| x.last).max(),
            }
        })
        .collect();
    strands.sort_by_key(|s| (std::cmp::Reverse((s.actual, s.count())), s.kind.clone()));
    strands
}
