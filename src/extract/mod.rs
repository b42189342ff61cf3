//! Room: extract. Takes a document and the schema, gives event mentions.
//!
//! The way of a sentence: words with their readings (`words`), phrases
//! (`phrase`), items (`items`), clauses (`clause`), what refers back
//! (`discourse`), triggers (`trigger`), frames and their `conditions`, `roles`,
//! `status`, `source`, `date` and `place` (`coder`), what the events of a
//! sentence tell of each other (`company`), what is no event of its own
//! (`content`). Why all this came out as it did is told by `record` and
//! `verdict`, and what the dictionaries lack by `lacking`, when asked for.

mod clause;
mod coder;
mod company;
mod conditions;
mod confidence;
mod content;
mod date;
mod discourse;
pub mod examples;
mod home;
mod implied;
mod items;
mod lacking;
mod mention;
mod naming;
mod phrase;
mod place;
mod record;
mod roles;
mod source;
mod starts;
mod status;
mod status_word;
mod trace;
mod trigger;
mod verdict;
mod words;

pub use conditions::Condition;
pub use confidence::Confidence;
pub use lacking::{Lacking, Unknown};
pub use mention::{EventMention, Filler, SentenceRef, TimeMention};
pub use naming::Antecedent;
pub use record::{ConditionRecord, Cue, EventRecord, NameRecord, Resolved, RoleRecord, SentenceRecord, TokenRecord};
pub use verdict::{Outcome, Verdict};
pub use words::is_read;

use clause::Clauses;
use coder::Coded;
use discourse::Discourse;
use items::Items;
use naming::Namings;
use phrase::Named;
use record::Decided;
use roles::Scene;
use trigger::{Candidate, Hit};
use words::{Present, Reader, View, Word};

use crate::ingest::Document;
use crate::schema::{ActorId, ActorIndex, ActorType, Offices, Schema, Status, TopicIndex};
use crate::text::{Layout, Span};
use crate::time::{Finder, Found, When};

/// Reads documents. It keeps its buffers and what it has learned of words
/// from one document to the next, and nothing of what a document said.
pub struct Extractor<'s> {
    schema: &'s Schema,
    layout: Layout,
    reader: Reader,
    words: Vec<Word>,
    present: Present,
    names: Vec<Option<Named>>,
    hits: Vec<Hit>,
    topics: Vec<(usize, usize, TopicIndex)>,
    finder: Finder,
    dates: Vec<Found>,
    ranges: Vec<(usize, usize)>,
    items: Items,
    clauses: Clauses,
    candidates: Vec<Candidate>,
    coded: Vec<Coded>,
    discourse: Discourse,
    trace: Option<String>,
    records: Option<Vec<SentenceRecord>>,
    namings: Namings,
}

impl<'s> Extractor<'s> {
    /// An extractor that uses these dictionaries.
    pub fn new(schema: &'s Schema) -> Self {
        Self {
            schema,
            layout: Layout::default(),
            reader: Reader::default(),
            words: Vec::new(),
            present: Present::default(),
            names: Vec::new(),
            hits: Vec::new(),
            topics: Vec::new(),
            finder: Finder::default(),
            dates: Vec::new(),
            ranges: Vec::new(),
            items: Items::default(),
            clauses: Clauses::default(),
            candidates: Vec::new(),
            coded: Vec::new(),
            discourse: Discourse::default(),
            trace: None,
            records: None,
            namings: Namings::default(),
        }
    }

    /// From now on keeps an account of every sentence that it reads.
    pub fn keep_trace(&mut self) {
        self.trace = Some(String::new());
    }

