//! Which frames a sentence came near to, and the first condition that each of
//! them failed.
//!
//! The decision of the coder is taken once more with its own functions, so
//! that reading itself keeps no account.

use serde::Serialize;

use super::coder::{Coded, Topics, score};
use super::conditions::{Ground, Lack};
use super::roles::{Casting, Filled, Scene};
use super::trigger::{Candidate, match_words};
use crate::schema::{CompiledFrame, FrameIndex, KindId, Phrase, RoleId};
use crate::text::Span;

/// What became of a frame, the nearest to an event first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It gave an event.
    Fires,
    /// It held, but another event of the sentence tells the same, or it is
    /// only what that one is about.
    NoEventOfItsOwn,
    /// It held, but another frame of the same words fits better.
    FitsLess,
    /// None of the roles that it needs has a side.
    LacksRole,
    /// Words stand with it that exclude it.
    Excluded,
    /// The words that must stand with it do not.
    LacksWords,
    /// The particle of its verb does not follow.
    LacksParticle,
    /// None of its topics is spoken of.
    LacksTopic,
    /// All words of its phrase are there, but not together.
    WordsApart,
    /// The word stands where or in a form in which it evokes nothing.
    NoTrigger,
}

/// A frame that the words of a sentence may evoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The words.
    pub trigger: Span,
    /// The frame.
    pub frame: String,
    /// Its kind of event.
    pub kind: KindId,
    /// What became of it.
    pub outcome: Outcome,
    /// What it lacked, or what stood in its way.
    pub because: Vec<String>,
}

/// All frames that the words of a sentence may evoke, the nearest first.
pub(super) fn verdicts(
    scene: Scene<'_>,
    candidates: &[Candidate],
    topics: Topics<'_>,
    coded: &[Coded],
) -> Vec<Verdict> {
    let mut judge = Judge { scene, topics, coded, out: Vec::new() };
    let holding: Vec<Candidate> = candidates
        .iter()
        .filter(|candidate| {
            let ground = Ground::of(scene, candidate, topics);
            let holds = |&f: &FrameIndex| scene.view.schema.frame(f).is_some_and(|frame| ground.fit(f, frame).is_ok());
            candidate.frames.iter().any(holds)
        })
        .cloned()
        .collect();
    for candidate in candidates {
        judge.trigger(candidate, &holding);
    }
    judge.elsewhere(candidates);
    judge.apart();
    judge.out.sort_by(|a, b| (a.outcome, a.trigger, &a.frame).cmp(&(b.outcome, b.trigger, &b.frame)));
    judge.out.dedup();
    judge.out
}

struct Judge<'a> {
    scene: Scene<'a>,
    topics: Topics<'a>,
    coded: &'a [Coded],
    out: Vec<Verdict>,
}

