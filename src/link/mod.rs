//! Room: link. Takes the mentions that sentences gave, gives events: what one
//! or more mentions report.
//!
//! First each document on its own (`document`): what it says once and again is
//! one event. Then across documents (`across`), where only reports are compared
//! that share a side and a time (`blocks`), by rules that are stricter (`agree`),
//! because nothing but sides, place, date and topic ties them together. Every
//! merge keeps its reasons. A mediation that names no parties gets those of its
//! document (`lend`). Then the events of one process are chained (`chain`) by the
//! steps of its life cycle (`stages`), where who takes part and what it is about
//! fit (`fit`) or the sentence itself names what it grew out of (`named`). Linking
//! is a function of the set of mentions and of when their documents were
//! published: no order matters.
//! Nothing here knows a word of Arabic or the graph.

mod across;
mod agree;
mod blocks;
mod chain;
mod claim;
mod coverage;
mod document;
mod event;
mod fit;
mod id;
mod lend;
mod linking;
mod merge;
mod named;
mod order;
mod reason;
#[cfg(test)]
pub(crate) mod sample;
mod stages;

pub use coverage::{Coverage, Publication, Publications};
pub use event::{Event, Participant, StatusGroup};
pub use id::EventId;
pub use linking::Linking;
pub use merge::{link, link_with};
pub use reason::{Follows, Merge, Reason, Stage};
