//! From lines of `extract` to found events.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde::Deserialize;

use super::error::EvaluateError;
use super::gold::GoldDocument;
use super::lines::{Line, lines};
use super::predicted::{Predicted, PredictedRole};
use crate::text::Span;

/// A line of `extract`, as far as it is compared.
#[derive(Deserialize)]
struct PredictedLine {
    doc: String,
    kind: String,
    trigger: WordsLine,
    roles: Vec<RoleLine>,
    topics: Option<Vec<String>>,
    status: String,
    time: Option<TimeLine>,
    place: Option<String>,
    confidence: Option<f32>,
}

#[derive(Deserialize)]
struct WordsLine {
    text: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct RoleLine {
    role: String,
    sides: Vec<String>,
    #[serde(flatten)]
    words: WordsLine,
}

#[derive(Deserialize)]
struct TimeLine {
    value: Option<String>,
}

/// Reads the lines of `extract`, by document; `-` is standard input.
///
/// # Errors
/// Every line that is none, that is of a document which `gold` lacks, or whose
/// offsets do not fit the text there.
pub fn read_predicted(
    file: &Path,
    gold: &[GoldDocument],
) -> Result<BTreeMap<String, Vec<Predicted>>, Vec<EvaluateError>> {
    let texts: HashMap<&str, &str> =
        gold.iter().map(|one| (one.document.id.as_str(), one.document.text.as_str())).collect();
    let mut problems = Vec::new();
    let mut all: BTreeMap<String, Vec<Predicted>> = BTreeMap::new();
    for line in lines(file, &mut problems) {
        match predicted(&line, &texts) {
            Ok((id, found)) => all.entry(id).or_default().push(found),
            Err(error) => problems.push(error),
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

/// The event of a line and the document that it stands in.
fn predicted(at: &Line<'_>, texts: &HashMap<&str, &str>) -> Result<(String, Predicted), EvaluateError> {
    let line: PredictedLine = at.parse()?;
    let Some(text) = texts.get(line.doc.as_str()) else {
        return Err(EvaluateError::UnknownDocument { file: at.file.to_owned(), line: at.number, id: line.doc });
    };
    let span = |words: WordsLine| {
        let range = words.start..words.end;
        if text.get(range.clone()) == Some(&words.text) {
            return Ok(Span::new(range.start, range.end));
        }
        let (file, id) = (at.file.to_owned(), line.doc.clone());
        Err(EvaluateError::OtherWords { file, line: at.number, id, range, text: words.text })
    };
    let role = |role: RoleLine| {
        Ok::<_, EvaluateError>(PredictedRole { role: role.role, span: span(role.words)?, sides: role.sides })
    };
    let found = Predicted {
        trigger: span(line.trigger)?,
        roles: line.roles.into_iter().map(role).collect::<Result<_, _>>()?,
        kind: line.kind,
        topics: line.topics.unwrap_or_default(),
        status: line.status,
        time: line.time.and_then(|time| time.value),
        place: line.place,
        confidence: line.confidence,
    };
    Ok((line.doc, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::Sample;
    use std::fs;

    fn read(content: &str) -> Result<BTreeMap<String, Vec<Predicted>>, Vec<String>> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), content).unwrap();
        read_predicted(file.path(), &[Sample::new("[]", Vec::new()).gold]).map_err(|problems| {
            let here = format!("{}:", file.path().display());
            problems.iter().map(|problem| problem.to_string().replace(&here, "")).collect()
        })
    }

    #[test]
    fn lines_of_extract_are_read() {
        let all = read(
            "{\"doc\":\"1\",\"kind\":\"delegation\",\"trigger\":{\"text\":\"زار\",\"start\":0,\"end\":6},\
             \"roles\":[{\"role\":\"delegate\",\"text\":\"وفد\",\"start\":7,\"end\":13,\"actors\":[],\"sides\":[\"EGY\"]}],\
             \"place\":null,\"topics\":[],\"status\":\"actual\",\"time\":{\"value\":\"2024\"},\"confidence\":0.80}",
        );
        let found = &all.unwrap()["1"][0];
        assert_eq!(found.trigger, Span::new(0, 6));
        assert_eq!(found.roles[0].sides, ["EGY"]);
        assert_eq!(found.time.as_deref(), Some("2024"));
        assert_eq!(found.confidence, Some(0.8));
    }

    #[test]
    fn lines_of_other_documents_or_texts_are_told() {
        let line = |doc: &str, end: usize| {
            format!(
                "{{\"doc\":\"{doc}\",\"kind\":\"talks\",\"trigger\":{{\"text\":\"زار\",\"start\":0,\"end\":{end}}},\
                 \"roles\":[],\"status\":\"actual\"}}\n"
            )
        };
        let told = read(&[line("1", 6), line("2", 6), line("1", 5)].concat()).unwrap_err();
        assert_eq!(
            told,
            [
                "2: there is no gold document \"2\"; give the gold that the events were extracted from",
                "3: bytes 0..5 of the document \"1\" are not \"زار\"; extract the events from the text in the gold"
            ]
        );
    }
}
