//! How wide a text will be, without its font.
//!
//! Nobody knows which font of the list a reader has, so an exact width would
//! be exact for one machine only. Characters fall into a few classes for each
//! script, with widths in em that are a little above those of Amiri and Noto
//! Naskh Arabic for Arabic, and of Arial for Latin; Tahoma is at most a tenth
//! wider. Boxes are padded by more than the error.

use super::bidi::is_rtl;

/// The estimated width of a line at a font size, in the unit of the size.
pub(super) fn width(line: &str, size: f64) -> f64 {
    line.chars().map(em).sum::<f64>() * size
}

/// The width of a character in em.
fn em(c: char) -> f64 {
    match c {
        // Marks stand above letters, controls are not seen.
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' => 0.0,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => 0.0,
        ' ' | '\u{a0}' => 0.28,
        'ا' | 'أ' | 'إ' | 'آ' | 'ل' => 0.29,
        'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ء' | 'ة' | 'ه' | 'ف' | 'ق' | 'م' => 0.46,
        'س' | 'ش' | 'ص' | 'ض' | 'ث' | 'ط' | 'ظ' => 0.72,
        'ب' | 'ت' | 'ن' | 'ي' | 'ئ' => 0.42,
        '،' | '؛' => 0.34,
        c if is_rtl(c) => 0.56,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' => 0.28,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '·' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.9,
        'A'..='Z' | '×' => 0.7,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{1F000}'..='\u{3FFFF}' => 1.05,
        _ => 0.57,
    }
}

/// Breaks a text into lines no wider than `most` at word boundaries. A word
/// that is wider stands alone. What does not fit into `lines` lines is cut at
/// a word, and an ellipsis says so.
pub(super) fn wrap(text: &str, size: f64, most: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match wrapped.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            while width(last, size) + width("…", size) > most
                && let Some((head, _)) = last.rsplit_once(' ')
            {
                *last = head.to_owned();
            }
            last.push('…');
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowel_marks_have_no_width() {
        assert_eq!(width("مصرُ", 10.0), width("مصر", 10.0));
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let lines = wrap("المجلس الوزاري المصغر للشؤون السياسية والأمنية", 14.0, 120.0, 9);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| width(line, 14.0) <= 120.0));
        assert_eq!(lines.join(" "), "المجلس الوزاري المصغر للشؤون السياسية والأمنية");
    }

    #[test]
    fn what_is_cut_is_seen_to_be_cut() {
        let lines = wrap("one two three four five six", 10.0, 50.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn a_long_word_is_kept_whole() {
        assert_eq!(wrap("قسطنطينية", 10.0, 5.0, 3), ["قسطنطينية"]);
    }
}
