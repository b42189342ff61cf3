//! What is said to people, on standard error.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use crate::export::directs;

/// First strong isolate and its end: what is between them does not disturb the
/// order of the line around it.
const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// Standard error. What cannot be written there is lost: there is nobody to
/// tell.
#[derive(Debug)]
pub struct Console {
    terminal: bool,
}

impl Console {
    /// Standard error as it is.
    pub fn new() -> Self {
        Self { terminal: io::stderr().is_terminal() }
    }

    /// Something went wrong.
    pub fn error(&self, message: impl Display) {
        self.say(&format!("error: {message}"));
    }

    /// Something was passed over or looks odd.
    pub fn note(&self, message: impl Display) {
        self.say(&format!("note: {message}"));
    }

    /// A line, or several.
    pub fn say(&self, message: &str) {
        // Names and paths come from elsewhere; only the ends of lines are meant.
        let lines: Vec<_> = message.split('\n').map(visible).collect();
        let message = lines.join("\n");
        let message = if self.terminal { isolate(&message) } else { Cow::Borrowed(message.as_str()) };
        let _ = writeln!(io::stderr(), "{message}");
    }
}

/// A quoted text on one line, in which nothing works unseen: control characters
/// and those that direct the text around them are written as `\u{202e}`.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || directs(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Puts every run of right-to-left words into isolates, so that the parts of
/// `أخبار/meta.csv:3: …` stand in their order on a left-to-right terminal.
pub fn isolate(text: &str) -> Cow<'_, str> {
    if !text.contains(is_rtl) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find(is_rtl) {
        let (before, from) = rest.split_at(start);
        let (run, after) = from.split_at(run_length(from));
        out.push_str(before);
        out.push(ISOLATE);
        out.push_str(run);
        out.push(END);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// How far right-to-left words go on, with the digits and marks between them.
fn run_length(text: &str) -> usize {
    text.char_indices()
        .take_while(|(_, c)| is_rtl(*c) || is_between(*c))
        .filter(|(_, c)| is_rtl(*c))
        .map(|(i, c)| i + c.len_utf8())
        .last()
        .unwrap_or(0)
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_between(c: char) -> bool {
    matches!(c, ' ' | ',' | '.' | '(' | ')' | '«' | '»' | '-' | '–' | '%') || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_arabic_stays() {
        assert_eq!(isolate("seeds/a.md:3: no date"), "seeds/a.md:3: no date");
    }

    #[test]
    fn a_quoted_text_cannot_direct_the_terminal() {
        assert_eq!(visible("ق\u{202E}طر\u{1B}[2J\nمصر"), "ق\\u{202e}طر\\u{1b}[2J مصر");
        assert_eq!(visible("مُحادثات می‌شود"), "مُحادثات می‌شود");
    }

    #[test]
    fn a_run_of_arabic_words_is_one_isolate() {
        assert_eq!(
            isolate("أخبار/meta.csv:3: \"في 6 أكتوبر\" is not a date"),
            "\u{2068}أخبار\u{2069}/meta.csv:3: \"\u{2068}في 6 أكتوبر\u{2069}\" is not a date"
        );
    }
}
