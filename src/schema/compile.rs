//! From dictionaries to the tables that reading uses.

use rustc_hash::FxHashMap;

use super::actors::{Actor, ActorIndex, ActorType, Place, PlaceIndex};
use super::dictionary::Dictionary;
use super::entry::BodyType;
use super::error::{Problem, SchemaError, code};
use super::frame::{HeadClass, VerbClass, VerbSpec};
use super::id::{ActorId, PlaceId};
use super::lexicon::{FrameIndex, FrameUse, Lexeme, LexemeIndex, Lexicon, Sense, TopicIndex};
use super::names::Names;
use super::spelling::spelled;
use super::texts::Texts;
use super::{CompiledFrame, OfficePhrase, Offices, Phrase, Schema, Slot};
use crate::morph::noun::{Plural, adjective_forms, noun_forms};
use crate::morph::{Form, verb};
use crate::text::fold;
use crate::time::Calendar;

/// Compiles a dictionary.
///
/// # Errors
/// Verbs that cannot be inflected and slots that do not exist, with the frame
/// that names them.
pub fn compile(dictionary: Dictionary, texts: &Texts<'_>) -> Result<Schema, SchemaError> {
    let mut compiler = Compiler {
        texts,
        actors: Vec::new(),
        places: Vec::new(),
        names: Names::default(),
        lexicon: Lexicon::default(),
        verbs: FxHashMap::default(),
        nouns: FxHashMap::default(),
        content: FxHashMap::default(),
        phrases: FxHashMap::default(),
        topic_words: FxHashMap::default(),
        problems: Vec::new(),
    };
    compiler.enter_actors(&dictionary);
    compiler.enter_places(&dictionary);
    compiler.enter_words(&dictionary);
    let frames = compiler.enter_frames(&dictionary);
    compiler.enter_topics(&dictionary);
    let offices = Compiler::enter_offices(&dictionary);
    if !compiler.problems.is_empty() {
        compiler.problems.sort();
        compiler.problems.dedup();
        return Err(SchemaError { problems: compiler.problems });
    }
    let actor_ids: FxHashMap<_, _> =
        compiler.actors.iter().enumerate().map(|(i, a)| (a.id.clone(), ActorIndex(i as u32))).collect();
    let at_home = at_home(&dictionary, &compiler.lexicon, &actor_ids);
    let place_ids = compiler.places.iter().enumerate().map(|(i, p)| (p.id.clone(), PlaceIndex(i as u32))).collect();
    Ok(Schema {
        boilerplate: dictionary.boilerplate.index(),
        ontology: dictionary.ontology,
        calendar: Calendar::new(&dictionary.time),
        actors: compiler.actors,
        actor_ids,
        places: compiler.places,
        place_ids,
        names: compiler.names,
        lexicon: compiler.lexicon,
        verbs: compiler.verbs.into_iter().map(|(verb, lexeme)| (lexeme, verb)).collect(),
        phrases: compiler.phrases,
        topic_words: compiler.topic_words,
        frames,
        offices,
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

struct Compiler<'t> {
    /// The files, to say where a problem stands.
    texts: &'t Texts<'t>,
    actors: Vec<Actor>,
    places: Vec<Place>,
    names: Names,
    lexicon: Lexicon,
    /// Verbs by root and form.
    verbs: FxHashMap<(String, u8), LexemeIndex>,
    /// Nouns by their spelled-out forms.
    nouns: FxHashMap<String, LexemeIndex>,
    /// Words of content (conditions, topics, phrases) by folded word.
    content: FxHashMap<String, LexemeIndex>,
    /// Trigger phrases by their first word.
    phrases: FxHashMap<LexemeIndex, Vec<(Phrase, FrameIndex)>>,
    /// Topic phrases by their first word.
    topic_words: FxHashMap<LexemeIndex, Vec<(Phrase, TopicIndex)>>,
    problems: Vec<Problem>,
}

impl Compiler<'_> {
    fn enter_actors(&mut self, dictionary: &Dictionary) {
        for state in &dictionary.states {
            let actor = self.add_actor(Actor {
                id: state.id.clone(),
                en: state.en.clone(),
                ar: state.ar.clone(),
                names: Vec::new(),
                r#type: ActorType::State,
                side: state.id.clone(),
                offices: Vec::new(),
                feminine: !MASCULINE_STATES.contains(&state.id.as_str()),
                home: None,
                capital: Some(state.capital.id.clone()),
                land: Some(PlaceId::from(slug(&state.en).as_str())),
            });
            self.name_actor(&state.ar, actor);
            for name in state.names.iter().chain(&state.metonyms) {
                self.name_actor(name, actor);
            }
            self.enter_nisba(&state.nisba, &state.nisba_irregular, actor);
            let place = self.add_place(Place {
                id: state.capital.id.clone(),
                en: state.capital.en.clone(),
                ar: state.capital.ar.first().cloned().unwrap_or_default(),
                names: Vec::new(),
                sort: sort(state.capital.ar.first()),
                side: Some(state.id.clone()),
                within: None,
            });
            for name in &state.capital.ar {
                self.name_place(name, place);
                self.name_actor(name, actor);
            }
            // The state itself is a place too: زيارة إلى مصر.
            let slug = slug(&state.en);
            let land = self.add_place(Place {
                id: PlaceId::from(slug.as_str()),
                en: state.en.clone(),
                ar: state.ar.clone(),
                names: Vec::new(),
                sort: sort(Some(&state.ar)),
                side: Some(state.id.clone()),
                within: None,
            });
            self.name_place(&state.ar, land);
            for name in &state.names {
                self.name_place(name, land);
            }
        }
        for body in &dictionary.bodies {
            let actor = self.add_actor(Actor {
                id: body.id.clone(),
                en: body.en.clone(),
                ar: body.ar.clone(),
                names: Vec::new(),
                r#type: ActorType::Body,
                side: body.side.clone().unwrap_or_else(|| body.id.clone()),
                offices: Vec::new(),
                feminine: body.r#type != BodyType::Party,
                home: body.home.clone().or_else(|| body.at_home.clone()),
                capital: None,
                land: None,
            });
            self.name_actor(&body.ar, actor);
            for name in &body.names {
                self.name_actor(name, actor);
            }
            self.enter_nisba(&body.nisba, &body.nisba_irregular, actor);
        }
        for person in &dictionary.people {
            let side = person.offices.last().map_or_else(|| person.id.clone(), |o| o.of.clone());
            let actor = self.add_actor(Actor {
                id: person.id.clone(),
                en: person.en.clone(),
                ar: person.ar.clone(),
                names: Vec::new(),
                r#type: ActorType::Person,
                side,
                offices: person.offices.clone(),
                feminine: false,
                home: None,
                capital: None,
                land: None,
            });
            self.name_actor(&person.ar, actor);
            for name in &person.names {
                self.name_actor(name, actor);
            }
        }
        for source in &dictionary.sources {
            let actor = self.add_actor(Actor {
                id: source.id.clone(),
                en: source.en.clone(),
                ar: source.ar.first().cloned().unwrap_or_default(),
                names: Vec::new(),
                r#type: ActorType::Outlet,
                side: source.id.clone(),
                offices: Vec::new(),
                feminine: true,
                home: None,
                capital: None,
                land: None,
            });
            for name in &source.ar {
                self.name_actor(name, actor);
            }
        }
    }

    fn add_actor(&mut self, actor: Actor) -> ActorIndex {
        self.actors.push(actor);
        ActorIndex(self.actors.len() as u32 - 1)
    }

    fn add_place(&mut self, place: Place) -> PlaceIndex {
        if let Some(index) = self.places.iter().position(|p| p.id == place.id) {
            return PlaceIndex(index as u32);
        }
        self.places.push(place);
        PlaceIndex(self.places.len() as u32 - 1)
    }

    fn name_actor(&mut self, name: &str, actor: ActorIndex) {
        if let Some(known) = self.actors.get_mut(actor.0 as usize) {
            known.names.push(name.to_owned());
        }
        self.name(name, |n| {
            if !n.actors.contains(&actor) {
                n.actors.push(actor);
            }
        });
    }

    fn name_place(&mut self, name: &str, place: PlaceIndex) {
        if let Some(known) = self.places.get_mut(place.0 as usize) {
            known.names.push(name.to_owned());
        }
        self.name(name, |n| {
            n.place.get_or_insert(place);
        });
    }

    /// Enters a name in the spellings that differ by more than folding.
    fn name(&mut self, name: &str, mut enter: impl FnMut(&mut super::names::Name)) {
        for words in spelled(name) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            self.names.insert(&words, &mut enter);
        }
    }

    fn enter_nisba(&mut self, nisbas: &[String], irregular: &[String], actor: ActorIndex) {
        for nisba in nisbas {
            let words: Vec<String> = fold(nisba).split(' ').map(str::to_owned).collect();
            match words.as_slice() {
                [word] => {
                    let lexeme = self.lexicon.add(Lexeme {
                        lemma: word.as_str().into(),
                        nisba: Some(actor),
                        ..Lexeme::default()
                    });
                    adjective_forms(word, |form, feature| {
                        self.lexicon.enter(form, Sense { lexeme, form: Form::Noun { feature } });
                    });
                }
                _ => self.enter_long_nisba(&words, actor),
            }
        }
        for form in irregular {
            let form = fold(form);
            if form.contains(' ') {
                continue;
            }
            let lexeme =
                self.lexicon.add(Lexeme { lemma: form.as_str().into(), nisba: Some(actor), ..Lexeme::default() });
            let feature = crate::morph::Feature {
                person: crate::morph::Person::Third,
                gender: crate::morph::Gender::Masculine,
                number: crate::morph::Number::Plural,
                definite: false,
                bound: false,
            };
            // عمالا أتراكا
            if !form.ends_with(['ه', 'ا', 'ي', 'ن']) {
                self.lexicon.enter(format!("{form}ا"), Sense { lexeme, form: Form::Noun { feature } });
            }
            self.lexicon.enter(form, Sense { lexeme, form: Form::Noun { feature } });
        }
    }

    /// كوري جنوبي: every word takes the same ending and article.
    fn enter_long_nisba(&mut self, words: &[String], actor: ActorIndex) {
        for ending in ["", "ه", "ا", "ان", "ين", "ون", "ات", "تين", "تان"] {
            for article in ["", "ال"] {
                let forms: Vec<String> = words.iter().map(|w| format!("{article}{w}{ending}")).collect();
                let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
                self.names.insert(&forms, |n| {
                    n.nisba = true;
                    if !n.actors.contains(&actor) {
                        n.actors.push(actor);
                    }
                });
            }
        }
    }

    fn enter_places(&mut self, dictionary: &Dictionary) {
        for entry in &dictionary.places {
            let place = self.add_place(Place {
                id: entry.id.clone(),
                en: entry.en.clone(),
                ar: entry.ar.first().cloned().unwrap_or_default(),
                names: Vec::new(),
                sort: sort(entry.ar.first()),
                side: entry.side.clone(),
                within: entry.within.clone(),
            });
            for name in &entry.ar {
                self.name_place(name, place);
            }
        }
    }

    fn enter_words(&mut self, dictionary: &Dictionary) {
        for entry in &dictionary.heads {
            let plural = match entry.class {
                HeadClass::Name => Plural::None,
                HeadClass::Person | HeadClass::People | HeadClass::Plain => Plural::Human,
                _ => Plural::Listed,
            };
            for forms in &entry.nouns {
                let lexeme = self.noun(forms, plural);
                if let Some(lexeme) = self.lexicon.lexeme_mut(lexeme) {
                    lexeme.head.get_or_insert(entry.class);
                }
            }
        }
        for entry in &dictionary.verbs {
            for spec in &entry.verbs {
                if let Some(lexeme) = self.verb(spec, None) {
                    self.set_class(lexeme, entry.class);
                }
            }
            for forms in &entry.nouns {
                let lexeme = self.noun(forms, Plural::Human);
                self.set_class(lexeme, entry.class);
            }
        }
    }

    fn set_class(&mut self, lexeme: LexemeIndex, class: VerbClass) {
        if let Some(lexeme) = self.lexicon.lexeme_mut(lexeme)
            && lexeme.class.is_none_or(|c| c == VerbClass::Plain)
        {
            lexeme.class = Some(class);
        }
    }

    fn noun(&mut self, forms: &str, plural: Plural) -> LexemeIndex {
        if let Some(&lexeme) = self.nouns.get(forms) {
            return lexeme;
        }
        let lemma = fold(forms.split_whitespace().next().unwrap_or(""));
        let lexeme = self.lexicon.add(Lexeme { lemma: lemma.into(), ..Lexeme::default() });
        for (i, form) in forms.split_whitespace().enumerate() {
            let is_feminine = fold(form) == format!("{}ه", self.lexicon.lexeme(lexeme).map_or("", |l| &l.lemma));
            noun_forms(form, plural, |form, mut feature| {
                // Listed forms after the first are plurals, unless they are the feminine.
                if i > 0 && !is_feminine {
                    feature.number = crate::morph::Number::Plural;
                }
                self.lexicon.enter(form, Sense { lexeme, form: Form::Noun { feature } });
            });
        }
        self.nouns.insert(forms.to_owned(), lexeme);
        lexeme
    }

    fn verb(&mut self, spec: &VerbSpec, frame: Option<&str>) -> Option<LexemeIndex> {
        let key = (spec.root.clone(), spec.form);
        let stems = match verb::stems(&spec.root, spec.form, spec.past.as_deref(), spec.present.as_deref()) {
            Ok(stems) => stems,
            Err(error) => {
                let help =
                    "give a root of three or four letters and a form from 1 to 10; a weak letter is و or ي".to_owned();
                let at = self.texts.verb("ar/", frame, &spec.root, spec.form);
                self.problems.push(at.problem(code::BROKEN_VERB, error.to_string(), help));
                return None;
            }
        };
        let lexeme = match self.verbs.get(&key) {
            Some(&lexeme) => lexeme,
            None => {
                let mut past = None;
                verb::forms(&stems, |form, kind| {
                    if past.is_none() && matches!(kind, Form::Finite { feature, .. } if !feature.bound) {
                        past = Some(form);
                    }
                });
                let lexeme = self.lexicon.add(Lexeme { lemma: past.unwrap_or_default().into(), ..Lexeme::default() });
                self.verbs.insert(key, lexeme);
                lexeme
            }
        };
        verb::forms(&stems, |form, kind| {
            if spec.no_participle && matches!(kind, Form::Participle { .. }) {
                return;
            }
            self.lexicon.enter(form, Sense { lexeme, form: kind });
        });
        let regular: &[String] = if spec.no_masdar { &[] } else { &stems.masdars };
        for masdar in regular.iter().chain(&spec.masdars) {
            for form in masdar.split_whitespace() {
                noun_forms(form, Plural::Listed, |form, feature| {
                    self.lexicon.enter(form, Sense { lexeme, form: Form::Masdar { feature } });
                });
                // Masdars of the derived forms take the sound plural.
                let form = fold(form);
                if !form.ends_with('ه') && spec.form > 1 {
                    noun_forms(&format!("{form}ات"), Plural::Listed, |form, mut feature| {
                        feature.number = crate::morph::Number::Plural;
                        self.lexicon.enter(form, Sense { lexeme, form: Form::Masdar { feature } });
                    });
                }
            }
        }
        Some(lexeme)
    }

    /// A word of a condition, a topic or a phrase.
    fn content_word(&mut self, word: &str) -> LexemeIndex {
        let word = fold(word);
        // The article stands in the text, not in the dictionary.
        let word = word.strip_prefix("ال").filter(|w| w.chars().count() >= 3).map(str::to_owned).unwrap_or(word);
        if let Some(&lexeme) = self.content.get(&word) {
            return lexeme;
        }
        let lexeme = self.lexicon.add(Lexeme { lemma: word.as_str().into(), ..Lexeme::default() });
        noun_forms(&word, Plural::Human, |form, feature| {
            self.lexicon.enter(form, Sense { lexeme, form: Form::Noun { feature } });
        });
        self.content.insert(word, lexeme);
        lexeme
    }

    fn phrase(&mut self, words: &str) -> Phrase {
        words.split_whitespace().map(|w| self.content_word(w)).collect()
    }

    fn enter_frames(&mut self, dictionary: &Dictionary) -> Vec<CompiledFrame> {
        let topic_index: FxHashMap<_, _> =
            dictionary.ontology.topics.iter().enumerate().map(|(i, t)| (t.id.clone(), TopicIndex(i as u8))).collect();
        let mut frames = Vec::new();
        for entry in &dictionary.frames {
            let index = FrameIndex(frames.len() as u16);
            for spec in &entry.verbs {
                let Some(lexeme) = self.verb(spec, Some(&entry.id)) else { continue };
                if let Some(lexeme) = self.lexicon.lexeme_mut(lexeme) {
                    if !lexeme.evokes(index) {
                        lexeme.frames.push(FrameUse {
                            frame: index,
                            masdar: !spec.no_masdar || !spec.masdars.is_empty(),
                            participle: !spec.no_participle,
                        });
                    }
                    lexeme.particles.extend(spec.particle.iter().map(|p| (index, fold(p).into_boxed_str())));
                }
            }
            for forms in &entry.nouns {
                let lexeme = self.noun(forms, Plural::Listed);
                if let Some(lexeme) = self.lexicon.lexeme_mut(lexeme)
                    && !lexeme.evokes(index)
                {
                    lexeme.frames.push(FrameUse { frame: index, masdar: true, participle: true });
                }
            }
            for words in &entry.phrases {
                let phrase = self.phrase(words);
                if let Some(&first) = phrase.first() {
                    self.phrases.entry(first).or_default().push((phrase, index));
                }
            }
            let mut roles = Vec::new();
            for (slot, role) in &entry.roles {
                match Slot::of(slot) {
                    Some(slot) => roles.push((slot, role.clone())),
                    None => self.problems.push(
                        self.texts.within("ar/frames/", &entry.id, &format!("\"{slot}\""), 0).problem(
                            code::UNKNOWN_SLOT,
                            format!("unknown slot «{slot}»"),
                            "use subject, object, of, nisba or a preposition".into(),
                        ),
                    ),
                }
            }
            let with = entry.with.iter().map(|w| self.phrase(w)).collect();
            let without = entry.without.iter().map(|w| self.phrase(w)).collect();
            frames.push(CompiledFrame {
                id: entry.id.clone(),
                kind: entry.kind.clone(),
                roles,
                with,
                without,
                about: entry.about.iter().filter_map(|t| topic_index.get(t).copied()).collect(),
                needs: entry.needs.clone(),
                topics: entry.topics.iter().filter_map(|t| topic_index.get(t).copied()).collect(),
                status: entry.status,
                examples: entry.examples.clone(),
                counterexamples: entry.counterexamples.clone(),
            });
        }
        frames
    }

    fn enter_topics(&mut self, dictionary: &Dictionary) {
        for (i, topic) in dictionary.ontology.topics.iter().enumerate() {
            for words in &topic.words {
                let phrase = self.phrase(words);
                if let Some(&first) = phrase.first() {
                    self.topic_words.entry(first).or_default().push((phrase, TopicIndex(i as u8)));
                }
            }
        }
    }

    fn enter_offices(dictionary: &Dictionary) -> Offices {
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
}

/// States whose names are masculine in Arabic.
const MASCULINE_STATES: &[&str] = &["LBN", "IRQ", "YEM", "SDN", "SSD", "MAR", "JOR", "VAT", "SOM"];

/// A slug of an English name: `United States` → `united_states`.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let plain = without_accent(c);
        if plain.is_ascii_alphanumeric() {
            out.push(plain.to_ascii_lowercase());
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_owned()
}

/// The first word of a name, folded.
fn sort(name: Option<&String>) -> Box<str> {
    name.and_then(|n| n.split_whitespace().next()).map(fold).unwrap_or_default().into()
}

/// The letter under an accent: é → e, ü → u.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        other => other,
    }
}
