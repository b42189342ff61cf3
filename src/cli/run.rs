//! From inputs to what was read of each document: on all cores, in the order
//! of the input.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::console::Console;
use super::progress::Progress;
use crate::extract::{EventMention, Extractor};
use crate::ingest::{self, Document, IngestError, Input, Options};
use crate::schema::Schema;

/// How many documents are read at a time; while they are, those before them
/// are being searched for events.
const BATCH: usize = 256;

/// The bytes of text after which a batch is full, however few documents.
const BATCH_BYTES: usize = 8 << 20;

/// What a run met besides events.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents that were read.
    pub documents: usize,
    /// What could not be read.
    pub errors: usize,
    /// What was passed over.
    pub notes: usize,
}

/// What a run says while it goes on; errors are always told.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'c> {
    console: &'c Console,
    notes: bool,
    /// Whether it shows how far it has come.
    pub progress: bool,
}

impl<'c> Voice<'c> {
    /// Notes and progress, or neither.
    pub fn new(console: &'c Console, quiet: bool) -> Self {
        Self { console, notes: !quiet, progress: !quiet }
    }
}

/// What was read of a document.
#[derive(Debug)]
pub struct Findings {
    /// The document itself.
    pub document: Document,
    /// What it reports.
    pub mentions: Vec<EventMention>,
    /// How many sentences it has.
    pub sentences: usize,
}

/// One extractor a thread, kept from one document to the next.
struct Extractors<'s> {
    schema: &'s Schema,
    idle: Mutex<Vec<Extractor<'s>>>,
}

impl<'s> Extractors<'s> {
    fn read(&self, document: Document) -> Findings {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut extractor = idle.unwrap_or_else(|| Extractor::new(self.schema));
        let mut mentions = Vec::new();
        extractor.extract(&document, &mut mentions);
        let sentences = extractor.sentences();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(extractor);
        Findings { document, mentions, sentences }
    }
}

/// Reads all inputs, and their documents as [`through`] does.
pub fn over<T: Send, E: Send>(
    inputs: &[Input],
    options: &Options,
    schema: &Schema,
    voice: Voice<'_>,
    keep: impl Fn(Findings) -> T + Sync,
    take: impl FnMut(T) -> Result<(), E>,
) -> Result<Tally, E> {
    through(ingest::read(inputs, options), schema, voice, keep, take)
}

/// Reads documents. What `keep` makes of the findings of each, on whatever
/// thread, is handed to `take` in the order of the documents. Errors and
/// notes are told as they come; an error of `take` ends the run.
pub fn through<T: Send, E: Send>(
    mut documents: impl Iterator<Item = Result<Document, IngestError>> + Send,
    schema: &Schema,
    voice: Voice<'_>,
    keep: impl Fn(Findings) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<Tally, E> {
    let progress = Progress::new(voice.progress);
    let extractors = Extractors { schema, idle: Mutex::default() };
    let mut tally = Tally::default();
    let mut batch = next_batch(&mut documents);
    while !batch.is_empty() {
        let mut read = Vec::with_capacity(batch.len());
        for result in batch {
            match result {
                Ok(document) => read.push(document),
                Err(error) if error.is_note() => {
                    tally.notes += 1;
                    if voice.notes {
                        progress.note(voice.console, error);
                    }
                }
                Err(error) => {
                    tally.errors += 1;
                    progress.error(voice.console, error);
                }
            }
        }
        tally.documents += read.len();
        let (kept, next) = rayon::join(
            || -> Vec<T> {
                read.into_par_iter()
                    .map(|document| {
                        let findings = extractors.read(document);
                        progress.step();
                        keep(findings)
                    })
                    .collect()
            },
            || next_batch(&mut documents),
        );
        kept.into_iter().try_for_each(&mut take)?;
        batch = next;
    }
    Ok(tally)
}

fn next_batch(
    documents: &mut impl Iterator<Item = Result<Document, IngestError>>,
) -> Vec<Result<Document, IngestError>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(result) = documents.next() else {
            break;
        };
        bytes += result.as_ref().map_or(0, |d| d.text.len());
        batch.push(result);
    }
    batch
}
