//! Roles: which phrase fills which slot of a frame.

use super::clause::{Clause, Clauses, Group, Link, Position, verb_class};
use super::discourse::{Discourse, Sides, sides_of};
use super::items::Items;
use super::phrase::Phrase;
use super::trigger::{Candidate, CandidateKind};
use super::words::View;
use crate::morph::{Form, Marker, Number, Person};
use crate::schema::{CompiledFrame, HeadClass, RoleId, Slot, VerbClass};
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
        casting.filled
    }

    fn verb(&mut self) {
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
        if let Some(shared) = shared {
            self.fill_group(Slot::Subject, shared);
            if let Some(object) = rest.take() {
                self.fill_group(Slot::Object, object);
            }
        } else if first_person {
            let sides = self.speaker(clause);
            self.fill_sides(subject_slot, sides, self.scene.view.span(verb, verb));
        } else if let Some(subject) = &clause.subject {
            self.fill_group(subject_slot, subject);
        } else if matches!(clause.link, Link::Main | Link::Complement | Link::Coordinate) && !passive {
            self.fill_sides(subject_slot, self.scene.discourse.subject.clone(), self.scene.view.span(verb, verb));
        }
        if !passive || !object_role {
            for object in &clause.objects {
                self.fill_group(Slot::Object, object);
            }
        }
        // قدمها، تحتجزهم: the pronoun is the head of the relative clause.
        if self.scene.view.reading(verb).pronoun.is_some() && object_role && clause.objects.is_empty() {
            if let Some(head) = &clause.head {
                self.fill_group(Slot::Object, head);
            } else if clause.link != Link::Relative {
                let sides = self.scene.discourse.subject.clone();
                if !clause.subject.as_ref().is_some_and(|s| sides_of(s, self.scene.items) == sides) {
                    self.fill_sides(Slot::Object, sides, self.scene.view.span(verb, verb));
                }
            }
        }
        self.after(clause, self.candidate.clause);
    }

    /// واحتجزت 68 رهينة: the verb shares the subject of the verb before it, the
    /// phrase after it is its object.
    fn shared_subject(&self, clause: &'a Clause, passive: bool) -> (Option<&'a Group>, Option<&'a Group>) {
        // وطلب … ضبط النفس: a masdar is no one who asks.
        let masdar = clause
            .subject
            .as_ref()
            .and_then(|s| s.0.first())
            .and_then(|&p| self.scene.phrase(p))
            .is_some_and(|p| p.trigger && p.class == Some(HeadClass::Abstract));
        let transitive = masdar
            || self.frame.role(Slot::Object).is_some()
                && self.frame.role(Slot::Object) != self.frame.role(Slot::Subject);
        let after_verb = clause.lead.is_none() && clause.own_subject && clause.objects.is_empty();
        if clause.link != Link::Coordinate || !transitive || !after_verb || (passive && self.is_marked_passive(clause))
        {
            return (None, None);
        }
        let parent = clause.parent.and_then(|p| self.scene.clause(p));
        let Some(subject) =
            parent.and_then(|p| p.subject.as_ref()).filter(|s| !sides_of(s, self.scene.items).is_empty())
        else {
            return (None, None);
        };
        let own = clause.subject.as_ref();
        // ورفضت طهران …، واتهمت باريس بالانحياز: to accuse takes an object.
        let blamed = self.frame.kind.as_str() == "accusation"
            && self.frame.role(Slot::Object).is_some()
            && own.is_some_and(|s| sides_of(s, self.scene.items) != sides_of(subject, self.scene.items))
            && clause.after.iter().any(|(m, _, _)| m.is_some_and(|m| m.as_str() == "ب"));
        if blamed {
            return (Some(subject), own);
        }
        let victim = own.and_then(|s| s.0.first()).and_then(|&p| self.scene.phrase(p)).is_some_and(|p| {
            p.sides.is_empty()
                && (p.quantity
                    || !p.definite
                    || matches!(
                        p.class,
                        Some(HeadClass::People | HeadClass::Asset | HeadClass::Plain | HeadClass::Abstract)
                    ))
        });
        if victim { (Some(subject), own) } else { (None, None) }
    }

    /// Passive in writing: by skeleton or by a damma.
    fn is_marked_passive(&self, clause: &Clause) -> bool {
        let _ = clause;
        let view = self.scene.view;
        let verb = self.candidate.first;
        view.words.get(verb).is_some_and(|w| w.damma != 255)
            || view
                .lexemes(verb)
                .filter(|(l, f, _)| f.is_finite() && !l.frames.is_empty())
                .all(|(_, f, _)| matches!(f, Form::Finite { passive: true, .. }))
    }

    fn noun(&mut self, p: usize) {
        let Some(phrase) = self.scene.phrase(p) else { return };
        let Some(clause) = self.scene.clause(self.candidate.clause) else { return };
        if phrase.by_nisba {
            self.fill_phrase(Slot::Nisba, p);
        } else if let Some(joined) = self.joined_nisba(p) {
            self.fill_phrase(Slot::Nisba, joined);
        }
        // المعارضة الرافضة لـ…, المظاهرات المطالبة بـ…: the noun before is the doer.
        let view = self.scene.view;
        let participle = view
            .lexemes(phrase.head_word)
            .any(|(l, f, _)| !l.frames.is_empty() && matches!(f, Form::Participle { passive: false, .. }));
        if participle && view.reading(phrase.head_word).article {
            let before = p.checked_sub(1).filter(|&b| self.scene.phrase(b).is_some_and(|q| q.last + 1 == phrase.first));
            if let Some(before) = before {
                self.fill_phrase(Slot::Subject, before);
            }
        }
        let genitive = (p + 1..self.scene.items.phrases.len())
            .find(|&q| matches!(self.scene.clauses.places.get(q), Some((_, Position::Genitive(of))) if *of == p));
        let object_follows = self.object_marker_follows(clause);
        if let Some(q) = genitive.filter(|&q| self.scene.phrase(q).is_some_and(|g| !g.trigger)) {
            let slot = self.genitive_slot(object_follows);
            let group = self.group_from(q);
            // هجوم دمشق: the place, not who attacked.
            let town = self.scene.phrase(q).is_some_and(|g| g.names_town(self.scene.view));
            let object = self.bare_object_after(&group).filter(|_| slot == Slot::Of && self.transitive());
            let slot = if object.is_some() { Slot::Subject } else { slot };
            if let Some(object) = object {
                self.fill_phrase(Slot::Object, object);
            }
            let acts = self.frame.role(slot).is_some_and(|r| r.as_str() == "actor");
            if !(town && acts) {
                self.fill_group(slot, &group);
            }
        } else if phrase.pronoun.is_some() && !phrase.by_nisba {
            let slot = self.genitive_slot(object_follows);
            let sides = self.scene.discourse.owner(p, self.scene.items, self.scene.clauses);
            self.fill_sides(slot, sides, self.scene.view.span(phrase.first, phrase.last));
        }
        self.governed(p, clause);
        self.after(clause, self.candidate.clause);
        // الهجوم الذي شنته الحركة على قاعدة: what follows the light verb is the noun's.
        for (index, relative) in self.scene.clauses.all.iter().enumerate() {
            let heads = relative.link == Link::Relative && relative.head.as_ref().is_some_and(|h| h.0.contains(&p));
            let light = matches!(
                verb_class(self.scene.view, relative),
                Some(VerbClass::Support | VerbClass::Undergo | VerbClass::Happen)
            );
            if heads && light {
                self.after(relative, index);
            }
        }
    }

    /// الاعتداءات والمضايقات الإسرائيلية: one adjective for both nouns.
    fn joined_nisba(&self, p: usize) -> Option<usize> {
        let (phrase, next) = (self.scene.phrase(p)?, self.scene.phrase(p + 1)?);
        let joined = next.first == phrase.last + 1 && self.scene.view.reading(next.first).conjunction.is_some();
        (joined && next.by_nisba && matches!(next.class, None | Some(HeadClass::Abstract | HeadClass::Plain)))
            .then_some(p + 1)
    }

    /// Whether the genitive of the frame's noun is its object.
    fn transitive(&self) -> bool {
        let object = self.frame.role(Slot::Object);
        object.is_some() && object != self.frame.role(Slot::Subject)
    }

    /// إرسال تركيا مساعدات، اعتقال السلطات نشطاء: a bare phrase right after an
    /// actor in the genitive is the object.
    fn bare_object_after(&self, group: &Group) -> Option<usize> {
        let last = *group.0.last()?;
        let agent = self.scene.phrase(last)?;
        let acts = !agent.sides.is_empty()
            && (agent.name || matches!(agent.class, Some(HeadClass::Institution | HeadClass::Person)));
        let next = self.scene.phrase(last + 1)?;
        let adjacent = next.first == agent.last + 1 && self.scene.view.reading(next.first).conjunction.is_none();
        let bare =
            !matches!(self.scene.clauses.places.get(last + 1), Some((_, Position::After(_) | Position::Apposition(_))));
        (acts && adjacent && bare && self.scene.view.reading(next.first).preposition.is_none()).then_some(last + 1)
    }

    /// The genitive of a transitive masdar is its object, unless the object
    /// follows in another way (قصف إسرائيل لغزة).
    fn genitive_slot(&self, object_follows: bool) -> Slot {
        let of_is_object = match (self.frame.role(Slot::Of), self.frame.role(Slot::Object)) {
            (Some(of), Some(object)) => of == object,
            _ => false,
        };
        if self.frame.role(Slot::Of).is_none() || of_is_object && object_follows { Slot::Subject } else { Slot::Of }
    }

    fn object_marker_follows(&self, clause: &Clause) -> bool {
        let near = self.candidate.last + 6;
        clause.after.iter().any(|(marker, group, word)| {
            *word > self.candidate.last
                && *word <= near
                && marker.is_some_and(|m| {
                    m.as_str() == "ل"
                        || self.frame.role(Slot::After(m)).is_some()
                            && self.frame.role(Slot::After(m)) == self.frame.role(Slot::Object)
                })
                && group.0.iter().any(|&g| {
                    self.scene.phrase(g).is_some_and(|g| {
                        !g.sides.is_empty() || matches!(g.class, Some(HeadClass::People | HeadClass::Person))
                    })
                })
        })
    }

    /// What the verb that governs the noun lends it: أجرى وفد محادثات.
    fn governed(&mut self, p: usize, clause: &Clause) {
        let position = self.scene.clauses.places.get(p).map(|&(_, pos)| pos);
        let outer = match position {
            Some(Position::Genitive(of)) => self.outermost(of),
            Some(other) => other,
            None => Position::Lead,
        };
        let class = verb_class(self.scene.view, clause);
        let carried = match position {
            Some(Position::Genitive(of)) => self.carries(of),
            _ => true,
        };
        let is_subject = clause.subject.as_ref().is_some_and(|s| s.0.contains(&p));
        if carried
            && !is_subject
            && clause.verb.is_some_and(|v| v < self.candidate.first)
            && matches!(outer, Position::Object | Position::After(_) | Position::Subject)
        {
            let by_preposition = matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "في" | "ب" | "علي" | "الي" | "ل" | "من"));
            let near = !matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "منذ" | "خلال" | "قبل" | "بعد" | "بشان" | "حول"));
            // مما يمكّنها من لعب دور: whoever is enabled acts.
            const ENABLING: &[&str] = &["مكن", "خول", "اتاح", "سمح", "ساعد"];
            let enabled = clause.verb.is_some_and(|v| {
                self.scene.view.lexemes(v).any(|(l, f, _)| f.is_finite() && ENABLING.contains(&&*l.lemma))
            });
            if enabled {
                match clause.objects.first().filter(|o| !o.0.contains(&p)) {
                    Some(object) => self.lend(Some(VerbClass::Support), object),
                    None if clause.verb.is_some_and(|v| self.scene.view.reading(v).pronoun.is_some()) => {
                        let sides = self.scene.discourse.owner(p, self.scene.items, self.scene.clauses);
                        let span = self.scene.view.span(self.candidate.first, self.candidate.last);
                        self.fill_sides(Slot::Subject, sides, span);
                    }
                    None => {}
                }
            } else if let Some(subject) = clause.subject.as_ref().filter(|_| near) {
                let tries = clause.verb.is_some_and(|v| {
                    self.scene.view.lexemes(v).any(|(l, f, _)| f.is_finite() && matches!(&*l.lemma, "حاول" | "اراد"))
                });
                // تظاهروا للمطالبة بـ…: the purpose is theirs who act.
                let purpose = class.is_none()
                    && matches!(self.frame.kind.as_str(), "request" | "accusation")
                    && matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "ل" | "بهدف"));
                let class = if purpose || tries && outer == Position::Object {
                    Some(VerbClass::Support)
                } else {
                    controls(class, outer == Position::Object, by_preposition)
                };
                self.lend(class, subject);
            }
        }
        self.light_masdar(p);
        // مصر وقطر في قلب مفاوضات: a sentence without a verb.
        if clause.verb.is_none() && matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "في" | "ب")) {
            if let Some(lead) = clause.lead.as_ref().filter(|l| !l.0.contains(&p)) {
                self.lend(Some(VerbClass::Support), lead);
            }
        }
        // المفاوضات التي تقودها مصر، هجوم شنته الحركة.
        for relative in &self.scene.clauses.all {
            let heads = relative.link == Link::Relative && relative.head.as_ref().is_some_and(|h| h.0.contains(&p));
            if !heads || !relative.own_subject {
                continue;
            }
            let class = verb_class(self.scene.view, relative);
            if let Some(subject) = &relative.subject {
                self.lend(class, subject);
            }
        }
    }

    /// قيام إيران بشن ضربات، محاولة الجيش اقتحام: a light masdar with its own agent.
    fn light_masdar(&mut self, p: usize) {
        let view = self.scene.view;
        let mut at = p;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1).and_then(|b| self.scene.phrase(b).map(|q| (b, q))) else { return };
            // تعرض قافلة لهجوم
            if view.class(before.1.head_word, false) == Some(VerbClass::Undergo)
                || before.0.checked_sub(1).and_then(|b| self.scene.phrase(b)).is_some_and(|q| {
                    q.last + 1 == before.1.first && view.class(q.head_word, false) == Some(VerbClass::Undergo)
                })
            {
                let group = Group(std::iter::once(before.0).collect());
                self.lend(Some(VerbClass::Undergo), &group);
                return;
            }
            let near = self.scene.phrase(at).is_some_and(|a| a.first <= before.1.last + 2);
            let light = matches!(
                view.class(before.1.head_word, false),
                Some(VerbClass::Support | VerbClass::Intend | VerbClass::Hope | VerbClass::Happen)
            );
            // قيام إيران بشن ضربات: the agent stands in the genitive of the masdar.
            let genitive_of_light = matches!(self.scene.clauses.places.get(before.0), Some((_, Position::Genitive(q)))
                if self.scene.phrase(*q).is_some_and(|q| view.class(q.head_word, false).is_some()));
            if near && at != p && genitive_of_light && !before.1.sides.is_empty() {
                let group = Group(std::iter::once(before.0).collect());
                self.lend(Some(VerbClass::Support), &group);
                return;
            }
            if !near || !light {
                return;
            }
            if !before.1.sides.is_empty() {
                let group = Group(std::iter::once(before.0).collect());
                self.lend(Some(VerbClass::Support), &group);
                return;
            }
            at = before.0;
        }
    }

    /// Whether the noun before a genitive only measures it or lends it a verb
    /// (جولة مباحثات، بذل جهود), so that who does the one does the other.
    fn carries(&self, p: usize) -> bool {
        const CARRIERS: &[&str] = &[
            "سلسله",
            "جوله",
            "جولات",
            "عمليه",
            "عمليات",
            "حمله",
            "موجه",
            "محاوله",
            "محاولات",
            "مزيد",
            "مجموعه",
            "دور",
            "جلسه",
            "جلسات",
            "مهمه",
            "استمرار",
            "بدايه",
            "اعمال",
            "قياده",
        ];
        let view = self.scene.view;
        self.scene.phrase(p).is_some_and(|q| {
            let word = view.fold(q.head_word);
            let word = word.strip_prefix("ال").unwrap_or(word);
            q.trigger || q.quantity || view.class(q.head_word, false).is_some() || CARRIERS.contains(&word)
        })
    }

    fn outermost(&self, p: usize) -> Position {
        let mut at = p;
        for _ in 0..6 {
            match self.scene.clauses.places.get(at).map(|&(_, pos)| pos) {
                Some(Position::Genitive(of) | Position::Apposition(of)) => at = of,
                Some(other) => return other,
                None => break,
            }
        }
        Position::Lead
    }

    fn lend(&mut self, class: Option<VerbClass>, subject: &Group) {
        match class {
            Some(VerbClass::Support) => {
                let agent = self.frame.role(Slot::Subject);
                let joint = agent.is_some() && agent == self.frame.role(Slot::Object);
                if !joint && self.filled.iter().any(|f| Some(&f.role) == agent && !f.sides.is_empty()) {
                    return;
                }
                let slot = if self.frame.role(Slot::Subject).is_some() { Slot::Subject } else { Slot::Of };
                self.fill_group(slot, subject);
            }
            Some(VerbClass::Undergo) => self.fill_group(Slot::Object, subject),
            Some(VerbClass::Host) => {
                let host = self
                    .scene
                    .view
                    .schema
                    .kind(&self.frame.kind)
                    .and_then(|k| k.roles.iter().find(|r| r.as_str() == "host"));
                if let Some(host) = host {
                    for &p in &subject.0 {
                        self.fill_role(host.clone(), p);
                    }
                }
            }
            _ => {}
        }
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
            let slot = match marker.as_str() {
                "من قبل" | "الي جانب" => Slot::Subject,
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

    /// Whether no trigger nearer to the preposition has a slot for it.
    fn owns(&self, marker: Marker, word: usize, clause: usize) -> bool {
        !self.others.iter().any(|other| {
            other.first > self.candidate.last
                && other.last < word
                && other.clause == clause
                && !(self.scene.view.reading(word).conjunction.is_some() && hangs_on_preposition(self.scene, other))
                && other
                    .frames
                    .iter()
                    .filter_map(|&f| self.scene.view.schema.frame(f))
                    .any(|f| f.role(Slot::After(marker)).is_some() || matches!(marker.as_str(), "من قبل" | "الي جانب"))
        })
    }

    fn hangs_on_preposition(&self) -> bool {
        hangs_on_preposition(self.scene, self.candidate)
    }

    /// Passive by its letters, by a written damma, or because its only noun is
    /// one that things are done to.
    fn is_passive(&self, clause: &Clause) -> bool {
        let view = self.scene.view;
        let verb = self.candidate.first;
        let finite = || view.lexemes(verb).filter(|(l, f, _)| f.is_finite() && !l.frames.is_empty());
        if finite().count() > 0 && finite().all(|(_, f, _)| matches!(f, Form::Finite { passive: true, .. })) {
            return true;
        }
        let proclitics = usize::from(view.reading(verb).conjunction.is_some()) + usize::from(view.reading(verb).future);
        let damma = view.words.get(verb).map_or(255, |w| w.damma) as usize;
        let past = finite().any(|(_, f, _)| matches!(f, Form::Finite { tense: crate::morph::Tense::Past, .. }));
        if damma != 255 && past && (damma == proclitics || view.fold(verb).contains("ست") && damma <= proclitics + 2)
        {
            return true;
        }
        let agent = clause.after.iter().any(|(m, _, w)| *w > verb && m.is_some_and(|m| m.as_str() == "من قبل"));
        if agent {
            return true;
        }
        if !clause.objects.is_empty() || view.reading(verb).pronoun.is_some() {
            return false;
        }
        let relative = clause.link == Link::Relative && !clause.resumptive;
        if !clause.own_subject && !relative {
            return false;
        }
        let on_someone = clause.after.iter().any(|(m, _, w)| {
            *w > verb && m.is_some_and(|m| self.frame.role(Slot::After(m)) == self.frame.role(Slot::Object))
        });
        if relative && on_someone {
            return false;
        }
        let violent = matches!(self.frame.kind.as_str(), "assault" | "coercion" | "release");
        let Some(subject) = clause.subject.as_ref().and_then(|s| s.0.first()).and_then(|&p| self.scene.phrase(p))
        else {
            return false;
        };
        let victim = subject.quantity
            || matches!(subject.class, Some(HeadClass::People))
            || subject.class == Some(HeadClass::Person)
                && (relative || subject.number == Some(Number::Singular) && !subject.definite);
        violent && victim && !is_armed(view, subject)
    }

    /// Who says «we»: the subject of the reporting clause above, else the last speaker.
    fn speaker(&self, clause: &Clause) -> Sides {
        let mut at = clause.parent;
        while let Some(above) = at.and_then(|c| self.scene.clause(c)) {
            let reports = verb_class(self.scene.view, above) == Some(VerbClass::Report) || above.verb.is_none();
            if let Some(subject) = above.subject.as_ref().or(above.lead.as_ref()).filter(|_| reports) {
                let sides = sides_of(subject, self.scene.items);
                if !sides.is_empty() {
                    return sides;
                }
            }
            at = above.parent;
        }
        if self.scene.discourse.speaker.is_empty() {
            self.scene.discourse.subject.clone()
        } else {
            self.scene.discourse.speaker.clone()
        }
    }

    /// The phrase and those joined to it after it.
    fn group_from(&self, q: usize) -> Group {
        let mut phrases = smallvec::SmallVec::new();
        phrases.push(q);
        for r in q + 1..self.scene.items.phrases.len() {
            let joined = matches!(self.scene.clauses.places.get(r), Some((_, Position::Genitive(of))) if self.scene.clauses.places.get(q).is_some_and(|(_, p)| *p == Position::Genitive(*of)));
            if !joined {
                break;
            }
            phrases.push(r);
        }
        Group(phrases)
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
        let doer = phrase.by_nisba
            && (role.as_str() == "actor"
                || role.as_str() == "target"
                    && matches!(self.frame.kind.as_str(), "accusation" | "rejection" | "protest" | "threat"));
        // أشاد بجهود كينيا، انتقد دعم فرنسا: whose efforts they are.
        let whose = matches!(role.as_str(), "supported" | "target")
            && matches!(self.frame.kind.as_str(), "support" | "accusation" | "rejection" | "sanction");
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
        if phrase.trigger && !own && !human && !doer
            || self.filled.iter().any(|f| f.role == role && f.phrase == Some(p))
        {
            return;
        }
        let refers = !phrase.sides.is_empty()
            || matches!(phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution));
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
            span: self.scene.view.span(phrase.first, phrase.last),
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

/// Verbs that are no light verbs lend their subject to the masdar that
/// depends on them too: تسعى إلى, تعتزم, استمرت في, أعلنت سحب قواتها.
fn controls(class: Option<VerbClass>, object: bool, by_preposition: bool) -> Option<VerbClass> {
    let controls = match class? {
        VerbClass::Intend | VerbClass::Fail => object || by_preposition,
        VerbClass::Hope => by_preposition,
        VerbClass::Report => object,
        VerbClass::Happen | VerbClass::Plain => by_preposition,
        other => return Some(other),
    };
    controls.then_some(VerbClass::Support)
}

/// People who attack rather than suffer.
fn is_armed(view: View<'_>, phrase: &Phrase) -> bool {
    let word = view.fold(phrase.head_word);
    ["مسلح", "متمرد", "انتحاري", "مهاجم", "ارهابي", "مقاتل", "مستوطن", "خاطف", "قرصان", "قراصنه", "متشدد"]
        .iter()
        .any(|w| word.contains(w))
}
