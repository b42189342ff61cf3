//! What stands where a name, an office or a verb is expected, and no
//! dictionary has: this is how the dictionaries grow.
//!
//! A name counts where it has a part to play: behind a title or as the subject of
//! who speaks or acts; a body or place behind the noun that says what it is
//! (حركة، حزب، مدينة); an office behind a word that opens other offices, for a
//! side; a verb between two sides.

use serde::Serialize;

use super::clause::{Clause, Group, verb_class};
use super::coder::Coded;
use super::phrase::{Phrase, is_name_word, name_at};
use super::roles::Scene;
use super::trigger::Candidate;
use crate::morph::Number;
use crate::schema::{ActorId, HeadClass, LexemeIndex, OfficePhrase, VerbClass};
use crate::text::{Sign, Span};

/// What the dictionaries lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lacking {
    /// A person.
    Person,
    /// A movement or party, society, agency.
    Body,
    /// A newspaper, channel, agency of news.
    Outlet,
    /// A place.
    Place,
    /// An office of a state or body.
    Office,
    /// A verb between two sides that evokes no event.
    Verb,
}

/// Something that stands where the dictionaries should know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unknown {
    /// What it is.
    pub lacks: Lacking,
    /// Its words.
    pub span: Span,
    /// As a dictionary would give it.
    pub name: String,
    /// The noun before a name that says what it is.
    pub head: Option<String>,
    /// Slug of the office before the name of a person.
    pub office: Option<String>,
    /// The side that the text gives it.
    pub side: Option<ActorId>,
    /// The verb, and the slot in which the other side stands.
    #[serde(skip)]
    pub verb: Option<(LexemeIndex, &'static str)>,
}

/// Nouns before the name of a body.
const BODIES: &[&str] = &[
    "حركه",
    "جماعه",
    "كتائب",
    "تنظيم",
    "ميليشيا",
    "مليشيا",
    "فصيل",
    "جبهه",
    "الويه",
    "سرايا",
    "حزب",
    "تيار",
    "تحالف",
    "ائتلاف",
    "كتله",
    "منظمه",
    "جمعيه",
    "مؤسسه",
    "شركه",
    "نقابه",
    "رابطه",
];
/// Nouns before the name of an outlet.
const OUTLETS: &[&str] = &["صحيفه", "جريده", "قناه", "موقع", "مجله", "اذاعه", "شبكه"];
/// Nouns before the name of a place that are no part of it.
const SETTLEMENTS: &[&str] = &["مدينه", "بلده", "قريه", "محافظه", "ولايه", "بلديه", "ضاحيه", "اقليم", "مقاطعه"];
/// Nouns before the name of a place that are a part of it.
const SITES: &[&str] = &["معبر", "مطار", "ميناء", "مخيم", "جزيره", "مضيق", "سد", "حقل"];

/// Who has an office, whatever it is for.
const MINISTERS: &[&str] = &["وزير", "وزيره"];

/// What a verb may join to the side that something is done to.
const PARTNERS: &[&str] = &["ب", "ل", "الي", "علي", "عن", "من", "مع", "ضد", "تجاه"];

/// What a sentence has that the dictionaries lack, in the order of its words.
pub(super) fn of(scene: Scene<'_>, document: &str, candidates: &[Candidate], coded: &[Coded]) -> Vec<Unknown> {
    let mut look = Look { scene, document, candidates, coded, out: Vec::new() };
    for p in 0..scene.items.phrases.len() {
        look.person(p);
    }
    for word in 0..scene.view.words.len() {
        look.named_by_noun(word);
        look.office(word);
    }
    for clause in &scene.clauses.all {
        look.verb(clause);
    }
    look.out.sort_by_key(|u| (u.span, u.lacks));
    look.out
}

struct Look<'a> {
    scene: Scene<'a>,
    document: &'a str,
    candidates: &'a [Candidate],
    coded: &'a [Coded],
    out: Vec<Unknown>,
}

impl<'a> Look<'a> {
    fn tell(&mut self, lacks: Lacking, first: usize, last: usize, name: String) -> Option<&mut Unknown> {
        let span = self.scene.view.span(first, last);
        self.out.push(Unknown { lacks, span, name, head: None, office: None, side: None, verb: None });
        self.out.last_mut()
    }

