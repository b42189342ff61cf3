//! Across documents: whether a report can be of an event that others report.

use chrono::NaiveDate;

use super::claim::{Claim, Places, dates, places, topics};
use super::{Linking, Reason, StatusGroup};
use crate::schema::ActorId;
use crate::time::Precision;

/// A report that names no day may be published so many days after the event; two
/// of them are of one event only if they are published in fewer.
pub(super) const NEAR: i64 = 2;

/// What goes on is taken for the same if nothing is heard of it for no longer.
pub(super) const PAUSE: i64 = 14;

/// From one day to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Days {
    /// The days from the first to the last of both.
    pub fn and(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// How many days lie between; 0 if they overlap.
    pub fn gap(self, other: Self) -> i64 {
        (other.first - self.last).num_days().max((self.first - other.last).num_days()).max(0)
    }

    fn length(self) -> i64 {
        (self.last - self.first).num_days()
    }
}

/// What one document, or several together, say of an event.
#[derive(Debug, Clone)]
pub(super) struct Report<'m> {
    /// What it says.
    pub claim: Claim<'m>,
    /// When it was published.
    pub published: Option<Days>,
}

impl<'m> Report<'m> {
    /// Whether it is of what goes on.
    pub fn goes_on(&self) -> bool {
        self.claim.goes_on()
    }

    /// The days that it speaks of: those of its date, else those on which it
    /// was published. What began on a day and is open goes on until it is told.
    pub fn days(&self) -> Option<Days> {
        let Some(when) = self.claim.when else { return self.published };
        let first = when.earliest.or(when.latest)?;
        let last = when.latest.or(self.published.map(|p| p.last)).unwrap_or(first);
        Some(Days { first, last: last.max(first) })
    }

    /// What speaks for `new` being a report of the same event; `None` if
    /// something speaks against it. What goes on has been told for `days`.
    pub fn agrees_with(&self, new: &Self, days: Option<Days>, linking: &Linking) -> Option<Vec<Reason>> {
        let (a, b) = (&self.claim, &new.claim);
        if a.ends != b.ends {
            return None;
        }
        let mut reasons = vec![sides(a, b)?];
        let overlap = matches!(reasons.first(), Some(Reason::SharedSides(_)));
        let shared = a.shared_sides(b);
        if others_act(a, b, linking) && shared.len() < 3 {
            return None;
        }
        let place = match places(a.place, b.place, linking) {
            Places::Agree(reason) => {
                reasons.push(reason);
                true
            }
            Places::Differ => return None,
            Places::Silent => false,
        };
        let both_ends = both_ends(a, &shared);
        let dated = match (a.when, b.when) {
            (Some(x), Some(y)) => match dates(x, y) {
                Some(reason) => {
                    let whole =
                        reason == Reason::SameDate && matches!(x.precision, Precision::Day | Precision::Interval);
                    reasons.push(reason);
                    Some(whole)
                }
                None if self.goes_on() => None,
                None => return None,
            },
            _ => None,
        };
        let about = topics(a, b, false, linking);
        let people = people(a, b, linking);
        let evidence = place || !people.is_empty() || about.as_ref().is_some_and(|t| !t.is_empty()) || tells_topic(a);
        let fits = match (dated, &about) {
            // Different topics on one day in one place: one meeting, told twice.
            (Some(true), None) => both_ends && place && is_meeting(a),
            (_, None) => false,
            (Some(true), Some(_)) => both_ends || evidence,
            (Some(false), Some(_)) => both_ends && evidence,
            (None, Some(_)) if self.goes_on() => {
                let gap = days.or(self.days())?.gap(new.days()?);
                reasons.push(Reason::OngoingProcess);
                reasons.push(close(gap));
                gap <= PAUSE && (both_ends || evidence)
            }
            (None, Some(_)) => {
                reasons.push(close(self.near(new)?));
                both_ends && evidence && !overlap
            }
        };
        reasons.extend(about.unwrap_or_default());
        if !people.is_empty() {
            reasons.push(Reason::SharedActors(people));
        }
        fits.then_some(reasons)
    }

    /// How many days lie between two reports of which one names no day, if that
    /// is few enough: between the publications, or from the day on which it
    /// happened to the publication of the one that does not name it.
    fn near(&self, new: &Self) -> Option<i64> {
        let day = |r: &Self| r.claim.when.filter(|w| w.precision == Precision::Day).and_then(|w| w.earliest);
        let dated = [self, new].into_iter().find(|r| r.claim.when.is_some());
        let undated = [self, new].into_iter().find(|r| r.claim.when.is_none())?.published?;
        match dated {
            Some(dated) if self.claim.group == StatusGroup::Actual => {
                let after = (undated.last - day(dated)?).num_days();
                (undated.first >= day(dated)? && after <= NEAR).then_some(after)
            }
            _ => {
                let (a, b) = (self.published?, new.published?);
                (a.and(b).length() < NEAR).then(|| a.gap(b))
            }
        }
    }
}

