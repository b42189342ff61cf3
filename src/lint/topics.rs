//! Topics: each has words, and words that are read.

use super::Subject;
use super::rules::{TOPIC_WITHOUT_WORD, WORD_NEVER_READ};
use crate::extract::is_read;
use crate::schema::Problem;

pub(super) fn lint(subject: Subject<'_>, findings: &mut Vec<Problem>) {
    for topic in &subject.dictionary.ontology.topics {
        let id = topic.id.as_str();
        if topic.words.is_empty() {
            let what = format!("the topic {id} has no words");
            let help = "give words that speak of it, or remove it".to_owned();
            findings.push(subject.texts.entry("ontology", id).problem(TOPIC_WITHOUT_WORD, what, help));
        }
        for words in &topic.words {
            if let Some(word) = words.split_whitespace().find(|w| !is_read(subject.schema, w)) {
                let at = subject.texts.within("ontology", id, &format!("\"{words}\""), 0);
                let what = format!("the word {word} in «{words}» is never read as such");
                let help = "it is read as a particle or as two words; leave it out or write another".to_owned();
                findings.push(at.problem(WORD_NEVER_READ, what, help));
            }
        }
    }
}
