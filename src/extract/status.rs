//! Whether what is reported happened: negation, future, intention, hope,
//! condition, failure.

use super::clause::{Clause, DENIALS, Group, Link, Position, verb_class};
use super::roles::Scene;
use super::trigger::{Candidate, CandidateKind};
use super::words::View;
use crate::morph::{Form, Tense};
use crate::schema::{CompiledFrame, HeadClass, Status, VerbClass};
use crate::text::Sign;

pub(super) fn status(scene: Scene<'_>, candidate: &Candidate, frame: &CompiledFrame) -> Status {
    let Some(clause) = scene.clause(candidate.clause) else { return Status::Actual };
    let view = scene.view;
    let mut status = Status::Actual;
    // المقررة: said of the event itself, whatever it hangs on.
    let mut scheduled_itself = false;
    // Talks and efforts with the article are under way, whatever is hoped of them.
    let known = match candidate.kind {
        // قد تستأنف المفاوضات: they are yet to go on.
        CandidateKind::Noun(p) => {
            const BEGINNING: &[&str] = &["استانف", "بدا", "انطلق", "عقد"];
            let begins = clause.verb.is_some_and(|v| v < candidate.first && view.conjugates(v, BEGINNING));
            let definite = scene.phrase(p).is_some_and(|p| p.definite || p.pronoun.is_some());
            ongoing(frame) && definite && !(begins && (clause.may || clause.link == Link::Complement))
        }
        CandidateKind::Verb | CandidateKind::Must(_) => false,
    };
    match candidate.kind {
        CandidateKind::Verb => {
            // In لن يقبل the negation is what the trigger says.
            let own = clause.verb.is_some_and(|v| candidate.first < v);
            if clause.negated && !own && !contrasted(scene, clause, candidate) {
                return Status::Denied;
            }
            // «سننتقم» threatens now, «سندافع عن» supports now.
            if clause.may {
                return Status::Possible;
            }
            if clause.future && !promises(frame)
                || time_to_come(scene, candidate).is_some() && present(scene, candidate.first)
            {
                status = Status::Planned;
            }
        }
        CandidateKind::Must(_) => {}
        CandidateKind::Noun(p) => {
            if scene.clauses.without.contains(&p) {
                return Status::Denied;
            }
            if let Some(phrase) = scene.phrase(p) {
                // لا لقاء بين الرئيسين، لا مفاوضات ما دامت تصر: none at all.
                let none = phrase.first.checked_sub(1).is_some_and(|b| view.fold(b) == "لا");
                if none && !view.reading(phrase.first).article && clause.verb.is_none_or(|v| v > phrase.last) {
                    return Status::Denied;
                }
                // أي هجوم: one that is only thought of.
                if (phrase.first..=phrase.head_word).any(|w| view.fold(w) == "اي") {
                    status = Status::Possible;
                }
                if called_off(scene, p) {
                    return Status::Denied;
                }
                if still_to_come(scene, p)
                    || planned_in(scene, candidate, clause, frame)
                    || before_it_begins(scene, p, clause)
                {
                    status = Status::Planned;
                }
                // اجتماعات آسيان المقررة: the adjective stands after the genitive.
                let end = (p + 1..scene.items.phrases.len())
                    .take_while(|&q| matches!(scene.clauses.places.get(q), Some((_, Position::Genitive(_)))))
                    .filter_map(|q| scene.phrase(q))
                    .last()
                    .map_or(phrase.last, |q| q.last);
                let scheduled =
                    |w: &usize| view.reading(*w).article && view.class(*w, false) == Some(VerbClass::Intend);
                // «زيارة الرئيس» المقررة
                let after = end + 1 + usize::from(view.is(end + 1, Sign::QuoteClose) || view.is(end + 1, Sign::Quote));
                for word in (phrase.first..=phrase.last).chain(Some(after).filter(scheduled)) {
                    match view.class(word, false).filter(|_| word != candidate.first) {
                        Some(VerbClass::Intend) => {
                            status = Status::Planned;
                            scheduled_itself = true;
                        }
                        Some(VerbClass::Hope) => status = Status::Possible,
                        _ => {}
                    }
                }
                // احتمال هجوم، عدم الاتفاق
                let mut before = phrase.first.checked_sub(1);
                // تلبية لدعوة: it was made.
                let answered = |b: usize| matches!(view.fold(b), "تلبيه" | "استجابه");
                if frame.kind.as_str() == "request" && before.is_some_and(answered) {
                    return Status::Actual;
                }
                // ستنسحب فور وصول القوات: when that comes about, too.
                if clause.future && before.is_some_and(|b| matches!(view.fold(b), "فور" | "بمجرد" | "حالما"))
                {
                    return Status::Planned;
                }
                // مستعدة لاستضافة قمة: what is to be held is as sure as its holding.
                if before.is_some_and(|b| view.class(b, false) == Some(VerbClass::Host)) {
                    before = before.and_then(|b| b.checked_sub(1));
                }
                // التوقف عن تقديم، مخاوف من هجوم
                if before.is_some_and(|b| matches!(view.reading(b).function, Some(crate::morph::Function::Preposition(m)) if matches!(m.as_str(), "من" | "عن" | "علي" | "الي" | "في"))) {
                    before = before.and_then(|b| b.checked_sub(1));
                }
                if before.is_some_and(|b| view.fold(b) == "تحسبا") || view.fold(phrase.first).starts_with("تحسبا")
                {
                    status = Status::Possible;
                }
                // غير قادر على، عدم قدرتها على
                let unable = before.is_some_and(|b| {
                    b.checked_sub(1).is_some_and(|n| view.fold(n) == "غير")
                        || scene
                            .clauses
                            .without
                            .iter()
                            .any(|&w| scene.phrase(w).is_some_and(|q| q.first <= b && b <= q.last && !q.trigger))
                });
                if unable {
                    return Status::Denied;
                }
                // التوقف عن تقديم المعونة، الكف عن دفع الرواتب
                let ceases = |b: usize| CEASING.contains(&view.bare(b)) && view.fold(b + 1) == "عن";
                if before.is_some_and(ceases) {
                    return Status::Denied;
                }
                match before.and_then(|b| view.class(b, false)) {
                    Some(VerbClass::Hope) => status = Status::Possible,
                    // موعد الهجوم المحتمل: its own adjective says it.
                    Some(VerbClass::Intend) if status == Status::Actual => status = Status::Planned,
                    Some(VerbClass::Fail) if !ongoing(frame) => return Status::Denied,
                    _ => {}
                }
                let governor = governor(scene, p);
                let feared = governor.is_some_and(|w| FEARED.contains(&view.bare(w)));
                match governor.and_then(|w| view.class(w, false)) {
                    Some(VerbClass::Hope) if status == Status::Actual && (!known || feared) => {
                        status = Status::Possible;
                    }
                    Some(VerbClass::Intend) if status == Status::Actual && !known => status = Status::Planned,
                    Some(VerbClass::Fail) if !ongoing(frame) => return Status::Denied,
                    _ => {}
                }
            }
            // جولة الحوار قد تؤجل: what the noun is the genitive of may be the subject.
            let outer = scene.clauses.idafa_head(p);
            let governs = clause.verb.is_some_and(|v| v < candidate.first)
                || clause.subject.as_ref().is_some_and(|s| s.0.contains(&p))
                || ongoing(frame) && clause.subject.as_ref().is_some_and(|s| s.0.contains(&outer));
            if governs && !contrasted(scene, clause, candidate) {
                let class = verb_class(view, clause);
                // نيودلهي تنفي وساطة ترامب
                let denies = clause.verb.is_some_and(|v| view.conjugates(v, DENIALS));
                // نفت إيران إجراء أي مفاوضات: what the deed is of, too.
                let at = scene.clauses.idafa_head(p);
                let denied = matches!(scene.clauses.places.get(at), Some((_, Position::Object)));
                if denies && denied && !clause.negated {
                    return Status::Denied;
                }
                let light = matches!(
                    class,
                    Some(VerbClass::Support | VerbClass::Undergo | VerbClass::Host | VerbClass::Happen)
                );
                // لم تتوقف الوساطة: it went on.
                const STOPS: &[&str] = &["توقف", "انقطع", "انتهي", "انتهى", "تعثر", "فشل", "انهار", "تعطل"];
                let stops = clause.verb.is_some_and(|v| view.conjugates(v, STOPS));
                if stops && clause.negated {
                    return Status::Actual;
                }
                // لم تُسجل أي خروق لوقف النار: what hangs on a preposition still stands.
                let root = scene.clauses.places.get(at).map(|&(_, position)| position);
                if light && clause.negated && !matches!(root, Some(Position::After(_))) {
                    return Status::Denied;
                }
                // قد تعيد أنقرة إغلاق المجال الجوي
                if clause.may && !known && matches!(root, Some(Position::Object | Position::Subject)) {
                    status = Status::Possible;
                }
                // ستواصل جهود الوساطة: they are under way.
                let goes_on = clause.verb.is_some_and(|v| view.conjugates(v, &["واصل", "استمر", "تواصل"]));
                if light && clause.future && !known && !goes_on && !given(scene, clause, at) {
                    // أي اجتياح سيؤدي إلى مقتل المئات
                    let any = |&l: &usize| scene.phrase(l).is_some_and(|q| matches!(view.fold(q.first), "اي" | "ايه"));
                    let thought = clause.lead.as_ref().is_some_and(|l| l.0.iter().any(any));
                    status = if thought { Status::Possible } else { Status::Planned };
                }
                // انهارت الهدنة وسط تبادل الاتهامات، بعد اشتباك: only when and how.
                let direct = match scene.clauses.places.get(carried(scene, p)) {
                    _ if beside(scene, candidate) || gives_reason(scene, p) => false,
                    Some((_, Position::Object | Position::Subject)) => true,
                    Some((_, Position::After(Some(m)))) => {
                        !matches!(m.as_str(), "بعد" | "قبل" | "خلال" | "منذ" | "حتي" | "وفق" | "مع")
                    }
                    _ => false,
                };
                // What happens does not put off: it is put off.
                let subject = clause.subject.as_ref().is_some_and(|s| s.0.contains(&at))
                    && scene.phrase(p).is_some_and(|q| q.class != Some(HeadClass::People));
                // علقوا لافتة احتجاجا على الحكم: why, not what.
                let reason = matches!(frame.kind.as_str(), "protest" | "support" | "rejection" | "accusation")
                    && view.fold(candidate.first).ends_with('ا')
                    && !view.reading(candidate.first).article;
                let of_it = (matches!(root, Some(Position::Object)) || subject) && !reason;
                // ألغى زيارته، أُرجئت القمة، علقت طهران المحادثات
                if of_it && !clause.negated && clause.verb.is_some_and(|v| calls_off(scene, v)) && ongoing(frame) {
                    return if clause.may { Status::Possible } else { Status::Denied };
                }
                // لم تستبعد تنظيم إضراب: it may be; لم يمنع الإضراب: it was.
                if class == Some(VerbClass::Fail) && clause.negated {
                    return if direct && rules_out(scene, clause) { Status::Possible } else { Status::Actual };
                }
                // لا تسعى إلى الحرب
                let unwanted = class == Some(VerbClass::Hope) && frame.kind.as_str() == "assault";
                if unwanted && direct && clause.negated {
                    return Status::Denied;
                }
                match class {
                    _ if known => {}
                    // لا تنوي إغلاق سفارتها
                    Some(VerbClass::Intend) if direct && clause.negated => return Status::Denied,
                    Some(VerbClass::Intend) if direct => status = Status::Planned,
                    Some(VerbClass::Hope) if direct => status = Status::Possible,
                    Some(VerbClass::Fail) if direct && !ongoing(frame) => return Status::Denied,
                    _ => {}
                }
            }
        }
    }
    // What hangs on an intention, a hope, a condition.
    let mut at = Some(candidate.clause).filter(|_| !known && !beside(scene, candidate));
    while let Some(c) = at.and_then(|c| scene.clause(c)) {
        // ما إذا كانت ستغادر
        if c.link == Link::Conditional && (status == Status::Actual || status == Status::Planned && !scheduled_itself) {
            status = Status::Possible;
        }
        let above = c.parent.and_then(|p| scene.clause(p));
        // قد يوقعان اتفاقا ينهي الحرب: what is only thought of does nothing yet.
        if c.link == Link::Relative
            && status == Status::Actual
            && let Some(above) = above
            && thought_of(scene, c, above)
        {
            match verb_class(view, above) {
                _ if above.may => status = Status::Possible,
                _ if above.future => status = Status::Planned,
                Some(VerbClass::Intend) => status = Status::Planned,
                Some(VerbClass::Hope) => status = Status::Possible,
                _ => {}
            }
        }
        if c.link == Link::Complement {
            // من المقرر أن، احتمال أن
            match c.first.checked_sub(1).and_then(|w| view.class(w, false)) {
                Some(VerbClass::Intend) if status == Status::Actual => status = Status::Planned,
                Some(VerbClass::Hope) if status == Status::Actual => status = Status::Possible,
                _ => {}
            }
        }
        if matches!(c.link, Link::Complement | Link::Purpose) {
            match above.and_then(|a| verb_class(view, a)) {
                // لا تعتزم أن
                Some(VerbClass::Intend) if above.is_some_and(|a| a.negated) => return Status::Denied,
                Some(VerbClass::Intend) if status == Status::Actual => status = Status::Planned,
                Some(VerbClass::Hope) if status == Status::Actual => status = Status::Possible,
                // نفى أن تكون قواته انسحبت
                Some(VerbClass::Fail) if status == Status::Actual => return Status::Denied,
                _ => {}
            }
        }
        // نفت الحكومة أن …، في حين تظاهر المئات: told beside it.
        let beside =
            c.link == Link::Subordinate && matches!(view.bare(c.first), "بينما" | "فيما" | "في" | "حيث" | "علي");
        if beside || matches!(c.link, Link::Main | Link::Coordinate | Link::Relative) {
            break;
        }
        at = c.parent;
    }
    // سيزور بيروت إذا سمحت الظروف: a condition of its own.
    let depends =
        |c: &Clause| c.link == Link::Conditional && c.parent == Some(candidate.clause) && c.first > candidate.last;
    if status == Status::Planned && !scheduled_itself && scene.clauses.all.iter().any(depends) {
        status = Status::Possible;
    }
    // To try to mediate is to mediate; to work for cooperation is to cooperate.
    let trying = matches!(frame.kind.as_str(), "mediation" | "cooperation" | "support" | "request");
    if trying && status == Status::Possible { Status::Actual } else { status }
}

