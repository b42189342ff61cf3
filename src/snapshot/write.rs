//! Writing: record by record, one a line, hashed on the way.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use ron::ser::PrettyConfig;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Recipe, SnapshotError, Staged, VERSION, WriteError};
use crate::graph::KnowledgeGraph;

/// Writes `graph` to `path`; `recipe` says how it was made. Whatever goes wrong, `path` holds the old snapshot or the new one,
/// never half of one.
///
/// # Errors
/// [`SnapshotError::Write`], [`SnapshotError::Record`].
pub fn write(path: &Path, graph: &KnowledgeGraph, recipe: &Recipe) -> Result<(), SnapshotError> {
    let staged = Staged::write(path, |out| render(out, graph, recipe).map_err(|fault| fault.at(path)))?;
    Ok(staged.publish()?)
}

/// Writes `graph` as a snapshot to `out`.
///
/// # Errors
/// What `out` says, or a record that is no RON.
pub fn render(out: impl Write, graph: &KnowledgeGraph, recipe: &Recipe) -> Result<(), Fault> {
    let mut out = Lines { out: BufWriter::new(out), hash: Sha256::new() };
    out.line("Snapshot(")?;
    out.line(&format!("version: {VERSION},"))?;
    out.line(&format!("schema: {},", ron::to_string(&recipe.schema)?))?;
    out.line(&format!("merge: {},", recipe.merge))?;
    out.line(&format!("min_confidence: {},", ron::to_string(&recipe.min_confidence)?))?;
    out.list("kinds", graph.kinds())?;
    out.list("roles", graph.roles())?;
    out.list("actors", graph.actors())?;
    out.list("places", graph.places())?;
    out.list("topics", graph.topics())?;
    out.list("documents", graph.documents())?;
    out.list("events", graph.events())?;
    let checksum = checksum(out.hash.clone());
    out.line(&format!("checksum: \"{checksum}\","))?;
    out.line(")")?;
    Ok(out.out.flush()?)
}

/// Why rendering stopped.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The writer refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A record is no RON.
    #[error(transparent)]
    Ron(#[from] ron::Error),
}

impl Fault {
    fn at(self, path: &Path) -> SnapshotError {
        let file = path.to_owned();
        match self {
            Self::Io(source) => WriteError::Io { file, source }.into(),
            Self::Ron(source) => SnapshotError::Record { file, source },
        }
    }
}

/// The digits of a finished hash.
pub(super) fn checksum(hash: Sha256) -> String {
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

/// Lines that are hashed as they are written.
struct Lines<W: Write> {
    out: BufWriter<W>,
    hash: Sha256,
}

impl<W: Write> Lines<W> {
    fn line(&mut self, line: &str) -> io::Result<()> {
        for part in [line, "\n"] {
            self.hash.update(part.as_bytes());
            self.out.write_all(part.as_bytes())?;
        }
        Ok(())
    }

    /// One record a line.
    fn list<T: Serialize>(&mut self, name: &str, records: impl IntoIterator<Item = T>) -> Result<(), Fault> {
        // No depth is broken into lines; strings escape theirs.
        let config = PrettyConfig::new().struct_names(true).depth_limit(0);
        self.line(&format!("{name}: ["))?;
        for record in records {
            let record = ron::ser::to_string_pretty(&record, config.clone())?;
            self.line(&format!("{record},"))?;
        }
        Ok(self.line("],")?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::graph::sample::graph;
    use crate::snapshot::{parse, read};

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn what_is_written_reads_back_equal_and_writes_the_same_bytes() -> Result<(), Box<dyn std::error::Error>> {
        let folder = folder();
        let (first, second) = (folder.path().join("1.ron"), folder.path().join("2.ron"));
        write(&first, &graph(), &Recipe::of("f00"))?;
        let snapshot = read(&first)?;
        assert_eq!(snapshot.graph, graph());
        assert_eq!((snapshot.version, snapshot.recipe.schema.as_str()), (VERSION, "f00"));
        write(&second, &snapshot.graph, &snapshot.recipe)?;
        assert_eq!(fs::read(first)?, fs::read(second)?);
        Ok(())
    }

    #[test]
    fn every_record_is_one_line() -> Result<(), Box<dyn std::error::Error>> {
        let mut bytes = Vec::new();
        render(&mut bytes, &graph(), &Recipe::of("f00"))?;
        let text = String::from_utf8(bytes)?;
        let events = text.lines().filter(|l| l.starts_with("Event(")).count();
        assert_eq!(events, graph().events().count());
        assert_eq!(text.lines().filter(|l| l.starts_with("Document(")).count(), 3);
        Ok(())
    }

    #[test]
    fn whatever_a_title_holds_it_stays_on_its_line_and_reads_back() -> Result<(), Box<dyn std::error::Error>> {
        let mut entities = graph().entities();
        let title = "«قالَ» \"وسيط\"\r\n\\ \u{2067}abc\u{2069} \u{feff}\0 )\n],\nchecksum: \"\",";
        for document in &mut entities.documents {
            document.title = Some(title.to_owned());
        }
        let graph = KnowledgeGraph::from_entities(entities);
        let mut bytes = Vec::new();
        render(&mut bytes, &graph, &Recipe::of("f\"00\n"))?;
        let text = String::from_utf8(bytes)?;
        let snapshot = parse(&text, Path::new("graph.ron"))?;
        assert_eq!(snapshot.graph, graph);
        assert_eq!(snapshot.recipe.schema, "f\"00\n");
        assert_eq!(text.lines().filter(|l| l.starts_with("Document(")).count(), 3);
        Ok(())
    }

    #[test]
    fn writing_replaces_the_old_file_and_leaves_no_other() -> Result<(), Box<dyn std::error::Error>> {
        let folder = folder();
        let file = folder.path().join("graph.ron");
        fs::write(&file, "old")?;
        write(&file, &graph(), &Recipe::of("f00"))?;
        assert!(read(&file).is_ok());
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        Ok(())
    }

    #[test]
    fn a_folder_is_not_written_over() {
        let folder = folder();
        let error = write(folder.path(), &graph(), &Recipe::of("f00"));
        assert!(matches!(error, Err(SnapshotError::Write(WriteError::NotRegular { .. }))), "{error:?}");
    }

    #[test]
    fn a_folder_that_does_not_exist_is_an_error_that_names_the_file() {
        let file = folder().path().join("none").join("graph.ron");
        let error = write(&file, &graph(), &Recipe::of("f00")).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error.starts_with(&format!("{}: cannot be written", file.display())), "{error}");
    }
}
