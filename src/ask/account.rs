//! Why an event is in the graph: which words were read as what, and what
//! joined its reports.

use super::reading::{COLUMNS, event_rows, row, trigger, word_rows};
use super::{Cell, Evidence, Index, Row, Table};
use crate::extract::{EventMention, EventRecord, SentenceRecord};
use crate::link::{Event, Reason};
use crate::schema::ActorId;

/// The events that a line of a document reports, by their triggers.
pub fn events_on_line<'g>(index: &Index<'g>, document: &str, line: u32) -> Vec<&'g Event> {
    let stands = |m: &EventMention| m.doc == document && m.sentence.line == line;
    let events = index.reported_in(document).iter().filter_map(|&n| index.event(n));
    events.filter(|e| e.mentions.iter().any(stands)).collect()
}

/// The accounts of events: for each of its reports a row for the sentence and
/// one for each part that was read; then what joined the reports, and the
/// events before it. How a part is known stands in the `records` of the
/// sentences; a report without one has what the graph holds of it.
pub fn account(index: &Index<'_>, events: &[&Event], records: &[SentenceRecord]) -> Table {
    let mut table = Table::new(&COLUMNS);
    for event in events {
        for (number, mention) in event.mentions.iter().enumerate() {
            let what = format!("report {} of {}", number + 1, event.mentions.len());
            table.push(cells(&what, Cell::text(&mention.kind), Cell::Nothing), Some(evidence(index, event, mention)));
            match record_of(index, mention, records) {
                Some((sentence, record)) => {
                    table.rows.extend(event_rows(sentence, record));
                    table.rows.extend(word_rows(sentence));
                }
                None => table.rows.extend(bare(index, mention)),
            }
            let merge = event.merges.iter().find(|m| m.doc == mention.doc && m.trigger == mention.trigger);
            if let Some(merge) = merge {
                table.push(cells("joined", Cell::text("the same event"), reasons(&merge.reasons)), None);
            }
        }
        if let Some(lender) = &event.parties_of {
            let parties = event.roles.iter().filter(|p| p.role.as_str() == "party").flat_map(|p| &p.sides);
            let how = format!("those of the mediation {lender} of the same document, as none are named");
            table.push(cells("party", Cell::list(parties), Cell::text(how)), None);
        }
        for earlier in &event.follows {
            let what = format!("follows {}", earlier.event);
            table.push(cells(&what, Cell::text(earlier.stage.as_str()), reasons(&earlier.reasons)), None);
        }
    }
    table
}

/// How a sentence of an article was read, which no graph has.
pub fn sentence_account(sentence: &SentenceRecord) -> Table {
    let mut table = Table::new(&COLUMNS);
    for (number, event) in sentence.events.iter().enumerate() {
        let what = format!("event {} of {}", number + 1, sentence.events.len());
        table.push(cells(&what, Cell::text(&event.kind), Cell::Nothing), None);
        table.rows.extend(event_rows(sentence, event));
    }
    if !sentence.events.is_empty() {
        table.rows.extend(word_rows(sentence));
    }
    table
}

/// Whether a mention of the graph is what a record tells of: the same words
/// at the same place.
pub fn record_of<'r>(
    index: &Index<'_>,
    mention: &EventMention,
    records: &'r [SentenceRecord],
) -> Option<(&'r SentenceRecord, &'r EventRecord)> {
    let sentence = records.iter().find(|r| r.doc == mention.doc && r.span == mention.sentence.span)?;
    let same = index.graph.quote(mention) == Some(sentence.text.as_str());
    let read = |event: &&EventRecord| event.trigger == mention.trigger && event.rule == mention.rule;
    Some((sentence, sentence.events.iter().find(read).filter(|_| same)?))
}

fn cells(what: &str, means: Cell, how: Cell) -> Vec<Cell> {
    vec![Cell::text(what), means, how, Cell::Nothing]
}

