//! `wasit check`: whether dictionaries are sound and their examples hold.

use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use super::args::Loaded;
use super::console::Console;
use super::error::CliError;
use crate::extract::examples;
use crate::schema::{self, Files};

/// Check dictionaries and try the examples that they carry
#[derive(Debug, Args)]
#[command(
    long_about = "Check dictionaries and try the examples that they carry.\n\n\
        Without SCHEMA_DIR the built-in dictionaries are checked; with it those that come of \
        laying the folder over them. Every problem is told with file, line and column and what \
        to write instead. Then every example of every frame must give its event, and no \
        counter-example may.",
    after_long_help = "Exit codes:\n  \
        0  all is well\n  \
        1  the dictionaries can be read, but an example fails\n  \
        2  a dictionary is broken\n\n\
        Examples:\n  \
        wasit check\n  \
        wasit check my-schema/"
)]
pub struct Check {
    /// Folder with dictionaries that are laid over the built-in ones
    #[arg(value_name = "SCHEMA_DIR")]
    schema: Option<PathBuf>,
    /// Tell nothing of what is well
    #[arg(short, long)]
    quiet: bool,
}

impl Check {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let dictionaries = match Loaded::overlaid(self.schema.as_deref()) {
            Ok(dictionaries) => dictionaries,
            Err(CliError::Schema(error)) => {
                for problem in &error.problems {
                    console.error(problem);
                }
                let count = error.problems.len();
                console.say(&format!("{count} {}", if count == 1 { "problem" } else { "problems" }));
                return Ok(Outcome::Failed);
            }
            Err(error) => return Err(error),
        };
        let schema = dictionaries.schema();
        let failures = examples::check(schema);
        let sources = Sources::read(self.schema.as_deref())?;
        for failure in &failures {
            let frame = &failure.frame;
            console.error(format_args!(
                "{}{}\n  frame {frame}: {}",
                sources.place_of(&failure.text),
                failure.text,
                failure.fault
            ));
        }
        if !self.quiet || !failures.is_empty() {
            console.say(&format!(
                "{} actors, {} places, {} frames; {} of {} examples hold",
                schema.actors().len(),
                schema.places().len(),
                schema.frames.len(),
                examples::count(schema) - failures.len(),
                examples::count(schema),
            ));
        }
        Ok(if failures.is_empty() { Outcome::Found } else { Outcome::Nothing })
    }
}

/// The texts of the dictionaries, to say where an example stands.
struct Sources(Vec<(String, Files)>);

impl Sources {
    fn read(overlay: Option<&std::path::Path>) -> Result<Self, CliError> {
        let mut all = Vec::new();
        if let Some(folder) = overlay {
            let root = folder.display().to_string();
            all.push((root.trim_end_matches('/').to_owned(), schema::folder(folder)?));
        }
        all.push(("schema".to_owned(), schema::built_in()));
        Ok(Self(all))
    }

    /// `file:line:column: ` of an example, or nothing if it is written with
    /// escapes.
    fn place_of(&self, text: &str) -> String {
        let places = self.0.iter().flat_map(|(root, files)| {
            files.iter().filter_map(move |(path, content)| {
                let before = content.get(..content.find(text)?)?;
                let line = before.matches('\n').count() + 1;
                let start = before.rfind('\n').map_or(0, |i| i + 1);
                let column = before.get(start..)?.chars().count() + 1;
                Some(format!("{root}/{path}:{line}:{column}: "))
            })
        });
        places.into_iter().next().unwrap_or_default()
    }
}
