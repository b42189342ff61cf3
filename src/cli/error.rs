//! What ends a command before it is done.

use std::io;
use std::path::PathBuf;

use crate::export::ExportError;
use crate::schema::SchemaError;
use crate::snapshot;

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Problems in the dictionaries.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The snapshot cannot be written.
    #[error("graph.ron: cannot be written: {0}")]
    Snapshot(#[from] snapshot::Fault),
    /// A file of the output cannot be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// A file or folder cannot be written.
    #[error("{}: cannot be written: {source}; check the folder, its permissions and the space left", file.display())]
    Write {
        /// The file or folder.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The name to write to is that of a folder, a pipe or a device.
    #[error("{}: not a regular file; name a file, or leave -o out and redirect", .0.display())]
    NotRegular(PathBuf),
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
    /// Standard output cannot be written.
    #[error("standard output: cannot be written: {0}")]
    Stdout(io::Error),
    /// No input was named, and the default is not there.
    #[error("no input: there is no folder `{}` here; name the files or folders to read", .0.display())]
    NoInput(PathBuf),
}
