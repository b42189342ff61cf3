//! What texts have that the dictionaries lack, by how often, with an entry to
//! paste.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, entry};
use crate::extract::{Lacking, SentenceRecord, Unknown};
use crate::schema::{ActorId, LexemeIndex, Schema};
use crate::text::fold;

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its document.
    pub doc: String,
    /// 1-based line of the text.
    pub line: u32,
    /// The sentence.
    pub quote: String,
}

/// Something that the dictionaries lack.
#[derive(Debug, Clone)]
pub struct Gap {
    /// What it is.
    pub lacks: Lacking,
    /// As it is mostly written.
    pub name: String,
    /// How often it stands.
    pub times: usize,
    /// In how many documents.
    pub documents: usize,
    /// Where it stands first.
    pub example: Example,
    /// What to add.
    pub entry: Entry,
}

/// What is known of one name.
#[derive(Debug, Default)]
struct Seen {
    spellings: BTreeMap<String, usize>,
    documents: BTreeSet<String>,
    offices: BTreeMap<(Option<String>, ActorId), usize>,
    head: Option<String>,
    verb: Option<(LexemeIndex, &'static str)>,
    example: Option<Example>,
}

/// Counts what the dictionaries lack.
#[derive(Debug, Default)]
pub struct Gaps {
    seen: BTreeMap<(Lacking, String), Seen>,
}

impl Gaps {
    /// Counts what a sentence has.
    pub fn add(&mut self, record: &SentenceRecord) {
        for unknown in &record.unknown {
            self.count(record, unknown);
        }
    }

    fn count(&mut self, record: &SentenceRecord, unknown: &Unknown) {
        let seen = self.seen.entry((unknown.lacks, fold(&unknown.name))).or_default();
        *seen.spellings.entry(unknown.name.clone()).or_default() += 1;
        seen.documents.insert(record.doc.clone());
        if let Some(side) = &unknown.side {
            *seen.offices.entry((unknown.office.clone(), side.clone())).or_default() += 1;
        }
        seen.head = seen.head.take().or_else(|| unknown.head.clone());
        seen.verb = seen.verb.or(unknown.verb);
        seen.example.get_or_insert_with(|| Example {
            doc: record.doc.clone(),
            line: record.line,
            quote: record.text.split_whitespace().collect::<Vec<_>>().join(" "),
        });
    }

    /// All of it, the most frequent first; a surname alone counts with the one
    /// full name that ends in it.
    pub fn ranked(mut self, schema: &Schema) -> Vec<Gap> {
        self.join_surnames();
        let mut gaps: Vec<Gap> =
            self.seen.into_iter().filter_map(|((lacks, _), seen)| seen.gap(lacks, schema)).collect();
        gaps.sort_by(|a, b| (b.times, b.documents, a.lacks, &a.name).cmp(&(a.times, a.documents, b.lacks, &b.name)));
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for gap in &mut gaps {
            gap.entry.make_unique(schema, &mut ids);
        }
        gaps
    }

    fn join_surnames(&mut self) {
        let people = || self.seen.keys().filter(|(lacks, _)| *lacks == Lacking::Person);
        let alone: Vec<_> = people().filter(|(_, name)| !name.contains(' ')).cloned().collect();
        let full: Vec<_> = alone
            .into_iter()
            .filter_map(|key| {
                let mut longer = people().filter(|(_, name)| name.rsplit(' ').next() == Some(&key.1) && *name != key.1);
                let one = longer.next().cloned().filter(|_| longer.next().is_none());
                one.map(|full| (key, full))
            })
            .collect();
        for (alone, full) in full {
            let (Some(short), Some(long)) = (self.seen.remove(&alone), self.seen.get_mut(&full)) else { continue };
            long.documents.extend(short.documents);
            for (office, times) in short.offices {
                *long.offices.entry(office).or_default() += times;
            }
            let times: usize = short.spellings.values().sum();
            if let Some(most) = long.most() {
                *long.spellings.entry(most).or_default() += times;
            }
        }
    }
}

impl Seen {
    /// The commonest spelling, of equals the first.
    fn most(&self) -> Option<String> {
        self.spellings.iter().rev().max_by_key(|(_, times)| **times).map(|(name, _)| name.clone())
    }

