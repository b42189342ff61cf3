//! `wasit export`: events in a format of another program.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, Args, ValueEnum};

use super::Outcome;
use super::args::Dictionaries;
use super::asking::{Choice, load};
use super::console::Console;
use super::error::CliError;
use super::look::Look;
use crate::ask::{Filter, Index, Resolver};
use crate::export::{Options, Selection, Tally, View, forms, is_page};
use crate::graph::Level;
use crate::snapshot::Staged;

/// Write events in a format of another program
#[derive(Debug, Args)]
#[command(
    long_about = "Write events of a snapshot in a format of another program.\n\n\
        Of several actors, kinds, places or topics any one is enough; what is given of each sort \
        must all be met. What is denied is left out unless --status asks for it. Standard error \
        says how many events are exported, how many are omitted because they have no date (or no \
        room in a picture), and of how many the format cannot say all. To name several of one sort, \
        give the option several times.",
    mut_args(one_each),
    after_long_help = "Exit codes:\n  \
        0  events were exported\n  \
        1  none were; the file is whole and empty\n  \
        2  the snapshot cannot be read or the file not written\n\n\
        Examples:\n  \
        wasit export --format ics --kind talks --since 2025 -o talks.ics\n  \
        wasit export --format csv --actor مصر --actor قطر report/graph.ron\n  \
        wasit export --format svg --view mediation --labels en -o mediation.svg\n  \
        wasit export --format html --topic ceasefire -o ceasefire.html\n  \
        wasit export --format svg --view ego --actor قطر -o qatar.svg"
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
    /// What a picture (dot, svg, png) shows
    #[arg(long, value_enum, default_value_t)]
    view: ViewChoice,
    /// Who stands in a picture of relations: sides, or those who are named, framed by their side
    #[arg(long, value_enum, default_value_t)]
    nodes: NodeChoice,
    /// Explorer that a picture links to: an address of the web, or a file beside it
    ///
    /// Without it events link to the article that first reports them. `wasit build`
    /// links its pictures to index.html, which it writes beside them.
    #[arg(long, value_name = "PAGE", value_parser = page)]
    explorer: Option<String>,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    dictionaries: Dictionaries,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ViewChoice {
    /// Who is connected with whom, and by what
    #[default]
    Relations,
    /// The events by date
    Events,
    /// Who mediates between whom, and about what
    Mediation,
    /// With whom the one of --actor is connected
    Ego,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum NodeChoice {
    /// Sides: those for whom somebody acts
    #[default]
    Sides,
    /// Those who are named
    Named,
}

impl From<NodeChoice> for Level {
    fn from(choice: NodeChoice) -> Self {
        match choice {
            NodeChoice::Sides => Self::Sides,
            NodeChoice::Named => Self::Actors,
        }
    }
}

fn page(address: &str) -> Result<String, String> {
    let told = "write an address that begins with https:// or http://, or the name of a file";
    if is_page(address) { Ok(address.to_owned()) } else { Err(told.to_owned()) }
}

/// A list takes one value each time that it is given, so that the snapshot may
/// stand after it.
fn one_each(argument: Arg) -> Arg {
    let several = argument.get_num_args().is_some_and(|n| n.max_values() > 1);
    if several { argument.num_args(1) } else { argument }
}

impl Export {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let graph = load(&self.graph)?;
        let dictionaries = self.dictionaries.load()?;
        let (index, names) = (Index::new(&graph), Resolver::new(dictionaries.schema(), &graph));
        let filter = self.choice.filter(&names)?;
        let view = self.view(&filter)?;
        let events = index.events().iter().copied().filter(|e| filter.accepts(&index, e)).collect();
        let options =
            Options { view, level: self.nodes.into(), explorer: self.explorer.clone(), ..self.look.options() }
                .with_ontology(&dictionaries.schema().ontology);
        let tally = self.write(&Selection { graph: &graph, events }, &options)?;
        let Tally { exported, undated, omitted, lossy } = tally;
        let others = if omitted > 0 { format!(" and {omitted} others") } else { String::new() };
        console.note(format_args!("exported {exported}, omitted {undated} undated{others}, {lossy} lossy"));
        Ok(if exported == 0 { Outcome::Nothing } else { Outcome::Found })
    }

    fn view(&self, filter: &Filter) -> Result<View, CliError> {
        Ok(match (self.view, filter.actors.as_slice()) {
            (ViewChoice::Relations, _) => View::Relations,
            (ViewChoice::Events, _) => View::Events,
            (ViewChoice::Mediation, _) => View::Mediation,
            (ViewChoice::Ego, [who]) => View::Ego(who.clone()),
            (ViewChoice::Ego, _) => return Err(CliError::NoEgo),
        })
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
