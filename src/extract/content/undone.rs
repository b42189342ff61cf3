//! Deeds that are only ended, forbidden, incited, meant or spoken of.

use crate::extract::clause::{Link, Position};
use crate::extract::coder::Coded;
use crate::extract::roles::Scene;
use crate::extract::trigger::{Candidate, CandidateKind};
use crate::morph::{Form, Marker, Preposition, Tense};
use crate::schema::{HeadClass, Status, VerbClass};

/// وقف الهجمات، إنهاء الحصار: what is to end is content of the ending.
pub(super) fn ended(scene: Scene<'_>, candidate: &Candidate) -> bool {
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
    if scene.view.reading(candidate.first).preposition == Some(Preposition::Li) {
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
pub(super) fn only_met(scene: Scene<'_>, candidate: &Candidate) -> bool {
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
pub(super) fn incited(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const INCITING: &[&str] = &["تحريض", "تشجيع", "حض", "تحريضه", "تحريضها", "تحريضهم", "تحرض", "يحرض", "حرض", "حرضت"];
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let first = scene.phrase(p).map_or(candidate.first, |q| q.first);
    let (Some(before), Some(noun)) = (first.checked_sub(1), first.checked_sub(2)) else { return false };
    scene.view.fold(before) == "علي" && INCITING.contains(&scene.view.bare(noun))
}

/// بعد إعلان الرئيس أن الطرفين اتفقا: the noun only tells what follows.
pub(super) fn only_tells(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const REACH: usize = 8;
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let tells = scene.phrase(p).is_some_and(|q| scene.view.class(q.head_word, false) == Some(VerbClass::Report));
    tells
        && scene.clauses.all.iter().any(|c| {
            c.link == Link::Complement
                && c.parent == Some(candidate.clause)
                && c.first > candidate.last
                && c.first <= candidate.last + REACH
        })
}

/// قصف البلدة ردا على اغتيال قائده: why he did it.
pub(super) fn only_in_answer(scene: Scene<'_>, candidate: &Candidate) -> bool {
    scene.view.fold(candidate.first) == "ردا" && scene.view.fold(candidate.first + 1) == "علي"
}

/// عاد الرئيس إلى بلاده: he visits nobody.
pub(super) fn comes_home(scene: Scene<'_>, event: &Coded) -> bool {
    let hosted = event.roles.iter().any(|f| f.role.as_str() == "host");
    let word = event.candidate.first;
    let returns = scene.view.conjugates(word, &["عاد"]) || scene.view.bare(word).ends_with("عوده");
    let to = |m: &Option<Marker>| m.is_some_and(|m| matches!(m.as_str(), "الي" | "ل"));
    let somewhere = scene.clause(event.candidate.clause).is_some_and(|c| {
        c.after.iter().any(|(m, g, w)| {
            let named =
                || g.0.iter().filter_map(|&p| scene.phrase(p)).any(|p| p.place.is_some() || p.pronoun.is_some());
            *w > word && to(m) && named()
        })
    });
    returns && somewhere && !hosted
}

/// رفض أي اعتداء، أي تفاوض خيانة: whichever there might be, and none was. لم يقع أي هجوم is said of one.
pub(super) fn any_of_them(scene: Scene<'_>, event: &Coded) -> bool {
    let CandidateKind::Noun(p) = event.candidate.kind else { return false };
    let any = |w: usize| matches!(scene.view.bare(w).trim_start_matches(['ب', 'ل', 'و']), "اي" | "ايه");
    // أي محاولة للإفراج عنهم
    let mut before = event.candidate.first.checked_sub(1);
    if before.is_some_and(|w| scene.view.bare(w) == "محاوله") {
        before = before.and_then(|w| w.checked_sub(1));
    }
    let first = scene.phrase(p).map_or(event.candidate.first, |q| q.first);
    let negated = scene.clause(event.candidate.clause).is_some_and(|c| c.negated);
    !negated && event.status != Status::Denied && (before.is_some_and(any) || any(first))
}

/// رفض التعليق على النبأ: nothing is refused but words; رفض تعليق التخصيب refuses to halt it.
pub(super) fn no_comment(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const REACH: usize = 6;
    let after = candidate.last + 1..candidate.last + REACH;
    after.take_while(|&w| !scene.view.is_sign(w)).any(|w| scene.view.fold(w) == "التعليق")
}

/// لا يعد البيان دعوة إلى العنف: what something is not.
pub(super) fn is_no(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const COPULAS: &[&str] = &["اعتبر", "عد", "شكل", "مثل"];
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let object = matches!(scene.clauses.places.get(p), Some((_, Position::Object)));
    let clause = scene.clause(candidate.clause).filter(|c| object && c.negated);
    clause.and_then(|c| c.verb).is_some_and(|v| v < candidate.first && scene.view.conjugates(v, COPULAS))
}

/// الحزب الذي تعتبره أنقرة إرهابيا: what it is always called, and nobody says it now.
pub(super) fn still_called(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const CALLS: &[&str] = &["اعتبر", "صنف", "عد", "ادرج", "وصف", "سمى", "سمي"];
    const REACH: usize = 8;
    let (view, verb) = (scene.view, candidate.first);
    let present = |form: Form| matches!(form, Form::Finite { tense: Tense::Present, .. });
    let calls = view.lexemes(verb).any(|(l, form, _)| present(form) && CALLS.contains(&&*l.lemma));
    let of_head = scene
        .clause(candidate.clause)
        .is_some_and(|c| c.link == Link::Relative && view.reading(verb).pronoun.is_some());
    calls && of_head && (verb + 1..=verb + REACH).any(|w| view.fold(w).contains("ارهاب"))
}

/// من يهاجم بلادنا سيندم: whoever does, and nobody has.
pub(super) fn said_of_all(scene: Scene<'_>, candidate: &Candidate) -> bool {
    let (view, verb) = (scene.view, candidate.first);
    let whoever =
        verb.checked_sub(1).is_some_and(|w| view.fold(w) == "من" && !view.fold(w.saturating_sub(1)).ends_with("هناك"));
    let present = view.lexemes(verb).any(|(_, form, _)| matches!(form, Form::Finite { tense: Tense::Present, .. }));
    // أي طرف يلقي السلاح
    let any = |p: usize| {
        scene.phrase(p).is_some_and(|q| {
            let before = q.first.checked_sub(1).map_or("", |b| view.fold(b));
            [view.fold(q.first), before].iter().any(|w| matches!(*w, "اي" | "ايه" | "لاي" | "باي"))
        })
    };
    let clause = scene.clause(candidate.clause).filter(|c| c.link == Link::Relative && c.verb == Some(verb));
    let of_any = clause.and_then(|c| c.head.as_ref()).is_some_and(|h| h.0.iter().any(|&p| any(p)));
    candidate.kind == CandidateKind::Verb && (whoever || of_any) && present
}

/// حق التظاهر، مبدأ الحوار، خيار التفاوض: what may be done, not what was; تجنب لقاء
/// الوفد: what is avoided; تتبع تدفق المساعدات: what is watched.
pub(super) fn only_spoken_of(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const IDEAS: &[&str] =
        &["اداه", "وسيله", "حق", "حريه", "مبدا", "مفهوم", "خيار", "فكره", "ثقافه", "لغه", "منطق", "عقيده", "تهمه"];
    const AVOIDED: &[&str] = &["تجنب", "تفادي", "تحاشي", "تتبع", "رصد"];
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let Some(&(_, Position::Genitive(of))) = scene.clauses.places.get(p) else { return false };
    let unnamed = scene.phrase(p).is_some_and(|q| q.sides.is_empty());
    let idea = unnamed && scene.phrase(of).and_then(|q| q.lemma.as_deref()).is_some_and(|l| IDEAS.contains(&l));
    idea || scene.phrase(of).is_some_and(|q| AVOIDED.contains(&scene.view.bare(q.head_word)))
}

/// يسعى للحصول على اعتراف، على قرض: what someone is out for he has not.
pub(super) fn sought(scene: Scene<'_>, candidate: &Candidate) -> bool {
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let first = scene.phrase(p).map_or(candidate.first, |q| q.first);
    let (Some(on), Some(getting)) = (first.checked_sub(1), first.checked_sub(2)) else { return false };
    scene.view.fold(on) == "علي" && scene.view.fold(getting) == "للحصول"
}

/// يحاكم بعض المتهمين بالتخطيط: who stands accused is named so, nobody accuses him here.
pub(super) fn named_accused(scene: Scene<'_>, candidate: &Candidate) -> bool {
    const ACCUSED: &[&str] = &["المتهم", "المتهمه", "المتهمين", "المتهمون", "المتهمان", "للمتهم", "للمتهمين"];
    ACCUSED.contains(&scene.view.fold(candidate.first))
}

/// يحظر القانون استهداف المستشفيات، اتفاق ينهي القتال: what is forbidden or ended, not
/// what was done.
pub(super) fn forbidden(scene: Scene<'_>, candidate: &Candidate, kind: &str) -> bool {
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
pub(super) fn only_a_purpose(scene: Scene<'_>, event: &Coded) -> bool {
    let CandidateKind::Noun(p) = event.candidate.kind else { return false };
    if scene.view.schema.frame(event.frame).is_none_or(|f| f.kind.as_str() != "assault") {
        return false;
    }
    let sided = |role: &str| event.roles.iter().any(|f| f.role.as_str() == role && !f.sides.is_empty());
    let verb = scene.clause(event.candidate.clause).and_then(|c| c.verb);
    let is = |lemmas: &[&str]| verb.is_some_and(|v| scene.view.conjugates(v, lemmas));
    let bare = scene.phrase(p).is_some_and(|q| !scene.view.reading(q.head_word).article);
    // استخدام الأراضي لشن هجمات: what the light noun governs; تعرض الرئيس لمحاولة اغتيال befell him.
    const REACH: usize = 5;
    let at = scene.clauses.idafa_head(p);
    let light =
        scene.phrase(at).filter(|q| at != p && scene.view.class(q.head_word, false) == Some(VerbClass::Support));
    if let Some(light) = light {
        let meant = matches!(scene.clauses.places.get(at), Some((_, Position::After(Some(m)))) if m.as_str() == "ل");
        let befalls = |w: usize| [true, false].iter().any(|&f| scene.view.class(w, f) == Some(VerbClass::Undergo));
        let suffered = (light.first.saturating_sub(REACH)..light.first).any(befalls);
        return meant && bare && !suffered && !(sided("actor") && sided("target"));
    }
    match scene.clauses.places.get(p) {
        Some((_, Position::After(Some(m)))) if m.as_str() == "ل" => {
            let purpose = scene.phrase(p).and_then(|q| q.first.checked_sub(1)).is_some_and(|b| {
                // استنكارا لقتل المدنيين: a reason.
                let reason = scene.view.fold(b).ends_with('ا');
                !reason
                    && scene.view.lexemes(b).any(|(_, f, _)| matches!(f, Form::Masdar { .. }))
                    && scene.view.class(b, false) != Some(VerbClass::Undergo)
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