    fn gap(self, lacks: Lacking, schema: &Schema) -> Option<Gap> {
        let name = self.most()?;
        let office = self.offices.iter().rev().max_by_key(|(_, times)| **times).map(|(office, _)| office);
        let verb = self.verb.and_then(|(v, slot)| Some((schema.verbs.get(&v)?, slot)));
        let entry = entry(schema, lacks, &name, self.head.as_deref(), office, verb);
        Some(Gap {
            lacks,
            times: self.spellings.values().sum(),
            documents: self.documents.len(),
            name,
            example: self.example?,
            entry,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::ingest::Document;
    use crate::lint;
    use crate::schema::Files;

    /// Fresh sentences with people, bodies, places and offices that nobody knows.
    const TEXT: &str = "قال وزير الخارجية التركي تورغاي دميرقول إن بلاده ترفض القصف.\n\
        وأكد تورغاي دميرقول أن المحادثات مستمرة.\n\
        أعلنت حركة شرقاتيون أنها قصفت مدينة زرنوكا.\n\
        التقى وزير الطوابع المصري نظيره الأردني في عمان.\n\
        ذكرت صحيفة بلقارية أن مصر قصفت ليبيا.";

    fn gaps(text: &str) -> Vec<Gap> {
        read(Schema::built_in().unwrap(), text).0
    }

    /// What is lacking, and the events with their frame and the actors of all roles.
    fn read(schema: &Schema, text: &str) -> (Vec<Gap>, Vec<String>) {
        let mut extractor = Extractor::new(schema);
        extractor.keep_records();
        let document = Document::bare("a", text);
        let mut mentions = Vec::new();
        extractor.extract(&document, &mut mentions);
        let who = |m: &crate::extract::EventMention| {
            let actors = m.roles.iter().flat_map(|r| r.actors.iter().map(|a| format!("{}={a}", r.role)));
            format!("{} {}", m.rule, actors.collect::<Vec<_>>().join(" "))
        };
        let events = mentions.iter().map(who).collect();
        let mut gaps = Gaps::default();
        extractor.take_records().iter().for_each(|record| gaps.add(record));
        (gaps.ranked(schema), events)
    }

    /// The dictionaries with the entries pasted where they say that they belong.
    fn pasted(gaps: &[Gap]) -> lint::Checked {
        let mut files = Files::new();
        for gap in gaps {
            let file = files.entry(gap.entry.file.clone()).or_insert_with(|| "[\n".to_owned());
            file.push_str(&(gap.entry.ron.clone() + "\n"));
        }
        files.values_mut().for_each(|text| text.push(']'));
        lint::check(Some(("mine", &files))).unwrap()
    }

    #[test]
    fn what_an_entry_is_pasted_for_is_known_then() {
        let cases = [
            (Lacking::Person, "استقبل تورغاي دميرقول وزير الخارجية التركي نظيره الأردني في أنقرة.", "=twrghay_dmyrqwl"),
            (Lacking::Office, "التقى وزير المساجد الأردني وزير الدفاع المصري في عمان.", "=JOR/wzyr_msajd"),
            (Lacking::Verb, "جاملت مصر ليبيا.", "ar/request/jaml:جامل source=EGY target=LBY"),
        ];
        for (lacks, text, known) in cases {
            let (gaps, before) = read(Schema::built_in().unwrap(), text);
            let told: Vec<_> = gaps.iter().map(|g| (g.lacks, g.entry.ron.as_str())).collect();
            assert!(gaps.iter().any(|g| g.lacks == lacks), "{text}: {told:?}");
            assert!(!before.iter().any(|event| event.contains(known)), "{text}: {before:?}");
            let (left, events) = read(&pasted(&gaps).schema, text);
            assert!(left.is_empty(), "{text}: {left:?}");
            assert!(events.iter().any(|event| event.contains(known)), "{text}: {events:?} with {told:?}");
        }
    }

    #[test]
    fn names_that_play_a_part_are_counted() {
        let gaps = gaps(TEXT);
        let told: Vec<_> = gaps.iter().map(|g| (g.times, g.lacks, g.name.as_str())).collect();
        assert_eq!(told.first(), Some(&(2, Lacking::Person, "تورغاي دميرقول")), "{told:?}");
        assert!(told.contains(&(1, Lacking::Body, "حركة شرقاتيون")), "{told:?}");
        assert!(told.contains(&(1, Lacking::Place, "زرنوكا")), "{told:?}");
        assert!(told.contains(&(1, Lacking::Outlet, "بلقارية")), "{told:?}");
        assert!(gaps.first().is_some_and(|g| g.entry.ron.contains("office: \"foreign_minister\", of: \"TUR\"")));
    }

    #[test]
    fn what_the_dictionaries_have_is_not_told() {
        assert!(gaps("قال وزير الخارجية المصري بدر عبد العاطي إن حركة حماس وافقت في مدينة غزة.").is_empty());
        assert!(gaps("اشترى الرجل خبزا من السوق القديم.").is_empty());
    }

    #[test]
    fn entries_pass_the_check_where_they_say_that_they_belong() {
        let gaps = gaps(TEXT);
        assert!(!gaps.is_empty());
        let findings = pasted(&gaps).findings;
        assert!(findings.is_empty(), "{findings:?}");
    }
}
