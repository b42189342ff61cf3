//! How fast a graph of a million events answers once it is loaded: `cargo bench --bench query`.
//!
//! The events are made up: forty kinds of who with whom, so that lists have the lengths that news gives them: a few
//! actors in very many events, most in few. What the figures do not hold: reading the snapshot and building the index.

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use wasit::ask::{Index, Resolver};
use wasit::extract::{EventMention, Filler, SentenceRef};
use wasit::graph::{Entities, KnowledgeGraph};
use wasit::link::{Event, EventId, Participant};
use wasit::query::query;
use wasit::schema::{ActorId, Schema, SchemaError, Status};
use wasit::text::Span;
use wasit::time::{Precision, When};

/// How many events.
const EVENTS: u32 = 1_000_000;

/// What is asked: selective, by two actors, by topic and date, over two events.
const QUERIES: [&str; 4] = [
    "(?m)-[mediator]->(e:mediation)<-[party]-(COD), (RWA)-[party]->(e) return m, count(e)",
    "(?m)-[mediator]->(e:mediation {topic: ceasefire, status: actual})<-[party]-(hamas) \
     where e.date >= 2024-12 return m, e.date order by e.date limit 20",
    "(hamas)-[party]->(e:mediation)<-[mediator]-(QAT) where e.date = 2024-03-05 return e, e.date",
    "(m23)-[party]->(a:mediation)<-[mediator]-(?m), (?m)-[mediator]->(b:mediation)<-[party]-(RWA) \
     return distinct m limit 5",
];

fn main() -> Result<(), SchemaError> {
    Schema::built_in()?;
    divan::main();
    Ok(())
}

/// The graph, made once.
fn graph() -> &'static KnowledgeGraph {
    static GRAPH: OnceLock<KnowledgeGraph> = OnceLock::new();
    GRAPH.get_or_init(|| {
        let actors = Schema::built_in().map(|s| s.actors().iter().map(|a| a.id.clone()).collect::<Vec<_>>());
        let actors = actors.unwrap_or_default();
        let events = (0..EVENTS).map(|n| event(n, &actors)).collect();
        let nodes = actors.iter().map(|id| wasit::graph::ActorNode {
            id: id.clone(),
            label: wasit::graph::Label::of_slug(id.as_str()),
            r#type: None,
            acts_for: Vec::new(),
        });
        KnowledgeGraph::from_entities(Entities { actors: nodes.collect(), events, ..Entities::default() })
    })
}

/// One of the events. Every tenth is a mediation; every fiftieth of those is on a conflict of many reports.
fn event(n: u32, actors: &[ActorId]) -> Event {
    // A generator of numbers, so that every run has the same.
    let mix = |salt: u32| n.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503)) >> 7;
    let pick = |salt: u32| actors.get(mix(salt) as usize % actors.len()).cloned();
    let mediation = n.is_multiple_of(10);
    let (kind, first, second) =
        if mediation { ("mediation", "mediator", "party") } else { ("talks", "host", "participant") };
    let parties: Vec<ActorId> = match mix(3) % 50 {
        0 => vec!["hamas".into(), "ISR".into()],
        1 if mix(4).is_multiple_of(20) => vec!["COD".into(), "RWA".into()],
        2 if mix(4).is_multiple_of(20) => vec!["COD".into(), "m23".into()],
        _ => [pick(5), pick(6)].into_iter().flatten().collect(),
    };
    let leads: Vec<ActorId> = if mix(7).is_multiple_of(3) { vec!["QAT".into()] } else { pick(8).into_iter().collect() };
    let part =
        |role: &str, who: &[ActorId]| Participant { role: role.into(), actors: who.to_vec(), sides: who.to_vec() };
    let day = chrono::NaiveDate::from_num_days_from_ce_opt(738_000 + (mix(9) % 1_500) as i32);
    let span = Span { start: 0, end: 1 };
    let filler =
        |role: &str, who: &[ActorId]| Filler { role: role.into(), span, actors: who.to_vec(), sides: who.to_vec() };
    let mention = EventMention {
        doc: format!("d{}", n / 5),
        sentence: SentenceRef { index: 0, line: 1, span },
        kind: kind.into(),
        trigger: span,
        roles: vec![filler(second, &parties)],
        place: None,
        topics: Vec::new(),
        status: Status::Actual,
        time: None,
        source: None,
        rule: String::new(),
        confidence: 0.8,
    };
    Event {
        id: EventId::from(format!("{n:012x}").as_str()),
        kind: kind.into(),
        roles: vec![part(first, &leads), part(second, &parties)],
        place: None,
        topics: if mix(10).is_multiple_of(4) { vec!["ceasefire".into()] } else { Vec::new() },
        status: Status::Actual,
        when: Some(When { earliest: day, latest: day, precision: Precision::Day, anchor: None }),
        sources: Vec::new(),
        confidence: 0.8,
        mentions: vec![mention],
        merges: Vec::new(),
        coverage: Default::default(),
        parties_of: None,
        follows: Vec::new(),
    }
}

#[divan::bench(args = QUERIES, sample_count = 20)]
fn a_query(bencher: Bencher<'_, '_>, text: &str) {
    let Ok(schema) = Schema::built_in() else { return };
    let index = Index::new(graph());
    let names = Resolver::new(schema, graph());
    bencher.bench_local(|| black_box(query(black_box(text), &index, &names)).map(|table| table.rows.len()));
}
