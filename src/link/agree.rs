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
            (Some(a), Some(b)) => Some(if within(&b, &a) && !within(&a, &b) { b } else { a }),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::link::sample::{at_time, mention};

    const EGYPT: (&str, &str, &str) = ("participant", "EGY", "EGY");
    const HAMAS: (&str, &str, &str) = ("participant", "hamas", "hamas");
    const QATAR: (&str, &str, &str) = ("participant", "QAT", "QAT");

    #[test]
    fn a_report_that_names_fewer_sides_joins_the_fuller_one() {
        let events = link(vec![mention("a", 0, "talks", &[EGYPT, HAMAS]), mention("a", 1, "talks", &[HAMAS])]);
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].merges[0].reasons, [Reason::FewerSides]);
    }

    #[test]
    fn reports_that_share_only_a_side_stay_apart() {
        let events = link(vec![mention("a", 0, "talks", &[EGYPT, HAMAS]), mention("a", 1, "talks", &[QATAR, HAMAS])]);
        assert_eq!(events.len(), 2);
    }

    #[test]
    fn the_same_side_in_another_role_is_another_event() {
        let attacker = mention("a", 0, "assault", &[("actor", "hamas", "hamas")]);
        let target = mention("a", 1, "assault", &[("target", "hamas", "hamas")]);
        assert_eq!(link(vec![attacker, target]).len(), 2);
    }

    #[test]
    fn reports_without_sides_stay_apart() {
        assert_eq!(link(vec![mention("a", 0, "talks", &[]), mention("a", 1, "talks", &[])]).len(), 2);
    }

    #[test]
    fn another_place_another_day_or_other_topics_keep_apart() {
        let here = |change: fn(&mut EventMention)| {
            let mut first = mention("a", 0, "talks", &[EGYPT]);
            first.place = Some("cairo".into());
            first.topics = vec!["ceasefire".into()];
            first.time = at_time("2025-10-06", "2025-10-06");
            let mut second = first.clone();
            second.sentence.index = 1;
            second.trigger.start = 100;
            second.trigger.end = 106;
            change(&mut second);
            link(vec![first, second]).len()
        };
        assert_eq!(here(|_| ()), 1);
        assert_eq!(here(|m| m.place = Some("doha".into())), 2);
        assert_eq!(here(|m| m.place = None), 1);
        assert_eq!(here(|m| m.time = at_time("2025-10-07", "2025-10-07")), 2);
        assert_eq!(here(|m| m.time = at_time("2025-10-01", "2025-10-31")), 1);
        assert_eq!(here(|m| m.time = None), 1);
        assert_eq!(here(|m| m.topics = vec!["withdrawal".into()]), 2);
        assert_eq!(here(|m| m.topics = vec![]), 1);
    }

    #[test]
    fn the_most_exact_date_is_kept() {
        let mut month = mention("a", 0, "talks", &[EGYPT]);
        month.time = at_time("2025-10-01", "2025-10-31");
        let mut day = mention("a", 1, "talks", &[EGYPT]);
        day.time = at_time("2025-10-06", "2025-10-06");
        let events = link(vec![month, day]);
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].when.as_ref().map(|w| w.value()).as_deref(), Some("2025-10-06"));
        assert_eq!(events[0].merges[0].reasons, [Reason::SameSides, Reason::NestedDate]);
    }

    #[test]
    fn what_happens_since_a_day_is_background_to_what_happens_on_one() {
        let mut since = mention("a", 0, "assault", &[EGYPT]);
        since.time = at_time("2023-10-07", "");
        let mut day = mention("a", 1, "assault", &[EGYPT]);
        day.time = at_time("2024-01-12", "2024-01-12");
        assert_eq!(link(vec![since, day]).len(), 2);
    }
}
