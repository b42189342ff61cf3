//! Clauses: which phrase is subject, which is object, what depends on what.
//!
//! A single walk over the items. Arabic order is verb, subject, object; a
//! phrase before the verb is its subject too; a verb after و shares the
//! subject of the verb before it.

use smallvec::SmallVec;

use super::items::{Item, Items};
use super::phrase::Phrase;
use super::words::View;
use crate::morph::{Form, Gender, Marker, Number, Person, Tense};
use crate::schema::{HeadClass, VerbClass};
use crate::text::Sign;

/// Phrases joined by و.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group(pub SmallVec<[usize; 2]>);

impl Group {
    fn of(phrase: usize) -> Self {
        let mut phrases = SmallVec::new();
        phrases.push(phrase);
        Self(phrases)
    }
}

/// How a clause hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Stands on its own.
    Main,
    /// After أنّ, أن or a colon.
    Complement,
    /// After الذي, or right after an indefinite noun.
    Relative,
    /// After و.
    Coordinate,
    /// After حيث، بينما، لأن.
    Subordinate,
    /// After إذا، لو.
    Conditional,
    /// A participle: مضيفا، داعيا.
    Circumstance,
    /// ليبحث، لكي.
    Purpose,
}

/// Where a phrase stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Position {
    /// Before the verb, or without one.
    #[default]
    Lead,
    /// Subject after the verb.
    Subject,
    /// Object.
    Object,
    /// After a preposition.
    After(Option<Marker>),
    /// In the genitive after another phrase.
    Genitive(usize),
    /// The same thing as another phrase said again.
    Apposition(usize),
}

/// A clause.
#[derive(Debug, Clone)]
pub struct Clause {
    /// How it hangs on its parent.
    pub link: Link,
    /// The clause it hangs on.
    pub parent: Option<usize>,
    /// Its verb or participle.
    pub verb: Option<usize>,
    /// First word.
    pub first: usize,
    /// Phrase before the verb.
    pub lead: Option<Group>,
    /// Subject, after the verb or inherited.
    pub subject: Option<Group>,
    /// The subject stands in the clause itself.
    pub own_subject: bool,
    /// Objects.
    pub objects: SmallVec<[Group; 2]>,
    /// What follows prepositions, with the word of the preposition.
    pub after: SmallVec<[(Option<Marker>, Group, usize); 4]>,
    /// What a relative clause qualifies.
    pub head: Option<Group>,
    /// A pronoun in the relative clause stands for its head.
    pub resumptive: bool,
    /// لم، لن، لا، ما before the verb.
    pub negated: bool,
    /// س، سوف before the verb.
    pub future: bool,
    /// كان stands in it.
    pub was: bool,
    /// Opened by أن or إن with a pronoun: its subject is known before.
    pub pronoun: bool,
    /// It opened with a comma or a full stop before it.
    pub quoted: bool,
}

/// The clauses of a sentence.
#[derive(Debug, Default)]
pub struct Clauses {
    /// Clauses in order.
    pub all: Vec<Clause>,
    /// Clause and position of every phrase.
    pub places: Vec<(usize, Position)>,
    /// Phrases that عدم or دون negates.
    pub without: SmallVec<[usize; 2]>,
    current: usize,
}

impl Clauses {
    /// Reads the clauses of a sentence.
    pub fn read(&mut self, view: View<'_>, items: &mut Items) {
        self.all.clear();
        self.places.clear();
        self.places.resize(items.phrases.len(), (0, Position::Lead));
        self.without.clear();
        self.current = 0;
        let mut state = Walk::default();
        let first = items.row.first().map_or(0, |&(_, w)| w);
        self.open(Link::Main, None, first);
        for k in 0..items.row.len() {
            let Some(&(item, word)) = items.row.get(k) else { break };
            self.step(view, items, k, item, word, &mut state);
        }
        self.settle(view, items);
    }

    fn open(&mut self, link: Link, parent: Option<usize>, first: usize) -> usize {
        self.all.push(Clause {
            link,
            parent,
            verb: None,
            first,
            lead: None,
            subject: None,
            own_subject: false,
            objects: SmallVec::new(),
            after: SmallVec::new(),
            head: None,
            resumptive: false,
            negated: false,
            future: false,
            was: false,
            pronoun: false,
            quoted: false,
        });
        self.current = self.all.len() - 1;
        self.current
    }

