//! How fast text is read, stage by stage, in bytes of UTF-8 a second on one thread: `cargo bench`.
//!
//! The text is that of `seeds/`, repeated article by article to five megabytes, and that of `../shared/seeds` where
//! they are. What the figures do not hold: files, decoding, and writing.

#[path = "../tests/generate/mod.rs"]
mod generate;

use std::path::{Path, PathBuf};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use wasit::extract::{EventMention, Extractor};
use wasit::graph::{DocumentInfo, KnowledgeGraph};
use wasit::ingest::{self, Document, Input};
use wasit::link::link;
use wasit::schema::{Schema, SchemaError};
use wasit::text::{Folded, Layout};

/// The bytes of text of a corpus.
const SIZE: usize = 5_000_000;

/// Folders below the crate.
const CORPORA: [&str; 2] = ["seeds", "../shared/seeds"];

fn main() -> Result<(), SchemaError> {
    Schema::built_in()?;
    divan::main();
    Ok(())
}

/// The corpora that are there.
fn corpora() -> impl Iterator<Item = &'static str> {
    CORPORA.into_iter().filter(|folder| path(folder).is_dir())
}

fn path(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The articles of a folder, again and again, each time as other documents.
fn corpus(folder: &str) -> Vec<Document> {
    let articles: Vec<_> = ingest::read(&[Input::Path(path(folder))], &ingest::Options::default())
        .filter_map(|result| result.map_err(|error| eprintln!("{error}")).ok())
        .collect();
    let mut documents = Vec::new();
    let mut bytes = 0;
    for (n, article) in articles.iter().cycle().enumerate() {
        if bytes >= SIZE {
            break;
        }
        bytes += article.text.len();
        documents.push(Document { id: format!("{n:06}"), ..article.clone() });
    }
    documents
}

fn bytes(documents: &[Document]) -> BytesCount {
    BytesCount::new(documents.iter().map(|d| d.text.len()).sum::<usize>())
}

#[divan::bench(args = corpora(), sample_count = 10)]
fn fold(bencher: Bencher, folder: &str) {
    let documents = corpus(folder);
    let mut folded = Folded::default();
    bencher.counter(bytes(&documents)).bench_local(|| {
        for document in &documents {
            folded.refill(black_box(&document.text));
        }
    });
}

#[divan::bench(args = corpora(), sample_count = 10)]
fn layout(bencher: Bencher, folder: &str) {
    let documents = corpus(folder);
    let Ok(schema) = Schema::built_in() else { return };
    let mut layout = Layout::default();
    bencher.counter(bytes(&documents)).bench_local(|| {
        for document in &documents {
            layout.read(black_box(&document.text), &schema.boilerplate);
        }
    });
}

#[divan::bench(args = corpora(), sample_count = 10)]
fn extract(bencher: Bencher, folder: &str) {
    let documents = corpus(folder);
    let Ok(schema) = Schema::built_in() else { return };
    bencher.counter(bytes(&documents)).bench_local(|| mentions(schema, &documents));
}

/// The same with a dictionary ten times as large: it must not be slower.
#[divan::bench(args = corpora(), sample_count = 10)]
fn extract_tenfold(bencher: Bencher, folder: &str) {
    let documents = corpus(folder);
    let (Ok(built_in), Ok(overlay)) = (Schema::built_in(), tempfile::tempdir()) else { return };
    let (actors, places, frames) = (built_in.actors().len(), built_in.places().len(), built_in.frames.len());
    let Ok(()) = generate::dictionary(overlay.path(), 9 * actors, 9 * places, 9 * frames) else { return };
    let Ok(schema) = Schema::with_overlay(overlay.path()) else { return };
    bencher.counter(bytes(&documents)).bench_local(|| mentions(&schema, &documents));
}

/// Extract, link and graph, from documents in memory to a graph in memory.
#[divan::bench(args = corpora(), sample_count = 10)]
fn build(bencher: Bencher, folder: &str) {
    let documents = corpus(folder);
    let Ok(schema) = Schema::built_in() else { return };
    bencher.counter(bytes(&documents)).bench_local(|| {
        let mentions = mentions(schema, &documents);
        let of = |document: &Document| {
            let own =
                mentions.partition_point(|m| m.doc < document.id)..mentions.partition_point(|m| m.doc <= document.id);
            DocumentInfo::of(document, mentions.get(own).unwrap_or_default())
        };
        let infos: Vec<_> = documents.iter().map(of).collect();
        KnowledgeGraph::build(link(mentions), infos, schema)
    });
}

/// What compiling the built-in dictionaries costs, which every run pays once.
#[divan::bench(sample_count = 10)]
fn dictionaries(bencher: Bencher) {
    let Ok(nothing) = tempfile::tempdir() else { return };
    bencher.bench_local(|| Schema::with_overlay(nothing.path()));
}

fn mentions(schema: &Schema, documents: &[Document]) -> Vec<EventMention> {
    let mut extractor = Extractor::new(schema);
    let mut mentions = Vec::new();
    for document in documents {
        extractor.extract(black_box(document), &mut mentions);
    }
    mentions
}
