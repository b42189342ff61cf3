//! What the verb that governs an event noun lends it: أجرى وفد محادثات, تعتزم
//! القوات شن هجوم, اتهمت إيران إسرائيل بشن هجوم.

use super::{Casting, verb_class};
use crate::extract::clause::{Clause, Group, Link, Position};
use crate::extract::items::gathers;
use crate::extract::phrase::Phrase;
use crate::extract::trigger::CandidateKind;
use crate::morph::{Person, Preposition};
use crate::schema::{HeadClass, Slot, VerbClass};

impl<'a> Casting<'a> {
    /// What the verb that governs the noun lends it: أجرى وفد محادثات.
    pub(super) fn governed(&mut self, p: usize, clause: &Clause) {
        if let Some(accused) = self.accused(p, clause) {
            self.lend(Some(VerbClass::Support), &accused);
            return;
        }
        if self.answers(p) {
            if let Some(subject) = clause.subject.as_ref().filter(|s| !s.0.contains(&p)) {
                self.fill_role_of("target", subject);
            }
            return;
        }
        let position = self.scene.clauses.places.get(p).map(|&(_, pos)| pos);
        let outer = match position {
            Some(Position::Genitive(of)) => self.outermost(of),
            Some(other) => other,
            None => Position::Lead,
        };
        // تبادل الجانبان الأسرى بوساطة من قطر: who acts through it is no mediator.
        let through = self.frame.kind.as_str() == "mediation"
            && matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "ب" | "بوساطه" | "برعايه" | "عبر"));
        if through {
            return;
        }
        let class = verb_class(self.scene.view, clause);
        let carried = match position {
            Some(Position::Genitive(of)) => self.carries(of),
            _ => true,
        };
        // أصدر الوزير قرارا برفع الحصار: what is decided he does.
        if matches!(outer, Position::After(Some(m)) if m.as_str() == "ب")
            && self.decided(p)
            && let Some(subject) = clause.subject.as_ref().filter(|s| !s.0.contains(&p))
        {
            self.lend(Some(VerbClass::Support), subject);
        }
        let is_subject = clause.subject.as_ref().is_some_and(|s| s.0.contains(&p));
        if carried
            && !is_subject
            && clause.verb.is_some_and(|v| v < self.candidate.first)
            && matches!(outer, Position::Object | Position::After(_) | Position::Subject)
        {
            let by_preposition = matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "في" | "ب" | "علي" | "الي" | "ل" | "من"));
            let near = !matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "منذ" | "خلال" | "قبل" | "بعد" | "بشان" | "حول"));
            // مما يمكّنها من لعب دور: whoever is enabled acts.
            const ENABLING: &[&str] = &["مكن", "خول", "اتاح", "سمح", "ساعد", "جعل", "دفع", "اجبر", "ارغم", "اضطر"];
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
                    // أعلن سحب قواته: the deed that is told is bare.
                    let bare = !self.scene.view.reading(self.scene.phrase(p).map_or(0, |p| p.head_word)).article;
                    // أكد الرئيس عودة 150 جنديا: it is theirs.
                    let agent = self.frame.role(Slot::Subject);
                    let others = |q: &Phrase| q.class == Some(HeadClass::Person) && !q.definite;
                    let own = self.filled.iter().any(|f| {
                        Some(&f.role) == agent && f.phrase.and_then(|q| self.scene.phrase(q)).is_some_and(others)
                    });
                    controls(
                        class,
                        outer == Position::Object && (bare && !own || class != Some(VerbClass::Report)),
                        by_preposition,
                    )
                };
                self.lend(class, subject);
            }
        }
        if self.attends(p, clause, outer)
            && let Some(subject) = &clause.subject
        {
            self.fill_group(Slot::Subject, subject);
        }
        self.light_masdar(p);
        self.hosted(p);
        if let Some(subject) =
            clause.subject.as_ref().or(clause.lead.as_ref()).filter(|s| self.is_attended(p) && !s.0.contains(&p))
        {
            self.lend(Some(VerbClass::Support), subject);
        }
        // مصر وقطر في قلب مفاوضات, الحركة حريصة على التوصل: a sentence without a verb.
        let predicate = p
            .checked_sub(1)
            .and_then(|b| self.scene.phrase(b))
            .is_some_and(|q| !q.definite && self.scene.view.class(q.head_word, false).is_some());
        if clause.verb.is_none()
            && matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "في" | "ب") || m.as_str() == "علي" && self.frame.kind.as_str() == "talks" || predicate && matches!(m.as_str(), "علي" | "ل" | "عن"))
            // قالت إنها حريصة على الحوار too
            && let Some(lead) = clause
                .lead
                .as_ref()
                .filter(|_| !clause.pronoun)
                .or(clause.subject.as_ref().filter(|_| clause.pronoun))
                .filter(|l| !l.0.contains(&p))
        {
            self.lend(Some(VerbClass::Support), lead);
        }
        // المفاوضات التي تقودها مصر، هجوم شنته الحركة.
        for relative in &self.scene.clauses.all {
            let heads = relative.link == Link::Relative && relative.head.as_ref().is_some_and(|h| h.0.contains(&p));
            // لقاء جمع السفير بالوزير، المحادثات تجمع الوزراء
            let leads = relative.subject.as_ref().is_some_and(|s| s.0.contains(&p));
            let gathering = relative
                .verb
                .filter(|&v| (heads || leads) && self.frame.kind.as_str() == "talks" && gathers(self.scene.view, v));
            // لقاء كان سيجمعه بقادة: whom the pronoun means.
            if gathering.is_some_and(|v| self.scene.view.reading(v).pronoun.is_some()) {
                let sides = self.scene.discourse.owner(p, self.scene.items, self.scene.clauses);
                let span = self.scene.view.span(self.candidate.first, self.candidate.last);
                self.fill_sides(Slot::Subject, sides, span);
            }
            if gathering.is_some() {
                for object in relative.objects.iter().chain(relative.subject.iter().filter(|_| relative.own_subject)) {
                    self.fill_group(Slot::Subject, object);
                }
                for (_, group, _) in
                    relative.after.iter().filter(|(m, _, _)| m.is_some_and(|m| matches!(m.as_str(), "ب" | "مع")))
                {
                    self.fill_group(Slot::Subject, group);
                }
            }
            if heads
                && !relative.own_subject
                && let Some(subject) = self.holder(relative, p)
            {
                self.lend(verb_class(self.scene.view, relative), &subject);
            }
            if !heads || !relative.own_subject {
                continue;
            }
            let class = verb_class(self.scene.view, relative);
            if let Some(subject) = &relative.subject {
                self.lend(class, subject);
            }
        }
    }

    /// قرارا برفع، أوامر بسحب: whether the noun before is a decision of the subject's.
    fn decided(&self, p: usize) -> bool {
        const DECISIONS: &[&str] = &["قرار", "قرارا", "مرسوم", "مرسوما", "امر", "امرا", "اوامر", "تعليمات", "توجيهات"];
        let before =
            p.checked_sub(1).filter(|&b| matches!(self.scene.clauses.places.get(b), Some((_, Position::Object))));
        before.and_then(|b| self.scene.phrase(b)).is_some_and(|q| {
            !q.definite && q.last + 1 == self.candidate.first && DECISIONS.contains(&self.scene.view.fold(q.head_word))
        })
    }

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

    /// زار طهران تلبية لدعوة، بناء على طلب: who acts was asked, and asks for nothing.
    fn answers(&self, p: usize) -> bool {
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

    fn fill_role_of(&mut self, role: &str, group: &Group) {
        let known =
            self.scene.view.schema.kind(&self.frame.kind).and_then(|k| k.roles.iter().find(|r| r.as_str() == role));
        if let Some(role) = known {
            for &p in &group.0 {
                self.fill_role(role.clone(), p);
            }
        }
    }

    /// استضافة مصر للمفاوضات: who holds them stands in the genitive of the holding.
    fn hosted(&mut self, p: usize) {
        let Some(agent) = p.checked_sub(1) else { return };
        let for_them =
            matches!(self.scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "ل");
        let Some(&(_, Position::Genitive(of))) = self.scene.clauses.places.get(agent).filter(|_| for_them) else {
            return;
        };
        let holds = |q: &Phrase| self.scene.view.class(q.head_word, false) == Some(VerbClass::Host);
        if self.scene.phrase(of).is_some_and(holds) {
            let group = Group(std::iter::once(agent).collect());
            self.lend(Some(VerbClass::Host), &group);
        }
    }

    /// كانوا في القاهرة لحضور المفاوضات، للمشاركة في الحوار: who attends takes part.
    fn is_attended(&self, p: usize) -> bool {
        const ATTENDING: &[&str] = &["حضور", "مشاركه"];
        if self.frame.kind.as_str() != "talks" {
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

    /// قال الوزير إن المحادثات التي عقدها: whom the verb leaves out is the subject of
    /// a clause above.
    pub(super) fn holder(&self, relative: &Clause, p: usize) -> Option<Group> {
        let view = self.scene.view;
        // قطع زيارة كان يقوم بها too
        let verb = relative.verb.filter(|&v| view.reading(v).pronoun.is_some() || relative.resumptive)?;
        let third = |f: &crate::morph::Form| f.is_finite() && f.feature().person == Person::Third;
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
        if !with(p) && !light.is_some_and(with) {
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

    /// قيام إيران بشن ضربات، محاولة الجيش اقتحام: a light masdar with its own agent.
    pub(super) fn light_masdar(&mut self, p: usize) {
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
    pub(super) fn carries(&self, p: usize) -> bool {
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

    pub(super) fn outermost(&self, p: usize) -> Position {
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

    /// مستعدة لاستضافة قمة، تعتزم عقد: whether the masdar that governs the noun holds it.
    fn is_held(&self) -> bool {
        let CandidateKind::Noun(p) = self.candidate.kind else { return false };
        let Some(&(_, Position::Genitive(of))) = self.scene.clauses.places.get(p) else { return false };
        self.scene.phrase(of).is_some_and(|q| self.scene.view.class(q.head_word, false) == Some(VerbClass::Host))
    }

    pub(super) fn lend(&mut self, class: Option<VerbClass>, subject: &Group) {
        let class = if class == Some(VerbClass::Support) && self.is_held() { Some(VerbClass::Host) } else { class };
        match class {
            Some(VerbClass::Support) => {
                let agent = self.frame.role(Slot::Subject);
                let joint = agent.is_some() && agent == self.frame.role(Slot::Object);
                // نشر قوات أوروبية: whose they are says who sends them.
                let owned = |f: &super::Filled| {
                    Some(&f.role) == agent && f.phrase.and_then(|p| self.scene.phrase(p)).is_some_and(|p| p.by_nisba)
                };
                let deployed = self.frame.kind.as_str() == "mobilization" && self.filled.iter().any(owned);
                if deployed {
                    return;
                }
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
