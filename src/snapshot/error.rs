//! Why a snapshot could not be written or read.

use std::io;
use std::path::PathBuf;

use super::WriteError;

/// What is wrong with a snapshot, where, and what to do.
///
/// Lines and columns count from 1, columns in characters.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// The operating system refused to read.
    #[error("{}: cannot be read: {source}; check the name and the permissions", file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It cannot be put in its place.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A record cannot be written as RON.
    #[error("{}: a record cannot be written: {source}", file.display())]
    Record {
        /// The file.
        file: PathBuf,
        /// What the writer said.
        source: ron::Error,
    },
    /// The bytes are no UTF-8.
    #[error("{}:{line}:{column}: not UTF-8, so no snapshot; was another file meant, or was it converted?", file.display())]
    NotUtf8 {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The file holds something else.
    #[error("{}:{line}:{column}: not a snapshot: {what}; was another file meant?", file.display())]
    NotSnapshot {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// The file ends too early.
    #[error(
        "{}:{line}:{column}: the file ends before the snapshot does; copy it again, or build it anew from the sources",
        file.display()
    )]
    Truncated {
        /// The file.
        file: PathBuf,
        /// The line where it ends.
        line: usize,
        /// The column where it ends.
        column: usize,
    },
    /// It was written by a newer program.
    #[error(
        "{}: version {found} of the format, and this program reads up to {}; use a newer one, or build the snapshot anew",
        file.display(),
        super::VERSION
    )]
    Newer {
        /// The file.
        file: PathBuf,
        /// Its version.
        found: u32,
    },
    /// It claims a version that never was.
    #[error("{}: version {found} of the format does not exist; build the snapshot anew from the sources", file.display())]
    UnknownVersion {
        /// The file.
        file: PathBuf,
        /// Its version.
        found: u32,
    },
    /// It is not what was written.
    #[error(
        "{}:{line}:1: the checksum does not fit: the file was changed after it was written (by hand, or its line ends \
         in transfer); restore it, or build it anew from the sources",
        file.display()
    )]
    Edited {
        /// The file.
        file: PathBuf,
        /// The line of the checksum, or where it should be.
        line: usize,
    },
    /// It was made in another way than what it is to become one with.
    #[error("{}: {what}, or build it anew from the sources", file.display())]
    OtherRecipe {
        /// The file.
        file: PathBuf,
        /// What differs.
        what: String,
    },
    /// It does not know the texts of its documents.
    #[error(
        "{}: version {found} of the format does not say which texts were read, so that nothing can be added; build it \
         anew from the sources",
        file.display()
    )]
    NoDigests {
        /// The file.
        file: PathBuf,
        /// Its version.
        found: u32,
    },
    /// It is RON, but not of this shape.
    #[error("{}:{line}:{column}: {what}; restore the file, or build it anew from the sources", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong.
        what: String,
    },
}
