//! A query as it is written.

use std::ops::Range;

/// A word of the query with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    pub span: Range<usize>,
    /// It stands between quotation marks.
    pub quoted: bool,
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Query {
    pub chains: Vec<Chain>,
    pub condition: Option<Condition>,
    pub distinct: bool,
    pub items: Vec<Item>,
    pub order: Vec<Key>,
    pub limit: Option<usize>,
}

/// Things and what joins each to the next.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    pub first: Node,
    pub rest: Vec<(Link, Node)>,
}

/// `(?m)`, `(e:mediation {topic: ceasefire})`, `(hamas)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub name: Option<Word>,
    /// A question mark stands before the name.
    pub asked: bool,
    pub labels: Vec<Word>,
    pub properties: Vec<(Word, Vec<Word>)>,
    pub span: Range<usize>,
}

/// Which way a link points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Backward,
    Either,
}

/// `-[party|mediator]->`, `-[*1..3]-`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    pub names: Vec<Word>,
    pub hops: Option<(usize, usize)>,
    pub direction: Direction,
    pub span: Range<usize>,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Compare { left: Field, operator: Operator, right: Operand },
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Field(Field),
    Values(Vec<Word>),
}

/// `e.date`, or `m` alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub variable: Word,
    pub property: Option<Word>,
}

/// What is made of the values of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Count,
    Min,
    Max,
    First,
    Last,
}

/// One column of the answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub function: Option<Function>,
    /// Nothing in `count(*)`.
    pub field: Option<Field>,
    /// As it is written, or the name after `as`.
    pub name: String,
    pub span: Range<usize>,
}

/// What the rows are ordered by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub item: Item,
    pub descending: bool,
}
