//! Noun phrases: idafa chains, adjectives, titles and names, and the sides
//! that they stand for.

use chrono::NaiveDate;
use smallvec::SmallVec;

use super::words::View;
use crate::morph::{Conjunction, Form, Function, Gender, Marker, Number, Preposition, Pronoun};
use crate::schema::{ActorIndex, ActorType, HeadClass, LexemeIndex, PlaceIndex};
use crate::text::{Sign, TokenKind};

/// A noun phrase of a sentence.
#[derive(Debug, Clone, Default)]
pub struct Phrase {
    /// First word.
    pub first: usize,
    /// Last word.
    pub last: usize,
    /// Its head noun, if the lexicon knows one.
    pub head: Option<LexemeIndex>,
    /// What the head refers to.
    pub class: Option<HeadClass>,
    /// Actors that it names, in order.
    pub actors: SmallVec<[ActorIndex; 3]>,
    /// Sides it stands for: states and bodies (people stand for theirs).
    pub sides: SmallVec<[ActorIndex; 3]>,
    /// The place it names.
    pub place: Option<PlaceIndex>,
    /// Lemma of its head noun.
    pub lemma: Option<Box<str>>,
    /// It names a movement, a party, an organisation.
    pub names_body: bool,
    /// The place it names is a state or the capital of one.
    pub seat: bool,
    /// Gender of its head, where it is known.
    pub gender: Option<Gender>,
    /// Number of its head.
    pub number: Option<Number>,
    /// Carries the article, or is a name.
    pub definite: bool,
    /// Pronoun on its head noun.
    pub pronoun: Option<Pronoun>,
    /// The head is a name.
    pub name: bool,
    /// It counts (مئات، 40) or names people without a side.
    pub quantity: bool,
    /// Ends in ون or the like: a subject.
    pub nominative: bool,
    /// Refers back: which sort of thing was meant.
    pub anaphor: Option<Anaphor>,
    /// Sides come from adjectives of nationality.
    pub by_nisba: bool,
    /// Sides were resolved from what came before.
    pub resolved: bool,
    /// The head noun's word.
    pub head_word: usize,
    /// The head noun may evoke an event: the phrase is the noun with its
    /// adjectives, what follows in the genitive is a phrase of its own.
    pub trigger: bool,
}

/// A phrase that means something named before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anaphor {
    /// الطرفان، الجانبان، الأطراف
    Parties,
    /// الوسيطان، الوسطاء
    Mediators,
    /// الدولتان، البلدان
    States,
    /// The same head noun as before (الحركة، الوفد، الرئيس).
    Same,
    /// بلاده، شعبنا: whoever is speaking or acting.
    Own,
}

/// Reads the names that begin at word `i`, prefixes cut: the number of words,
/// and what it names.
pub fn name_at(view: View<'_>, i: usize, day: Option<NaiveDate>) -> Option<NameHit> {
    let word = view.words.get(i).filter(|w| !matches!(w.kind, TokenKind::Sign(_) | TokenKind::Newline))?;
    let text = word.folded.of(view.folded.as_str());
    for start in prefixes(text) {
        if let Some(hit) = walk(view, i, start.rest, day) {
            return Some(NameHit { conjunction: start.conjunction, preposition: start.preposition, ..hit });
        }
    }
    None
}

/// A name found in the words.
#[derive(Debug, Clone)]
pub struct NameHit {
    /// Last word of it.
    pub last: usize,
    /// Actors that bear it, the likeliest on the day first.
    pub actor: Option<ActorIndex>,
    /// Place that bears it.
    pub place: Option<PlaceIndex>,
    /// It is an adjective of nationality.
    pub nisba: bool,
    /// و or ف before it.
    pub conjunction: Option<Conjunction>,
    /// ب ل ك before it.
    pub preposition: Option<Preposition>,
}

struct Start<'w> {
    rest: std::borrow::Cow<'w, str>,
    conjunction: Option<Conjunction>,
    preposition: Option<Preposition>,
}

