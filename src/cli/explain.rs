//! `wasit explain`: why an event is in the graph.

use clap::Args;

use super::Outcome;
use super::asking::Asking;
use super::console::Console;
use super::error::CliError;
use crate::ask;
use crate::link::EventId;

/// Say why an event is in the graph
#[derive(Debug, Args)]
#[command(
    long_about = "Say why an event is in the graph.\n\n\
        For each sentence that reports it: the frame and the lemma that evoked it, the words of each role, whom \
        they mean and by which name, nationality or office, how the date was counted, place, topics, status, \
        source and confidence; what joined the reports, and the events that it grew out of.",
    after_long_help = "Examples:\n  \
        wasit explain 78495a95ad56\n  \
        wasit explain gaza-contacts-to-revive-talks:3\n  \
        wasit explain sharm-el-sheikh-delegations:1 --format jsonl"
)]
pub struct Explain {
    /// Id of an event, or document and line of its text
    #[arg(value_name = "EVENT|DOCUMENT:LINE")]
    what: String,
    #[command(flatten)]
    asking: Asking,
}

impl Explain {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.asking.answer(console, |asked| {
            let index = &asked.index;
            let by_id = index.number(&EventId::from(self.what.as_str())).and_then(|n| index.event(n));
            let line = || self.what.rsplit_once(':').and_then(|(doc, line)| Some((doc, line.parse::<u32>().ok()?)));
            let events = match (by_id, line()) {
                (Some(event), _) => vec![event],
                (None, Some((document, line))) => ask::events_on_line(index, document, line),
                (None, None) => Vec::new(),
            };
            Ok(ask::account(index, asked.schema, &events))
        })
    }
}
