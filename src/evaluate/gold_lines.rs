//! From gold files to gold documents.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::PathBuf;

use serde::Deserialize;

use super::error::EvaluateError;
use super::gold::{GoldDocument, GoldEvent, GoldSentence};
use super::lines::{Line, lines};
use super::near;
use crate::ingest::{Document, IngestError, parse_date};
use crate::schema::{Ontology, Status};
use crate::text::Span;

/// The statuses, to find a mistyped one.
const STATUSES: [Status; 4] = [Status::Actual, Status::Planned, Status::Possible, Status::Denied];

/// A document as it is written in a gold file.
#[derive(Deserialize)]
struct GoldLine {
    id: String,
    published: Option<String>,
    text: String,
    sentences: Vec<SentenceLine>,
}

#[derive(Deserialize)]
struct SentenceLine {
    n: u64,
    start: usize,
    end: usize,
    events: Vec<GoldEvent>,
}

/// Gold documents, and what is wrong with their files.
#[derive(Debug, Default)]
pub struct Gold {
    /// The documents, in the order of the files and lines.
    pub documents: Vec<GoldDocument>,
    /// Everything that is wrong, in that order. Unless each of them
    /// [is a note](EvaluateError::is_note), figures would be of a part only.
    pub problems: Vec<EvaluateError>,
}

/// Reads gold files of JSON Lines, one document a line; `-` is standard input.
/// Kinds, roles and topics should be those of `ontology`.
pub fn read_gold(files: &[PathBuf], ontology: &Ontology) -> Gold {
    let mut gold = Gold::default();
    let mut seen: HashMap<String, String> = HashMap::new();
    for file in files {
        for line in lines(file, &mut gold.problems) {
            let written: GoldLine = match line.parse() {
                Ok(written) => written,
                Err(error) => {
                    gold.problems.push(error);
                    continue;
                }
            };
            let place = format!("{}:{}", line.file.display(), line.number);
            if let Some(first) = seen.get(&written.id) {
                let (file, line, id, first) = (line.file.to_owned(), line.number, written.id, first.clone());
                gold.problems.push(IngestError::DuplicateId { file, line, id, first }.into());
                continue;
            }
            seen.insert(written.id.clone(), place);
            gold.documents.extend(Check { line: &line, ontology, problems: &mut gold.problems }.document(written));
        }
    }
    gold
}

/// Looks at a gold document as it is read.
struct Check<'c> {
    line: &'c Line<'c>,
    ontology: &'c Ontology,
    problems: &'c mut Vec<EvaluateError>,
}

