//! What a preposition makes of a date: since, until, ago, from one to another.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Count, Turn, Word};
use super::civil::Civil;
use super::found::{Bare, Kind};
use super::reckon;
use super::relative::Quantity;
use super::scan::{Lex, Part, Scan, What};
use super::words::Unit;
use super::{Precision, When};
use crate::text::{Sign, TokenKind};

impl Scan<'_> {
    /// An expression that a preposition opens.
    pub(super) fn marked(&self, i: usize, lex: Lex) -> Option<Part> {
        let at = lex.last + 1;
        match lex.entry.word {
            Word::Since => self.since(at),
            Word::Ago => self.ago(at),
            Word::After => self.after(at),
            Word::Until => {
                let part = self.expression(at)?;
                self.open(part, Kind::Until, |w| w.latest)
            }
            Word::Within => self.within(at),
            Word::Between | Word::From => self.range(i, lex),
            _ => None,
        }
    }

    /// «منذ أسبوع», «منذ 7 أكتوبر 2023», «منذ 2010 وحتى 2015», «منذ عقود».
    fn since(&self, at: usize) -> Option<Part> {
        if let Some(part) = self.expression(at) {
            if let Some(closed) = self.closed(&part) {
                return Some(closed);
            }
            return self.open(part, Kind::Since, |w| w.earliest);
        }
        let quantity = self.quantity(at)?;
        let start = self.back(quantity);
        let when = start.map(|d| reckon::interval(Some(d), None, self.published));
        Some(Part { last: quantity.last, what: What::Fixed { when, bare: None, kind: Kind::Since } })
    }

    /// The day so long before publication.
    fn back(&self, quantity: Quantity) -> Option<NaiveDate> {
        reckon::shift_units(self.published?, quantity.unit, -quantity.count?)
    }

    /// «قبل ثلاثة أيام»; «قبل يومين من الانتخابات» gives no date; «قبل 7 أكتوبر» is open to the past.
    fn ago(&self, at: usize) -> Option<Part> {
        if let Some(part) = self.expression(at) {
            // «قبل نهاية مايو»: May has still to end.
            let ends = self.lex(at).is_some_and(|l| l.entry.word == Word::End);
            return self.open(part, Kind::Until, if ends { |w| w.latest } else { |w| w.earliest });
        }
        let quantity = self.quantity(at)?;
        if let Some(from) = self.is(quantity.last + 1, Word::From) {
            let Some(now) = self.is(from + 1, Word::Now) else { return Some(self.counted_from(quantity, 1)) };
            return Some(Part::fixed(now, self.ago_date(quantity), None));
        }
        Some(Part::fixed(quantity.last, self.ago_date(quantity), None))
    }

    fn ago_date(&self, quantity: Quantity) -> Option<When> {
        let date = self.back(quantity)?;
        match quantity.unit {
            Unit::Month => reckon::month(date.year(), date.month(), self.published),
            Unit::Year => reckon::year(date.year(), self.published),
            _ => Some(reckon::day(date, self.published)),
        }
    }

    /// «بعد 7 أكتوبر»; «بعد يومين» gives a date only in the future.
    fn after(&self, at: usize) -> Option<Part> {
        if let Some(part) = self.expression(at) {
            return self.open(part, Kind::Since, |w| w.earliest);
        }
        let quantity = self.quantity(at)?;
        // «بعد يومين من الهجوم», «بعد يومين على إغلاقه»
        if self.is(quantity.last + 1, Word::From).is_some() || self.text(quantity.last + 1) == "علي" {
            return Some(self.counted_from(quantity, -1));
        }
        let bare = quantity.count.map(|n| Bare::Ahead(n, quantity.unit));
        Some(Part::fixed(quantity.last, None, bare))
    }

    /// So long before or after what follows, which gives a date to that.
    fn counted_from(&self, quantity: Quantity, sign: i64) -> Part {
        let bare = quantity.count.map(|n| Bare::From(sign * n, quantity.unit));
        Part::fixed(quantity.last, None, bare)
    }

    /// «خلال ثلاثة أيام» gives a date only in the future; «خلال عام 2023» is read without its preposition.
    fn within(&self, at: usize) -> Option<Part> {
        if self.expression(at).is_some() {
            return None;
        }
        if let Some(span) = self.years(at) {
            return Some(span);
        }
        let quantity = self.quantity(at)?;
        let bare = quantity.count.map(|n| Bare::Within(n, quantity.unit));
        Some(Part::fixed(quantity.last, None, bare))
    }

    /// «2010-2015» after a preposition.
    fn years(&self, at: usize) -> Option<Part> {
        self.sign(at + 1, Sign::Dash).then_some(())?;
        self.join(&self.endpoint(at)?, &self.endpoint(at + 2)?)
    }

    /// Opens a date on one side, at the day that `edge` picks.
    fn open(&self, part: Part, kind: Kind, edge: fn(&When) -> Option<NaiveDate>) -> Option<Part> {
        let (when, ..) = self.settle(&part.what)?;
        let when = when.and_then(|w| {
            let day = edge(&w)?;
            let (from, to) = if kind == Kind::Since { (Some(day), None) } else { (None, Some(day)) };
            Some(When { earliest: from, latest: to, precision: Precision::Interval, anchor: w.anchor })
        });
        Some(Part { last: part.last, what: What::Fixed { when, bare: None, kind } })
    }

    /// «منذ 2010 وحتى 2015»: the other end.
    fn closed(&self, start: &Part) -> Option<Part> {
        let lex = self.lex(start.last + 1).filter(|l| matches!(l.entry.word, Word::Until | Word::To))?;
        self.join(start, &self.endpoint(lex.last + 1)?)
    }

    /// «من 3 إلى 5 مايو», «بين عامي 2010 و2015», «من الأحد حتى الخميس».
    fn range(&self, i: usize, lex: Lex) -> Option<Part> {
        let at = lex.last + 1;
        let start = self.endpoint_once(at)?;
        let end = if self.lex(i)?.entry.word == Word::Between {
            self.and(start.last + 1)?
        } else {
            let to = self.lex(start.last + 1).filter(|l| matches!(l.entry.word, Word::Until | Word::To))?;
            to.last + 1
        };
        self.join(&start, &self.endpoint(end)?)
    }

    /// Where the second of two begins after و: the token after a و of its own, or the one that carries it.
    fn and(&self, i: usize) -> Option<usize> {
        if self.text(i) == "و" {
            return Some(i + 1);
        }
        self.lex(i).filter(|l| l.entry.joined).map(|_| i)
    }

    /// One end of a range: a date, or a number that the other end completes.
    fn endpoint(&self, i: usize) -> Option<Part> {
        self.expression(i).or_else(|| self.bare_number(i))
    }

    /// The same, but no days joined by و or a dash.
    fn endpoint_once(&self, i: usize) -> Option<Part> {
        self.expression_once(i).or_else(|| self.bare_number(i))
    }

    /// A day of a month, or a year, that stands alone.
    fn bare_number(&self, i: usize) -> Option<Part> {
        let (value, last) =
            self.digits(i).map(|n| (n, i)).or_else(|| self.ordinal(i).map(|(n, last)| (u32::from(n), last)))?;
        (!self.counts(last)).then_some(())?;
        let civil = match value {
            1..=31 => Civil { day: u8::try_from(value).ok(), ..Civil::default() },
            1900..=2099 => Civil { year: i32::try_from(value).ok(), ..Civil::default() },
            _ => return None,
        };
        Some(Part::civil(last, civil))
    }

    /// «يومي السبت والأحد», «عامي 2010 و2015», «شهري مايو ويونيو».
    pub(super) fn pair(&self, lex: Lex) -> Option<Part> {
        // One pair holds no other.
        self.lex(lex.last + 1).is_none_or(|l| !matches!(l.entry.word, Word::Unit(_, Count::Pair))).then_some(())?;
        let start = self.endpoint_once(lex.last + 1)?;
        let end = self.endpoint(self.and(start.last + 1)?)?;
        self.join(&start, &end)
    }

    /// «3-5 مايو», «3 و4 مايو», «3 إلى 5 مايو» at `i`.
    pub(super) fn days_of_month(&self, i: usize) -> Option<Part> {
        if self.tokens.get(i)?.kind != TokenKind::Number {
            return None;
        }
        let start = self.bare_number(i)?;
        let end = if self.sign(i + 1, Sign::Dash) || self.text(i + 1) == "و" {
            i + 2
        } else {
            self.lex(i + 1).filter(|l| matches!(l.entry.word, Word::Until | Word::To))?.last + 1
        };
        let end = self.expression_once(end)?;
        match (&start.what, &end.what) {
            (What::Civil(a), What::Civil(b)) if a.month.is_none() && a.day.is_some() && b.day.is_some() => {
                self.join(&start, &end)
            }
            _ => None,
        }
    }

    /// The span from one date to another; the first takes from the second what it lacks.
    fn join(&self, start: &Part, end: &Part) -> Option<Part> {
        if let (What::Civil(a), What::Civil(b)) = (&start.what, &end.what)
            && (a.year.is_none() && (a.month.is_none() && a.day.is_some() || b.year.is_some())
                || b.month.is_none() && b.day.is_none())
        {
            return self.join_civil(*a, *b, end.last);
        }
        // A number alone completes nothing else.
        for what in [&start.what, &end.what] {
            if matches!(what, What::Civil(c) if c.day.is_some() && c.month.is_none()) {
                return None;
            }
        }
        let (b, ..) = self.settle(&end.what)?;
        let (a, bare, _) = self.settle(&start.what)?;
        let (Some(mut a), Some(b)) = (a, b) else { return Some(Part::span(end.last, None)) };
        if let (Some(Bare::Weekday(day)), Some(latest)) = (bare, b.latest) {
            a = reckon::day(reckon::weekday_until(latest, day)?, self.published);
        } else if let (Some(Bare::Civil(civil)), Some(latest)) = (bare, b.latest) {
            a = civil.resolve(Some(latest))?.0?;
        }
        // «من 28 أبريل إلى 3 مايو» may be to come.
        let bare = match (&start.what, &end.what) {
            (What::Civil(a), What::Civil(b)) if a.is_yearly() && b.is_yearly() => Some(Bare::Days(*a, *b)),
            _ => None,
        };
        (a.earliest <= b.latest).then(|| {
            let when = Some(reckon::interval(a.earliest, b.latest, b.anchor.or(a.anchor)));
            Part { last: end.last, what: What::Fixed { when, bare, kind: Kind::Span } }
        })
    }

    fn join_civil(&self, mut a: Civil, b: Civil, last: usize) -> Option<Part> {
        if a.month.is_none() && a.day.is_some() {
            (a.month, a.year, a.turn, a.hijri) = (b.month, b.year, b.turn, b.hijri);
            a.month?;
        }
        if a.year.is_none() {
            a.year = b.year.map(|y| if (a.month, a.day) > (b.month, b.day) { y - 1 } else { y });
        }
        let (start, end) = (a.resolve(self.published)?.0, b.resolve(self.published)?.0);
        let (Some(start), Some(end)) = (start, end) else { return Some(Part::span(last, None)) };
        let start = if start.earliest > end.latest {
            // «28 و3 مايو» without a year: the first lies before the second.
            Civil { turn: Some(Turn::Past), ..a }.resolve(end.latest)?.0?
        } else {
            start
        };
        let bare = b.is_yearly().then_some(Bare::Days(a, b));
        (start.earliest < end.latest).then(|| {
            let when = Some(reckon::interval(start.earliest, end.latest, end.anchor));
            Part { last, what: What::Fixed { when, bare, kind: Kind::Span } }
        })
    }
}
