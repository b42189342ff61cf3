//! `vis`: items and groups for vis-timeline, a group for each kind of event.
//! It shows text as HTML; the end of an item is no part of it.

use std::collections::BTreeSet;
use std::io::Write;

use serde_json::json;

use super::told::Told;
use super::visible::html;
use super::{Exchange, Selection, Tally};
use crate::export::date::{Extent, iso};
use crate::export::names::Names;
use crate::export::{ExportError, Options, colour};

/// Items and groups.
#[derive(Debug)]
pub(super) struct Vis;

impl Exchange for Vis {
    fn name(&self) -> &'static str {
        "vis"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let graph = selection.graph;
        let mut tally = Tally::default();
        let mut items = Vec::new();
        let mut kinds = BTreeSet::new();
        for event in &selection.events {
            let Some(extent) = Extent::of(event) else {
                tally.undated += 1;
                continue;
            };
            let told = Told::of(graph, options, event);
            items.push(json!({
                "id": event.id,
                "group": event.kind,
                "type": "range",
                "start": iso(&extent.first),
                "end": iso(&extent.after()),
                "className": event.status.as_str(),
                "content": html(&told.heading),
                "title": html(&format!("{}\n{}", told.date, told.text())),
            }));
            kinds.insert(&event.kind);
            tally.count(!extent.exact);
        }
        let names = Names { graph, lang: options.labels.first() };
        let groups: Vec<_> = kinds
            .into_iter()
            .map(|kind| {
                let style = format!("background-color: {}", colour::fill(graph.kind(kind)));
                json!({ "id": kind, "content": html(&names.kind(kind)), "style": style })
            })
            .collect();
        super::json(self.name(), &json!({ "groups": groups, "items": items }), out)?;
        Ok(tally)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_item_has_a_group_and_ends_on_the_day_after() {
        let (text, tally) = all(&Vis, &sample::graph());
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let (items, groups) = (file["items"].as_array().unwrap(), file["groups"].as_array().unwrap());
        assert_eq!(items.len(), tally.exported);
        assert!(items.iter().all(|i| groups.iter().any(|g| g["id"] == i["group"])));
        assert_eq!((&items[0]["start"], &items[0]["end"]), (&json!("2031-01-01"), &json!("2031-02-01")));
        assert_eq!(tally.lossy, 2, "a month and an open interval");
    }

    #[test]
    fn hostile_text_is_shown_and_not_run() {
        let (text, _) = all(&Vis, &sample::hostile());
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let title = file["items"][0]["title"].as_str().unwrap();
        assert!(title.contains(&html(sample::HOSTILE)) && !title.replace("<br>", "").contains('<'), "{title}");
    }
}
