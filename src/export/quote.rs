//! Text in DOT.

use super::bidi;

/// A quoted DOT string that shows exactly `text`, for ids and labels alike.
///
/// A backslash is doubled, so that `\N`, `\G` and `\l` are not expanded; `&` is
/// written as an entity, because Graphviz reads entities; a line end is `\n`;
/// a line that holds Arabic is wrapped in a right-to-left isolate.
pub(super) fn quote(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| escape(&bidi::line(&bidi::clean(line)))).collect();
    format!("\"{}\"", lines.join("\\n"))
}

fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        assert_eq!(quote(r#"a "b" \N \"#), r#""a \"b\" \\N \\""#);
    }

    #[test]
    fn entities_are_not_expanded() {
        assert_eq!(quote("&lt;"), "\"&amp;lt;\"");
    }

    #[test]
    fn each_arabic_line_is_wrapped_on_its_own() {
        assert_eq!(quote("مصر\nEgypt"), "\"\u{2067}مصر\u{2069}\\nEgypt\"");
    }

    #[test]
    fn control_characters_do_not_get_through() {
        assert_eq!(quote("a\u{0}\u{202E}b\r"), "\"a b\"");
    }
}
