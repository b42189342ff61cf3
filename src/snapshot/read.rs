//! Reading: first the version, then the checksum, then what that version holds.

use std::fs;
use std::path::Path;

use ron::error::{Error, SpannedError};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::write::checksum;
use super::{Recipe, SnapshotError, VERSION};
use crate::graph::{ActorNode, DocumentInfo, Entities, KindInfo, KnowledgeGraph, PlaceNode, RoleInfo, TopicNode};
use crate::link::{Coverage, Event, Publications};

/// A snapshot as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The version that the file has.
    pub version: u32,
    /// How the graph was made.
    pub recipe: Recipe,
    /// The graph.
    pub graph: KnowledgeGraph,
}

impl Snapshot {
    /// Whether documents can be added to it.
    ///
    /// # Errors
    /// [`SnapshotError::NoDigests`] of the first version, which cannot tell what
    /// was read already.
    pub fn can_grow(&self, file: &Path) -> Result<(), SnapshotError> {
        match self.version {
            1 => Err(SnapshotError::NoDigests { file: file.to_owned(), found: self.version }),
            _ => Ok(()),
        }
    }
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

/// Version 2.
#[derive(Deserialize)]
#[serde(rename = "Snapshot", deny_unknown_fields)]
struct Version2 {
    version: u32,
    schema: String,
    merge: bool,
    min_confidence: f32,
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
    let bytes = fs::read(path).map_err(|source| SnapshotError::Read { file: path.to_owned(), source })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let (line, column) = end_of(&String::from_utf8_lossy(valid));
        SnapshotError::NotUtf8 { file: path.to_owned(), line, column }
    })?;
    parse(&text, path)
}

/// Reads a snapshot from text; `file` is what errors call it.
///
/// # Errors
/// As [`read`], but for those of the file system.
pub fn parse(text: &str, file: &Path) -> Result<Snapshot, SnapshotError> {
    // What was written by this version and not touched since is not read twice.
    if text.starts_with("Snapshot(\nversion: 2,\n") && check(text, file).is_ok() {
        return stored::<Version2>(text, file);
    }
    let head: Head = ron::from_str(text).map_err(|error| head_error(text, &error, file))?;
    if !begins(text) {
        // RON lets the name of a struct be left out; we never do.
        let what = "it does not begin with `Snapshot(`".to_owned();
        return Err(SnapshotError::NotSnapshot { file: file.to_owned(), line: 1, column: 1, what });
    }
    match head.version {
        1 => {
            check(text, file)?;
            stored::<Version1>(text, file)
        }
        2 => {
            check(text, file)?;
            stored::<Version2>(text, file)
        }
        found if found > VERSION => Err(SnapshotError::Newer { file: file.to_owned(), found }),
        found => Err(SnapshotError::UnknownVersion { file: file.to_owned(), found }),
    }
}

fn stored<T: DeserializeOwned + Into<Snapshot>>(text: &str, file: &Path) -> Result<Snapshot, SnapshotError> {
    ron::from_str::<T>(text).map(Into::into).map_err(|error| malformed(&error, file))
}

impl From<Version1> for Snapshot {
    fn from(stored: Version1) -> Self {
        let Version1 { version, schema, kinds, roles, actors, places, topics, documents, mut events, .. } = stored;
        let publications: Publications = documents.iter().map(|d| (d.id.clone(), d.publication())).collect();
        for event in &mut events {
            event.coverage = Coverage::of(&event.mentions, &publications);
        }
        let entities = Entities { kinds, roles, actors, places, topics, documents, events };
        Self { version, recipe: Recipe::of(&schema), graph: KnowledgeGraph::from_entities(entities) }
    }
}

impl From<Version2> for Snapshot {
    fn from(stored: Version2) -> Self {
        let Version2 { version, schema, merge, min_confidence, .. } = stored;
        let Version2 { kinds, roles, actors, places, topics, documents, events, .. } = stored;
        let entities = Entities { kinds, roles, actors, places, topics, documents, events };
        let recipe = Recipe { schema, merge, min_confidence };
        Self { version, recipe, graph: KnowledgeGraph::from_entities(entities) }
    }
}

