//! Where a phrase stands in its clause: subject, object, genitive, after a
//! preposition, joined to another or saying it again.

use super::agree::{accusative, genitive_fits, joins, met, part_of_one, same_person, state_or_body, takes_subject};
use super::walk::Walk;
use super::{Clause, Clauses, Group, Link, Position, is_voice};
use crate::extract::items::{Item, Items};
use crate::extract::phrase::Phrase;
use crate::extract::words::View;
use crate::morph::{Marker, Number, Person};
use crate::schema::{HeadClass, Slot};

impl Clauses {
    pub(super) fn place_phrase(&mut self, view: View<'_>, items: &mut Items, k: usize, p: usize, state: &mut Walk) {
        let current = self.current;
        if state.without {
            self.without.push(p);
        }
        let Some(phrase) = items.phrases.get(p) else { return };
        // After a preposition.
        if let Some((marker, word)) = state.preposition {
            let marker = if marker.is_some_and(|m| m.as_str() == "ب") && is_ground(view, phrase) {
                Marker::of("في")
            } else {
                marker
            };
            self.clause(current).after.push((marker, Group::of(p), word));
            self.set(p, current, Position::After(marker));
            state.last_phrase = Some(p);
            return;
        }
        if let Some(last) = state.last_phrase {
            let Some(before) = items.phrases.get(last) else { return };
            let between = matches!(self.places.get(last), Some((_, Position::After(Some(m)))) if m.as_str() == "بين")
                && self.group_of(last).0.len() == 1;
            // الاعتداء على قوافل المساعدات وسيارات الصليب الأحمر: thing with thing.
            let things = matches!(self.places.get(last), Some((_, Position::After(_))))
                && before.class == Some(HeadClass::Asset)
                && matches!(phrase.class, Some(HeadClass::Asset | HeadClass::Plain))
                && !phrase.sides.is_empty();
            if state.and
                && (joins(before, phrase) || things || between)
                && (between || !self.begins_clause(view, items, k))
            {
                self.join(last, p);
                state.last_phrase = Some(p);
                return;
            }
            let adjacent = before.last + 1 == phrase.first && !state.and && !state.comma;
            if adjacent
                && (genitive_fits(view, before)
                    || phrase.trigger
                        && !before.definite
                        && !before.name
                        && before.head_word == before.last
                        && !accusative(view, phrase))
            {
                self.set(p, current, Position::Genitive(last));
                state.last_phrase = Some(p);
                return;
            }
            // خلال لقائه المبعوث الأميركي، زيارته دمشق: whom he met, where he went.
            if adjacent && met(view, before, phrase) {
                self.set(p, current, Position::Genitive(last));
                state.last_phrase = Some(p);
                return;
            }
            // البيت الأبيض مصر وقطر: names in a row before any verb.
            let row = adjacent
                && (state_or_body(before) || part_of_one(before))
                && state_or_body(phrase)
                && self.clause(current).verb.is_none()
                && before.sides != phrase.sides;
            if row {
                self.join(last, p);
                state.last_phrase = Some(p);
                return;
            }
            let listed = state.comma
                && !state.and
                && state_or_body(before)
                && state_or_body(phrase)
                && self.list_goes_on(items, k);
            if listed {
                self.join(last, p);
                state.last_phrase = Some(p);
                return;
            }
            // العاصمة المصرية، القاهرة
            let seat = before.class == Some(HeadClass::Asset)
                && phrase.name
                && phrase.place.is_some()
                && before.sides == phrase.sides;
            if seat && (adjacent || state.comma && !state.and) {
                let place = phrase.place;
                self.set(p, current, Position::Apposition(last));
                if let Some(before) = items.phrases.get_mut(last) {
                    before.place = before.place.or(place);
                    before.seat = true;
                }
                return;
            }
            let apposed = (adjacent || state.comma && !state.and) && same_person(before, phrase);
            if apposed {
                self.set(p, current, Position::Apposition(last));
                let (sides, actors) = (phrase.sides.clone(), phrase.actors.clone());
                let end = phrase.last;
                if let Some(before) = items.phrases.get_mut(last) {
                    if before.sides.is_empty() {
                        before.sides = sides;
                        before.anaphor = None;
                    }
                    for actor in actors {
                        if !before.actors.contains(&actor) {
                            before.actors.push(actor);
                        }
                    }
                    if adjacent {
                        before.last = end;
                    }
                }
                return;
            }
        }
        // السكرتير الثاني في السفارة في بغداد جلال شرفي: the name after where he serves.
        if let Some(office) = state
            .last_phrase
            .filter(|&l| {
                phrase.surname.is_some()
                    && !state.and
                    && !state.comma
                    && items.phrases.get(l).is_some_and(|l| l.last + 1 == phrase.first)
            })
            .and_then(|l| self.office_before(items, l))
        {
            self.set(p, current, Position::Apposition(office));
            let whose = items.phrases.get(office).map(|o| (o.sides.clone(), o.actors.clone()));
            if let (Some((sides, actors)), Some(name)) =
                (whose, items.phrases.get_mut(p).filter(|n| n.sides.is_empty()))
            {
                name.sides = sides;
                name.actors = actors;
            }
            state.last_phrase = Some(p);
            return;
        }
        // شمال العراق: a bare direction says where.
        const DIRECTIONS: &[&str] = &["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قرب"];
        if DIRECTIONS.contains(&view.fold(phrase.first))
            && phrase.place.is_some()
            && !phrase.names_state(view)
            && self.clause(current).verb.is_some()
        {
            let marker = Marker::of("في");
            let first = phrase.first;
            self.clause(current).after.push((marker, Group::of(p), first));
            self.set(p, current, Position::After(marker));
            state.last_phrase = Some(p);
            return;
        }
        if reaches(view, items, self.clause(current).verb, p, phrase) {
            let (marker, first) = (Marker::of("الي"), phrase.first);
            self.clause(current).after.push((marker, Group::of(p), first));
            self.set(p, current, Position::After(marker));
            return;
        }
        let told_of = voiced(view, items, self.all.get(current), p, phrase);
        // اجتماع في باريس اتهم فيه الوزير إيران: what led is no subject.
        let thing = |g: &Group| g.0.iter().all(|&l| items.phrases.get(l).is_some_and(|l| l.sides.is_empty()));
        let vacated = state.resumed && self.all.get(current).and_then(|c| c.lead.as_ref()).is_some_and(thing);
        let clause = self.clause(current);
        // كان المسؤولون، ومعهم …، موجودين في القاهرة: what they were.
        let predicate = clause.was
            && clause.lead.is_some()
            && state.comma
            && !state.and
            && !phrase.definite
            && phrase.sides.is_empty()
            && (view.fold(phrase.head_word).ends_with("ين") || accusative(view, phrase))
            // أكدت أنها لا تزال متمسكة بالحوار
            || clause.was && clause.pronoun && clause.lead.is_none() && !phrase.definite && phrase.sides.is_empty();
        let position = if clause.verb.is_some() || predicate {
            let relative_object = clause.link == Link::Relative && !clause.resumptive;
            if clause.subject.is_none()
                && !predicate
                && !clause.named
                && !told_of
                && (clause.lead.is_none() || vacated)
                && clause.objects.is_empty()
                && !relative_object
                && takes_subject(view, clause, phrase)
            {
                clause.subject = Some(Group::of(p));
                clause.own_subject = true;
                Position::Subject
            } else {
                clause.objects.push(Group::of(p));
                Position::Object
            }
        } else if clause.lead.is_none() {
            clause.lead = Some(Group::of(p));
            Position::Lead
        } else if state.and || state.comma {
            // A second noun before any verb: the predicate, or a new topic.
            let parent = self.current;
            let new = self.open(Link::Coordinate, Some(parent), phrase.first);
            self.clause(new).lead = Some(Group::of(p));
            self.set(p, new, Position::Lead);
            state.last_phrase = Some(p);
            return;
        } else {
            clause.objects.push(Group::of(p));
            Position::Object
        };
        self.set(p, current, position);
        state.last_phrase = Some(p);
    }

