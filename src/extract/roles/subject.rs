//! What ties an event noun to a subject in another way than by a light verb: who attends,
//! answers, decides, is accused.

use super::{Casting, verb_class};
use crate::extract::clause::{Clause, Group, Position, is_voice};
use crate::extract::trigger::CandidateKind;
use crate::morph::{Form, Person, Preposition};
use crate::schema::{Slot, VerbClass};

impl<'a> Casting<'a> {
    /// قال الوزير في اتصال مع نظيره, عقب الاجتماع أعلن الوزير: who speaks there
    /// takes part.
    pub(super) fn attends(&self, p: usize, clause: &Clause, outer: Position) -> bool {
        const REACH: usize = 8;
        let Position::After(Some(marker)) = outer else { return false };
        if self.frame.kind.as_str() != "talks" || clause.subject.as_ref().is_none_or(|s| s.0.contains(&p)) {
            return false;
        }
        let with = clause.after.iter().any(|(m, _, word)| {
            m.is_some_and(|m| m.as_str() == "مع") && *word > self.candidate.last && *word <= self.candidate.last + REACH
        });
        let between = clause.after.iter().any(|(m, _, _)| m.is_some_and(|m| m.as_str() == "بين"));
        let reports = verb_class(self.scene.view, clause) == Some(VerbClass::Report);
        let alone = self.scene.phrase(p).is_some_and(|q| q.definite && q.sides.is_empty())
            && !self.scene.clauses.places.iter().any(|(_, pos)| *pos == Position::Genitive(p));
        matches!(marker.as_str(), "في" | "خلال" | "عقب" | "بعد" | "اثناء" | "اثر" | "ب" | "قبل" | "قبيل")
            && !between
            && (with || reports && alone && matches!(marker.as_str(), "خلال" | "عقب" | "بعد" | "اثناء" | "اثر"))
    }

    /// عاد الرئيس بعد زيارة لباريس، ذهب في زيارة: who moves is who paid the visit.
    pub(super) fn journeys(&self, p: usize, clause: &Clause, outer: Position) -> bool {
        const MOVING: &[&str] = &["عاد", "ذهب", "توجه", "غادر", "وصل", "سافر", "قدم", "رجع", "انتقل", "حل"];
        let Position::After(Some(marker)) = outer else { return false };
        self.frame.kind.as_str() == "delegation"
            && !self.filled.iter().any(|f| f.role.as_str() == "delegate")
            && matches!(marker.as_str(), "في" | "بعد" | "عقب" | "اثر" | "خلال" | "قبل")
            && self.scene.phrase(p).is_some_and(|q| !q.definite || q.first == q.last)
            && clause.subject.as_ref().is_some_and(|s| !s.0.contains(&p))
            && clause.verb.is_some_and(|v| v < self.candidate.first && self.scene.view.conjugates(v, MOVING))
    }