impl Check<'_> {
    fn document(&mut self, line: GoldLine) -> Option<GoldDocument> {
        let published = match line.published.as_deref().map(str::trim).filter(|date| !date.is_empty()) {
            None => None,
            Some(date) => {
                let day = parse_date(date);
                if day.is_none() {
                    let (file, number, value) = (self.line.file.to_owned(), self.line.number, date.to_owned());
                    self.problems.push(IngestError::BadDate { file, line: number, value }.into());
                }
                Some(day?)
            }
        };
        // The byte at which each character starts, and the end.
        let starts: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
        let sentences = line.sentences.into_iter().filter_map(|one| self.sentence(one, &starts)).collect();
        let document = Document { published, ..Document::bare(line.id, line.text) };
        Some(GoldDocument { document, sentences })
    }

    fn sentence(&mut self, line: SentenceLine, starts: &[usize]) -> Option<GoldSentence> {
        let (n, range) = (line.n, line.start..line.end);
        let (Some(&start), Some(&end), true) =
            (starts.get(range.start), starts.get(range.end), range.start <= range.end)
        else {
            self.outside(format!("sentence {n}"), range, "the text", starts.len().saturating_sub(1));
            return None;
        };
        for event in &line.events {
            self.names(n, event);
            for (filler, (from, to)) in event.roles.iter().flat_map(|r| r.spans().map(move |span| (r, span))) {
                if from > to || to > range.len() {
                    self.outside(format!("sentence {n}: {}", filler.role), from..to, "the sentence", range.len());
                }
            }
        }
        Some(GoldSentence { n, span: Span::new(start, end), events: line.events })
    }

    /// The names that an event uses must be known.
    fn names(&mut self, n: u64, event: &GoldEvent) {
        let ontology = self.ontology;
        self.name(n, "kind", event.kind.as_str(), ontology.kinds.iter().map(|kind| kind.id.as_str()));
        let roles: BTreeSet<_> = event.roles.iter().map(|filler| filler.role.as_str()).collect();
        for role in roles {
            self.name(n, "role", role, ontology.roles.iter().map(|role| role.id.as_str()));
        }
        for topic in event.topics().chain(event.optional_topics()) {
            self.name(n, "topic", topic, ontology.topics.iter().map(|topic| topic.id.as_str()));
        }
        for status in event.status.iter().flatten() {
            self.name(n, "status", status, STATUSES.iter().map(|status| status.as_str()));
        }
    }

    fn name<'n>(&mut self, n: u64, what: &'static str, name: &str, known: impl Iterator<Item = &'n str> + Clone) {
        if known.clone().any(|one| one == name) {
            return;
        }
        self.problems.push(EvaluateError::UnknownName {
            file: self.line.file.to_owned(),
            line: self.line.number,
            place: format!("sentence {n}"),
            what,
            name: name.to_owned(),
            help: near::help(name, known),
        });
    }

    fn outside(&mut self, what: String, range: Range<usize>, whole: &'static str, length: usize) {
        let (file, line) = (self.line.file.to_owned(), self.line.number);
        self.problems.push(EvaluateError::Outside { file, line, what, range, whole, length });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    use crate::schema::Schema;

    const TEXT: &str = "وصل وفد. عاد أمس.";

    /// What is wrong with a gold file, without the folder that it lies in.
    fn told(content: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("g.jsonl");
        fs::write(&file, content).unwrap();
        let gold = read_gold(&[file], &Schema::built_in().unwrap().ontology);
        let problems = gold.problems.iter().map(ToString::to_string);
        problems.map(|problem| problem.replace(&format!("{}/", folder.path().display()), "")).collect()
    }

    fn line(id: &str, sentences: &str) -> String {
        format!("{{\"id\":\"{id}\",\"published\":null,\"text\":\"{TEXT}\",\"sentences\":[{sentences}]}}\n")
    }

    fn event(fields: &str) -> String {
        line("1", &format!("{{\"n\":4,\"start\":0,\"end\":8,\"events\":[{{{fields}}}]}}"))
    }

    fn gold(content: &str) -> Gold {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), content).unwrap();
        read_gold(&[file.path().to_owned()], &Schema::built_in().unwrap().ontology)
    }

    #[test]
    fn offsets_count_characters() {
        let gold = gold(&line("1", r#"{"n":0,"start":0,"end":8,"events":[]},{"n":1,"start":9,"end":17,"events":[]}"#));
        assert!(gold.problems.is_empty());
        let words = gold.documents[0].sentences.iter().map(|sentence| sentence.span.of(TEXT));
        assert_eq!(words.collect::<Vec<_>>(), ["وصل وفد.", "عاد أمس."]);
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let lines = ["{\"id\":\n", "\n", "{\"id\":\"x\",\"text\":\"\"}\n", &line("1", ""), &line("1", "")];
        let told = told(&lines.concat());
        assert!(told[0].starts_with("g.jsonl:1:6: not valid JSON: EOF"), "{told:?}");
        assert!(told[1].starts_with("g.jsonl:3:20: missing field `sentences`"), "{told:?}");
        assert_eq!(told[2], "g.jsonl:5: the id \"1\" was already used in g.jsonl:4; ids must be unique");
        assert_eq!(told.len(), 3);
    }

    #[test]
    fn a_file_that_is_not_there_is_told() {
        let gold = read_gold(&["no/such.jsonl".into()], &Schema::built_in().unwrap().ontology);
        assert!(gold.problems[0].to_string().starts_with("no/such.jsonl: cannot be read: "));
    }

    #[test]
    fn a_sentence_outside_the_text_is_told() {
        let sentence = |start, end| line("1", &format!("{{\"n\":4,\"start\":{start},\"end\":{end},\"events\":[]}}"));
        assert_eq!(
            told(&sentence(9, 18)),
            ["g.jsonl:1: sentence 4: 9..18 does not lie in the text of 17 characters; offsets count characters from 0"]
        );
        assert_eq!(told(&sentence(9, 8)).len(), 1);
        assert!(told(&sentence(17, 17)).is_empty());
    }

    #[test]
    fn the_span_of_a_role_must_lie_in_the_sentence() {
        let role = |from, to| {
            event(&format!(
                "\"kind\":\"delegation\",\"roles\":[{{\"role\":\"delegate\",\"sides\":[],\"spans\":[[{from},{to}]]}}]"
            ))
        };
        assert!(told(&role(4, 8)).is_empty());
        let told = told(&role(4, 9));
        assert!(told[0].starts_with("g.jsonl:1: sentence 4: delegate: 4..9 does not lie in the sentence of 8"));
    }

    #[test]
    fn an_unknown_kind_is_an_error_and_other_names_are_notes() {
        assert_eq!(
            told(&event("\"kind\":\"delegaton\",\"roles\":[]")),
            ["g.jsonl:1: sentence 4: no kind is called \"delegaton\"; did you mean \"delegation\"?"]
        );
        let others = event(
            r#""kind":"talks","roles":[{"role":"hosts","sides":[]}],"topics":["truce"],"status":"actual|planed""#,
        );
        let told = told(&others);
        assert_eq!(told[0], "g.jsonl:1: sentence 4: no role is called \"hosts\"; did you mean \"host\"?");
        assert!(told[1].contains("no topic is called \"truce\"; known are ceasefire, "), "{told:?}");
        assert!(told[2].contains("no status is called \"planed\"; did you mean \"planned\"?"), "{told:?}");
        assert!(gold(&others).problems.iter().all(EvaluateError::is_note));
    }

    #[test]
    fn a_wrong_date_is_told() {
        let told = told("{\"id\":\"1\",\"published\":\"أمس\",\"text\":\"\",\"sentences\":[]}");
        assert_eq!(told, ["g.jsonl:1: \"أمس\" is not a date; write it as 2025-10-06"]);
    }
}
