//! What a document has said so far: whom الطرفان, الحركة, بلاده and a verb
//! without a subject mean.

use smallvec::SmallVec;

use super::clause::{Clauses, Group, Link, Position};
use super::home::{Home, is_state, only_state};
use super::implied::{body_before, carried, suspected};
use super::items::Items;
use super::phrase::{Anaphor, Phrase};
use super::roles::is_armed;
use super::words::View;
use crate::morph::{Gender, Number, Pronoun};
use crate::schema::{ActorIndex, ActorType, HeadClass, LexemeIndex, PlaceIndex};

/// Sides in order of mention.
pub type Sides = SmallVec<[ActorIndex; 3]>;

/// The memory of one document.
#[derive(Debug, Default)]
pub struct Discourse {
    /// Subject of the last main clause.
    pub subject: Sides,
    /// Who spoke last.
    pub speaker: Sides,
    /// The two sides of the last talks, mediation or fight.
    pub parties: Sides,
    /// They fought, made a truce or were mediated between.
    at_odds: bool,
    /// Two of whom one attacked or accused the other.
    hostile: Sides,
    /// The last mediators.
    pub mediators: Sides,
    /// The last two states named together.
    pub states: Sides,
    /// Phrases by head noun, latest last.
    heads: Vec<(LexemeIndex, Sides, Sides)>,
    /// The last movements, parties and bodies named, with the sort that their names tell.
    bodies: Vec<(Option<LexemeIndex>, Sides)>,
    /// People whom no dictionary knows, by the last word of their names.
    people: Vec<(Box<str>, Sides, Sides)>,
    /// The states that the document has named.
    pub home: Home,
    /// Places named, latest last.
    pub places: Vec<PlaceIndex>,
    /// Who met in the last meeting that was told of, and how many sentences ago.
    meeting: (Sides, usize),
}

impl Discourse {
    const HEADS: usize = 64;

    /// Forgets everything: another document begins.
    pub fn clear(&mut self) {
        self.subject.clear();
        self.speaker.clear();
        self.parties.clear();
        self.at_odds = false;
        self.hostile.clear();
        self.mediators.clear();
        self.states.clear();
        self.heads.clear();
        self.bodies.clear();
        self.people.clear();
        self.home.clear();
        self.places.clear();
        self.meeting.0.clear();
    }

    /// Another sentence has been read; `met` are those who met in it, if it tells of them.
    pub fn note_meeting(&mut self, met: Option<Sides>) {
        match met {
            Some(met) => self.meeting = (met, 0),
            None => self.meeting.1 += 1,
        }
    }

    /// Who met a sentence or two ago.
    pub fn met(&self) -> Sides {
        const RECENT: usize = 1;
        if self.meeting.1 <= RECENT { self.meeting.0.clone() } else { Sides::new() }
    }

    /// Remembers who mediates: two together are the mediators from then on, one
    /// alone joins those named before.
    pub fn note_mediators(&mut self, mediators: &Sides) {
        const MOST: usize = 3;
        if mediators.len() >= 2 && !mediators.iter().all(|m| self.mediators.contains(m)) {
            self.mediators = mediators.clone();
            return;
        }
        for &mediator in mediators {
            if !self.mediators.contains(&mediator) {
                if self.mediators.len() >= MOST {
                    self.mediators.clear();
                }
                self.mediators.push(mediator);
            }
        }
    }

