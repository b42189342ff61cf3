//! Which of a sentence's dates is the date of an event.

use chrono::NaiveDate;

use super::clause::{Link, Position, verb_class};
use super::coder::Coded;
use super::roles::Scene;
use super::trigger::CandidateKind;
use crate::morph::{Form, Tense};
use crate::schema::{Lexeme, Status, VerbClass};
use crate::text::Sign;
use crate::time::{Found, Kind, Precision, When};

/// The date of an event with the words it was read from: the nearest date of
/// its clause, unless another event stands between; else the date of what it
/// happens with. Dates that are part of a name are none.
pub fn of(
    scene: Scene<'_>,
    coded: &Coded,
    events: &[Coded],
    dates: &[Found],
    published: Option<NaiveDate>,
) -> Option<(When, usize, usize)> {
    // Said twice, it has the date of either.
    let other = coded.again.as_ref().map(|again| Coded { candidate: again.clone(), again: None, ..coded.clone() });
    own(scene, coded, events, dates, published)
        .or_else(|| other.and_then(|other| own(scene, &other, events, dates, published)))
}

fn own(
    scene: Scene<'_>,
    coded: &Coded,
    events: &[Coded],
    dates: &[Found],
    published: Option<NaiveDate>,
) -> Option<(When, usize, usize)> {
    let clause = coded.candidate.clause;
    let ahead = coded.status == Status::Planned || scene.clause(clause).is_some_and(|c| c.future);
    let read = |found: &Found| {
        let forward = ahead || scheduled(scene, coded, found, published);
        let future = if forward { published.and_then(|p| found.future(p)) } else { None };
        let when = future.or_else(|| found.when.clone())?;
        let when = match bound(scene, coded, found) {
            Some(Kind::Since) => When { latest: None, precision: Precision::Interval, ..when },
            _ => when,
        };
        Some((when, found.first, found.last))
    };
    // في ختام الاجتماع أعلن فتح المعبر قبل نهاية العام: what is over lasts no longer.
    let later = |d: &Found| {
        let until = d.when.as_ref().filter(|w| d.kind == Kind::Until && w.earliest.is_none()).and_then(|w| w.latest);
        let before = (d.first.saturating_sub(1)..=d.first).any(|w| matches!(scene.view.fold(w), "قبل" | "قبيل"));
        before
            && !ahead
            && clause_of(scene, d) != clause
            && coded.status == Status::Actual
            && until.zip(published).is_some_and(|(until, today)| until > today)
    };
    let may =
        |d: &&Found| !d.name && (d.when.is_some() || ahead) && bound(scene, coded, d) != Some(Kind::Until) && !later(d);
    if let Some(date) = counted(scene, coded, dates, published) {
        return Some(date);
    }
    dates
        .iter()
        .filter(may)
        .filter(|d| belongs(scene, coded, d, clause))
        .filter(|d| !taken(scene, coded, d, events))
        .filter_map(|d| Some((distance(scene, coded, d)?, read(d)?)))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, date)| date)
        .or_else(|| outbreak(scene, coded, dates))
        .or_else(|| {
            let shared = dates.iter().filter(may).find(|d| shares(scene, coded, d))?;
            // قال الخميس إنه سيرد: the saying is past, whatever is said of the future.
            let said = clause_of(scene, shared) != clause && SAID.contains(&kind_of(scene, coded));
            if said { shared.when.clone().map(|when| (when, shared.first, shared.last)) } else { read(shared) }
        })
}

/// منذ اندلاع الحرب في 7 أكتوبر كثفت مصر …: the date is that of the war, what goes
/// on has gone on since; قبل الانتخابات في نوفمبر is no date of what comes before.
fn bound(scene: Scene<'_>, coded: &Coded, date: &Found) -> Option<Kind> {
    const REACH: usize = 12;
    let view = scene.view;
    let from = date.first.saturating_sub(REACH);
    let mut w = date.first;
    while w > from {
        w -= 1;
        if view.is_sign(w) || view.verb(w).1 {
            return None;
        }
        let kind = match view.fold(w) {
            "منذ" | "ومنذ" => Kind::Since,
            "قبل" | "قبيل" | "وقبل" | "عشيه" if w == 0 || view.fold(w - 1) != "من" => Kind::Until,
            _ => continue,
        };
        // The date is of what stands between.
        let between = w < coded.candidate.first && coded.candidate.first < date.first;
        return (!between && w + 1 < date.first).then_some(kind);
    }
    None
}

