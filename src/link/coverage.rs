//! How widely an event is reported.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::extract::EventMention;

/// What linking needs to know of a document besides its mentions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Publication {
    /// Day of publication.
    pub date: Option<NaiveDate>,
    /// Outlet.
    pub outlet: Option<String>,
}

/// The documents by their names. One that is not in it has no known date.
pub type Publications = HashMap<String, Publication>;

/// Which documents report an event, from when to when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// How many documents.
    pub documents: u32,
    /// The outlets that published them, as far as they are known, sorted.
    pub outlets: Vec<String>,
    /// The day of the first report of which the day is known.
    pub first: Option<NaiveDate>,
    /// The day of the last.
    pub last: Option<NaiveDate>,
}

impl Coverage {
    /// The coverage of an event with these mentions.
    pub fn of(mentions: &[EventMention], publications: &Publications) -> Self {
        let docs: BTreeSet<_> = mentions.iter().map(|m| m.doc.as_str()).collect();
        let known = || docs.iter().filter_map(|doc| publications.get(*doc));
        let outlets: BTreeSet<_> = known().filter_map(|p| p.outlet.as_ref()).collect();
        Self {
            documents: u32::try_from(docs.len()).unwrap_or(u32::MAX),
            outlets: outlets.into_iter().cloned().collect(),
            first: known().filter_map(|p| p.date).min(),
            last: known().filter_map(|p| p.date).max(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::sample::mention;

    #[test]
    fn two_documents_of_one_outlet_are_two_reports_and_one_source() {
        let on = |date: &str, outlet: &str| Publication {
            date: date.parse().ok(),
            outlet: Some(outlet.to_owned()).filter(|o| !o.is_empty()),
        };
        let publications = Publications::from([
            ("a".to_owned(), on("2025-10-07", "وفا")),
            ("b".to_owned(), on("2025-10-06", "وفا")),
            ("c".to_owned(), on("", "")),
        ]);
        let mentions = ["a", "a", "b", "c"].map(|doc| mention(doc, 0, "talks", &[]));
        let coverage = Coverage::of(&mentions, &publications);
        assert_eq!((coverage.documents, coverage.outlets), (3, vec!["وفا".to_owned()]));
        assert_eq!(coverage.first, "2025-10-06".parse().ok());
        assert_eq!(coverage.last, "2025-10-07".parse().ok());
    }
}