/// The noun that an event noun hangs on as what is feared, hoped, planned or
/// given up: خطر من قيام الجيش بشن هجوم، تخطيط لاغتيال، التوقف عن تقديم المعونة.
pub(super) fn governor(scene: Scene<'_>, p: usize) -> Option<usize> {
    let view = scene.view;
    let quotation = |w: usize| view.is(w, Sign::Quote) || view.is(w, Sign::QuoteClose) || view.is(w, Sign::QuoteOpen);
    let mut at = p;
    loop {
        let of = match scene.clauses.places.get(at)?.1 {
            Position::Genitive(of) if of < at => of,
            Position::After(Some(m)) if matches!(m.as_str(), "ب" | "ل" | "من" | "في" | "عن" | "علي" | "الي") =>
            {
                let mut before = at.checked_sub(1)?;
                while let Some(&(_, Position::Genitive(of) | Position::Apposition(of))) =
                    scene.clauses.places.get(before).filter(|_| before > 0)
                {
                    before = of;
                }
                let (from, to) = (scene.phrase(at - 1)?.last + 1, scene.phrase(at)?.first);
                if scene.clauses.places.get(before)?.0 != scene.clauses.places.get(at)?.0
                    || (from..to).any(|w| view.is_sign(w) && !quotation(w) || view.verb(w).1)
                {
                    return None;
                }
                before
            }
            _ => return None,
        };
        let head = scene.phrase(of)?.head_word;
        match view.class(head, false) {
            Some(VerbClass::Intend | VerbClass::Hope | VerbClass::Fail) => return Some(head),
            Some(VerbClass::Support | VerbClass::Undergo | VerbClass::Host | VerbClass::Happen) => at = of,
            // انزلاق الأوضاع إلى موجة جديدة من التصعيد
            _ if measures(view, head) => at = of,
            _ => return None,
        }
    }
}

