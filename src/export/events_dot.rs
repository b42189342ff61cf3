//! `events.dot`: events with their dates and those who took part, for Graphviz.

use std::collections::BTreeMap;
use std::io::Write;

use graphviz_rust::dot_structures::Stmt;

use super::cards::note;
use super::choose::Chosen;
use super::diagram::{beside, cluster, edge, node, print};
use super::names::Names;
use super::page::each;
use super::relations_dot::{legend, title};
use super::words::{self, Words};
use super::{ExportError, Exporter, Options, Report, colour, date, links};
use crate::graph::{Edge, Key, KnowledgeGraph, Level, Node};
use crate::link::Event;
use crate::schema::{ActorId, Status};

/// Events as DOT.
#[derive(Debug, Clone, Copy)]
pub struct EventsDot;

impl Exporter for EventsDot {
    fn name(&self) -> &'static str {
        "events.dot"
    }

    fn write(&self, graph: &KnowledgeGraph, options: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let chosen = Chosen::of(graph, options);
        let text = dot(graph, options, &chosen);
        out.write_all(text.as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(report(&chosen))
    }
}

/// What a picture of events loses.
pub(super) fn report(chosen: &Chosen<'_>) -> Report {
    let mut lossy = Vec::new();
    if chosen.more > 0 {
        lossy.push(format!("{} less attested events are not drawn", chosen.more));
    }
    Report { exported: chosen.events().count(), omitted_undated: chosen.more_undated, lossy }
}

/// The DOT text of a picture of events.
pub(super) fn dot(graph: &KnowledgeGraph, options: &Options, chosen: &Chosen<'_>) -> String {
    let drawing = Drawing { graph, options };
    let mut stmts = Vec::new();
    for day in &chosen.days {
        let name = format!("date:{}", day.value);
        let label = each(options.labels, |lang| date::say(day.when, lang));
        let mut list = vec![("label", label.clone()), ("shape", "plaintext".to_owned()), ("tooltip", label)];
        list.extend(links::of_date(options, day.when).map(|url| ("URL", url)));
        let mut row = vec![node(&name, &list)];
        row.extend(day.events.iter().map(|e| drawing.event(e)));
        stmts.push(beside(&day.value, row));
    }
    for pair in chosen.days.windows(2) {
        if let [earlier, later] = pair {
            let (from, to) = (format!("date:{}", earlier.value), format!("date:{}", later.value));
            stmts.push(edge(&from, &to, &[("color", "#9aa3ab".to_owned()), ("weight", "20".to_owned())]));
        }
    }
    for (name, heading, events) in
        [("undated", words::UNDATED, &chosen.undated), ("denied", words::DENIED_TRAY, &chosen.denied)]
    {
        if !events.is_empty() {
            let inside = events.iter().map(|e| drawing.event(e)).collect();
            stmts.push(cluster(name, &drawing.word(heading), inside));
        }
    }
    let mut actors: BTreeMap<&ActorId, &Event> = BTreeMap::new();
    for event in chosen.events().filter(|e| e.status != Status::Denied) {
        for (actor, statement) in drawing.roles(event) {
            actors.entry(actor).or_insert(event);
            stmts.push(statement);
        }
    }
    stmts.extend(actors.into_iter().map(|(id, event)| drawing.actor(id, event)));
    stmts.push(legend(graph, options, &chosen.kinds().into_iter().collect::<Vec<_>>()));
    let mut heading = vec![title(options, words::EVENTS)];
    if chosen.more > 0 {
        heading.push(each(options.labels, |lang| lang.more(chosen.more, words::MORE_EVENTS)));
    }
    print("events", &heading.join("\n"), "TB", stmts)
}

struct Drawing<'g> {
    graph: &'g KnowledgeGraph,
    options: &'g Options,
}

impl<'g> Drawing<'g> {
    fn word(&self, word: Words) -> String {
        each(self.options.labels, |lang| lang.word(word).to_owned())
    }

