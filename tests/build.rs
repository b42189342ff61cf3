//! `wasit build`: the committed output is what it makes, and it makes the same
//! whatever the machine does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

type Failure = Box<dyn std::error::Error>;
type Bytes = BTreeMap<String, Vec<u8>>;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn wasit() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wasit"));
    command.current_dir(ROOT);
    command
}

/// Builds from `inputs` on `threads` threads; gives the files by their names.
fn build(inputs: &[&Path], threads: usize) -> Result<Bytes, Failure> {
    let out = tempfile::tempdir()?;
    let status = wasit()
        .env("RAYON_NUM_THREADS", threads.to_string())
        .args(["build", "--quiet", "-o"])
        .arg(out.path())
        .args(inputs)
        .status()?;
    assert!(status.success(), "{status}");
    read(out.path())
}

fn read(folder: &Path) -> Result<Bytes, Failure> {
    let mut files = Bytes::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(name, fs::read(entry.path())?);
    }
    Ok(files)
}

fn assert_same(got: &Bytes, want: &Bytes, what_to_do: &str) {
    let names = |files: &Bytes| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(got), names(want), "{what_to_do}");
    for (name, bytes) in got {
        assert!(want.get(name) == Some(bytes), "{name} differs: {what_to_do}");
    }
}

#[test]
fn output_is_what_build_makes() -> Result<(), Failure> {
    let made = build(&[Path::new("seeds")], 2)?;
    let committed = read(&Path::new(ROOT).join("output"))?;
    assert_same(&made, &committed, "output/ is stale; run `cargo run --release -- build` and commit what it writes");
    Ok(())
}

#[test]
fn threads_and_the_order_of_the_input_change_no_byte() -> Result<(), Failure> {
    let mut seeds: Vec<_> =
        fs::read_dir(Path::new(ROOT).join("seeds"))?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    seeds.sort();
    let forwards: Vec<_> = seeds.iter().map(AsRef::as_ref).collect();
    let backwards: Vec<_> = seeds.iter().rev().map(AsRef::as_ref).collect();
    let once = build(&forwards, 1)?;
    assert_same(&build(&backwards, 4)?, &once, "the order of the input changed it");
    assert_same(&build(&[Path::new("seeds")], 2)?, &once, "naming the folder changed it");
    Ok(())
}

/// The articles of `seeds/` in two portions that leave each other's stories half told.
fn portions() -> Result<[Vec<std::path::PathBuf>; 2], Failure> {
    let mut seeds: Vec<_> =
        fs::read_dir(Path::new(ROOT).join("seeds"))?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    seeds.sort();
    let mut portions = [Vec::new(), Vec::new()];
    for (n, seed) in seeds.into_iter().enumerate() {
        portions[n * 7 % 5 % 2].push(seed);
    }
    assert!(portions.iter().all(|portion| portion.len() > 2));
    Ok(portions)
}

#[test]
fn what_is_appended_gives_what_reading_all_at_once_gives() -> Result<(), Failure> {
    let whole = read(&Path::new(ROOT).join("output"))?;
    for order in [[0, 1], [1, 0]] {
        let out = tempfile::tempdir()?;
        let portions = portions()?;
        // The second portion twice: what was read already changes nothing.
        for portion in [order[0], order[1], order[1]] {
            let status = wasit()
                .args(["build", "--quiet", "--append", "-o"])
                .arg(out.path())
                .args(&portions[portion])
                .status()?;
            assert!(status.success(), "{status}");
        }
        assert_same(&read(out.path())?, &whole, "what was appended is not what was read at once");
    }
    Ok(())
}

#[test]
fn a_copy_of_an_article_under_another_name_is_recognised() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("zz-copy.md");
    fs::copy(Path::new(ROOT).join("seeds/gaza-cairo-rounds.md"), &copy)?;
    let made = build(&[Path::new("seeds"), &copy], 2)?;
    assert_same(&made, &read(&Path::new(ROOT).join("output"))?, "the copy was counted");
    Ok(())
}

#[test]
fn graphs_that_are_merged_give_what_reading_all_at_once_gives() -> Result<(), Failure> {
    let out = tempfile::tempdir()?;
    let mut snapshots = Vec::new();
    for (n, portion) in portions()?.iter().enumerate() {
        let folder = out.path().join(n.to_string());
        let status = wasit().args(["build", "--quiet", "-o"]).arg(&folder).args(portion).status()?;
        assert!(status.success(), "{status}");
        snapshots.insert(0, folder.join("graph.ron"));
    }
    let whole = out.path().join("whole");
    let status = wasit().args(["merge", "--quiet", "-o"]).arg(&whole).args(&snapshots).status()?;
    assert!(status.success(), "{status}");
    assert_same(
        &read(&whole)?,
        &read(&Path::new(ROOT).join("output"))?,
        "what was merged is not what was read at once",
    );
    Ok(())
}

#[test]
fn graphs_made_in_different_ways_do_not_become_one() -> Result<(), Failure> {
    let out = tempfile::tempdir()?;
    let seed = Path::new(ROOT).join("seeds/gaza-cairo-rounds.md");
    let apart = wasit().args(["build", "--quiet", "--no-merge", "-o"]).arg(out.path()).arg(&seed).status()?;
    assert!(apart.success());
    let says = |arguments: &[&str]| -> Result<String, Failure> {
        let output = wasit().args(arguments).arg("-o").arg(out.path()).output()?;
        assert_eq!(output.status.code(), Some(2));
        Ok(String::from_utf8(output.stderr)?)
    };
    let seed = seed.to_string_lossy();
    let told = says(&["build", &seed, "--append", "--min-confidence", "0.5"])?;
    assert!(told.contains("made with --min-confidence 0 and not 0.5"), "{told}");
    let old = Path::new(ROOT).join("src/snapshot/version1.ron");
    let told = says(&["build", &seed, &format!("--append={}", old.display())])?;
    assert!(told.contains("does not say which texts were read"), "{told}");
    let told = says(&["merge", &old.to_string_lossy()])?;
    assert!(told.contains("build it anew from the sources"), "{told}");
    Ok(())
}

#[test]
fn a_snapshot_reads_back_equal() -> Result<(), Failure> {
    let made = build(&[Path::new("seeds")], 2)?;
    let text = String::from_utf8(made.get("graph.ron").cloned().unwrap_or_default())?;
    let snapshot = wasit::snapshot::parse(&text, Path::new("graph.ron"))?;
    let mut again = Vec::new();
    wasit::snapshot::render(&mut again, &snapshot.graph, &snapshot.recipe)?;
    assert_eq!(text.as_bytes(), again);
    Ok(())
}

#[test]
fn a_reader_that_stops_is_no_error() -> Result<(), Failure> {
    let mut child =
        wasit().args(["extract", "--stream", "seeds"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    drop(child.stdout.take());
    let output = child.wait_with_output()?;
    assert!(output.status.success(), "{}", output.status);
    assert_eq!(String::from_utf8(output.stderr)?, "");
    Ok(())
}

#[test]
fn streamed_lines_are_the_sorted_lines_of_one_folder() -> Result<(), Failure> {
    let lines = |arguments: &[&str]| -> Result<Vec<u8>, Failure> { Ok(wasit().args(arguments).output()?.stdout) };
    let sorted = lines(&["extract", "seeds"])?;
    assert!(!sorted.is_empty());
    assert!(sorted == lines(&["extract", "--stream", "seeds"])?);
    Ok(())
}
