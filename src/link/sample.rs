//! Mentions for tests, here and in the rooms to the right.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::extract::{EventMention, Filler, SentenceRef, TimeMention};
use crate::link::{Linking, Publication};
use crate::schema::{Schema, Status};
use crate::text::Span;
use crate::time::{Precision, When};

/// A mention in a sentence that is a hundred bytes long, with fillers
/// `(role, actor, side)`.
pub(crate) fn mention(doc: &str, sentence: u32, kind: &str, fillers: &[(&str, &str, &str)]) -> EventMention {
    let start = sentence * 100;
    EventMention {
        doc: doc.to_owned(),
        sentence: SentenceRef { index: sentence, line: sentence + 1, span: Span { start, end: start + 99 } },
        kind: kind.into(),
        trigger: Span { start, end: start + 6 },
        roles: fillers
            .iter()
            .map(|&(role, actor, side)| Filler {
                role: role.into(),
                span: Span { start: start + 7, end: start + 20 },
                actors: vec![actor.into()],
                sides: vec![side.into()],
            })
            .collect(),
        place: None,
        topics: Vec::new(),
        status: Status::Actual,
        time: None,
        source: None,
        rule: format!("ar/{kind}"),
        confidence: 0.8,
    }
}

/// The time from one day to another; an empty name leaves it open.
pub(crate) fn at_time(from: &str, to: &str) -> Option<TimeMention> {
    let day = |name: &str| name.parse::<NaiveDate>().ok();
    let (earliest, latest) = (day(from), day(to));
    let precision = match (earliest, latest) {
        (Some(a), Some(b)) if a == b => Precision::Day,
        (Some(a), Some(b)) if (b - a).num_days() < 31 => Precision::Month,
        _ => Precision::Interval,
    };
    Some(TimeMention { when: When { earliest, latest, precision, anchor: None }, span: Span { start: 0, end: 4 } })
}

/// What is known where these documents were published on these days.
pub(crate) fn published(days: &[(&str, &str)]) -> Linking {
    let schema = Schema::built_in().unwrap_or_else(|e| panic!("{e}"));
    let on = |day: &str| Publication { date: day.parse().ok(), outlet: None };
    let publications = days.iter().map(|&(doc, day)| (doc.to_owned(), on(day))).collect();
    Linking::by(schema, publications, true)
}

/// Mentions that often have something in common.
pub(crate) fn any_mention() -> impl Strategy<Value = EventMention> {
    let filler = (prop::sample::select(vec!["actor", "target"]), prop::sample::select(vec!["EGY", "ISR", "hamas"]));
    let time = prop::sample::select(vec![
        None,
        at_time("2025-10-06", "2025-10-06"),
        at_time("2025-10-07", "2025-10-07"),
        at_time("2025-10-01", "2025-10-31"),
        at_time("2023-10-07", ""),
    ]);
    (
        prop::sample::select(vec!["a", "b"]),
        0..5u32,
        prop::sample::select(vec!["assault", "threat"]),
        prop::collection::vec(filler, 0..3),
        prop::option::of(prop::sample::select(vec!["cairo", "doha"])),
        prop::sample::subsequence(vec!["ceasefire", "security"], 0..=2),
        prop::sample::select(vec![Status::Actual, Status::Planned, Status::Possible, Status::Denied]),
        time,
        0..3u8,
    )
        .prop_map(|(doc, sentence, kind, fillers, place, topics, status, time, sure)| {
            let fillers: Vec<_> = fillers.into_iter().map(|(role, side)| (role, side, side)).collect();
            EventMention {
                place: place.map(Into::into),
                topics: topics.into_iter().map(Into::into).collect(),
                status,
                time,
                confidence: f32::from(sure) / 2.0,
                ..mention(doc, sentence, kind, &fillers)
            }
        })
}
