//! Reading a noun phrase word by word: where it goes on and where it ends.

use chrono::NaiveDate;
use smallvec::SmallVec;

use super::trigger::{governs_back, is_trigger};
use super::{Anaphor, NameHit, Phrase, anaphor, is_ali, name_at, side_of};
use crate::extract::words::View;
use crate::morph::{Form, Function, Gender, Number};
use crate::schema::{ActorIndex, ActorType, HeadClass, LexemeIndex};
use crate::text::{Sign, TokenKind};

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

pub(super) struct Builder<'a> {
    pub(super) view: View<'a>,
    pub(super) day: Option<NaiveDate>,
    pub(super) phrase: Phrase,
    pub(super) nisbas: SmallVec<[(usize, ActorIndex); 3]>,
    pub(super) last_nisba: Option<usize>,
    pub(super) last_definite: bool,
    pub(super) complete: bool,
    pub(super) words: usize,
    /// The word before is one that no dictionary knows.
    pub(super) last_unknown: bool,
}

impl Builder<'_> {
    /// Takes the word at `j` into the phrase; the word after it, or `None` if
    /// the phrase ended before it.
    pub(super) fn take(&mut self, j: usize, first: usize) -> Option<usize> {
        let view = self.view;
        let start = j == first;
        let reading = view.reading(j);
        if view.is_sign(j) {
            return self.take_sign(j, start);
        }
        let hit = name_at(view, j, self.day);
        let joined = hit.as_ref().map_or(reading.conjunction.is_some(), |h| h.conjunction.is_some());
        if start {
            self.phrase.joined = joined;
        } else if joined {
            return self.take_second_nisba(j);
        }
        // الـ33
        if !start && view.fold(j) == "ال" && view.words.get(j + 1).is_some_and(|w| w.kind == TokenKind::Number) {
            self.phrase.last = j + 1;
            self.last_definite = true;
            return Some(j + 2);
        }
        // القس إيان بيزلي: a surname that others bear too, after a name that is not theirs.
        let named = hit.as_ref().is_some_and(|h| h.last == j && is_person(view, h));
        if named && !start && self.phrase.surname.is_some_and(|s| s + 1 == j) {
            self.phrase.surname = Some(j);
            self.phrase.last = j;
            return Some(j + 1);
        }
        let governed = hit.as_ref().map_or(reading.preposition.is_some(), |h| h.preposition.is_some());
        if !start && governed {
            return self.absorb_clitic(j);
        }
        if let Some(hit) = hit {
            // المساعي السعودية: a state whose name is an adjective too.
            let adjective = view.nisba(j).filter(|_| !start && hit.last == j && reading.article);
            if let Some(actor) = adjective.filter(|_| self.words > 0 && self.last_definite && !self.phrase.name) {
                return self.take_nisba(j, j, actor);
            }
            if !hit.nisba {
                return if start || !self.is_closed_to(&hit) { self.take_name(hit, start) } else { None };
            }
            if let Some(actor) = hit.actor {
                return self.take_nisba(j, hit.last, actor);
            }
        }
        if let Some(end) = unmanned(view, j).filter(|_| !start && self.phrase.class == Some(HeadClass::Asset)) {
            self.phrase.last = end;
            return Some(end + 1);
        }
        if let Some(next) = (!start).then(|| self.absorb_so_called(j)).flatten() {
            return Some(next);
        }
        if is_ali(view, j) {
            return self.take_personal_name(j, start);
        }
        if let Some(function) = reading.function {
            return self.take_function(j, start, function);
        }
        let nisba = view.nisba(j);
        if let Some(actor) = nisba {
            return self.take_nisba(j, j, actor);
        }
        let (may_be_verb, only_verb) = view.verb(j);
        if !start {
            if only_verb || may_be_verb && governs_back(view, j) {
                return None;
            }
            // After a definite word an indefinite one that may be a verb is one.
            if may_be_verb && self.last_definite && !reading.article {
                return None;
            }
        }
        self.take_noun(j, start)
    }

    pub(super) fn take_sign(&mut self, j: usize, start: bool) -> Option<usize> {
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
            let people =
                matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution));
            if k >= end || people && !start {
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
            let next = view.nisba(j + 1);
            if let Some(actor) = next {
                self.last_nisba = Some(j);
                return self.take_nisba(j + 1, j + 1, actor);
            }
        }
        None
    }

    /// المصري والقطري: one phrase, two nationalities.
    pub(super) fn take_second_nisba(&mut self, j: usize) -> Option<usize> {
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
            None => (j, view.nisba(j)?),
        };
        // وفلسطينيون after مصري would be a new phrase: same number and gender only.
        let feature = |k: usize| view.lexemes(k).find(|(l, _, _)| l.nisba.is_some()).map(|(_, f, _)| f.feature());
        if let (Some(a), Some(b)) = (feature(last), feature(j))
            && (a.gender != b.gender || (self.phrase.head.is_none() && a.number != b.number))
        {
            return None;
        }
        // A noun of nationality that begins a clause of its own is followed by a verb.
        self.nisbas.push((j, actor));
        self.last_nisba = Some(end);
        self.phrase.last = end;
        Some(end + 1)
    }

    pub(super) fn take_name(&mut self, hit: NameHit, start: bool) -> Option<usize> {
        let view = self.view;
        let side = hit.actor.map(|a| self.side_by_title(a).unwrap_or_else(|| side_of(view, a, self.day)));
        let person = is_person(view, &hit);
        if !start && self.phrase.trigger {
            return None;
        }
        if self.words == 0 {
            self.phrase.head_word = hit.last;
        }
        if !start {
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
            // دور البيت الأبيض مصر وقطر: another state or body is no part of the genitive.
            let named = self.complete && self.nisbas.is_empty() && !self.phrase.sides.is_empty();
            if named && !person && side.is_some_and(|s| !self.phrase.sides.contains(&s)) {
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
                self.phrase.person = true;
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
            // Newspapers make لبنان and العراق masculine or feminine as they like; الكرملين is no place
            // and goes by its own gender.
            self.phrase.gender = hit
                .actor
                .filter(|_| hit.place.is_some())
                .and_then(|a| view.schema.actor(a))
                .filter(|a| a.r#type == ActorType::State && a.feminine)
                .map(|_| Gender::Feminine)
                .or_else(|| self.gender_of_body(&hit));
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
            && self.phrase.sides.is_empty()
            && self.nisbas.is_empty()
        {
            self.phrase.sides.push(side);
            self.phrase.actors.push(side);
        }
        let body =
            hit.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Body && a.side == a.id);
        self.phrase.names_body |= body;
        self.phrase.person |= person;
        // عشرات المستوطنين: nothing but how many stands before it.
        let counted = self.words == 0;
        self.phrase.name |= start || counted || person || self.phrase.class == Some(HeadClass::Person);
        self.phrase.definite = true;
        self.phrase.last = hit.last;
        self.last_definite = true;
        self.complete = true;
        self.words += 1;
        Some(hit.last + 1)
    }

    /// رئيس الوزراء نوري المالكي: for whom one acts who is named with an office that he held,
    /// whatever he held on the day.
    fn side_by_title(&self, actor: ActorIndex) -> Option<ActorIndex> {
        if self.words == 0 || self.phrase.class != Some(HeadClass::Person) {
            return None;
        }
        let (view, from, to) = (self.view, self.phrase.head_word, self.phrase.last);
        let title = view.schema.offices.find(|i| if from + i <= to { view.bare(from + i) } else { "" })?;
        let held = view.schema.actor(actor)?.offices.iter().rev().find(|o| o.office == title.id)?;
        view.schema.actor_index(&held.of)
    }

    /// ودعت الاتحاد الأفريقي إلى …: the first noun of its name says of what gender a body is.
    fn gender_of_body(&self, hit: &NameHit) -> Option<Gender> {
        let view = self.view;
        let first = self.phrase.first;
        let body = hit.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Body);
        if !body || hit.last == first {
            return None;
        }
        if view.fold(first).ends_with("ات") {
            return Some(Gender::Feminine);
        }
        let head = view.lexemes(first).find(|(l, f, _)| !f.is_finite() && l.head == Some(HeadClass::Institution));
        head.map(|(_, f, _)| f.feature()).filter(|f| f.number == Number::Singular).map(|f| f.gender)
    }

    pub(super) fn take_nisba(&mut self, first: usize, last: usize, actor: ActorIndex) -> Option<usize> {
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
        // الحكومة اليمنية الحوثيين: people of their own, not what sort of government.
        if !begins && !self.goes_with_people(first) {
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

    pub(super) fn take_function(&mut self, j: usize, start: bool, function: Function) -> Option<usize> {
        let view = self.view;
        match function {
            // توقيف ثلاثة من القادة: those whom the deed befalls.
            // قضت بسجن خمسة من قياديي الحزب too
            Function::Quantity
                if !start
                    && (self.phrase.trigger && self.phrase.class == Some(HeadClass::Abstract)
                        || matches!(self.phrase.lemma.as_deref(), Some("سجن" | "حبس"))) =>
            {
                None
            }
            Function::Quantity
                if start
                    || !self.last_definite
                        && !self.phrase.nominative
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
            // مواطنين فرنسيين اثنين: two of them.
            Function::Quantity
                if !start && matches!(view.fold(j), "اثنان" | "اثنين" | "اثنتان" | "اثنتين") && !self.last_definite =>
            {
                self.phrase.last = j;
                Some(j + 1)
            }
            Function::This if start => {
                self.phrase.definite = true;
                self.phrase.last = j;
                // رحبت بذلك الأمم المتحدة: a name is no «that».
                (view.reading(j + 1).article && name_at(view, j + 1, self.day).is_none()).then_some(j + 1)
            }
            Function::Preposition(marker) if !start => self.absorb_marker(j, marker),
            // المحادثات غير المباشرة: the adjective and what it is not.
            Function::Not if !start && view.fold(j) == "غير" && self.negates_adjective(j) => {
                self.phrase.last = j + 1;
                self.words += 1;
                Some(j + 2)
            }
            _ => None,
        }
    }

    /// Whether the word after غير is an adjective that agrees with the head in the
    /// article.
    fn negates_adjective(&self, j: usize) -> bool {
        let next = self.view.reading(j + 1);
        self.view.is_word(j + 1)
            && next.function.is_none()
            && next.preposition.is_none()
            && next.conjunction.is_none()
            && next.pronoun.is_none()
            && next.article == self.last_definite
            && !self.phrase.name
            && self.phrase.head.is_some()
    }

    pub(super) fn take_noun(&mut self, j: usize, start: bool) -> Option<usize> {
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
        if let Some(next) = self.take_personal_name(j, start) {
            return Some(next);
        }
        let trigger = is_trigger(view, j);
        let head = view.head(j);
        if !start && self.words > 0 {
            if self.ends_before(j) {
                return None;
            }
            if self.phrase.name && reading.article && self.phrase.head.is_none() && head.is_some() {
                self.phrase.last = j;
                return Some(j + 1);
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
                // الرهينة الفرنسي, الخليفة: he may be one.
                let either = matches!(self.phrase.lemma.as_deref(), Some("رهينه" | "ضحيه" | "شخصيه" | "خليفه"));
                self.phrase.gender =
                    (feature.number == Number::Singular && l_known(view, lexeme) && !either).then_some(feature.gender);
                self.phrase.number = Some(feature.number);
            }
            // أسقطت الدفاعات: a plural of things goes with the feminine.
            let many = view.fold(j).ends_with("ات")
                && self.phrase.number == Some(Number::Singular)
                && self.phrase.lemma.as_deref().is_some_and(|l| !l.ends_with("ات"));
            if many && reading.pronoun.is_none() {
                self.phrase.number = Some(Number::Plural);
                self.phrase.gender = None;
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
        } else {
            self.phrase.pronoun = self.phrase.pronoun.or(reading.pronoun);
            // وزيرا خارجية البلدين: of whom they are ministers.
            self.phrase.anaphor = self.phrase.anaphor.or(anaphor(view, j));
            // الناطق باسم الحركة: whichever movement was meant before.
            let speaks_for = reading.article
                && matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution));
            if speaks_for && head == Some(HeadClass::Institution) {
                const BODIES: &[&str] = &["حركه", "حزب", "جماعه", "تنظيم", "جبهه", "منظمه", "ميليشيا", "حكومه", "جيش"];
                let body = view
                    .lexemes(j)
                    .find(|(l, _, _)| l.head == Some(HeadClass::Institution) && BODIES.contains(&&*l.lemma));
                if let Some((lexeme, _, index)) = body {
                    self.phrase.head = Some(index);
                    self.phrase.lemma = Some(lexeme.lemma.clone());
                }
            }
        }
        self.last_definite = reading.article || reading.pronoun.is_some();
        self.last_unknown = reading.senses.is_empty() && !reading.article && word.kind == TokenKind::Word;
        self.phrase.definite |= self.last_definite;
        self.phrase.last = j;
        self.words += 1;
        if let Some(hit) = view.hits.iter().find(|h| h.first == j) {
            // سفينة إيرانية محملة بمساعدات: whose it is stands within.
            for k in j + 1..=hit.last {
                if let Some(actor) = view.nisba(k).filter(|_| name_at(view, k, self.day).is_none_or(|h| h.nisba)) {
                    self.nisbas.push((k, actor));
                }
            }
            self.phrase.last = hit.last;
            return Some(hit.last + 1);
        }
        if start && reading.senses.is_empty() && reading.function.is_none() {
            self.phrase.name = !reading.article;
        }
        Some(j + 1)
    }

    pub(super) fn finish(mut self) -> Option<Phrase> {
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
        if matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution)) && self.phrase.head.is_some() {
            let (view, from, to) = (self.view, self.phrase.head_word, self.phrase.last);
            let office = view.schema.offices.find(|i| if from + i <= to { view.bare(from + i) } else { "" });
            // رئيس الجامعة is no head of state.
            let stately =
                |next: usize| next > to || name_at(view, next, self.day).is_some() || view.nisba(next).is_some();
            self.phrase.office = office.filter(|o| stately(from + o.words.len())).map(|o| o.id.clone());
        }
        if self.phrase.sides.is_empty() && self.phrase.anaphor.is_none() {
            // أربعة من عناصر التنظيم: of whichever body was meant.
            const BODIES: &[&str] = &["حركه", "حزب", "جماعه", "تنظيم", "جبهه", "منظمه", "ميليشيا"];
            let of_body = self.phrase.class == Some(HeadClass::People)
                && self.phrase.lemma.as_deref().is_some_and(|l| BODIES.contains(&l));
            let head_refers = of_body || matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution));
            if head_refers && self.phrase.definite {
                self.phrase.anaphor = Some(Anaphor::Same);
            }
        }
        Some(self.phrase)
    }

    /// الجهود المصرية القطرية, المصري والقطري: two sides; not so
    /// المعارض الإيراني الأميركي, one man.
    pub(super) fn several_nisbas(&self) -> bool {
        if self.nisbas.len() < 2 {
            return false;
        }
        let one_person = self.phrase.class == Some(HeadClass::Person) && self.phrase.number == Some(Number::Singular);
        !one_person
            || self.nisbas.windows(2).any(|w| matches!(w, [_, (j, _)] if self.view.reading(*j).conjunction.is_some()))
    }
}

/// طائرات بلا طيار، طائرة من دون طيار: the last word of what says so.
fn unmanned(view: View<'_>, j: usize) -> Option<usize> {
    let pilot = match (view.fold(j), view.fold(j + 1)) {
        ("من", "دون" | "غير") => j + 2,
        ("بلا" | "بدون" | "دون", _) => j + 1,
        _ => return None,
    };
    view.fold(pilot).starts_with("طيار").then_some(pilot)
}

fn is_person(view: View<'_>, hit: &NameHit) -> bool {
    hit.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Person)
}

/// Whether the gender of a lexeme's singular is sure: it is a head noun.
fn l_known(view: View<'_>, lexeme: LexemeIndex) -> bool {
    view.schema.lexicon.lexeme(lexeme).is_some_and(|l| l.head.is_some())
}

pub(super) fn first_of(phrase: &Phrase) -> usize {
    phrase.first
}
