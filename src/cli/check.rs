//! `wasit check`: whether dictionaries are sound and their examples hold.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args;
use super::console::Console;
use super::error::CliError;
use super::findings;
use crate::extract::examples;
use crate::lint::{self, Severity};
use crate::schema::Problem;

/// Check dictionaries and try the examples that they carry
#[derive(Debug, Args)]
#[command(
    long_about = "Check dictionaries and try the examples that they carry.\n\n\
        Without SCHEMA_DIR the built-in dictionaries are checked; with it those that come of \
        laying the folder over them. Every problem is told with file, line and column, the name of the rule that \
        it breaks, and what to write instead: an error if the dictionaries cannot be read, a warning if they can \
        but do not do what they say. A name given twice, a name that always means another, an office held twice at \
        a time, a frame that never fires, a word that is never read, a topic without a word. Every example of \
        every frame must give its event, and no counter-example may.\n\n\
        With --format json or sarif (SARIF 2.1.0, for editors and code hosts) the problems go to standard output.",
    after_long_help = "Exit codes:\n  \
        0  all is well\n  \
        1  the dictionaries can be read, but there are warnings\n  \
        2  a dictionary is broken\n\n\
        Examples:\n  \
        wasit check\n  \
        wasit check my-schema/\n  \
        wasit check my-schema/ --format sarif > findings.sarif"
)]
pub struct Check {
    /// Folder with dictionaries that are laid over the built-in ones
    #[arg(value_name = "SCHEMA_DIR")]
    schema: Option<PathBuf>,
    /// The form in which problems are told
    #[arg(long, value_enum, default_value_t)]
    format: CheckFormat,
    /// Tell nothing of what is well
    #[arg(short, long)]
    quiet: bool,
}

/// The form of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum CheckFormat {
    /// For reading, on standard error
    #[default]
    Text,
    /// One JSON array of objects
    Json,
    /// SARIF 2.1.0
    Sarif,
}

impl Check {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let (problems, counts, outcome) = match self.check() {
            Ok(checked) => {
                let schema = &checked.schema;
                let failing = checked.findings.iter().filter(|f| f.code == lint::EXAMPLE_FAILS).count();
                let counts = format!(
                    "{} actors, {} places, {} frames; {} of {} examples hold",
                    schema.actors().len(),
                    schema.places().len(),
                    schema.frames.len(),
                    examples::count(schema) - failing,
                    examples::count(schema),
                );
                let outcome = if checked.findings.is_empty() { Outcome::Found } else { Outcome::Nothing };
                (checked.findings, Some(counts), outcome)
            }
            Err(CliError::Schema(error)) => (error.problems, None, Outcome::Failed),
            Err(error) => return Err(error),
        };
        self.tell(console, &problems)?;
        match counts {
            Some(counts) if !self.quiet || !problems.is_empty() => console.say(&counts),
            _ => {}
        }
        if !problems.is_empty() {
            console.say(&format!("{} {}", problems.len(), if problems.len() == 1 { "problem" } else { "problems" }));
        }
        Ok(outcome)
    }

    fn check(&self) -> Result<lint::Checked, CliError> {
        let files = self.schema.as_deref().map(args::overlay).transpose()?;
        let root = self.schema.as_deref().map(|folder| folder.display().to_string()).unwrap_or_default();
        Ok(lint::check(files.as_ref().map(|files| (root.trim_end_matches('/'), files)))?)
    }

    fn tell(&self, console: &Console, problems: &[Problem]) -> Result<(), CliError> {
        let text = match self.format {
            CheckFormat::Text => {
                for problem in problems {
                    let severity = lint::rule(problem.code).map_or(Severity::Error, |(_, rule)| rule.severity);
                    console.say(&format!("{}[{}]: {problem}", severity.as_str(), problem.code));
                }
                return Ok(());
            }
            CheckFormat::Json => findings::json(problems)?,
            CheckFormat::Sarif => findings::sarif(problems)?,
        };
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(CliError::Stdout)
    }
}
