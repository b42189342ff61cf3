//! What an annotation accepts: one value, or several with a bar between them.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Deserializer};

/// The values that are right. `"PSE|hamas"` is two of them, a list is all that
/// its members are, and null is that there is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alternatives(BTreeSet<Option<String>>);

impl Alternatives {
    /// Whether a value is among them.
    pub fn accept(&self, value: Option<&str>) -> bool {
        self.iter().any(|one| one == value)
    }

    /// Whether nothing is annotated.
    pub fn is_nothing(&self) -> bool {
        self.0.len() == 1 && self.accept(None)
    }

    /// The values, in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> + Clone {
        self.0.iter().map(Option::as_deref)
    }
}

impl Default for Alternatives {
    /// Nothing is annotated.
    fn default() -> Self {
        Self(BTreeSet::from([None]))
    }
}

impl From<&str> for Alternatives {
    fn from(values: &str) -> Self {
        Self(values.split('|').map(|value| Some(value.to_owned())).collect())
    }
}

impl fmt::Display for Alternatives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<_> = self.iter().map(|value| value.unwrap_or("nothing")).collect();
        f.write_str(&values.join("|"))
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a string, null, or a list of these")]
enum Written {
    One(Option<String>),
    Several(Vec<Written>),
}

impl From<Written> for Alternatives {
    fn from(written: Written) -> Self {
        match written {
            Written::One(None) => Self::default(),
            Written::One(Some(values)) => Self::from(values.as_str()),
            Written::Several(all) => Self(all.into_iter().flat_map(|one| Self::from(one).0).collect()),
        }
    }
}

impl<'de> Deserialize<'de> for Alternatives {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Written::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Alternatives {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_bar_and_a_list_part_alternatives() {
        assert_eq!(read("\"PSE|hamas\""), read("[\"hamas\", [\"PSE\"]]"));
        assert!(read("\"PSE|hamas\"").accept(Some("hamas")));
        assert!(!read("\"PSE|hamas\"").accept(Some("PSE|hamas")));
        assert_eq!(read("\"PSE|hamas\"").to_string(), "PSE|hamas");
    }

    #[test]
    fn null_is_nothing_and_may_be_one_of_several() {
        assert!(read("null").is_nothing());
        let either = read("[\"cairo\", null]");
        assert!(!either.is_nothing() && either.accept(None) && either.accept(Some("cairo")));
    }

    #[test]
    fn what_else_there_is_is_told() {
        let error = serde_json::from_str::<Alternatives>("7").unwrap_err().to_string();
        assert!(error.starts_with("expected a string, null, or a list of these"), "{error}");
    }
}
