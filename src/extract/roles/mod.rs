//! Roles: which phrase fills which slot of a frame.
//!
//! `verb` casts the slots around a verb, `noun` those around an event noun with
//! what its verb has to `lend`; here stand the slots that all share.

mod lend;
mod noun;
mod pronoun;
mod verb;

pub use verb::is_armed;

use super::clause::{Clause, Clauses, Group, Link, Position, verb_class};
use super::discourse::{Discourse, Sides, sides_of};
use super::items::Items;
use super::phrase::Phrase;
use super::trigger::{Candidate, CandidateKind};
use super::words::View;
use crate::morph::Marker;
use crate::schema::{CompiledFrame, HeadClass, RoleId, Slot};
use crate::text::Span;

/// A role with who fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The role.
    pub role: RoleId,
    /// The words.
    pub span: Span,
    /// Actors named.
    pub actors: Sides,
    /// Sides they act for.
    pub sides: Sides,
    /// The phrase, if one stands there.
    pub phrase: Option<usize>,
}

/// All that the rules look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Words, readings, dictionaries.
    pub view: View<'a>,
    /// Phrases and particles.
    pub items: &'a Items,
    /// Clauses.
    pub clauses: &'a Clauses,
    /// What was said before.
    pub discourse: &'a Discourse,
}

impl<'a> Scene<'a> {
    /// The clause at an index.
    pub fn clause(&self, index: usize) -> Option<&'a Clause> {
        self.clauses.all.get(index)
    }

    /// The phrase at an index.
    pub fn phrase(&self, index: usize) -> Option<&'a Phrase> {
        self.items.phrases.get(index)
    }
}

/// Collects the fillers of one event.
pub struct Casting<'a> {
    scene: Scene<'a>,
    frame: &'a CompiledFrame,
    others: &'a [Candidate],
    candidate: &'a Candidate,
    /// What was found.
    pub filled: Vec<Filled>,
}

impl<'a> Casting<'a> {
    /// Fills the slots of `frame` for `candidate`. `others` are all triggers
    /// of the sentence: a prepositional phrase belongs to the nearest before it
    /// that has a slot for it.
    pub fn cast(
        scene: Scene<'a>,
        frame: &'a CompiledFrame,
        candidate: &'a Candidate,
        others: &'a [Candidate],
    ) -> Vec<Filled> {
        let mut casting = Self { scene, frame, others, candidate, filled: Vec::new() };
        match candidate.kind {
            CandidateKind::Verb => casting.verb(),
            CandidateKind::Noun(phrase) => casting.noun(phrase),
            CandidateKind::Must(phrase) => {
                casting.fill_phrase(Slot::Of, phrase);
                if let Some(clause) = scene.clause(candidate.clause) {
                    let sides = casting.speaker(clause);
                    let span = scene.view.span(candidate.first, candidate.last);
                    casting.fill_sides(Slot::Subject, sides, span);
                }
            }
        }
        casting.asked_to();
        if let Some(clause) = scene.clause(candidate.clause) {
            casting.pronoun_after(clause);
        }
        casting.praised_for();
        casting.spoken();
        casting.filled
    }

    /// دعا إلى أن يعمد الرئيس إلى …: whoever is to do what is asked for.
    fn asked_to(&mut self) {
        let target: RoleId = "target".into();
        let asks = self.frame.kind.as_str() == "request"
            && self.candidate.kind == CandidateKind::Verb
            && !self.filled.iter().any(|f| f.role == target);
        if !asks {
            return;
        }
        let content = self.scene.clauses.all.iter().find(|c| {
            c.link == Link::Complement && c.parent == Some(self.candidate.clause) && c.first > self.candidate.last
        });
        let Some(doer) = content.filter(|c| c.own_subject).and_then(|c| c.subject.as_ref()) else { return };
        let source = self.filled.iter().flat_map(|f| &f.sides);
        let same = source.into_iter().any(|s| sides_of(doer, self.scene.items).contains(s));
        if !same {
            for &p in &doer.0 {
                if self.scene.phrase(p).is_some_and(|q| !q.sides.is_empty()) {
                    self.fill_role(target.clone(), p);
                }
            }
        }
    }