fn prefixes(text: &str) -> SmallVec<[Start<'_>; 8]> {
    use std::borrow::Cow;
    let mut out: SmallVec<[Start<'_>; 8]> = SmallVec::new();
    let mut put = |rest: Cow<'_, str>, conjunction, preposition| {
        if rest.chars().count() >= 2 {
            out.push(Start { rest: Cow::Owned(rest.into_owned()), conjunction, preposition });
        }
    };
    let conjunctions = [(text, None)]
        .into_iter()
        .chain(text.strip_prefix('و').map(|r| (r, Some(Conjunction::Wa))))
        .chain(text.strip_prefix('ف').map(|r| (r, Some(Conjunction::Fa))));
    for (rest, conjunction) in conjunctions {
        put(Cow::Borrowed(rest), conjunction, None);
        if let Some(bare) = rest.strip_prefix("لل") {
            put(Cow::Owned(format!("ال{bare}")), conjunction, Some(Preposition::Li));
        }
        for (letter, preposition) in [('ب', Preposition::Bi), ('ل', Preposition::Li), ('ك', Preposition::Ka)] {
            if let Some(bare) = rest.strip_prefix(letter) {
                put(Cow::Borrowed(bare), conjunction, Some(preposition));
            }
        }
    }
    out
}

fn walk(view: View<'_>, i: usize, first: std::borrow::Cow<'_, str>, day: Option<NaiveDate>) -> Option<NameHit> {
    let names = &view.schema.names;
    // «القاعدة»: some names are names only between quotation marks.
    let quote = i.checked_sub(1).is_some_and(|q| view.is(q, Sign::QuoteOpen) || view.is(q, Sign::Quote));
    let quoted = names.step(0, "«").filter(|_| quote).and_then(|n| names.step(n, &first));
    let mut node = match names.step(0, &first) {
        Some(node) if quoted.is_none() => node,
        _ => quoted?,
    };
    let mut best = names.at(node).map(|n| (i, n));
    let mut j = i + 1;
    let mut gap = 0;
    while j < view.words.len() {
        // Quotation marks inside a name: حركة «حماس».
        if view.is(j, Sign::Quote)
            || view.is(j, Sign::QuoteOpen)
            || view.is(j, Sign::QuoteClose)
            || view.is(j, Sign::Dash)
        {
            gap += 1;
            if gap > 1 {
                break;
            }
            j += 1;
            continue;
        }
        let Some(next) = names.step(node, view.fold(j)) else { break };
        node = next;
        gap = 0;
        if let Some(name) = names.at(node) {
            best = Some((j, name));
        }
        j += 1;
    }
    let (last, name) = best?;
    let actor = match name.actors.as_slice() {
        [] => None,
        [one] => Some(*one),
        several => several.iter().copied().min_by_key(|&a| {
            view.schema.actor(a).map_or((2, 0), |actor| {
                // States before people, people by nearness of office.
                let person = actor.r#type == ActorType::Person;
                (u8::from(person), day.map_or(0, |d| actor.distance(d)))
            })
        }),
    };
    // Closing quotation mark belongs to the name.
    let mut last_word = last;
    let opened = (i..=last).filter(|&k| view.is(k, Sign::QuoteOpen) || view.is(k, Sign::Quote)).count();
    if opened == 1 && (view.is(last + 1, Sign::QuoteClose) || view.is(last + 1, Sign::Quote)) {
        last_word = last + 1;
    }
    Some(NameHit { last: last_word, actor, place: name.place, nisba: name.nisba, conjunction: None, preposition: None })
}

/// The state or body that an actor acts for on a day.
pub fn side_of(view: View<'_>, actor: ActorIndex, day: Option<NaiveDate>) -> ActorIndex {
    view.schema.actor(actor).and_then(|a| view.schema.actor_index(a.side_on(day))).unwrap_or(actor)
}

/// Builds the phrase that begins at word `i`. `stop(j)` says that a word
/// cannot go on (a date begins there, for example).
pub fn read(view: View<'_>, i: usize, day: Option<NaiveDate>, stop: &dyn Fn(usize) -> bool) -> Option<Phrase> {
    let mut builder = Builder {
        view,
        day,
        phrase: Phrase { first: i, last: i, ..Phrase::default() },
        nisbas: SmallVec::new(),
        last_nisba: None,
        last_definite: false,
        complete: false,
        words: 0,
        last_unknown: false,
    };
    let mut j = i;
    while j < view.words.len() && (j == i || !stop(j)) {
        match builder.take(j, i) {
            Some(next) => j = next,
            None => break,
        }
    }
    builder.finish()
}

struct Builder<'a> {
    view: View<'a>,
    day: Option<NaiveDate>,
    phrase: Phrase,
    nisbas: SmallVec<[(usize, ActorIndex); 3]>,
    last_nisba: Option<usize>,
    last_definite: bool,
    complete: bool,
    words: usize,
    /// The word before is one that no dictionary knows.
    last_unknown: bool,
}

