//! `wasit actor`: who someone is.

use clap::Args;

use super::Outcome;
use super::asking::{Asking, Narrow};
use super::console::Console;
use super::error::CliError;
use crate::ask;

/// Ask who someone is and what they do
#[derive(Debug, Args)]
#[command(
    long_about = "Ask who someone is and what they do.\n\n\
        A card: names, side and offices with their dates from the dictionaries; roles with their \
        numbers, first and last event, and neighbours, the closest first, from the graph.",
    after_long_help = "Examples:\n  \
        wasit actor قطر\n  \
        wasit actor \"steve witkoff\" --since 2025\n  \
        wasit actor EGY --format json"
)]
pub struct Actor {
    /// Its id, or a name in Arabic or English
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    narrow: Narrow,
    #[command(flatten)]
    asking: Asking,
}

impl Actor {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| {
            let id = asked.names.actor(&self.name)?;
            let filter = self.narrow.filter();
            let table = ask::actor(&asked.index, asked.schema, &id, &filter);
            asked.tell_absent(&table, &[&id], &filter, console);
            Ok(table)
        })
    }
}
