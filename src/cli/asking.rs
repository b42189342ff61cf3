//! What every question takes: the snapshot, what narrows it, the form of the
//! answer.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args::{Dictionaries, Loaded};
use super::console::Console;
use super::error::CliError;
use super::rows::{self, Format};
use crate::ask::{Filter, Index, Period, Resolver, Statuses, Table};
use crate::graph::KnowledgeGraph;
use crate::schema::{ActorId, Schema, Status};
use crate::snapshot;

/// The snapshot and the form of the answer.
#[derive(Debug, Args)]
pub struct Asking {
    /// Snapshot to ask, as `wasit build` writes it
    #[arg(long, value_name = "FILE", default_value = "output/graph.ron")]
    graph: PathBuf,
    #[command(flatten)]
    pub form: Form,
    #[command(flatten)]
    dictionaries: Dictionaries,
}

/// The form of an answer.
#[derive(Debug, Args)]
pub struct Form {
    /// The form of the rows
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Marks around right-to-left words in text, so that a line keeps its order
    #[arg(long, value_enum, default_value_t)]
    bidi: Bidi,
    /// Print so many rows at most
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
}

/// When right-to-left words are put between marks that nobody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Bidi {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Marks,
    /// Never
    None,
}

/// What a question is asked with.
pub struct Asked<'a> {
    /// The events.
    pub index: Index<'a>,
    /// Names.
    pub names: Resolver<'a>,
    /// The dictionaries.
    pub schema: &'a Schema,
}

impl Asked<'_> {
    /// Says of an empty answer which of those who were asked for no event has, or how many
    /// events have no date that could lie in the period.
    pub fn tell_absent(&self, table: &Table, actors: &[&ActorId], filter: &Filter, console: &Console) {
        if !table.rows.is_empty() {
            return;
        }
        let absent: Vec<_> = actors.iter().filter(|actor| self.index.of(actor).is_empty()).collect();
        for actor in &absent {
            let called = self.schema.actor_label(actor).map(|(en, _)| format!(" ({en})")).unwrap_or_default();
            console.note(format_args!("{actor}{called} takes part in no event of the graph"));
        }
        if filter.since.zip(filter.until).is_some_and(|(since, until)| since > until) {
            return console.note(format_args!("no day lies between --since and --until; swap them"));
        }
        let undated = self.index.events().iter().filter(|event| !event.is_dated()).count();
        if absent.is_empty() && undated > 0 && (filter.since.is_some() || filter.until.is_some()) {
            console.note(format_args!("--since and --until leave out the {undated} events without a date"));
        }
    }
}

impl Asking {
    /// Loads what is needed, asks and prints.
    pub fn answer(
        &self,
        console: &Console,
        ask: impl FnOnce(&Asked<'_>) -> Result<Table, CliError>,
    ) -> Result<Outcome, CliError> {
        let table = self.with(ask)?;
        self.form.print(console, table)
    }

    /// Whether the snapshot is there.
    pub fn has_graph(&self) -> bool {
        self.graph.exists()
    }

    /// The dictionaries alone.
    pub fn dictionaries(&self) -> Result<Loaded, CliError> {
        self.dictionaries.load()
    }

    /// Loads what is needed and asks.
    pub fn with<T>(&self, ask: impl FnOnce(&Asked<'_>) -> Result<T, CliError>) -> Result<T, CliError> {
        let graph = load(&self.graph)?;
        let dictionaries = self.dictionaries.load()?;
        let schema = dictionaries.schema();
        let asked = Asked { index: Index::new(&graph), names: Resolver::new(schema, &graph), schema };
        ask(&asked)
    }
}

/// Reads a snapshot.
pub fn load(file: &Path) -> Result<KnowledgeGraph, CliError> {
    if file == Path::new("output/graph.ron") && !file.exists() {
        return Err(CliError::NoGraph(file.to_owned()));
    }
    Ok(snapshot::read(file)?.graph)
}

impl Form {
    /// Prints an answer.
    pub fn print(&self, console: &Console, table: Table) -> Result<Outcome, CliError> {
        self.print_or(console, table, "nothing matches")
    }

    /// Prints an answer, or says that there is `nothing`.
    pub fn print_or(&self, console: &Console, mut table: Table, nothing: &str) -> Result<Outcome, CliError> {
        let found = table.rows.len();
        if let Some(limit) = self.limit.filter(|limit| *limit < found) {
            table.rows.truncate(limit);
            console.note(format_args!("{limit} of {found} rows"));
        }
        let mut out = io::stdout().lock();
        let marks = match self.bidi {
            Bidi::Auto => out.is_terminal(),
            Bidi::Marks => true,
            Bidi::None => false,
        };
        let text = rows::render(&table, self.format, marks, out.is_terminal())?;
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(CliError::Stdout)?;
        if found == 0 {
            console.note(nothing);
        }
        Ok(if found == 0 { Outcome::Nothing } else { Outcome::Found })
    }
}

/// From when to when, and with which status.
#[derive(Debug, Args)]
pub struct Narrow {
    /// Not before this day, month or year (2025-10-06, 2025-10, 2025)
    #[arg(long, value_name = "DATE", value_parser = period)]
    since: Option<Period>,
    /// Not after this day, month or year
    ///
    /// With --since or --until the undated are left out.
    #[arg(long, value_name = "DATE", value_parser = period)]
    until: Option<Period>,
    /// Status of the events; without it all but the denied
    #[arg(long, value_enum, value_name = "STATUS", num_args = 1..)]
    status: Vec<StatusChoice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StatusChoice {
    /// It happened or is under way
    Actual,
    /// It is scheduled or announced
    Planned,
    /// It is hoped for or conditional
    Possible,
    /// It did not happen
    Denied,
    /// Every one of them
    All,
}

impl Narrow {
    /// As a filter of events.
    pub fn filter(&self) -> Filter {
        Filter {
            since: self.since.map(|p| p.first),
            until: self.until.map(|p| p.last),
            statuses: self.statuses(),
            ..Filter::default()
        }
    }

    fn statuses(&self) -> Statuses {
        if self.status.is_empty() {
            return Statuses::NotDenied;
        }
        let mut statuses = Vec::new();
        for choice in &self.status {
            statuses.push(match choice {
                StatusChoice::Actual => Status::Actual,
                StatusChoice::Planned => Status::Planned,
                StatusChoice::Possible => Status::Possible,
                StatusChoice::Denied => Status::Denied,
                StatusChoice::All => return Statuses::All,
            });
        }
        Statuses::Of(statuses)
    }
}

/// Which events are wanted: of each sort any one that is given is enough.
#[derive(Debug, Args)]
pub struct Choice {
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
}

impl Choice {
    /// As a filter; a name that nobody has is an error.
    pub fn filter(&self, names: &Resolver<'_>) -> Result<Filter, CliError> {
        Ok(Filter {
            actors: self.actor.iter().map(|n| names.actor(n)).collect::<Result<_, _>>()?,
            kinds: self.kind.iter().map(|n| names.kind(n)).collect::<Result<_, _>>()?,
            places: self.place.iter().map(|n| names.place(n)).collect::<Result<_, _>>()?,
            topics: self.topic.iter().map(|n| names.topic(n)).collect::<Result<_, _>>()?,
            ..self.narrow.filter()
        })
    }
}

fn period(text: &str) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| "write it as 2025, 2025-10 or 2025-10-06".to_owned())
}
