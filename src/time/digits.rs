//! Dates in digits only.

use super::absolute::YEARS;
use super::calendar::{Count, Word};
use super::civil::Civil;
use super::scan::{Part, Scan};
use super::words::Unit;
use crate::text::Sign;

impl Scan<'_> {
    /// «06/10/2025», «6-10-2025», «2025/10/06», «15/9/1445 هـ», «10/2023».
    pub(super) fn digit_date(&self, i: usize) -> Option<Part> {
        let mut parts = [self.digits(i).unwrap_or(0), 0, 0];
        let mut count = 0;
        let mut last = i;
        let text = self.text(i);
        if text.contains(['/', '.']) {
            for (slot, piece) in parts.iter_mut().zip(text.split(['/', '.'])) {
                *slot = piece.parse().ok()?;
                count += 1;
            }
            (text.split(['/', '.']).count() == count).then_some(())?;
        } else {
            self.digits(i)?;
            count = 1;
            while count < 3 && self.sign(last + 1, Sign::Dash) && self.joint(last + 1) && self.joint(last + 2) {
                let Some(value) = self.digits(last + 2) else { break };
                if let Some(slot) = parts.get_mut(count) {
                    *slot = value;
                }
                count += 1;
                last += 2;
            }
        }
        let [a, b, c] = parts;
        let (last, hijri) = self.era(last, false);
        let (year, month, day) = match count {
            3 if a > 999 => (Some(a), b, Some(c)),
            3 if c > 999 && b > 12 => (Some(c), a, Some(b)),
            3 if c > 999 => (Some(c), b, Some(a)),
            2 if YEARS.contains(&b) && self.dated(i, true) => (Some(b), a, None),
            // A day and month alone look like a fraction: only after يوم or a weekday.
            2 if self.dated(i, false) && text.contains('/') && b <= 12 => (None, b, Some(a)),
            _ => return None,
        };
        let sane = year.is_none_or(|y| if hijri { (1200..=1500).contains(&y) } else { (1800..=2199).contains(&y) });
        (sane && (1..=12).contains(&month)).then_some(())?;
        let civil = Civil {
            day: day.map(u8::try_from).transpose().ok()?,
            month: u8::try_from(month).ok(),
            year: year.and_then(|y| i32::try_from(y).ok()),
            hijri,
            ..Civil::default()
        };
        civil.resolve(None)?;
        Some(Part::civil(last, civil))
    }

    /// Two years with a slash or dash between them.
    pub(super) fn two_years(&self, i: usize) -> Option<(i32, i32, usize)> {
        let (a, b, last) = match self.text(i).split_once('/') {
            Some((a, b)) => (a.parse().ok()?, b.parse().ok()?, i),
            None if self.sign(i + 1, Sign::Dash) => (self.digits(i)?, self.digits(i + 2)?, i + 2),
            None => return None,
        };
        (YEARS.contains(&a) && YEARS.contains(&b) && a < b).then_some(())?;
        Some((i32::try_from(a).ok()?, i32::try_from(b).ok()?, last))
    }

    /// Whether no space stands before token `i`.
    fn joint(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.spaced)
    }

    /// Whether the word before `i` announces a date; a month and year need no more than في.
    fn dated(&self, i: usize, with_year: bool) -> bool {
        self.before(i).is_some_and(|b| match b.entry.word {
            Word::Unit(Unit::Day | Unit::Month, Count::One) | Word::Weekday(_) | Word::Agreeing => true,
            Word::On | Word::Since => with_year,
            _ => false,
        })
    }
}
