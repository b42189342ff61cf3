//! `wasit stats`: how much there is of what.

use clap::Args;

use super::Outcome;
use super::asking::{Asking, Narrow};
use super::console::Console;
use super::error::CliError;
use crate::ask;

/// Ask how much there is of what
#[derive(Debug, Args)]
#[command(
    long_about = "Ask how much there is of what: documents, events, reports, dates, and how many \
        events there are of each status, kind, topic, place, side, mediator and source.",
    after_long_help = "Examples:\n  \
        wasit stats\n  \
        wasit stats --since 2025-10 --format csv"
)]
pub struct Stats {
    #[command(flatten)]
    narrow: Narrow,
    #[command(flatten)]
    asking: Asking,
}

impl Stats {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| Ok(ask::stats(&asked.index, &self.narrow.filter())))
    }
}
