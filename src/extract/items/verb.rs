//! Whether a word that may be verb or noun is a verb where it stands, and whether a
//! participle opens a clause.

use super::{Item, Items, gathered, gathers};
use crate::extract::phrase;
use crate::extract::words::{Reading, View};
use crate::morph::{Form, Function, Gender, Number, Person};
use crate::schema::{HeadClass, VerbClass};
use crate::text::{Sign, TokenKind};

impl Items {
    /// Whether a word that may be verb or noun is a verb here.
    pub(super) fn prefers_verb(&self, view: View<'_>, i: usize, dated: bool) -> bool {
        let reading = view.reading(i);
        if reading.future {
            return true;
        }
        if reading.pronoun.is_some() && reading.preposition.is_some() {
            return false;
        }
        let finite_known =
            view.lexemes(i).any(|(l, f, _)| f.is_finite() && (!l.frames.is_empty() || l.class.is_some()));
        if !finite_known {
            return false;
        }
        let next_definite = || {
            // تظاهر أمس عشرات
            if dated {
                return true;
            }
            let i = if view.is(i + 1, Sign::Quote) || view.is(i + 1, Sign::QuoteOpen) { i + 1 } else { i };
            let next = view.reading(i + 1);
            (next.article && next.preposition.is_none() && next.conjunction.is_none())
                || phrase::name_at(view, i + 1, None).is_some_and(|h| h.preposition.is_none() && h.conjunction.is_none())
                || view.words.get(i + 1).is_some_and(|w| w.kind == TokenKind::Number)
                || matches!(next.function, Some(Function::Quantity | Function::This))
                || next.conjunction.is_none() && next.preposition.is_none() && view.head(i + 1).is_some()
                // An unknown word without article is a name more often than not.
                || next == &Reading::default() && view.words.get(i + 1).is_some_and(|w| w.kind == TokenKind::Word)
        };
        // قُتل شرطي: the damma says it.
        let proclitics = usize::from(reading.conjunction.is_some());
        let marked = view.words.get(i).is_some_and(|w| usize::from(w.damma) == proclitics)
            && view.lexemes(i).any(|(_, f, _)| matches!(f, Form::Finite { tense: crate::morph::Tense::Past, .. }));
        if marked && reading.preposition.is_none() && reading.pronoun.is_none() {
            return true;
        }
        // وقال بري: nothing else looks like it.
        let says = view.conjugates(i, &["قال"]);
        if says || view.reading(i + 1).function == Some(Function::That) || phrase::governs_back(view, i) {
            return true;
        }
        // وحكمت عليها، احتجاجات قتل فيها المئات: what is done to whom was named.
        let back = view.reading(i + 1);
        let taken_up = back.pronoun.is_some()
            && matches!(back.function, Some(Function::Preposition(_) | Function::Adverb))
            && reading.preposition.is_none()
            && !reading.article;
        if taken_up && reading.conjunction.is_some() && !is_masdar(view, i) {
            return true;
        }
        let past = self.row.iter().rev().find(|(item, _)| *item != Item::Quote).map(|(item, _)| *item);
        let happened = |p: usize| self.phrases.get(p).is_some_and(|q| q.trigger && !q.definite && q.last + 1 == i);
        if let Some(Item::Phrase(p)) = past.filter(|_| taken_up && only_past(view, i))
            && happened(p)
        {
            return true;
        }
        // أما الجيش فرفض: ف opens what is said of the topic.
        if reading.conjunction == Some(crate::morph::Conjunction::Fa) && past == Some(Item::And) {
            return true;
        }
        match past {
            // A clause opens here: a verb, if something that can be its subject follows.
            // طعن فلسطيني جنديا: an object in the accusative two words on.
            None if object_ahead(view, i) => true,
            None => {
                next_definite() && (dated || !headline_noun(view, i))
                    || matches!(view.reading(i + 1).function, Some(Function::That))
            }
            // أعيد أمس فتح المعبر: the object after a word on time.
            Some(Item::Time) if self.after_verb_and_time() && is_masdar(view, i) => false,
            // أعلن أنه قتل ثلاثة: the pronoun is who did it.
            Some(Item::That)
                if self.row.last().is_some_and(|&(item, word)| {
                    item == Item::That && word + 1 == i && view.reading(word).pronoun.is_some()
                }) =>
            {
                true
            }
            // أعلن أن قصف المدينة أوقع قتلى: what is reported opens with a noun.
            Some(Item::That) if self.after_report(view) && is_masdar(view, i) && only_past(view, i) => false,
            Some(Item::Not | Item::Will | Item::Already | Item::Relative | Item::That | Item::Was | Item::While) => {
                true
            }
            Some(Item::And) => {
                // و joins like with like.
                let before = self
                    .row
                    .iter()
                    .rev()
                    .skip_while(|(item, _)| matches!(item, Item::And | Item::Quote))
                    .map(|(item, _)| *item)
                    .next();
                match before {
                    None => next_definite() || matches!(view.reading(i + 1).function, Some(Function::Preposition(_))),
                    // ، وتوعد بسحق المتمردين: a verb in the past rather than one more masdar.
                    Some(Item::Comma | Item::Break) => next_definite() || reflexive_past(view, i),
                    // وطلب من السلطات: a preposition after it, no event noun before it.
                    _ => {
                        let governs = matches!(view.reading(i + 1).function, Some(Function::Preposition(_)))
                            || view.reading(i + 1).preposition.is_some();
                        (next_definite() || governs)
                            && !self.after_event_noun()
                            && !self.joins_masdars(view, i)
                            && !refuses(view, i)
                    }
                }
            }
            // أعادت السلطات، صباح الجمعة، فتح المعبر: the object after a remark on time.
            Some(Item::Comma) if self.after_remark_on_time() && reading.conjunction.is_none() && is_masdar(view, i) => {
                false
            }
            Some(Item::Comma | Item::Break | Item::Because | Item::Time) => next_definite(),
            // لقاء جمع الوزيرين، اجتماع ضم ممثلين
            Some(Item::Phrase(p)) if gathers(view, i) && self.phrases.get(p).is_some_and(|p| p.trigger) => true,
            // محادثات على مستوى رفيع تجمع الوزراء
            Some(Item::Phrase(_)) if gathers(view, i) && self.after_meeting() && gathered(view, i + 1) => true,
            Some(Item::Phrase(p)) if self.qualifies(view, i, p) => true,
            // كان الزعيم توعد، الخميس، بالرد: the verb that كان waits for.
            Some(Item::Phrase(_)) if self.follows_was() && only_past(view, i) && !view.reading(i).article => true,
            // رفضت تركيا قصف إسرائيل: the clause has its verb, and this is a masdar.
            Some(Item::Phrase(_))
                if (self.follows_verb() || self.follows_telling(view))
                    && view.lexemes(i).any(|(_, f, _)| matches!(f, Form::Masdar { .. } | Form::Noun { .. })) =>
            {
                false
            }
            Some(Item::Phrase(p)) => {
                // The subject stands before it: الوفد بحث.
                self.phrases.get(p).is_some_and(|p| p.definite || p.name || !p.sides.is_empty())
                    && !self.after_preposition()
                    && (reading.senses.iter().all(|s| !matches!(s.form, Form::Masdar { .. } | Form::Noun { .. }))
                        || view.reading(i + 1).function.is_some()
                        || self.goes_about(view, i)
                        || next_definite())
            }
            _ => false,
        }
    }