/// منذ اندلاع الحرب كثفت مصر جهودها، وأرسلت المساعدات منذ السابع من أكتوبر: the day since when
/// all that is told has gone on is that of the outbreak.
fn outbreak(scene: Scene<'_>, coded: &Coded, dates: &[Found]) -> Option<(When, usize, usize)> {
    const OUTBREAK: &[&str] = &["اندلاع", "نشوب", "تفجر", "بدايه", "بدء"];
    let view = scene.view;
    let breaks_out = OUTBREAK.contains(&view.bare(coded.candidate.first).trim_start_matches('ل'))
        && kind_of(scene, coded) == "assault";
    let since = |d: &&Found| d.kind == Kind::Since && !d.name;
    let found = dates.iter().find(|d| since(d) && breaks_out)?;
    let day = found.when.as_ref().filter(|w| w.precision != Precision::Year)?;
    let first = day.earliest?;
    let when = When { earliest: Some(first), latest: Some(first), precision: Precision::Day, anchor: day.anchor };
    Some((when, found.first, found.last))
}

/// تعقد القمة يوم 6 يونيو، يزور بكين الأحد: what is told in the present of a meeting or
/// a visit on a day that is long past is still to come.
fn scheduled(scene: Scene<'_>, coded: &Coded, date: &Found, published: Option<NaiveDate>) -> bool {
    const LONG: i64 = 20;
    const SOON: i64 = 200;
    const MEET: &[&str] = &["talks", "delegation", "agreement", "ceasefire"];
    const DONE: &[&str] = &["assault", "coercion", "accusation", "threat", "rejection", "proposal", "request"];
    let kind = kind_of(scene, coded);
    if date.kind != Kind::Point || DONE.contains(&kind) {
        return false;
    }
    let Some(clause) = scene.clause(coded.candidate.clause) else { return false };
    let present = clause.verb.is_some_and(|v| {
        // «تعقد» holds a meeting before it is what has grown complicated.
        let known = |l: &Lexeme| l.class.is_some() || !l.frames.is_empty();
        let mut forms = scene.view.lexemes(v).filter(|(l, f, _)| f.is_finite() && known(l)).peekable();
        forms.peek().is_some() && forms.all(|(_, f, _)| matches!(f, Form::Finite { tense: Tense::Present, .. }))
    });
    let (Some(published), Some(told)) = (published, date.when.as_ref().and_then(|w| w.latest)) else { return false };
    let Some(next) = date.future(published).and_then(|w| w.earliest) else { return false };
    let past = (published - told).num_days();
    let ahead = (next - published).num_days();
    // A bare weekday is the next one: «يصل الأحد».
    let weekday = MEET.contains(&kind) && past <= 7 && ahead <= 7;
    present && !clause.negated && !clause.was && (weekday || past > LONG && ahead < SOON)
}

fn kind_of<'a>(scene: Scene<'a>, coded: &Coded) -> &'a str {
    scene.view.schema.frame(coded.frame).map_or("", |f| f.kind.as_str())
}

/// بعد يومين من الهجوم، غداة اللقاء: a day counted from that of what is told,
/// or from publication.
fn counted(
    scene: Scene<'_>,
    coded: &Coded,
    dates: &[Found],
    published: Option<NaiveDate>,
) -> Option<(When, usize, usize)> {
    let CandidateKind::Noun(p) = coded.candidate.kind else { return None };
    let first = scene.phrase(p)?.first;
    let before = first.checked_sub(1)?;
    let told = dates
        .iter()
        .filter(|d| !d.name && d.kind == Kind::Point)
        .filter_map(|d| d.when.as_ref().filter(|w| w.precision == Precision::Day)?.earliest)
        .next()
        .or(published)?;
    if let Some(found) = dates.iter().find(|d| d.last + 1 == before) {
        return found.counted_from(told).map(|when| (when, found.first, found.last));
    }
    let day = match scene.view.fold(before) {
        "غداه" => told.pred_opt()?,
        "عشيه" => told.succ_opt()?,
        _ => return None,
    };
    let when = When { earliest: Some(day), latest: Some(day), precision: Precision::Day, anchor: Some(told) };
    Some((when, before, before))
}

/// How far a date stands from its event; `None` if it is no date of the event.
fn distance(scene: Scene<'_>, coded: &Coded, date: &Found) -> Option<usize> {
    const QUALIFIED: usize = 100;
    if date.first <= coded.candidate.last {
        // A date before its event is a little further away than one after it.
        return Some(coded.candidate.first.saturating_sub(date.last) + 2);
    }
    let apart = date.first - coded.candidate.last;
    match (qualified(scene, coded, date), date.kind) {
        (false, _) => Some(apart),
        (true, Kind::Since | Kind::Until) => None,
        (true, _) => Some(apart + QUALIFIED),
    }
}

/// رفض الاتفاق الموقع عام 2015، طالبت بالمخفيين منذ 2016: an adjective between
/// the event and the date takes the date, unless it is of the event itself.
fn qualified(scene: Scene<'_>, coded: &Coded, date: &Found) -> bool {
    let view = scene.view;
    let own = match coded.candidate.kind {
        CandidateKind::Noun(p) => scene.phrase(p).map_or(coded.candidate.last, |q| q.last.max(coded.candidate.last)),
        _ => coded.candidate.last,
    };
    (own + 1..date.first).rev().take_while(|&w| !view.is(w, Sign::Comma) && !view.verb(w).1).any(|w| {
        let reading = view.reading(w);
        let participle = view.lexemes(w).any(|(_, f, _)| matches!(f, Form::Participle { passive: true, .. }));
        reading.article && participle && !scene.items.phrases.iter().any(|q| q.head_word == w)
    })
}

