//! What a query means: a pattern of things and what joins them, tests, columns.

use super::field::{Field, Sort};
use super::syntax::{Function, Operator};
use crate::ask::Period;
use crate::schema::{ActorType, RoleId};

/// A query with all names resolved.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    pub things: Vec<Thing>,
    pub joints: Vec<Joint>,
    /// All of them must hold.
    pub tests: Vec<Test>,
    pub distinct: bool,
    pub columns: Vec<Column>,
    pub order: Vec<Order>,
    pub limit: Option<usize>,
}

/// Which actors a variable stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Level {
    /// The sides.
    Sides,
    /// Those who are named.
    Named,
    /// Those of a type.
    Typed(Vec<ActorType>),
}

/// A variable or a thing that is named.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// As in the query; of what has no name its number.
    pub name: String,
    pub sort: Sort,
    pub level: Level,
    /// The id of what is named.
    pub constant: Option<String>,
    /// It stands for the first event of a chain and not in the query.
    pub hidden: bool,
}

/// What joins two things.
#[derive(Debug, Clone)]
pub(super) struct Joint {
    pub relation: Relation,
    pub from: usize,
    pub to: usize,
    /// The hidden event of a chain.
    pub via: Option<usize>,
}

/// What a link says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Relation {
    /// Actor to event; any role if the list is empty.
    Role(Vec<RoleId>),
    At,
    About,
    SaidBy,
    /// Document to event.
    Reports,
    ActsFor,
    /// Event to an earlier one, over so many.
    Follows(usize, usize),
    /// Actor to actor over so many events.
    Chain(Vec<RoleId>, usize, usize),
}

/// What must hold.
#[derive(Debug, Clone)]
pub(super) enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Compare {
        thing: usize,
        field: Field,
        operator: Operator,
        right: Right,
    },
    /// Two are not the same.
    Differ(usize, usize),
}

/// What a field is compared with.
#[derive(Debug, Clone)]
pub(super) enum Right {
    Names(Vec<String>),
    Numbers(Vec<f64>),
    Days(Vec<Period>),
    Field(usize, Field),
}

/// One column of the answer.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub name: String,
    pub function: Option<Function>,
    /// Nothing in `count(*)`.
    pub value: Option<(usize, Field)>,
}

/// What rows are ordered by.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub by: By,
    pub descending: bool,
}

/// A column of the answer, or what is in none.
#[derive(Debug, Clone)]
pub(super) enum By {
    Column(usize),
    Value(usize, Field),
}

impl Relation {
    /// What it leads from and to.
    pub(super) fn ends(&self) -> (Sort, Sort) {
        match self {
            Self::Role(_) => (Sort::Actor, Sort::Event),
            Self::At => (Sort::Event, Sort::Place),
            Self::About => (Sort::Event, Sort::Topic),
            Self::SaidBy => (Sort::Event, Sort::Actor),
            Self::Reports => (Sort::Document, Sort::Event),
            Self::ActsFor | Self::Chain(..) => (Sort::Actor, Sort::Actor),
            Self::Follows(..) => (Sort::Event, Sort::Event),
        }
    }
}

impl Test {
    /// Whether it or a part of it is one of these.
    pub(super) fn any(&self, is: &mut impl FnMut(&Test) -> bool) -> bool {
        is(self)
            || match self {
                Self::All(list) | Self::Any(list) => list.iter().any(|t| t.any(is)),
                Self::Not(one) => one.any(is),
                Self::Compare { .. } | Self::Differ(..) => false,
            }
    }

    /// Whether it needs nothing but these.
    pub(super) fn needs_only(&self, known: &[bool]) -> bool {
        let known = |thing: &usize| known.get(*thing).copied().unwrap_or(false);
        !self.any(&mut |test| match test {
            Self::Compare { thing, right: Right::Field(other, _), .. } => !known(thing) || !known(other),
            Self::Compare { thing, .. } => !known(thing),
            Self::Differ(a, b) => !known(a) || !known(b),
            _ => false,
        })
    }
}
