//! Names in the words of a sentence, with the clitics before them.

use chrono::NaiveDate;
use smallvec::SmallVec;

use crate::extract::words::View;
use crate::morph::{Conjunction, Preposition};
use crate::schema::{ActorIndex, ActorType, PlaceIndex};
use crate::text::{Sign, TokenKind};

/// Reads the names that begin at word `i`, prefixes cut: the number of words,
/// and what it names.
pub fn name_at(view: View<'_>, i: usize, day: Option<NaiveDate>) -> Option<NameHit> {
    let word = view.words.get(i).filter(|w| !matches!(w.kind, TokenKind::Sign(_) | TokenKind::Newline))?;
    let text = word.folded.of(view.folded.as_str());
    for start in prefixes(text) {
        if let Some(hit) = walk(view, i, start.rest, day) {
            return Some(NameHit { conjunction: start.conjunction, preposition: start.preposition, ..hit });
        }
    }
    None
}

/// A name found in the words.
#[derive(Debug, Clone)]
pub struct NameHit {
    /// Last word of it.
    pub last: usize,
    /// Actors that bear it, the likeliest on the day first.
    pub actor: Option<ActorIndex>,
    /// Place that bears it.
    pub place: Option<PlaceIndex>,
    /// It is an adjective of nationality.
    pub nisba: bool,
    /// و or ف before it.
    pub conjunction: Option<Conjunction>,
    /// ب ل ك before it.
    pub preposition: Option<Preposition>,
}

struct Start<'w> {
    rest: std::borrow::Cow<'w, str>,
    conjunction: Option<Conjunction>,
    preposition: Option<Preposition>,
}

fn prefixes(text: &str) -> SmallVec<[Start<'_>; 8]> {
    use std::borrow::Cow;
    let mut out: SmallVec<[Start<'_>; 8]> = SmallVec::new();
    let mut put = |rest: Cow<'_, str>, conjunction, preposition| {
        if rest.chars().count() >= 2 {
            out.push(Start { rest: Cow::Owned(rest.into_owned()), conjunction, preposition });
        }
    };
    let conjunctions = [(text, None)]
        .into_iter()
        .chain(text.strip_prefix('و').map(|r| (r, Some(Conjunction::Wa))))
        .chain(text.strip_prefix('ف').map(|r| (r, Some(Conjunction::Fa))));
    for (rest, conjunction) in conjunctions {
        put(Cow::Borrowed(rest), conjunction, None);
        if let Some(bare) = rest.strip_prefix("لل") {
            put(Cow::Owned(format!("ال{bare}")), conjunction, Some(Preposition::Li));
            // للجنة: the ل of the word itself is written once.
            put(Cow::Owned(format!("الل{bare}")), conjunction, Some(Preposition::Li));
        }
        for (letter, preposition) in [('ب', Preposition::Bi), ('ل', Preposition::Li), ('ك', Preposition::Ka)] {
            if let Some(bare) = rest.strip_prefix(letter) {
                put(Cow::Borrowed(bare), conjunction, Some(preposition));
            }
        }
    }
    out
}

fn walk(view: View<'_>, i: usize, first: std::borrow::Cow<'_, str>, day: Option<NaiveDate>) -> Option<NameHit> {
    let names = &view.schema.names;
    // «القاعدة»: some names are names only between quotation marks.
    let quote = i.checked_sub(1).is_some_and(|q| view.is(q, Sign::QuoteOpen) || view.is(q, Sign::Quote));
    let quoted = names.step(0, "«").filter(|_| quote).and_then(|n| names.step(n, &first));
    let mut node = match names.step(0, &first) {
        Some(node) if quoted.is_none() => node,
        _ => quoted?,
    };
    let mut best = names.at(node).map(|n| (i, n));
    let mut j = i + 1;
    let mut gap = 0;
    while j < view.words.len() {
        // Quotation marks inside a name: حركة «حماس».
        if view.is(j, Sign::Quote)
            || view.is(j, Sign::QuoteOpen)
            || view.is(j, Sign::QuoteClose)
            || view.is(j, Sign::Dash)
        {
            gap += 1;
            if gap > 1 {
                break;
            }
            j += 1;
            continue;
        }
        let Some(next) = names.step(node, view.fold(j)) else { break };
        node = next;
        gap = 0;
        if let Some(name) = names.at(node) {
            best = Some((j, name));
        }
        j += 1;
    }
    let (last, name) = best?;
    let actor = match name.actors.as_slice() {
        [] => None,
        [one] => Some(*one),
        several => several.iter().copied().min_by_key(|&a| {
            view.schema.actor(a).map_or((2, 0), |actor| {
                // States before people, people by nearness of office.
                let person = actor.r#type == ActorType::Person;
                (u8::from(person), day.map_or(0, |d| actor.distance(d)))
            })
        }),
    };
    // Closing quotation mark belongs to the name.
    let mut last_word = last;
    let opened = (i..=last).filter(|&k| view.is(k, Sign::QuoteOpen) || view.is(k, Sign::Quote)).count();
    if opened == 1 && (view.is(last + 1, Sign::QuoteClose) || view.is(last + 1, Sign::Quote)) {
        last_word = last + 1;
    }
    Some(NameHit { last: last_word, actor, place: name.place, nisba: name.nisba, conjunction: None, preposition: None })
}

/// The state or body that an actor acts for on a day.
pub fn side_of(view: View<'_>, actor: ActorIndex, day: Option<NaiveDate>) -> ActorIndex {
    view.schema.actor(actor).and_then(|a| view.schema.actor_index(a.side_on(day))).unwrap_or(actor)
}
