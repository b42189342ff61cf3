//! What joins the things of the graph.

use super::node::Node;
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
}

impl Edge {
    /// The name as in the output; of a role the name of the role.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Role(role) => role.as_str(),
            Self::At => "at",
            Self::About => "about",
            Self::On => "on",
            Self::SaidBy => "said_by",
            Self::Reports => "reports",
            Self::ActsFor => "acts_for",
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
