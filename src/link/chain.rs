//! Chaining: which events are stages of one process.
//!
//! Each event follows, for each stage, at most one earlier one: the nearest of
//! those that fit. No event follows itself by way of others.

use std::cmp::Reverse;

use chrono::{Days as Steps, NaiveDate};
use rustc_hash::FxHashMap;

use super::agree::Days;
use super::stages::{About, Cast, STEPS, Step, topic_of};
use super::{Event, Follows, Linking, Reason, StatusGroup};
use crate::schema::{ActorId, PlaceId};

/// So many earlier events of one side are looked at for each step, the nearest.
const MOST: usize = 64;

/// Events of one kind and status by side, in the order of time.
type Index<'e> = FxHashMap<(&'e str, StatusGroup, &'e ActorId), Vec<(NaiveDate, usize)>>;

/// Says of every event which earlier ones it grew out of.
pub(super) fn chain(events: &mut [Event], linking: &Linking) {
    let mut found = Vec::new();
    let index = index(events);
    for (at, later) in events.iter().enumerate() {
        for step in STEPS.iter().filter(|s| s.to == (later.kind.as_str(), later.status.into())) {
            found
                .extend(predecessor(events, &index, step, later, linking).map(|(of, reasons)| (of, at, step, reasons)));
        }
    }
    let days: Vec<_> = events.iter().map(|e| told(e).map(|days| days.first)).collect();
    let mut before: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (earlier, later, step, reasons) in found {
        let Some(event) = events.get(earlier).map(|e| e.id.clone()) else { continue };
        if leads(&before, &days, later, earlier) {
            continue;
        }
        before.entry(later).or_default().push(earlier);
        if let Some(later) = events.get_mut(later) {
            later.follows.push(Follows { event, stage: step.stage, reasons });
        }
    }
    for event in events {
        event.follows.sort();
    }
}

fn index(events: &[Event]) -> Index<'_> {
    let mut index = Index::default();
    for (at, event) in events.iter().enumerate() {
        let Some(days) = told(event) else { continue };
        for side in event.sides() {
            index.entry((event.kind.as_str(), event.status.into(), side)).or_default().push((days.first, at));
        }
    }
    for list in index.values_mut() {
        list.sort_unstable();
    }
    index
}

/// When it was; of what is only planned or undated, when it was first told.
fn told(event: &Event) -> Option<Days> {
    let hedged = StatusGroup::from(event.status) == StatusGroup::Hedged;
    let day = event.coverage.first.filter(|_| hedged || !event.is_dated());
    match (day, &event.when) {
        (Some(day), _) => Some(Days { first: day, last: day }),
        (None, Some(when)) => {
            let first = when.earliest.or(when.latest)?;
            Some(Days { first, last: when.latest.unwrap_or(first) })
        }
        (None, None) => None,
    }
}

/// The nearest earlier event that `later` can have grown out of by this step.
fn predecessor(
    events: &[Event],
    index: &Index<'_>,
    step: &Step,
    later: &Event,
    linking: &Linking,
) -> Option<(usize, Vec<Reason>)> {
    let days = told(later)?;
    let last = days.first.checked_sub_days(Steps::new(step.least.unsigned_abs()))?;
    let mut near: Vec<usize> = Vec::new();
    for side in later.sides() {
        let Some(list) = index.get(&(step.from.0, step.from.1, side)) else { continue };
        let end = list.partition_point(|(day, _)| *day <= last);
        near.extend(list.iter().take(end).rev().take(MOST).map(|(_, at)| *at));
    }
    near.sort_unstable();
    near.dedup();
    near.into_iter()
        .filter_map(|at| events.get(at).and_then(|earlier| Some((at, earlier, fits(step, earlier, later, linking)?))))
        .max_by_key(|(_, earlier, (reasons, gap))| (Reverse(*gap), reasons.len(), Reverse(earlier.id.clone())))
        .map(|(at, _, (reasons, _))| (at, reasons))
}

