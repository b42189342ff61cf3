//! What is content of another event and no event of its own, and what is one
//! event said twice.

use smallvec::SmallVec;

use super::clause::{Group, Link, Position};
use super::coder::Coded;
use super::company::covers;
use super::conditions;
use super::roles::Scene;
use super::trigger::{Candidate, CandidateKind, descends};
use crate::schema::{ActorIndex, HeadClass, Status};

/// Takes out what is content, and joins what is said twice.
pub(super) fn settle(scene: Scene<'_>, events: &mut Vec<Coded>) {
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
        if condition && inner.status == Status::Denied && inner.candidate.kind == CandidateKind::Verb {
            gone.push(i);
            continue;
        }
        // جدد تهديداته بفرض رسوم: the verb is only light.
        if inner.candidate.kind == CandidateKind::Verb && carries_another(scene, inner, events) {
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

/// بنود تبادل الأسرى، خلاف حول سحب القوات، أهمية فتح المعابر: what is discussed or
/// called for, of which nobody says that it happens.
fn only_a_matter(scene: Scene<'_>, candidate: &Candidate, kind: &str) -> bool {
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
    let heads =
        |of: usize| scene.phrase(of).is_some_and(|q| MATTERS.contains(&super::phrase::bare(scene.view, q.head_word)));
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

/// Whether a light verb has another event of its own right after it as its object.
fn carries_another(scene: Scene<'_>, event: &Coded, events: &[Coded]) -> bool {
    let Some(clause) = scene.clause(event.candidate.clause) else { return false };
    let light = scene.view.class(event.candidate.first, true) == Some(crate::schema::VerbClass::Support);
    let Some(&object) = clause.objects.first().and_then(|o| o.0.first()).filter(|_| light) else { return false };
    events.iter().any(|other| {
        let said = scene
            .view
            .schema
            .frame(other.frame)
            .is_some_and(|f| matches!(f.kind.as_str(), "threat" | "accusation" | "rejection"));
        said && other.frame != event.frame && other.candidate.kind == CandidateKind::Noun(object)
    })
}

/// يبقى التوصل إلى اتفاق أولوية، وقف النار ضرورة: what is said to be wanted.
fn wished_for(scene: Scene<'_>, clause: usize, p: usize) -> bool {
    const COPULAS: &[&str] = &["بقي", "ظل", "عد", "مثل", "شكل", "اصبح", "اعتبر", "كان"];
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
    let copula = clause
        .verb
        .is_none_or(|v| scene.view.lexemes(v).any(|(l, f, _)| f.is_finite() && COPULAS.contains(&&*l.lemma)));
    let wished = |&q: &usize| {
        scene.phrase(q).is_some_and(|q| !q.definite && WISHED.contains(&super::phrase::bare(scene.view, q.head_word)))
    };
    subject && copula && clause.objects.iter().flat_map(|o| &o.0).any(wished)
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
    among && (first.saturating_sub(REACH)..a).any(|w| MATTERS.contains(&super::phrase::bare(view, w)))
}

/// مما يسمح بإدخال المساعدات، بما يتيح عودة النازحين: what is to come of it.
fn made_possible(scene: Scene<'_>, candidate: &Candidate, kind: &str) -> bool {
    const ALLOWS: &[&str] = &["سمح", "اتاح", "مهد", "كفل", "ضمن", "مكن", "سهل", "يسر", "افضي", "افضى", "ساهم", "اسهم"];
    let view = scene.view;
    let Some(verb) = scene.clause(candidate.clause).and_then(|c| c.verb).filter(|&v| v <= candidate.first) else {
        return false;
    };
    let deed = !matches!(kind, "talks" | "mediation" | "support" | "cooperation" | "agreement" | "delegation");
    let opens = verb.checked_sub(1).is_some_and(|b| matches!(view.fold(b), "مما" | "بما" | "ما" | "بشكل" | "الذي"));
    let may = view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).any(|(l, f, _)| {
        matches!(f, crate::morph::Form::Finite { tense: crate::morph::Tense::Present, .. })
            && ALLOWS.contains(&&*l.lemma)
    });
    deed && opens && may
}

/// «احتجاجا على» in the accusative beside another event of its clause, when nobody
/// but a government or a body acts.
fn in_protest(scene: Scene<'_>, event: &Coded, events: &[Coded]) -> bool {
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

/// دعا متظاهرون إلى …: who asks, not what is asked for.
fn is_subject(scene: Scene<'_>, candidate: &Candidate) -> bool {
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    matches!(scene.clauses.places.get(p), Some((_, Position::Subject | Position::Lead)))
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

/// هدد بقصف المدن، حذر من الاستمرار في إطلاق الصواريخ: the deed is what is threatened;
/// أدانوا أعمال العنف: violence in general; يحظر القانون استهداف المدنيين.
fn told_by(scene: Scene<'_>, outer: &Coded, inner: &Coded, outer_kind: &str, inner_kind: &str) -> bool {
    const REACH: usize = 6;
    let CandidateKind::Noun(p) = inner.candidate.kind else { return false };
    if inner.candidate.clause != outer.candidate.clause
        || !matches!(inner_kind, "assault" | "coercion" | "sanction" | "request" | "protest")
    {
        return false;
    }
    let near = inner.candidate.first - outer.candidate.last <= REACH;
    // هدد النائب بالدعوة إلى إضراب
    let adjacent = inner.candidate.first == outer.candidate.last + 1 || matches!(inner_kind, "request" | "protest");
    // توعد بتوسيع الهجمات: what is threatened governs it.
    let mut top = p;
    while let Some(&(_, Position::Genitive(of))) = scene.clauses.places.get(top).filter(|_| top > 0) {
        top = of;
    }
    let bare =
        adjacent || scene.phrase(top).is_some_and(|q| !scene.view.reading(q.head_word).article && q.pronoun.is_none());
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

/// وقف الهجمات، إنهاء الحصار: what is to end is content of the ending.
fn ended(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const ENDING: &[&str] = &[
        "وقف",
        "انهاء",
        "منع",
        "تجنب",
        "خفض",
        "تخفيف",
        "وضع",
        "تفادي",
        "لوقف",
        "لانهاء",
        "لمنع",
        "لتجنب",
        "بوقف",
        "بانهاء",
        "ووقف",
        "وانهاء",
        "وتجنب",
        "رفع",
        "برفع",
        "لرفع",
        "ورفع",
        "فك",
        "بفك",
        "درء",
        "لدرء",
        "حد",
        "حدا",
    ];
    // وقف المزيد من الهجمات، منع أي هجوم
    const MORE: &[&str] = &["المزيد", "مزيد", "من", "اي", "كل", "جميع", "هذه", "هذا", "تلك", "كافه"];
    let mut before = candidate.first;
    for _ in 0..3 {
        match before.checked_sub(1) {
            Some(b) if MORE.contains(&scene.view.fold(b)) => before = b,
            _ => break,
        }
    }
    // الوقف الكامل للعدوان، وقف فوري لإطلاق النار
    if scene.view.reading(candidate.first).preposition == Some(crate::morph::Preposition::Li) {
        let ends = |w: usize| {
            let word = scene.view.fold(w);
            let bare = word.trim_start_matches(['و', 'ب', 'ل']).trim_start_matches("ال").trim_end_matches('ا');
            matches!(bare, "وقف" | "انهاء" | "ايقاف" | "حد")
        };
        let from = candidate.first.saturating_sub(3);
        if (from..candidate.first).rev().take_while(|&w| !scene.view.is_sign(w)).any(ends) {
            return true;
        }
    }
    let Some(before) = before.checked_sub(1) else { return false };
    // ورفع المتظاهرون الأعلام: the verb of the clause ends nothing.
    if scene.clause(candidate.clause).and_then(|c| c.verb) == Some(before) {
        return false;
    }
    let ends = |w: usize| {
        let word = scene.view.fold(w);
        ENDING.contains(&word) || word.strip_prefix(['و', 'ب', 'ل']).is_some_and(|word| ENDING.contains(&word))
    };
    ends(before)
        || before.checked_sub(1).is_some_and(|b| {
            ends(b)
                && scene.view.reading(before).senses.iter().any(|s| !s.form.is_finite())
                && !scene.view.reading(before).article
        })
}

/// ضبط النفس في مواجهة المتظاهرين: people known from elsewhere, to whom something
/// is done.
fn only_met(scene: Scene<'_>, candidate: &Candidate) -> bool {
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let people = scene.phrase(p).is_some_and(|q| {
        q.class == Some(HeadClass::People) && scene.view.reading(q.head_word).article && !q.quantity && !q.by_nisba
    });
    // بالاتفاق مع المتظاهرين: they act too.
    const MET: &[&str] = &["مواجهه", "حمايه", "قمع", "تفريق", "ضد", "مفاوضه"];
    let before = scene.phrase(p).and_then(|q| q.first.checked_sub(1)).map_or("", |b| scene.view.fold(b));
    let met = MET.contains(&before)
        || match scene.clauses.places.get(p) {
            Some((_, Position::Object)) => true,
            Some((_, Position::After(m))) => m.is_none_or(|m| m.as_str() != "مع"),
            _ => false,
        };
    people && met
}

/// التحريض على العنف، الدعوة إلى القتال: nobody did it yet.
fn incited(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const INCITING: &[&str] = &["تحريض", "تشجيع", "حض", "تحريضه", "تحريضها", "تحريضهم", "تحرض", "يحرض", "حرض", "حرضت"];
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let first = scene.phrase(p).map_or(candidate.first, |q| q.first);
    let (Some(before), Some(noun)) = (first.checked_sub(1), first.checked_sub(2)) else { return false };
    scene.view.fold(before) == "علي" && INCITING.contains(&super::phrase::bare(scene.view, noun))
}

/// حق التظاهر، مبدأ الحوار، خيار التفاوض: what may be done, not what was.
fn only_spoken_of(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const IDEAS: &[&str] = &["حق", "حريه", "مبدا", "مفهوم", "خيار", "فكره", "ثقافه", "لغه", "منطق", "عقيده", "تهمه"];
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let Some(&(_, Position::Genitive(of))) = scene.clauses.places.get(p) else { return false };
    let bare = scene.phrase(p).is_some_and(|q| q.sides.is_empty());
    bare && scene.phrase(of).and_then(|q| q.lemma.as_deref()).is_some_and(|l| IDEAS.contains(&l))
}

/// يحظر القانون استهداف المستشفيات، اتفاق ينهي القتال: what is forbidden or ended, not
/// what was done.
fn forbidden(scene: Scene<'_>, candidate: &Candidate, kind: &str) -> bool {
    const FORBIDS: &[&str] = &["حظر", "جرم", "حرم", "تجنب", "تفادى", "تفادي"];
    const ENDS: &[&str] = &["انهي", "انهى", "اخمد"];
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let object = matches!(scene.clauses.places.get(p), Some((_, Position::Object)));
    let verb = scene.clause(candidate.clause).and_then(|c| c.verb).filter(|_| object);
    let ended = |lemma: &str| kind == "assault" && ENDS.contains(&lemma);
    verb.is_some_and(|v| {
        let lexemes = scene.view.lexemes(v).filter(|(_, f, _)| f.is_finite());
        lexemes.map(|(l, _, _)| &*l.lemma).any(|lemma| FORBIDS.contains(&lemma) || ended(lemma))
    })
}

/// سلموه لإعدامه، معدات تستخدم في التفجير: what something is meant for. An attack
/// that someone suffers (تعرضوا لهجوم), and one of which both sides are told, is
/// more than that.
fn only_a_purpose(scene: Scene<'_>, event: &Coded) -> bool {
    let CandidateKind::Noun(p) = event.candidate.kind else { return false };
    if scene.view.schema.frame(event.frame).is_none_or(|f| f.kind.as_str() != "assault") {
        return false;
    }
    let sided = |role: &str| event.roles.iter().any(|f| f.role.as_str() == role && !f.sides.is_empty());
    let verb = scene.clause(event.candidate.clause).and_then(|c| c.verb);
    let is = |lemmas: &[&str]| {
        verb.is_some_and(|v| scene.view.lexemes(v).any(|(l, f, _)| f.is_finite() && lemmas.contains(&&*l.lemma)))
    };
    let bare = scene.phrase(p).is_some_and(|q| !scene.view.reading(q.head_word).article);
    match scene.clauses.places.get(p) {
        Some((_, Position::After(Some(m)))) if m.as_str() == "ل" => {
            let purpose = scene.phrase(p).and_then(|q| q.first.checked_sub(1)).is_some_and(|b| {
                // استنكارا لقتل المدنيين: a reason.
                let reason = scene.view.fold(b).ends_with('ا');
                !reason
                    && scene.view.lexemes(b).any(|(_, f, _)| matches!(f, crate::morph::Form::Masdar { .. }))
                    && scene.view.class(b, false) != Some(crate::schema::VerbClass::Undergo)
            });
            let pronoun = scene.phrase(p).is_some_and(|q| q.pronoun.is_some());
            let sides = |role: &str| event.roles.iter().filter(|f| f.role.as_str() == role).map(|f| &f.sides).next();
            let two = sided("actor") && sided("target") && sides("actor") != sides("target");
            bare && (purpose || pronoun) && !two
        }
        Some((_, Position::After(Some(m)))) if m.as_str() == "في" => is(&["استخدم", "استعمل"]),
        _ => false,
    }
}

/// Two mentions of one kind with the same actors are one event.
fn merge_repeats(scene: Scene<'_>, events: &mut Vec<Coded>) {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).map(|f| f.kind.clone());
    let mut i = 0;
    while i < events.len() {
        let earlier = (0..i).find(|&j| {
            let (Some(a), Some(b)) = (events.get(j), events.get(i)) else { return false };
            kind(a) == kind(b) && (a.status == b.status && same_actors(a, b) || one_clause(scene, a, b))
        });
        match earlier {
            Some(j) => {
                let later = events.remove(i);
                if let Some(event) = events.get_mut(j) {
                    absorb(event, later);
                }
            }
            None => i += 1,
        }
    }
}

/// A verb and the event noun that is its object, or a noun and its genitive, with
/// roles that do not clash: سيّرت قافلة مساعدات، فرض عقوبات.
fn one_clause(scene: Scene<'_>, a: &Coded, b: &Coded) -> bool {
    let object = match (a.candidate.kind, b.candidate.kind) {
        (CandidateKind::Verb, CandidateKind::Noun(p)) => {
            a.candidate.clause == b.candidate.clause
                && matches!(scene.clauses.places.get(p), Some((_, Position::Object | Position::Subject)))
        }
        // فرض عقوبات
        (CandidateKind::Noun(of), CandidateKind::Noun(p)) => {
            matches!(scene.clauses.places.get(p), Some(&(_, Position::Genitive(head))) if head == of)
        }
        _ => false,
    };
    let clash = a.roles.iter().any(|f| {
        !f.sides.is_empty()
            && b.roles
                .iter()
                .any(|g| g.role == f.role && !g.sides.is_empty() && !g.sides.iter().any(|s| f.sides.contains(s)))
    });
    object && !clash
}

fn pairs(event: &Coded) -> Vec<(&crate::schema::RoleId, ActorIndex)> {
    event.roles.iter().flat_map(|f| f.sides.iter().map(move |&s| (&f.role, s))).collect()
}

fn same_actors(a: &Coded, b: &Coded) -> bool {
    let (a, b) = (pairs(a), pairs(b));
    a.iter().all(|p| b.contains(p)) || b.iter().all(|p| a.contains(p))
}

fn absorb(event: &mut Coded, later: Coded) {
    for filled in later.roles {
        if !event
            .roles
            .iter()
            .any(|f| f.role == filled.role && (f.span == filled.span || covers(&f.sides, &filled.sides)))
        {
            event.roles.push(filled);
        }
    }
    for topic in later.topics {
        if !event.topics.contains(&topic) {
            event.topics.push(topic);
        }
    }
    event.again.get_or_insert(later.candidate);
    event.source = event.source.or(later.source);
    event.score = event.score.max(later.score);
}
