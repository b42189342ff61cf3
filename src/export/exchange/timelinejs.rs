//! `timelinejs`: the JSON of Knight Lab's TimelineJS 3. It shows text as HTML.

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::told::Told;
use super::visible::html;
use super::{Exchange, Selection, Tally};
use crate::export::date::{self, Extent};
use crate::export::{ExportError, Options};
use crate::time::Precision;

/// Slides on a timeline.
#[derive(Debug)]
pub(super) struct TimelineJs;

impl Exchange for TimelineJs {
    fn name(&self) -> &'static str {
        "timelinejs"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let mut tally = Tally::default();
        let mut slides = Vec::new();
        for event in &selection.events {
            let (Some(when), Some(extent)) = (date::of(event), Extent::of(event)) else {
                tally.undated += 1;
                continue;
            };
            let told = Told::of(selection.graph, options, event);
            let mut slide = json!({
                "unique_id": event.id,
                "group": html(event.kind.as_str()),
                "start_date": day(extent.first, when.precision),
                "display_date": html(&told.date),
                "text": { "headline": html(&told.heading), "text": html(&told.text()) },
            });
            if let Some(fields) = slide.as_object_mut().filter(|_| when.precision == Precision::Interval) {
                fields.insert("end_date".to_owned(), day(extent.last, when.precision));
            }
            tally.count(when.earliest.is_none() || when.latest.is_none());
            slides.push(slide);
        }
        super::json(self.name(), &json!({ "events": slides }), out)?;
        Ok(tally)
    }
}

/// As much of a day as is known.
fn day(day: NaiveDate, precision: Precision) -> Value {
    match precision {
        Precision::Year => json!({ "year": day.year() }),
        Precision::Month => json!({ "year": day.year(), "month": day.month() }),
        Precision::Day | Precision::Interval => {
            json!({ "year": day.year(), "month": day.month(), "day": day.day() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    fn slides(text: &str) -> Vec<Value> {
        let file: Value = serde_json::from_str(text).unwrap();
        file["events"].as_array().cloned().unwrap()
    }

    #[test]
    fn a_month_has_no_day_and_the_undated_are_counted() {
        let graph = sample::graph();
        let (text, tally) = all(&TimelineJs, &graph);
        assert_eq!(slides(&text).len(), tally.exported);
        assert_eq!((tally.undated, tally.lossy), (graph.undated().count(), 1));
        assert_eq!(slides(&text)[0]["start_date"], json!({ "year": 2031, "month": 1 }));
        let days = slides(&text).into_iter().find(|s| !s["end_date"].is_null()).unwrap();
        assert_eq!(days["end_date"], json!({ "year": 2031, "month": 1, "day": 25 }));
    }

    #[test]
    fn hostile_text_is_shown_and_not_run() {
        let (text, _) = all(&TimelineJs, &sample::hostile());
        let shown = slides(&text)[0]["text"]["text"].as_str().unwrap().to_owned();
        assert!(shown.contains(&html(sample::HOSTILE)), "{shown}");
        assert!(!shown.replace("<br>", "").contains('<'));
    }
}
