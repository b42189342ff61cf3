//! How a sentence was read, in rows, from the record that `extract --trace`
//! prints.

use super::{Cell, Row};
use crate::extract::{Condition, Cue, EventRecord, Resolved, RoleRecord, SentenceRecord};
use crate::schema::Status;
use crate::text::Span;

/// What became of a part: what it is, what it means, how that is known, its
/// words.
pub const COLUMNS: [&str; 4] = ["what", "means", "how", "words"];

/// The rows of one event of a sentence, from its trigger to its confidence.
pub fn event_rows(sentence: &SentenceRecord, event: &EventRecord) -> Vec<Row> {
    let mut rows = vec![
        row("marked", Cell::Nothing, String::new(), Some(marked(sentence, event))),
        trigger(&event.rule, sentence.words(event.trigger)),
    ];
    rows.extend(event.conditions.iter().map(|met| {
        let what = match met.condition {
            Condition::Particle => "particle",
            Condition::Words => "words",
            Condition::Topic => "topic",
        };
        row("condition", Cell::text(what), "the frame asks for it".to_owned(), sentence.words(met.span))
    }));
    rows.extend(event.roles.iter().map(|role| {
        let means = if role.actors.is_empty() { &role.sides } else { &role.actors };
        row(role.role.as_str(), Cell::list(means), role_how(sentence, role), sentence.words(role.span))
    }));
    let words = |span: Option<Span>| span.and_then(|span| sentence.words(span));
    if let Some(date) = &event.date {
        let how = date.anchor.map_or("as written".to_owned(), |day| format!("counted from {day}"));
        rows.push(row("date", Cell::text(&date.value), how, words(date.span)));
    }
    if let Some(place) = &event.place {
        rows.push(row("place", Cell::text(&place.value), resolved(place), words(place.span)));
    }
    rows.extend(event.topics.iter().map(|topic| row("topic", Cell::text(topic), String::new(), None::<String>)));
    let status = &event.status;
    let how = match (status.value, status.by) {
        (Status::Actual, Cue::Clause) => "nothing around it says otherwise".to_owned(),
        _ => resolved(status),
    };
    rows.push(row("status", Cell::text(status.value.as_str()), how, words(status.span)));
    if let Some(source) = &event.source {
        rows.push(row("source", Cell::text(&source.value), resolved(source), words(source.span)));
    }
    let parts = event.confidence;
    let less = [(parts.everyday, "a kind that everyday words tell"), (parts.open, "it only may be")];
    let less = less.iter().filter(|(share, _)| *share > 0.0).map(|(share, why)| format!(", -{share:.2} {why}"));
    let how = format!("{:.2} by the roles that have a side{}", parts.roles, less.collect::<String>());
    rows.push(row("confidence", Cell::text(format!("{:.2}", parts.total())), how, None::<String>));
    rows
}

/// A row for each word of a sentence with its analysis.
pub fn word_rows(sentence: &SentenceRecord) -> Vec<Row> {
    let words = sentence.tokens.iter().filter(|token| token.folded.chars().any(char::is_alphanumeric));
    words
        .map(|token| {
            let readings = token.readings.iter().map(|(lemma, form)| format!("{lemma} {form}"));
            let mut how: Vec<_> = token.prefixes.iter().map(|prefix| format!("{prefix}-")).collect();
            how.extend(token.pronoun.then(|| "with a pronoun".to_owned()));
            how.extend(token.function.then(|| "function word".to_owned()));
            how.extend(token.names.as_ref().map(|id| format!("name of {id}")));
            row("word", Cell::list(readings), how.join(", "), sentence.words(token.span))
        })
        .collect()
}

/// The frame and the lemma of a rule (`ar/talks/meet:اجتماع`).
pub fn trigger(rule: &str, words: Option<impl ToString>) -> Row {
    let (frame, lemma) = rule.rsplit_once(':').unwrap_or((rule, ""));
    row("trigger", Cell::text(frame), format!("lemma {lemma}"), words)
}

/// A row; without a reason and without words its cells are empty.
pub fn row(what: &str, means: Cell, how: String, words: Option<impl ToString>) -> Row {
    let how = if how.is_empty() { Cell::Nothing } else { Cell::Text(how) };
    Row { cells: vec![Cell::text(what), means, how, Cell::maybe(words)], evidence: None }
}

/// `named, slot بين` or `refers to USA (الرئيس الأمريكي, line 2), slot subject`.
fn role_how(sentence: &SentenceRecord, role: &RoleRecord) -> String {
    let mut how = vec![told(role.by).to_owned()];
    if let Some(office) = &role.office {
        how.push(format!("office {office}"));
    }
    for name in &role.names {
        let words = sentence.words(name.span).unwrap_or_default();
        let office = name.office.as_ref().map(|o| {
            let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
            format!(", {} of {} {}..{}", o.office, o.of, day(o.from), day(o.to))
        });
        how.push(format!("{} by the name {words}{}", name.actor, office.unwrap_or_default()));
    }
    how.extend(role.antecedents.iter().map(|a| format!("{} named in line {}: {}", a.side, a.line, a.text)));
    how.extend(role.slot.map(|slot| format!("slot {slot}")));
    how.join("; ")
}

fn resolved<T>(value: &Resolved<T>) -> String {
    told(value.by).to_owned()
}

fn told(cue: Cue) -> &'static str {
    match cue {
        Cue::Name => "by name",
        Cue::Nationality => "by nationality",
        Cue::Office => "by office",
        Cue::Antecedent => "by what stands before",
        Cue::Words => "described, names no side",
        Cue::Context => "no words of its own, from the clauses around it",
        Cue::Written => "as written",
        Cue::Counted => "counted",
        Cue::Frame => "the frame always says so",
        Cue::Clause => "by the verbs and particles of its clause",
        Cue::LaterDate => "dated after publication",
        Cue::Sentence => "the whole sentence is attributed",
    }
}

/// The sentence with trigger, roles and date in brackets.
fn marked(sentence: &SentenceRecord, event: &EventRecord) -> String {
    let mut spans = vec![event.trigger];
    spans.extend(event.roles.iter().map(|role| role.span));
    spans.extend(event.date.as_ref().and_then(|date| date.span));
    spans.retain(|span| sentence.words(*span).is_some());
    spans.sort();
    spans.dedup();
    let mut out = String::with_capacity(sentence.text.len() + 2 * spans.len());
    for (at, c) in sentence.text.char_indices() {
        let at = sentence.span.start as usize + at;
        out.extend(spans.iter().filter(|span| span.end as usize == at).map(|_| ']'));
        out.extend(spans.iter().filter(|span| span.start as usize == at).map(|_| '['));
        out.push(c);
    }
    out.extend(spans.iter().filter(|span| span.end == sentence.span.end).map(|_| ']'));
    out
}
