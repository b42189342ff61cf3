//! What may be chosen about an export.

use std::collections::BTreeMap;

use super::words::Lang;
use crate::graph::Level;
use crate::schema::{ActorId, KindEntry, KindId, Ontology, RoleId};

/// The languages that labels are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Labels {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
    /// Arabic with English below.
    Both,
}

impl Labels {
    pub(super) fn languages(self) -> &'static [Lang] {
        match self {
            Self::Ar => &[Lang::Ar],
            Self::En => &[Lang::En],
            Self::Both => &[Lang::Ar, Lang::En],
        }
    }

    /// The language where there is room for one.
    pub(super) fn first(self) -> Lang {
        match self {
            Self::Ar | Self::Both => Lang::Ar,
            Self::En => Lang::En,
        }
    }
}

/// Who lays a picture out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    /// This program.
    #[default]
    BuiltIn,
    /// The `dot` of an installed Graphviz.
    Dot,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum View {
    /// Who is connected with whom.
    #[default]
    Relations,
    /// The events by date.
    Events,
    /// Who mediates between whom, and about what.
    Mediation,
    /// With whom one actor is connected.
    Ego(ActorId),
}

/// How other ontologies call a kind of event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes {
    /// PLOVER: the type, with a mode after a slash if one fits.
    pub plover: String,
    /// CAMEO, the most general first.
    pub cameo: Vec<String>,
}

/// What may be chosen about an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Languages of the labels.
    pub labels: Labels,
    /// Who lays pictures out.
    pub engine: Engine,
    /// Whether relations connect sides or those who are named.
    pub level: Level,
    /// What a picture shows that is written by itself.
    pub view: View,
    /// Heading of pictures and of the Markdown timeline; a plain one if `None`.
    pub title: Option<String>,
    /// The most actors that a picture of relations shows.
    pub most_actors: usize,
    /// The most connections that a picture of relations shows.
    pub most_relations: usize,
    /// The most lines that all labels of a picture of relations may have together.
    pub most_lines: usize,
    /// The most events that a picture of events shows.
    pub most_events: usize,
    /// The most groups of parties that a picture of mediation shows.
    pub most_mediations: usize,
    /// Of each kind of event the role that is in charge: who gives, asks,
    /// attacks. Relations from it to another role have an arrowhead.
    pub leads: BTreeMap<KindId, RoleId>,
    /// How other ontologies call the kinds.
    pub codes: BTreeMap<KindId, Codes>,
    /// The address of the explorer that pictures link to, if there is one.
    pub explorer: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            labels: Labels::default(),
            engine: Engine::default(),
            level: Level::Sides,
            view: View::default(),
            title: None,
            most_actors: 60,
            most_relations: 64,
            most_lines: 150,
            most_events: 72,
            most_mediations: 20,
            leads: BTreeMap::new(),
            codes: BTreeMap::new(),
            explorer: None,
        }
    }
}

impl Options {
    /// Takes from the dictionaries which role of each kind is in charge (the
    /// first, where there are others), and how other ontologies call the kinds.
    pub fn with_ontology(mut self, ontology: &Ontology) -> Self {
        let lead = |roles: &[RoleId]| roles.first().filter(|_| roles.len() > 1).cloned();
        self.leads = ontology.kinds.iter().filter_map(|k| Some((k.id.clone(), lead(&k.roles)?))).collect();
        let codes = |k: &KindEntry| Codes { plover: k.plover.clone(), cameo: k.cameo.clone() };
        self.codes = ontology.kinds.iter().map(|k| (k.id.clone(), codes(k))).collect();
        self
    }
}
