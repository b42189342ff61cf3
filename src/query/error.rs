//! What is wrong with a query, and where.

use std::ops::Range;

/// A fault at a place of the query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct QueryError {
    /// The bytes of the query that are meant; empty at its end.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: String,
    /// What to write instead, or nothing.
    pub help: String,
}

impl QueryError {
    /// A fault with what to write instead.
    pub(super) fn new(span: Range<usize>, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, what: what.into(), help: help.into() }
    }

    /// The line of the query that holds the fault, and the characters of it
    /// that stand before and in it; `query.get(…)` of each is told by the caller.
    pub fn line<'q>(&self, query: &'q str) -> (usize, &'q str, &'q str, &'q str) {
        let before = query.get(..self.span.start).unwrap_or(query);
        let number = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = query.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let end = self.span.end.min(start + line.len());
        let fault = query.get(self.span.start..end).unwrap_or("");
        (number, line, before.get(start..).unwrap_or(""), fault)
    }
}

/// The nearest of several words, as a sentence.
pub(super) fn nearest<'w>(wrong: &str, words: impl IntoIterator<Item = &'w str>) -> Option<String> {
    let alike = |word: &str| strsim::normalized_damerau_levenshtein(word, wrong);
    let best = words.into_iter().map(|word| (alike(word), word)).max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(share, _)| *share >= 0.6).map(|(_, word)| format!("did you mean `{word}`?"))
}
