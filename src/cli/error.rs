//! What ends a command before it is done.

use std::io;
use std::path::PathBuf;

use crate::ask::AskError;
use crate::export::ExportError;
use crate::schema::SchemaError;
use crate::snapshot::{self, SnapshotError, WriteError};

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Problems in the dictionaries.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The snapshot cannot be read.
    #[error(transparent)]
    Unread(#[from] SnapshotError),
    /// The default snapshot is not there.
    #[error("no graph: there is no `{}` here; make it with `wasit build`, or name another with --graph FILE", .0.display())]
    NoGraph(PathBuf),
    /// A question names what is not known.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// A query is wrong.
    #[error("{0}")]
    Query(String),
    /// The snapshot cannot be written.
    #[error("graph.ron: cannot be written: {0}")]
    Snapshot(#[from] snapshot::Fault),
    /// One name stands for two texts.
    #[error("the id {0:?} stands for several texts, of which one is kept; ids must be unique")]
    Clash(String),
    /// A file of the output cannot be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// A file or folder cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The folder to write to is a file.
    #[error("-o {}: not a folder; name a folder for the files that are written", .0.display())]
    NotFolder(PathBuf),
    /// What was named for dictionaries holds none.
    #[error("{}: {what}; name a folder of .ron files with the names of the built-in ones", folder.display())]
    NoDictionaries {
        /// What was named.
        folder: PathBuf,
        /// What is wrong with it.
        what: &'static str,
    },
    /// What is written would be read as articles by the next run.
    #[error(
        "-o {}: lies in the input {}, and what is written would be read as articles; name another folder",
        output.display(),
        input.display()
    )]
    OutputInInput {
        /// The folder to write to.
        output: PathBuf,
        /// The folder to read.
        input: PathBuf,
    },
    /// A picture of one actor needs one.
    #[error("--view ego: name the one in the middle with --actor, for example --actor مصر")]
    NoEgo,
    /// Standard output cannot be written.
    #[error("standard output: cannot be written: {0}")]
    Stdout(io::Error),
    /// Figures cannot be written as JSON.
    #[error("the figures cannot be written: {0}")]
    Figures(#[from] serde_json::Error),
    /// A kind of event that the ontology does not have.
    #[error("no kind of event is called {name:?}; there are {known}")]
    NoKind {
        /// What was asked for.
        name: String,
        /// The kinds that there are.
        known: String,
    },
    /// No input was named, and the default is not there.
    #[error("no input: there is no folder `{}` here; name the files or folders to read", .0.display())]
    NoInput(PathBuf),
}
