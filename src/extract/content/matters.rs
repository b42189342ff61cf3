//! What is discussed, wished for or hoped to come of something: nobody says that it happens.

use super::outermost;
use crate::extract::clause::{Group, Position};
use crate::extract::conditions;
use crate::extract::roles::Scene;
use crate::extract::trigger::{Candidate, CandidateKind};
use crate::morph::{Form, Tense};

/// بنود تبادل الأسرى، خلاف حول سحب القوات، أهمية فتح المعابر: what is discussed or
/// called for, of which nobody says that it happens.
pub(super) fn only_a_matter(scene: Scene<'_>, candidate: &Candidate, kind: &str) -> bool {
    const MATTERS: &[&str] = &[
        "اهميه",
        "اليه",
        "اليات",
        "ملف",
        "ملفات",
        "سبل",
        "قضيه",
        "قضايا",
        "مساله",
        "مسائل",
        "كيفيه",
        "فكره",
        "شروط",
        "شرط",
        "بنود",
        "بند",
        "نقاط",
        "موضوع",
        "حلول",
        "خرائط",
        "خريطه",
        "مستقبل",
        "تحديات",
        "معضله",
    ];
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    if wished_for(scene, candidate.clause, p) || one_of_the_matters(scene, candidate, p) {
        return true;
    }
    let heads = |of: usize| scene.phrase(of).is_some_and(|q| MATTERS.contains(&scene.view.bare(q.head_word)));
    // وآلية إدخال المساعدات: the matter may be the head of the phrase itself.
    if scene.phrase(p).is_some_and(|q| q.head_word < candidate.first) && heads(p) {
        return true;
    }
    // تتناول الورقة انسحاب القوات: what a paper holds.
    let held = scene.clause(candidate.clause).and_then(|c| c.verb).is_some_and(|v| conditions::holds(scene, v));
    match scene.clauses.places.get(p) {
        Some((_, Position::Object)) if held => {
            !matches!(kind, "ceasefire" | "talks" | "mediation" | "support" | "agreement")
        }
        Some(&(_, Position::Genitive(of))) if heads(of) && !matches!(kind, "mediation" | "support" | "cooperation") => {
            true
        }
        _ => match outermost(scene, p) {
            // حتى إعادة الأسرى
            Position::After(Some(m)) if m.as_str() == "حتي" => matches!(kind, "release" | "withdrawal" | "access"),
            Position::After(Some(m)) => {
                let deed =
                    !matches!(kind, "talks" | "mediation" | "support" | "cooperation" | "agreement" | "delegation");
                deed && matches!(m.as_str(), "حول" | "بشان")
            }
            _ => false,
        },
    }
}

/// يبقى التوصل إلى اتفاق أولوية، وقف النار ضرورة: what is said to be wanted.
fn wished_for(scene: Scene<'_>, clause: usize, p: usize) -> bool {
    const WISHED: &[&str] = &[
        "اولويه",
        "ضروره",
        "هدف",
        "هدفا",
        "غايه",
        "مطلب",
        "مطلبا",
        "حلم",
        "حلما",
        "مصلحه",
        "حاجه",
        "شرط",
        "شرطا",
        "مفتاح",
    ];
    let Some(clause) = scene.clause(clause) else { return false };
    let said = |g: &Group| g.0.contains(&p);
    let subject = clause.subject.iter().chain(clause.lead.iter()).any(said);
    let wished =
        |&q: &usize| scene.phrase(q).is_some_and(|q| !q.definite && WISHED.contains(&scene.view.bare(q.head_word)));
    subject && clause.is_nominal(scene.view) && clause.objects.iter().flat_map(|o| &o.0).any(wished)
}

/// حلول للمشكلات، بما في ذلك الإفراج عن المحتجزين: one of the things that are looked into.
fn one_of_the_matters(scene: Scene<'_>, candidate: &Candidate, p: usize) -> bool {
    const REACH: usize = 10;
    const MATTERS: &[&str] = &[
        "حلول",
        "قضايا",
        "ملفات",
        "نقاط",
        "مسائل",
        "بنود",
        "مشكلات",
        "مشاكل",
        "سبل",
        "اليات",
        "مواضيع",
        "موضوعات",
        "مطالب",
    ];
    let view = scene.view;
    let first = scene.phrase(p).map_or(candidate.first, |q| q.first);
    let (Some(a), Some(b)) = (first.checked_sub(2), first.checked_sub(3)) else { return false };
    let among = matches!((view.fold(b), view.fold(a), view.fold(first - 1)), ("بما", "في", "ذلك") | (_, "بما", "فيها"))
        || matches!(view.fold(first - 1), "مثل" | "منها" | "ابرزها" | "اهمها" | "بينها");
    among && (first.saturating_sub(REACH)..a).any(|w| MATTERS.contains(&view.bare(w)))
}

/// مما يسمح بإدخال المساعدات، بما يتيح عودة النازحين: what is to come of it.
pub(super) fn made_possible(scene: Scene<'_>, candidate: &Candidate, kind: &str) -> bool {
    const ALLOWS: &[&str] = &["سمح", "اتاح", "مهد", "كفل", "ضمن", "مكن", "سهل", "يسر", "افضي", "افضى", "ساهم", "اسهم"];
    let view = scene.view;
    let Some(verb) = scene.clause(candidate.clause).and_then(|c| c.verb).filter(|&v| v <= candidate.first) else {
        return false;
    };
    let deed = !matches!(kind, "talks" | "mediation" | "support" | "cooperation" | "agreement" | "delegation");
    let opens = verb.checked_sub(1).is_some_and(|b| matches!(view.fold(b), "مما" | "بما" | "ما" | "بشكل" | "الذي"));
    let may = view
        .lexemes(verb)
        .filter(|(_, f, _)| f.is_finite())
        .any(|(l, f, _)| matches!(f, Form::Finite { tense: Tense::Present, .. }) && ALLOWS.contains(&&*l.lemma));
    deed && opens && may
}
