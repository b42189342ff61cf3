//! Room: export. Takes the graph, gives bytes: diagrams, timelines, lines of
//! JSON.
//!
//! One file a format, each an [`Exporter`]; [`all`] lists them. Every exporter
//! says in its [`Report`] what its format or its page has no room for. The
//! same graph and options give the same bytes. Nothing here reads text: names,
//! colours and sentences are those of the graph.

mod arrange;
mod bidi;
mod cards;
mod choose;
mod colour;
mod contract;
mod date;
mod diagram;
mod error;
mod events_dot;
mod events_jsonl;
mod events_svg;
mod exchange;
mod flow;
mod graphviz;
mod html;
mod links;
mod measure;
mod mediation;
mod mediation_dot;
mod mediation_svg;
mod names;
mod options;
mod page;
mod place;
mod quote;
mod relate;
mod relations_dot;
mod relations_svg;
mod route;
mod row;
#[cfg(test)]
mod sample;
mod shelve;
mod svg;
mod timeline_csv;
mod timeline_json;
mod timeline_md;
mod words;

use std::io::Write;

pub(crate) use bidi::directs;
pub use contract::{mention_ids, mention_line};
pub use error::ExportError;
pub use events_dot::EventsDot;
pub use events_jsonl::EventsJsonl;
pub use events_svg::EventsSvg;
pub use exchange::{Exchange, Selection, Tally, forms};
pub use html::Explorer;
pub use links::is_page;
pub use options::{Codes, Engine, Labels, Options, View};
pub use relations_dot::RelationsDot;
pub use relations_svg::RelationsSvg;
pub use timeline_csv::TimelineCsv;
pub(crate) use timeline_csv::harmless;
pub use timeline_json::TimelineJson;
pub use timeline_md::TimelineMd;

use crate::graph::KnowledgeGraph;

/// What an export wrote, and what it left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// How many events it shows.
    pub exported: usize,
    /// How many undated events it leaves out.
    pub omitted_undated: usize,
    /// What else is lost, in sentences.
    pub lossy: Vec<String>,
}

/// A format.
pub trait Exporter {
    /// The name of its file (`timeline.csv`).
    fn name(&self) -> &'static str;

    /// Writes the graph.
    ///
    /// # Errors
    /// The bytes could not be written, or the engine that was asked for is
    /// missing.
    fn write(&self, graph: &KnowledgeGraph, options: &Options, out: &mut dyn Write) -> Result<Report, ExportError>;
}

/// All formats, sorted by the name of their file.
pub fn all() -> &'static [&'static dyn Exporter] {
    &[
        &EventsDot,
        &EventsJsonl,
        &EventsSvg,
        &Explorer,
        &RelationsDot,
        &RelationsSvg,
        &TimelineCsv,
        &TimelineJson,
        &TimelineMd,
    ]
}

/// The format of a file name.
pub fn by_name(name: &str) -> Option<&'static dyn Exporter> {
    all().iter().copied().find(|e| e.name() == name)
}
