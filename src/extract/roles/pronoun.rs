//! Pronouns that stand for whom something is done to: وصفوها بالظلم, القبض عليهم.

use super::Casting;
use crate::extract::clause::{Clause, Link, Position};
use crate::extract::phrase::Phrase;
use crate::morph::{Function, Gender, Number, Pronoun};
use crate::schema::{HeadClass, Slot};

/// Kinds that are done to someone.
const DONE_TO: &[&str] = &["assault", "coercion", "sanction", "release", "accusation", "threat", "request", "support"];

impl Casting<'_> {
    /// ووصفوها بالظلم: the nearest before the verb that the pronoun can mean.
    pub(super) fn pronoun_object(&mut self, clause: &Clause, passive: bool) {
        let verb = self.candidate.first;
        let takes = self.frame.role(Slot::Object).is_some() && !passive && clause.objects.is_empty();
        let joined = matches!(clause.link, Link::Coordinate | Link::Circumstance) && clause.head.is_none();
        let apart = match self.scene.view.fold(verb + 1) {
            "اياه" => Some(Pronoun::His),
            "اياها" => Some(Pronoun::Her),
            "اياهم" => Some(Pronoun::Their),
            _ => None,
        };
        let Some(pronoun) = self.scene.view.reading(verb).pronoun.or(apart).filter(|_| takes && joined) else { return };
        if let Some(p) = self.meant(verb, pronoun, clause) {
            self.fill_phrase(Slot::Object, p);
        }
    }

    /// الإفراج عنهم، قبضت الشرطة عليه: a preposition with a pronoun right after
    /// the trigger.
    pub(super) fn pronoun_after(&mut self, clause: &Clause) {
        const REACH: usize = 4;
        let view = self.scene.view;
        for word in self.candidate.last + 1..=self.candidate.end.min(self.candidate.last + REACH) {
            if view.is_sign(word) || word > self.candidate.last + 1 && view.verb(word).1 {
                return;
            }
            let reading = view.reading(word);
            let (Some(Function::Preposition(marker)), Some(pronoun)) = (reading.function, reading.pronoun) else {
                continue;
            };
            // إغلاق السفارة لديها: at whose home, and no one whom it befalls.
            if self.frame.kind.as_str() == "sanction" && marker.as_str() != "علي" {
                return;
            }
            let slot = Slot::After(marker);
            let Some(role) = self.frame.role(slot).filter(|r| matches!(r.as_str(), "target" | "freed")).cloned() else {
                return;
            };
            if self.filled.iter().any(|f| f.role == role) {
                return;
            }
            match clause.head.as_ref().filter(|_| clause.link == Link::Relative) {
                Some(head) => self.fill_group(slot, head),
                None => {
                    if let Some(p) = self.meant(word, pronoun, clause) {
                        self.fill_phrase(slot, p);
                    }
                }
            }
            return;
        }
    }

    /// The nearest phrase before a word that the pronoun agrees with, and that
    /// does not do the deed.
    pub(super) fn meant(&self, word: usize, pronoun: Pronoun, clause: &Clause) -> Option<usize> {
        if !DONE_TO.contains(&self.frame.kind.as_str()) {
            return None;
        }
        let doers = self.filled.iter().flat_map(|f| f.sides.iter()).copied();
        let doers: crate::extract::discourse::Sides = doers.collect();
        let subject = |p: usize| {
            clause.subject.iter().chain(clause.lead.iter()).any(|g| g.0.contains(&p))
                || self.filled.iter().any(|f| f.phrase == Some(p))
        };
        let phrases = &self.scene.items.phrases;
        let fits = |p: usize| {
            phrases.get(p).is_some_and(|q| {
                let human = matches!(q.class, Some(HeadClass::Person | HeadClass::People));
                q.last < word
                    && !q.trigger
                    && !subject(p)
                    && (human || !q.sides.is_empty())
                    && !(!q.sides.is_empty() && q.sides.iter().all(|s| doers.contains(s)) && !human)
                    && agrees(pronoun, q)
            })
        };
        // قال إن المعارضة تتلقى أموالا من لندن، متهما إياها: who acts rather than where from.
        let acts = |p: usize| {
            matches!(self.scene.clauses.places.get(p), Some((_, Position::Subject | Position::Lead | Position::Object)))
        };
        let aside = clause.link == Link::Circumstance && (0..phrases.len()).any(|p| acts(p) && fits(p));
        (0..phrases.len()).rev().find(|&p| fits(p) && (!aside || acts(p)))
    }
}

/// Whether a pronoun may stand for a phrase.
fn agrees(pronoun: Pronoun, phrase: &Phrase) -> bool {
    let human = matches!(phrase.class, Some(HeadClass::Person | HeadClass::People));
    let many = phrase.quantity || phrase.number == Some(Number::Plural);
    match pronoun {
        Pronoun::Their => human && many,
        // «إيكواس»، حركة: a body of no known gender.
        Pronoun::Her if phrase.name && !phrase.person && phrase.gender.is_none() => phrase.number.is_none(),
        Pronoun::Her => phrase.gender == Some(Gender::Feminine) && !many || many && !human && phrase.number.is_some(),
        Pronoun::His => (phrase.person || phrase.gender == Some(Gender::Masculine)) && !many,
        _ => false,
    }
}
