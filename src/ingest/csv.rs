//! CSV with named columns: one document a row.

use std::path::Path;

use super::draft::{Draft, Id, Metadata, known};
use super::error::IngestError;
use super::table::{Row, Rows};

/// The documents of a CSV file. The text is in the column `text`; a row without
/// an `id` is named after the file and its number. A bad row is an error in its
/// place, and the next row is read.
pub(super) struct RowDocuments {
    rows: Rows,
    name: String,
}

impl RowDocuments {
    pub(super) fn new(bytes: Vec<u8>, name: String, file: &Path, lossy: bool) -> Result<Self, IngestError> {
        Ok(Self { rows: Rows::new(bytes, file, "text", lossy)?, name })
    }

    fn draft(&self, row: &Row) -> Result<Draft, IngestError> {
        let id = match self.rows.field(row, &["id"]).and_then(known) {
            Some(id) => Id::Stated { id, line: row.line },
            None => Id::Named(format!("{}:{}", self.name, row.number)),
        };
        Ok(Draft {
            id,
            stated: self.rows.metadata(row)?,
            guessed: Metadata::default(),
            text: self.rows.field(row, &["text"]).unwrap_or_default().to_owned(),
        })
    }
}

impl Iterator for RowDocuments {
    type Item = Result<Draft, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        Some(row.and_then(|row| self.draft(&row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: impl AsRef<[u8]>, lossy: bool) -> Result<Vec<Result<Draft, String>>, String> {
        let bytes = content.as_ref().to_vec();
        let documents = RowDocuments::new(bytes, "أخبار".into(), Path::new("a.csv"), lossy);
        let documents = documents.map_err(|error| error.to_string())?;
        Ok(documents.map(|draft| draft.map_err(|error| error.to_string())).collect())
    }

    #[test]
    fn columns_are_found_by_name() {
        let all = read(
            "\u{FEFF}Source,text,ID,date,extra\r\nوفا,\"وصل الوفد،\r\n\"\"أمس\"\"\",a1,2025-10-06,x\r\n\r\n,نص,,,\r\n",
            false,
        )
        .unwrap();
        let first = all[0].as_ref().unwrap();
        assert_eq!(first.text, "وصل الوفد،\r\n\"أمس\"");
        assert_eq!(first.stated.source.as_deref(), Some("وفا"));
        assert_eq!(first.id, Id::Stated { id: "a1".into(), line: 2 });
        let second = all[1].as_ref().unwrap();
        assert_eq!(second.id, Id::Named("أخبار:2".into()));
        assert_eq!(second.stated, Metadata::default());
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn semicolons_and_tabs_of_spreadsheets_are_understood() {
        for mark in [";", "\t"] {
            let all = read(format!("id{mark}text\n1{mark}نص، فيه,فاصلة\n"), false).unwrap();
            assert_eq!(all[0].as_ref().unwrap().text, "نص، فيه,فاصلة");
        }
    }

    #[test]
    fn a_bad_row_does_not_lose_its_neighbours() {
        let all = read("id,date,text\n1,,أ\n2,أمس,ب\n3,ج\n4,,د\n", false).unwrap();
        assert!(all[0].is_ok() && all[3].is_ok());
        assert!(all[1].as_ref().unwrap_err().starts_with("a.csv:3: \"أمس\" is not a date"));
        assert!(all[2].as_ref().unwrap_err().starts_with("a.csv:4: the row has 2 fields"));
    }

    #[test]
    fn an_invalid_byte_is_told_by_its_offset_in_the_file() {
        let content = b"id,text\n1,\"\xD8\xA3\"\n2,\"\xD8\xA3\xFF\"\n3,c\n";
        let all = read(content, false).unwrap();
        assert!(all[0].is_ok() && all[2].is_ok());
        assert!(all[1].as_ref().unwrap_err().contains("at byte 20"), "{all:?}");
        assert_eq!(read(content, true).unwrap()[1].as_ref().unwrap().text, "أ\u{FFFD}");
    }

    #[test]
    fn a_file_without_a_text_column_says_which_it_has() {
        let error = read("id,body\n1,x\n", false).unwrap_err();
        assert!(error.contains("no column \"text\"") && error.ends_with("id, body"), "{error}");
        assert!(read("", false).is_err());
    }

    #[test]
    fn legacy_arabic_is_read() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode("id,text\n1,وصل الوفد إلى القاهرة\n");
        assert_eq!(read(bytes, false).unwrap()[0].as_ref().unwrap().text, "وصل الوفد إلى القاهرة");
    }
}
