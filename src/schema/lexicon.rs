//! The lexicon: every inflected form of every word that the dictionaries
//! know, and what the word may be.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use smol_str::SmolStr;

use super::actors::ActorIndex;
use super::frame::{HeadClass, VerbClass};
use crate::morph::{Cut, Form, Gender, Person, Pronoun, Tense, cuts};

/// Index of a lexeme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexemeIndex(pub u32);

/// Index of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameIndex(pub u16);

/// Index of a topic in the ontology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicIndex(pub u8);

/// A word of the dictionaries with all that they say of it.
#[derive(Debug, Clone, Default)]
pub struct Lexeme {
    /// Dictionary form, folded.
    pub lemma: SmolStr,
    /// Frames it may evoke, with the particle they need, if any.
    pub frames: SmallVec<[FrameUse; 2]>,
    /// What it does as a verb, or as a noun of that class.
    pub class: Option<VerbClass>,
    /// What it refers to as a head noun.
    pub head: Option<HeadClass>,
    /// Whose nationality it tells.
    pub nisba: Option<ActorIndex>,
    /// Particles that the frames of this verb need (any one of them).
    pub particles: SmallVec<[(FrameIndex, Box<str>); 1]>,
}

/// A frame that a word may evoke, and which of its forms do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameUse {
    /// The frame.
    pub frame: FrameIndex,
    /// Its masdar does.
    pub masdar: bool,
    /// Its participles do.
    pub participle: bool,
}

impl Lexeme {
    /// Whether any of its forms evokes the frame.
    pub fn evokes(&self, frame: FrameIndex) -> bool {
        self.frames.iter().any(|f| f.frame == frame)
    }

    /// The frames that this form of it evokes.
    pub fn frames_of(&self, form: Form) -> impl Iterator<Item = FrameIndex> + '_ {
        self.frames
            .iter()
            .filter(move |f| match form {
                Form::Masdar { .. } => f.masdar,
                Form::Participle { .. } => f.participle,
                Form::Finite { .. } | Form::Noun { .. } => true,
            })
            .map(|f| f.frame)
    }
}

/// One reading of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// The word.
    pub lexeme: LexemeIndex,
    /// What form of it.
    pub form: Form,
}

/// All forms.
#[derive(Debug, Default)]
pub struct Lexicon {
    lexemes: Vec<Lexeme>,
    forms: FxHashMap<Box<str>, SmallVec<[Sense; 2]>>,
}

impl Lexicon {
    /// A lexicon with room for about as many forms as the built-in dictionaries have.
    pub fn roomy() -> Self {
        const FORMS: usize = 120_000;
        Self { lexemes: Vec::new(), forms: FxHashMap::with_capacity_and_hasher(FORMS, rustc_hash::FxBuildHasher) }
    }

    /// Adds a lexeme.
    pub fn add(&mut self, lexeme: Lexeme) -> LexemeIndex {
        self.lexemes.push(lexeme);
        LexemeIndex(self.lexemes.len() as u32 - 1)
    }

    /// The lexeme at an index.
    pub fn lexeme(&self, index: LexemeIndex) -> Option<&Lexeme> {
        self.lexemes.get(index.0 as usize)
    }

    /// The lexeme at an index, to be added to.
    pub fn lexeme_mut(&mut self, index: LexemeIndex) -> Option<&mut Lexeme> {
        self.lexemes.get_mut(index.0 as usize)
    }

    /// Enters one form of a lexeme.
    pub fn enter(&mut self, form: &str, sense: Sense) {
        match self.forms.get_mut(form) {
            Some(senses) if senses.contains(&sense) => {}
            Some(senses) => senses.push(sense),
            None => {
                self.forms.insert(form.into(), std::iter::once(sense).collect());
            }
        }
    }