/// Nouns of giving up what follows عن.
const CEASING: &[&str] = &["توقف", "كف", "احجام", "تخلي"];

/// What is feared has not come, whatever is known of it.
const FEARED: &[&str] = &["خطر", "مخاطر", "شبح", "انزلاق", "انجرار", "هاجس"];

/// موجة من العنف، جولة من القتال: how much of it.
fn measures(view: View<'_>, word: usize) -> bool {
    const MEASURES: &[&str] = &["موجه", "موجات", "جوله", "جولات", "دوامه", "سلسله", "مرحله", "مزيد", "مزيدا"];
    MEASURES.contains(&view.bare(word))
}

/// الخطة التي تشمل وقفا لإطلاق النار وتبادلا للأسرى: what a plan holds is yet to be done.
fn planned_in(scene: Scene<'_>, candidate: &Candidate, clause: &Clause, frame: &CompiledFrame) -> bool {
    const DEEDS: &[&str] = &["release", "ceasefire", "withdrawal", "aid_delivery", "access", "funding", "mobilization"];
    const HOLD: &[&str] = &["شمل", "تضمن", "نص", "قضي", "قضى", "اشتمل", "احتوي", "احتوى", "انطوي", "انطوى", "دعا"];
    const PLANS: &[&str] = &[
        "خطه",
        "مقترح",
        "اقتراح",
        "مبادره",
        "اتفاق",
        "اتفاقيه",
        "صفقه",
        "مرحله",
        "عرض",
        "ورقه",
        "مسوده",
        "تفاهم",
        "اطار",
    ];
    let view = scene.view;
    let holds = clause.verb.is_some_and(|v| v < candidate.first && present(scene, v) && view.conjugates(v, HOLD));
    let of = clause.head.as_ref().or(clause.subject.as_ref()).or(clause.lead.as_ref());
    let plan = |g: &Group| {
        g.0.iter().filter_map(|&p| scene.phrase(p)).any(|q| (q.first..=q.last).any(|w| PLANS.contains(&view.bare(w))))
    };
    DEEDS.contains(&frame.kind.as_str()) && holds && of.is_some_and(plan)
}

