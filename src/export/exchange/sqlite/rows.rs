//! The rows of the tables.

use rusqlite::{Params, Transaction, params};

use crate::export::{Options, date};
use crate::extract::EventMention;
use crate::graph::KnowledgeGraph;
use crate::link::Event;
use crate::text::fold;

/// What writes the rows.
pub(super) struct Rows<'a> {
    /// Into what.
    pub into: &'a Transaction<'a>,
    /// Of what.
    pub graph: &'a KnowledgeGraph,
    /// With which codes of other ontologies.
    pub options: &'a Options,
}

impl Rows<'_> {
    /// Writes all tables: those of names hold what the graph knows, the others
    /// the events that are chosen.
    pub(super) fn write(&self, events: &[&Event]) -> rusqlite::Result<()> {
        self.names()?;
        for (position, event) in events.iter().enumerate() {
            self.event(position, event)?;
            for (nth, mention) in event.mentions.iter().enumerate() {
                self.mention(event, nth, mention)?;
            }
        }
        self.add("INSERT INTO search (search) VALUES ('optimize')", params![])
    }

    fn add(&self, sql: &str, row: impl Params) -> rusqlite::Result<()> {
        self.into.prepare_cached(sql)?.execute(row).map(drop)
    }

    fn names(&self) -> rusqlite::Result<()> {
        for d in self.graph.documents() {
            let published = d.published.as_ref().map(date::iso);
            let row = params![d.id, d.title, published, d.source, d.language, d.url];
            self.add("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", row)?;
        }
        for k in self.graph.kinds() {
            let codes = self.options.codes.get(&k.id);
            let (plover, cameo) = (codes.map(|c| c.plover.as_str()), codes.map(|c| c.cameo.join("; ")));
            let row = params![k.id.as_str(), k.label.ar, k.label.en, plover, cameo];
            self.add("INSERT INTO kinds VALUES (?, ?, ?, ?, ?)", row)?;
        }
        for r in self.graph.roles() {
            let row = params![r.id.as_str(), r.label.ar, r.label.en];
            self.add("INSERT INTO role_names VALUES (?, ?, ?)", row)?;
        }
        for t in self.graph.topics() {
            self.add("INSERT INTO topics VALUES (?, ?, ?)", params![t.id.as_str(), t.label.ar, t.label.en])?;
        }
        for p in self.graph.places() {
            let row = params![p.id.as_str(), p.label.ar, p.label.en, p.within.as_ref().map(|w| w.as_str())];
            self.add("INSERT INTO places VALUES (?, ?, ?, ?)", row)?;
        }
        for a in self.graph.actors() {
            let row = params![a.id.as_str(), a.label.ar, a.label.en, a.r#type.map(|t| t.as_str())];
            self.add("INSERT INTO actors VALUES (?, ?, ?, ?)", row)?;
            for side in &a.acts_for {
                self.add("INSERT INTO acts_for VALUES (?, ?)", params![a.id.as_str(), side.as_str()])?;
            }
        }
        Ok(())
    }

    fn event(&self, position: usize, event: &Event) -> rusqlite::Result<()> {
        let id = event.id.as_str();
        let when = date::of(event);
        let known = |day: String| Some(day).filter(|d| !d.is_empty());
        let row = params![
            id,
            position as i64,
            event.kind.as_str(),
            event.status.as_str(),
            when.map(|w| w.value()),
            when.map(date::start).and_then(known),
            when.map(date::end).and_then(known),
            when.map(date::precision),
            event.place.as_ref().map(|p| p.as_str()),
            hundredths(event.confidence),
            event.docs().len() as i64,
            event.mentions.len() as i64,
            event.coverage.first.as_ref().map(date::iso),
            event.coverage.last.as_ref().map(date::iso),
        ];
        self.add("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)?;
        for part in &event.roles {
            for (level, who) in [("actor", &part.actors), ("side", &part.sides)] {
                for who in who {
                    let row = params![id, part.role.as_str(), who.as_str(), level];
                    self.add("INSERT INTO roles VALUES (?, ?, ?, ?)", row)?;
                }
            }
        }
        for topic in &event.topics {
            self.add("INSERT INTO event_topics VALUES (?, ?)", params![id, topic.as_str()])?;
        }
        for source in &event.sources {
            self.add("INSERT INTO event_sources VALUES (?, ?)", params![id, source.as_str()])?;
        }
        for outlet in &event.coverage.outlets {
            self.add("INSERT INTO outlets VALUES (?, ?)", params![id, outlet])?;
        }
        for earlier in &event.follows {
            let row = params![id, earlier.event.as_str(), earlier.stage.as_str()];
            self.add("INSERT INTO follows VALUES (?, ?, ?)", row)?;
        }
        Ok(())
    }

    fn mention(&self, event: &Event, nth: usize, mention: &EventMention) -> rusqlite::Result<()> {
        let (id, nth) = (event.id.as_str(), nth as i64);
        let sentence = self.graph.quote(mention);
        let row = params![
            id,
            nth,
            mention.doc,
            mention.sentence.line,
            mention.sentence.span.start,
            mention.sentence.span.end,
            sentence,
            mention.trigger.start,
            mention.trigger.end,
            self.graph.words(mention, mention.trigger),
            mention.status.as_str(),
            mention.time.as_ref().map(|t| t.when.value()),
            mention.source.as_ref().map(|s| s.as_str()),
            mention.rule,
            hundredths(mention.confidence),
        ];
        self.add("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)?;
        for (filler, role) in mention.roles.iter().enumerate() {
            let list = |ids: &[crate::schema::ActorId]| ids.iter().map(|i| i.as_str()).collect::<Vec<_>>().join("; ");
            let row = params![
                id,
                nth,
                filler as i64,
                role.role.as_str(),
                role.span.start,
                role.span.end,
                self.graph.words(mention, role.span),
                list(&role.actors),
                list(&role.sides),
            ];
            self.add("INSERT INTO mention_roles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)?;
        }
        if let Some(sentence) = sentence {
            let row = params![id, mention.doc, sentence, fold(sentence)];
            self.add("INSERT INTO search VALUES (?, ?, ?, ?)", row)?;
        }
        Ok(())
    }
}

/// A confidence as it is written elsewhere.
fn hundredths(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
