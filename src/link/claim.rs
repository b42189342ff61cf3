//! What reports say of an event, as far as it is compared.

use smallvec::SmallVec;

use super::{Linking, Reason, StatusGroup};
use crate::extract::EventMention;
use crate::schema::{ActorId, KindId, PlaceId, RoleId, TopicId};
use crate::time::{Precision, When};

/// A side in what it does; hosts of talks count as those who talk, because one
/// outlet has a minister receive whom he meets in another.
pub(super) type Part<'m> = (&'m str, &'m ActorId);

/// What one or more mentions say of an event.
#[derive(Debug, Clone)]
pub(super) struct Claim<'m> {
    /// What kind of event.
    pub kind: &'m KindId,
    /// Whether it happened.
    pub group: StatusGroup,
    /// Whether it is the end of a truce: that is no report of the truce.
    pub ends: bool,
    /// Which sides take which part; sorted.
    pub sides: SmallVec<[Part<'m>; 4]>,
    /// Who is named for a side, other than itself; sorted by side.
    pub named: SmallVec<[(&'m ActorId, &'m ActorId); 2]>,
    /// Where.
    pub place: Option<&'m PlaceId>,
    /// About what; sorted.
    pub topics: SmallVec<[&'m TopicId; 2]>,
    /// When; the most exact.
    pub when: Option<&'m When>,
}

impl<'m> Claim<'m> {
    /// What a mention says.
    pub fn of(mention: &'m EventMention, linking: &Linking) -> Self {
        let part = |role: &'m RoleId| match (mention.kind.as_str(), role.as_str()) {
            ("talks", "host") => "participant",
            (_, role) => role,
        };
        let mut sides: SmallVec<_> =
            mention.roles.iter().flat_map(|f| f.sides.iter().map(move |side| (part(&f.role), side))).collect();
        sides.sort_unstable();
        sides.dedup();
        let mut named = SmallVec::new();
        for filler in &mention.roles {
            if let [side] = filler.sides.as_slice() {
                named.extend(filler.actors.iter().filter(|actor| *actor != side).map(|actor| (side, actor)));
            }
        }
        named.sort_unstable();
        named.dedup();
        let mut topics: SmallVec<_> = mention.topics.iter().collect();
        topics.sort_unstable();
        topics.dedup();
        let when = mention.time.as_ref().map(|t| &t.when).filter(|w| w.earliest.or(w.latest).is_some());
        Self {
            kind: &mention.kind,
            group: mention.status.into(),
            ends: mention.kind.as_str() == "ceasefire" && linking.ending(mention).is_some(),
            sides,
            named,
            place: mention.place.as_ref(),
            topics,
            when,
        }
    }

    /// Adds what an agreeing report says.
    pub fn add(&mut self, other: &Self, linking: &Linking) {
        self.sides.extend_from_slice(&other.sides);
        self.sides.sort_unstable();
        self.sides.dedup();
        self.named.extend_from_slice(&other.named);
        self.named.sort_unstable();
        self.named.dedup();
        self.topics.extend_from_slice(&other.topics);
        self.topics.sort_unstable();
        self.topics.dedup();
        self.place = match (self.place, other.place) {
            (Some(a), Some(b)) if linking.lies_in(b, a) => Some(b),
            (a, b) => a.or(b),
        };
        self.when = match (self.when, other.when) {
            (Some(a), Some(b)) => Some(if within(b, a) && !within(a, b) { b } else { a }),
            (a, b) => a.or(b),
        };
    }

    /// Mediation goes on: whoever mediates today between the same sides about
    /// the same still does so next week.
    pub fn goes_on(&self) -> bool {
        self.kind.as_str() == "mediation" && self.group == StatusGroup::Actual
    }

    /// The sides that the other has in the same part.
    pub fn shared_sides(&self, other: &Claim<'m>) -> SmallVec<[Part<'m>; 4]> {
        self.sides.iter().filter(|part| other.sides.binary_search(part).is_ok()).copied().collect()
    }

    /// The sides in one part.
    pub fn in_part<'c>(&'c self, part: &'c str) -> impl Iterator<Item = &'m ActorId> + 'c {
        self.sides.iter().filter(move |(p, _)| *p == part).map(|(_, side)| *side)
    }
}

