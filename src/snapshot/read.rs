//! Reading: first the version, then the checksum, then what that version holds.

use std::fs;
use std::path::Path;

use ron::error::{Error, SpannedError};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::write::checksum;
use super::{SnapshotError, VERSION};
use crate::graph::{
    ActorNode, DocumentInfo, Entities, KindInfo, KnowledgeGraph, PlaceNode, RoleInfo, TopicNode,
};
use crate::link::Event;

/// A snapshot as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The version that the file has.
    pub version: u32,
    /// Fingerprint of the dictionaries that the graph was made with.
    pub schema: String,
    /// The graph.
    pub graph: KnowledgeGraph,
}

/// What every version begins with; the rest is skipped.
#[derive(Deserialize)]
#[serde(rename = "Snapshot")]
struct Head {
    version: u32,
}

/// Version 1.
#[derive(Deserialize)]
#[serde(rename = "Snapshot", deny_unknown_fields)]
struct Version1 {
    version: u32,
    schema: String,
    kinds: Vec<KindInfo>,
    roles: Vec<RoleInfo>,
    actors: Vec<ActorNode>,
    places: Vec<PlaceNode>,
    topics: Vec<TopicNode>,
    documents: Vec<DocumentInfo>,
    events: Vec<Event>,
    #[serde(rename = "checksum")]
    _checksum: String,
}

/// Reads the snapshot at `path`.
///
/// # Errors
/// Every variant of [`SnapshotError`] that reading can give.
pub fn read(path: &Path) -> Result<Snapshot, SnapshotError> {
    let bytes = fs::read(path).map_err(|source| SnapshotError::Read {
        file: path.to_owned(),
        source,
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error
            .as_bytes()
            .get(..error.utf8_error().valid_up_to())
            .unwrap_or_default();
        let (line, column) = end_of(&String::from_utf8_lossy(valid));
        SnapshotError::NotUtf8 {
            file: path.to_owned(),
            line,
            column,
        }
    })?;
    parse(&text, path)
}

/// Reads a snapshot from text; `file` is what errors call it.
///
/// # Errors
/// As [`read`], but for those of the file system.
pub fn parse(text: &str, file: &Path) -> Result<Snapshot, SnapshotError> {
    let head: Head = ron::from_str(text).map_err(|error| head_error(text, &error, file))?;
    if !begins(text) {
        // RON lets the name of a struct be left out; we never do.
        let what = "it does not begin with `Snapshot(`".to_owned();
        return Err(SnapshotError::NotSnapshot {
            file: file.to_owned(),
            line: 1,
            column: 1,
            what,
        });
    }
    match head.version {
        1 => {
            check(text, file)?;
            let stored: Version1 = ron::from_str(text).map_err(|error| malformed(&error, file))?;
            Ok(stored.into())
        }
        found if found > VERSION => Err(SnapshotError::Newer {
            file: file.to_owned(),
            found,
        }),
        found => Err(SnapshotError::UnknownVersion {
            file: file.to_owned(),
            found,
        }),
    }
}

impl From<Version1> for Snapshot {
    fn from(stored: Version1) -> Self {
        let Version1 {
            version,
            schema,
            kinds,
            roles,
            actors,
            places,
            topics,
            documents,
            events,
            ..
        } = stored;
        let entities = Entities {
            kinds,
            roles,
            actors,
            places,
            topics,
            documents,
            events,
        };
        Self {
            version,
            schema,
            graph: KnowledgeGraph::from_entities(entities),
        }
    }
}

/// Whether all before the line of the checksum is what was written.
fn check(text: &str, file: &Path) -> Result<(), SnapshotError> {
    let edited = |line| SnapshotError::Edited {
        file: file.to_owned(),
        line,
    };
    let (last, _) = end_of(text.trim_end());
    let Some((before, line)) = text.strip_suffix("\n)\n").and_then(|t| t.rsplit_once('\n')) else {
        return Err(edited(last));
    };
    let mut hash = Sha256::new();
    hash.update(before.as_bytes());
    hash.update(b"\n");
    if line == format!("checksum: \"{}\",", checksum(hash)) {
        Ok(())
    } else {
        Err(edited(last.saturating_sub(1)))
    }
}

/// Why not even the version could be read.
fn head_error(text: &str, error: &SpannedError, file: &Path) -> SnapshotError {
    let file = file.to_owned();
    let (line, column) = end_of(text.trim_end());
    // A file that ends within a string, a list or a record.
    let ends_early = matches!(error.code, Error::Eof | Error::ExpectedStringEnd)
        || (error.span.end.line, error.span.end.col) >= (line, column);
    if begins(text) && ends_early {
        SnapshotError::Truncated { file, line, column }
    } else if begins(text) {
        malformed(error, &file)
    } else {
        let (line, column) = (error.span.start.line, error.span.start.col);
        SnapshotError::NotSnapshot {
            file,
            line,
            column,
            what: error.code.to_string(),
        }
    }
}

fn begins(text: &str) -> bool {
    text.starts_with("Snapshot(")
}

fn malformed(error: &SpannedError, file: &Path) -> SnapshotError {
    SnapshotError::Malformed {
        file: file.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        what: error.code.to_string(),
    }
}

/// Line and column one past the last character.
fn end_of(text: &str) -> (usize, usize) {
    let line = text.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = text.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}
