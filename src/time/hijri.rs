//! The Umm al-Qura calendar of Saudi Arabia, day by day.

use chrono::{Datelike, Days, NaiveDate};
use icu_calendar::Date;
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::types::{Month, RataDie};

const CALENDAR: Hijri<UmmAlQura> = Hijri::new_umm_al_qura();

/// The Gregorian day of a Hijri one; `None` if the month has no such day.
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let date = Date::try_new(year.into(), Month::new(month), day, CALENDAR).ok()?;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(date.to_rata_die().to_i64_date()).ok()?)
}

/// First and last day of a Hijri month.
pub(super) fn month(year: i32, month: u8) -> Option<(NaiveDate, NaiveDate)> {
    let next = if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) };
    Some((day(year, month, 1)?, next?.checked_sub_days(Days::new(1))?))
}

/// First and last day of a Hijri year.
pub(super) fn year(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((day(year, 1, 1)?, day(year + 1, 1, 1)?.checked_sub_days(Days::new(1))?))
}

/// The Hijri year and month of a Gregorian day.
pub(super) fn of(date: NaiveDate) -> (i32, u8) {
    let hijri = Date::from_rata_die(RataDie::new(i64::from(date.num_days_from_ce())), CALENDAR);
    (hijri.year().extended_year(), hijri.month().ordinal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_official_calendar() {
        // Eid al-Fitr 1445 was announced for 10 April 2024, 1 Ramadan 1444 for 23 March 2023.
        for ((y, m, d), iso) in
            [((1445, 10, 1), "2024-04-10"), ((1444, 9, 1), "2023-03-23"), ((1446, 1, 1), "2024-07-07")]
        {
            assert_eq!(day(y, m, d).map(|d| d.to_string()).as_deref(), Some(iso));
        }
        assert_eq!(day(1445, 1, 31), None);
        assert_eq!(of(NaiveDate::from_ymd_opt(2024, 4, 10).unwrap()), (1445, 10));
    }
}
