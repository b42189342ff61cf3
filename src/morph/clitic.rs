//! Clitics: what an Arabic word carries at its two ends.
//!
//! `[أ][و|ف][ب|ل|ك][ال] stem [pronoun]` for nouns and
//! `[أ][و|ف][ل|س] verb [pronoun]` for verbs. All ways of cutting a word are
//! given, the one that cuts least first: the dictionary decides, so that
//! وزير, بين and فلسطين stay whole.

use smallvec::SmallVec;

/// و or ف before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conjunction {
    /// و
    Wa,
    /// ف
    Fa,
}

/// A preposition written on its noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preposition {
    /// ب
    Bi,
    /// ل
    Li,
    /// ك
    Ka,
}

/// A pronoun written on its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pronoun {
    /// ه
    His,
    /// ها
    Her,
    /// هما
    TheirTwo,
    /// هم، هن
    Their,
    /// نا
    Our,
    /// ي
    My,
    /// ك، كم
    Your,
}

/// One way to cut a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut<'w> {
    /// و or ف.
    pub conjunction: Option<Conjunction>,
    /// ب ل ك.
    pub preposition: Option<Preposition>,
    /// ال.
    pub article: bool,
    /// س of the future.
    pub future: bool,
    /// What is left.
    pub stem: &'w str,
    /// Pronoun at the end.
    pub pronoun: Option<Pronoun>,
}

const PRONOUNS: &[(&str, Pronoun)] = &[
    ("هما", Pronoun::TheirTwo),
    ("ها", Pronoun::Her),
    ("هم", Pronoun::Their),
    ("هن", Pronoun::Their),
    ("كم", Pronoun::Your),
    ("نا", Pronoun::Our),
    ("ه", Pronoun::His),
    ("ك", Pronoun::Your),
    ("ي", Pronoun::My),
];

/// All ways to cut a folded word, the one that cuts least first.
pub fn cuts(word: &str) -> SmallVec<[Cut<'_>; 16]> {
    let mut out = SmallVec::new();
    let whole = Cut { conjunction: None, preposition: None, article: false, future: false, stem: word, pronoun: None };
    heads(whole, &mut out);
    for (letter, conjunction) in [('و', Conjunction::Wa), ('ف', Conjunction::Fa)] {
        if let Some(rest) = strip(word, letter) {
            heads(Cut { conjunction: Some(conjunction), stem: rest, ..whole }, &mut out);
        }
    }
    out
}

fn strip(word: &str, letter: char) -> Option<&str> {
    word.strip_prefix(letter).filter(|rest| rest.len() >= 4)
}

fn heads<'w>(cut: Cut<'w>, out: &mut SmallVec<[Cut<'w>; 16]>) {
    // The article comes off before a pronoun does: الأزمة is no «I keep to it».
    out.push(cut);
    if let Some(rest) = cut.stem.strip_prefix("ال").filter(|r| r.len() >= 4) {
        out.push(Cut { article: true, stem: rest, ..cut });
    }
    pronouns(cut, out);
    if let Some(rest) = cut.stem.strip_prefix("لل").filter(|r| r.len() >= 4) {
        // للوفد; and للقاء, whose own ل is written once.
        if let Some(own) = cut.stem.strip_prefix('ل') {
            tails(Cut { preposition: Some(Preposition::Li), article: true, stem: own, ..cut }, out);
        }
        tails(Cut { preposition: Some(Preposition::Li), article: true, stem: rest, ..cut }, out);
    }
    for (letter, preposition) in [('ب', Preposition::Bi), ('ل', Preposition::Li), ('ك', Preposition::Ka)] {
        if let Some(rest) = strip(cut.stem, letter) {
            let with = Cut { preposition: Some(preposition), stem: rest, ..cut };
            tails(with, out);
            if let Some(bare) = rest.strip_prefix("ال").filter(|r| r.len() >= 4) {
                tails(Cut { article: true, stem: bare, ..with }, out);
            }
        }
    }
    if let Some(rest) = strip(cut.stem, 'س') {
        tails(Cut { future: true, stem: rest, ..cut }, out);
    }
}

fn tails<'w>(cut: Cut<'w>, out: &mut SmallVec<[Cut<'w>; 16]>) {
    out.push(cut);
    pronouns(cut, out);
}

fn pronouns<'w>(cut: Cut<'w>, out: &mut SmallVec<[Cut<'w>; 16]>) {
    if cut.article {
        return;
    }
    for &(ending, pronoun) in PRONOUNS {
        if let Some(stem) = cut.stem.strip_suffix(ending).filter(|s| s.len() >= 4) {
            out.push(Cut { stem, pronoun: Some(pronoun), ..cut });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_in_every_way_the_least_first() {
        let all = cuts("وبالوفد");
        assert_eq!(all[0].stem, "وبالوفد");
        assert!(all.iter().any(|c| c.conjunction == Some(Conjunction::Wa)
            && c.preposition == Some(Preposition::Bi)
            && c.article
            && c.stem == "وفد"));
    }

    #[test]
    fn two_lams_hide_an_article() {
        assert!(cuts("للمفاوضات").iter().any(|c| c.article && c.stem == "مفاوضات"));
        assert!(cuts("للقاء").iter().any(|c| c.article && c.stem == "لقاء"));
    }

    #[test]
    fn pronouns_come_off_the_end() {
        assert!(cuts("سيطلعهم").iter().any(|c| c.future && c.stem == "يطلع" && c.pronoun == Some(Pronoun::Their)));
        assert!(cuts("قدمها").iter().any(|c| c.stem == "قدم" && c.pronoun == Some(Pronoun::Her)));
    }
}
