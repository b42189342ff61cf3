//! Folding: one spelling for matching, with a way back to the text.
//!
//! Arabic newspapers write the same word in many ways: with and without
//! vowels, hamza, dots under ya, the two dots of ta marbuta, Persian keyboards'
//! letters, presentation forms from old typesetters. Matching looks at the
//! folded text only; whatever is shown or quoted is the original.

use unicode_normalization::UnicodeNormalization;

/// What a character folds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Vowels, tatweel, direction marks, zero-width characters.
    Nothing,
    /// One character.
    To(char),
    /// Compatibility forms: ask [`expand`].
    Compatibility,
}

/// Folds one character.
pub fn fold_char(c: char) -> Fold {
    match c {
        'ا'..='غ' | 'ف'..='ى' | 'ء'..='ئ' | '\u{0671}' => Fold::To(match c {
            'أ' | 'إ' | 'آ' | '\u{0671}' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            other => other,
        }),
        '\u{0640}'
        | '\u{0610}'..='\u{061A}'
        | '\u{061C}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}'
        | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'
        | '\u{00AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Fold::Nothing,
        'A'..='Z' => Fold::To(c.to_ascii_lowercase()),
        ' '..='~' | '\n' => Fold::To(c),
        'ی' | 'ې' | 'ے' => Fold::To('ي'),
        'ک' | 'ڪ' | 'گ' => Fold::To('ك'),
        'ۀ' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => Fold::To('ه'),
        'پ' => Fold::To('ب'),
        'چ' => Fold::To('ج'),
        'ژ' => Fold::To('ز'),
        'ڤ' | 'ڥ' => Fold::To('ف'),
        '٠'..='٩' => Fold::To(digit(c, '٠')),
        '۰'..='۹' => Fold::To(digit(c, '۰')),
        '٫' => Fold::To('.'),
        '٬' => Fold::To(','),
        '،' | '؛' | '؟' | '«' | '»' | '…' => Fold::To(c),
        '“' | '”' | '„' | '‟' | '＂' => Fold::To('"'),
        '‘' | '’' | '‚' | '‛' | '´' => Fold::To('\''),
        '‹' => Fold::To('«'),
        '›' => Fold::To('»'),
        '‐'..='―' | '−' => Fold::To('-'),
        '\t'
        | '\r'
        | '\u{0B}'
        | '\u{0C}'
        | '\u{85}'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Fold::To(' '),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF01}'..='\u{FF5E}' => Fold::Compatibility,
        other => Fold::To(other.to_lowercase().next().unwrap_or(other)),
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or('0')
}

/// The folded characters of a compatibility form (`ﻼ` → `لا`).
pub fn expand(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkc().filter_map(|d| match fold_char(d) {
        Fold::To(folded) => Some(folded),
        Fold::Nothing => None,
        Fold::Compatibility => Some(d),
    })
}

/// Folds a dictionary word or phrase.
///
/// ```
/// assert_eq!(wasit::text::fold("إجراءُ مُحادثةٍ"), "اجراء محادثه");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match fold_char(c) {
            Fold::To(letter) => folded.push(letter),
            Fold::Nothing => {}
            Fold::Compatibility => folded.extend(expand(c)),
        }
    }
    folded
}

