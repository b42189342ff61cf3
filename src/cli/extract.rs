//! `wasit extract`: events as lines of JSON.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args::{Dictionaries, Reading, inputs};
use super::console::Console;
use super::error::CliError;
use super::records;
use super::run::{self, Findings, Tally, Voice};
use crate::export::{mention_ids, mention_line};
use crate::snapshot::{Staged, WriteError};

/// Print every event that the sentences report, one a line
#[derive(Debug, Args)]
#[command(
    long_about = "Print every event that the sentences report, one a line.\n\n\
        Each line is a JSON object: kind, the words that evoke it, who takes part in which role, \
        place, topics, status (actual, planned, possible, denied), time, source, and the rule that \
        read it. `start` and `end` are byte offsets into the text of the document, and `text` is \
        exactly those bytes. Lines are sorted by document, then by the first byte of the trigger.\n\n\
        Read are .txt, .md, .html, .jsonl and .csv, and folders of them.",
    after_long_help = "Examples:\n  \
        wasit extract seeds/\n  \
        wasit extract article.txt --doc-date 2025-10-06 -o events.jsonl\n  \
        wasit extract article.txt --trace | jq '.frames[]'\n  \
        wasit extract news.jsonl | jq -r 'select(.kind==\"mediation\") | .roles[].text'"
)]
pub struct Extract {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Write to a file, which is replaced only when all is done; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The form of the lines
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Print in the order of the input, as soon as a document is read
    ///
    /// Without it lines are sorted by document, for which all of them are held
    /// until the last document is read.
    #[arg(long)]
    stream: bool,
    /// Print how each sentence was read instead, one a line, in the order of the input
    ///
    /// Each line is a JSON object: the words with their analysis, the frames that they may
    /// evoke with what each lacked, and of each event by what its roles, date, place, status
    /// and source are known, and its confidence by parts.
    #[arg(long, conflicts_with_all = ["stream", "min_confidence"])]
    trace: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    dictionaries: Dictionaries,
    /// Leave out events below this confidence (0 to 1)
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = super::args::confidence)]
    min_confidence: f32,
    /// Show neither notes nor progress; errors are still told
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// JSON Lines
    #[default]
    Jsonl,
}

/// The lines of one document.
struct Lines {
    doc: String,
    lines: Result<String, serde_json::Error>,
}

impl Extract {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        match self.output.as_deref().filter(|file| *file != Path::new("-")) {
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                let outcome = self.write(console, &mut out, CliError::Stdout)?;
                out.flush().map_err(CliError::Stdout)?;
                Ok(outcome)
            }
            Some(file) => {
                let mut outcome = Outcome::Nothing;
                let staged = Staged::write(file, |out| {
                    outcome = self.write(console, out, |source| failed(file, source))?;
                    Ok::<_, CliError>(())
                })?;
                staged.publish()?;
                Ok(outcome)
            }
        }
    }

    fn write(
        &self,
        console: &Console,
        out: &mut dyn Write,
        failed: impl Fn(io::Error) -> CliError,
    ) -> Result<Outcome, CliError> {
        let dictionaries = self.dictionaries.load()?;
        if self.trace {
            let mut found = false;
            let options = self.reading.options();
            let tally =
                records::of(&inputs(&self.inputs), &options, dictionaries.schema(), console, self.quiet, |_, all| {
                    found |= all.iter().any(|record| !record.events.is_empty());
                    records::write(out, all).map_err(&failed)
                })?;
            return Ok(ended(tally, found));
        }
        let mut found = false;
        let mut held = Vec::new();
        let mut print = |lines: Lines| -> Result<(), CliError> {
            let text = lines.lines.map_err(|e| failed(e.into()))?;
            found |= !text.is_empty();
            out.write_all(text.as_bytes()).map_err(&failed)?;
            if self.stream { out.flush().map_err(&failed) } else { Ok(()) }
        };
        let mut voice = Voice::new(console, self.quiet);
        // Lines and progress would run into each other.
        voice.progress &= !(self.stream && io::stdout().is_terminal());
        let tally = run::over(
            &inputs(&self.inputs),
            &self.reading.options(),
            dictionaries.schema(),
            voice,
            |findings| self.lines(findings),
            |lines| {
                if self.stream {
                    return print(lines);
                }
                held.push(lines);
                Ok(())
            },
        )?;
        if tally.documents == 0 && tally.errors == 0 && !self.quiet {
            console.note("no document was read");
        }
        held.sort_by(|a, b| a.doc.cmp(&b.doc));
        held.into_iter().try_for_each(print)?;
        Ok(ended(tally, found))
    }

    fn lines(&self, findings: Findings) -> Lines {
        let Findings { document, mut mentions, .. } = findings;
        mentions.retain(|m| m.confidence >= self.min_confidence);
        let ids = mention_ids(&mentions);
        let lines = mentions
            .iter()
            .zip(&ids)
            .map(|(mention, id)| {
                let line = mention_line(mention, id, |span| span.of(&document.text))?;
                Ok(line + "\n")
            })
            .collect();
        Lines { doc: document.id, lines }
    }
}

fn ended(tally: Tally, found: bool) -> Outcome {
    match (tally.errors, found) {
        (1.., _) => Outcome::Failed,
        (0, true) => Outcome::Found,
        (0, false) => Outcome::Nothing,
    }
}

fn failed(file: &Path, source: io::Error) -> CliError {
    WriteError::Io { file: file.to_owned(), source }.into()
}