    /// Fills in the sides of phrases that refer back, in order, and remembers
    /// those that name someone.
    pub fn resolve(&mut self, view: View<'_>, items: &mut Items, clauses: &Clauses) {
        for p in 0..items.phrases.len() {
            let Some(phrase) = items.phrases.get(p) else { break };
            if phrase.sides.is_empty()
                && let Some((sides, actors)) = self
                    .bearer(view, phrase)
                    .or_else(|| members(view, p, phrase, items, clauses))
                    .or_else(|| self.antecedent(view, p, phrase, items, clauses))
                && let Some(phrase) = items.phrases.get_mut(p)
            {
                phrase.sides = sides;
                if phrase.actors.is_empty() {
                    phrase.actors = actors;
                }
                phrase.resolved = true;
            }
            if let Some(phrase) = items.phrases.get(p)
                && let (Some(head), false) = (phrase.head, phrase.sides.is_empty() || phrase.trigger)
            {
                if self.heads.len() >= Self::HEADS {
                    self.heads.remove(0);
                }
                // قادة مصر والأردن وفرنسا: all of them are القادة later.
                let group = clauses.group_of(p);
                let several = group.0.len() > 1 && group.0.first() == Some(&p) && phrase.number == Some(Number::Plural);
                let sides = if several { sides_of(&group, items) } else { phrase.sides.clone() };
                let actors = if several { sides.clone() } else { phrase.actors.clone() };
                self.heads.push((head, sides, actors));
            }
            if let Some(phrase) = items.phrases.get(p).filter(|q| q.names_body) {
                self.note_body(view, phrase);
            }
            self.share_with_name(p, items, clauses);
            self.note_person(view, p, items, clauses);
            self.note_states(p, items, clauses);
            // الوسيطين المصري والقطري: mediators by name.
            if let Some(phrase) = items.phrases.get(p).filter(|q| q.anaphor == Some(Anaphor::Mediators) && !q.resolved)
                && !phrase.sides.is_empty()
            {
                self.mediators = phrase.sides.clone();
            }
        }
    }

    /// Remembers a body that a phrase names, and of which sort its name says it is: حركة 23 مارس
    /// is a movement, القوات الديمقراطية is none, «حماس» may be anything.
    fn note_body(&mut self, view: View<'_>, phrase: &Phrase) {
        const REMEMBERED: usize = 8;
        let sorts = view.lexemes(phrase.first).chain(view.lexemes(phrase.head_word));
        let sort = sorts
            .filter(|(l, f, _)| !f.is_finite() && l.head == Some(HeadClass::Institution))
            .map(|(_, _, i)| i)
            .next();
        self.bodies.retain(|(_, sides)| *sides != phrase.sides);
        if self.bodies.len() >= REMEMBERED {
            self.bodies.remove(0);
        }
        self.bodies.push((sort, phrase.sides.clone()));
    }

    /// Remembers two sides that met or fought. Those at odds stay the parties when
    /// one of them then meets a third.
    pub fn note_parties(&mut self, sides: Sides, at_odds: bool) {
        let kept = sides.iter().filter(|s| self.parties.contains(s)).count();
        if self.at_odds && !at_odds && kept == 1 {
            return;
        }
        self.at_odds = at_odds || self.at_odds && kept == sides.len();
        self.parties = sides;
    }

    /// Remembers that one attacked or accused the other, as long as no two are known that
    /// fought or talked.
    pub fn note_hostility(&mut self, one: &Sides, other: &Sides) {
        if let ([a], [b]) = (one.as_slice(), other.as_slice())
            && a != b
            && self.parties.is_empty()
        {
            self.hostile = [*a, *b].into_iter().collect();
        }
    }

