//! `wasit timeline`: what happened, by date.

use clap::Args;

use super::Outcome;
use super::asking::{Asking, Choice};
use super::console::Console;
use super::error::CliError;
use crate::ask;

/// Ask what happened, by date
#[derive(Debug, Args)]
#[command(
    long_about = "Ask what happened, by date, the undated last.\n\n\
        Of several actors, kinds, places or topics any one is enough; what is given of each sort \
        must all be met. A place holds those that lie in it.",
    after_long_help = "Examples:\n  \
        wasit timeline --actor مصر --kind talks --since 2025-10\n  \
        wasit timeline --kind assault ceasefire --place gaza_strip\n  \
        wasit timeline --actor hamas ISR --topic ceasefire --format md"
)]
pub struct Timeline {
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    asking: Asking,
}

impl Timeline {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| {
            let filter = self.choice.filter(&asked.names)?;
            let table = ask::timeline(&asked.index, &filter);
            asked.tell_absent(&table, &filter.actors.iter().collect::<Vec<_>>(), &filter, console);
            Ok(table)
        })
    }
}
