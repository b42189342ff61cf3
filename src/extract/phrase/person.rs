//! Names of people whom no dictionary knows: اللواء محمد حسين باقري.

use super::name_at;
use super::read::Builder;
use crate::extract::words::View;
use crate::morph::Pronoun;
use crate::schema::HeadClass;
use crate::text::TokenKind;

/// Words of which a name goes on, whatever comes: عبد الرحمن، أبو بكر.
const OPEN: &[&str] =
    &["عبد", "ابو", "ابي", "ابا", "بن", "بنت", "ابن", "ال", "ام", "ولد", "بو", "دي", "فان", "فون", "ذو"];

impl Builder<'_> {
    /// Takes the word at `j` as a part of a person's name, if it is one.
    pub(super) fn take_personal_name(&mut self, j: usize, start: bool) -> Option<usize> {
        let view = self.view;
        let goes_on = self.phrase.surname.is_some_and(|s| s + 1 == j);
        let fits = if start {
            // A word that is something else too is a name only before another.
            is_name_word(view, j) && (only_name(view, j) || is_name_word(view, j + 1) || is_family_name(view, j + 1))
        } else if goes_on {
            let open = self.phrase.surname.is_some_and(|s| OPEN.contains(&view.fold(s)));
            open && view.is_word(j)
                || is_name_word(view, j)
                || is_family_name(view, j)
                || self.phrase.surname.is_some_and(|s| is_given_name(view, s) && only_name(view, s))
                    && looks_nisba(view, j)
        } else {
            // المتحدث العسكري الأوكراني سيرهي براتشوك
            self.phrase.class == Some(HeadClass::Person)
                && self.last_definite
                && !self.phrase.name
                && is_name_word(view, j)
                && (only_name(view, j) || is_name_word(view, j + 1) || is_family_name(view, j + 1))
                && (!looks_finite(view, j) || is_name_word(view, j + 1) || !view.is_word(j + 1))
        };
        if !fits {
            return None;
        }
        if self.words == 0 {
            self.phrase.head_word = j;
        }
        self.phrase.surname = Some(j);
        self.phrase.person = true;
        self.phrase.name = true;
        self.phrase.definite = true;
        self.phrase.last = j;
        self.last_definite = true;
        self.words += 1;
        Some(j + 1)
    }
}

/// النائب علي فياض: the name, where a name or a title stands before it or a name after it; some
/// papers put dots under the ى of على, too.
pub fn is_ali(view: View<'_>, j: usize) -> bool {
    if view.fold(j) != "علي" || !view.words.get(j).is_some_and(|w| w.dotted) {
        return false;
    }
    let title = |w: usize| view.head(w) == Some(HeadClass::Person);
    // نائب وزير الدفاع الإيراني السابق علي رضا
    const REACH: usize = 5;
    let before = j.checked_sub(1).is_some_and(|b| {
        let from = (b.saturating_sub(REACH)..=b).rev().find(|&w| !view.reading(w).article);
        is_given_name(view, b) || title(b) || from.is_some_and(|w| w < b && title(w))
    });
    // علي حسن خليل
    let after = is_given_name(view, j + 1) && only_name(view, j + 1);
    after || before && is_name_word(view, j + 1)
}

/// A given name, or a word that nothing is known of, bare of clitics.
pub fn is_name_word(view: View<'_>, j: usize) -> bool {
    if is_ali(view, j) {
        return true;
    }
    let reading = view.reading(j);
    view.words.get(j).is_some_and(|w| w.kind == TokenKind::Word)
        && !reading.article
        && reading.conjunction.is_none()
        && reading.preposition.is_none()
        // باقري is nobody's باقر.
        && reading.pronoun.is_none_or(|p| p == Pronoun::My)
        && reading.function.is_none()
        && (is_given_name(view, j) || reading.senses.is_empty() && view.fold(j).chars().count() >= 3 && !is_plural(view, j))
        && !view.hits.iter().any(|h| h.first <= j && j <= h.last)
        && name_at(view, j, None).is_none()
}

/// طلب علي رضا توضيحات: things in the plural are no part of a name; عرفات is short.
fn is_plural(view: View<'_>, j: usize) -> bool {
    let word = view.fold(j);
    word.ends_with("ات") && word.chars().count() >= 7
}

/// سعد الحريري، محمد الصباح: an unknown word with the article after a name.
fn is_family_name(view: View<'_>, j: usize) -> bool {
    let reading = view.reading(j);
    reading.article
        && reading.conjunction.is_none()
        && reading.preposition.is_none()
        && (reading.senses.is_empty() || is_given_name(view, j))
        && name_at(view, j, None).is_none()
}

/// جلال شرفي، نبيه بري: an adjective in ي after a given name.
fn looks_nisba(view: View<'_>, j: usize) -> bool {
    let reading = view.reading(j);
    let bare = !reading.article
        && reading.conjunction.is_none()
        && reading.preposition.is_none()
        && reading.pronoun.is_none()
        && reading.function.is_none();
    bare && view.fold(j).ends_with('ي')
        && view.lexemes(j).all(|(l, _, _)| {
            l.frames.is_empty() && matches!(l.head, None | Some(HeadClass::Plain)) && l.nisba.is_none()
        })
}

fn is_given_name(view: View<'_>, j: usize) -> bool {
    view.lexemes(j).any(|(l, _, _)| l.head == Some(HeadClass::Name))
}

/// Whether the word can be nothing but a name.
fn only_name(view: View<'_>, j: usize) -> bool {
    view.lexemes(j).all(|(l, _, _)| l.head == Some(HeadClass::Name))
}

/// An unknown word that has the prefix of a verb in the present.
fn looks_finite(view: View<'_>, j: usize) -> bool {
    !is_given_name(view, j) && view.fold(j).starts_with(['ي', 'ت'])
}
