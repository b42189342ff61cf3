//! JSON Lines: one document a line, read one at a time.

use std::borrow::Cow;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use super::date::parse_date;
use super::draft::{Draft, Id, Metadata, known, web_address};
use super::error::IngestError;

/// The keys of a line that are read; others are passed over.
#[derive(Deserialize)]
struct Record {
    id: Option<Value>,
    published: Option<String>,
    /// Another name of `published`, as front matter and tables have it.
    date: Option<String>,
    title: Option<String>,
    source: Option<String>,
    language: Option<String>,
    url: Option<Value>,
    text: Option<String>,
}

/// The documents of a file, line by line. A bad line is an error in its place,
/// and the next line is read.
pub(super) struct JsonLines<R> {
    reader: R,
    file: PathBuf,
    lossy: bool,
    limit: u64,
    place: Place,
}

/// How far a file has been read.
#[derive(Default)]
struct Place {
    line: u64,
    offset: u64,
    ended: bool,
}

impl<R: BufRead> JsonLines<R> {
    /// `limit` is the most bytes that one line may have.
    pub(super) fn new(reader: R, file: PathBuf, lossy: bool, limit: u64) -> Self {
        Self { reader, file, lossy, limit, place: Place::default() }
    }

    /// The next line with the offset of its first byte; `None` at the end.
    fn line(&mut self) -> Result<Option<(Vec<u8>, u64)>, IngestError> {
        let mut line = Vec::new();
        let most = self.limit.saturating_add(1);
        let read = self.reader.by_ref().take(most).read_until(b'\n', &mut line);
        let size = read.map_err(|source| {
            self.place.ended = true;
            IngestError::Io { file: self.file.clone(), source }
        })? as u64;
        if size == 0 {
            self.place.ended = true;
            return Ok(None);
        }
        let start = self.place.offset;
        self.place.line += 1;
        self.place.offset += size;
        if size > self.limit {
            self.place.ended = true;
            let (file, line, limit) = (self.file.clone(), self.place.line, self.limit);
            return Err(IngestError::LineTooLong { file, line, limit });
        }
        Ok(Some((line, start)))
    }

    /// The document of a line; `None` if the line is blank.
    fn draft(&self, bytes: &[u8], start: u64) -> Result<Option<Draft>, IngestError> {
        let line = match std::str::from_utf8(bytes) {
            Ok(line) => Cow::Borrowed(line),
            Err(_) if self.lossy => String::from_utf8_lossy(bytes),
            Err(error) => {
                let offset = start + error.valid_up_to() as u64;
                return Err(IngestError::InvalidEncoding { file: self.file.clone(), offset });
            }
        };
        let line = if self.place.line == 1 { line.trim_start_matches('\u{FEFF}') } else { &line };
        if line.trim().is_empty() {
            return Ok(None);
        }
        if !line.trim_start().starts_with('{') {
            return Err(self.wrong(1, "each line must be an object {\"id\": …, \"text\": …}".into()));
        }
        let record =
            serde_json::from_str(line).map_err(|error| json_error(&self.file, self.place.line, line, &error))?;
        self.document(record).map(Some)
    }

    fn document(&self, record: Record) -> Result<Draft, IngestError> {
        let (file, line) = (&self.file, self.place.line);
        let missing = |field| IngestError::MissingField { file: file.clone(), line, field };
        let id = match record.id {
            Some(Value::String(id)) => known(&id),
            Some(Value::Number(id)) => Some(id.to_string()),
            Some(Value::Null) | None => None,
            Some(_) => return Err(self.wrong(1, "the \"id\" must be a string".into())),
        };
        let published = match record.published.or(record.date).as_deref().and_then(known) {
            None => None,
            Some(value) => {
                Some(parse_date(&value).ok_or_else(|| IngestError::BadDate { file: file.clone(), line, value })?)
            }
        };
        Ok(Draft {
            id: Id::Stated { id: id.ok_or_else(|| missing("id"))?, line },
            stated: Metadata {
                title: record.title.as_deref().and_then(known),
                published,
                source: record.source.as_deref().and_then(known),
                language: record.language.as_deref().and_then(known),
                url: record.url.as_ref().and_then(Value::as_str).and_then(web_address),
            },
            guessed: Metadata::default(),
            text: record.text.ok_or_else(|| missing("text"))?,
        })
    }

    fn wrong(&self, column: u64, message: String) -> IngestError {
        IngestError::Json { file: self.file.clone(), line: self.place.line, column, message }
    }
}

