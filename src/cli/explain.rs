//! `wasit explain`: why an event is in the graph.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Outcome;
use super::args::{Reading, inputs};
use super::asking::{Asked, Asking};
use super::console::Console;
use super::error::CliError;
use super::records;
use crate::ask::{self, Index, Table};
use crate::extract::SentenceRecord;
use crate::ingest::Input;
use crate::link::{Event, EventId};

/// Say why an event is in the graph
#[derive(Debug, Args)]
#[command(
    long_about = "Say why an event is in the graph.\n\n\
        For each sentence that reports it: the sentence with the words that were read in brackets; the frame, \
        the lemma that evoked it and the words that it asks for beside that; of each role by which name, nationality or office it is known, or which words \
        before it refers to, and where in the clause it stands; how date, place and source are known; which word \
        makes it denied, planned or possible; the confidence by its parts; every word with its analysis. Then what joined the reports, and the events that it \
        grew out of.\n\n\
        How the words were read is told from the articles, which are read anew (`--articles`); `wasit extract \
        --trace` gives the same as JSON. Where an article is not at hand, or is not what the graph was made from, \
        what the graph holds of it is told. A file and line are explained without a graph too, as the article alone \
        reads; lines are counted in the text of the article, without its front matter.",
    after_long_help = "Examples:\n  \
        wasit explain 7c3b428a6a3c\n  \
        wasit explain seeds/gaza-contacts-to-revive-talks.md:3\n  \
        wasit explain sharm-el-sheikh-delegations:1 --articles seeds/ --format jsonl"
)]
pub struct Explain {
    /// Id of an event, or file or document and line of its text
    #[arg(value_name = "EVENT|FILE:LINE")]
    what: String,
    /// The articles that the graph was made from
    #[arg(long, value_name = "INPUT", num_args = 1.., default_value = "seeds")]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    asking: Asking,
}

impl Explain {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let line = self.what.rsplit_once(':').and_then(|(what, line)| Some((what, line.parse::<u32>().ok()?)));
        match line {
            Some((file, line)) if Path::new(file).is_file() => self.file(Path::new(file), line, console),
            _ => self.asking.answer(console, |asked| self.event(asked, line, console)),
        }
    }

    /// Events of the graph, with the articles if they are there.
    fn event(&self, asked: &Asked<'_>, line: Option<(&str, u32)>, console: &Console) -> Result<Table, CliError> {
        let index = &asked.index;
        let by_id = index.number(&EventId::from(self.what.as_str())).and_then(|n| index.event(n));
        let events = match (by_id, line) {
            (Some(event), _) => vec![event],
            (None, Some((document, line))) => ask::events_on_line(index, document, line),
            (None, None) => Vec::new(),
        };
        if events.is_empty() {
            console.note(self.unknown(index, line));
        }
        let mentions = || events.iter().flat_map(|event| &event.mentions);
        let there: Vec<_> = self.articles.iter().filter(|path| path.exists()).cloned().collect();
        let mut records = Vec::new();
        if !events.is_empty() && !there.is_empty() {
            let wanted = |id: &str| mentions().any(|mention| mention.doc == id);
            let options = self.reading.options();
            records::of_some(
                &inputs(&there),
                &options,
                asked.schema,
                console,
                true,
                |document| wanted(&document.id),
                |_, all| {
                    records.extend_from_slice(all);
                    Ok(())
                },
            )?;
        }
        if mentions().any(|mention| ask::record_of(index, mention, &records).is_none()) {
            console.note("not all articles are at hand as they were read; name them with --articles to see how each part is known");
        }
        Ok(ask::account(index, &events, &records))
    }

    /// Why nothing can be explained, and what can.
    fn unknown(&self, index: &Index<'_>, line: Option<(&str, u32)>) -> String {
        let Some((document, line)) = line else {
            return format!(
                "no event has the id {}; the answers of all questions tell ids, and lines to explain",
                self.what
            );
        };
        let known = |id: &str| index.documents.iter().any(|d| d.id == id);
        let mut near = index.documents.iter().filter(|d| d.id.starts_with(document)).map(|d| d.id.as_str());
        match near.next() {
            Some(_) if known(document) => format!("no event of the graph is read from line {line} of {document}"),
            Some(near) => format!("no document is called {document}; did you mean {near}:{line}?"),
            None => format!("no file and no document of the graph is called {document}"),
        }
    }

    /// A line of an article; with the graph, if that has it.
    fn file(&self, file: &Path, line: u32, console: &Console) -> Result<Outcome, CliError> {
        let dictionaries = self.asking.dictionaries()?;
        let mut records = Vec::new();
        let input = [Input::from(file.to_owned())];
        let tally = records::of(&input, &self.reading.options(), dictionaries.schema(), console, false, |_, all| {
            records.extend_from_slice(all);
            Ok(())
        })?;
        if tally.errors > 0 {
            return Ok(Outcome::Failed);
        }
        if self.asking.has_graph() {
            let known = self.asking.with(|asked| {
                let known = known(asked, &records, line);
                Ok((!known.is_empty()).then(|| ask::account(&asked.index, &known, &records)))
            })?;
            if let Some(table) = known {
                return self.asking.form.print(console, table);
            }
        }
        let mut table = Table::default();
        for told in records.iter().filter(|record| record.line == line).map(ask::sentence_account) {
            table.columns = told.columns;
            table.rows.extend(told.rows);
        }
        let outcome = self.asking.form.print(console, table)?;
        if outcome == Outcome::Nothing {
            console.note(format_args!("`wasit why-not {}` says what the line came near to", self.what));
        }
        Ok(outcome)
    }
}

/// The events of the graph that the records of a line tell of.
fn known<'g>(asked: &Asked<'g>, records: &[SentenceRecord], line: u32) -> Vec<&'g Event> {
    let mut events: Vec<&Event> = Vec::new();
    for record in records.iter().filter(|record| record.line == line) {
        for event in ask::events_on_line(&asked.index, &record.doc, record.line) {
            let told = event.mentions.iter().any(|m| ask::record_of(&asked.index, m, records).is_some());
            if told && events.iter().all(|other| other.id != event.id) {
                events.push(event);
            }
        }
    }
    events
}
