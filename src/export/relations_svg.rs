//! `relations.svg`: actors and what connects them, as a picture.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use super::names::Names;
use super::page::{MARGIN, Page, cross};
use super::place::{Placed, place};
use super::relate::{Bond, Relations, STRANDS, Strand};
use super::relations_dot;
use super::route::{Link, Route, Size, border};
use super::svg::{Anchor, FAINT, Frame, INK, Px, Stroke, Svg, Type};
use super::words::{self, Lang};
use super::{
    Engine, ExportError, Exporter, Options, Report, View, bidi, cards, colour, date, graphviz, links, measure,
};
use crate::graph::{ActorNode, KnowledgeGraph};
use crate::link::Event;
use crate::schema::ActorId;

/// The picture of relations.
#[derive(Debug, Clone, Copy)]
pub struct RelationsSvg;

/// Fill of actors.
const ACTOR: &str = "#f1f4f7";
/// Fill of the actor in the middle.
const EGO: &str = "#ffe9a8";
/// Fill of the frame round those who act for one side.
const CAMP: &str = "#fafbfc";
/// Size of the text at lines.
const TEXT: f64 = 12.5;
/// Height of a line of it.
const ROW: f64 = 18.0;
/// What a label stands on: lines that pass behind it are still seen.
const GROUND: &str = "#ffffffd8";

impl Exporter for RelationsSvg {
    fn name(&self) -> &'static str {
        "relations.svg"
    }

    fn write(&self, graph: &KnowledgeGraph, options: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let relations = Relations::of(graph, options);
        let picture = match options.engine {
            Engine::BuiltIn => draw(graph, options, &relations).into_bytes(),
            Engine::Dot => graphviz::draw(graphviz::DOT, &relations_dot::dot(graph, options, &relations))?,
        };
        out.write_all(&picture).map_err(ExportError::write(self.name()))?;
        Ok(relations_dot::report(&relations))
    }
}

/// The SVG document of a picture of relations.
pub(super) fn draw(graph: &KnowledgeGraph, options: &Options, relations: &Relations<'_>) -> String {
    Drawing { graph, options }.draw(relations)
}

/// A box or label: its lines and the room they need.
struct Block {
    lines: Vec<(String, Type)>,
    size: Size,
}

struct Drawing<'g> {
    graph: &'g KnowledgeGraph,
    options: &'g Options,
}