    /// The clause at an index; every index kept here is of a clause that was opened.
    fn clause(&mut self, index: usize) -> &mut Clause {
        let last = self.all.len().saturating_sub(1);
        &mut self.all[index.min(last)]
    }

    fn step(&mut self, view: View<'_>, items: &mut Items, k: usize, item: Item, word: usize, state: &mut Walk) {
        let current = self.current;
        match item {
            Item::Phrase(p) => {
                self.place_phrase(view, items, k, p, state);
                state.preposition = None;
                state.and = false;
                state.comma = false;
                state.without = false;
                return;
            }
            Item::Verb => {
                self.place_verb(view, items, word, state);
                *state = Walk { last_phrase: None, ..Walk::default() };
                return;
            }
            Item::Circumstance => {
                let root = self.actor_clause(items, self.matrix(current));
                let clause = self.open(Link::Circumstance, Some(root), word);
                self.clause(clause).verb = Some(word);
                *state = Walk::default();
                return;
            }
            Item::Preposition(marker) => {
                if view.reading(word).pronoun.is_some() {
                    self.clause(current).resumptive = true;
                    state.preposition = None;
                } else {
                    state.preposition = Some((marker, word));
                    // بين X و Y
                }
            }
            Item::That => {
                let clause = self.open(Link::Complement, Some(current), word);
                self.clause(clause).pronoun = view.reading(word).pronoun.is_some();
                *state = Walk::default();
                return;
            }
            Item::Because => {
                let clause = self.open(Link::Subordinate, Some(current), word);
                self.clause(clause).pronoun = view.reading(word).pronoun.is_some();
                *state = Walk::default();
                return;
            }
            Item::Relative => {
                let head = state.last_phrase.map(|p| self.group_of(p));
                let clause = self.open(Link::Relative, Some(current), word);
                self.clause(clause).head = head;
                *state = Walk::default();
                return;
            }
            Item::While => {
                let root = self.matrix(current);
                self.open(Link::Subordinate, Some(root), word);
                *state = Walk::default();
                return;
            }
            Item::If => {
                self.open(Link::Conditional, Some(current), word);
                *state = Walk::default();
                return;
            }
            Item::So => state.so = true,
            Item::Not => state.not = true,
            Item::Without => {
                state.without = true;
                state.preposition = None;
            }
            Item::Will => state.will = true,
            Item::Already | Item::Quote | Item::Time => return,
            Item::Was => {
                if self.clause(current).verb.is_some() || state.and {
                    let parent = current;
                    self.open(Link::Coordinate, Some(parent), word);
                }
                let negated = state.not;
                let clause = self.current;
                self.clause(clause).was = true;
                self.clause(clause).negated |= negated;
                *state = Walk::default();
                return;
            }
            Item::We | Item::Pronoun => {
                if self.clause(current).verb.is_none() {
                    self.clause(current).pronoun = true;
                }
            }
            Item::And => state.and = true,
            Item::Comma => {
                // A relative clause ends at the comma after it.
                while matches!(self.clause(self.current).link, Link::Relative)
                    && self.clause(self.current).verb.is_some()
                {
                    match self.clause(self.current).parent {
                        Some(parent) => self.current = parent,
                        None => break,
                    }
                }
                state.comma = true;
                state.not = false;
                state.preposition = None;
            }
            Item::Break => {
                let colon = view.is(word, Sign::Colon);
                let dash = view.is(word, Sign::Dash);
                if colon {
                    let clause = self.open(Link::Complement, Some(current), word);
                    self.clause(clause).quoted = true;
                    *state = Walk::default();
                } else if dash && state.last_phrase.is_some() {
                    // اولمرت ـ بوش
                    state.and = true;
                } else if !dash {
                    self.open(Link::Main, None, word);
                    *state = Walk::default();
                }
                return;
            }
        }
        if !matches!(item, Item::And | Item::Comma | Item::Not | Item::Will | Item::So) {
            state.comma = false;
        }
    }

