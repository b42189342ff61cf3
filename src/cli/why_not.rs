//! `wasit why-not`: which frames a line came near to, and what they lacked.

use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use super::args::{Dictionaries, Reading};
use super::asking::Form;
use super::console::{Console, visible};
use super::error::CliError;
use super::records;
use crate::ask::{Cell, Table};
use crate::extract::{Outcome as Became, SentenceRecord, Verdict};
use crate::ingest::Input;
use crate::schema::{KindId, Schema};

/// Say which events a line came near to, and what they lacked
#[derive(Debug, Args)]
#[command(
    long_about = "Say which events a line came near to, and what they lacked.\n\n\
        The line is read anew with the text before it. For each frame that its words may evoke and that gave no \
        event, the nearest first, a row tells the first condition that failed: `no_event_of_its_own`, `fits_less` \
        than the frame told, `lacks_role` (one of these needs a side), `excluded` by words, `lacks_words` (one of \
        these must stand with it), `lacks_particle`, `lacks_topic`, `words_apart` of a phrase, or `no_trigger`, a \
        word in a place or form in which it evokes nothing.\n\n\
        Lines are counted in the text of the article, without its front matter. Exit code 1 says that nothing in \
        the line comes near.",
    after_long_help = "Examples:\n  \
        wasit why-not seeds/gaza-contacts-to-revive-talks.md:3\n  \
        wasit why-not article.txt:12 --kind mediation\n  \
        wasit why-not article.txt:12 --schema mine --format json"
)]
pub struct WhyNot {
    /// File of an article, and line of its text
    #[arg(value_name = "FILE:LINE", value_parser = place)]
    place: (PathBuf, u32),
    /// Only frames of this kind of event
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    dictionaries: Dictionaries,
}

impl WhyNot {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let dictionaries = self.dictionaries.load()?;
        let kind = self.kind.as_ref().map(|name| known(dictionaries.schema(), name)).transpose()?;
        let (file, line) = &self.place;
        let inputs = [Input::from(file.clone())];
        let mut table = Table::new(&["document", "line", "trigger", "kind", "frame", "outcome", "because"]);
        let wanted = |verdict: &&Verdict| kind.as_ref().is_none_or(|kind| *kind == verdict.kind);
        let mut fired = Vec::new();
        let mut read = false;
        let options = self.reading.options();
        let tally = records::of(&inputs, &options, dictionaries.schema(), console, false, |document, all| {
            for record in all.iter().filter(|record| record.line == *line) {
                read = true;
                for verdict in record.frames.iter().filter(wanted) {
                    if verdict.outcome == Became::Fires {
                        fired.push(format!("{} by the frame {}", verdict.kind, verdict.frame));
                    } else {
                        table.push(row(record, verdict, verdict.trigger.of(&document.text))?, None);
                    }
                }
            }
            Ok(())
        })?;
        if tally.errors > 0 {
            return Ok(Outcome::Failed);
        }
        if !read {
            console.note(format_args!("{}:{line}: no sentence that may report something starts here", file.display()));
        }
        for event in fired {
            console.note(format_args!("{}:{line}: gives {event}", file.display()));
        }
        self.form.print(console, table)
    }
}

fn row(record: &SentenceRecord, verdict: &Verdict, words: &str) -> Result<Vec<Cell>, CliError> {
    Ok(vec![
        Cell::text(&record.doc),
        Cell::Number(record.line.into()),
        Cell::text(visible(words)),
        Cell::text(&verdict.kind),
        Cell::text(&verdict.frame),
        Cell::text(records::name(&verdict.outcome)?),
        Cell::list(first_of(&verdict.because)),
    ])
}

/// The first few of many; the frame itself has the rest.
fn first_of(all: &[String]) -> Vec<String> {
    const MOST: usize = 6;
    let mut some: Vec<_> = all.iter().take(MOST).map(|one| visible(one)).collect();
    if all.len() > MOST {
        some.push(format!("and {} more", all.len() - MOST));
    }
    some
}

/// The kind of a name; one that is not there is an error that names the others.
fn known(schema: &Schema, name: &str) -> Result<KindId, CliError> {
    let kinds = &schema.ontology.kinds;
    let found = kinds.iter().find(|k| k.id.as_str() == name || k.en.eq_ignore_ascii_case(name) || k.ar == name);
    found.map(|k| k.id.clone()).ok_or_else(|| {
        let all: Vec<_> = kinds.iter().map(|k| k.id.as_str()).collect();
        CliError::NoKind { name: name.to_owned(), known: all.join(", ") }
    })
}

fn place(text: &str) -> Result<(PathBuf, u32), String> {
    let parts = text.rsplit_once(':').and_then(|(file, line)| Some((PathBuf::from(file), line.parse().ok()?)));
    parts.filter(|(_, line)| *line > 0).ok_or_else(|| "write it as article.txt:12".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let words: Vec<_> = (0..9).map(|n| n.to_string()).collect();
        assert_eq!(first_of(&words), ["0", "1", "2", "3", "4", "5", "and 3 more"]);
        assert_eq!(first_of(words.get(..6).unwrap_or_default()), words.get(..6).unwrap_or_default());
    }
}
