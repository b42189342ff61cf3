//! `ics`: a calendar of days, RFC 5545.

use std::io::Write;

use chrono::NaiveDate;

use super::told::Told;
use super::visible::visible;
use super::{Exchange, Selection, Tally};
use crate::export::date::Extent;
use crate::export::{ExportError, Options};
use crate::link::Event;
use crate::schema::Status;

/// A calendar.
#[derive(Debug)]
pub(super) struct Ics;

/// The most octets of a line, without its end (section 3.1).
const OCTETS: usize = 75;

impl Exchange for Ics {
    fn name(&self) -> &'static str {
        "ics"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let mut tally = Tally::default();
        let mut lines: Vec<String> =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//wasit//wasit//AR"].map(str::to_owned).into();
        for event in &selection.events {
            let Some(extent) = Extent::of(event) else {
                tally.undated += 1;
                continue;
            };
            let told = Told::of(selection.graph, options, event);
            lines.extend(entry(event, extent, &told));
            tally.count(!extent.exact);
        }
        lines.push("END:VCALENDAR".to_owned());
        let text: String = lines.iter().map(|line| fold(line)).collect();
        out.write_all(text.as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

fn entry(event: &Event, extent: Extent, told: &Told) -> Vec<String> {
    // No clock is read: an entry is as old as the last report.
    let stamp = event.coverage.last.unwrap_or(extent.first);
    let status = match event.status {
        Status::Actual => "CONFIRMED",
        Status::Planned | Status::Possible => "TENTATIVE",
        Status::Denied => "CANCELLED",
    };
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@wasit", escape(event.id.as_str())),
        format!("DTSTAMP:{}T000000Z", basic(stamp)),
        format!("DTSTART;VALUE=DATE:{}", basic(extent.first)),
        format!("DTEND;VALUE=DATE:{}", basic(extent.after())),
        format!("SUMMARY:{}", escape(&told.heading)),
        format!("DESCRIPTION:{}", escape(&format!("{}\n{}", told.date, told.text()))),
        format!("CATEGORIES:{}", escape(event.kind.as_str())),
        format!("STATUS:{status}"),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    if !told.place.is_empty() {
        lines.push(format!("LOCATION:{}", escape(&told.place)));
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

fn basic(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A value of the type TEXT (section 3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text, true).chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A line with its end, cut between characters where it is too long; the rest
/// of it follows after a space.
fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / OCTETS * 3 + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > OCTETS {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    /// The lines as a reader of calendars sees them.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    fn unescaped(value: &str) -> String {
        let mut text = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            text.push(match c {
                '\\' => chars.next().map(|c| if c == 'n' { '\n' } else { c }).unwrap(),
                c => c,
            });
        }
        text
    }

    #[test]
    fn lines_end_in_crlf_and_are_folded_between_characters() {
        let (text, _) = all(&Ics, &sample::graph());
        assert!(text.split_terminator("\r\n").all(|line| line.len() <= OCTETS && !line.contains(['\r', '\n'])));
        assert!(text.contains("\r\n "), "Arabic lines are long enough to be folded");
        let line = format!("SUMMARY:{}", "س".repeat(100));
        assert_eq!(unfolded(&fold(&line)), [line]);
    }

    #[test]
    fn the_end_is_the_day_after_and_the_stamp_is_no_clock() {
        let (text, tally) = all(&Ics, &sample::graph());
        let lines = unfolded(&text);
        assert!(lines.windows(2).any(|w| w == ["DTSTART;VALUE=DATE:20310120", "DTEND;VALUE=DATE:20310126"]));
        assert!(lines.contains(&"DTSTAMP:20310112T000000Z".to_owned()));
        assert_eq!(lines.iter().filter(|l| *l == "BEGIN:VEVENT").count(), tally.exported);
        assert_eq!(tally.lossy, 2, "a month and an open interval");
    }

    #[test]
    fn hostile_text_opens_and_closes_nothing() {
        let (text, _) = all(&Ics, &sample::hostile());
        let lines = unfolded(&text);
        assert_eq!(lines.iter().filter(|l| l.starts_with("END:")).count(), 2);
        let description = lines.iter().find_map(|l| l.strip_prefix("DESCRIPTION:")).unwrap();
        assert!(unescaped(description).contains(&visible(sample::HOSTILE, true)), "{description}");
    }
}
