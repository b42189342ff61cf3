//! How a sentence was read, for programs: its words, what was weighed, and how
//! each part of its events came about. Made only when asked for.

use chrono::NaiveDate;
use serde::Serialize;

use super::clause::Position;
use super::coder::{Coded, Topics};
use super::conditions::{Condition, Ground};
use super::confidence::Confidence;
use super::lacking::{self, Unknown};
use super::mention::EventMention;
use super::naming::{Antecedent, Namings};
use super::phrase::{Phrase, name_at};
use super::roles::{Filled, Scene};
use super::status_word::status_word;
use super::trigger::Candidate;
use super::verdict::{Verdict, verdicts};
use crate::ingest::Document;
use crate::morph::{Conjunction, Form, Marker, Preposition};
use crate::schema::{ActorId, ActorIndex, KindId, OfficeEntry, PlaceId, RoleId, Status, TopicId};
use crate::text::{Sentence, SentenceKind, Span};

/// A sentence and how it was read.
#[derive(Debug, Clone, Serialize)]
pub struct SentenceRecord {
    /// Its document.
    pub doc: String,
    /// Position in the document, from 0.
    pub sentence: u32,
    /// 1-based line of the text that it starts on.
    pub line: u32,
    /// Where it stands.
    pub span: Span,
    /// What part of the article it is.
    pub part: SentenceKind,
    /// Its text.
    pub text: String,
    /// Its words and signs.
    pub tokens: Vec<TokenRecord>,
    /// The frames that its words may evoke, the nearest to an event first.
    pub frames: Vec<Verdict>,
    /// Its events.
    pub events: Vec<EventRecord>,
    /// What stands in it that the dictionaries lack.
    pub unknown: Vec<Unknown>,
}

impl SentenceRecord {
    /// Words of the sentence.
    pub fn words(&self, span: Span) -> Option<&str> {
        let start = span.start.checked_sub(self.span.start)?;
        let end = span.end.checked_sub(self.span.start)?;
        self.text.get(start as usize..end as usize)
    }
}

/// A word with its analysis.
#[derive(Debug, Clone, Serialize)]
pub struct TokenRecord {
    /// Where it stands.
    pub span: Span,
    /// As it is looked up.
    pub folded: String,
    /// What is written onto it: conjunction, preposition, article, future.
    pub prefixes: Vec<&'static str>,
    /// Whether a pronoun is written onto it.
    pub pronoun: bool,
    /// Whether it is a function word.
    pub function: bool,
    /// The words of the dictionary that it may be, with their form.
    pub readings: Vec<(String, &'static str)>,
    /// The actor or place whose name it is or belongs to.
    pub names: Option<String>,
}

/// An event and how its parts came about.
#[derive(Debug, Clone, Serialize)]
pub struct EventRecord {
    /// What happened.
    pub kind: KindId,
    /// The words that evoke it.
    pub trigger: Span,
    /// Its frame, with the lemma of the trigger.
    pub rule: String,
    /// The words that its frame asks for beside the trigger.
    pub conditions: Vec<ConditionRecord>,
    /// Its roles.
    pub roles: Vec<RoleRecord>,
    /// When.
    pub date: Option<Resolved<String>>,
    /// Where.
    pub place: Option<Resolved<PlaceId>>,
    /// About what.
    pub topics: Vec<TopicId>,
    /// Whether it happened.
    pub status: Resolved<Status>,
    /// Whom the report is attributed to.
    pub source: Option<Resolved<ActorId>>,
    /// How sure it is, by its parts.
    pub confidence: Confidence,
}

/// What a frame asks for, with the words by which it is met.
#[derive(Debug, Clone, Serialize)]
pub struct ConditionRecord {
    /// What.
    pub condition: Condition,
    /// The words.
    pub span: Span,
}

/// A role and how its filler was found.
#[derive(Debug, Clone, Serialize)]
pub struct RoleRecord {
    /// The role.
    pub role: RoleId,
    /// The words.
    pub span: Span,
    /// Who they name.
    pub actors: Vec<ActorId>,
    /// The sides that they act for.
    pub sides: Vec<ActorId>,
    /// By what.
    pub by: Cue,
    /// Where the words stand: `lead` (before the verb), `subject`, `object`, `of` (in the
    /// genitive), `apposition`, or the preposition before them.
    pub slot: Option<&'static str>,
    /// The office, if that is what names it.
    pub office: Option<String>,
    /// The names in its words.
    pub names: Vec<NameRecord>,
    /// What it refers to, if it names nobody itself.
    pub antecedents: Vec<Antecedent>,
}

/// A name of the dictionaries in the words of a role.
#[derive(Debug, Clone, Serialize)]
pub struct NameRecord {
    /// The words.
    pub span: Span,
    /// Who bears it.
    pub actor: ActorId,
    /// Of a person: the office on the day of publication, or the nearest in time.
    pub office: Option<OfficeEntry>,
}

/// A value with what it was read from.
#[derive(Debug, Clone, Serialize)]
pub struct Resolved<T> {
    /// The value.
    pub value: T,
    /// By what.
    pub by: Cue,
    /// The words, if they are known.
    pub span: Option<Span>,
    /// Of a date the day that it was counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<NaiveDate>,
}

/// By what a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// The words name it.
    Name,
    /// An adjective of nationality.
    Nationality,
    /// An office, with the side that the text gives it.
    Office,
    /// It was named before and is referred to.
    Antecedent,
    /// The words describe it and name no side.
    Words,
    /// No words of its own: taken from the events and clauses around it.
    Context,
    /// A date as it is written.
    Written,
    /// A date counted from the day of publication or another day.
    Counted,
    /// The frame always says so.
    Frame,
    /// Negation, tense and verbs around the trigger.
    Clause,
    /// It is dated after publication.
    LaterDate,
    /// The whole sentence is attributed.
    Sentence,
}

