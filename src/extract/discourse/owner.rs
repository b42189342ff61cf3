//! Whom a pronoun means, and which two are named together.

use super::{Discourse, Sides, sides_of};
use crate::extract::clause::{Clauses, Group, Link, Position};
use crate::extract::home::is_state;
use crate::extract::items::Items;
use crate::extract::phrase::Phrase;
use crate::extract::words::View;
use crate::morph::{Gender, Number, Pronoun};
use crate::schema::{ActorIndex, ActorType, HeadClass};

impl Discourse {
    /// وساطتهما: the last two named together before it, here or in the document.
    pub(super) fn pair(&self, p: usize, items: &Items, clauses: &Clauses) -> Sides {
        let two = |sides: &Sides| sides.len() == 2;
        let here = pair_before(p, items, clauses);
        let before = [&self.states, &self.mediators, &self.parties].into_iter().find(|s| two(s)).cloned();
        if two(&here) { here } else { before.unwrap_or_default() }
    }

    /// أراضينا: whoever speaks there, else whoever spoke last.
    pub(super) fn speaking(&self, p: usize, items: &Items, clauses: &Clauses) -> Sides {
        let mut at = clauses.places.get(p).and_then(|&(c, _)| clauses.all.get(c));
        while let Some(clause) = at {
            let above = clause.parent.and_then(|c| clauses.all.get(c));
            if let Some(above) = above.filter(|_| clause.link == Link::Complement) {
                let sides = above.subject.as_ref().or(above.lead.as_ref()).map(|g| sides_of(g, items));
                if let Some(sides) = sides.filter(|s| !s.is_empty()) {
                    return sides;
                }
            }
            at = above;
        }
        if self.speaker.is_empty() { self.owner(p, items, clauses) } else { self.speaker.clone() }
    }

    /// Whom a pronoun in phrase `p` means: the subject of its clause, else of
    /// the clause above, else of the clause before.
    pub fn owner(&self, p: usize, items: &Items, clauses: &Clauses) -> Sides {
        if let Some(blamed) = blamed_for(p, items, clauses) {
            return blamed;
        }
        if items.phrases.get(p).is_some_and(|q| q.pronoun == Some(Pronoun::TheirTwo)) {
            return self.pair(p, items, clauses);
        }
        let pronoun = items.phrases.get(p).and_then(|q| q.pronoun);
        // قال إن المقترحات التي تقدمت بها حكومته: a government and a land are of a man.
        let mans = pronoun == Some(Pronoun::His)
            && items.phrases.get(p).and_then(|q| q.lemma.as_deref()).is_some_and(|l| matches!(l, "حكومه" | "بلاد"));
        let no_man = |q: &Phrase| {
            matches!(q.class, Some(HeadClass::People)) || q.name && q.class.is_none() && !q.person && q.place.is_some()
        };
        let fits = |q: &Phrase| pronoun.is_none_or(|pronoun| may_mean(pronoun, q)) && !(mans && no_man(q));
        // تكثيف المقاتلين هجماتهم: of whoever stands right before it and does it.
        let doers = p.checked_sub(1).filter(|&q| {
            let adjacent = items.phrases.get(q).zip(items.phrases.get(p)).is_some_and(|(q, p)| q.last + 1 == p.first);
            let many = items.phrases.get(q).is_some_and(|q| q.class == Some(HeadClass::People) && !q.trigger);
            adjacent && many && matches!(clauses.places.get(q), Some((_, Position::Genitive(_))))
        });
        if let Some(doers) = doers.and_then(|q| items.phrases.get(q)).filter(|_| pronoun == Some(Pronoun::Their)) {
            return doers.sides.clone();
        }
        let own = clauses.places.get(p).map(|&(c, _)| c);
        let mut at = own;
        while let Some(clause) = at.and_then(|c| clauses.all.get(c)) {
            // دفع طهران إلى تعليق تعاونها: in its own clause whom something is done to, too.
            let before = |g: &&Group| g.0.iter().all(|&q| q < p) && pronoun.is_some();
            let objects = clause.objects.iter().filter(|_| at == own).filter(before);
            for group in clause.subject.iter().chain(clause.lead.iter()).chain(objects).chain(clause.head.iter()) {
                // أي هجوم إيراني على أراضي بلاده: a deed owns nothing, المتظاهرون do.
                let happens = |q: &Phrase| q.trigger && !matches!(q.class, Some(HeadClass::Person | HeadClass::People));
                let deed = group.0.iter().any(|&q| items.phrases.get(q).is_some_and(happens));
                // رؤساء الجزائر وتونس …، لقائهم: of several, whatever each is.
                let fitting = group.0.len() > 1 && pronoun == Some(Pronoun::Their)
                    || group.0.iter().filter_map(|&q| items.phrases.get(q)).all(fits);
                if !group.0.contains(&p) && !deed && fitting {
                    let sides = sides_of(group, items);
                    if !sides.is_empty() {
                        return sides;
                    }
                }
            }
            at = clause.parent;
        }
        // A phrase before it in the same sentence, else the last subject.
        items
            .phrases
            .iter()
            .take(p)
            .rev()
            .find(|q| !q.sides.is_empty() && !q.trigger && fits(q))
            .map_or_else(|| self.subject.clone(), |q| q.sides.clone())
    }
}

