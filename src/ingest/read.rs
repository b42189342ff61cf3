//! From inputs to documents: one after the other, whatever their format.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::{io, iter, vec};

use encoding_rs::Encoding;

use super::csv::RowDocuments;
use super::draft::{Draft, Id, Metadata};
use super::encoding::{decode, looks_like_utf8};
use super::ids::Ids;
use super::jsonl::JsonLines;
use super::meta::{self, Table};
use super::source::Source;
use super::walk::{Found, walk};
use super::{Document, Format, IngestError, Input, Options, html, markdown, text};

/// What standard input is called in messages, and as a document.
const STDIN: &str = "stdin";

/// Reads the documents of all inputs, in the order of the inputs and, in a
/// folder, of the paths. An error stands in the place of what it kept from being
/// read, and reading goes on after it.
pub fn read(inputs: &[Input], options: &Options) -> Documents {
    Documents {
        options: options.clone(),
        inputs: inputs.iter().cloned().collect(),
        found: Vec::new().into_iter(),
        drafts: Box::new(iter::empty()),
        beside: Metadata::default(),
        file: PathBuf::new(),
        reports: VecDeque::new(),
        tables: HashMap::new(),
        files: HashSet::new(),
        ids: Ids::default(),
    }
}

type Drafts = Box<dyn Iterator<Item = Result<Draft, IngestError>> + Send>;

/// The documents of a run, made by [`read`].
pub struct Documents {
    options: Options,
    inputs: VecDeque<Input>,
    /// The files of the present input that are still to be read.
    found: vec::IntoIter<Result<Found, IngestError>>,
    /// The present file: its documents, and what `meta.csv` says of it.
    drafts: Drafts,
    beside: Metadata,
    file: PathBuf,
    /// Errors to tell before going on.
    reports: VecDeque<IngestError>,
    /// The `meta.csv` of each folder seen.
    tables: HashMap<PathBuf, Option<Table>>,
    files: HashSet<PathBuf>,
    ids: Ids,
}

impl Iterator for Documents {
    type Item = Result<Document, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(report) = self.reports.pop_front() {
                return Some(Err(report));
            }
            if let Some(draft) = self.drafts.next() {
                return Some(draft.and_then(|draft| self.finish(draft)));
            }
            let opened = match self.found.next() {
                Some(found) => found.and_then(|found| self.open(found)),
                None => match self.inputs.pop_front()? {
                    Input::Stdin => self.open_stream(io::stdin()),
                    Input::Path(path) => {
                        self.found = walk(&path).into_iter();
                        Ok(())
                    }
                },
            };
            if let Err(error) = opened {
                self.reports.push_back(error);
            }
        }
    }
}

impl Documents {
    fn open(&mut self, found: Found) -> Result<(), IngestError> {
        let Found { path, name, format } = found;
        let whole = fs::canonicalize(&path);
        let whole = whole.map_err(|source| IngestError::Io { file: path.clone(), source })?;
        if !self.files.insert(whole) {
            return Err(IngestError::Skipped { file: path, reason: "it was already read" });
        }
        self.beside = self.metadata_beside(&path)?;
        let source = Source::open(&path)?;
        self.drafts = drafts(source, format, name, &path, &self.options)?;
        self.file = path;
        Ok(())
    }

    fn open_stream(&mut self, stream: impl io::Read + Send + 'static) -> Result<(), IngestError> {
        let file = PathBuf::from(STDIN);
        let source = Source::of(stream, &file)?;
        let format = self.options.stdin_format.unwrap_or_else(|| Format::sniff(&source.head));
        self.beside = Metadata::default();
        self.drafts = drafts(source, format, STDIN.to_owned(), &file, &self.options)?;
        self.file = file;
        Ok(())
    }

    /// What the `meta.csv` in the folder of a file says of it.
    fn metadata_beside(&mut self, path: &Path) -> Result<Metadata, IngestError> {
        let folder = path.parent().unwrap_or(Path::new(""));
        if !self.tables.contains_key(folder) {
            let table = self.load_table(&folder.join(meta::FILE_NAME));
            self.tables.insert(folder.to_owned(), table);
        }
        match (self.tables.get(folder), path.file_name()) {
            (Some(Some(table)), Some(name)) => table.of(&name.to_string_lossy()),
            _ => Ok(Metadata::default()),
        }
    }

