//! Triggers: the words of a sentence that may evoke an event, and how far
//! their complement reaches.

use smallvec::SmallVec;

use super::clause::{Clauses, Link};
use super::items::{Item, Items};
use super::phrase::Phrase;
use super::words::View;
use crate::morph::Form;
use crate::schema::{FrameIndex, HeadClass, Lexeme, LexemeIndex, Phrase as Words, TopicIndex};

/// A trigger phrase of several words found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First word.
    pub first: usize,
    /// Last word.
    pub last: usize,
    /// The frame that it evokes.
    pub frame: FrameIndex,
}

/// Words that are skipped between the words of a phrase: وقف فوري ودائم لإطلاق النار.
const GAP: usize = 2;

/// All trigger phrases, the longest first where they overlap.
pub fn find_hits(view: View<'_>, hits: &mut Vec<Hit>) {
    hits.clear();
    for i in (0..view.words.len()).filter(|&i| view.reading(i).opens_phrase) {
        for sense in &view.reading(i).senses {
            for (phrase, frame) in view.schema.phrases.get(&sense.lexeme).into_iter().flatten() {
                if view.present.may_hold(phrase)
                    && let Some(last) = match_words(view, i, phrase)
                    && (last > i || phrase.len() == 1)
                {
                    hits.push(Hit { first: i, last, frame: *frame });
                }
            }
        }
    }
    // Longest first; the same words may evoke several frames.
    hits.sort_by_key(|h| (h.first, std::cmp::Reverse(h.last), h.frame.0));
    let mut end = 0;
    let mut range = (usize::MAX, 0);
    hits.retain(|h| {
        if (h.first, h.last) == range {
            return true;
        }
        let keep = h.first >= end;
        if keep {
            end = h.last + 1;
            range = (h.first, h.last);
        }
        keep
    });
    hits.dedup();
}

/// All topic words: the word and the topic.
pub fn find_topics(view: View<'_>, topics: &mut Vec<(usize, usize, TopicIndex)>) {
    topics.clear();
    for i in (0..view.words.len()).filter(|&i| view.reading(i).opens_topic) {
        for sense in &view.reading(i).senses {
            for (phrase, topic) in view.schema.topic_words.get(&sense.lexeme).into_iter().flatten() {
                if view.present.may_hold(phrase)
                    && let Some(last) = match_words(view, i, phrase)
                {
                    let found = (i, last, *topic);
                    if !topics.contains(&found) {
                        topics.push(found);
                    }
                }
            }
        }
    }
}

/// Whether the words of a phrase stand from word `i` on, in order, with small
/// gaps; the last word.
#[inline]
pub fn match_words(view: View<'_>, i: usize, phrase: &Words) -> Option<usize> {
    let (&first, rest) = phrase.split_first()?;
    if view.may_be(i, first) { match_rest(view, i, rest) } else { None }
}

/// Whether the words stand after word `i`; the last word.
fn match_rest(view: View<'_>, i: usize, words: &[LexemeIndex]) -> Option<usize> {
    let mut at = i;
    for &word in words {
        let next = (at + 1..=at + 1 + GAP)
            .take_while(|&j| j == at + 1 || gap_word(view, j - 1))
            .find(|&j| view.may_be(j, word) && !(j > at + 1 && adjective_of_gap(view, j)))?;
        at = next;
    }
    Some(at)
}

/// دعم للرئيس المالي، جولة وزير الخارجية: what belongs to the word that stands between, because
/// that has a preposition of its own or is an office.
fn adjective_of_gap(view: View<'_>, j: usize) -> bool {
    let Some(between) = j.checked_sub(1) else { return false };
    let reading = view.reading(between);
    let apart = reading.article && reading.preposition.is_some();
    let office = !reading.article && view.head(between) == Some(HeadClass::Person);
    view.reading(j).article && (apart || office)
}

/// A word that may stand between the words of a phrase: an adjective, a
/// quotation mark.
fn gap_word(view: View<'_>, j: usize) -> bool {
    let reading = view.reading(j);
    let joining = matches!(reading.function, Some(crate::morph::Function::Preposition(m)) if m.as_str() == "في");
    (reading.function.is_none() || joining)
        && !reading.senses.iter().any(|s| s.form.is_finite() && reading.senses.len() == 1)
}

