//! What is content of another event and no event of its own, and what is one
//! event said twice.

mod inside;
mod matters;
mod repeats;
mod undone;

use smallvec::SmallVec;

use super::clause::{Link, Position};
use super::coder::Coded;
use super::conditions;
use super::roles::Scene;
use super::trigger::{CandidateKind, descends};
use crate::schema::{Status, VerbClass};
use inside::{at_the_table, carries_another, in_protest, is_subject, join_at_table, marched_for, orders_own, told_by};
use matters::{made_possible, only_a_matter};
use repeats::merge_repeats;
use undone::{
    any_of_them, comes_home, ended, forbidden, incited, is_no, named_accused, no_comment, only_a_purpose,
    only_in_answer, only_met, only_spoken_of, only_tells, said_of_all, sought, still_called,
};

/// Takes out what is content, and joins what is said twice.
pub(super) fn settle(scene: Scene<'_>, events: &mut Vec<Coded>) {
    join_at_table(scene, events);
    suppress_content(scene, events);
    merge_repeats(scene, events);
}

/// Kinds whose complement is content, not happening.
const HOLDS_CONTENT: &[&str] =
    &["talks", "mediation", "request", "proposal", "rejection", "agreement", "support", "cooperation"];

/// Kinds that are content wherever they stand in such a complement.
const IS_CONTENT: &[&str] = &[
    "ceasefire",
    "release",
    "withdrawal",
    "aid_delivery",
    "access",
    "agreement",
    "funding",
    "cooperation",
    "talks",
    "support",
    "mediation",
    "sanction",
    "mobilization",
    "delegation",
];

/// What stands after these only says when and where: طالب خلال لقائه السفير بـ….
const ASIDE: &[&str] = &["خلال", "قبل", "بعد", "منذ", "لدي", "حتي"];

