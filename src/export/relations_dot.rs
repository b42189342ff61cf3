//! `relations.dot`: actors and what connects them, for Graphviz.

use std::collections::BTreeSet;
use std::io::Write;

use graphviz_rust::dot_structures::Stmt;

use super::cards::note;
use super::diagram::{cluster, edge, node, print};
use super::names::Names;
use super::page::each;
use super::relate::{Bond, Relations, STRANDS, Strand, camps};
use super::words::{self, Lang};
use super::{ExportError, Exporter, Options, Report, View, bidi, colour, date, links};
use crate::graph::{ActorNode, KnowledgeGraph};
use crate::link::Event;
use crate::schema::ActorId;

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
    let box_of = |at: &usize| relations.actors.get(*at).map(|a| drawing.actor("", a, relations.event_of(&a.id)));
    let mut stmts = Vec::new();
    for camp in camps(options, &relations.actors) {
        let inside: Vec<_> = camp.members.iter().filter_map(box_of).collect();
        match camp.side {
            Some(side) => stmts.push(cluster(&format!("side:{side}"), &drawing.name(side), inside)),
            None => stmts.extend(inside),
        }
    }
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
            heading.push(each(options.labels, |lang| lang.more(count, words)));
        }
    }
    print("relations", &heading.join("\n"), "LR", stmts)
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

    fn name(&self, id: &ActorId) -> String {
        let languages = self.options.labels.languages().iter();
        let mut names: Vec<_> = languages.map(|&lang| Names { graph: self.graph, lang }.actor(id)).collect();
        names.dedup();
        names.join("\n")
    }

    fn actor(&self, before: &str, actor: &ActorNode, event: Option<&Event>) -> Stmt {
        let ego = matches!(&self.options.view, View::Ego(who) if who == &actor.id);
        let mut list = vec![
            ("label", self.name(&actor.id)),
            ("shape", "box".to_owned()),
            ("style", "rounded,filled".to_owned()),
            ("fillcolor", if ego { "#ffe9a8" } else { "#f1f4f7" }.to_owned()),
            ("tooltip", Names { graph: self.graph, lang: self.options.labels.first() }.told(&actor.id, event)),
        ];
        let link = links::of_actors(self.graph, self.options, self.options.level, &[&actor.id], event);
        list.extend(link.map(|url| ("URL", url)));
        node(&format!("{before}{}", actor.id), &list)
    }

    /// One line for each kind, all of them beside each other: Graphviz draws a
    /// list of colours so.
    fn bond(&self, bond: &Bond<'_>) -> Stmt {
        let direction = match (bond.strands.iter().any(|s| s.to_b), bond.strands.iter().any(|s| s.to_a)) {
            (true, true) => "both",
            (true, false) => "forward",
            (false, true) => "back",
            (false, false) => "none",
        };
        let colours = bond.strands.iter().take(STRANDS).map(|s| colour::stroke(self.graph.kind(&s.kind)));
        let mut list = vec![
            ("color", colours.collect::<Vec<_>>().join(":")),
            ("style", if bond.is_fact() { "solid" } else { "dashed" }.to_owned()),
            ("dir", direction.to_owned()),
            ("penwidth", format!("{:.1}", 1.0 + 0.3 * bond.count().min(9) as f64)),
        ];
        list.extend(self.said(bond, ""));
        edge(bond.a.id.as_str(), bond.b.id.as_str(), &list)
    }

    /// One denied connection with copies of its actors: nothing joins them to
    /// the graph of facts.
    fn denied(&self, nth: usize, bond: &Bond<'_>) -> Vec<Stmt> {
        let before = format!("denied:{nth}:");
        let mut list =
            vec![("color", "#b3261e".to_owned()), ("style", "dotted".to_owned()), ("dir", "none".to_owned())];
        list.extend(self.said(bond, "✗ "));
        vec![
            self.actor(&before, bond.a, bond.best()),
            self.actor(&before, bond.b, bond.best()),
            edge(&format!("{before}{}", bond.a.id), &format!("{before}{}", bond.b.id), &list),
        ]
    }

    /// What is written at a connection, what is shown on pointing at it, and
    /// where it is told.
    fn said(&self, bond: &Bond<'_>, before: &str) -> Vec<(&'static str, String)> {
        let note = self.note(bond);
        let ends = [&bond.a.id, &bond.b.id];
        let link = links::of_actors(self.graph, self.options, self.options.level, &ends, bond.best());
        let said =
            [("label", format!("{before}{}", self.strands(bond))), ("tooltip", note.clone()), ("labeltooltip", note)];
        said.into_iter().chain(link.map(|url| ("URL", url))).collect()
    }

    /// What is shown on pointing at a connection: who, and one sentence.
    fn note(&self, bond: &Bond<'_>) -> String {
        let lang = self.options.labels.first();
        let names = Names { graph: self.graph, lang };
        let ends = format!("{} – {}", names.actor(&bond.a.id), names.actor(&bond.b.id));
        let told = bond.best().map(|event| note(self.graph, event, lang));
        std::iter::once(ends).chain(told).collect::<Vec<_>>().join("\n")
    }

    /// The kinds of a connection with their numbers and dates, one a line.
    fn strands(&self, bond: &Bond<'_>) -> String {
        let lang = self.options.labels.first();
        let line = |s: &Strand<'_>| {
            let name = Names { graph: self.graph, lang }.kind(&s.kind);
            let hedged = match s.hedged {
                0 => String::new(),
                n if s.actual == 0 && n == 1 => format!(" ({})", lang.word(words::HEDGED)),
                n => format!(" ({}: {n})", lang.word(words::HEDGED)),
            };
            let count = Some(s.count()).filter(|&n| n > 1).map(|n| format!(" ×{n}")).unwrap_or_default();
            let days = s.first.zip(s.last).map(|(first, last)| format!(" · {}", date::roughly(first, last, lang)));
            format!("{name}{count}{hedged}{}", days.unwrap_or_default())
        };
        let shown = bond.strands.iter().take(STRANDS).map(line);
        let more = bond.strands.len().saturating_sub(STRANDS);
        let more = (more > 0).then(|| format!("{} +{more}", lang.word(words::OTHERS)));
        shown.chain(more).collect::<Vec<_>>().join("\n")
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
        let labels = || dot.split("label=\"").skip(1).filter_map(|rest| rest.split("\" ").next());
        assert!(labels().any(|l| l == "Egypt") && labels().all(|l| !bidi::has_rtl(l)), "{dot}");
    }
}