/// What may evoke an event.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// First word of the trigger.
    pub first: usize,
    /// Last word of it.
    pub last: usize,
    /// The clause it stands in or is the verb of.
    pub clause: usize,
    /// What it is.
    pub kind: CandidateKind,
    /// The lexeme, for the name of the rule.
    pub lexeme: Option<LexemeIndex>,
    /// Frames it may evoke.
    pub frames: SmallVec<[FrameIndex; 4]>,
    /// Last word of its complement.
    pub end: usize,
}

/// What sort of word a trigger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CandidateKind {
    /// The finite verb of its clause, or the participle that opens it.
    Verb,
    /// The head of a phrase.
    Noun(usize),
    /// على before an actor and أن: على إسرائيل أن تنسحب.
    Must(usize),
}

/// All triggers of a sentence.
pub fn find(view: View<'_>, items: &Items, clauses: &Clauses, hits: &[Hit], out: &mut Vec<Candidate>) {
    out.clear();
    for hit in hits {
        let phrase = items.phrases.iter().position(|p| p.first <= hit.first && hit.first <= p.last);
        // مدير العمليات العسكرية: what he is over.
        let office = |p: &Phrase| p.class == Some(HeadClass::Person) && p.head_word < hit.first && !p.trigger;
        if phrase.and_then(|p| items.phrases.get(p)).is_some_and(office) {
            continue;
        }
        let (clause, kind) = match phrase {
            Some(p) => (clauses.places.get(p).map_or(0, |&(c, _)| c), CandidateKind::Noun(p)),
            None => {
                // The verb may stand inside: لن يقبل.
                let clause = clauses.all.iter().position(|c| c.verb.is_some_and(|v| hit.first <= v && v <= hit.last));
                match clause {
                    Some(c) => (c, CandidateKind::Verb),
                    None => continue,
                }
            }
        };
        match out.iter_mut().find(|c| c.first == hit.first && c.last == hit.last) {
            Some(candidate) => {
                if !candidate.frames.contains(&hit.frame) {
                    candidate.frames.push(hit.frame);
                }
            }
            None => out.push(Candidate {
                first: hit.first,
                last: hit.last,
                clause,
                kind,
                lexeme: None,
                frames: std::iter::once(hit.frame).collect(),
                end: 0,
            }),
        }
    }
    let taken = |word: usize| hits.iter().any(|h| h.first <= word && word <= h.last);
    for (c, clause) in clauses.all.iter().enumerate() {
        let Some(verb) = clause.verb.filter(|&v| !taken(v)) else { continue };
        let finite = clause.link != Link::Circumstance;
        add_word(
            view,
            verb,
            c,
            CandidateKind::Verb,
            |lexeme, form| match form {
                Form::Participle { passive, .. } => !finite && !passive,
                _ => finite && form.is_finite() && (clause.negated || !cut_short(view, verb, lexeme)),
            },
            out,
        );
    }
    for (p, phrase) in items.phrases.iter().enumerate() {
        if !phrase.trigger || taken(phrase.head_word) {
            continue;
        }
        let clause = clauses.places.get(p).map_or(0, |&(c, _)| c);
        let participle = view
            .lexemes(phrase.head_word)
            .all(|(l, form, _)| l.frames.is_empty() || form.is_finite() || matches!(form, Form::Participle { .. }));
        add_word(
            view,
            phrase.head_word,
            clause,
            CandidateKind::Noun(p),
            |_, form| match form {
                Form::Finite { .. } => false,
                Form::Participle { .. } => participle,
                _ => true,
            },
            out,
        );
    }
    find_duties(view, items, clauses, out);
    out.sort_by_key(|c| (c.first, c.last));
    for i in 0..out.len() {
        let end = complement_end(view, clauses, &out[i]);
        if let Some(candidate) = out.get_mut(i) {
            candidate.end = end;
        }
    }
}