    fn words(&self, first: usize, last: usize) -> String {
        let span = self.scene.view.span(first, last);
        span.of(self.document).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The one side of a phrase.
    fn side(&self, phrase: &Phrase) -> Option<ActorId> {
        let &[side] = phrase.sides.as_slice() else { return None };
        self.scene.view.schema.actor(side).map(|a| a.id.clone())
    }

    /// المتحدث إسماعيل بقائي, قال ماجد الأنصاري.
    fn person(&mut self, p: usize) {
        let view = self.scene.view;
        let Some(phrase) = self.scene.phrase(p) else { return };
        let Some(last) = phrase.surname.filter(|_| phrase.person) else { return };
        let mut first = last;
        while first > phrase.first
            && (is_name_word(view, first - 1) || view.reading(first - 1).article && first == last)
        {
            first -= 1;
        }
        while first < last && !is_name_word(view, first) {
            first += 1;
        }
        let titled = phrase.class == Some(HeadClass::Person) && first > phrase.first;
        // محمد, عبد العزيز: a given name alone names nobody.
        let given = |w: usize| view.lexemes(w).any(|(l, ..)| l.head == Some(HeadClass::Name));
        let compound = last == first + 1 && ["عبد", "ابو", "ام"].contains(&view.fold(first));
        let alone = first == last;
        if compound || alone && (!titled || given(last)) || !self.plays(p) || name_at(view, last, None).is_some() {
            return;
        }
        let office = phrase.office.as_ref().map(ToString::to_string);
        let side = self.side(phrase).filter(|_| titled);
        let name = self.words(first, last);
        if let Some(unknown) = self.tell(Lacking::Person, first, last, name) {
            (unknown.office, unknown.side) = (office, side);
        }
    }

    /// Whether a phrase has a role, speaks or acts.
    fn plays(&self, p: usize) -> bool {
        let of = |group: &Option<Group>| group.as_ref().is_some_and(|g| g.0.contains(&p));
        let triggers = |verb: usize| self.candidates.iter().any(|c| c.first <= verb && verb <= c.last);
        let acts = |clause: &Clause| {
            (of(&clause.subject) || of(&clause.lead))
                && (verb_class(self.scene.view, clause) == Some(VerbClass::Report) || clause.verb.is_some_and(triggers))
        };
        self.coded.iter().flat_map(|c| &c.roles).any(|r| r.phrase == Some(p)) || self.scene.clauses.all.iter().any(acts)
    }

    /// Whether nothing is known of a word.
    fn is_unknown(&self, word: usize) -> bool {
        let view = self.scene.view;
        let reading = view.reading(word);
        view.is_word(word)
            && reading.senses.is_empty()
            && reading.function.is_none()
            && reading.conjunction.is_none()
            && reading.preposition.is_none()
            && view.fold(word).chars().count() >= 3
            && view.fold(word).chars().all(|c| ('\u{621}'..='\u{64A}').contains(&c) || "پچڤگ".contains(c))
            && name_at(view, word, None).is_none()
    }

    /// حركة رجال الكرامة, مدينة الهفوف.
    fn named_by_noun(&mut self, noun: usize) {
        const LONGEST: usize = 3;
        let view = self.scene.view;
        let head = view.bare(noun);
        let lacks = match head {
            _ if view.reading(noun).article || view.reading(noun).pronoun.is_some() => return,
            _ if BODIES.contains(&head) => Lacking::Body,
            _ if OUTLETS.contains(&head) => Lacking::Outlet,
            _ if SETTLEMENTS.contains(&head) || SITES.contains(&head) => Lacking::Place,
            _ => return,
        };
        let quoted = view.is(noun + 1, Sign::QuoteOpen) || view.is(noun + 1, Sign::Quote);
        let start = if quoted { noun + 2 } else { noun + 1 };
        let last = (start..start + LONGEST).take_while(|&w| self.is_unknown(w)).last();
        let Some(last) = last.filter(|_| name_at(view, noun, None).is_none()) else { return };
        let bodily = matches!(lacks, Lacking::Body) || SITES.contains(&head);
        let words = self.words(start, last);
        let name = if bodily { format!("{} {words}", self.cut(noun)) } else { words };
        let side = self
            .scene
            .items
            .phrases
            .iter()
            .find(|p| p.first <= noun && noun <= p.last && p.by_nisba)
            .and_then(|p| self.side(p));
        let head = head.to_owned();
        if let Some(unknown) = self.tell(lacks, if bodily { noun } else { start }, last, name) {
            (unknown.head, unknown.side) = (Some(head), side);
        }
    }

    /// A word as it is written, without what is joined to it in front.
    fn cut(&self, word: usize) -> String {
        let reading = self.scene.view.reading(word);
        let joined = usize::from(reading.conjunction.is_some()) + usize::from(reading.preposition.is_some());
        self.words(word, word).chars().skip(joined).collect()
    }

    /// وزير الري السوداني: an office for a side.
    fn office(&mut self, word: usize) {
        let view = self.scene.view;
        let offices = &view.schema.offices;
        let head = view.bare(word);
        // A minister of what no dictionary has is a minister at least.
        let any = |o: &OfficePhrase| o.words.len() == 1 && MINISTERS.contains(&head);
        let known = offices.find(|i| view.bare(word + i));
        if !offices.opens(head) || known.is_some_and(|o| !any(o)) {
            return;
        }
        let Some(phrase) = self.scene.items.phrases.iter().find(|p| p.first <= word && word < p.last) else { return };
        let Some(side) = self.side(phrase) else { return };
        if phrase.office.is_some() && phrase.office.as_ref() != known.map(|o| &o.id) {
            return;
        }
        let genitive = |w: usize| {
            let reading = view.reading(w);
            let noun = view.lexemes(w).any(|(l, form, _)| !form.is_finite() && l.nisba.is_none());
            reading.article
                && noun
                && reading.preposition.is_none()
                && view.lexemes(w).all(|(l, ..)| l.nisba.is_none())
                && name_at(view, w, None).is_none()
                && !view.fold(w).ends_with('ي')
        };
        let one = view.lexemes(word).any(|(_, form, _)| !form.is_finite() && form.feature().number == Number::Singular);
        if !one || view.reading(word).article || view.head(word) != Some(HeadClass::Person) || !genitive(word + 1) {
            return;
        }
        let of = self.words(word + 1, word + 1);
        let name = format!("{} {}", self.cut(word), of.strip_prefix("ال").unwrap_or(&of));
        if let Some(unknown) = self.tell(Lacking::Office, word, word + 1, name) {
            unknown.side = Some(side);
        }
    }

    /// A verb that evokes nothing, with one side as its subject and another as what it
    /// is done to.
    fn verb(&mut self, clause: &Clause) {
        let view = self.scene.view;
        let Some(verb) = clause.verb.filter(|_| clause.own_subject) else { return };
        let sides = |group: &Group| {
            let phrases = group.0.iter().filter_map(|&p| self.scene.phrase(p)).filter(|p| !p.trigger);
            phrases.flat_map(|p| p.sides.iter().copied()).collect::<Vec<_>>()
        };
        let subject = clause.subject.as_ref().or(clause.lead.as_ref()).map(sides).unwrap_or_default();
        let other = |group: &Group| sides(group).iter().any(|s| !subject.contains(s));
        let after = || {
            let mut all = clause.after.iter().filter(|(_, group, _)| other(group));
            all.find_map(|(marker, ..)| marker.map(|m| m.as_str()).filter(|m| PARTNERS.contains(m)))
        };
        let slot = if clause.objects.iter().any(other) { Some("object") } else { after() };
        let Some(slot) = slot.filter(|_| !subject.is_empty()) else { return };
        let plain = view
            .lexemes(verb)
            .filter(|(_, form, _)| form.is_finite())
            .find(|(l, ..)| l.frames.is_empty() && matches!(l.class, None | Some(VerbClass::Plain)));
        let evokes = self.candidates.iter().any(|c| c.first <= verb && verb <= c.last)
            || view.lexemes(verb).any(|(l, form, _)| form.is_finite() && !l.frames.is_empty());
        if let (false, Some((lexeme, _, index))) = (evokes, plain) {
            let name = lexeme.lemma.to_string();
            if let Some(unknown) = self.tell(Lacking::Verb, verb, verb, name) {
                unknown.verb = Some((index, slot));
            }
        }
    }
}
