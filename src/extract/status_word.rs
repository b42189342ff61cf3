//! Which word makes an event denied, planned or possible: the first that does, looked for
//! where `status` looks. Only for records.

use super::clause::{Clause, DENIALS, Link};
use super::roles::Scene;
use super::status::{called_off, calls_off, governor, time_to_come};
use super::trigger::{Candidate, CandidateKind};
use crate::morph::Function;
use crate::schema::{Status, VerbClass};

/// The word, if one can be named; what is actual has none.
pub(super) fn status_word(scene: Scene<'_>, candidate: &Candidate, status: Status) -> Option<usize> {
    let class = match status {
        Status::Actual => return None,
        Status::Planned => VerbClass::Intend,
        Status::Possible => VerbClass::Hope,
        Status::Denied => VerbClass::Fail,
    };
    let sought = Sought { scene, candidate, status, class };
    let noun = match candidate.kind {
        CandidateKind::Noun(p) => sought.at_noun(p),
        CandidateKind::Verb | CandidateKind::Must(_) => None,
    };
    noun.or_else(|| sought.in_clauses()).or_else(|| sought.condition()).or_else(|| {
        // سيلتقيان غدا، يلتقيان غدا
        time_to_come(scene, candidate).filter(|_| status == Status::Planned)
    })
}

struct Sought<'a> {
    scene: Scene<'a>,
    candidate: &'a Candidate,
    status: Status,
    class: VerbClass,
}

impl Sought<'_> {
    /// A noun or participle of the class.
    fn of_class(&self, word: usize) -> bool {
        word != self.candidate.first && self.scene.view.class(word, false) == Some(self.class)
    }

    /// The word at the noun itself: عدم الاتفاق، إلغاء اللقاء، الزيارة المرتقبة، احتمال هجوم.
    fn at_noun(&self, p: usize) -> Option<usize> {
        let phrase = self.scene.phrase(p)?;
        let before = phrase.first.checked_sub(1);
        let denied = self.status == Status::Denied;
        let negates = |&word: &usize| denied && (self.negates(word) || called_off(self.scene, p));
        let of_class = |&word: &usize| self.of_class(word);
        let governor = governor(self.scene, p);
        let near = before.filter(negates).or_else(|| (phrase.first..=phrase.last + 1).find(of_class));
        near.or(before.filter(of_class)).or(governor.filter(of_class))
    }

    /// The word in the clause of the trigger, or in one that it hangs on.
    fn in_clauses(&self) -> Option<usize> {
        let mut at = self.scene.clause(self.candidate.clause);
        while let Some(clause) = at {
            if let Some(word) = self.in_clause(clause) {
                return Some(word);
            }
            // What a relative clause qualifies may only be thought of.
            if matches!(clause.link, Link::Main | Link::Coordinate) {
                return None;
            }
            at = clause.parent.and_then(|above| self.scene.clause(above));
        }
        None
    }

    fn in_clause(&self, clause: &Clause) -> Option<usize> {
        let view = self.scene.view;
        let function = |word: usize, is: fn(Function) -> bool| view.reading(word).function.is_some_and(is);
        let verb = clause.verb.or(Some(self.candidate.first))?;
        let from = clause.first.saturating_sub(1).min(verb);
        let particle = |is: fn(Function) -> bool| (from..verb).rev().find(|&word| function(word, is));
        match self.status {
            Status::Actual => None,
            Status::Denied => {
                let denies = |&v: &usize| {
                    view.conjugates(v, DENIALS) || calls_off(self.scene, v) || view.class(v, true) == Some(self.class)
                };
                let negator = clause.negated.then(|| (from..=verb).rev().find(|&w| self.negates(w))).flatten();
                negator.or(clause.verb.filter(denies))
            }
            Status::Planned if clause.future => {
                particle(|f| f == Function::Will).or(clause.verb).or(Some(clause.first))
            }
            Status::Possible if clause.may => particle(|f| f == Function::Already),
            Status::Possible if clause.link == Link::Conditional => Some(clause.first),
            Status::Planned | Status::Possible => None,
        }
        .or_else(|| clause.first.checked_sub(1).filter(|&w| clause.link == Link::Complement && self.of_class(w)))
        .or_else(|| clause.verb.filter(|&v| v != self.candidate.first && view.class(v, true) == Some(self.class)))
    }

    /// سيزور بيروت إذا سمحت الظروف: a condition after it.
    fn condition(&self) -> Option<usize> {
        let depends = |c: &&Clause| {
            c.link == Link::Conditional
                && c.parent == Some(self.candidate.clause)
                && c.first > self.candidate.last
                && self.status == Status::Possible
        };
        self.scene.clauses.all.iter().find(depends).map(|clause| clause.first)
    }

    fn negates(&self, word: usize) -> bool {
        matches!(self.scene.view.reading(word).function, Some(Function::Not | Function::Without))
    }
}
