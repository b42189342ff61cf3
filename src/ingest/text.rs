//! Plain text, kept exactly as it is below its front matter.

use std::path::Path;

use super::draft::{Draft, Id, Metadata};
use super::error::IngestError;
use super::front_matter;

/// A text file as a document.
pub(super) fn read(content: String, name: String, file: &Path) -> Result<Draft, IngestError> {
    let (front, body) = front_matter::split(&content, file)?;
    let text = if body.len() == content.len() { None } else { Some(body.to_owned()) };
    Ok(Draft {
        id: front.id.unwrap_or(Id::Named(name)),
        stated: front.metadata,
        guessed: Metadata::default(),
        text: text.unwrap_or(content),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_kept_to_the_byte() {
        let content = "  وصل الوفد\r\n\r\n\tإلى القاهرة \n";
        let draft = read(content.to_owned(), "خبر".into(), Path::new("خبر.txt")).unwrap();
        assert_eq!(draft.text, content);
        assert_eq!(draft.id, Id::Named("خبر".into()));
    }

    #[test]
    fn front_matter_names_the_document() {
        let content = "---\nid: w-7\nsource: وفا\n---\nنص".to_owned();
        let draft = read(content, "خبر".into(), Path::new("خبر.txt")).unwrap();
        assert_eq!(draft.id, Id::Stated { id: "w-7".into(), line: 2 });
        assert_eq!(draft.stated.source.as_deref(), Some("وفا"));
        assert_eq!(draft.text, "نص");
    }
}
