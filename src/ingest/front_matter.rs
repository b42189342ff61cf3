//! Front matter: a few `key: value` lines between two lines `---` at the head
//! of a text.

use std::path::Path;

use super::date::parse_date;
use super::draft::{Id, Metadata, known, web_address};
use super::error::IngestError;

/// What front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) id: Option<Id>,
    pub(super) metadata: Metadata,
}

/// Splits front matter from the text below it. A text that merely opens with a
/// rule `---` has none and comes back whole: the block must end, and must hold
/// at least one key that is known here. Other keys are passed over.
pub(super) fn split<'a>(text: &'a str, file: &Path) -> Result<(FrontMatter, &'a str), IngestError> {
    let mut front = FrontMatter::default();
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Ok((front, text));
    };
    let mut length = first.len();
    let mut entries = Vec::new();
    for (line, number) in lines.zip(2u64..) {
        length += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            if entries.is_empty() {
                break;
            }
            for (key, value, number) in entries {
                front.set(key, value, number, file)?;
            }
            return Ok((front, text.get(length..).unwrap_or_default()));
        }
        if let Some((key, value)) = line.split_once(':')
            && let Some(key) = Key::of(key)
        {
            entries.push((key, unquote(value.trim()), number));
        }
    }
    Ok((front, text))
}

#[derive(Clone, Copy)]
enum Key {
    Id,
    Title,
    Date,
    Source,
    Language,
    Url,
}

impl Key {
    fn of(name: &str) -> Option<Self> {
        match name.trim_end().to_ascii_lowercase().as_str() {
            "id" => Some(Self::Id),
            "title" => Some(Self::Title),
            "date" | "published" => Some(Self::Date),
            "source" => Some(Self::Source),
            "lang" | "language" => Some(Self::Language),
            "url" => Some(Self::Url),
            _ => None,
        }
    }
}

impl FrontMatter {
    fn set(&mut self, key: Key, value: &str, line: u64, file: &Path) -> Result<(), IngestError> {
        let Some(value) = known(value).filter(|value| value != "null") else {
            return Ok(());
        };
        match key {
            Key::Id => self.id = Some(Id::Stated { id: value, line }),
            Key::Title => self.metadata.title = Some(value),
            Key::Source => self.metadata.source = Some(value),
            Key::Language => self.metadata.language = Some(value),
            Key::Url => self.metadata.url = web_address(&value),
            Key::Date => {
                let date = parse_date(&value);
                let wrong = || IngestError::BadDate { file: file.to_owned(), line, value };
                self.metadata.published = Some(date.ok_or_else(wrong)?);
            }
        }
        Ok(())
    }
}

/// The value without the quotation marks of YAML around it.
fn unquote(value: &str) -> &str {
    ['"', '\''].into_iter().find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn split_ok(text: &str) -> (FrontMatter, &str) {
        split(text, Path::new("خبر.md")).unwrap()
    }

    #[test]
    fn every_key_is_read_and_the_body_is_left() {
        let (front, body) = split_ok(
            "---\r\nTitle: \"القمة: بيان ختامي\"\r\ndate: 2025-10-06T12:00:00+03:00\r\nsource: وفا\r\n\
             lang: ar\r\nurl: https://example.ps/1\r\nid: a-1\r\ntags: [x]\r\n---\r\n\r\nالنص\r\n",
        );
        assert_eq!(body, "\r\nالنص\r\n");
        assert_eq!(front.id, Some(Id::Stated { id: "a-1".into(), line: 7 }));
        assert_eq!(front.metadata.title.as_deref(), Some("القمة: بيان ختامي"));
        assert_eq!(front.metadata.published, NaiveDate::from_ymd_opt(2025, 10, 6));
        assert_eq!(front.metadata.source.as_deref(), Some("وفا"));
        assert_eq!(front.metadata.language.as_deref(), Some("ar"));
        assert_eq!(front.metadata.url.as_deref(), Some("https://example.ps/1"));
    }

    #[test]
    fn empty_values_are_unknown() {
        let (front, body) = split_ok("---\ntitle:\ndate: null\nsource: \"\"\n---\nنص");
        assert_eq!(front, FrontMatter::default());
        assert_eq!(body, "نص");
    }

    #[test]
    fn a_rule_is_not_front_matter() {
        for text in ["---\nنص\n---\nنص", "---\ntitle: بلا نهاية\nنص", "----\ntitle: x\n---\n", "", "---"]
        {
            let (front, body) = split_ok(text);
            assert_eq!(body, text);
            assert_eq!(front, FrontMatter::default());
        }
    }

    #[test]
    fn a_wrong_date_names_its_line() {
        let error = split("---\ntitle: خبر\ndate: 6/10/2025\n---\nنص", Path::new("a.txt"));
        let message = error.unwrap_err().to_string();
        assert_eq!(message, "a.txt:3: \"6/10/2025\" is not a date; write it as 2025-10-06");
    }
}
