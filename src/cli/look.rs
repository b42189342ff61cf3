//! How names are written and pictures laid out.

use clap::{Args, ValueEnum};

use crate::export::{Engine, Labels, Options};

/// Languages and layout.
#[derive(Debug, Clone, Copy, Args)]
pub struct Look {
    /// Language of the names in pictures and timelines
    #[arg(long, value_enum, default_value_t)]
    labels: LabelChoice,
    /// Who lays the pictures out
    #[arg(long, value_enum, default_value_t)]
    engine: EngineChoice,
}

impl Look {
    /// As options of an export.
    pub fn options(self) -> Options {
        Options { labels: self.labels.into(), engine: self.engine.into(), ..Options::default() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum LabelChoice {
    /// Arabic
    #[default]
    Ar,
    /// English
    En,
    /// Arabic with English below
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum EngineChoice {
    /// This program
    #[default]
    Builtin,
    /// The `dot` of an installed Graphviz
    Dot,
}

impl From<LabelChoice> for Labels {
    fn from(choice: LabelChoice) -> Self {
        match choice {
            LabelChoice::Ar => Self::Ar,
            LabelChoice::En => Self::En,
            LabelChoice::Both => Self::Both,
        }
    }
}

impl From<EngineChoice> for Engine {
    fn from(choice: EngineChoice) -> Self {
        match choice {
            EngineChoice::Builtin => Self::BuiltIn,
            EngineChoice::Dot => Self::Dot,
        }
    }
}
