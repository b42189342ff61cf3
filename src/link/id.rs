//! Names of events that stay the same from run to run.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::extract::EventMention;

/// Name of an event or a mention: twelve hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(transparent)]
pub struct EventId(pub Box<str>);

impl EventId {
    /// The name of a mention: a hash of its kind, its document and where its
    /// trigger stands. `nth` tells mentions apart that have all three in
    /// common; it is 0 for the first.
    pub fn of(mention: &EventMention, nth: u32) -> Self {
        let mut hash = Sha256::new();
        hash.update(mention.kind.as_str().as_bytes());
        hash.update([0]);
        hash.update(mention.doc.as_bytes());
        hash.update([0]);
        hash.update(mention.trigger.start.to_le_bytes());
        hash.update(mention.trigger.end.to_le_bytes());
        hash.update(nth.to_le_bytes());
        Self(hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect::<String>().into())
    }

    /// The name as in the output.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for EventId {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