/// تصدر بيانا قبل استئناف المفاوضات: what is to begin after what is told in the present.
fn before_it_begins(scene: Scene<'_>, p: usize, clause: &Clause) -> bool {
    const BEGINNING: &[&str] = &["استئناف", "بدء", "انطلاق", "انعقاد", "عقد", "انطلاقه"];
    let Some(&(_, Position::Genitive(of))) = scene.clauses.places.get(p) else { return false };
    let begins = scene.phrase(of).is_some_and(|q| BEGINNING.contains(&scene.view.bare(q.head_word)));
    let before = matches!(scene.clauses.places.get(of), Some((_, Position::After(Some(m)))) if m.as_str() == "قبل");
    let now = |v: usize| {
        let mut forms = scene.view.lexemes(v).filter(|(_, f, _)| f.is_finite());
        forms.any(|(_, f, _)| matches!(f, Form::Finite { tense: Tense::Present, .. }))
    };
    begins && before && !clause.was && clause.verb.is_some_and(|v| v < scene.phrase(p).map_or(0, |q| q.first) && now(v))
}

/// لشن هجوم، تنفيذ ضربات: the light noun that an event noun is the genitive of.
fn carried(scene: Scene<'_>, p: usize) -> usize {
    let mut at = p;
    while let Some(&(_, Position::Genitive(of))) = scene.clauses.places.get(at) {
        let light = scene.phrase(of).and_then(|q| scene.view.class(q.head_word, false));
        match light {
            Some(VerbClass::Support | VerbClass::Undergo | VerbClass::Host | VerbClass::Happen) if of < at => at = of,
            _ => break,
        }
    }
    at
}

