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

#[cfg(test)]
mod tests {
    use super::super::sample::{at_time, mention, published};
    use super::super::{Event, Merge, Reason, link_with};
    use crate::extract::EventMention;
    use crate::schema::Status;

    const EGYPT: (&str, &str, &str) = ("participant", "EGY", "EGY");
    const HAMAS: (&str, &str, &str) = ("participant", "hamas", "hamas");
    const QATAR: (&str, &str, &str) = ("participant", "QAT", "QAT");

    fn talks(doc: &str, day: &str, sides: &[(&str, &str, &str)]) -> EventMention {
        EventMention { time: at_time(day, day).filter(|_| !day.is_empty()), ..mention(doc, 0, "talks", sides) }
    }

    fn about(topic: &str, mention: EventMention) -> EventMention {
        EventMention { topics: vec![topic.into()], ..mention }
    }

    /// The documents of each event, where every document was published on the
    /// day that its name begins with.
    fn together(mentions: Vec<EventMention>) -> Vec<Vec<String>> {
        let docs: Vec<_> = mentions.iter().map(|m| m.doc.clone()).collect();
        let days: Vec<_> = docs.iter().map(|d| (d.as_str(), d.get(..10).unwrap_or_default())).collect();
        let events = link_with(mentions, &published(&days));
        events.iter().map(|e| e.docs().into_iter().map(str::to_owned).collect()).collect()
    }

    fn event(mentions: Vec<EventMention>) -> Event {
        let mut events = link_with(mentions, &published(&[]));
        assert_eq!(events.len(), 1);
        events.remove(0)
    }

    #[test]
    fn two_outlets_tell_one_meeting_and_say_why_they_are_joined() {
        let event = event(vec![talks("a", "2025-10-06", &[EGYPT, HAMAS]), talks("b", "2025-10-06", &[HAMAS, EGYPT])]);
        let reasons = vec![Reason::SameSides, Reason::SameDate];
        assert_eq!(event.merges, [Merge { doc: "b".to_owned(), trigger: event.mentions[1].trigger, reasons }]);
        assert_eq!(event.coverage.documents, 2);
    }

    #[test]
    fn another_day_other_parties_or_another_status_are_another_event() {
        let first = talks("a", "2025-10-06", &[EGYPT, HAMAS]);
        let apart = |other: EventMention| together(vec![first.clone(), other]).len() == 2;
        assert!(apart(talks("b", "2025-10-07", &[EGYPT, HAMAS])));
        assert!(apart(talks("b", "2025-10-06", &[QATAR, HAMAS])));
        assert!(apart(EventMention { status: Status::Planned, ..talks("b", "2025-10-06", &[EGYPT, HAMAS]) }));
        assert!(!apart(talks("b", "2025-10-06", &[EGYPT, HAMAS, QATAR])));
    }

    #[test]
    fn one_side_alone_needs_a_topic_or_a_place_besides_the_day() {
        let (full, alone) = (talks("a", "2025-10-06", &[EGYPT, HAMAS]), talks("b", "2025-10-06", &[HAMAS]));
        assert_eq!(together(vec![full.clone(), alone.clone()]).len(), 2);
        assert_eq!(together(vec![about("ceasefire", full), about("ceasefire", alone)]).len(), 1);
    }

    #[test]
    fn without_a_date_only_reports_of_the_same_days_sides_and_topic_are_joined() {
        let report = |doc: &str| about("ceasefire", talks(doc, "", &[EGYPT, HAMAS]));
        assert_eq!(together(vec![report("2025-10-06 a"), report("2025-10-07 b")]).len(), 1);
        assert_eq!(together(vec![report("2025-10-06 a"), report("2025-10-16 b")]).len(), 2);
        assert_eq!(together(vec![report("a"), report("b")]).len(), 2);
        let silent = |doc: &str| talks(doc, "", &[EGYPT, HAMAS]);
        assert_eq!(together(vec![silent("2025-10-06 a"), silent("2025-10-06 b")]).len(), 2);
    }

    #[test]
    fn a_report_without_a_date_is_not_of_what_comes_after_it() {
        let dated = about("ceasefire", talks("2025-10-07 a", "2025-10-07", &[EGYPT, HAMAS]));
        let undated = |doc: &str| about("ceasefire", talks(doc, "", &[EGYPT, HAMAS]));
        assert_eq!(together(vec![dated.clone(), undated("2025-10-08 b")]).len(), 1);
        assert_eq!(together(vec![dated, undated("2025-10-06 b")]).len(), 2);
    }

    #[test]
    fn mediation_that_goes_on_is_one_event_from_its_first_day_to_its_last() {
        let report = |doc: &str| {
            let sides = [("mediator", "OMN", "OMN"), ("party", "SAU", "SAU"), ("party", "houthis", "houthis")];
            about("ceasefire", mention(doc, 0, "mediation", &sides))
        };
        let days = [("a", "2025-02-01"), ("b", "2025-02-12"), ("c", "2025-02-24"), ("d", "2025-06-01")];
        let events = link_with(days.iter().map(|(doc, _)| report(doc)).collect(), &published(&days));
        assert_eq!(events.iter().map(|e| e.mentions.len()).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(events[0].when.as_ref().map(|w| w.value()).as_deref(), Some("2025-02-01/2025-02-24"));
        assert!(events[0].merges.iter().all(|m| m.reasons.contains(&Reason::OngoingProcess)));
    }

    #[test]
    fn the_ministers_are_not_the_presidents() {
        let with = |doc: &str, who: &str, whom: &str| {
            talks(doc, "2025-10-06", &[("participant", who, "EGY"), ("participant", whom, "QAT")])
        };
        let summit = with("a", "EGY/president", "QAT/emir");
        let call = with("b", "EGY/foreign_minister", "QAT/foreign_minister");
        let by_name = with("c", "badr_abdelatty", "QAT");
        assert_eq!(together(vec![summit, call, by_name]), [vec!["a"], vec!["b", "c"]]);
    }

    #[test]
    fn what_a_document_tells_apart_is_not_joined_by_way_of_another() {
        let mut here = about("ceasefire", talks("a", "2025-10-06", &[EGYPT, HAMAS]));
        let mut there = EventMention { sentence: here.sentence, ..about("economy", here.clone()) };
        there.trigger.start += 300;
        there.trigger.end += 300;
        here.sentence.index = 3;
        let both = EventMention {
            topics: vec!["ceasefire".into(), "economy".into()],
            ..talks("b", "2025-10-06", &[EGYPT, HAMAS])
        };
        assert_eq!(together(vec![here, there, both]).len(), 2);
    }
}
