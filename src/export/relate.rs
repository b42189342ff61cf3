//! What a picture of relations shows: the strongest, and how much else there is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::date::Extent;
use super::{Options, View};
use crate::graph::{ActorNode, KnowledgeGraph, Level, Relation};
use crate::link::{Event, EventId};
use crate::schema::{ActorId, KindId, RoleId, Status};

/// Most denied connections that are drawn, and of one actor.
const MOST_DENIED: usize = 12;
const MOST_DENIED_OF_ONE: usize = 6;
/// Most connections of one actor that are drawn.
const MOST_OF_ONE: usize = 24;

/// Most kinds that are named at a connection.
pub(super) const STRANDS: usize = 3;

/// How often one kind of event connects two actors.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strand<'g> {
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
    /// The best attested of them.
    pub best: &'g Event,
    /// Some event goes from the first to the other.
    pub to_b: bool,
    /// Some event goes from the other to the first.
    pub to_a: bool,
}

impl Strand<'_> {
    /// How many events.
    pub(super) fn count(&self) -> usize {
        self.actual + self.hedged + self.denied
    }

    /// Whether an event that happened is among them.
    pub(super) fn is_fact(&self) -> bool {
        self.actual > 0
    }
}

/// All that connects two actors.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bond<'g> {
    /// The one whose id sorts first.
    pub a: &'g ActorNode,
    /// The other.
    pub b: &'g ActorNode,
    /// By what, the most frequent first.
    pub strands: Vec<Strand<'g>>,
}

impl<'g> Bond<'g> {
    /// Whether an event that happened is among them.
    pub(super) fn is_fact(&self) -> bool {
        self.strands.iter().any(Strand::is_fact)
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

    /// The best attested event of the most frequent kind.
    pub(super) fn best(&self) -> Option<&'g Event> {
        self.strands.first().map(|s| s.best)
    }

    /// How many lines its label has: kinds, and one for others and dates.
    fn lines(&self) -> usize {
        let last = self.strands.len() > STRANDS || self.days().is_some();
        self.strands.len().min(STRANDS) + usize::from(last)
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
        // Frames leave less room for labels.
        let share = |most: usize| if options.level == Level::Actors { most * 2 / 3 } else { most };
        let (most, most_denied) = match &options.view {
            View::Ego(_) => (MOST_OF_ONE, MOST_DENIED_OF_ONE),
            _ => (share(options.most_relations), MOST_DENIED),
        };
        let more_denied = crossed.len().saturating_sub(most_denied);
        crossed.truncate(most_denied);
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
        let mut lines = 0;
        let room = |bond: &Bond<'_>| {
            lines += bond.lines();
            lines <= share(options.most_lines) || matches!(options.view, View::Ego(_))
        };
        let bonds: Vec<_> = all.into_iter().filter(inside).take(most).take_while(room).collect();
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

impl<'g> Relations<'g> {
    /// An event that an actor is connected by, the best attested of its
    /// strongest connection.
    pub(super) fn event_of(&self, who: &ActorId) -> Option<&'g Event> {
        self.bonds.iter().chain(&self.denied).find(|b| b.joins(who)).and_then(Bond::best)
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
            strands: strands(graph, relation, options),
        })
    };
    relations.iter().filter_map(bond).collect()
}

/// Whether an event of a kind goes from one role to another.
fn leads(options: &Options, kind: &KindId, from: &RoleId, to: &RoleId) -> bool {
    from != to && options.leads.get(kind) == Some(from)
}

