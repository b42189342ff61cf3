//! Who is meant though no slot of the frame holds them: whoever is to do what is asked,
//! whose deed is called so, to whom the words allude, who says what no one is said to say.

use super::{Casting, Filled, sides_of};
use crate::extract::clause::{Clause, Link, Position};
use crate::extract::phrase::Phrase;
use crate::extract::trigger::CandidateKind;
use crate::schema::{HeadClass, RoleId, Slot};

impl Casting<'_> {
    /// دعا إلى أن يعمد الرئيس إلى …، حذر من أنه إذا انسحبت القوات …: who is meant stands in
    /// what is asked for or warned of.
    pub(super) fn asked_to(&mut self) {
        let target: RoleId = "target".into();
        let kind = self.frame.kind.as_str();
        let asks = matches!(kind, "request" | "threat")
            && self.candidate.kind == CandidateKind::Verb
            && !self.is_filled(target.as_str());
        if !asks {
            return;
        }
        let under = |c: &&Clause, parent: usize| c.parent == Some(parent) && c.first > self.candidate.last;
        let clauses = &self.scene.clauses.all;
        // شدد على ضرورة وقف إسرائيل الاستيطان: who is to do it stands in the idafa.
        const NEED: &[&str] = &["ضروره", "وجوب", "اهميه", "حتميه"];
        let phrases = &self.scene.items.phrases;
        let need = phrases.iter().position(|q| {
            let idafa = !q.sides.is_empty() && q.last > q.head_word + 1;
            idafa && q.first > self.candidate.last && NEED.contains(&self.scene.view.bare(q.head_word))
        });
        if let Some(need) = need.filter(|_| kind == "request") {
            let those = self.scene.clauses.group_of(need);
            // What they are to do follows.
            let end = those.0.last().and_then(|&q| phrases.get(q)).map_or(0, |q| q.last);
            let next =
                phrases.iter().find(|r| r.first == end + 1).map(|r| (r.trigger, self.scene.view.reading(r.first)));
            if next.is_some_and(|(deed, word)| deed || word.article || word.preposition.is_some()) {
                for &q in &those.0 {
                    self.fill_role(target.clone(), q);
                }
                return;
            }
        }
        let content = clauses.iter().position(|c| c.link == Link::Complement && under(&c, self.candidate.clause));
        // حذر من أنه إذا هاجمت موسكو …: whoever is warned of what follows.
        let content = match kind {
            "threat" => clauses.iter().find(|c| {
                let parents = [content, Some(self.candidate.clause)];
                c.link == Link::Conditional && parents.into_iter().flatten().any(|p| under(c, p))
            }),
            _ => content.and_then(|c| clauses.get(c)),
        };
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

    /// هددت إيران بضرب القواعد الأميركية، توعد بقطع النفط عن أوروبا: whom the deed would befall;
    /// امتنعت عن إمداد غزة بالوقود: who goes without.
    pub(super) fn threatened(&mut self) {
        let (scene, target): (_, RoleId) = (self.scene, "target".into());
        let marker = match self.frame.kind.as_str() {
            "threat" => "ب",
            "coercion" => "عن",
            _ => return,
        };
        let open = !self.is_filled(target.as_str());
        let Some(clause) = scene.clause(self.candidate.clause).filter(|_| open) else { return };
        let named = self.named();
        let deed = clause.after.iter().find(|(m, group, word)| {
            let masdar = |q: &Phrase| q.trigger || q.class == Some(HeadClass::Abstract);
            *word > self.candidate.last
                && m.is_some_and(|m| m.as_str() == marker)
                && group.0.first().and_then(|&g| scene.phrase(g)).is_some_and(masdar)
        });
        let Some(deed) = deed.and_then(|(_, group, _)| group.0.first().copied()) else { return };
        let other = |q: &Phrase| !q.sides.is_empty() && !q.sides.iter().any(|s| named.contains(s)) && !q.trigger;
        let befallen = (deed + 1..scene.items.phrases.len())
            .take_while(|&q| scene.clauses.places.get(q).is_some_and(|&(c, _)| c == self.candidate.clause))
            .find(|&q| {
                let stands = match scene.clauses.places.get(q) {
                    // بالرد على اغتيال القيادي: not who was killed.
                    Some(&(_, Position::Genitive(_))) => scene.clauses.idafa_head(q) == deed,
                    Some((_, Position::After(Some(m)))) => matches!(m.as_str(), "علي" | "عن" | "ضد" | "ل"),
                    _ => false,
                };
                stands && scene.phrase(q).is_some_and(other)
            });
        if let Some(befallen) = befallen {
            self.fill_role(target, befallen);
        }
    }

    /// رفضت الخرطوم أي تفاوض مع المتمردين: with whom nothing is to be done is turned down.
    pub(super) fn turned_down(&mut self) {
        const REACH: usize = 6;
        let (scene, target): (_, RoleId) = (self.scene, "target".into());
        let open = self.frame.kind.as_str() == "rejection" && !self.is_filled(target.as_str());
        let Some(clause) = scene.clause(self.candidate.clause).filter(|_| open) else { return };
        let named = self.named();
        // رفضه التفاوض مع القوات: of the masdar, what stands right after it.
        let dealing = match self.candidate.kind {
            CandidateKind::Noun(p) => scene.phrase(p + 1).filter(|q| q.first <= self.candidate.last + 2),
            _ => clause.objects.iter().flat_map(|o| &o.0).find_map(|&q| scene.phrase(q).filter(|q| q.trigger)),
        };
        let Some(dealing) = dealing.filter(|q| q.trigger) else { return };
        let with = clause.after.iter().find(|(m, _, word)| {
            m.is_some_and(|m| m.as_str() == "مع") && *word > dealing.last && *word <= dealing.last + REACH
        });
        let Some((_, others, _)) = with else { return };
        for &q in &others.0 {
            if scene.phrase(q).is_some_and(|q| !q.sides.is_empty() && !q.sides.iter().any(|s| named.contains(s))) {
                self.fill_role(target.clone(), q);
            }
        }
    }

    /// أمرت لندن بإغلاق السفارة الإيرانية: whose it is suffers it, wherever it stands.
    pub(super) fn closed(&mut self) {
        if self.frame.id.as_str() != "sanction/close_mission" {
            return;
        }
        let (scene, actor, target): (_, RoleId, RoleId) = (self.scene, "actor".into(), "target".into());
        let Some(subject) = scene.clause(self.candidate.clause).and_then(|c| c.subject.as_ref()) else { return };
        let closers = sides_of(subject, scene.items);
        if closers.is_empty() {
            return;
        }
        for filled in
            self.filled.iter_mut().filter(|f| f.role == actor && f.phrase.is_some_and(|p| !subject.0.contains(&p)))
        {
            if !filled.sides.is_empty() && !filled.sides.iter().any(|s| closers.contains(s)) {
                filled.role = target.clone();
            }
        }
        self.filled.retain(|f| f.role != target || !f.sides.iter().any(|s| closers.contains(s)));
        if !self.is_filled(actor.as_str()) {
            for &p in &subject.0 {
                self.fill_role(actor.clone(), p);
            }
        }
    }

    /// ندد بما وصفه بإرهاب المستوطنين، ما سماه عدوان التحالف: whose it is that is called so.
    pub(super) fn called_so(&mut self) {
        const CALLS: &[&str] = &["وصف", "سمى", "سمي", "اسمى", "اسمي", "اعتبر"];
        const REACH: usize = 8;
        let target: RoleId = "target".into();
        let blames = matches!(self.frame.kind.as_str(), "accusation" | "rejection") && !self.is_filled(target.as_str());
        if !blames {
            return;
        }
        let view = self.scene.view;
        let calls = |c: &&Clause| {
            c.link == Link::Relative
                && c.first > self.candidate.last
                && c.first <= self.candidate.last + REACH
                && matches!(view.fold(c.first), "ما" | "بما" | "لما" | "عما" | "مما")
                && c.verb.is_some_and(|v| view.conjugates(v, CALLS))
        };
        let Some(clause) = self.scene.clauses.all.iter().find(calls).and_then(|c| c.verb) else { return };
        let named = self.named();
        let meant = self.scene.items.phrases.iter().position(|q| {
            q.first > clause
                && q.first <= clause + REACH
                && !q.sides.is_empty()
                && !q.sides.iter().any(|s| named.contains(s))
        });
        if let Some(p) = meant {
            self.fill_role(target, p);
        }
    }

    /// أعرب عن تقديره لما قدمته عمان، رحب بما أعلنته الرياض: whoever did what is praised.
    pub(super) fn praised_for(&mut self) {
        const REACH: usize = 8;
        let supported: RoleId = "supported".into();
        let praises = self.frame.kind.as_str() == "support" && !self.is_filled(supported.as_str());
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

    /// يجب على إسرائيل أن …، الحركة هي العقبة: the words leave out who says so; the
    /// speaker does.
    pub(super) fn spoken(&mut self) {
        let source: RoleId = match self.frame.kind.as_str() {
            "request" | "threat" | "accusation" => "source",
            "support" => "supporter",
            _ => return,
        }
        .into();
        let unsaid = [Slot::Subject, Slot::Of].iter().all(|&s| self.frame.role(s) != Some(&source));
        if !unsaid || self.is_filled(source.as_str()) {
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

    /// نرفض التدخل في شؤوننا، في إشارة إلى إيران: whom the words allude to.
    pub(super) fn alluded_to(&mut self) {
        const REACH: usize = 4;
        let (view, target): (_, RoleId) = (self.scene.view, "target".into());
        let open = matches!(self.frame.kind.as_str(), "accusation" | "rejection" | "threat")
            && !self.is_filled(target.as_str());
        if !open {
            return;
        }
        let alludes = |w: &usize| {
            let word = view.fold(*w);
            matches!(word, "اشاره" | "تلميح") && matches!(view.fold(w.saturating_sub(1)), "في")
                || matches!(word, "ملمحا" | "ملمحه" | "غامزا" | "قاصدا" | "قاصده")
        };
        let Some(word) = (self.candidate.last + 1..view.words.len()).find(alludes) else { return };
        // Another who says something stands between.
        if self.others.iter().any(|o| o.first > self.candidate.last && o.last < word && o.kind == CandidateKind::Verb) {
            return;
        }
        let named = self.named();
        let meant = self.scene.items.phrases.iter().position(|q| {
            q.first > word && q.first <= word + REACH && !q.sides.is_empty() && (!q.trigger || q.by_nisba)
        });
        let other = |p: &usize| self.scene.phrase(*p).is_some_and(|q| !q.sides.iter().any(|s| named.contains(s)));
        if let Some(p) = meant.filter(other) {
            self.fill_role(target, p);
        }
    }
}