impl Builder<'_> {
    /// Takes the word at `j` into the phrase; the word after it, or `None` if
    /// the phrase ended before it.
    fn take(&mut self, j: usize, first: usize) -> Option<usize> {
        let view = self.view;
        let start = j == first;
        let reading = view.reading(j);
        if view.is_sign(j) {
            return self.take_sign(j, start);
        }
        let hit = name_at(view, j, self.day);
        let joined = hit.as_ref().map_or(reading.conjunction.is_some(), |h| h.conjunction.is_some());
        if !start && joined {
            return self.take_second_nisba(j);
        }
        // الـ33
        if !start && view.fold(j) == "ال" && view.words.get(j + 1).is_some_and(|w| w.kind == TokenKind::Number) {
            self.phrase.last = j + 1;
            self.last_definite = true;
            return Some(j + 2);
        }
        let governed = hit.as_ref().map_or(reading.preposition.is_some(), |h| h.preposition.is_some());
        if !start && governed {
            return self.absorb_clitic(j);
        }
        if let Some(hit) = hit {
            // المساعي السعودية: a state whose name is an adjective too.
            let adjective =
                view.lexemes(j).find_map(|(l, _, _)| l.nisba).filter(|_| !start && hit.last == j && reading.article);
            if let Some(actor) = adjective.filter(|_| self.words > 0 && self.last_definite && !self.phrase.name) {
                return self.take_nisba(j, j, actor);
            }
            if !hit.nisba {
                return self.take_name(hit, start);
            }
            if let Some(actor) = hit.actor {
                return self.take_nisba(j, hit.last, actor);
            }
        }
        if let Some(function) = reading.function {
            return self.take_function(j, start, function);
        }
        let nisba = view.lexemes(j).find_map(|(l, _, _)| l.nisba);
        if let Some(actor) = nisba {
            return self.take_nisba(j, j, actor);
        }
        let (may_be_verb, only_verb) = view.verb(j);
        if !start {
            if only_verb {
                return None;
            }
            // After a definite word an indefinite one that may be a verb is one.
            if may_be_verb && self.last_definite && !reading.article {
                return None;
            }
        }
        self.take_noun(j, start)
    }

    fn take_sign(&mut self, j: usize, start: bool) -> Option<usize> {
        let view = self.view;
        if view.is(j, Sign::QuoteOpen) || view.is(j, Sign::Quote) {
            let close = if view.is(j, Sign::QuoteOpen) { Sign::QuoteClose } else { Sign::Quote };
            let end = (j + 1..view.words.len().min(j + 7)).find(|&k| view.is(k, close))?;
            let quoted_clause = (j + 1..end).any(|k| {
                let (verb, only) = view.verb(k);
                only || (verb && k == j + 1) || view.reading(k).function == Some(Function::That) || view.is_sign(k)
            });
            if quoted_clause || end == j + 1 {
                return None;
            }
            if !start && self.complete && self.phrase.name {
                return None;
            }
            // A quoted name: read on inside, then close.
            let mut k = j + 1;
            while k < end {
                match self.take(k, if start { j + 1 } else { first_of(&self.phrase) }) {
                    Some(next) => k = next,
                    None => break,
                }
            }
            if k >= end {
                self.phrase.last = end;
                self.last_definite = true;
                self.words += 1;
                return Some(end + 1);
            }
            return None;
        }
        if start {
            return None;
        }
        if view.is(j, Sign::ParenOpen) {
            let end = (j + 1..view.words.len().min(j + 9)).find(|&k| view.is(k, Sign::ParenClose))?;
            // Only if the phrase goes on or ends here; the content is a remark.
            self.phrase.last = end;
            return Some(end + 1);
        }
        if view.is(j, Sign::Dash) && self.last_nisba == Some(j.checked_sub(1)?) {
            // سوري ـ فرنسي
            let next = view.lexemes(j + 1).find_map(|(l, _, _)| l.nisba);
            if let Some(actor) = next {
                self.last_nisba = Some(j);
                return self.take_nisba(j + 1, j + 1, actor);
            }
        }
        None
    }

    /// المصري والقطري: one phrase, two nationalities.
    fn take_second_nisba(&mut self, j: usize) -> Option<usize> {
        let view = self.view;
        let last = self.last_nisba?;
        if last + 1 != j || view.reading(j).article != view.reading(last).article {
            return None;
        }
        if view.reading(j).preposition.is_some() {
            return None;
        }
        let hit = name_at(view, j, self.day).filter(|h| h.nisba && h.conjunction.is_some());
        let (end, actor) = match hit {
            Some(hit) => (hit.last, hit.actor?),
            None => (j, view.lexemes(j).find_map(|(l, _, _)| l.nisba)?),
        };
        // وفلسطينيون after مصري would be a new phrase: same number and gender only.
        let feature = |k: usize| view.lexemes(k).find(|(l, _, _)| l.nisba.is_some()).map(|(_, f, _)| f.feature());
        if let (Some(a), Some(b)) = (feature(last), feature(j)) {
            if a.gender != b.gender || (self.phrase.head.is_none() && a.number != b.number) {
                return None;
            }
        }
        // A noun of nationality that begins a clause of its own is followed by a verb.
        self.nisbas.push((j, actor));
        self.last_nisba = Some(end);
        self.phrase.last = end;
        Some(end + 1)
    }

    fn take_name(&mut self, hit: NameHit, start: bool) -> Option<usize> {
        let view = self.view;
        let side = hit.actor.map(|a| side_of(view, a, self.day));
        if !start && self.phrase.trigger {
            return None;
        }
        if self.words == 0 {
            self.phrase.head_word = hit.last;
        }
        if !start {
            let person = hit.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Person);
            if self.phrase.name {
                // A second name: only a person's name after a title goes on.
                return None;
            }
            let title = matches!(self.phrase.class, Some(HeadClass::Person));
            if self.last_definite && !self.nisbas.is_empty() && !person && self.words > 0 {
                return None;
            }
            if person && !title && self.last_definite && self.phrase.head.is_some() {
                return None;
            }
            let had_side = !self.phrase.sides.is_empty() || !self.nisbas.is_empty();
            if person && had_side {
                // The person bears the office just named.
                if let Some(actor) = hit.actor {
                    let agrees =
                        side.is_none_or(|s| self.phrase.sides.contains(&s) || self.nisbas.iter().any(|&(_, n)| n == s));
                    if !agrees && !title {
                        return None;
                    }
                    self.phrase.actors.push(actor);
                }
                self.phrase.last = hit.last;
                self.last_definite = true;
                self.phrase.name = true;
                return Some(hit.last + 1);
            }
            if !person && self.phrase.head.is_some() {
                // Idafa: وزير خارجية مصر، شمال قطاع غزة.
                if self.phrase.place.is_none() {
                    self.phrase.place = hit.place;
                }
            }
        } else {
            self.phrase.place = hit.place;
            self.phrase.seat = hit.place.is_some() && hit.actor.is_some();
            // Newspapers make لبنان and العراق masculine or feminine as they like.
            self.phrase.gender = hit
                .actor
                .and_then(|a| view.schema.actor(a))
                .filter(|a| a.r#type == ActorType::State && a.feminine)
                .map(|_| Gender::Feminine);
        }
        if let Some(actor) = hit.actor {
            if self.phrase.sides.is_empty() {
                self.phrase.actors.push(actor);
                self.phrase.sides.extend(side);
            }
        } else if let Some(side) = hit
            .place
            .and_then(|p| view.schema.place(p))
            .and_then(|p| p.side.as_ref())
            .and_then(|s| view.schema.actor_index(s))
        {
            if self.phrase.sides.is_empty() && self.nisbas.is_empty() {
                self.phrase.sides.push(side);
                self.phrase.actors.push(side);
            }
        }
        let body =
            hit.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Body && a.side == a.id);
        self.phrase.names_body |= body;
        self.phrase.name |= start || self.phrase.class == Some(HeadClass::Person);
        self.phrase.definite = true;
        self.phrase.last = hit.last;
        self.last_definite = true;
        self.complete = true;
        self.words += 1;
        Some(hit.last + 1)
    }

    fn take_nisba(&mut self, first: usize, last: usize, actor: ActorIndex) -> Option<usize> {
        let view = self.view;
        let reading = view.reading(first);
        let begins = self.words == 0;
        if !begins && !reading.article && self.last_definite && self.phrase.head.is_some() && self.last_nisba.is_none()
        {
            // الاجتماع مصري: a predicate, not an adjective.
            return None;
        }
        if !begins && self.phrase.name && self.phrase.head.is_none() {
            return None;
        }
        if begins {
            self.phrase.head_word = first;
            // المصريون: people of that nationality.
            let feature = view.lexemes(first).find(|(l, _, _)| l.nisba.is_some()).map(|(_, f, _)| f.feature());
            if let Some(feature) = feature {
                self.phrase.number = Some(feature.number);
                self.phrase.gender = (feature.number == Number::Singular).then_some(feature.gender);
            }
            self.phrase.class = Some(HeadClass::People);
            self.phrase.nominative = view.fold(first).ends_with("ون");
        }
        self.nisbas.push((first, actor));
        self.last_nisba = Some(last);
        self.last_definite = reading.article;
        self.phrase.definite |= reading.article;
        self.phrase.last = last;
        self.words += 1;
        Some(last + 1)
    }

    fn take_function(&mut self, j: usize, start: bool, function: Function) -> Option<usize> {
        let view = self.view;
        match function {
            Function::Quantity
                if start
                    || !self.last_definite
                        && (self.phrase.quantity
                            || view.is_word(j + 1) && !self.complete && self.nisbas.is_empty()) =>
            {
                if view.reading(j).pronoun.is_some() && !start {
                    return None;
                }
                if start {
                    self.phrase.quantity = true;
                }
                self.phrase.last = j;
                if view.reading(j).pronoun.is_some() {
                    self.phrase.pronoun = view.reading(j).pronoun;
                    return None;
                }
                Some(j + 1)
            }
            Function::This if start => {
                self.phrase.definite = true;
                self.phrase.last = j;
                view.reading(j + 1).article.then_some(j + 1)
            }
            Function::Preposition(marker) if !start => self.absorb_marker(j, marker),
            _ => None,
        }
    }

    fn take_noun(&mut self, j: usize, start: bool) -> Option<usize> {
        let view = self.view;
        let reading = view.reading(j);
        let word = view.words.get(j)?;
        if word.kind == TokenKind::Number {
            if self.words == 0 || self.phrase.quantity && self.phrase.head.is_none() {
                self.phrase.quantity = true;
                self.phrase.last = j;
                return Some(j + 1);
            }
            return None;
        }
        let trigger = is_trigger(view, j);
        let head = view.head(j);
        if !start && self.words > 0 {
            let thing =
                !matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution));
            if trigger
                && !self.is_compound(j)
                && !is_adjective(view, j, self.last_definite, thing && !self.last_definite)
            {
                return None;
            }
            let human = matches!(head, Some(HeadClass::Person | HeadClass::Institution | HeadClass::People));
            if human && (self.last_definite || self.phrase.name) && !is_definite_adjective(view, j) {
                return None;
            }
            // An indefinite known noun after a definite phrase begins another phrase.
            let known = !reading.senses.is_empty();
            if known && self.last_definite && !reading.article && reading.pronoun.is_none() {
                return None;
            }
            // تشارلز أنطوني تعرض: a known noun after an unknown name.
            if known && self.last_unknown && !reading.article && reading.pronoun.is_none() {
                return None;
            }
            let proper = self.phrase.name || self.phrase.class == Some(HeadClass::Person);
            if !known && self.last_definite && !reading.article && !proper && self.phrase.class.is_some() {
                return None;
            }
            // طائرات أردنية مساعدات: a noun after the adjective begins a phrase.
            if self.last_nisba == Some(self.phrase.last)
                && !reading.article
                && head.is_some()
                && !self.nisbas.is_empty()
            {
                return None;
            }
            if self.phrase.name && reading.article && self.phrase.head.is_none() && known && head.is_some() {
                return None;
            }
            if word.kind == TokenKind::Foreign && self.last_definite {
                return None;
            }
        }
        if self.words > 0 && self.phrase.trigger && !self.is_own_adjective(j) {
            return None;
        }
        if self.words == 0 {
            self.phrase.head_word = j;
            self.phrase.trigger = trigger;
            let nominal = view.lexemes(j).find(|(_, form, _)| !form.is_finite());
            if let Some((_, form, lexeme)) =
                view.lexemes(j).find(|(l, form, _)| !form.is_finite() && l.head.is_some()).or(nominal)
            {
                let feature = form.feature();
                self.phrase.head = Some(lexeme);
                self.phrase.lemma = view.schema.lexicon.lexeme(lexeme).map(|l| l.lemma.clone());
                // A broken plural goes with either gender.
                self.phrase.gender =
                    (feature.number == Number::Singular && l_known(view, lexeme)).then_some(feature.gender);
                self.phrase.number = Some(feature.number);
            }
            let happening = trigger
                && view
                    .lexemes(j)
                    .any(|(l, form, _)| matches!(form, Form::Masdar { .. }) && l.frames_of(form).next().is_some());
            self.phrase.class = if happening { Some(HeadClass::Abstract) } else { head };
            self.phrase.pronoun = reading.pronoun;
            let text = view.fold(j);
            self.phrase.nominative =
                text.ends_with("ون") || text.ends_with("ان") && self.phrase.number == Some(Number::Dual);
            self.phrase.anaphor = anaphor(view, j);
        } else if self.phrase.pronoun.is_none() {
            self.phrase.pronoun = reading.pronoun;
        }
        self.last_definite = reading.article || reading.pronoun.is_some();
        self.last_unknown = reading.senses.is_empty() && !reading.article && word.kind == TokenKind::Word;
        self.phrase.definite |= self.last_definite;
        self.phrase.last = j;
        self.words += 1;
        if let Some(hit) = view.hits.iter().find(|h| h.first == j) {
            self.phrase.last = hit.last;
            return Some(hit.last + 1);
        }
        if start && reading.senses.is_empty() && reading.function.is_none() {
            self.phrase.name = !reading.article;
        }
        Some(j + 1)
    }

    /// نقطة تفتيش، لجنة المصالحة، وزير التعاون: the event noun only names what
    /// sort of place, body or office it is.
    fn is_compound(&self, j: usize) -> bool {
        let view = self.view;
        if self.words != 1
            || self.last_definite
            || self.phrase.trigger
            || view.hits.iter().any(|h| h.first <= j && j <= h.last)
        {
            return false;
        }
        match self.phrase.class {
            Some(HeadClass::Institution | HeadClass::Asset) => true,
            Some(HeadClass::Person) if self.phrase.number == Some(Number::Singular) => !view
                .lexemes(j)
                .flat_map(|(l, form, _)| l.frames_of(form))
                .filter_map(|f| view.schema.frame(f))
                .any(|f| matches!(f.kind.as_str(), "assault" | "coercion" | "protest" | "release")),
            _ => false,
        }
    }

    /// Whether the word qualifies the event noun before it: a participle or an
    /// adjective in ي that agrees in the article. Anything else in the bare is
    /// its genitive.
    fn is_own_adjective(&self, j: usize) -> bool {
        let view = self.view;
        let reading = view.reading(j);
        if reading.pronoun.is_some() || view.head(j).is_some() {
            return false;
        }
        let head_definite = view.reading(self.phrase.head_word).article || self.phrase.pronoun.is_some();
        if reading.article != head_definite {
            return false;
        }
        let word = view.fold(j);
        let participle = view.lexemes(j).any(|(_, form, _)| matches!(form, Form::Participle { .. }));
        let relational = word.ends_with('ي') || word.ends_with("يه") || word.ends_with("يا") || word.ends_with("يين");
        head_definite || participle || relational || view.lexemes(j).next().is_none() && word.ends_with('ه')
    }

    /// المكتب السياسي لحركة حماس، الأمين العام للأمم المتحدة.
    fn absorb_clitic(&mut self, j: usize) -> Option<usize> {
        let view = self.view;
        if !self.phrase.sides.is_empty() || !self.nisbas.is_empty() || self.phrase.name {
            return None;
        }
        let reading = view.reading(j);
        let office = self.phrase.class == Some(HeadClass::Person) && self.last_definite
            || self.phrase.class == Some(HeadClass::Asset) && self.words == 1 && !self.last_definite
            || self.phrase.class == Some(HeadClass::Institution)
                && (first_of(&self.phrase)..=self.phrase.last).any(|k| OWNED.contains(&bare(view, k)));
        match reading.preposition {
            Some(Preposition::Li) if office => {
                let hit = name_at(view, j, self.day).filter(|h| h.preposition.is_some() && h.conjunction.is_none());
                match hit {
                    Some(hit) => {
                        let was = std::mem::take(&mut self.phrase.name);
                        let next = self.take_name(NameHit { preposition: None, ..hit }, false);
                        self.phrase.name |= was;
                        next
                    }
                    None => self.absorb_phrase(j),
                }
            }
            // المتحدث باسم الحكومة
            Some(Preposition::Bi) if self.phrase.class == Some(HeadClass::Person) && view.fold(j) == "باسم" => {
                self.phrase.last = j;
                self.last_definite = false;
                Some(j + 1)
            }
            _ => None,
        }
    }

    fn absorb_marker(&mut self, j: usize, marker: Marker) -> Option<usize> {
        let view = self.view;
        if !self.phrase.sides.is_empty() || !self.nisbas.is_empty() || view.reading(j).pronoun.is_some() {
            return None;
        }
        let person = matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People));
        // وفد من حركة حماس
        let body = self.phrase.class == Some(HeadClass::Institution) && !self.last_definite && self.words == 1;
        let part = marker.as_str() == "من" && (self.phrase.quantity || person || body);
        let member = matches!(marker.as_str(), "في" | "عن") && self.phrase.class == Some(HeadClass::Person);
        if !part && !member {
            return None;
        }
        let next = j + 1;
        if part && name_at(view, next, self.day).is_some_and(|h| h.actor.is_none()) && !self.phrase.quantity {
            return None;
        }
        if member && !self.names_a_body(next) {
            return None;
        }
        if view.reading(next).preposition.is_some()
            || view.reading(next).conjunction.is_some()
            || view.is_sign(next) && !view.is(next, Sign::QuoteOpen) && !view.is(next, Sign::Quote)
        {
            return None;
        }
        if part && self.words == 0 {
            self.phrase.last = j;
            return Some(next);
        }
        self.absorb_phrase(next)
    }

    /// Whether a body (and no place) is named at `j`: مسؤول في الحكومة.
    fn names_a_body(&self, j: usize) -> bool {
        let view = self.view;
        match name_at(view, j, self.day) {
            Some(hit) => hit.place.is_none() && hit.actor.is_some(),
            None => view.head(j) == Some(HeadClass::Institution),
        }
    }

    /// Takes a whole phrase in, with its sides.
    fn absorb_phrase(&mut self, j: usize) -> Option<usize> {
        let inner = read(self.view, j, self.day, &|_| false)?;
        if is_trigger(self.view, inner.first) {
            return None;
        }
        self.phrase.sides.extend(inner.sides.iter().copied());
        self.phrase.actors.extend(inner.actors.iter().copied());
        self.phrase.last = inner.last;
        if self.phrase.class.is_none() {
            self.phrase.class = inner.class;
        }
        self.last_definite = true;
        self.complete = true;
        self.words += 1;
        // A name may still follow: العضو في المكتب السياسي لحركة حماس باسم نعيم.
        Some(inner.last + 1)
    }

    fn finish(mut self) -> Option<Phrase> {
        if self.words == 0 && !self.phrase.quantity {
            return None;
        }
        if !self.nisbas.is_empty() {
            let by_name = !self.phrase.sides.is_empty();
            let person_first = self.phrase.actors.first().copied();
            if !by_name || self.phrase.head.is_some() && person_first.is_some() {
                let several = self.several_nisbas();
                let sides: SmallVec<[ActorIndex; 3]> = self
                    .nisbas
                    .iter()
                    .take(if several { 3 } else { 1 })
                    .map(|&(_, a)| side_of(self.view, a, self.day))
                    .collect();
                if !by_name {
                    self.phrase.sides = sides;
                    if self.phrase.actors.is_empty() {
                        self.phrase.actors = self.phrase.sides.clone();
                    }
                    self.phrase.by_nisba = true;
                }
            }
        }
        if self.phrase.sides.is_empty() && self.phrase.anaphor.is_none() {
            let head_refers = matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution));
            if head_refers && self.phrase.definite {
                self.phrase.anaphor = Some(Anaphor::Same);
            }
        }
        Some(self.phrase)
    }

    /// الجهود المصرية القطرية, المصري والقطري: two sides; not so
    /// المعارض الإيراني الأميركي, one man.
    fn several_nisbas(&self) -> bool {
        if self.nisbas.len() < 2 {
            return false;
        }
        let one_person = self.phrase.class == Some(HeadClass::Person) && self.phrase.number == Some(Number::Singular);
        !one_person
            || self.nisbas.windows(2).any(|w| matches!(w, [_, (j, _)] if self.view.reading(*j).conjunction.is_some()))
    }
}

