//! Whether an event can have grown out of an earlier one: who takes part, what
//! it is about, when.

use super::agree::Days;
use super::stages::{About, Cast, Step, topic_of};
use super::{Event, Linking, Reason, StatusGroup};
use crate::schema::{ActorId, PlaceId, TopicId};

/// What speaks for a step from one event to another.
pub(super) struct Fit {
    /// In words.
    pub reasons: Vec<Reason>,
    /// The days between.
    pub gap: i64,
    /// One party alone is told: it counts only if no other process fits.
    pub lone: bool,
}

/// Who takes part in both.
struct Shared {
    sides: Vec<ActorId>,
    /// Whose the sentence of the later one says that the earlier one is.
    named: Vec<ActorId>,
    lone: bool,
}

/// When it was; of what is only planned or undated, when it was first told.
pub(super) fn told(event: &Event) -> Option<Days> {
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

/// What speaks for this step from one to the other; `named` are the events of the
/// kind of the earlier one that the sentences of the later one name.
pub(super) fn fits(step: &Step, earlier: &Event, later: &Event, named: &[&Event], linking: &Linking) -> Option<Fit> {
    let (from, to) = (told(earlier)?, told(later)?);
    // What only its sentence tells of has no day of its own.
    let beside = named.iter().any(|e| e.id == earlier.id) && earlier.mentions.iter().all(|m| is_beside(m, later));
    let gap = if beside { 0 } else { (to.first - from.last).num_days().max(0) };
    if gap > step.most || !fits_its_date(step, earlier, later) {
        return None;
    }
    let shared = cast(step.cast, earlier, later, named, linking)?;
    let topics = topics(earlier, later);
    // Who alone accepts or refuses something says so of what is named beside it.
    let answer = !shared.named.is_empty() && fill(later, "party").len() < 2;
    let about = if step.cast == Cast::Answer && answer { About::NoOther } else { step.about };
    let related = match about {
        About::Shared if topics.is_empty() => return None,
        About::Truce if !is_about(earlier, "ceasefire") => return None,
        About::NoOther if !share(earlier, later) => {
            if shared.sides.len() < 2
                || !linking.is_one_settlement(all_topics(earlier).iter(), all_topics(later).iter())
            {
                return None;
            }
            true
        }
        _ => false,
    };
    let mut reasons = Vec::new();
    if !shared.sides.is_empty() {
        reasons.push(Reason::SharedSides(shared.sides));
    }
    if earlier.place.is_some() && same_place(earlier.place.as_ref(), later.place.as_ref(), linking) {
        reasons.push(Reason::SamePlace);
    }
    reasons.extend(topics);
    if related {
        reasons.push(Reason::RelatedTopics);
    }
    if !shared.named.is_empty() {
        reasons.push(Reason::NamedAsOf(shared.named));
    }
    if !beside {
        let days = u32::try_from(gap).unwrap_or(u32::MAX);
        let dated = earlier.is_dated() && later.is_dated();
        reasons.push(if dated { Reason::DaysLater(days) } else { Reason::CloseReports(days) });
    }
    Some(Fit { reasons, gap, lone: shared.lone })
}

fn is_beside(mention: &crate::extract::EventMention, event: &Event) -> bool {
    event.mentions.iter().any(|m| m.doc == mention.doc && m.sentence.index == mention.sentence.index)
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

/// What an event is about by its words and by its kind.
fn all_topics(event: &Event) -> Vec<TopicId> {
    event.topics.iter().cloned().chain(topic_of(event.kind.as_str()).map(Into::into)).collect()
}

fn is_about(event: &Event, topic: &str) -> bool {
    topic_of(event.kind.as_str()) == Some(topic) || event.topics.iter().any(|t| t.as_str() == topic)
}

/// Whether they are about the same, or one of them does not say.
fn share(earlier: &Event, later: &Event) -> bool {
    let (a, b) = (all_topics(earlier), all_topics(later));
    a.is_empty() || b.is_empty() || a.iter().any(|t| b.contains(t))
}

/// The topics of both. What was agreed may be done without naming it.
fn topics(earlier: &Event, later: &Event) -> Vec<Reason> {
    let own = |e: &Event| topic_of(e.kind.as_str());
    let told = earlier.topics.iter().filter(|t| is_about(later, t.as_str())).cloned();
    let mut topics: Vec<_> =
        told.chain(later.topics.iter().filter(|t| own(earlier) == Some(t.as_str())).cloned()).collect();
    topics.sort();
    topics.dedup();
    topics.into_iter().map(Reason::SharedTopic).collect()
}

/// The sides in one role.
fn fill<'e>(event: &'e Event, role: &str) -> Vec<&'e ActorId> {
    event.roles.iter().filter(|p| p.role.as_str() == role).flat_map(|p| &p.sides).collect()
}

