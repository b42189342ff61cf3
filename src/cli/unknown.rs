//! `wasit unknown`: what articles have that the dictionaries lack.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args::{self, Dictionaries, Reading};
use super::asking::Form;
use super::console::Console;
use super::error::CliError;
use super::records;
use crate::ask::{Cell, Table};
use crate::extract::Lacking;
use crate::lint::{Gap, Gaps};

/// List what articles have that the dictionaries lack
#[derive(Debug, Args)]
#[command(
    long_about = "List what articles have that the dictionaries lack.\n\n\
        People who speak, act or have a title, bodies, outlets and places behind the noun that says what they are, \
        offices of a side, and verbs with a side on either hand that evoke no event: the most frequent first, each \
        with a sentence, and an entry for the file that is named. Paste it between the brackets of that file in a \
        folder of your own, mend Latin letters, offices and dates, and try it with `wasit check`.",
    after_long_help = "Examples:\n  \
        wasit unknown articles/\n  \
        wasit unknown articles/ --only person body --min 3\n  \
        wasit unknown articles/ --schema mine --format csv"
)]
pub struct Unknown {
    /// Articles, or folders of them; - is standard input
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// Only what is lacking of these sorts
    #[arg(long, value_enum, value_name = "SORT", num_args = 1..)]
    only: Vec<Sort>,
    /// Only what stands so many times at least
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    min: usize,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    dictionaries: Dictionaries,
}

/// What may be lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// People
    Person,
    /// Movements, parties, societies
    Body,
    /// Newspapers, channels
    Outlet,
    /// Places
    Place,
    /// Offices
    Office,
    /// Verbs
    Verb,
}

impl Sort {
    fn of(lacks: Lacking) -> Self {
        match lacks {
            Lacking::Person => Self::Person,
            Lacking::Body => Self::Body,
            Lacking::Outlet => Self::Outlet,
            Lacking::Place => Self::Place,
            Lacking::Office => Self::Office,
            Lacking::Verb => Self::Verb,
        }
    }
}

impl Unknown {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let dictionaries = self.dictionaries.load()?;
        let schema = dictionaries.schema();
        let inputs = args::inputs(&self.inputs);
        let mut gaps = Gaps::default();
        let tally = records::of(&inputs, &self.reading.options(), schema, console, true, |_, all| {
            all.iter().for_each(|record| gaps.add(record));
            Ok(())
        })?;
        let mut table =
            Table::new(&["times", "documents", "lacks", "words", "example", "quote", "file", "entry"]).with_below(4);
        let wanted =
            |gap: &&Gap| gap.times >= self.min && (self.only.is_empty() || self.only.contains(&Sort::of(gap.lacks)));
        for gap in gaps.ranked(schema).iter().filter(wanted) {
            table.push(row(gap)?, None);
        }
        let outcome = self.form.print(console, table)?;
        Ok(if tally.errors > 0 { Outcome::Failed } else { outcome })
    }
}

fn row(gap: &Gap) -> Result<Vec<Cell>, CliError> {
    Ok(vec![
        Cell::count(gap.times),
        Cell::count(gap.documents),
        Cell::text(records::name(&gap.lacks)?),
        Cell::text(&gap.name),
        Cell::text(format!("{}:{}", gap.example.doc, gap.example.line)),
        Cell::text(&gap.example.quote),
        Cell::text(&gap.entry.file),
        Cell::text(&gap.entry.ron),
    ])
}
