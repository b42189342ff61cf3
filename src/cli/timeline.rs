//! `wasit timeline`: what happened, by date.

use clap::Args;

use super::Outcome;
use super::asking::{Asking, Narrow};
use super::console::Console;
use super::error::CliError;
use crate::ask::{self, Filter};

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
    /// Events that this one takes part in, itself or as a side
    #[arg(long, value_name = "ACTOR", num_args = 1..)]
    actor: Vec<String>,
    /// Events of this kind
    #[arg(long, value_name = "KIND", num_args = 1..)]
    kind: Vec<String>,
    /// Events at this place or within it
    #[arg(long, value_name = "PLACE", num_args = 1..)]
    place: Vec<String>,
    /// Events about this topic
    #[arg(long, value_name = "TOPIC", num_args = 1..)]
    topic: Vec<String>,
    #[command(flatten)]
    narrow: Narrow,
    #[command(flatten)]
    asking: Asking,
}

impl Timeline {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| {
            let names = &asked.names;
            let filter = Filter {
                actors: self.actor.iter().map(|n| names.actor(n)).collect::<Result<_, _>>()?,
                kinds: self.kind.iter().map(|n| names.kind(n)).collect::<Result<_, _>>()?,
                places: self.place.iter().map(|n| names.place(n)).collect::<Result<_, _>>()?,
                topics: self.topic.iter().map(|n| names.topic(n)).collect::<Result<_, _>>()?,
                ..self.narrow.filter()
            };
            Ok(ask::timeline(&asked.index, &filter))
        })
    }
}
