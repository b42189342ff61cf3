//! Room: morphology. Takes roots and lemmas, gives the inflected forms that
//! newspapers print, and cuts clitics off words.
//!
//! It stands between `text`, whose folding it speaks, and `schema`, which
//! fills its lexicon with it.

mod clitic;
mod function;
pub mod noun;
pub mod verb;

pub use clitic::{Conjunction, Cut, Preposition, Pronoun, cuts};
pub use function::{Function, MARKERS, Marker, function};

/// Person of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// أنا، نحن
    First,
    /// أنتم
    Second,
    /// هو، هم
    Third,
}

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// مذكر
    Masculine,
    /// مؤنث
    Feminine,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// مفرد
    Singular,
    /// مثنى
    Dual,
    /// جمع
    Plural,
}

/// Tense of a finite verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// الماضي
    Past,
    /// المضارع
    Present,
}

/// Agreement of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Person; third for nouns.
    pub person: Person,
    /// Gender.
    pub gender: Gender,
    /// Number.
    pub number: Number,
    /// Carries the article.
    pub definite: bool,
    /// Stands only before a pronoun or a genitive.
    pub bound: bool,
}

/// What a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Finite verb.
    Finite {
        /// Tense.
        tense: Tense,
        /// Its skeleton is passive only.
        passive: bool,
        /// Agreement.
        feature: Feature,
    },
    /// Participle of a verb.
    Participle {
        /// Whether it is the passive one.
        passive: bool,
        /// Agreement.
        feature: Feature,
    },
    /// Masdar of a verb.
    Masdar {
        /// Agreement.
        feature: Feature,
    },
    /// Noun or adjective.
    Noun {
        /// Agreement.
        feature: Feature,
    },
}

impl Form {
    /// Its agreement.
    pub fn feature(self) -> Feature {
        match self {
            Self::Finite { feature, .. }
            | Self::Participle { feature, .. }
            | Self::Masdar { feature }
            | Self::Noun { feature } => feature,
        }
    }

    /// Whether it is a finite verb.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Finite { .. })
    }
}
