//! An event: what, who, where, when, about what, and what it is read from.

use std::collections::BTreeSet;

use super::super::iri::iri;
use super::writer::{Statements, Turtle};
use super::{node, part};
use crate::export::date;
use crate::graph::Key;
use crate::link::Event;
use crate::schema::ActorId;

/// Writes an event and the roles in it.
pub(super) fn write(text: &mut Turtle, event: &Event) {
    let id = event.id.as_str();
    text.resource(&iri("event", id), "sem:Event, prov:Entity", |s| {
        s.link("sem:eventType", &iri("kind", event.kind.as_str()));
        s.text("vocab:status", event.status.as_str());
        let confidence = if event.confidence.is_finite() { event.confidence } else { 0.0 };
        s.typed("vocab:confidence", &format!("{confidence:.2}"), "decimal");
        dates(s, event);
        s.links("sem:hasPlace", event.place.iter().map(|p| iri("place", p.as_str())));
        s.links("dcterms:subject", event.topics.iter().map(|t| iri("topic", t.as_str())));
        s.links("sem:hasActor", everyone(event).into_iter().map(actor_iri));
        s.links("vocab:part", event.roles.iter().map(|p| part(id, p.role.as_str())));
        s.links("prov:wasAttributedTo", event.sources.iter().map(actor_iri));
        s.links("prov:wasDerivedFrom", event.docs().into_iter().map(|d| node(Key::Document(d.to_owned()))));
        s.links("vocab:mention", (0..event.mentions.len()).map(|nth| iri("mention", &format!("{id}/{nth}"))));
        for earlier in &event.follows {
            let predicate = format!("vocab:{}", earlier.stage.as_str());
            let earlier = iri("event", earlier.event.as_str());
            s.link(&predicate, &earlier);
            s.link("vocab:follows", &earlier);
        }
    });
    for participant in &event.roles {
        text.resource(&part(id, participant.role.as_str()), "sem:Role", |s| {
            s.link("sem:roleType", &iri("role", participant.role.as_str()));
            s.links("rdf:value", participant.actors.iter().map(actor_iri));
            s.links("vocab:side", participant.sides.iter().map(actor_iri));
            let by = if participant.sides.is_empty() { &participant.actors } else { &participant.sides };
            s.links("vocab:by", by.iter().map(actor_iri));
        });
    }
}

/// A day is a time stamp; of what is less exact the earliest and the latest day
/// bound the event. An open end is not written.
fn dates(s: &mut Statements<'_>, event: &Event) {
    let Some(when) = date::of(event) else {
        return;
    };
    s.text("vocab:date", &when.value());
    s.text("vocab:precision", date::precision(when));
    if when.precision == crate::time::Precision::Day {
        s.typed("sem:hasTimeStamp", &date::start(when), "date");
    }
    if let Some(first) = &when.earliest {
        s.typed("sem:hasEarliestBeginTimeStamp", &date::iso(first), "date");
    }
    if let Some(last) = &when.latest {
        s.typed("sem:hasLatestEndTimeStamp", &date::iso(last), "date");
    }
}

/// All who take part, themselves or as sides.
fn everyone(event: &Event) -> BTreeSet<&ActorId> {
    event.roles.iter().flat_map(|p| p.actors.iter().chain(&p.sides)).collect()
}

fn actor_iri(id: &ActorId) -> String {
    iri("actor", id.as_str())
}
