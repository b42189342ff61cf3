//! The slots around a verb: subject, object, passive, shared subjects.

use super::{Casting, sides_of, verb_class};
use crate::extract::clause::{Clause, Group, Link, Position};
use crate::extract::discourse::Sides;
use crate::extract::phrase::Phrase;
use crate::morph::Person;
use crate::schema::{HeadClass, Slot, VerbClass};

impl<'a> Casting<'a> {
    pub(super) fn verb(&mut self) {
        let Some(clause) = self.scene.clause(self.candidate.clause) else { return };
        let object_role = self.frame.role(Slot::Object).is_some();
        let passive = self.is_passive(clause);
        let subject_slot = if passive && object_role { Slot::Object } else { Slot::Subject };
        let verb = self.candidate.first;
        let first_person = self.scene.view.lexemes(verb).any(|(_, f, _)| f.is_finite())
            && self
                .scene
                .view
                .lexemes(verb)
                .filter(|(_, f, _)| f.is_finite())
                .all(|(_, f, _)| f.feature().person == Person::First);
        let (shared, mut rest) = self.shared_subject(clause, passive);
        if let Some((speaker, asked)) = self.asks_on(clause, passive) {
            self.fill_group(Slot::Subject, &speaker);
            self.fill_group(Slot::Object, asked);
        } else if let Some(shared) = shared {
            self.fill_group(Slot::Subject, shared);
            if let Some(object) = rest.take() {
                self.fill_group(Slot::Object, object);
            }
        } else if first_person {
            let sides = self.speaker(clause);
            self.fill_sides(subject_slot, sides, self.scene.view.span(verb, verb));
        } else if let Some(subject) = self.inherited(clause).or(clause.subject.as_ref()) {
            let voice = self.voiced_by(clause, subject).filter(|_| !passive);
            self.fill_group(subject_slot, voice.unwrap_or(subject));
        } else if matches!(clause.link, Link::Main | Link::Complement | Link::Coordinate) && !passive {
            self.fill_sides(subject_slot, self.scene.discourse.subject.clone(), self.scene.view.span(verb, verb));
        }
        if !passive || !object_role {
            // الوفد، برئاسة خليل الحية، وصل: what stands before the verb is no object.
            let scene = self.scene;
            let after = |o: &&Group| o.0.iter().all(|&q| scene.phrase(q).is_none_or(|q| q.first > verb));
            for object in clause.objects.iter().filter(after) {
                if !self.receives(clause, object) && !self.of_masdar(object) {
                    self.fill_group(Slot::Object, object);
                }
            }
        }
        self.pronoun_object(clause, passive);
        // قدمها، تحتجزهم: the pronoun is the head of the relative clause.
        if self.scene.view.reading(verb).pronoun.is_some() && object_role && clause.objects.is_empty() {
            if let Some(head) = &clause.head {
                let meant = self.whose_deed(clause, head).unwrap_or(head);
                self.fill_group(Slot::Object, meant);
            } else if clause.link != Link::Relative && !self.scene.items.phrases.iter().any(|q| q.last < verb) {
                // A noun before it in the sentence is what the pronoun means.
                let sides = self.scene.discourse.subject.clone();
                if clause.subject.as_ref().is_none_or(|s| sides_of(s, self.scene.items) != sides) {
                    self.fill_sides(Slot::Object, sides, self.scene.view.span(verb, verb));
                }
            }
        }
        self.after(clause, self.candidate.clause);
        self.met_by(clause);
        self.met_with(clause);
    }

    /// انتقدت السلطات لمنعها صحافية من السفر: what stands right after a masdar with its own
    /// pronoun is done to by that.
    fn of_masdar(&self, object: &Group) -> bool {
        let scene = self.scene;
        let Some(before) = object.0.first().and_then(|&q| q.checked_sub(1)) else { return false };
        let masdar = scene.phrase(before).filter(|m| m.trigger && m.pronoun.is_some() && m.first > self.candidate.last);
        let hangs = matches!(scene.clauses.places.get(before), Some((_, Position::After(_))));
        let first = object.0.first().and_then(|&q| scene.phrase(q)).map_or(0, |q| q.first);
        hangs && masdar.is_some_and(|m| m.last + 1 == first)
    }

    /// سلمت الحركة الصليب الأحمر ثلاث رهائن: the first of two gets them.
    fn receives(&self, clause: &Clause, object: &Group) -> bool {
        let people = |q: &Phrase| q.quantity || matches!(q.class, Some(HeadClass::Person | HeadClass::People));
        let all = |g: &Group, is: &dyn Fn(&Phrase) -> bool| g.0.iter().filter_map(|&q| self.scene.phrase(q)).all(is);
        self.frame.id.as_str() == "release/hand_over"
            && matches!(clause.objects.as_slice(), [first, second] if first == object && all(second, &people))
            && all(object, &|q| !people(q))
    }

    /// Who says «we»: the subject of the reporting clause above, else the last speaker.
    pub(super) fn speaker(&self, clause: &Clause) -> Sides {
        let sides = self.reporter(clause);
        if !sides.is_empty() {
            return sides;
        }
        if self.scene.discourse.speaker.is_empty() {
            self.scene.discourse.subject.clone()
        } else {
            self.scene.discourse.speaker.clone()
        }
    }

    /// The subject of the reporting clause above.
    pub(super) fn reporter(&self, clause: &Clause) -> Sides {
        let (mut at, mut quoted, mut told) = (clause.parent, clause.quoted, clause.link == Link::Complement);
        while let Some(above) = at.and_then(|c| self.scene.clause(c)) {
            // وزير الدفاع: سنرد too
            let reports = verb_class(self.scene.view, above) == Some(VerbClass::Report)
                || above.verb.is_none() && (quoted || told);
            (quoted, told) = (above.quoted, above.link == Link::Complement);
            if let Some(subject) = above.subject.as_ref().or(above.lead.as_ref()).filter(|_| reports) {
                let sides = sides_of(subject, self.scene.items);
                if !sides.is_empty() {
                    return sides;
                }
            }
            at = above.parent;
        }
        Sides::new()
    }
}