    /// مصر تواصل لعب دورها، روسيا تجري مناورات: a light verb with the bare masdar that it governs.
    fn goes_about(&self, view: View<'_>, i: usize) -> bool {
        let light = |(l, f, _): (&crate::schema::Lexeme, Form, _)| {
            f.is_finite() && matches!(l.class, Some(VerbClass::Support | VerbClass::Intend | VerbClass::Fail))
        };
        let next = view.reading(i + 1);
        let bare = !next.article && next.conjunction.is_none() && next.preposition.is_none();
        view.lexemes(i).any(light) && bare && is_masdar(view, i + 1) && !self.after_event_noun()
    }

    /// An indefinite event noun, then what hangs on prepositions.
    fn after_meeting(&self) -> bool {
        for (item, _) in self.row.iter().rev().take(5) {
            match item {
                Item::Phrase(p) if self.phrases.get(*p).is_some_and(|p| p.trigger && !p.definite) => return true,
                Item::Phrase(_) | Item::Preposition(_) => {}
                _ => return false,
            }
        }
        false
    }

    /// Verb, time
    fn after_verb_and_time(&self) -> bool {
        let mut row = self.row.iter().rev().map(|(item, _)| *item);
        matches!((row.next(), row.next()), (Some(Item::Time), Some(Item::Verb)))
    }

