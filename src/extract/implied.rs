//! Whose a phrase is by what stands around it: an office by the last body of a state before it,
//! gunmen by whom they are said to be of, a vehicle by whom it carries.

use super::clause::{Clauses, Link};
use super::discourse::Sides;
use super::home::is_state;
use super::items::Items;
use super::phrase::Phrase;
use super::words::View;
use crate::schema::{ActorIndex, HeadClass, VerbClass};

/// عقدت الحكومة الإسرائيلية جلسة، وحذر وزير السياحة: the state of the last office or body
/// before that an adjective gives to one.
pub(super) fn body_before(view: View<'_>, p: usize, items: &Items) -> Option<ActorIndex> {
    let before =
        items.phrases.iter().take(p).rev().find(|q| {
            q.by_nisba && !q.trigger && matches!(q.class, Some(HeadClass::Institution | HeadClass::Person))
        })?;
    match before.sides.as_slice() {
        &[one] if is_state(view.schema, one) => Some(one),
        _ => None,
    }
}

/// مسلحون يعتقد أنهم من حركة الشباب: whose they are said to be.
pub(super) fn suspected(view: View<'_>, p: usize, phrase: &Phrase, items: &Items) -> Option<Sides> {
    const SAID: &[&str] = &["يعتقد", "يشتبه", "يرجح", "يظن", "يقال"];
    const TO_BE: &[&str] =
        &["انهم", "بانهم", "انه", "بانه", "بانتمايهم", "بانتمائهم", "بصلتهم", "انتماوهم", "انتماؤهم"];
    const REACH: usize = 6;
    let people = matches!(phrase.class, Some(HeadClass::People | HeadClass::Person));
    let said = SAID.contains(&view.fold(phrase.last + 1));
    let to_be = (phrase.last + 2..=phrase.last + 3).any(|w| TO_BE.contains(&view.fold(w)));
    let body = items.phrases.get(p + 1).filter(|q| q.first <= phrase.last + REACH && people && said && to_be)?;
    let bodies = body.sides.iter().copied().filter(|&s| !is_state(view.schema, s));
    let sides: Sides = bodies.collect();
    (!sides.is_empty()).then_some(sides)
}

/// قافلة تضم جنودا كنديين، حافلة تقل عمالا صينيين: whom a vehicle carries it stands for.
pub(super) fn carried(view: View<'_>, p: usize, phrase: &Phrase, items: &Items, clauses: &Clauses) -> Option<Sides> {
    const CARRYING: &[&str] = &["اقل", "نقل", "حمل", "ضم"];
    // تعرض قافلة تضم …: what befell it is told by a noun.
    let befallen = view.class(phrase.head_word, false) == Some(VerbClass::Undergo);
    if phrase.class != Some(HeadClass::Asset) && !befallen {
        return None;
    }
    let relative = clauses.all.iter().find(|c| {
        c.link == Link::Relative
            && c.head.as_ref().is_some_and(|h| h.0.as_slice() == [p])
            && c.verb.is_some_and(|v| view.conjugates(v, CARRYING))
    })?;
    let load = relative.objects.iter().chain(relative.subject.iter().filter(|_| relative.own_subject));
    let people = load.flat_map(|g| g.0.iter()).filter_map(|&q| items.phrases.get(q));
    let people = people.filter(|q| matches!(q.class, Some(HeadClass::Person | HeadClass::People)));
    let sides: Sides = people.flat_map(|q| q.sides.iter().copied()).collect();
    (!sides.is_empty()).then_some(sides)
}
