//! Prepositional phrases after a trigger: whose they are and which slot they fill.

use super::{Casting, Scene, sides_of};
use crate::extract::clause::{Clause, Position};
use crate::extract::phrase::Phrase;
use crate::extract::trigger::{Candidate, CandidateKind};
use crate::morph::{Form, Marker};
use crate::schema::{CompiledFrame, HeadClass, Slot};

impl<'a> Casting<'a> {
    /// Prepositional phrases after the trigger.
    pub(super) fn after(&mut self, clause: &Clause, index: usize) {
        for (marker, group, word) in &clause.after {
            let Some(marker) = marker else { continue };
            if *word <= self.candidate.last || !self.owns(*marker, *word, index) {
                continue;
            }
            // غارات على مواقع لكتائب القذافي: whose they are is struck.
            if let Some(thing) = self.struck_thing(*marker, *word) {
                self.filled.retain(|f| f.phrase != Some(thing));
                for &p in &group.0 {
                    self.fill_role("target".into(), p);
                }
                continue;
            }
            if self.fills_nothing(*marker, group, *word) {
                continue;
            }
            // زيارة لوزير الخارجية إلى الجزائر: the one who comes.
            let comes = self.frame.kind.as_str() == "delegation"
                && marker.as_str() == "ل"
                && matches!(self.candidate.kind, CandidateKind::Noun(_))
                && group
                    .0
                    .iter()
                    .filter_map(|&g| self.scene.phrase(g))
                    .any(|g| g.class == Some(HeadClass::Person) || g.person);
            // قصف لقوات الدعم السريع على المخيم: where it falls says على.
            let falls = marker.as_str() == "ل"
                && shot_by(self.candidate, *word, self.frame)
                && !self.scene.view.reading(self.candidate.first).article
                && clause.after.iter().any(|(m, _, w)| {
                    *w > *word && m.is_some_and(|m| m.as_str() == "علي" && self.frame.role(Slot::After(m)).is_some())
                });
            let slot = match marker.as_str() {
                _ if comes || falls => Slot::Subject,
                "من قبل" | "الي جانب" if self.frame.role(Slot::After(*marker)).is_none() => Slot::Subject,
                _ => Slot::After(*marker),
            };
            if self.frame.role(slot).is_some() {
                self.fill_group(slot, group);
            } else if marker.as_str() == "ل"
                && matches!(self.candidate.kind, CandidateKind::Noun(_))
                && *word <= self.candidate.last + 6
            {
                // The object of a masdar may take ل.
                self.fill_group(Slot::Object, group);
            }
        }
    }

