//! Whether two reports can be of one event.

use std::collections::BTreeSet;

use super::Reason;
use crate::extract::EventMention;
use crate::schema::{ActorId, PlaceId, RoleId, TopicId};
use crate::time::{Precision, When};

/// What one or more reports say of an event, as far as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// Which sides stand in which roles.
    pub sides: BTreeSet<(RoleId, ActorId)>,
    /// Where.
    pub place: Option<PlaceId>,
    /// About what.
    pub topics: BTreeSet<TopicId>,
    /// When; the most exact.
    pub when: Option<When>,
}

impl Claim {
    /// What a mention says.
    pub fn of(mention: &EventMention) -> Self {
        Self {
            sides: mention
                .roles
                .iter()
                .flat_map(|f| f.sides.iter().map(|side| (f.role.clone(), side.clone())))
                .collect(),
            place: mention.place.clone(),
            topics: mention.topics.iter().cloned().collect(),
            when: mention.time.as_ref().map(|t| t.when.clone()),
        }
    }

    /// What speaks for `other` being said of the same event; `None` if
    /// something speaks against it.
    ///
    /// The sides of one must be among the sides of the other, in the same
    /// roles, and one must name a side at all. Places and dates must not
    /// differ where both are given; where both speak of topics they must
    /// share one.
    pub fn agrees_with(&self, other: &Self) -> Option<Vec<Reason>> {
        let mut reasons = vec![sides(&self.sides, &other.sides)?];
        match (&self.place, &other.place) {
            (Some(a), Some(b)) if a == b => reasons.push(Reason::SamePlace),
            (Some(_), Some(_)) => return None,
            _ => {}
        }
        if let (Some(a), Some(b)) = (&self.when, &other.when) {
            reasons.push(dates(a, b)?);
        }
        let shared = self.topics.intersection(&other.topics).cloned();
        let before = reasons.len();
        reasons.extend(shared.map(Reason::SharedTopic));
        let one_is_silent = self.topics.is_empty() || other.topics.is_empty();
        (one_is_silent || reasons.len() > before).then_some(reasons)
    }

    /// Adds what an agreeing report says.
    pub fn add(&mut self, other: Self) {
        self.sides.extend(other.sides);
        self.topics.extend(other.topics);
        self.place = self.place.take().or(other.place);
        self.when = match (self.when.take(), other.when) {
            (Some(a), Some(b)) => Some(if within(&b, &a) && !within(&a, &b) {
                b
            } else {
                a
            }),
            (a, b) => a.or(b),
        };
    }
}

fn sides(known: &BTreeSet<(RoleId, ActorId)>, new: &BTreeSet<(RoleId, ActorId)>) -> Option<Reason> {
    if known.is_empty() && new.is_empty() {
        None
    } else if known == new {
        Some(Reason::SameSides)
    } else if new.is_subset(known) {
        Some(Reason::FewerSides)
    } else if known.is_subset(new) {
        Some(Reason::MoreSides)
    } else {
        None
    }
}

/// A day may lie in a month or year that is the same event told less exactly.
/// An interval is mostly background (منذ السابع من أكتوبر): what happens within
/// it is an event of its own.
fn dates(a: &When, b: &When) -> Option<Reason> {
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
