//! `wasit between`: all that links two actors.

use clap::Args;

use super::Outcome;
use super::asking::{Asking, Narrow};
use super::console::Console;
use super::error::CliError;
use crate::ask;

/// Ask for all that links two actors, by time
#[derive(Debug, Args)]
#[command(
    long_about = "Ask for all that links two actors, by time.\n\n\
        One row an event that both take part in, itself or as the side that others act for, with \
        the roles of each.",
    after_long_help = "Examples:\n  \
        wasit between EGY hamas\n  \
        wasit between روسيا أوكرانيا --status all --since 2024"
)]
pub struct Between {
    /// One
    #[arg(value_name = "A")]
    a: String,
    /// The other
    #[arg(value_name = "B")]
    b: String,
    #[command(flatten)]
    narrow: Narrow,
    #[command(flatten)]
    asking: Asking,
}

impl Between {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| {
            let (a, b) = (asked.names.actor(&self.a)?, asked.names.actor(&self.b)?);
            if a == b {
                console.note(format_args!("both names mean {a}"));
            }
            let filter = self.narrow.filter();
            let table = ask::between(&asked.index, &a, &b, &filter);
            asked.tell_absent(&table, &[&a, &b], &filter, console);
            Ok(table)
        })
    }
}