    /// A verb of reporting, perhaps who reports, أن.
    fn after_report(&self, view: View<'_>) -> bool {
        let mut row = self.row.iter().rev().filter(|(item, _)| !matches!(item, Item::That | Item::Quote));
        let verb = match (row.next(), row.next()) {
            (Some(&(Item::Verb, verb)), _) => verb,
            (Some((Item::Phrase(_), _)), Some(&(Item::Verb, verb))) => verb,
            _ => return false,
        };
        view.class(verb, true) == Some(VerbClass::Report)
    }

    /// Verb, subject، time،
    fn after_remark_on_time(&self) -> bool {
        let mut row = self.row.iter().rev().map(|(item, _)| *item);
        matches!(
            (row.next(), row.next(), row.next(), row.next(), row.next()),
            (Some(Item::Comma), Some(Item::Time), Some(Item::Comma), Some(Item::Phrase(_)), Some(Item::Verb))
        )
    }

    /// Whether the last phrase stands right after كان.
    fn follows_was(&self) -> bool {
        let mut row = self.row.iter().rev().map(|(item, _)| *item).filter(|item| *item != Item::Quote);
        matches!((row.next(), row.next()), (Some(Item::Phrase(_)), Some(Item::Was)))
    }

    /// Whether the last phrase, or those joined before it, stand right after a verb.
    fn follows_verb(&self) -> bool {
        let mut row = self.row.iter().rev().map(|(item, _)| *item).filter(|item| *item != Item::Quote);
        loop {
            match (row.next(), row.next()) {
                (Some(Item::Phrase(_)), Some(Item::Verb)) => return true,
                (Some(Item::Phrase(_)), Some(Item::And)) => {}
                _ => return false,
            }
        }
    }

    /// أكد المتحدث باسم القوات، العقيد محمد حسن تعرض قافلة: a verb of telling, who tells and
    /// by what name, and nothing told yet.
    fn follows_telling(&self, view: View<'_>) -> bool {
        let mut row = self.row.iter().rev().filter(|(item, _)| *item != Item::Quote);
        let named = row.by_ref().find(|(item, _)| !matches!(item, Item::Phrase(_) | Item::Comma));
        matches!(named, Some(&(Item::Verb, verb)) if view.class(verb, true) == Some(VerbClass::Report))
    }

    /// لقاء ثان عقده الوزير، مناورات أجراها الجيش: a verb with a pronoun right
    /// after an indefinite event noun.
    fn qualifies(&self, view: View<'_>, i: usize, p: usize) -> bool {
        let Some(phrase) = self.phrases.get(p) else { return false };
        let light = view.lexemes(i).any(|(l, f, _)| {
            f.is_finite() && matches!(l.class, Some(VerbClass::Support | VerbClass::Host | VerbClass::Happen))
        });
        // انفجار لغم زرعه مسلحون
        let doers = view.head(i + 1).is_some_and(|h| matches!(h, HeadClass::Person | HeadClass::People))
            && view.fold(i + 1).ends_with("ون");
        (phrase.trigger || doers)
            && !phrase.definite
            && phrase.last + 1 == i
            && view.reading(i).pronoun.is_some()
            && view.reading(i).preposition.is_none()
            // محاكمة وصفها الاتحاد بأنها صورية
            && (light
                // إلى تأكيد دعمها للرئيس: her support for him.
                || view.reading(i + 1).article && view.reading(i + 1).preposition.is_none()
                || phrase::name_at(view, i + 1, None).is_some_and(|h| h.preposition.is_none())
                || view.reading(i + 1).preposition.is_none()
                    && matches!(view.head(i + 1), Some(HeadClass::Person | HeadClass::People | HeadClass::Institution)))
    }

