//! What pictures have in common: the page with its heading, its legend and its
//! note about where it comes from.

use super::colour;
use super::names::Names;
use super::options::Labels;
use super::svg::{Anchor, FAINT, Frame, INK, Stroke, Svg, Type};
use super::words::{self, Lang, Words};
use super::{Options, measure};
use crate::graph::KnowledgeGraph;
use crate::schema::KindId;

/// Room round everything.
pub(super) const MARGIN: f64 = 32.0;

/// A page that is filled from top to bottom.
#[derive(Debug)]
pub(super) struct Page<'g> {
    /// What has been drawn.
    pub svg: Svg,
    /// Its width.
    pub width: f64,
    /// Where the next thing goes.
    pub y: f64,
    graph: &'g KnowledgeGraph,
    labels: Labels,
    title: String,
}

impl<'g> Page<'g> {
    /// A page with its heading.
    pub(super) fn new(graph: &'g KnowledgeGraph, options: &Options, width: f64, plain: Words) -> Self {
        let labels = options.labels;
        let title = options.title.as_deref().map_or_else(|| labels.first().word(plain).to_owned(), super::bidi::clean);
        let mut page = Self { svg: Svg::default(), width, y: MARGIN, graph, labels, title };
        let set = |size, bold| Type { size, bold, fill: INK, anchor: page.anchor() };
        let (heading, below) = (set(24.0, true), Type { fill: FAINT, ..set(14.0, false) });
        for line in measure::wrap(&page.title.clone(), heading.size, page.room(), 3) {
            page.svg.text(page.start(), page.y + 22.0, &line, heading);
            page.y += 36.0;
        }
        if labels == Labels::Both && options.title.is_none() {
            page.svg.text(page.start(), page.y + 12.0, Lang::En.word(plain), below);
            page.y += 22.0;
        }
        page.y += 14.0;
        page
    }

    /// Whether it is read from right to left.
    pub(super) fn is_rtl(&self) -> bool {
        self.labels.first() == Lang::Ar
    }

    /// The edge where lines begin.
    pub(super) fn start(&self) -> f64 {
        self.at(0.0)
    }

    /// The place so far from the edge where lines begin.
    pub(super) fn at(&self, distance: f64) -> f64 {
        if self.is_rtl() { self.width - MARGIN - distance } else { MARGIN + distance }
    }

    /// The left edge of a thing of a width so far from where lines begin.
    pub(super) fn left_of(&self, distance: f64, width: f64) -> f64 {
        if self.is_rtl() { self.at(distance) - width } else { self.at(distance) }
    }

    /// The anchor of lines that begin at that edge.
    pub(super) fn anchor(&self) -> Anchor {
        if self.is_rtl() { Anchor::Right } else { Anchor::Left }
    }

    /// The width between the margins.
    pub(super) fn room(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    /// A word in every language of the labels.
    pub(super) fn word(&self, word: Words) -> String {
        each(self.labels, |lang| lang.word(word).to_owned())
    }

    /// How many more of something there are than are shown; nothing if none.
    pub(super) fn more(&mut self, count: usize, of: Words) {
        if count > 0 {
            let more = each(self.labels, |lang| lang.more(count, of));
            self.remark(&more);
        }
    }

    /// A heading inside the page.
    pub(super) fn section(&mut self, heading: Words) {
        let set = Type { size: 16.0, bold: true, fill: INK, anchor: self.anchor() };
        self.y += 10.0;
        self.svg.text(self.start(), self.y + 16.0, &self.word(heading), set);
        self.y += 32.0;
    }

    /// A line of less importance; nothing if it is empty.
    pub(super) fn remark(&mut self, text: &str) {
        let set = Type { size: 13.0, bold: false, fill: FAINT, anchor: self.anchor() };
        for line in measure::wrap(text, set.size, self.room(), 6) {
            self.svg.text(self.start(), self.y + 14.0, &line, set);
            self.y += 22.0;
        }
    }

    /// What the colours and lines mean: the kinds that are shown, and how a
    /// thing is drawn that did not happen or not yet.
    pub(super) fn legend<'k>(&mut self, kinds: impl IntoIterator<Item = &'k KindId>, denied: bool) {
        self.section(words::LEGEND);
        let mut items: Vec<(Swatch, String)> = vec![
            (Swatch::Solid, self.word(words::status(crate::schema::Status::Actual))),
            (Swatch::Dashed, self.word(words::HEDGED)),
        ];
        if denied {
            items.push((Swatch::Crossed, self.word(words::DENIED_TRAY)));
        }
        self.items(items);
        let kinds = kinds.into_iter().map(|id| {
            let name = each(self.labels, |lang| Names { graph: self.graph, lang }.kind(id));
            (Swatch::Fill(colour::fill(self.graph.kind(id)).to_owned()), name)
        });
        let kinds = kinds.collect();
        self.items(kinds);
    }