/// Whether the gender of a lexeme's singular is sure: it is a head noun.
fn l_known(view: View<'_>, lexeme: LexemeIndex) -> bool {
    view.schema.lexicon.lexeme(lexeme).is_some_and(|l| l.head.is_some())
}

fn first_of(phrase: &Phrase) -> usize {
    phrase.first
}

/// Nouns that belong to the body named after ل.
const OWNED: &[&str] =
    &["مكتب", "مجلس", "لجنه", "جناح", "ذراع", "امانه", "قياده", "هيئه", "كتله", "قوات", "وكاله", "محكمه"];

impl Phrase {
    /// Whether the place it names is the very state it names (مصر), not its
    /// capital or a town.
    pub fn names_state(&self, view: View<'_>) -> bool {
        let place = self.place.and_then(|p| view.schema.place(p));
        let actor = self.actors.first().and_then(|&a| view.schema.actor(a));
        match (place, actor) {
            (Some(place), Some(actor)) => {
                actor.r#type == ActorType::State && place.id.as_str() == crate::schema::slug(&actor.en)
            }
            _ => false,
        }
    }

    /// Whether it names a place that is no state.
    pub fn names_town(&self, view: View<'_>) -> bool {
        self.place.is_some() && self.class.is_none() && !self.names_state(view)
    }
}