/// What was decided of a sentence.
pub(super) struct Decided<'a> {
    pub candidates: &'a [Candidate],
    pub topics: Topics<'a>,
    pub coded: &'a [Coded],
    pub attributed: Option<ActorIndex>,
    pub published: Option<NaiveDate>,
    pub namings: &'a Namings,
}

/// The record of a sentence; `mentions` are those that its events became.
pub(super) fn of(
    scene: Scene<'_>,
    document: &Document,
    sentence: &Sentence,
    decided: &Decided<'_>,
    mentions: &[EventMention],
) -> SentenceRecord {
    let schema = scene.view.schema;
    let written = decided.coded.iter().filter(|coded| schema.frame(coded.frame).is_some());
    SentenceRecord {
        doc: document.id.clone(),
        sentence: sentence.index,
        line: sentence.line,
        span: sentence.span,
        part: sentence.kind,
        text: sentence.text(&document.text).to_owned(),
        tokens: tokens(scene, decided.published),
        frames: verdicts(scene, decided.candidates, decided.topics, decided.coded),
        events: written.zip(mentions).map(|(coded, m)| event(scene, document, decided, coded, m)).collect(),
        unknown: lacking::of(scene, &document.text, decided.candidates, decided.coded),
    }
}

/// The words, each with the name that it belongs to.
fn tokens(scene: Scene<'_>, day: Option<NaiveDate>) -> Vec<TokenRecord> {
    let schema = scene.view.schema;
    let mut name: Option<(usize, String)> = None;
    let each = (0..scene.view.words.len()).map(|word| {
        if name.as_ref().is_none_or(|(last, _)| *last < word) {
            name = name_at(scene.view, word, day).and_then(|hit| {
                let actor = hit.actor.and_then(|a| schema.actor(a)).map(|a| a.id.to_string());
                let place = hit.place.and_then(|p| schema.place(p)).map(|p| p.id.to_string());
                Some((hit.last, actor.or(place)?))
            });
        }
        token(scene, word, name.as_ref().map(|(_, id)| id.clone()))
    });
    each.collect()
}

fn token(scene: Scene<'_>, word: usize, names: Option<String>) -> TokenRecord {
    let view = scene.view;
    let reading = view.reading(word);
    let conjunction = reading.conjunction.map(|c| match c {
        Conjunction::Wa => "و",
        Conjunction::Fa => "ف",
    });
    let preposition = reading.preposition.map(|p| match p {
        Preposition::Bi => "ب",
        Preposition::Li => "ل",
        Preposition::Ka => "ك",
    });
    let article = reading.article.then_some("ال");
    let future = reading.future.then_some("س");
    let mut readings: Vec<_> = view.lexemes(word).map(|(l, form, _)| (l.lemma.to_string(), name(form))).collect();
    readings.dedup();
    TokenRecord {
        span: view.span(word, word),
        folded: view.fold(word).to_owned(),
        prefixes: [conjunction, preposition, article, future].into_iter().flatten().collect(),
        pronoun: reading.pronoun.is_some(),
        function: reading.function.is_some(),
        readings,
        names,
    }
}

fn name(form: Form) -> &'static str {
    match form {
        Form::Finite { passive: true, .. } => "passive verb",
        Form::Finite { .. } => "verb",
        Form::Participle { passive: true, .. } => "passive participle",
        Form::Participle { .. } => "participle",
        Form::Masdar { .. } => "masdar",
        Form::Noun { .. } => "noun",
    }
}