/// Whether all before the line of the checksum is what was written.
fn check(text: &str, file: &Path) -> Result<(), SnapshotError> {
    let edited = |line| SnapshotError::Edited { file: file.to_owned(), line };
    let (last, _) = end_of(text.trim_end());
    let Some((before, line)) = text.strip_suffix("\n)\n").and_then(|t| t.rsplit_once('\n')) else {
        return Err(edited(last));
    };
    let mut hash = Sha256::new();
    hash.update(before.as_bytes());
    hash.update(b"\n");
    if line == format!("checksum: \"{}\",", checksum(hash)) { Ok(()) } else { Err(edited(last.saturating_sub(1))) }
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
        SnapshotError::NotSnapshot { file, line, column, what: error.code.to_string() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;
    use crate::snapshot::render;

    /// Snapshots that former versions and this one wrote: they must be read for ever.
    const VERSION_1: &str = include_str!("version1.ron");
    const VERSION_2: &str = include_str!("version2.ron");

    fn written() -> String {
        let mut bytes = Vec::new();
        render(&mut bytes, &graph(), &Recipe::of("f00")).unwrap_or_else(|e| panic!("{e}"));
        String::from_utf8(bytes).unwrap_or_else(|e| panic!("{e}"))
    }

    fn error(text: &str) -> SnapshotError {
        match parse(text, Path::new("graph.ron")) {
            Ok(_) => panic!("it was read"),
            Err(error) => error,
        }
    }

    #[test]
    fn a_stored_file_of_version_1_is_read_and_what_it_lacks_is_made_up_for() -> Result<(), Box<dyn std::error::Error>> {
        let snapshot = parse(VERSION_1, Path::new("version1.ron"))?;
        assert_eq!((snapshot.version, snapshot.graph.events().count()), (1, 5));
        assert!(snapshot.graph.events().all(|e| e.coverage.documents == 1 && e.coverage.first.is_some()));
        assert!(snapshot.graph.documents().all(|d| d.digest.is_empty()));
        Ok(())
    }

    #[test]
    fn a_stored_file_of_version_2_is_read_and_written_again() -> Result<(), Box<dyn std::error::Error>> {
        let snapshot = parse(VERSION_2, Path::new("version2.ron"))?;
        assert_eq!((snapshot.version, snapshot.graph.events().count()), (2, 5));
        let mut again = Vec::new();
        render(&mut again, &snapshot.graph, &snapshot.recipe)?;
        assert_eq!(String::from_utf8(again)?, VERSION_2);
        Ok(())
    }

    #[test]
    fn a_newer_version_is_refused_whatever_else_it_holds() {
        let newer = "Snapshot(version: 7, shards: {\"a\": [Shard(state, Some(1.5))]}, digest: 'x')";
        let error = error(newer);
        assert!(matches!(error, SnapshotError::Newer { found: 7, .. }), "{error:?}");
        assert_eq!(
            error.to_string(),
            "graph.ron: version 7 of the format, and this program reads up to 2; use a newer one, or build the \
             snapshot anew"
        );
    }

    #[test]
    fn version_0_never_was() {
        assert!(matches!(error("Snapshot(version: 0)"), SnapshotError::UnknownVersion { found: 0, .. }));
    }

    #[test]
    fn a_file_cut_anywhere_says_that_it_ends_too_early() {
        let text = written();
        let body = text.trim_end().len();
        for (cut, _) in text.char_indices().filter(|(i, _)| *i > 8 && *i < body).step_by(7) {
            let error = error(&text[..cut]);
            assert!(
                matches!(error, SnapshotError::Truncated { .. }),
                "{cut}: {error}: …{:?}",
                &text[..cut].chars().rev().take(20).collect::<String>()
            );
        }
    }

    #[test]
    fn an_edited_file_is_told_by_its_checksum() {
        let text = written().replacen("\"cairo\"", "\"doha\"", 1);
        let lines = text.lines().count();
        assert!(matches!(error(&text), SnapshotError::Edited { line, .. } if line == lines - 1));
        let fingerprint = written().replacen("f00", "f01", 1);
        assert!(matches!(error(&fingerprint), SnapshotError::Edited { .. }));
        let windows = written().replace('\n', "\r\n");
        assert!(matches!(error(&windows), SnapshotError::Edited { .. }));
        let added = written().replacen("\n)\n", "\nextra: 1,\n)\n", 1);
        assert!(matches!(error(&added), SnapshotError::Edited { .. }));
    }

    #[test]
    fn a_field_that_the_version_does_not_know_is_an_error_with_its_place() {
        let text = written().replacen("kinds: [", "extra: 1,\nkinds: [", 1);
        let (before, _) = text.rsplit_once("checksum").unwrap_or_default();
        let sum = checksum(Sha256::new_with_prefix(before));
        let error = error(&format!("{before}checksum: \"{sum}\",\n)\n"));
        assert!(matches!(error, SnapshotError::Malformed { line: 6, .. }), "{error:?}");
        assert!(error.to_string().contains("extra"), "{error}");
    }

    #[test]
    fn what_is_no_ron_is_no_snapshot() {
        for text in ["", "{\"id\": 1}", "قال المتحدث", "(version: 1)", "Ontology(version: 9)"] {
            let error = error(text);
            assert!(matches!(error, SnapshotError::NotSnapshot { .. }), "{text:?}: {error}");
        }
    }

    #[test]
    fn a_fault_in_the_middle_names_line_and_column() {
        let error = error("Snapshot(\nversion: 1,\nkinds: [\nقاف قاف,\n],\nroles: [],\n)\n");
        assert!(error.to_string().starts_with("graph.ron:4:"), "{error}");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_named_by_place() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("graph.ron");
        fs::write(&file, b"Snapshot(\nversion\xff: 1)")?;
        assert!(matches!(read(&file), Err(SnapshotError::NotUtf8 { line: 2, column: 8, .. })));
        Ok(())
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = read(Path::new("none/graph.ron")).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error.starts_with("none/graph.ron: cannot be read"), "{error}");
    }
}
