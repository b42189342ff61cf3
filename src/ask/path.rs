//! The shortest chain of events from one actor to another.

use petgraph::algo::astar;
use petgraph::graph::{NodeIndex, UnGraph};
use rustc_hash::FxHashMap;

use super::mediated::date;
use super::timeline::roles_of;
use super::{Cell, EventNumber, Evidence, Filter, Index, Table};
use crate::schema::{ActorId, Status};

/// What a chain is made of.
#[derive(Debug, Clone, Copy)]
enum Link<'g> {
    Actor(&'g ActorId),
    Event(EventNumber),
}

/// The chain with the fewest events, one row an event. Of two that are as short
/// the one with more facts in it is taken. Someone is a link of an event itself
/// or as the side that others act for.
pub fn path(index: &Index<'_>, a: &ActorId, b: &ActorId, filter: &Filter) -> Table {
    let mut table = Table::new(&["step", "from", "role", "kind", "status", "date", "to", "as"]);
    for (step, (from, number, to)) in chain(index, a, b, filter).into_iter().enumerate() {
        let Some(event) = index.event(number) else { continue };
        let cells = vec![
            Cell::count(step + 1),
            Cell::text(from),
            Cell::list(roles_of(event, from)),
            Cell::text(&event.kind),
            Cell::text(event.status.as_str()),
            date(event),
            Cell::text(to),
            Cell::list(roles_of(event, to)),
        ];
        table.push(cells, Evidence::of(index.graph, event, &[from.clone(), to.clone()]));
    }
    table
}

/// The steps of the chain; empty if there is none.
fn chain<'g>(
    index: &Index<'g>,
    a: &ActorId,
    b: &ActorId,
    filter: &Filter,
) -> Vec<(&'g ActorId, EventNumber, &'g ActorId)> {
    let (graph, actors) = links(index, filter);
    let (Some(&start), Some(&goal)) = (actors.get(a), actors.get(b)) else {
        return Vec::new();
    };
    let Some((_, way)) = astar(&graph, start, |node| node == goal, |edge| *edge.weight(), |_| 0) else {
        return Vec::new();
    };
    let way: Vec<Link<'g>> = way.iter().filter_map(|&node| graph.node_weight(node).copied()).collect();
    way.windows(3)
        .filter_map(|three| match three {
            [Link::Actor(from), Link::Event(event), Link::Actor(to)] => Some((*from, *event, *to)),
            _ => None,
        })
        .collect()
}

type Actors<'g> = FxHashMap<&'g ActorId, NodeIndex>;

/// Actors and the events that they take part in. An event that is only planned
/// or possible costs a little more than a fact, never as much as one more
/// event in a chain of any length that people read.
fn links<'g>(index: &Index<'g>, filter: &Filter) -> (UnGraph<Link<'g>, u32>, Actors<'g>) {
    let mut graph = UnGraph::default();
    let mut actors = Actors::default();
    for (number, event) in index.events().iter().enumerate().filter(|(_, e)| filter.accepts(index, e)) {
        let node = graph.add_node(Link::Event(number as EventNumber));
        let cost = if event.status == Status::Actual { 100 } else { 101 };
        let mut who: Vec<_> = event.roles.iter().flat_map(|p| p.actors.iter().chain(&p.sides)).collect();
        who.sort_unstable();
        who.dedup();
        for one in who {
            let actor = *actors.entry(one).or_insert_with(|| graph.add_node(Link::Actor(one)));
            graph.add_edge(actor, node, cost);
        }
    }
    (graph, actors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    fn steps(a: &str, b: &str) -> Vec<String> {
        let graph = graph();
        let table = path(&Index::new(&graph), &a.into(), &b.into(), &Filter::default());
        let line = |cells: &[Cell]| cells.iter().map(|c| c.line("+")).collect::<Vec<_>>().join(" ");
        table.rows.iter().map(|r| line(&r.cells)).collect()
    }

    #[test]
    fn a_chain_goes_through_the_fewest_events() {
        let chain = [
            "1 EGY mediator mediation actual 2025-10 hamas party",
            "2 hamas participant talks actual 2025-10-06 ISR participant",
        ];
        assert_eq!(steps("EGY", "ISR"), chain);
    }

    #[test]
    fn what_is_denied_links_nobody() {
        assert_eq!(steps("EGY", "QAT"), Vec::<String>::new());
        assert_eq!(steps("EGY", "nobody"), Vec::<String>::new());
    }
}
