//! What a document has said so far: whom الطرفان, الحركة (`antecedent`), بلاده (`owner`)
//! and a verb without a subject mean.

mod antecedent;
mod owner;

use smallvec::SmallVec;

use super::clause::{Clauses, Group, Link, Position};
use super::home::Home;
use super::items::Items;
use super::phrase::{Anaphor, Phrase};
use super::words::View;
use crate::morph::{Number, Preposition};
use crate::schema::{ActorIndex, HeadClass, LexemeIndex, PlaceIndex};
use antecedent::members;

/// Sides in order of mention.
pub type Sides = SmallVec<[ActorIndex; 3]>;

/// The memory of one document.
#[derive(Debug, Default)]
pub struct Discourse {
    /// Subject of the last main clause.
    pub subject: Sides,
    /// Who spoke last.
    pub speaker: Sides,
    /// The two sides of the last talks, mediation or fight.
    pub parties: Sides,
    /// They fought, made a truce or were mediated between.
    at_odds: bool,
    /// Two of whom one attacked or accused the other.
    hostile: Sides,
    /// The last mediators.
    pub mediators: Sides,
    /// The last two states named together.
    pub states: Sides,
    /// Phrases by head noun, latest last.
    heads: Vec<(LexemeIndex, Sides, Sides)>,
    /// The last movements, parties and bodies named, with the sort that their names tell.
    bodies: Vec<(Option<LexemeIndex>, Sides)>,
    /// People whom no dictionary knows, by the last word of their names.
    people: Vec<(Box<str>, Sides, Sides)>,
    /// The states that the document has named.
    pub home: Home,
    /// Places named, latest last.
    pub places: Vec<PlaceIndex>,
    /// Who met in the last meeting that was told of, and how many sentences ago.
    meeting: (Sides, usize),
}

impl Discourse {
    const HEADS: usize = 64;

    /// Forgets everything: another document begins.
    pub fn clear(&mut self) {
        self.subject.clear();
        self.speaker.clear();
        self.parties.clear();
        self.at_odds = false;
        self.hostile.clear();
        self.mediators.clear();
        self.states.clear();
        self.heads.clear();
        self.bodies.clear();
        self.people.clear();
        self.home.clear();
        self.places.clear();
        self.meeting.0.clear();
    }

    /// Another sentence has been read; `met` are those who met in it, if it tells of them.
    pub fn note_meeting(&mut self, met: Option<Sides>) {
        match met {
            Some(met) => self.meeting = (met, 0),
            None => self.meeting.1 += 1,
        }
    }

    /// Who met a sentence or two ago.
    pub fn met(&self) -> Sides {
        const RECENT: usize = 1;
        if self.meeting.1 <= RECENT { self.meeting.0.clone() } else { Sides::new() }
    }

    /// Remembers who mediates: two together are the mediators from then on, one
    /// alone joins those named before.
    pub fn note_mediators(&mut self, mediators: &Sides) {
        const MOST: usize = 3;
        if mediators.len() >= 2 && !mediators.iter().all(|m| self.mediators.contains(m)) {
            self.mediators = mediators.clone();
            return;
        }
        for &mediator in mediators {
            if !self.mediators.contains(&mediator) {
                if self.mediators.len() >= MOST {
                    self.mediators.clear();
                }
                self.mediators.push(mediator);
            }
        }
    }

