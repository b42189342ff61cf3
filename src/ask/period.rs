//! Days, months and years as a question names them.

use chrono::{Days, Months, NaiveDate};

use crate::time::When;

/// From its first day to its last: `2025`, `2025-10`, `2025-10-06`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Period {
    /// The period of an ISO 8601 date, month or year.
    pub fn parse(text: &str) -> Option<Self> {
        let numbers: Vec<&str> = text.split('-').collect();
        let widths = [4, 2, 2];
        let plain = |(part, width): (&&str, usize)| part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        if !numbers.iter().zip(widths).all(plain) {
            return None;
        }
        let day = |year: &str, month: &str, day: &str| {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        };
        let (first, months) = match *numbers.as_slice() {
            [year] => (day(year, "1", "1")?, 12),
            [year, month] => (day(year, month, "1")?, 1),
            [year, month, date] => {
                let first = day(year, month, date)?;
                return Some(Self { first, last: first });
            }
            _ => return None,
        };
        let last = first.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
        Some(Self { first, last })
    }
}

/// Whether something that happened at `when` may lie between two days. What
/// has no date lies nowhere, nor does anything between a day and an earlier one.
pub(super) fn lies(when: Option<&When>, since: Option<NaiveDate>, until: Option<NaiveDate>) -> bool {
    let Some(when) = when.filter(|w| w.earliest.or(w.latest).is_some()) else {
        return since.is_none() && until.is_none();
    };
    let runs_back = since.zip(until).is_some_and(|(since, until)| since > until);
    !runs_back
        && since.is_none_or(|since| when.latest.is_none_or(|latest| latest >= since))
        && until.is_none_or(|until| when.earliest.is_none_or(|earliest| earliest <= until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_months_have_a_first_and_a_last_day() {
        let period = |text| Period::parse(text).map(|p| format!("{} {}", p.first, p.last));
        assert_eq!(period("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(period("2025").as_deref(), Some("2025-01-01 2025-12-31"));
        assert_eq!(period("2025-10-06").as_deref(), Some("2025-10-06 2025-10-06"));
    }

    #[test]
    fn what_goes_on_lies_in_every_later_period_but_in_none_that_runs_back() {
        let day = |text: &str| text.parse().ok();
        let open = crate::link::sample::at_time("2023-10-07", "").map(|t| t.when);
        assert!(lies(open.as_ref(), day("2025-01-01"), day("2026-01-01")));
        assert!(!lies(open.as_ref(), day("2026-01-01"), day("2025-01-01")));
        assert!(!lies(None, day("2025-01-01"), None));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "25", "2025-13", "2025-02-30", "2025-1-1", "2025-10-06-1", "أكتوبر", "-2025"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