/// The folded word without article.
fn bare<'a>(view: View<'a>, i: usize) -> &'a str {
    let word = view.fold(i);
    let word = word.strip_prefix('و').filter(|_| view.reading(i).conjunction.is_some()).unwrap_or(word);
    word.strip_prefix("ال").unwrap_or(word)
}

/// Whether the word may evoke an event as a noun.
pub fn is_trigger(view: View<'_>, j: usize) -> bool {
    if let Some(hit) = view.hits.iter().find(|h| h.first <= j && j <= h.last) {
        return hit.first == j;
    }
    // المعارضة، المقاومة: a body, not what it does.
    if matches!(view.head(j), Some(HeadClass::Institution)) {
        let opposed =
            !view.reading(j).article && (j + 1..j + 5).any(|k| view.reading(k).preposition == Some(Preposition::Li));
        if !opposed {
            return false;
        }
    }
    let noun = view.lexemes(j).any(|(l, form, _)| {
        matches!(form, Form::Masdar { .. } | Form::Noun { .. }) && l.frames_of(form).next().is_some()
    });
    if noun {
        return true;
    }
    // مدينة، مرحلة: a noun that happens to look like a participle.
    if view.head(j).is_some() {
        return view.lexemes(j).any(|(l, form, _)| matches!(form, Form::Participle { .. }) && is_protest(view, l));
    }
    view.lexemes(j).any(|(l, form, _)| match form {
        Form::Participle { passive, .. } if l.frames_of(form).next().is_some() => {
            is_protest(view, l) || !passive && governs(view, j)
        }
        _ => false,
    })
}