/// Verbs that call off or suspend what they are of.
pub(super) fn calls_off(scene: Scene<'_>, verb: usize) -> bool {
    const CALL_OFF: &[&str] = &["الغي", "الغى", "ارجا", "اجل", "تاجل", "علق", "جمد", "منع", "حظر", "احبط", "افشل"];
    scene.view.conjugates(verb, CALL_OFF)
}

/// استبعد، نفى: what they are of is only talked of.
fn rules_out(scene: Scene<'_>, clause: &Clause) -> bool {
    clause.verb.is_some_and(|v| scene.view.conjugates(v, &["استبعد", "نفى", "نفي"]))
}

/// خلال محادثات، بعد هجوم، بإفراجها عنهم: when or how something is done, which
/// is not what is intended or hoped.
fn beside(scene: Scene<'_>, candidate: &Candidate) -> bool {
    let CandidateKind::Noun(p) = candidate.kind else { return false };
    let at = scene.clauses.idafa_head(p);
    let Some(&(_, Position::After(Some(m)))) = scene.clauses.places.get(at) else { return false };
    let means = m.as_str() == "ب" && scene.phrase(p).is_some_and(|q| q.pronoun.is_some());
    means || matches!(m.as_str(), "بعد" | "خلال" | "منذ" | "وفق")
}