    /// The clause that a subordinate or circumstance hangs on: out of
    /// relative clauses, up to the reporting clause.
    fn matrix(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(clause) = self.all.get(at) {
            match (clause.link, clause.parent) {
                (Link::Relative, Some(parent)) => at = parent,
                _ => break,
            }
        }
        at
    }

    /// The clause whose subject a circumstance is of: out of clauses whose
    /// subject is no one (واعتبرت أن التفاوض خيانة، داعية …).
    fn actor_clause(&self, items: &Items, from: usize) -> usize {
        let acts = |c: &Clause| {
            let group = c.subject.as_ref().or(c.lead.as_ref());
            group.is_some_and(|g| {
                g.0.iter().any(|&p| items.phrases.get(p).is_some_and(|p| !p.sides.is_empty() && !p.trigger))
            })
        };
        let mut at = from;
        while let Some(clause) = self.all.get(at) {
            match clause.parent {
                Some(parent) if !acts(clause) => at = parent,
                _ => return at,
            }
        }
        from
    }

    fn place_verb(&mut self, view: View<'_>, items: &Items, word: usize, state: &Walk) {
        let current = self.current;
        let reading = view.reading(word);
        let (has_verb, lead) = {
            let clause = self.clause(current);
            (clause.verb.is_some(), clause.lead.clone())
        };
        // كانوا …، في صفقة رعتها مصر: the verb is of the noun before it.
        let qualifies = state.last_phrase.is_some_and(|p| {
            let indefinite = items.phrases.get(p).is_some_and(|p| !p.definite && !p.name && p.last + 1 == word);
            indefinite && reading.pronoun.is_some() && lead.as_ref().is_some_and(|l| !l.0.contains(&p))
        });
        let target = if !has_verb && !qualifies && !(state.and && lead.is_some()) {
            current
        } else if state.so {
            self.open(Link::Purpose, Some(current), word)
        } else if state.and {
            let same_level = self.all.get(current).map_or((Link::Main, None), |c| (c.link, c.parent));
            let clause = self.open(Link::Coordinate, Some(current), word);
            if same_level.0 == Link::Relative {
                let head = self.all.get(current).and_then(|c| c.head.clone());
                let c = self.clause(clause);
                c.link = Link::Relative;
                c.head = head;
            }
            clause
        } else if let Some(waiting) = self.waiting_matrix(current) {
            // الوفد الذي يرأسه فلان سيصل: the matrix still waits for its verb.
            self.current = waiting;
            waiting
        } else if let Some(p) = state.last_phrase.filter(|_| !state.comma) {
            // An indefinite noun with a verb right after it: اتفاق يضع حدا.
            let indefinite = items.phrases.get(p).is_some_and(|p| !p.definite && !p.name);
            let head = self.group_of(p);
            let link = if indefinite { Link::Relative } else { Link::Coordinate };
            let clause = self.open(link, Some(current), word);
            if indefinite {
                self.clause(clause).head = Some(head);
            } else {
                // A definite phrase before it is its subject: لكن الوفد غادر.
                self.clause(clause).lead = Some(head);
            }
            clause
        } else {
            let parent = self.matrix(current);
            self.open(Link::Coordinate, Some(parent), word)
        };
        let clause = self.clause(target);
        clause.verb = Some(word);
        clause.negated |= state.not;
        clause.future |= state.will || reading.future;
        if reading.pronoun.is_some() {
            clause.resumptive = true;
        }
        self.current = target;
    }

    /// An enclosing clause that has a lead but no verb yet.
    fn waiting_matrix(&self, from: usize) -> Option<usize> {
        let clause = self.all.get(from)?;
        if clause.link != Link::Relative {
            return None;
        }
        let parent = clause.parent?;
        let above = self.all.get(parent)?;
        (above.verb.is_none() && above.lead.is_some()).then_some(parent)
    }

