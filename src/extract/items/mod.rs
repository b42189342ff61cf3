//! A sentence as a row of items: phrases, verbs, particles, signs.

mod verb;

use chrono::NaiveDate;

use super::phrase::{self, Phrase};
use super::words::View;
use crate::morph::{Function, Marker, Preposition};
use crate::schema::{HeadClass, Slot};
use crate::text::{Sign, TokenKind};

/// One item. Positions are word indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A noun phrase, by index.
    Phrase(usize),
    /// A finite verb.
    Verb,
    /// A participle in the accusative that opens a clause (داعيا، متهمة).
    Circumstance,
    /// A preposition; `None` is one that no frame can name.
    Preposition(Option<Marker>),
    /// أن، إن
    That,
    /// لكن، لأن
    Because,
    /// الذي; ما، من
    Relative,
    /// لم، لا …
    Not,
    /// عدم، دون
    Without,
    /// سوف
    Will,
    /// قد
    Already,
    /// إذا، لو
    If,
    /// حيث، بينما …
    While,
    /// و، ف، ثم، أو
    And,
    /// كان
    Was,
    /// كي، لـ before a verb
    So,
    /// نحن
    We,
    /// هو
    Pronoun,
    /// ،
    Comma,
    /// ; : - and the like
    Break,
    /// Quotation mark.
    Quote,
    /// A time expression.
    Time,
}

/// The items of a sentence with the word each begins at, and its phrases.
#[derive(Debug, Default)]
pub struct Items {
    /// Items in order.
    pub row: Vec<(Item, usize)>,
    /// Phrases in order.
    pub phrases: Vec<Phrase>,
}

impl Items {
    /// Reads a sentence from word `from` on. `times` are the word ranges of
    /// its time expressions.
    pub fn read(&mut self, view: View<'_>, from: usize, day: Option<NaiveDate>, times: &[(usize, usize)]) {
        self.row.clear();
        self.phrases.clear();
        let in_time = |j: usize| times.iter().find(|&&(a, b)| a <= j && j <= b).map(|&(_, b)| b);
        let mut i = from;
        while i < view.words.len() {
            if let Some(end) = in_time(i) {
                self.row.push((Item::Time, i));
                i = end + 1;
                continue;
            }
            i = self.read_one(view, i, day, &|j| in_time(j).is_some());
        }
    }

    fn read_one(&mut self, view: View<'_>, i: usize, day: Option<NaiveDate>, stop: &dyn Fn(usize) -> bool) -> usize {
        let Some(word) = view.words.get(i) else { return i + 1 };
        if let TokenKind::Sign(sign) = word.kind {
            // A quotation mark may open a quoted name.
            if matches!(sign, Sign::QuoteOpen | Sign::Quote)
                && let Some(phrase) = phrase::read(view, i, day, stop)
            {
                return self.push_phrase(phrase, i);
            }
            let item = match sign {
                Sign::Comma => Item::Comma,
                Sign::QuoteOpen | Sign::QuoteClose | Sign::Quote => Item::Quote,
                // A remark in parentheses is passed over.
                Sign::ParenOpen => {
                    let end = (i + 1..view.words.len().min(i + 14)).find(|&j| view.is(j, Sign::ParenClose));
                    return end.map_or(i + 1, |e| e + 1);
                }
                Sign::ParenClose => return i + 1,
                _ => Item::Break,
            };
            self.row.push((item, i));
            return i + 1;
        }
        // لـ«حماس»: the preposition stands apart.
        if let ("ب" | "ل" | "ك", true) = (view.fold(i), i + 1 < view.words.len()) {
            self.row.push((Item::Preposition(Marker::of(view.fold(i))), i));
            return i + 1;
        }
        // ربما تستأنف مصر الوساطة: as قد before a verb.
        if matches!(view.fold(i), "ربما" | "وربما" | "فربما") && view.verb(i + 1).0 {
            self.row.push((Item::Already, i));
            return i + 1;
        }
        // ما زالت متعنتة، لا يزال يقصف: it goes on.
        if goes_on(view, i) {
            if view.reading(i).conjunction.is_some() {
                self.row.push((Item::And, i));
            }
            self.row.push((Item::Was, i + 1));
            return i + 2;
        }
        if let Some(number) = about_how_many(view, i)
            && let Some(phrase) = phrase::read(view, number, day, stop)
        {
            return self.push_phrase(Phrase { first: i, quantity: true, ..phrase }, i);
        }
        let reading = view.reading(i);
        // Names come before everything: قطر، الدعم السريع. A name knows best
        // whether it begins with و: واشنطن.
        let named = phrase::name_at(view, i, day)
            .filter(|h| (reading.function.is_none() || h.last > i) && (h.actor.is_some() || h.place.is_some()));
        if named.as_ref().map_or(reading.conjunction, |h| h.conjunction).is_some() {
            self.row.push((Item::And, i));
        }
        // عبّر عن: the verb, not the preposition.
        let expresses =
            view.fold(i).ends_with("عبر") && (i + 1..i + 8).any(|j| view.fold(j) == "عن") && reading.pronoun.is_none();
        if expresses {
            self.row.push((Item::Verb, i));
            return i + 1;
        }
        // بان كي مون: no «that».
        if let Some(function) = reading.function.filter(|_| named.is_none() && !phrase::is_ali(view, i)) {
            return self.read_function(view, i, day, stop, function);
        }
        if let Some(hit) = &named {
            if let Some(preposition) = hit.preposition {
                self.row.push((Item::Preposition(marker(preposition)), i));
            }
        } else {
            let (verb, only) = view.verb(i);
            if verb && (only && !self.right_after_preposition(view, i) || self.prefers_verb(view, i, stop(i + 1))) {
                if reading.preposition == Some(Preposition::Li) {
                    self.row.push((Item::So, i));
                }
                self.row.push((Item::Verb, i));
                return i + 1;
            }
            if self.is_circumstance(view, i) {
                self.row.push((Item::Circumstance, i));
                return i + 1;
            }
            if let Some(preposition) = reading.preposition {
                self.row.push((Item::Preposition(compound(view, i).or_else(|| marker(preposition))), i));
            }
        }
        let statement = self.in_a_statement(view, i);
        let definite = |j: usize| view.reading(j).article || phrase::name_at(view, j, day).is_some();
        match phrase::read(view, i, day, &|j| stop(j) || statement && definite(j)) {
            Some(phrase) => self.push_phrase(phrase, i),
            None => i + 1,
        }
    }