    /// Fills in the sides of phrases that refer back, in order, and remembers
    /// those that name someone.
    pub fn resolve(&mut self, view: View<'_>, items: &mut Items, clauses: &Clauses) {
        for p in 0..items.phrases.len() {
            let Some(phrase) = items.phrases.get(p) else { break };
            if phrase.sides.is_empty()
                && let Some((sides, actors)) = self
                    .bearer(view, phrase)
                    .or_else(|| members(view, p, phrase, items, clauses))
                    .or_else(|| self.antecedent(view, p, phrase, items, clauses))
                && let Some(phrase) = items.phrases.get_mut(p)
            {
                phrase.sides = sides;
                if phrase.actors.is_empty() {
                    phrase.actors = actors;
                }
                phrase.resolved = true;
                // الاحتلال: he who occupies, no occupying.
                if phrase.class == Some(HeadClass::Abstract) && phrase.first == phrase.last && phrase.sides.len() == 1 {
                    phrase.class = Some(HeadClass::Institution);
                }
            }
            if let Some(phrase) = items.phrases.get(p)
                && let (Some(head), false) = (phrase.head, phrase.sides.is_empty() || phrase.trigger)
            {
                if self.heads.len() >= Self::HEADS {
                    self.heads.remove(0);
                }
                // قادة مصر والأردن وفرنسا: all of them are القادة later.
                let plural = phrase.number == Some(Number::Plural);
                let group = clauses.group_with(p).filter(|g| plural && g.0.len() > 1 && g.0.first() == Some(&p));
                let sides = group.map_or_else(|| phrase.sides.clone(), |g| sides_of(g, items));
                let actors = if group.is_some() { sides.clone() } else { phrase.actors.clone() };
                self.heads.push((head, sides, actors));
            }
            if let Some(phrase) = items.phrases.get(p).filter(|q| q.names_body) {
                self.note_body(view, phrase);
            }
            self.share_with_name(p, items, clauses);
            self.note_person(view, p, items, clauses);
            self.note_states(p, items, clauses);
            // الوسيطين المصري والقطري: mediators by name.
            if let Some(phrase) = items.phrases.get(p).filter(|q| q.anaphor == Some(Anaphor::Mediators) && !q.resolved)
                && !phrase.sides.is_empty()
            {
                self.mediators = phrase.sides.clone();
            }
        }
    }

    /// Remembers a body that a phrase names, and of which sort its name says it is: حركة 23 مارس
    /// is a movement, القوات الديمقراطية is none, «حماس» may be anything.
    fn note_body(&mut self, view: View<'_>, phrase: &Phrase) {
        const REMEMBERED: usize = 8;
        let sort_at = |w: usize| {
            let mut sorts =
                view.lexemes(w).filter(|(l, f, _)| !f.is_finite() && l.head == Some(HeadClass::Institution));
            sorts.next().map(|(_, _, lexeme)| lexeme)
        };
        // موفد الأمين العام للجامعة العربية: the noun after ل, if the first says nothing of a body.
        let mut owners = (phrase.first..=phrase.last).filter(|&w| view.reading(w).preposition == Some(Preposition::Li));
        let sort = sort_at(phrase.first).or_else(|| sort_at(phrase.head_word)).or_else(|| owners.find_map(sort_at));
        self.bodies.retain(|(_, sides)| *sides != phrase.sides);
        if self.bodies.len() >= REMEMBERED {
            self.bodies.remove(0);
        }
        self.bodies.push((sort, phrase.sides.clone()));
    }

    /// Remembers two sides that met or fought. Those at odds stay the parties when
    /// one of them then meets a third.
    pub fn note_parties(&mut self, sides: Sides, at_odds: bool) {
        let kept = sides.iter().filter(|s| self.parties.contains(s)).count();
        if self.at_odds && !at_odds && kept == 1 {
            return;
        }
        self.at_odds = at_odds || self.at_odds && kept == sides.len();
        self.parties = sides;
    }

    /// Remembers that one attacked or accused the other, as long as no two are known that
    /// fought or talked.
    pub fn note_hostility(&mut self, one: &Sides, other: &Sides) {
        if let ([a], [b]) = (one.as_slice(), other.as_slice())
            && a != b
            && self.parties.is_empty()
        {
            self.hostile = [*a, *b].into_iter().collect();
        }
    }

    /// رضوان حسين، مستشار رئيس الوزراء: the name stands for the side of the office,
    /// once that is known.
    fn share_with_name(&self, p: usize, items: &mut Items, clauses: &Clauses) {
        let Some(&(_, Position::Apposition(of))) = clauses.places.get(p) else { return };
        let Some(office) = items.phrases.get(p).filter(|q| q.resolved && !q.sides.is_empty()) else { return };
        let (sides, actors) = (office.sides.clone(), office.actors.clone());
        if let Some(name) = items.phrases.get_mut(of).filter(|n| n.sides.is_empty() && !n.trigger) {
            name.sides = sides;
            name.actors = actors;
            name.resolved = true;
        }
    }

