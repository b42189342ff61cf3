//! What one event says of another of its sentence, which then is none of its own.

use super::outermost;
use crate::extract::clause::Position;
use crate::extract::coder::Coded;
use crate::extract::company::covers;
use crate::extract::discourse::Sides;
use crate::extract::roles::{Filled, Scene};
use crate::extract::trigger::{Candidate, CandidateKind};
use crate::schema::{HeadClass, VerbClass};
use crate::text::Sign;

/// Whether a light verb has another event of its own right after it as its object.
pub(super) fn carries_another(scene: Scene<'_>, event: &Coded, events: &[Coded]) -> bool {
    let Some(clause) = scene.clause(event.candidate.clause) else { return false };
    let light = scene.view.class(event.candidate.first, true) == Some(VerbClass::Support);
    let Some(&object) = clause.objects.first().and_then(|o| o.0.first()).filter(|_| light) else { return false };
    events.iter().any(|other| {
        let said = scene
            .view
            .schema
            .frame(other.frame)
            .is_some_and(|f| matches!(f.kind.as_str(), "threat" | "accusation" | "rejection" | "support"));
        said && other.frame != event.frame && other.candidate.kind == CandidateKind::Noun(object)
    })
}

/// طاولة المفاوضات: only where one talks.
pub(super) fn at_the_table(scene: Scene<'_>, candidate: &Candidate) -> bool {
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let at = scene.clauses.idafa_head(p);
    let table = scene.phrase(at).filter(|_| at != p).and_then(|q| q.lemma.as_deref());
    table.is_some_and(|l| matches!(l, "طاوله" | "مائده"))
}

/// العودة إلى طاولة المفاوضات مع القوى الكبرى: with whom one sits there, one talks.
pub(super) fn join_at_table(scene: Scene<'_>, events: &mut [Coded]) {
    let talks = |e: &Coded| scene.view.schema.frame(e.frame).is_some_and(|f| f.kind.as_str() == "talks");
    for i in 0..events.len() {
        let seated = events.get(i).filter(|e| talks(e) && at_the_table(scene, &e.candidate));
        let Some((clause, roles)) = seated.map(|e| (e.candidate.clause, e.roles.clone())) else { continue };
        let back = events.iter_mut().take(i).rev().find(|e| talks(e) && e.candidate.clause == clause);
        if let Some(back) = back {
            let known = |f: &Filled| back.roles.iter().any(|b| b.role == f.role && b.sides == f.sides);
            let new: Vec<Filled> = roles.into_iter().filter(|f| !known(f)).collect();
            back.roles.extend(new);
        }
    }
}

/// أمر بسحب القوات، أوعز للجيش بقصف المدينة: who orders his own to do something does it.
pub(super) fn orders_own(scene: Scene<'_>, event: &Coded, events: &[Coded]) -> bool {
    const ORDERS: &[&str] = &["امر", "اوعز", "وجه"];
    const DEEDS: &[&str] = &[
        "mobilization",
        "withdrawal",
        "release",
        "access",
        "coercion",
        "sanction",
        "assault",
        "aid_delivery",
        "funding",
    ];
    if !scene.view.conjugates(event.candidate.first, ORDERS) {
        return false;
    }
    let sides = |role: &str| -> Sides {
        event.roles.iter().filter(|f| f.role.as_str() == role).flat_map(|f| f.sides.iter().copied()).collect()
    };
    let own = covers(&sides("source"), &sides("target"));
    own && events.iter().any(|deed| {
        let ordered = match deed.candidate.kind {
            CandidateKind::Noun(p) => matches!(scene.clauses.places.get(p), Some(&(c, Position::After(Some(m)))) if c == event.candidate.clause && m.as_str() == "ب"),
            _ => false,
        };
        ordered && scene.view.schema.frame(deed.frame).is_some_and(|f| DEEDS.contains(&f.kind.as_str()))
    })
}

