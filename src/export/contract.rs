//! Mentions as lines of JSON: the form that other programs rely on. The order
//! of the fields is part of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::extract::{EventMention, Filler, TimeMention};
use crate::link::EventId;
use crate::schema::{ActorId, KindId, PlaceId, RoleId, Status, TopicId};
use crate::text::Span;

#[derive(Serialize)]
struct MentionLine<'m> {
    id: &'m EventId,
    doc: &'m str,
    sentence: SentenceField,
    kind: &'m KindId,
    trigger: Words<'m>,
    roles: Vec<RoleField<'m>>,
    place: &'m Option<PlaceId>,
    topics: &'m [TopicId],
    status: Status,
    time: Option<TimeField<'m>>,
    source: &'m Option<ActorId>,
    rule: &'m str,
}

#[derive(Serialize)]
struct SentenceField {
    index: u32,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Words<'m> {
    text: &'m str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct RoleField<'m> {
    role: &'m RoleId,
    #[serde(flatten)]
    words: Words<'m>,
    actors: &'m [ActorId],
    sides: &'m [ActorId],
}

#[derive(Serialize)]
struct TimeField<'m> {
    value: String,
    #[serde(flatten)]
    words: Words<'m>,
}

/// One mention as one line, without its line end. `words` gives the words of a
/// span of its document: `|span| span.of(&document.text)`.
pub fn mention_line<'m>(
    mention: &'m EventMention,
    id: &'m EventId,
    words: impl Fn(Span) -> &'m str,
) -> Result<String, serde_json::Error> {
    let words = |span: Span| Words { text: words(span), start: span.start, end: span.end };
    let role = |f: &'m Filler| RoleField { role: &f.role, words: words(f.span), actors: &f.actors, sides: &f.sides };
    let time = |t: &'m TimeMention| TimeField { value: t.when.value(), words: words(t.span) };
    let span = mention.sentence.span;
    let line = MentionLine {
        id,
        doc: &mention.doc,
        sentence: SentenceField { index: mention.sentence.index, start: span.start, end: span.end },
        kind: &mention.kind,
        trigger: words(mention.trigger),
        roles: mention.roles.iter().map(role).collect(),
        place: &mention.place,
        topics: &mention.topics,
        status: mention.status,
        time: mention.time.as_ref().map(time),
        source: &mention.source,
        rule: &mention.rule,
    };
    Ok(with_confidence(serde_json::to_string(&line)?, mention.confidence))
}

/// Puts the confidence at the end of an object, with the two decimals that a
/// number of JSON would not keep.
pub(super) fn with_confidence(object: String, confidence: f32) -> String {
    let fields = object.strip_suffix('}').unwrap_or(&object);
    let confidence = if confidence.is_finite() { confidence.clamp(0.0, 1.0) } else { 0.0 };
    format!("{fields},\"confidence\":{confidence:.2}}}")
}

/// The names of mentions, in their order. Mentions that have kind, document
/// and trigger in common are told apart by their order.
pub fn mention_ids<'m>(mentions: impl IntoIterator<Item = &'m EventMention>) -> Vec<EventId> {
    let mut seen: BTreeMap<_, u32> = BTreeMap::new();
    mentions
        .into_iter()
        .map(|m| {
            let nth = seen.entry((&m.kind, &m.doc, m.trigger)).or_default();
            let id = EventId::of(m, *nth);
            *nth += 1;
            id
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::SentenceRef;
    use crate::time::{Precision, When};
    use chrono::NaiveDate;

    const TEXT: &str = "اليوم زار وفد مصري الدوحة";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn mention() -> EventMention {
        let day = NaiveDate::from_ymd_opt(2025, 3, 4);
        EventMention {
            doc: "d\"1".to_owned(),
            sentence: SentenceRef { index: 3, line: 1, span: Span::new(0, TEXT.len()) },
            kind: "delegation".into(),
            trigger: span("زار"),
            roles: vec![Filler {
                role: "delegate".into(),
                span: span("وفد مصري"),
                actors: vec!["EGY".into()],
                sides: vec!["EGY".into()],
            }],
            place: Some("doha".into()),
            topics: vec!["ceasefire".into()],
            status: Status::Actual,
            time: Some(TimeMention {
                when: When { earliest: day, latest: day, precision: Precision::Day, anchor: day },
                span: span("اليوم"),
            }),
            source: None,
            rule: "ar/delegation:زار".to_owned(),
            confidence: 0.9,
        }
    }

    #[test]
    fn a_line_has_the_fields_of_the_contract_in_their_order() {
        let line = mention_line(&mention(), &"ab".into(), |s| s.of(TEXT)).unwrap();
        assert_eq!(
            line,
            "{\"id\":\"ab\",\"doc\":\"d\\\"1\",\"sentence\":{\"index\":3,\"start\":0,\"end\":46},\
             \"kind\":\"delegation\",\"trigger\":{\"text\":\"زار\",\"start\":11,\"end\":17},\
             \"roles\":[{\"role\":\"delegate\",\"text\":\"وفد مصري\",\"start\":18,\"end\":33,\
             \"actors\":[\"EGY\"],\"sides\":[\"EGY\"]}],\"place\":\"doha\",\"topics\":[\"ceasefire\"],\
             \"status\":\"actual\",\"time\":{\"value\":\"2025-03-04\",\"text\":\"اليوم\",\"start\":0,\"end\":10},\
             \"source\":null,\"rule\":\"ar/delegation:زار\",\"confidence\":0.90}"
        );
    }

    #[test]
    fn without_a_date_time_is_null() {
        let undated = EventMention { time: None, confidence: f32::NAN, ..mention() };
        let line = mention_line(&undated, &"ab".into(), |s| s.of(TEXT)).unwrap();
        assert!(line.contains("\"time\":null,") && line.ends_with("\"confidence\":0.00}"), "{line}");
    }

    #[test]
    fn mentions_with_one_trigger_have_different_names() {
        let (first, second) = (mention(), EventMention { status: Status::Planned, ..mention() });
        let ids = mention_ids([&first, &second]);
        assert_ne!(ids[0], ids[1]);
        assert_eq!(ids[0], EventId::of(&first, 0));
    }
}
