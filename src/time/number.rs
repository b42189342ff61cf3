//! Numbers in digits and words.

use super::calendar::Word;
use super::scan::Scan;
use crate::text::TokenKind;

impl Scan<'_> {
    /// Plain digits at `i`.
    pub(super) fn digits(&self, i: usize) -> Option<u32> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        token.fold(self.folded).parse().ok()
    }

    /// A number in digits or words at `i` and its last token.
    pub(super) fn number(&self, i: usize) -> Option<(u32, usize)> {
        if let Some(value) = self.digits(i) {
            return Some((value, i));
        }
        let (mut sum, mut last) = self.term(i)?;
        // خمسة وعشرين، ألفين وثلاثة
        while let Some(lex) = self.lex(last + 1).filter(|l| l.entry.joined && !l.entry.prefixed) {
            let Word::Cardinal(_) = lex.entry.word else { break };
            let Some((term, end)) = self.term(last + 1) else { break };
            if !adds(sum, term) {
                break;
            }
            sum += term;
            last = end;
        }
        Some((sum, last))
    }

    /// One term of a number: خمسة، تسع مئة، ثلاثة آلاف.
    fn term(&self, i: usize) -> Option<(u32, usize)> {
        let lex = self.lex(i)?;
        let Word::Cardinal(value) = lex.entry.word else { return None };
        match self.plain(lex.last + 1).map(|l| (l.entry.word, l.last)) {
            Some((Word::Cardinal(hundred @ (100 | 1000)), last)) if (3..10).contains(&value) => {
                Some((value * hundred, last))
            }
            _ => Some((value, lex.last)),
        }
    }

    /// A day of the month in an ordinal (الحادي والعشرون) at `i`.
    pub(super) fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        let lex = self.lex(i)?;
        match lex.entry.word {
            Word::Ordinal(n) => match self.lex(lex.last + 1).filter(|l| l.entry.joined && l.entry.article) {
                Some(tens) if n < 10 => match tens.entry.word {
                    Word::Cardinal(t @ (20 | 30)) => Some((n + t as u8, tens.last)),
                    _ => Some((n, lex.last)),
                },
                _ => Some((n, lex.last)),
            },
            // العشرين من مايو
            Word::Cardinal(t @ (20 | 30)) if lex.entry.article => Some((t as u8, lex.last)),
            _ => None,
        }
    }
}

/// Whether `term` may follow `sum` after و: units before tens, else falling.
fn adds(sum: u32, term: u32) -> bool {
    let rest = sum % 100;
    if (20..100).contains(&term) && term.is_multiple_of(10) {
        (rest < 10) && (sum % 1000 / 10).is_multiple_of(10)
    } else if term < 100 {
        rest == 0
    } else if term < 1000 {
        sum.is_multiple_of(1000)
    } else {
        false
    }
}
