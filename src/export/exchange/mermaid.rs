//! `mermaid`: a timeline diagram, one line an event. It tells kind, date and
//! who took part; sentences have no room.

use std::fmt::Write as _;
use std::io::Write;

use super::told::Told;
use super::visible::visible;
use super::{Exchange, Selection, Tally};
use crate::export::{ExportError, Options, words};

/// A timeline diagram.
#[derive(Debug)]
pub(super) struct Mermaid;

impl Exchange for Mermaid {
    fn name(&self) -> &'static str {
        "mermaid"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let mut tally = Tally::default();
        let title = options.title.as_deref().unwrap_or(options.labels.first().word(words::TIMELINE));
        let mut text = format!("timeline\n    title {}\n", escape(title));
        let mut period = None;
        for event in &selection.events {
            let told = Told::of(selection.graph, options, event);
            let said = [&[told.heading], told.lines.as_slice()].concat().join("\n");
            // Writing to a string cannot fail.
            if period.as_ref() == Some(&told.date) {
                let _ = writeln!(text, "        : {}", escape(&said));
            } else {
                let _ = writeln!(text, "    {} : {}", escape(&told.date), escape(&said));
            }
            period = Some(told.date);
            tally.count(false);
        }
        out.write_all(text.as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

/// Text in which nothing is syntax: line ends are `<br>`, and what is neither
/// letter, digit nor plain punctuation is an entity code of Mermaid.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text, true).chars() {
        match c {
            '\n' => escaped.push_str("<br>"),
            c if !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | ',' | '(' | ')' | '/') => {
                escaped.push(c);
            }
            c => {
                let _ = write!(escaped, "#{};", u32::from(c));
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    /// What Mermaid shows for its entity codes.
    fn shown(text: &str) -> String {
        let mut parts = text.split('#');
        let mut all = parts.next().unwrap().to_owned();
        for part in parts {
            let (code, rest) = part.split_once(';').unwrap();
            all.extend(char::from_u32(code.parse().unwrap()));
            all.push_str(rest);
        }
        all
    }

    #[test]
    fn events_of_one_date_stand_under_it() {
        let (text, tally) = all(&Mermaid, &sample::graph());
        let lines: Vec<_> = text.lines().skip(2).collect();
        assert_eq!(lines.len(), tally.exported);
        assert!(lines.iter().all(|l| l.matches(" : ").count() == 1), "{text}");
        assert_eq!(lines.iter().filter(|l| l.trim_start().starts_with("12 يناير 2031")).count(), 1);
    }

    #[test]
    fn hostile_text_is_no_syntax_and_is_shown_whole() {
        let (text, _) = all(&Mermaid, &sample::hostile());
        assert_eq!(text.lines().count(), 3);
        assert!(!text.contains("%%") && !text.contains("-->") && !text.contains('{'), "{text}");
        let escaped = escape(sample::HOSTILE);
        assert_eq!(shown(&escaped).replace("<br>", "\n"), visible(sample::HOSTILE, true));
    }
}
