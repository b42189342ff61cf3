//! Looking at tokens: the word each one says, and what was read from some.

use chrono::NaiveDate;

use super::Calendar;
use super::When;
use super::calendar::{Entry, Word};
use super::civil::Civil;
use super::found::{Bare, Kind};
use super::reckon;
use crate::text::{Folded, Sign, Token, TokenKind};

/// The tokens under the eye, with what is needed to read them.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub tokens: &'a [Token],
    /// The calendar's word at each token.
    pub lexes: &'a [Option<Lex>],
    pub folded: &'a Folded,
    pub published: Option<NaiveDate>,
}

/// A word of the calendar in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lex {
    pub entry: Entry,
    /// Its last token.
    pub last: usize,
}

/// What was read from some tokens.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// A written date, not yet placed.
    Civil(Civil),
    /// A date counted from publication, or none.
    Fixed { when: Option<When>, bare: Option<Bare>, kind: Kind },
}

/// Something read, up to the token `last`.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub last: usize,
    pub what: What,
}

impl Part {
    /// A part that is fixed.
    pub(super) fn fixed(last: usize, when: Option<When>, bare: Option<Bare>) -> Self {
        Self { last, what: What::Fixed { when, bare, kind: Kind::Point } }
    }

    /// An expression that gives no date.
    pub(super) fn dateless(last: usize) -> Self {
        Self::fixed(last, None, None)
    }

    /// A written date.
    pub(super) fn civil(last: usize, civil: Civil) -> Self {
        Self { last, what: What::Civil(civil) }
    }

    /// Days from one to another.
    pub(super) fn span(last: usize, when: Option<When>) -> Self {
        Self { last, what: What::Fixed { when, bare: None, kind: Kind::Span } }
    }
}

impl Lex {
    /// The calendar's word at token `i`, however it is prefixed.
    pub(super) fn at(calendar: &Calendar, tokens: &[Token], folded: &Folded, i: usize) -> Option<Self> {
        let text = |k: usize| tokens.get(i + k).filter(|t| t.kind == TokenKind::Word).map(|t| t.fold(folded));
        let (entry, more) = calendar.look(text(0)?, text)?;
        Some(Self { entry, last: i + more })
    }
}

impl<'a> Scan<'a> {
    /// The folded text of a token; empty beyond the end.
    pub(super) fn text(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.fold(self.folded))
    }

    /// The calendar's word at `i`, however it is prefixed.
    pub(super) fn lex(&self, i: usize) -> Option<Lex> {
        self.lexes.get(i).copied().flatten()
    }

    /// The word at `i` if it carries no و and no preposition.
    pub(super) fn plain(&self, i: usize) -> Option<Lex> {
        self.lex(i).filter(|l| !l.entry.joined && !l.entry.prefixed)
    }

    /// The last token of `word` if it stands at `i` without prefix.
    pub(super) fn is(&self, i: usize, word: Word) -> Option<usize> {
        self.plain(i).filter(|l| l.entry.word == word).map(|l| l.last)
    }

    /// The word right before `i`; opening quotes and brackets do not count.
    pub(super) fn before(&self, i: usize) -> Option<Lex> {
        let mut at = i.checked_sub(1)?;
        while self.tokens.get(at)?.is(Sign::QuoteOpen) || self.tokens.get(at)?.is(Sign::Quote) {
            at = at.checked_sub(1)?;
        }
        self.lex(at)
    }

    /// Whether token `i` is this sign.
    pub(super) fn sign(&self, i: usize, sign: Sign) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(sign))
    }

    /// Whether token `i` is a slash.
    pub(super) fn slash(&self, i: usize) -> bool {
        self.sign(i, Sign::Other) && self.text(i) == "/" || self.text(i) == "\\"
    }

    /// Whether a ends the stretch of tokens that read as one.
    pub(super) fn ends(&self, i: usize) -> bool {
        self.tokens.get(i).is_none_or(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Foreign))
    }

    /// The date and the way to read it ahead; `None` if there is no such date.
    pub(super) fn settle(&self, what: &What) -> Option<(Option<When>, Option<Bare>, Kind)> {
        match what {
            What::Civil(civil) => civil.resolve(self.published).map(|(when, bare)| (when, bare, Kind::Point)),
            What::Fixed { when, bare, kind } => Some((when.clone(), *bare, *kind)),
        }
    }

    /// A day counted from publication.
    pub(super) fn relative_day(&self, days: i64) -> Option<NaiveDate> {
        reckon::shift(self.published?, days)
    }
}
