//! Merging: from mentions to the events that they report.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::across::{Cluster, Found, clusters};
use super::chain::chain;
use super::document::events_of;
use super::lend::lend_parties;
use super::order::canonical;
use super::{Coverage, Event, EventId, Linking, Merge, Participant, Reason};
use crate::extract::EventMention;
use crate::schema::{PlaceId, RoleId, TopicId};
use crate::time::{Precision, When};

/// The events that `mentions` report, where nothing is known of their documents.
pub fn link(mentions: Vec<EventMention>) -> Vec<Event> {
    link_with(mentions, &Linking::default())
}

/// The events that `mentions` report, by document, then first trigger.
///
/// The result does not depend on the order of `mentions`; one that is given
/// twice counts once. None is lost: what agrees with nothing is an event of
/// its own, also without a date.
pub fn link_with(mut mentions: Vec<EventMention>, linking: &Linking) -> Vec<Event> {
    mentions.sort_by(canonical);
    mentions.dedup_by(|a, b| canonical(a, b).is_eq());
    let mut drafts: Vec<_> = clusters(found(&mentions, linking), linking).into_iter().map(Draft::of).collect();
    drafts.sort_by_key(|draft| draft.members.first().map(|(index, _)| *index));
    let mut mentions: Vec<_> = mentions.into_iter().map(Some).collect();
    let mut taken = HashSet::with_capacity(drafts.len());
    let events = drafts.into_iter().filter_map(|draft| draft.event(&mut mentions, &mut taken, linking));
    let mut events: Vec<_> = events.collect();
    if linking.merge {
        lend_parties(&mut events);
    }
    chain(&mut events, linking);
    events
}

/// The events of each document on its own.
fn found<'m>(mentions: &'m [EventMention], linking: &Linking) -> Vec<Found<'m>> {
    let mut found = Vec::new();
    let mut locals = Vec::new();
    let mut start = 0;
    for (number, of_doc) in mentions.chunk_by(|a, b| a.doc == b.doc).enumerate() {
        let Some(first) = of_doc.first() else { continue };
        let published = linking.publications.get(&first.doc).and_then(|p| p.date);
        events_of(mentions, start..start + of_doc.len(), linking, &mut locals);
        let doc = u32::try_from(number).unwrap_or(u32::MAX);
        found.extend(locals.drain(..).map(|local| Found { local, doc, published }));
        start += of_doc.len();
    }
    found
}

/// An event but for its mentions, which are still in their list.
struct Draft {
    place: Option<PlaceId>,
    topics: Vec<TopicId>,
    when: Option<When>,
    /// Which mentions, in order; all but one have reasons.
    members: Vec<(usize, Vec<Reason>)>,
}

impl Draft {
    fn of(cluster: Cluster<'_>) -> Self {
        let when = when(&cluster);
        let Cluster { report, mut members, .. } = cluster;
        members.sort_by_key(|(index, _)| *index);
        Self {
            place: report.claim.place.cloned(),
            topics: report.claim.topics.into_iter().cloned().collect(),
            when,
            members,
        }
    }

    fn event(
        self,
        mentions: &mut [Option<EventMention>],
        taken: &mut HashSet<EventId>,
        linking: &Linking,
    ) -> Option<Event> {
        let mut own = Vec::with_capacity(self.members.len());
        let mut merges = Vec::new();
        for (index, reasons) in self.members {
            let Some(mention) = mentions.get_mut(index).and_then(Option::take) else { continue };
            if !reasons.is_empty() {
                merges.push(Merge { doc: mention.doc.clone(), trigger: mention.trigger, reasons });
            }
            own.push(mention);
        }
        let first = own.first()?;
        let id = (0..=u32::MAX).map(|nth| EventId::of(first, nth)).find(|id| !taken.contains(id))?;
        taken.insert(id.clone());
        let sources: BTreeSet<_> = own.iter().filter_map(|m| m.source.clone()).collect();
        Some(Event {
            id,
            kind: first.kind.clone(),
            roles: participants(&own),
            place: self.place,
            topics: self.topics,
            status: own.iter().map(|m| m.status).min()?,
            when: self.when,
            sources: sources.into_iter().collect(),
            confidence: own.iter().map(|m| m.confidence).fold(0.0, f32::max).min(1.0),
            coverage: Coverage::of(&own, &linking.publications),
            mentions: own,
            merges,
            parties_of: None,
            follows: Vec::new(),
        })
    }
}

/// When it was. What several documents tell as going on went on from the first
/// day told to the last.
fn when(cluster: &Cluster<'_>) -> Option<When> {
    let told = cluster.days.filter(|days| cluster.documents() > 1 && days.first < days.last);
    match told {
        Some(days) => Some(When {
            earliest: Some(days.first),
            latest: Some(days.last),
            precision: Precision::Interval,
            anchor: None,
        }),
        None => cluster.report.claim.when.cloned(),
    }
}

