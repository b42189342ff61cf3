//! `meta.csv`: what is known about the files beside it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::draft::{Metadata, known};
use super::error::IngestError;
use super::table::{Row, Rows};

/// The name of the table, in each folder that has one.
pub(super) const FILE_NAME: &str = "meta.csv";

/// The rows of one `meta.csv`, by the name of the file that they are about.
pub(super) struct Table {
    rows: HashMap<String, Result<Metadata, BadDate>>,
    path: PathBuf,
}

/// A date that could not be read, told when its file is.
struct BadDate {
    line: u64,
    value: String,
}

impl Table {
    /// Reads a table. Rows that cannot be read are reported and left out.
    pub(super) fn parse(bytes: Vec<u8>, path: &Path, lossy: bool) -> Result<(Self, Vec<IngestError>), IngestError> {
        let mut table = Self { rows: HashMap::new(), path: path.to_owned() };
        let mut errors = Vec::new();
        let mut rows = Rows::new(bytes, path, "file", lossy)?;
        while let Some(row) = rows.next() {
            if let Err(error) = row.and_then(|row| table.insert(&rows, &row)) {
                errors.push(error);
            }
        }
        Ok((table, errors))
    }

    /// What the table says of a file; nothing, if it has no row for it.
    pub(super) fn of(&self, file_name: &str) -> Result<Metadata, IngestError> {
        match self.rows.get(file_name) {
            None => Ok(Metadata::default()),
            Some(Ok(metadata)) => Ok(metadata.clone()),
            Some(Err(BadDate { line, value })) => {
                Err(IngestError::BadDate { file: self.path.clone(), line: *line, value: value.clone() })
            }
        }
    }

    /// The files that it has rows for but that are not beside it: often a
    /// misspelt name, whose metadata would be lost without a word.
    pub(super) fn absent(&self) -> Vec<PathBuf> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let mut absent: Vec<_> = self.rows.keys().map(|name| folder.join(name)).collect();
        absent.retain(|file| !file.exists());
        absent.sort();
        absent
    }

    fn insert(&mut self, rows: &Rows, row: &Row) -> Result<(), IngestError> {
        let name = rows.field(row, &["file"]).and_then(known).ok_or_else(|| IngestError::MissingField {
            file: self.path.clone(),
            line: row.line,
            field: "file",
        })?;
        let metadata = match rows.metadata(row) {
            Err(IngestError::BadDate { line, value, .. }) => Err(BadDate { line, value }),
            Err(error) => return Err(error),
            Ok(metadata) => Ok(metadata),
        };
        if self.rows.contains_key(&name) {
            let message = format!("{name} already has a row; keep one");
            return Err(IngestError::Csv { file: self.path.clone(), line: row.line, message });
        }
        self.rows.insert(name, metadata);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn parse(content: &str) -> (Table, Vec<IngestError>) {
        Table::parse(content.as_bytes().to_vec(), Path::new("d/meta.csv"), false).unwrap()
    }

    #[test]
    fn a_row_is_found_by_file_name_and_empty_is_unknown() {
        let (table, errors) =
            parse("file,title,date,source,url\nأ.txt,\"خبر, أول\",2025-10-06,,https://a.ps/1\nب.txt,,,,\n");
        assert!(errors.is_empty());
        let row = table.of("أ.txt").unwrap();
        assert_eq!(row.title.as_deref(), Some("خبر, أول"));
        assert_eq!(row.published, NaiveDate::from_ymd_opt(2025, 10, 6));
        assert_eq!((row.source, row.url.as_deref()), (None, Some("https://a.ps/1")));
        assert_eq!(table.of("ب.txt").unwrap(), Metadata::default());
        assert_eq!(table.of("ج.txt").unwrap(), Metadata::default());
    }

    #[test]
    fn a_wrong_date_is_told_when_its_file_is_read() {
        let (table, errors) = parse("file,date\nأ.txt,أمس\nب.txt,2025-10-06\n");
        assert!(errors.is_empty());
        let error = table.of("أ.txt").unwrap_err().to_string();
        assert!(error.starts_with("d/meta.csv:2: \"أمس\" is not a date"), "{error}");
        assert!(table.of("ب.txt").is_ok());
    }

    #[test]
    fn rows_that_cannot_be_used_are_reported() {
        let (table, errors) = parse("file,source\n,وفا\na.txt,وفا\na.txt,صفا\n");
        let messages: Vec<_> = errors.iter().map(ToString::to_string).collect();
        assert!(messages[0].starts_with("d/meta.csv:2: the document has no \"file\""));
        assert!(messages[1].starts_with("d/meta.csv:4: a.txt already has a row"));
        assert_eq!(table.of("a.txt").unwrap().source.as_deref(), Some("وفا"));
    }

    #[test]
    fn a_table_without_file_column_is_an_error() {
        let error = Table::parse(b"name\nx\n".to_vec(), Path::new("meta.csv"), false);
        assert!(error.is_err_and(|e| e.to_string().contains("no column \"file\"")));
    }
}
