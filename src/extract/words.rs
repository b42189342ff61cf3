//! The words of a sentence with their readings.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::phrase::{Anaphor, Named};
use super::starts::NameKeys;
use super::trigger::Hit;
use crate::morph::{Conjunction, Cut, Form, Function, Person, Preposition, Pronoun, cuts, function};
use crate::schema::{ActorIndex, HeadClass, Lexeme, LexemeIndex, Schema, Sense, VerbClass};
use crate::text::{Folded, Sign, Span, Token, TokenKind, fold};

/// What a word may be. The same for all tokens of one spelling.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// و or ف before it.
    pub conjunction: Option<Conjunction>,
    /// ب ل ك before it.
    pub preposition: Option<Preposition>,
    /// ال before it.
    pub article: bool,
    /// س of the future before it.
    pub future: bool,
    /// Pronoun after it.
    pub pronoun: Option<Pronoun>,
    /// Its function, if it is a function word.
    pub function: Option<Function>,
    /// What else it may be.
    pub senses: SmallVec<[Sense; 3]>,
    /// The class of head noun that it may be.
    pub head: Option<HeadClass>,
    /// Whether it may be a finite verb, and whether only that.
    pub verb: (bool, bool),
    /// Whether it may evoke an event as a masdar or another noun.
    pub event_noun: bool,
    /// Whether trigger phrases of several words begin with it.
    pub opens_phrase: bool,
    /// Whether words of topics begin with it.
    pub opens_topic: bool,
    /// Whether one of its senses is a finite verb, whatever is written onto it.
    pub conjugated: bool,
    /// Whose nationality it may tell.
    pub nisba: Option<ActorIndex>,
    /// What it may refer back to.
    pub anaphor: Option<Anaphor>,
    /// Where the word begins without و and the article, in bytes.
    pub bare: u8,
}

impl Reading {
    /// The same with what its senses say of it as head, as verb, as an event
    /// and as the first word of phrases.
    fn judged(mut self, schema: &Schema, word: &str) -> Self {
        let lexemes =
            || self.senses.iter().filter_map(|s| schema.lexicon.lexeme(s.lexeme).map(|l| (l, s.form, s.lexeme)));
        // محكمة is a court before it is a female arbitrator: the longest lemma.
        let head = lexemes()
            .filter(|(l, form, _)| !form.is_finite() && l.head.is_some())
            .max_by_key(|(l, _, index)| (l.lemma.len(), std::cmp::Reverse(*index)))
            .and_then(|(l, _, _)| l.head);
        let nominal = self.article || matches!(self.preposition, Some(Preposition::Bi | Preposition::Ka));
        let finite = !nominal && self.senses.iter().any(|s| s.form.is_finite());
        // Words of conditions and topics say nothing about the part of speech.
        let only = finite
            && lexemes().all(|(l, form, _)| {
                form.is_finite() || l.frames.is_empty() && l.head.is_none() && l.class.is_none() && l.nisba.is_none()
            });
        let event_noun = lexemes().any(|(l, form, _)| {
            matches!(form, Form::Masdar { .. } | Form::Noun { .. }) && l.frames_of(form).next().is_some()
        });
        let nisba = lexemes().find_map(|(l, ..)| l.nisba);
        (self.head, self.verb, self.event_noun, self.nisba) = (head, (finite, only), event_noun, nisba);
        self.conjugated = self.senses.iter().any(|s| s.form.is_finite());
        self.opens_phrase = self.senses.iter().any(|s| schema.phrases.contains_key(&s.lexeme));
        self.opens_topic = self.senses.iter().any(|s| schema.topic_words.contains_key(&s.lexeme));
        let rest = word.strip_prefix('و').filter(|_| self.conjunction.is_some()).unwrap_or(word);
        let rest = rest.strip_prefix("ال").unwrap_or(rest);
        self.bare = u8::try_from(word.len() - rest.len()).unwrap_or(0);
        let stem = rest.strip_prefix('ل').filter(|_| self.preposition.is_some()).unwrap_or(rest);
        self.anaphor = Anaphor::of(stem, self.article);
        self
    }
}

/// A word of a sentence.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its bytes in the document.
    pub span: Span,
    /// Its bytes in the folded text.
    pub folded: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it ends in ي with its dots.
    pub dotted: bool,
    /// Letter with a written damma, 255 if none.
    pub damma: u8,
    /// Index of its reading.
    reading: u32,
}

