//! From a name as people write it to what it stands for.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::AskError;
use crate::graph::{KnowledgeGraph, PlaceNode, TopicNode};
use crate::schema::{ActorId, KindId, PlaceId, RoleId, Schema, TopicId};
use crate::text::fold;

/// How alike a name must be to be suggested.
const ALIKE: f64 = 0.6;

/// How many are suggested.
const SUGGESTED: usize = 3;

/// How near a name is that what is sought is a part of.
const PART: f64 = 0.9;

/// Of so few things all are told where none is near.
const FEW: usize = 40;

/// Finds things by id or by a name in Arabic or English, in any spelling:
/// حماس, Hamas and hamas, مصر, المصري, Egypt and EGY.
#[derive(Debug)]
pub struct Resolver<'a> {
    schema: &'a Schema,
    graph: &'a KnowledgeGraph,
    /// Who bears a name, in the form in which names are compared.
    called: FxHashMap<String, Vec<&'a ActorId>>,
    places: Vec<&'a PlaceNode>,
    topics: Vec<&'a TopicNode>,
}

impl<'a> Resolver<'a> {
    /// Knows the names of the dictionaries and those of the graph.
    pub fn new(schema: &'a Schema, graph: &'a KnowledgeGraph) -> Self {
        let mut called: FxHashMap<String, Vec<&'a ActorId>> = FxHashMap::default();
        for (id, names) in actors(schema, graph) {
            for name in names {
                called.entry(key(name)).or_default().push(id);
            }
        }
        Self { schema, graph, called, places: graph.places().collect(), topics: graph.topics().collect() }
    }

    /// An actor or a side. Of several that bear the name those in the graph
    /// count.
    ///
    /// # Errors
    /// Nobody is called so, or several are.
    pub fn actor(&self, name: &str) -> Result<ActorId, AskError> {
        let id = ActorId::from(name.trim());
        if self.graph.actor(&id).is_some() || self.schema.actor_by_id(&id).is_some() {
            return Ok(id);
        }
        let wanted = key(name);
        let mut ids: Vec<&ActorId> = self.called.get(&wanted).cloned().unwrap_or_default();
        if ids.is_empty() {
            ids.extend(self.by_nisba(&wanted));
        }
        ids.sort_unstable();
        ids.dedup();
        if ids.len() > 1 && ids.iter().any(|id| self.graph.actor(id).is_some()) {
            ids.retain(|id| self.graph.actor(id).is_some());
        }
        match ids.as_slice() {
            [id] => Ok((*id).clone()),
            [] => {
                let all = actors(self.schema, self.graph);
                Err(unknown("actor", name, all.iter().map(|(id, names)| (id.as_str(), names.as_slice()))))
            }
            several => Err(AskError::Ambiguous {
                name: name.to_owned(),
                ids: several.iter().map(|id| self.called(id)).collect(),
            }),
        }
    }

    /// A kind of event.
    ///
    /// # Errors
    /// None is called so.
    pub fn kind(&self, name: &str) -> Result<KindId, AskError> {
        let kinds = self.schema.ontology.kinds.iter().map(|k| (k.id.as_str(), vec![k.en.as_str(), k.ar.as_str()]));
        let known = self.graph.kinds().iter().map(|k| (k.id.as_str(), Vec::new()));
        one("kind of event", name, kinds.chain(known)).map(KindId::from)
    }

    /// A role.
    ///
    /// # Errors
    /// None is called so.
    pub fn role(&self, name: &str) -> Result<RoleId, AskError> {
        let roles = self.schema.ontology.roles.iter().map(|r| (r.id.as_str(), vec![r.en.as_str(), r.ar.as_str()]));
        let known = self.graph.roles().iter().map(|r| (r.id.as_str(), Vec::new()));
        one("role", name, roles.chain(known)).map(RoleId::from)
    }

