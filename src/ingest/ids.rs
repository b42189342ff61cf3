//! Names of documents, each of which is used once in a run.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::draft::Id;
use super::error::IngestError;

/// The ids in use, and where each was used first.
#[derive(Debug, Default)]
pub(super) struct Ids {
    used: HashMap<String, (PathBuf, u64)>,
}

impl Ids {
    /// Takes an id. One that is stated must be free; one taken from the name of
    /// a file gets `~2`, `~3` … if it is not.
    pub(super) fn claim(&mut self, id: Id, file: &Path) -> Result<String, IngestError> {
        let (id, line) = match id {
            Id::Named(name) => (self.free(name), 1),
            Id::Stated { id, line } => (id, line),
        };
        if let Some((first, at)) = self.used.get(&id) {
            let first = format!("{}:{at}", first.display());
            return Err(IngestError::DuplicateId { file: file.to_owned(), line, id, first });
        }
        self.used.insert(id.clone(), (file.to_owned(), line));
        Ok(id)
    }

    fn free(&self, name: String) -> String {
        if !self.used.contains_key(&name) {
            return name;
        }
        let mut others = (2u64..).map(|number| format!("{name}~{number}"));
        others.find(|other| !self.used.contains_key(other)).unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_told_apart() {
        let mut ids = Ids::default();
        let mut claim = || ids.claim(Id::Named("خبر".into()), Path::new("خبر.txt")).unwrap();
        assert_eq!([claim(), claim(), claim()], ["خبر", "خبر~2", "خبر~3"]);
    }

    #[test]
    fn a_stated_id_that_is_used_is_an_error_that_names_the_first() {
        let mut ids = Ids::default();
        let stated = |line| Id::Stated { id: "7".into(), line };
        assert!(ids.claim(stated(4), Path::new("a.jsonl")).is_ok());
        let error = ids.claim(stated(1), Path::new("b.csv")).unwrap_err();
        let message = "b.csv:1: the id \"7\" was already used in a.jsonl:4; ids must be unique";
        assert_eq!(error.to_string(), message);
    }
}
