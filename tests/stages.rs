//! Which events grow out of which: documents of our own in `tests/gold/stages`, each with the stages that it tells of
//! something that an earlier one has told. What only looks like a next stage has none.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

#[test]
fn events_are_chained_to_what_they_grew_out_of_and_to_nothing_else() -> Result<(), Failure> {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/stages/reports.jsonl");
    let out = tempfile::tempdir()?;
    let build = Command::new(env!("CARGO_BIN_EXE_wasit"))
        .args(["build", "--quiet", "-o"])
        .arg(out.path())
        .arg(&gold)
        .status()?;
    assert!(build.success());
    let events = std::fs::read_to_string(out.path().join("events.jsonl"))?;
    let events = events.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    let got = got(&events)?;
    let mut wrong = Vec::new();
    let (mut steps, mut without) = (0, 0);
    for line in std::fs::read_to_string(gold)?.lines() {
        let document: Value = serde_json::from_str(line)?;
        let id = document["id"].as_str().ok_or("no id")?;
        let mut want: Vec<String> =
            document["stages"].as_array().ok_or("no stages")?.iter().map(stage).collect::<Result<_, _>>()?;
        want.sort();
        steps += want.len();
        without += usize::from(want.is_empty());
        let got = got.get(id).cloned().unwrap_or_default();
        if want != got {
            wrong.push(format!("{id}: {}\nexpected {want:?}\ngot {got:?}", document["text"]));
        }
    }
    assert!(steps > 10 && without > 10, "{steps} stages, {without} documents without");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    Ok(())
}

/// The stages that each document tells, as `kind stage of document`; each with its reasons.
fn got(events: &[Value]) -> Result<BTreeMap<String, Vec<String>>, Failure> {
    let mut got: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let documents = |event: &Value| -> Vec<String> {
        let mentions = event["mentions"].as_array().into_iter().flatten();
        mentions.filter_map(|m| m["doc"].as_str().map(str::to_owned)).collect()
    };
    for event in events {
        for follows in event["follows"].as_array().into_iter().flatten() {
            assert!(follows["reasons"].as_array().is_some_and(|r| !r.is_empty()), "a step without a reason: {follows}");
            let earlier = events.iter().find(|e| e["id"] == follows["event"]).ok_or("no such event")?;
            let of = documents(earlier).into_iter().min().ok_or("no document")?;
            let told = stage(&serde_json::json!({"kind": event["kind"], "stage": follows["stage"], "of": of}))?;
            for document in documents(event) {
                got.entry(document).or_default().push(told.clone());
            }
        }
    }
    for stages in got.values_mut() {
        stages.sort();
        stages.dedup();
    }
    Ok(got)
}

fn stage(value: &Value) -> Result<String, Failure> {
    let part = |name: &str| value[name].as_str().ok_or_else(|| format!("no {name} in {value}"));
    Ok(format!("{} {} of {}", part("kind")?, part("stage")?, part("of")?))
}