    /// The office that a place right after it belongs to, no name given yet.
    fn office_before(&self, items: &Items, place: usize) -> Option<usize> {
        let inside = matches!(self.places.get(place), Some((_, Position::After(Some(m)))) if m.as_str() == "في");
        let at = items.phrases.get(place).filter(|p| inside && p.place.is_some())?;
        let office = place.checked_sub(1)?;
        let before = items.phrases.get(office)?;
        let bears = before.class == Some(HeadClass::Person)
            && before.number == Some(Number::Singular)
            && !before.name
            && !before.sides.is_empty()
            && before.last + 2 >= at.first;
        bears.then_some(office)
    }

    pub(super) fn set(&mut self, phrase: usize, clause: usize, position: Position) {
        if let Some(place) = self.places.get_mut(phrase) {
            *place = (clause, position);
        }
    }

    /// Adds `p` to the group that `last` stands in.
    pub(super) fn join(&mut self, last: usize, p: usize) {
        let (clause, position) = self.places.get(last).copied().unwrap_or((self.current, Position::Lead));
        let position = match position {
            Position::Apposition(of) => {
                self.join(of, p);
                return;
            }
            other => other,
        };
        let c = self.clause(clause);
        let group = c
            .lead
            .iter_mut()
            .chain(c.subject.iter_mut())
            .chain(c.objects.iter_mut())
            .chain(c.after.iter_mut().map(|(_, g, _)| g))
            .find(|g| g.0.contains(&last));
        if let Some(group) = group {
            group.0.push(p);
        }
        self.set(p, clause, position);
    }

    /// The group that a phrase stands in, itself alone if in none.
    pub fn group_of(&self, p: usize) -> Group {
        self.group_with(p).cloned().unwrap_or_else(|| Group::of(p))
    }

