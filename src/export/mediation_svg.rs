//! Mediators between the parties, as a picture: the parties on the sides, those
//! who mediate in the middle, on the lines about what and when.

use super::cards::notes;
use super::mediation::{Between, Mediations, Mediator};
use super::names::Names;
use super::page::{Page, cross, each};
use super::svg::{Anchor, FAINT, Frame, INK, Px, Stroke, Svg, Type};
use super::words;
use super::{Options, date, links, measure};
use crate::graph::{KnowledgeGraph, Level};
use crate::link::Event;
use crate::schema::ActorId;

const WIDTH: f64 = 1120.0;
/// Width of a box.
const BOX: f64 = 190.0;
/// Room between boxes of a column.
const GAP: f64 = 16.0;
/// Room between groups.
const BREAK: f64 = 26.0;
/// Size of the text at lines.
const TEXT: f64 = 12.5;
const ROW: f64 = 18.0;
const PARTY: &str = "#f1f4f7";
const MEDIATOR: &str = "#ffe9a8";

/// The picture.
pub(super) fn draw(graph: &KnowledgeGraph, options: &Options, found: &Mediations<'_>) -> String {
    let drawing = Drawing { graph, options };
    let mut page = Page::new(graph, options, WIDTH, words::MEDIATION);
    if found.groups.is_empty() && found.denied.is_empty() {
        let none = page.word(words::NO_EVENTS);
        page.remark(&none);
    }
    drawing.heads(&mut page);
    for group in &found.groups {
        drawing.group(&mut page, group, false);
    }
    if !found.denied.is_empty() {
        page.section(words::DENIED_TRAY);
        for group in &found.denied {
            drawing.group(&mut page, group, true);
        }
    }
    page.more(found.more, words::MORE_MEDIATIONS);
    page.legend([], !found.denied.is_empty());
    page.finish(found.events)
}

/// A box with names.
struct Block {
    lines: Vec<(String, Type)>,
    height: f64,
    note: String,
    link: Option<String>,
    fill: &'static str,
}

/// Where the columns of a page begin.
struct Columns {
    near: f64,
    middle: f64,
    far: f64,
}

struct Drawing<'g> {
    graph: &'g KnowledgeGraph,
    options: &'g Options,
}