    /// اتهمت أرمينيا في بيان القوات الأذربيجانية: while the verb waits for its object
    /// a statement is no one's.
    fn in_a_statement(&self, view: View<'_>, i: usize) -> bool {
        let statement = matches!(
            view.fold(i),
            "بيان"
                | "تصريح"
                | "تصريحات"
                | "تغريده"
                | "خطاب"
                | "كلمه"
                | "مقابله"
                | "منشور"
                | "رساله"
                | "تدوينه"
                | "تعليق"
                | "تقرير"
        );
        if !statement {
            return false;
        }
        let mut row = self.row.iter().rev().filter(|(item, _)| *item != Item::Time);
        let Some((Item::Preposition(Some(marker)), _)) = row.next() else { return false };
        let verb = match (row.next(), row.next()) {
            (Some(&(Item::Verb, verb)), _) | (Some((Item::Phrase(_), _)), Some(&(Item::Verb, verb))) => verb,
            _ => return false,
        };
        let waits = view
            .lexemes(verb)
            .filter(|(_, form, _)| form.is_finite())
            .flat_map(|(l, form, _)| l.frames_of(form))
            .filter_map(|f| view.schema.frame(f))
            .any(|f| {
                matches!(f.kind.as_str(), "accusation" | "request" | "threat" | "rejection")
                    && f.role(Slot::Object).is_some_and(|r| r.as_str() == "target")
            });
        waits && matches!(marker.as_str(), "في" | "عبر")
    }

    fn push_phrase(&mut self, phrase: Phrase, i: usize) -> usize {
        let next = phrase.last.max(i) + 1;
        self.row.push((Item::Phrase(self.phrases.len()), phrase.first));
        self.phrases.push(phrase);
        next
    }

    fn read_function(
        &mut self,
        view: View<'_>,
        i: usize,
        day: Option<NaiveDate>,
        stop: &dyn Fn(usize) -> bool,
        function: Function,
    ) -> usize {
        let item = match function {
            // في حال انسحاب القوات
            Function::Preposition(marker) if marker.as_str() == "في" && view.fold(i + 1) == "حال" => {
                self.row.push((Item::If, i));
                return i + 2;
            }
            // في وقت دان فيه وزراء
            Function::Preposition(marker)
                if marker.as_str() == "في" && view.fold(i + 1) == "وقت" && view.verb(i + 2).0 =>
            {
                self.row.push((Item::While, i));
                return i + 2;
            }
            // نفت الحكومة ذلك، في حين تظاهر المئات
            Function::Preposition(marker)
                if matches!(marker.as_str(), "في" | "علي")
                    && view.fold(i + 1) == "حين"
                    && view.reading(i).pronoun.is_none() =>
            {
                self.row.push((Item::While, i));
                return i + 2;
            }
            // حتى تبادل البلدان الاتهام
            Function::Preposition(marker)
                if marker.as_str() == "حتي" && view.verb(i + 1).0 && phrase::name_at(view, i + 1, day).is_none() =>
            {
                self.row.push((Item::While, i));
                return i + 1;
            }
            Function::Preposition(marker) => {
                // A preposition with its own pronoun: فيه، منها.
                let marker = two_words(view, i).map_or(Some(marker), |(m, _)| Some(m));
                self.row.push((Item::Preposition(marker), i));
                return two_words(view, i).map_or(i + 1, |(_, next)| next);
            }
            Function::Adverb => Item::Preposition(None),
            Function::That => Item::That,
            Function::Because => Item::Because,
            Function::Relative => Item::Relative,
            Function::Whoever => Item::Relative,
            // غير مدربة: it negates the word after it, no verb.
            Function::Not if view.fold(i).ends_with("غير") => return i + 1,
            Function::Not => Item::Not,
            Function::Without => Item::Without,
            Function::Will => Item::Will,
            Function::Already => Item::Already,
            // لولا الوساطة لما أفرج عنهم: it did happen.
            Function::If if view.fold(i).ends_with("لولا") => Item::Preposition(None),
            Function::If => Item::If,
            Function::While => Item::While,
            // أما قطر فتوفر: a clause with a topic of its own.
            Function::Or
                if view.fold(i).ends_with("اما")
                    && (i + 1..i + 10).any(|j| view.reading(j).conjunction == Some(crate::morph::Conjunction::Fa)) =>
            {
                Item::While
            }
            Function::Or => Item::And,
            Function::Was => Item::Was,
            Function::So => Item::So,
            Function::We => Item::We,
            Function::Pronoun => Item::Pronoun,
            Function::Question => return i + 1,
            Function::Filler => return i + 1,
            Function::This | Function::Quantity => {
                return match phrase::read(view, i, day, stop) {
                    Some(phrase) => self.push_phrase(phrase, i),
                    None => i + 1,
                };
            }
        };
        self.row.push((item, i));
        i + 1
    }
}