/// What speaks for this step from one to the other, and the days between.
fn fits(step: &Step, earlier: &Event, later: &Event, linking: &Linking) -> Option<(Vec<Reason>, i64)> {
    let (from, to) = (told(earlier)?, told(later)?);
    let gap = (to.first - from.last).num_days().max(0);
    if gap > step.most || !fits_its_date(step, earlier, later) {
        return None;
    }
    let shared = cast(step.cast, earlier, later, linking)?;
    let mut reasons = vec![Reason::SharedSides(shared)];
    let topics = topics(earlier, later);
    let silent = earlier.topics.is_empty() || later.topics.is_empty();
    match step.about {
        About::Shared if topics.is_empty() => return None,
        About::NoOther if topics.is_empty() && !silent => return None,
        _ => {}
    }
    if earlier.place.is_some() && same_place(earlier.place.as_ref(), later.place.as_ref(), linking) {
        reasons.push(Reason::SamePlace);
    }
    reasons.extend(topics);
    let days = u32::try_from(gap).unwrap_or(u32::MAX);
    let dated = earlier.is_dated() && later.is_dated();
    reasons.push(if dated { Reason::DaysLater(days) } else { Reason::CloseReports(days) });
    Some((reasons, gap))
}

/// What was planned for a day is what happened on that day, and no other.
fn fits_its_date(step: &Step, earlier: &Event, later: &Event) -> bool {
    if step.from.0 != step.to.0 {
        return true;
    }
    match (&earlier.when, &later.when) {
        (Some(plan), Some(fact)) => {
            let starts = |w: &crate::time::When| w.earliest.or(w.latest);
            let ends = |w: &crate::time::When| w.latest.or(w.earliest);
            starts(plan) <= ends(fact) && starts(fact) <= ends(plan)
        }
        // Where no date says which came first, the day of the report has to.
        _ => told(earlier) < told(later),
    }
}

/// The topics of both. What was agreed may be done without naming it.
fn topics(earlier: &Event, later: &Event) -> Vec<Reason> {
    let own = |e: &Event| topic_of(e.kind.as_str());
    let names = |e: &Event, topic: &str| own(e) == Some(topic) || e.topics.iter().any(|t| t.as_str() == topic);
    let told = earlier.topics.iter().filter(|t| names(later, t.as_str())).cloned();
    let mut topics: Vec<_> =
        told.chain(later.topics.iter().filter(|t| own(earlier) == Some(t.as_str())).cloned()).collect();
    topics.sort();
    topics.dedup();
    topics.into_iter().map(Reason::SharedTopic).collect()
}

/// The sides that take part in both, if they fill the parts that they must.
fn cast(cast: Cast, earlier: &Event, later: &Event, linking: &Linking) -> Option<Vec<ActorId>> {
    let theirs = later.sides();
    let shared: Vec<ActorId> = earlier.sides().into_iter().filter(|s| theirs.contains(s)).cloned().collect();
    let fill = |event: &Event, role: &str| -> Vec<ActorId> {
        event.roles.iter().filter(|p| p.role.as_str() == role).flat_map(|p| p.sides.iter().cloned()).collect()
    };
    let fits = match cast {
        Cast::One => !shared.is_empty() && released(earlier, later),
        Cast::Two => shared.len() > 1,
        Cast::Same => {
            let apart = earlier.roles.iter().any(|p| {
                let theirs = fill(later, p.role.as_str());
                let both = p.sides.iter().filter(|s| theirs.contains(s)).count();
                !theirs.is_empty() && !p.sides.is_empty() && both < p.sides.len().min(theirs.len())
            });
            let alone = matches!(later.kind.as_str(), "withdrawal" | "release" | "aid_delivery" | "delegation");
            !apart && (shared.len() > 1 || alone && !shared.is_empty())
        }
        Cast::BothEnds => {
            let parties = fill(earlier, "party");
            let (actors, targets) = (fill(later, "actor"), fill(later, "target"));
            let one = |who: &[ActorId]| who.iter().any(|s| parties.contains(s));
            one(&actors) && one(&targets) && actors != targets
        }
        Cast::Visit => {
            let talk: Vec<ActorId> = [fill(later, "participant"), fill(later, "host")].concat();
            let (came, host) = (fill(earlier, "delegate"), fill(earlier, "host"));
            let meets = |who: &[ActorId]| who.iter().any(|s| talk.contains(s));
            let there = same_place(earlier.place.as_ref(), later.place.as_ref(), linking);
            meets(&came) && (there || meets(&host))
        }
    };
    fits.then_some(shared)
}

