//! Room: schema. Takes the RON dictionaries, gives the tables that reading
//! uses: names, lexicon, frames, ontology.
//!
//! An analyst edits `schema/*.ron`; nothing here knows a word of them.

mod actors;
mod compile;
mod dictionary;
mod entry;
mod error;
mod files;
mod frame;
mod id;
mod lexicon;
mod names;
mod offices;
mod phrase;
mod spelling;
mod texts;

use std::path::Path;

use lazy_static::lazy_static;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

pub use actors::{Actor, ActorIndex, ActorType, Place, PlaceIndex};
pub use compile::slug;
pub use dictionary::Dictionary;
pub use entry::{
    BodyEntry, BodyType, CapitalEntry, KindEntry, OfficeEntry, Ontology, PersonEntry, PlaceEntry, RoleEntry,
    SourceEntry, StateEntry, TopicEntry,
};
pub use error::{Problem, SchemaError, code};
pub use files::{Files, built_in, folder};
pub use frame::{Ending, Frame, HeadClass, HeadEntry, OfficeNoun, Status, VerbClass, VerbClassEntry, VerbSpec};
pub use id::{ActorId, KindId, PlaceId, RoleId, TopicId};
pub use lexicon::{FrameIndex, FrameUse, Lexeme, LexemeIndex, Lexicon, Sense, TopicIndex};
pub use names::{Name, NameNode, NameWord, Names};
pub use offices::{OfficePhrase, Offices};
pub use phrase::{Phrase, Phrases};
pub use spelling::spelled;
pub use texts::{Place as TextPlace, Texts};

use crate::morph::Marker;
use crate::text::{BoilerplateIndex, fold};
use crate::time::Calendar;

lazy_static! {
    /// The dictionaries that are compiled into the program. That they are
    /// sound is what `cargo test` checks first.
    static ref BUILT_IN: Result<Schema, SchemaError> = Schema::compile(None);
}

/// Where in the grammar of its trigger a role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// Subject of the verb, agent of the noun.
    Subject,
    /// Object of the verb.
    Object,
    /// Genitive after the noun.
    Of,
    /// Adjective of nationality on the noun.
    Nisba,
    /// After a preposition.
    After(Marker),
}

impl Slot {
    /// The slot of this name in a frame.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "subject" => Some(Self::Subject),
            "object" => Some(Self::Object),
            "of" => Some(Self::Of),
            "nisba" => Some(Self::Nisba),
            marker => Marker::of(&fold(marker)).map(Self::After),
        }
    }
}

/// A frame as reading uses it.
#[derive(Debug, Clone)]
pub struct CompiledFrame {
    /// Name.
    pub id: String,
    /// Kind of event.
    pub kind: KindId,
    /// Which role stands where.
    pub roles: Vec<(Slot, RoleId)>,
    /// Words of which one must stand in the complement.
    pub with: Phrases,
    /// Words of which none may stand there.
    pub without: Phrases,
    /// Topics of which one must be spoken of.
    pub about: Vec<TopicIndex>,
    /// Roles of which one must be filled.
    pub needs: Vec<RoleId>,
    /// Topics that the event always has.
    pub topics: Vec<TopicIndex>,
    /// Status that the sense carries.
    pub status: Option<Status>,
    /// What becomes of the truce that it speaks of.
    pub ends: Option<Ending>,
    /// Sentences that must give it.
    pub examples: Vec<(String, Vec<String>)>,
    /// Sentences that must not.
    pub counterexamples: Vec<String>,
}

impl CompiledFrame {
    /// The role that stands in a slot.
    pub fn role(&self, slot: Slot) -> Option<&RoleId> {
        self.roles.iter().find(|(s, _)| *s == slot).map(|(_, r)| r)
    }
}

/// The compiled dictionaries.
#[derive(Debug)]
pub struct Schema {
    /// Kinds, roles, topics.
    pub ontology: Ontology,
    /// Words of dates, compiled.
    pub calendar: Calendar,
    /// Words of what is no part of an article, folded.
    pub boilerplate: BoilerplateIndex,
    /// Names of actors and places.
    pub names: Names,
    /// Words.
    pub lexicon: Lexicon,
    /// Frames.
    pub frames: Vec<CompiledFrame>,
    /// Trigger phrases by their first word.
    pub phrases: FxHashMap<LexemeIndex, Vec<(Phrase, FrameIndex)>>,
    /// Topic phrases by their first word.
    pub topic_words: FxHashMap<LexemeIndex, Vec<(Phrase, TopicIndex)>>,
    /// Offices that compose with a nationality.
    pub offices: Offices,
    /// Root and form of each verb.
    pub verbs: FxHashMap<LexemeIndex, (String, u8)>,
    /// The body that a noun alone means in news of each state: القراصنة.
    pub at_home: FxHashMap<LexemeIndex, Vec<(ActorIndex, ActorIndex)>>,
    actors: Vec<Actor>,
    actor_ids: FxHashMap<ActorId, ActorIndex>,
    places: Vec<Place>,
    place_ids: FxHashMap<PlaceId, PlaceIndex>,
}