/// «احتجاجا على» in the accusative beside another event of its clause, when nobody
/// but a government or a body acts.
pub(super) fn in_protest(scene: Scene<'_>, event: &Coded, events: &[Coded]) -> bool {
    let view = scene.view;
    let word = event.candidate.first;
    let beside = view.fold(word) == "احتجاجا" && event.candidate.first == event.candidate.last;
    let clause = scene.clause(event.candidate.clause);
    let acts = clause.and_then(|c| c.subject.as_ref().or(c.lead.as_ref())).is_some_and(|g| {
        g.0.iter().filter_map(|&p| scene.phrase(p)).any(|p| !p.sides.is_empty() && p.class != Some(HeadClass::People))
    });
    let main = |c: &Coded| {
        let kind = view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
        c.candidate.clause == event.candidate.clause && c.candidate.first < word && kind != "protest"
    };
    beside && acts && events.iter().any(main)
}

/// خرجوا في مسيرة للتنديد بالزيارة: the aim of a protest, which its target tells.
pub(super) fn marched_for(scene: Scene<'_>, event: &Coded, events: &[Coded]) -> bool {
    let aim = matches!(scene.view.fold(event.candidate.first), "للتنديد" | "للاستنكار" | "للاحتجاج");
    let protest = |c: &Coded| scene.view.schema.frame(c.frame).is_some_and(|f| f.kind.as_str() == "protest");
    let before = |c: &Coded| c.candidate.clause == event.candidate.clause && c.candidate.last < event.candidate.first;
    aim && events.iter().any(|c| protest(c) && before(c))
}

/// دعا متظاهرون إلى …: who asks, not what is asked for.
pub(super) fn is_subject(scene: Scene<'_>, candidate: &Candidate) -> bool {
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    matches!(scene.clauses.places.get(p), Some((_, Position::Subject | Position::Lead)))
}

/// هدد بقصف المدن، حذر من الاستمرار في إطلاق الصواريخ: the deed is what is threatened;
/// أدانوا أعمال العنف: violence in general; يحظر القانون استهداف المدنيين.
pub(super) fn told_by(scene: Scene<'_>, outer: &Coded, inner: &Coded, outer_kind: &str, inner_kind: &str) -> bool {
    const REACH: usize = 6;
    let CandidateKind::Noun(p) = inner.candidate.kind else { return false };
    if inner.candidate.clause != outer.candidate.clause
        || !matches!(inner_kind, "assault" | "coercion" | "sanction" | "request" | "protest")
    {
        return false;
    }
    // حذر قادة الفصائل في الإقليم من الاستمرار في إطلاق الصواريخ: however many are warned.
    const GOING_ON: &[&str] = &["استمرار", "مواصله", "تكرار", "مضي", "تمادي", "اقدام", "قيام", "معاوده"];
    let first = scene.phrase(scene.clauses.idafa_head(p)).map_or(inner.candidate.first, |q| q.first);
    let warned_of = (first.saturating_sub(2)..first).any(|w| GOING_ON.contains(&scene.view.bare(w)));
    // حذر الأمين العام للحلف سوريا من مهاجمة تركيا: however long their titles are.
    let of = matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "من");
    let straight = outer_kind == "threat"
        && of
        && inner.candidate.first.checked_sub(1).is_some_and(|w| scene.view.fold(w) == "من")
        && !(outer.candidate.last..inner.candidate.first).any(|w| scene.view.is(w, Sign::Comma));
    let near = inner.candidate.first - outer.candidate.last <= REACH || warned_of || straight;
    // هدد النائب بالدعوة إلى إضراب
    let adjacent = inner.candidate.first == outer.candidate.last + 1 || matches!(inner_kind, "request" | "protest");
    // توعد بتوسيع الهجمات: what is threatened governs it.
    let top = scene.clauses.idafa_head(p);
    // لوحت المنظمة بالتدخل العسكري: with the article, too.
    let with = matches!(outermost(scene, p), Position::After(Some(m)) if m.as_str() == "ب");
    let bare = adjacent
        || with && outer_kind == "threat"
        || scene.phrase(top).is_some_and(|q| !scene.view.reading(q.head_word).article && q.pronoun.is_none());
    // هدد بفرض رسوم: the genitive of what hangs on it, too.
    let after = matches!(outermost(scene, p), Position::After(Some(m)) if matches!(m.as_str(), "ب" | "من" | "في"));
    let general = || {
        let violence = scene.view.schema.frame(inner.frame).is_some_and(|f| f.id.contains("violence"));
        violence && inner.roles.iter().all(|f| f.role.as_str() != "actor" || f.sides.is_empty())
    };
    match outer_kind {
        "threat" => near && bare && after,
        "accusation" => inner_kind == "assault" && near && general(),
        _ => false,
    }
}
