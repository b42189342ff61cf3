//! Across documents: which of their events are the same.
//!
//! The fullest reports come first, so that a vague one joins a clear one and
//! not the other way round; what goes on comes in the order of time, so that
//! each report follows the one before. No step depends on the order in which
//! documents were read.

use std::cmp::Reverse;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::agree::{Days, Report};
use super::blocks::Blocks;
use super::document::Local;
use super::{Linking, Reason};
use crate::time::Precision;

/// Mentions that are held to report one event, in whatever documents.
#[derive(Debug)]
pub(super) struct Cluster<'m> {
    /// What they say together.
    pub report: Report<'m>,
    /// Which mentions, and why each but the first was joined.
    pub members: Vec<(usize, Vec<Reason>)>,
    /// For what goes on: from the first day told to the last.
    pub days: Option<Days>,
    /// The documents by number.
    docs: FxHashSet<u32>,
}

/// An event of one document, with its place in the order of merging.
pub(super) struct Found<'m> {
    /// The event.
    pub local: Local<'m>,
    /// The number of its document.
    pub doc: u32,
    /// When that was published.
    pub published: Option<NaiveDate>,
}

/// The events that all documents report.
pub(super) fn clusters<'m>(found: Vec<Found<'m>>, linking: &Linking) -> Vec<Cluster<'m>> {
    let mut waiting: Vec<Cluster<'m>> = found.into_iter().map(Cluster::of).collect();
    if !linking.merge {
        return waiting;
    }
    waiting.sort_by_cached_key(rank);
    let mut clusters: Vec<Cluster<'m>> = Vec::with_capacity(waiting.len());
    let mut blocks = Blocks::default();
    let mut candidates = Vec::new();
    for cluster in waiting {
        blocks.find(&cluster.report, &mut candidates);
        let best = candidates
            .iter()
            .filter_map(|&at| clusters.get(at as usize).and_then(|known| Some((at, known.takes(&cluster, linking)?))))
            .max_by_key(|(at, reasons)| {
                let same = reasons.contains(&Reason::SameSides);
                let day = reasons.contains(&Reason::SameDate);
                (day, same, reasons.len(), Reverse(*at))
            });
        let at = match best {
            Some((at, reasons)) => {
                if let Some(known) = clusters.get_mut(at as usize) {
                    known.join(cluster, reasons, linking);
                }
                at
            }
            None => {
                clusters.push(cluster);
                clusters.len() as u32 - 1
            }
        };
        if let Some(known) = clusters.get(at as usize) {
            blocks.enter(&known.report, known.days, at);
        }
    }
    clusters
}

/// The place in the order of merging: what goes on by its days; the rest by how
/// exact the date is, how many sides are named, and the day.
fn rank(cluster: &Cluster<'_>) -> impl Ord + use<> {
    let report = &cluster.report;
    let exact = match report.claim.when.map(|w| w.precision) {
        _ if report.goes_on() => 0,
        Some(Precision::Day) => 0,
        Some(Precision::Month) => 1,
        Some(Precision::Year) => 2,
        Some(Precision::Interval) => 3,
        None => 4,
    };
    let sides = if report.goes_on() { 0 } else { report.claim.sides.len() };
    let first = cluster.members.first().map(|(index, _)| *index);
    (exact, report.goes_on(), Reverse(sides), report.days(), first)
}

impl<'m> Cluster<'m> {
    fn of(found: Found<'m>) -> Self {
        let Found { local, doc, published } = found;
        let published = published.map(|day| Days { first: day, last: day });
        let report = Report { claim: local.claim, published };
        let days = report.days().filter(|_| report.goes_on());
        Self { report, members: local.members, days, docs: FxHashSet::from_iter([doc]) }
    }

    /// How many documents.
    pub fn documents(&self) -> usize {
        self.docs.len()
    }

    /// What speaks for `new` being this event. What one document tells apart is
    /// not joined by way of another, unless it goes on.
    fn takes(&self, new: &Self, linking: &Linking) -> Option<Vec<Reason>> {
        let told_apart = !self.report.goes_on() && new.docs.iter().any(|doc| self.docs.contains(doc));
        if told_apart { None } else { self.report.agrees_with(&new.report, self.days, linking) }
    }

    fn join(&mut self, new: Self, reasons: Vec<Reason>, linking: &Linking) {
        let Self { report, mut members, days, docs } = new;
        if let Some((_, first)) = members.first_mut() {
            *first = reasons;
        }
        self.report.claim.add(&report.claim, linking);
        self.report.published = match (self.report.published, report.published) {
            (Some(a), Some(b)) => Some(a.and(b)),
            (a, b) => a.or(b),
        };
        self.days = match (self.days, days) {
            (Some(a), Some(b)) => Some(a.and(b)),
            (a, b) => a.or(b),
        };
        self.members.extend(members);
        self.docs.extend(docs);
    }
}