/// What the parser says of a line, with the column in characters. A line can be
/// JSON and still not have the form that is asked for.
pub(crate) fn json_error(file: &Path, line: u64, content: &str, error: &serde_json::Error) -> IngestError {
    let before = content.get(..error.column().saturating_sub(1)).unwrap_or(content);
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&place).unwrap_or(&message);
    IngestError::Json {
        file: file.to_owned(),
        line,
        column: before.chars().count() as u64 + 1,
        message: if error.is_data() { message.to_owned() } else { format!("not valid JSON: {message}") },
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Draft, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.place.ended {
            let draft = match self.line() {
                Ok(Some((line, start))) => self.draft(&line, start),
                Ok(None) => return None,
                Err(error) => Err(error),
            };
            if let Some(draft) = draft.transpose() {
                return Some(draft);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn read(content: impl AsRef<[u8]>, lossy: bool) -> Vec<Result<Draft, String>> {
        JsonLines::new(content.as_ref(), "a.jsonl".into(), lossy, 200)
            .map(|draft| draft.map_err(|error| error.to_string()))
            .collect()
    }

    fn only_error(content: impl AsRef<[u8]>) -> String {
        let mut all = read(content, false);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0).unwrap_err()
    }

    #[test]
    fn the_day_may_be_called_date() {
        let drafts = read("{\"id\":\"1\",\"date\":\"2025-10-06\",\"text\":\"x\"}", false);
        let day = drafts.first().and_then(|d| d.as_ref().ok()).and_then(|d| d.stated.published);
        assert_eq!(day, NaiveDate::from_ymd_opt(2025, 10, 6));
    }

    #[test]
    fn the_text_is_kept_to_the_byte_and_other_keys_are_ignored() {
        let all = read(
            "\u{FEFF}{\"id\":\"1\",\"published\":\"2025-10-06\",\"title\":null,\"source\":\"وفا\",\
             \"events\":[1],\"text\":\" وصل\\r\\n\\u0627لوفد \"}\r\n\n{\"id\":2,\"text\":\"\"}",
            false,
        );
        let first = all[0].as_ref().unwrap();
        assert_eq!(first.text, " وصل\r\nالوفد ");
        assert_eq!(first.id, Id::Stated { id: "1".into(), line: 1 });
        assert_eq!(first.stated.published, NaiveDate::from_ymd_opt(2025, 10, 6));
        assert_eq!(first.stated.title, None);
        assert_eq!(first.stated.source.as_deref(), Some("وفا"));
        assert_eq!(all[1].as_ref().unwrap().id, Id::Stated { id: "2".into(), line: 3 });
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn a_bad_line_does_not_lose_its_neighbours() {
        let all = read("{\"id\":\"1\",\"text\":\"أ\"}\n{oops\n{\"id\":\"3\",\"text\":\"ج\"}\n", false);
        assert!(all[0].is_ok() && all[2].is_ok());
        assert!(all[1].as_ref().unwrap_err().starts_with("a.jsonl:2:2: not valid JSON: key must be"));
    }

    #[test]
    fn columns_count_characters() {
        let error = only_error("{\"id\":\"خبر\" \"text\":\"\"}");
        assert!(error.starts_with("a.jsonl:1:13: "), "{error}");
    }

    #[test]
    fn what_is_missing_or_wrong_is_named_with_its_line() {
        assert!(only_error("\n{\"text\":\"x\"}").starts_with("a.jsonl:2: the document has no \"id\""));
        assert!(only_error("{\"id\":\" \",\"text\":\"x\"}").contains("no \"id\""));
        assert!(only_error("{\"id\":\"1\",\"text\":null}").contains("no \"text\""));
        assert!(only_error("{\"id\":[],\"text\":\"\"}").contains("must be a string"));
        assert!(only_error("[\"1\",null,null,null,null,null,\"x\"]").contains("must be an object"));
        let date = only_error("{\"id\":\"1\",\"published\":\"أمس\",\"text\":\"\"}");
        assert!(date.starts_with("a.jsonl:1: \"أمس\" is not a date"), "{date}");
    }

    #[test]
    fn an_invalid_byte_is_told_by_its_offset_in_the_file() {
        let content = b"{\"id\":\"1\",\"text\":\"\"}\n{\"id\":\"2\",\"text\":\"\xFF\"}\n";
        let strict = read(content, false);
        assert!(strict[0].is_ok());
        assert!(strict[1].as_ref().unwrap_err().contains("byte 39"));
        assert_eq!(read(content, true)[1].as_ref().unwrap().text, "\u{FFFD}");
    }

    #[test]
    fn a_line_beyond_the_limit_ends_the_file() {
        let all = read(format!("{{}}\n{}", " ".repeat(1000)), false);
        assert_eq!(all.len(), 2);
        assert!(all[1].as_ref().unwrap_err().contains("limit of 200 bytes"));
    }
}
