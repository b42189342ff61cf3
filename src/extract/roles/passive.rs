//! Whether a verb is in the passive, which the letters mostly leave open.

use super::Casting;
use crate::extract::clause::{Clause, Link};
use crate::extract::phrase::Phrase;
use crate::extract::words::View;
use crate::morph::{Form, Number, Tense};
use crate::schema::{HeadClass, Slot};

impl Casting<'_> {
    /// Passive in writing: by skeleton or by a damma.
    pub(super) fn is_marked_passive(&self, clause: &Clause) -> bool {
        let _ = clause;
        let view = self.scene.view;
        let verb = self.candidate.first;
        view.words.get(verb).is_some_and(|w| w.damma != 255)
            || view
                .lexemes(verb)
                .filter(|(l, f, _)| f.is_finite() && !l.frames.is_empty())
                .all(|(_, f, _)| matches!(f, Form::Finite { passive: true, .. }))
    }

    /// Passive by its letters, by a written damma, or because its only noun is
    /// one that things are done to.
    pub(super) fn is_passive(&self, clause: &Clause) -> bool {
        let view = self.scene.view;
        let verb = self.candidate.first;
        let finite = || view.lexemes(verb).filter(|(l, f, _)| f.is_finite() && !l.frames.is_empty());
        if finite().count() > 0 && finite().all(|(_, f, _)| matches!(f, Form::Finite { passive: true, .. })) {
            return true;
        }
        let proclitics = usize::from(view.reading(verb).conjunction.is_some()) + usize::from(view.reading(verb).future);
        let damma = view.words.get(verb).map_or(255, |w| w.damma) as usize;
        let past = finite().any(|(_, f, _)| matches!(f, Form::Finite { tense: Tense::Past, .. }));
        if damma != 255 && past && (damma == proclitics || view.fold(verb).contains("ست") && damma <= proclitics + 2)
        {
            return true;
        }
        // أن المعبر لم يُغلق: what is shut shuts nothing.
        let shut = damma == proclitics
            && matches!(self.frame.kind.as_str(), "coercion" | "access")
            && clause
                .subject
                .as_ref()
                .and_then(|s| s.0.first())
                .and_then(|&p| self.scene.phrase(p))
                .is_some_and(|s| view.head(s.first) == Some(HeadClass::Asset) && !s.trigger);
        if shut {
            return true;
        }
        // أدان الوزير قتل الناشط على أيدي خاطفيه: by whom he was killed.
        let agent = clause.after.iter().any(|(m, _, w)| {
            *w > verb && m.is_some_and(|m| m.as_str() == "من قبل" && self.owns(m, *w, self.candidate.clause))
        });
        if agent {
            return true;
        }
        if !clause.objects.is_empty() || view.reading(verb).pronoun.is_some() {
            return false;
        }
        let relative = clause.link == Link::Relative && !clause.resumptive;
        if !clause.own_subject && !relative {
            return false;
        }
        let on_someone = clause.after.iter().any(|(m, _, w)| {
            *w > verb && m.is_some_and(|m| self.frame.role(Slot::After(m)) == self.frame.role(Slot::Object))
        });
        if relative && on_someone {
            return false;
        }
        let violent = matches!(self.frame.kind.as_str(), "assault" | "coercion" | "release");
        let Some(subject) = clause.subject.as_ref().and_then(|s| s.0.first()).and_then(|&p| self.scene.phrase(p))
        else {
            return false;
        };
        // جلال شرفي، الذي خطف قبل شهرين: no one stands there whom he abducted.
        let victim = subject.quantity
            || relative && subject.person
            || matches!(subject.class, Some(HeadClass::People))
            || subject.class == Some(HeadClass::Person)
                && (relative || subject.number == Some(Number::Singular) && !subject.definite);
        violent && victim && !is_armed(view, subject)
    }
}

/// People who attack rather than suffer.
pub fn is_armed(view: View<'_>, phrase: &Phrase) -> bool {
    let word = view.fold(phrase.head_word);
    [
        "مسلح",
        "متمرد",
        "انتحاري",
        "مهاجم",
        "ارهابي",
        "مقاتل",
        "مستوطن",
        "خاطف",
        "قرصان",
        "قراصنه",
        "متشدد",
        "مجهول",
        "ملثم",
    ]
    .iter()
    .any(|w| word.contains(w))
}
