//! Which kind of file it is, by its name or its first bytes.

use std::path::Path;

use super::encoding::decode;

/// A kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text (`.txt`).
    Text,
    /// Markdown (`.md`).
    Markdown,
    /// A web page (`.html`).
    Html,
    /// One JSON object a line (`.jsonl`).
    JsonLines,
    /// A table with named columns (`.csv`).
    Csv,
}

impl Format {
    /// The format of a file by the extension of its name, if it is one of ours.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The format of nameless bytes by their beginning: JSON Lines, a web page,
    /// a table whose first row names a column of texts, else text.
    pub(super) fn sniff(head: &[u8]) -> Self {
        let head = decode(head.to_vec(), None, true).unwrap_or_default();
        let head = head.trim_start();
        let page = |start: &str| head.get(..start.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(start));
        if head.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"')) {
            Self::JsonLines
        } else if page("<!doctype html") || page("<html") {
            Self::Html
        } else if names_columns(head.lines().next().unwrap_or_default()) {
            Self::Csv
        } else {
            Self::Text
        }
    }
}

/// Whether a line is the head of a table: names of one word each, `text` among
/// them.
fn names_columns(line: &str) -> bool {
    [',', ';', '\t'].iter().any(|&mark| {
        let names: Vec<&str> = line.split(mark).map(|name| name.trim().trim_matches('"')).collect();
        let word = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || c == '_');
        names.len() > 1 && names.iter().all(word) && names.iter().any(|name| name.eq_ignore_ascii_case("text"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_whatever_its_case() {
        assert_eq!(Format::of(Path::new("a/خبر.HTML")), Some(Format::Html));
        assert_eq!(Format::of(Path::new("a.b.jsonl")), Some(Format::JsonLines));
        assert_eq!(Format::of(Path::new("a.pdf")), None);
        assert_eq!(Format::of(Path::new("txt")), None);
    }

    #[test]
    fn the_beginning_tells_when_there_is_no_name() {
        assert_eq!(Format::sniff(b"\xEF\xBB\xBF { \"id\""), Format::JsonLines);
        assert_eq!(Format::sniff(b"\n<!DOCTYPE html>"), Format::Html);
        assert_eq!(Format::sniff("\u{FEFF}id,\"Text\",source\r\n1,نص,وفا".as_bytes()), Format::Csv);
        assert_eq!(Format::sniff(b"date\ttext\n"), Format::Csv);
        assert_eq!(Format::sniff("وصل الوفد".as_bytes()), Format::Text);
        assert_eq!(Format::sniff(b"the text, as it stands\n"), Format::Text);
        assert_eq!(Format::sniff(b"text\n"), Format::Text);
        assert_eq!(Format::sniff(b"{x}"), Format::Text);
        assert_eq!(Format::sniff(b""), Format::Text);
    }
}
