//! What can be wrong with a gold file or with lines of events, told to the
//! person who has to mend it.

use std::ops::Range;
use std::path::PathBuf;

use crate::ingest::IngestError;

/// Why something cannot be scored: where, what, and what to do. Lines count
/// from 1.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// The file or line cannot be read at all.
    #[error(transparent)]
    Read(#[from] IngestError),
    /// A line is not text.
    #[error("{}:{line}: the line is not UTF-8; convert the file", file.display())]
    NotUtf8 {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
    },
    /// An offset of a gold document points nowhere.
    #[error(
        "{}:{line}: {what}: {}..{} does not lie in {whole} of {length} characters; offsets count characters from 0",
        file.display(), range.start, range.end
    )]
    Outside {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// What has the offsets (`sentence 3`).
        what: String,
        /// The offsets.
        range: Range<usize>,
        /// What they should lie in (`the text`).
        whole: &'static str,
        /// How many characters that has.
        length: usize,
    },
    /// A name that the dictionaries do not know.
    #[error("{}:{line}: {place}: no {what} is called {name:?}; {help}", file.display())]
    UnknownName {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The sentence it stands in.
        place: String,
        /// What it names: a kind, a role, a topic, a status.
        what: &'static str,
        /// The name.
        name: String,
        /// What to do.
        help: String,
    },
    /// A found event of a document that is not in the gold.
    #[error("{}:{line}: there is no gold document {id:?}; give the gold that the events were extracted from", file.display())]
    UnknownDocument {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The document that it names.
        id: String,
    },
    /// A found event whose offsets do not fit the text of the gold.
    #[error(
        "{}:{line}: bytes {}..{} of the document {id:?} are not {text:?}; extract the events from the text in the gold",
        file.display(), range.start, range.end
    )]
    OtherWords {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The document.
        id: String,
        /// The offsets.
        range: Range<usize>,
        /// What they should cover.
        text: String,
    },
}

impl EvaluateError {
    /// Whether the gold can be scored all the same: a role, topic or status
    /// that nothing found can have.
    pub fn is_note(&self) -> bool {
        matches!(self, Self::UnknownName { what, .. } if *what != "kind")
    }
}