/// Who frees somebody has to be one of those who agreed on it.
fn released(earlier: &Event, later: &Event) -> bool {
    let releasers = later.roles.iter().filter(|p| p.role.as_str() == "releaser").flat_map(|p| &p.sides);
    let parties = earlier.sides();
    let mut releasers = releasers.peekable();
    later.kind.as_str() != "release" || releasers.peek().is_some() && releasers.all(|s| parties.contains(&s))
}

fn same_place(a: Option<&PlaceId>, b: Option<&PlaceId>, linking: &Linking) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || linking.lies_in(a, b) || linking.lies_in(b, a),
        _ => false,
    }
}

/// Whether `from` stands somewhere before `to`. No step leads back in time, so
/// that only events of one day can stand in a circle.
fn leads(before: &FxHashMap<usize, Vec<usize>>, days: &[Option<NaiveDate>], from: usize, to: usize) -> bool {
    let mut open = vec![to];
    let mut seen = Vec::new();
    while let Some(at) = open.pop() {
        if at == from {
            return true;
        }
        if days.get(at) == days.get(from) && !seen.contains(&at) {
            seen.push(at);
            open.extend(before.get(&at).into_iter().flatten());
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::sample::{at_time, mention, published};
    use super::super::{EventId, Stage, link_with};
    use crate::extract::EventMention;
    use crate::schema::Status;

    const EGYPT: (&str, &str, &str) = ("participant", "EGY", "EGY");
    const ISRAEL: (&str, &str, &str) = ("party", "ISR", "ISR");
    const HAMAS: (&str, &str, &str) = ("party", "hamas", "hamas");

    fn on(day: &str, kind: &str, fillers: &[(&str, &str, &str)], topic: &str) -> EventMention {
        EventMention {
            time: at_time(day, day),
            topics: vec![topic.into()],
            ..mention(&format!("{day} {kind}"), 0, kind, fillers)
        }
    }

    /// The stages of the last of these, by kind of what it follows.
    fn stages(mentions: Vec<EventMention>) -> Vec<(Stage, String)> {
        let last = mentions.last().map(|m| m.doc.clone());
        let events = link_with(mentions, &published(&[]));
        let of = |id: &EventId| events.iter().find(|e| e.id == *id).map(|e| e.kind.to_string()).unwrap_or_default();
        let last = events.iter().find(|e| e.mentions.iter().any(|m| Some(&m.doc) == last.as_ref()));
        last.into_iter().flat_map(|e| &e.follows).map(|f| (f.stage, of(&f.event))).collect()
    }

    #[test]
    fn a_proposal_is_accepted_by_those_whom_it_is_for_on_the_same_topic() {
        let proposal =
            on("2025-10-01", "proposal", &[("proposer", "USA", "USA"), ("addressee", "ISR", "ISR")], "ceasefire");
        let deal = on("2025-10-08", "agreement", &[ISRAEL, HAMAS], "ceasefire");
        assert_eq!(stages(vec![proposal.clone(), deal.clone()]), [(Stage::Accepted, "proposal".to_owned())]);
        let other = EventMention { topics: vec!["economy".into()], ..deal.clone() };
        assert_eq!(stages(vec![proposal.clone(), other]), []);
        let strangers = on("2025-10-08", "agreement", &[("party", "RUS", "RUS"), ("party", "UKR", "UKR")], "ceasefire");
        assert_eq!(stages(vec![proposal.clone(), strangers]), []);
        let before = on("2025-09-08", "agreement", &[ISRAEL, HAMAS], "ceasefire");
        assert_eq!(stages(vec![proposal, before]), []);
    }

    #[test]
    fn what_was_planned_for_a_day_is_held_on_that_day() {
        let sides = [EGYPT, ("participant", "QAT", "QAT")];
        let mut plan = on("2025-10-08", "talks", &sides, "ceasefire");
        plan.doc = "plan".to_owned();
        plan.status = Status::Planned;
        let held = on("2025-10-08", "talks", &sides, "ceasefire");
        assert_eq!(stages(vec![plan.clone(), held]), [(Stage::Held, "talks".to_owned())]);
        let later = on("2025-10-11", "talks", &sides, "ceasefire");
        assert_eq!(stages(vec![plan, later]), []);
    }

    #[test]
    fn a_delegation_came_for_the_talks_where_it_is() {
        let visit =
            on("2025-10-06", "delegation", &[("delegate", "hamas", "hamas"), ("host", "EGY", "EGY")], "ceasefire");
        let talks = on("2025-10-07", "talks", &[EGYPT, ("participant", "hamas", "hamas")], "ceasefire");
        assert_eq!(stages(vec![visit.clone(), talks]), [(Stage::CameFor, "delegation".to_owned())]);
        let elsewhere =
            on("2025-10-07", "talks", &[("participant", "QAT", "QAT"), ("participant", "hamas", "hamas")], "ceasefire");
        assert_eq!(stages(vec![visit, elsewhere]), []);
    }

    #[test]
    fn talks_lead_to_an_agreement_and_that_to_a_release_by_a_party() {
        let talks = on(
            "2025-10-06",
            "talks",
            &[("participant", "ISR", "ISR"), ("participant", "hamas", "hamas")],
            "prisoner_exchange",
        );
        let deal = on("2025-10-08", "agreement", &[ISRAEL, HAMAS], "prisoner_exchange");
        let release = |who: &'static str| {
            let mut release =
                on("2025-10-13", "release", &[("releaser", who, who), ("freed", "ISR", "ISR")], "security");
            release.topics.clear();
            release
        };
        assert_eq!(stages(vec![talks.clone(), deal.clone()]), [(Stage::Agreed, "talks".to_owned())]);
        let done = stages(vec![talks.clone(), deal.clone(), release("hamas")]);
        assert_eq!(done, [(Stage::CarriedOut, "agreement".to_owned())]);
        assert_eq!(stages(vec![talks, deal, release("houthis")]), []);
    }

    #[test]
    fn a_ceasefire_is_broken_by_one_party_against_the_other() {
        let ceasefire = on("2025-10-10", "ceasefire", &[ISRAEL, HAMAS], "ceasefire");
        let strike = |target: &'static str| {
            on("2025-10-19", "assault", &[("actor", "ISR", "ISR"), ("target", target, target)], "security")
        };
        assert_eq!(stages(vec![ceasefire.clone(), strike("hamas")]), [(Stage::Broken, "ceasefire".to_owned())]);
        assert_eq!(stages(vec![ceasefire, strike("houthis")]), []);
    }

    #[test]
    fn nothing_follows_itself() {
        let sides = [EGYPT, ("participant", "QAT", "QAT")];
        let mut mentions = Vec::new();
        for kind in ["talks", "agreement", "delegation", "proposal"] {
            for status in [Status::Actual, Status::Planned] {
                let mut one = on("2025-10-08", kind, &sides, "ceasefire");
                one.status = status;
                one.doc.push_str(status.as_str());
                mentions.push(one);
            }
        }
        let events = link_with(mentions, &published(&[]));
        assert!(events.iter().any(|e| !e.follows.is_empty()));
        for event in &events {
            let mut open: Vec<&EventId> = event.follows.iter().map(|f| &f.event).collect();
            let mut seen = Vec::new();
            while let Some(id) = open.pop() {
                assert_ne!(id, &event.id);
                if !seen.contains(&id) {
                    seen.push(id);
                    open.extend(events.iter().filter(|e| e.id == *id).flat_map(|e| &e.follows).map(|f| &f.event));
                }
            }
        }
    }
}
