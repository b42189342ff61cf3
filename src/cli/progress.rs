//! How far a run has come, where a person looks on.

use std::fmt::Display;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::console::Console;

/// A line with the documents read and their rate, on a terminal only.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A line that is shown unless `quiet`; what is no terminal gets none.
    pub fn new(quiet: bool) -> Self {
        let target = if quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let style = ProgressStyle::with_template(
            "{spinner} {human_pos} documents, {per_sec}, {elapsed_precise}",
        )
        .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let bar = ProgressBar::with_draw_target(None, target).with_style(style);
        Self { bar }
    }

    /// One more document was read.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Says something above the line.
    pub fn error(&self, console: &Console, message: impl Display) {
        self.bar.suspend(|| console.error(message));
    }

    /// Says something above the line.
    pub fn note(&self, console: &Console, message: impl Display) {
        self.bar.suspend(|| console.note(message));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
