//! Formats of other programs: what a selection of events becomes in each.
//!
//! One file a format, each an [`Exchange`]; [`forms`] lists them. Dates come
//! from [`date`](super::date), what is told from [`Told`](told::Told). Text
//! that a format could take for its own is escaped there; characters that
//! nobody sees and that turn or cut a line are shown by their number
//! ([`visible`](visible::visible)) where people read the text.

mod csv;
mod cytoscape;
mod dyads;
mod ftm;
mod gdelt;
mod gexf;
mod graphml;
mod ics;
pub(super) mod iri;
mod jsonld;
mod mermaid;
mod neo4j;
mod network;
#[cfg(feature = "parquet")]
mod parquet;
mod picture;
mod plover;
#[cfg(feature = "png")]
mod png;
#[cfg(feature = "sqlite")]
mod sqlite;
mod timelinejs;
mod told;
mod turtle;
mod vis;
pub(super) mod visible;

mod xml;

use std::io::Write;

use super::{ExportError, Options};
use crate::graph::KnowledgeGraph;
use crate::link::Event;

/// Events of a graph.
#[derive(Debug)]
pub struct Selection<'g> {
    /// The graph.
    pub graph: &'g KnowledgeGraph,
    /// The events, in its order.
    pub events: Vec<&'g Event>,
}

/// What became of the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many the file holds.
    pub exported: usize,
    /// How many it leaves out because they have no date.
    pub undated: usize,
    /// How many it leaves out for want of room, or because they are nothing that
    /// it shows.
    pub omitted: usize,
    /// Of how many it changes or coarsens what it holds: dates that the format
    /// cannot say as exactly as they are known, cells that were made harmless.
    pub lossy: usize,
}

impl Tally {
    /// Counts an event that is written.
    fn count(&mut self, lossy: bool) {
        self.exported += 1;
        self.lossy += usize::from(lossy);
    }
}

/// A format of other programs.
pub trait Exchange: std::fmt::Debug + Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// Writes the events.
    ///
    /// # Errors
    /// The bytes could not be written.
    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError>;
}

/// All formats.
pub fn forms() -> &'static [&'static dyn Exchange] {
    &[
        &csv::Csv,
        &csv::Events,
        &timelinejs::TimelineJs,
        &vis::Vis,
        &ics::Ics,
        &mermaid::Mermaid,
        &cytoscape::Cytoscape,
        &picture::Dot,
        &picture::Svg,
        #[cfg(feature = "png")]
        &png::Png,
        &super::html::Explorer,
        &graphml::GraphMl,
        &gexf::Gexf,
        &neo4j::Nodes,
        &neo4j::Relationships,
        &turtle::Turtle,
        &jsonld::JsonLd,
        #[cfg(feature = "sqlite")]
        &sqlite::Sqlite,
        #[cfg(feature = "parquet")]
        &parquet::Parquet,
        &ftm::Ftm,
        &plover::Plover,
        &gdelt::Gdelt,
    ]
}

/// Writes a value as JSON that may stand in a page: `<` is escaped.
fn json(name: &'static str, value: &serde_json::Value, out: &mut dyn Write) -> Result<(), ExportError> {
    let text = serde_json::to_string_pretty(value).map_err(ExportError::format(name))?;
    let text = text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    writeln!(out, "{text}").map_err(ExportError::write(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    /// What a format makes of all events of a graph.
    pub(super) fn all(form: &dyn Exchange, graph: &KnowledgeGraph) -> (String, Tally) {
        all_with(form, graph, &sample::options())
    }

    /// The same with options.
    pub(super) fn all_with(form: &dyn Exchange, graph: &KnowledgeGraph, options: &Options) -> (String, Tally) {
        let selection = Selection { graph, events: graph.events().collect() };
        let mut bytes = Vec::new();
        let tally = form.write(&selection, options, &mut bytes).unwrap();
        (String::from_utf8(bytes).unwrap(), tally)
    }

    #[test]
    fn every_event_is_written_or_counted_and_the_bytes_are_the_same_again() {
        let graph = sample::graph();
        for form in forms() {
            let write = || {
                let selection = Selection { graph: &graph, events: graph.events().collect() };
                let mut bytes = Vec::new();
                let tally = form.write(&selection, &sample::options(), &mut bytes).unwrap();
                (bytes, tally)
            };
            let (bytes, tally) = write();
            assert_eq!(tally.exported + tally.undated + tally.omitted, graph.events().count(), "{}", form.name());
            assert_eq!(write(), (bytes, tally), "{}", form.name());
        }
    }

    #[test]
    fn nothing_selected_is_still_a_file_of_the_format() {
        let graph = sample::graph();
        for form in forms() {
            let mut bytes = Vec::new();
            let none = Selection { graph: &graph, events: Vec::new() };
            let tally = form.write(&none, &Options::default(), &mut bytes).unwrap();
            assert_eq!(tally, Tally::default());
            let empty = ["ftm", "plover", "gdelt"].contains(&form.name());
            assert_eq!(bytes.is_empty(), empty, "{}", form.name());
        }
    }

    #[test]
    fn nothing_that_is_shown_holds_marks_or_controls() {
        for form in forms().iter().filter(|f| ["timelinejs", "vis", "ics", "mermaid"].contains(&f.name())) {
            let (text, _) = all(*form, &sample::hostile());
            let bad = text.chars().find(|&c| visible::is_hidden(c) && !matches!(c, '\n' | '\r'));
            assert_eq!(bad, None, "{}", form.name());
        }
    }
}
