//! Questions whose answers are known: `tests/questions/*.ron`, asked of what `wasit build` makes of `seeds/`.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

type Failure = Box<dyn std::error::Error>;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// One question, as `tests/questions/README.md` describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    asks: String,
    command: Vec<String>,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[test]
fn every_question_is_answered_with_its_rows() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let build = Command::new(env!("CARGO_BIN_EXE_wasit"))
        .args(["build", "--quiet", "seeds", "-o"])
        .arg(folder.path())
        .current_dir(ROOT)
        .status()?;
    assert!(build.success());
    let mut files: Vec<_> = fs::read_dir(Path::new(ROOT).join("tests/questions"))?
        .map(|e| e.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|e| e == "ron"));
    files.sort();
    assert!(files.len() >= 10, "{} questions", files.len());
    let mut wrong = Vec::new();
    for file in &files {
        let question: Question =
            ron::from_str(&fs::read_to_string(file)?).map_err(|e| format!("{}: {e}", file.display()))?;
        let (want, got) = (sorted(question.rows.clone()), sorted(ask(&question, &folder.path().join("graph.ron"))?));
        if want != got {
            wrong.push(format!("{}\n{}\nexpected {want:#?}\nanswered {got:#?}", file.display(), question.asks));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    Ok(())
}

/// The rows that the command answers with, in the columns that count.
fn ask(question: &Question, graph: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let output = Command::new(env!("CARGO_BIN_EXE_wasit"))
        .args(&question.command)
        .args(["--format", "csv", "--graph"])
        .arg(graph)
        .output()?;
    if output.status.code() == Some(2) {
        return Err(format!("{}: {}", question.asks, String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut table = csv::Reader::from_reader(output.stdout.as_slice());
    let head = table.headers()?.clone();
    let at = |name: &String| head.iter().position(|h| h == name).ok_or(format!("{}: no column {name}", question.asks));
    let columns: Vec<usize> = question.columns.iter().map(at).collect::<Result<_, _>>()?;
    let row = |record: csv::StringRecord| columns.iter().map(|&i| record.get(i).unwrap_or("").to_owned()).collect();
    Ok(table.records().map(|record| record.map(row)).collect::<Result<_, _>>()?)
}

fn sorted(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.sort();
    rows
}
