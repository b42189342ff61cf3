//! Where a noun phrase ends: what cannot go with the words that it has.

use super::agree::is_plural_adjective;
use super::read::Builder;
use super::trigger::{is_adjective, is_definite_adjective, is_trigger};
use super::{Anaphor, NameHit, side_of};
use crate::extract::items::{gathered, gathers};
use crate::morph::{Form, Gender, Number};
use crate::schema::{ActorType, HeadClass, VerbClass};
use crate::text::TokenKind;

impl Builder<'_> {
    /// Whether the noun at `j` begins another phrase.
    pub(super) fn ends_before(&self, j: usize) -> bool {
        let view = self.view;
        let reading = view.reading(j);
        let head = view.head(j);
        // فرضت عقوبات متهمة إياه
        if matches!(view.fold(j + 1), "اياه" | "اياها" | "اياهم") {
            return true;
        }
        let trigger = is_trigger(view, j);
        // مفوضة شؤون التوسيع: what someone is in charge of, even if it happens.
        let affairs = matches!(view.bare(self.phrase.last), "شؤون" | "شئون" | "لشؤون" | "لشئون");
        if affairs && reading.article && self.phrase.class == Some(HeadClass::Person) {
            return false;
        }
        // حركة العدل والمساواة المسلحة، المقاتلين الإسلاميين
        if self.is_its_sort(j) {
            return false;
        }
        let thing = !matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution));
        if trigger && !self.is_compound(j) && !is_adjective(view, j, self.last_definite, thing && !self.last_definite) {
            return true;
        }
        let human = matches!(head, Some(HeadClass::Person | HeadClass::Institution | HeadClass::People));
        // القوات المسلحة: the feminine of a word for people is an adjective.
        let of_things = self.phrase.class == Some(HeadClass::Institution) && view.fold(j).ends_with('ه');
        let adjective = reading.article && of_things || is_definite_adjective(view, j);
        // أبلغت حماس المفاوضين: a name takes no adjective of people.
        let apart = self.phrase.name && self.phrase.head.is_none() && view.fold(j).ends_with("ين");
        // خطف مسلحون مهندسين: after a nominative plural an object in the oblique.
        let oblique = view.fold(j).ends_with("ين") || view.fold(j).ends_with('ا') && !reading.article;
        // ألقى مجهولون قنبلتين: nor things, two of them.
        let two = view.fold(j).ends_with("تين") && !reading.article;
        let object = self.phrase.nominative && self.words == 1 && (oblique && human || two);
        // هاجم مسلحون ثكنة: a plural that keeps its ن takes no genitive.
        let thing = self.phrase.nominative
            && self.words == 1
            && !reading.article
            && matches!(head, Some(HeadClass::Asset | HeadClass::Institution | HeadClass::Abstract));
        // اغتال مسلحون مجهولون رئيس البلدية: nor does its adjective.
        let next = self.phrase.nominative
            && self.phrase.last > self.phrase.head_word
            && view.fold(self.phrase.last).ends_with("ون")
            && !reading.article
            && head.is_some();
        if object || thing || next {
            return true;
        }
        // الرئيس التونسي الأطباء: people in the plural after one who is qualified.
        let others = human
            && reading.article
            && self.last_nisba == Some(self.phrase.last)
            && self.phrase.number == Some(Number::Singular)
            && view.lexemes(j).any(|(l, f, _)| l.head.is_some() && f.feature().number == Number::Plural);
        // بعض الفدائيين النار: a plural that keeps its ن takes no genitive.
        let kept = (view.fold(self.phrase.last).ends_with("ين") || view.fold(self.phrase.last).ends_with("ون"))
            && self.phrase.last == self.phrase.head_word
            && self.phrase.number == Some(Number::Plural)
            && matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People));
        let thing = reading.article
            && matches!(head, Some(HeadClass::Asset | HeadClass::Plain | HeadClass::Abstract))
            && !view.fold(j).ends_with('ي')
            && !view.lexemes(j).any(|(_, form, _)| matches!(form, Form::Participle { .. }))
            && view.fold(j).chars().count() >= 4;
        // الحكومة الإثيوبية جارتها إريتريا: another than she.
        if self.words > 0 && reading.anaphor == Some(Anaphor::Other) && self.last_definite {
            return true;
        }
        // رفاقه الجواب: nor does what is someone's.
        let owned = self.phrase.pronoun.is_some() && self.phrase.last == self.phrase.head_word;
        let another = thing
            && owned
            && self.phrase.gender.is_none_or(|g| (g == Gender::Feminine) != view.fold(j).ends_with('ه'))
            && self.phrase.class.is_some();
        // ألبين كورتي الممثلة العليا: someone else after a name.
        let other = self.phrase.person && human && reading.article && view.fold(j).ends_with('ه');
        if kept && thing && !is_plural_adjective(view, j) || another || other {
            return true;
        }
        // استقبال الرئيس السوري المبعوث الأممي: one office after another.
        const OFFICES: &[&str] = &[
            "رئيس",
            "وزير",
            "سفير",
            "مبعوث",
            "موفد",
            "امير",
            "ملك",
            "زعيم",
            "مستشار",
            "مندوب",
            "نائب",
            "مدير",
            "جنرال",
            "محامي",
            "صحفي",
            "صحافي",
            "ناشط",
            "قائد",
        ];
        // وزيرة خارجية كينيا المبعوث الأوروبي too
        // صحيفة غرانما الرئيس الأميركي too
        let qualified = self.last_nisba == Some(self.phrase.last)
            || self.complete && !self.phrase.person
            || self.last_unknown && self.phrase.class == Some(HeadClass::Institution);
        let office = human
            && reading.article
            && qualified
            && matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution))
            && OFFICES.contains(&view.bare(j));
        if others || office {
            return true;
        }
        // الوفد الإسرائيلي المفاوض
        const DELEGATED: &[&str] = &["مفاوض", "زائر", "زاير", "مشارك", "مكلف", "حاكم", "حاكمه"];
        let delegated = self.phrase.class == Some(HeadClass::Institution)
            && reading.article
            && self.last_definite
            && DELEGATED.contains(&view.bare(j));
        if delegated {
            return false;
        }
        if human && (self.last_definite || self.phrase.name) && (!adjective || apart) {
            return true;
        }
        // An indefinite known noun after a definite phrase begins another phrase.
        let known = !reading.senses.is_empty();
        if known && self.last_definite && !reading.article && reading.pronoun.is_none() {
            return true;
        }
        // آصف علي زرداري المبعوث الأميركي: another's office after a name.
        let of_another = view.nisba(j + 1).is_some_and(|n| {
            !self.phrase.sides.is_empty() && !self.phrase.sides.contains(&side_of(view, n, self.day))
                || self.nisbas.iter().all(|&(_, own)| own != n) && !self.nisbas.is_empty()
        });
        if self.phrase.person && human && reading.article && of_another && view.reading(j + 1).article {
            return true;
        }
        // مجهولون القاضي البوسني: the first has no article, the second does.
        let apart = self.phrase.nominative
            && self.words == 1
            && !self.phrase.definite
            && reading.article
            && view.fold(self.phrase.head_word).ends_with("ون")
            && !self.phrase.name;
        // النشطاء السفارة، الهدوء العاصمة، البلدان التصريحات: with the article both, and the second
        // no adjective.
        let tells = view.class(j, false) == Some(VerbClass::Report);
        let side_by_side = view.reading(self.phrase.last).article
            && self.phrase.last == self.phrase.head_word
            && reading.article
            && (head == Some(HeadClass::Asset) || tells)
            && !is_definite_adjective(view, j);
        if apart || side_by_side {
            return true;
        }
        // بوريس تاديتش الخطوة: no person's name goes on in a noun with the article.
        let adjective = is_definite_adjective(view, j) || head == Some(HeadClass::Name);
        if self.phrase.person && self.phrase.name && known && reading.article && head.is_some() && !adjective {
            return true;
        }
        // مستوى رفيع تجمع وزراء الخارجية: a verb of gathering with those who meet.
        if !self.last_definite && self.words > 1 && gathers(view, j) && view.verb(j).0 && gathered(view, j + 1) {
            return true;
        }
        // في إسلام آباد سردار شكيب: no name of a place goes on in an unknown word.
        if !known && self.phrase.place.is_some() && self.phrase.head.is_none() && self.complete && !reading.article {
            return true;
        }
        // أعلنت أنقرة استعدادها: what is someone's begins a phrase after a name.
        if self.phrase.name && reading.pronoun.is_some() && known {
            return true;
        }
        // تشارلز أنطوني تعرض: a known noun after an unknown name.
        if known && self.last_unknown && !reading.article && reading.pronoun.is_none() {
            return true;
        }
        let proper = self.phrase.name || self.phrase.class == Some(HeadClass::Person);
        if !known && self.last_definite && !reading.article && !proper && self.phrase.class.is_some() {
            return true;
        }
        // الشرطة الكينية الرصاص: it does not agree with the adjective before it.
        if known && reading.article && self.disagrees(j) {
            return true;
        }
        // استخدمت شرطة مكافحة الشغب الغاز: nobody is of a weapon.
        const WEAPONS: &[&str] =
            &["غاز", "رصاص", "قنابل", "هراوات", "طائرات", "صواريخ", "مدفعيه", "قوه", "نار", "اسلحه", "مياه"];
        let armed = reading.article
            && self.last_definite
            && self.words > 1
            && matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution | HeadClass::People))
            && WEAPONS.contains(&view.bare(j));
        if armed {
            return true;
        }
        // أطلقت الشرطة الغاز: a thing of another gender after a body in one word.
        let thing_after = self.words == 1
            && reading.article
            && known
            && self.phrase.number == Some(Number::Singular)
            && self.phrase.class == Some(HeadClass::Institution)
            && view.reading(self.phrase.head_word).article
            && matches!(head, Some(HeadClass::Plain | HeadClass::Asset))
            && !is_definite_adjective(view, j)
            && view.fold(self.phrase.head_word).ends_with('ه') != view.fold(j).ends_with('ه');
        if thing_after {
            return true;
        }
        // للحكومة التايلندية المطار الدولي: a thing after the adjective does too.
        if self.last_nisba == Some(self.phrase.last) && reading.article && head == Some(HeadClass::Asset) {
            return true;
        }
        // طائرات أردنية مساعدات: a noun after the adjective begins a phrase.
        if self.last_nisba == Some(self.phrase.last) && !reading.article && head.is_some() && !self.nisbas.is_empty() {
            return true;
        }
        // جهود مصر الدبلوماسية: only an adjective of what is not in the phrase.
        let noun = known && head.is_some() && !view.fold(j).ends_with("يه");
        if self.phrase.name && reading.article && self.phrase.head.is_none() && noun {
            return true;
        }
        // على باكستان الإسراع: a name takes no masdar.
        let masdar = reading.article
            && view.lexemes(j).next().is_some()
            && view.lexemes(j).all(|(_, form, _)| matches!(form, Form::Masdar { .. } | Form::Finite { .. }));
        if masdar && self.phrase.name && self.phrase.head.is_none() {
            return true;
        }
        let foreign = view.words.get(j).is_some_and(|w| w.kind == TokenKind::Foreign);
        foreign && self.last_definite
    }

    /// مسؤول إسرائيلي وكالة رويترز, الاتحاد كوسوفو: what is qualified or definite
    /// takes no name in the genitive.
    pub(super) fn is_closed_to(&self, hit: &NameHit) -> bool {
        let view = self.view;
        let person = hit.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Person);
        // الناطق باسم الجيش الوطني الليبي: for whom he speaks.
        if view.fold(self.phrase.last) == "باسم" {
            return false;
        }
        let closed = !self.nisbas.is_empty()
            || view.reading(self.phrase.head_word).article
            // وزارة الداخلية تنظيم «داعش»: definite by its genitive.
            || self.words > 1 && view.reading(self.phrase.last).article && !self.phrase.name;
        closed
            && !person
            && matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution | HeadClass::People))
    }

    /// نقطة تفتيش، لجنة المصالحة، وزير التعاون: the event noun only names what
    /// sort of place, body or office it is.
    pub(super) fn is_compound(&self, j: usize) -> bool {
        let view = self.view;
        // مدير العمليات العسكرية: what he directs.
        let directs = self.words == 1
            && !self.last_definite
            && matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution))
            && view.fold(j).starts_with("العمليات");
        if directs {
            return true;
        }
        // 300 أسير حرب، مجرمي حرب: what sort of people.
        let people = matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People));
        // زعيم الحرب، أمراء الحرب
        let warlord = ["زعيم", "زعماء", "امير", "امراء", "تجار"].contains(&view.bare(self.phrase.head_word));
        let of_war = view.fold(j) == "حرب" || warlord && view.fold(j) == "الحرب";
        if people && !self.last_definite && self.phrase.last == self.phrase.head_word && of_war {
            return true;
        }
        // طائرات بلا طيار اجتماعا: an accusative is no genitive.
        let accusative = view.fold(j).ends_with('ا') && !view.reading(j).article;
        if self.words != 1
            || accusative
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
}

