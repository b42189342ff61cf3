//! Room: cli. Takes arguments, gives files and lines.
//!
//! One file a command. Data go to standard output, everything meant for people
//! to standard error (`Console`); the exit code says how it
//! went ([`Outcome`]). A reader that closes its pipe is no error.

mod actor;
mod args;
mod asking;
mod between;
mod build;
mod check;
mod completions;
mod console;
mod diff;
mod error;
mod eval;
mod explain;
mod export;
mod extract;
mod findings;
mod look;
mod mediated;
mod merge;
mod path;
mod progress;
mod query;
mod records;
mod rows;
mod run;
mod scores;
mod stats;
mod timeline;
mod unknown;
mod why_not;
mod write;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use console::Console;
use error::CliError;

/// Reads news text, Arabic first, and turns it into an event timeline knowledge graph
#[derive(Debug, Parser)]
#[command(
    name = "wasit",
    version,
    arg_required_else_help = true,
    long_about = "Reads news text, Arabic first, and turns it into an event timeline knowledge graph: \
                  who met whom, who mediated between whom and about what, who sent which delegation \
                  where, who delivered aid to whom, when, and in which words.\n\n\
                  One binary, offline, and deterministic: the same input and dictionaries give the \
                  same bytes.",
    after_long_help = "Exit codes:\n  \
                       0  done, something was found\n  \
                       1  done, nothing was found\n  \
                       2  an error; what could be read was still written\n\n\
                       Examples:\n  \
                       wasit build articles/ -o output/\n  \
                       wasit extract article.txt --doc-date 2025-10-06\n  \
                       wasit mediated --between hamas ISR\n  \
                       curl -s https://example.org/article.html | wasit extract -\n  \
                       wasit check my-schema/"
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Merge(merge::Merge),
    Extract(extract::Extract),
    Mediated(mediated::Mediated),
    Timeline(timeline::Timeline),
    Actor(actor::Actor),
    Between(between::Between),
    Path(path::Path),
    Stats(stats::Stats),
    Diff(diff::Diff),
    Query(query::Query),
    Explain(explain::Explain),
    WhyNot(why_not::WhyNot),
    Export(export::Export),
    Check(check::Check),
    Unknown(unknown::Unknown),
    Eval(eval::Eval),
    Completions(completions::Completions),
}

/// How a run ended, as its exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done, and something was found: 0.
    Found,
    /// Done, and nothing was found: 1.
    Nothing,
    /// Something went wrong and was told: 2.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Found => 0,
            Outcome::Nothing => 1,
            Outcome::Failed => 2,
        })
    }
}

impl Cli {
    /// Does what was asked.
    pub fn run(&self) -> Outcome {
        let console = Console::new();
        let result = match &self.command {
            Command::Build(command) => command.run(&console),
            Command::Merge(command) => command.run(&console),
            Command::Extract(command) => command.run(&console),
            Command::Mediated(command) => command.run(&console),
            Command::Timeline(command) => command.run(&console),
            Command::Actor(command) => command.run(&console),
            Command::Between(command) => command.run(&console),
            Command::Path(command) => command.run(&console),
            Command::Stats(command) => command.run(&console),
            Command::Diff(command) => command.run(&console),
            Command::Query(command) => command.run(&console),
            Command::Explain(command) => command.run(&console),
            Command::WhyNot(command) => command.run(&console),
            Command::Export(command) => command.run(&console),
            Command::Check(command) => command.run(&console),
            Command::Unknown(command) => command.run(&console),
            Command::Eval(command) => command.run(&console),
            Command::Completions(command) => command.run(),
        };
        match result {
            Ok(outcome) => outcome,
            Err(CliError::Stdout(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Outcome::Found,
            Err(error) => {
                console.error(&error);
                Outcome::Failed
            }
        }
    }
}

/// The program: reads its arguments and does what they ask.
pub fn main() -> ExitCode {
    Cli::parse().run().into()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_help() {
        for command in Cli::command().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        }
    }
}