fn suppress_content(scene: Scene<'_>, events: &mut Vec<Coded>) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map_or("", |f| f.kind.as_str());
    let mut gone: SmallVec<[usize; 8]> = SmallVec::new();
    for (i, inner) in events.iter().enumerate() {
        let inner_kind = kind(inner);
        let noun = matches!(inner.candidate.kind, CandidateKind::Noun(_));
        if (ended(scene, &inner.candidate)
            || forbidden(scene, &inner.candidate, inner_kind)
            || incited(scene, &inner.candidate)
            || only_a_purpose(scene, inner))
            && matches!(inner_kind, "assault" | "coercion" | "sanction" | "protest" | "accusation")
        {
            gone.push(i);
            continue;
        }
        if inner_kind == "protest" && only_met(scene, &inner.candidate) || only_spoken_of(scene, &inner.candidate) {
            gone.push(i);
            continue;
        }
        if inner_kind == "accusation" && named_accused(scene, &inner.candidate)
            || matches!(inner_kind, "support" | "funding" | "aid_delivery") && sought(scene, &inner.candidate)
        {
            gone.push(i);
            continue;
        }
        if matches!(inner_kind, "talks" | "agreement" | "mediation" | "delegation" | "release")
            && any_of_them(scene, inner)
            || inner_kind == "delegation" && comes_home(scene, inner)
            || inner_kind == "accusation" && still_called(scene, &inner.candidate)
            || inner_kind == "assault" && only_in_answer(scene, &inner.candidate)
            || said_of_all(scene, &inner.candidate)
            || is_no(scene, &inner.candidate)
            || inner_kind == "rejection" && no_comment(scene, &inner.candidate)
        {
            gone.push(i);
            continue;
        }
        // لم تستبعد الدعوة إلى إضراب: nothing is refused.
        let ruled_out = |lemma: &str| lemma == "استبعد";
        if inner_kind == "rejection"
            && inner.status == Status::Denied
            && scene.view.lexemes(inner.candidate.first).any(|(l, _, _)| ruled_out(&l.lemma))
        {
            gone.push(i);
            continue;
        }
        // إذا لم توقف إسرائيل الحرب: neither done nor denied.
        let condition = scene.clause(inner.candidate.clause).is_some_and(|c| c.link == Link::Conditional && c.negated);
        // إذا طلبت منها الأطراف ذلك: nobody has asked yet.
        let open = scene.clause(inner.candidate.clause).is_some_and(|c| c.link == Link::Conditional);
        if open && inner_kind == "request" && inner.candidate.kind == CandidateKind::Verb {
            gone.push(i);
            continue;
        }
        if condition && inner.status == Status::Denied && inner.candidate.kind == CandidateKind::Verb {
            gone.push(i);
            continue;
        }
        // جدد تهديداته بفرض رسوم: the verb is only light.
        if inner.candidate.kind == CandidateKind::Verb && carries_another(scene, inner, events) {
            gone.push(i);
            continue;
        }
        if inner_kind == "ceasefire" && only_tells(scene, &inner.candidate) {
            gone.push(i);
            continue;
        }
        if inner_kind == "request" && orders_own(scene, inner, events) {
            gone.push(i);
            continue;
        }
        if IS_CONTENT.contains(&inner_kind)
            && (only_a_matter(scene, &inner.candidate, inner_kind)
                || made_possible(scene, &inner.candidate, inner_kind))
        {
            gone.push(i);
            continue;
        }
        // خرجوا في مسيرة للتنديد بالزيارة: what the protest is for.
        if inner_kind == "accusation" && marched_for(scene, inner, events) {
            gone.push(i);
            continue;
        }
        // استدعت السفير احتجاجا على …: why a government does something.
        if inner_kind == "protest" && in_protest(scene, inner, events) {
            gone.push(i);
            continue;
        }
        // وقف إطلاق النار في الحرب بين …
        if let CandidateKind::Noun(p) = inner.candidate.kind {
            let inside =
                matches!(scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "في");
            let before = p.checked_sub(1).and_then(|b| scene.phrase(b));
            if inner_kind == "assault"
                && inside
                && before.is_some_and(|b| scene.view.hits.iter().any(|h| h.first == b.head_word))
            {
                gone.push(i);
                continue;
            }
        }
        for (j, outer) in events.iter().enumerate() {
            if i == j
                || gone.contains(&j)
                || outer.candidate.last >= inner.candidate.first
                || inner.candidate.first > conditions::reach(scene, &outer.candidate)
            {
                continue;
            }
            let outer_kind = kind(outer);
            // عاد إلى طاولة المفاوضات: the same talks.
            if outer_kind == "talks" && inner_kind == "talks" && at_the_table(scene, &inner.candidate) {
                gone.push(i);
                break;
            }
            // بحثا سبل تعزيز التعاون: what is to be strengthened.
            const FURTHER: &[&str] =
                &["تعزيز", "تطوير", "توسيع", "سبل", "افاق", "مجالات", "تعميق", "زياده", "وتعزيز", "وتطوير"];
            let wished = outer_kind == "talks"
                && inner_kind == "cooperation"
                && inner.candidate.first.checked_sub(1).is_some_and(|b| FURTHER.contains(&scene.view.fold(b)));
            if wished {
                gone.push(i);
                break;
            }
            // رفعت العقوبات عن سوريا: what is lifted.
            let lifted = outer_kind == "access"
                && inner_kind == "sanction"
                && inner.candidate.clause == outer.candidate.clause
                && matches!(inner.candidate.kind, CandidateKind::Noun(p)
                    if matches!(outermost(scene, p), Position::Object | Position::Subject | Position::Genitive(_)));
            if lifted {
                gone.push(i);
                break;
            }
            // امتنعت عن إمداد غزة بالوقود: what is withheld.
            let withheld = outer_kind == "coercion"
                && inner.status == Status::Denied
                && matches!(inner_kind, "aid_delivery" | "access" | "funding")
                && inner.candidate.clause == outer.candidate.clause
                && matches!(inner.candidate.kind, CandidateKind::Noun(p)
                    if matches!(outermost(scene, p), Position::After(Some(m)) if m.as_str() == "عن"));
            if withheld {
                gone.push(i);
                break;
            }
            // رفض تهجير السكان: what is refused or asked for, right after it.
            let object = matches!(outer_kind, "request" | "rejection")
                && noun
                && !is_subject(scene, &inner.candidate)
                && matches!(inner_kind, "coercion" | "assault" | "protest")
                && inner.candidate.clause == outer.candidate.clause
                && inner.candidate.first - outer.candidate.last <= 2;
            // طلبت منهم عدم مهاجمة القافلة
            let refrain = matches!(outer_kind, "request" | "threat")
                && matches!(inner.candidate.kind, CandidateKind::Noun(p) if scene.clauses.without.contains(&p))
                && inner.candidate.clause == outer.candidate.clause;
            if object || refrain {
                gone.push(i);
                break;
            }
            // دعوا إلى أن يعمد الوزير إلى رفض القرار: refusal is what is asked for.
            let to_refuse = outer_kind == "request"
                && noun
                && matches!(inner_kind, "rejection" | "accusation")
                && matches!(inner.candidate.kind, CandidateKind::Noun(p)
                    if matches!(outermost(scene, p), Position::After(Some(m)) if matches!(m.as_str(), "الي" | "ب")))
                && scene
                    .clause(inner.candidate.clause)
                    .is_some_and(|c| c.link == Link::Complement && c.parent == Some(outer.candidate.clause));
            // أقنعوه بعزل المدينة وفرض حصار عليها: listed with what is asked for.
            let to_coerce = outer_kind == "request"
                && inner_kind == "coercion"
                && inner.candidate.clause == outer.candidate.clause
                && matches!(inner.candidate.kind, CandidateKind::Noun(p) if asked_for(scene, p));
            if to_refuse || to_coerce {
                gone.push(i);
                break;
            }
            let inner_place = match inner.candidate.kind {
                CandidateKind::Noun(p) => outermost(scene, p),
                _ => Position::Lead,
            };
            // دعا إلى الضغط على الطرفين: to press is what is asked for.
            let presses = inner
                .candidate
                .lexeme
                .and_then(|l| scene.view.schema.lexicon.lexeme(l))
                .is_some_and(|l| l.lemma.ends_with("ضغط"));
            let pressed = matches!(outer_kind, "request" | "mediation")
                && inner_kind == "request"
                && presses
                && (inner.candidate.clause == outer.candidate.clause
                    || descends(scene.clauses, inner.candidate.clause, outer.candidate.clause))
                && matches!(inner_place, Position::After(Some(m)) if matches!(m.as_str(), "الي" | "ب" | "ل" | "علي"));
            if pressed {
                gone.push(i);
                break;
            }
            if told_by(scene, outer, inner, outer_kind, inner_kind) {
                gone.push(i);
                break;
            }
            // رفض العودة إلى الاتفاق الموقع مع الحركة: that it was signed is told.
            let signed = inner_kind == "agreement"
                && inner.candidate.last > inner.candidate.first
                && scene
                    .view
                    .lexemes(inner.candidate.last)
                    .any(|(_, form, _)| matches!(form, crate::morph::Form::Participle { passive: true, .. }));
            // نجاح الوسيطين في التوصل إلى اتفاق: what succeeded is done.
            let done = inner_kind == "agreement"
                && scene.view.lexemes(outer.candidate.first).any(|(l, _, _)| matches!(&*l.lemma, "نجح" | "نجاح"));
            if signed || done {
                continue;
            }
            // أبلغت الوسطاء بعدم قدرتها على تسليم الرهائن: what is told is that it will not be.
            let denied = inner.status == Status::Denied && outer.status != Status::Denied;
            if denied && matches!(outer_kind, "talks" | "proposal" | "mediation") {
                continue;
            }
            if outer_kind == inner_kind || !HOLDS_CONTENT.contains(&outer_kind) || !IS_CONTENT.contains(&inner_kind) {
                continue;
            }
            let asked = matches!(outer_kind, "request" | "proposal" | "rejection");
            let within = inner.candidate.clause == outer.candidate.clause
                || descends(scene.clauses, inner.candidate.clause, outer.candidate.clause)
                    // رفضت المقترح لأنها لا تستطيع إطلاق الرهائن: a reason is no content.
                    && scene.clause(inner.candidate.clause).is_none_or(|c| c.link != Link::Subordinate);
            let relative = scene.clause(inner.candidate.clause).is_some_and(|c| {
                // مقترح يتضمن إطلاق سراح الرهائن، عدد من سيفرج عنهم: what it holds.
                let held = c.verb.is_some_and(|v| conditions::holds(scene, v))
                    || inner.status == Status::Planned && matches!(outer_kind, "talks" | "proposal" | "agreement");
                c.link == Link::Relative && !held
            }) && inner.candidate.clause != outer.candidate.clause;
            // Efforts and talks have their own kind; a request may ask for them.
            let speech = matches!(inner_kind, "talks" | "mediation" | "support" | "cooperation");
            if inner_kind == "mediation" && outer_kind == "proposal" {
                continue;
            }
            let aside = matches!(inner_place, Position::After(Some(m)) if ASIDE.contains(&m.as_str()));
            let other = inner.candidate.clause != outer.candidate.clause;
            if inner_kind == "delegation" && (aside || other || !noun || outer_kind != "request") {
                continue;
            }
            // اتفقا على مواصلة المشاورات: what is agreed is yet to be done.
            let agreed = outer_kind == "agreement"
                && scene.view.lexemes(outer.candidate.first).any(|(l, _, _)| matches!(&*l.lemma, "اتفق" | "اتفاق"))
                && matches!(inner_place, Position::After(Some(m)) if m.as_str() == "علي");
            let open = asked || agreed;
            if within && !relative && !(aside && speech) && (noun || asked) && (open || !speech) {
                gone.push(i);
                break;
            }
        }
    }
    let mut index = 0;
    events.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
}

/// Whether a noun, or the light noun that carries it, hangs on ب or إلى: بفرض حصار.
fn asked_for(scene: Scene<'_>, p: usize) -> bool {
    let place = |q: usize| scene.clauses.places.get(q).map(|&(_, position)| position);
    let root = match place(p) {
        Some(Position::Genitive(of)) => {
            let light = scene.phrase(of).and_then(|q| scene.view.class(q.head_word, false));
            place(of).filter(|_| light == Some(VerbClass::Support))
        }
        other => other,
    };
    matches!(root, Some(Position::After(Some(m))) if matches!(m.as_str(), "ب" | "الي"))
}

/// Where the noun stands of which a phrase is the genitive.
fn outermost(scene: Scene<'_>, p: usize) -> Position {
    let mut at = p;
    let mut place = Position::Lead;
    while let Some(&(_, position)) = scene.clauses.places.get(at) {
        place = position;
        match position {
            Position::Genitive(of) | Position::Apposition(of) if of < at => at = of,
            _ => break,
        }
    }
    place
}