    fn antecedent(
        &self,
        view: View<'_>,
        p: usize,
        phrase: &Phrase,
        items: &Items,
        clauses: &Clauses,
    ) -> Option<(Sides, Sides)> {
        let both = |sides: &Sides| (!sides.is_empty()).then(|| (sides.clone(), sides.clone()));
        if phrase.trigger && phrase.anaphor != Some(Anaphor::Mediators) {
            return None;
        }
        if let Some(body) = self.body_at_home(view, phrase, items) {
            return both(&body);
        }
        if let Some(carried) = carried(view, p, phrase, items, clauses).or_else(|| suspected(view, p, phrase, items)) {
            return both(&carried);
        }
        match phrase.anaphor {
            Some(Anaphor::Parties) if is_some_of_them(view, phrase) => None,
            Some(Anaphor::Parties) => {
                // Who is between them is neither.
                let between = |sides: &Sides| !sides.iter().any(|s| self.mediators.contains(s));
                both(&self.parties)
                    .or_else(|| both(&pair_before(p, items, clauses)).filter(|(s, _)| between(s)))
                    .or_else(|| both(&self.hostile))
                    .or_else(|| both(&two_named(view, p, items, clauses, false)).filter(|(s, _)| between(s)))
            }
            // اتهمت بانكوك جارتها: the other of the two.
            Some(Anaphor::Other) => {
                let own = self.owner(p, items, clauses);
                let (ones, others): (Sides, Sides) = self.parties.iter().copied().partition(|s| own.contains(s));
                both(&others).filter(|_| ones.len() == 1 && others.len() == 1)
            }
            Some(Anaphor::Mediators) => both(&self.mediators),
            Some(Anaphor::States) => both(&pair_before(p, items, clauses))
                .or_else(|| both(&self.states))
                .or_else(|| both(&self.mediators))
                .or_else(|| both(&two_named(view, p, items, clauses, true))),
            // وزير خارجيته: of whoever the pronoun means; نظيره is someone else's.
            Some(Anaphor::Same)
                if matches!(phrase.pronoun, Some(Pronoun::His | Pronoun::Her | Pronoun::Their))
                    && phrase.class == Some(HeadClass::Person)
                    && phrase.lemma.as_deref().is_some_and(|l| {
                        // 36 من كوادرها: whose they are.
                        let many = phrase.quantity || phrase.number == Some(Number::Plural);
                        OFFICES.contains(&l) || many && !PEERS.contains(&l) && self.owner(p, items, clauses).len() == 1
                    }) =>
            {
                both(&self.owner(p, items, clauses))
            }
            Some(Anaphor::Same) => {
                let head = phrase.head?;
                // وزارة الدفاع في تايبيه
                let seat = items.phrases.get(p + 1).filter(|next| {
                    matches!(clauses.places.get(p + 1), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "في" | "ب"))
                        && next.first <= phrase.last + 2
                        && next.place.is_some()
                        // الأشقاء في سلطنة عمان، المسؤولين في كييف
                        && (phrase.class == Some(HeadClass::Institution)
                            || phrase.class == Some(HeadClass::Person) && phrase.number == Some(Number::Plural))
                });
                if let Some(seat) = seat.filter(|s| !s.sides.is_empty()) {
                    return both(&seat.sides);
                }
                const BODIES: &[&str] = &["حركه", "تنظيم", "جماعه", "حزب", "منظمه", "ميليشيا", "فصيل", "جبهه"];
                let fitting = || self.bodies.iter().rev().filter(|(sort, _)| sort.is_none_or(|s| s == head));
                if phrase.lemma.as_deref().is_some_and(|l| BODIES.contains(&l))
                    && let Some((_, body)) = fitting().next()
                {
                    // اتهم جعجع الحزب: another than his own.
                    let own = self.acts_on(p, items, clauses, body);
                    return both(fitting().nth(1).filter(|_| own).map_or(body, |(_, before)| before));
                }
                // رئيس هيئة الأركان الإيرانية، اللواء محمد باقري
                if let Some(&(_, Position::Apposition(of))) = clauses.places.get(p)
                    && let Some(named) = items.phrases.get(of).filter(|q| !q.sides.is_empty())
                {
                    return Some((named.sides.clone(), named.actors.clone()));
                }
                match self.heads.iter().rev().find(|(h, _, _)| *h == head) {
                    Some((_, sides, actors)) => Some((sides.clone(), actors.clone())),
                    None if matches!(phrase.class, Some(HeadClass::Institution | HeadClass::Person)) => {
                        // Whose a delegation or an alliance is, no land tells.
                        const ABROAD: &[&str] = &[
                            "وفد",
                            "فريق",
                            "بعثه",
                            "تحالف",
                            "ائتلاف",
                            "حلف",
                            "شبكه",
                            "اسير",
                            "رهينه",
                            "رباعيه",
                            "ثلاثيه",
                            "خماسيه",
                            "مجموعه",
                            "نقابه",
                        ];
                        // الوفد الحكومي: the government's.
                        let official = (phrase.first..=phrase.last).any(|w| view.fold(w).contains("حكومي"));
                        let abroad = !official && phrase.lemma.as_deref().is_some_and(|l| ABROAD.contains(&l));
                        if !official && has_name_of_its_own(view, phrase) {
                            return None;
                        }
                        let home = match phrase.class {
                            _ if abroad => only_state(view, items),
                            // وشكر رئيس الوزراء جنوب أفريقيا: an office at home thanks the state named.
                            Some(HeadClass::Person) => {
                                self.home.of_document().or_else(|| self.home.of_bodies(view, items))
                            }
                            _ => self.home.of_bodies(view, items),
                        };
                        let official = phrase.office.is_some()
                            || phrase.lemma.as_deref().is_some_and(|l| matches!(l, "وزير" | "حكومه" | "جيش" | "شرطه"));
                        let home = home.or_else(|| body_before(view, p, items).filter(|_| official))?;
                        both(&std::iter::once(home).collect())
                    }
                    None => None,
                }
            }
            Some(Anaphor::Own) if matches!(phrase.pronoun, Some(Pronoun::Our | Pronoun::My)) => {
                both(&self.speaking(p, items, clauses))
            }
            Some(Anaphor::Own) => both(&self.owner(p, items, clauses)),
            // مستوطنون إسرائيليون …، ثم هاجم المستوطنون
            None if phrase.class == Some(HeadClass::People)
                && phrase.definite
                && phrase.pronoun.is_none()
                && !phrase.name
                && phrase.last == phrase.head_word
                && self.heads.iter().any(|(h, sides, _)| Some(*h) == phrase.head && sides.len() == 1) =>
            {
                let same = self.heads.iter().rev().find(|(h, sides, _)| Some(*h) == phrase.head && sides.len() == 1);
                same.map(|(_, sides, actors)| (sides.clone(), actors.clone()))
            }
            None if phrase.pronoun.is_none()
                && (phrase.class == Some(HeadClass::Asset)
                    || phrase.class == Some(HeadClass::People) && !phrase.name && !is_armed(view, phrase)) =>
            {
                // بلدات في جنوب لبنان: whose land it stands on.
                let next = items.phrases.get(p + 1)?;
                let inside = matches!(clauses.places.get(p + 1), Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "في" | "ب"))
                    && next.first <= phrase.last + 2
                    && next.place.is_some();
                if inside { both(&next.sides) } else { None }
            }
            None if phrase.pronoun.is_some()
                && matches!(
                    phrase.class,
                    Some(HeadClass::Asset | HeadClass::People | HeadClass::Institution | HeadClass::Person)
                ) =>
            {
                both(&self.owner(p, items, clauses))
            }
            None => None,
        }
    }

    /// Whether the phrase is an object in a clause whose subject stands for the sides.
    fn acts_on(&self, p: usize, items: &Items, clauses: &Clauses, sides: &Sides) -> bool {
        let Some(&(clause, Position::Object)) = clauses.places.get(p) else { return false };
        let subject = clauses.all.get(clause).and_then(|c| c.subject.as_ref());
        subject.is_some_and(|s| !s.0.contains(&p) && sides_of(s, items) == *sides)
    }

    /// القراصنة in news of Somalia: the body that the noun alone means there.
    fn body_at_home(&self, view: View<'_>, phrase: &Phrase, items: &Items) -> Option<Sides> {
        let people = matches!(phrase.class, Some(HeadClass::People | HeadClass::Person));
        let gangs = phrase.lemma.as_deref() == Some("عصابه") && phrase.number == Some(Number::Plural);
        if phrase.pronoun.is_some() || !people && !phrase.definite && !gangs {
            return None;
        }
        // قوى المعارضة، أوساط المعارضة too
        const PARTS: &[&str] = &["قوي", "اوساط", "احزاب", "فصائل", "قاده", "قيادات", "زعماء", "نواب", "اطراف"];
        let part = PARTS.contains(&view.fold(phrase.head_word)) && view.reading(phrase.head_word + 1).article;
        let noun = if part && phrase.head_word < phrase.last { phrase.head_word + 1 } else { phrase.head_word };
        let heads = view.lexemes(noun).filter(|(l, f, _)| !f.is_finite() && l.head.is_some());
        let bodies = heads.filter_map(|(_, _, l)| view.schema.at_home.get(&l)).next()?;
        let at_home = |state: ActorIndex| bodies.iter().find(|&&(home, _)| home == state).map(|&(_, body)| body);
        // القراصنة in news of Somalia and Ukraine: the one land of those named that has them.
        let only = || {
            let named = items.phrases.iter().filter(|q| !q.resolved).flat_map(|q| q.sides.iter());
            let mut of_named: Sides = named.filter_map(|&s| at_home(s)).collect();
            of_named.dedup();
            (of_named.len() == 1).then(|| of_named.first().copied()).flatten()
        };
        let settled = self.home.of_sentence(view, items).and_then(at_home);
        let body =
            settled.or_else(|| only().filter(|_| !PROTESTING.contains(&phrase.lemma.as_deref().unwrap_or(""))))?;
        Some(std::iter::once(body).collect())
    }

    /// وأضاف باقري: who was introduced by that name with an office before.
    fn bearer(&self, view: View<'_>, phrase: &Phrase) -> Option<(Sides, Sides)> {
        let name = view.fold(phrase.surname?);
        self.people
            .iter()
            .rev()
            .find(|(n, _, _)| **n == *name)
            .map(|(_, sides, actors)| (sides.clone(), actors.clone()))
    }

    /// رضوان حسين، مستشار رئيس الوزراء: the name stands for the side of the office,
    /// once that is known.
    fn share_with_name(&self, p: usize, items: &mut Items, clauses: &Clauses) {
        let Some(&(_, Position::Apposition(of))) = clauses.places.get(p) else { return };
        let Some(office) = items.phrases.get(p).filter(|q| q.resolved && !q.sides.is_empty()) else { return };
        let (sides, actors) = (office.sides.clone(), office.actors.clone());
        if let Some(name) = items.phrases.get_mut(of).filter(|n| n.sides.is_empty() && !n.trigger) {
            name.sides = sides;
            name.actors = actors;
            name.resolved = true;
        }
    }

    /// Remembers a person by the office that stands before or after the name.
    fn note_person(&mut self, view: View<'_>, p: usize, items: &Items, clauses: &Clauses) {
        let Some(phrase) = items.phrases.get(p) else { return };
        let Some(surname) = phrase.surname.or((phrase.person && !view.is_sign(phrase.last)).then_some(phrase.last))
        else {
            return;
        };
        let holder = match clauses.places.get(p) {
            Some(&(_, Position::Apposition(of))) if phrase.sides.is_empty() => items.phrases.get(of),
            _ => Some(phrase),
        };
        let Some(holder) = holder.filter(|h| !h.sides.is_empty()) else { return };
        let name = view.fold(surname);
        if self.people.iter().any(|(n, sides, _)| **n == *name && *sides == holder.sides) {
            return;
        }
        if self.people.len() >= Self::HEADS {
            self.people.remove(0);
        }
        self.people.push((name.into(), holder.sides.clone(), holder.actors.clone()));
    }

    /// وساطتهما: the last two named together before it, here or in the document.
    fn pair(&self, p: usize, items: &Items, clauses: &Clauses) -> Sides {
        let two = |sides: &Sides| sides.len() == 2;
        let here = pair_before(p, items, clauses);
        let before = [&self.states, &self.mediators, &self.parties].into_iter().find(|s| two(s)).cloned();
        if two(&here) { here } else { before.unwrap_or_default() }
    }

    /// أراضينا: whoever speaks there, else whoever spoke last.
    fn speaking(&self, p: usize, items: &Items, clauses: &Clauses) -> Sides {
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
        if items.phrases.get(p).is_some_and(|q| q.pronoun == Some(Pronoun::TheirTwo)) {
            return self.pair(p, items, clauses);
        }
        let pronoun = items.phrases.get(p).and_then(|q| q.pronoun);
        let fits = |q: &Phrase| pronoun.is_none_or(|pronoun| may_mean(pronoun, q));
        let mut at = clauses.places.get(p).map(|&(c, _)| c);
        while let Some(clause) = at.and_then(|c| clauses.all.get(c)) {
            for group in clause.subject.iter().chain(clause.lead.iter()).chain(clause.head.iter()) {
                // أي هجوم إيراني على أراضي بلاده: a deed owns nothing.
                let deed = group.0.iter().any(|&q| items.phrases.get(q).is_some_and(|q| q.trigger));
                let fitting = group.0.iter().filter_map(|&q| items.phrases.get(q)).all(fits);
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

    fn note_states(&mut self, p: usize, items: &Items, clauses: &Clauses) {
        let group = clauses.group_of(p);
        if group.0.len() >= 2 && group.0.last() == Some(&p) {
            let all_named = names_alone(&group, items);
            let sides = sides_of(&group, items);
            // وزيرا الخارجية السعودي والإيراني: two that do something together.
            let act = matches!(clauses.places.get(p), Some((_, Position::Subject | Position::Lead)));
            let people = group.0.iter().all(|&q| {
                items.phrases.get(q).is_some_and(|q| {
                    !q.trigger
                        && q.by_nisba
                        && matches!(q.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution))
                })
            });
            if group.0.len() == 2 && sides.len() == 2 && act && people {
                self.note_parties(sides.clone(), false);
            }
            if all_named {
                self.states = sides;
            }
        } else if let Some(phrase) = items.phrases.get(p)
            && phrase.by_nisba
            && phrase.anaphor.is_none()
            && phrase.sides.len() == 2
        {
            self.states = phrase.sides.clone();
        }
    }

    /// Remembers the places that a sentence has named.
    pub fn note_places(&mut self, items: &Items) {
        for place in items.phrases.iter().filter_map(|p| p.place) {
            self.places.retain(|&p| p != place);
            self.places.push(place);
        }
    }

    /// Remembers the subjects of a sentence that has been read.
    pub fn note_subjects(&mut self, items: &Items, clauses: &Clauses) {
        for clause in &clauses.all {
            if !matches!(clause.link, Link::Main | Link::Coordinate | Link::Complement) {
                continue;
            }
            if let Some(group) = clause.subject.as_ref().or(clause.lead.as_ref()) {
                let sides = sides_of(group, items);
                if !sides.is_empty() && (clause.link != Link::Complement || self.subject.is_empty()) {
                    // تؤكد مصر وقطر: the two that act are الدولتان in what follows.
                    if group.0.len() == 2 && sides.len() == 2 && names_alone(group, items) {
                        self.states = sides.clone();
                    }
                    self.subject = sides;
                    break;
                }
            }
        }
    }
}

/// حركات أزواد، الجبهة الوطنية، جيش التحرير الوطني: a movement or a company with more to its
/// name than what it is; no state is meant, whatever land the news is of.
fn has_name_of_its_own(view: View<'_>, phrase: &Phrase) -> bool {
    const BODIES: &[&str] = &[
        "حركه",
        "تنظيم",
        "جماعه",
        "حزب",
        "ميليشيا",
        "مليشيا",
        "فصيل",
        "جبهه",
        "كتيبه",
        "منظمه",
        "جمعيه",
        "نقابه",
        "رابطه",
        "شركه",
        "عصابه",
        "تكتل",
        "كتله",
        "تجمع",
        "مؤسسه",
    ];
    let sort = phrase.lemma.as_deref();
    let army = sort == Some("جيش")
        && (phrase.head_word + 1..=phrase.last)
            .any(|w| view.fold(w).ends_with("تحرير") || view.fold(w).ends_with("استقلال"));
    army || phrase.last > phrase.head_word && sort.is_some_and(|l| BODIES.contains(&l))
}

/// Whether all that stands in a group are names, each of one side.
fn names_alone(group: &Group, items: &Items) -> bool {
    group.0.iter().all(|&q| items.phrases.get(q).is_some_and(|q| q.name && q.class.is_none() && q.sides.len() == 1))
}

/// Whether a pronoun may stand for a phrase as far as gender goes: ها is no American
/// general, but may be the movement of الناطق باسم الحركة.
fn may_mean(pronoun: Pronoun, phrase: &Phrase) -> bool {
    let one = !matches!(phrase.number, Some(Number::Plural | Number::Dual)) && !phrase.quantity;
    let man =
        one && phrase.class == Some(HeadClass::Person) && phrase.by_nisba && phrase.gender == Some(Gender::Masculine);
    pronoun != Pronoun::Her || !man
}

/// الرباعية التي تضم مصر والسعودية: a group stands for those who are in it.
fn members(view: View<'_>, p: usize, phrase: &Phrase, items: &Items, clauses: &Clauses) -> Option<(Sides, Sides)> {
    const GATHER: &[&str] = &["ضم", "شمل", "جمع"];
    if phrase.class != Some(HeadClass::Institution) || phrase.trigger {
        return None;
    }
    let gathers = |c: &&crate::extract::clause::Clause| {
        c.link == Link::Relative
            && c.head.as_ref().is_some_and(|h| h.0.contains(&p))
            && c.verb.is_some_and(|v| view.lexemes(v).any(|(l, f, _)| f.is_finite() && GATHER.contains(&&*l.lemma)))
    };
    let clause = clauses.all.iter().find(gathers)?;
    let mut sides = Sides::new();
    for group in clause.objects.iter().chain(clause.subject.iter().filter(|_| clause.own_subject)) {
        sides.extend(sides_of(group, items).into_iter().filter(|s| !sides.contains(s)).collect::<Sides>());
    }
    (sides.len() >= 2).then(|| (sides.clone(), sides))
}

/// The last two sides named together before a phrase of the same sentence.
fn pair_before(p: usize, items: &Items, clauses: &Clauses) -> Sides {
    let named = |q: &Phrase| !q.sides.is_empty() && !q.trigger;
    let mut together = (0..p).rev().filter_map(|q| {
        let group = clauses.group_of(q);
        group.0.iter().all(|&g| items.phrases.get(g).is_some_and(named)).then(|| sides_of(&group, items))
    });
    together.find(|sides| sides.len() == 2).unwrap_or_default()
}

/// The two sides that a sentence names besides whoever speaks in it: الجانبان without a word
/// before of who they are.
fn two_named(view: View<'_>, p: usize, items: &Items, clauses: &Clauses, states_only: bool) -> Sides {
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

/// بعض الأطراف، الأطراف الإقليمية، الأطراف ذات الصلة: others than the two, or not all of them.
fn is_some_of_them(view: View<'_>, phrase: &Phrase) -> bool {
    const OTHERS: &[&str] = &["بعض", "احد", "اقليميه", "دوليه", "خارجيه", "اخري", "ثالثه", "ذات", "معنيه"];
    (phrase.first.saturating_sub(1)..=phrase.last + 1).any(|w| OTHERS.contains(&super::phrase::bare(view, w)))
}

/// People who are in every land.
const PROTESTING: &[&str] = &["متظاهر", "محتج", "معتصم", "مضرب", "معارضه"];

/// People of whom each side has its own.
const PEERS: &[&str] = &["نظير", "زميل", "خصم", "عدو", "غريم", "منافس", "حليف", "شريك", "شقيق", "مضيف", "ضيف"];

/// Offices that someone has under him.
const OFFICES: &[&str] = &["وزير", "سفير", "مبعوث", "موفد", "مستشار", "متحدث", "ناطق", "مندوب", "ممثل", "نائب"];

/// The sides that a group stands for, each once.
pub fn sides_of(group: &Group, items: &Items) -> Sides {
    let mut sides = Sides::new();
    for phrase in group.0.iter().filter_map(|&p| items.phrases.get(p)) {
        for &side in &phrase.sides {
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
    }
    sides
}
