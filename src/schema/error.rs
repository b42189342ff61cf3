//! What can be wrong with a dictionary, told so that an analyst can mend it.

use std::fmt;

/// Names of the rules that dictionaries must keep to be read at all.
pub mod code {
    /// A file or folder cannot be read.
    pub const UNREADABLE: &str = "unreadable";
    /// No dictionary has the name of this file.
    pub const UNKNOWN_FILE: &str = "unknown-file";
    /// A dictionary that is needed is not there.
    pub const MISSING_FILE: &str = "missing-file";
    /// What is written is no RON, or not of the shape of an entry.
    pub const SYNTAX: &str = "syntax";
    /// Two entries have one id.
    pub const ID_TWICE: &str = "id-twice";
    /// A kind of event that the ontology does not have.
    pub const UNKNOWN_KIND: &str = "unknown-kind";
    /// A role that the ontology, or the kind of event, does not have.
    pub const UNKNOWN_ROLE: &str = "unknown-role";
    /// A topic that the ontology does not have.
    pub const UNKNOWN_TOPIC: &str = "unknown-topic";
    /// A side that is neither a state nor a body.
    pub const UNKNOWN_SIDE: &str = "unknown-side";
    /// An office ends before it begins.
    pub const OFFICE_INVERTED: &str = "office-inverted";
    /// A verb that cannot be inflected.
    pub const BROKEN_VERB: &str = "broken-verb";
    /// A slot of a frame that grammar does not have.
    pub const UNKNOWN_SLOT: &str = "unknown-slot";
}

/// One problem in a dictionary file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File, as it was given.
    pub file: String,
    /// 1-based line.
    pub line: usize,
    /// 1-based column, in characters.
    pub column: usize,
    /// The name of the rule that is broken, one of [`code`].
    pub code: &'static str,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.what)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

/// Why a schema could not be loaded: every problem found, not only the first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SchemaError {
    /// The problems, in order of file and line.
    pub problems: Vec<Problem>,
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}
