//! Which reports are of one happening: documents of our own in `tests/gold/merge`, in which several outlets tell the
//! same in other words, and others tell what is nearly the same. How well the reports are put together may not fall.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

/// The least pairwise F1.
const FLOOR: f64 = 0.85;

/// A marked report: the event that it is of, and the one that it was put to. One that was not found is alone.
struct Marked {
    wanted: String,
    got: String,
}

#[test]
fn reports_of_one_happening_are_put_together_and_others_are_not() -> Result<(), Failure> {
    let marked = marked(&[])?;
    let documents = std::fs::read_to_string(gold())?.lines().count();
    assert!(documents >= 60, "{documents} documents");
    let (precision, recall, f1) = pairwise(&marked);
    let (b_precision, b_recall, b_f1) = b_cubed(&marked);
    println!("{} reports in {documents} documents", marked.len());
    println!("pairs  precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}");
    println!("B³     precision {b_precision:.3}  recall {b_recall:.3}  F1 {b_f1:.3}");
    assert!(f1 >= FLOOR, "F1 of pairs is {f1:.3}, the floor {FLOOR:.2}");
    Ok(())
}

#[test]
fn without_merging_every_report_is_alone() -> Result<(), Failure> {
    let marked = marked(&["--no-merge"])?;
    let events: BTreeSet<_> = marked.iter().map(|m| &m.got).collect();
    assert_eq!(events.len(), marked.len());
    Ok(())
}

fn gold() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/merge/reports.jsonl")
}

/// The marked reports, each with the event that `wasit build` puts it to.
fn marked(arguments: &[&str]) -> Result<Vec<Marked>, Failure> {
    let out = tempfile::tempdir()?;
    let status = Command::new(env!("CARGO_BIN_EXE_wasit"))
        .args(["build", "--quiet", "-o"])
        .arg(out.path())
        .arg(gold())
        .args(arguments)
        .status()?;
    assert!(status.success());
    let events = std::fs::read_to_string(out.path().join("events.jsonl"))?;
    let events = events.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    let mut marked = Vec::new();
    for line in std::fs::read_to_string(gold())?.lines() {
        let document: Value = serde_json::from_str(line)?;
        let text = document["text"].as_str().ok_or("no text")?;
        for report in document["mentions"].as_array().ok_or("no mentions")? {
            let trigger = report["trigger"].as_str().ok_or("no trigger")?;
            let start = text.find(trigger).ok_or_else(|| format!("no {trigger} in {text}"))?;
            let found = find(&events, &document["id"], &report["kind"], start..start + trigger.len());
            marked.push(Marked {
                wanted: report["event"].as_str().ok_or("no event")?.to_owned(),
                got: found.unwrap_or_else(|| format!("none: {}", marked.len())),
            });
        }
    }
    Ok(marked)
}

/// The event of which a mention of this kind stands in these bytes.
fn find(events: &[Value], doc: &Value, kind: &Value, range: std::ops::Range<usize>) -> Option<String> {
    let within = |mention: &Value| {
        let at = |end: &str| mention["trigger"][end].as_u64().and_then(|n| usize::try_from(n).ok());
        let overlaps = at("start").zip(at("end")).is_some_and(|(start, end)| start < range.end && range.start < end);
        &mention["doc"] == doc && &mention["kind"] == kind && overlaps
    };
    let event = events.iter().find(|e| e["mentions"].as_array().is_some_and(|all| all.iter().any(within)))?;
    event["id"].as_str().map(str::to_owned)
}

/// Precision, recall and F1 of "these two are reports of one event".
fn pairwise(marked: &[Marked]) -> (f64, f64, f64) {
    let (mut both, mut got, mut wanted) = (0.0, 0.0, 0.0);
    for (i, a) in marked.iter().enumerate() {
        for b in &marked[i + 1..] {
            let (is, should) = (a.got == b.got, a.wanted == b.wanted);
            both += f64::from(is && should);
            got += f64::from(is);
            wanted += f64::from(should);
        }
    }
    f1(both / got, both / wanted)
}

/// The same report by report: how much of its event belongs there, and how much of what belongs is there.
fn b_cubed(marked: &[Marked]) -> (f64, f64, f64) {
    let mut shared: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let (mut got, mut wanted) = (BTreeMap::<&str, f64>::new(), BTreeMap::<&str, f64>::new());
    for report in marked {
        *shared.entry((&report.got, &report.wanted)).or_default() += 1.0;
        *got.entry(&report.got).or_default() += 1.0;
        *wanted.entry(&report.wanted).or_default() += 1.0;
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    for report in marked {
        let both = shared[&(report.got.as_str(), report.wanted.as_str())];
        precision += both / got[report.got.as_str()];
        recall += both / wanted[report.wanted.as_str()];
    }
    let all = marked.len() as f64;
    f1(precision / all, recall / all)
}

fn f1(precision: f64, recall: f64) -> (f64, f64, f64) {
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}
