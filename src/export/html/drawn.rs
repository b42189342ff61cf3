//! Who is placed where in the network of the explorer.

use std::collections::BTreeMap;

use super::spread::spread;
use crate::graph::{KnowledgeGraph, Level};
use crate::link::Event;
use crate::schema::{ActorId, Status};

/// Where the actors stand in the network, the most connected first: those who
/// act for a side stand nearer to it than those whom an event connects.
pub(super) fn places(graph: &KnowledgeGraph) -> BTreeMap<&ActorId, (i32, i32)> {
    let keep = |e: &Event| e.status != Status::Denied;
    let relations = [Level::Sides, Level::Actors].map(|level| graph.relations_where(level, keep));
    let mut strength: BTreeMap<&ActorId, usize> = BTreeMap::new();
    for relation in relations.iter().flatten() {
        let events: usize = relation.ties.iter().map(|t| t.count()).sum();
        for id in [&relation.a, &relation.b] {
            *strength.entry(id).or_default() += events;
        }
    }
    let mut order: Vec<_> = graph.actors().collect();
    order.sort_by_key(|a| (std::cmp::Reverse(strength.get(&a.id)), &a.id));
    let rank: BTreeMap<_, _> = order.iter().enumerate().map(|(at, a)| (&a.id, at)).collect();
    let mut pairs = BTreeMap::new();
    let mut join = |a: &ActorId, b: &ActorId, length: u32| {
        if let (Some(&a), Some(&b)) = (rank.get(a), rank.get(b)) {
            let known = pairs.entry((a.min(b), a.max(b))).or_insert(length);
            *known = length.min(*known);
        }
    };
    for relation in relations.iter().flatten() {
        join(&relation.a, &relation.b, 2);
    }
    for actor in &order {
        actor.acts_for.iter().for_each(|side| join(&actor.id, side, 1));
    }
    let places = spread(order.len(), &pairs);
    order.iter().map(|a| &a.id).zip(places).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn who_acts_for_a_side_stands_nearer_to_it_than_most() {
        let graph = sample::graph();
        let at = places(&graph);
        let distance = |a: &str, b: &str| {
            let (a, b) = (at[&ActorId::from(a)], at[&ActorId::from(b)]);
            (a.0 - b.0).pow(2) + (a.1 - b.1).pow(2)
        };
        assert_eq!(at.len(), graph.actors().count());
        let near = distance("khalil_al_hayya", "hamas");
        let farther = graph.actors().filter(|a| distance("khalil_al_hayya", a.id.as_str()) > near).count();
        assert!(2 * farther > at.len(), "{farther} of {}", at.len());
    }
}
