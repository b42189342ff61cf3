//! Dates: the one place that knows how they are written and grouped.

use chrono::{DateTime, Datelike, NaiveDate};

use super::words::{self, Lang};
use crate::link::Event;
use crate::time::{Precision, When};

/// The date of an event, if it has one.
pub(super) fn of(event: &Event) -> Option<&When> {
    event.when.as_ref().filter(|w| w.earliest.or(w.latest).is_some())
}

/// The days that a date covers on a scale of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// First day.
    pub first: NaiveDate,
    /// Last day; the first, if the date is open at an end.
    pub last: NaiveDate,
    /// Whether days alone say all of it: one day, or an interval that is
    /// closed. A month, a year and an open interval are less exact than that.
    pub exact: bool,
}

impl Extent {
    /// Of an event, if it has a date.
    pub(super) fn of(event: &Event) -> Option<Self> {
        let when = of(event)?;
        let first = when.earliest.or(when.latest)?;
        let last = when.earliest.and(when.latest).unwrap_or(first);
        let closed = when.earliest.and(when.latest).is_some();
        Some(Self { first, last, exact: closed && matches!(when.precision, Precision::Day | Precision::Interval) })
    }

    /// The day after the last, for formats whose end is no part of the time.
    pub(super) fn after(self) -> NaiveDate {
        self.last.succ_opt().unwrap_or(self.last)
    }
}

/// First day as ISO 8601; empty if it is open.
pub(super) fn start(when: &When) -> String {
    when.earliest.as_ref().map(iso).unwrap_or_default()
}

/// Last day as ISO 8601; empty if it is open.
pub(super) fn end(when: &When) -> String {
    when.latest.as_ref().map(iso).unwrap_or_default()
}

/// A day as ISO 8601.
pub(super) fn iso(day: &NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Days since 1970.
pub(super) fn days(day: NaiveDate) -> i64 {
    day.signed_duration_since(DateTime::UNIX_EPOCH.date_naive()).num_days()
}

/// The name of a precision.
pub(super) fn precision(when: &When) -> &'static str {
    match when.precision {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Year => "year",
        Precision::Interval => "interval",
    }
}

/// The year and month that a date is told under; no month of a whole year.
pub(super) fn group(when: &When) -> Option<(i32, Option<u32>)> {
    let day = when.earliest.or(when.latest)?;
    Some((day.year(), (when.precision != Precision::Year).then(|| day.month())))
}

/// What that group is called.
pub(super) fn group_name((year, month): (i32, Option<u32>), lang: Lang) -> String {
    match month {
        Some(month) => format!("{} {year}", lang.word(words::month(month))),
        None => year.to_string(),
    }
}

/// A date as it is said.
pub(super) fn say(when: &When, lang: Lang) -> String {
    let (Some(first), Some(last)) = (when.earliest, when.latest) else {
        return match (when.earliest, when.latest) {
            (Some(first), None) => format!("{} {}", lang.word(words::FROM), day(first, lang)),
            (None, Some(last)) => format!("{} {}", lang.word(words::UNTIL), day(last, lang)),
            _ => lang.word(words::UNDATED).to_owned(),
        };
    };
    match when.precision {
        Precision::Day => day(first, lang),
        Precision::Month => group_name((first.year(), Some(first.month())), lang),
        Precision::Year => first.year().to_string(),
        Precision::Interval if first == last => day(first, lang),
        Precision::Interval if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}–{}", first.day(), day(last, lang))
        }
        Precision::Interval => format!("{} – {}", day(first, lang), day(last, lang)),
    }
}

/// Two days as the span between them is said; all of a month or year as that.
pub(super) fn span(first: NaiveDate, last: NaiveDate, lang: Lang) -> String {
    let ends_month = last.succ_opt().is_none_or(|next| next.day() == 1);
    let precision = match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) if first.day() == 1 && ends_month => Precision::Month,
        (true, _) if first.ordinal() == 1 && last.month() == 12 && ends_month => Precision::Year,
        _ => Precision::Interval,
    };
    say(&When { earliest: Some(first), latest: Some(last), precision, anchor: None }, lang)
}

