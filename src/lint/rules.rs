//! The rules that dictionaries are checked by.

use crate::schema::code;

pub(super) const DUPLICATE_ALIAS: &str = "duplicate-alias";
pub(super) const SHADOWED_ALIAS: &str = "shadowed-alias";
pub(super) const OFFICE_OVERLAP: &str = "office-overlap";
pub(super) const OFFICE_ORDER: &str = "office-order";
pub(super) const FRAME_NEVER_FIRES: &str = "frame-never-fires";
pub(super) const WORD_NEVER_READ: &str = "word-never-read";
pub(super) const TOPIC_WITHOUT_WORD: &str = "topic-without-word";
/// An example gives no event, or a counter-example one.
pub const EXAMPLE_FAILS: &str = "example-fails";

/// How bad it is to break a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The dictionaries cannot be read.
    Error,
    /// They can be read, but do not do what they say.
    Warning,
}

impl Severity {
    /// The name as in the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub code: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// What it says.
    pub says: &'static str,
}

const fn error(code: &'static str, says: &'static str) -> Rule {
    Rule { code, severity: Severity::Error, says }
}

const fn warning(code: &'static str, says: &'static str) -> Rule {
    Rule { code, severity: Severity::Warning, says }
}

/// All rules.
pub const RULES: &[Rule] = &[
    error(code::UNREADABLE, "A file can be read and is UTF-8."),
    error(code::UNKNOWN_FILE, "A file has the name of a dictionary."),
    error(code::MISSING_FILE, "Every dictionary is there."),
    error(code::SYNTAX, "A file is RON of the shape that its entries have."),
    error(code::ID_TWICE, "An id is given once."),
    error(code::UNKNOWN_KIND, "The kind of a frame stands in the ontology."),
    error(code::UNKNOWN_ROLE, "The roles of a kind stand in the ontology, those of a frame with its kind."),
    error(code::UNKNOWN_TOPIC, "The topics of a frame stand in the ontology."),
    error(code::UNKNOWN_SIDE, "A side is the id of a state or body."),
    error(code::OFFICE_INVERTED, "An office ends after it begins."),
    error(code::BROKEN_VERB, "A verb can be inflected."),
    error(code::UNKNOWN_SLOT, "A slot is subject, object, of, nisba or a preposition."),
    warning(DUPLICATE_ALIAS, "A name is given once; folding makes spellings alike."),
    warning(
        SHADOWED_ALIAS,
        "A name that several have can still mean each of them, and hides no place or word of a frame.",
    ),
    warning(OFFICE_OVERLAP, "Nobody holds one office twice at a time."),
    warning(OFFICE_ORDER, "Offices stand in order of time: without a date the last one counts."),
    warning(FRAME_NEVER_FIRES, "A frame has words, and conditions that can hold."),
    warning(WORD_NEVER_READ, "A word of a condition, phrase or topic can be read in a text."),
    warning(TOPIC_WITHOUT_WORD, "A topic has words that speak of it."),
    warning(EXAMPLE_FAILS, "An example gives its event, a counter-example none."),
];

/// The rule of a code, with its position among [`RULES`].
pub fn rule(code: &str) -> Option<(usize, &'static Rule)> {
    RULES.iter().enumerate().find(|(_, rule)| rule.code == code)
}
