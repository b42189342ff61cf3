//! Characters that are not seen and change what is.

use std::fmt::Write;

/// Whether a character controls a line, a terminal or the order of the text
/// around it. Plain direction marks, which Arabic text is full of, do not.
pub(in crate::export) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text in which such characters are shown: `⟨U+202E⟩`. Line feeds stay if
/// `lines` is set.
pub(super) fn visible(text: &str, lines: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) && !(lines && c == '\n') {
            // Writing to a string cannot fail.
            let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A text that HTML shows as it is, lines and all.
pub(super) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text, true).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push_str("<br>"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown() {
        assert_eq!(visible("a\u{202E}ب\u{1B}\r\n", false), "a⟨U+202E⟩ب⟨U+001B⟩⟨U+000D⟩⟨U+000A⟩");
        assert_eq!(visible("قال\u{200F}:", false), "قال\u{200F}:");
    }

    #[test]
    fn html_shows_markup_as_text() {
        assert_eq!(html("<b a=\"1\">&\nx"), "&lt;b a=&quot;1&quot;&gt;&amp;<br>x");
    }
}