/// How the sides of a new report stand to those known.
pub(super) fn sides<'m>(known: &Claim<'m>, new: &Claim<'m>) -> Option<Reason> {
    let (known, new) = (&known.sides, &new.sides);
    let among = |few: &[Part<'m>], many: &[Part<'m>]| few.iter().all(|part| many.binary_search(part).is_ok());
    if known.is_empty() && new.is_empty() {
        None
    } else if known == new {
        Some(Reason::SameSides)
    } else if among(new, known) {
        Some(Reason::FewerSides)
    } else if among(known, new) {
        Some(Reason::MoreSides)
    } else {
        None
    }
}

/// Which mediators are in both, if one of two mediations names no parties and the
/// mediators of one are among those of the other.
pub(super) fn mediators<'m>(known: &Claim<'m>, new: &Claim<'m>) -> Option<Reason> {
    let silent = |claim: &Claim<'_>| claim.in_part("party").next().is_none();
    let all = |claim: &Claim<'_>| claim.in_part("mediator").count();
    let both = known.shared_sides(new).into_iter().filter(|(part, _)| *part == "mediator");
    let both: Vec<_> = both.map(|(_, side)| side.clone()).collect();
    let one = known.goes_on() && new.goes_on() && (silent(known) || silent(new));
    (one && !both.is_empty() && both.len() == all(known).min(all(new))).then_some(Reason::SharedSides(both))
}

/// What the places say.
pub(super) enum Places {
    /// They are the same, or one lies in the other.
    Agree(Reason),
    /// One of the two names none.
    Silent,
    /// They are different.
    Differ,
}

/// How two places stand to each other.
pub(super) fn places(a: Option<&PlaceId>, b: Option<&PlaceId>, linking: &Linking) -> Places {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Places::Agree(Reason::SamePlace),
        (Some(a), Some(b)) if linking.lies_in(a, b) || linking.lies_in(b, a) => Places::Agree(Reason::NestedPlace),
        (Some(_), Some(_)) => Places::Differ,
        _ => Places::Silent,
    }
}

/// A day may lie in a month or year that is the same event told less exactly.
/// An interval is mostly background (منذ السابع من أكتوبر): what happens within
/// it is an event of its own.
pub(super) fn dates(a: &When, b: &When) -> Option<Reason> {
    let interval = [a, b].iter().any(|w| w.precision == Precision::Interval);
    if (a.earliest, a.latest) == (b.earliest, b.latest) {
        Some(Reason::SameDate)
    } else if !interval && (within(a, b) || within(b, a)) {
        Some(Reason::NestedDate)
    } else {
        None
    }
}

fn within(inner: &When, outer: &When) -> bool {
    match (inner.earliest, inner.latest, outer.earliest, outer.latest) {
        (Some(from), Some(to), Some(start), Some(end)) => start <= from && to <= end,
        _ => false,
    }
}

/// What speaks of one matter in the topics of two claims; `None` if both name
/// topics that have nothing to do with each other. Whoever mediates between the
/// same two does so about all that would end their fight; where there is `one` pair
/// only, a mediation that names no parties is between them.
pub(super) fn topics<'m>(a: &Claim<'m>, b: &Claim<'m>, one: bool, linking: &Linking) -> Option<Vec<Reason>> {
    let shared: Vec<_> = a
        .topics
        .iter()
        .filter(|t| b.topics.binary_search(t).is_ok())
        .map(|t| Reason::SharedTopic((*t).clone()))
        .collect();
    let silent = a.topics.is_empty() || b.topics.is_empty();
    if silent || !shared.is_empty() {
        return Some(shared);
    }
    let both = a.shared_sides(b);
    let count = |part: &str| both.iter().filter(|(p, _)| *p == part).count();
    let silent = |c: &Claim<'_>| c.in_part("party").next().is_none();
    let same_parties = count("party") > 1 || one && (silent(a) || silent(b));
    let one_mediation = a.goes_on() && b.goes_on() && count("mediator") > 0 && same_parties;
    let one_settlement = linking.is_one_settlement(a.topics.iter().copied(), b.topics.iter().copied());
    (one_mediation && one_settlement).then(|| vec![Reason::RelatedTopics])
}