impl Builder<'_> {
    /// What a movement or people are besides: حركة العدل والمساواة المسلحة، المقاتلين الإسلاميين.
    fn is_its_sort(&self, j: usize) -> bool {
        let (view, phrase) = (self.view, &self.phrase);
        if !view.reading(j).article || !self.last_definite || phrase.last + 1 != j {
            return false;
        }
        let movement = phrase.name && !phrase.person && phrase.place.is_none() && !phrase.sides.is_empty();
        let (word, before) = (view.bare(j), view.fold(phrase.last));
        let ending = ["يين", "يون"].into_iter().find(|e| word.ends_with(e)).and_then(|e| e.get(2..));
        let many = phrase.class == Some(HeadClass::People)
            && phrase.last == phrase.head_word
            && ending.is_some_and(|e| before.ends_with(e));
        movement && SORTS.contains(&word) || many && STRIPES.iter().any(|s| word.starts_with(s))
    }
}

/// Adjectives in ي of fighters and officials; المدنيين would be others.
const STRIPES: &[&str] =
    &["اسلامي", "عسكري", "حكومي", "انفصالي", "نظامي", "جهادي", "قبلي", "يساري", "يميني", "قومي", "شيوعي"];

/// What a movement is besides its name.
const SORTS: &[&str] =
    &["مسلحه", "معارضه", "محظوره", "محظور", "منحله", "متطرفه", "متشدده", "متمرده", "انفصاليه", "مواليه"];
