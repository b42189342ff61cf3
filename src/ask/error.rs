//! Why a question could not be asked.

/// What is wrong with a question, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// No dictionary knows the name, nor does the graph.
    #[error("no {what} is called `{name}`{}", or(near, all))]
    Unknown {
        /// What sort of thing was meant.
        what: &'static str,
        /// The name as it was given.
        name: String,
        /// Names that are written alike.
        near: Vec<String>,
        /// All there are, if they are few.
        all: Vec<String>,
    },
    /// Several bear the name.
    #[error("`{name}` may be several: {}; give one of these ids", ids.join(", "))]
    Ambiguous {
        /// The name as it was given.
        name: String,
        /// Who bears it.
        ids: Vec<String>,
    },
}

fn or(near: &[String], all: &[String]) -> String {
    match (near, all) {
        ([], []) => "; try its id, or its name in Arabic or English".to_owned(),
        ([], all) => format!("; there are {}", all.join(", ")),
        (near, _) => format!("; did you mean {}?", near.join(", ")),
    }
}