    fn place_phrase(&mut self, view: View<'_>, items: &mut Items, k: usize, p: usize, state: &mut Walk) {
        let current = self.current;
        if state.without {
            self.without.push(p);
        }
        let Some(phrase) = items.phrases.get(p) else { return };
        // After a preposition.
        if let Some((marker, word)) = state.preposition {
            self.clause(current).after.push((marker, Group::of(p), word));
            self.set(p, current, Position::After(marker));
            state.last_phrase = Some(p);
            return;
        }
        if let Some(last) = state.last_phrase {
            let Some(before) = items.phrases.get(last) else { return };
            let between = matches!(self.places.get(last), Some((_, Position::After(Some(m)))) if m.as_str() == "بين")
                && self.group_of(last).0.len() == 1;
            if state.and
                && (joins(before, phrase) || between && !phrase.sides.is_empty())
                && (between || !self.begins_clause(view, items, k))
            {
                self.join(last, p);
                state.last_phrase = Some(p);
                return;
            }
            let adjacent = before.last + 1 == phrase.first && !state.and && !state.comma;
            if adjacent
                && (genitive_fits(view, before)
                    || phrase.trigger
                        && !before.definite
                        && !before.name
                        && before.head_word == before.last
                        && !accusative(view, phrase))
            {
                self.set(p, current, Position::Genitive(last));
                state.last_phrase = Some(p);
                return;
            }
            // البيت الأبيض مصر وقطر: names in a row before any verb.
            let row = adjacent
                && state_or_body(before)
                && state_or_body(phrase)
                && self.clause(current).verb.is_none()
                && before.sides != phrase.sides;
            if row {
                self.join(last, p);
                state.last_phrase = Some(p);
                return;
            }
            let listed = state.comma
                && !state.and
                && state_or_body(before)
                && state_or_body(phrase)
                && self.list_goes_on(items, k);
            if listed {
                self.join(last, p);
                state.last_phrase = Some(p);
                return;
            }
            // العاصمة المصرية، القاهرة
            let seat = before.class == Some(HeadClass::Asset)
                && phrase.name
                && phrase.place.is_some()
                && before.sides == phrase.sides;
            if seat && (adjacent || state.comma && !state.and) {
                let place = phrase.place;
                self.set(p, current, Position::Apposition(last));
                if let Some(before) = items.phrases.get_mut(last) {
                    before.place = before.place.or(place);
                    before.seat = true;
                }
                return;
            }
            let apposed = (adjacent || state.comma && !state.and) && same_person(before, phrase);
            if apposed {
                self.set(p, current, Position::Apposition(last));
                let (sides, actors) = (phrase.sides.clone(), phrase.actors.clone());
                let end = phrase.last;
                if let Some(before) = items.phrases.get_mut(last) {
                    if before.sides.is_empty() {
                        before.sides = sides;
                        before.anaphor = None;
                    }
                    for actor in actors {
                        if !before.actors.contains(&actor) {
                            before.actors.push(actor);
                        }
                    }
                    if adjacent {
                        before.last = end;
                    }
                }
                return;
            }
        }
        // شمال العراق: a bare direction says where.
        const DIRECTIONS: &[&str] = &["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قرب"];
        if DIRECTIONS.contains(&view.fold(phrase.first))
            && phrase.place.is_some()
            && !phrase.names_state(view)
            && self.clause(current).verb.is_some()
        {
            let marker = Marker::of("في");
            let first = phrase.first;
            self.clause(current).after.push((marker, Group::of(p), first));
            self.set(p, current, Position::After(marker));
            state.last_phrase = Some(p);
            return;
        }
        let clause = self.clause(current);
        let position = if clause.verb.is_some() {
            let relative_object = clause.link == Link::Relative && !clause.resumptive;
            if clause.subject.is_none()
                && clause.lead.is_none()
                && clause.objects.is_empty()
                && !relative_object
                && takes_subject(view, clause, phrase)
            {
                clause.subject = Some(Group::of(p));
                clause.own_subject = true;
                Position::Subject
            } else {
                clause.objects.push(Group::of(p));
                Position::Object
            }
        } else if clause.lead.is_none() {
            clause.lead = Some(Group::of(p));
            Position::Lead
        } else if state.and || state.comma {
            // A second noun before any verb: the predicate, or a new topic.
            let parent = self.current;
            let new = self.open(Link::Coordinate, Some(parent), phrase.first);
            self.clause(new).lead = Some(Group::of(p));
            self.set(p, new, Position::Lead);
            state.last_phrase = Some(p);
            return;
        } else {
            clause.objects.push(Group::of(p));
            Position::Object
        };
        self.set(p, current, position);
        state.last_phrase = Some(p);
    }

