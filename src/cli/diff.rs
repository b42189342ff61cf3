//! `wasit diff`: what has changed from one snapshot to another.

use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use super::asking::{Form, load};
use super::console::Console;
use super::error::CliError;
use crate::ask;

/// Ask what has changed from one snapshot to another
#[derive(Debug, Args)]
#[command(
    long_about = "Ask what has changed from one snapshot to another.\n\n\
        One row a change: events that appeared or vanished, that were merged or split, whose \
        status, date, place, topics or roles are otherwise, and those that further documents \
        corroborate.",
    after_long_help = "Exit codes:\n  \
        0  something has changed\n  \
        1  nothing has\n  \
        2  a snapshot cannot be read\n\n\
        Examples:\n  \
        wasit diff yesterday/graph.ron output/graph.ron"
)]
pub struct Diff {
    /// The older snapshot
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer snapshot
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    form: Form,
}

impl Diff {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let (old, new) = (load(&self.old)?, load(&self.new)?);
        self.form.print_or(console, ask::diff(&old, &new), "nothing has changed")
    }
}
