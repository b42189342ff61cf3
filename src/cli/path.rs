//! `wasit path`: the shortest chain of events from one actor to another.

use clap::Args;

use super::Outcome;
use super::asking::{Asking, Narrow};
use super::console::Console;
use super::error::CliError;
use crate::ask;

/// Ask for the shortest chain of events from one actor to another
#[derive(Debug, Args)]
#[command(
    long_about = "Ask for the shortest chain of events from one actor to another.\n\n\
        One row an event: who comes to it in which role, and to whom it leads in which. Of chains \
        that are as short the one with more facts is taken.",
    after_long_help = "Examples:\n  \
        wasit path OMN SAU\n  \
        wasit path \"UN\" m23 --since 2025"
)]
pub struct Path {
    /// Where the chain begins
    #[arg(value_name = "A")]
    a: String,
    /// Where it ends
    #[arg(value_name = "B")]
    b: String,
    #[command(flatten)]
    narrow: Narrow,
    #[command(flatten)]
    asking: Asking,
}

impl Path {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| {
            let (a, b) = (asked.names.actor(&self.a)?, asked.names.actor(&self.b)?);
            if a == b {
                console.note(format_args!("both names mean {a}"));
            }
            let filter = self.narrow.filter();
            let table = ask::path(&asked.index, &a, &b, &filter);
            asked.tell_absent(&table, &[&a, &b], &filter, console);
            Ok(table)
        })
    }
}
