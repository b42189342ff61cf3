//! Markdown, stripped to lines of plain text.

use std::path::Path;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::draft::{Draft, Id, Metadata, known};
use super::error::IngestError;
use super::front_matter;
use super::lines::Lines;

/// A Markdown file as a document. Its first heading of the first level is the
/// title if nothing else names one; it stays in the text.
pub(super) fn read(content: &str, name: String, file: &Path) -> Result<Draft, IngestError> {
    let (front, body) = front_matter::split(content, file)?;
    let (title, text) = plain(body);
    Ok(Draft {
        id: front.id.unwrap_or(Id::Named(name)),
        stated: front.metadata,
        guessed: Metadata { title, ..Metadata::default() },
        text,
    })
}

/// The title and the text. Images, raw HTML and the targets of links are left
/// out; a line that merely wraps is joined.
fn plain(markdown: &str) -> (Option<String>, String) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut lines = Lines::default();
    let mut title = None;
    let mut heading: Option<String> = None;
    let mut images = 0u32;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            _ if images > 0 => {}
            Event::Text(piece) | Event::Code(piece) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&piece);
                }
                lines.push(&piece);
            }
            Event::SoftBreak => lines.push(" "),
            Event::HardBreak => lines.line(),
            Event::InlineHtml(tag) if tag.starts_with("<br") => lines.line(),
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if title.is_none() => {
                heading = Some(String::new());
                lines.paragraph();
            }
            Event::End(TagEnd::Heading(_)) => {
                title = title.or_else(|| known(&heading.take()?));
                lines.paragraph();
            }
            Event::Start(Tag::Item) => lines.item(),
            Event::End(TagEnd::Item) => lines.end_item(),
            Event::Start(Tag::TableRow | Tag::TableHead) => lines.line(),
            Event::Start(Tag::TableCell) => lines.cell(),
            Event::Start(tag) if is_block(&tag.to_end()) => lines.paragraph(),
            Event::End(tag) if is_block(&tag) => lines.paragraph(),
            Event::Rule => lines.paragraph(),
            _ => {}
        }
    }
    (title, lines.finish())
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_on_lines_of_their_own() {
        let (title, text) = plain(
            "# بيان **القمة**\n\nوصل [الوفد](https://a.b/ج) إلى\nالقاهرة.\n\n\
             ![صورة](a.png)\n\n## البنود\n- وقف النار\n- تبادل:\n  - أسرى\n\n    ورفات\n1. مساعدات\n\n> قال: `نعم`\n\nسطر  \nآخر\n\n---\n<div>x</div>\n",
        );
        assert_eq!(title.as_deref(), Some("بيان القمة"));
        assert_eq!(
            text,
            "بيان القمة\n\nوصل الوفد إلى القاهرة.\n\nالبنود\n\n- وقف النار\n- تبادل:\n\n- أسرى\n\nورفات\n\n\
             - مساعدات\n\nقال: نعم\n\nسطر\nآخر"
        );
    }

    #[test]
    fn a_table_row_is_a_line() {
        let (_, text) = plain("| الطرف | الموقف |\n|---|---|\n| مصر | وسيط |\n| قطر | وسيط |\n\nانتهى");
        assert_eq!(text, "الطرف | الموقف\nمصر | وسيط\nقطر | وسيط\n\nانتهى");
    }

    #[test]
    fn the_first_heading_is_only_a_guess_at_the_title() {
        let draft = read("---\ntitle: أ\n---\n# ب\n\nنص", "x".into(), Path::new("x.md")).unwrap();
        assert_eq!(draft.stated.title.as_deref(), Some("أ"));
        assert_eq!(draft.guessed.title.as_deref(), Some("ب"));
        assert_eq!(draft.text, "ب\n\nنص");
    }
}
