//! Everyone and every place the dictionaries know, by index.

use chrono::NaiveDate;

use super::entry::OfficeEntry;
use super::id::{ActorId, PlaceId};

/// Index of an actor in the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorIndex(pub u32);

/// Index of a place in the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIndex(pub u32);

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorType {
    /// A state.
    State,
    /// An organisation or collective.
    Body,
    /// A person.
    Person,
    /// A news outlet or agency.
    Outlet,
}

impl ActorType {
    /// The name as in the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Body => "body",
            Self::Person => "person",
            Self::Outlet => "outlet",
        }
    }
}

/// An actor with the sides it acts for.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Name in the output.
    pub id: ActorId,
    /// English name.
    pub en: String,
    /// Arabic name.
    pub ar: String,
    /// Every name that the dictionary gives it, the usual one first.
    pub names: Vec<String>,
    /// What it is.
    pub r#type: ActorType,
    /// The side it acts for, if not by office.
    pub side: ActorId,
    /// Offices of a person.
    pub offices: Vec<OfficeEntry>,
    /// Whether pronouns for it are feminine.
    pub feminine: bool,
    /// The state whose movement or party a body is.
    pub home: Option<ActorId>,
    /// Whom الاحتلال alone means in news of a state.
    pub occupier: Option<ActorId>,
    /// The capital of a state.
    pub capital: Option<PlaceId>,
    /// The place that a state is.
    pub land: Option<PlaceId>,
}

impl Actor {
    /// The side it acts for on a day: that of the office held then, else of
    /// the office nearest in time; without a day, of the last office.
    pub fn side_on(&self, day: Option<NaiveDate>) -> &ActorId {
        self.office_on(day).map_or(&self.side, |o| &o.of)
    }

    /// The office held on a day, else the nearest in time.
    pub fn office_on(&self, day: Option<NaiveDate>) -> Option<&OfficeEntry> {
        match day {
            None => self.offices.last(),
            Some(day) => self.offices.iter().rev().min_by_key(|o| distance(o, day)),
        }
    }

    /// Days between a date and the nearest office; 0 while in office.
    pub fn distance(&self, day: NaiveDate) -> i64 {
        self.offices.iter().map(|o| distance(o, day)).min().unwrap_or(0)
    }
}

fn distance(office: &OfficeEntry, day: NaiveDate) -> i64 {
    match (office.from, office.to) {
        (Some(from), _) if day < from => (from - day).num_days(),
        (_, Some(to)) if day > to => (day - to).num_days(),
        _ => 0,
    }
}

/// A place.
#[derive(Debug, Clone)]
pub struct Place {
    /// Name in the output.
    pub id: PlaceId,
    /// English name.
    pub en: String,
    /// Arabic name.
    pub ar: String,
    /// Every name that the dictionary gives it.
    pub names: Vec<String>,
    /// First word of its Arabic name, folded: what sort of place it is (قطاع، معبر).
    pub sort: Box<str>,
    /// Whose land or people it stands for.
    pub side: Option<ActorId>,
    /// The larger place it lies in.
    pub within: Option<PlaceId>,
}
