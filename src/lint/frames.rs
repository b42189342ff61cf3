//! Frames: each has words, and conditions that can hold.

use super::Subject;
use super::rules::{FRAME_NEVER_FIRES, WORD_NEVER_READ};
use crate::extract::is_read;
use crate::schema::{Frame, Problem};
use crate::text::fold;

pub(super) fn lint(subject: Subject<'_>, findings: &mut Vec<Problem>) {
    for frame in &subject.dictionary.frames {
        let within = |needle: &str, nth| subject.texts.within("ar/frames/", &frame.id, needle, nth);
        let mut never = |at: crate::schema::TextPlace, why: String, help: &str| {
            let what = format!("the frame {} never fires: {why}", frame.id);
            findings.push(at.problem(FRAME_NEVER_FIRES, what, help.to_owned()));
        };
        let entry = || subject.texts.entry("ar/frames/", &frame.id);
        if frame.verbs.is_empty() && frame.nouns.is_empty() && frame.phrases.is_empty() {
            never(entry(), "it has no words".to_owned(), "give it verbs, nouns or phrases");
        }
        if let Some(without) = excluding(frame) {
            never(entry(), format!("its `without` «{without}» excludes all of its `with`"), "remove one of the two");
        }
        if !frame.needs.is_empty() && !frame.needs.iter().any(|n| frame.roles.values().any(|r| r == n)) {
            let needs: Vec<_> = frame.needs.iter().map(ToString::to_string).collect();
            let first = needs.first().cloned().unwrap_or_default();
            let why = format!("it needs {}, and no slot gives it", needs.join(" or "));
            never(within(&format!("\"{first}\""), 0), why, "give the role a slot, or need another one");
        }
        for words in frame.phrases.iter().chain(&frame.with).chain(&frame.without) {
            if let Some(word) = words.split_whitespace().find(|w| !is_read(subject.schema, w)) {
                let what = format!("the word {word} in «{words}» is never read as such");
                let help = "it is read as a particle or as two words; leave it out or write another".to_owned();
                findings.push(within(&format!("\"{words}\""), 0).problem(WORD_NEVER_READ, what, help));
            }
        }
    }
}

/// The words of `without` that stand in each of `with`, if there are such.
fn excluding(frame: &Frame) -> Option<&str> {
    let words = |phrase: &str| fold(phrase).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let holds = |with: &String, without: &[String]| words(with).windows(without.len().max(1)).any(|w| w == without);
    let excludes = |without: &&String| frame.with.iter().all(|with| holds(with, &words(without)));
    frame.without.iter().filter(|_| !frame.with.is_empty()).find(excludes).map(String::as_str)
}
