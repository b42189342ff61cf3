//! How fast mentions are put together to events, in mentions a second: `cargo bench --bench link`, or for a quick
//! look `cargo bench --bench link -- 10000`.
//!
//! The mentions are made up: happenings of two years between sixty sides, each told by a few of many documents, some
//! without a date, some without all sides, as news do.

use chrono::{Days, NaiveDate};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use wasit::extract::{EventMention, Filler, SentenceRef, TimeMention};
use wasit::link::{Linking, Publication, link_with};
use wasit::schema::{ActorId, Status};
use wasit::text::Span;
use wasit::time::{Precision, When};

/// Kinds with the roles at their two ends.
const KINDS: [(&str, &str, &str); 8] = [
    ("talks", "participant", "participant"),
    ("mediation", "mediator", "party"),
    ("delegation", "delegate", "host"),
    ("agreement", "party", "party"),
    ("release", "releaser", "freed"),
    ("request", "source", "target"),
    ("assault", "actor", "target"),
    ("ceasefire", "party", "party"),
];

const TOPICS: [&str; 4] = ["ceasefire", "prisoner_exchange", "humanitarian_aid", "nuclear"];

/// How many mentions a document has.
const PER_DOCUMENT: usize = 8;

/// How many mentions a happening has.
const PER_HAPPENING: usize = 4;

fn main() {
    divan::main();
}

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn link(bencher: Bencher, count: usize) {
    let linking = Linking { publications: publications(count), ..Linking::default() };
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| mentions(count))
        .bench_values(|mentions| link_with(black_box(mentions), &linking));
}

/// The documents, in the order of their days.
fn publications(count: usize) -> std::collections::HashMap<String, Publication> {
    let outlet = |n: usize| Some(format!("outlet {}", n % 40));
    (0..count.div_ceil(PER_DOCUMENT))
        .map(|n| (name(n), Publication { date: day_of(n, count), outlet: outlet(n) }))
        .collect()
}

fn name(document: usize) -> String {
    format!("{document:07}")
}

/// Two years of documents, evenly.
fn day_of(document: usize, count: usize) -> Option<NaiveDate> {
    let days = document * 730 / count.div_ceil(PER_DOCUMENT).max(1);
    NaiveDate::from_ymd_opt(2024, 1, 1)?.checked_add_days(Days::new(days as u64))
}

fn mentions(count: usize) -> Vec<EventMention> {
    (0..count).map(|n| mention(n, count)).collect()
}

/// The mentions of one happening stand in documents that follow each other.
fn mention(n: usize, count: usize) -> EventMention {
    let document = n / PER_DOCUMENT;
    let happening = document / PER_HAPPENING * PER_DOCUMENT + n % PER_DOCUMENT;
    let drawn = scatter(happening as u64);
    let mood = scatter(n as u64 + 1);
    let (kind, first, second) = KINDS[drawn as usize % KINDS.len()];
    let side = |bits: u64| ActorId::from(format!("side_{}", bits % 60).as_str());
    let filler = |role: &str, side: ActorId, at: u32| Filler {
        role: role.into(),
        span: Span { start: at, end: at + 8 },
        actors: vec![side.clone()],
        sides: vec![side],
    };
    let start = (n % PER_DOCUMENT) as u32 * 100;
    let mut roles = vec![filler(first, side(drawn >> 8), start + 10)];
    if !mood.is_multiple_of(5) {
        roles.push(filler(second, side(drawn >> 16), start + 20));
    }
    // The day of the first document that may tell of it.
    let day = day_of(document / PER_HAPPENING * PER_HAPPENING, count).filter(|_| !mood.is_multiple_of(3));
    let when = day.map(|day| When { earliest: Some(day), latest: Some(day), precision: Precision::Day, anchor: None });
    EventMention {
        doc: name(document),
        sentence: SentenceRef { index: (n % PER_DOCUMENT) as u32, line: 1, span: Span { start, end: start + 99 } },
        kind: kind.into(),
        trigger: Span { start, end: start + 8 },
        roles,
        place: None,
        topics: vec![TOPICS[(drawn >> 24) as usize % TOPICS.len()].into()],
        status: if drawn.is_multiple_of(7) { Status::Planned } else { Status::Actual },
        time: when.map(|when| TimeMention { when, span: Span { start, end: start + 4 } }),
        source: None,
        rule: "ar/bench".to_owned(),
        confidence: 0.8,
    }
}

/// A number that looks drawn by lot (SplitMix64).
fn scatter(seed: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
