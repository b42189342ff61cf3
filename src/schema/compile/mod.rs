//! From dictionaries to the tables that reading uses: `named` the actors and places with the
//! trie of their names, `words` the lexicon with the frames and topics.

mod named;
mod words;

use rustc_hash::FxHashMap;

pub use named::slug;

use super::actors::ActorIndex;
use super::dictionary::Dictionary;
use super::error::SchemaError;
use super::id::ActorId;
use super::lexicon::{LexemeIndex, Lexicon};
use super::texts::Texts;
use super::{OfficePhrase, Offices, Schema};
use crate::text::fold;
use crate::time::Calendar;
use named::Named;
use words::Words;

/// Compiles a dictionary.
///
/// # Errors
/// Verbs that cannot be inflected and slots that do not exist, with the frame
/// that names them.
pub fn compile(dictionary: Dictionary, texts: &Texts<'_>) -> Result<Schema, SchemaError> {
    let (named, words) = rayon::join(|| Named::of(&dictionary), || Words::of(&dictionary, texts));
    let words = words?;
    let actor_ids: FxHashMap<_, _> =
        named.actors.iter().enumerate().map(|(i, a)| (a.id.clone(), ActorIndex(i as u32))).collect();
    let at_home = at_home(&dictionary, &words.lexicon, &actor_ids);
    Ok(Schema {
        offices: offices(&dictionary),
        boilerplate: dictionary.boilerplate.index(),
        ontology: dictionary.ontology,
        calendar: Calendar::new(&dictionary.time),
        actors: named.actors,
        actor_ids,
        places: named.places,
        place_ids: named.place_ids,
        names: named.names,
        lexicon: words.lexicon,
        verbs: words.verbs.into_iter().map(|(verb, lexeme)| (lexeme, verb)).collect(),
        phrases: words.phrases,
        topic_words: words.topic_words,
        frames: words.frames,
        at_home,
    })
}

/// What a noun alone means in news of a state: القراصنة, المعارضة.
fn at_home(
    dictionary: &Dictionary,
    lexicon: &Lexicon,
    actors: &FxHashMap<ActorId, ActorIndex>,
) -> FxHashMap<LexemeIndex, Vec<(ActorIndex, ActorIndex)>> {
    let mut out: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for body in &dictionary.bodies {
        let state = body.at_home.as_ref().and_then(|s| actors.get(s));
        let (Some(&state), Some(&actor)) = (state, actors.get(&body.id)) else { continue };
        let name = fold(&body.ar);
        let noun = name.split(' ').next().unwrap_or_default();
        let noun = noun.strip_prefix("ال").unwrap_or(noun);
        for sense in lexicon.senses(noun) {
            if lexicon.lexeme(sense.lexeme).is_some_and(|l| l.head.is_some()) {
                out.entry(sense.lexeme).or_default().push((state, actor));
            }
        }
    }
    out
}

fn offices(dictionary: &Dictionary) -> Offices {
    let mut offices = Offices::default();
    for office in &dictionary.offices {
        for name in &office.ar {
            let words = fold(name).split(' ').map(Into::into).collect();
            offices.insert(OfficePhrase {
                id: office.id.as_str().into(),
                en: office.en.clone(),
                ar: name.clone(),
                words,
            });
        }
    }
    offices
}
