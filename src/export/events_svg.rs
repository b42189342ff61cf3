//! `events.svg`: the events by date, as a picture.
//!
//! Time runs down columns as in a newspaper, a card an event below its date.
//! There are as many columns as give the page a shape that can be printed, and
//! every role is shown, which lines from events to actors could not.

use std::io::Write;

use super::cards::{Card, WIDTH};
use super::choose::{Chosen, Day};
use super::events_dot;
use super::flow::{Flow, Item, flow};
use super::page::{MARGIN, Page};
use super::svg::{Anchor, FAINT, INK, Stroke, Type};
use super::words::{self, Words};
use super::{Engine, ExportError, Exporter, Options, Report, date, graphviz, measure};
use crate::graph::KnowledgeGraph;

/// The picture of events.
#[derive(Debug, Clone, Copy)]
pub struct EventsSvg;

/// Fewest and most columns.
const COLUMNS: (usize, usize) = (3, 9);
/// How much higher than wide a page may be, and what headings and legend take of it.
const SHAPE: f64 = 1.15;
const AROUND: f64 = 300.0;
/// Room for the line of time beside a column.
const AXIS: f64 = 20.0;
/// Where that line runs in it.
const LINE: f64 = 6.0;
/// Room between columns.
const BETWEEN: f64 = 22.0;

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
    let dated = Tray::of_days(graph, options, &chosen.days);
    let trays = [(words::UNDATED, &chosen.undated), (words::DENIED_TRAY, &chosen.denied)];
    let trays = trays.map(|(heading, events)| {
        let cards = events.iter().map(|&e| Card::of(graph, options, e, true)).collect();
        (heading, Tray { heads: Vec::new(), cards })
    });
    let height = |columns| {
        let all = trays.iter().map(|(_, tray)| tray).chain([&dated]);
        all.map(|tray| tray.flow(columns).height).sum::<f64>() + AROUND
    };
    let width = |columns: usize| columns as f64 * (AXIS + WIDTH + BETWEEN) - BETWEEN + 2.0 * MARGIN;
    let fits = |columns: &usize| height(*columns) <= SHAPE * width(*columns);
    let columns = (COLUMNS.0..COLUMNS.1).find(fits).unwrap_or(COLUMNS.1);
    let mut page = Page::new(graph, options, width(columns), words::EVENTS);
    if chosen.events().next().is_none() {
        let none = page.word(words::NO_EVENTS);
        page.remark(&none);
    }
    dated.draw(&mut page, columns);
    for (heading, tray) in &trays {
        if !tray.cards.is_empty() {
            page.section(*heading);
            tray.draw(&mut page, columns);
        }
    }
    page.more(chosen.more, words::MORE_EVENTS);
    page.legend(chosen.kinds(), !chosen.denied.is_empty());
    page.finish(chosen.events().count())
}

/// The date above cards, in the languages asked for.
struct Head {
    lines: Vec<(String, Type)>,
    /// The same where a column begins with cards of that date.
    again: Vec<(String, Type)>,
}

impl Head {
    fn of(options: &Options, day: &Day<'_>) -> Self {
        let lines = |more: Option<Words>| {
            let said = options.labels.languages().iter().flat_map(|&lang| {
                let first = lang == options.labels.first();
                let (size, fill) = if first { (14.5, INK) } else { (11.5, FAINT) };
                let set = Type { size, bold: first, fill, anchor: Anchor::Left };
                let more = more.map(|more| format!(" ({})", lang.word(more))).unwrap_or_default();
                // Bold is wider by about a tenth.
                let said = measure::wrap(&format!("{}{more}", date::say(day.when, lang)), size * 1.1, WIDTH, 2);
                said.into_iter().map(move |line| (line, set)).collect::<Vec<_>>()
            });
            said.collect()
        };
        Self { lines: lines(None), again: lines(Some(words::CONTINUED)) }
    }

    fn height(&self) -> f64 {
        let height = |lines: &[(String, Type)]| lines.iter().map(|(_, set)| set.size * 1.5).sum::<f64>();
        height(&self.lines).max(height(&self.again)) + 6.0
    }
}

/// Cards that are set in columns, below their dates or without any.
struct Tray<'g> {
    /// The dates, each with the number of its cards.
    heads: Vec<(Head, usize)>,
    cards: Vec<Card<'g>>,
}

impl<'g> Tray<'g> {
    fn of_days(graph: &'g KnowledgeGraph, options: &'g Options, days: &[Day<'g>]) -> Self {
        Self {
            heads: days.iter().map(|day| (Head::of(options, day), day.events.len())).collect(),
            cards: days.iter().flat_map(|d| &d.events).map(|&e| Card::of(graph, options, e, false)).collect(),
        }
    }

    fn items(&self) -> Vec<Item> {
        let dates = self.heads.iter().enumerate();
        let dates = dates.flat_map(|(nth, (head, cards))| std::iter::repeat_n((nth, head.height()), *cards));
        let dates = dates.chain(std::iter::repeat((0, 0.0)));
        let item = |((heading, head), card): ((usize, f64), &Card<'_>)| Item { heading, head, height: card.height() };
        dates.zip(&self.cards).map(item).collect()
    }

    fn flow(&self, columns: usize) -> Flow {
        flow(&self.items(), columns)
    }

    /// Draws it, and moves the page below it.
    fn draw(&self, page: &mut Page<'_>, columns: usize) {
        let (items, flow) = (self.items(), self.flow(columns));
        let from = |column: usize| column as f64 * (AXIS + WIDTH + BETWEEN);
        let dated = !self.heads.is_empty();
        for column in (0..columns).filter(|_| dated) {
            let own = || flow.spots.iter().zip(&items).filter(|(spot, _)| spot.column == column);
            let end = own().map(|(spot, item)| spot.y + item.height).fold(0.0, f64::max);
            let x = page.at(from(column) + LINE);
            let stroke = Stroke { colour: "#9aa3ab", width: 1.6, dashed: false };
            if end > 0.0 {
                page.svg.line((x, page.y + 11.0), (x, page.y + end), stroke);
            }
        }
        for ((spot, item), card) in flow.spots.iter().zip(&items).zip(&self.cards) {
            let (distance, y) = (from(spot.column), page.y + spot.y);
            if let Some((head, _)) = self.heads.get(item.heading).filter(|_| spot.headed) {
                let above = y - item.head;
                let ring = Stroke { colour: INK, width: 1.8, dashed: false };
                let middle = (page.at(distance + LINE), above + 11.0);
                page.svg.circle(middle, 4.5, "#ffffff", Some(ring));
                let mut below = above;
                for (line, set) in if spot.again { &head.again } else { &head.lines } {
                    let set = Type { anchor: page.anchor(), ..*set };
                    page.svg.text(page.at(distance + AXIS), below + set.size * 1.1, line, set);
                    below += set.size * 1.5;
                }
            }
            let x = page.left_of(distance + AXIS, WIDTH);
            card.draw(page, x, y);
        }
        page.y += flow.height;
    }
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