/// The clause that a date stands in.
fn clause_of(scene: Scene<'_>, date: &Found) -> usize {
    let noted = scene.clauses.times.iter().find(|&&(word, _)| word == date.first).map(|&(_, clause)| clause);
    noted.unwrap_or_else(|| scene.clauses.all.iter().rposition(|c| c.first <= date.first).unwrap_or(0))
}

/// Whether the date stands in the event's clause, or in a relative clause
/// that qualifies the event noun.
fn belongs(scene: Scene<'_>, coded: &Coded, date: &Found, clause: usize) -> bool {
    let at = clause_of(scene, date);
    if at == clause {
        return true;
    }
    let Some(there) = scene.clause(at) else { return false };
    match coded.candidate.kind {
        CandidateKind::Noun(p) => there.link == Link::Relative && there.head.as_ref().is_some_and(|h| h.0.contains(&p)),
        CandidateKind::Must(_) => false,
        CandidateKind::Verb => {
            // A comma may part the verb from its date: a clause without verb.
            there.verb.is_none() && there.lead.is_none() && there.parent == Some(clause)
        }
    }
}

/// Whether another event stands nearer to the date.
fn taken(scene: Scene<'_>, coded: &Coded, date: &Found, events: &[Coded]) -> bool {
    let Some(own) = distance(scene, coded, date) else { return true };
    events.iter().any(|other| {
        let nearer = other.candidate.first != coded.candidate.first
            && distance(scene, other, date).is_some_and(|d| d < own)
            && (other.candidate.clause == coded.candidate.clause
                || belongs(scene, other, date, other.candidate.clause));
        // The verb of the clause keeps its date even past a noun that it governs.
        let governed =
            matches!((coded.candidate.kind, other.candidate.kind), (CandidateKind::Verb, CandidateKind::Noun(_)))
                && coded.candidate.clause == other.candidate.clause;
        // زيارة قام بها في مايو لبحث …: the date stands before what only hangs on a preposition.
        let hangs = matches!(other.candidate.kind, CandidateKind::Noun(p)
            if other.candidate.first > date.last && matches!(scene.clauses.places.get(p), Some((_, Position::After(_)))));
        nearer && !governed && !hangs
    })
}

/// Kinds that are done by being said.
const SAID: &[&str] = &["request", "rejection", "accusation", "threat", "support", "proposal"];

/// Whether an event without a date of its own happens with what the date is of:
/// انطلقت أمس محادثات بوساطة سويسرية، خرجوا السبت للمطالبة، قال الخميس إنه يرفض.
fn shares(scene: Scene<'_>, coded: &Coded, date: &Found) -> bool {
    let there = clause_of(scene, date);
    let mut at = coded.candidate.clause;
    if at == there {
        let CandidateKind::Noun(p) = coded.candidate.kind else { return false };
        return date.kind != Kind::Until && goes_with(scene, p);
    }
    let kind = kind_of(scene, coded);
    // Only what the clause as a whole says is dated by the clause above it.
    if let CandidateKind::Noun(p) = coded.candidate.kind
        && !goes_with(scene, p)
        && !matches!(scene.clauses.places.get(p), Some((_, Position::Object | Position::Subject)))
    {
        return false;
    }
    while let Some(clause) = scene.clause(at) {
        let Some(parent) = clause.parent else { return false };
        let above = scene.clause(parent);
        let with = match clause.link {
            Link::Purpose | Link::Circumstance => true,
            Link::Coordinate => !clause.own_subject && !clause.was && clause.verb.is_some(),
            Link::Complement => {
                SAID.contains(&kind) && above.and_then(|c| verb_class(scene.view, c)) == Some(VerbClass::Report)
            }
            _ => false,
        };
        if !with {
            return false;
        }
        if parent == there {
            return date.kind == Kind::Point || clause.link == Link::Coordinate && date.kind == Kind::Since;
        }
        at = parent;
    }
    false
}

/// Whether a noun says how or to what end something is done: بوساطة، للمطالبة، خلال لقاء.
fn goes_with(scene: Scene<'_>, p: usize) -> bool {
    // لإجراء محادثات
    let p = scene.clauses.idafa_head(p);
    let Some(&(_, Position::After(marker))) = scene.clauses.places.get(p) else { return false };
    let first = scene.phrase(p).map_or(0, |q| q.first);
    match marker {
        Some(m) => {
            matches!(m.as_str(), "ب" | "ل" | "في" | "خلال" | "بهدف" | "ضمن" | "برعايه" | "بوساطه" | "بحضور" | "بمشاركه")
        }
        None => first.checked_sub(1).is_some_and(|w| scene.view.fold(w) == "وسط"),
    }
}
