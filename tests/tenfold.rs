//! A dictionary that has grown tenfold reads the same text the same way.
//! `cargo bench tenfold` shows that it is no slower.

#[path = "generate/mod.rs"]
mod generate;

use std::error::Error;
use std::path::Path;

use wasit::extract::{EventMention, Extractor};
use wasit::ingest::{self, Input};
use wasit::schema::Schema;

#[test]
fn a_dictionary_ten_times_as_large_reads_the_same() -> Result<(), Box<dyn Error>> {
    let built_in = Schema::built_in()?;
    let folder = tempfile::tempdir()?;
    let (actors, places, frames) = (built_in.actors().len(), built_in.places().len(), built_in.frames.len());
    generate::dictionary(folder.path(), 9 * actors, 9 * places, 9 * frames)?;
    let tenfold = Schema::with_overlay(folder.path())?;
    assert_eq!(tenfold.actors().len(), 10 * actors);
    assert_eq!(tenfold.places().len(), 10 * places);
    assert_eq!(tenfold.frames.len(), 10 * frames);

    let mentions = |schema| -> Result<Vec<EventMention>, ingest::IngestError> {
        let mut extractor = Extractor::new(schema);
        let mut mentions = Vec::new();
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        for document in ingest::read(&[Input::Path(seeds)], &ingest::Options::default()) {
            extractor.extract(&document?, &mut mentions);
        }
        Ok(mentions)
    };
    let read = mentions(built_in)?;
    assert!(!read.is_empty());
    assert_eq!(read, mentions(&tenfold)?);
    Ok(())
}
