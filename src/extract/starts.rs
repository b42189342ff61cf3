//! Where names may begin in a word: what is cut before them, and where in the
//! trie of names what is left leads. Found once a spelling.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::morph::{Conjunction, Preposition};
use crate::schema::{NameNode, NameWord, Names};

/// A way to read a word as the first of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The node after the word.
    pub node: Option<NameNode>,
    /// The node after a quotation mark and the word: some names are names only
    /// between quotation marks.
    pub quoted: Option<NameNode>,
    /// و or ف before the name.
    pub conjunction: Option<Conjunction>,
    /// ب ل ك before it.
    pub preposition: Option<Preposition>,
}

/// What the trie of names knows of a spelling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameKeys {
    /// The word inside a name.
    pub word: Option<NameWord>,
    /// The word as the first of a name: what cuts least comes first.
    pub starts: SmallVec<[Start; 1]>,
}

impl NameKeys {
    /// Looks a folded word up.
    pub fn of(names: &Names, text: &str) -> Self {
        let quote = names.word("«").and_then(|q| names.step(NameNode::ROOT, q));
        let mut starts = SmallVec::new();
        let mut put = |rest: Cow<'_, str>, conjunction, preposition| {
            if rest.chars().nth(1).is_none() {
                return;
            }
            let Some(word) = names.word(&rest) else { return };
            let node = names.step(NameNode::ROOT, word);
            let quoted = quote.and_then(|q| names.step(q, word));
            if node.is_some() || quoted.is_some() {
                starts.push(Start { node, quoted, conjunction, preposition });
            }
        };
        let conjunctions = [(text, None)]
            .into_iter()
            .chain(text.strip_prefix('و').map(|r| (r, Some(Conjunction::Wa))))
            .chain(text.strip_prefix('ف').map(|r| (r, Some(Conjunction::Fa))));
        for (rest, conjunction) in conjunctions {
            put(rest.into(), conjunction, None);
            if let Some(bare) = rest.strip_prefix("لل") {
                put(format!("ال{bare}").into(), conjunction, Some(Preposition::Li));
                // للجنة: the ل of the word itself is written once.
                put(format!("الل{bare}").into(), conjunction, Some(Preposition::Li));
            }
            for (letter, preposition) in [('ب', Preposition::Bi), ('ل', Preposition::Li), ('ك', Preposition::Ka)] {
                if let Some(bare) = rest.strip_prefix(letter) {
                    put(bare.into(), conjunction, Some(preposition));
                }
            }
        }
        Self { word: names.word(text), starts }
    }
}
