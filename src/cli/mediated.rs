//! `wasit mediated`: who mediated between whom.

use clap::Args;

use super::Outcome;
use super::asking::{Asking, Narrow};
use super::console::Console;
use super::error::CliError;
use crate::ask::{self, Filter};

/// Ask who mediated between whom, about what and when
#[derive(Debug, Args)]
#[command(
    long_about = "Ask who mediated between whom, about what and when.\n\n\
        One row a mediation, by date, the undated last: whether it happened, who mediated, the \
        parties, the topics, how many documents and sentences report it, and the sentence that says so. \
        Names are ids, or names in Arabic or English in any spelling.",
    after_long_help = "Examples:\n  \
        wasit mediated --between hamas ISR\n  \
        wasit mediated --by قطر --about ceasefire --since 2025\n  \
        wasit mediated --between \"Saudi Arabia\" الحوثيين --format csv"
)]
pub struct Mediated {
    /// Mediations to which both are parties
    #[arg(long, value_names = ["A", "B"], num_args = 2)]
    between: Vec<String>,
    /// Mediations by this one; several: by any of them
    #[arg(long, value_name = "ACTOR", num_args = 1..)]
    by: Vec<String>,
    /// Mediations about this topic; several: about any of them
    #[arg(long, value_name = "TOPIC", num_args = 1..)]
    about: Vec<String>,
    #[command(flatten)]
    narrow: Narrow,
    #[command(flatten)]
    asking: Asking,
}

impl Mediated {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| {
            let actors = |names: &[String]| names.iter().map(|n| asked.names.actor(n)).collect::<Result<_, _>>();
            let topics = self.about.iter().map(|n| asked.names.topic(n)).collect::<Result<_, _>>()?;
            let question = ask::Mediated { between: actors(&self.between)?, by: actors(&self.by)? };
            let filter = Filter { topics, ..self.narrow.filter() };
            let table = ask::mediated(&asked.index, &question, &filter);
            let named: Vec<_> = question.between.iter().chain(&question.by).collect();
            asked.tell_absent(&table, &named, &filter, console);
            Ok(table)
        })
    }
}
