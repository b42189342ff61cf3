//! Files of JSON Lines, and where in them something stands.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde::de::DeserializeOwned;

use super::error::EvaluateError;
use crate::ingest::{IngestError, json_error};

/// What standard input is called in messages.
const STDIN: &str = "stdin";

/// One line of a file.
pub(super) struct Line<'f> {
    pub(super) file: &'f Path,
    pub(super) number: u64,
    text: String,
}

/// The lines of a file that are not blank; `-` is standard input.
pub(super) fn lines<'f>(file: &'f Path, problems: &mut Vec<EvaluateError>) -> Vec<Line<'f>> {
    let (file, bytes) = if file == Path::new("-") {
        let mut bytes = Vec::new();
        (Path::new(STDIN), io::stdin().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (file, fs::read(file))
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(source) => {
            problems.push(IngestError::Io { file: file.to_owned(), source }.into());
            return Vec::new();
        }
    };
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        match str::from_utf8(line) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => lines.push(Line { file, number, text: text.to_owned() }),
            Err(_) => problems.push(EvaluateError::NotUtf8 { file: file.to_owned(), line: number }),
        }
    }
    lines
}

impl Line<'_> {
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, EvaluateError> {
        serde_json::from_str(&self.text).map_err(|error| json_error(self.file, self.number, &self.text, &error).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_the_byte_order_mark_are_passed_over_and_counted() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), b"\xEF\xBB\xBF1\r\n \n\xFF\n2").unwrap();
        let mut problems = Vec::new();
        let lines = lines(file.path(), &mut problems);
        let read: Vec<(u64, i32)> = lines.iter().map(|line| (line.number, line.parse().unwrap())).collect();
        assert_eq!(read, [(1, 1), (4, 2)]);
        assert!(matches!(problems[..], [EvaluateError::NotUtf8 { line: 3, .. }]));
    }
}