fn evidence(index: &Index<'_>, event: &Event, mention: &EventMention) -> Evidence {
    let outlet = || index.graph.document(&mention.doc).and_then(|d| d.source.clone());
    Evidence {
        event: event.id.clone(),
        source: mention.source.as_ref().map(ToString::to_string).or_else(outlet),
        document: mention.doc.clone(),
        line: mention.sentence.line,
        quote: index.graph.quote(mention).map(str::to_owned),
    }
}

/// What a graph holds of a report.
fn bare(index: &Index<'_>, mention: &EventMention) -> Vec<Row> {
    let words = |span| index.graph.words(mention, span).map(str::to_owned);
    let none = None::<String>;
    let mut rows = vec![trigger(&mention.rule, words(mention.trigger))];
    rows.extend(mention.roles.iter().map(|filler| {
        let means = if filler.actors.is_empty() { &filler.sides } else { &filler.actors };
        row(filler.role.as_str(), Cell::list(means), String::new(), words(filler.span))
    }));
    if let Some(time) = &mention.time {
        let how = time.when.anchor.map_or("as written".to_owned(), |day| format!("counted from {day}"));
        rows.push(row("date", Cell::text(time.when.value()), how, words(time.span)));
    }
    rows.extend(mention.place.iter().map(|place| row("place", Cell::text(place), String::new(), none.clone())));
    rows.extend(mention.topics.iter().map(|topic| row("topic", Cell::text(topic), String::new(), none.clone())));
    rows.push(row("status", Cell::text(mention.status.as_str()), String::new(), none.clone()));
    rows.extend(mention.source.iter().map(|source| row("source", Cell::text(source), String::new(), none.clone())));
    let confidence = Cell::text(format!("{:.2}", mention.confidence));
    rows.push(row("confidence", confidence, String::new(), none));
    rows
}

/// Reasons in words.
fn reasons(all: &[Reason]) -> Cell {
    Cell::list(all.iter().map(|reason| match reason {
        Reason::SameSides => "same sides in the same roles".to_owned(),
        Reason::FewerSides => "some of the sides and no others".to_owned(),
        Reason::MoreSides => "all of the sides and further ones".to_owned(),
        Reason::SharedSides(ids) | Reason::SharedActors(ids) => format!("both name {}", names(ids)),
        Reason::SamePlace => "same place".to_owned(),
        Reason::NestedPlace => "one place lies within the other".to_owned(),
        Reason::SameDate => "same date".to_owned(),
        Reason::NestedDate => "one date lies within the other".to_owned(),
        Reason::CloseReports(days) => format!("reports {days} days apart"),
        Reason::OngoingProcess => "both speak of something that goes on".to_owned(),
        Reason::SharedTopic(topic) => format!("same topic {topic}"),
        Reason::RelatedTopics => "topics of one settlement".to_owned(),
        Reason::NamedAsOf(ids) => format!("named in its sentence as that of {}", names(ids)),
        Reason::DaysLater(days) => format!("{days} days later"),
    }))
}

fn names(ids: &[ActorId]) -> String {
    ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn an_account_has_a_row_for_each_part_and_each_reason() {
        let graph = graph();
        let index = Index::new(&graph);
        let talks = events_on_line(&index, "a", 1);
        let table = account(&index, &talks, &[]);
        let line = |cells: &[Cell]| cells.iter().take(3).map(|c| c.line("+")).collect::<Vec<_>>().join(" | ");
        let lines: Vec<_> = table.rows.iter().map(|r| line(&r.cells)).collect();
        assert_eq!(lines.first().map(String::as_str), Some("report 1 of 2 | talks | "));
        assert!(lines.contains(&"trigger | ar/talks | lemma ".to_owned()), "{lines:?}");
        assert!(lines.contains(&"date | 2025-10-06 | as written".to_owned()), "{lines:?}");
        assert!(lines.iter().any(|l| l.starts_with("joined | the same event | same sides")), "{lines:?}");
        assert!(events_on_line(&index, "a", 9).is_empty());
    }
}
