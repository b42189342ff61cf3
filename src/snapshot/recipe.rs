//! How a graph was made: what must be the same for two to become one.

/// The choices that a graph depends on besides its documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// Fingerprint of the dictionaries.
    pub schema: String,
    /// Whether mentions were merged.
    pub merge: bool,
    /// Mentions below this confidence were left out.
    pub min_confidence: f32,
}

impl Recipe {
    /// All mentions, merged, as these dictionaries read them.
    pub fn of(schema: &str) -> Self {
        Self { schema: schema.to_owned(), merge: true, min_confidence: 0.0 }
    }
}
