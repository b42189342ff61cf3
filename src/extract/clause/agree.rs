//! Agreement: which verb may have which subject, which phrases may be joined.

use super::{Clause, Group, Link};
use crate::extract::items::Items;
use crate::extract::phrase::Phrase;
use crate::extract::words::View;
use crate::morph::{Form, Gender, Number, Person, Tense};
use crate::schema::{HeadClass, Lexeme, Slot, VerbClass};

/// Whether a verb can have the inherited subject: number and person only.
pub(super) fn agrees(view: View<'_>, items: &Items, verb: usize, subject: Option<&Group>) -> bool {
    let Some(subject) = subject else { return true };
    let third =
        view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).all(|(_, f, _)| f.feature().person != Person::First);
    let singular = subject.0.len() == 1;
    let feminine =
        subject.0.first().and_then(|&p| items.phrases.get(p)).is_some_and(|p| p.gender == Some(Gender::Feminine));
    // توعد may be تُوعد, too.
    let mut finite = view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).map(|(_, f, _)| f.feature()).peekable();
    let verb_feminine = finite.peek().is_some() && finite.all(|f| f.gender == Gender::Feminine);
    // وقعت الحكومة والحركة إعلانا، يمهد: one that does is none of the two.
    let masculine_singular = view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).all(|(_, f, _)| {
        let feature = f.feature();
        feature.gender == Gender::Masculine && feature.number == Number::Singular && feature.person == Person::Third
    });
    if !singular && masculine_singular && view.reading(verb).conjunction.is_none() {
        return false;
    }
    let masculine_name = singular
        && !feminine
        && verb_feminine
        && subject
            .0
            .first()
            .and_then(|&p| items.phrases.get(p))
            .is_some_and(|p| p.name && p.class == Some(HeadClass::Person));
    third && !masculine_name
}

/// Whether a verb agrees in gender with the one noun before it; true where
/// either is not known.
pub(super) fn agrees_in_gender(view: View<'_>, items: &Items, verb: usize, lead: &Group) -> bool {
    let [p] = lead.0.as_slice() else { return true };
    let gender = items.phrases.get(*p).filter(|q| q.number != Some(Number::Plural)).and_then(|q| q.gender);
    let mut finite = view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).map(|(_, f, _)| f.feature()).peekable();
    finite.peek().is_none() || gender.is_none_or(|g| finite.any(|f| f.gender == g || f.person != Person::Third))
}

/// Whether a participle in the accusative (داعيا، داعية، داعين) can be of the group.
pub(super) fn agrees_with_circumstance(view: View<'_>, items: &Items, participle: usize, group: &Group) -> bool {
    let word = view.fold(participle);
    let one = match group.0.as_slice() {
        &[p] => items.phrases.get(p).filter(|q| !q.quantity),
        _ => None,
    };
    let Some(one) = one.filter(|q| matches!(q.number, None | Some(Number::Singular))) else {
        // المسؤولون، داعين; a group of things or bodies takes any.
        return true;
    };
    match one.gender {
        _ if word.ends_with("ين") => one.number.is_none() && !one.person && one.gender.is_none(),
        Some(Gender::Feminine) => word.ends_with('ه'),
        Some(Gender::Masculine) => !word.ends_with('ه'),
        None => true,
    }
}

/// Whether a noun carries someone's words, which are of who utters it: بيان، لافتات.
pub fn is_voice(view: View<'_>, noun: usize) -> bool {
    const VOICES: &[&str] = &[
        "لافته",
        "لافتات",
        "شعار",
        "شعارات",
        "هتاف",
        "هتافات",
        "يافطات",
        "بيان",
        "بيانا",
        "رساله",
        "رسائل",
        "عريضه",
        "مذكره",
        "نداء",
        "تصريح",
        "تصريحات",
        "تصريحا",
        "مقال",
        "مقالا",
        "كلمه",
        "خطاب",
        "خطابا",
        "قائمه",
        "لائحه",
        "وثيقه",
        "ورقه",
    ];
    let word = view.bare(noun);
    VOICES.contains(&word) || word.strip_prefix(['ب', 'ل']).is_some_and(|word| VOICES.contains(&word))
}

/// Verbs of denial, by lemma.
pub const DENIALS: &[&str] = &["نفى", "نفي", "انكر", "فند"];

