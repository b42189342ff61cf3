//! `timeline.json`: an array of objects, one event each, by date.

use std::io::Write;

use super::row::Row;
use super::{ExportError, Exporter, Options, Report};
use crate::graph::KnowledgeGraph;

/// The timeline as JSON.
#[derive(Debug, Clone, Copy)]
pub struct TimelineJson;

impl Exporter for TimelineJson {
    fn name(&self) -> &'static str {
        "timeline.json"
    }

    fn write(&self, graph: &KnowledgeGraph, _: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let mut report = Report::default();
        let broken = ExportError::write(self.name());
        out.write_all(b"[").map_err(&broken)?;
        for event in graph.events() {
            let row = serde_json::to_string(&Row::of(graph, event));
            let row = row.map_err(ExportError::format(self.name()))?;
            let comma = if report.exported > 0 { "," } else { "" };
            write!(out, "{comma}\n{row}").map_err(&broken)?;
            report.exported += 1;
        }
        out.write_all(b"\n]\n").map_err(&broken)?;
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn it_is_an_array_of_all_events_with_iso_dates_and_null_for_none() {
        let (json, report) = sample::export(&TimelineJson, &Options::default());
        let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        assert_eq!((rows.len(), report.exported), (sample::graph().events().count(), rows.len()));
        assert_eq!((&rows[0]["date_start"], &rows[0]["precision"]), (&"2031-01-01".into(), &"month".into()));
        assert!(rows.iter().any(|r| r["date_start"].is_null() && r["precision"].is_null()));
    }
}
