//! Chaining: which events are stages of one process.
//!
//! Each event follows, for each stage, at most one earlier one: the nearest of
//! those that fit. No event follows itself by way of others.

use std::cmp::Reverse;

use chrono::{Days as Steps, NaiveDate};
use rustc_hash::FxHashMap;

use super::fit::{Fit, fits, told};
use super::named::Named;
use super::stages::{BROKEN, Cast, OVER, STEPS, Step, kind_of};
use super::{Event, Follows, Linking, Stage, StatusGroup};
use crate::schema::ActorId;

/// So many earlier events of one side are looked at for each step, the nearest.
const MOST: usize = 64;

/// Events of one kind and status by side, in the order of time.
type Index<'e> = FxHashMap<(&'e str, StatusGroup, &'e ActorId), Vec<(NaiveDate, usize)>>;

/// One event grows out of another.
struct Found {
    earlier: usize,
    later: usize,
    stage: Stage,
    fit: Fit,
}

/// Says of every event which earlier ones it grew out of.
pub(super) fn chain(events: &mut [Event], linking: &Linking) {
    let found = Chaining { events, linking, index: index(events, linking), named: Named::of(events) }.all();
    let days: Vec<_> = events.iter().map(|e| told(e).map(|days| days.first)).collect();
    let mut before: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for Found { earlier, later, stage, fit } in found {
        let Some(event) = events.get(earlier).map(|e| e.id.clone()) else { continue };
        if leads(&before, &days, later, earlier) {
            continue;
        }
        before.entry(later).or_default().push(earlier);
        if let Some(later) = events.get_mut(later) {
            later.follows.push(Follows { event, stage, reasons: fit.reasons });
        }
    }
    for event in events {
        event.follows.sort();
    }
}

fn index<'e>(events: &'e [Event], linking: &Linking) -> Index<'e> {
    let mut index = Index::default();
    for (at, event) in events.iter().enumerate() {
        let Some(days) = told(event) else { continue };
        for side in event.sides() {
            index.entry((kind_of(event, linking), event.status.into(), side)).or_default().push((days.first, at));
        }
    }
    for list in index.values_mut() {
        list.sort_unstable();
    }
    index
}

struct Chaining<'e> {
    events: &'e [Event],
    linking: &'e Linking,
    index: Index<'e>,
    named: Named<'e>,
}

impl<'e> Chaining<'e> {
    fn all(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for (at, later) in self.events.iter().enumerate() {
            let kind = kind_of(later, self.linking);
            let mut of_this: Vec<Found> = Vec::new();
            for step in STEPS.iter().filter(|s| s.to == (kind, later.status.into())) {
                let Some((earlier, fit)) = self.predecessor(step, later) else { continue };
                let new = Found { earlier, later: at, stage: step.stage, fit };
                match of_this.iter_mut().find(|f| f.stage == new.stage) {
                    Some(known) if new.fit.gap < known.fit.gap => *known = new,
                    Some(_) => {}
                    None => of_this.push(new),
                }
            }
            found.extend(of_this);
        }
        found
    }

    fn get(&self, at: usize) -> Option<&'e Event> {
        self.events.get(at)
    }

    /// The nearest earlier event that `later` can have grown out of by this step.
    fn predecessor(&self, step: &Step, later: &Event) -> Option<(usize, Fit)> {
        let last = told(later)?.first.checked_sub_days(Steps::new(step.least.unsigned_abs()))?;
        let beside = match step.cast {
            Cast::Answer => self.named.by(self.events, later, "proposal"),
            Cast::Truce | Cast::Breach => self.named.by(self.events, later, "ceasefire"),
            _ => Vec::new(),
        };
        let named: Vec<&Event> = beside.iter().filter_map(|&at| self.get(at)).collect();
        let mut near: Vec<usize> = Vec::new();
        for side in later.sides().into_iter().chain(named.iter().flat_map(|e| e.sides())) {
            let Some(list) = self.index.get(&(step.from.0, step.from.1, side)) else { continue };
            let end = list.partition_point(|(day, _)| *day <= last);
            near.extend(list.iter().take(end).rev().take(MOST).map(|(_, at)| *at));
        }
        near.extend(beside.iter().filter(|_| step.cast == Cast::Answer));
        near.sort_unstable();
        near.dedup();
        let mut fitting: Vec<(usize, &Event, Fit)> = near
            .into_iter()
            .filter_map(|at| Some((at, self.get(at)?)))
            .filter_map(|(at, earlier)| Some((at, earlier, fits(step, earlier, later, &named, self.linking)?)))
            .filter(|(_, earlier, _)| self.holds(step, earlier, later))
            .collect();
        fitting.sort_by_key(|(_, earlier, fit)| {
            (self.named.is_reference(earlier), fit.gap, Reverse(fit.reasons.len()), earlier.id.clone())
        });
        let others = fitting.iter().skip(1).map(|(_, e, _)| e.sides()).collect::<Vec<_>>();
        let (at, earlier, fit) = fitting.into_iter().next()?;
        (!fit.lone || others.iter().all(|sides| *sides == earlier.sides())).then_some((at, fit))
    }

    /// Whether a truce is still in force when it is said to be broken.
    fn holds(&self, step: &Step, truce: &Event, later: &Event) -> bool {
        let (Cast::Breach, Some(from), Some(to)) = (step.cast, told(truce), told(later)) else { return true };
        let parties = truce.sides();
        let is_end = |at: usize| self.get(at).is_some_and(|end| end.sides().iter().all(|s| parties.contains(s)));
        let between = |kind, side| {
            let list = self.index.get(&(kind, StatusGroup::Actual, side)).map_or(&[][..], Vec::as_slice);
            let (after, before) =
                (list.partition_point(|(day, _)| *day <= from.last), list.partition_point(|(day, _)| *day < to.first));
            list.get(after..before).unwrap_or_default().iter().any(|&(_, at)| is_end(at))
        };
        !parties.iter().any(|side| [OVER, BROKEN].into_iter().any(|kind| between(kind, *side)))
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
