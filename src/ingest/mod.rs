//! Paths and standard input in, [`Document`]s out.
//!
//! This room knows files: their encodings, their formats, what they say about
//! themselves, and what of a web page is the article. It knows nothing of
//! language. [`read`] gives the documents one after the other; a file that
//! cannot be read is an error in its place and does not end the run.
//!
//! What is known about a document is taken, field by field, from
//! 1. [`Options::doc_date`] (the date only),
//! 2. the document itself: front matter, keys of a JSON line, columns of a row,
//! 3. the row of its file in the `meta.csv` beside it,
//! 4. the metadata of a web page, or the first heading of a Markdown text;
//!
//! and stays unknown otherwise: no date is ever made up.

mod csv;
mod date;
mod document;
mod draft;
mod encoding;
mod error;
mod format;
mod front_matter;
mod html;
mod ids;
mod jsonl;
mod legacy;
mod lines;
mod markdown;
mod meta;
mod read;
mod source;
mod table;
mod text;
mod walk;

use std::path::PathBuf;

use chrono::NaiveDate;

pub use self::date::parse_date;
pub use self::document::Document;
pub use self::error::IngestError;
pub use self::format::Format;
pub(crate) use self::jsonl::json_error;
pub use self::read::{Documents, read};

/// How documents are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The day of publication of every document, whatever it says itself.
    pub doc_date: Option<NaiveDate>,
    /// Read invalid bytes as U+FFFD instead of failing.
    pub lossy: bool,
    /// The most bytes that a file may have; of JSON Lines in UTF-8, which are
    /// never held whole, the most bytes of one line.
    pub max_file_size: u64,
    /// What standard input holds; if `None`, its beginning tells.
    pub stdin_format: Option<Format>,
}

impl Default for Options {
    fn default() -> Self {
        Self { doc_date: None, lossy: false, max_file_size: 256 * 1024 * 1024, stdin_format: None }
    }
}

/// Where documents come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all that is in it and below.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

impl From<PathBuf> for Input {
    /// `-` is standard input.
    fn from(path: PathBuf) -> Self {
        if path.as_os_str() == "-" { Self::Stdin } else { Self::Path(path) }
    }
}
