//! `timeline.md`: events by year and month, the undated at the end.

use std::io::Write;

use chrono::NaiveDate;

use super::bidi;
use super::names::{Names, quote};
use super::options::Labels;
use super::words::{self, Lang, Words};
use super::{ExportError, Exporter, Options, Report, date};
use crate::graph::KnowledgeGraph;
use crate::link::{Event, Follows};
use crate::schema::Status;
use crate::time::{Precision, When};

/// The timeline as Markdown.
#[derive(Debug, Clone, Copy)]
pub struct TimelineMd;

impl Exporter for TimelineMd {
    fn name(&self) -> &'static str {
        "timeline.md"
    }

    fn write(&self, graph: &KnowledgeGraph, options: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let page = Page { graph, options };
        let text = page.text();
        out.write_all(text.as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(Report { exported: graph.events().count(), ..Report::default() })
    }
}

struct Page<'g> {
    graph: &'g KnowledgeGraph,
    options: &'g Options,
}

impl Page<'_> {
    fn text(&self) -> String {
        let title = self.options.title.clone().unwrap_or_else(|| self.both(words::TIMELINE));
        let mut blocks = vec![format!("# {}", escape(&title))];
        let (dated, undated): (Vec<_>, Vec<_>) = self.graph.events().partition(|e| date::of(e).is_some());
        let mut groups: std::collections::BTreeMap<_, Vec<&Event>> = std::collections::BTreeMap::new();
        for event in dated {
            if let Some(group) = date::of(event).and_then(date::group) {
                groups.entry(group).or_default().push(event);
            }
        }
        let mut year = None;
        for ((of_year, month), events) in groups {
            if year != Some(of_year) {
                year = Some(of_year);
                blocks.push(format!("## {of_year}"));
            }
            if month.is_some() {
                blocks.push(format!("### {}", escape(&self.each(|l| date::group_name((of_year, month), l)))));
            }
            blocks.push(self.bullets(&events));
        }
        if !undated.is_empty() {
            blocks.push(format!("## {}", escape(&self.both(words::UNDATED))));
            blocks.push(self.bullets(&undated));
        }
        if self.graph.events().next().is_none() {
            blocks.push(escape(&self.both(words::NO_EVENTS)));
        }
        blocks.join("\n\n") + "\n"
    }

    fn bullets(&self, events: &[&Event]) -> String {
        events.iter().map(|e| self.bullet(e)).collect::<Vec<_>>().join("\n")
    }

    fn bullet(&self, event: &Event) -> String {
        let said = self.options.labels.languages().iter().map(|&lang| self.sentence(event, lang));
        let mut bullet = format!("- {}", said.collect::<Vec<_>>().join("<br>\n  "));
        if let Some(quote) = quote(self.graph, event) {
            bullet.push_str(&format!("<br>\n  «{}»", escape(&bidi::clean(quote))));
        }
        let docs: Vec<_> = event.docs().into_iter().map(|d| escape(&bidi::clean(d))).collect();
        let word = self.options.labels.first().word(words::DOCUMENT);
        bullet.push_str(&format!("<br>\n  {word}: {} · `{}`", docs.join(" · "), event.id));
        for line in self.coverage(event).into_iter().chain(self.followed(event)) {
            bullet.push_str(&format!("<br>\n  {line}"));
        }
        bullet
    }

    /// «عدد الوثائق: 3؛ عدد المنابر: 2؛ أول نشر: 6 أكتوبر 2025», of what several tell.
    fn coverage(&self, event: &Event) -> Option<String> {
        let (lang, coverage) = (self.options.labels.first(), &event.coverage);
        let day = |day: NaiveDate| {
            let when = When { earliest: Some(day), latest: Some(day), precision: Precision::Day, anchor: None };
            date::say(&when, lang)
        };
        let outlets = (coverage.outlets.len() > 1).then(|| coverage.outlets.len().to_string());
        let parts = [
            (words::DOCUMENTS, Some(coverage.documents.to_string())),
            (words::OUTLETS, outlets),
            (words::FIRST_REPORT, coverage.first.map(day)),
            (words::LAST_REPORT, coverage.last.filter(|last| Some(*last) != coverage.first).map(day)),
        ];
        let parts: Vec<_> =
            parts.into_iter().filter_map(|(word, value)| Some(format!("{}: {}", lang.word(word), value?))).collect();
        (coverage.documents > 1).then(|| escape(&parts.join(semicolon(lang))))
    }

    /// «يلي: مقترح – 1 أكتوبر 2025 (قُبل)», one line for each event that it grew out of.
    fn followed(&self, event: &Event) -> Vec<String> {
        let lang = self.options.labels.first();
        let names = Names { graph: self.graph, lang };
        let line = |follows: &Follows| {
            let earlier = self.graph.event(&follows.event)?;
            let day = date::of(earlier).map(|when| format!(" – {}", date::say(when, lang))).unwrap_or_default();
            let what = escape(&format!("{}{day}", names.kind(&earlier.kind)));
            let stage = lang.word(words::stage(follows.stage));
            Some(format!("{}: {what} ({stage}) · `{}`", lang.word(words::FOLLOWS), earlier.id))
        };
        event.follows.iter().filter_map(line).collect()
    }

    /// «**6 أكتوبر 2025 – محادثات** (مخطط له): مشارك: مصر، قطر؛ المكان: القاهرة»
    fn sentence(&self, event: &Event, lang: Lang) -> String {
        let names = Names { graph: self.graph, lang };
        let day = date::of(event).map(|when| format!("{} – ", date::say(when, lang))).unwrap_or_default();
        let head = escape(&format!("{day}{}", names.kind(&event.kind)));
        let status = match event.status {
            Status::Actual => String::new(),
            other => format!(" ({})", lang.word(words::status(other))),
        };
        let head = if event.status == Status::Denied { format!("~~{head}~~") } else { format!("**{head}**") };
        let mut rest = names.cast_lines(event, self.options.leads.get(&event.kind));
        rest.extend(names.circumstances(event));
        let rest = escape(&rest.join(semicolon(lang)));
        if rest.is_empty() { format!("{head}{status}") } else { format!("{head}{status}: {rest}") }
    }

    fn both(&self, word: Words) -> String {
        self.each(|lang| lang.word(word).to_owned())
    }

    fn each(&self, say: impl Fn(Lang) -> String) -> String {
        let labels: Labels = self.options.labels;
        labels.languages().iter().map(|&l| say(l)).collect::<Vec<_>>().join(" · ")
    }
}

fn semicolon(lang: Lang) -> &'static str {
    if lang == Lang::Ar { "؛ " } else { "; " }
}

/// Text that Markdown and the HTML in it leave alone.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in bidi::clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn events_stand_under_their_month_and_the_undated_at_the_end() {
        let (page, _) = sample::export(&TimelineMd, &Options::default());
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"));
        assert!(at("## 2031\n") < at("### يناير 2031\n"));
        assert!(at("### يناير 2031") < at("### فبراير 2031"));
        assert!(at("### فبراير 2031") < at("## بلا تاريخ"));
    }

    #[test]
    fn what_is_denied_is_struck_out_and_what_is_planned_says_so() {
        let (page, _) = sample::export(&TimelineMd, &Options::default());
        assert!(page.contains("~~ (منفي)"), "{page}");
        assert!(page.contains("** (مخطط له)"), "{page}");
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape("[a](b) <b> *x* \\\n# `y`"), "\\[a\\](b) &lt;b&gt; \\*x\\* \\\\ \\# \\`y\\`");
    }
}
