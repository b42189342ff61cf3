//! Offices that compose with a nationality: وزير الخارجية المصري is the
//! actor `EGY/foreign_minister`, "Egypt, foreign minister".

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use smol_str::SmolStr;

use super::id::ActorId;

/// An office by its folded words without articles.
#[derive(Debug, Clone)]
pub struct OfficePhrase {
    /// Slug.
    pub id: SmolStr,
    /// English name.
    pub en: String,
    /// Arabic name, as the dictionary has it.
    pub ar: String,
    /// Words.
    pub words: SmallVec<[Box<str>; 3]>,
}

/// All offices, by their first word.
#[derive(Debug, Default)]
pub struct Offices {
    by_word: FxHashMap<Box<str>, Vec<OfficePhrase>>,
    names: FxHashMap<SmolStr, (String, String)>,
}

impl Offices {
    /// Enters an office under one of its Arabic names; the first name given
    /// for an id is the one that is shown.
    pub fn insert(&mut self, office: OfficePhrase) {
        self.names.entry(office.id.clone()).or_insert_with(|| (office.en.clone(), office.ar.clone()));
        if let Some(first) = office.words.first() {
            let list = self.by_word.entry(first.clone()).or_default();
            list.push(office);
            // The longest name that fits is the office.
            list.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.id.cmp(&b.id)));
        }
    }

    /// Whether an office begins with this folded word without article.
    pub fn opens(&self, word: &str) -> bool {
        self.by_word.contains_key(word)
    }

    /// The office that these folded words without articles begin with.
    pub fn find<'w>(&self, mut word: impl FnMut(usize) -> &'w str) -> Option<&OfficePhrase> {
        let list = self.by_word.get(word(0))?;
        list.iter().find(|o| o.words.iter().enumerate().all(|(i, w)| **w == *word(i)))
    }

    /// The actor that holds an office of a side.
    pub fn actor(side: &ActorId, office: &str) -> ActorId {
        ActorId(format!("{side}/{office}").into())
    }

    /// English and Arabic name of the office in an id made by [`Offices::actor`],
    /// with the side before it.
    pub fn names_of<'i>(&self, actor: &'i ActorId) -> Option<(&'i str, &str, &str)> {
        let (side, office) = actor.as_str().split_once('/')?;
        let (en, ar) = self.names.get(office)?;
        Some((side, en, ar))
    }
}