/// The lexemes of a sentence, as a sieve: what it does not hold is not there,
/// what it holds may be. Most words that a frame asks for are in no sentence.
#[derive(Debug, Clone, Default)]
pub struct Present([u64; CELLS]);

/// Cells of the sieve: of the lexemes that are not there one in twenty is let through.
const CELLS: usize = 32;

impl Present {
    /// The lexemes that these words may be.
    pub fn fill(&mut self, reader: &Reader, words: &[Word]) {
        self.0 = [0; CELLS];
        for sense in words.iter().flat_map(|w| &reader.reading(w).senses) {
            let (cell, bit) = Self::place(sense.lexeme);
            self.0[cell] |= bit;
        }
    }

    /// Whether all the lexemes may be there.
    pub fn may_hold(&self, lexemes: &[LexemeIndex]) -> bool {
        lexemes.iter().all(|&lexeme| self.may_hold_one(lexeme))
    }

    /// Whether the lexeme may be there.
    pub fn may_hold_one(&self, lexeme: LexemeIndex) -> bool {
        let (cell, bit) = Self::place(lexeme);
        self.0[cell] & bit != 0
    }

    fn place(lexeme: LexemeIndex) -> (usize, u64) {
        (lexeme.0 as usize / 64 % CELLS, 1 << (lexeme.0 % 64))
    }
}

/// Reads words, remembering what it has read.
#[derive(Debug, Default)]
pub struct Reader {
    known: FxHashMap<Box<str>, u32>,
    /// The same for words written with ة: عودة is no عود of his.
    marbuta: FxHashMap<Box<str>, u32>,
    readings: Vec<Reading>,
    names: Vec<NameKeys>,
}

impl Reader {
    /// How many spellings are remembered before all are forgotten.
    const CAPACITY: usize = 1 << 16;

    /// Reads the tokens of a sentence.
    pub fn read(&mut self, schema: &Schema, tokens: &[Token], folded: &Folded, words: &mut Vec<Word>) {
        words.clear();
        if self.readings.len() > Self::CAPACITY {
            self.known.clear();
            self.marbuta.clear();
            self.readings.clear();
            self.names.clear();
        }
        for token in tokens {
            let text = token.fold(folded);
            let known = if token.marbuta { &mut self.marbuta } else { &mut self.known };
            let reading = match known.get(text) {
                Some(&reading) => reading,
                None => {
                    let reading = self.readings.len() as u32;
                    self.readings.push(if token.kind == TokenKind::Word {
                        read(schema, text, token.marbuta).judged(schema, text)
                    } else {
                        Reading::default()
                    });
                    self.names.push(NameKeys::of(&schema.names, text));
                    known.insert(text.into(), reading);
                    reading
                }
            };
            words.push(Word {
                span: token.span,
                folded: token.folded,
                kind: token.kind,
                damma: token.damma,
                dotted: token.dotted,
                reading,
            });
        }
    }

    /// The reading of a word.
    pub fn reading(&self, word: &Word) -> &Reading {
        static NONE: std::sync::OnceLock<Reading> = std::sync::OnceLock::new();
        self.readings.get(word.reading as usize).unwrap_or_else(|| NONE.get_or_init(Reading::default))
    }
}

fn read(schema: &Schema, word: &str, marbuta: bool) -> Reading {
    // وآلية is no وإليه.
    if let Some(reading) = read_function(schema, word).filter(|r| !marbuta || r.pronoun.is_none()) {
        // A function word may be a content word too (قبل: before, accept);
        // the function wins, it is the commoner by far.
        return reading;
    }
    match schema.lexicon.read(word, marbuta) {
        Some((cut, mut senses)) => {
            // أثار is «he roused» before it is «I avenge».
            let third = senses.iter().any(|s| s.form.is_finite() && s.form.feature().person == Person::Third);
            if third {
                senses.retain(|s| !s.form.is_finite() || s.form.feature().person == Person::Third);
            }
            Reading { senses, ..from_cut(&cut) }
        }
        None => unknown(word),
    }
}

