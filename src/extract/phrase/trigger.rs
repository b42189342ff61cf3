//! Whether a noun evokes an event, or only describes another noun.

use crate::extract::words::View;
use crate::morph::{Form, Function, Preposition};
use crate::schema::{HeadClass, Lexeme};

/// Whether the word may evoke an event as a noun.
pub fn is_trigger(view: View<'_>, j: usize) -> bool {
    if let Some(hit) = view.hits.iter().find(|h| h.first <= j && j <= h.last) {
        return hit.first == j;
    }
    // المعارضة، المقاومة: a body, not what it does.
    if matches!(view.head(j), Some(HeadClass::Institution)) {
        let opposed =
            !view.reading(j).article && (j + 1..j + 5).any(|k| view.reading(k).preposition == Some(Preposition::Li));
        if !opposed {
            return false;
        }
    }
    // الممثلة العليا: على takes no article.
    let over = || view.lexemes(j).all(|(l, ..)| &*l.lemma == "علي" || l.frames.is_empty());
    if view.reading(j).event_noun && !(view.reading(j).article && over()) {
        return true;
    }
    // مدينة، مرحلة: a noun that happens to look like a participle.
    if view.head(j).is_some() {
        return view.lexemes(j).any(|(l, form, _)| matches!(form, Form::Participle { .. }) && is_protest(view, l));
    }
    view.lexemes(j).any(|(l, form, _)| match form {
        Form::Participle { passive, .. } if l.frames_of(form).next().is_some() => {
            is_protest(view, l) || !passive && governs(view, j)
        }
        _ => false,
    })
}

/// Whether the people that a participle names are an event: المتظاهرون.
pub(super) fn is_protest(view: View<'_>, lexeme: &Lexeme) -> bool {
    lexeme.frames.iter().filter_map(|f| view.schema.frame(f.frame)).any(|f| f.kind.as_str() == "protest")
}

/// A participle with the article after a definite noun, or an indefinite one
/// after an indefinite noun, is an adjective, unless it governs something.
pub(super) fn is_adjective(view: View<'_>, j: usize, after_definite: bool, may_govern: bool) -> bool {
    let reading = view.reading(j);
    let participle = view
        .lexemes(j)
        .all(|(_, form, _)| matches!(form, Form::Participle { .. } | Form::Finite { .. } | Form::Noun { .. }))
        && view
            .lexemes(j)
            .any(|(l, form, _)| matches!(form, Form::Participle { .. }) && l.frames_of(form).next().is_some());
    participle && reading.article == after_definite && (may_govern || !governs(view, j))
}

/// Whether a preposition follows that could be governed by the participle.
pub(super) fn governs(view: View<'_>, j: usize) -> bool {
    let next = view.reading(j + 1);
    next.preposition.is_some() || matches!(next.function, Some(Function::Preposition(_)))
}

/// Whether a preposition with a pronoun follows and after it what can be a
/// subject: دان فيه وزراء, وصف فيها المتظاهرون. Between a noun and its genitive
/// nothing could stand.
pub fn governs_back(view: View<'_>, j: usize) -> bool {
    let back = view.reading(j + 1);
    let Some(Function::Preposition(marker)) = back.function.filter(|_| back.pronoun.is_some()) else { return false };
    let next = view.reading(j + 2);
    marker.as_str() != "ل"
        && back.conjunction.is_none()
        && next.conjunction.is_none()
        && next.preposition.is_none()
        && (next.article || view.head(j + 2).is_some())
}

/// A participle or a relational adjective with the article: المتحدة، القومي.
pub(super) fn is_definite_adjective(view: View<'_>, j: usize) -> bool {
    let relational = || {
        let word = view.fold(j);
        word.ends_with('ي') || word.ends_with("يه")
    };
    view.reading(j).article
        && (relational() || view.lexemes(j).any(|(_, form, _)| matches!(form, Form::Participle { .. })))
}
