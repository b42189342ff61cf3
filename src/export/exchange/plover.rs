//! `plover`: facts in the PLOVER ontology, one event a line of JSON, with those
//! who act and those acted upon. There is no status: what is planned, possible
//! or denied is left out. Roles beyond the two, spans and rules are lost.

use std::io::Write;

use serde_json::json;

use super::dyads::Dyad;
use super::{Exchange, Selection, Tally};
use crate::export::date::{self, Extent};
use crate::export::names::{link, quote};
use crate::export::{ExportError, Options};

/// Events of PLOVER.
#[derive(Debug)]
pub(super) struct Plover;

impl Exchange for Plover {
    fn name(&self) -> &'static str {
        "plover"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let graph = selection.graph;
        let mut tally = Tally::default();
        for event in &selection.events {
            let Some(extent) = Extent::of(event) else {
                tally.undated += 1;
                continue;
            };
            let code = options.codes.get(&event.kind).map(|c| c.plover.as_str()).filter(|c| !c.is_empty());
            let Some(code) = code.filter(|_| event.is_fact()) else {
                tally.omitted += 1;
                continue;
            };
            let (sort, mode) = code.split_once('/').map_or((code, None), |(sort, mode)| (sort, Some(mode)));
            let dyad = Dyad::of(event, options.leads.get(&event.kind));
            let line = json!({
                "id": event.id,
                "date": date::iso(&extent.first),
                "type": sort,
                "mode": mode,
                "context": event.topics,
                "actor": dyad.sources,
                "recipient": dyad.targets,
                "location": event.place.as_ref().and_then(|p| graph.place(p)).map(|p| &p.label.en),
                "text": quote(graph, event),
                "stories": event.docs(),
                "url": link(graph, event),
            });
            writeln!(out, "{line}").map_err(ExportError::write(self.name()))?;
            tally.count(true);
        }
        Ok(tally)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    #[test]
    fn facts_have_a_type_and_those_who_act() {
        let graph = sample::graph();
        let (text, tally) = all(&Plover, &graph);
        let lines: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let facts = graph.facts().filter(|e| e.is_dated()).count();
        assert_eq!((lines.len(), tally.exported, tally.lossy), (facts, facts, facts));
        let mediation = lines.iter().find(|l| l["mode"] == "third-party").unwrap();
        assert_eq!(mediation["type"], "CONSULT");
        assert_eq!((&mediation["actor"], &mediation["recipient"]), (&json!(["EGY", "QAT"]), &json!(["ISR", "hamas"])));
        assert_eq!(mediation["date"], "2031-01-12");
    }
}