/// Whether a word that a dictionary gives in a phrase is ever read as that word:
/// bare or with the article.
pub fn is_read(schema: &Schema, word: &str) -> bool {
    let folded = fold(word);
    let bare = folded.strip_prefix("ال").filter(|w| w.chars().count() >= 3).unwrap_or(&folded);
    let marbuta = word.ends_with('ة');
    let as_such = |text: &str| {
        let reading = read(schema, text, marbuta);
        reading.senses.iter().any(|s| schema.lexicon.lexeme(s.lexeme).is_some_and(|l| l.lemma == bare))
    };
    as_such(bare) || as_such(&folded) || as_such(&format!("ال{bare}"))
}

fn from_cut(cut: &Cut<'_>) -> Reading {
    Reading {
        conjunction: cut.conjunction,
        preposition: cut.preposition,
        article: cut.article,
        future: cut.future,
        pronoun: cut.pronoun,
        ..Reading::default()
    }
}

/// A word that no dictionary knows: only what its letters show.
fn unknown(word: &str) -> Reading {
    let mut reading = Reading::default();
    let mut rest = word;
    for (prefix, conjunction) in
        [("وال", Conjunction::Wa), ("فال", Conjunction::Fa), ("وبال", Conjunction::Wa), ("ولل", Conjunction::Wa)]
    {
        if word.starts_with(prefix) && word.len() >= prefix.len() + 4 {
            reading.conjunction = Some(conjunction);
            rest = word.get(2..).unwrap_or(word);
        }
    }
    if reading.conjunction.is_none() && word.starts_with('و') && word.chars().count() >= 4 {
        reading.conjunction = Some(Conjunction::Wa);
        rest = word.get(2..).unwrap_or(word);
    }
    for (prefix, preposition) in [("بال", Preposition::Bi), ("كال", Preposition::Ka), ("لل", Preposition::Li)] {
        if rest.starts_with(prefix) && rest.len() >= prefix.len() + 4 {
            reading.preposition = Some(preposition);
            reading.article = true;
        }
    }
    if rest.starts_with("ال") && rest.len() >= 8 {
        reading.article = true;
    }
    reading
}

/// Senses of a function word as a word of trigger phrases (لن يقبل، على يد);
/// it evokes nothing by itself.
fn plain_senses(schema: &Schema, word: &str) -> SmallVec<[Sense; 3]> {
    let plain = |s: &&Sense| {
        schema
            .lexicon
            .lexeme(s.lexeme)
            .is_some_and(|l| l.frames.is_empty() && l.class.is_none() && l.head.is_none() && l.nisba.is_none())
    };
    schema.lexicon.senses(word).iter().filter(plain).filter(|s| !s.form.is_finite()).copied().collect()
}

fn read_function(schema: &Schema, word: &str) -> Option<Reading> {
    if let Some(f) = function(word) {
        return Some(Reading { function: Some(f), senses: plain_senses(schema, word), ..Reading::default() });
    }
    if let Some(marker) = short_preposition(word) {
        return Some(marker);
    }
    for cut in cuts(word) {
        if cut.preposition.is_some() || cut.article || cut.future {
            continue;
        }
        if cut.pronoun.is_none() {
            // ولي العهد: no «and to me».
            let short =
                short_preposition(cut.stem).filter(|r| cut.conjunction.is_some() && r.pronoun != Some(Pronoun::My));
            if let Some(reading) = short {
                return Some(Reading { conjunction: cut.conjunction, ..reading });
            }
        }
        if let Some(f) = function(cut.stem) {
            // تسعى is no «nine of mine».
            let counts = f == Function::Quantity
                && !["كل", "جميع", "بعض", "معظم", "كلا", "كلتا", "احد", "احدي", "كلي", "غالبيه"].contains(&cut.stem);
            let takes_pronoun =
                !counts && !matches!(f, Function::Not | Function::Relative | Function::This | Function::Filler);
            // فتحت is a verb before it is ف with تحت.
            if cut.conjunction == Some(Conjunction::Fa)
                && f == Function::Adverb
                && !schema.lexicon.senses(word).is_empty()
            {
                continue;
            }
            if cut.pronoun.is_none() || takes_pronoun {
                return Some(Reading { function: Some(f), senses: plain_senses(schema, cut.stem), ..from_cut(&cut) });
            }
        }
    }
    None
}

