//! Words by which lines that are no part of an article are known.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use smallvec::SmallVec;

use super::token::{Token, TokenKind, tokenize};
use super::{Folded, fold};

/// The words as an analyst writes them, from `schema/ar/boilerplate.ron`.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    /// A line that starts so is no part of the article (اقرأ أيضا).
    pub starts: Vec<String>,
    /// Two of these in one of the last lines make it a biography of the author.
    pub biography: Vec<String>,
}

impl Boilerplate {
    /// The same by their first words, as lines are asked for them.
    pub fn index(&self) -> BoilerplateIndex {
        BoilerplateIndex { starts: Phrases::of(&self.starts), biography: Phrases::of(&self.biography) }
    }
}

/// The words by which lines are known, by their first words.
#[derive(Debug, Default)]
pub struct BoilerplateIndex {
    starts: Phrases,
    biography: Phrases,
}

impl BoilerplateIndex {
    /// Whether a line starts as none of an article does.
    pub(super) fn starts(&self, line: &[Token], folded: &Folded) -> bool {
        let first = line.iter().position(|t| !matches!(t.kind, TokenKind::Sign(_)));
        first.is_some_and(|i| self.starts.at(line, i, folded).next().is_some())
    }

    /// Whether a line tells of the life of the author.
    pub(super) fn is_biography(&self, line: &[Token], folded: &Folded) -> bool {
        let mut told: SmallVec<[usize; 4]> = SmallVec::new();
        for phrase in (0..line.len()).flat_map(|i| self.biography.at(line, i, folded)) {
            if !told.contains(&phrase) {
                told.push(phrase);
            }
        }
        told.len() >= 2
    }
}

/// Folded phrases by the first word of each.
#[derive(Debug, Default)]
struct Phrases {
    all: Vec<String>,
    by_first: FxHashMap<String, SmallVec<[usize; 2]>>,
}

impl Phrases {
    fn of(phrases: &[String]) -> Self {
        let all: Vec<String> = phrases.iter().map(|p| fold(p)).collect();
        let (mut folded, mut tokens) = (Folded::default(), Vec::new());
        let mut by_first: FxHashMap<String, SmallVec<[usize; 2]>> = FxHashMap::default();
        for (i, phrase) in all.iter().enumerate() {
            tokenize(phrase, &mut folded, &mut tokens);
            if let Some(first) = tokens.first() {
                by_first.entry(first.fold(&folded).to_owned()).or_default().push(i);
            }
        }
        Self { all, by_first }
    }

    /// Those that stand from token `i` of the line on.
    fn at<'p>(&'p self, line: &[Token], i: usize, folded: &'p Folded) -> impl Iterator<Item = usize> + 'p {
        let token = line.get(i);
        let starting = token.and_then(|t| self.by_first.get(t.fold(folded)));
        let text = token.zip(line.last()).map_or("", |(t, last)| t.folded.cover(last.folded).of(folded.as_str()));
        let stands = move |phrase: &&usize| {
            let rest = self.all.get(**phrase).and_then(|words| text.strip_prefix(words.as_str()));
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        starting.into_iter().flatten().filter(stands).copied()
    }
}