/// احتجاجا على اعتقال النائب: why something is done, not what.
fn gives_reason(scene: Scene<'_>, p: usize) -> bool {
    const REASONS: &[&str] = &["احتجاجا", "ردا", "تنديدا", "استنكارا", "انتقاما", "تضامنا"];
    let Some(first) = scene.phrase(scene.clauses.idafa_head(p)).map(|q| q.first) else { return false };
    first.checked_sub(2).is_some_and(|w| REASONS.contains(&scene.view.fold(w)))
}

/// A relative clause in the present of an indefinite noun that is the object, the
/// subject or the complement of the clause above.
fn thought_of(scene: Scene<'_>, clause: &Clause, above: &Clause) -> bool {
    let Some(&head) = clause.head.as_ref().and_then(|h| h.0.first()) else { return false };
    let indefinite = scene.phrase(head).is_some_and(|p| !p.definite && !p.name && p.pronoun.is_none());
    let after = scene.phrase(head).is_some_and(|p| above.verb.is_some_and(|v| v < p.first));
    indefinite && after && !clause.was && clause.verb.is_some_and(|v| present(scene, v))
}

/// لم تكن الضربة إلا ردا، لم تبدأ الجهود اليوم بل قبل عام: the negation is of
/// what is said of the event, which stands.
fn contrasted(scene: Scene<'_>, clause: &Clause, candidate: &Candidate) -> bool {
    let view = scene.view;
    let bare = |w: usize| view.fold(w).strip_prefix('و').unwrap_or(view.fold(w));
    // «إلا أن» says that, but.
    let but = |w: usize| bare(w) == "الا" && bare(w + 1).starts_with("ان");
    clause.negated && (candidate.last + 1..view.words.len()).any(|w| matches!(bare(w), "الا" | "سوي" | "بل") && !but(w))
}

/// الأسبوع المقبل، غدا: a time to come in the clause of the trigger.
pub(super) fn time_to_come(scene: Scene<'_>, candidate: &Candidate) -> Option<usize> {
    const TO_COME: &[&str] =
        &["غدا", "غد", "المقبل", "المقبله", "المقبلين", "القادم", "القادمه", "القادمين", "لاحقا", "قريبا"];
    let from = scene.clause(candidate.clause).map_or(candidate.first, |c| c.first.min(candidate.first));
    (from..=candidate.end).find(|&w| TO_COME.contains(&scene.view.fold(w)))
}

/// A verb in the present.
fn present(scene: Scene<'_>, verb: usize) -> bool {
    scene
        .view
        .lexemes(verb)
        .filter(|(_, f, _)| f.is_finite())
        .all(|(_, f, _)| matches!(f, Form::Finite { tense: Tense::Present, .. }))
}

/// إلغاء لقاء، تأجيل الزيارة
pub(super) fn called_off(scene: Scene<'_>, p: usize) -> bool {
    const CALLED_OFF: &[&str] = &["الغاء", "تاجيل", "ارجاء"];
    let first = scene.phrase(p).map_or(0, |q| q.first);
    first.checked_sub(1).is_some_and(|b| {
        let word = scene.view.fold(b);
        CALLED_OFF.iter().any(|c| word.strip_suffix(c).is_some_and(|clitics| matches!(clitics, "" | "ب" | "و" | "ل")))
    })
}

/// اللقاء الذي سيجمع الوزيرين، محادثات تنطلق غدا
fn still_to_come(scene: Scene<'_>, p: usize) -> bool {
    scene
        .clauses
        .all
        .iter()
        .any(|c| c.link == Link::Relative && c.head.as_ref().is_some_and(|h| h.0.contains(&p)) && !c.was && c.future)
}

/// Kinds that a promise already is.
fn promises(frame: &CompiledFrame) -> bool {
    matches!(frame.kind.as_str(), "threat" | "support" | "rejection" | "accusation")
}

/// Talks that fail were held; a deal that fails was not made.
fn ongoing(frame: &CompiledFrame) -> bool {
    matches!(
        frame.kind.as_str(),
        "talks" | "mediation" | "delegation" | "protest" | "assault" | "ceasefire" | "proposal" | "request"
    )
}

/// ستعقد القمة رغم إغلاق المطار، بسبب الهجوم: what something is done in spite or because of has
/// happened.
fn given(scene: Scene<'_>, clause: &Clause, p: usize) -> bool {
    const GIVEN: &[&str] = &["رغم", "بالرغم", "برغم", "بسبب", "اثر", "جراء", "نتيجه", "منذ"];
    clause.after.iter().any(|(_, group, word)| group.0.contains(&p) && GIVEN.contains(&scene.view.fold(*word)))
}