    fn load_table(&mut self, path: &Path) -> Option<Table> {
        if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
            return None;
        }
        let table = Source::open(path)
            .and_then(|source| source.whole(path, self.options.max_file_size))
            .and_then(|bytes| Table::parse(bytes, path, self.options.lossy));
        match table {
            Ok((table, errors)) => {
                self.reports.extend(errors);
                let reason = "meta.csv has a row for it, but there is no such file";
                let absent = table.absent().into_iter();
                self.reports.extend(absent.map(|file| IngestError::Skipped { file, reason }));
                Some(table)
            }
            Err(error) => {
                self.reports.push_back(error);
                None
            }
        }
    }

    /// A document, once its name is sure to be unique and what is known from
    /// elsewhere is added.
    fn finish(&mut self, draft: Draft) -> Result<Document, IngestError> {
        let file_name = match &draft.id {
            Id::Named(name) => Some(name.clone()),
            Id::Stated { .. } => None,
        };
        let id = self.ids.claim(draft.id, &self.file)?;
        let metadata = draft.stated.or(self.beside.clone()).or(draft.guessed);
        Ok(Document {
            id,
            file_name,
            title: metadata.title,
            published: self.options.doc_date.or(metadata.published),
            source: metadata.source,
            language: metadata.language,
            url: metadata.url,
            text: draft.text,
        })
    }
}