impl Drawing<'_> {
    fn columns(&self, page: &Page<'_>) -> Columns {
        let room = page.room();
        let at = |distance| page.left_of(distance, BOX);
        Columns { near: at(0.0), middle: at((room - BOX) / 2.0), far: at(room - BOX) }
    }

    /// What stands in which column.
    fn heads(&self, page: &mut Page<'_>) {
        let columns = self.columns(page);
        let set = Type { size: TEXT, bold: true, fill: FAINT, anchor: Anchor::Middle };
        let heads = [(columns.near, words::PARTIES), (columns.middle, words::MEDIATOR), (columns.far, words::PARTIES)];
        for (x, head) in heads {
            let head = page.word(head);
            page.svg.text(x + BOX / 2.0, page.y + 12.0, &head, set);
        }
        page.y += 26.0;
    }

    fn group(&self, page: &mut Page<'_>, group: &Between<'_>, denied: bool) {
        let columns = self.columns(page);
        let (near, far) = group.sides();
        let event = group.by.first().and_then(|m| m.events.first()).copied();
        let parties = |ids: &[&ActorId]| ids.iter().map(|id| self.block(id, PARTY, event)).collect::<Vec<_>>();
        let (near, far) = (parties(near), parties(far));
        let labels: Vec<_> = group.by.iter().map(|m| (self.about(m), self.when(m))).collect();
        let mediator = |m: &Mediator<'_>| self.block(m.who, MEDIATOR, m.events.first().copied());
        let mut middle: Vec<_> = group.by.iter().map(mediator).collect();
        for (block, (about, when)) in middle.iter_mut().zip(&labels) {
            block.height = block.height.max(about.len().max(when.len()) as f64 * ROW + 10.0);
        }
        let height = [&near, &middle, &far].map(|column| stack(column)).into_iter().fold(0.0, f64::max);
        let top = page.y;
        let place = |column: &[Block]| {
            let mut y = top + (height - stack(column)) / 2.0;
            let next = |block: &Block| {
                let here = y + block.height / 2.0;
                y += block.height + GAP;
                here
            };
            column.iter().map(next).collect::<Vec<_>>()
        };
        let (near_y, middle_y, far_y) = (place(&near), place(&middle), place(&far));
        for ((mediator, (about, when)), &y) in group.by.iter().zip(&labels).zip(&middle_y) {
            let note = notes(self.graph, &mediator.events, self.options.labels.first());
            let class = if denied { "mediation denied" } else { "mediation" };
            let link = mediator.events.first().and_then(|e| links::of_event(self.graph, self.options, e));
            page.svg.linked(class, &note, link.as_deref(), |svg| {
                let sides = [(columns.near, &near_y, about), (columns.far, &far_y, when)];
                for (x, ys, label) in sides {
                    let leftward = x < columns.middle;
                    let ends = if leftward { (x + BOX, columns.middle) } else { (x, columns.middle + BOX) };
                    let stroke = Stroke {
                        colour: if denied { FAINT } else { INK },
                        width: 1.2 + 0.3 * mediator.events.len().min(9) as f64,
                        dashed: !mediator.is_fact() && !denied,
                    };
                    for &party in ys {
                        svg.path(&bend((ends.1, y), (ends.0, party)), stroke, false, false);
                    }
                    // The line is level for this far, and the label stands on it.
                    let centre = if leftward { ends.1 - LEVEL / 2.0 } else { ends.1 + LEVEL / 2.0 };
                    self.label(svg, label, (centre, y), !ys.is_empty());
                    if denied && !ys.is_empty() {
                        let x = if leftward { ends.1 - LEVEL - 12.0 } else { ends.1 + LEVEL + 12.0 };
                        cross(svg, Frame { x: x - 7.0, y: y - 7.0, width: 14.0, height: 14.0 });
                    }
                }
            });
        }
        for (x, ys, column) in
            [(columns.near, &near_y, &near), (columns.middle, &middle_y, &middle), (columns.far, &far_y, &far)]
        {
            for (block, &y) in column.iter().zip(ys) {
                block.draw(&mut page.svg, (x, y));
            }
        }
        page.y += height + 8.0;
        if group.more > 0 {
            let more = each(self.options.labels, |lang| lang.more(group.more, words::MORE_MEDIATORS));
            let set = Type { size: TEXT, bold: false, fill: FAINT, anchor: Anchor::Middle };
            page.svg.text(columns.middle + BOX / 2.0, page.y + 8.0, &more, set);
            page.y += ROW;
        }
        page.y += BREAK / 2.0;
        let rule = Stroke { colour: "#dfe3e7", width: 1.0, dashed: false };
        let (left, right) = (page.left_of(0.0, page.room()), page.left_of(0.0, page.room()) + page.room());
        page.svg.line((left, page.y), (right, page.y), rule);
        page.y += BREAK / 2.0;
    }

    fn block(&self, id: &ActorId, fill: &'static str, event: Option<&Event>) -> Block {
        let mut lines = Vec::new();
        for &lang in self.options.labels.languages() {
            let first = lang == self.options.labels.first();
            let (size, colour) = if first { (15.0, INK) } else { (11.5, FAINT) };
            let set = Type { size, bold: first, fill: colour, anchor: Anchor::Middle };
            let name = Names { graph: self.graph, lang }.actor(id);
            // Bold is wider by about a tenth.
            lines.extend(measure::wrap(&name, size * 1.1, BOX - 16.0, 3).into_iter().map(|line| (line, set)));
        }
        lines.dedup_by(|a, b| a.0 == b.0);
        let height = lines.iter().map(|(_, set)| set.size * 1.5).sum::<f64>() + 14.0;
        let names = Names { graph: self.graph, lang: self.options.labels.first() };
        let note = names.told(id, event);
        Block {
            lines,
            height,
            note,
            link: links::of_actors(self.graph, self.options, Level::Sides, &[id], event),
            fill,
        }
    }

    /// About what, in lines.
    fn about(&self, mediator: &Mediator<'_>) -> Vec<String> {
        let names = Names { graph: self.graph, lang: self.options.labels.first() };
        let topics = names.list(mediator.topics().into_iter().map(|t| names.topic(t)));
        measure::wrap(&topics, TEXT, LEVEL - 12.0, 3)
    }

    /// How often and when, in lines.
    fn when(&self, mediator: &Mediator<'_>) -> Vec<String> {
        let lang = self.options.labels.first();
        let count = (mediator.events.len() > 1).then(|| format!("×{}", mediator.events.len()));
        let days = mediator.days().map(|(first, last)| date::span(first, last, lang));
        let days = days.map(|days| measure::wrap(&days, TEXT, LEVEL - 12.0, 2)).unwrap_or_default();
        count.into_iter().chain(days).collect()
    }

    /// Lines of text on a line, on white.
    fn label(&self, svg: &mut Svg, lines: &[String], (x, y): (f64, f64), on_line: bool) {
        let widest = lines.iter().map(|line| measure::width(line, TEXT)).fold(0.0, f64::max) + 12.0;
        let height = lines.len() as f64 * ROW;
        let top = y - height / 2.0;
        if on_line && !lines.is_empty() {
            svg.rect(Frame { x: x - widest / 2.0, y: top, width: widest, height }, 4.0, "#ffffff", None);
        }
        let set = Type { size: TEXT, bold: false, fill: INK, anchor: Anchor::Middle };
        for (nth, line) in lines.iter().enumerate() {
            svg.text(x, top + (nth as f64 + 0.72) * ROW, line, set);
        }
    }
}

