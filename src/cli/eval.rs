//! `wasit eval`: how well extraction meets events that people have marked.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args::Dictionaries;
use super::console::{Console, isolate};
use super::error::CliError;
use super::run::{self, Voice};
use super::scores::text;
use crate::evaluate::{EvaluateError, GoldDocument, Predicted, Report, Scorer, read_gold, read_predicted};
use crate::schema::Schema;

/// How many problems of a file are told one by one.
const TOLD: usize = 20;

/// Score extraction on documents whose events you have marked
#[derive(Debug, Args)]
#[command(
    long_about = "Score extraction on documents whose events you have marked.\n\n\
        A gold file has one document a line:\n  \
        {\"id\", \"published\", \"text\", \"sentences\": [{\"n\", \"start\", \"end\", \"events\": [\n    \
        {\"kind\", \"trigger\", \"roles\": [{\"role\", \"sides\", \"spans\"}], \"topics\", \"status\", \"time\", \"place\"}]}]}\n\
        Offsets count characters: of sentences in the text, of spans in the sentence. \"optional\": true \
        on an event or role, and \"optional_topics\", stand for what neither helps nor hurts; in \
        \"PSE|hamas\" each side is right. Trigger, spans, topics, status, time and place may be missing. \
        Several files are scored together.\n\n\
        What is compared are facts of a sentence, each counted once:\n  \
        detect    sentence, kind                what happened\n  \
        core      the same for talks, mediation, delegation, aid_delivery\n  \
        roles     sentence, kind, role, side    who did what\n  \
        topics    sentence, kind, topic         about what\n  \
        mediated  document, mediator, party     who mediates for whom\n  \
        hedged    sentence, kind, status        what is planned, possible or denied\n  \
        status, time, place: the share that is right in events that were found\n\n\
        Then come the kinds, the errors by class, and for bands of confidence the share of the found \
        events that are right. `kind confused` is a missed and a spurious event with at most two words \
        between their triggers. The roles and topics of an event that is missed or spurious as a whole \
        are not counted again as errors of their own.",
    after_long_help = "Exit codes:\n  \
        0  the figures are printed\n  \
        1  there is no document in the gold\n  \
        2  something cannot be read; it is told with file and line, and nothing is scored\n\n\
        Examples:\n  \
        wasit eval gold.jsonl\n  \
        wasit eval gold/*.jsonl --schema mine/ --errors 5\n  \
        wasit eval gold.jsonl --min-confidence 0.7 --format json | jq .detect.f1\n  \
        wasit extract gold.jsonl | wasit eval gold.jsonl --predicted -"
)]
pub struct Eval {
    /// Files of marked documents; `-` is standard input
    #[arg(required = true, value_name = "GOLD")]
    golds: Vec<PathBuf>,
    /// Score these lines of `wasit extract` and extract nothing; `-` is standard input
    #[arg(long, value_name = "FILE")]
    predicted: Option<PathBuf>,
    #[command(flatten)]
    dictionaries: Dictionaries,
    /// Leave out events below this confidence (0 to 1)
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = super::args::confidence)]
    min_confidence: f32,
    /// The form of the figures
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Show up to so many examples of each class of error
    #[arg(long, value_name = "NUMBER", default_value = "0")]
    errors: usize,
    /// Show neither notes nor progress; errors are still told
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Tables
    #[default]
    Text,
    /// One JSON object
    Json,
}

impl Eval {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let dictionaries = self.dictionaries.load()?;
        let schema = dictionaries.schema();
        let gold = read_gold(&self.golds, &schema.ontology);
        let (notes, problems): (Vec<_>, Vec<_>) = gold.problems.into_iter().partition(EvaluateError::is_note);
        if !self.quiet {
            tell(&notes, |note| console.note(note), console);
        }
        if !problems.is_empty() {
            tell(&problems, |problem| console.error(problem), console);
            return Ok(Outcome::Failed);
        }
        if gold.documents.is_empty() {
            console.note("there is no document in the gold");
            return Ok(Outcome::Nothing);
        }
        let mut scorer = Scorer::new(self.errors);
        match &self.predicted {
            None => self.extract(&gold.documents, schema, console, &mut scorer)?,
            Some(file) => match read_predicted(file, &gold.documents) {
                Ok(found) => self.score(&gold.documents, found, &mut scorer),
                Err(problems) => {
                    tell(&problems, |problem| console.error(problem), console);
                    return Ok(Outcome::Failed);
                }
            },
        }
        self.print(&scorer.report())?;
        Ok(Outcome::Found)
    }

    /// Scores what the extractor finds in the documents.
    fn extract(
        &self,
        gold: &[GoldDocument],
        schema: &Schema,
        console: &Console,
        scorer: &mut Scorer,
    ) -> Result<(), CliError> {
        let documents = gold.iter().map(|one| Ok(one.document.clone()));
        let mut scored = gold.iter();
        run::through(
            documents,
            schema,
            Voice::new(console, self.quiet),
            |findings| findings.mentions.iter().map(Predicted::from).collect(),
            |found: Vec<Predicted>| {
                if let Some(document) = scored.next() {
                    scorer.add(document, &self.sure(found));
                }
                Ok::<_, CliError>(())
            },
        )?;
        Ok(())
    }

    /// Scores what was found elsewhere.
    fn score(&self, gold: &[GoldDocument], mut found: BTreeMap<String, Vec<Predicted>>, scorer: &mut Scorer) {
        for document in gold {
            let found = found.remove(&document.document.id).unwrap_or_default();
            scorer.add(document, &self.sure(found));
        }
    }

    /// Those that are not below the confidence asked for. What tells none is
    /// not below it.
    fn sure(&self, mut found: Vec<Predicted>) -> Vec<Predicted> {
        found.retain(|event| event.confidence.is_none_or(|confidence| confidence >= self.min_confidence));
        found
    }

    fn print(&self, report: &Report) -> Result<(), CliError> {
        let mut out = io::stdout().lock();
        let text = match self.format {
            Format::Json => serde_json::to_string(report)? + "\n",
            Format::Text if out.is_terminal() => isolate(&text(report)).into_owned(),
            Format::Text => text(report),
        };
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(CliError::Stdout)
    }
}

/// Tells the first problems, and how many more there are.
fn tell(problems: &[EvaluateError], one: impl Fn(&EvaluateError), console: &Console) {
    problems.iter().take(TOLD).for_each(one);
    if let Some(more) = problems.len().checked_sub(TOLD).filter(|more| *more > 0) {
        console.say(&format!("and {more} more"));
    }
}
