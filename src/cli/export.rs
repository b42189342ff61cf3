//! `wasit export`: events in a format of another program.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::Outcome;
use super::args::Dictionaries;
use super::asking::{Choice, load};
use super::console::Console;
use super::error::CliError;
use crate::ask::{Index, Resolver};
use crate::export::{Options, Selection, Tally, forms};
use crate::snapshot::Staged;

/// Write events in a format of another program
#[derive(Debug, Args)]
#[command(
    long_about = "Write events of a snapshot in a format of another program.\n\n\
        Of several actors, kinds, places or topics any one is enough; what is given of each sort \
        must all be met. What is denied is left out unless --status asks for it. Standard error \
        says how many events are exported, how many are omitted because they have no date, and of \
        how many the format cannot say all.",
    after_long_help = "Exit codes:\n  \
        0  events were exported\n  \
        1  none were; the file is whole and empty\n  \
        2  the snapshot cannot be read or the file not written\n\n\
        Examples:\n  \
        wasit export --format ics --kind talks --since 2025 -o talks.ics\n  \
        wasit export report/graph.ron --format csv --actor مصر"
)]
pub struct Export {
    /// Snapshot to read, as `wasit build` writes it
    #[arg(value_name = "GRAPH", default_value = "output/graph.ron")]
    graph: PathBuf,
    /// The format
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(forms().iter().map(|f| f.name())))]
    format: String,
    /// File to write to instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    dictionaries: Dictionaries,
}

impl Export {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let graph = load(&self.graph)?;
        let dictionaries = self.dictionaries.load()?;
        let (index, names) = (Index::new(&graph), Resolver::new(dictionaries.schema(), &graph));
        let filter = self.choice.filter(&names)?;
        let events = index.events().iter().copied().filter(|e| filter.accepts(&index, e)).collect();
        let options = Options::default().with_leads(&dictionaries.schema().ontology);
        let tally = self.write(&Selection { graph: &graph, events }, &options)?;
        let Tally { exported, undated, lossy } = tally;
        console.note(format_args!("exported {exported}, omitted {undated} undated, {lossy} lossy"));
        Ok(if exported == 0 { Outcome::Nothing } else { Outcome::Found })
    }

    fn write(&self, selection: &Selection<'_>, options: &Options) -> Result<Tally, CliError> {
        let mut tally = Tally::default();
        let Some(form) = forms().iter().find(|f| f.name() == self.format) else {
            return Ok(tally);
        };
        match self.output.as_deref().filter(|file| *file != Path::new("-")) {
            None => {
                // Whole before it is printed: a closed pipe is told from a fault.
                let mut bytes = Vec::new();
                tally = form.write(selection, options, &mut bytes)?;
                let mut out = BufWriter::new(io::stdout().lock());
                out.write_all(&bytes).and_then(|()| out.flush()).map_err(CliError::Stdout)?;
            }
            Some(file) => Staged::write(file, |out| {
                tally = form.write(selection, options, out)?;
                Ok::<_, CliError>(())
            })?
            .publish()?,
        }
        Ok(tally)
    }
}