/// The same, no more exactly than a month or years: for where there is little room.
pub(super) fn roughly(first: NaiveDate, last: NaiveDate, lang: Lang) -> String {
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => group_name((first.year(), Some(first.month())), lang),
        (true, false) => first.year().to_string(),
        (false, _) => format!("{}–{}", first.year(), last.year()),
    }
}

fn day(day: NaiveDate, lang: Lang) -> String {
    format!("{} {} {}", day.day(), lang.word(words::month(day.month())), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(first: Option<(i32, u32, u32)>, last: Option<(i32, u32, u32)>, precision: Precision) -> When {
        let date = |d: (i32, u32, u32)| NaiveDate::from_ymd_opt(d.0, d.1, d.2);
        When { earliest: first.and_then(date), latest: last.and_then(date), precision, anchor: None }
    }

    #[test]
    fn dates_are_said_as_exactly_as_they_are_known() {
        let day = when(Some((2025, 3, 4)), Some((2025, 3, 4)), Precision::Day);
        let month = when(Some((2025, 3, 1)), Some((2025, 3, 31)), Precision::Month);
        let year = when(Some((2025, 1, 1)), Some((2025, 12, 31)), Precision::Year);
        let days = when(Some((2025, 3, 4)), Some((2025, 3, 9)), Precision::Interval);
        let since = when(Some((2025, 3, 4)), None, Precision::Interval);
        let said: Vec<_> = [&day, &month, &year, &days, &since].map(|w| say(w, Lang::Ar)).into();
        assert_eq!(said, ["4 مارس 2025", "مارس 2025", "2025", "4–9 مارس 2025", "منذ 4 مارس 2025"]);
        assert_eq!(say(&since, Lang::En), "from 4 March 2025");
    }

    #[test]
    fn all_of_a_month_is_said_as_the_month() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let said = |first, last| span(first, last, Lang::En);
        assert_eq!(said(date(2025, 2, 1), date(2025, 2, 28)), "February 2025");
        assert_eq!(said(date(2025, 1, 1), date(2025, 12, 31)), "2025");
        assert_eq!(said(date(2025, 2, 1), date(2025, 2, 27)), "1–27 February 2025");
        assert_eq!(said(date(2024, 1, 1), date(2025, 12, 31)), "1 January 2024 – 31 December 2025");
    }

    #[test]
    fn where_there_is_little_room_a_span_is_said_roughly() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let said =
            [date(2025, 3, 9), date(2025, 5, 1), date(2027, 1, 1)].map(|l| roughly(date(2025, 3, 4), l, Lang::En));
        assert_eq!(said, ["March 2025", "2025", "2025–2027"]);
    }

    #[test]
    fn an_open_end_is_empty() {
        let until = when(None, Some((2025, 3, 4)), Precision::Interval);
        assert_eq!((start(&until).as_str(), end(&until).as_str()), ("", "2025-03-04"));
        assert_eq!(group(&until), Some((2025, Some(3))));
    }

    #[test]
    fn days_alone_say_all_of_a_day_only() {
        let mut event = crate::export::sample::graph().events().next().cloned().unwrap();
        let mut extent = |w: When| {
            event.when = Some(w);
            Extent::of(&event).map(|e| (iso(&e.first), iso(&e.after()), e.exact)).unwrap()
        };
        let said = |first: &str, after: &str, exact| (first.to_owned(), after.to_owned(), exact);
        let day = when(Some((2024, 2, 28)), Some((2024, 2, 28)), Precision::Day);
        assert_eq!(extent(day), said("2024-02-28", "2024-02-29", true));
        let month = when(Some((2025, 12, 1)), Some((2025, 12, 31)), Precision::Month);
        assert_eq!(extent(month), said("2025-12-01", "2026-01-01", false));
        let until = when(None, Some((2025, 3, 4)), Precision::Interval);
        assert_eq!(extent(until), said("2025-03-04", "2025-03-05", false));
    }

    #[test]
    fn a_year_belongs_to_no_month() {
        let year = when(Some((2025, 1, 1)), Some((2025, 12, 31)), Precision::Year);
        assert_eq!(group(&year), Some((2025, None)));
    }
}
