//! Roles: which phrase fills which slot of a frame.
//!
//! `verb` casts the slots around a verb (`passive`, `joined` to another), `noun` those
//! around an event noun with what its verb has to `lend` (`light` masdars, the
//! `subject` of another clause), `after` the prepositional phrases, `pronoun` what
//! stands for someone named before; `fill` writes them down.

mod after;
mod fill;
mod joined;
mod lend;
mod light;
mod noun;
mod passive;
mod pronoun;
mod subject;
mod verb;

pub use passive::is_armed;

use super::clause::{Clause, Clauses, Group, Link, verb_class};
use super::discourse::{Discourse, Sides, sides_of};
use super::items::Items;
use super::phrase::Phrase;
use super::trigger::{Candidate, CandidateKind};
use super::words::View;
use crate::schema::{CompiledFrame, RoleId, Slot};
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
        casting.called_so();
        casting.spoken();
        casting.spare_own();
        casting.filled
    }

    /// استدعت كولومبيا سفيرها لدى واشنطن: her own is not whom she means.
    fn spare_own(&mut self) {
        if self.frame.kind.as_str() != "sanction" {
            return;
        }
        let actors: Sides =
            self.filled.iter().filter(|f| f.role.as_str() == "actor").flat_map(|f| f.sides.iter().copied()).collect();
        let owned = |f: &Filled| f.phrase.and_then(|p| self.scene.phrase(p)).is_some_and(|p| p.pronoun.is_some());
        let own: Vec<bool> = self
            .filled
            .iter()
            .map(|f| {
                f.role.as_str() == "target"
                    && owned(f)
                    && !f.sides.is_empty()
                    && f.sides.iter().all(|s| actors.contains(s))
            })
            .collect();
        let mut own = own.into_iter();
        self.filled.retain(|_| !own.next().unwrap_or(false));
    }

    /// دعا إلى أن يعمد الرئيس إلى …، حذر من أنه إذا انسحبت القوات …: who is meant stands in
    /// what is asked for or warned of.
    fn asked_to(&mut self) {
        let target: RoleId = "target".into();
        let kind = self.frame.kind.as_str();
        let asks = matches!(kind, "request" | "threat")
            && self.candidate.kind == CandidateKind::Verb
            && !self.filled.iter().any(|f| f.role == target && !f.sides.is_empty());
        if !asks {
            return;
        }
        let under = |c: &&Clause, parent: usize| c.parent == Some(parent) && c.first > self.candidate.last;
        let clauses = &self.scene.clauses.all;
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

    /// ندد بما وصفه بإرهاب المستوطنين، ما سماه عدوان التحالف: whose it is that is called so.
    fn called_so(&mut self) {
        const CALLS: &[&str] = &["وصف", "سمى", "سمي", "اسمى", "اسمي", "اعتبر"];
        const REACH: usize = 8;
        let target: RoleId = "target".into();
        let blames = matches!(self.frame.kind.as_str(), "accusation" | "rejection")
            && !self.filled.iter().any(|f| f.role == target && !f.sides.is_empty());
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
        let sources: Sides = self.filled.iter().flat_map(|f| f.sides.iter().copied()).collect();
        let meant = self.scene.items.phrases.iter().position(|q| {
            q.first > clause
                && q.first <= clause + REACH
                && !q.sides.is_empty()
                && !q.sides.iter().any(|s| sources.contains(s))
        });
        if let Some(p) = meant {
            self.fill_role(target, p);
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

    /// يجب على إسرائيل أن …، الحركة هي العقبة: the words leave out who says so; the
    /// speaker does.
    fn spoken(&mut self) {
        let source: RoleId = match self.frame.kind.as_str() {
            "request" | "threat" | "accusation" => "source",
            "support" => "supporter",
            _ => return,
        }
        .into();
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
}