impl Drawing<'_> {
    fn draw(&self, relations: &Relations<'_>) -> String {
        let blocks: Vec<_> = relations.actors.iter().map(|a| self.actor(a)).collect();
        let boxes: Vec<_> = blocks.iter().map(|b| b.size).collect();
        let index: BTreeMap<&ActorId, usize> = relations.actors.iter().enumerate().map(|(i, a)| (&a.id, i)).collect();
        let labels: Vec<_> = relations.bonds.iter().map(|b| self.strands(b)).collect();
        let at = |id: &ActorId| index.get(id).copied().unwrap_or(0);
        let link =
            |(bond, label): (&Bond<'_>, &Block)| Link { from: at(&bond.a.id), to: at(&bond.b.id), label: label.size };
        let links: Vec<_> = relations.bonds.iter().zip(&labels).map(link).collect();
        let placed = place(self.options, &relations.actors, &boxes, &links);
        let width = (placed.size.width + 2.0 * MARGIN).max(900.0);
        let mut page = Page::new(self.graph, self.options, width, words::RELATIONS);
        if relations.bonds.is_empty() {
            let none = page.word(words::NO_EVENTS);
            page.remark(&none);
        }
        let left = (width - placed.size.width) / 2.0;
        let placed = placed.moved(left, page.y);
        let bottom = page.y + placed.size.height;
        self.network(&mut page.svg, relations, &blocks, &labels, (&links, &placed));
        page.y = bottom + 18.0;
        page.more(relations.more_actors, words::MORE_ACTORS);
        page.more(relations.more_bonds, words::MORE_RELATIONS);
        self.denied(&mut page, relations);
        let shown = relations.bonds.iter().chain(&relations.denied);
        let kinds: BTreeSet<_> = shown.flat_map(|b| &b.strands).map(|s| &s.kind).collect();
        page.legend(kinds, !relations.denied.is_empty());
        page.finish(relations.events)
    }

    /// Frames below, then lines, their labels, and the boxes.
    fn network(
        &self,
        svg: &mut Svg,
        relations: &Relations<'_>,
        blocks: &[Block],
        labels: &[Block],
        (links, placed): (&[Link], &Placed<'_>),
    ) {
        for (_, frame) in &placed.camps {
            svg.rect(*frame, 12.0, CAMP, Some(Stroke { colour: "#c9ced3", width: 1.0, dashed: false }));
        }
        let frame = |i: usize| {
            let (middle, block) = (placed.middles.get(i).copied().unwrap_or_default(), blocks.get(i));
            block.map(|b| b.size).unwrap_or_default().round(middle)
        };
        for ((bond, link), route) in relations.bonds.iter().zip(links).zip(&placed.routes) {
            self.lines(svg, bond, route, [frame(link.from), frame(link.to)]);
        }
        for ((bond, label), route) in relations.bonds.iter().zip(labels).zip(&placed.routes) {
            self.label(svg, bond, label, route.label);
        }
        for (side, frame) in &placed.camps {
            self.heading(svg, side, *frame);
        }
        for ((actor, block), &middle) in relations.actors.iter().zip(blocks).zip(&placed.middles) {
            self.box_of(svg, actor, block, middle, relations.event_of(&actor.id));
        }
    }

    /// The actor in the middle, if there is one.
    fn ego(&self) -> Option<&ActorId> {
        match &self.options.view {
            View::Ego(who) => Some(who),
            _ => None,
        }
    }

    /// The box of an actor with its names.
    fn actor(&self, actor: &ActorNode) -> Block {
        let mut lines = Vec::new();
        for &lang in self.options.labels.languages() {
            let first = lang == self.options.labels.first();
            let (size, fill) = if first { (16.0, INK) } else { (12.0, FAINT) };
            let set = Type { size, bold: first, fill, anchor: Anchor::Middle };
            let name = Names { graph: self.graph, lang }.actor(&actor.id);
            for line in measure::wrap(&name, size, 170.0, 3) {
                lines.push((line, set));
            }
        }
        lines.dedup_by(|a, b| a.0 == b.0);
        // Bold is wider by about a tenth.
        let widest = lines.iter().map(|(line, set)| measure::width(line, set.size) * 1.1).fold(0.0, f64::max);
        let height: f64 = lines.iter().map(|(_, set)| set.size * 1.55).sum();
        Block { lines, size: Size { width: (widest + 30.0).max(76.0), height: height + 16.0 } }
    }

    /// The name of a side at the head of its frame.
    fn heading(&self, svg: &mut Svg, side: &ActorId, frame: Frame) {
        let name = Names { graph: self.graph, lang: self.options.labels.first() }.actor(side);
        let width = measure::width(&name, TEXT) * 1.1 + 10.0;
        let middle = frame.x + frame.width / 2.0;
        svg.rect(Frame { x: middle - width / 2.0, y: frame.y + 4.0, width, height: ROW }, 4.0, GROUND, None);
        let set = Type { size: TEXT, bold: true, fill: FAINT, anchor: Anchor::Middle };
        svg.text(middle, frame.y + 17.0, &name, set);
    }

    /// The label of a connection: its kinds, each with a mark in its colour, and
    /// from when to when.
    fn strands(&self, bond: &Bond<'_>) -> Block {
        let lang = self.options.labels.first();
        let anchor = if lang == Lang::Ar { Anchor::Right } else { Anchor::Left };
        let set = Type { size: TEXT, bold: false, fill: INK, anchor };
        let faint = Type { size: 11.0, fill: FAINT, ..set };
        let mut lines: Vec<_> = bond.strands.iter().take(STRANDS).map(|s| (self.strand(s), set)).collect();
        let more = bond.strands.len().saturating_sub(STRANDS);
        let others = (more > 0).then(|| format!("{} +{more}", lang.word(words::OTHERS)));
        let days = bond.days().map(|(first, last)| date::roughly(first, last, lang));
        // The dates in their own direction, as where they stand alone.
        let days = days.map(|days| bidi::apart(&days));
        let last: Vec<_> = others.into_iter().chain(days).collect();
        if !last.is_empty() {
            lines.push((last.join(" · "), faint));
        }
        let widest = lines.iter().map(|(line, set)| measure::width(line, set.size)).fold(0.0, f64::max);
        let size = Size { width: widest + 30.0, height: lines.len() as f64 * ROW + 4.0 };
        Block { lines, size }
    }

    fn strand(&self, strand: &Strand<'_>) -> String {
        let name = Names { graph: self.graph, lang: self.options.labels.first() }.kind(&strand.kind);
        if strand.count() > 1 { format!("{name} ×{}", strand.count()) } else { name }
    }

    /// A line for each kind, beside each other.
    fn lines(&self, svg: &mut Svg, bond: &Bond<'_>, route: &Route, ends: [Frame; 2]) {
        let shown = || bond.strands.iter().take(STRANDS);
        let width = |s: &Strand<'_>| 1.4 + 0.3 * s.count().min(8) as f64;
        let mut beside = -shown().map(|s| width(s) + 1.6).sum::<f64>() / 2.0;
        for strand in shown() {
            let path = path(route, ends, beside + width(strand) / 2.0 + 0.8);
            beside += width(strand) + 1.6;
            let colour = colour::stroke(self.graph.kind(&strand.kind));
            let stroke = Stroke { colour: &colour, width: width(strand), dashed: !strand.is_fact() };
            let class = if strand.is_fact() { "relation actual" } else { "relation hedged" };
            let link = self.link(bond, Some(strand.best));
            svg.linked(class, &self.note(bond, std::slice::from_ref(strand)), link.as_deref(), |svg| {
                svg.path(&path, stroke, strand.to_a, strand.to_b)
            });
        }
    }

    fn label(&self, svg: &mut Svg, bond: &Bond<'_>, label: &Block, (x, y): (f64, f64)) {
        let frame = label.size.round((x, y));
        let rtl = self.options.labels.first() == Lang::Ar;
        let (mark, text) = if rtl { (frame.x + frame.width - 9.0, -10.0) } else { (frame.x + 9.0, 10.0) };
        svg.linked("label", &self.note(bond, &bond.strands), self.link(bond, bond.best()).as_deref(), |svg| {
            svg.rect(frame, 5.0, GROUND, None);
            for (i, (line, set)) in label.lines.iter().enumerate() {
                let middle = frame.y + 2.0 + (i as f64 + 0.5) * ROW;
                if let Some(strand) = bond.strands.get(i).filter(|_| i < STRANDS) {
                    let fill = colour::fill(self.graph.kind(&strand.kind));
                    let dashed = strand.actual == 0 && strand.hedged > 0;
                    svg.mark((mark, middle), 5.0, fill, dashed);
                }
                svg.text(mark + text, middle + set.size * 0.34, line, *set);
            }
        });
    }

    fn box_of(&self, svg: &mut Svg, actor: &ActorNode, block: &Block, (x, y): (f64, f64), event: Option<&Event>) {
        let note = Names { graph: self.graph, lang: self.options.labels.first() }.told(&actor.id, event);
        let link = links::of_actors(self.graph, self.options, self.options.level, &[&actor.id], event);
        svg.linked("actor", &note, link.as_deref(), |svg| {
            let frame = block.size.round((x, y));
            let fill = if self.ego() == Some(&actor.id) { EGO } else { ACTOR };
            svg.rect(frame, 9.0, fill, Some(Stroke { colour: INK, width: 1.4, dashed: false }));
            let mut line_y = frame.y + 8.0;
            for (line, set) in &block.lines {
                svg.text(x, line_y + set.size * 1.1, line, *set);
                line_y += set.size * 1.55;
            }
        });
    }

    /// Pairs of which a connection is denied, apart from the graph.
    fn denied(&self, page: &mut Page<'_>, relations: &Relations<'_>) {
        let denied = &relations.denied;
        if denied.is_empty() {
            return;
        }
        page.section(words::DENIED_TRAY);
        let (mut distance, mut row) = (0.0, 0.0_f64);
        for bond in denied {
            let (a, b, label) = (self.actor(bond.a), self.actor(bond.b), self.strands(bond));
            let middle = label.size.width + 48.0;
            let room = a.size.width + middle + b.size.width;
            if distance > 0.0 && distance + room > page.room() {
                (distance, row) = (0.0, {
                    page.y += row + 16.0;
                    0.0
                });
            }
            let height = a.size.height.max(b.size.height).max(label.size.height + 34.0);
            let y = page.y + height / 2.0;
            let left = page.left_of(distance, room);
            let from = left + a.size.width;
            let stroke = Stroke { colour: FAINT, width: 1.4, dashed: false };
            let link = self.link(bond, bond.best());
            page.svg.linked("denied", &self.note(bond, &bond.strands), link.as_deref(), |svg| {
                svg.line((from, y), (from + middle, y), stroke);
                cross(svg, Frame { x: from + middle / 2.0 - 8.0, y: y - 8.0, width: 16.0, height: 16.0 });
            });
            let svg = &mut page.svg;
            self.label(svg, bond, &label, (from + middle / 2.0, y - 12.0 - label.size.height / 2.0));
            self.box_of(svg, bond.a, &a, (left + a.size.width / 2.0, y), bond.best());
            self.box_of(svg, bond.b, &b, (from + middle + b.size.width / 2.0, y), bond.best());
            distance += room + 30.0;
            row = row.max(height);
        }
        page.y += row + 14.0;
        page.more(relations.more_denied, words::MORE_RELATIONS);
    }

    /// Where its events are told.
    fn link(&self, bond: &Bond<'_>, event: Option<&Event>) -> Option<String> {
        links::of_actors(self.graph, self.options, self.options.level, &[&bond.a.id, &bond.b.id], event)
    }

    /// What is shown on pointing at a connection: its kinds, counted by status,
    /// from when to when, and one sentence that tells of them.
    fn note(&self, bond: &Bond<'_>, strands: &[Strand<'_>]) -> String {
        let lang = self.options.labels.first();
        let names = Names { graph: self.graph, lang };
        let mut note = vec![format!("{} – {}", names.actor(&bond.a.id), names.actor(&bond.b.id))];
        for strand in strands {
            let counts = [
                (strand.actual, words::status(crate::schema::Status::Actual)),
                (strand.hedged, words::HEDGED),
                (strand.denied, words::status(crate::schema::Status::Denied)),
            ];
            let counts = counts.iter().filter(|(n, _)| *n > 0);
            let counts = counts.map(|(n, word)| format!("{n} {}", lang.word(*word)));
            let days =
                strand.first.zip(strand.last).map(|(first, last)| format!(" · {}", date::span(first, last, lang)));
            note.push(format!("{}: {}{}", names.kind(&strand.kind), names.list(counts), days.unwrap_or_default()));
        }
        note.extend(strands.first().map(|s| cards::note(self.graph, s.best, lang)));
        note.join("\n")
    }
}

