//! Who is meant by الطرفان, الحركة, الوزير, المستوطنون: the last that fit.

use super::owner::{pair_before, two_named};
use super::{Discourse, Sides, sides_of};
use crate::extract::clause::{Clause, Clauses, Link, Position};
use crate::extract::home::{MISSIONS, is_state, only_state};
use crate::extract::implied::{body_before, carried, suspected};
use crate::extract::items::Items;
use crate::extract::phrase::{Anaphor, Phrase};
use crate::extract::roles::is_armed;
use crate::extract::words::View;
use crate::morph::{Number, Pronoun};
use crate::schema::{ActorIndex, HeadClass};

impl Discourse {
    pub(super) fn antecedent(
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
        if let Some(body) = self.body_at_home(view, p, phrase, items, clauses) {
            return both(&body);
        }
        if let Some(occupier) = self.occupier(view, phrase, items) {
            return both(&std::iter::once(occupier).collect());
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
            Some(Anaphor::States) => {
                // توسطت تركيا وقطر بين البلدين: who acts is between two others.
                let others = |(sides, _): &(Sides, Sides)| !self.acts(p, items, clauses, sides);
                let states = |(sides, _): &(Sides, Sides)| sides.iter().all(|&s| is_state(view.schema, s));
                both(&pair_before(p, items, clauses))
                    .filter(others)
                    .or_else(|| both(&self.states).filter(others))
                    .or_else(|| both(&self.parties).filter(states).filter(others))
                    .or_else(|| both(&self.hostile).filter(states).filter(others))
                    .or_else(|| both(&self.mediators).filter(others))
                    .or_else(|| both(&two_named(view, p, items, clauses, true)))
            }
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
            // قصف مواقعها، دهم مقره: whose they are.
            Some(Anaphor::Same)
                if matches!(phrase.pronoun, Some(Pronoun::His | Pronoun::Her | Pronoun::Their))
                    && phrase.class == Some(HeadClass::Institution)
                    && !self.owner(p, items, clauses).is_empty() =>
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
                        // مؤتمر دعم الجيش المقرر في باريس: the conference is there.
                        && !matches!(view.bare(phrase.last), "مقرر" | "مقرره" | "مرتقب" | "مرتقبه" | "منعقد" | "منعقده" | "مزمع")
                        // الأشقاء في سلطنة عمان، المسؤولين في كييف
                        && (phrase.class == Some(HeadClass::Institution)
                            || phrase.class == Some(HeadClass::Person) && phrase.number == Some(Number::Plural))
                });
                if let Some(seat) = seat.filter(|s| !s.sides.is_empty()) {
                    return both(&seat.sides);
                }
                const BODIES: &[&str] = &[
                    "حركه",
                    "تنظيم",
                    "جماعه",
                    "حزب",
                    "منظمه",
                    "ميليشيا",
                    "فصيل",
                    "جبهه",
                    "جامعه",
                    "اتحاد",
                    "رابطه",
                    "تحالف",
                    "تيار",
                    "كتله",
                ];
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
                    // رئيس الاستخبارات is not the president of whom was spoken.
                    Some((_, sides, _)) if phrase.last > phrase.head_word => both(sides),
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
                            "جثه",
                            "جثمان",
                            "رفات",
                        ];
                        // الوفد الحكومي: the government's.
                        let official = (phrase.first..=phrase.last).any(|w| view.fold(w).contains("حكومي"));
                        let abroad = !official && phrase.lemma.as_deref().is_some_and(|l| ABROAD.contains(&l));
                        // الأمين العام، المبعوث: they serve bodies of many lands.
                        const ENVOYS: &[&str] = &["امين", "امين عام", "مبعوث", "منسق", "مفوض", "مقرر"];
                        let envoy = phrase.lemma.as_deref().is_some_and(|l| ENVOYS.contains(&l));
                        if envoy || !official && has_name_of_its_own(view, phrase) {
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
            // سفارة بوينس آيرس …، وحاصرت الشرطة السفارة
            None if phrase.class == Some(HeadClass::Asset)
                && phrase.definite
                && phrase.pronoun.is_none()
                && phrase.last == phrase.head_word
                && phrase.lemma.as_deref().is_some_and(|l| MISSIONS.contains(&l))
                && self.heads.iter().any(|(h, ..)| Some(*h) == phrase.head) =>
            {
                let same = self.heads.iter().rev().find(|(h, ..)| Some(*h) == phrase.head);
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
        matches!(clauses.places.get(p), Some((_, Position::Object))) && self.acts(p, items, clauses, sides)
    }

    /// Whether the subject of the phrase's clause is another and stands for the sides.
    fn acts(&self, p: usize, items: &Items, clauses: &Clauses, sides: &Sides) -> bool {
        let clause = clauses.places.get(p).and_then(|&(c, _)| clauses.all.get(c));
        let subject = clause.and_then(|c| c.subject.as_ref());
        subject.is_some_and(|s| !s.0.contains(&p) && sides_of(s, items) == *sides)
    }

    /// الاحتلال، رصاص الاحتلال in news of Palestine: who occupies the land of which it is.
    fn occupier(&self, view: View<'_>, phrase: &Phrase, items: &Items) -> Option<ActorIndex> {
        let schema = view.schema;
        if !view.reading(phrase.last).article || view.bare(phrase.last) != "احتلال" {
            return None;
        }
        let here = items.phrases.iter().filter(|q| !q.resolved).flat_map(|q| q.sides.iter().copied());
        here.chain(self.home.states()).filter_map(|s| schema.actor(s)).find_map(|actor| {
            let land = actor.home.as_ref().and_then(|home| schema.actor_by_id(home)).unwrap_or(actor);
            land.occupier.as_ref().and_then(|by| schema.actor_index(by))
        })
    }

    /// القراصنة in news of Somalia: the body that the noun alone means there.
    fn body_at_home(
        &self,
        view: View<'_>,
        p: usize,
        phrase: &Phrase,
        items: &Items,
        clauses: &Clauses,
    ) -> Option<Sides> {
        let people = matches!(phrase.class, Some(HeadClass::People | HeadClass::Person));
        let gangs = phrase.lemma.as_deref() == Some("عصابه") && phrase.number == Some(Number::Plural);
        if phrase.pronoun.is_some() || !people && !phrase.definite && !gangs {
            return None;
        }
        // قوى المعارضة، أوساط المعارضة too
        const PARTS: &[&str] = &["قوي", "اوساط", "احزاب", "فصائل", "قاده", "قيادات", "زعماء", "نواب", "اطراف"];
        let word = view.bare(phrase.head_word);
        let clitic = view.reading(phrase.head_word).preposition.is_some();
        let word = word.strip_prefix(['ل', 'ب']).filter(|_| clitic).unwrap_or(word);
        let part = PARTS.contains(&word) && view.reading(phrase.head_word + 1).article;
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
        // بين المجلس العسكري الغيني والمعارضة: hers with whom they are named.
        let beside = clauses.group_with(p).and_then(|g| {
            let others = g.0.iter().filter(|&&q| q != p).filter_map(|&q| items.phrases.get(q));
            others.flat_map(|q| q.sides.iter().copied()).find_map(at_home)
        });
        let settled = beside.or_else(|| self.home.of_sentence(view, items).and_then(at_home));
        let body =
            settled.or_else(|| only().filter(|_| !PROTESTING.contains(&phrase.lemma.as_deref().unwrap_or(""))))?;
        Some(std::iter::once(body).collect())
    }

    /// وأضاف باقري: who was introduced by that name with an office before.
    pub(super) fn bearer(&self, view: View<'_>, phrase: &Phrase) -> Option<(Sides, Sides)> {
        let name = view.fold(phrase.surname?);
        self.people
            .iter()
            .rev()
            .find(|(n, _, _)| **n == *name)
            .map(|(_, sides, actors)| (sides.clone(), actors.clone()))
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
    // جيش الخليج، جيش التحرير: but جيش البلاد is the state's.
    const STATES: &[&str] = &["بلاد", "دوله", "نظام", "حكومه", "دفاع", "احتلال", "عدو", "بر", "بحر", "جو", "سلطه"];
    let army = view.bare(phrase.head_word) == "جيش"
        && !view.reading(phrase.head_word).article
        && (phrase.head_word + 1..=phrase.last).any(|w| {
            let named = view.reading(w).article && view.nisba(w).is_none();
            named && w == phrase.head_word + 1 && !STATES.contains(&view.bare(w))
        });
    army || phrase.last > phrase.head_word && sort.is_some_and(|l| BODIES.contains(&l))
}

/// الرباعية التي تضم مصر والسعودية: a group stands for those who are in it.
pub(super) fn members(
    view: View<'_>,
    p: usize,
    phrase: &Phrase,
    items: &Items,
    clauses: &Clauses,
) -> Option<(Sides, Sides)> {
    const GATHER: &[&str] = &["ضم", "شمل", "جمع"];
    if phrase.class != Some(HeadClass::Institution) || phrase.trigger {
        return None;
    }
    let gathers = |c: &&Clause| {
        c.link == Link::Relative
            && c.head.as_ref().is_some_and(|h| h.0.contains(&p))
            && c.verb.is_some_and(|v| view.conjugates(v, GATHER))
    };
    let clause = clauses.all.iter().find(gathers)?;
    let mut sides = Sides::new();
    for group in clause.objects.iter().chain(clause.subject.iter().filter(|_| clause.own_subject)) {
        sides.extend(sides_of(group, items).into_iter().filter(|s| !sides.contains(s)).collect::<Sides>());
    }
    (sides.len() >= 2).then(|| (sides.clone(), sides))
}

/// بعض الأطراف، الأطراف الإقليمية، الأطراف ذات الصلة: others than the two, or not all of them.
fn is_some_of_them(view: View<'_>, phrase: &Phrase) -> bool {
    const OTHERS: &[&str] = &["بعض", "احد", "اقليميه", "دوليه", "خارجيه", "اخري", "ثالثه", "ذات", "معنيه"];
    (phrase.first.saturating_sub(1)..=phrase.last + 1).any(|w| OTHERS.contains(&view.bare(w)))
}

/// People who are in every land.
const PROTESTING: &[&str] = &["متظاهر", "محتج", "معتصم", "مضرب", "معارضه"];

/// People of whom each side has its own.
const PEERS: &[&str] = &["نظير", "زميل", "خصم", "عدو", "غريم", "منافس", "حليف", "شريك", "شقيق", "مضيف", "ضيف"];

/// Offices that someone has under him.
const OFFICES: &[&str] = &["وزير", "سفير", "مبعوث", "موفد", "مستشار", "متحدث", "ناطق", "مندوب", "ممثل", "نائب"];
