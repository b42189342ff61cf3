//! What lies beside the repository in `../shared`: articles as they were published, and texts with their events
//! marked by hand. Where it is missing these tests say so and pass, unless `CI=true` asks for all of it. How much of
//! the marked events is found is for `.ci/run` to judge.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use wasit::ingest::{self, Document, Input};

type Failure = Box<dyn std::error::Error>;

/// The paths below `../shared`, or none with a message if one is missing.
fn shared(names: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let paths: Vec<_> = names.iter().map(|name| folder.join(name)).collect();
    let Some(missing) = paths.iter().find(|path| !path.exists()) else {
        return Ok(paths);
    };
    if std::env::var("CI").is_ok_and(|ci| ci == "true") {
        return Err(format!("{} is missing; with CI=true it is not skipped", missing.display()).into());
    }
    eprintln!("skipped: {} is missing", missing.display());
    Ok(Vec::new())
}

/// Runs `wasit extract` over a path; its lines must say of the documents there what is true of them. Gives how many
/// documents there are.
fn extract(path: &Path) -> Result<usize, Failure> {
    let documents = ingest::read(&[Input::Path(path.to_owned())], &ingest::Options::default())
        .map(|document| document.map(|d| (d.id.clone(), d)))
        .collect::<Result<BTreeMap<String, Document>, _>>()?;
    let output = Command::new(env!("CARGO_BIN_EXE_wasit")).args(["extract", "--quiet"]).arg(path).output()?;
    assert_eq!(String::from_utf8(output.stderr)?, "", "{}", path.display());
    assert_eq!(output.status.code(), Some(0), "{}", path.display());
    let mut last = (String::new(), 0);
    for line in String::from_utf8(output.stdout)?.lines() {
        let event: Value = serde_json::from_str(line)?;
        let id = event["doc"].as_str().ok_or(line)?;
        let text = &documents.get(id).ok_or(line)?.text;
        let sentence = range(&event["sentence"]).ok_or(line)?;
        let trigger = range(&event["trigger"]).ok_or(line)?;
        assert!(sentence.start <= trigger.start && trigger.end <= sentence.end, "{line}");
        let time = Some(&event["time"]).filter(|time| !time.is_null());
        for part in event["roles"].as_array().ok_or(line)?.iter().chain([&event["trigger"]]).chain(time) {
            let range = range(part).ok_or(line)?;
            assert_eq!(text.get(range), part["text"].as_str(), "{line}");
        }
        let place = (id.to_owned(), trigger.start);
        assert!(last <= place, "{last:?} stands before {line}");
        last = place;
    }
    Ok(documents.len())
}

/// What `wasit eval` and `score.py` say of gold files. They are scored by both as they are extracted, and by
/// `wasit eval` also from the lines that `score.py` reads.
fn scores(golds: &[PathBuf], script: &Path) -> Result<[Value; 3], Failure> {
    let folder = tempfile::tempdir()?;
    let (whole, lines) = (folder.path().join("gold.jsonl"), folder.path().join("events.jsonl"));
    let read = golds.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    std::fs::write(&whole, read.concat())?;
    let json = |command: &mut Command| -> Result<Value, Failure> {
        let output = command.output()?;
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(serde_json::from_slice(&output.stdout)?)
    };
    let eval = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wasit"));
        command.args(["eval", "--quiet", "--format", "json"]).args(golds);
        command
    };
    let extracted = Command::new(env!("CARGO_BIN_EXE_wasit"))
        .args(["extract", "--quiet"])
        .arg(&whole)
        .arg("-o")
        .arg(&lines)
        .status()?;
    assert!(extracted.success());
    Ok([
        json(Command::new("python3").arg(script).args([&whole, &lines]).arg("--json"))?,
        json(&mut eval())?,
        json(eval().arg("--predicted").arg(&lines))?,
    ])
}

fn range(part: &Value) -> Option<std::ops::Range<usize>> {
    let offset = |name: &str| usize::try_from(part[name].as_u64()?).ok();
    Some(offset("start")?..offset("end")?)
}

#[test]
fn articles_as_published_are_read_without_error() -> Result<(), Failure> {
    for folder in shared(&["seeds"])? {
        assert_eq!(extract(&folder)?, 5);
    }
    Ok(())
}

#[test]
fn texts_with_marked_events_are_read_without_error() -> Result<(), Failure> {
    for file in shared(&["gold/dev/seeds.jsonl", "gold/dev/gsr.jsonl", "gold/dev/news.jsonl"])? {
        assert!(extract(&file)? > 0);
    }
    Ok(())
}

#[test]
fn eval_gives_the_figures_of_the_script_that_the_gold_comes_with() -> Result<(), Failure> {
    let files = shared(&["gold/score.py", "gold/dev/seeds.jsonl", "gold/dev/gsr.jsonl", "gold/dev/news.jsonl"])?;
    let Some((script, golds)) = files.split_first() else {
        return Ok(());
    };
    if Command::new("python3").arg("--version").output().is_err() {
        if std::env::var("CI").is_ok_and(|ci| ci == "true") {
            return Err("python3 is missing; with CI=true it is not skipped".into());
        }
        eprintln!("skipped: python3 is missing");
        return Ok(());
    }
    for golds in golds.chunks(1).chain([golds]) {
        let [wanted, extracted, predicted] = scores(golds, script)?;
        for (figure, wanted) in wanted.as_object().ok_or("no figures")? {
            assert_eq!(&extracted[figure], wanted, "{figure} of {golds:?}");
        }
        assert_eq!(extracted, predicted, "{golds:?}");
    }
    Ok(())
}
