//! Names of actors, places and outlets: a trie over folded words.
//!
//! A sentence is walked once; a word that begins no name costs one look-up
//! however many names there are.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::actors::{ActorIndex, PlaceIndex};

/// What a name may stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Actors that bear it: one, unless people share a surname.
    pub actors: SmallVec<[ActorIndex; 2]>,
    /// The place that bears it.
    pub place: Option<PlaceIndex>,
    /// An adjective of nationality of two words (كوري جنوبي).
    pub nisba: bool,
    /// Several words, or a name that is no common word.
    pub words: u8,
}

/// Where one stands in the trie after some words of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameNode(u32);

impl NameNode {
    /// Before the first word.
    pub const ROOT: Self = Self(0);
}

/// A word that some name has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameWord(u32);

/// All names.
#[derive(Debug, Default)]
pub struct Names {
    words: FxHashMap<Box<str>, u32>,
    edges: FxHashMap<(u32, u32), u32>,
    /// The name that ends at each node.
    ends: Vec<Option<u32>>,
    names: Vec<Name>,
    nodes: u32,
}

impl Names {
    /// Enters a folded name, word by word.
    pub fn insert(&mut self, words: &[&str], enter: impl FnOnce(&mut Name)) {
        let mut node = 0;
        for word in words {
            let next = self.words.len() as u32;
            let word = *self.words.entry((*word).into()).or_insert(next);
            node = *self.edges.entry((node, word)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes
            });
        }
        self.ends.resize(self.nodes as usize + 1, None);
        let Some(end) = self.ends.get_mut(node as usize) else { return };
        let index = *end.get_or_insert_with(|| {
            self.names.push(Name { words: words.len().min(255) as u8, ..Name::default() });
            self.names.len() as u32 - 1
        });
        if let Some(name) = self.names.get_mut(index as usize) {
            enter(name);
        }
    }

    /// The number of a folded word, if a name has it.
    pub fn word(&self, word: &str) -> Option<NameWord> {
        self.words.get(word).map(|&word| NameWord(word))
    }

    /// The node after `word` from `node`.
    pub fn step(&self, node: NameNode, word: NameWord) -> Option<NameNode> {
        self.edges.get(&(node.0, word.0)).map(|&node| NameNode(node))
    }

    /// The name that ends at `node`.
    pub fn at(&self, node: NameNode) -> Option<&Name> {
        self.ends.get(node.0 as usize).and_then(|&i| self.names.get(i? as usize))
    }
}
