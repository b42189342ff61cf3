//! Within one document: which mentions report the same event.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::{Claim, Places, dates, mediators, places, sides, topics};
use super::{Linking, Reason};
use crate::extract::EventMention;

/// Mentions of one document that are held to report one event.
#[derive(Debug)]
pub(super) struct Local<'m> {
    /// What they say together.
    pub claim: Claim<'m>,
    /// Which mentions, and why each but the first was joined.
    pub members: Vec<(usize, Vec<Reason>)>,
}

/// The events of the document whose mentions stand in `range`.
pub(super) fn events_of<'m>(
    mentions: &'m [EventMention],
    range: Range<usize>,
    linking: &Linking,
    into: &mut Vec<Local<'m>>,
) {
    let start = into.len();
    let one = mediates_between_one_pair(mentions.get(range.clone()).unwrap_or_default());
    for index in range {
        let Some(mention) = mentions.get(index) else { continue };
        let claim = Claim::of(mention, linking);
        let best = into
            .iter_mut()
            .skip(start)
            .filter(|_| linking.merge)
            .filter_map(|local| takes(local, mentions, mention, &claim, one, linking).map(|reasons| (local, reasons)))
            .max_by_key(|(local, reasons)| {
                (reasons.first() == Some(&Reason::SameSides), reasons.len(), last_sentence(local, mentions))
            });
        match best {
            Some((local, reasons)) => {
                local.claim.add(&claim, linking);
                local.members.push((index, reasons));
            }
            None => into.push(Local { claim, members: vec![(index, Vec::new())] }),
        }
    }
}

/// What speaks for `mention` reporting this event; `None` if something speaks
/// against it.
///
/// The sides of one must be among the sides of the other, in the same parts,
/// and one must name a side at all; where all mediation is between `one` pair, the
/// mediators of one among those of the other are enough. Places and dates must not differ where both
/// are given; where both speak of topics they must share one. Within one
/// sentence other sides mean another event, even if they are fewer: «اجتمعت مصر
/// وحماس، ثم اجتمعت مصر وقطر وحماس».
fn takes<'m>(
    local: &Local<'m>,
    mentions: &[EventMention],
    mention: &EventMention,
    claim: &Claim<'m>,
    one: bool,
    linking: &Linking,
) -> Option<Vec<Reason>> {
    let known = &local.claim;
    if (known.kind, known.group, known.ends) != (claim.kind, claim.group, claim.ends) {
        return None;
    }
    let mut reasons = vec![sides(known, claim).or_else(|| mediators(known, claim).filter(|_| one))?];
    match places(known.place, claim.place, linking) {
        Places::Agree(reason) => reasons.push(reason),
        Places::Differ => return None,
        Places::Silent => {}
    }
    if let (Some(a), Some(b)) = (known.when, claim.when) {
        reasons.push(dates(a, b)?);
    }
    reasons.extend(topics(known, claim, one, linking)?);
    let same_sentence =
        |&(i, _): &(usize, Vec<Reason>)| mentions.get(i).is_some_and(|m| m.sentence.index == mention.sentence.index);
    let apart = reasons.first() != Some(&Reason::SameSides) && local.members.iter().any(same_sentence);
    (!apart).then_some(reasons)
}

/// Whether all mediations that a document tells of and whose parties it names are
/// between the same.
fn mediates_between_one_pair(mentions: &[EventMention]) -> bool {
    let parties = |m: &EventMention| {
        let sides = m.roles.iter().filter(|f| f.role.as_str() == "party").flat_map(|f| f.sides.iter().cloned());
        sides.collect::<BTreeSet<_>>()
    };
    let mut told = mentions.iter().filter(|m| m.kind.as_str() == "mediation").map(parties).filter(|p| !p.is_empty());
    let first = told.next();
    told.all(|p| Some(p) == first)
}

/// Its last sentence so far.
fn last_sentence(local: &Local<'_>, mentions: &[EventMention]) -> Option<u32> {
    local.members.iter().filter_map(|&(i, _)| mentions.get(i)).map(|m| m.sentence.index).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::EventMention;
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
