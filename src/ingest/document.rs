//! The document: immutable text and what is known about it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One article as it was read. Everything found in it points into `text` by
/// byte ranges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Name, unique in a run.
    pub id: String,
    /// The name of its file, if it is called after it; of several with one name
    /// the id has a number besides.
    pub file_name: Option<String>,
    /// Title from metadata; the text may repeat it.
    pub title: Option<String>,
    /// Day of publication; relative dates resolve against it.
    pub published: Option<NaiveDate>,
    /// Outlet, as given by the metadata.
    pub source: Option<String>,
    /// BCP 47 language tag, if known.
    pub language: Option<String>,
    /// Where it was published (http or https).
    pub url: Option<String>,
    /// The decoded text, exactly as it is shown and quoted.
    pub text: String,
}

impl Document {
    /// A text of which nothing else is known.
    pub fn bare(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            file_name: None,
            title: None,
            published: None,
            source: None,
            language: None,
            url: None,
            text: text.into(),
        }
    }
}