/// Whether the word says or asks something: قال، دعا، متهما.
pub(super) fn speaks(view: View<'_>, word: usize) -> bool {
    view.lexemes(word).any(|(l, form, _)| {
        l.class == Some(VerbClass::Report)
            || DENIALS.contains(&&*l.lemma)
            || l.frames_of(form).filter_map(|f| view.schema.frame(f)).any(|f| {
                // يجب على: no one is the subject.
                f.role(Slot::Subject).is_some_and(|r| matches!(r.as_str(), "source" | "supporter" | "proposer"))
            })
    })
}

/// Whether the verb may have a subject after it: not in the first person,
/// not in the plural (then the subject stands before it).
pub(super) fn takes_subject(view: View<'_>, clause: &Clause, phrase: &Phrase) -> bool {
    let Some(verb) = clause.verb else { return false };
    // وهاجمت جنودا: an indefinite accusative is no subject.
    let object = accusative(view, phrase)
        && !view.fold(phrase.head_word).ends_with("يا")
        && matches!(phrase.class, Some(HeadClass::Person | HeadClass::People))
        && !phrase.definite
        && !phrase.quantity
        && !phrase.name;
    if clause.link == Link::Circumstance || oblique(view, phrase) || object {
        return false;
    }
    // نفت سيول أن تكون قد أغرقت السفينة: after كان and its verb stands what is done.
    let was = clause.link == Link::Complement
        && clause.was
        && clause.lead.is_none()
        && !clause.pronoun
        && view.fold(clause.first) == "ان";
    if was {
        return false;
    }
    // أطلق سراح الجنود: they are set free, and free nobody.
    if view.bare(phrase.head_word) == "سراح" {
        return false;
    }
    // خلفت قتلى: they are what it left, and what left them was told before.
    const LEAVING: &[&str] = &["خلف", "اوقع", "اسقط"];
    if phrase.trigger
        && !phrase.definite
        && matches!(view.bare(phrase.head_word), "قتلي" | "جرحي" | "ضحايا" | "قتيلا" | "جريحا")
        && view.conjugates(verb, LEAVING)
    {
        return false;
    }
    // كما أعلن فرض حظر التجول: whoever spoke before announces it.
    let told = clause.link == Link::Subordinate
        && view.fold(clause.first) == "كما"
        && phrase.trigger
        && phrase.class == Some(HeadClass::Abstract)
        && !phrase.definite
        && view.class(verb, true) == Some(VerbClass::Report);
    if told {
        return false;
    }
    // حيث أجرى مباحثات: things in the plural take a verb in the feminine.
    let things = view.fold(phrase.head_word).ends_with("ات")
        && phrase.trigger
        && !phrase.definite
        && !matches!(phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution));
    // وبحث معه سبل التعاون: things talk about nothing.
    let talks = |l: &Lexeme, form: Form| {
        let mut frames = l.frames_of(form).filter_map(|f| view.schema.frame(f)).peekable();
        frames.peek().is_some() && frames.all(|f| f.role(Slot::Subject).is_some_and(|r| r.as_str() == "participant"))
    };
    if matches!(phrase.class, Some(HeadClass::Plain | HeadClass::Abstract))
        && phrase.sides.is_empty()
        && phrase.anaphor.is_none()
        && !view.reading(phrase.head_word).article
        && !phrase.trigger
        && view.lexemes(verb).any(|(l, form, _)| form.is_finite() && talks(l, form))
    {
        return false;
    }
    view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).any(|(_, form, _)| match form {
        Form::Finite { tense, feature, .. } => {
            feature.person == Person::Third
                && !(things && feature.gender == Gender::Masculine)
                && (feature.number == Number::Singular || tense == Tense::Past && feature.bound)
                // A verb agrees in gender with the subject after it: يزور مصر has another.
                && phrase.gender.is_none_or(|g| g == feature.gender || phrase.quantity || phrase.number.is_some_and(|n| n == Number::Plural))
        }
        _ => false,
    })
}

