//! `relations.dot`: actors and what connects them, for Graphviz.

use std::collections::BTreeSet;
use std::io::Write;

use graphviz_rust::dot_structures::Stmt;

use super::diagram::{cluster, edge, node, print};
use super::names::Names;
use super::page::each;
use super::relate::{Bond, Relations};
use super::words::{self, Lang};
use super::{ExportError, Exporter, Options, Report, View, bidi, colour, date, links};
use crate::graph::{ActorNode, KnowledgeGraph};

/// Relations as DOT.
#[derive(Debug, Clone, Copy)]
pub struct RelationsDot;

impl Exporter for RelationsDot {
    fn name(&self) -> &'static str {
        "relations.dot"
    }

    fn write(&self, graph: &KnowledgeGraph, options: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let relations = Relations::of(graph, options);
        let text = dot(graph, options, &relations);
        out.write_all(text.as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(report(&relations))
    }
}

/// What a picture of relations loses.
pub(super) fn report(relations: &Relations<'_>) -> Report {
    let mut lossy = vec!["events are drawn as connections of two; see events.jsonl for all their roles".to_owned()];
    let mut more = |count: usize, what: &str| {
        if count > 0 {
            lossy.push(format!("{count} {what}"));
        }
    };
    more(relations.more_actors, "weaker actors are not drawn");
    more(relations.more_bonds, "weaker connections are not drawn");
    more(relations.alone, "events connect nobody and are not drawn");
    Report { exported: relations.events, omitted_undated: 0, lossy }
}

/// The DOT text of a picture of relations.
pub(super) fn dot(graph: &KnowledgeGraph, options: &Options, relations: &Relations<'_>) -> String {
    let drawing = Drawing { graph, options };
    let mut stmts: Vec<_> = relations.actors.iter().map(|a| drawing.actor("", a)).collect();
    stmts.extend(relations.bonds.iter().map(|b| drawing.bond(b)));
    if !relations.denied.is_empty() {
        let denied = relations.denied.iter().enumerate().flat_map(|(i, b)| drawing.denied(i, b));
        stmts.push(cluster("denied", &drawing.word(words::DENIED_TRAY), denied.collect()));
    }
    let bonds = relations.bonds.iter().chain(&relations.denied);
    let kinds: BTreeSet<_> = bonds.flat_map(|b| &b.strands).map(|s| &s.kind).collect();
    stmts.push(legend(graph, options, &kinds.into_iter().collect::<Vec<_>>()));
    let mut heading = vec![title(options, words::RELATIONS)];
    for (count, words) in [(relations.more_actors, words::MORE_ACTORS), (relations.more_bonds, words::MORE_RELATIONS)] {
        if count > 0 {
            heading.push(format!("{}: {count}", drawing.word(words)));
        }
    }
    print("relations", &heading.join("\n"), "TB", stmts)
}

/// The heading of a picture on one line.
pub(super) fn title(options: &Options, plain: words::Words) -> String {
    let own = options.title.as_deref().map(bidi::clean);
    own.unwrap_or_else(|| each(options.labels, |lang| lang.word(plain).to_owned()))
}

/// What the colours and lines mean.
pub(super) fn legend(graph: &KnowledgeGraph, options: &Options, kinds: &[&crate::schema::KindId]) -> Stmt {
    let say = |word| each(options.labels, |lang: Lang| lang.word(word).to_owned());
    let sample = |id: &str, label: String, style: &str, fill: &str| {
        let list = [
            ("label", label),
            ("shape", "box".to_owned()),
            ("style", style.to_owned()),
            ("fillcolor", fill.to_owned()),
        ];
        node(&format!("legend:{id}"), &list)
    };
    let actual = say(words::status(crate::schema::Status::Actual));
    let mut samples = vec![
        sample("actual", actual, "rounded,filled,solid", "#ffffff"),
        sample("hedged", say(words::HEDGED), "rounded,filled,dashed", "#ffffff"),
        sample("denied", format!("✗ {}", say(words::DENIED_TRAY)), "filled,diagonals", "#ffffff"),
    ];
    for kind in kinds {
        let name = each(options.labels, |lang| Names { graph, lang }.kind(kind));
        samples.push(sample(kind.as_str(), name, "rounded,filled", colour::fill(graph.kind(kind))));
    }
    cluster("legend", &say(words::LEGEND), samples)
}

struct Drawing<'g> {
    graph: &'g KnowledgeGraph,
    options: &'g Options,
}

