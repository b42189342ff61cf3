//! Which adjective goes with which noun.

use super::read::Builder;
use crate::extract::words::View;
use crate::morph::{Form, Number};
use crate::schema::HeadClass;

impl Builder<'_> {
    /// Whether the word qualifies the event noun before it: a participle or an
    /// adjective in ي that agrees in the article. Anything else in the bare is
    /// its genitive.
    pub(super) fn is_own_adjective(&self, j: usize) -> bool {
        let view = self.view;
        let reading = view.reading(j);
        // محادثات سياسية: what sort of talks, no politician. اغتيال سياسي may be either.
        let head_definite = view.reading(self.phrase.head_word).article || self.phrase.pronoun.is_some();
        let relational = view.fold(j).ends_with("يه")
            || head_definite && reading.article && view.fold(j).ends_with('ي') && view.fold(j).chars().count() >= 6;
        let sort = relational
            && matches!(view.head(j), Some(HeadClass::Person | HeadClass::People | HeadClass::Plain))
            && self.words == 1;
        const PLAIN: &[&str] = &[
            "ثان",
            "ثاني",
            "ثالث",
            "رابع",
            "خامس",
            "سادس",
            "جديد",
            "جديده",
            "اخير",
            "اخيره",
            "طويل",
            "طويله",
            "موسع",
            "موسعه",
            "مطول",
            "مطوله",
            "عاجل",
            "عاجله",
            "طاري",
            "طارئ",
            "طارئه",
            "مشترك",
            "مشتركه",
            "مغلق",
            "مغلقه",
            "مباشر",
            "مباشره",
            "ثانيه",
            "ثالثه",
            "رابعه",
            "قصير",
            "قصيره",
            "سري",
            "سريه",
            "كبير",
            "كبيره",
            "واسع",
            "واسعه",
            "عنيف",
            "عنيفه",
        ];
        if reading.pronoun.is_some() || reading.article != head_definite {
            return false;
        }
        let word = view.fold(j);
        // لقاء سري: Plain words in ي are no one.
        let relating = word.ends_with('ي') && word.chars().count() >= 3 && view.head(j) == Some(HeadClass::Plain);
        if view.head(j).is_some() && !sort && !relating && !PLAIN.contains(&view.bare(j)) {
            return false;
        }
        let participle = view.lexemes(j).any(|(_, form, _)| matches!(form, Form::Participle { .. }));
        // تظاهرة مطالبين: many are no quality of one.
        if participle && word.ends_with("ين") && self.phrase.number == Some(Number::Singular) {
            return false;
        }
        let relational = word.ends_with('ي') || word.ends_with("يه") || word.ends_with("يا") || word.ends_with("يين");
        head_definite
            || participle
            || relational
            || PLAIN.contains(&word)
            || view.lexemes(j).next().is_none() && word.ends_with('ه')
    }

    /// Whether a word with the article after an adjective of nationality has
    /// another gender than that adjective.
    pub(super) fn disagrees(&self, j: usize) -> bool {
        let Some(nisba) = self.last_nisba.filter(|&last| last == self.phrase.last) else { return false };
        let (nisba, word) = (self.view.fold(nisba), self.view.fold(j));
        let feminine = |w: &str| w.ends_with('ه');
        if feminine(nisba) {
            !word.ends_with(['ه', 'ا', 'ي', 'ى', 'ء']) && !word.ends_with("ات")
        } else {
            nisba.ends_with('ي') && feminine(word)
        }
    }

    /// Whether a nisba may qualify the head: one in ون or ين only goes with people
    /// in the plural.
    pub(super) fn goes_with_people(&self, j: usize) -> bool {
        let plural = |j: usize| self.view.fold(j).ends_with("يون") || self.view.fold(j).ends_with("يين");
        let after_singular = self.last_nisba.is_some_and(|last| !plural(last));
        !plural(j)
            || self.phrase.head.is_none()
            || self.phrase.quantity
            || self.phrase.number != Some(Number::Singular)
            // وفد الحوثيين: the genitive of a bare noun.
            || self.words == 1 && !self.last_definite && self.view.reading(j).article
            || self.phrase.class != Some(HeadClass::Institution) && !after_singular
    }
}

/// الجدد، الكبار: adjectives of people in a broken plural.
pub(super) fn is_plural_adjective(view: View<'_>, j: usize) -> bool {
    const PLURALS: &[&str] = &[
        "جدد",
        "كبار",
        "صغار",
        "اخرين",
        "اخرون",
        "قدامي",
        "اجانب",
        "شباب",
        "عرب",
        "اكراد",
        "عزل",
        "ابرياء",
        "جرحي",
        "مرضي",
        "قصر",
        "اشقاء",
    ];
    PLURALS.contains(&view.bare(j))
}
