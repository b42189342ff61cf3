//! What sort of error it is.
//!
//! Events come first: what is missed or spurious altogether is not counted
//! again for the roles and topics that it has. Those are compared where the
//! event itself was found.

use std::collections::BTreeSet;

use serde::Serialize;

use super::keys::Compared;
use super::reading::{Reading, Readings};
use super::sentence::{Beside, RoleKey};
use crate::text::Span;

/// How far the triggers of two readings of one event may lie apart: two words
/// between them.
const NEAR: usize = 3;

/// The sorts of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The sentence reports it, and it was not found.
    MissedEvent,
    /// It was found, and the sentence does not report it.
    SpuriousEvent,
    /// One of each, with triggers that overlap or are near to each other.
    KindConfused,
    /// Nothing was found for a role.
    RoleMissing,
    /// Something was found for a role that has no more.
    RoleSpurious,
    /// The right role, another side.
    SideWrong,
    /// The right side, another role of the event.
    RoleConfused,
    /// Whether it happened was misread.
    StatusWrong,
    /// Another date.
    TimeWrong,
    /// No date.
    TimeMissing,
    /// Another place.
    PlaceWrong,
    /// No place.
    PlaceMissing,
    /// A topic was not found.
    TopicMissing,
    /// A topic was found that the event is not about.
    TopicSpurious,
}

impl Class {
    /// All of them, in order.
    pub const ALL: [Self; 14] = [
        Self::MissedEvent,
        Self::SpuriousEvent,
        Self::KindConfused,
        Self::RoleMissing,
        Self::RoleSpurious,
        Self::SideWrong,
        Self::RoleConfused,
        Self::StatusWrong,
        Self::TimeWrong,
        Self::TimeMissing,
        Self::PlaceWrong,
        Self::PlaceMissing,
        Self::TopicMissing,
        Self::TopicSpurious,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::MissedEvent => "missed event",
            Self::SpuriousEvent => "spurious event",
            Self::KindConfused => "kind confused",
            Self::RoleMissing => "role missing",
            Self::RoleSpurious => "role spurious",
            Self::SideWrong => "side wrong",
            Self::RoleConfused => "role confused",
            Self::StatusWrong => "status wrong",
            Self::TimeWrong => "time wrong",
            Self::TimeMissing => "time missing",
            Self::PlaceWrong => "place wrong",
            Self::PlaceMissing => "place missing",
            Self::TopicMissing => "topic missing",
            Self::TopicSpurious => "topic spurious",
        }
    }
}

/// One error with the words that it was made in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// The document.
    pub doc: String,
    /// The number of the sentence.
    pub sentence: u64,
    /// The kind of the event.
    pub kind: String,
    /// What the annotation says.
    pub wanted: Option<String>,
    /// What was found instead.
    pub found: Option<String>,
    /// The words of the sentence.
    pub text: String,
}

/// An error, before it is known whether anybody looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) class: Class,
    pub(super) kind: String,
    pub(super) wanted: Option<String>,
    pub(super) found: Option<String>,
}

impl Fault {
    fn new(class: Class, kind: &str, wanted: Option<String>, found: Option<String>) -> Self {
        Self { class, kind: kind.to_owned(), wanted, found }
    }
}

/// The errors in a sentence, by class.
pub(super) fn faults(beside: &Beside<'_>) -> Vec<Fault> {
    let mut faults = events(beside);
    let detected = |kind: &str| beside.requires(kind) && beside.found_of(kind).next().is_some();
    faults.extend(roles(beside.roles().only(|key| detected(key.0)).compare()));
    faults.extend(beside.readings().flat_map(fields));
    let topics = beside.topics().only(|key| detected(key.0)).compare();
    let missing = topics.missed.iter().flatten();
    faults.extend(missing.map(|(kind, topic)| Fault::new(Class::TopicMissing, kind, Some(topic.to_string()), None)));
    let spurious = topics.wrong.iter();
    faults.extend(spurious.map(|(kind, topic)| Fault::new(Class::TopicSpurious, kind, None, Some(topic.to_string()))));
    faults.sort_by_key(|fault| fault.class);
    faults
}

/// Kinds that were missed, found for nothing, or taken for each other: the
/// nearest pairs first.
fn events(beside: &Beside<'_>) -> Vec<Fault> {
    let Compared { missed, wrong, .. } = beside.kinds().compare();
    let mut missed: Vec<&str> = missed.into_iter().flatten().collect();
    let mut wrong = wrong;
    let mut pairs: Vec<(usize, &str, &str)> = Vec::new();
    for &want in &missed {
        for &got in &wrong {
            let steps = distance(beside, want, got).filter(|steps| *steps <= NEAR);
            pairs.extend(steps.map(|steps| (steps, want, got)));
        }
    }
    pairs.sort_unstable();
    let mut faults = Vec::new();
    let wanted = |kind: &str| Some(named(kind, wanted_words(beside, kind)));
    let found = |kind: &str| Some(named(kind, beside.found_of(kind).map(|event| event.trigger.of(beside.text))));
    for (_, want, got) in pairs {
        if missed.contains(&want) && wrong.contains(&got) {
            missed.retain(|kind| *kind != want);
            wrong.retain(|kind| *kind != got);
            faults.push(Fault::new(Class::KindConfused, want, wanted(want), found(got)));
        }
    }
    faults.extend(missed.iter().map(|kind| Fault::new(Class::MissedEvent, kind, wanted(kind), None)));
    faults.extend(wrong.iter().map(|kind| Fault::new(Class::SpuriousEvent, kind, None, found(kind))));
    faults
}

