//! Text that nothing in a page takes for markup or for an end.

use std::fmt::Write;

use crate::export::exchange::visible::is_hidden;

/// JSON for an element that ends with a tag: what could begin one, and what is
/// not seen, stands there by its number and is read back as it was.
pub(super) fn json(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '<' | '>' | '&') || is_hidden(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Text between tags.
pub(super) fn markup(text: &str) -> String {
    let seen = text.chars().filter(|&c| !is_hidden(c)).collect::<String>();
    seen.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_element_and_all_is_read_back() {
        let text = "</script><!-- \u{2028}\u{202E}\u{7F} مصر";
        let safe = json(&serde_json::to_string(text).unwrap());
        assert!(!safe.contains(['<', '>', '\u{2028}', '\u{202E}', '\u{7F}']), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }

    #[test]
    fn markup_is_shown_as_text() {
        assert_eq!(markup("<i>\u{202E}&"), "&lt;i&gt;&amp;");
    }
}
