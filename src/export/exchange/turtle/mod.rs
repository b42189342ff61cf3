//! `turtle`: RDF. Events in the Simple Event Model, where they come from in
//! PROV-O, and the words that they were read from in Web Annotation.
//!
//! Offsets are bytes of the decoded text, which Web Annotation calls a data
//! position. A role is a resource of its own that names actors (`rdf:value`)
//! and the sides that they act for; `vocab:by` names the sides of a role, or the
//! actors where no side is known, as the questions of `wasit` do.

mod event;
mod mention;
mod things;
mod writer;

use std::collections::BTreeSet;
use std::io::Write;

use self::writer::Turtle as Text;
use super::{Exchange, Selection, Tally};
use crate::export::{ExportError, Options};
use crate::graph::{Key, Node};

/// RDF as Turtle.
#[derive(Debug)]
pub(super) struct Turtle;

impl Exchange for Turtle {
    fn name(&self) -> &'static str {
        "turtle"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let graph = selection.graph;
        let mut text = Text::new();
        let mut tally = Tally::default();
        let (mut named, mut kinds, mut roles) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for event in &selection.events {
            event::write(&mut text, event);
            event.mentions.iter().enumerate().for_each(|(nth, m)| mention::write(&mut text, graph, event, nth, m));
            kinds.insert(&event.kind);
            roles.extend(event.roles.iter().map(|p| &p.role));
            roles.extend(event.mentions.iter().flat_map(|m| &m.roles).map(|f| &f.role));
            named.extend(things::of(graph, event));
            tally.count(false);
        }
        kinds.into_iter().for_each(|id| things::kind(&mut text, graph, id));
        roles.into_iter().for_each(|id| things::role(&mut text, graph, id));
        for key in &named {
            match graph.node(key) {
                Some(Node::Actor(actor)) => things::actor(&mut text, actor),
                Some(Node::Place(place)) => things::place(&mut text, place),
                Some(Node::Topic(topic)) => things::topic(&mut text, topic),
                Some(Node::Document(document)) => things::document(&mut text, document),
                Some(Node::Event(_) | Node::Date(_)) => {}
                None => things::bare(&mut text, key),
            }
        }
        out.write_all(text.finish().as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

/// The address of a role in an event.
fn part(event: &str, role: &str) -> String {
    super::iri::iri("part", &format!("{event}/{role}"))
}

fn node(key: Key) -> String {
    super::iri::of(&key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxrdf::{NamedOrBlankNode, Term, Triple};
    use oxttl::TurtleParser;

    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    fn triples(text: &str) -> Vec<Triple> {
        TurtleParser::new().for_slice(text).collect::<Result<_, _>>().unwrap()
    }

    fn objects<'t>(triples: &'t [Triple], subject: &str, predicate: &str) -> BTreeSet<&'t str> {
        let value = |term: &'t Term| match term {
            Term::NamedNode(node) => node.as_str(),
            Term::Literal(literal) => literal.value(),
            Term::BlankNode(_) => "",
        };
        let is = |t: &&Triple| {
            matches!(&t.subject, NamedOrBlankNode::NamedNode(n) if n.as_str() == subject)
                && t.predicate.as_str().ends_with(predicate)
        };
        triples.iter().filter(is).map(|t| value(&t.object)).collect()
    }

    #[test]
    fn an_event_has_its_kind_its_roles_and_its_dates() {
        let graph = sample::graph();
        let (text, tally) = all(&Turtle, &graph);
        let read = triples(&text);
        assert_eq!(tally.exported, graph.events().count());
        let event = graph.events().find(|e| e.kind.as_str() == "mediation").unwrap();
        let id = node(Key::Event(event.id.clone()));
        assert_eq!(objects(&read, &id, "eventType"), BTreeSet::from(["urn:wasit:kind:mediation"]));
        assert_eq!(objects(&read, &id, "hasTimeStamp"), BTreeSet::from(["2031-01-12"]));
        let mediators = objects(&read, &part(event.id.as_str(), "mediator"), "#by");
        assert_eq!(mediators, BTreeSet::from(["urn:wasit:actor:EGY", "urn:wasit:actor:QAT"]));
        assert!(objects(&read, "urn:wasit:actor:EGY", "label").contains("مصر"));
    }

    #[test]
    fn a_mention_quotes_its_document_by_bytes() {
        let graph = sample::graph();
        let read = triples(&all(&Turtle, &graph).0);
        let event = graph.events().nth(3).unwrap();
        let mention = super::super::iri::iri("mention", &format!("{}/0", event.id));
        let target = objects(&read, &mention, "hasTarget").into_iter().next().unwrap().to_owned();
        let selectors = objects(&read, &target, "hasSelector");
        let exact: Vec<_> = selectors.iter().flat_map(|s| objects(&read, s, "exact")).collect();
        assert_eq!(exact, [graph.quote(&event.mentions[0]).unwrap()]);
        let start: Vec<_> = selectors.iter().flat_map(|s| objects(&read, s, "start")).collect();
        assert_eq!(start, [event.mentions[0].sentence.span.start.to_string()]);
    }

    #[test]
    fn hostile_text_comes_back_whole() {
        let read = triples(&all(&Turtle, &sample::hostile()).0);
        assert!(read.iter().any(|t| matches!(&t.object, Term::Literal(l) if l.value() == sample::HOSTILE)));
    }
}