    /// أعرب عن تقديره لما قدمته عمان، رحب بما أعلنته الرياض: whoever did what is praised.
    fn praised_for(&mut self) {
        const REACH: usize = 8;
        let supported: RoleId = "supported".into();
        let praises = self.frame.kind.as_str() == "support"
            && !self.filled.iter().any(|f| f.role == supported && !f.sides.is_empty());
        if !praises {
            return;
        }
        let view = self.scene.view;
        let praised = self.scene.clauses.all.iter().find(|c| {
            (c.link == Link::Relative || c.link == Link::Subordinate && view.fold(c.first) == "لما")
                && c.own_subject
                && c.parent == Some(self.candidate.clause)
                && c.first > self.candidate.last
                && c.first <= self.candidate.last + REACH
                && matches!(view.fold(c.first), "ما" | "لما" | "بما")
        });
        let Some(doer) = praised.and_then(|c| c.subject.as_ref()) else { return };
        for &p in &doer.0 {
            if self.scene.phrase(p).is_some_and(|q| !q.sides.is_empty()) {
                self.fill_role(supported.clone(), p);
            }
        }
    }

    /// يجب على إسرائيل أن …: the words leave out who says so; the speaker does.
    fn spoken(&mut self) {
        if !matches!(self.frame.kind.as_str(), "request" | "threat") {
            return;
        }
        let source: RoleId = "source".into();
        let unsaid = [Slot::Subject, Slot::Of].iter().all(|&s| self.frame.role(s) != Some(&source));
        if !unsaid || self.filled.iter().any(|f| f.role == source && !f.sides.is_empty()) {
            return;
        }
        let Some(clause) = self.scene.clause(self.candidate.clause) else { return };
        let sides = self.reporter(clause);
        if sides.is_empty() {
            return;
        }
        let span = self.scene.view.span(self.candidate.first, self.candidate.last);
        self.filled.push(Filled { role: source, span, actors: sides.clone(), sides, phrase: None });
    }

