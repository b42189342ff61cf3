//! Text in XML 1.0, in elements and in attributes alike.

use std::fmt::Write;

/// Whether XML can hold a character at all.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || !(c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}

/// Whether a text holds characters that XML cannot.
pub(super) fn changes(text: &str) -> bool {
    !text.chars().all(is_xml)
}

/// A text that a reader gets back as it is: line ends and tabs by their numbers,
/// which no reader changes. What XML cannot hold is shown: `⟨U+001B⟩`.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Writing to a string cannot fail.
            '\t' | '\n' | '\r' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            c if is_xml(c) => escaped.push(c),
            c => {
                let _ = write!(escaped, "⟨U+{:04X}⟩", u32::from(c));
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_reads_the_same_text_in_elements_and_attributes() {
        let hard = "<a href=\"x\">&amp;\r\n\t]]> \u{85}\u{2028}\u{202E}مصر";
        let document = format!("<x y=\"{0}\">{0}</x>", text(hard));
        let read = roxmltree::Document::parse(&document).unwrap();
        let root = read.root_element();
        assert_eq!((root.attribute("y"), root.text()), (Some(hard), Some(hard)));
        assert!(!changes(hard));
    }

    #[test]
    fn what_xml_cannot_hold_is_shown() {
        assert_eq!(text("a\u{0}\u{1B}\u{FFFF}"), "a⟨U+0000⟩⟨U+001B⟩⟨U+FFFF⟩");
        assert!(changes("\u{1B}"));
    }
}
