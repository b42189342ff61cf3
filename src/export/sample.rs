//! A small invented graph for the tests of this room.

use chrono::{Days, Months, NaiveDate};

use super::{Exporter, Options, Report};
use crate::extract::{EventMention, Filler, SentenceRef, TimeMention};
use crate::graph::{DocumentInfo, KnowledgeGraph};
use crate::ingest::Document;
use crate::link::{Coverage, Event, EventId, Participant, Publications};
use crate::schema::{ActorId, Schema, Status};
use crate::text::Span;
use crate::time::{Precision, When};

use Status::{Actual, Denied, Planned, Possible};

/// Document, date, kind, status, place, topics, roles (`role: actor/side …`),
/// sentence. Nothing of it happened.
type Line = (u32, &'static str, &'static str, Status, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const LINES: [Line; 27] = [
    (1, "2031-01", "mobilization", Actual, "", "security", "actor: ISR", "حشد الجيش قواته خلال الشهر."),
    (1, "2031-01-12", "mediation", Actual, "cairo", "ceasefire prisoner_exchange", "mediator: EGY QAT, party: hamas ISR", "توسطت مصر وقطر بين حماس وإسرائيل في 12 يناير."),
    (1, "2031-01-12", "talks", Actual, "cairo", "ceasefire", "participant: khalil_al_hayya/hamas EGY, host: EGY", "التقى خليل الحية مسؤولين مصريين (3 مرات) بنسبة 50% في القاهرة."),
    (1, "2031-01-13", "delegation", Actual, "doha", "", "delegate: ISR, host: QAT", "وصل وفد إسرائيلي إلى الدوحة."),
    (1, "2031-01-13", "talks", Actual, "doha", "prisoner_exchange", "participant: ISR QAT", "أجرى الوفد محادثات في الدوحة."),
    (2, "2031-01-15", "request", Actual, "", "humanitarian_aid", "source: un, target: ISR", "طالبت الأمم المتحدة إسرائيل بإدخال المساعدات."),
    (2, "2031-01-15", "rejection", Actual, "", "withdrawal", "source: ISR, target: hamas", "رفضت إسرائيل شروط حماس."),
    (2, "2031-01-16", "aid_delivery", Actual, "rafah_crossing", "humanitarian_aid", "donor: EGY un, recipient: PSE", "دخلت 120 شاحنة (WFP) عبر معبر رفح."),
    (2, "2031-01-20", "agreement", Planned, "sharm_el_sheikh", "ceasefire prisoner_exchange", "party: hamas ISR", "يُنتظر توقيع الاتفاق في شرم الشيخ."),
    (2, "2031-01-20/2031-01-25", "ceasefire", Planned, "gaza_strip", "ceasefire", "party: hamas ISR", "تبدأ الهدنة بين 20 و25 يناير."),
    (2, "2031-01-21", "release", Possible, "", "prisoner_exchange", "releaser: hamas, freed: ISR", "قد تفرج حماس عن محتجزين."),
    (3, "2031-02-01", "talks", Actual, "washington", "peace_process", "participant: USA ISR, host: USA", "عُقدت محادثات في واشنطن."),
    (3, "2031-02-01", "support", Actual, "", "ceasefire", "supporter: SAU JOR ARE, supported: EGY", "أيدت السعودية والأردن والإمارات جهود مصر."),
    (3, "2031-02-03", "proposal", Actual, "", "reconstruction", "proposer: EGY, addressee: arab_league", "طرحت مصر خطة لإعادة الإعمار على الجامعة."),
    (3, "2031-02-05", "funding", Planned, "", "reconstruction", "donor: SAU QAT ARE, recipient: PSE", "تعتزم دول خليجية تمويل الإعمار."),
    (3, "2031-02-06", "accusation", Actual, "", "", "source: hamas, target: ISR", "اتهمت حماس إسرائيل بالمماطلة."),
    (3, "2031-02-06", "assault", Actual, "gaza_strip", "", "actor: ISR, target: hamas", "قصفت إسرائيل موقعا لحماس."),
    (3, "2031-02-07", "talks", Denied, "", "", "participant: hamas USA", "نفت حماس إجراء محادثات مع واشنطن."),
    (3, "2031-02-08", "sanction", Denied, "", "", "actor: EGY, target: ISR", "نفت القاهرة قطع العلاقات."),
    (4, "2031-02-10", "mediation", Actual, "doha", "ceasefire", "mediator: QAT USA, party: hamas ISR", "جددت الدوحة وواشنطن الوساطة."),
    (4, "2031-02-11", "cooperation", Actual, "", "border_crossing", "participant: EGY un eu", "نسقت مصر مع الأمم المتحدة والاتحاد الأوروبي."),
    (4, "2031-02-12", "talks", Actual, "muscat", "nuclear", "participant: IRN OMN", "بحثت إيران وعمان الملف النووي."),
    (4, "2031-02-12", "protest", Actual, "amman", "", "actor: JOR, target: ISR", "تظاهر أردنيون في عمان."),
    (4, "", "threat", Actual, "", "", "source: houthis, target: ISR", "هدد الحوثيون إسرائيل."),
    (4, "", "talks", Possible, "", "ceasefire", "participant: EGY TUR QAT", "=HYPERLINK(\"http://a.test\") قد تجتمع مصر وتركيا وقطر."),
    (4, "", "support", Actual, "", "", "supporter: international_community, supported: <b>\"x\"&</b>", "رحب المجتمع الدولي <script>alert(1)</script>."),
    (4, "2031-02-20/", "withdrawal", Possible, "gaza_strip", "withdrawal", "actor: ISR", "قد تنسحب القوات ابتداء من 20 فبراير."),
];

/// Text that would break out of a format that does not escape it.
pub(crate) const HOSTILE: &str = "</script><script>alert('x')</script> =cmd|'/C calc'!A0 \"]; %%{init: {}}%% \
    a\r\nEND:VEVENT\r\n\u{202E}b\u{2028}\u{1B}[31m \\n, ; : # --> ]]> &amp; ```";

/// The graph.
pub(crate) fn graph() -> KnowledgeGraph {
    graph_of(&LINES)
}

/// A graph of one dated event whose sentence, and one of whose actors, is hostile.
pub(crate) fn hostile() -> KnowledgeGraph {
    let roles = "supporter: EGY, supported: <b>=1\"];%%{init\u{1B}\r\n\u{202E}-->";
    graph_of(&[(9, "2031-03-01", "support", Actual, "cairo", "ceasefire", roles, HOSTILE)])
}

fn graph_of(lines: &[Line]) -> KnowledgeGraph {
    let schema = Schema::built_in().expect("sound dictionaries");
    let mut documents: Vec<Document> = Vec::new();
    let mut events = Vec::new();
    for &line in lines {
        let id = format!("2031-{}", line.0);
        if documents.last().is_none_or(|d| d.id != id) {
            documents.push(Document::bare(id.clone(), String::new()));
        }
        let text = &mut documents.last_mut().expect("a document").text;
        let start = text.len();
        text.push_str(line.7);
        let span = Span::new(start, text.len());
        text.push('\n');
        events.push(event(line, id, span));
    }
    let mentions: Vec<EventMention> = events.iter().flat_map(|e| e.mentions.clone()).collect();
    let documents: Vec<_> = documents.iter().map(|d| DocumentInfo::of(d, &mentions)).collect();
    KnowledgeGraph::build(events, documents, schema)
}

/// What an exporter makes of it.
pub(crate) fn export(exporter: &dyn Exporter, options: &Options) -> (String, Report) {
    let mut bytes = Vec::new();
    let report = exporter.write(&graph(), options, &mut bytes).expect("an export");
    (String::from_utf8(bytes).expect("UTF-8"), report)
}

/// The options of the built-in dictionaries.
pub(crate) fn options() -> Options {
    Options::default().with_ontology(&Schema::built_in().expect("sound dictionaries").ontology)
}

fn event(line: Line, doc: String, span: Span) -> Event {
    let (_, date, kind, status, place, topics, roles, _) = line;
    let roles: Vec<_> = roles.split(", ").map(participant).collect();
    let topics: Vec<_> = topics.split_whitespace().map(Into::into).collect();
    let time = when(date).map(|when| TimeMention { when, span: Span { end: span.start, ..span } });
    let mention = EventMention {
        doc,
        sentence: SentenceRef { index: 0, line: 1, span },
        kind: kind.into(),
        trigger: Span { end: span.start + 4, ..span },
        roles: roles
            .iter()
            .map(|p| Filler { role: p.role.clone(), span, actors: p.actors.clone(), sides: p.sides.clone() })
            .collect(),
        place: Some(place).filter(|p| !p.is_empty()).map(Into::into),
        topics: topics.clone(),
        status,
        time,
        source: None,
        rule: "ar/sample".to_owned(),
        confidence: 0.9,
    };
    Event {
        id: EventId::of(&mention, 0),
        kind: kind.into(),
        roles,
        place: mention.place.clone(),
        topics,
        status,
        when: mention.time.as_ref().map(|t| t.when.clone()),
        sources: Vec::new(),
        confidence: 0.9,
        coverage: Coverage::of(std::slice::from_ref(&mention), &Publications::default()),
        mentions: vec![mention],
        merges: Vec::new(),
        parties_of: None,
        follows: Vec::new(),
    }
}

/// `participant: khalil_al_hayya/hamas EGY`; a side alone is named as itself.
fn participant(role: &str) -> Participant {
    let (role, who) = role.split_once(": ").expect("a role");
    let split = |w: &str| w.split_once('/').map_or((w.to_owned(), w.to_owned()), |(a, s)| (a.into(), s.into()));
    let who: Vec<(String, String)> = match who.starts_with('<') {
        true => vec![(who.to_owned(), who.to_owned())],
        false => who.split(' ').map(split).collect(),
    };
    let ids = |pick: fn(&(String, String)) -> &str| {
        let mut ids: Vec<ActorId> = who.iter().map(|w| pick(w).into()).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    Participant { role: role.into(), actors: ids(|w| &w.0), sides: ids(|w| &w.1) }
}

fn when(date: &str) -> Option<When> {
    let day = |d: &str| d.parse::<NaiveDate>().ok();
    let (earliest, latest, precision) = match date.split_once('/') {
        Some((first, last)) => (day(first), day(last), Precision::Interval),
        None if date.len() == 7 => {
            let first = day(&format!("{date}-01"))?;
            (Some(first), first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1)), Precision::Month)
        }
        None => (Some(day(date)?), day(date), Precision::Day),
    };
    Some(When { earliest, latest, precision, anchor: None })
}