/// Whether the people that a participle names are an event: المتظاهرون.
fn is_protest(view: View<'_>, lexeme: &crate::schema::Lexeme) -> bool {
    lexeme.frames.iter().filter_map(|f| view.schema.frame(f.frame)).any(|f| f.kind.as_str() == "protest")
}

/// A participle with the article after a definite noun, or an indefinite one
/// after an indefinite noun, is an adjective, unless it governs something.
fn is_adjective(view: View<'_>, j: usize, after_definite: bool, may_govern: bool) -> bool {
    let reading = view.reading(j);
    let participle = view
        .lexemes(j)
        .all(|(_, form, _)| matches!(form, Form::Participle { .. } | Form::Finite { .. } | Form::Noun { .. }))
        && view
            .lexemes(j)
            .any(|(l, form, _)| matches!(form, Form::Participle { .. }) && l.frames_of(form).next().is_some());
    participle && reading.article == after_definite && (may_govern || !governs(view, j))
}

/// Whether a preposition follows that could be governed by the participle.
fn governs(view: View<'_>, j: usize) -> bool {
    let next = view.reading(j + 1);
    next.preposition.is_some() || matches!(next.function, Some(Function::Preposition(_)))
}

fn is_definite_adjective(view: View<'_>, j: usize) -> bool {
    view.reading(j).article && view.lexemes(j).any(|(_, form, _)| matches!(form, Form::Participle { .. }))
}

