//! The slots around a verb: subject, object, passive, shared subjects.

use super::{Casting, sides_of, verb_class};
use crate::extract::clause::{Clause, Group, Link};
use crate::extract::discourse::Sides;
use crate::extract::phrase::Phrase;
use crate::extract::words::View;
use crate::morph::{Form, Number, Person};
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
            self.fill_group(subject_slot, subject);
        } else if matches!(clause.link, Link::Main | Link::Complement | Link::Coordinate) && !passive {
            self.fill_sides(subject_slot, self.scene.discourse.subject.clone(), self.scene.view.span(verb, verb));
        }
        if !passive || !object_role {
            // الوفد، برئاسة خليل الحية، وصل: what stands before the verb is no object.
            let scene = self.scene;
            let after = |o: &&Group| o.0.iter().all(|&q| scene.phrase(q).is_none_or(|q| q.first > verb));
            for object in clause.objects.iter().filter(after) {
                self.fill_group(Slot::Object, object);
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
    }

    /// وصل المبعوث إلى بيروت حيث التقى الرئيس، زار بغداد والتقى قادتها: who came meets whom the
    /// verb names alone.
    fn met_by(&mut self, clause: &'a Clause) {
        let joint = self.frame.kind.as_str() == "talks"
            && self.frame.role(Slot::Object).is_some()
            && self.frame.role(Slot::Object) == self.frame.role(Slot::Subject);
        let after = match clause.link {
            Link::Coordinate => clause.lead.is_none(),
            Link::Subordinate => self.scene.view.fold(clause.first).ends_with("حيث"),
            _ => false,
        };
        let singular = self
            .scene
            .view
            .lexemes(self.candidate.first)
            .filter(|(_, f, _)| f.is_finite())
            .all(|(_, f, _)| f.feature().number == Number::Singular);
        let sides = |f: &super::Filled| f.sides.clone();
        let mut named: Vec<Sides> =
            self.filled.iter().filter(|f| f.role.as_str() == "participant").map(sides).collect();
        named.dedup();
        let parent = clause.parent.and_then(|p| self.scene.clause(p));
        let Some(comer) =
            parent.and_then(|p| p.subject.as_ref()).filter(|_| joint && after && singular && clause.own_subject)
        else {
            return;
        };
        let [one] = named.as_slice() else { return };
        let who = sides_of(comer, self.scene.items);
        let came = parent.and_then(|p| p.verb).is_some_and(|v| {
            self.others.iter().any(|o| {
                o.first <= v
                    && v <= o.last
                    && o.frames
                        .iter()
                        .filter_map(|&f| self.scene.view.schema.frame(f))
                        .any(|f| f.kind.as_str() == "delegation")
            })
        });
        if came && !one.is_empty() && !who.is_empty() && who != *one {
            self.fill_group(Slot::Subject, comer);
        }
    }

    /// قالت المنظمة إن الجيش قصف مدرسة، ودعت رابطة آسيان إلى …: who speaks goes on, whom the verb
    /// names is asked.
    fn asks_on(&self, clause: &'a Clause, passive: bool) -> Option<(Group, &'a Group)> {
        let (view, items) = (self.scene.view, self.scene.items);
        let asks = self.frame.kind.as_str() == "request"
            && self.frame.role(Slot::Object).is_some_and(|r| r.as_str() == "target")
            && clause.link == Link::Coordinate
            && clause.own_subject
            && clause.lead.is_none()
            && clause.objects.is_empty()
            && !passive
            && clause.after.iter().any(|(m, _, _)| m.is_some_and(|m| matches!(m.as_str(), "الي" | "ب" | "علي")));
        let asked = clause.subject.as_ref().filter(|_| asks)?;
        let speaker = self.scene.clauses.speaker_above(view, items, clause)?;
        let gendered = |g: &Group| g.0.first().and_then(|&p| self.scene.phrase(p)).and_then(|p| p.gender).is_some();
        let differ = sides_of(&speaker, items) != sides_of(asked, items) && !sides_of(&speaker, items).is_empty();
        (differ && gendered(&speaker)).then_some((speaker, asked))
    }

    /// واحتجزت 68 رهينة: the verb shares the subject of the verb before it, the
    /// phrase after it is its object.
    pub(super) fn shared_subject(&self, clause: &'a Clause, passive: bool) -> (Option<&'a Group>, Option<&'a Group>) {
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
        // وطلب من السلطات ضبط النفس واستقبال موفد: what is asked for is no object beside it.
        let only_deeds =
            clause.objects.iter().flat_map(|o| &o.0).all(|&q| self.scene.phrase(q).is_some_and(|q| q.trigger));
        let after_verb =
            clause.lead.is_none() && clause.own_subject && (clause.objects.is_empty() || masdar && only_deeds);
        // أعلن الجيش أنه قتل ثلاثة: the pronoun is the subject.
        if clause.link == Link::Complement && clause.pronoun && transitive && !masdar && after_verb {
            let speaker = clause.parent.and_then(|p| self.scene.clause(p)).and_then(|p| p.subject.as_ref());
            let acts = speaker.filter(|s| !self.is_marked_passive(clause) && !sides_of(s, self.scene.items).is_empty());
            return (acts, clause.subject.as_ref().filter(|_| acts.is_some()));
        }
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
        // استدعت مانيلا السفير الصيني وطالبت بكين بسحب سفنها: whom the verb before had to do with
        // is asked in the next.
        let dealt_with = own.is_some_and(|s| {
            let sides = sides_of(s, self.scene.items);
            !sides.is_empty()
                && sides != sides_of(subject, self.scene.items)
                && parent.is_some_and(|p| p.objects.iter().any(|o| sides_of(o, self.scene.items) == sides))
        });
        if self.frame.kind.as_str() == "request" && dealt_with && !clause.after.is_empty() {
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

    /// نشرت بولندا قوات، في خطوة وصفتها مينسك بأنها استفزازية: whose step it was is meant.
    fn whose_deed(&self, clause: &'a Clause, head: &Group) -> Option<&'a Group> {
        const STEPS: &[&str] = &[
            "خطوه",
            "قرار",
            "تصريح",
            "تصريحات",
            "موقف",
            "عمليه",
            "محاكمه",
            "حكم",
            "بيان",
            "اجراء",
            "اجراءات",
            "سابقه",
        ];
        let step = head.0.iter().all(|&p| {
            self.scene.phrase(p).is_some_and(|q| {
                q.sides.is_empty() && !q.definite && STEPS.contains(&self.scene.view.fold(q.head_word))
            })
        });
        if !step || !matches!(self.frame.kind.as_str(), "accusation" | "support" | "rejection") {
            return None;
        }
        let own = clause.subject.as_ref().map(|s| sides_of(s, self.scene.items)).unwrap_or_default();
        let mut at = clause.parent.and_then(|p| self.scene.clause(p));
        while let Some(above) = at {
            let doer = above.subject.as_ref().or(above.lead.as_ref()).filter(|g| {
                let sides = sides_of(g, self.scene.items);
                !sides.is_empty() && sides != own
            });
            if doer.is_some() {
                return doer;
            }
            at = above.parent.and_then(|p| self.scene.clause(p));
        }
        None
    }

    /// رفضت الحركة العرض واحتجزت رهائن وهددت بقتلهم: whose deed the first two were, the
    /// third is too; the hostages are the object of the second.
    fn inherited(&self, clause: &'a Clause) -> Option<&'a Group> {
        if clause.link != Link::Coordinate || clause.own_subject || clause.lead.is_some() {
            return None;
        }
        let before = clause.parent.and_then(|p| self.scene.clause(p))?;
        if before.link != Link::Coordinate || !before.own_subject || before.lead.is_some() {
            return None;
        }
        let object = before.subject.as_ref().and_then(|s| s.0.first()).and_then(|&p| self.scene.phrase(p))?;
        let suffers = object.sides.is_empty()
            && !is_armed(self.scene.view, object)
            && (object.quantity || !object.definite && !object.nominative);
        let first = before.parent.and_then(|p| self.scene.clause(p)).and_then(|c| c.subject.as_ref())?;
        (suffers && !sides_of(first, self.scene.items).is_empty()).then_some(first)
    }

    /// Passive in writing: by skeleton or by a damma.
    pub(super) fn is_marked_passive(&self, clause: &Clause) -> bool {
        let _ = clause;
        let view = self.scene.view;
        let verb = self.candidate.first;
        view.words.get(verb).is_some_and(|w| w.damma != 255)
            || view
                .lexemes(verb)
                .filter(|(l, f, _)| f.is_finite() && !l.frames.is_empty())
                .all(|(_, f, _)| matches!(f, Form::Finite { passive: true, .. }))
    }

    /// Passive by its letters, by a written damma, or because its only noun is
    /// one that things are done to.
    pub(super) fn is_passive(&self, clause: &Clause) -> bool {
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
        // أدان الوزير قتل الناشط على أيدي خاطفيه: by whom he was killed.
        let agent = clause.after.iter().any(|(m, _, w)| {
            *w > verb && m.is_some_and(|m| m.as_str() == "من قبل" && self.owns(m, *w, self.candidate.clause))
        });
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
        // جلال شرفي، الذي خطف قبل شهرين: no one stands there whom he abducted.
        let victim = subject.quantity
            || relative && subject.person
            || matches!(subject.class, Some(HeadClass::People))
            || subject.class == Some(HeadClass::Person)
                && (relative || subject.number == Some(Number::Singular) && !subject.definite);
        violent && victim && !is_armed(view, subject)
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
        let (mut at, mut quoted) = (clause.parent, clause.quoted);
        while let Some(above) = at.and_then(|c| self.scene.clause(c)) {
            let reports =
                verb_class(self.scene.view, above) == Some(VerbClass::Report) || above.verb.is_none() && quoted;
            quoted = above.quoted;
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

/// People who attack rather than suffer.
pub fn is_armed(view: View<'_>, phrase: &Phrase) -> bool {
    let word = view.fold(phrase.head_word);
    [
        "مسلح",
        "متمرد",
        "انتحاري",
        "مهاجم",
        "ارهابي",
        "مقاتل",
        "مستوطن",
        "خاطف",
        "قرصان",
        "قراصنه",
        "متشدد",
        "مجهول",
        "ملثم",
    ]
    .iter()
    .any(|w| word.contains(w))
}
