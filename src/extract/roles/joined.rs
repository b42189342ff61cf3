//! Verbs joined to one before them: whose deed the second is, too, and whom it is done to.

use super::{Casting, is_armed, sides_of};
use crate::extract::clause::{Clause, Group, Link};
use crate::extract::discourse::Sides;
use crate::extract::phrase::Phrase;
use crate::morph::{Function, Number};
use crate::schema::{HeadClass, Slot};

impl<'a> Casting<'a> {
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
            // وطالب المعتصمون بـ…: the nominative acts.
            p.sides.is_empty()
                && !p.nominative
                && (p.quantity
                    || !p.definite
                    || matches!(
                        p.class,
                        Some(HeadClass::People | HeadClass::Asset | HeadClass::Plain | HeadClass::Abstract)
                    ))
        });
        if victim { (Some(subject), own) } else { (None, None) }
    }

    /// رفضت الحركة العرض واحتجزت رهائن وهددت بقتلهم: whose deed the first two were, the
    /// third is too; the hostages are the object of the second.
    pub(super) fn inherited(&self, clause: &'a Clause) -> Option<&'a Group> {
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

    /// قالت المنظمة إن الجيش قصف مدرسة، ودعت رابطة آسيان إلى …: who speaks goes on, whom the verb
    /// names is asked.
    pub(super) fn asks_on(&self, clause: &'a Clause, passive: bool) -> Option<(Group, &'a Group)> {
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
        let speaker =
            self.scene.clauses.speaker_above(view, items, clause).or_else(|| {
                self.scene.clauses.spoke_before(view, items, clause).filter(|s| self.rather_asks(s, asked))
            })?;
        let gendered = |g: &Group| g.0.first().and_then(|&p| self.scene.phrase(p)).and_then(|p| p.gender).is_some();
        let differ = sides_of(&speaker, items) != sides_of(asked, items) && !sides_of(&speaker, items).is_empty();
        (differ && gendered(&speaker)).then_some((speaker, asked))
    }

    /// أعربت المفوضة عن قلقها، ودعت السلطات إلى …: she asks them; أعربت باريس عن قلقها، ودعت
    /// برلين إلى …: each for herself.
    fn rather_asks(&self, speaker: &Group, asked: &Group) -> bool {
        let person = |q: &Phrase| q.person || q.class == Some(HeadClass::Person);
        let all = |g: &Group, is: &dyn Fn(&Phrase) -> bool| g.0.iter().filter_map(|&p| self.scene.phrase(p)).all(is);
        all(speaker, &person) && !all(asked, &person)
            || !all(speaker, &person) && all(asked, &|q| !q.name && !person(q))
    }

    /// وصل المبعوث إلى بيروت حيث التقى الرئيس، زار بغداد والتقى قادتها: who came meets whom the
    /// verb names alone.
    pub(super) fn met_by(&mut self, clause: &'a Clause) {
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

    /// استقبل الوزير نظيره وبحث معه …: with whom the verb before had to do.
    pub(super) fn met_with(&mut self, clause: &Clause) {
        let view = self.scene.view;
        let back = view.reading(self.candidate.last + 1);
        let with =
            matches!(back.function, Some(Function::Preposition(m)) if m.as_str() == "مع") && back.pronoun.is_some();
        let talks = self.frame.kind.as_str() == "talks" && clause.link == Link::Coordinate;
        let parent = clause.parent.and_then(|p| self.scene.clause(p));
        let Some(other) = parent.and_then(|p| p.objects.first()).filter(|_| talks && with) else { return };
        let theirs = sides_of(other, self.scene.items);
        let new = !theirs.is_empty() && !self.filled.iter().any(|f| f.sides == theirs);
        if new {
            self.fill_group(Slot::Subject, other);
        }
    }

    /// نشرت بولندا قوات، في خطوة وصفتها مينسك بأنها استفزازية: whose step it was is meant.
    pub(super) fn whose_deed(&self, clause: &'a Clause, head: &Group) -> Option<&'a Group> {
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
}
