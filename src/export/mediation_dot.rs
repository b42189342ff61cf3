//! Mediators between the parties, about what, for Graphviz.

use graphviz_rust::dot_structures::Stmt;

use super::diagram::{cluster, edge, node, print};
use super::mediation::{Between, Mediations, Mediator};
use super::names::Names;
use super::page::each;
use super::relations_dot::{legend, title};
use super::words::{self, Words};
use super::{Options, date, links};
use crate::graph::{KnowledgeGraph, Level};
use crate::link::Event;
use crate::schema::ActorId;

/// The DOT text of a picture of mediation. Each group of parties has nodes of
/// its own: who is mediated with stands between them only.
pub(super) fn dot(graph: &KnowledgeGraph, options: &Options, found: &Mediations<'_>) -> String {
    let drawing = Drawing { graph, options };
    let mut stmts = Vec::new();
    for (nth, group) in found.groups.iter().enumerate() {
        stmts.push(cluster(&format!("group:{nth}"), "", drawing.group(&format!("{nth}:"), group, false)));
    }
    if !found.denied.is_empty() {
        let groups = found.denied.iter().enumerate();
        let inside = groups.flat_map(|(nth, group)| drawing.group(&format!("denied:{nth}:"), group, true)).collect();
        stmts.push(cluster("denied", &drawing.word(words::DENIED_TRAY), inside));
    }
    stmts.push(legend(graph, options, &[]));
    let mut heading = vec![title(options, words::MEDIATION)];
    if found.more > 0 {
        heading.push(each(options.labels, |lang| lang.more(found.more, words::MORE_MEDIATIONS)));
    }
    print("mediation", &heading.join("\n"), "LR", stmts)
}

struct Drawing<'g> {
    graph: &'g KnowledgeGraph,
    options: &'g Options,
}

impl Drawing<'_> {
    fn word(&self, word: Words) -> String {
        each(self.options.labels, |lang| lang.word(word).to_owned())
    }

    /// The parties of a group and, between them, the mediators.
    fn group(&self, before: &str, group: &Between<'_>, denied: bool) -> Vec<Stmt> {
        let (near, far) = group.sides();
        let event = group.by.first().and_then(|m| m.events.first()).copied();
        let mut stmts: Vec<_> =
            group.parties.iter().map(|p| self.actor(&format!("{before}party:"), p, "box", event)).collect();
        for mediator in &group.by {
            stmts.push(self.actor(
                &format!("{before}mediator:"),
                mediator.who,
                "ellipse",
                mediator.events.first().copied(),
            ));
            let middle = format!("{before}mediator:{}", mediator.who);
            for party in near {
                stmts.push(edge(
                    &format!("{before}party:{party}"),
                    &middle,
                    &self.line(mediator, self.about(mediator), denied),
                ));
            }
            for party in far {
                stmts.push(edge(
                    &middle,
                    &format!("{before}party:{party}"),
                    &self.line(mediator, self.when(mediator), denied),
                ));
            }
        }
        if group.more > 0 {
            let label = each(self.options.labels, |lang| lang.more(group.more, words::MORE_MEDIATORS));
            stmts.push(node(&format!("{before}more"), &[("label", label), ("shape", "plaintext".to_owned())]));
        }
        stmts
    }

    fn actor(&self, before: &str, id: &ActorId, shape: &str, event: Option<&Event>) -> Stmt {
        let languages = self.options.labels.languages().iter();
        let mut names: Vec<_> = languages.map(|&lang| Names { graph: self.graph, lang }.actor(id)).collect();
        names.dedup();
        let mut list = vec![
            ("label", names.join("\n")),
            ("shape", shape.to_owned()),
            ("style", "filled".to_owned()),
            ("fillcolor", if shape == "box" { "#f1f4f7" } else { "#ffe9a8" }.to_owned()),
            ("tooltip", Names { graph: self.graph, lang: self.options.labels.first() }.told(id, event)),
        ];
        list.extend(links::of_actors(self.graph, self.options, Level::Sides, &[id], event).map(|url| ("URL", url)));
        node(&format!("{before}{id}"), &list)
    }

    fn line(&self, mediator: &Mediator<'_>, label: String, denied: bool) -> Vec<(&'static str, String)> {
        let style = match (denied, mediator.is_fact()) {
            (true, _) => "dotted",
            (false, true) => "solid",
            (false, false) => "dashed",
        };
        let mut list = vec![
            ("label", if denied { format!("✗ {label}") } else { label }),
            ("style", style.to_owned()),
            ("dir", "none".to_owned()),
            ("tooltip", super::cards::notes(self.graph, &mediator.events, self.options.labels.first())),
        ];
        let first = mediator.events.first().and_then(|e| links::of_event(self.graph, self.options, e));
        list.extend(first.map(|url| ("URL", url)));
        list
    }

    /// About what, one topic a line.
    fn about(&self, mediator: &Mediator<'_>) -> String {
        let names = Names { graph: self.graph, lang: self.options.labels.first() };
        mediator.topics().into_iter().take(3).map(|t| names.topic(t)).collect::<Vec<_>>().join("\n")
    }

    /// How often and when.
    fn when(&self, mediator: &Mediator<'_>) -> String {
        let lang = self.options.labels.first();
        let count = (mediator.events.len() > 1).then(|| format!("×{}", mediator.events.len()));
        let days = mediator.days().map(|(first, last)| date::span(first, last, lang));
        count.into_iter().chain(days).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn mediators_stand_between_the_parties_with_the_topics_on_the_lines() {
        let graph = sample::graph();
        let options = sample::options();
        let text = dot(&graph, &options, &Mediations::of(&graph, &options));
        let line = |ends: &str| text.lines().find(|l| l.contains(ends)).unwrap_or_default();
        assert!(line("\"0:party:ISR\" -> \"0:mediator:QAT\"").contains("وقف إطلاق النار"), "{text}");
        let far = line("\"0:mediator:QAT\" -> \"0:party:hamas\"");
        assert!(far.contains("×2") && far.contains("12 يناير 2031 – 10 فبراير 2031"), "{far}");
    }
}