    /// A topic, by its name or by a word that speaks of it.
    ///
    /// # Errors
    /// None is called so.
    pub fn topic(&self, name: &str) -> Result<TopicId, AskError> {
        let topics = self.schema.ontology.topics.iter().map(|t| {
            let names = [t.en.as_str(), t.ar.as_str()];
            (t.id.as_str(), names.into_iter().chain(t.words.iter().map(String::as_str)).collect())
        });
        let known = self.topics.iter().map(|t| (t.id.as_str(), vec![t.label.en.as_str(), t.label.ar.as_str()]));
        one("topic", name, topics.chain(known)).map(TopicId::from)
    }

    /// A place.
    ///
    /// # Errors
    /// None is called so.
    pub fn place(&self, name: &str) -> Result<PlaceId, AskError> {
        let places = self.schema.places().iter().map(|p| {
            let names = [p.en.as_str(), p.ar.as_str()];
            (p.id.as_str(), names.into_iter().chain(p.names.iter().map(String::as_str)).collect())
        });
        let known = self.places.iter().map(|p| (p.id.as_str(), vec![p.label.en.as_str(), p.label.ar.as_str()]));
        one("place", name, places.chain(known)).map(PlaceId::from)
    }

    /// Whose nationality or membership a word tells.
    fn by_nisba(&self, word: &str) -> Vec<&'a ActorId> {
        let senses = self.schema.lexicon.senses(word).iter();
        let of = senses.filter_map(|s| self.schema.lexicon.lexeme(s.lexeme)?.nisba);
        of.filter_map(|index| self.schema.actor(index)).map(|a| &a.id).collect()
    }

    fn called(&self, id: &ActorId) -> String {
        self.schema.actor_label(id).map_or_else(|| id.to_string(), |(en, _)| format!("{id} ({en})"))
    }
}

/// Everyone, with all names.
fn actors<'a>(schema: &'a Schema, graph: &'a KnowledgeGraph) -> Vec<(&'a ActorId, Vec<&'a str>)> {
    let known = schema.actors().iter().map(|a| {
        let names = [a.id.as_str(), a.en.as_str(), a.ar.as_str()];
        (&a.id, names.into_iter().chain(a.names.iter().map(String::as_str)).collect())
    });
    let named = graph.actors().filter(|a| schema.actor_by_id(&a.id).is_none());
    let named = named.map(|a| (&a.id, vec![a.id.as_str(), a.label.en.as_str(), a.label.ar.as_str()]));
    known.chain(named).collect()
}

/// The first thing that bears a name.
fn one<'n>(
    what: &'static str,
    name: &str,
    things: impl Iterator<Item = (&'n str, Vec<&'n str>)>,
) -> Result<&'n str, AskError> {
    let wanted = key(name);
    let things: Vec<_> = things.collect();
    let found = things.iter().find(|(id, _)| key(id) == wanted).or_else(|| {
        let mut called = things.iter();
        called.find(|(_, names)| names.iter().any(|n| key(n) == wanted))
    });
    match found {
        Some((id, _)) => Ok(id),
        None => Err(unknown(what, name, things.iter().map(|(id, names)| (*id, names.as_slice())))),
    }
}

