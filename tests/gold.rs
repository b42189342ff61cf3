//! Sentences of our own with their events marked by hand, in `tests/gold`: what is found of them may not become less.
//! The floors stand beside them and are raised when the figures are.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

/// The floor of each figure, by file and figure.
type Floors = BTreeMap<String, BTreeMap<String, f64>>;

#[test]
fn no_figure_is_below_its_floor() -> Result<(), Failure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let floors: Floors = serde_json::from_str(&std::fs::read_to_string(folder.join("floors.json"))?)?;
    assert!(!floors.is_empty());
    let mut below = Vec::new();
    for (file, floors) in &floors {
        let output = Command::new(env!("CARGO_BIN_EXE_wasit"))
            .args(["eval", "--quiet", "--format", "json"])
            .arg(folder.join(file))
            .output()?;
        assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
        let report: Value = serde_json::from_slice(&output.stdout)?;
        for (figure, floor) in floors {
            let figures = &report[figure];
            let reached = figures["f1"].as_f64().or_else(|| figures["share"].as_f64());
            let reached = reached.ok_or_else(|| format!("{file}: no figure {figure}"))?;
            if reached < *floor {
                below.push(format!("{file}: {figure} is {reached:.3}, the floor {floor:.3}"));
            }
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
    Ok(())
}

#[test]
fn there_is_gold_of_every_kind_and_of_sentences_without_events() -> Result<(), Failure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let (mut sentences, mut without, mut kinds) = (0, 0, BTreeMap::<String, usize>::new());
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|e| e != "jsonl") {
            continue;
        }
        for line in std::fs::read_to_string(&path)?.lines() {
            let document: Value = serde_json::from_str(line)?;
            for sentence in document["sentences"].as_array().ok_or("no sentences")? {
                let events = sentence["events"].as_array().ok_or("no events")?;
                sentences += 1;
                without += usize::from(events.is_empty());
                for event in events {
                    *kinds.entry(event["kind"].as_str().ok_or("no kind")?.to_owned()).or_default() += 1;
                }
            }
        }
    }
    assert!(sentences >= 400, "{sentences} sentences");
    assert!(4 * without >= sentences, "{without} of {sentences} sentences are without events");
    assert_eq!(kinds.len(), 22, "{kinds:?}");
    Ok(())
}