    /// The group that a phrase stands in, if it stands in one.
    pub fn group_with(&self, p: usize) -> Option<&Group> {
        let clause = self.places.get(p).and_then(|&(c, _)| self.all.get(c))?;
        let nouns = clause.lead.iter().chain(clause.subject.iter()).chain(clause.objects.iter());
        nouns.chain(clause.after.iter().map(|(_, g, _)| g)).find(|g| g.0.contains(&p))
    }

    /// Whether و before this phrase opens a clause: a verb follows the phrase.
    pub(super) fn begins_clause(&self, view: View<'_>, items: &Items, k: usize) -> bool {
        let mut next = k + 1;
        while matches!(items.row.get(next), Some((Item::Quote | Item::Already | Item::Not | Item::Will, _))) {
            next += 1;
        }
        let Some(&(Item::Verb, word)) = items.row.get(next) else { return false };
        // مصر وقطر تبذلان: a dual or plural verb after both.
        let plural = view.lexemes(word).any(|(_, f, _)| {
            f.is_finite()
                && matches!(f.feature().number, Number::Dual | Number::Plural)
                && f.feature().person == Person::Third
        });
        let verbless = self.all.get(self.current).is_some_and(|c| c.verb.is_none());
        // يستقبل ماكرون الرئيس وحلفاء كييف يبحثون الضمانات: the plural is theirs alone.
        let theirs = matches!(items.row.get(k), Some(&(Item::Phrase(p), _))
            if items.phrases.get(p).is_some_and(|p| p.number == Some(Number::Plural) && !p.definite && !p.sides.is_empty()));
        !(plural && !theirs || verbless)
    }

    /// مصر، قطر، والولايات المتحدة: another item of the list follows.
    pub(super) fn list_goes_on(&self, items: &Items, k: usize) -> bool {
        matches!(items.row.get(k + 1), Some((Item::Comma | Item::And, _)))
            && items.row.get(k + 1..k + 4).is_some_and(|r| r.iter().any(|(i, _)| matches!(i, Item::Phrase(_))))
    }
}

/// بمدينة الفاشر، بولاية كسلا: where, whatever the preposition.
fn is_ground(view: View<'_>, phrase: &Phrase) -> bool {
    const GROUNDS: &[&str] = &[
        "مدينه",
        "محافظه",
        "ولايه",
        "منطقه",
        "اقليم",
        "قريه",
        "بلده",
        "مديريه",
        "مخيم",
        "ضاحيه",
        "ناحيه",
        "قضاء",
        "مقاطعه",
        "حي",
        "ريف",
    ];
    let first = view.fold(phrase.first);
    let first = first.strip_prefix('و').unwrap_or(first);
    phrase.place.is_some()
        && (phrase.lemma.as_deref().is_some_and(|l| GROUNDS.contains(&l))
            || first.strip_prefix('ب').is_some_and(|f| GROUNDS.contains(&f)))
}

/// دخلت قطاع غزة قافلة، زار بغداد الوزير: where someone goes may stand before who goes.
fn reaches(view: View<'_>, items: &Items, verb: Option<usize>, p: usize, phrase: &Phrase) -> bool {
    const GOING: &[&str] = &["دخل", "زار", "بلغ", "وصل", "غادر"];
    let goes = verb.is_some_and(|v| phrase.first == v + 1 && view.conjugates(v, GOING));
    let place = phrase.place.is_some() && phrase.name && matches!(phrase.class, None | Some(HeadClass::Asset));
    let next = items.phrases.get(p + 1).filter(|n| {
        n.first == phrase.last + 1
            && !n.joined
            && n.class.is_some()
            && (!n.definite || n.class == Some(HeadClass::Person))
    });
    goes && place && next.is_some()
}

/// بيان اتهم فيه قوى المعارضة بـ…: the words are of who uttered them, and name whom they mean.
fn voiced(view: View<'_>, items: &Items, clause: Option<&Clause>, p: usize, phrase: &Phrase) -> bool {
    let Some(clause) = clause.filter(|c| c.link == Link::Relative && c.resumptive) else { return false };
    let Some(verb) = clause.verb.filter(|&v| phrase.first <= v + 2) else { return false };
    let words = |q: usize| items.phrases.get(q).is_some_and(|q| is_voice(view, q.head_word));
    let accuses = view.lexemes(verb).any(|(l, form, _)| {
        l.frames_of(form).filter_map(|f| view.schema.frame(f)).any(|f| {
            f.role(Slot::Subject).is_some_and(|r| r.as_str() == "source")
                && f.role(Slot::Object).is_some_and(|r| r.as_str() == "target")
        })
    });
    // بيان اتهم فيه الوزير إسرائيل: of two the first accuses.
    let two = items.phrases.get(p + 1).is_some_and(|n| n.first == phrase.last + 1 && !n.joined && !n.sides.is_empty());
    clause.head.as_ref().is_some_and(|h| h.0.iter().all(|&q| words(q))) && accuses && !two
}