/// ب and ل with a pronoun: له، بها.
fn short_preposition(word: &str) -> Option<Reading> {
    use Pronoun::*;
    let pronoun = match word.get(2..)? {
        "ه" => His,
        "ها" => Her,
        "هم" | "هن" => Their,
        "هما" => TheirTwo,
        "نا" => Our,
        "ي" => My,
        "كم" | "ك" => Your,
        _ => return None,
    };
    let marker = match word.get(..2)? {
        "ب" => crate::morph::Marker::of("ب"),
        "ل" => crate::morph::Marker::of("ل"),
        _ => None,
    }?;
    Some(Reading { function: Some(Function::Preposition(marker)), pronoun: Some(pronoun), ..Reading::default() })
}

/// A sentence's words together with their readings and the schema: what the
/// rules ask.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The dictionaries.
    pub schema: &'a Schema,
    /// The words.
    pub words: &'a [Word],
    /// Their readings.
    pub reader: &'a Reader,
    /// The folded text of the document.
    pub folded: &'a Folded,
    /// The lexemes that stand in it.
    pub present: &'a Present,
    /// The name that begins at each word, if one does.
    pub names: &'a [Option<Named>],
    /// Trigger phrases of several words in the sentence.
    pub hits: &'a [Hit],
}

impl<'a> View<'a> {
    /// The reading of the word at `i`.
    pub fn reading(&self, i: usize) -> &'a Reading {
        static NONE: std::sync::OnceLock<Reading> = std::sync::OnceLock::new();
        match self.words.get(i) {
            Some(word) => self.reader.reading(word),
            None => NONE.get_or_init(Reading::default),
        }
    }

    /// What the trie of names knows of the word at `i`.
    pub fn name_keys(&self, i: usize) -> Option<&'a NameKeys> {
        self.reader.names.get(self.words.get(i)?.reading as usize)
    }

    /// The folded word at `i`, whole.
    pub fn fold(&self, i: usize) -> &'a str {
        self.words.get(i).map_or("", |w| w.folded.of(self.folded.as_str()))
    }

    /// Whether the word at `i` is this sign.
    pub fn is(&self, i: usize, sign: Sign) -> bool {
        self.words.get(i).is_some_and(|w| w.kind == TokenKind::Sign(sign))
    }

    /// Whether the word at `i` is a sign of any sort.
    pub fn is_sign(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| matches!(w.kind, TokenKind::Sign(_)))
    }

    /// The lexemes that the word at `i` may be, with the form of each.
    pub fn lexemes(&self, i: usize) -> impl Iterator<Item = (&'a Lexeme, Form, LexemeIndex)> + 'a {
        let lexicon = &self.schema.lexicon;
        self.reading(i).senses.iter().filter_map(move |s| lexicon.lexeme(s.lexeme).map(|l| (l, s.form, s.lexeme)))
    }

    /// The folded word at `i` without و and the article.
    pub fn bare(&self, i: usize) -> &'a str {
        self.fold(i).get(usize::from(self.reading(i).bare)..).unwrap_or("")
    }

    /// Whose nationality the word at `i` may tell.
    pub fn nisba(&self, i: usize) -> Option<ActorIndex> {
        self.reading(i).nisba
    }

    /// Whether the word at `i` may be the lexeme.
    pub fn may_be(&self, i: usize, lexeme: LexemeIndex) -> bool {
        self.reading(i).senses.iter().any(|s| s.lexeme == lexeme)
    }

    /// The class of head noun that the word at `i` may be.
    pub fn head(&self, i: usize) -> Option<HeadClass> {
        self.reading(i).head
    }

    /// The class of verb or verbal noun that the word at `i` may be.
    pub fn class(&self, i: usize, finite: bool) -> Option<VerbClass> {
        self.lexemes(i).filter(|(_, form, _)| form.is_finite() == finite).find_map(|(l, _, _)| l.class)
    }

    /// Whether the word at `i` may be a finite form of one of these verbs, given by lemma.
    pub fn conjugates(&self, i: usize, lemmas: &[&str]) -> bool {
        self.reading(i).conjugated
            && self.lexemes(i).any(|(l, form, _)| form.is_finite() && lemmas.contains(&&*l.lemma))
    }

    /// Whether the word at `i` may be a finite verb, and whether only that.
    pub fn verb(&self, i: usize) -> (bool, bool) {
        self.reading(i).verb
    }

    /// Whether the word at `i` is an Arabic or foreign word or a number.
    pub fn is_word(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| !matches!(w.kind, TokenKind::Sign(_) | TokenKind::Newline))
    }

    /// The words between two positions, inclusive.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.words.get(first), self.words.get(last)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => Span { start: 0, end: 0 },
        }
    }
}
