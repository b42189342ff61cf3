//! How a graph was made: what must be the same for two to become one.

use std::path::Path;

use super::SnapshotError;

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
    /// Whether what was made so can become one with what is made as `wanted`.
    ///
    /// # Errors
    /// [`SnapshotError::OtherRecipe`], which names `file` and what differs.
    pub fn fits(&self, wanted: &Self, file: &Path) -> Result<(), SnapshotError> {
        let what = if self.schema != wanted.schema {
            format!(
                "made with other dictionaries ({} and not {}); name theirs with --schema",
                self.schema, wanted.schema
            )
        } else if self.merge != wanted.merge {
            let told = |merge| if merge { "merged" } else { "not merged (--no-merge)" };
            format!("its events are {}, and these are {}", told(self.merge), told(wanted.merge))
        } else if self.min_confidence != wanted.min_confidence {
            format!("made with --min-confidence {} and not {}", self.min_confidence, wanted.min_confidence)
        } else {
            return Ok(());
        };
        Err(SnapshotError::OtherRecipe { file: file.to_owned(), what })
    }

    /// All mentions, merged, as these dictionaries read them.
    pub fn of(schema: &str) -> Self {
        Self { schema: schema.to_owned(), merge: true, min_confidence: 0.0 }
    }
}