/// Folded text with the way back to the original.
///
/// Most foldings keep a character's length in bytes, so the way back is a
/// straight line with a few steps in it: one step wherever the two texts
/// drift apart.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    text: String,
    /// (folded offset, original offset), both growing; between two steps the
    /// two offsets grow alike.
    steps: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds `text` into this buffer, reusing its memory.
    pub fn refill(&mut self, text: &str) {
        self.clear();
        for (at, c) in text.char_indices() {
            self.push(at, c);
        }
        self.finish(text.len());
    }

    /// Empties the buffer.
    pub fn clear(&mut self) {
        self.text.clear();
        self.steps.clear();
    }

    /// Appends the folding of `c`, which stands at byte `at` of the original.
    pub fn push(&mut self, at: usize, c: char) {
        match fold_char(c) {
            Fold::To(folded) => {
                self.step_to(at);
                self.text.push(folded);
            }
            Fold::Nothing => {}
            Fold::Compatibility => {
                for folded in expand(c) {
                    self.step_to(at);
                    self.text.push(folded);
                }
            }
        }
    }

    /// Appends the folding of letters from ء to ي, which stand at byte `at` of the original. They fold to
    /// letters as long as they are, so that one step does for all.
    pub(super) fn push_letters(&mut self, at: usize, letters: &str) {
        self.step_to(at);
        let mut kept = letters;
        while let Some((before, c)) = first_to_fold(kept).and_then(|i| kept.split_at_checked(i)) {
            let mut rest = c.chars();
            self.text.push_str(before);
            if let Some(Fold::To(folded)) = rest.next().map(fold_char) {
                self.text.push(folded);
            }
            kept = rest.as_str();
        }
        self.text.push_str(kept);
    }

    /// Appends a space, which stands at byte `at` of the original.
    pub(super) fn push_space(&mut self, at: usize) {
        self.step_to(at);
        self.text.push(' ');
    }

    /// Ends the text, whose original is `length` bytes long.
    pub fn finish(&mut self, length: usize) {
        self.step_to(length);
    }

    fn step_to(&mut self, original: usize) {
        let here = (self.text.len() as u32, original as u32);
        match self.steps.last() {
            Some(&(f, o)) if here.1.wrapping_sub(o) == here.0 - f => {}
            Some(&(f, _)) if f == here.0 => {
                if let Some(last) = self.steps.last_mut() {
                    *last = here;
                }
            }
            _ => self.steps.push(here),
        }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing is left of the text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The byte of the original where the folded character at `folded` began.
    pub fn origin(&self, folded: usize) -> usize {
        let folded = folded as u32;
        let after = self.steps.partition_point(|&(f, _)| f <= folded);
        match after.checked_sub(1).and_then(|i| self.steps.get(i)) {
            Some(&(f, o)) => {
                let line = o + (folded - f);
                // A form that folded to more bytes than it had ends at the next step.
                let bound = self.steps.get(after).map_or(u32::MAX, |&(_, o)| o);
                line.min(bound) as usize
            }
            None => 0,
        }
    }
}

/// Where the first of these letters stands that folds to another. They are two
/// bytes each, and the second byte of أ إ آ ة ى is that of no other letter.
fn first_to_fold(letters: &str) -> Option<usize> {
    let second = letters.bytes().position(|b| matches!(b, 0xA3 | 0xA5 | 0xA2 | 0xA9 | 0x89))?;
    second.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (a, b) in [
            ("الأُسرى", "الاسري"),
            ("مـــصر", "مصر"),
            ("فى", "في"),
            ("قمة", "قمه"),
            ("آخر", "اخر"),
            ("کابل", "كابل"),
            ("ﻻ", "لا"),
            ("٢٠٢٤", "2024"),
            ("۲۰۲۴", "2024"),
            ("غزة\u{200f}", "غزه"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(fold("وفد"), fold("وقد"));
        assert_ne!(fold("مسؤول"), fold("مسول"));
    }

    #[test]
    fn the_way_back_skips_what_was_dropped() {
        let text = "وقفًا لإطلاق";
        let mut folded = Folded::default();
        folded.refill(text);
        assert_eq!(folded.as_str(), "وقفا لاطلاق");
        let at = folded.as_str().find("لاطلاق").unwrap();
        assert_eq!(&text[folded.origin(at)..], "لإطلاق");
        assert_eq!(folded.origin(folded.len()), text.len());
    }

    proptest! {
        #[test]
        fn every_folded_character_leads_back_to_a_character_boundary(text in "\\PC{0,60}") {
            let mut folded = Folded::default();
            folded.refill(&text);
            let mut last = 0;
            for (at, _) in folded.as_str().char_indices() {
                let origin = folded.origin(at);
                prop_assert!(origin >= last && origin <= text.len());
                last = origin;
            }
            prop_assert_eq!(folded.origin(folded.len()), text.len());
        }
    }
}
