//! The lexicon: nationalities, head nouns, verbs, and the words of frames and topics.

use rustc_hash::FxHashMap;

use crate::morph::noun::{Plural, adjective_forms, noun_forms};
use crate::morph::{Form, verb};
use crate::schema::actors::ActorIndex;
use crate::schema::dictionary::Dictionary;
use crate::schema::error::{Problem, SchemaError, code};
use crate::schema::frame::{HeadClass, VerbClass, VerbSpec};
use crate::schema::lexicon::{FrameIndex, FrameUse, Lexeme, LexemeIndex, Lexicon, Sense, TopicIndex};
use crate::schema::texts::Texts;
use crate::schema::{CompiledFrame, Phrase, Slot};
use crate::text::fold;

/// All that is a word and no name.
pub(super) struct Words<'t> {
    /// The files, to say where a problem stands.
    texts: &'t Texts<'t>,
    /// Every form of every word.
    pub lexicon: Lexicon,
    /// Verbs by root and form.
    pub verbs: FxHashMap<(String, u8), LexemeIndex>,
    /// Nouns by their spelled-out forms.
    nouns: FxHashMap<String, LexemeIndex>,
    /// Words of content (conditions, topics, phrases) by folded word.
    content: FxHashMap<String, LexemeIndex>,
    /// Trigger phrases by their first word.
    pub phrases: FxHashMap<LexemeIndex, Vec<(Phrase, FrameIndex)>>,
    /// Topic phrases by their first word.
    pub topic_words: FxHashMap<LexemeIndex, Vec<(Phrase, TopicIndex)>>,
    /// The frames in the order of the dictionaries.
    pub frames: Vec<CompiledFrame>,
    problems: Vec<Problem>,
}

impl<'t> Words<'t> {
    /// Enters the words of a dictionary.
    ///
    /// # Errors
    /// Verbs that cannot be inflected and slots that do not exist.
    pub(super) fn of(dictionary: &Dictionary, texts: &'t Texts<'t>) -> Result<Self, SchemaError> {
        let mut words = Self {
            texts,
            lexicon: Lexicon::roomy(),
            verbs: FxHashMap::default(),
            nouns: FxHashMap::default(),
            content: FxHashMap::default(),
            phrases: FxHashMap::default(),
            topic_words: FxHashMap::default(),
            frames: Vec::new(),
            problems: Vec::new(),
        };
        // Actors are numbered in the order of the dictionaries, the states first.
        let states = dictionary.states.iter().map(|s| (&s.nisba, &s.nisba_irregular));
        let bodies = dictionary.bodies.iter().map(|b| (&b.nisba, &b.nisba_irregular));
        for (actor, (nisba, irregular)) in states.chain(bodies).enumerate() {
            words.enter_nisba(nisba, irregular, ActorIndex(actor as u32));
        }
        words.enter_words(dictionary);
        words.frames = words.enter_frames(dictionary);
        words.enter_topics(dictionary);
        if words.problems.is_empty() {
            return Ok(words);
        }
        words.problems.sort();
        words.problems.dedup();
        Err(SchemaError { problems: words.problems })
    }

    fn enter_nisba(&mut self, nisbas: &[String], irregular: &[String], actor: ActorIndex) {
        for word in nisbas.iter().map(|n| fold(n)).filter(|n| !n.contains(' ')) {
            let lexeme =
                self.lexicon.add(Lexeme { lemma: word.as_str().into(), nisba: Some(actor), ..Lexeme::default() });
            adjective_forms(&word, |form, feature| {
                self.lexicon.enter(form, Sense { lexeme, form: Form::Noun { feature } });
            });
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
                self.lexicon.enter(&format!("{form}ا"), Sense { lexeme, form: Form::Noun { feature } });
            }
            self.lexicon.enter(&form, Sense { lexeme, form: Form::Noun { feature } });
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
                let lexeme = self.lexicon.add(Lexeme { lemma: stems.lemma().into(), ..Lexeme::default() });
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
                ends: entry.ends,
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
}