impl Schema {
    /// The built-in schema, compiled once.
    ///
    /// # Errors
    /// Problems in the built-in dictionaries, which a release cannot have.
    pub fn built_in() -> Result<&'static Self, SchemaError> {
        BUILT_IN.as_ref().map_err(Clone::clone)
    }

    /// The built-in schema with the folder `overlay` laid over it.
    ///
    /// # Errors
    /// All problems in the files, with line and column.
    pub fn with_overlay(overlay: &Path) -> Result<Self, SchemaError> {
        let files = files::folder(overlay)?;
        Self::compile(Some((&overlay.display().to_string(), &files)))
    }

    fn compile(overlay: Option<(&str, &Files)>) -> Result<Self, SchemaError> {
        let built_in = files::built_in();
        Self::of(Dictionary::parse(&built_in, overlay)?, &Texts::new(&built_in, overlay))
    }

    /// Dictionaries that were parsed from these texts, compiled.
    ///
    /// # Errors
    /// Verbs that cannot be inflected and slots that do not exist, with line
    /// and column.
    pub fn of(dictionary: Dictionary, texts: &Texts<'_>) -> Result<Self, SchemaError> {
        compile::compile(dictionary, texts)
    }

    /// A hash of the built-in files and those laid over them, so that a
    /// snapshot says which dictionaries it was made with.
    pub fn fingerprint(overlay: Option<&Files>) -> String {
        let mut hash = Sha256::new();
        for (path, text) in built_in().iter().chain(overlay.into_iter().flatten()) {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect()
    }

    /// All actors.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// All places.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The actor at an index.
    pub fn actor(&self, index: ActorIndex) -> Option<&Actor> {
        self.actors.get(index.0 as usize)
    }

    /// The actor of an id.
    pub fn actor_by_id(&self, id: &ActorId) -> Option<&Actor> {
        self.actor_ids.get(id).and_then(|&i| self.actor(i))
    }

    /// English and Arabic label of an actor: by its entry, or composed of a
    /// side and an office ("Egypt, foreign minister").
    pub fn actor_label(&self, id: &ActorId) -> Option<(String, String)> {
        if let Some(actor) = self.actor_by_id(id) {
            return Some((actor.en.clone(), actor.ar.clone()));
        }
        let (side, en, ar) = self.offices.names_of(id)?;
        let side = self.actor_by_id(&ActorId::from(side))?;
        Some((format!("{}, {en}", side.en), format!("{ar}، {}", side.ar)))
    }

    /// The index of an id.
    pub fn actor_index(&self, id: &ActorId) -> Option<ActorIndex> {
        self.actor_ids.get(id).copied()
    }

    /// The place at an index.
    pub fn place(&self, index: PlaceIndex) -> Option<&Place> {
        self.places.get(index.0 as usize)
    }

    /// The index of a place.
    pub fn place_index(&self, id: &PlaceId) -> Option<PlaceIndex> {
        self.place_ids.get(id).copied()
    }

    /// The place of an id.
    pub fn place_by_id(&self, id: &PlaceId) -> Option<&Place> {
        self.place_ids.get(id).and_then(|&i| self.place(i))
    }

    /// The frame at an index.
    pub fn frame(&self, index: FrameIndex) -> Option<&CompiledFrame> {
        self.frames.get(index.0 as usize)
    }

    /// The id of a topic.
    pub fn topic(&self, index: TopicIndex) -> Option<&TopicId> {
        self.ontology.topics.get(index.0 as usize).map(|t| &t.id)
    }

    /// A kind by its id.
    pub fn kind(&self, id: &KindId) -> Option<&KindEntry> {
        self.ontology.kinds.iter().find(|k| &k.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_dictionaries_are_sound() {
        if let Err(error) = Schema::built_in() {
            panic!("{error}");
        }
    }
}
