//! Dates as written: day, month and year, as far as each is given.

use chrono::{Datelike, NaiveDate};

use super::calendar::Turn;
use super::found::Bare;
use super::{When, hijri, reckon};

/// A written date. Which parts are there says how exact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Civil {
    pub day: Option<u8>,
    pub month: Option<u8>,
    pub year: Option<i32>,
    /// Of the Hijri calendar.
    pub hijri: bool,
    /// الماضي or المقبل after a date without a year.
    pub turn: Option<Turn>,
    /// The year or month was counted from publication (العام الماضي).
    pub counted: bool,
}

impl Civil {
    /// The date it names and, if it lacks a year, how to read it ahead.
    /// `None` if there is no such date (30 فبراير).
    pub(super) fn resolve(self, published: Option<NaiveDate>) -> Option<(Option<When>, Option<Bare>)> {
        if let Some(year) = self.year {
            let anchor = if self.counted { published } else { None };
            return self.in_year(year, anchor).map(|w| (Some(w), None));
        }
        // A day that no year has is no date.
        (2023..=2024).find_map(|y| self.in_year(if self.hijri { y - 579 } else { y }, None))?;
        let Some(published) = published else { return Some((None, None)) };
        let when = match self.turn {
            // A feast month without more is spoken of every year.
            None if self.hijri && self.day.is_none() => None,
            None => self.placed(published, |start| start <= published, -1),
            Some(Turn::Past) => self.placed(published, |start| start < month_or_day(self, published), -1),
            Some(Turn::BeforeLast) => None,
            Some(Turn::Now) => self.in_year(self.year_of(published), Some(published)),
            Some(Turn::Next) => self.placed_after(published),
            Some(Turn::Other) => return Some((None, None)),
        };
        let bare = if self.turn.is_none() { Some(Bare::Civil(self)) } else { None };
        Some((when, bare))
    }

    /// Whether every year has such a date: nothing says which one is meant.
    pub(super) fn is_yearly(self) -> bool {
        self.year.is_none() && self.turn.is_none() && !self.hijri
    }

    /// The next such date on or after publication.
    pub(super) fn next(self, published: NaiveDate) -> Option<When> {
        let year = self.year_of(published);
        (year..year + 9).find_map(|y| {
            self.in_year(y, Some(published)).filter(|w| w.latest.is_some_and(|latest| latest >= published))
        })
    }

    fn placed_after(self, published: NaiveDate) -> Option<When> {
        let year = self.year_of(published);
        (year..year + 9).find_map(|y| {
            self.in_year(y, Some(published)).filter(|w| w.earliest.is_some_and(|earliest| earliest > published))
        })
    }

    /// The latest year whose date begins as `fits` wants.
    fn placed(self, published: NaiveDate, fits: impl Fn(NaiveDate) -> bool, step: i32) -> Option<When> {
        let year = self.year_of(published);
        (0..9).find_map(|n| self.in_year(year + n * step, Some(published)).filter(|w| w.earliest.is_some_and(&fits)))
    }

    fn year_of(self, date: NaiveDate) -> i32 {
        if self.hijri { hijri::of(date).0 } else { date.year() }
    }

    /// The date in `year`, which is of its own calendar.
    pub(super) fn in_year(self, year: i32, anchor: Option<NaiveDate>) -> Option<When> {
        match (self.day, self.month, self.hijri) {
            (Some(day), Some(month), false) => {
                let date = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
                Some(reckon::day(date, anchor))
            }
            (Some(day), Some(month), true) => Some(reckon::day(hijri::day(year, month, day)?, anchor)),
            (None, Some(month), false) => reckon::month(year, u32::from(month), anchor),
            (None, Some(month), true) => {
                let (from, to) = hijri::month(year, month)?;
                Some(reckon::interval(Some(from), Some(to), anchor))
            }
            (None, None, false) => reckon::year(year, anchor),
            (None, None, true) => {
                let (from, to) = hijri::year(year)?;
                Some(reckon::interval(Some(from), Some(to), anchor))
            }
            (Some(_), None, _) => None,
        }
    }
}

/// What «الماضي» lies before: the day of publication, or for a month the month of publication.
fn month_or_day(civil: Civil, published: NaiveDate) -> NaiveDate {
    if civil.day.is_some() || civil.hijri { published } else { published.with_day(1).unwrap_or(published) }
}