    /// Prepositional phrases after the trigger.
    fn after(&mut self, clause: &Clause, index: usize) {
        for (marker, group, word) in &clause.after {
            let Some(marker) = marker else { continue };
            if *word <= self.candidate.last || !self.owns(*marker, *word, index) {
                continue;
            }
            // بوساطة مصرية وبمشاركة قطرية: the second stands beside the first.
            if self.scene.view.reading(*word).conjunction.is_some() && self.hangs_on_preposition() {
                continue;
            }
            let violent = matches!(self.frame.kind.as_str(), "assault" | "coercion" | "protest");
            if violent && marker.as_str() == "في" {
                continue;
            }
            // أمام مقر البرلمان is where they stood, أمام السفارة whom they meant.
            if self.frame.kind.as_str() == "protest" && marker.as_str() == "امام" {
                const ENVOYS: &[&str] = &["سفاره", "قنصليه", "بعثه", "ممثليه"];
                let envoy = group.0.iter().filter_map(|&g| self.scene.phrase(g)).any(|g| {
                    g.lemma.as_deref().is_some_and(|l| ENVOYS.contains(&l))
                        || (g.first..=g.last).any(|w| ENVOYS.iter().any(|e| self.scene.view.fold(w).ends_with(e)))
                });
                if !envoy {
                    continue;
                }
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

    /// ألقت إيران باللوم في الهجوم على إسرائيل: the one على of the clause says
    /// who is blamed, not what was attacked.
    fn blame_on(&self, marker: Marker, word: usize, index: usize) -> Option<&'a Candidate> {
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
    fn owns(&self, marker: Marker, word: usize, clause: usize) -> bool {
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
        // المتظاهرين المناوئين للحكومة: what the adjective before it governs.
        let governed = marker.as_str() == "ل"
            && word.checked_sub(1).is_some_and(|before| {
                let own = self.candidate.first <= before && before <= self.candidate.last
                    || matches!(self.candidate.kind, CandidateKind::Noun(p) if self.scene.phrase(p).is_some_and(|p| p.last >= before));
                !own
                    && self.scene.view.reading(before).article
                    && self.scene.items.phrases.iter().any(|q| q.last == before && q.head.is_some() && q.head_word < before)
                    && self.scene.view.lexemes(before).any(|(l, form, _)| {
                        l.head.is_none() && matches!(form, crate::morph::Form::Participle { .. })
                    })
            });
        if governed {
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
            !(joins && kind_of(other) == "mediation" && self.frame.kind.as_str() == "talks")
                && other.first > self.candidate.last
                && other.last < word
                && other.clause == clause
                && !(self.scene.view.reading(word).conjunction.is_some() && hangs_on_preposition(self.scene, other))
                && other.frames.iter().filter_map(|&f| self.scene.view.schema.frame(f)).any(|f| {
                    f.role(Slot::After(marker)).is_some()
                        || matches!(marker.as_str(), "من قبل" | "الي جانب")
                        || marker.as_str() == "ل" && shot_by(other, word, f)
                })
        })
    }

    fn hangs_on_preposition(&self) -> bool {
        hangs_on_preposition(self.scene, self.candidate)
    }

    fn fill_group(&mut self, slot: Slot, group: &Group) {
        for &p in &group.0 {
            self.fill_phrase(slot, p);
        }
    }

    fn fill_phrase(&mut self, slot: Slot, p: usize) {
        if let Some(role) = self.frame.role(slot) {
            self.fill_role(role.clone(), p);
        }
    }

    fn fill_role(&mut self, role: RoleId, p: usize) {
        let Some(phrase) = self.scene.phrase(p) else { return };
        let own = matches!(self.candidate.kind, CandidateKind::Noun(q) if q == p);
        let human = matches!(phrase.class, Some(HeadClass::Person | HeadClass::People));
        // قصف سوري, الغارات الإسرائيلية: whoever did it is meant.
        let drone = phrase.class == Some(HeadClass::Asset) && !phrase.sides.is_empty() && role.as_str() == "actor";
        let doer = drone
            || phrase.by_nisba
                && (role.as_str() == "actor"
                    || role.as_str() == "supported" && phrase.sides.len() <= 3
                    || role.as_str() == "target"
                        && matches!(self.frame.kind.as_str(), "accusation" | "rejection" | "protest" | "threat"));
        // أشاد بجهود كينيا، انتقد دعم فرنسا: whose efforts they are.
        let whose = matches!(role.as_str(), "supported" | "target")
            && matches!(self.frame.kind.as_str(), "support" | "accusation" | "rejection" | "sanction");
        // أشاد بالدور الذي تقوم به قطر: whose role it is says the relative clause.
        if !own
            && phrase.sides.is_empty()
            && whose
            && matches!(phrase.class, Some(HeadClass::Abstract | HeadClass::Plain))
        {
            let doer = self.scene.clauses.all.iter().find(|c| {
                c.link == Link::Relative && c.own_subject && c.head.as_ref().is_some_and(|h| h.0.contains(&p))
            });
            if let Some(subject) = doer.and_then(|c| c.subject.as_ref()) {
                for &q in subject.0.iter().filter(|&&q| q != p) {
                    self.fill_role(role.clone(), q);
                }
                return;
            }
        }
        if phrase.trigger && !own && !human && !doer && whose {
            let owner = (p + 1..self.scene.items.phrases.len().min(p + 3)).find(|&q| {
                matches!(self.scene.clauses.places.get(q), Some((_, Position::Genitive(of))) if *of == p)
                    && self.scene.phrase(q).is_some_and(|q| !q.trigger && !q.sides.is_empty())
            });
            if let Some(owner) = owner {
                self.fill_role(role, owner);
            }
            return;
        }
        // توعد بالرد، بحسب تقرير لوكالة رويترز: the outlet only tells it.
        let told = !phrase.sides.is_empty()
            && role.as_str() == "target"
            && matches!(self.frame.kind.as_str(), "assault" | "coercion" | "protest" | "threat")
            && phrase.sides.iter().all(|&s| {
                self.scene.view.schema.actor(s).is_some_and(|a| a.r#type == crate::schema::ActorType::Outlet)
            });
        if told {
            return;
        }
        if phrase.trigger && !own && !human && !doer
            || self.filled.iter().any(|f| f.role == role && f.phrase == Some(p))
        {
            return;
        }
        let refers = !phrase.sides.is_empty()
            || matches!(phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution))
            || super::company::may_be_local(self.scene.view, &self.frame.kind, &role, phrase);
        if !refers
            || !own
                && !doer
                && phrase.class == Some(HeadClass::Abstract)
                && !matches!(role.as_str(), "target" | "supported" | "recipient" | "party" | "mediator")
        {
            return;
        }
        self.filled.push(Filled {
            role,
            span: phrase.span(self.scene.view),
            actors: phrase.actors.clone(),
            sides: phrase.sides.clone(),
            phrase: Some(p),
        });
    }

    fn fill_sides(&mut self, slot: Slot, sides: Sides, span: Span) {
        let Some(role) = self.frame.role(slot) else { return };
        if !sides.is_empty() {
            self.filled.push(Filled { role: role.clone(), span, actors: sides.clone(), sides, phrase: None });
        }
    }
}

fn hangs_on_preposition(scene: Scene<'_>, candidate: &Candidate) -> bool {
    matches!(candidate.kind, CandidateKind::Noun(p) if matches!(scene.clauses.places.get(p), Some((_, Position::After(_)))))
}

/// قصف لقوات الدعم السريع: the ل right after the noun of an attack.
fn shot_by(attack: &Candidate, word: usize, frame: &CompiledFrame) -> bool {
    matches!(attack.kind, CandidateKind::Noun(_)) && attack.last + 1 == word && frame.kind.as_str() == "assault"
}
