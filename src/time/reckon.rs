//! Counting days, weeks, months and years.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::calendar::Turn;
use super::words::Unit;
use super::{Precision, When};

/// `date` moved by `days`.
pub(super) fn shift(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }
}

/// `date` moved by months; the day is kept within the month it lands in.
pub(super) fn shift_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let by = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) }
}

/// `date` moved by `count` units; `None` for units without a fixed length.
pub(super) fn shift_units(date: NaiveDate, unit: Unit, count: i64) -> Option<NaiveDate> {
    match unit {
        Unit::Day => shift(date, count),
        Unit::Week => shift(date, count.checked_mul(7)?),
        Unit::Month => shift_months(date, i32::try_from(count).ok()?),
        Unit::Year => shift_months(date, i32::try_from(count.checked_mul(12)?).ok()?),
        _ => None,
    }
}

/// One day.
pub(super) fn day(date: NaiveDate, anchor: Option<NaiveDate>) -> When {
    When { earliest: Some(date), latest: Some(date), precision: Precision::Day, anchor }
}

/// One month of a Gregorian year.
pub(super) fn month(year: i32, month: u32, anchor: Option<NaiveDate>) -> Option<When> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let latest = shift(shift_months(first, 1)?, -1)?;
    Some(When { earliest: Some(first), latest: Some(latest), precision: Precision::Month, anchor })
}

/// One Gregorian year.
pub(super) fn year(year: i32, anchor: Option<NaiveDate>) -> Option<When> {
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
    Some(When { earliest: Some(first), latest: Some(last), precision: Precision::Year, anchor })
}

/// From one day to another, either of which may be open.
pub(super) fn interval(from: Option<NaiveDate>, to: Option<NaiveDate>, anchor: Option<NaiveDate>) -> When {
    When { earliest: from, latest: to, precision: Precision::Interval, anchor }
}

/// The Sunday on or before `date`: the Arab week begins on Sunday.
pub(super) fn week_start(date: NaiveDate) -> Option<NaiveDate> {
    shift(date, -i64::from(date.weekday().num_days_from_sunday()))
}

/// The last day `weekday` (0 is Monday) on or before `date`.
pub(super) fn weekday_until(date: NaiveDate, weekday: u8) -> Option<NaiveDate> {
    let back = (date.weekday().num_days_from_monday() + 7 - u32::from(weekday)) % 7;
    shift(date, -i64::from(back))
}

/// The next day `weekday` on or after `date`.
pub(super) fn weekday_from(date: NaiveDate, weekday: u8) -> Option<NaiveDate> {
    let ahead = (u32::from(weekday) + 7 - date.weekday().num_days_from_monday()) % 7;
    shift(date, i64::from(ahead))
}

/// A weekday as an adjective places it.
pub(super) fn weekday(published: NaiveDate, weekday: u8, turn: Option<Turn>) -> Option<NaiveDate> {
    match turn {
        None => weekday_until(published, weekday),
        Some(Turn::Past) => weekday_until(shift(published, -1)?, weekday),
        Some(Turn::BeforeLast) => weekday_until(shift(published, -8)?, weekday),
        Some(Turn::Next) => weekday_from(shift(published, 1)?, weekday),
        // «الأحد الجاري»: the one of this week.
        Some(Turn::Now) => weekday_from(week_start(published)?, weekday),
        Some(Turn::Other) => None,
    }
}

/// A whole unit as an adjective places it: last week, this month, next year.
pub(super) fn unit(published: NaiveDate, unit: Unit, turn: Turn) -> Option<When> {
    let anchor = Some(published);
    let step = match turn {
        Turn::BeforeLast => -2,
        Turn::Past => -1,
        Turn::Now => 0,
        Turn::Next => 1,
        Turn::Other => return None,
    };
    match unit {
        Unit::Week if step == 0 => Some(interval(week_start(published), Some(published), anchor)),
        Unit::Week => {
            let start = shift(week_start(published)?, step * 7)?;
            Some(interval(Some(start), shift(start, 6), anchor))
        }
        Unit::Month => {
            let moved = shift_months(published, step as i32)?;
            month(moved.year(), moved.month(), anchor)
        }
        Unit::Year => year(published.year() + step as i32, anchor),
        _ => None,
    }
}

/// Saturday and Sunday: the last begun one, the coming one, or the one before.
pub(super) fn weekend(published: NaiveDate, turn: Option<Turn>) -> Option<When> {
    const SATURDAY: u8 = 5;
    const SUNDAY: u8 = 6;
    let sunday = published.weekday().num_days_from_monday() == u32::from(SUNDAY);
    let saturday = match turn {
        None => weekday_until(published, SATURDAY)?,
        Some(Turn::Now) if sunday => shift(published, -1)?,
        Some(Turn::Now) => weekday_from(published, SATURDAY)?,
        Some(Turn::Past) => shift(weekday_until(shift(published, -1)?, SUNDAY)?, -1)?,
        Some(Turn::BeforeLast) => shift(weekday_until(shift(published, -8)?, SUNDAY)?, -1)?,
        Some(Turn::Next) => weekday_from(shift(published, 1)?, SATURDAY)?,
        Some(Turn::Other) => return None,
    };
    Some(interval(Some(saturday), shift(saturday, 1), Some(published)))
}