/// انتقدت المنظمة السلطات لمنعها صحافية: a deed with ل and a pronoun is of whoever it is told
/// against, where both could have done it.
fn blamed_for(p: usize, items: &Items, clauses: &Clauses) -> Option<Sides> {
    let phrase = items.phrases.get(p).filter(|q| q.trigger && q.pronoun.is_some())?;
    let &(clause, Position::After(Some(marker))) = clauses.places.get(p)? else { return None };
    let clause = clauses.all.get(clause).filter(|_| marker.as_str() == "ل" && phrase.head_word == phrase.first)?;
    let object = clause.objects.iter().find(|o| o.0.iter().all(|&q| q < p))?;
    let acts = |q: &Phrase| !q.trigger && !q.sides.is_empty() && phrase.pronoun.is_some_and(|own| may_mean(own, q));
    let alike = object.0.iter().filter_map(|&q| items.phrases.get(q)).all(acts);
    alike.then(|| sides_of(object, items))
}

/// Whether a pronoun may stand for a phrase as far as gender and number go: ها is no American
/// general, but may be the movement of الناطق باسم الحركة; ه is no movement.
fn may_mean(pronoun: Pronoun, phrase: &Phrase) -> bool {
    let one = !matches!(phrase.number, Some(Number::Plural | Number::Dual)) && !phrase.quantity;
    let man =
        one && phrase.class == Some(HeadClass::Person) && phrase.by_nisba && phrase.gender == Some(Gender::Masculine);
    let woman = one && phrase.gender == Some(Gender::Feminine);
    match pronoun {
        Pronoun::Her => !man,
        Pronoun::His => !woman,
        Pronoun::Their => !(woman || one && phrase.person),
        _ => true,
    }
}

/// The last two sides named together before a phrase of the same sentence.
pub(super) fn pair_before(p: usize, items: &Items, clauses: &Clauses) -> Sides {
    let named = |q: &Phrase| !q.sides.is_empty() && !q.trigger;
    let mut together = (0..p).rev().filter_map(|q| {
        let group = clauses.group_of(q);
        group.0.iter().all(|&g| items.phrases.get(g).is_some_and(named)).then(|| sides_of(&group, items))
    });
    together.find(|sides| sides.len() == 2).unwrap_or_default()
}

/// The two sides that a sentence names besides whoever speaks in it: الجانبان without a word
/// before of who they are.
pub(super) fn two_named(view: View<'_>, p: usize, items: &Items, clauses: &Clauses, states_only: bool) -> Sides {
    let mut speakers = Sides::new();
    let mut at = clauses.places.get(p).and_then(|&(c, _)| clauses.all.get(c));
    // طالبت المنظمة طرفي النزاع: she is neither of them.
    let subject = at.and_then(|c| c.subject.as_ref()).filter(|s| !s.0.contains(&p));
    speakers.extend(subject.into_iter().flat_map(|s| sides_of(s, items)));
    while let Some(clause) = at {
        at = clause.parent.and_then(|c| clauses.all.get(c));
        let speaker =
            at.filter(|_| clause.link == Link::Complement).and_then(|a| a.subject.as_ref().or(a.lead.as_ref()));
        speakers.extend(speaker.into_iter().flat_map(|g| sides_of(g, items)));
    }
    let outlet = |s: ActorIndex| view.schema.actor(s).is_some_and(|a| a.r#type == ActorType::Outlet);
    let mut out = Sides::new();
    let aside = |q: usize| matches!(clauses.places.get(q), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "في" | "ب" | "برعايه" | "بوساطه" | "وفق"));
    for (_, phrase) in items.phrases.iter().enumerate().filter(|&(i, q)| !q.resolved && !aside(i)) {
        for &side in phrase
            .sides
            .iter()
            .filter(|&&s| !speakers.contains(&s) && !outlet(s) && (!states_only || is_state(view.schema, s)))
        {
            if !out.contains(&side) {
                out.push(side);
            }
        }
    }
    // قال الرئيس الكوسوفي إن بلغراد لم تنفذ ما اتفق عليه الجانبان: who speaks is one of them.
    let states = |sides: &Sides| sides.len() == 1 && sides.iter().all(|&s| is_state(view.schema, s));
    if states(&out) && states(&speakers) {
        out.extend(speakers);
    }
    if out.len() != 2 {
        out.clear();
    }
    out
}
