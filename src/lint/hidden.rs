//! Names of bodies and outlets that hide a place or a word that evokes events: what names
//! somebody is read as nothing else.

use rustc_hash::FxHashMap;

use super::Subject;
use super::rules::SHADOWED_ALIAS;
use crate::morph::Form;
use crate::schema::{ActorId, BodyEntry, BodyType, PlaceEntry, Problem, Schema, spelled};

pub(super) fn lint(subject: Subject<'_>, findings: &mut Vec<Problem>) {
    let dictionary = subject.dictionary;
    let mut places: FxHashMap<String, &PlaceEntry> = FxHashMap::default();
    for place in &dictionary.places {
        places.extend(place.ar.iter().flat_map(|name| keys(name)).map(|key| (key, place)));
    }
    for body in &dictionary.bodies {
        for name in std::iter::once(&body.ar).chain(&body.names) {
            let place = keys(name).find_map(|key| places.get(&key)).filter(|place| strange(body, place));
            if let Some(place) = place {
                tell(subject, findings, "actors/bodies/", &body.id, name, &format!("the place {}", place.id));
            }
            trigger(subject, findings, "actors/bodies/", &body.id, name);
        }
    }
    for source in &dictionary.sources {
        source.ar.iter().for_each(|name| trigger(subject, findings, "sources", &source.id, name));
    }
}

fn keys(name: &str) -> impl Iterator<Item = String> {
    spelled(name).into_iter().map(|words| words.join(" "))
}

/// Whether a body has nothing to do with the place. Those who govern it, its people, and
/// bodies at home there may be called by it.
fn strange(body: &BodyEntry, place: &PlaceEntry) -> bool {
    let there = [&body.side, &body.home].into_iter().any(|side| side.is_some() && *side == place.side);
    place.side.is_some() && !there && body.r#type != BodyType::Collective && body.id.as_str() != place.id.as_str()
}

/// A name of one word that a frame has as its own.
fn trigger(subject: Subject<'_>, findings: &mut Vec<Problem>, path: &str, id: &ActorId, name: &str) {
    let spellings = spelled(name);
    let Some([word]) = spellings.first().map(Vec::as_slice) else { return };
    if let Some(frame) = evoked_by(subject.schema, word) {
        tell(subject, findings, path, id, name, &format!("a word of the frame {frame}"));
    }
}

/// The first frame that a noun or masdar evokes.
fn evoked_by<'s>(schema: &'s Schema, word: &str) -> Option<&'s str> {
    let senses = schema.lexicon.senses(word).iter();
    let nouns = senses.filter(|sense| matches!(sense.form, Form::Noun { .. } | Form::Masdar { .. }));
    let mut frames = nouns.filter_map(|s| schema.lexicon.lexeme(s.lexeme)?.frames_of(s.form).next());
    frames.find_map(|frame| schema.frame(frame)).map(|frame| frame.id.as_str())
}

fn tell(subject: Subject<'_>, findings: &mut Vec<Problem>, path: &str, id: &ActorId, name: &str, hidden: &str) {
    let at = subject.texts.within(path, id.as_str(), &format!("\"{name}\""), 0);
    let what = format!("the name {name} of {id} hides {hidden}");
    let help = "give a longer name, or one between «» that is read only between quotation marks";
    findings.push(at.problem(SHADOWED_ALIAS, what, help.to_owned()));
}
