//! Why an event is in the graph: which words were read as what, and what
//! joined its reports.

use super::names::key;
use super::{Cell, Evidence, Index, Table};
use crate::extract::{EventMention, Filler};
use crate::link::{Event, Reason};
use crate::schema::{ActorId, PlaceId, Schema};
use crate::text::Span;

/// The events that a line of a document reports, by their triggers.
pub fn events_on_line<'g>(index: &Index<'g>, document: &str, line: u32) -> Vec<&'g Event> {
    let stands = |m: &EventMention| m.doc == document && m.sentence.line == line;
    let events = index.reported_in(document).iter().filter_map(|&n| index.event(n));
    events.filter(|e| e.mentions.iter().any(stands)).collect()
}

/// The accounts of events: for each of its reports a row for the sentence and
/// one for each part that was read, with its words, what they mean and how
/// that is known; then what joined the reports, and the events before it.
pub fn account(index: &Index<'_>, schema: &Schema, events: &[&Event]) -> Table {
    let mut table = Table::new(&["what", "means", "how", "words"]);
    for event in events {
        for (number, mention) in event.mentions.iter().enumerate() {
            let mut account = Account { index, schema, mention, table: &mut table };
            account.sentence(event, number);
            account.parts();
            account.joined(event);
        }
        if let Some(lender) = &event.parties_of {
            let parties = event.roles.iter().filter(|p| p.role.as_str() == "party").flat_map(|p| &p.sides);
            let how = format!("those of the mediation {lender} of the same document, as none are named");
            let cells = [Cell::text("party"), Cell::list(parties), Cell::text(how), Cell::Nothing];
            table.push(cells.into(), None);
        }
        for earlier in &event.follows {
            let what = format!("follows {}", earlier.event);
            let cells =
                [Cell::text(what), Cell::text(earlier.stage.as_str()), reasons(&earlier.reasons), Cell::Nothing];
            table.push(cells.into(), None);
        }
    }
    table
}

struct Account<'a, 'g> {
    index: &'a Index<'g>,
    schema: &'a Schema,
    mention: &'a EventMention,
    table: &'a mut Table,
}

impl Account<'_, '_> {
    fn row(&mut self, what: &str, means: Cell, how: Cell, words: Cell) {
        self.table.push(vec![Cell::text(what), means, how, words], None);
    }

    fn words(&self, span: Span) -> Option<String> {
        self.index.graph.words(self.mention, span).map(str::to_owned)
    }

    fn sentence(&mut self, event: &Event, number: usize) {
        let mention = self.mention;
        let outlet = || self.index.graph.document(&mention.doc).and_then(|d| d.source.clone());
        let evidence = Evidence {
            event: event.id.clone(),
            source: mention.source.as_ref().map(ToString::to_string).or_else(outlet),
            document: mention.doc.clone(),
            line: mention.sentence.line,
            quote: self.index.graph.quote(mention).map(str::to_owned),
        };
        let what = format!("report {} of {}", number + 1, event.mentions.len());
        let how = format!("confidence {:.2}", mention.confidence);
        let cells = vec![Cell::text(what), Cell::text(&mention.kind), Cell::text(how), Cell::Nothing];
        self.table.push(cells, Some(evidence));
    }

    fn parts(&mut self) {
        let mention = self.mention;
        let (frame, lemma) = mention.rule.rsplit_once(':').unwrap_or((&mention.rule, ""));
        let how = format!("frame {frame}, lemma {lemma}");
        self.row("trigger", Cell::text(&mention.kind), Cell::text(how), Cell::maybe(self.words(mention.trigger)));
        for filler in &mention.roles {
            let words = self.words(filler.span);
            let how = Cell::list(filler.actors.iter().map(|id| self.named(id, filler, words.as_deref())));
            let means = if filler.actors.is_empty() { &filler.sides } else { &filler.actors };
            self.row(filler.role.as_str(), Cell::list(means), how, Cell::maybe(words));
        }
        if let Some(time) = &mention.time {
            let how = match time.when.anchor {
                Some(day) => format!("counted from {day}"),
                None => "as the words say".to_owned(),
            };
            self.row("date", Cell::text(time.when.value()), Cell::text(how), Cell::maybe(self.words(time.span)));
        }
        if let Some(place) = &mention.place {
            let how = self.place(place);
            self.row("place", Cell::text(place), Cell::text(how), Cell::Nothing);
        }
        for topic in &mention.topics {
            self.row("topic", Cell::text(topic), Cell::Nothing, Cell::Nothing);
        }
        self.row("status", Cell::text(mention.status.as_str()), Cell::Nothing, Cell::Nothing);
        if let Some(source) = &mention.source {
            self.row("source", Cell::text(source), Cell::text("the sentence is attributed to it"), Cell::Nothing);
        }
    }

