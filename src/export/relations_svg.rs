//! `relations.svg`: actors and what connects them, as a picture.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use super::layout::{Layers, Layout, Link, Packed, Route, Size};
use super::names::Names;
use super::page::{MARGIN, Page, cross};
use super::relate::{Bond, Relations, Strand};
use super::relations_dot;
use super::svg::{Anchor, FAINT, Frame, INK, Px, Stroke, Svg, Type};
use super::words;
use super::{Engine, ExportError, Exporter, Options, Report, View, colour, date, graphviz, links, measure};
use crate::graph::{ActorNode, KnowledgeGraph};
use crate::schema::ActorId;

/// The picture of relations.
#[derive(Debug, Clone, Copy)]
pub struct RelationsSvg;

/// Fill of actors.
const ACTOR: &str = "#f1f4f7";
/// Fill of the actor in the middle.
const EGO: &str = "#ffe9a8";
/// Size of the text at lines.
const TEXT: f64 = 13.0;
/// Height of a line of it.
const ROW: f64 = 20.0;
/// What a label stands on: lines that pass behind it are still seen.
const GROUND: &str = "#ffffffc8";
/// Most kinds that a connection names.
const STRANDS: usize = 4;

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
        // The stronger of two stands first: the strongest are listed first. Round
        // one actor the others stand on both sides in turn.
        let links: Vec<_> = relations
            .bonds
            .iter()
            .zip(&labels)
            .map(|(bond, label)| {
                let (a, b) = (at(&bond.a.id), at(&bond.b.id));
                let (from, to) =
                    if self.ego().is_some() && a.max(b) % 2 == 1 { (a.max(b), a.min(b)) } else { (a.min(b), a.max(b)) };
                Link { from, to, label: label.size, weight: bond.count() as u32 }
            })
            .collect();
        let rtl = self.options.labels.first() == words::Lang::Ar;
        let placed = Packed { each: Layers { rtl }, width: 1160.0 }.place(&boxes, &links);
        let width = (placed.size.width + 2.0 * MARGIN).max(900.0);
        let mut page = Page::new(self.graph, self.options, width, words::RELATIONS);
        if relations.bonds.is_empty() {
            let none = page.word(words::NO_EVENTS);
            page.remark(&none);
        }
        let (dx, dy) = ((width - placed.size.width) / 2.0, page.y);
        let moved = |(x, y): (f64, f64)| (x + dx, y + dy);
        for ((bond, link), route) in relations.bonds.iter().zip(&links).zip(&placed.routes) {
            let bends = route.bends.iter().copied().map(moved).collect();
            let route = Route { bends, label: moved(route.label) };
            let a_first = at(&bond.a.id) == link.from;
            self.line(&mut page.svg, bond, &route, a_first);
        }
        for ((bond, label), route) in relations.bonds.iter().zip(&labels).zip(&placed.routes) {
            self.label(&mut page.svg, bond, label, moved(route.label));
        }
        for ((actor, block), &middle) in relations.actors.iter().zip(&blocks).zip(&placed.boxes) {
            self.box_of(&mut page.svg, actor, block, moved(middle));
        }
        page.y += placed.size.height + 18.0;
        for (count, words) in
            [(relations.more_actors, words::MORE_ACTORS), (relations.more_bonds, words::MORE_RELATIONS)]
        {
            if count > 0 {
                let more = format!("{}: {count}", page.word(words));
                page.remark(&more);
            }
        }
        self.denied(&mut page, relations);
        let shown = relations.bonds.iter().chain(&relations.denied);
        let kinds: BTreeSet<_> = shown.flat_map(|b| &b.strands).map(|s| &s.kind).collect();
        page.legend(kinds, !relations.denied.is_empty());
        page.finish(relations.events)
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

    /// The label of a connection: its kinds, each with a mark in its colour.
    fn strands(&self, bond: &Bond<'_>) -> Block {
        let anchor = if self.options.labels.first() == words::Lang::Ar { Anchor::Right } else { Anchor::Left };
        let set = Type { size: TEXT, bold: false, fill: INK, anchor };
        let mut lines: Vec<_> = bond.strands.iter().take(STRANDS).map(|s| (self.strand(s), set)).collect();
        let more = bond.strands.len().saturating_sub(STRANDS);
        if more > 0 {
            lines.push((format!("{} +{more}", self.options.labels.first().word(words::OTHERS)), set));
        }
        let widest = lines.iter().map(|(line, set)| measure::width(line, set.size)).fold(0.0, f64::max);
        let size = Size { width: widest + 30.0, height: lines.len() as f64 * ROW + 4.0 };
        Block { lines, size }
    }

    fn strand(&self, strand: &Strand) -> String {
        let names = Names { graph: self.graph, lang: self.options.labels.first() };
        let count = strand.actual + strand.hedged + strand.denied;
        let name = names.kind(&strand.kind);
        if count > 1 { format!("{name} ×{count}") } else { name }
    }

    fn line(&self, svg: &mut Svg, bond: &Bond<'_>, route: &Route, a_first: bool) {
        let kind = bond.strands.first().and_then(|s| self.graph.kind(&s.kind));
        let width = 1.5 + 0.35 * (bond.count().min(9) as f64);
        let stroke = Stroke { colour: &colour::stroke(kind), width, dashed: !bond.is_fact() };
        let (tail, head) = if a_first { (bond.to_a, bond.to_b) } else { (bond.to_b, bond.to_a) };
        let class = if bond.is_fact() { "relation actual" } else { "relation hedged" };
        svg.linked(class, &self.note(bond), self.link(bond).as_deref(), |svg| {
            svg.path(&through(route), stroke, tail, head)
        });
    }

    fn label(&self, svg: &mut Svg, bond: &Bond<'_>, label: &Block, (x, y): (f64, f64)) {
        let Size { width, height } = label.size;
        let rtl = self.options.labels.first() == words::Lang::Ar;
        let (mark, text) = if rtl { (x + width / 2.0 - 9.0, -10.0) } else { (x - width / 2.0 + 9.0, 10.0) };
        svg.linked("label", &self.note(bond), self.link(bond).as_deref(), |svg| {
            let frame = Frame { x: x - width / 2.0, y: y - height / 2.0, width, height };
            svg.rect(frame, 5.0, GROUND, None);
            for (i, (line, set)) in label.lines.iter().enumerate() {
                let middle = frame.y + 2.0 + (i as f64 + 0.5) * ROW;
                if let Some(strand) = bond.strands.get(i).filter(|_| i < STRANDS) {
                    let fill = colour::fill(self.graph.kind(&strand.kind));
                    let dashed = strand.actual == 0 && strand.hedged > 0;
                    svg.mark((mark, middle), 5.5, fill, dashed);
                }
                svg.text(mark + text, middle + set.size * 0.34, line, *set);
            }
        });
    }

    fn box_of(&self, svg: &mut Svg, actor: &ActorNode, block: &Block, (x, y): (f64, f64)) {
        let Size { width, height } = block.size;
        let names = self.options.labels.languages().iter();
        let note: Vec<_> = names.map(|&lang| Names { graph: self.graph, lang }.actor(&actor.id)).collect();
        let link = links::of_actors(self.options, &[&actor.id]);
        svg.linked("actor", &format!("{}\n{}", note.join("\n"), actor.id), link.as_deref(), |svg| {
            let frame = Frame { x: x - width / 2.0, y: y - height / 2.0, width, height };
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
            page.svg.group("denied", &self.note(bond), |svg| {
                svg.line((from, y), (from + middle, y), stroke);
                let x = from + middle / 2.0;
                cross(svg, Frame { x: x - 8.0, y: y - 8.0, width: 16.0, height: 16.0 });
                self.label(svg, bond, &label, (x, y - 12.0 - label.size.height / 2.0));
                self.box_of(svg, bond.a, &a, (left + a.size.width / 2.0, y));
                self.box_of(svg, bond.b, &b, (from + middle + b.size.width / 2.0, y));
            });
            distance += room + 30.0;
            row = row.max(height);
        }
        page.y += row + 14.0;
        if relations.more_denied > 0 {
            let more = format!("{}: {}", page.word(words::MORE_RELATIONS), relations.more_denied);
            page.remark(&more);
        }
    }

    /// Where its events are told.
    fn link(&self, bond: &Bond<'_>) -> Option<String> {
        links::of_actors(self.options, &[&bond.a.id, &bond.b.id])
    }

    /// What is shown on pointing at a connection: every kind, counted by status.
    fn note(&self, bond: &Bond<'_>) -> String {
        let lang = self.options.labels.first();
        let names = Names { graph: self.graph, lang };
        let mut note = vec![format!("{} – {}", names.actor(&bond.a.id), names.actor(&bond.b.id))];
        note.extend(bond.days().map(|(first, last)| date::span(first, last, lang)));
        for strand in &bond.strands {
            let counts = [
                (strand.actual, words::status(crate::schema::Status::Actual)),
                (strand.hedged, words::HEDGED),
                (strand.denied, words::status(crate::schema::Status::Denied)),
            ];
            let counts = counts.iter().filter(|(n, _)| *n > 0);
            let counts = counts.map(|(n, word)| format!("{n} {}", lang.word(*word)));
            note.push(format!("{}: {}", names.kind(&strand.kind), names.list(counts)));
        }
        note.join("\n")
    }
}

