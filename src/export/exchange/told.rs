//! An event as people are told of it: a heading, and lines below it.

use crate::export::names::{Names, quote};
use crate::export::{Options, date, words};
use crate::graph::KnowledgeGraph;
use crate::link::Event;
use crate::schema::Status;

/// What is told of an event, in the languages of the labels. The sentence is
/// as printed: whoever writes it escapes it.
#[derive(Debug)]
pub(super) struct Told {
    /// Kind, and status if it is no fact.
    pub heading: String,
    /// Who, about what, where, by whom.
    pub lines: Vec<String>,
    /// The date as it is said.
    pub date: String,
    /// Where it took place; empty if unknown.
    pub place: String,
    /// The sentence that first reports it.
    pub quote: Option<String>,
    /// The documents that report it.
    pub documents: String,
}

impl Told {
    pub(super) fn of(graph: &KnowledgeGraph, options: &Options, event: &Event) -> Self {
        let lead = options.leads.get(&event.kind);
        let names = || options.labels.languages().iter().map(|&lang| Names { graph, lang });
        let each = |say: &dyn Fn(Names<'_>) -> String| names().map(say).collect::<Vec<_>>().join(" / ");
        let heading = each(&|n| match event.status {
            Status::Actual => n.kind(&event.kind),
            status => format!("{} ({})", n.kind(&event.kind), n.lang.word(words::status(status))),
        });
        let lines = names().flat_map(|n| [n.cast_lines(event, lead), n.circumstances(event)].concat());
        Self {
            heading,
            lines: lines.collect(),
            date: each(&|n| date::of(event).map_or(n.lang.word(words::UNDATED).to_owned(), |w| date::say(w, n.lang))),
            place: event.place.as_ref().map(|p| each(&|n| n.place(p))).unwrap_or_default(),
            quote: quote(graph, event).map(str::to_owned),
            documents: event.docs().join(options.labels.first().comma()),
        }
    }

    /// The lines, the sentence and the documents.
    pub(super) fn text(&self) -> String {
        let rest = self.quote.iter().chain([&self.documents]);
        self.lines.iter().chain(rest).map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}
