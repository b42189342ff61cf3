//! Names in the words of a sentence, with the clitics before them.

use crate::extract::starts::Start;
use crate::extract::words::View;
use crate::morph::{Conjunction, Preposition};
use crate::schema::{ActorIndex, ActorType, HeadClass, Name, PlaceIndex};
use crate::text::Sign;
use chrono::NaiveDate;

/// The name that begins at word `i`, prefixes cut: its last word, and what it names
/// on a day, or on any.
pub fn name_at(view: View<'_>, i: usize, day: Option<NaiveDate>) -> Option<NameHit> {
    let named = view.names.get(i)?.as_ref()?;
    let actor = if day.is_some() { named.on_day } else { named.hit.actor };
    Some(NameHit { actor, ..named.hit })
}

/// Words that a name is looked back over for.
const LONGEST: usize = 5;

/// Finds the names that begin at each word of a sentence that was published on `day`.
pub fn find_names(view: View<'_>, day: Option<NaiveDate>, names: &mut Vec<Option<Named>>) {
    names.clear();
    for i in 0..view.words.len() {
        // بوركينا فاسو ومالي: the word before may end a name of several words.
        let reaches = |n: &Named| n.hit.last + 1 == i;
        let after_name =
            names.last().is_some_and(Option::is_some) || names.iter().rev().take(LONGEST).flatten().any(reaches);
        names.push(read_name(view, i, day, after_name));
    }
}

fn read_name(view: View<'_>, i: usize, day: Option<NaiveDate>, after_name: bool) -> Option<Named> {
    let keys = view.name_keys(i).filter(|k| !k.starts.is_empty() && view.is_word(i))?;
    keys.starts.iter().find_map(|start| {
        let (last, name) = walk(view, i, start)?;
        let hit = NameHit {
            last,
            actor: bearer(view, name, None),
            place: name.place,
            nisba: name.nisba,
            conjunction: start.conjunction,
            preposition: start.preposition,
        };
        let joined = start.conjunction.is_some() && after_name;
        if last == i && (!joined && qualifies(view, i) || is_birthplace(view, i) || is_island(view, i, &hit)) {
            return None;
        }
        Some(Named { on_day: bearer(view, name, day), hit })
    })
}

/// A name with whom it means on the day of publication.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    hit: NameHit,
    on_day: Option<ActorIndex>,
}

/// A name found in the words.
#[derive(Debug, Clone, Copy)]
pub struct NameHit {
    /// Last word of it.
    pub last: usize,
    /// Actor that bears it, the likeliest on the day.
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
fn qualifies(view: View<'_>, i: usize) -> bool {
    let adjective = view.fold(i).ends_with('ي')
        && view.head(i) == Some(HeadClass::Plain)
        && view.lexemes(i).all(|(l, ..)| l.nisba.is_none());
    let Some(before) = i.checked_sub(1).filter(|_| adjective) else { return false };
    view.lexemes(before).any(|(l, form, _)| !form.is_finite() && l.head.is_some())
}

/// The longest name that begins at a word, up to its closing quotation mark.
fn walk<'a>(view: View<'a>, i: usize, first: &Start) -> Option<(usize, &'a Name)> {
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
    // Closing quotation mark belongs to the name.
    let closes = || view.is(last + 1, Sign::QuoteClose) || view.is(last + 1, Sign::Quote);
    let opened = || (i..=last).filter(|&k| view.is(k, Sign::QuoteOpen) || view.is(k, Sign::Quote)).count() == 1;
    Some((if closes() && opened() { last + 1 } else { last }, name))
}

/// Who bears a name, the likeliest on the day.
fn bearer(view: View<'_>, name: &Name, day: Option<NaiveDate>) -> Option<ActorIndex> {
    match name.actors.as_slice() {
        [] => None,
        [one] => Some(*one),
        several => several.iter().copied().min_by_key(|&a| {
            view.schema.actor(a).map_or((2, 0), |actor| {
                // States before people, people by nearness of office.
                let person = actor.r#type == ActorType::Person;
                (u8::from(person), day.map_or(0, |d| actor.distance(d)))
            })
        }),
    }
}

/// The state or body that an actor acts for on a day.
pub fn side_of(view: View<'_>, actor: ActorIndex, day: Option<NaiveDate>) -> ActorIndex {
    view.schema.actor(actor).and_then(|a| view.schema.actor_index(a.side_on(day))).unwrap_or(actor)
}
