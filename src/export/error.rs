//! What can go wrong when a graph is written.

use thiserror::Error;

/// Why a file could not be written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The bytes could not be written.
    #[error("cannot write {file}: {source}")]
    Write {
        /// Name of the export.
        file: &'static str,
        /// What the system says.
        source: std::io::Error,
    },
    /// A value could not be put into the format.
    #[error("cannot write {file}: {message}")]
    Format {
        /// Name of the export.
        file: &'static str,
        /// What the format says.
        message: String,
    },
    /// Graphviz was asked for and is not there.
    #[error(
        "--engine dot: cannot find the program `{program}`; install Graphviz, or leave --engine out to draw without it"
    )]
    NoGraphviz {
        /// The program that was called.
        program: String,
    },
    /// Graphviz was asked for and failed.
    #[error("--engine dot: `{program}` failed: {message}")]
    Graphviz {
        /// The program that was called.
        program: String,
        /// What it says.
        message: String,
    },
}

impl ExportError {
    /// For `map_err` where bytes are written.
    pub(super) fn write(file: &'static str) -> impl Fn(std::io::Error) -> Self {
        move |source| Self::Write { file, source }
    }

    /// For `map_err` where a format is made.
    pub(super) fn format<E: ToString>(file: &'static str) -> impl Fn(E) -> Self {
        move |error| Self::Format { file, message: error.to_string() }
    }
}