impl Judge<'_> {
    fn tell(&mut self, (first, last): (usize, usize), frame: &CompiledFrame, outcome: Outcome, because: Vec<String>) {
        let trigger = self.scene.view.span(first, last);
        self.out.push(Verdict { trigger, frame: frame.id.clone(), kind: frame.kind.clone(), outcome, because });
    }

    /// The frames of a trigger.
    fn trigger(&mut self, candidate: &Candidate, holding: &[Candidate]) {
        let words = (candidate.first, candidate.last);
        let schema = self.scene.view.schema;
        let ground = Ground::of(self.scene, candidate, self.topics);
        let mut fitting: Vec<(f32, FrameIndex, &CompiledFrame)> = Vec::new();
        for &index in &candidate.frames {
            let Some(frame) = schema.frame(index) else { continue };
            let fit = match ground.fit(index, frame) {
                Ok(fit) => fit,
                Err(lack) => {
                    let (outcome, because) = self.lacking(lack, candidate, index, frame);
                    self.tell(words, frame, outcome, because);
                    continue;
                }
            };
            let roles = Casting::cast(self.scene, frame, candidate, holding);
            match score(self.scene, frame, fit, &roles) {
                Some(score) => fitting.push((score, index, frame)),
                None => self.tell(words, frame, Outcome::LacksRole, needs(frame, &roles)),
            }
        }
        // Of equals the first, as the coder has it.
        let mut best: Option<(f32, FrameIndex, &CompiledFrame)> = None;
        for &(score, index, frame) in &fitting {
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, index, frame));
            }
        }
        for (_, index, frame) in fitting {
            let same = |c: &&Coded| (c.candidate.first, c.candidate.last) == words;
            let fires = self.coded.iter().filter(same).any(|c| c.frame == index);
            let (outcome, because) = match best {
                _ if fires => (Outcome::Fires, Vec::new()),
                Some((_, better, other)) if better != index => (Outcome::FitsLess, vec![other.id.clone()]),
                _ => (Outcome::NoEventOfItsOwn, Vec::new()),
            };
            self.tell(words, frame, outcome, because);
        }
    }

    fn lacking(
        &self,
        lack: Lack,
        candidate: &Candidate,
        index: FrameIndex,
        frame: &CompiledFrame,
    ) -> (Outcome, Vec<String>) {
        let schema = self.scene.view.schema;
        match lack {
            Lack::Topic => {
                let topics = frame.about.iter().filter_map(|&t| schema.topic(t));
                (Outcome::LacksTopic, topics.map(ToString::to_string).collect())
            }
            Lack::Particle => {
                let particles = self.scene.view.lexemes(candidate.first).flat_map(|(l, ..)| &l.particles);
                let needed = particles.filter(|(f, _)| *f == index).map(|(_, particle)| particle.to_string());
                (Outcome::LacksParticle, needed.collect())
            }
            Lack::Words => (Outcome::LacksWords, frame.with.iter().map(|w| self.lemmas(w)).collect()),
            Lack::Forbidden(at) => {
                (Outcome::Excluded, frame.without.get(at).map(|w| self.lemmas(w)).into_iter().collect())
            }
        }
    }

    /// The words of a phrase in their dictionary form.
    fn lemmas(&self, phrase: &Phrase) -> String {
        let lexicon = &self.scene.view.schema.lexicon;
        let lemmas: Vec<_> = phrase.iter().filter_map(|&l| lexicon.lexeme(l)).map(|l| l.lemma.as_str()).collect();
        lemmas.join(" ")
    }

    /// Words that evoke frames elsewhere or in another form.
    fn elsewhere(&mut self, candidates: &[Candidate]) {
        let view = self.scene.view;
        for word in 0..view.words.len() {
            let within = |c: &&Candidate| c.first <= word && word <= c.last;
            for (lexeme, ..) in view.lexemes(word) {
                for used in &lexeme.frames {
                    if candidates.iter().filter(within).any(|c| c.first < c.last || c.frames.contains(&used.frame)) {
                        continue;
                    }
                    let Some(frame) = view.schema.frame(used.frame) else { continue };
                    self.tell((word, word), frame, Outcome::NoTrigger, vec![lexeme.lemma.to_string()]);
                }
            }
        }
    }

    /// Trigger phrases whose words all stand in the sentence, but not together.
    fn apart(&mut self) {
        let view = self.scene.view;
        for word in 0..view.words.len() {
            for (_, _, lexeme) in view.lexemes(word) {
                for (phrase, frame) in view.schema.phrases.get(&lexeme).into_iter().flatten() {
                    let there = |l: &_| (0..view.words.len()).any(|i| view.may_be(i, *l));
                    let apart = view.present.may_hold(phrase)
                        && phrase.iter().all(there)
                        && !(0..view.words.len()).any(|i| match_words(view, i, phrase).is_some());
                    if let (true, Some(frame)) = (apart, view.schema.frame(*frame)) {
                        self.tell((word, word), frame, Outcome::WordsApart, vec![self.lemmas(phrase)]);
                    }
                }
            }
        }
    }
}

/// The roles that a frame needs one of.
fn needs(frame: &CompiledFrame, roles: &[Filled]) -> Vec<String> {
    let said = |role: &RoleId| {
        let without = if roles.iter().any(|f| &f.role == role) { " (its words name no side)" } else { "" };
        format!("{role}{without}")
    };
    frame.needs.iter().map(said).collect()
}