    /// The account kept since it was last taken.
    pub fn take_trace(&mut self) -> String {
        self.trace.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// From now on keeps a record of how every sentence was read.
    pub fn keep_records(&mut self) {
        self.records = Some(Vec::new());
    }

    /// The records kept since they were last taken, in order of the sentences.
    pub fn take_records(&mut self) -> Vec<SentenceRecord> {
        self.records.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// The events that a document reports, in order of their triggers.
    pub fn extract(&mut self, document: &Document, mentions: &mut Vec<EventMention>) {
        self.layout.read(&document.text, &self.schema.boilerplate);
        self.discourse.clear();
        self.namings.clear();
        let start = mentions.len();
        for index in 0..self.layout.sentences.len() {
            if self.layout.sentences.get(index).is_some_and(|s| s.reports()) {
                self.sentence(document, index, mentions);
            }
        }
        if let Some(new) = mentions.get_mut(start..) {
            new.sort_by(|a, b| (a.trigger, &a.kind).cmp(&(b.trigger, &b.kind)));
        }
    }

    /// How many sentences the last document has.
    pub fn sentences(&self) -> usize {
        self.layout.sentences.len()
    }

    fn sentence(&mut self, document: &Document, index: usize, mentions: &mut Vec<EventMention>) {
        let tokens = self.layout.tokens_of(index);
        self.reader.read(self.schema, tokens, &self.layout.folded, &mut self.words);
        self.present.fill(&self.reader, &self.words);
        let bare = View {
            schema: self.schema,
            words: &self.words,
            reader: &self.reader,
            folded: &self.layout.folded,
            present: &self.present,
            names: &[],
            hits: &[],
        };
        trigger::find_hits(bare, &mut self.hits);
        phrase::find_names(bare, document.published, &mut self.names);
        let view = View { names: &self.names, hits: &self.hits, ..bare };
        let from = source::dateline(view);
        self.discourse.home.note_dateline(view, from);
        self.dates.clear();
        self.finder.find(&self.schema.calendar, tokens, &self.layout.folded, document.published, &mut self.dates);
        self.ranges.clear();
        // «حرب أكتوبر» is a name, its month no date of its own.
        self.ranges.extend(self.dates.iter().filter(|d| !d.name).map(|d| (d.first, d.last)));
        self.items.read(view, from, document.published, &self.ranges);
        self.clauses.read(view, &mut self.items);
        self.discourse.resolve(view, &mut self.items, &self.clauses);
        trigger::find(view, &self.items, &self.clauses, &self.hits, &mut self.candidates);
        if !self.candidates.is_empty() {
            trigger::find_topics(view, &mut self.topics);
        }
        let scene = Scene { view, items: &self.items, clauses: &self.clauses, discourse: &self.discourse };
        let attributed = source::attributed(scene);
        coder::code(scene, &self.candidates, &self.topics, attributed, &mut self.coded);
        let sentence = self.layout.sentences.get(index);
        if let (Some(trace), Some(sentence)) = (&mut self.trace, sentence) {
            trace.push_str(sentence.text(&document.text));
            trace.push('\n');
            trace.push_str(&trace::account(scene, &self.candidates, &document.text));
        }
        let before = mentions.len();
        for coded in &self.coded {
            let Some(sentence) = sentence else { break };
            let when = date::of(scene, coded, &self.coded, &self.dates, document.published);
            mentions.extend(write(self.schema, document, sentence, scene, coded, when));
        }
        if let (Some(records), Some(sentence)) = (&mut self.records, sentence) {
            let new = mentions.get(before..).unwrap_or_default();
            self.namings.note(scene, sentence);
            let decided = Decided {
                candidates: &self.candidates,
                topics: if self.candidates.is_empty() { &[] } else { &self.topics },
                coded: &self.coded,
                attributed,
                published: document.published,
                namings: &self.namings,
            };
            records.push(record::of(scene, document, sentence, &decided, new));
        }
        let speaker = source::speaker(scene);
        self.discourse.home.count(view, &self.items);
        self.discourse.note_places(&self.items);
        self.remember(speaker);
    }

    fn remember(&mut self, speaker: Option<ActorIndex>) {
        let mut met = None;
        for coded in &self.coded {
            let Some(frame) = self.schema.frame(coded.frame) else { continue };
            let sides = |roles: &[&str]| {
                let mut out = discourse::Sides::new();
                for filled in coded.roles.iter().filter(|f| roles.contains(&f.role.as_str())) {
                    for &side in &filled.sides {
                        if !out.contains(&side) {
                            out.push(side);
                        }
                    }
                }
                out
            };
            match frame.kind.as_str() {
                "mediation" => {
                    let (mediators, parties) = (sides(&["mediator"]), sides(&["party"]));
                    self.discourse.note_mediators(&mediators);
                    if parties.len() >= 2 {
                        self.discourse.note_parties(parties, true);
                    }
                }
                "assault" => {
                    let (sides, targets) = (sides(&["actor"]), sides(&["target"]));
                    if sides.len() == 2 && targets.is_empty() {
                        self.discourse.note_parties(sides, true);
                    } else {
                        self.discourse.note_hostility(&sides, &targets);
                    }
                }
                "accusation" => self.discourse.note_hostility(&sides(&["source"]), &sides(&["target"])),
                "talks" | "agreement" | "ceasefire" => {
                    // Mediators talk too; the parties are the other two.
                    let mut parties = sides(&["participant", "party"]);
                    let told = !coded.roles.iter().all(|f| f.phrase.is_none());
                    if frame.kind.as_str() == "talks" && parties.len() >= 2 && told {
                        met = Some(parties.clone());
                    }
                    parties.retain(|p| !self.discourse.mediators.contains(p));
                    if parties.len() == 2 {
                        let states = parties.iter().all(|&p| home::is_state(self.schema, p));
                        if states && self.discourse.states.is_empty() {
                            self.discourse.states = parties.clone();
                        }
                        let truce = |t: &TopicIndex| self.schema.topic(*t).is_some_and(|t| t.as_str() == "ceasefire");
                        let at_odds = frame.kind.as_str() == "ceasefire" || coded.topics.iter().any(truce);
                        self.discourse.note_parties(parties, at_odds);
                    }
                }
                _ => {}
            }
        }
        self.discourse.note_meeting(met);
        self.discourse.note_subjects(&self.items, &self.clauses);
        if let Some(speaker) = speaker {
            self.discourse.speaker = std::iter::once(speaker).collect();
        }
    }
}

/// The actor that an office with a nationality names, if no person is named:
/// وزير الخارجية المصري → `EGY/foreign_minister`.
fn office_holder(scene: Scene<'_>, filled: &roles::Filled) -> Option<ActorId> {
    let phrase = filled.phrase.and_then(|p| scene.phrase(p))?;
    let office = phrase.office.as_deref()?;
    let &[side] = filled.sides.as_slice() else { return None };
    let schema = scene.view.schema;
    let named = |a: &ActorIndex| schema.actor(*a).is_some_and(|a| a.r#type == ActorType::Person);
    if filled.actors.iter().any(named) {
        return None;
    }
    schema.actor(side).map(|side| Offices::actor(&side.id, office))
}

fn write(
    schema: &Schema,
    document: &Document,
    sentence: &crate::text::Sentence,
    scene: Scene<'_>,
    coded: &Coded,
    when: Option<(When, usize, usize)>,
) -> Option<EventMention> {
    let frame = schema.frame(coded.frame)?;
    // What is dated after publication is planned.
    let ahead =
        when.as_ref().is_some_and(|(w, _, _)| matches!((w.earliest, document.published), (Some(a), Some(b)) if a > b));
    let status = if ahead && coded.status == Status::Actual { Status::Planned } else { coded.status };
    let trigger = scene.view.span(coded.candidate.first, coded.candidate.last);
    let id = |a: &ActorIndex| schema.actor(*a).map(|a| a.id.clone());
    let mut roles: Vec<Filler> = Vec::new();
    for filled in &coded.roles {
        let span: Span = filled.span;
        roles.push(Filler {
            role: filled.role.clone(),
            span,
            actors: office_holder(scene, filled)
                .map_or_else(|| filled.actors.iter().filter_map(id).collect(), |a| vec![a]),
            sides: filled.sides.iter().filter_map(id).collect(),
        });
    }
    roles.sort_by(|a, b| (a.span, &a.role).cmp(&(b.span, &b.role)));
    let mut topics: Vec<_> = coded.topics.iter().filter_map(|&t| schema.topic(t).cloned()).collect();
    topics.sort();
    topics.dedup();
    let lemma = coded
        .candidate
        .lexeme
        .and_then(|l| schema.lexicon.lexeme(l))
        .map_or_else(|| scene.view.fold(coded.candidate.first).to_owned(), |l| l.lemma.to_string());
    Some(EventMention {
        doc: document.id.clone(),
        sentence: SentenceRef { index: sentence.index, line: sentence.line, span: sentence.span },
        kind: frame.kind.clone(),
        trigger,
        roles,
        place: place::of(scene, coded).and_then(|p| schema.place(p)).map(|p| p.id.clone()),
        topics,
        status,
        time: when.map(|(when, first, last)| TimeMention { when, span: scene.view.span(first, last) }),
        source: coded.source.as_ref().and_then(id),
        rule: format!("ar/{}:{lemma}", frame.id),
        confidence: Confidence::of(&frame.kind, status, coded).total(),
    })
}