    /// Samples with their meaning, in rows.
    fn items(&mut self, items: Vec<(Swatch, String)>) {
        const TEXT: f64 = 13.0;
        const ROW: f64 = 25.0;
        if items.is_empty() {
            return;
        }
        let mut distance = 0.0;
        for (swatch, meaning) in items {
            let room = 46.0 + measure::width(&meaning, TEXT) + 18.0;
            if distance > 0.0 && distance + room > self.room() {
                distance = 0.0;
                self.y += ROW;
            }
            let x = self.left_of(distance, 30.0);
            swatch.draw(&mut self.svg, x, self.y + 9.0);
            let set = Type { size: TEXT, bold: false, fill: INK, anchor: self.anchor() };
            self.svg.text(self.at(distance + 38.0), self.y + 14.0, &meaning, set);
            distance += room;
        }
        self.y += ROW + 5.0;
    }

    /// The finished page with the note about where it comes from.
    pub(super) fn finish(mut self, events: usize) -> String {
        let documents = self.graph.documents().count();
        let note = each(self.labels, |lang| {
            format!(
                "{}: {documents} – {}: {events} – {}",
                lang.word(words::DOCUMENTS),
                lang.word(words::EVENT_COUNT),
                lang.word(words::READ_BY),
            )
        });
        self.y += 8.0;
        let rule = Stroke { colour: "#c9ced3", width: 1.0, dashed: false };
        self.svg.line((MARGIN, self.y), (self.width - MARGIN, self.y), rule);
        self.y += 6.0;
        self.remark(&note);
        self.svg.finish(self.width, self.y + MARGIN - 8.0, &self.title, self.labels.first().tag())
    }
}

/// The same in every language of the labels, on one line.
pub(super) fn each(labels: Labels, say: impl Fn(Lang) -> String) -> String {
    let mut said: Vec<_> = labels.languages().iter().map(|&l| say(l)).collect();
    said.dedup();
    said.join(" · ")
}

/// A sample in the legend.
enum Swatch {
    Solid,
    Dashed,
    Crossed,
    Fill(String),
}

impl Swatch {
    /// Draws it, 30 wide, round the line at `y`.
    fn draw(&self, svg: &mut Svg, x: f64, y: f64) {
        let frame = Frame { x, y: y - 8.0, width: 30.0, height: 16.0 };
        let stroke = |dashed| Stroke { colour: INK, width: 1.4, dashed };
        match self {
            Self::Solid => svg.rect(frame, 4.0, "none", Some(stroke(false))),
            Self::Dashed => svg.rect(frame, 4.0, "none", Some(stroke(true))),
            Self::Crossed => {
                svg.rect(frame, 4.0, "none", Some(Stroke { colour: FAINT, ..stroke(false) }));
                cross(svg, frame);
            }
            Self::Fill(colour) => {
                svg.rect(frame, 4.0, colour, Some(Stroke { colour: FAINT, width: 0.8, dashed: false }));
            }
        }
    }
}

/// Crosses out what stands in a frame.
pub(super) fn cross(svg: &mut Svg, frame: Frame) {
    let Frame { x, y, width, height } = frame;
    let stroke = Stroke { colour: "#b3261e", width: 1.3, dashed: false };
    svg.line((x, y), (x + width, y + height), stroke);
    svg.line((x, y + height), (x + width, y), stroke);
}
