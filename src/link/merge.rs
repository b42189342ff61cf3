//! Merging: which mentions report the same event.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::agree::Claim;
use super::order::canonical;
use super::{Coverage, Event, EventId, Merge, Participant, Publications, Reason, StatusGroup};
use crate::extract::EventMention;
use crate::schema::{KindId, PlaceId, RoleId};

/// What mentions of one event have in common whatever else they say. Mentions
/// of different blocks are never compared. Merging across documents needs the
/// same block without the document and with the sides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Block {
    doc: String,
    kind: KindId,
    group: StatusGroup,
}

impl Block {
    fn of(mention: &EventMention) -> Self {
        Self { doc: mention.doc.clone(), kind: mention.kind.clone(), group: mention.status.into() }
    }
}

/// Mentions that are held to report one event.
struct Cluster {
    claim: Claim,
    mentions: Vec<EventMention>,
    merges: Vec<Merge>,
}

impl Cluster {
    fn new(mention: EventMention) -> Self {
        Self { claim: Claim::of(&mention), mentions: vec![mention], merges: Vec::new() }
    }

    /// What speaks for `mention` reporting this event; `None` if something
    /// speaks against it.
    ///
    /// Within one sentence other sides mean another event, even if they are
    /// fewer: «اجتمعت مصر وحماس، ثم اجتمعت مصر وقطر وحماس».
    fn takes(&self, mention: &EventMention, claim: &Claim) -> Option<Vec<Reason>> {
        let reasons = self.claim.agrees_with(claim)?;
        let apart = reasons.first() != Some(&Reason::SameSides)
            && self.mentions.iter().any(|m| m.sentence.index == mention.sentence.index);
        (!apart).then_some(reasons)
    }

    fn add(&mut self, mention: EventMention, claim: Claim, reasons: Vec<Reason>) {
        self.claim.add(claim);
        self.merges.push(Merge { doc: mention.doc.clone(), trigger: mention.trigger, reasons });
        self.mentions.push(mention);
    }

    /// Its last sentence so far.
    fn last_sentence(&self) -> u32 {
        self.mentions.iter().map(|m| m.sentence.index).max().unwrap_or(0)
    }
}

/// The events that `mentions` report, by document, then first trigger.
///
/// The result does not depend on the order of `mentions`; one that is given
/// twice counts once. None is lost: what agrees with nothing is an event of
/// its own, also without a date.
pub fn link(mentions: Vec<EventMention>) -> Vec<Event> {
    link_with(mentions, &Linking::default())
}

/// What linking goes by besides the mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    /// When and by whom the documents were published.
    pub publications: Publications,
    /// The larger place that a place lies in.
    pub within: HashMap<PlaceId, PlaceId>,
    /// Whether mentions are merged; if not, each is an event of its own.
    pub merge: bool,
}

impl Default for Linking {
    fn default() -> Self {
        Self { publications: Publications::default(), within: HashMap::new(), merge: true }
    }
}

/// As [`link`], with what is known about documents and places.
pub fn link_with(mut mentions: Vec<EventMention>, linking: &Linking) -> Vec<Event> {
    mentions.sort_by(canonical);
    mentions.dedup_by(|a, b| canonical(a, b).is_eq());
    let mut blocks: BTreeMap<Block, Vec<Cluster>> = BTreeMap::new();
    for mention in mentions {
        let clusters = blocks.entry(Block::of(&mention)).or_default();
        if linking.merge {
            place(clusters, mention);
        } else {
            clusters.push(Cluster::new(mention));
        }
    }
    let mut clusters: Vec<_> = blocks.into_values().flatten().collect();
    clusters
        .sort_by(|a, b| a.mentions.iter().zip(&b.mentions).next().map_or(Ordering::Equal, |(a, b)| canonical(a, b)));
    let mut taken = HashSet::new();
    clusters.into_iter().filter_map(|cluster| event(cluster, &mut taken, linking)).collect()
}

/// Adds a mention to the event that it agrees with best: one with the same
/// sides first, then one that more speaks for, then the one last spoken of.
fn place(clusters: &mut Vec<Cluster>, mention: EventMention) {
    let claim = Claim::of(&mention);
    let best = clusters
        .iter_mut()
        .filter_map(|cluster| cluster.takes(&mention, &claim).map(|reasons| (cluster, reasons)))
        .max_by_key(|(cluster, reasons)| {
            (reasons.first() == Some(&Reason::SameSides), reasons.len(), cluster.last_sentence())
        });
    match best {
        Some((cluster, reasons)) => cluster.add(mention, claim, reasons),
        None => clusters.push(Cluster::new(mention)),
    }
}

fn event(cluster: Cluster, taken: &mut HashSet<EventId>, linking: &Linking) -> Option<Event> {
    let Cluster { claim, mentions, merges } = cluster;
    let first = mentions.first()?;
    let id = (0..=u32::MAX).map(|nth| EventId::of(first, nth)).find(|id| !taken.contains(id))?;
    taken.insert(id.clone());
    let sources: BTreeSet<_> = mentions.iter().filter_map(|m| m.source.clone()).collect();
    Some(Event {
        id,
        kind: first.kind.clone(),
        roles: participants(&mentions),
        place: claim.place,
        topics: claim.topics.into_iter().collect(),
        status: mentions.iter().map(|m| m.status).min()?,
        when: claim.when,
        sources: sources.into_iter().collect(),
        confidence: mentions.iter().map(|m| m.confidence).fold(0.0, f32::max).min(1.0),
        coverage: Coverage::of(&mentions, &linking.publications),
        mentions,
        merges,
        follows: Vec::new(),
    })
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
