//! What [`Finder`](super::Finder) gives.

use chrono::{Datelike, NaiveDate};

use super::civil::Civil;
use super::words::Unit;
use super::{When, reckon};

/// How an expression bounds time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A day, month or year.
    Point,
    /// منذ، بعد: open to the future.
    Since,
    /// حتى، قبل: open to the past.
    Until,
    /// From one day to another.
    Span,
}

/// A date that the sentence leaves to the reader to place before or after
/// publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bare {
    /// «الأحد»: 0 is Monday.
    Weekday(u8),
    /// «7 أكتوبر», «أكتوبر».
    Civil(Civil),
    /// «من 3 إلى 5 مايو»
    Days(Civil, Civil),
    /// «عطلة نهاية الأسبوع»
    Weekend,
    /// «هذا الأسبوع»
    Week,
    /// «بعد أسبوع»
    Ahead(i64, Unit),
    /// «خلال ثلاثة أيام»
    Within(i64, Unit),
    /// «بعد يومين من …»: so long is what follows from what is told.
    From(i64, Unit),
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// The date; `None` for an expression that gives none (الساعات الماضية).
    pub when: Option<When>,
    /// Whether the date is part of a name (ثورة 25 يناير).
    pub name: bool,
    /// How it bounds time.
    pub kind: Kind,
    pub(super) bare: Option<Bare>,
}

impl Found {
    /// «بعد يومين من الهجوم»: the day of the attack, if what is told happened on
    /// `day`. `None` for expressions that count from nothing, or not in days.
    pub fn counted_from(&self, day: NaiveDate) -> Option<When> {
        match self.bare? {
            Bare::From(count, unit @ (Unit::Day | Unit::Week)) => {
                Some(reckon::day(reckon::shift_units(day, unit, count)?, Some(day)))
            }
            _ => None,
        }
    }

    /// The date read for a sentence that speaks of the future: a bare weekday
    /// is the next one (publication's own weekday is that day), a date without
    /// a year the next such date, «بعد أسبوع» is counted forward. `None` if
    /// the expression leaves no choice; [`Found::when`] holds then.
    pub fn future(&self, published: NaiveDate) -> Option<When> {
        let anchor = Some(published);
        match self.bare? {
            Bare::Weekday(weekday) => Some(reckon::day(reckon::weekday_from(published, weekday)?, anchor)),
            Bare::Civil(civil) => civil.next(published),
            Bare::Days(first, last) => {
                let end = last.next(published)?;
                let start = first.resolve(end.latest)?.0?;
                Some(reckon::interval(start.earliest, end.latest, anchor))
            }
            Bare::Weekend => {
                // On Sunday the weekend still runs.
                let sunday = published.weekday().num_days_from_sunday() == 0;
                let saturday = if sunday { reckon::shift(published, -1)? } else { reckon::weekday_from(published, 5)? };
                Some(reckon::interval(Some(saturday), reckon::shift(saturday, 1), anchor))
            }
            Bare::Week => {
                let end = reckon::shift(reckon::week_start(published)?, 6);
                Some(reckon::interval(anchor, end, anchor))
            }
            Bare::Ahead(count, unit) => {
                let date = reckon::shift_units(published, unit, count)?;
                match unit {
                    Unit::Month => reckon::month(date.year(), date.month(), anchor),
                    Unit::Year => reckon::year(date.year(), anchor),
                    _ => Some(reckon::day(date, anchor)),
                }
            }
            Bare::From(..) => None,
            Bare::Within(count, unit) => {
                let end = reckon::shift_units(published, unit, count)?;
                Some(reckon::interval(anchor, Some(end), anchor))
            }
        }
    }
}
