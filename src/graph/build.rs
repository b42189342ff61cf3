//! From events to the graph: which things they name and what those are called.

use std::collections::{BTreeMap, BTreeSet};

use super::node::{ActorNode, DocumentInfo, KindInfo, Label, PlaceNode, RoleInfo, TopicNode};
use super::{Entities, KnowledgeGraph};
use crate::link::{Event, Participant};
use crate::schema::{ActorId, KindId, PlaceId, RoleId, Schema, TopicId};

/// Colour of a kind that the schema does not know.
const UNKNOWN_COLOUR: &str = "#dedede";

impl KnowledgeGraph {
    /// The graph of `events`, with labels from `schema`.
    ///
    /// Documents that report nothing are kept, so that the graph says what was
    /// read; of a document that an event names and `documents` lacks the name
    /// is kept. Of two events or documents of one id the first counts.
    pub fn build(
        events: impl IntoIterator<Item = Event>,
        documents: impl IntoIterator<Item = DocumentInfo>,
        schema: &Schema,
    ) -> Self {
        let events: Vec<_> = events.into_iter().collect();
        let mut documents: Vec<_> = documents.into_iter().collect();
        let known: BTreeSet<_> = documents.iter().map(|d| d.id.clone()).collect();
        let named: BTreeSet<_> = events.iter().flat_map(Event::docs).collect();
        documents.extend(named.into_iter().filter(|d| !known.contains(*d)).map(DocumentInfo::bare));

        let kinds: BTreeSet<_> = events.iter().map(|e| &e.kind).collect();
        let roles: BTreeSet<_> = events.iter().flat_map(|e| &e.roles).map(|p| &p.role).collect();
        let places: BTreeSet<_> = events.iter().filter_map(|e| e.place.as_ref()).collect();
        let topics: BTreeSet<_> = events.iter().flat_map(|e| &e.topics).collect();
        let entities = Entities {
            kinds: kinds.into_iter().map(|id| kind(id, schema)).collect(),
            roles: roles.into_iter().map(|id| role(id, schema)).collect(),
            actors: actors(&events, schema).into_iter().map(|(id, sides)| actor(id, sides, schema)).collect(),
            places: places.into_iter().map(|id| place(id, schema)).collect(),
            topics: topics.into_iter().map(|id| topic(id, schema)).collect(),
            documents,
            events: Vec::new(),
        };
        Self::from_entities(Entities { events, ..entities })
    }
}

/// Everyone whom the events name, with the sides that they acted for.
fn actors<'e>(events: &'e [Event], schema: &Schema) -> BTreeMap<&'e ActorId, BTreeSet<&'e ActorId>> {
    let mut actors: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for event in events {
        for source in &event.sources {
            actors.entry(source).or_default();
        }
        for participant in &event.roles {
            for side in &participant.sides {
                actors.entry(side).or_default();
            }
            for actor in &participant.actors {
                let sides = participant.sides.iter().filter(|s| acts_for(actor, s, participant, schema));
                actors.entry(actor).or_default().extend(sides);
            }
        }
    }
    actors
}

/// Whether an actor acts for a side of the role that it fills: by what it is
/// or by an office that it holds or held. Who is known by an office alone
/// (`EGY/foreign_minister`) acts for whose office it is; of any other whom the
/// schema does not know only a sole side is known.
fn acts_for(actor: &ActorId, side: &ActorId, participant: &Participant, schema: &Schema) -> bool {
    actor != side
        && match schema.actor_by_id(actor) {
            Some(known) => &known.side == side || known.offices.iter().any(|o| &o.of == side),
            None => match actor.as_str().split_once('/') {
                Some((of, _)) => of == side.as_str(),
                None => participant.sides.len() == 1,
            },
        }
}

fn actor(id: &ActorId, sides: BTreeSet<&ActorId>, schema: &Schema) -> ActorNode {
    let known = schema.actor_by_id(id);
    ActorNode {
        id: id.clone(),
        label: schema.actor_label(id).map_or_else(|| Label::of_slug(id.as_str()), |(en, ar)| Label { en, ar }),
        r#type: known.map(|a| a.r#type),
        acts_for: sides.into_iter().cloned().collect(),
    }
}

fn place(id: &PlaceId, schema: &Schema) -> PlaceNode {
    let known = schema.place_by_id(id);
    PlaceNode {
        id: id.clone(),
        label: label(known.map(|p| (&p.en, &p.ar)), id.as_str()),
        within: known.and_then(|p| p.within.clone()),
    }
}

