//! The entries of the RON dictionaries, exactly as an analyst writes them.
//!
//! Every struct denies unknown fields, so that a mistyped field name is an
//! error with its line and column and not a silent loss.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{ActorId, KindId, PlaceId, RoleId, TopicId};

/// `schema/ontology.ron`: what may be said about events.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Ontology {
    /// The kinds of event.
    pub kinds: Vec<KindEntry>,
    /// The roles that the kinds use.
    pub roles: Vec<RoleEntry>,
    /// What events may be about.
    pub topics: Vec<TopicEntry>,
}

/// One kind of event.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct KindEntry {
    /// Stable name, as in the output (`talks`).
    pub id: KindId,
    /// English label.
    pub en: String,
    /// Arabic label.
    pub ar: String,
    /// Roles that an event of this kind may have, the one in charge first.
    pub roles: Vec<RoleId>,
    /// Event type of the PLOVER ontology, with its mode if one fits.
    pub plover: String,
    /// CAMEO codes, most general first.
    pub cameo: Vec<String>,
    /// Fill colour of its node in diagrams (`#rrggbb`).
    pub colour: String,
}

/// One role.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RoleEntry {
    /// Stable name, as in the output (`mediator`).
    pub id: RoleId,
    /// English label.
    pub en: String,
    /// Arabic label.
    pub ar: String,
    /// Whether those who have it in one event act together.
    #[serde(default)]
    pub joint: bool,
}

/// One topic with the words that speak of it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TopicEntry {
    /// Stable name, as in the output (`ceasefire`).
    pub id: TopicId,
    /// English label.
    pub en: String,
    /// Arabic label.
    pub ar: String,
    /// Words and phrases that speak of it, without clitics; each word of a
    /// phrase may take the article and its inflections in the text.
    pub words: Vec<String>,
    /// It belongs to what ends a fight: talks about one such topic and an agreement
    /// about another may be of one process.
    #[serde(default)]
    pub settlement: bool,
}

/// A state, in `schema/actors/states.ron`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StateEntry {
    /// ISO 3166 alpha-3 code, which is also the side.
    pub id: ActorId,
    /// English short name.
    pub en: String,
    /// Arabic short name.
    pub ar: String,
    /// Official Arabic name and all further names and spellings.
    #[serde(default)]
    pub names: Vec<String>,
    /// Nisba, masculine singular, without the article (`مصري`), spelling
    /// variants after it. The other inflections are generated.
    pub nisba: Vec<String>,
    /// Irregular inflections of the nisba (`روس`, `أتراك`), without the article.
    #[serde(default)]
    pub nisba_irregular: Vec<String>,
    /// The capital; acts for the government when it is the subject.
    pub capital: CapitalEntry,
    /// Seats and organs that stand for the government (`الكرملين`), in full,
    /// with the article if they have one.
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// Whom الاحتلال alone means in news of this land.
    #[serde(default)]
    pub occupier: Option<ActorId>,
}

/// The capital of a state.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CapitalEntry {
    /// Place slug (`cairo`).
    pub id: PlaceId,
    /// English name.
    pub en: String,
    /// Arabic name, spelling variants after it.
    pub ar: Vec<String>,
}

/// What sort of body an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum BodyType {
    /// Union, league or agency of states.
    International,
    /// Armed movement or militia.
    Movement,
    /// Political party or bloc.
    Party,
    /// Office, agency or service of a government.
    Agency,
    /// Armed force.
    Force,
    /// Society, charity, union, company.
    Society,
    /// Court or prosecutor.
    Court,
    /// A people, a community, a collective such as the international community.
    Collective,
}

/// An organisation, in `schema/actors/bodies/*.ron`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BodyEntry {
    /// Slug (`hamas`).
    pub id: ActorId,
    /// English name.
    pub en: String,
    /// Arabic name as usually printed.
    pub ar: String,
    /// What it is.
    pub r#type: BodyType,
    /// Further names, abbreviations and spellings, Arabic or Latin.
    #[serde(default)]
    pub names: Vec<String>,
    /// Nisba or membership adjective (`حمساوي`, `حوثي`), masculine singular
    /// without the article.
    #[serde(default)]
    pub nisba: Vec<String>,
    /// Irregular inflections of the nisba (`حوثيون` is regular, not listed).
    #[serde(default)]
    pub nisba_irregular: Vec<String>,
    /// The side it acts for; its own id when absent.
    #[serde(default)]
    pub side: Option<ActorId>,
    /// The state whose movement or party it is: where a text names no other, its government, its
    /// army and its people are meant.
    #[serde(default)]
    pub home: Option<ActorId>,
    /// The state of which a text speaks where the first word of its name alone
    /// means it (القراصنة in news of Somalia).
    #[serde(default)]
    pub at_home: Option<ActorId>,
}

/// A person, in `schema/actors/people/*.ron`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// Slug (`abdel_fattah_el_sisi`).
    pub id: ActorId,
    /// English name.
    pub en: String,
    /// Full Arabic name.
    pub ar: String,
    /// Further names and spellings; a bare surname only if newspapers use it so.
    #[serde(default)]
    pub names: Vec<String>,
    /// Offices in order of time.
    pub offices: Vec<OfficeEntry>,
}

/// An office that a person held.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// Slug of the office (`president`, `foreign_minister`, `leader`).
    pub office: String,
    /// Side that the office acts for (`EGY`, `hamas`).
    pub of: ActorId,
    /// First day, if known.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day; absent while in office.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}

/// A place, in `schema/places.ron`. Capitals stand with their states.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    /// Slug (`rafah_crossing`).
    pub id: PlaceId,
    /// English name.
    pub en: String,
    /// Arabic name, spelling variants after it.
    pub ar: Vec<String>,
    /// Side whose land or people the place stands for when it is the target
    /// or the recipient of something (`PSE` for غزة); absent for seas and
    /// contested ground.
    #[serde(default)]
    pub side: Option<ActorId>,
    /// The larger place it lies in.
    #[serde(default)]
    pub within: Option<PlaceId>,
}

/// A news outlet or agency, in `schema/sources.ron`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    /// Slug (`reuters`).
    pub id: ActorId,
    /// English name.
    pub en: String,
    /// Arabic name, spelling variants and Latin names after it.
    pub ar: Vec<String>,
}
