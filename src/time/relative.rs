//! Weeks, months and years counted from publication.

use super::calendar::{Count, Turn, Word};
use super::found::Bare;
use super::reckon;
use super::scan::{Lex, Part, Scan, What};
use super::words::Unit;

/// Tokens before a number that say how exact it is: «نحو أكثر من».
const MODIFIERS: usize = 6;

/// A number of units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    /// `None`: بضعة أيام، عقود.
    pub count: Option<i64>,
    pub unit: Unit,
    pub last: usize,
}

impl Scan<'_> {
    /// «الشهر الماضي», «هذا الأسبوع», «الأيام الثلاثة الماضية», «أواخر العام الجاري», «نهاية الأسبوع».
    pub(super) fn relative(&self, i: usize) -> Option<Part> {
        let lex = self.lex(i)?;
        match lex.entry.word {
            Word::Unit(_, Count::Pair) => self.pair(lex),
            Word::Unit(unit, count) if lex.entry.article => {
                if let Some(last) = self.clock(i) {
                    return Some(self.day_after_clock(last));
                }
                self.definite(lex, unit, count)
            }
            Word::Cardinal(_) if lex.entry.article => self.counted(i),
            Word::LastOf => self.counted(lex.last + 1).or_else(|| self.last_of(lex)),
            Word::This => self.this(lex, true),
            Word::That => self.this(lex, false),
            Word::End => self.weekend(lex).or_else(|| self.stretch(lex)),
            Word::Stretch => self.stretch(lex),
            // «الصيف الماضي»
            Word::Season if lex.entry.article => self.turn(lex.last + 1).map(|(_, last)| Part::dateless(last)),
            _ => None,
        }
    }

    /// «الساعة السابعة» and the day that may follow.
    fn day_after_clock(&self, last: usize) -> Part {
        let at = match self.plain(last + 1).map(|l| (l.entry.word, l.last)) {
            Some((Word::From | Word::On, end)) => end + 1,
            _ => last + 1,
        };
        self.day(at).unwrap_or_else(|| Part::dateless(last))
    }

    /// A unit with ال and what places it.
    fn definite(&self, lex: Lex, unit: Unit, count: Count) -> Option<Part> {
        if let (Count::Many, Some((number, end))) = (count, self.definite_number(lex.last + 1)) {
            let (turn, last) = self.turn(end + 1)?;
            return Some(self.reach(i64::from(number), unit, turn, last));
        }
        let vague = self.is(lex.last + 1, Word::Vague);
        let (turn, last) = self.turn(vague.unwrap_or(lex.last) + 1)?;
        match count {
            Count::One if unit == Unit::Day => (turn == Turn::Other).then(|| Part::dateless(last)),
            Count::One => {
                let when = self.published.and_then(|p| reckon::unit(p, unit, turn));
                let bare = (unit == Unit::Week && turn == Turn::Now).then_some(Bare::Week);
                Some(Part::fixed(last, when, bare))
            }
            Count::Two => Some(self.reach(2, unit, turn, last)),
            // «الأيام الماضية»
            _ => Some(Part::dateless(last)),
        }
    }

    /// «الثلاثة», «الـ24» at `i`.
    fn definite_number(&self, i: usize) -> Option<(u32, usize)> {
        if self.text(i) == "ال" {
            return self.digits(i + 1).map(|n| (n, i + 1));
        }
        self.plain(i).filter(|l| l.entry.article)?;
        self.number(i)
    }

    /// «الثلاثة أيام الماضية», «24 ساعة الماضية» at `i`, after آخر also without the adjective.
    pub(super) fn counted(&self, i: usize) -> Option<Part> {
        let (number, end) = self.definite_number(i).or_else(|| self.number(i))?;
        let unit = self.plain(end + 1)?;
        let Word::Unit(name, _) = unit.entry.word else { return None };
        let (turn, last) = match self.turn(unit.last + 1) {
            Some((turn, last)) => (turn, last),
            None if i.checked_sub(1).and_then(|b| self.lex(b)).is_some_and(|l| l.entry.word == Word::LastOf) => {
                (Turn::Past, unit.last)
            }
            None => return None,
        };
        Some(self.reach(i64::from(number), name, turn, last))
    }

    /// «آخر أسبوعين»
    fn last_of(&self, lex: Lex) -> Option<Part> {
        let unit = self.plain(lex.last + 1)?;
        match unit.entry.word {
            Word::Unit(name, Count::Two) => Some(self.reach(2, name, Turn::Past, unit.last)),
            _ => None,
        }
    }

    /// So many units back from publication or ahead of it.
    fn reach(&self, number: i64, unit: Unit, turn: Turn, last: usize) -> Part {
        let (number, unit) = whole_days(number, unit);
        let when = self.published.and_then(|p| match turn {
            Turn::Past => Some(reckon::interval(Some(reckon::shift_units(p, unit, -number)?), Some(p), Some(p))),
            Turn::Next => Some(reckon::interval(Some(p), Some(reckon::shift_units(p, unit, number)?), Some(p))),
            _ => None,
        });
        Part::span(last, when)
    }

    /// «هذا الأسبوع», «هذه السنة»; «ذلك العام» gives no date.
    fn this(&self, this: Lex, near: bool) -> Option<Part> {
        let unit = self.plain(this.last + 1).filter(|l| l.entry.article || l.entry.word == Word::Today)?;
        let name = match unit.entry.word {
            Word::Unit(name, Count::One | Count::Many) => name,
            Word::Today => Unit::Day,
            _ => return None,
        };
        if matches!(name, Unit::Decade | Unit::Century) {
            return None;
        }
        let last = self.turn(unit.last + 1).map_or(unit.last, |(_, last)| last);
        if !near || unit.entry.word == Word::Unit(name, Count::Many) {
            return Some(Part::dateless(last));
        }
        let when = self.published.and_then(|p| reckon::unit(p, name, Turn::Now));
        Some(Part::fixed(last, when, (name == Unit::Week).then_some(Bare::Week)))
    }

    /// «نهاية الأسبوع», «نهاية هذا الأسبوع», «عطلة نهاية الأسبوع الماضي».
    fn weekend(&self, end: Lex) -> Option<Part> {
        let this = self.is(end.last + 1, Word::This);
        let week = self.plain(this.unwrap_or(end.last) + 1)?;
        if week.entry.word != Word::Unit(Unit::Week, Count::One) || !week.entry.article {
            return None;
        }
        let (turn, last) = match self.turn(week.last + 1) {
            Some((turn, last)) => (Some(turn), last),
            None => (this.map(|_| Turn::Now), week.last),
        };
        let when = self.published.and_then(|p| reckon::weekend(p, turn));
        Some(Part::fixed(last, when, turn.is_none().then_some(Bare::Weekend)))
    }

    /// «أواخر أكتوبر», «مطلع العام الجاري», «نهاية الشهر»: the whole month or year.
    fn stretch(&self, lex: Lex) -> Option<Part> {
        let at = lex.last + 1;
        if self.lex(at).is_some_and(|l| matches!(l.entry.word, Word::Stretch | Word::End)) {
            return None;
        }
        let part = self.absolute(at).or_else(|| self.relative(at));
        if let Some(part) = part {
            return match part.what {
                What::Civil(civil) if civil.day.is_some() => None,
                _ => Some(part),
            };
        }
        // «نهاية العام» alone is this year's.
        let unit = self.plain(at).filter(|l| l.entry.article)?;
        match unit.entry.word {
            Word::Unit(name @ (Unit::Month | Unit::Year | Unit::Week), Count::One) => {
                let when = self.published.and_then(|p| reckon::unit(p, name, Turn::Now));
                Some(Part::fixed(unit.last, when, (name == Unit::Week).then_some(Bare::Week)))
            }
            _ => None,
        }
    }

    /// A quantity at `i`: «ثلاثة أيام», «نحو أسبوعين», «عام ونصف», «عقود».
    pub(super) fn quantity(&self, i: usize) -> Option<Quantity> {
        let mut at = i;
        let mut vague = false;
        while let Some(lex) = self.plain(at).filter(|_| at < i + MODIFIERS) {
            match lex.entry.word {
                Word::About => {}
                Word::Vague => vague = true,
                _ => break,
            }
            at = lex.last + 1;
        }
        let number = self.number(at);
        let unit = self.plain(number.map_or(at, |(_, last)| last + 1)).filter(|l| !l.entry.article)?;
        let Word::Unit(name, count) = unit.entry.word else { return None };
        let mut last = unit.last;
        let count = match (number, count) {
            (Some((n, _)), _) => Some(i64::from(n)),
            (None, Count::One) => Some(1),
            (None, Count::Two) => Some(2),
            (None, Count::Many) => None,
            (None, Count::Pair) => return None,
        };
        // «عقد» is the verb "held" as well, «فترة» says nothing.
        if number.is_none() && count == Some(1) && matches!(name, Unit::Decade | Unit::While) {
            return None;
        }
        if let Some(one) = self.is(last + 1, Word::Cardinal(1)) {
            last = one;
        }
        let mut quantity = Quantity { count: count.filter(|_| !vague), unit: name, last };
        if let Some(more) = self.lex(last + 1).filter(|l| l.entry.joined) {
            match more.entry.word {
                Word::Half => quantity = half_more(quantity, more.last),
                Word::Quarter => quantity.last = more.last,
                _ => {}
            }
            // «عام ونصف العام»
            let again = self.plain(quantity.last + 1);
            if let (true, Some(again)) = (quantity.last > last, again)
                && again.entry.word == Word::Unit(name, Count::One)
            {
                quantity.last = again.last;
            }
        }
        let (count, unit) = match quantity.count {
            Some(count) => {
                let (count, unit) = whole_days(count, quantity.unit);
                (Some(count), unit)
            }
            None => (None, quantity.unit),
        };
        Some(Quantity { count, unit, ..quantity })
    }
}

/// Half a unit more.
fn half_more(quantity: Quantity, last: usize) -> Quantity {
    let (count, unit) = match (quantity.count, quantity.unit) {
        (Some(years), Unit::Year) => (Some(years * 12 + 6), Unit::Month),
        (Some(weeks), Unit::Week) => (Some(weeks * 7 + 3), Unit::Day),
        (Some(months), Unit::Month) => (Some(months * 30 + 15), Unit::Day),
        (count, unit) => (count, unit),
    };
    Quantity { count, unit, last }
}

/// Hours that make whole days are days: 24 ساعة.
fn whole_days(count: i64, unit: Unit) -> (i64, Unit) {
    if unit == Unit::Hour && count > 0 && count % 24 == 0 { (count / 24, Unit::Day) } else { (count, unit) }
}