fn topic(id: &TopicId, schema: &Schema) -> TopicNode {
    let known = schema.ontology.topics.iter().find(|t| &t.id == id);
    TopicNode { id: id.clone(), label: label(known.map(|t| (&t.en, &t.ar)), id.as_str()) }
}

fn kind(id: &KindId, schema: &Schema) -> KindInfo {
    let known = schema.kind(id);
    KindInfo {
        id: id.clone(),
        label: label(known.map(|k| (&k.en, &k.ar)), id.as_str()),
        colour: known.map_or(UNKNOWN_COLOUR, |k| &k.colour).to_owned(),
    }
}

fn role(id: &RoleId, schema: &Schema) -> RoleInfo {
    let known = schema.ontology.roles.iter().find(|r| &r.id == id);
    RoleInfo {
        id: id.clone(),
        label: label(known.map(|r| (&r.en, &r.ar)), id.as_str()),
        joint: known.is_some_and(|r| r.joint),
    }
}

fn label(known: Option<(&String, &String)>, slug: &str) -> Label {
    known.map_or_else(|| Label::of_slug(slug), |(en, ar)| Label { en: en.clone(), ar: ar.clone() })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{document, graph, mentions, schema};
    use super::super::{Edge, Key};
    use super::*;
    use crate::link::link;
    use crate::link::sample::mention;

    #[test]
    fn labels_come_from_the_schema() {
        let graph = graph();
        let cairo = graph.place(&"cairo".into()).map(|p| p.label.en.as_str());
        assert_eq!(cairo, Some("Cairo"));
        assert_eq!(graph.kind(&"talks".into()).map(|k| k.label.ar.as_str()), Some("محادثات"));
        assert!(graph.role(&"mediator".into()).is_some_and(|r| r.label.en != "mediator"));
    }

    #[test]
    fn an_actor_that_the_schema_does_not_know_is_called_by_its_slug() {
        let graph = graph();
        let body = graph.actor(&"some_new_body".into());
        assert_eq!(body.map(|a| (a.label.en.as_str(), a.r#type)), Some(("some new body", None)));
    }

    #[test]
    fn a_person_acts_for_the_side_and_the_side_has_no_second_edge() {
        let graph = graph();
        let hayya = graph.actor(&"khalil_al_hayya".into());
        assert_eq!(hayya.map(|a| a.acts_for.clone()), Some(vec!["hamas".into()]));
        let edges = graph.edges();
        let acts = edges.iter().filter(|e| *e.edge == Edge::ActsFor).count();
        assert_eq!(acts, 1);
        let planned = graph.hedged().next().map(|e| e.id.clone());
        let role = Edge::Role("participant".into());
        let who: Vec<_> = edges
            .iter()
            .filter(|e| *e.edge == role && Some(e.to.key()) == planned.clone().map(Key::Event))
            .map(|e| e.from.key())
            .collect();
        assert_eq!(who.len(), 2, "{who:?}");
    }

    #[test]
    fn an_actor_in_two_roles_has_two_edges() {
        let both = mention("a", 0, "talks", &[("host", "EGY", "EGY"), ("participant", "EGY", "EGY")]);
        let graph = KnowledgeGraph::build(link(vec![both]), [], schema());
        let edges = graph.edges();
        let roles: Vec<_> = edges.iter().filter(|e| matches!(e.edge, Edge::Role(_))).map(|e| e.edge.as_str()).collect();
        assert_eq!(roles, ["host", "participant"]);
    }

    #[test]
    fn a_side_for_which_nobody_named_stands_has_an_edge_of_its_own() {
        let mut asked = mention("a", 0, "talks", &[("participant", "khalil_al_hayya", "hamas")]);
        asked.roles.iter_mut().for_each(|f| f.sides.push("PSE".into()));
        let graph = KnowledgeGraph::build(link(vec![asked]), [], schema());
        let edges = graph.edges();
        let who: Vec<_> = edges.iter().filter(|e| matches!(e.edge, Edge::Role(_))).map(|e| e.from.key()).collect();
        assert_eq!(who, [Key::Actor("PSE".into()), Key::Actor("khalil_al_hayya".into())]);
    }

    #[test]
    fn a_document_that_only_an_event_names_is_kept_by_name() {
        let graph = KnowledgeGraph::build(link(mentions()), [], schema());
        assert_eq!(graph.documents().map(|d| d.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn the_order_of_events_and_documents_does_not_matter() {
        let documents = ["silent", "a", "b"].map(|id| DocumentInfo::of(&document(id), &mentions()));
        let events = link(mentions()).into_iter().rev();
        assert_eq!(KnowledgeGraph::build(events, documents, schema()), graph());
    }
}