    /// The node of an event. A denied one has no lines to its actors: they
    /// stand in its label, crossed out.
    fn event(&self, event: &Event) -> Stmt {
        let mut lines = Vec::new();
        for &lang in self.options.labels.languages() {
            let names = Names { graph: self.graph, lang };
            let status = match event.status {
                Status::Actual => String::new(),
                other => format!(" ({})", lang.word(words::status(other))),
            };
            let crossed = if event.status == Status::Denied { "✗ " } else { "" };
            lines.push(format!("{crossed}{}{status}", names.kind(&event.kind)));
            if event.status == Status::Denied {
                lines.extend(date::of(event).map(|when| date::say(when, lang)));
                lines.extend(names.cast_lines(event, self.options.leads.get(&event.kind)));
            }
            lines.extend(names.circumstances(event));
        }
        let style = match event.status {
            Status::Actual => "rounded,filled",
            Status::Planned | Status::Possible => "rounded,filled,dashed",
            Status::Denied => "filled,diagonals",
        };
        let mut list = vec![
            ("label", lines.join("\n")),
            ("shape", "box".to_owned()),
            ("style", style.to_owned()),
            ("fillcolor", colour::fill(self.graph.kind(&event.kind)).to_owned()),
            ("tooltip", note(self.graph, event, self.options.labels.first())),
        ];
        list.extend(links::of_event(self.graph, self.options, event).map(|url| ("URL", url)));
        node(&name(event), &list)
    }

    /// The lines from those who take part in an event to it.
    fn roles(&self, event: &Event) -> Vec<(&'g ActorId, Stmt)> {
        let style = if event.is_fact() { "solid" } else { "dashed" };
        let told = note(self.graph, event, self.options.labels.first());
        let link = links::of_event(self.graph, self.options, event);
        let joined = self.graph.edges_at(&Key::Event(event.id.clone()));
        let line = |j: crate::graph::Joined<'g>| match (j.from, j.edge) {
            (Node::Actor(actor), Edge::Role(role)) => {
                let label = each(self.options.labels, |lang| Names { graph: self.graph, lang }.role(role));
                let mut list = vec![
                    ("label", label),
                    ("style", style.to_owned()),
                    ("color", colour::stroke(self.graph.kind(&event.kind))),
                    ("tooltip", told.clone()),
                    ("labeltooltip", told.clone()),
                ];
                list.extend(link.clone().map(|url| ("URL", url)));
                let from = format!("actor:{}", actor.id);
                Some((&actor.id, edge(&from, &name(event), &list)))
            }
            _ => None,
        };
        joined.into_iter().filter_map(line).collect()
    }

    fn actor(&self, id: &ActorId, event: &Event) -> Stmt {
        let languages = self.options.labels.languages().iter();
        let mut names: Vec<_> = languages.map(|&lang| Names { graph: self.graph, lang }.actor(id)).collect();
        names.dedup();
        let told = Names { graph: self.graph, lang: self.options.labels.first() }.told(id, Some(event));
        let mut list = vec![
            ("label", names.join("\n")),
            ("shape", "ellipse".to_owned()),
            ("style", "filled".to_owned()),
            ("fillcolor", "#f1f4f7".to_owned()),
            ("tooltip", told),
        ];
        list.extend(
            links::of_actors(self.graph, self.options, Level::Actors, &[id], Some(event)).map(|url| ("URL", url)),
        );
        node(&format!("actor:{id}"), &list)
    }
}

fn name(event: &Event) -> String {
    format!("event:{}", event.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn what_is_denied_has_no_line_to_an_actor() {
        let graph = sample::graph();
        let (dot, report) = sample::export(&EventsDot, &sample::options());
        assert_eq!(report.exported, graph.events().count());
        assert_eq!(graph.denied().count(), 2);
        for event in graph.denied() {
            assert_eq!(dot.matches(&format!("\"{}\"", name(event))).count(), 1, "{dot}");
        }
        let crossed = dot.lines().filter(|l| l.contains("\"event:") && l.contains("diagonals"));
        assert_eq!(crossed.count(), 2);
    }

    #[test]
    fn what_is_planned_or_possible_is_dashed() {
        let (dot, _) = sample::export(&EventsDot, &sample::options());
        let dashed = dot.lines().filter(|l| l.trim_start().starts_with("\"event:") && l.contains("dashed"));
        assert_eq!(dashed.count(), sample::graph().hedged().count());
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let few = Options { most_events: 5, ..sample::options() };
        let (dot, report) = sample::export(&EventsDot, &few);
        assert_eq!(report.exported, 5);
        assert_eq!(report.lossy, ["22 less attested events are not drawn"]);
        assert!(dot.contains("و22 من الأحداث الأخرى لم تُرسم"), "{dot}");
    }
}
