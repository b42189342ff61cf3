//! Room: lint. Takes dictionaries that can be read, gives what in them is
//! doubtful: names that name nobody, words that are never read, frames that
//! never fire, examples that fail.
//!
//! What keeps a dictionary from being read at all is told by `schema`. Every
//! rule has a name ([`Rule`]); a finding stands where an analyst can mend it.

mod entry;
mod frames;
mod hidden;
mod names;
mod offices;
mod rules;
mod topics;
mod unknown;

use crate::extract::examples;
use crate::schema::{Dictionary, Files, Problem, Schema, SchemaError, Texts, built_in};

pub use entry::Entry;
pub use rules::{EXAMPLE_FAILS, RULES, Rule, Severity, rule};
pub use unknown::{Example, Gap, Gaps};

/// Dictionaries that can be read, and what was found in them.
#[derive(Debug)]
pub struct Checked {
    /// The dictionaries, compiled.
    pub schema: Schema,
    /// What is doubtful, by file and line.
    pub findings: Vec<Problem>,
}

/// What the rules look at.
#[derive(Clone, Copy)]
struct Subject<'a> {
    dictionary: &'a Dictionary,
    schema: &'a Schema,
    texts: &'a Texts<'a>,
}

/// Checks the built-in dictionaries with a folder laid over them, if one is given.
///
/// # Errors
/// All problems that keep them from being read.
pub fn check(overlay: Option<(&str, &Files)>) -> Result<Checked, SchemaError> {
    let built_in = built_in();
    let texts = Texts::new(&built_in, overlay);
    let dictionary = Dictionary::parse(&built_in, overlay)?;
    let schema = Schema::of(dictionary.clone(), &texts)?;
    let subject = Subject { dictionary: &dictionary, schema: &schema, texts: &texts };
    let mut findings = Vec::new();
    names::lint(subject, &mut findings);
    hidden::lint(subject, &mut findings);
    offices::lint(subject, &mut findings);
    frames::lint(subject, &mut findings);
    topics::lint(subject, &mut findings);
    for failure in examples::check(&schema) {
        let at = texts.anywhere(&failure.text).unwrap_or_else(|| texts.entry("ar/frames/", &failure.frame));
        let what = format!("{}\n  frame {}: {}", failure.text, failure.frame, failure.fault);
        findings.push(at.problem(rules::EXAMPLE_FAILS, what, String::new()));
    }
    findings.sort();
    findings.dedup();
    Ok(Checked { schema, findings })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `code line:column` of what is found in a file laid over the built-in ones.
    fn found(path: &str, text: &str) -> Vec<String> {
        let files = Files::from([(path.to_owned(), text.to_owned())]);
        let checked = check(Some(("mine", &files))).unwrap();
        let of_file = checked.findings.iter().filter(|f| f.file == format!("mine/{path}"));
        of_file.map(|f| format!("{} {}:{}", f.code, f.line, f.column)).collect()
    }

    #[test]
    fn the_built_in_dictionaries_have_no_findings() {
        let findings: Vec<_> = check(None).unwrap().findings.iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }

    #[test]
    fn a_name_twice_and_a_name_of_another_are_found() {
        let text = r#"[
    (id: "nile_forum", en: "Nile Forum", ar: "منتدى النيلين", type: Society,
        names: ["منتدى النيليـن", "حركة حماس", "ملتقى النيلين"]),
]"#;
        assert_eq!(found("actors/bodies/mine.ron", text), ["duplicate-alias 3:17", "shadowed-alias 3:35"]);
    }

    #[test]
    fn a_name_that_hides_a_place_or_a_trigger_is_found() {
        let text = r#"[
    (id: "hill_league", en: "Hill League", ar: "رابطة التلال", type: Society,
        names: ["رام الله", "هدنة", "أبخازيا الجديدة"]),
    (id: "ramallah_council", en: "Ramallah Council", ar: "مجلس رام الله", type: Society, home: Some("PSE"),
        names: ["جبل الخليل"]),
]"#;
        assert_eq!(found("actors/bodies/mine.ron", text), ["shadowed-alias 3:17", "shadowed-alias 3:29"]);
    }

    #[test]
    fn people_may_share_a_surname_that_dates_tell_apart() {
        let text = r#"[
    (id: "first_zayat", en: "A Zayat", ar: "أنس الزياتي", names: ["الزياتي"],
        offices: [(office: "envoy", of: "EGY", from: Some("2001-01-01"), to: Some("2004-01-01"))]),
    (id: "second_zayat", en: "B Zayat", ar: "باسل الزياتي", names: ["الزياتي"],
        offices: [(office: "envoy", of: "EGY", from: Some("2005-01-01"))]),
    (id: "third_zayat", en: "C Zayat", ar: "جلال الزياتي", names: ["الزياتي"],
        offices: [(office: "envoy", of: "JOR", from: Some("2006-01-01"), to: Some("2007-01-01"))]),
]"#;
        assert_eq!(found("actors/people/mine.ron", text), ["shadowed-alias 6:68"]);
    }

    #[test]
    fn an_office_held_twice_at_a_time_is_found() {
        let text = r#"[
    (id: "anas_zayati", en: "A Zayati", ar: "أنس الزياتي",
        offices: [(office: "envoy", of: "EGY", from: Some("2001-01-01")),
            (office: "envoy", of: "EGY", from: Some("2004-01-01")),
            (office: "envoy", of: "un", from: Some("2003-01-01"))]),
]"#;
        assert_eq!(found("actors/people/mine.ron", text), ["office-overlap 4:42", "office-order 5:41"]);
    }

    #[test]
    fn frames_that_cannot_fire_are_found() {
        let text = r#"[
    (id: "talks/idle", kind: "talks", roles: {"subject": "participant"}, needs: ["participant"], examples: []),
    (id: "talks/torn", kind: "talks", nouns: ["تشاورية"], roles: {"of": "participant"},
        with: ["هدنة طويلة"], without: ["هدنة"], examples: []),
    (id: "talks/lame", kind: "talks", nouns: ["تحاورية"], roles: {"of": "participant"},
        needs: ["host"], examples: []),
]"#;
        let expected = ["frame-never-fires 2:6", "frame-never-fires 3:6", "frame-never-fires 6:17"];
        assert_eq!(found("ar/frames/mine.ron", text), expected);
    }

    #[test]
    fn a_topic_without_a_word_is_found() {
        let ontology = built_in().get("ontology.ron").cloned().unwrap();
        let topics = ontology.find("topics: [").unwrap() + "topics: [".len();
        let (before, after) = ontology.split_at(topics);
        let text = format!("{before}\n(id: \"chess\", en: \"Chess\", ar: \"شطرنج\", words: []),{after}");
        assert_eq!(found("ontology.ron", &text).len(), 1);
    }

    #[test]
    fn every_finding_has_a_rule() {
        for code in [rules::DUPLICATE_ALIAS, rules::EXAMPLE_FAILS, crate::schema::code::SYNTAX] {
            assert_eq!(rule(code).map(|(_, r)| r.code), Some(code));
        }
    }
}