/// A curve that passes under its label; that it bends there is not seen.
fn through(route: &Route) -> String {
    let near = |p: &(f64, f64)| (p.0 - route.label.0).abs() < 1.0 && (p.1 - route.label.1).abs() < 1.0;
    match route.bends.iter().position(near) {
        Some(at) if at > 0 && at + 1 < route.bends.len() => {
            let (before, after) = (route.bends.get(..=at), route.bends.get(at..));
            let after = curve(after.unwrap_or_default());
            // One path, so that arrowheads stand at its ends only.
            let after = after.find(['Q', 'L']).and_then(|i| after.get(i..)).unwrap_or_default();
            curve(before.unwrap_or_default()) + after
        }
        _ => curve(&route.bends),
    }
}

/// A smooth curve along bends.
fn curve(bends: &[(f64, f64)]) -> String {
    let (Some(&first), Some(&last)) = (bends.first(), bends.last()) else {
        return String::new();
    };
    let point = |(x, y): (f64, f64)| format!("{} {}", Px(x), Px(y));
    let mut path = format!("M{}", point(first));
    let half = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    for pair in bends.get(1..).unwrap_or_default().windows(2) {
        if let [bend, next] = pair {
            let to = if *next == last { last } else { half(*bend, *next) };
            path.push_str(&format!("Q{} {}", point(*bend), point(to)));
        }
    }
    if bends.len() == 2 {
        path.push_str(&format!("L{}", point(last)));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_curve_begins_and_ends_at_its_ends() {
        let path = curve(&[(0.0, 0.0), (10.0, 5.0), (20.0, 0.0), (30.0, 9.0)]);
        assert!(path.starts_with("M0 0Q10 5 15 2.5") && path.ends_with("30 9"), "{path}");
        assert_eq!(curve(&[(0.0, 0.0), (3.0, 4.0)]), "M0 0L3 4");
    }

    #[test]
    fn a_line_passes_under_its_label() {
        let bends = vec![(0.0, 0.0), (10.0, 20.0), (20.0, 20.0), (30.0, 20.0), (40.0, 0.0)];
        let path = through(&Route { bends, label: (20.0, 20.0) });
        assert_eq!(path, "M0 0Q10 20 20 20Q30 20 40 0");
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
        assert!(picture.contains("أطراف أخرى لم تُرسم"), "{report:?}");
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
