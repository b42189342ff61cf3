//! The files of an input, in an order that does not depend on the disk.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use walkdir::{DirEntry, WalkDir};

use super::error::IngestError;
use super::format::Format;
use super::meta;

/// A file to read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Its name as a document: the path below the given folder, without the
    /// extension, with `/`.
    pub(super) name: String,
    pub(super) format: Format,
}

/// The file at `path`, or the files in the folder there and below, sorted by
/// the bytes of their paths. What cannot be read stands in its place as an
/// error; what is not for us, as a note. Hidden files and `meta.csv` are passed
/// over. Links to files are followed, links to folders are not: they can run
/// in circles.
pub(super) fn walk(path: &Path) -> Vec<Result<Found, IngestError>> {
    let kind = match fs::metadata(path) {
        Ok(metadata) => metadata.file_type(),
        Err(source) => {
            return vec![Err(IngestError::Io { file: path.to_owned(), source })];
        }
    };
    if kind.is_dir() {
        return folder(path);
    }
    let file = path.to_owned();
    vec![if !kind.is_file() {
        Err(IngestError::NotRegular { file })
    } else if let Some(format) = Format::of(path) {
        let name = path.file_stem().unwrap_or(OsStr::new("")).to_string_lossy().into_owned();
        Ok(Found { path: file, name, format })
    } else {
        Err(IngestError::UnknownFormat { file })
    }]
}

fn folder(root: &Path) -> Vec<Result<Found, IngestError>> {
    let visible = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    let mut all = Vec::new();
    for entry in WalkDir::new(root).into_iter().filter_entry(visible) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() || entry.file_name() == meta::FILE_NAME => {}
            Ok(entry) => {
                let path = entry.into_path();
                all.push((path.clone(), entry_at(path, root)));
            }
            Err(error) => {
                let file = error.path().unwrap_or(root).to_owned();
                let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("loop"));
                all.push((file.clone(), Err(IngestError::Io { file, source })));
            }
        }
    }
    all.sort_by(|(a, _), (b, _)| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
    all.into_iter().map(|(_, found)| found).collect()
}

fn entry_at(file: PathBuf, root: &Path) -> Result<Found, IngestError> {
    let kind = match fs::metadata(&file) {
        Ok(metadata) => metadata.file_type(),
        Err(source) => return Err(IngestError::Io { file, source }),
    };
    if kind.is_dir() {
        return Err(IngestError::Skipped { file, reason: "links to folders are not followed" });
    }
    if !kind.is_file() {
        return Err(IngestError::Skipped { file, reason: "not a regular file" });
    }
    match Format::of(&file) {
        Some(format) => Ok(Found { name: name_below(&file, root), path: file, format }),
        None => Err(IngestError::Skipped { file, reason: "not .txt, .md, .html, .jsonl or .csv" }),
    }
}

fn name_below(file: &Path, root: &Path) -> String {
    let below = file.strip_prefix(root).unwrap_or(file).with_extension("");
    let parts: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path) -> Vec<String> {
        walk(root)
            .into_iter()
            .map(|found| match found {
                Ok(found) => found.name,
                Err(error) => format!("{}{error}", if error.is_note() { "note: " } else { "" })
                    .replace(&format!("{}/", root.display()), ""),
            })
            .collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_bytes() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("ب/ج")).unwrap();
        fs::create_dir(dir.path().join("a")).unwrap();
        for name in ["ب/ج/1.txt", "a/z.md", "a.txt", "b.csv", "Z.html", "a-.txt"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        assert_eq!(names(dir.path()), ["Z", "a-", "a", "a/z", "b", "ب/ج/1"]);
    }

    #[test]
    fn what_is_not_for_us_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(".git")).unwrap();
        for name in [".git/a.txt", ".hidden.txt", "meta.csv", "photo.png"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        assert_eq!(names(dir.path()), ["note: photo.png: skipped: not .txt, .md, .html, .jsonl or .csv"]);
    }

    #[test]
    fn a_file_is_named_by_its_stem() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.b.txt");
        fs::write(&file, "").unwrap();
        assert_eq!(names(&file), ["a.b"]);
        let message = names(&dir.path().join("none.txt")).remove(0);
        assert!(message.contains("cannot be read"), "{message}");
    }

    #[cfg(unix)]
    #[test]
    fn loops_pipes_and_odd_names_do_no_harm() {
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("b.txt"), "").unwrap();
        symlink(dir.path(), at("loop")).unwrap();
        symlink("self.txt", at("self.txt")).unwrap();
        symlink(at("b.txt"), at("link.txt")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(at("pipe.txt")).unwrap();
        fs::write(dir.path().join(OsStr::from_bytes(b"\xFF.txt")), "").unwrap();
        let names = names(dir.path());
        assert_eq!(names[0..2], ["b", "link"]);
        assert_eq!(names[2], "note: loop: skipped: links to folders are not followed");
        assert_eq!(names[3], "note: pipe.txt: skipped: not a regular file");
        assert!(names[4].starts_with("self.txt: cannot be read"), "{names:?}");
        assert_eq!(names[5], "\u{FFFD}");
        assert!(matches!(walk(&at("pipe.txt"))[..], [Err(IngestError::NotRegular { .. })]));
    }
}