/// Counts each event once, also where two take part in several roles.
fn strands<'g>(graph: &'g KnowledgeGraph, relation: &Relation, options: &Options) -> Vec<Strand<'g>> {
    let mut kinds: BTreeMap<&KindId, (BTreeSet<&EventId>, bool, bool)> = BTreeMap::new();
    for tie in &relation.ties {
        let (events, to_b, to_a) = kinds.entry(&tie.kind).or_default();
        events.extend(&tie.events);
        *to_b |= leads(options, &tie.kind, &tie.a_role, &tie.b_role);
        *to_a |= leads(options, &tie.kind, &tie.b_role, &tie.a_role);
    }
    let strand = |(kind, (ids, to_b, to_a)): (&KindId, (BTreeSet<&EventId>, bool, bool))| {
        let events: Vec<&Event> = ids.into_iter().filter_map(|id| graph.event(id)).collect();
        let count = |wanted: &[Status]| events.iter().filter(|e| wanted.contains(&e.status)).count();
        Some(Strand {
            kind: kind.clone(),
            actual: count(&[Status::Actual]),
            hedged: count(&[Status::Planned, Status::Possible]),
            denied: count(&[Status::Denied]),
            first: events.iter().filter_map(|e| Extent::of(e)).map(|x| x.first).min(),
            last: events.iter().filter_map(|e| Extent::of(e)).map(|x| x.last).max(),
            best: events.iter().copied().min_by(|a, b| better(a, b))?,
            to_b,
            to_a,
        })
    };
    let mut strands: Vec<_> = kinds.into_iter().filter_map(strand).collect();
    strands.sort_by_key(|s| (std::cmp::Reverse((s.actual, s.count())), s.kind.clone()));
    strands
}

/// Facts before plans, then what more mentions report, then what is surer.
fn better(a: &Event, b: &Event) -> std::cmp::Ordering {
    (b.is_fact().cmp(&a.is_fact()))
        .then(b.mentions.len().cmp(&a.mentions.len()))
        .then(b.confidence.total_cmp(&a.confidence))
        .then_with(|| a.id.cmp(&b.id))
}

/// Actors that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Camp<'g> {
    /// The side that they act for; `None` of one that acts for itself.
    pub side: Option<&'g ActorId>,
    /// Where they stand in the list of actors.
    pub members: Vec<usize>,
}

/// Those who act for the same side, together with that side itself; where a
/// picture shows sides, each stands alone.
pub(super) fn camps<'g>(options: &Options, actors: &[&'g ActorNode]) -> Vec<Camp<'g>> {
    let mut members: BTreeMap<&ActorId, Vec<usize>> = BTreeMap::new();
    let side = |actor: &'g ActorNode| match (options.level, &options.view) {
        (Level::Sides, _) | (_, View::Ego(_)) => &actor.id,
        (Level::Actors, _) => actor.acts_for.first().unwrap_or(&actor.id),
    };
    for (at, actor) in actors.iter().enumerate() {
        members.entry(side(actor)).or_default().push(at);
    }
    let own = |side: &ActorId, members: &[usize]| match members {
        [one] => actors.get(*one).is_some_and(|a| &a.id == side),
        _ => false,
    };
    let mut camps: Vec<_> = members
        .into_iter()
        .map(|(side, members)| Camp { side: (!own(side, &members)).then_some(side), members })
        .collect();
    camps.sort_by_key(|camp| camp.members.first().copied());
    camps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn who_acts_for_a_side_stands_with_it() {
        let graph = sample::graph();
        let options = Options { level: Level::Actors, ..sample::options() };
        let relations = Relations::of(&graph, &options);
        let named =
            |camp: &Camp<'_>| camp.members.iter().map(|&i| relations.actors[i].id.to_string()).collect::<Vec<_>>();
        let camps = camps(&options, &relations.actors);
        let hamas = camps.iter().find(|c| c.side.is_some_and(|s| s.as_str() == "hamas")).map(named).unwrap();
        assert!(hamas.contains(&"khalil_al_hayya".to_owned()) && hamas.contains(&"hamas".to_owned()), "{hamas:?}");
        let qatar = camps.iter().find(|c| named(c) == ["QAT"]).unwrap();
        assert_eq!(qatar.side, None, "nobody else is named who acts for it");
        assert_eq!(camps.iter().map(|c| c.members.len()).sum::<usize>(), relations.actors.len());
    }

    #[test]
    fn the_best_attested_event_of_a_connection_is_a_fact_if_there_is_one() {
        let graph = sample::graph();
        let relations = Relations::of(&graph, &sample::options());
        for bond in relations.bonds.iter().filter(|b| b.is_fact()) {
            assert!(bond.best().unwrap().is_fact(), "{bond:?}");
        }
    }
}
