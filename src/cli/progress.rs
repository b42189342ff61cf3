//! How far a run has come, where a person looks on.

use std::fmt::{Display, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::console::Console;

/// A line with the documents read and their rate, on a terminal only.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A line that is `shown` or not; what is no terminal gets none.
    pub fn new(shown: bool) -> Self {
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style = ProgressStyle::with_template("{spinner} {human_pos} documents, {rate}/s, {elapsed}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner())
            .with_key("rate", |state: &ProgressState, out: &mut dyn Write| {
                let _ = write!(out, "{:.0}", state.per_sec());
            });
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