/// `talks «اجتماع، لقاء»`.
fn named<'w>(kind: &str, words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<_> = words.collect();
    if words.is_empty() { kind.to_owned() } else { format!("{kind} «{}»", words.join("، ")) }
}

fn wanted_words<'a>(beside: &Beside<'a>, kind: &str) -> impl Iterator<Item = &'a str> {
    let of_kind = beside.sentence.required().filter(move |event| event.kind.as_str() == kind);
    of_kind.filter_map(|event| event.trigger.as_deref()).filter(|words| !words.is_empty())
}

/// How far a trigger that was marked and one that was found lie apart at
/// least; none if the annotation marks no trigger of this kind.
fn distance(beside: &Beside<'_>, wanted: &str, found: &str) -> Option<usize> {
    let base = beside.sentence.span.start as usize;
    let places = wanted_words(beside, wanted).flat_map(|words| {
        let at = beside.words().match_indices(words);
        at.map(move |(at, words)| Span::new(base + at, base + at + words.len()))
    });
    places.flat_map(|marked| beside.found_of(found).map(move |event| steps(beside.text, marked, event.trigger))).min()
}

/// 0 if they overlap, 1 if no word stands between them.
fn steps(text: &str, a: Span, b: Span) -> usize {
    if a.overlaps(b) {
        return 0;
    }
    let between = Span { start: a.end.min(b.end), end: a.start.max(b.start) };
    1 + between.of(text).split_whitespace().count()
}

/// A side in another role of the event is a role confused; what then is left
/// of a role on both sides is a side wrong.
fn roles(compared: Compared<RoleKey<'_>>) -> Vec<Fault> {
    let Compared { missed, mut wrong, .. } = compared;
    let mut faults = Vec::new();
    let mut left = missed;
    for (class, fits) in
        [(Class::RoleConfused, same_side as fn(&RoleKey<'_>, &RoleKey<'_>) -> bool), (Class::SideWrong, same_role)]
    {
        left.retain(|want| {
            let Some(at) = wrong.iter().position(|got| want.iter().any(|want| fits(want, got))) else {
                return true;
            };
            let got = wrong.remove(at);
            faults.push(Fault::new(class, got.0, Some(filler(want)), Some(filler([&got]))));
            false
        });
    }
    let kind = |keys: &BTreeSet<RoleKey<'_>>| keys.first().map_or("", |key| key.0).to_owned();
    let missing = left.iter().map(|want| Fault::new(Class::RoleMissing, &kind(want), Some(filler(want)), None));
    faults.extend(missing);
    faults.extend(wrong.iter().map(|got| Fault::new(Class::RoleSpurious, got.0, None, Some(filler([got])))));
    faults
}

fn same_side(want: &RoleKey<'_>, got: &RoleKey<'_>) -> bool {
    want.0 == got.0 && want.2 == got.2
}

fn same_role(want: &RoleKey<'_>, got: &RoleKey<'_>) -> bool {
    want.0 == got.0 && want.1 == got.1
}

/// `host=QAT`, with alternatives `host=PSE|hamas`.
fn filler<'k, 'a: 'k>(keys: impl IntoIterator<Item = &'k RoleKey<'a>>) -> String {
    let mut role = "";
    let mut sides = Vec::new();
    for key in keys {
        role = key.1;
        sides.push(key.2.unwrap_or("nothing"));
    }
    format!("{role}={}", sides.join("|"))
}