    /// تسعى إلى تعزيز الاستقرار ودعم السلام: the second masdar stands with the
    /// first, which hangs on a preposition.
    fn joins_masdars(&self, view: View<'_>, i: usize) -> bool {
        if !view.lexemes(i).any(|(_, f, _)| matches!(f, Form::Masdar { .. })) {
            return false;
        }
        let since_verb = self.row.iter().rev().take_while(|(item, _)| !matches!(item, Item::Verb | Item::Break));
        let items: Vec<Item> = since_verb.map(|(item, _)| *item).collect();
        items.windows(2).any(|w| match w {
            [Item::Phrase(p), Item::Preposition(Some(m))] => {
                self.phrases.get(*p).is_some_and(|p| p.trigger)
                    && matches!(m.as_str(), "الي" | "علي" | "ل" | "ب" | "بهدف")
            }
            _ => false,
        })
    }

    fn after_event_noun(&self) -> bool {
        self.row.iter().rev().find_map(|(item, _)| match item {
            Item::Phrase(p) => self.phrases.get(*p).map(|p| p.trigger),
            Item::And | Item::Quote => None,
            _ => Some(false),
        }) == Some(true)
    }

    /// على تلة، من مؤتة: whatever follows a preposition at once is a noun.
    pub(super) fn right_after_preposition(&self, view: View<'_>, i: usize) -> bool {
        let Some(&(Item::Preposition(Some(marker)), word)) = self.row.last() else { return false };
        word + 1 == i
            && view.reading(word).pronoun.is_none()
            && matches!(view.reading(word).function, Some(Function::Preposition(_)))
            && matches!(marker.as_str(), "في" | "علي" | "الي" | "عن" | "مع" | "بين")
    }

    fn after_preposition(&self) -> bool {
        let mut seen = false;
        for (item, _) in self.row.iter().rev() {
            match item {
                Item::Phrase(_) if !seen => seen = true,
                Item::Preposition(_) => return true,
                _ => return false,
            }
        }
        false
    }

    /// An indefinite participle in the accusative after a clause: مضيفا أن،
    /// داعية إلى، متهمة إسرائيل.
    pub(super) fn is_circumstance(&self, view: View<'_>, i: usize) -> bool {
        let reading = view.reading(i);
        if reading.article || reading.preposition.is_some() || reading.pronoun.is_some() {
            return false;
        }
        let participle = view.lexemes(i).any(|(l, form, _)| {
            matches!(form, Form::Participle { passive: false, .. })
                && (l.frames_of(form).next().is_some()
                    || matches!(
                        l.class,
                        Some(VerbClass::Report | VerbClass::Intend | VerbClass::Hope | VerbClass::Fail)
                    ))
        });
        // متهما إياها، متهما باريس: what is accused stands right after it.
        let governs = (view.fold(i).ends_with('ا') || view.fold(i + 1).starts_with("ايا"))
            && (phrase::name_at(view, i + 1, None).is_some_and(|h| h.conjunction.is_none())
                || view.reading(i + 1).article
                || view.reading(i + 1).function == Some(Function::That)
                // مشيرا إلى أن: no marshal.
                || view.fold(i + 1) == "الي"
                || view.fold(i + 1).starts_with("ايا"));
        if !participle || view.head(i).is_some() && !governs {
            return false;
        }
        let text = view.fold(i);
        let accusative = text.ends_with('ا') || text.ends_with("ين") || text.ends_with('ه');
        let after = self.row.iter().rev().find(|(item, _)| *item != Item::Quote).map(|(item, _)| *item);
        accusative
            && match after {
                Some(Item::Comma | Item::And | Item::Break | Item::Time) => true,
                // بيانا داعية: it does not agree with the noun before it.
                // عقوبات متهمة إياه
                Some(Item::Phrase(_)) if view.fold(i + 1).starts_with("ايا") => true,
                Some(Item::Phrase(p)) => self.phrases.get(p).is_some_and(|p| {
                    if text.ends_with('ه') {
                        p.gender == Some(Gender::Masculine) && !p.definite
                    } else {
                        // في تظاهرة مطالبين: they, and not the march.
                        p.definite || p.name || text.ends_with("ين") && p.trigger && p.number == Some(Number::Singular)
                    }
                }),
                _ => false,
            }
    }
}