    fn set(&mut self, phrase: usize, clause: usize, position: Position) {
        if let Some(place) = self.places.get_mut(phrase) {
            *place = (clause, position);
        }
    }

    /// Adds `p` to the group that `last` stands in.
    fn join(&mut self, last: usize, p: usize) {
        let (clause, position) = self.places.get(last).copied().unwrap_or((self.current, Position::Lead));
        let position = match position {
            Position::Apposition(of) => {
                self.join(of, p);
                return;
            }
            other => other,
        };
        let c = self.clause(clause);
        let group = c
            .lead
            .iter_mut()
            .chain(c.subject.iter_mut())
            .chain(c.objects.iter_mut())
            .chain(c.after.iter_mut().map(|(_, g, _)| g))
            .find(|g| g.0.contains(&last));
        if let Some(group) = group {
            group.0.push(p);
        }
        self.set(p, clause, position);
    }

    /// The group that a phrase stands in.
    pub fn group_of(&self, p: usize) -> Group {
        let clause = self.places.get(p).and_then(|&(c, _)| self.all.get(c));
        clause
            .and_then(|c| {
                c.lead
                    .iter()
                    .chain(c.subject.iter())
                    .chain(c.objects.iter())
                    .chain(c.after.iter().map(|(_, g, _)| g))
                    .find(|g| g.0.contains(&p))
                    .cloned()
            })
            .unwrap_or_else(|| Group::of(p))
    }

    /// Whether و before this phrase opens a clause: a verb follows the phrase.
    fn begins_clause(&self, view: View<'_>, items: &Items, k: usize) -> bool {
        let mut next = k + 1;
        while matches!(items.row.get(next), Some((Item::Quote | Item::Already | Item::Not | Item::Will, _))) {
            next += 1;
        }
        let Some(&(Item::Verb, word)) = items.row.get(next) else { return false };
        // مصر وقطر تبذلان: a dual or plural verb after both.
        let plural = view.lexemes(word).any(|(_, f, _)| {
            f.is_finite()
                && matches!(f.feature().number, Number::Dual | Number::Plural)
                && f.feature().person == Person::Third
        });
        let verbless = self.all.get(self.current).is_some_and(|c| c.verb.is_none());
        !(plural || verbless)
    }

    /// مصر، قطر، والولايات المتحدة: another item of the list follows.
    fn list_goes_on(&self, items: &Items, k: usize) -> bool {
        matches!(items.row.get(k + 1), Some((Item::Comma | Item::And, _)))
            && items.row.get(k + 1..k + 4).is_some_and(|r| r.iter().any(|(i, _)| matches!(i, Item::Phrase(_))))
    }

    /// Gives every verb the subject that stands elsewhere.
    fn settle(&mut self, view: View<'_>, items: &Items) {
        for i in 0..self.all.len() {
            let Some(clause) = self.all.get(i) else { continue };
            if clause.subject.is_some() {
                continue;
            }
            let inherited = if let Some(lead) = &clause.lead {
                (clause.verb.is_some() || clause.was).then(|| (lead.clone(), true))
            } else {
                let parent = clause.parent.and_then(|p| self.all.get(p));
                match clause.link {
                    Link::Relative if !clause.resumptive || !clause.objects.is_empty() => {
                        clause.head.clone().map(|g| (g, false))
                    }
                    Link::Relative if clause.own_subject => None,
                    Link::Coordinate | Link::Purpose | Link::Circumstance => parent
                        .filter(|_| {
                            clause.verb.is_none_or(|v| agrees(view, items, v, parent.and_then(|p| p.subject.as_ref())))
                        })
                        .and_then(|p| p.subject.clone().or_else(|| p.lead.clone()))
                        .map(|g| (g, false)),
                    Link::Complement => parent.and_then(|p| p.subject.clone()).map(|g| (g, false)),
                    _ => None,
                }
            };
            if let (Some((group, own)), Some(clause)) = (inherited, self.all.get_mut(i)) {
                clause.subject = Some(group);
                clause.own_subject = own;
            }
        }
    }
}