    /// The thing attacked that a ل right after it says whose it is.
    fn struck_thing(&self, marker: Marker, word: usize) -> Option<usize> {
        if self.frame.kind.as_str() != "assault" || marker.as_str() != "ل" {
            return None;
        }
        let thing = self.scene.items.phrases.iter().position(|q| q.last + 1 == word)?;
        let on = matches!(self.scene.clauses.places.get(thing), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "علي" | "ضد" | "امام" | "في" | "قرب"));
        self.scene
            .phrase(thing)
            .is_some_and(|q| {
                on && q.first > self.candidate.last
                    && !q.definite
                    && matches!(q.class, Some(HeadClass::Asset | HeadClass::Institution))
            })
            .then_some(thing)
    }

    /// ألقت إيران باللوم في الهجوم على إسرائيل: the one على of the clause says
    /// who is blamed, not what was attacked.
    pub(super) fn blame_on(&self, marker: Marker, word: usize, index: usize) -> Option<&'a Candidate> {
        let clause = self.scene.clause(index)?;
        let only = clause.after.iter().filter(|(m, _, _)| *m == Some(marker)).count() == 1;
        let blames = |c: &&Candidate| {
            c.clause == index
                && c.kind == CandidateKind::Verb
                && c.last < word
                && c.frames.iter().filter_map(|&f| self.scene.view.schema.frame(f)).any(|f| {
                    f.kind.as_str() == "accusation"
                        && f.role(Slot::After(marker)).is_some_and(|r| r.as_str() == "target")
                })
        };
        let named = clause.objects.iter().any(|o| !sides_of(o, self.scene.items).is_empty());
        self.others.iter().find(blames).filter(|_| only && !named && marker.as_str() == "علي")
    }

    /// Whether no trigger nearer to the preposition has a slot for it.
    pub(super) fn owns(&self, marker: Marker, word: usize, clause: usize) -> bool {
        if let Some(blame) = self.blame_on(marker, word, clause) {
            return blame.first == self.candidate.first;
        }
        // وصل …، وفق إعلان من حركة حماس: it tells of the source.
        let told = self.scene.clause(clause).is_some_and(|c| {
            c.after.iter().any(|(m, group, w)| {
                m.is_some_and(|m| m.as_str() == "وفق")
                    && *w > self.candidate.last
                    && *w < word
                    && group.0.iter().filter_map(|&q| self.scene.phrase(q)).any(|q| q.last + 1 == word)
            })
        });
        if told {
            return false;
        }
        if self.behind_verb(self.candidate, word, clause) {
            return false;
        }
        if marker.as_str() == "ل" && self.adjective_governs(word) {
            return false;
        }
        if matches!(marker.as_str(), "ل" | "الي") && self.governed_elsewhere(marker, word, clause) {
            return false;
        }
        // محادثات بوساطة سعودية …، بمشاركة وفد: who joins joins the talks.
        let joins = matches!(marker.as_str(), "بمشاركه" | "بحضور");
        let kind_of = |c: &Candidate| {
            c.frames.first().and_then(|&f| self.scene.view.schema.frame(f)).map_or("", |f| f.kind.as_str())
        };
        if joins
            && self.frame.kind.as_str() == "mediation"
            && self.others.iter().any(|o| o.clause == clause && o.last < word && kind_of(o) == "talks")
        {
            return false;
        }
        // يبحث المبعوث هدنة مع الرئيس: with whom he speaks, if nobody else is named.
        let speaks = marker.as_str() == "مع"
            && self.frame.kind.as_str() == "talks"
            && self.candidate.kind == CandidateKind::Verb
            && self.frame.role(Slot::After(marker)).is_some();
        let alone =
            || self.filled.iter().filter(|f| f.role.as_str() == "participant" && !f.sides.is_empty()).count() < 2;
        if speaks && alone() {
            return true;
        }
        !self.others.iter().any(|other| {
            let mediates = joins && kind_of(other) == "mediation" && self.frame.kind.as_str() == "talks";
            let beside = mediates || self.is_means(other, marker);
            !beside
                && other.first > self.candidate.last
                && other.last < word
                && other.clause == clause
                && !self.behind_verb(other, word, clause)
                && !(self.scene.view.reading(word).conjunction.is_some() && after_preposition(self.scene, other))
                && other.frames.iter().filter_map(|&f| self.scene.view.schema.frame(f)).any(|f| {
                    f.role(Slot::After(marker)).is_some()
                        || matches!(marker.as_str(), "من قبل" | "الي جانب")
                        || marker.as_str() == "ل" && shot_by(other, word, f)
                })
        })
    }

    /// المتظاهرين المناوئين للحكومة: whether the adjective right before the preposition, of
    /// another noun than the trigger, has it.
    fn adjective_governs(&self, word: usize) -> bool {
        let Some(before) = word.checked_sub(1) else { return false };
        let own = self.candidate.first <= before && before <= self.candidate.last
            || matches!(self.candidate.kind, CandidateKind::Noun(p) if self.scene.phrase(p).is_some_and(|p| p.last >= before));
        // مناهض may be a noun in the dictionary, مشارك a participle.
        const STANCES: &[&str] =
            &["مناهض", "مناوئ", "مناوي", "معارض", "مؤيد", "موال", "مناصر", "داعم", "معادي", "رافض"];
        let view = self.scene.view;
        let stance = STANCES.iter().any(|s| view.bare(before).starts_with(s));
        let participle =
            view.lexemes(before).any(|(l, form, _)| l.head.is_none() && matches!(form, Form::Participle { .. }));
        let people = |q: &Phrase| matches!(q.class, Some(HeadClass::People | HeadClass::Person));
        let phrases = &self.scene.items.phrases;
        let within = phrases.iter().any(|q| {
            let article = view.reading(before).article || stance && people(q);
            q.last == before && q.head.is_some() && q.head_word < before && article && (participle || stance)
        });
        // المتظاهرين | المناهضين: it stands on its own, after people.
        let apart = || {
            let alone = phrases.iter().position(|q| q.first == before && q.last == before);
            let noun = alone.and_then(|a| a.checked_sub(1)).and_then(|n| self.scene.phrase(n));
            noun.is_some_and(|n| n.last + 1 == before && people(n)) && (participle || stance)
        };
        !own && (within || apart())
    }

    /// الخطف عن طريق التحرك الجدي للسلطات، في إشارة إلى دعم أوروبا للرئيس: whether an abstract noun
    /// that hangs on another preposition stands right before this one, and has it.
    fn governed_elsewhere(&self, marker: Marker, word: usize, clause: usize) -> bool {
        let last = self.scene.items.phrases.iter().position(|q| q.last + 1 == word);
        let Some(noun) = last.map(|q| self.scene.clauses.idafa_head(q)) else { return false };
        let after = matches!(self.scene.clauses.places.get(noun), Some(&(c, Position::After(_))) if c == clause);
        self.scene.phrase(noun).is_some_and(|q| {
            after
                && q.first > self.candidate.last + 1
                && if marker.as_str() == "ل" {
                    q.class == Some(HeadClass::Abstract)
                } else {
                    // منعها من السفر إلى جنيف
                    const GOING: &[&str] = &["سفر", "دخول", "عوده", "وصول", "توجه", "انتقال", "عبور", "رجوع"];
                    GOING.contains(&self.scene.view.bare(q.head_word))
                }
                && !(self.candidate.first..=self.candidate.last).contains(&q.head_word)
        })
    }

    /// المسؤولية عن هجوم دمشق تقع على دولة: what hangs on a preposition before the verb
    /// has nothing after it.
    fn behind_verb(&self, trigger: &Candidate, word: usize, clause: usize) -> bool {
        let CandidateKind::Noun(p) = trigger.kind else { return false };
        let hangs = matches!(self.scene.clauses.places.get(p), Some((_, Position::After(_))));
        let verb = self.scene.clause(clause).and_then(|c| c.verb.filter(|_| c.lead.is_some()));
        hangs && verb.is_some_and(|v| trigger.last < v && v < word)
    }

    /// هجوم بسيارة مفخخة على السفارة: with what it was done has no target of its own.
    fn is_means(&self, other: &Candidate, marker: Marker) -> bool {
        let CandidateKind::Noun(p) = other.kind else { return false };
        let by = matches!(self.scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "ب");
        let kind = |c: &Candidate| {
            c.frames.first().and_then(|&f| self.scene.view.schema.frame(f)).map_or("", |f| f.kind.as_str())
        };
        by && matches!(marker.as_str(), "علي" | "ضد")
            && self.frame.kind.as_str() == "assault"
            && kind(other) == "assault"
    }

    pub(super) fn hangs_on_preposition(&self) -> bool {
        after_preposition(self.scene, self.candidate)
    }
}

fn after_preposition(scene: Scene<'_>, candidate: &Candidate) -> bool {
    matches!(candidate.kind, CandidateKind::Noun(p) if matches!(scene.clauses.places.get(p), Some((_, Position::After(_)))))
}

/// قصف لقوات الدعم السريع: the ل right after the noun of an attack.
fn shot_by(attack: &Candidate, word: usize, frame: &CompiledFrame) -> bool {
    matches!(attack.kind, CandidateKind::Noun(_)) && attack.last + 1 == word && frame.kind.as_str() == "assault"
}
