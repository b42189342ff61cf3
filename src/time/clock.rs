//! Hours: they belong to the expression and say nothing about the day.

use super::calendar::{Count, Word};
use super::scan::Scan;
use super::words::Unit;
use crate::text::TokenKind;

impl Scan<'_> {
    /// The last token of an hour at `i`: «الساعة السابعة والنصف مساء بتوقيت غزة».
    pub(super) fn clock(&self, i: usize) -> Option<usize> {
        let hour = self.lex(i).filter(|l| l.entry.word == Word::Unit(Unit::Hour, Count::One) && l.entry.article)?;
        let at = hour.last + 1;
        let mut last = match self.ordinal(at) {
            Some((_, last)) => last,
            None if self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) => at,
            None => self.number(at)?.1,
        };
        if let Some(half) = self.lex(last + 1).filter(|l| l.entry.joined && part_of_hour(l.entry.word)) {
            last = half.last;
        }
        if let Some(part) = self.is(last + 1, Word::Part) {
            last = part;
        }
        match self.lex(last + 1).map(|l| (l.entry.word, l.last)) {
            Some((Word::Zone, end)) => last = end,
            Some((Word::ZoneOf, end)) if !self.ends(end + 1) => last = end + 1,
            _ => {}
        }
        Some(last)
    }

    /// Takes in an hour after a day that ends at `last`.
    pub(super) fn with_clock(&self, last: usize) -> usize {
        let mut at = last + 1;
        if let Some(end) = self.is(at, Word::On) {
            at = end + 1;
        }
        if let Some((Word::HourBefore | Word::About, end)) = self.plain(at).map(|l| (l.entry.word, l.last)) {
            at = end + 1;
        }
        self.clock(at).unwrap_or(last)
    }
}

fn part_of_hour(word: Word) -> bool {
    matches!(word, Word::Half | Word::Quarter)
}
