//! The grammar half of the dictionaries as written in `schema/ar/`: verbs,
//! trigger frames, head nouns, cues.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::id::{KindId, RoleId, TopicId};

/// Whether what is reported happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened or is under way.
    Actual,
    /// It is scheduled, intended or announced.
    Planned,
    /// It is hoped for, conditional or expected by others.
    Possible,
    /// It did not happen.
    Denied,
}

impl Status {
    /// The name as in the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// What becomes of a truce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// It is violated, or called off by one party.
    Broken,
    /// It runs out.
    Over,
}

/// A verb by root and form; the paradigm is generated.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct VerbSpec {
    /// Radicals, three or four letters, weak ones as و or ي (`قول`, `دعو`).
    pub root: String,
    /// Form 1 to 10 (for four radicals: 1 فعلل, 2 تفعلل).
    pub form: u8,
    /// Third person masculine singular past, where the rules do not give it
    /// (`لقي`, `رأى`).
    #[serde(default)]
    pub past: Option<String>,
    /// Third person masculine singular present, where the rules do not give
    /// it (`ينام`, `يلقى`, `يسعى`).
    #[serde(default)]
    pub present: Option<String>,
    /// Masdars, each with its irregular plurals after a space. Needed for form
    /// 1; for the other forms the regular masdar is generated and these are added.
    #[serde(default)]
    pub masdars: Vec<String>,
    /// The verb has this sense only with this particle (`عن` for أفرج عن); any
    /// one of several.
    #[serde(default)]
    pub particle: Vec<String>,
    /// Do not generate the regular masdar (it means something else).
    #[serde(default)]
    pub no_masdar: bool,
    /// Do not read its participles as triggers (they mean something else).
    #[serde(default)]
    pub no_participle: bool,
}

/// A trigger frame: which words evoke a kind of event and where its roles stand.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Name, `kind/sense`.
    pub id: String,
    /// The kind of event.
    pub kind: KindId,
    /// Verbs that evoke it.
    #[serde(default)]
    pub verbs: Vec<VerbSpec>,
    /// Nouns that evoke it: singular, then irregular plurals and other forms,
    /// separated by spaces. Duals, sound plurals of words in ة, the article and
    /// pronouns are generated.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Fixed phrases that evoke it, word by word without clitics
    /// (`إطلاق سراح`); each word may take its article and inflections.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Slot → role. Slots: `subject`, `object`, `of` (the genitive after a
    /// noun), `nisba` (adjective of nationality on a noun), or a preposition.
    #[serde(default, deserialize_with = "each_slot_once")]
    pub roles: BTreeMap<String, RoleId>,
    /// It counts only if one of these words stands in its object, genitive or
    /// prepositional complement.
    #[serde(default)]
    pub with: Vec<String>,
    /// It does not count if one of these words stands there.
    #[serde(default)]
    pub without: Vec<String>,
    /// It counts only if its clause speaks of one of these topics.
    #[serde(default)]
    pub about: Vec<TopicId>,
    /// It counts only if one of these roles is filled by an actor.
    #[serde(default)]
    pub needs: Vec<RoleId>,
    /// Topics that the event always has.
    #[serde(default)]
    pub topics: Vec<TopicId>,
    /// Status that the sense itself carries (a failed agreement is `denied`).
    #[serde(default)]
    pub status: Option<Status>,
    /// What becomes of the truce that it speaks of.
    #[serde(default)]
    pub ends: Option<Ending>,
    /// Sentences that must give an event of this kind with at least these
    /// `role=side` pairs.
    pub examples: Vec<(String, Vec<String>)>,
    /// Sentences that must give no event of this kind.
    #[serde(default)]
    pub counterexamples: Vec<String>,
}

/// The roles of a frame. In a map RON lets a later entry replace an earlier one
/// silently, so that a role would be lost.
fn each_slot_once<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, RoleId>, D::Error> {
    struct Slots;

    impl<'de> Visitor<'de> for Slots {
        type Value = BTreeMap<String, RoleId>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a map from slots to roles")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut roles = BTreeMap::new();
            while let Some((slot, role)) = map.next_entry::<String, RoleId>()? {
                if roles.contains_key(&slot) {
                    return Err(A::Error::custom(format!("the slot {slot} stands twice in the roles; keep one")));
                }
                roles.insert(slot, role);
            }
            Ok(roles)
        }
    }

    deserializer.deserialize_map(Slots)
}

/// What a verb that is no trigger does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum VerbClass {
    /// Reports speech (قال، أعلن): its subject is the source of what follows.
    Report,
    /// Light verb: lends its subject to the event noun that is its object (أجرى، شن).
    Support,
    /// Light verb whose subject undergoes the event noun (تعرض، تلقى).
    Undergo,
    /// Its subject is host or place of the event noun (استضاف، شهد).
    Host,
    /// Its subject is the event noun itself (جرى، وقع، اندلع، عُقد).
    Happen,
    /// Intends: what depends on it is planned (يعتزم).
    Intend,
    /// Hopes, wants, may, expects: what depends on it is possible (يأمل).
    Hope,
    /// Fails, refuses or ceases: what depends on it did not happen (فشل).
    Fail,
    /// Any other verb: it bounds clauses.
    Plain,
}

/// Verbs of one class, in `schema/ar/verbs.ron`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct VerbClassEntry {
    /// What they do.
    pub class: VerbClass,
    /// The verbs.
    pub verbs: Vec<VerbSpec>,
    /// Nouns and adjectives with the same effect on what follows (احتمال،
    /// من المقرر is `مقرر`), as in [`Frame::nouns`].
    #[serde(default)]
    pub nouns: Vec<String>,
}

/// What a head noun refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum HeadClass {
    /// One person by office or occupation (وزير، متحدث، دبلوماسي).
    Person,
    /// A body that acts for a state or movement (حكومة، وزارة، جيش، وفد).
    Institution,
    /// A group of people (متظاهرون، مسلحون، جنود، سكان).
    People,
    /// A thing that stands for its owner when something is done to it
    /// (سفارة، قافلة، سفينة، أراض).
    Asset,
    /// An effort, relation or product that carries the name of its owners
    /// (جهود، علاقات، موقف، بيان).
    Abstract,
    /// Any other noun: it only helps to cut clitics and to tell nouns from verbs.
    Plain,
    /// A given name that looks like another word (سعيد، جمال، عمر).
    Name,
}

/// Head nouns of one class, in `schema/ar/heads.ron`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct HeadEntry {
    /// What they refer to.
    pub class: HeadClass,
    /// As in [`Frame::nouns`].
    pub nouns: Vec<String>,
}

/// An office that composes with a nationality, in `schema/ar/offices.ron`
/// (وزير الخارجية المصري → Egypt, foreign minister).
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeNoun {
    /// Slug, the same as in [`super::entry::OfficeEntry::office`].
    pub id: String,
    /// English name.
    pub en: String,
    /// Arabic name without articles (`وزير خارجية`), feminine, dual, plural and
    /// variants after it; each word takes its article in the text.
    pub ar: Vec<String>,
}
