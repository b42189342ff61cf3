//! Where what a picture shows is looked at in the explorer.

use super::exchange::iri::escape;
use super::names::link;
use super::{Options, date};
use crate::graph::{KnowledgeGraph, Level};
use crate::link::Event;
use crate::schema::ActorId;
use crate::time::When;

/// Where an event is told: in the explorer if there is one, else where its
/// first report was published.
pub(super) fn of_event(graph: &KnowledgeGraph, options: &Options, event: &Event) -> Option<String> {
    let told = options.explorer.as_ref().map(|page| format!("{page}#event={}", escape(event.id.as_str())));
    told.or_else(|| link(graph, event).map(str::to_owned))
}

/// Where the events are told that all of these take part in, with one of them
/// opened at its sentence. Without an explorer that one alone is told.
pub(super) fn of_actors(
    graph: &KnowledgeGraph,
    options: &Options,
    level: Level,
    actors: &[&ActorId],
    event: Option<&Event>,
) -> Option<String> {
    let Some(page) = options.explorer.as_ref() else {
        return event.and_then(|e| of_event(graph, options, e));
    };
    let sort = match level {
        Level::Sides => "side",
        Level::Actors => "actor",
    };
    let mut chosen: Vec<_> = actors.iter().map(|a| format!("{sort}={}", escape(a.as_str()))).collect();
    if actors.len() > 1 {
        chosen.push(format!("all={sort}"));
    }
    chosen.extend(event.map(|e| format!("event={}", escape(e.id.as_str()))));
    Some(format!("{page}#{}", chosen.join("&")))
}

/// Where the events of a date are told.
pub(super) fn of_date(options: &Options, when: &When) -> Option<String> {
    let page = options.explorer.as_ref()?;
    let ends = [("from", date::start(when)), ("until", date::end(when))];
    let ends = ends.iter().filter(|(_, day)| !day.is_empty()).map(|(name, day)| format!("{name}={day}"));
    Some(format!("{page}#{}", ends.collect::<Vec<_>>().join("&")))
}

/// Whether a picture may link to an explorer there: on the web, or in a file.
pub fn is_page(address: &str) -> bool {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !"\"'<>\\#&".contains(c);
    let beside = !address.contains(':') && !address.starts_with("//");
    !address.is_empty() && address.chars().all(plain) && (beside || super::names::is_web(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn with(page: Option<&str>) -> Options {
        Options { explorer: page.map(str::to_owned), ..sample::options() }
    }

    #[test]
    fn two_are_looked_at_together() {
        let (one, other) = (ActorId::from("EGY"), ActorId::from("<م>"));
        let graph = sample::graph();
        let link = of_actors(&graph, &with(Some("index.html")), Level::Sides, &[&one, &other], None);
        assert_eq!(link.as_deref(), Some("index.html#side=EGY&side=%3C%D9%85%3E&all=side"));
        let event = graph.facts().next();
        assert_eq!(of_actors(&graph, &with(None), Level::Sides, &[&one], event), None, "its document has no address");
        let link = of_actors(&graph, &with(Some("index.html")), Level::Sides, &[&one], event);
        assert_eq!(link, event.map(|e| format!("index.html#side=EGY&event={}", e.id)));
    }

    #[test]
    fn an_event_is_looked_at_in_the_explorer() {
        let graph = sample::graph();
        let event = graph.facts().next().unwrap();
        let link = of_event(&graph, &with(Some("index.html")), event);
        assert_eq!(link, Some(format!("index.html#event={}", event.id)));
        assert_eq!(of_event(&graph, &with(None), event), None, "its document has no address");
    }

    #[test]
    fn a_page_is_on_the_web_or_beside_the_picture() {
        for good in ["index.html", "../report/index.html", "https://example.org/report.html"] {
            assert!(is_page(good), "{good}");
        }
        for bad in ["", "javascript:alert(1)", "//evil", "data:x", "a b", "a#b", "x\"y", "ftp://a/b"] {
            assert!(!is_page(bad), "{bad}");
        }
    }
}
