//! Names in the words of a sentence, with the clitics before them.

use crate::extract::starts::Start;
use crate::extract::words::View;
use crate::morph::{Conjunction, Preposition};
use crate::schema::{ActorIndex, ActorType, HeadClass, PlaceIndex};
use crate::text::{Sign, TokenKind};
use chrono::NaiveDate;

/// Reads the names that begin at word `i`, prefixes cut: the number of words,
/// and what it names.
pub fn name_at(view: View<'_>, i: usize, day: Option<NaiveDate>) -> Option<NameHit> {
    view.words.get(i).filter(|w| !matches!(w.kind, TokenKind::Sign(_) | TokenKind::Newline))?;
    view.name_keys(i)?.starts.iter().find_map(|start| {
        let hit = walk(view, i, start, day)?;
        if hit.last == i
            && (qualifies(view, i, start.conjunction) || is_birthplace(view, i) || is_island(view, i, &hit))
        {
            return None;
        }
        Some(NameHit { conjunction: start.conjunction, preposition: start.preposition, ..hit })
    })
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

/// في مسقط رأسه: where someone was born, not Muscat.
fn is_birthplace(view: View<'_>, i: usize) -> bool {
    view.fold(i).ends_with("مسقط") && view.fold(i + 1).starts_with("راس")
}

/// سلطات الجزيرة، حكومة الجزيرة: an island, not the channel.
fn is_island(view: View<'_>, i: usize, hit: &NameHit) -> bool {
    const MEDIA: &[&str] = &["قناه", "شبكه", "صحيفه", "وكاله", "موقع", "اذاعه", "مجله", "تلفزيون", "منصه", "فضائيه"];
    let outlet = hit.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Outlet);
    let Some(before) = i.checked_sub(1).filter(|_| outlet && view.reading(i).article) else { return false };
    view.head(before) == Some(HeadClass::Institution)
        && !view.reading(before).article
        && view.lexemes(before).all(|(l, _, _)| !MEDIA.contains(&&*l.lemma))
}

/// دعم مالي، فني ومالي: what may be an adjective is one after a noun that it can
/// go with; في مالي، أعلنت مالي، النيجر ومالي name the state.
fn qualifies(view: View<'_>, i: usize, conjunction: Option<Conjunction>) -> bool {
    let adjective = view.fold(i).ends_with('ي')
        && view.head(i) == Some(HeadClass::Plain)
        && view.lexemes(i).all(|(l, ..)| l.nisba.is_none());
    let Some(before) = i.checked_sub(1).filter(|_| adjective) else { return false };
    let noun = view.lexemes(before).any(|(l, form, _)| !form.is_finite() && l.head.is_some());
    noun && !(conjunction.is_some() && name_at(view, before, None).is_some())
}

fn walk(view: View<'_>, i: usize, first: &Start, day: Option<NaiveDate>) -> Option<NameHit> {
    let names = &view.schema.names;
    // «القاعدة»: some names are names only between quotation marks.
    let quote = i.checked_sub(1).is_some_and(|q| view.is(q, Sign::QuoteOpen) || view.is(q, Sign::Quote));
    let mut node = first.quoted.filter(|_| quote).or(first.node)?;
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
        let Some(next) = view.name_keys(j).and_then(|k| k.word).and_then(|word| names.step(node, word)) else { break };
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
