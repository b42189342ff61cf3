//! Graphviz, where it is installed and asked for.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};
use std::thread;

use super::ExportError;

/// The program that `--engine dot` calls.
pub(super) const DOT: &str = "dot";

/// The SVG that `program` draws of a DOT text.
///
/// # Errors
/// The program is missing or refuses the text.
pub(super) fn draw(program: &str, dot: &str) -> Result<Vec<u8>, ExportError> {
    let failed = |message: String| ExportError::Graphviz { program: program.to_owned(), message };
    let mut child = Command::new(program)
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => ExportError::NoGraphviz { program: program.to_owned() },
            _ => failed(error.to_string()),
        })?;
    let stdin = child.stdin.take();
    // Written from a thread of its own: a program that answers before it has
    // read everything would otherwise wait for us, and we for it.
    let output = thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(dot.as_bytes())));
        child.wait_with_output()
    })
    .map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_what_to_do() {
        let error = draw("no-such-dot", "digraph {}").unwrap_err().to_string();
        assert!(error.contains("`no-such-dot`") && error.contains("install Graphviz"), "{error}");
    }

    #[test]
    #[cfg(unix)]
    fn a_program_that_fails_is_told() {
        let error = draw("false", "digraph {}").unwrap_err().to_string();
        assert!(error.starts_with("--engine dot: `false` failed"), "{error}");
    }
}
