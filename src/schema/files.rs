//! Where dictionary files come from: the built-in folder, and a user's folder
//! laid over it.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::error::{Problem, SchemaError, code};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schema");

/// The text of every dictionary file by its path relative to the schema folder.
pub type Files = BTreeMap<String, String>;

/// The dictionaries that are compiled into the program.
pub fn built_in() -> Files {
    let mut files = Files::new();
    collect(&BUILT_IN, &mut files);
    files
}

fn collect(dir: &Dir<'_>, files: &mut Files) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8())
            && path.ends_with(".ron")
        {
            files.insert(path.replace('\\', "/"), text.to_owned());
        }
    }
    for sub in dir.dirs() {
        collect(sub, files);
    }
}

/// The `.ron` files of a user's folder, by their path relative to it.
///
/// # Errors
/// A file or folder that cannot be read, or is not UTF-8.
pub fn folder(root: &Path) -> Result<Files, SchemaError> {
    let mut files = Files::new();
    let mut problems = Vec::new();
    for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
        let problem = |file: &Path, what: String| Problem {
            file: file.display().to_string(),
            line: 1,
            column: 1,
            code: code::UNREADABLE,
            what,
            help: "check the folder given to --schema".to_owned(),
        };
        match entry {
            Ok(entry) if entry.file_type().is_file() && entry.path().extension().is_some_and(|e| e == "ron") => {
                let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
                match std::fs::read_to_string(entry.path()) {
                    Ok(text) => {
                        files.insert(relative.to_string_lossy().replace('\\', "/"), text);
                    }
                    Err(error) => problems.push(problem(entry.path(), format!("cannot read it: {error}"))),
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(problem(error.path().unwrap_or(root), error.to_string())),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(SchemaError { problems }) }
}
