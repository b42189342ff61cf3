//! Dates as people and feeds write them in metadata.

use chrono::{DateTime, NaiveDate, NaiveTime};

/// Reads `2025-10-06` or a timestamp that starts with it
/// (`2025-10-06T23:30:00+03:00`). The day is the one that is written, never
/// moved to another time zone.
pub fn parse_date(value: &str) -> Option<NaiveDate> {
    let value = value.trim();
    let (day, rest) = value.split_at_checked(10)?;
    let digits = |range| day.get(range).is_some_and(|s: &str| s.bytes().all(|b| b.is_ascii_digit()));
    if !(digits(0..4) && digits(5..7) && digits(8..10)) {
        return None;
    }
    let date = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    (rest.is_empty() || is_time(rest.strip_prefix(['T', 't', ' '])?)).then_some(date)
}

/// [`parse_date`], and the form of mail headers (`Mon, 06 Oct 2025 12:00:00
/// +0300`), which web pages use as well.
pub(super) fn parse_page_date(value: &str) -> Option<NaiveDate> {
    parse_date(value).or_else(|| DateTime::parse_from_rfc2822(value.trim()).ok().map(|time| time.date_naive()))
}

/// A time of day, with or without seconds and an offset from UTC.
fn is_time(text: &str) -> bool {
    let zone = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let Some((clock, zone)) = text.split_at_checked(zone) else {
        return false;
    };
    let clock = clock.trim_end();
    let clock_ok =
        ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"].iter().any(|format| NaiveTime::parse_from_str(clock, format).is_ok());
    let zone_ok = match zone.strip_prefix(['+', '-']) {
        None => matches!(zone, "" | "Z" | "z"),
        Some(offset) => {
            let digits = offset.bytes().filter(u8::is_ascii_digit).count();
            matches!(digits, 2 | 4) && offset.bytes().all(|b| b.is_ascii_digit() || b == b':')
        }
    };
    clock_ok && zone_ok
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(y, m, d)
    }

    #[test]
    fn a_plain_day_is_read() {
        assert_eq!(parse_date(" 2025-10-06 "), day(2025, 10, 6));
    }

    #[test]
    fn the_written_day_is_kept_whatever_the_zone() {
        assert_eq!(parse_date("2025-10-06T23:59:00-11:00"), day(2025, 10, 6));
        assert_eq!(parse_date("2025-10-06T00:10:00.000+03:00"), day(2025, 10, 6));
        assert_eq!(parse_date("2025-10-06 12:00Z"), day(2025, 10, 6));
        assert_eq!(parse_page_date("Mon, 06 Oct 2025 01:00:00 +0300"), day(2025, 10, 6));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in [
            "",
            "2025",
            "2025-13-01",
            "2025-02-30",
            "06/10/2025",
            "2025-10-06x",
            "2025-1-006",
            "2025-10-06T",
            "2025-10-06T25:00",
            "2025-10-06T12:00+3",
            "٢٠٢٥-١٠-٠٦",
            "+025-10-06",
        ] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }
}
