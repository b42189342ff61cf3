//! Room: link. Takes the mentions that sentences gave, gives events: what one
//! or more mentions report.
//!
//! Mentions are merged within one document only. What blocks (kind, status
//! group) and what must agree (sides, place, date, topics) are kept apart, so
//! that merging across documents can use the same rules on wider blocks.
//! Nothing here knows a word of Arabic, the schema or the graph.

mod agree;
mod coverage;
mod event;
mod id;
mod merge;
mod order;
mod reason;
#[cfg(test)]
pub(crate) mod sample;

pub use coverage::{Coverage, Publication, Publications};
pub use event::{Event, Participant, StatusGroup};
pub use id::EventId;
pub use merge::{Linking, link, link_with};
pub use reason::{Follows, Merge, Reason, Stage};
