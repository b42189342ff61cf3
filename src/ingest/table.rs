//! Tables in CSV with named columns: what documents in rows and `meta.csv` share.

use std::io::Cursor;
use std::ops::Range;
use std::path::{Path, PathBuf};

use ::csv::{ByteRecord, Reader, ReaderBuilder};

use super::date::parse_date;
use super::draft::{Metadata, known, web_address};
use super::encoding::{Invalid, decode, looks_like_utf8};
use super::error::IngestError;

/// The rows of a CSV file below the names of its columns.
pub(super) struct Rows {
    reader: Reader<Cursor<Vec<u8>>>,
    file: PathBuf,
    columns: Vec<String>,
    lossy: bool,
    /// Rows read so far.
    count: u64,
    /// Where the last row starts, not counting line ends left over before it.
    start: usize,
    /// The line of that place.
    line: u64,
}

/// One row as text.
pub(super) struct Row {
    /// Position among the rows below the head, from 1.
    pub(super) number: u64,
    /// Line of the file that it starts on.
    pub(super) line: u64,
    fields: Vec<String>,
}

impl Rows {
    /// Reads the names of the columns, of which `required` must be one. Fields
    /// may be separated by commas, or by semicolons or tabs where a spreadsheet
    /// put these.
    pub(super) fn new(bytes: Vec<u8>, file: &Path, required: &'static str, lossy: bool) -> Result<Self, IngestError> {
        let bytes = if looks_like_utf8(&bytes) {
            bytes
        } else {
            let invalid = |at: Invalid| IngestError::InvalidEncoding { file: file.to_owned(), offset: at.0 as u64 };
            decode(bytes, None, lossy).map_err(invalid)?.into_bytes()
        };
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).delimiter(delimiter(&bytes));
        let reader = builder.from_reader(Cursor::new(bytes));
        let mut rows = Self { reader, file: file.to_owned(), columns: Vec::new(), lossy, count: 0, start: 0, line: 1 };
        let head = rows.next().transpose()?.map(|row| row.fields).unwrap_or_default();
        rows.count = 0;
        rows.columns = head.iter().map(|name| name.trim_start_matches('\u{FEFF}').trim().to_lowercase()).collect();
        if rows.columns.iter().any(|column| column == required) {
            Ok(rows)
        } else {
            let found = rows.columns.join(", ");
            Err(IngestError::MissingColumn { file: file.to_owned(), column: required, found })
        }
    }

    /// The field of a row in the first of the named columns that there is.
    pub(super) fn field<'r>(&self, row: &'r Row, names: &[&str]) -> Option<&'r str> {
        let at = self.columns.iter().position(|column| names.contains(&column.as_str()))?;
        row.fields.get(at).map(String::as_str)
    }

    /// What a row says besides its text.
    pub(super) fn metadata(&self, row: &Row) -> Result<Metadata, IngestError> {
        let field = |names| self.field(row, names).and_then(known);
        let published = match field(&["date", "published"]) {
            None => None,
            Some(value) => Some(parse_date(&value).ok_or_else(|| IngestError::BadDate {
                file: self.file.clone(),
                line: row.line,
                value,
            })?),
        };
        Ok(Metadata {
            title: field(&["title"]),
            published,
            source: field(&["source"]),
            language: field(&["language", "lang"]),
            url: field(&["url"]).as_deref().and_then(web_address),
        })
    }

    /// The fields as text; the error is told by its byte in the file.
    fn text(&self, record: &ByteRecord, bytes: Range<u64>) -> Result<Vec<String>, IngestError> {
        let raw = self.reader.get_ref().get_ref();
        let raw = raw.get(bytes.start as usize..bytes.end as usize).unwrap_or_default();
        match std::str::from_utf8(raw) {
            Err(error) if !self.lossy => Err(IngestError::InvalidEncoding {
                file: self.file.clone(),
                offset: bytes.start + error.valid_up_to() as u64,
            }),
            _ => Ok(record.iter().map(|f| String::from_utf8_lossy(f).into_owned()).collect()),
        }
    }

    /// Moves to the row in these bytes. The parser's own count of lines is one
    /// short after CR LF.
    fn advance(&mut self, bytes: Range<u64>) {
        let raw = self.reader.get_ref().get_ref();
        let row = raw.get(bytes.start as usize..bytes.end as usize).unwrap_or_default();
        let left_over = row.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let start = bytes.start as usize + left_over;
        let between = raw.get(self.start..start).unwrap_or_default();
        self.line += between.iter().filter(|b| **b == b'\n').count() as u64;
        self.start = start;
    }

    fn malformed(&self, error: &::csv::Error) -> IngestError {
        let message = match error.kind() {
            ::csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
                "the row has {len} fields where the first line names {expected_len}; \
                 put a field that holds a comma or a line end in quotation marks"
            ),
            _ => error.to_string(),
        };
        IngestError::Csv { file: self.file.clone(), line: self.line, message }
    }
}

impl Iterator for Rows {
    type Item = Result<Row, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = ByteRecord::new();
        let start = self.reader.position().byte();
        let read = self.reader.read_byte_record(&mut record);
        let end = self.reader.position().byte();
        self.advance(start..end);
        self.count += 1;
        match read {
            Ok(false) => None,
            Ok(true) => {
                let line = self.line;
                let fields = self.text(&record, start..end);
                Some(fields.map(|fields| Row { number: self.count, line, fields }))
            }
            Err(error) => Some(Err(self.malformed(&error))),
        }
    }
}

/// The commonest of the usual separators in the first line.
fn delimiter(bytes: &[u8]) -> u8 {
    let head = bytes.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |mark: u8| head.iter().filter(|b| **b == mark).count();
    let other = if count(b'\t') > count(b';') { b'\t' } else { b';' };
    if count(other) > count(b',') { other } else { b',' }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(content: &[u8]) -> Rows {
        Rows::new(content.to_vec(), Path::new("a.csv"), "text", false).unwrap()
    }

    #[test]
    fn a_row_knows_its_number_and_its_line() {
        for end in ["\n", "\r\n"] {
            let content = ["text,x", "\"a", "b\",1", "", "c,2", "d", "e,3"].join(end);
            let mut rows = rows(content.as_bytes());
            let place = |row: Option<Result<Row, IngestError>>| {
                row.unwrap().map(|row| (row.number, row.line)).map_err(|e| e.to_string())
            };
            assert_eq!(place(rows.next()), Ok((1, 2)));
            assert_eq!(place(rows.next()), Ok((2, 5)));
            assert!(place(rows.next()).unwrap_err().starts_with("a.csv:6: the row has 1 fields"));
            assert_eq!(place(rows.next()), Ok((4, 7)));
            assert!(rows.next().is_none());
        }
    }

    #[test]
    fn the_first_of_the_names_that_there_is_counts() {
        let mut rows = rows(b"\xEF\xBB\xBFText, LANG \nx,ar\n");
        let row = rows.next().unwrap().unwrap();
        assert_eq!(rows.field(&row, &["language", "lang"]), Some("ar"));
        assert_eq!(rows.field(&row, &["id"]), None);
    }
}