fn anaphor(view: View<'_>, j: usize) -> Option<Anaphor> {
    let word = bare(view, j);
    let reading = view.reading(j);
    let stem = word.strip_prefix('ل').filter(|_| reading.preposition.is_some()).unwrap_or(word);
    match stem {
        "طرفان" | "طرفين" | "جانبان" | "جانبين" | "اطراف" | "فريقان" | "فريقين" | "خصمان" | "خصمين" | "متنازعين"
        | "متحاربين" | "متحاربان"
            if reading.article =>
        {
            Some(Anaphor::Parties)
        }
        "وسيطان" | "وسيطين" | "وسطاء" if reading.article => Some(Anaphor::Mediators),
        "دولتان" | "دولتين" | "بلدان" | "بلدين" | "زعيمان" | "زعيمين" | "رئيسان" | "رئيسين" | "وزيران" | "وزيرين"
        | "حكومتان" | "حكومتين" | "عاصمتان" | "عاصمتين"
            if reading.article =>
        {
            Some(Anaphor::States)
        }
        "بلاده" | "بلادها" | "بلادنا" | "بلدنا" | "بلده" | "شعبنا" | "شعبه" | "حكومته" | "حكومتها" | "حكومتنا"
        | "حركته" | "حزبه" | "اراضينا" | "اراضيها" | "اراضيه" | "وفدها" | "قواتها" | "قواته" | "قواتنا" | "جيشها"
        | "جيشنا" | "دولته" | "قنصليتها" | "سفارتها" | "سفارته" | "قادتها" => {
            Some(Anaphor::Own)
        }
        _ => None,
    }
}
