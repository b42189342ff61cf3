//! Lists of phrases of which a frame asks that one, or none, stands with its trigger.

use smallvec::SmallVec;

use super::lexicon::LexemeIndex;

/// A phrase: the words that must stand together, in order.
pub type Phrase = SmallVec<[LexemeIndex; 3]>;

/// Hundreds of phrases of which next to none stand in a sentence. The first words lie side
/// by side, since they alone nearly always say so.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    firsts: Vec<LexemeIndex>,
    all: Vec<Phrase>,
}

impl Phrases {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Phrase> {
        self.all.iter()
    }

    /// The phrase at a position.
    pub fn get(&self, position: usize) -> Option<&Phrase> {
        self.all.get(position)
    }

    /// The phrases with their positions whose first word is `there`.
    pub fn beginning(&self, there: impl Fn(LexemeIndex) -> bool) -> impl Iterator<Item = (usize, &Phrase)> {
        self.firsts
            .iter()
            .zip(&self.all)
            .enumerate()
            .filter(move |(_, (first, _))| there(**first))
            .map(|(i, (_, p))| (i, p))
    }
}

impl FromIterator<Phrase> for Phrases {
    fn from_iter<T: IntoIterator<Item = Phrase>>(phrases: T) -> Self {
        // A phrase without words stands nowhere.
        let all: Vec<Phrase> = phrases.into_iter().filter(|p| !p.is_empty()).collect();
        Self { firsts: all.iter().filter_map(|p| p.first().copied()).collect(), all }
    }
}