/// The sides that take part in both, if they fill the parts that they must.
fn cast(cast: Cast, earlier: &Event, later: &Event, named: &[&Event], linking: &Linking) -> Option<Shared> {
    let theirs = later.sides();
    let sides: Vec<ActorId> = earlier.sides().into_iter().filter(|s| theirs.contains(s)).cloned().collect();
    let there = same_place(earlier.place.as_ref(), later.place.as_ref(), linking);
    let among = |role: &str| -> Vec<ActorId> {
        let own = fill(earlier, role);
        let mut all: Vec<_> = named.iter().flat_map(|e| fill(e, role)).filter(|s| own.contains(s)).cloned().collect();
        all.sort();
        all.dedup();
        all
    };
    let (mut theirs, mut lone) = (Vec::new(), false);
    let fits = match cast {
        Cast::One => !sides.is_empty() && released(earlier, later),
        Cast::Two => sides.len() > 1 && released(earlier, later),
        Cast::Same => {
            let alone = matches!(later.kind.as_str(), "withdrawal" | "release" | "aid_delivery" | "delegation");
            let few = later.sides().len() == sides.len() && there;
            !apart(earlier, later) && (sides.len() > 1 || (alone || few) && !sides.is_empty())
        }
        Cast::Answer => {
            theirs = among("proposer");
            let whom = fill(earlier, "addressee");
            let asked = whom.is_empty() || whom.into_iter().any(|s| sides.contains(s));
            if theirs.is_empty() { !sides.is_empty() } else { asked }
        }
        Cast::Truce | Cast::Breach => {
            let parties = fill(earlier, "party");
            let (actors, targets) = (fill(later, "actor"), fill(later, "target"));
            let breach = cast == Cast::Truce || later.mentions.iter().any(|m| linking.ending(m).is_some());
            let attack = |who: &[&ActorId]| who.iter().any(|s| parties.contains(s));
            if breach && targets.is_empty() {
                let who = [actors, fill(later, "party")].concat();
                let whose: Vec<_> = named.iter().flat_map(|e| fill(e, "party")).collect();
                let all = [who.as_slice(), &whose].concat();
                theirs = among("party").into_iter().filter(|s| !who.contains(&s)).collect();
                lone = who.len() + theirs.len() < 2;
                !who.is_empty() && all.iter().all(|s| parties.contains(s)) && parties.len() > 1
            } else {
                attack(&actors) && attack(&targets) && actors != targets
            }
        }
        Cast::Visit => {
            let talk = [fill(later, "participant"), fill(later, "host")].concat();
            let meets = |role: &str| fill(earlier, role).iter().any(|s| talk.contains(s));
            meets("delegate") && (there || meets("host"))
        }
    };
    fits.then_some(Shared { sides, named: theirs, lone })
}

/// Whether in some role each has sides that the other lacks.
fn apart(earlier: &Event, later: &Event) -> bool {
    earlier.roles.iter().any(|p| {
        let theirs = fill(later, p.role.as_str());
        let both = p.sides.iter().filter(|s| theirs.contains(s)).count();
        !theirs.is_empty() && !p.sides.is_empty() && both < p.sides.len().min(theirs.len())
    })
}

/// Who frees somebody has to be one of those who agreed on it.
fn released(earlier: &Event, later: &Event) -> bool {
    let parties = earlier.sides();
    let mut releasers = fill(later, "releaser").into_iter().peekable();
    later.kind.as_str() != "release" || releasers.peek().is_some() && releasers.all(|s| parties.contains(&s))
}

fn same_place(a: Option<&PlaceId>, b: Option<&PlaceId>, linking: &Linking) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || linking.lies_in(a, b) || linking.lies_in(b, a),
        _ => false,
    }
}