/// Status, time and place.
fn fields(read: Readings<'_>) -> impl Iterator<Item = Fault> {
    let Readings { kind, status, time, place } = read;
    let all = [
        (status, Class::StatusWrong, Class::StatusWrong),
        (time, Class::TimeWrong, Class::TimeMissing),
        (place, Class::PlaceWrong, Class::PlaceMissing),
    ];
    all.into_iter().filter_map(move |(reading, wrong, missing)| {
        let Reading { wanted, found, .. } = reading.filter(|reading| !reading.right)?;
        let class = if found.is_some() { wrong } else { missing };
        Some(Fault::new(class, kind, Some(wanted), found))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::predicted::Predicted;
    use crate::evaluate::sample::{Sample, filled, found};

    /// The errors as `class: wanted / found`.
    fn told(events: &str, found: Vec<Predicted>) -> Vec<String> {
        let side = |side: Option<String>| side.unwrap_or_else(|| "-".to_owned());
        let tell = |f: Fault| format!("{}: {} / {}", f.class.label(), side(f.wanted), side(f.found));
        faults(&Sample::new(events, found).beside()).into_iter().map(tell).collect()
    }

    #[test]
    fn the_order_of_the_classes_is_that_of_the_list() {
        assert!(Class::ALL.is_sorted());
    }

    #[test]
    fn near_triggers_of_two_kinds_are_one_confusion() {
        let gold = r#"[{"kind":"talks","trigger":"بحث","roles":[]}]"#;
        assert_eq!(told(gold, vec![found("delegation", "مع")]), ["kind confused: talks «بحث» / delegation «مع»"]);
        assert_eq!(
            told(gold, vec![found("delegation", "زار")]),
            ["missed event: talks «بحث» / -", "spurious event: - / delegation «زار»"],
            "three words stand between them"
        );
    }

    #[test]
    fn an_event_is_part_of_one_confusion_only() {
        let gold = r#"[{"kind":"talks","trigger":"بحث","roles":[]}]"#;
        assert_eq!(
            told(gold, vec![found("delegation", "مع"), found("request", "بحث")]),
            ["spurious event: - / delegation «مع»", "kind confused: talks «بحث» / request «بحث»"]
        );
    }

    #[test]
    fn an_optional_event_is_no_error() {
        let gold = r#"[{"kind":"talks","trigger":"بحث","roles":[{"role":"host","sides":["QAT"]}],"optional":true}]"#;
        assert!(told(gold, vec![]).is_empty());
        assert!(told(gold, vec![filled("talks", "بحث", &[("host", "EGY", "مصري")])]).is_empty());
    }

    #[test]
    fn the_roles_of_a_missed_event_are_not_counted_again() {
        let gold = r#"[{"kind":"talks","trigger":"بحث","topics":["ceasefire"],"time":"2024",
            "roles":[{"role":"host","sides":["QAT"]}]}]"#;
        assert_eq!(told(gold, vec![]), ["missed event: talks «بحث» / -"]);
    }

    #[test]
    fn roles_that_are_exchanged_are_confused_and_not_wrong_sides() {
        let gold = r#"[{"kind":"delegation","trigger":"زار","roles":[
            {"role":"delegate","sides":["EGY"]},{"role":"host","sides":["QAT"]}]}]"#;
        let swapped = filled("delegation", "زار", &[("host", "EGY", "وفد مصري"), ("delegate", "QAT", "الدوحة")]);
        assert_eq!(
            told(gold, vec![swapped]),
            ["role confused: delegate=EGY / host=EGY", "role confused: host=QAT / delegate=QAT"]
        );
        let other = filled("delegation", "زار", &[("host", "USA", "الدوحة"), ("host", "IRN", "غزة")]);
        assert_eq!(
            told(gold, vec![other]),
            ["role missing: delegate=EGY / -", "role spurious: - / host=USA", "side wrong: host=QAT / host=IRN"]
        );
    }

    #[test]
    fn alternatives_are_one_role_and_optional_ones_are_none() {
        let gold = r#"[{"kind":"delegation","trigger":"زار","roles":[
            {"role":"host","sides":["PSE|hamas"]},{"role":"delegate","sides":["EGY"],"optional":true}]}]"#;
        assert!(told(gold, vec![filled("delegation", "زار", &[("host", "hamas", "غزة")])]).is_empty());
        assert_eq!(told(gold, vec![filled("delegation", "زار", &[])]), ["role missing: host=PSE|hamas / -"]);
    }

    #[test]
    fn status_time_and_place_are_wrong_or_missing() {
        let gold =
            r#"[{"kind":"delegation","roles":[],"status":"planned|possible","time":"2024-04-12","place":"doha"}]"#;
        let bare = Predicted { time: None, place: None, ..found("delegation", "زار") };
        assert_eq!(
            told(gold, vec![bare.clone()]),
            ["status wrong: planned|possible / actual", "time missing: 2024-04-12 / -", "place missing: doha / -"]
        );
        let other = Predicted {
            status: "possible".to_owned(),
            time: Some("2024".to_owned()),
            place: Some("gaza_strip".to_owned()),
            ..bare.clone()
        };
        assert_eq!(
            told(gold, vec![other, bare.clone()]),
            ["time wrong: 2024-04-12 / 2024", "place wrong: doha / gaza_strip"]
        );
        assert!(told(r#"[{"kind":"delegation","roles":[]}]"#, vec![bare]).is_empty());
    }

    #[test]
    fn topics_are_missing_or_spurious() {
        let gold = r#"[{"kind":"talks","roles":[],"topics":["ceasefire"],"optional_topics":["security"]}]"#;
        let topics = |topics: &[&str]| Predicted {
            topics: topics.iter().map(ToString::to_string).collect(),
            ..found("talks", "بحث")
        };
        assert_eq!(
            told(gold, vec![topics(&["security", "economy"])]),
            ["topic missing: ceasefire / -", "topic spurious: - / economy"]
        );
    }
}