    /// Remembers a person by the office that stands before or after the name.
    fn note_person(&mut self, view: View<'_>, p: usize, items: &Items, clauses: &Clauses) {
        let Some(phrase) = items.phrases.get(p) else { return };
        let Some(surname) = phrase.surname.or((phrase.person && !view.is_sign(phrase.last)).then_some(phrase.last))
        else {
            return;
        };
        let holder = match clauses.places.get(p) {
            Some(&(_, Position::Apposition(of))) if phrase.sides.is_empty() => items.phrases.get(of),
            _ => Some(phrase),
        };
        let Some(holder) = holder.filter(|h| !h.sides.is_empty()) else { return };
        let name = view.fold(surname);
        if self.people.iter().any(|(n, sides, _)| **n == *name && *sides == holder.sides) {
            return;
        }
        if self.people.len() >= Self::HEADS {
            self.people.remove(0);
        }
        self.people.push((name.into(), holder.sides.clone(), holder.actors.clone()));
    }

    fn note_states(&mut self, p: usize, items: &Items, clauses: &Clauses) {
        if let Some(group) = clauses.group_with(p).filter(|g| g.0.len() >= 2 && g.0.last() == Some(&p)) {
            let all_named = names_alone(group, items);
            let sides = sides_of(group, items);
            // وزيرا الخارجية السعودي والإيراني: two that do something together.
            let act = matches!(clauses.places.get(p), Some((_, Position::Subject | Position::Lead)));
            let people = group.0.iter().all(|&q| {
                items.phrases.get(q).is_some_and(|q| {
                    !q.trigger
                        && q.by_nisba
                        && matches!(q.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution))
                })
            });
            if group.0.len() == 2 && sides.len() == 2 && act && people {
                self.note_parties(sides.clone(), false);
            }
            if all_named {
                self.states = sides;
            }
        } else if let Some(phrase) = items.phrases.get(p)
            && phrase.by_nisba
            && phrase.anaphor.is_none()
            && phrase.sides.len() == 2
        {
            self.states = phrase.sides.clone();
        }
    }

    /// Remembers the places that a sentence has named.
    pub fn note_places(&mut self, items: &Items) {
        for place in items.phrases.iter().filter_map(|p| p.place) {
            self.places.retain(|&p| p != place);
            self.places.push(place);
        }
    }

    /// Remembers the subjects of a sentence that has been read.
    pub fn note_subjects(&mut self, items: &Items, clauses: &Clauses) {
        for clause in &clauses.all {
            if !matches!(clause.link, Link::Main | Link::Coordinate | Link::Complement) {
                continue;
            }
            if let Some(group) = clause.subject.as_ref().or(clause.lead.as_ref()) {
                let sides = sides_of(group, items);
                if !sides.is_empty() && (clause.link != Link::Complement || self.subject.is_empty()) {
                    // تؤكد مصر وقطر: the two that act are الدولتان in what follows.
                    if group.0.len() == 2 && sides.len() == 2 && names_alone(group, items) {
                        self.states = sides.clone();
                    }
                    self.subject = sides;
                    break;
                }
            }
        }
    }
}

/// Whether all that stands in a group are names, each of one side.
fn names_alone(group: &Group, items: &Items) -> bool {
    group.0.iter().all(|&q| items.phrases.get(q).is_some_and(|q| q.name && q.class.is_none() && q.sides.len() == 1))
}

/// The sides that a group stands for, each once.
pub fn sides_of(group: &Group, items: &Items) -> Sides {
    let mut sides = Sides::new();
    for phrase in group.0.iter().filter_map(|&p| items.phrases.get(p)) {
        for &side in &phrase.sides {
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
    }
    sides
}
