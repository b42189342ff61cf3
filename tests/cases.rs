//! Cases on disk: `tests/cases/<name>/` holds what a person could try by hand.
//!
//! | file | |
//! |---|---|
//! | `cmd` | the arguments of `wasit`, as in a shell without quotes |
//! | `in/` | the folder that it runs in |
//! | `stdin` | standard input, if any |
//! | `status` | the exit code, if not 0 |
//! | `stdout`, `stderr` | what it prints, if that is to be compared |
//! | `stderr_has` | lines each of which must occur on standard error |
//! | `files` | all files that are there afterwards, if that is to be compared |
//!
//! `WASIT_UPDATE=1 cargo test --test cases` writes what is printed now into
//! `stdout`, `stderr` and `files` where they exist.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

type Failure = Box<dyn std::error::Error>;

#[test]
fn every_case_gives_what_it_says() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(&root)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    cases.sort();
    assert!(!cases.is_empty(), "no case in {}", root.display());
    let mut wrong = Vec::new();
    for case in &cases {
        for fault in run(case)? {
            wrong.push(format!("{}: {fault}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    Ok(())
}

/// Runs a case in a copy of its folder; gives what is not as it says.
fn run(case: &Path) -> Result<Vec<String>, Failure> {
    let folder = tempfile::tempdir()?;
    if case.join("in").exists() {
        copy(&case.join("in"), folder.path())?;
    }
    let output = call(case, folder.path())?;
    let mut wrong = Vec::new();
    let want: i32 = match fs::read_to_string(case.join("status")) {
        Ok(status) => status.trim().parse()?,
        Err(_) => 0,
    };
    let stderr = String::from_utf8(output.stderr)?;
    if output.status.code() != Some(want) {
        wrong.push(format!("exit code {want} expected, {}\n{stderr}", output.status));
    }
    for line in read(&case.join("stderr_has"))?.unwrap_or_default().lines() {
        if !stderr.contains(line) {
            wrong.push(format!("standard error lacks: {line}\n{stderr}"));
        }
    }
    let printed = [("stdout", String::from_utf8(output.stdout)?), ("stderr", stderr), ("files", files(folder.path())?)];
    for (name, got) in printed {
        let file = case.join(name);
        let Some(want) = read(&file)? else { continue };
        if got == want {
            continue;
        }
        if std::env::var_os("WASIT_UPDATE").is_some() {
            fs::write(&file, got)?;
        } else {
            wrong.push(format!("{name} differs\nexpected:\n{want}\nprinted:\n{got}"));
        }
    }
    Ok(wrong)
}

fn call(case: &Path, folder: &Path) -> Result<Output, Failure> {
    let command = fs::read_to_string(case.join("cmd"))?;
    let mut child = Command::new(env!("CARGO_BIN_EXE_wasit"))
        .args(command.split_whitespace())
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        let text = fs::read(case.join("stdin")).unwrap_or_default();
        // A command that reads nothing closes its end.
        let _ = stdin.write_all(&text);
    }
    Ok(child.wait_with_output()?)
}

fn read(file: &Path) -> Result<Option<String>, Failure> {
    if file.exists() { Ok(Some(fs::read_to_string(file)?)) } else { Ok(None) }
}

/// The files of a folder and below, one a line, sorted.
fn files(folder: &Path) -> Result<String, Failure> {
    let mut names = Vec::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder)?;
            names.push(format!("{}\n", name.display()));
        }
    }
    names.sort();
    Ok(names.concat())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