fn close(days: i64) -> Reason {
    Reason::CloseReports(u32::try_from(days).unwrap_or(u32::MAX))
}

/// How the sides of two documents stand to each other. In each part that both
/// fill, the sides of one must be among those of the other, or two must be
/// shared; and one side at least must be shared in all.
fn sides<'m>(a: &Claim<'m>, b: &Claim<'m>) -> Option<Reason> {
    let shared = a.shared_sides(b);
    if shared.is_empty() {
        return None;
    }
    let mut few = true;
    let mut more = true;
    for &(part, _) in a.sides.iter().chain(&b.sides) {
        let (of_a, of_b) = (a.in_part(part).count(), b.in_part(part).count());
        let both = shared.iter().filter(|(p, _)| *p == part).count();
        few &= both == of_b;
        more &= both == of_a;
        let told_apart = of_a > 0 && of_b > 0 && both < of_a.min(of_b) && both < 2;
        if told_apart {
            return None;
        }
    }
    Some(match (few, more) {
        (true, true) => Reason::SameSides,
        (true, false) => Reason::FewerSides,
        (false, true) => Reason::MoreSides,
        (false, false) => {
            let mut sides: Vec<_> = shared.iter().map(|(_, side)| (*side).clone()).collect();
            sides.sort();
            sides.dedup();
            Reason::SharedSides(sides)
        }
    })
}

/// Whether the shared sides stand at both ends of an event: two who talk, or
/// one who acts and one who is acted on. Of some kinds one end is all there is.
fn both_ends(claim: &Claim<'_>, shared: &[(&str, &ActorId)]) -> bool {
    let Some(&(first, _)) = shared.first() else { return false };
    let alone = matches!(claim.kind.as_str(), "withdrawal" | "mobilization" | "protest");
    let equals = matches!(first, "participant" | "party") && shared.iter().filter(|(p, _)| *p == first).count() > 1;
    // An exchange is a release by both.
    let exchange = claim.kind.as_str() == "release" && shared.iter().filter(|(p, _)| *p == "releaser").count() > 1;
    let facing = match claim.kind.as_str() {
        // Host and guest talk; who mediates and who takes part are different.
        "mediation" => shared.iter().any(|(p, _)| *p == "mediator") && shared.iter().any(|(p, _)| *p == "party"),
        _ => shared.iter().any(|(p, _)| *p != first),
    };
    alone || equals || exchange || facing
}

/// Kinds that are about one thing by their nature.
fn tells_topic(claim: &Claim<'_>) -> bool {
    matches!(claim.kind.as_str(), "release" | "ceasefire" | "withdrawal" | "aid_delivery")
}

/// Kinds of which one is told with different topics.
fn is_meeting(claim: &Claim<'_>) -> bool {
    matches!(claim.kind.as_str(), "talks" | "delegation" | "mediation")
}

/// Whether somebody acts for a shared side in one and somebody else in the
/// other: a call of the ministers is not the summit of the presidents.
fn others_act<'m>(a: &Claim<'m>, b: &Claim<'m>, linking: &Linking) -> bool {
    let of = |claim: &Claim<'_>, side: &ActorId| -> Vec<ActorId> {
        let named = claim.named.iter().filter(|(s, actor)| *s == side && linking.is_somebody(actor));
        named.map(|(_, actor)| (*actor).clone()).collect()
    };
    a.shared_sides(b).iter().any(|(_, side)| {
        let (of_a, of_b) = (of(a, side), of(b, side));
        let none_fits = !of_a.iter().any(|x| of_b.iter().any(|y| linking.may_be(x, y)));
        !of_a.is_empty() && !of_b.is_empty() && none_fits
    })
}

/// Those whom both name, besides the sides that they act for.
fn people(a: &Claim<'_>, b: &Claim<'_>, linking: &Linking) -> Vec<ActorId> {
    let fits = |(_, actor): &&(&ActorId, &ActorId)| {
        linking.is_somebody(actor) && b.named.iter().any(|(_, other)| linking.may_be(actor, other))
    };
    let mut people: Vec<_> = a.named.iter().filter(fits).map(|(_, actor)| (*actor).clone()).collect();
    people.sort();
    people.dedup();
    people
}