/// A curve from the border of one box to that of another, so far beside its route.
fn path(route: &Route, [from, to]: [Frame; 2], beside: f64) -> String {
    let (dx, dy) = (route.to.0 - route.from.0, route.to.1 - route.from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let moved = |(x, y): (f64, f64)| (x - dy / length * beside, y + dx / length * beside);
    let pull = moved(route.pull);
    let (start, end) = (border(from, moved(route.from), pull), border(to, moved(route.to), pull));
    let point = |(x, y): (f64, f64)| format!("{} {}", Px(x), Px(y));
    format!("M{}Q{} {}", point(start), point(pull), point(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn lines_beside_each_other_begin_and_end_at_the_borders() {
        let size = Size { width: 20.0, height: 10.0 };
        let route = Route { from: (0.0, 0.0), pull: (50.0, 0.0), to: (100.0, 0.0), label: (50.0, 0.0) };
        let ends = [size.round(route.from), size.round(route.to)];
        assert_eq!(path(&route, ends, 0.0), "M10 0Q50 0 90 0");
        assert_eq!(path(&route, ends, 3.0), "M10 3Q50 3 90 3");
    }

    #[test]
    fn every_actor_that_is_connected_is_named_in_the_languages_asked_for() {
        let both = Options { labels: super::super::Labels::Both, ..sample::options() };
        let (picture, _) = sample::export(&RelationsSvg, &both);
        for name in ["مصر", "Egypt", "حماس", "Hamas", "قطر", "Qatar"] {
            assert!(picture.contains(name), "{name}");
        }
        let (picture, _) = sample::export(&RelationsSvg, &sample::options());
        assert!(!picture.contains("Egypt"));
    }

    #[test]
    fn what_is_not_a_fact_is_dashed_and_what_is_denied_is_no_line_of_the_graph() {
        let (picture, _) = sample::export(&RelationsSvg, &sample::options());
        let dashed = |class: &str| {
            let groups = picture.split(class).skip(1).filter_map(|g| g.split("</g>").next());
            groups.map(|g| g.contains("stroke-dasharray")).collect::<Vec<_>>()
        };
        let (actual, hedged) = (dashed("\"relation actual\""), dashed("\"relation hedged\""));
        assert!(!actual.is_empty() && actual.iter().all(|d| !d));
        assert!(!hedged.is_empty() && hedged.iter().all(|d| *d));
        let graph = sample::graph();
        let relations = Relations::of(&graph, &sample::options());
        let pair = |b: &Bond<'_>| (b.a.id.to_string(), b.b.id.to_string());
        let denied: Vec<_> = relations.denied.iter().map(pair).collect();
        assert_eq!(denied, [("EGY".into(), "ISR".into()), ("USA".into(), "hamas".into())]);
        assert!(relations.bonds.iter().flat_map(|b| &b.strands).all(|s| s.denied == 0));
        assert!(!relations.bonds.iter().flat_map(|b| &b.strands).any(|s| s.kind.as_str() == "sanction"));
        assert!(picture.contains("class=\"denied\""));
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let few = Options { most_actors: 4, ..sample::options() };
        let (picture, report) = sample::export(&RelationsSvg, &few);
        assert!(picture.contains("من الأطراف الأخرى لم تُرسم"), "{report:?}");
        assert!(report.lossy.iter().any(|l| l.contains("actors")), "{report:?}");
    }

    #[test]
    fn the_same_graph_gives_the_same_bytes() {
        let once = sample::export(&RelationsSvg, &sample::options()).0;
        for _ in 0..4 {
            assert_eq!(sample::export(&RelationsSvg, &sample::options()).0, once);
        }
    }

    #[test]
    fn names_cannot_become_markup() {
        let (picture, _) = sample::export(&RelationsSvg, &sample::options());
        assert!(!picture.contains("<b>") && picture.contains("&lt;b&gt;"));
    }
}
