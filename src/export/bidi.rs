//! Right-to-left text in formats that do not know it.
//!
//! A line that holds Arabic is wrapped in U+2067 … U+2069 (right-to-left
//! isolate): browsers and renderers then set its digits, brackets and Latin
//! words in the order of an Arabic sentence, whatever stands around it.

/// Right-to-left isolate.
pub(super) const RLI: char = '\u{2067}';
/// Left-to-right isolate.
const LRI: char = '\u{2066}';
/// End of an isolate.
pub(super) const PDI: char = '\u{2069}';

/// Whether a character is written from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a text holds a character that is written from right to left.
pub(super) fn has_rtl(text: &str) -> bool {
    text.chars().any(is_rtl)
}

/// Whether a character directs the text around it and is itself not seen.
pub(crate) fn directs(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A text on one line, without the characters that could turn the order of the
/// text around it: bidirectional controls, control characters, line ends.
pub(super) fn clean(text: &str) -> String {
    let seen = text.chars().filter(|&c| !directs(c) && !is_noncharacter(c));
    let spaced: String = seen.map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character may not stand in XML.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// A clean line with its direction.
pub(super) fn line(text: &str) -> String {
    if has_rtl(text) { format!("{RLI}{text}{PDI}") } else { text.to_owned() }
}

/// A part of a line that has its own direction, whatever that of the line is.
pub(super) fn apart(text: &str) -> String {
    if has_rtl(text) { line(text) } else { format!("{LRI}{text}{PDI}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_arabic_is_wrapped() {
        assert_eq!(line("مصر 3"), "\u{2067}مصر 3\u{2069}");
        assert_eq!(line("Egypt 3"), "Egypt 3");
    }

    #[test]
    fn a_part_of_a_line_keeps_its_direction() {
        assert_eq!(apart("2023–2025"), "\u{2066}2023–2025\u{2069}");
        assert_eq!(apart("مايو 2023"), "\u{2067}مايو 2023\u{2069}");
    }

    #[test]
    fn a_text_cannot_turn_its_surroundings() {
        assert_eq!(clean("ق\u{202E}طر\u{2069}\u{200F}"), "قطر");
        assert_eq!(clean(" a\u{0}b\r\n\tc\u{FFFE} "), "a b c");
    }
}
