//! The inflections of nouns and adjectives.

use super::{Feature, Gender, Number, Person};
use crate::text::fold;

/// How the plural of a noun is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// No inflection at all: names.
    None,
    /// Only what is listed, and ات for words in ة.
    Listed,
    /// ون and ين as well: people and adjectives.
    Human,
}

/// Every form of a noun without proclitics. Forms that only stand before a
/// pronoun or a genitive carry [`Feature::bound`].
pub fn noun_forms(noun: &str, plural: Plural, mut give: impl FnMut(&str, Feature)) {
    let base = fold(noun);
    let feminine = base.ends_with('ه');
    let gender = if feminine { Gender::Feminine } else { Gender::Masculine };
    let mut word = String::new();
    let mut put = |stem: &str, ending: &str, gender, number, bound| {
        word.clear();
        word.push_str(stem);
        word.push_str(ending);
        give(&word, Feature { person: Person::Third, gender, number, definite: false, bound });
    };
    use Number::*;
    put(&base, "", gender, Singular, false);
    if plural == self::Plural::None {
        return;
    }
    if let Some(stem) = base.strip_suffix('ه').filter(|s| s.chars().count() >= 2) {
        put(stem, "ت", gender, Singular, true);
        put(stem, "تان", gender, Dual, false);
        put(stem, "تين", gender, Dual, false);
        put(stem, "تا", gender, Dual, true);
        put(stem, "تي", gender, Dual, true);
        put(stem, "ات", gender, Plural, false);
    } else if let Some(stem) = base.strip_suffix('ء') {
        // The hamza takes a seat before a pronoun: لقائه، لقاؤه.
        put(stem, "ئ", gender, Singular, true);
        put(stem, "ؤ", gender, Singular, true);
        put(stem, "ءا", gender, Singular, false);
        put(stem, "ءان", gender, Dual, false);
        put(stem, "ءين", gender, Dual, false);
        put(stem, "ءا", gender, Dual, true);
        put(stem, "ءي", gender, Dual, true);
        put(stem, "ئي", gender, Dual, true);
    } else {
        put(&base, "ا", gender, Singular, false);
        put(&base, "ان", gender, Dual, false);
        put(&base, "ين", gender, Dual, false);
        put(&base, "ا", gender, Dual, true);
        put(&base, "ي", gender, Dual, true);
        if plural == self::Plural::Human {
            put(&base, "ون", gender, Plural, false);
            put(&base, "ين", gender, Plural, false);
            put(&base, "و", gender, Plural, true);
            put(&base, "ي", gender, Plural, true);
            put(&base, "ه", Gender::Feminine, Singular, false);
            put(&base, "ات", Gender::Feminine, Plural, false);
        }
    }
}

/// Every form of an adjective or participle, masculine singular given.
pub fn adjective_forms(adjective: &str, mut give: impl FnMut(&str, Feature)) {
    let base = fold(adjective);
    // معني، معنية: a final ya stays; مبنى، مبناه: a final alef maqsura has ا before endings.
    let mut word = base.clone();
    let mut put = |ending: &str, gender, number, bound| {
        word.truncate(base.len());
        word.push_str(ending);
        give(&word, Feature { person: Person::Third, gender, number, definite: false, bound });
    };
    use {Gender::*, Number::*};
    put("", Masculine, Singular, false);
    put("ا", Masculine, Singular, false);
    put("ه", Feminine, Singular, false);
    put("ت", Feminine, Singular, true);
    put("ان", Masculine, Dual, false);
    put("ين", Masculine, Dual, false);
    put("تان", Feminine, Dual, false);
    put("تين", Feminine, Dual, false);
    put("ا", Masculine, Dual, true);
    put("ون", Masculine, Plural, false);
    put("ين", Masculine, Plural, false);
    put("و", Masculine, Plural, true);
    put("ي", Masculine, Plural, true);
    put("ات", Feminine, Plural, false);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(noun: &str, plural: Plural) -> Vec<String> {
        let mut out = Vec::new();
        noun_forms(noun, plural, |form, _| out.push(form.to_owned()));
        out
    }

    #[test]
    fn duals_lose_their_nun_and_ta_marbuta_opens() {
        let forms = all("دولة", Plural::Listed);
        for form in ["دوله", "دولتان", "دولتين", "دولتا", "دولتي", "دولت"] {
            assert!(forms.contains(&form.to_owned()), "{form}");
        }
        assert!(all("وفد", Plural::Listed).contains(&"وفدي".to_owned()));
    }

    #[test]
    fn people_have_sound_plurals() {
        let forms = all("مسؤول", Plural::Human);
        assert!(forms.contains(&"مسؤولون".to_owned()) && forms.contains(&"مسؤولي".to_owned()));
        assert!(!all("اجتماع", Plural::Listed).contains(&"اجتماعون".to_owned()));
    }

    #[test]
    fn hamza_sits_before_pronouns() {
        assert!(all("لقاء", Plural::Listed).contains(&"لقائ".to_owned()));
    }
}
