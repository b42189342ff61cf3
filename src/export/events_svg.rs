//! `events.svg`: the events by date, as a picture.
//!
//! Time runs down the page, one band a date, in each band a card an event.
//! That stays as wide as a sheet of paper however many events there are, and
//! shows every role, which lines from events to actors could not.

use std::io::Write;

use super::cards::{Card, GAP, WIDTH, rows};
use super::choose::Chosen;
use super::events_dot;
use super::page::{MARGIN, Page};
use super::svg::{FAINT, INK, Stroke, Type};
use super::words;
use super::{Engine, ExportError, Exporter, Options, Report, date, graphviz, measure};
use crate::graph::KnowledgeGraph;

/// The picture of events.
#[derive(Debug, Clone, Copy)]
pub struct EventsSvg;

/// Cards beside each other: at least, and at most.
const COLUMNS: (usize, usize) = (3, 4);
/// Room for the date beside a band.
const DATES: f64 = 132.0;
/// Where the line of time runs in it.
const AXIS: f64 = 116.0;

impl Exporter for EventsSvg {
    fn name(&self) -> &'static str {
        "events.svg"
    }

    fn write(&self, graph: &KnowledgeGraph, options: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let chosen = Chosen::of(graph, options);
        let picture = match options.engine {
            Engine::BuiltIn => draw(graph, options, &chosen).into_bytes(),
            Engine::Dot => graphviz::draw(graphviz::DOT, &events_dot::dot(graph, options, &chosen))?,
        };
        out.write_all(&picture).map_err(ExportError::write(self.name()))?;
        Ok(events_dot::report(&chosen))
    }
}

/// The SVG document of a picture of events.
pub(super) fn draw(graph: &KnowledgeGraph, options: &Options, chosen: &Chosen<'_>) -> String {
    let rows_of = chosen.days.iter().map(|d| d.events.len());
    let longest = rows_of.chain([chosen.undated.len(), chosen.denied.len()]).max().unwrap_or(0);
    let columns = longest.clamp(COLUMNS.0, COLUMNS.1);
    let cards = columns as f64 * (WIDTH + GAP) - GAP;
    let mut page = Page::new(graph, options, DATES + cards + 2.0 * MARGIN, words::EVENTS);
    if chosen.events().next().is_none() {
        let none = page.word(words::NO_EVENTS);
        page.remark(&none);
    }
    let mut axis = Vec::new();
    for day in &chosen.days {
        axis.push(page.y + 14.0);
        let mut below = page.y;
        for &lang in options.labels.languages() {
            let first = lang == options.labels.first();
            let (size, bold, fill) = if first { (14.0, true, INK) } else { (11.5, false, FAINT) };
            let set = Type { size, bold, fill, anchor: page.anchor() };
            // Bold is wider by about a tenth.
            for line in measure::wrap(&date::say(day.when, lang), size * 1.1, AXIS - 14.0, 4) {
                page.svg.text(page.start(), below + 19.0, &line, set);
                below += size * 1.5;
            }
        }
        let cards: Vec<_> = day.events.iter().map(|&e| Card::of(graph, options, e, false)).collect();
        rows(&mut page, &cards, DATES, columns);
        page.y = page.y.max(below + GAP) + 8.0;
    }
    if let (Some(&first), Some(&last)) = (axis.first(), axis.last()) {
        let x = page.at(AXIS);
        let stroke = Stroke { colour: "#9aa3ab", width: 1.6, dashed: false };
        page.svg.line((x, first), (x, last.max(page.y - GAP)), stroke);
        for y in axis {
            page.svg.circle((x, y), 4.5, "#ffffff", Some(Stroke { colour: INK, width: 1.8, dashed: false }));
        }
    }
    for (heading, events) in [(words::UNDATED, &chosen.undated), (words::DENIED_TRAY, &chosen.denied)] {
        if !events.is_empty() {
            page.section(heading);
            let cards: Vec<_> = events.iter().map(|&e| Card::of(graph, options, e, true)).collect();
            rows(&mut page, &cards, DATES, columns);
        }
    }
    page.more(chosen.more, words::MORE_EVENTS);
    page.legend(chosen.kinds(), !chosen.denied.is_empty());
    page.finish(chosen.events().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Labels, sample};

    #[test]
    fn every_event_has_a_card() {
        let (picture, report) = sample::export(&EventsSvg, &sample::options());
        let count = sample::graph().events().count();
        assert_eq!((picture.matches("class=\"event ").count(), report.exported), (count, count));
    }

    #[test]
    fn planned_cards_are_dashed_and_denied_ones_crossed() {
        let (picture, _) = sample::export(&EventsSvg, &sample::options());
        let cards: Vec<_> = picture.split("<g class=\"event ").skip(1).map(|c| c.split("</g>").next()).collect();
        for card in cards.into_iter().flatten() {
            assert_eq!(card.contains("stroke-dasharray"), card.starts_with("planned") || card.starts_with("possible"));
            assert_eq!(card.contains("<line"), card.starts_with("denied"));
        }
    }

    #[test]
    fn english_labels_need_no_arabic_but_that_of_the_sentences() {
        let english = Options { labels: Labels::En, ..sample::options() };
        let (picture, _) = sample::export(&EventsSvg, &english);
        let texts = picture.lines().filter(|l| l.starts_with("<text"));
        assert!(texts.clone().count() > 50);
        assert!(texts.clone().all(|l| !super::super::bidi::has_rtl(l)));
    }

    #[test]
    fn the_same_graph_gives_the_same_bytes() {
        let once = sample::export(&EventsSvg, &sample::options()).0;
        assert_eq!(sample::export(&EventsSvg, &sample::options()).0, once);
    }

    #[test]
    fn sentences_cannot_become_markup() {
        let (picture, _) = sample::export(&EventsSvg, &sample::options());
        assert!(picture.contains("&lt;script&gt;") && !picture.contains("<script"));
    }
}
