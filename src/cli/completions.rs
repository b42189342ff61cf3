//! `wasit completions`: what a shell needs to complete the arguments.

use std::io::{self, Write};

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::error::CliError;
use super::{Cli, Outcome};

/// Print the completions for a shell
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        wasit completions bash > ~/.local/share/bash-completion/completions/wasit\n  \
        wasit completions zsh > ~/.zfunc/_wasit\n  \
        wasit completions fish > ~/.config/fish/completions/wasit.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> Result<Outcome, CliError> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "wasit", &mut script);
        io::stdout().write_all(&script).map_err(CliError::Stdout)?;
        Ok(Outcome::Found)
    }
}