fn event(
    scene: Scene<'_>,
    document: &Document,
    decided: &Decided<'_>,
    coded: &Coded,
    mention: &EventMention,
) -> EventRecord {
    let schema = scene.view.schema;
    let date = mention.time.as_ref().map(|time| Resolved {
        value: time.when.value(),
        by: if time.when.anchor.is_some() { Cue::Counted } else { Cue::Written },
        span: Some(time.span),
        anchor: time.when.anchor,
    });
    let place = mention.place.as_ref().map(|place| {
        let index = schema.place_index(place);
        let named = scene.items.phrases.iter().find(|p| p.place.is_some() && p.place == index);
        let before = || decided.namings.place(index?, mention.sentence.span);
        let span = named.map(|p| p.span(scene.view)).or_else(before);
        let by = match (named, span) {
            (Some(_), _) => Cue::Name,
            (None, Some(_)) => Cue::Antecedent,
            (None, None) => Cue::Context,
        };
        Resolved { value: place.clone(), by, span, anchor: None }
    });
    let fixed = schema.frame(coded.frame).is_some_and(|frame| frame.status.is_some());
    let status = match (mention.status == coded.status, fixed) {
        (false, _) => Cue::LaterDate,
        (true, true) => Cue::Frame,
        (true, false) => Cue::Clause,
    };
    let marked = match status {
        Cue::LaterDate => mention.time.as_ref().map(|time| time.span),
        _ => status_word(scene, &coded.candidate, mention.status).map(|word| scene.view.span(word, word)),
    };
    let attributed = coded.source == decided.attributed;
    EventRecord {
        kind: mention.kind.clone(),
        trigger: mention.trigger,
        rule: mention.rule.clone(),
        conditions: conditions(scene, decided, coded),
        roles: roles(scene, document, decided, coded, mention),
        date,
        place,
        topics: mention.topics.clone(),
        status: Resolved { value: mention.status, by: status, span: marked, anchor: None },
        source: mention.source.as_ref().map(|source| Resolved {
            value: source.clone(),
            by: if attributed { Cue::Sentence } else { Cue::Clause },
            span: coded.source.and_then(|source| words_of(scene, source)),
            anchor: None,
        }),
        confidence: Confidence::of(&mention.kind, mention.status, coded),
    }
}

/// By which words the conditions of an event's frame hold.
fn conditions(scene: Scene<'_>, decided: &Decided<'_>, coded: &Coded) -> Vec<ConditionRecord> {
    let Some(frame) = scene.view.schema.frame(coded.frame) else { return Vec::new() };
    let met = Ground::of(scene, &coded.candidate, decided.topics).met(coded.frame, frame);
    let told = met
        .into_iter()
        .map(|(condition, first, last)| ConditionRecord { condition, span: scene.view.span(first, last) });
    told.collect()
}

/// The first words of a sentence that stand for someone.
fn words_of(scene: Scene<'_>, who: ActorIndex) -> Option<Span> {
    let stands = |p: &&Phrase| p.actors.contains(&who) || p.sides.contains(&who);
    scene.items.phrases.iter().find(stands).map(|p| p.span(scene.view))
}

/// The fillers of a mention, each with the phrase that it comes from.
fn roles(
    scene: Scene<'_>,
    document: &Document,
    decided: &Decided<'_>,
    coded: &Coded,
    mention: &EventMention,
) -> Vec<RoleRecord> {
    let mut filled: Vec<&Filled> = coded.roles.iter().collect();
    filled.sort_by(|a, b| (a.span, &a.role).cmp(&(b.span, &b.role)));
    let both = filled.into_iter().zip(&mention.roles);
    both.map(|(filled, filler)| {
        let phrase = filled.phrase.and_then(|p| scene.phrase(p));
        let by = cue(phrase);
        let refers = matches!(by, Cue::Antecedent | Cue::Context);
        let sides: &[ActorIndex] = if refers { &filled.sides } else { &[] };
        RoleRecord {
            role: filler.role.clone(),
            span: filler.span,
            actors: filler.actors.clone(),
            sides: filler.sides.clone(),
            by,
            slot: filled.phrase.and_then(|p| scene.clauses.places.get(p)).map(|(_, position)| slot(*position)),
            office: phrase.and_then(|p| p.office.as_ref()).map(ToString::to_string),
            names: phrase.map(|p| names(scene, p, decided.published)).unwrap_or_default(),
            antecedents: decided.namings.of(scene, sides, filled.span, &document.text),
        }
    })
    .collect()
}

fn slot(position: Position) -> &'static str {
    match position {
        Position::Lead => "lead",
        Position::Subject => "subject",
        Position::Object => "object",
        Position::After(marker) => marker.map_or("preposition", Marker::as_str),
        Position::Genitive(_) => "of",
        Position::Apposition(_) => "apposition",
    }
}

/// The names in a phrase, in order.
fn names(scene: Scene<'_>, phrase: &Phrase, day: Option<NaiveDate>) -> Vec<NameRecord> {
    let schema = scene.view.schema;
    let mut names = Vec::new();
    let mut word = phrase.first;
    while word <= phrase.last {
        let hit = name_at(scene.view, word, day);
        if let Some(actor) = hit.as_ref().and_then(|h| h.actor).and_then(|a| schema.actor(a)) {
            names.push(NameRecord {
                span: scene.view.span(word, hit.as_ref().map_or(word, |h| h.last)),
                actor: actor.id.clone(),
                office: actor.office_on(day).cloned(),
            });
        }
        word = hit.map_or(word, |h| h.last) + 1;
    }
    names
}

fn cue(phrase: Option<&Phrase>) -> Cue {
    match phrase {
        None => Cue::Context,
        Some(p) if p.resolved => Cue::Antecedent,
        Some(p) if p.by_nisba => Cue::Nationality,
        Some(p) if p.office.is_some() => Cue::Office,
        Some(p) if !p.actors.is_empty() || !p.sides.is_empty() => Cue::Name,
        Some(_) => Cue::Words,
    }
}