/// على إسرائيل أن …: a clause that opens with على, an actor and أن.
fn find_duties(view: View<'_>, items: &Items, clauses: &Clauses, out: &mut Vec<Candidate>) {
    for (k, window) in items.row.windows(3).enumerate() {
        let &[(Item::Preposition(Some(marker)), word), (Item::Phrase(p), _), (next, _)] = window else {
            continue;
        };
        // إن على الحكومة الإسراع في: a masdar says the same as أن with a verb.
        let masdar = matches!(next, Item::Phrase(q) if items.phrases.get(q).is_some_and(|q| {
            view.reading(q.head_word).article
                && view.lexemes(q.head_word).any(|(_, form, _)| matches!(form, Form::Masdar { .. }))
        }));
        if next != Item::That && !masdar {
            continue;
        }
        let before = items.row.get(..k).and_then(|r| r.iter().rev().find(|(i, _)| *i != Item::Quote)).map(|(i, _)| *i);
        let opens = matches!(
            before,
            None | Some(Item::That | Item::Comma | Item::Break | Item::And | Item::While | Item::Because)
        );
        let opens = opens && (!masdar || matches!(before, Some(Item::That)));
        let acts = items.phrases.get(p).is_some_and(|p| !p.sides.is_empty() && !p.trigger);
        if marker.as_str() != "علي" || !opens || !acts {
            continue;
        }
        let frames = view
            .schema
            .lexicon
            .senses("علي")
            .iter()
            .filter_map(|s| view.schema.lexicon.lexeme(s.lexeme).map(|l| (l, s.form)))
            .flat_map(|(l, form)| l.frames_of(form))
            .collect();
        let clause = clauses.places.get(p).map_or(0, |&(c, _)| c);
        out.push(Candidate {
            first: word,
            last: word,
            clause,
            kind: CandidateKind::Must(p),
            lexeme: None,
            frames,
            end: 0,
        });
    }
}

fn add_word(
    view: View<'_>,
    word: usize,
    clause: usize,
    kind: CandidateKind,
    fits: impl Fn(&Lexeme, Form) -> bool,
    out: &mut Vec<Candidate>,
) {
    let mut frames: SmallVec<[FrameIndex; 4]> = SmallVec::new();
    let mut named = None;
    for (lexeme, form, index) in view.lexemes(word).filter(|(l, f, _)| fits(l, *f)) {
        for frame in lexeme.frames_of(form) {
            if !frames.contains(&frame) {
                frames.push(frame);
                named.get_or_insert(index);
            }
        }
    }
    if !frames.is_empty() {
        out.push(Candidate { first: word, last: word, clause, kind, lexeme: named, frames, end: 0 });
    }
}

/// لم تعد, but تعد القاهرة محطة: a hollow verb loses its long vowel only in the jussive, which
/// stands after لم and لا.
fn cut_short(view: View<'_>, word: usize, lexeme: &Lexeme) -> bool {
    let mut root = lexeme.lemma.chars();
    let (Some(first), Some('ا'), Some(last), None) = (root.next(), root.next(), root.next(), root.next()) else {
        return false;
    };
    let text = view.fold(word);
    let conjunction = view.reading(word).conjunction.is_some();
    let text = text.strip_prefix(['و', 'ف']).filter(|_| conjunction).unwrap_or(text);
    let mut letters = text.chars();
    let prefix = letters.next().is_some_and(|c| matches!(c, 'ي' | 'ت' | 'ن'));
    prefix && letters.next() == Some(first) && letters.next() == Some(last) && letters.next().is_none()
}

/// The last word of what depends on a trigger: up to the next clause that
/// does not depend on it.
fn complement_end(view: View<'_>, clauses: &Clauses, candidate: &Candidate) -> usize {
    let last = view.words.len().saturating_sub(1);
    clauses
        .all
        .iter()
        .enumerate()
        .filter(|(_, c)| c.first > candidate.last)
        .find(|(i, c)| {
            let depends = match c.link {
                Link::Complement | Link::Purpose | Link::Relative => descends(clauses, *i, candidate.clause),
                _ => false,
            };
            !depends
        })
        .map_or(last, |(_, c)| c.first.saturating_sub(1))
}

/// Whether clause `i` hangs on clause `above`.
pub fn descends(clauses: &Clauses, i: usize, above: usize) -> bool {
    let mut at = Some(i);
    while let Some(c) = at {
        if c == above {
            return true;
        }
        at = clauses.all.get(c).and_then(|c| c.parent);
    }
    false
}