/// ما زال، لا يزال، ما برح، ما انفك: a negation that affirms.
fn goes_on(view: View<'_>, i: usize) -> bool {
    const VERBS: &[&str] = &[
        "زال",
        "يزال",
        "تزال",
        "زالت",
        "زالوا",
        "يزالون",
        "يزل",
        "تزل",
        "برح",
        "برحت",
        "انفك",
        "انفكت",
        "فتئ",
        "فتئت",
    ];
    let negates = |word: &str| matches!(word, "ما" | "لا" | "لم");
    let word = view.fold(i);
    (negates(word) || word.strip_prefix(['و', 'ف']).is_some_and(negates)) && VERBS.contains(&view.fold(i + 1))
}

/// ما يقرب من مليون، ما لا يقل عن عشرة، نحو مئة: the word that says how many.
fn about_how_many(view: View<'_>, i: usize) -> Option<usize> {
    let what = match view.fold(i) {
        "نحو" | "ونحو" | "زهاء" | "قرابه" | "حوالي" | "وحوالي" => Some(i + 1),
        "ما" | "وما" => None,
        _ => return None,
    };
    let number = match (view.fold(i + 1), view.fold(i + 2), view.fold(i + 3)) {
        _ if what.is_some() => what?,
        ("يقرب", "من", _) | ("يزيد" | "يربو", "علي" | "عن", _) => i + 3,
        ("لا", "يقل", "عن") => i + 4,
        ("يناهز" | "يقارب" | "يفوق" | "يتجاوز", ..) => i + 2,
        _ => return None,
    };
    let counts = view.words.get(number).is_some_and(|w| w.kind == TokenKind::Number)
        || view.reading(number).function == Some(Function::Quantity);
    counts.then_some(number)
}

/// A verb of which a meeting is the subject and those who meet are the object.
pub fn gathers(view: View<'_>, i: usize) -> bool {
    view.conjugates(i, &["جمع", "ضم", "شمل"])
}

/// Whether people stand here who may be gathered: وزراء خارجية البلدان، بوتين.
pub(super) fn gathered(view: View<'_>, j: usize) -> bool {
    let reading = view.reading(j);
    reading.conjunction.is_none()
        && (phrase::name_at(view, j, None).is_some_and(|h| h.preposition.is_none())
            || reading.preposition.is_none()
                && matches!(view.head(j), Some(HeadClass::Person | HeadClass::People | HeadClass::Institution)))
}

fn marker(preposition: Preposition) -> Option<Marker> {
    Marker::of(match preposition {
        Preposition::Bi => "ب",
        Preposition::Li => "ل",
        Preposition::Ka => "ك",
    })
}

/// ب with a noun that makes one marker of the two: بدعم، برعاية; those stand
/// in the table of markers whole.
fn compound(view: View<'_>, i: usize) -> Option<Marker> {
    let word = view.fold(i);
    let word = word.strip_prefix('و').filter(|_| view.reading(i).conjunction.is_some()).unwrap_or(word);
    Marker::of(word)
}

/// من قبل، من جانب، على يد، بالتعاون مع.
fn two_words(view: View<'_>, i: usize) -> Option<(Marker, usize)> {
    let word = view.fold(i);
    let word = word.strip_prefix('و').filter(|_| view.reading(i).conjunction.is_some()).unwrap_or(word);
    let marker = match (word, view.fold(i + 1)) {
        ("من", "قبل") => "من قبل",
        ("من", "جانب" | "طرف") => "من جانب",
        ("علي", "يد" | "ايدي" | "ايد" | "يدي") => "من قبل",
        // تقع المسؤولية على عاتقها: on whom it lies.
        ("علي", "عاتق" | "كاهل") => "علي",
        ("الي", "جانب") => "الي جانب",
        ("من", "اجل") => "بهدف",
        _ => return None,
    };
    Some((Marker::of(marker)?, i + 2))
}
