//! What an answer is made of.

use super::Evidence;

/// One field of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Nothing is known.
    Nothing,
    /// A number.
    Number(u64),
    /// A name, date or text.
    Text(String),
    /// Several.
    List(Vec<String>),
}

impl Cell {
    /// The text of a thing.
    pub fn text(thing: impl ToString) -> Self {
        Self::Text(thing.to_string())
    }

    /// The text of a thing, if there is one.
    pub fn maybe(thing: Option<impl ToString>) -> Self {
        thing.map_or(Self::Nothing, Self::text)
    }

    /// The texts of things.
    pub fn list(things: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::List(things.into_iter().map(|t| t.to_string()).collect())
    }

    /// A count.
    pub fn count(number: usize) -> Self {
        Self::Number(number as u64)
    }

    /// All of it on one line, with `between` between the things of a list.
    pub fn line(&self, between: &str) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(list) => list.join(between),
        }
    }
}

/// One row with the event that it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Where it is read; what is counted over many events has none.
    pub evidence: Option<Evidence>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the cells hold.
    pub columns: Vec<String>,
    /// In the order of the question.
    pub rows: Vec<Row>,
    /// How many of the last columns are long: for reading they stand below their row.
    pub below: usize,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: &[&str]) -> Self {
        Self { columns: columns.iter().map(|&c| c.to_owned()).collect(), rows: Vec::new(), below: 0 }
    }

    /// With so many of the last columns below their rows.
    pub fn with_below(self, below: usize) -> Self {
        Self { below, ..self }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: Vec<Cell>, evidence: Option<Evidence>) {
        self.rows.push(Row { cells, evidence });
    }
}
