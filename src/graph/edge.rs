//! What joins the things of the graph.

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

use super::KnowledgeGraph;
use super::node::{Key, Node};
use crate::link::{Event, Stage};
use crate::schema::RoleId;

/// What an edge says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// Actor → event: takes part in this role. A side has an edge of its own
    /// where no named actor stands for it.
    Role(RoleId),
    /// Event → place.
    At,
    /// Event → topic.
    About,
    /// Event → date.
    On,
    /// Event → actor: whom the report is attributed to.
    SaidBy,
    /// Document → event.
    Reports,
    /// Actor → side.
    ActsFor,
    /// Event → event: grew out of the other, and as what.
    Follows(Stage),
}

impl Edge {
    /// The name as in the output; of a role the name of the role, of a later
    /// event that of its stage.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Role(role) => role.as_str(),
            Self::At => "at",
            Self::About => "about",
            Self::On => "on",
            Self::SaidBy => "said_by",
            Self::Reports => "reports",
            Self::ActsFor => "acts_for",
            Self::Follows(stage) => stage.as_str(),
        }
    }
}

/// An edge with what it joins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Joined<'g> {
    /// Where it begins.
    pub from: &'g Node,
    /// What it says.
    pub edge: &'g Edge,
    /// Where it ends.
    pub to: &'g Node,
}

impl KnowledgeGraph {
    /// Every edge, in the order of the nodes where it begins and ends, then by
    /// what it says. It joins what is denied too: see
    /// [`edges_where`](Self::edges_where).
    pub fn edges(&self) -> Vec<Joined<'_>> {
        self.edges_where(|_| true)
    }

    /// The edges of the actual graph: those at facts only, and of actors the
    /// sides that they act for.
    pub fn actual_edges(&self) -> Vec<Joined<'_>> {
        self.edges_where(Event::is_fact)
    }

    /// The edges at events that `keep` accepts, and those at no event.
    pub fn edges_where(&self, keep: impl Fn(&Event) -> bool) -> Vec<Joined<'_>> {
        let kept = |i| !matches!(self.graph.node_weight(i), Some(Node::Event(e)) if !keep(e));
        let mut edges: Vec<_> = self.graph.edge_references().filter(|e| kept(e.source()) && kept(e.target())).collect();
        edges.sort_by_key(|e| (e.source(), e.target(), e.weight()));
        edges.iter().filter_map(|e| self.joined(e.source(), e.weight(), e.target())).collect()
    }

    /// The edges that begin or end at a node, sorted.
    pub fn edges_at(&self, key: &Key) -> Vec<Joined<'_>> {
        let Some(&index) = self.keys.get(key) else {
            return Vec::new();
        };
        let mut edges: Vec<_> = self
            .graph
            .edges_directed(index, Direction::Outgoing)
            .chain(self.graph.edges_directed(index, Direction::Incoming))
            .map(|e| (e.source(), e.target(), e.weight()))
            .collect();
        edges.sort_unstable();
        edges.into_iter().filter_map(|(from, to, edge)| self.joined(from, edge, to)).collect()
    }

    fn joined<'g>(&'g self, from: NodeIndex, edge: &'g Edge, to: NodeIndex) -> Option<Joined<'g>> {
        Some(Joined { from: self.graph.node_weight(from)?, edge, to: self.graph.node_weight(to)? })
    }
}
