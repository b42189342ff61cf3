//! Events as cards: a head in the colour of the kind, and below it who, about
//! what, where.

use super::names::{Names, quote};
use super::page::{Page, cross};
use super::svg::{FAINT, Frame, INK, Stroke, Type};
use super::words::{self, Lang};
use super::{Options, colour, date, links, measure};
use crate::graph::KnowledgeGraph;
use crate::link::Event;
use crate::schema::Status;

/// Width of a card.
pub(super) const WIDTH: f64 = 264.0;
const PAD: f64 = 11.0;
const HEAD: f64 = 29.0;

/// A line on a card.
struct Line {
    text: String,
    size: f64,
    fill: &'static str,
}

impl Line {
    fn height(&self) -> f64 {
        self.size * 1.6
    }
}

/// A card that is ready to be drawn.
pub(super) struct Card<'g> {
    event: &'g Event,
    fill: &'g str,
    head: String,
    status: Option<&'static str>,
    lines: Vec<Line>,
    note: String,
    link: Option<String>,
}

impl<'g> Card<'g> {
    /// The card of an event. `dated` puts its date on it.
    pub(super) fn of(graph: &'g KnowledgeGraph, options: &Options, event: &'g Event, dated: bool) -> Self {
        let mut lines = Vec::new();
        for &lang in options.labels.languages() {
            let (size, fill) = if lang == options.labels.first() { (13.5, INK) } else { (11.5, FAINT) };
            let names = Names { graph, lang };
            let mut said = Vec::new();
            if lang != options.labels.first() {
                said.push(names.kind(&event.kind));
            }
            if let Some(when) = date::of(event).filter(|_| dated) {
                said.push(date::say(when, lang));
            }
            said.extend(names.cast_lines(event, options.leads.get(&event.kind)));
            said.extend(names.circumstances(event));
            for text in said {
                for text in measure::wrap(&text, size, WIDTH - 2.0 * PAD, 4) {
                    lines.push(Line { text, size, fill });
                }
            }
        }
        let lang = options.labels.first();
        Self {
            event,
            fill: colour::fill(graph.kind(&event.kind)),
            head: Names { graph, lang }.kind(&event.kind),
            status: (event.status != Status::Actual).then(|| lang.word(words::status(event.status))),
            lines,
            note: note(graph, event, lang),
            link: links::of_event(graph, options, event),
        }
    }

    /// How high it is.
    pub(super) fn height(&self) -> f64 {
        HEAD + self.lines.iter().map(Line::height).sum::<f64>() + PAD
    }

    /// Draws it with its top left corner at (`x`, `y`).
    pub(super) fn draw(&self, page: &mut Page<'_>, x: f64, y: f64) {
        let frame = Frame { x, y, width: WIDTH, height: self.height() };
        let denied = self.event.status == Status::Denied;
        let dashed = matches!(self.event.status, Status::Planned | Status::Possible);
        let border = Stroke { colour: if denied { FAINT } else { INK }, width: 1.2, dashed };
        let (near, far) = if page.is_rtl() { (x + WIDTH - PAD, x + PAD) } else { (x + PAD, x + WIDTH - PAD) };
        let (anchor, other) = match page.anchor() {
            super::svg::Anchor::Left => (super::svg::Anchor::Left, super::svg::Anchor::Right),
            _ => (super::svg::Anchor::Right, super::svg::Anchor::Left),
        };
        let class = format!("event {}", self.event.status.as_str());
        page.svg.linked(&class, &self.note, self.link.as_deref(), |svg| {
            svg.rect(frame, 7.0, "#ffffff", None);
            svg.rect(Frame { height: HEAD - 3.0, ..frame }, 7.0, self.fill, None);
            let head = Type { size: 15.0, bold: true, fill: INK, anchor };
            svg.text(near, y + 19.0, &self.head, head);
            if let Some(status) = self.status {
                svg.text(far, y + 18.0, status, Type { size: 12.0, bold: false, fill: INK, anchor: other });
            }
            let mut line_y = y + HEAD;
            for line in &self.lines {
                let set = Type { size: line.size, bold: false, fill: line.fill, anchor };
                svg.text(near, line_y + line.height() * 0.72, &line.text, set);
                line_y += line.height();
            }
            svg.rect(frame, 7.0, "none", Some(border));
            if denied {
                cross(svg, frame);
            }
        });
    }
}

/// What is shown on pointing at an event: its sentence and where that stands.
pub(super) fn note(graph: &KnowledgeGraph, event: &Event, lang: Lang) -> String {
    let mut note: Vec<_> = quote(graph, event).map(super::bidi::clean).into_iter().collect();
    note.push(format!("{}: {}", lang.word(words::DOCUMENT), event.docs().join(lang.comma())));
    note.push(event.id.to_string());
    note.join("\n")
}

/// What is shown on pointing at several events: the first sentences.
pub(super) fn notes(graph: &KnowledgeGraph, events: &[&Event], lang: Lang) -> String {
    let mut notes: Vec<_> = events.iter().take(3).map(|e| note(graph, e, lang)).collect();
    if events.len() > 3 {
        notes.push(format!("{} +{}", lang.word(words::OTHERS), events.len() - 3));
    }
    notes.join("\n")
}