/// Whether a verb can have the inherited subject: number and person only.
fn agrees(view: View<'_>, items: &Items, verb: usize, subject: Option<&Group>) -> bool {
    let Some(subject) = subject else { return true };
    let third =
        view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).all(|(_, f, _)| f.feature().person != Person::First);
    let singular = subject.0.len() == 1;
    let feminine =
        subject.0.first().and_then(|&p| items.phrases.get(p)).is_some_and(|p| p.gender == Some(Gender::Feminine));
    let verb_feminine =
        view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).any(|(_, f, _)| f.feature().gender == Gender::Feminine);
    let masculine_name = singular
        && !feminine
        && verb_feminine
        && subject
            .0
            .first()
            .and_then(|&p| items.phrases.get(p))
            .is_some_and(|p| p.name && p.class == Some(HeadClass::Person));
    third && !masculine_name
}

/// Whether the verb may have a subject after it: not in the first person,
/// not in the plural (then the subject stands before it).
fn takes_subject(view: View<'_>, clause: &Clause, phrase: &Phrase) -> bool {
    let Some(verb) = clause.verb else { return false };
    if clause.link == Link::Circumstance {
        return false;
    }
    view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).any(|(_, form, _)| match form {
        Form::Finite { tense, feature, .. } => {
            feature.person == Person::Third
                && (feature.number == Number::Singular || tense == Tense::Past && feature.bound)
                // A verb agrees in gender with the subject after it: يزور مصر has another.
                && phrase.gender.is_none_or(|g| g == feature.gender || phrase.number.is_some_and(|n| n == Number::Plural))
        }
        _ => false,
    })
}

fn state_or_body(phrase: &Phrase) -> bool {
    phrase.name && phrase.class.is_none() && !phrase.sides.is_empty()
}

/// Whether two phrases may be joined by و.
fn joins(before: &Phrase, after: &Phrase) -> bool {
    let refers = |p: &Phrase| {
        let happening = p.trigger && !matches!(p.class, Some(HeadClass::Person | HeadClass::People));
        !happening
            && (!p.sides.is_empty()
                || matches!(p.class, Some(HeadClass::Person | HeadClass::Institution | HeadClass::People))
                || p.name)
    };
    refers(before) == refers(after) || before.quantity || after.quantity
}

/// إضرابا، هجوما: an object, no genitive.
fn accusative(view: View<'_>, phrase: &Phrase) -> bool {
    let word = view.fold(phrase.head_word);
    word.ends_with('ا') && !word.ends_with("اا") && view.reading(phrase.head_word).pronoun.is_none()
}

/// A phrase that may take a genitive: an event noun without article or pronoun.
fn genitive_fits(view: View<'_>, before: &Phrase) -> bool {
    let head = view.reading(before.head_word);
    before.trigger && !head.article && head.pronoun.is_none()
}

/// The name after the title, the title after the name.
fn same_person(before: &Phrase, after: &Phrase) -> bool {
    let person = |p: &Phrase| (p.name || p.class == Some(HeadClass::Person)) && !p.trigger;
    let shared =
        before.sides.is_empty() || after.sides.is_empty() || before.sides.iter().any(|s| after.sides.contains(s));
    let both_places =
        before.class.is_none() && after.class.is_none() && !before.sides.is_empty() && !after.sides.is_empty();
    person(before) && person(after) && shared && (!both_places || before.sides == after.sides)
}

/// What the walk remembers between two items.
#[derive(Debug, Default)]
struct Walk {
    preposition: Option<(Option<Marker>, usize)>,
    and: bool,
    comma: bool,
    not: bool,
    will: bool,
    so: bool,
    without: bool,
    last_phrase: Option<usize>,
}

/// The class of a clause's verb, if it is no trigger of its own.
pub fn verb_class(view: View<'_>, clause: &Clause) -> Option<VerbClass> {
    let verb = clause.verb?;
    view.class(verb, true).or_else(|| view.class(verb, false))
}