/// So far from a mediator a line is level.
const LEVEL: f64 = 150.0;

/// A line that leaves a mediator level and bends to a party.
fn bend((x, y): (f64, f64), (to_x, to_y): (f64, f64)) -> String {
    let level = if to_x < x { x - LEVEL } else { x + LEVEL };
    let half = (level + to_x) / 2.0;
    format!(
        "M{} {}L{} {}C{} {} {} {} {} {}",
        Px(x),
        Px(y),
        Px(level),
        Px(y),
        Px(half),
        Px(y),
        Px(half),
        Px(to_y),
        Px(to_x),
        Px(to_y)
    )
}

/// How high a column is.
fn stack(column: &[Block]) -> f64 {
    column.iter().map(|b| b.height).sum::<f64>() + GAP * column.len().saturating_sub(1) as f64
}

impl Block {
    /// Draws it with its left edge at `x` and its middle at `y`.
    fn draw(&self, svg: &mut Svg, (x, y): (f64, f64)) {
        svg.linked("actor", &self.note, self.link.as_deref(), |svg| {
            let frame = Frame { x, y: y - self.height / 2.0, width: BOX, height: self.height };
            svg.rect(frame, 9.0, self.fill, Some(Stroke { colour: INK, width: 1.3, dashed: false }));
            let text: f64 = self.lines.iter().map(|(_, set)| set.size * 1.5).sum();
            let mut line_y = y - text / 2.0;
            for (line, set) in &self.lines {
                svg.text(x + BOX / 2.0, line_y + set.size * 1.1, line, *set);
                line_y += set.size * 1.5;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Labels, sample};

    #[test]
    fn each_mediator_has_a_box_and_lines_to_both_parties() {
        let (graph, options) = (sample::graph(), sample::options());
        let picture = draw(&graph, &options, &Mediations::of(&graph, &options));
        assert_eq!(picture.matches("class=\"mediation\"").count(), 3);
        assert_eq!(picture.matches("class=\"actor\"").count(), 5);
        assert_eq!(picture.matches("<path d=\"M").count() - 1, 6, "two lines each, and the arrowhead");
        assert!(picture.contains("تبادل الأسرى") || picture.contains("وقف إطلاق النار"));
    }

    #[test]
    fn in_english_it_is_read_from_the_left() {
        let (graph, options) = (sample::graph(), Options { labels: Labels::En, ..sample::options() });
        let picture = draw(&graph, &options, &Mediations::of(&graph, &options));
        let x = |name: &str| {
            let text = picture.lines().find(|l| l.starts_with("<text") && l.contains(&format!(">{name}<")));
            text.and_then(|l| l.split('"').nth(1)).and_then(|x| x.parse::<f64>().ok()).unwrap()
        };
        assert!(x("Israel") < x("Qatar") && x("Qatar") < x("Hamas"));
    }
}
