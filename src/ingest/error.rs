//! What can be wrong with an input, told to the person who has to mend it.

use std::io;
use std::path::{Path, PathBuf};

/// Why a document could not be read: where, what, and what to do.
///
/// Lines and columns count from 1 (columns in characters), byte offsets from 0
/// and in the file as it lies on disk.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// The operating system refused.
    #[error("{}: cannot be read: {source}; check the name and the permissions", file.display())]
    Io {
        /// The file or folder.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is larger than the limit.
    #[error("{}: larger than the limit of {limit} bytes; split it, or raise the limit", file.display())]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// One line of a line-based file is larger than the limit.
    #[error("{}:{line}: the line is longer than the limit of {limit} bytes; is it really one document a line?", file.display())]
    LineTooLong {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The name of the file does not tell what it holds.
    #[error("{}: the kind of file is not known; name it .txt, .md, .html, .jsonl or .csv", file.display())]
    UnknownFormat {
        /// The file.
        file: PathBuf,
    },
    /// A file named on the command line is a pipe, a socket or a device.
    #[error("{}: not a regular file; to read from a pipe, pass `-` and redirect it to standard input", file.display())]
    NotRegular {
        /// What was named.
        file: PathBuf,
    },
    /// A note, not a failure: something in a folder that holds no document.
    #[error("{}: skipped: {reason}", file.display())]
    Skipped {
        /// What was passed over.
        file: PathBuf,
        /// Why.
        reason: &'static str,
    },
    /// The bytes are in no encoding that is read here.
    #[error(
        "{}: invalid bytes at byte {offset}: neither UTF-8 nor another encoding known here \
         (UTF-16, windows-1256, ISO-8859-6); convert the file to UTF-8, or read on with --lossy",
        file.display()
    )]
    InvalidEncoding {
        /// The file.
        file: PathBuf,
        /// Offset of the first invalid byte.
        offset: u64,
    },
    /// A line is not the JSON object that it should be.
    #[error("{}:{line}:{column}: {message}", file.display())]
    Json {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The column, in characters.
        column: u64,
        /// What is wrong.
        message: String,
    },
    /// A document lacks something that it cannot do without.
    #[error("{}:{line}: the document has no \"{field}\"; add it", file.display())]
    MissingField {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The name of the key or column.
        field: &'static str,
    },
    /// Two documents claim the same name.
    #[error("{}:{line}: the id \"{id}\" was already used in {first}; ids must be unique", file.display())]
    DuplicateId {
        /// The file of the second document.
        file: PathBuf,
        /// Its line.
        line: u64,
        /// The id.
        id: String,
        /// Where the id was first used, as `file:line`.
        first: String,
    },
    /// A date that is none.
    #[error("{}:{line}: \"{value}\" is not a date; write it as 2025-10-06", file.display())]
    BadDate {
        /// The file that holds the date (for a row of `meta.csv`, that file).
        file: PathBuf,
        /// The line.
        line: u64,
        /// What was written.
        value: String,
    },
    /// A row that is not well-formed CSV.
    #[error("{}:{line}: {message}", file.display())]
    Csv {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// What is wrong.
        message: String,
    },
    /// A CSV file without a column that it must have.
    #[error("{}:1: there is no column \"{column}\"; the first line names the columns: {found}", file.display())]
    MissingColumn {
        /// The file.
        file: PathBuf,
        /// The column that is missing.
        column: &'static str,
        /// The columns that there are.
        found: String,
    },
    /// A web page in which no article was found.
    #[error("{}: no article text was found in the page: {reason}; save the article as .txt", file.display())]
    NoArticle {
        /// The file.
        file: PathBuf,
        /// What stood in the way.
        reason: &'static str,
    },
}

impl IngestError {
    /// Whether this only says that something was passed over, so that a run
    /// with nothing worse has succeeded.
    pub fn is_note(&self) -> bool {
        matches!(self, Self::Skipped { .. })
    }

    /// The file that it is about.
    pub fn file(&self) -> &Path {
        match self {
            Self::Io { file, .. }
            | Self::TooLarge { file, .. }
            | Self::LineTooLong { file, .. }
            | Self::UnknownFormat { file }
            | Self::NotRegular { file }
            | Self::Skipped { file, .. }
            | Self::InvalidEncoding { file, .. }
            | Self::Json { file, .. }
            | Self::MissingField { file, .. }
            | Self::DuplicateId { file, .. }
            | Self::BadDate { file, .. }
            | Self::Csv { file, .. }
            | Self::MissingColumn { file, .. }
            | Self::NoArticle { file, .. } => file,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_where_what_and_what_to_do() {
        let error =
            IngestError::BadDate {
                file: PathBuf::from("أخبار/meta.csv"), line: 3, value: "6 أكتوبر".to_owned()
            };
        assert_eq!(error.to_string(), "أخبار/meta.csv:3: \"6 أكتوبر\" is not a date; write it as 2025-10-06");
        assert_eq!(error.file(), Path::new("أخبار/meta.csv"));
    }

    #[test]
    fn only_what_was_skipped_is_a_note() {
        let skipped = IngestError::Skipped { file: "a.png".into(), reason: "not a text" };
        assert!(skipped.is_note());
        assert!(!IngestError::UnknownFormat { file: "a.png".into() }.is_note());
    }
}
