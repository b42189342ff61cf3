//! Room: snapshot. Takes a graph, gives a RON file, and the graph back.
//!
//! A snapshot is text that a person can read and compare: one record a line,
//! every list sorted, the same bytes for the same graph. It names its version
//! first, so that later programs read older files, and the SHA-256 checksum of
//! everything before it last:
//!
//! ```ron
//! Snapshot(
//! version: 2,
//! schema: "3f6f0c1a9b0e7d52",
//! merge: true,
//! min_confidence: 0.0,
//! kinds: [
//! Kind(id: "talks", label: Label(en: "Talks", ar: "محادثات"), colour: "#8ecae6"),
//! ],
//! …
//! checksum: "…",
//! )
//! ```
//!
//! It is written beside its place and moved there ([`Staged`]), as every file of
//! the output is: whoever looks finds the old one or the new one, never half.
//!
//! The quoted sentences are in it, so that it is queried without the sources,
//! and all mentions, so that documents can be added without reading the old ones
//! again. Version 1 had no digests of documents and merged within them only.
//! It is a record of a run and not a place to edit: what is wrong in it is put
//! right in the dictionaries.

mod error;
mod read;
mod recipe;
mod staged;
#[cfg(test)]
mod tests;
mod write;

pub use error::SnapshotError;
pub use read::{Snapshot, parse, read};
pub use recipe::Recipe;
pub use staged::{Staged, WriteError};
pub use write::{Fault, render, write};

/// The version that is written.
pub const VERSION: u32 = 2;