fn participants(mentions: &[EventMention]) -> Vec<Participant> {
    let mut roles: BTreeMap<&RoleId, (BTreeSet<_>, BTreeSet<_>)> = BTreeMap::new();
    for filler in mentions.iter().flat_map(|m| &m.roles) {
        if filler.actors.is_empty() && filler.sides.is_empty() {
            continue;
        }
        let (actors, sides) = roles.entry(&filler.role).or_default();
        actors.extend(filler.actors.iter().cloned());
        sides.extend(filler.sides.iter().cloned());
    }
    roles
        .into_iter()
        .map(|(role, (actors, sides))| Participant {
            role: role.clone(),
            actors: actors.into_iter().collect(),
            sides: sides.into_iter().collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::link::StatusGroup;
    use crate::link::sample::{any_mention, mention};
    use crate::schema::Status;

    fn ids(events: &[Event]) -> Vec<&str> {
        events.iter().map(|e| e.id.as_str()).collect()
    }

    const EGYPT: (&str, &str, &str) = ("participant", "EGY", "EGY");
    const HAMAS: (&str, &str, &str) = ("participant", "hamas", "hamas");
    const QATAR: (&str, &str, &str) = ("participant", "QAT", "QAT");

    #[test]
    fn two_reports_with_the_same_sides_are_one_event() {
        let events = link(vec![mention("a", 0, "talks", &[EGYPT, HAMAS]), mention("a", 3, "talks", &[HAMAS, EGYPT])]);
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].mentions.len(), 2);
        assert_eq!(events[0].merges[0].reasons, [Reason::SameSides]);
    }

    #[test]
    fn within_a_sentence_fewer_sides_are_another_event() {
        let both = mention("a", 0, "talks", &[EGYPT, HAMAS]);
        let mut one = mention("a", 0, "talks", &[HAMAS]);
        one.trigger.start += 10;
        one.trigger.end += 10;
        assert_eq!(link(vec![both, one]).len(), 2);
    }

    #[test]
    fn documents_kinds_and_status_groups_keep_apart() {
        let first = mention("a", 0, "talks", &[EGYPT]);
        let elsewhere = mention("b", 1, "talks", &[EGYPT]);
        let other = mention("a", 1, "mediation", &[EGYPT]);
        let mut denied = mention("a", 2, "talks", &[EGYPT]);
        denied.status = Status::Denied;
        assert_eq!(link(vec![first, elsewhere, other, denied]).len(), 4);
    }

    #[test]
    fn planned_and_possible_merge_to_planned() {
        let mut planned = mention("a", 1, "talks", &[EGYPT]);
        planned.status = Status::Planned;
        let mut possible = mention("a", 0, "talks", &[EGYPT]);
        possible.status = Status::Possible;
        let events = link(vec![planned, possible]);
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].status, Status::Planned);
    }

    #[test]
    fn of_two_that_fit_the_one_with_the_same_sides_is_taken() {
        let both = mention("a", 0, "talks", &[EGYPT, HAMAS]);
        let other = mention("a", 1, "talks", &[QATAR, HAMAS]);
        let again = mention("a", 2, "talks", &[EGYPT, HAMAS]);
        let events = link(vec![again, other, both]);
        assert_eq!(events.iter().map(|e| e.mentions.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn participants_are_one_entry_a_role() {
        let person = mention("a", 0, "talks", &[("participant", "khalil_al_hayya", "hamas"), EGYPT]);
        let body = mention("a", 1, "talks", &[HAMAS, EGYPT]);
        let events = link(vec![person, body]);
        let roles = &events[0].roles;
        assert_eq!(roles.len(), 1);
        assert_eq!(roles[0].actors, ["EGY".into(), "hamas".into(), "khalil_al_hayya".into()]);
        assert_eq!(roles[0].sides, ["EGY".into(), "hamas".into()]);
    }

    #[test]
    fn readings_of_one_trigger_have_names_of_their_own() {
        let one = mention("a", 0, "talks", &[EGYPT]);
        let two = mention("a", 0, "talks", &[QATAR]);
        let events = link(vec![one, two]);
        assert_eq!(events.len(), 2);
        assert_ne!(events[0].id, events[1].id);
    }

    #[test]
    fn names_do_not_change_from_version_to_version() {
        assert_eq!(ids(&link(vec![mention("004", 0, "talks", &[EGYPT])])), ["d568a28c0e54"]);
    }

    #[test]
    fn an_event_can_be_split_and_linked_again() {
        let events = link(vec![mention("a", 0, "talks", &[EGYPT]), mention("a", 1, "talks", &[EGYPT])]);
        let again = link(events.iter().cloned().flat_map(Event::split).collect());
        assert_eq!(events, again);
    }

    proptest! {
        #[test]
        fn the_order_of_the_mentions_does_not_matter(
            (given, shuffled) in proptest::collection::vec(any_mention(), 0..16)
                .prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle()))
        ) {
            prop_assert_eq!(link(given), link(shuffled));
        }

        #[test]
        fn no_mention_is_lost_or_doubled(given in proptest::collection::vec(any_mention(), 0..16)) {
            let events = link(given.clone());
            let mut names = ids(&events);
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), events.len());
            let mut kept: Vec<_> = events.iter().cloned().flat_map(Event::split).collect();
            kept.sort_by(canonical);
            let mut distinct = given;
            distinct.sort_by(canonical);
            distinct.dedup();
            prop_assert_eq!(kept, distinct);
            for event in &events {
                prop_assert_eq!(event.merges.len() + 1, event.mentions.len());
                let groups: BTreeSet<StatusGroup> = event.mentions.iter().map(|m| m.status.into()).collect();
                prop_assert_eq!(groups.len(), 1);
            }
        }
    }
}