fn unknown<'n>(what: &'static str, name: &str, things: impl Iterator<Item = (&'n str, &'n [&'n str])>) -> AskError {
    let wanted = key(name);
    let alike = |n: &str| {
        let known = key(n);
        let part = if is_part(name, n) { PART } else { 0.0 };
        strsim::normalized_damerau_levenshtein(&known, &wanted).max(part)
    };
    let things: Vec<_> = things.collect();
    let ids: BTreeSet<_> = things.iter().map(|(id, _)| *id).collect();
    let all = ids.iter().filter(|_| ids.len() <= FEW).map(|id| (*id).to_owned()).collect();
    let mut near: Vec<(f64, &str, &str)> = things
        .into_iter()
        .filter_map(|(id, names)| {
            let names = names.iter().copied().chain([id]);
            let (share, best) = names.map(|n| (alike(n), n)).max_by(|(a, _), (b, _)| a.total_cmp(b))?;
            (share >= ALIKE).then_some((share, id, best))
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.dedup_by_key(|(_, id, _)| *id);
    let shown = near.into_iter().take(SUGGESTED);
    let near = shown.map(|(_, id, best)| if id == best { id.to_owned() } else { format!("{id} ({best})") }).collect();
    AskError::Unknown { what, name: name.to_owned(), near, all }
}

/// Whether a name is a part of a longer one, as a family name is; names of two
/// words are written as one too (عبدالعاطي).
fn is_part(wanted: &str, known: &str) -> bool {
    let glued = |s: &str| s.replace([' ', '_', '-'], "");
    let (whole, known) = (glued(&fold(wanted)), fold(known).replace(['_', '-'], " "));
    let ends = known.match_indices(' ').filter_map(|(at, _)| known.get(at + 1..));
    wanted.chars().count() > 3
        && (ends.into_iter().any(|end| glued(end) == whole) || key(&known).split(' ').any(|word| word == key(wanted)))
}

/// The form in which names are compared: folded, without articles, accents and
/// joiners.
pub(super) fn key(name: &str) -> String {
    // Accents stand on letters of other scripts alone.
    let accents = name.chars().any(|c| !c.is_ascii() && !matches!(c, '\u{0600}'..='\u{06FF}'));
    let plain = if accents { name.nfd().filter(|&c| !is_combining_mark(c)).nfc().collect() } else { name.to_owned() };
    let folded = fold(&plain).replace(['_', '-', '.', '\''], " ");
    let words = folded.split_whitespace().filter(|w| *w != "the");
    let bare = words.map(|w| w.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(w));
    bare.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{graph, schema};

    fn actor(name: &str) -> Result<String, AskError> {
        let graph = graph();
        Resolver::new(schema(), &graph).actor(name).map(|id| id.to_string())
    }

    #[test]
    fn a_name_is_known_in_either_language_and_any_spelling() {
        for name in ["مصر", "المصري", "مصرية", "Egypt", "egypt", "EGY", "egy"] {
            assert_eq!(actor(name).as_deref(), Ok("EGY"), "{name}");
        }
        for name in ["حماس", "حمــاس", "حركة حماس", "Hamas", "hamas"] {
            assert_eq!(actor(name).as_deref(), Ok("hamas"), "{name}");
        }
        assert_eq!(actor("Égypt").as_deref(), Ok("EGY"));
        assert_eq!(actor("khalil al-hayya").as_deref(), Ok("khalil_al_hayya"));
        assert_eq!(actor("some new body").as_deref(), Ok("some_new_body"));
    }

    #[test]
    fn an_unknown_name_suggests_near_ones() {
        let near = |name: &str| match actor(name) {
            Err(AskError::Unknown { near, .. }) => near.join(", "),
            other => panic!("{other:?}"),
        };
        assert!(near("Hammas").starts_with("hamas"), "{}", near("Hammas"));
        assert!(near("Egipt").contains("EGY"), "{}", near("Egipt"));
        assert_eq!(near("qqqqqqqqqqqq"), "");
        assert!(near("عبدالعاطي").starts_with("badr_abdelatty"), "{}", near("عبدالعاطي"));
    }

    #[test]
    fn kinds_topics_places_and_roles_have_names_too() {
        let graph = graph();
        let resolver = Resolver::new(schema(), &graph);
        assert_eq!(resolver.kind("وساطة"), Ok("mediation".into()));
        assert_eq!(resolver.topic("هدنة"), Ok("ceasefire".into()));
        assert_eq!(resolver.place("القاهرة"), Ok("cairo".into()));
        assert_eq!(resolver.role("Mediator"), Ok("mediator".into()));
        let told = resolver.kind("meditation").err().map(|e| e.to_string()).unwrap_or_default();
        assert!(told.contains("did you mean mediation"), "{told}");
    }
}
