//! Roles: which phrase fills which slot of a frame.
//!
//! `verb` casts the slots around a verb (`passive`, `joined` to another), `noun` those
//! around an event noun with what its verb has to `lend` (`light` masdars, the
//! `subject` of another clause), `after` the prepositional phrases but for those that
//! stand `beside`, `pronoun` what stands for someone named before, `meant` who is meant
//! but stands in no slot; `fill` writes them down.

mod after;
mod beside;
mod fill;
mod joined;
mod lend;
mod light;
mod meant;
mod noun;
mod passive;
mod pronoun;
mod subject;
mod verb;

pub use passive::is_armed;

use super::clause::{Clause, Clauses, Group, verb_class};
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

impl Filled {
    /// A role that a phrase has, with the sides that it names.
    pub fn named(view: View<'_>, role: &str, p: usize, phrase: &Phrase) -> Self {
        Self {
            role: role.into(),
            span: phrase.span(view),
            actors: phrase.actors.clone(),
            sides: phrase.sides.clone(),
            phrase: Some(p),
        }
    }
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
        casting.threatened();
        casting.turned_down();
        if let Some(clause) = scene.clause(candidate.clause) {
            casting.pronoun_after(clause);
        }
        casting.praised_for();
        casting.called_so();
        casting.alluded_to();
        casting.spoken();
        casting.closed();
        casting.spare_own();
        casting.filled
    }

    /// استدعت كولومبيا سفيرها لدى واشنطن: her own is not whom she means; عاد الرئيس اللبناني إلى
    /// بيروت: nobody is a guest at home.
    fn spare_own(&mut self) {
        let (doer, other) = match self.frame.kind.as_str() {
            "sanction" => ("actor", "target"),
            "delegation" => ("delegate", "host"),
            _ => return,
        };
        let (scene, schema) = (self.scene, self.scene.view.schema);
        // Whose a guest is that no words tell has been guessed from the land he is in.
        let guessed = |f: &Filled| f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| p.resolved);
        let mut actors: Sides = self
            .filled
            .iter()
            .filter(|f| f.role.as_str() == doer && !(other == "host" && guessed(f)))
            .flat_map(|f| f.sides.iter().copied())
            .collect();
        if other == "host" {
            let homes =
                actors.iter().filter_map(|&a| schema.actor(a)?.home.as_ref()).filter_map(|h| schema.actor_index(h));
            let homes: Sides = homes.collect();
            actors.extend(homes);
        }
        let owned =
            |f: &Filled| other == "host" || f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| p.pronoun.is_some());
        self.filled.retain(|f| {
            let own = f.role.as_str() == other
                && owned(f)
                && !f.sides.is_empty()
                && f.sides.iter().all(|s| actors.contains(s));
            !own
        });
    }
}