/// الطرفين، الفلسطينيين: a dual or a sound plural in ين is no subject.
fn oblique(view: View<'_>, phrase: &Phrase) -> bool {
    let head = view.fold(phrase.head_word);
    // أن يلتقي أيا منهم
    if view.fold(phrase.first) == "ايا" {
        return true;
    }
    matches!(phrase.number, Some(Number::Dual | Number::Plural))
        && !phrase.name
        && !phrase.quantity
        && head.ends_with("ين")
        && view.lexemes(phrase.head_word).any(|(l, _, _)| head.trim_end_matches("ين").ends_with(&*l.lemma))
}

pub(super) fn state_or_body(phrase: &Phrase) -> bool {
    phrase.name && phrase.class.is_none() && !phrase.sides.is_empty()
}

/// دور البيت الأبيض: a part that a state or a body plays.
pub(super) fn part_of_one(phrase: &Phrase) -> bool {
    phrase.lemma.as_deref() == Some("دور") && !phrase.sides.is_empty() && !phrase.by_nisba
}

/// Whether two phrases may be joined by و.
pub(super) fn joins(before: &Phrase, after: &Phrase) -> bool {
    let refers = |p: &Phrase| {
        let happening = p.trigger && !matches!(p.class, Some(HeadClass::Person | HeadClass::People));
        !happening
            && (!p.sides.is_empty()
                || matches!(p.class, Some(HeadClass::Person | HeadClass::Institution | HeadClass::People))
                || p.name)
    };
    refers(before) == refers(after) || before.quantity || after.quantity
}

/// إضرابا، هجوما: an object, no genitive.
pub(super) fn accusative(view: View<'_>, phrase: &Phrase) -> bool {
    let word = view.fold(phrase.head_word);
    word.ends_with('ا') && !word.ends_with("اا") && view.reading(phrase.head_word).pronoun.is_none()
}

/// A phrase that may take a genitive: an event noun without article or pronoun.
pub(super) fn genitive_fits(view: View<'_>, before: &Phrase) -> bool {
    let head = view.reading(before.head_word);
    // للقاء نظيره: the ل of the word is no article.
    let bare = !head.article || matches!(view.fold(before.head_word), "للقاء" | "وللقاء");
    // مسيرة تابعة للقوات: what is someone's takes no genitive.
    let owned = before.class == Some(HeadClass::Asset) && !before.sides.is_empty();
    // اقتحم محتجون السفارة: a plural that keeps its ن takes none either.
    let kept = view.fold(before.head_word).ends_with("ون") && before.number == Some(Number::Plural);
    before.trigger && bare && head.pronoun.is_none() && !owned && !kept
}

/// لقائه المبعوث، استقباله السفير، زيارته دمشق: the object of a masdar whose
/// pronoun says who did it.
pub(super) fn met(view: View<'_>, before: &Phrase, after: &Phrase) -> bool {
    let is = |lemma: &str| view.lexemes(before.head_word).any(|(l, _, _)| &*l.lemma == lemma);
    let refers = after.definite && !after.trigger && !after.sides.is_empty();
    before.trigger
        && before.pronoun.is_some()
        && refers
        && ((is("لقاء") || is("استقبال") || is("استقبل") || is("لقي")) && after.class == Some(HeadClass::Person)
            || (is("زيارة") || is("زياره") || is("زار")) && after.place.is_some() && after.class.is_none())
}

/// The name after the title, the title after the name.
pub(super) fn same_person(before: &Phrase, after: &Phrase) -> bool {
    let person =
        |p: &Phrase| (p.person || p.class == Some(HeadClass::Person) || p.name && p.sides.is_empty()) && !p.trigger;
    let shared =
        before.sides.is_empty() || after.sides.is_empty() || before.sides.iter().any(|s| after.sides.contains(s));
    let both_places =
        before.class.is_none() && after.class.is_none() && !before.sides.is_empty() && !after.sides.is_empty();
    // الرئيس التونسي الأطباء: one and many are not the same.
    let alike = match (before.number, after.number) {
        (Some(a), Some(b)) => b != Number::Plural || a == Number::Plural,
        (None, Some(b)) => b != Number::Plural || before.surname.is_none(),
        _ => true,
    };
    // كورتي، الممثلة العليا: he and she.
    let alike = alike && before.gender.zip(after.gender).is_none_or(|(a, b)| a == b);
    person(before) && person(after) && shared && alike && (!both_places || before.sides == after.sides)
}