    /// Readings of a stem without clitics.
    pub fn senses(&self, stem: &str) -> &[Sense] {
        self.forms.get(stem).map_or(&[], |s| s.as_slice())
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The best cut of a folded word with its readings: the one that cuts
    /// least among those whose readings agree with the clitics. A word written
    /// with ة (`marbuta`) ends in no pronoun.
    pub fn read<'w>(&self, word: &'w str, marbuta: bool) -> Option<(Cut<'w>, SmallVec<[Sense; 3]>)> {
        let fitting = |cut: &Cut<'_>| -> SmallVec<[Sense; 3]> {
            // وعودة, written with ة, are no وعود of his.
            if marbuta && cut.pronoun.is_some() {
                return SmallVec::new();
            }
            self.senses(cut.stem).iter().copied().filter(|s| agrees(cut, s)).collect()
        };
        let all = cuts(word);
        for (i, cut) in all.iter().enumerate() {
            let senses = fitting(cut);
            if senses.is_empty() {
                continue;
            }
            // الأمين is the secretary, not the accusative of آلام; التقى is a verb.
            let noun = cut.stem.starts_with("ال") && !cut.article && senses.iter().all(|s| !s.form.is_finite());
            if let Some(next) = all.get(i + 1).filter(|n| noun && n.article && n.stem.len() + 4 == cut.stem.len()) {
                let definite = fitting(next);
                if !definite.is_empty() {
                    return Some((*next, definite));
                }
            }
            if let Some(owned) = self.evoking_with_pronoun(cut, &senses, &all).filter(|_| !marbuta) {
                let senses = fitting(&owned);
                return Some((owned, senses));
            }
            return Some((*cut, senses));
        }
        None
    }

    /// رفضه is «his refusal» where رفضة, the same letters, evokes nothing; اتهمته accuses him
    /// even where «اتهمت» is only a word that some frame asks for.
    fn evoking_with_pronoun<'w>(&self, cut: &Cut<'w>, senses: &[Sense], all: &[Cut<'w>]) -> Option<Cut<'w>> {
        let evokes = |s: &Sense| self.lexeme(s.lexeme).is_some_and(|l| l.frames_of(s.form).next().is_some());
        let bare = cut.stem.strip_suffix('ه').filter(|_| cut.pronoun.is_none())?;
        let known = |l: &Lexeme| l.class.is_some() || !l.frames.is_empty();
        // الهجوم الذي شنه الجيش، وصفه بأنه: a verb with its object, no شنة and no وصفة, which are
        // written with ة.
        let plain = |s: &Sense| {
            !s.form.is_finite()
                && s.form.feature().gender == Gender::Feminine
                && self.lexeme(s.lexeme).is_some_and(|l| matches!(l.head, None | Some(HeadClass::Plain)))
        };
        let does = |c: &&Cut<'w>| {
            c.stem == bare
                && c.pronoun.is_some()
                && (c.conjunction, c.preposition, c.article, c.future) == (cut.conjunction, None, false, cut.future)
                && self.senses(c.stem).iter().any(|s| {
                    s.form.is_finite()
                        && s.form.feature().person == Person::Third
                        && agrees(c, s)
                        && self.lexeme(s.lexeme).is_some_and(known)
                })
        };
        if senses.iter().all(|s| plain(s) && !evokes(s))
            && let Some(verb) = all.iter().find(does)
        {
            return Some(*verb);
        }
        let refers = |s: &Sense| self.lexeme(s.lexeme).is_some_and(|l| l.head.is_some() || l.class.is_some());
        if senses.iter().any(|s| s.form.is_finite() || evokes(s) || refers(s)) {
            return None;
        }
        let same = |c: &&Cut<'w>| {
            c.stem == bare
                && c.pronoun.is_some()
                && (c.conjunction, c.preposition, c.article, c.future)
                    == (cut.conjunction, cut.preposition, cut.article, cut.future)
        };
        let owned = all.iter().find(same)?;
        let said =
            |s: &Sense| matches!(s.form, Form::Masdar { .. } | Form::Finite { .. }) && agrees(owned, s) && evokes(s);
        self.senses(owned.stem).iter().any(said).then_some(*owned)
    }
}

/// Whether a reading may carry these clitics.
fn agrees(cut: &Cut<'_>, sense: &Sense) -> bool {
    let feature = sense.form.feature();
    match sense.form {
        Form::Finite { tense, .. } => {
            // ل before a present is the ل of purpose.
            let preposition_fits = match cut.preposition {
                None => true,
                Some(crate::morph::Preposition::Li) => tense == Tense::Present,
                Some(_) => false,
            };
            // «I» before a root in ل looks like the article; newspapers do not write it.
            let looks_definite = feature.person == Person::First && cut.stem.starts_with("ال");
            !cut.article
                && !looks_definite
                && preposition_fits
                && (!cut.future || tense == Tense::Present)
                && (!feature.bound || cut.pronoun.is_some())
                // A verb takes ني for me: لقوى are no «they who met me».
                && (cut.pronoun != Some(Pronoun::My) || cut.stem.ends_with('ن'))
        }
        _ => {
            if cut.future {
                return false;
            }
            // لقائ stands only before a pronoun; دولتي and وفدي also before a genitive.
            let needs_pronoun = feature.bound && (cut.stem.ends_with(['ت', 'ئ', 'ؤ']));
            if cut.article { !feature.bound } else { !needs_pronoun || cut.pronoun.is_some() }
        }
    }
}
