//! `html` and `index.html`: the explorer, one page that works from a disk.
//!
//! Its markup, style and script stand in `page/` as files of their own; here
//! they are put together with the events ([`data`]), of which the script knows
//! all that it shows. A strict policy ([`policy`]) lets that script and style
//! run and nothing else; the data are JSON in which nothing can end the element
//! that holds it, and the script shows text as text alone.

mod data;
mod drawn;
mod inert;
mod policy;
mod spans;
mod spread;

use std::io::Write;

use super::exchange::{Exchange, Selection, Tally};
use super::{ExportError, Exporter, Options, Report, words};
use crate::graph::KnowledgeGraph;
use data::Data;

/// The frame of the page: `{name}` is replaced.
const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = concat!(
    include_str!("page/colours.css"),
    include_str!("page/frame.css"),
    include_str!("page/panels.css"),
    include_str!("page/print.css"),
);
const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("page/words.js"),
    include_str!("page/element.js"),
    include_str!("page/fold.js"),
    include_str!("page/events.js"),
    include_str!("page/days.js"),
    include_str!("page/state.js"),
    include_str!("page/filter.js"),
    include_str!("page/facets.js"),
    include_str!("page/canvas.js"),
    include_str!("page/lanes.js"),
    include_str!("page/marks.js"),
    include_str!("page/timeline.js"),
    include_str!("page/network.js"),
    include_str!("page/list.js"),
    include_str!("page/report.js"),
    include_str!("page/save.js"),
    include_str!("page/keys.js"),
    include_str!("page/start.js"),
    "})();\n",
);

/// The explorer.
#[derive(Debug, Clone, Copy)]
pub struct Explorer;

impl Exporter for Explorer {
    fn name(&self) -> &'static str {
        "index.html"
    }

    fn write(&self, graph: &KnowledgeGraph, options: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        let page = page(graph, options, Exporter::name(self))?;
        out.write_all(page.as_bytes()).map_err(ExportError::write(Exporter::name(self)))?;
        Ok(Report { exported: graph.events().count(), ..Report::default() })
    }
}

impl Exchange for Explorer {
    fn name(&self) -> &'static str {
        "html"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let graph = selection.graph.of_events(selection.events.iter().copied());
        let page = page(&graph, options, Exchange::name(self))?;
        out.write_all(page.as_bytes()).map_err(ExportError::write(Exchange::name(self)))?;
        Ok(Tally { exported: selection.events.len(), ..Tally::default() })
    }
}

fn page(graph: &KnowledgeGraph, options: &Options, name: &'static str) -> Result<String, ExportError> {
    let lang = options.labels.first();
    let data = serde_json::to_string(&Data::of(graph, options)).map_err(ExportError::format(name))?;
    let title = options.title.as_deref().unwrap_or(lang.word(words::TIMELINE));
    let fields = [
        ("policy", policy::of(SCRIPT, STYLE)),
        ("lang", lang.tag().to_owned()),
        ("dir", if lang == words::Lang::Ar { "rtl" } else { "ltr" }.to_owned()),
        ("title", inert::markup(title)),
        ("style", STYLE.to_owned()),
        ("script", SCRIPT.to_owned()),
        ("data", inert::json(&data)),
    ];
    Ok(fill(PAGE, &fields))
}

/// Puts each field in its place, once: what is put there is not looked at again.
fn fill(page: &str, fields: &[(&str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        filled.push_str(before);
        filled.extend(fields.iter().filter(|(n, _)| *n == name).map(|(_, value)| value.as_str()));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Labels, sample};

    fn page_of(graph: &KnowledgeGraph, options: &Options) -> String {
        page(graph, options, "html").unwrap()
    }

    fn data_of(page: &str) -> serde_json::Value {
        let (_, rest) = page.split_once("id=\"data\">").unwrap();
        serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
    }

    #[test]
    fn a_page_holds_every_event_and_names_no_other_file() {
        let graph = sample::graph();
        let page = page_of(&graph, &sample::options());
        assert_eq!(data_of(&page)["events"].as_array().unwrap().len(), graph.events().count());
        let code = page.split_once("id=\"data\">").unwrap().0;
        for word in ["src=", "@import", "url(", "fetch(", "innerHTML", "eval(", "{{"] {
            assert!(!code.contains(word) && !SCRIPT.contains(word), "{word}");
        }
    }

    #[test]
    fn hostile_text_cannot_leave_the_data_and_is_read_back_as_it_was() {
        let page = page_of(&sample::hostile(), &sample::options());
        assert_eq!(page.matches("</script>").count(), 2, "the data and the script end once each");
        assert!(!page.contains(['\u{2028}', '\u{202E}', '\u{1B}']));
        assert_eq!(data_of(&page)["documents"][0][6][0], sample::HOSTILE);
    }

    #[test]
    fn the_frame_is_in_the_language_of_the_labels() {
        let english = Options { labels: Labels::En, title: Some("a <b> & {{data}}".to_owned()), ..sample::options() };
        let page = page_of(&sample::graph(), &english);
        assert!(page.contains("<html lang=\"en\" dir=\"ltr\""));
        assert!(page.contains("<title>a &lt;b&gt; &amp; {{data}}</title>"));
        assert!(page_of(&sample::graph(), &sample::options()).contains("<html lang=\"ar\" dir=\"rtl\""));
    }
}
