//! What the verb that governs an event noun lends it: أجرى وفد محادثات, تعتزم
//! القوات شن هجوم, اتهمت إيران إسرائيل بشن هجوم.

use super::{Casting, verb_class};
use crate::extract::clause::{Clause, Group, Link, Position};
use crate::extract::items::gathers;
use crate::extract::phrase::Phrase;
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
        if let Some(decision) = self.own_decision(p) {
            let sides = self.scene.discourse.owner(decision, self.scene.items, self.scene.clauses);
            let span = self.scene.phrase(decision).map(|q| q.span(self.scene.view));
            if let Some(span) = span.filter(|_| !sides.is_empty()) {
                self.fill_sides(Slot::Subject, sides, span);
            }
        }
        let position = self.scene.clauses.places.get(p).map(|&(_, pos)| pos);
        // تعرضت حافلة تقل زوارا لهجوم: it befell the bus, whatever the relative clause says of it.
        let above = clause.parent.filter(|_| clause.link == Link::Relative).and_then(|c| self.scene.clause(c));
        let to_it = matches!(position, Some(Position::After(Some(m))) if m.as_str() == "ل");
        if let Some(above) = above.filter(|a| to_it && verb_class(self.scene.view, a) == Some(VerbClass::Undergo))
            && let Some(subject) = &above.subject
        {
            self.lend(Some(VerbClass::Undergo), subject);
            return;
        }
        // تعرض قافلة تضم جنودا لهجوم: so does the masdar.
        let head = clause.head.as_ref().filter(|_| to_it && clause.link == Link::Relative);
        let befalls = |q: usize| {
            let of = match self.scene.clauses.places.get(q) {
                Some(&(_, Position::Genitive(of))) => of,
                _ => q,
            };
            let heads = |q: &Phrase| self.scene.view.class(q.head_word, false) == Some(VerbClass::Undergo);
            self.scene.phrase(of).is_some_and(heads)
        };
        if let Some(befallen) = head.filter(|h| h.0.first().is_some_and(|&q| befalls(q))) {
            self.lend(Some(VerbClass::Undergo), befallen);
            return;
        }
        // تسببت الزيارة في احتجاجات، انتهت القمة بمظاهرات: what brings it about does not protest.
        const CAUSING: &[&str] =
            &["تسبب", "ادى", "ادي", "انتهي", "انتهى", "افضي", "افضى", "اسفر", "اثار", "فجر", "اشعل"];
        if self.frame.kind.as_str() == "protest" && clause.verb.is_some_and(|v| self.scene.view.conjugates(v, CAUSING))
        {
            return;
        }
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
        // هجوم انتحاري بسيارة مفخخة: with what it was done nobody does once more.
        let of_attack = |q: &Phrase| {
            let assault = |f: crate::schema::FrameIndex| {
                self.scene.view.schema.frame(f).is_some_and(|f| f.kind.as_str() == "assault")
            };
            let first = self.scene.phrase(p).map_or(0, |p| p.first);
            q.trigger
                && q.last + 1 == first
                && self.scene.view.lexemes(q.head_word).any(|(l, form, _)| l.frames_of(form).any(assault))
        };
        // أصيب جنديان في انفجار عبوة: whoever is hurt does not do it.
        const HURT: &[&str] = &["اصاب", "جرح", "استشهد", "لقي", "توفي", "قضي"];
        let hurt = self.frame.kind.as_str() == "assault"
            && matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "في" | "ب" | "من"))
            && clause.verb.is_some_and(|v| self.scene.view.conjugates(v, HURT));
        if hurt {
            return;
        }
        let means = self.frame.kind.as_str() == "assault"
            && matches!(position, Some(Position::After(Some(m))) if m.as_str() == "ب")
            && p.checked_sub(1).and_then(|b| self.scene.phrase(b)).is_some_and(of_attack);
        if means {
            return;
        }
        // أحبط الجيش هجوما: who foils it is no attacker.
        const FOILING: &[&str] = &["احبط", "افشل", "صد", "تصدي", "اعترض"];
        let deed = matches!(self.frame.kind.as_str(), "assault" | "coercion" | "mobilization");
        if deed && clause.verb.is_some_and(|v| self.scene.view.conjugates(v, FOILING)) {
            return;
        }
        // رفض الرئيس دعوات إلى التنحي: who answers calls and charges makes none.
        const ANSWERING: &[&str] = &["نفي", "رفض", "رد", "دحض", "فند", "تجاهل", "كذب"];
        let charge = matches!(self.frame.kind.as_str(), "request" | "accusation") && outer == Position::Object;
        if charge && clause.verb.is_some_and(|v| self.scene.view.conjugates(v, ANSWERING)) {
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
            let acting_as = self.frame.kind.as_str() == "mediation"
                && matches!(outer, Position::After(Some(m)) if m.as_str() == "ك");
            let by_preposition = acting_as
                || matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "في" | "ب" | "علي" | "الي" | "ل" | "من"));
            let near = !self.dates_something(p)
                && !self.is_answered(p)
                && !matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "منذ" | "خلال" | "قبل" | "بعد" | "بشان" | "حول"));
            // ترأس اجتماعا لمتابعة الاعتداء: the light verb carries its object, and not what that is for.
            let near = near
                && !(class == Some(VerbClass::Support)
                    && deed
                    && matches!(outer, Position::After(Some(m)) if m.as_str() == "ل")
                    && self.carries_object(clause));
            let enabled = self.enabled(p, clause);
            if let Some(subject) = clause.subject.as_ref().filter(|_| near && !enabled) {
                let tries = clause.verb.is_some_and(|v| self.scene.view.conjugates(v, &["حاول", "اراد"]));
                // تظاهروا للمطالبة بـ…: the purpose is theirs who act.
                let purpose = class.is_none()
                    && matches!(self.frame.kind.as_str(), "request" | "accusation")
                    && matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "ل" | "بهدف"));
                // خرجوا احتجاجا على الحكم: why they did it.
                let why = outer == Position::Object
                    && matches!(self.frame.kind.as_str(), "protest" | "support" | "rejection" | "accusation")
                    && self.scene.view.fold(self.candidate.first).ends_with('ا')
                    && !self.scene.view.reading(self.candidate.first).article;
                let class = if purpose || why || tries && outer == Position::Object {
                    Some(VerbClass::Support)
                } else {
                    // أعلن سحب قواته: the deed that is told is bare.
                    // أعلنت مواصلة الاعتصام: of what is told the noun is the genitive.
                    let head = |p: usize| self.scene.phrase(p).map_or(0, |p| p.head_word);
                    let top = head(self.topmost(p));
                    let goes_on = self.scene.view.class(top, false) == Some(VerbClass::Support);
                    let told = if goes_on { top } else { head(p) };
                    // أعلنت الوزارة السيطرة على بلدتين: it always has the article.
                    const SEIZING: &[&str] = &["السيطره", "الاستيلاء", "القضاء", "الاستحواذ"];
                    let seizes = SEIZING.contains(&self.scene.view.fold(told));
                    let bare = seizes || !self.scene.view.reading(told).article;
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
        // تقف الحركة وراء التفجير: she did it; عرض الرئيس الوساطة: he would mediate.
        const BEHIND: &[&str] = &["وراء", "خلف"];
        let behind = clause.verb.is_some_and(|v| self.scene.view.conjugates(v, &["وقف"]))
            && self
                .scene
                .phrase(p)
                .and_then(|q| q.first.checked_sub(1))
                .is_some_and(|w| BEHIND.contains(&self.scene.view.fold(w)));
        // انسحب الوفد من المحادثات: he had taken part.
        const LEAVING: &[&str] = &["انسحب", "خرج", "غادر"];
        let left = self.frame.kind.as_str() == "talks"
            && matches!(outer, Position::After(Some(m)) if m.as_str() == "من")
            && clause.verb.is_some_and(|v| self.scene.view.conjugates(v, LEAVING));
        let offered = self.frame.kind.as_str() == "mediation" && outer == Position::Object && self.is_offered(clause);
        if let Some(subject) = clause.subject.as_ref().filter(|s| (behind || left || offered) && !s.0.contains(&p)) {
            self.lend(Some(VerbClass::Support), subject);
        }
        // استعاد الجيش المدينة بعد معارك مع المتمردين: who tells or does it fought them.
        let fought = self.frame.kind.as_str() == "assault"
            && matches!(outer, Position::After(Some(m)) if matches!(m.as_str(), "بعد" | "خلال" | "في"))
            && self.filled.is_empty()
            && clause.after.iter().any(|(m, _, w)| {
                m.is_some_and(|m| m.as_str() == "مع") && *w > self.candidate.last && *w <= self.candidate.last + 3
            });
        if let Some(subject) = clause.subject.as_ref().filter(|s| fought && !s.0.contains(&p)) {
            let victims = |q: &Phrase| q.class == Some(HeadClass::People) || q.quantity;
            if subject.0.iter().filter_map(|&q| self.scene.phrase(q)).all(|q| !victims(q)) {
                self.fill_group(Slot::Subject, subject);
            }
        }
        if (self.attends(p, clause, outer) || self.journeys(p, clause, outer))
            && let Some(subject) = &clause.subject
        {
            self.fill_group(Slot::Subject, subject);
        }
        self.light_masdar(p);
        self.hosted(p);
        if let Some(stop) = self.stop(p, clause) {
            self.fill_role_of("host", stop);
        }
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
                for (_, group, _) in relative
                    .after
                    .iter()
                    .filter(|(m, _, _)| m.is_some_and(|m| matches!(m.as_str(), "ب" | "مع" | "بحضور" | "بمشاركه")))
                {
                    self.fill_group(Slot::Subject, group);
                }
            }
            // جولة شملت إسرائيل ومصر: where it led.
            const SPANNING: &[&str] = &["شمل", "ضم", "تضمن"];
            // جولة في المنطقة شملت …
            let region = relative.parent == Some(self.candidate.clause)
                && relative.subject.as_ref().is_some_and(|s| {
                    s.0.iter().all(|&q| {
                        q > p
                            && self.scene.phrase(q).is_some_and(|q| q.sides.is_empty() && !q.trigger)
                            && matches!(self.scene.clauses.places.get(q), Some((_, Position::After(_))))
                    })
                });
            let spans = (heads || region)
                && self.frame.kind.as_str() == "delegation"
                && relative.verb.is_some_and(|v| self.scene.view.conjugates(v, SPANNING));
            if spans {
                for object in &relative.objects {
                    self.fill_role_of("host", object);
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

    /// Whether an event noun is the object of the clause's verb, before the trigger.
    fn carries_object(&self, clause: &Clause) -> bool {
        let event = |q: &Phrase| q.trigger && q.last < self.candidate.first;
        clause.objects.iter().flat_map(|o| &o.0).filter_map(|&q| self.scene.phrase(q)).any(event)
    }

    /// مما يمكّنها من لعب دور: whoever is enabled acts; whether someone is.
    fn enabled(&mut self, p: usize, clause: &Clause) -> bool {
        const ENABLING: &[&str] = &["مكن", "خول", "اتاح", "سمح", "ساعد", "جعل", "دفع", "اجبر", "ارغم", "اضطر", "حدا"];
        let Some(verb) = clause.verb.filter(|&v| self.scene.view.conjugates(v, ENABLING)) else { return false };
        if let Some(object) = clause.objects.first().filter(|o| !o.0.contains(&p)) {
            self.lend(Some(VerbClass::Support), object);
            return true;
        }
        if self.scene.view.reading(verb).pronoun.is_some() {
            let sides = self.scene.discourse.owner(p, self.scene.items, self.scene.clauses);
            let span = self.scene.view.span(self.candidate.first, self.candidate.last);
            self.fill_sides(Slot::Subject, sides, span);
            return true;
        }
        // حدا بالحكومة إلى دعم الخطة
        let moved = clause
            .after
            .iter()
            .find(|(m, _, w)| m.is_some_and(|m| matches!(m.as_str(), "ب" | "ل")) && *w < self.candidate.first);
        if let Some((_, group, _)) = moved.filter(|(_, g, _)| !g.0.contains(&p)) {
            self.lend(Some(VerbClass::Support), group);
            return true;
        }
        // تمكن الوفد من الاجتماع: he was able to.
        !self.scene.view.conjugates(verb, &["تمكن"])
    }

    /// أطلقت صواريخ ردا على اغتيال قائدها: what is answered somebody else did.
    fn is_answered(&self, p: usize) -> bool {
        const ANSWERS: &[&str] = &["ردا", "انتقاما", "احتجاجا", "تعقيبا", "تعليقا"];
        let before = |back: usize| {
            let word = self.scene.phrase(p).and_then(|q| q.first.checked_sub(back));
            word.map_or("", |w| self.scene.view.fold(w))
        };
        ANSWERS.contains(&before(2)) && matches!(before(1), "علي" | "من")
    }

    /// Whether the verb of the clause offers or proposes.
    fn is_offered(&self, clause: &Clause) -> bool {
        let schema = self.scene.view.schema;
        clause.verb.is_some_and(|v| {
            self.scene.view.lexemes(v).any(|(l, form, _)| {
                form.is_finite()
                    && l.frames_of(form).filter_map(|f| schema.frame(f)).any(|f| f.kind.as_str() == "proposal")
            })
        })
    }

    /// منذ اللحظة الأولى لاندلاع الحرب: the event only says which moment is meant.
    fn dates_something(&self, p: usize) -> bool {
        let places = &self.scene.clauses.places;
        let of = matches!(places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "ل");
        let Some(moment) = p.checked_sub(1).filter(|_| of) else { return false };
        let adjacent = self.scene.phrase(moment).is_some_and(|m| {
            self.scene.phrase(p).is_some_and(|q| q.first == m.last + 1) && m.sides.is_empty() && !m.trigger
        });
        adjacent
            && matches!(places.get(moment), Some((_, Position::After(Some(m))))
                if matches!(m.as_str(), "منذ" | "قبل" | "بعد" | "حتي" | "خلال"))
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
                // أكد المكتب تسلم الجثة: what is of the noun befalls it, and its subject has no role.
                let of = self.frame.role(Slot::Of);
                let befalls = of.is_some() && of == self.frame.role(Slot::Object);
                match agent {
                    Some(_) => self.fill_group(Slot::Subject, subject),
                    None if befalls => {}
                    None => self.fill_group(Slot::Of, subject),
                }
            }
            Some(VerbClass::Undergo) if self.frame.role(Slot::Object).is_some() => {
                self.fill_group(Slot::Object, subject)
            }
            // تعرضت دورية لإطلاق نار
            Some(VerbClass::Undergo) => self.fill_role_of("target", subject),
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
                } else if self.frame.kind.as_str() == "mobilization" {
                    // تشهد البلاد حالة تأهب: hers.
                    self.fill_group(Slot::Subject, subject);
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