/// وتوعد بـ، وتعهد بـ: a verb in ت of the past with a preposition right after it.
fn reflexive_past(view: View<'_>, i: usize) -> bool {
    let governs = view.reading(i + 1).preposition.is_some()
        || matches!(view.reading(i + 1).function, Some(Function::Preposition(_)));
    let word = view.fold(i);
    governs && word.strip_prefix('و').unwrap_or(word).starts_with('ت') && only_past(view, i)
}

/// Whether the word may be a masdar.
fn is_masdar(view: View<'_>, i: usize) -> bool {
    view.lexemes(i).any(|(_, f, _)| matches!(f, Form::Masdar { .. }))
}

/// ضد الغلاء ورفض الحكومة الحوار: a verb of his has no feminine subject after it, and of two
/// nouns with the article that do not agree the first does it to the second.
fn refuses(view: View<'_>, i: usize) -> bool {
    let article = |j: usize| {
        let reading = view.reading(j);
        reading.article && reading.conjunction.is_none() && reading.preposition.is_none()
    };
    let feminine = |j: usize| article(j) && view.fold(j).ends_with('ه');
    let after = (i + 1..).find(|&j| !feminine(j)).unwrap_or(i + 1);
    let his = view.lexemes(i).filter(|(_, f, _)| f.is_finite()).all(|(_, f, _)| {
        f.feature().person == Person::Third
            && f.feature().gender == Gender::Masculine
            && f.feature().number == Number::Singular
    });
    let nominal = |j: usize| !view.fold(j).ends_with("ات") && view.head(j).is_some();
    his && is_masdar(view, i) && only_past(view, i) && after > i + 1 && article(after) && nominal(after)
}

/// Whether the word as a verb is in the past.
fn only_past(view: View<'_>, i: usize) -> bool {
    let past = |form| matches!(form, Form::Finite { tense: crate::morph::Tense::Past, .. });
    view.lexemes(i).filter(|(_, f, _)| f.is_finite()).any(|(_, f, _)| past(f)) && !view.reading(i).future
}

/// رشق شبان جنودا، رفع لبنانيون لافتات: after an indefinite human subject or
/// a plural in ون an object follows.
fn object_ahead(view: View<'_>, i: usize) -> bool {
    let next = view.reading(i + 1);
    if next.article || next.conjunction.is_some() || next.preposition.is_some() {
        return false;
    }
    let human = matches!(view.head(i + 1), Some(HeadClass::Person | HeadClass::People)) || view.nisba(i + 1).is_some();
    if view.head(i + 1) == Some(HeadClass::Person) && object_after_title(view, i + 1) {
        return true;
    }
    let plural = human && view.fold(i + 1).ends_with("ون");
    let accusative = (i + 2..i + 5).any(|j| {
        view.fold(j).ends_with('ا')
            && view.head(j).is_some()
            && !view.reading(j).article
            && view.reading(j).preposition.is_none()
    });
    plural || human && accusative
}

/// رفض رئيس الحكومة العراقية تعديلات: a bare noun after an office whose body has the article.
fn object_after_title(view: View<'_>, office: usize) -> bool {
    let plain = |j: usize| {
        let reading = view.reading(j);
        reading.conjunction.is_none() && reading.preposition.is_none() && reading.function.is_none()
    };
    let after = (office + 1..).find(|&j| !(view.reading(j).article && plain(j))).unwrap_or(office);
    let noun =
        |j: usize| plain(j) && !view.verb(j).1 && view.lexemes(j).any(|(l, f, _)| !f.is_finite() && l.head.is_some());
    after > office + 1 && noun(after) && phrase::name_at(view, after, None).is_none()
}

/// A headline begins with a noun more often than with a verb that looks like one.
fn headline_noun(view: View<'_>, i: usize) -> bool {
    view.lexemes(i).any(|(_, f, _)| matches!(f, Form::Masdar { .. }))
        && view.lexemes(i).all(|(l, f, _)| !f.is_finite() || l.class.is_none())
        && phrase::name_at(view, i + 1, None).is_none()
        && !matches!(view.reading(i + 1).function, Some(Function::Quantity))
        && !view.reading(i + 1).article
}