    /// الصين هي المحطة الخامسة في جولة المبعوث: where a tour stops.
    pub(super) fn stop(&self, p: usize, clause: &'a Clause) -> Option<&'a Group> {
        let (scene, view) = (self.scene, self.scene.view);
        let inside = matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "في" | "من"));
        let station = p.checked_sub(1).and_then(|q| scene.phrase(q)).is_some_and(|q| {
            q.lemma.as_deref() == Some("محطه") && q.last + 2 == scene.phrase(p).map_or(0, |p| p.first)
        });
        let tour = self.frame.kind.as_str() == "delegation" && inside && station;
        clause.lead.as_ref().or(clause.subject.as_ref()).filter(|_| tour && clause.is_nominal(view))
    }

    /// كانوا في القاهرة لحضور المفاوضات، للمشاركة في الحوار: who attends takes part.
    pub(super) fn is_attended(&self, p: usize) -> bool {
        const ATTENDING: &[&str] = &["حضور", "مشاركه"];
        if !matches!(self.frame.kind.as_str(), "talks" | "cooperation") {
            return false;
        }
        let view = self.scene.view;
        let attending = match self.scene.clauses.places.get(p) {
            Some(&(_, Position::Genitive(of))) => Some(of),
            Some((_, Position::After(Some(m)))) if m.as_str() == "في" => p.checked_sub(1),
            _ => None,
        };
        attending.and_then(|a| self.scene.phrase(a)).is_some_and(|a| {
            let purpose = view.reading(a.head_word).preposition == Some(Preposition::Li);
            purpose && a.last < self.candidate.first && ATTENDING.iter().any(|w| view.fold(a.head_word).ends_with(w))
        })
    }

    /// رفعوا لافتات تندد بالزيارة، أصدر بيانا يدين فيه: the words are of who utters them.
    pub(super) fn voiced_by(&self, clause: &'a Clause, subject: &Group) -> Option<&'a Group> {
        let says = self.frame.role(Slot::Subject).is_some_and(|r| r.as_str() == "source");
        let voice = |p: &usize| {
            self.scene.phrase(*p).is_some_and(|q| q.sides.is_empty() && is_voice(self.scene.view, q.head_word))
        };
        if !says || !subject.0.iter().all(voice) {
            return None;
        }
        let mut at = clause.parent;
        while let Some(above) = at.and_then(|c| self.scene.clause(c)) {
            // رد ببيان اتهم فيه …
            let by = above.after.iter().filter(|(m, _, _)| m.is_some_and(|m| matches!(m.as_str(), "ب" | "في" | "عبر")));
            let mut carriers = above.objects.iter().chain(by.map(|(_, group, _)| group));
            let uttered = carriers.any(|o| o.0.iter().any(|p| subject.0.contains(p)));
            if let Some(who) = above.subject.as_ref().filter(|_| uttered) {
                return Some(who);
            }
            at = above.parent;
        }
        None
    }

    /// زار طهران تلبية لدعوة، بناء على طلب: who acts was asked, and asks for nothing.
    pub(super) fn answers(&self, p: usize) -> bool {
        const ANSWERING: &[&str] = &["تلبيه", "استجابه", "بناء", "نزولا", "امتثالا", "رضوخا"];
        let view = self.scene.view;
        // عقد المجلس جلسة بطلب من الجزائر
        let asked = self.frame.kind.as_str() == "request"
            && view.reading(self.candidate.first).preposition == Some(Preposition::Bi)
            && view.fold(self.candidate.last + 1) == "من";
        if asked {
            return true;
        }
        let Some(mut before) = self.scene.phrase(p).and_then(|q| q.first.checked_sub(1)) else { return false };
        if view.fold(before) == "علي" || view.fold(before) == "عند" {
            let Some(earlier) = before.checked_sub(1) else { return false };
            before = earlier;
        }
        self.frame.kind.as_str() == "request" && ANSWERING.contains(&view.fold(before))
    }

    /// قرارا برفع، أوامر بسحب: whether the noun before is a decision of the subject's.
    pub(super) fn decided(&self, p: usize) -> bool {
        const DECISIONS: &[&str] = &["قرار", "قرارا", "مرسوم", "مرسوما", "امر", "امرا", "اوامر", "تعليمات", "توجيهات"];
        let before =
            p.checked_sub(1).filter(|&b| matches!(self.scene.clauses.places.get(b), Some((_, Position::Object))));
        before.and_then(|b| self.scene.phrase(b)).is_some_and(|q| {
            !q.definite && q.last + 1 == self.candidate.first && DECISIONS.contains(&self.scene.view.fold(q.head_word))
        })
    }

    /// بقرارها الإفراج عنهم، نيته زيارة طهران: the noun right before that says whose decision it is.
    pub(super) fn own_decision(&self, p: usize) -> Option<usize> {
        const DECISIONS: &[&str] = &["قرار", "اعلان", "عزم", "نيت", "اعتزام", "تعهد", "وعد"];
        // استعداده لإجراء حوار
        let deed = self.scene.phrase(self.scene.clauses.idafa_head(p))?;
        let before = self.scene.clauses.idafa_head(p).checked_sub(1)?;
        let decision = self.scene.phrase(before)?;
        let word = self.scene.view.bare(decision.head_word).trim_start_matches(['ب', 'ل']);
        // استعداده للتفاوض
        const READINESS: &[&str] = &["استعداد", "رغبت", "جاهزيت"];
        let preposition = self.scene.view.reading(deed.first).preposition;
        let owned = |stem: &&'static str| {
            word.strip_prefix(*stem).is_some_and(|of| matches!(of, "ه" | "ها" | "هم" | "هما" | "نا" | "ي"))
        };
        let decides = preposition.is_none() && DECISIONS.iter().any(owned)
            || matches!(preposition, Some(Preposition::Li | Preposition::Bi)) && READINESS.iter().any(owned);
        (decision.last + 1 == deed.first && decides).then_some(before)
    }

    /// Whoever is accused of the deed did it, in the words of the accuser:
    /// اتهمت إيران إسرائيل بشن هجوم، اتهامها لإسرائيل باغتياله.
    pub(super) fn accused(&self, p: usize, clause: &Clause) -> Option<Group> {
        const REACH: usize = 14;
        let view = self.scene.view;
        let with = |q: usize| matches!(self.scene.clauses.places.get(q), Some((_, Position::After(Some(m)))) if m.as_str() == "ب");
        let light = p.checked_sub(1).filter(|&b| {
            self.scene.phrase(b).is_some_and(|q| {
                q.last + 1 == self.candidate.first && view.class(q.head_word, false) == Some(VerbClass::Support)
            })
        });
        // اتهم الهند بالوقوف وراء هجوم، بالضلوع في تفجير
        const BEHIND: &[&str] = &["وقوف", "ضلوع", "تورط", "مشاركه", "اشتراك", "مسؤوليه", "تخطيط"];
        let behind = p.checked_sub(1).filter(|&b| {
            self.scene.phrase(b).is_some_and(|q| {
                q.last + 2 == self.candidate.first
                    && q.last == q.head_word
                    && BEHIND.contains(&view.fold(q.head_word).trim_start_matches('ب').trim_start_matches("ال"))
            })
        });
        // عشرة سلفيين متهمين بمهاجمة السفارة: they did it, not who jails them.
        const CHARGED: &[&str] =
            &["متهم", "متهمين", "متهمون", "متهمه", "متهما", "مدان", "مدانين", "ضالع", "ضالعين", "متورط", "متورطين"];
        let charged =
            self.scene.phrase(p).and_then(|q| q.first.checked_sub(1)).filter(|&w| CHARGED.contains(&view.bare(w)));
        if let Some(word) = charged.filter(|_| with(p)) {
            let who = self.scene.items.phrases.iter().position(|q| q.last == word || q.last + 1 == word)?;
            return Some(Group(std::iter::once(who).collect()));
        }
        if !with(p) && !light.is_some_and(with) && !behind.is_some_and(with) {
            return None;
        }
        let blame = self.others.iter().rev().find(|o| {
            o.last < self.candidate.first
                && self.candidate.first - o.last <= REACH
                && o.clause == self.candidate.clause
                && o.frames
                    .iter()
                    .filter_map(|&f| view.schema.frame(f))
                    .any(|f| f.kind.as_str() == "accusation" && f.role(Slot::Object).is_some())
        })?;
        let refers = |q: usize| self.scene.phrase(q).is_some_and(|q| !q.sides.is_empty());
        match blame.kind {
            CandidateKind::Verb => clause.objects.first().filter(|g| g.0.iter().any(|&q| q != p && refers(q))).cloned(),
            CandidateKind::Noun(q) => (q + 1..p)
                .find(|&r| {
                    matches!(self.scene.clauses.places.get(r), Some((_, Position::After(Some(m)))) if m.as_str() == "ل")
                        && refers(r)
                })
                .map(|r| self.scene.clauses.group_of(r)),
            CandidateKind::Must(_) => None,
        }
    }

    /// قال الوزير إن المحادثات التي عقدها: whom the verb leaves out is the subject of
    /// a clause above.
    pub(super) fn holder(&self, relative: &Clause, p: usize) -> Option<Group> {
        let view = self.scene.view;
        // قطع زيارة كان يقوم بها too
        let verb = relative.verb.filter(|&v| view.reading(v).pronoun.is_some() || relative.resumptive)?;
        let third = |f: &Form| f.is_finite() && f.feature().person == Person::Third;
        let gender = view.lexemes(verb).find(|(_, f, _)| third(f)).map(|(_, f, _)| f.feature().gender)?;
        let mut at = relative.parent;
        while let Some(clause) = at.and_then(|c| self.scene.clause(c)) {
            let group = clause.subject.as_ref().or(clause.lead.as_ref()).filter(|g| !g.0.contains(&p));
            if let Some(group) = group {
                let fits = group
                    .0
                    .iter()
                    .filter_map(|&q| self.scene.phrase(q))
                    .all(|q| !q.trigger && !q.sides.is_empty() && q.gender.is_none_or(|g| g == gender));
                return fits.then(|| group.clone());
            }
            at = clause.parent;
        }
        None
    }
}