impl Drawing<'_> {
    fn word(&self, word: words::Words) -> String {
        each(self.options.labels, |lang| lang.word(word).to_owned())
    }

    fn actor(&self, before: &str, actor: &ActorNode) -> Stmt {
        let languages = self.options.labels.languages().iter();
        let mut names: Vec<_> = languages.map(|&lang| Names { graph: self.graph, lang }.actor(&actor.id)).collect();
        names.dedup();
        let ego = matches!(&self.options.view, View::Ego(who) if who == &actor.id);
        let mut list = vec![
            ("label", names.join("\n")),
            ("shape", "box".to_owned()),
            ("style", "rounded,filled".to_owned()),
            ("fillcolor", if ego { "#ffe9a8" } else { "#f1f4f7" }.to_owned()),
            ("tooltip", actor.id.to_string()),
        ];
        list.extend(links::of_actors(self.options, &[&actor.id]).map(|url| ("URL", url)));
        node(&format!("{before}{}", actor.id), &list)
    }

    fn bond(&self, bond: &Bond<'_>) -> Stmt {
        let direction = match (bond.to_b, bond.to_a) {
            (true, true) => "both",
            (true, false) => "forward",
            (false, true) => "back",
            (false, false) => "none",
        };
        let strongest = bond.strands.first().and_then(|s| self.graph.kind(&s.kind));
        let mut list = vec![
            ("label", self.strands(bond)),
            ("color", colour::stroke(strongest)),
            ("style", if bond.is_fact() { "solid" } else { "dashed" }.to_owned()),
            ("dir", direction.to_owned()),
            ("penwidth", format!("{:.1}", 1.0 + 0.3 * bond.count().min(9) as f64)),
            ("tooltip", self.note(bond)),
            ("labeltooltip", self.note(bond)),
        ];
        list.extend(links::of_actors(self.options, &[&bond.a.id, &bond.b.id]).map(|url| ("URL", url)));
        edge(bond.a.id.as_str(), bond.b.id.as_str(), &list)
    }

    /// One denied connection with copies of its actors: nothing joins them to
    /// the graph of facts.
    fn denied(&self, nth: usize, bond: &Bond<'_>) -> Vec<Stmt> {
        let before = format!("denied:{nth}:");
        let list = [
            ("label", format!("✗ {}", self.strands(bond))),
            ("color", "#b3261e".to_owned()),
            ("style", "dotted".to_owned()),
            ("dir", "none".to_owned()),
        ];
        vec![
            self.actor(&before, bond.a),
            self.actor(&before, bond.b),
            edge(&format!("{before}{}", bond.a.id), &format!("{before}{}", bond.b.id), &list),
        ]
    }

    /// What is shown on pointing at a connection: who, from when to when.
    fn note(&self, bond: &Bond<'_>) -> String {
        let lang = self.options.labels.first();
        let names = Names { graph: self.graph, lang };
        let mut note = vec![format!("{} – {}", names.actor(&bond.a.id), names.actor(&bond.b.id))];
        note.extend(bond.days().map(|(first, last)| date::span(first, last, lang)));
        note.join("\n")
    }

    /// The kinds of a connection with their numbers, one a line.
    fn strands(&self, bond: &Bond<'_>) -> String {
        let lang = self.options.labels.first();
        let line = |s: &super::relate::Strand| {
            let name = Names { graph: self.graph, lang }.kind(&s.kind);
            let hedged = match s.hedged {
                0 => String::new(),
                n if s.actual == 0 && n == 1 => format!(" ({})", lang.word(words::HEDGED)),
                n => format!(" ({}: {n})", lang.word(words::HEDGED)),
            };
            match s.actual + s.hedged + s.denied {
                1 => format!("{name}{hedged}"),
                count => format!("{name} ×{count}{hedged}"),
            }
        };
        bond.strands.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_planned_connection_is_dashed_and_a_denied_one_joins_copies() {
        let (dot, _) = sample::export(&RelationsDot, &sample::options());
        let line = |start: &str| dot.lines().find(|l| l.trim_start().starts_with(start)).unwrap_or_default();
        assert!(line("\"PSE\" -> \"SAU\"").contains("style=\"dashed\""), "{dot}");
        assert!(line("\"EGY\" -> \"ISR\"").contains("style=\"solid\""), "{dot}");
        assert!(line("\"USA\" -> \"hamas\"").contains("وساطة"), "{dot}");
        assert!(!line("\"USA\" -> \"hamas\"").contains("محادثات"), "{dot}");
        assert!(dot.contains("\"denied:1:USA\" -> \"denied:1:hamas\""), "{dot}");
    }

    #[test]
    fn arrowheads_point_away_from_who_is_in_charge() {
        let (dot, _) = sample::export(&RelationsDot, &sample::options());
        let line = |start: &str| dot.lines().find(|l| l.trim_start().starts_with(start)).unwrap_or_default();
        assert!(line("\"ISR\" -> \"houthis\"").contains("dir=\"back\""), "{dot}");
        assert!(line("\"IRN\" -> \"OMN\"").contains("dir=\"none\""), "{dot}");
    }

    #[test]
    fn labels_are_in_the_language_asked_for() {
        let english = Options { labels: super::super::Labels::En, ..sample::options() };
        let (dot, _) = sample::export(&RelationsDot, &english);
        assert!(dot.contains("label=\"Egypt\"") && !bidi::has_rtl(&dot), "{dot}");
    }
}