/// The documents in a file of a known format.
fn drafts(source: Source, format: Format, name: String, file: &Path, options: &Options) -> Result<Drafts, IngestError> {
    let (limit, lossy) = (options.max_file_size, options.lossy);
    let text_of = |source: Source, declared: fn(&[u8]) -> Option<&'static Encoding>| {
        let declared = declared(&source.head);
        let bytes = source.whole(file, limit)?;
        decode(bytes, declared, lossy)
            .map_err(|at| IngestError::InvalidEncoding { file: file.to_owned(), offset: at.0 as u64 })
    };
    let undeclared = |_: &[u8]| None;
    let one = match format {
        Format::Text => text::read(text_of(source, undeclared)?, name, file)?,
        Format::Markdown => markdown::read(&text_of(source, undeclared)?, name, file)?,
        Format::Html => html::read(&text_of(source, html::declared_encoding)?, name, file)?,
        Format::Csv => {
            let bytes = source.whole(file, limit)?;
            return Ok(Box::new(RowDocuments::new(bytes, name, file, lossy)?));
        }
        Format::JsonLines if looks_like_utf8(&source.head) => {
            let file = file.to_owned();
            return Ok(Box::new(JsonLines::new(source.stream(), file, lossy, limit)));
        }
        Format::JsonLines => {
            let lines = Cursor::new(text_of(source, undeclared)?);
            return Ok(Box::new(JsonLines::new(lines, file.to_owned(), lossy, limit.saturating_mul(3))));
        }
    };
    if one.text.chars().all(|c| c.is_whitespace() || c.is_control()) {
        return Err(IngestError::Skipped { file: file.to_owned(), reason: "there is no text in it" });
    }
    Ok(Box::new(iter::once(Ok(one))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    /// A folder with these files.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        dir
    }

    fn read_paths(paths: &[&Path], options: &Options) -> Vec<Result<Document, IngestError>> {
        let inputs: Vec<_> = paths.iter().map(|path| Input::Path(path.to_path_buf())).collect();
        read(&inputs, options).collect()
    }

    fn ids(all: &[Result<Document, IngestError>]) -> Vec<String> {
        let id = |one: &Result<Document, IngestError>| match one {
            Ok(document) => document.id.clone(),
            Err(error) => format!("! {}", error.to_string().rsplit('/').next().unwrap()),
        };
        all.iter().map(id).collect()
    }

    #[test]
    fn every_format_in_a_folder_is_read() {
        let article = "وصل الوفد إلى القاهرة لإجراء مباحثات. ".repeat(9);
        let dir = folder(&[
            ("1.txt", "وصل الوفد"),
            ("2.md", "# عنوان"),
            ("3.html", &format!("<html><body><article><p>{article}</p></article></body></html>")),
            ("4.jsonl", "{\"id\":\"j\",\"text\":\"أ\"}"),
            ("sub/5.csv", "text\nب\n"),
        ]);
        let all = read_paths(&[dir.path()], &Options::default());
        assert_eq!(ids(&all), ["1", "2", "3", "j", "sub/5:1"]);
        assert_eq!(all[2].as_ref().unwrap().text, article.trim());
    }

    #[test]
    fn the_nearest_word_on_metadata_counts() {
        let dir = folder(&[
            ("meta.csv", "file,title,date,source\n1.md,من الجدول,2025-01-01,وفا\n2.txt,,2025-02-02,\n"),
            ("1.md", "---\ntitle: من المقدمة\n---\n# من النص"),
            ("2.txt", "---\ndate: 2025-10-06\n---\nنص"),
            ("3.txt", "نص"),
        ]);
        let options = Options::default();
        let all: Vec<_> = read_paths(&[dir.path()], &options).into_iter().map(Result::unwrap).collect();
        assert_eq!(all[0].title.as_deref(), Some("من المقدمة"));
        assert_eq!(all[0].source.as_deref(), Some("وفا"));
        assert_eq!(all[0].published, NaiveDate::from_ymd_opt(2025, 1, 1));
        assert_eq!(all[1].published, NaiveDate::from_ymd_opt(2025, 10, 6));
        assert_eq!(all[2].published, None);
        let by_hand = Options { doc_date: NaiveDate::from_ymd_opt(2024, 4, 13), ..options };
        for document in read_paths(&[dir.path()], &by_hand) {
            assert_eq!(document.unwrap().published, by_hand.doc_date);
        }
    }

    #[test]
    fn a_bad_file_does_not_lose_the_others() {
        let dir = folder(&[("1.txt", "أ"), ("3.txt", "ج"), ("4.txt", "د"), ("meta.csv", "x\n")]);
        fs::write(dir.path().join("2.txt"), b"\xD8\xA3\xD8\xA8 \xFF").unwrap();
        let all = read_paths(&[dir.path()], &Options::default());
        let ids = ids(&all);
        assert!(ids[0].starts_with("! meta.csv:1: there is no column \"file\""), "{ids:?}");
        assert!(ids[2].starts_with("! 2.txt: invalid bytes at byte 5"), "{ids:?}");
        assert_eq!((&ids[1][..], &ids[3..]), ("1", &["3".to_owned(), "4".to_owned()][..]));
        let lossy = Options { lossy: true, ..Options::default() };
        let all = read_paths(&[dir.path()], &lossy);
        assert_eq!(all[2].as_ref().unwrap().text, "أب \u{FFFD}");
    }

    #[test]
    fn a_wrong_date_in_the_table_stands_in_place_of_its_document() {
        let dir = folder(&[("meta.csv", "file,date\n2.txt,أمس\n"), ("1.txt", "أ"), ("2.txt", "ب")]);
        let ids = ids(&read_paths(&[dir.path()], &Options::default()));
        assert_eq!(ids, ["1", "! meta.csv:2: \"أمس\" is not a date; write it as 2025-10-06"]);
    }

    #[test]
    fn a_row_without_its_file_is_noted() {
        let dir = folder(&[("meta.csv", "file,source\n1.txt,وفا\n2.txt,صفا\n"), ("1.txt", "أ")]);
        let all = read_paths(&[dir.path()], &Options::default());
        assert!(all[0].as_ref().is_err_and(IngestError::is_note));
        assert!(ids(&all)[0].starts_with("! 2.txt: skipped: meta.csv has a row"));
        assert_eq!(all[1].as_ref().unwrap().source.as_deref(), Some("وفا"));
    }

    #[test]
    fn documents_can_be_handed_to_other_threads() {
        fn check<T: Send>() {}
        check::<Documents>();
    }

    #[test]
    fn ids_are_unique_in_a_run() {
        let line = "{\"id\":\"a\",\"text\":\"\"}\n";
        let dir = folder(&[("a.md", "x"), ("a.txt", "y"), ("b.jsonl", &line.repeat(2))]);
        let all = read_paths(&[dir.path(), &dir.path().join("a.txt")], &Options::default());
        let ids = ids(&all);
        assert_eq!(ids[..2], ["a", "a~2"]);
        assert!(ids[2].starts_with("! a.md:1; ids must be unique"), "{ids:?}");
        assert!(all[3].as_ref().unwrap_err().to_string().contains("b.jsonl:2: the id \"a\""));
        assert_eq!(ids[4], "! a.txt: skipped: it was already read");
    }

    #[test]
    fn a_file_beyond_the_limit_is_an_error() {
        let dir = folder(&[("a.txt", "12345"), ("b.txt", "1234")]);
        let options = Options { max_file_size: 4, ..Options::default() };
        let all = read_paths(&[dir.path()], &options);
        assert!(matches!(all[0], Err(IngestError::TooLarge { limit: 4, .. })));
        assert_eq!(all[1].as_ref().unwrap().text, "1234");
    }

    #[test]
    fn json_lines_in_other_encodings_are_read() {
        let line = "{\"id\":\"1\",\"text\":\"وصل الوفد المصري إلى الدوحة\"}\n";
        let dir = folder(&[]);
        let file = dir.path().join("a.jsonl");
        let utf16: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [utf16, encoding_rs::WINDOWS_1256.encode(line).0.into_owned()] {
            fs::write(&file, bytes).unwrap();
            let all = read_paths(&[&file], &Options::default());
            assert_eq!(all[0].as_ref().unwrap().text, "وصل الوفد المصري إلى الدوحة");
        }
    }

    #[test]
    fn a_stream_tells_its_format_by_its_beginning() {
        let text_of = |content: &'static str, stdin_format| {
            let mut run = read(&[], &Options { stdin_format, ..Options::default() });
            run.open_stream(content.as_bytes()).unwrap();
            run.next().unwrap().map(|document| (document.id, document.text)).unwrap()
        };
        let pair = |id: &str, text: &str| (id.to_owned(), text.to_owned());
        assert_eq!(text_of("{\"id\":\"7\",\"text\":\"نص\"}", None), pair("7", "نص"));
        assert_eq!(text_of("وصل *الوفد*\n", None), pair("stdin", "وصل *الوفد*\n"));
        assert_eq!(text_of("وصل *الوفد*\n", Some(Format::Markdown)), pair("stdin", "وصل الوفد"));
    }
}
