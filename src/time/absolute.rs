//! Written dates: digits, days and months, years, decades, seasons.

use chrono::NaiveDate;

use super::calendar::{Count, Trust, Turn, Word};
use super::civil::Civil;
use super::reckon;
use super::scan::{Lex, Part, Scan};
use super::words::Unit;
use crate::text::{Sign, TokenKind};

/// Years that digits alone may name.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

impl Scan<'_> {
    /// A written date at `i`.
    pub(super) fn absolute(&self, i: usize) -> Option<Part> {
        if self.tokens.get(i)?.kind == TokenKind::Number {
            return self.digit_date(i).or_else(|| self.day_and_month(i)).or_else(|| self.lone_year(i));
        }
        let lex = self.lex(i)?;
        match lex.entry.word {
            Word::Ordinal(_) | Word::Cardinal(_) => self.day_and_month(i),
            Word::Month(_, trust) => {
                let part = self.month_and_year(i, None)?;
                let after_in = lex.entry.prefixed || self.before(i).is_some_and(|b| b.entry.word == Word::On);
                let sure = match trust {
                    // «30 فبراير» is no date, and the month alone is not meant.
                    Trust::Full => part.last > lex.last || i.checked_sub(1).and_then(|b| self.digits(b)).is_none(),
                    Trust::AfterIn => after_in || part.last > lex.last,
                    Trust::Beside => part.last > lex.last,
                };
                sure.then_some(part)
            }
            Word::Hijri(_) => self.month_and_year(i, None).filter(|p| p.last > lex.last),
            Word::Unit(Unit::Month, Count::One) => self.month_and_year(lex.last + 1, None),
            Word::Unit(Unit::Year, Count::One) => self.marked_year(i),
            Word::Season => {
                let year = self.year(lex.last + 1, YEARS)?;
                Some(Part::civil(year.last, Civil { year: Some(year.value), ..Civil::default() }))
            }
            Word::Decade(start) => self.decade(lex, start),
            _ => None,
        }
    }

    /// «السابع من شهر أكتوبر», «7 أكتوبر», «الخامس من الشهر الجاري».
    fn day_and_month(&self, i: usize) -> Option<Part> {
        let (day, mut at) = match self.ordinal(i) {
            // «الجولة الثانية من مايو»: no day is feminine.
            Some(_) if self.text(i).ends_with('ه') || self.text(i).ends_with("اولي") => return None,
            Some((day, last)) => (day, last + 1),
            None => {
                let (day, last) = self.number(i)?;
                (u8::try_from(day).ok()?, last + 1)
            }
        };
        if !(1..=31).contains(&day) {
            return None;
        }
        let from = self.is(at, Word::From);
        if let Some(last) = from {
            at = last + 1;
        }
        if let Some(lex) = self.plain(at).filter(|l| l.entry.word == Word::Unit(Unit::Month, Count::One)) {
            if lex.entry.article {
                return from.and_then(|_| self.day_of_relative_month(day, lex));
            }
            at = lex.last + 1;
        }
        // «الأسبوع الأول من أكتوبر», «الربع الثاني من مارس»: the month.
        let part_of_month = from.is_some()
            && self.before(i).is_some_and(|b| match b.entry.word {
                Word::Half | Word::Quarter => true,
                Word::Unit(unit, _) => b.entry.article && unit != Unit::Day,
                _ => false,
            });
        self.month_and_year(at, Some(day).filter(|_| !part_of_month))
    }

    /// «15 من الشهر الماضي»
    fn day_of_relative_month(&self, day: u8, month: Lex) -> Option<Part> {
        let turn = self.turn(month.last + 1)?;
        let (Turn::Past | Turn::Now | Turn::Next | Turn::BeforeLast, Some(published)) = (turn.0, self.published) else {
            return Some(Part::dateless(turn.1));
        };
        let first = reckon::unit(published, Unit::Month, turn.0)?.earliest?;
        let date = chrono::Datelike::with_day(&first, u32::from(day))?;
        Some(Part::fixed(turn.1, Some(reckon::day(date, Some(published))), None))
    }

    /// An adjective at `i`: which way it points, and its last token.
    pub(super) fn turn(&self, i: usize) -> Option<(Turn, usize)> {
        let lex = self.plain(i)?;
        match lex.entry.word {
            Word::Turn(turn) => Some((turn, lex.last)),
            _ => None,
        }
    }

    /// A month at `at` with all that belongs to it: its second name, the year.
    fn month_and_year(&self, at: usize, day: Option<u8>) -> Option<Part> {
        let lex = self.lex(at).filter(|l| day.is_none() || !l.entry.joined)?;
        let (month, hijri) = match lex.entry.word {
            Word::Month(month, _) => (month, false),
            Word::Hijri(month) => (month, true),
            _ => return None,
        };
        let last = self.second_name(lex.last, lex.entry.word);
        let mut civil = Civil { day, month: Some(month), hijri, ..Civil::default() };
        let last = self.year_of_month(last, &mut civil);
        // 30 فبراير is no date.
        civil.resolve(None)?;
        Some(Part::civil(last, civil))
    }

    /// The last token of a month's second name: `/ تشرين الأول`, `(تشرين الأول)`.
    fn second_name(&self, last: usize, word: Word) -> usize {
        let same = |at: usize| {
            self.plain(at).filter(|l| match (l.entry.word, word) {
                (Word::Month(a, _), Word::Month(b, _)) => a == b,
                _ => false,
            })
        };
        if self.slash(last + 1) || self.sign(last + 1, Sign::Dash) {
            return same(last + 2).map_or(last, |l| l.last);
        }
        if self.sign(last + 1, Sign::ParenOpen) {
            return match same(last + 2) {
                Some(l) if self.sign(l.last + 1, Sign::ParenClose) => l.last + 1,
                _ => last,
            };
        }
        same(last + 1).map_or(last, |l| l.last)
    }

    /// Reads the year after a month that ends at `last`, or what stands for it.
    fn year_of_month(&self, last: usize, civil: &mut Civil) -> usize {
        let years = if civil.hijri { 1200..=1500 } else { 1800..=2199 };
        let mut at = last + 1;
        if self.sign(at, Sign::Comma) && self.digits(at + 1).is_some_and(|y| YEARS.contains(&y)) {
            at += 1;
        }
        if let Some((turn, end)) = self.turn(at) {
            civil.turn = Some(turn);
            return end;
        }
        if let Some(end) = self.is(at, Word::From) {
            at = end + 1;
        }
        if let Some(lex) = self.lex(at).filter(|l| l.entry.word == Word::Unit(Unit::Year, Count::One)) {
            if let Some(year) = self.year(at, years.clone()) {
                civil.year = Some(year.value);
                civil.hijri |= year.hijri;
                return year.last;
            }
            if let (true, Some((turn, end))) = (lex.entry.article, self.turn(lex.last + 1)) {
                let year = self.published.and_then(|p| reckon::unit(p, Unit::Year, turn)).and_then(|w| w.earliest);
                civil.year = year.map(|d| chrono::Datelike::year(&d));
                civil.turn = if civil.year.is_none() { Some(turn) } else { None };
                civil.counted = true;
                return end;
            }
            return last;
        }
        // A year in digits without a marker, unless something is counted by it.
        match self.digits(at).filter(|y| years.contains(y)) {
            Some(year) if at == last + 1 || self.sign(last + 1, Sign::Comma) => {
                civil.year = i32::try_from(year).ok();
                self.era(at, civil.hijri).0
            }
            _ => last,
        }
    }

    /// The calendar named after a year that ends at `last`.
    pub(super) fn era(&self, last: usize, hijri: bool) -> (usize, bool) {
        match self.lex(last + 1).map(|l| (l.entry.word, l.last)) {
            Some((Word::HijriEra, end)) => (end, true),
            Some((Word::CommonEra, end)) => (end, false),
            _ => (last, hijri),
        }
    }

    /// A year at `i`, with or without its marker (عام، سنة), digits or words.
    pub(super) fn year(&self, i: usize, years: std::ops::RangeInclusive<u32>) -> Option<Year> {
        let marker = self.lex(i).filter(|l| l.entry.word == Word::Unit(Unit::Year, Count::One));
        let mut at = marker.map_or(i, |l| l.last + 1);
        let open = marker.is_some() && self.sign(at, Sign::ParenOpen);
        if open {
            at += 1;
        }
        let (value, end) = match marker {
            Some(_) => self.number(at)?,
            None => (self.digits(at)?, at),
        };
        let (last, hijri) = self.era(end, false);
        // «عام 67»; one or two digits are too few otherwise.
        let short = marker.is_some() && (30..=99).contains(&value);
        let value = if short { 1900 + value } else { value };
        let known = if hijri { 1200..=1500 } else { years };
        let marked = marker.is_some() && (1000..=2199).contains(&value);
        (known.contains(&value) || marked || short).then_some(())?;
        if open && !self.sign(last + 1, Sign::ParenClose) {
            return None;
        }
        Some(Year { value: i32::try_from(value).ok()?, last: last + usize::from(open), hijri })
    }

    /// «عام 2006», «العام 2006», «سنة 1445 هـ», «عام 2023/2024», «عام 2010-2015».
    fn marked_year(&self, i: usize) -> Option<Part> {
        let marker = self.lex(i)?;
        if let Some((a, b, last)) = self.two_years(marker.last + 1) {
            let from = NaiveDate::from_ymd_opt(a, 1, 1)?;
            let to = NaiveDate::from_ymd_opt(b, 12, 31)?;
            return Some(Part::span(last, Some(reckon::interval(Some(from), Some(to), None))));
        }
        let year = self.year(i, YEARS)?;
        Some(Part::civil(year.last, Civil { year: Some(year.value), hijri: year.hijri, ..Civil::default() }))
    }

    /// A year in digits alone: only after a preposition or a name's noun, or in brackets.
    fn lone_year(&self, i: usize) -> Option<Part> {
        let value = self.digits(i).filter(|y| YEARS.contains(y))?;
        let before = self.before(i).filter(|b| b.last + 1 == i || !self.sign(i.wrapping_sub(1), Sign::ParenOpen));
        let marked = before.is_some_and(|b| {
            matches!(
                b.entry.word,
                Word::On
                    | Word::Since
                    | Word::Ago
                    | Word::After
                    | Word::Until
                    | Word::Within
                    | Word::Stretch
                    | Word::End
                    | Word::Head
            )
        });
        let bracketed =
            i.checked_sub(1).is_some_and(|b| self.sign(b, Sign::ParenOpen)) && self.sign(i + 1, Sign::ParenClose);
        let percent = self.text(i + 1) == "%";
        ((marked || bracketed) && !self.counts(i) && !percent).then_some(())?;
        let (last, _) = self.era(i, false);
        Some(Part::civil(last, Civil { year: i32::try_from(value).ok(), ..Civil::default() }))
    }

    /// Whether the number that ends at `last` counts what follows it.
    pub(super) fn counts(&self, last: usize) -> bool {
        self.lex(last + 1).is_some_and(|l| {
            !l.entry.joined && matches!(l.entry.word, Word::Counted | Word::Unit(..) | Word::Cardinal(_))
        })
    }

    /// «التسعينيات», «ثمانينيات القرن الماضي»; not the age «الأربعينيات من عمره».
    fn decade(&self, lex: Lex, start: u8) -> Option<Part> {
        let mut last = lex.last;
        let at = self.is(last + 1, Word::From).map_or(last + 1, |l| l + 1);
        if self.lex(at).is_some_and(|l| l.entry.word == Word::Age) {
            return None;
        }
        let mut century = 1900;
        let mut said = false;
        if let Some(unit) = self.plain(at).filter(|l| l.entry.word == Word::Unit(Unit::Century, Count::One)) {
            said = true;
            match self.turn(unit.last + 1) {
                Some((Turn::Past, end)) => last = end,
                Some((Turn::Now, end)) => {
                    century = 2000;
                    last = end;
                }
                _ => match self.ordinal(unit.last + 1) {
                    Some((n, end)) => {
                        century = (i32::from(n) - 1) * 100;
                        last = end;
                    }
                    None => return None,
                },
            }
        }
        if !lex.entry.article && !said {
            return None;
        }
        let first = century + i32::from(start);
        let (from, to) = (NaiveDate::from_ymd_opt(first, 1, 1), NaiveDate::from_ymd_opt(first + 9, 12, 31));
        Some(Part::span(last, Some(reckon::interval(from, to, None))))
    }
}

/// A year that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Year {
    pub value: i32,
    pub last: usize,
    pub hijri: bool,
}