    /// How words name an actor, as far as the dictionaries tell.
    fn named(&self, id: &ActorId, filler: &Filler, words: Option<&str>) -> String {
        let text = format!(" {} ", key(words.unwrap_or_default()));
        let day = self.index.graph.document(&self.mention.doc).and_then(|d| d.published);
        let Some(known) = self.schema.actor_by_id(id) else {
            let office = id.as_str().split_once('/').map(|(_, office)| office.replace('_', " "));
            return office
                .map_or_else(|| format!("{id} from the words"), |office| format!("{id} by the office {office}"));
        };
        // وحماس, لمصر: a particle may be joined to the name.
        let stands = |name: &&String| {
            let name = key(name);
            ["", "و", "ف", "ب", "ل", "ك"].iter().any(|particle| text.contains(&format!(" {particle}{name} ")))
        };
        let longest = known.names.iter().filter(stands);
        let how = match longest.max_by_key(|name| name.chars().count()) {
            Some(name) => format!("{id} by the name {name}"),
            None if self.has_nisba(id, &text) => format!("{id} by nationality"),
            None => format!("{id} by an office or what stands before"),
        };
        match known.office_on(day).filter(|o| filler.sides.contains(&o.of) && o.of != *id) {
            Some(office) => format!("{how}, {} of {}", office.office, office.of),
            None => how,
        }
    }

    /// Whether one of the words is an adjective of it, with what may be joined
    /// to a word in front.
    fn has_nisba(&self, id: &ActorId, text: &str) -> bool {
        let lexicon = &self.schema.lexicon;
        text.split_whitespace().any(|word| {
            let senses = lexicon.read(word, false).map(|(_, senses)| senses).unwrap_or_default();
            let of = |lexeme| lexicon.lexeme(lexeme).and_then(|l| l.nisba).and_then(|i| self.schema.actor(i));
            senses.iter().any(|s| of(s.lexeme).is_some_and(|actor| actor.id == *id))
        })
    }

    fn place(&self, id: &PlaceId) -> String {
        let quote = self.index.graph.quote(self.mention).map(key).unwrap_or_default();
        let known = self.schema.place_by_id(id);
        let named = known.and_then(|p| p.names.iter().find(|name| quote.contains(&key(name))));
        named.map_or_else(|| "from what stands before".to_owned(), |name| format!("by the name {name}"))
    }

    /// What joined this report to those before it.
    fn joined(&mut self, event: &Event) {
        let mention = self.mention;
        let merge = event.merges.iter().find(|m| m.doc == mention.doc && m.trigger == mention.trigger);
        if let Some(merge) = merge {
            self.row("joined", Cell::text("the same event"), reasons(&merge.reasons), Cell::Nothing);
        }
    }
}

/// Reasons in words.
fn reasons(all: &[Reason]) -> Cell {
    Cell::list(all.iter().map(|reason| match reason {
        Reason::SameSides => "same sides in the same roles".to_owned(),
        Reason::FewerSides => "some of the sides and no others".to_owned(),
        Reason::MoreSides => "all of the sides and further ones".to_owned(),
        Reason::SharedSides(ids) | Reason::SharedActors(ids) => {
            let ids: Vec<_> = ids.iter().map(|id| id.as_str()).collect();
            format!("both name {}", ids.join(" and "))
        }
        Reason::SamePlace => "same place".to_owned(),
        Reason::NestedPlace => "one place lies within the other".to_owned(),
        Reason::SameDate => "same date".to_owned(),
        Reason::NestedDate => "one date lies within the other".to_owned(),
        Reason::CloseReports(days) => format!("reports {days} days apart"),
        Reason::OngoingProcess => "both speak of something that goes on".to_owned(),
        Reason::SharedTopic(topic) => format!("same topic {topic}"),
        Reason::DaysLater(days) => format!("{days} days later"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{graph, schema};

    #[test]
    fn an_account_has_a_row_for_each_part_and_each_reason() {
        let graph = graph();
        let index = Index::new(&graph);
        let talks = events_on_line(&index, "a", 1);
        let table = account(&index, schema(), &talks);
        let line = |cells: &[Cell]| cells.iter().take(3).map(|c| c.line("+")).collect::<Vec<_>>().join(" | ");
        let lines: Vec<_> = table.rows.iter().map(|r| line(&r.cells)).collect();
        assert_eq!(lines.first().map(String::as_str), Some("report 1 of 2 | talks | confidence 0.80"));
        assert!(lines.contains(&"trigger | talks | frame ar/talks, lemma ".to_owned()), "{lines:?}");
        assert!(lines.contains(&"date | 2025-10-06 | as the words say".to_owned()), "{lines:?}");
        assert!(lines.iter().any(|l| l.starts_with("joined | the same event | same sides")), "{lines:?}");
        assert!(events_on_line(&index, "a", 9).is_empty());
    }
}
