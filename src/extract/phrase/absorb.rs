//! Prepositional phrases that belong to a noun phrase: عضو في الحكومة، مئات
//! من السكان، الأمين العام للأمم المتحدة.

use super::person::is_name_word;
use super::read::{Builder, first_of, read};
use super::{Anaphor, NameHit, is_trigger, name_at};
use crate::morph::{Marker, Preposition};
use crate::schema::{ActorType, HeadClass};
use crate::text::Sign;

/// Missions that people serve in: السكرتير الثاني في السفارة الإيرانية.
const ENVOYS: &[&str] = &["سفاره", "قنصليه", "بعثه", "ممثليه"];

/// Adjectives that say whose something is.
const OWNED_BY: &[&str] = &[
    "تابع",
    "تابعه",
    "تابعين",
    "تابعون",
    "تابعتين",
    "تابعتان",
    "تابعات",
    "مملوك",
    "مملوكه",
    "مواليه",
    "موالين",
    "مواليين",
];

impl Builder<'_> {
    /// ناقلات تابعة لما يسمى أسطول الظل: whose they are said to be.
    pub(super) fn absorb_so_called(&mut self, j: usize) -> Option<usize> {
        let view = self.view;
        let called = view.fold(j) == "لما"
            && matches!(view.fold(j + 1), "يسمي" | "يعرف" | "تسمي" | "تعرف")
            && OWNED_BY.contains(&view.bare(self.phrase.last))
            && self.phrase.sides.is_empty();
        if called { self.absorb_phrase(j + 2) } else { None }
    }

    /// المكتب السياسي لحركة حماس، الأمين العام للأمم المتحدة.
    pub(super) fn absorb_clitic(&mut self, j: usize) -> Option<usize> {
        let view = self.view;
        if let Some(next) = self.absorb_portfolio(j) {
            return Some(next);
        }
        // المبعوث الأميركي لسوريا توم باراك
        let sent_to = name_at(view, j, self.day).is_some_and(|h| h.preposition == Some(Preposition::Li));
        if let Some(next) = sent_to.then(|| self.absorb_post(j)).flatten() {
            return Some(next);
        }
        if !self.phrase.sides.is_empty() || !self.nisbas.is_empty() || self.phrase.name {
            return None;
        }
        let reading = view.reading(j);
        let office = self.phrase.class == Some(HeadClass::Person) && self.last_definite
            || self.phrase.class == Some(HeadClass::Asset) && self.words == 1 && !self.last_definite
            || self.phrase.class == Some(HeadClass::Institution)
                && (first_of(&self.phrase)..=self.phrase.last).any(|k| OWNED.contains(&view.bare(k)));
        match reading.preposition {
            Some(Preposition::Li) if office => {
                let hit = name_at(view, j, self.day).filter(|h| h.preposition.is_some() && h.conjunction.is_none());
                match hit {
                    Some(hit) => {
                        let was = std::mem::take(&mut self.phrase.name);
                        let next = self.take_name(NameHit { preposition: None, ..hit }, false);
                        self.phrase.name |= was;
                        next
                    }
                    None => self.absorb_phrase(j),
                }
            }
            // شاحنات تابعة للصليب الأحمر
            Some(Preposition::Li) if OWNED_BY.contains(&view.bare(self.phrase.last)) => self.absorb_phrase(j),
            // مسؤولون بوزارة الخارجية الفرنسية
            Some(Preposition::Bi)
                if matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::Institution))
                    && !self.phrase.trigger
                    && view.fold(j) != "باسم"
                    && view.head(j) == Some(HeadClass::Institution)
                    && !is_trigger(view, j) =>
            {
                self.absorb_phrase(j)
            }
            // جنودا بحلف الناتو، مسؤول بحركة فتح: of which body.
            Some(Preposition::Bi)
                if matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People))
                    && !self.phrase.trigger
                    && name_at(view, j, self.day).is_some_and(|h| {
                        h.preposition == Some(Preposition::Bi)
                            && h.conjunction.is_none()
                            && h.place.is_none()
                            && h.actor.and_then(|a| view.schema.actor(a)).is_some_and(|a| a.r#type == ActorType::Body)
                    }) =>
            {
                let hit = name_at(view, j, self.day)?;
                let was = std::mem::take(&mut self.phrase.name);
                let next = self.take_name(NameHit { preposition: None, ..hit }, false);
                self.phrase.name |= was;
                next
            }
            // المتحدث باسمها: of whoever is meant.
            Some(Preposition::Bi) if speaks_for(view.fold(j)) && reading.pronoun.is_some() && self.words == 1 => {
                self.phrase.last = j;
                self.phrase.anaphor = Some(Anaphor::Own);
                self.phrase.pronoun = reading.pronoun;
                self.last_definite = true;
                self.words += 1;
                Some(j + 1)
            }
            // المتحدث باسم الحكومة
            Some(Preposition::Bi) if self.phrase.class == Some(HeadClass::Person) && view.fold(j) == "باسم" => {
                self.phrase.last = j;
                self.last_definite = false;
                Some(j + 1)
            }
            _ => None,
        }
    }

    /// مستشار الرئيس للشؤون الأفريقية، المفوضة الأوروبية لشؤون التوسيع: what someone is in charge of
    /// stands before the name too.
    fn absorb_portfolio(&mut self, at: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        let view = self.view;
        let affairs = matches!(view.bare(at).strip_prefix('ل'), Some("شؤون" | "شئون" | "لشؤون" | "لشئون" | "لعمليات"));
        if !affairs || self.phrase.class != Some(HeadClass::Person) || self.phrase.person {
            return None;
        }
        let goes_on = |k: usize| {
            let reading = view.reading(k);
            reading.article && reading.preposition.is_none() && reading.function.is_none()
        };
        let whose = name_at(view, at + 1, self.day).filter(|h| h.preposition.is_none() && h.conjunction.is_none());
        let mut last = match whose {
            Some(hit) if hit.place.is_some() => hit.last,
            Some(_) => at,
            None if goes_on(at + 1) && view.reading(at + 1).conjunction.is_none() => at + 1,
            None => at,
        };
        while last > at
            && last < at + LONGEST
            && goes_on(last + 1)
            && name_at(view, last + 1, self.day).is_none_or(|h| h.nisba)
        {
            last += 1;
        }
        // لشؤون الدفاع وصل: a noun without article that names no one.
        if last == at && !view.fold(at).contains("لش") {
            return None;
        }
        self.phrase.last = last;
        self.phrase.name = false;
        self.last_definite = true;
        Some(last + 1)
    }

    /// المبعوث الأممي إلى اليمن هانس غروندبرغ، السفير الأميركي لدى إسرائيل مايك
    /// هاكابي: where an envoy is sent stands before his name.
    fn absorb_post(&mut self, at: usize) -> Option<usize> {
        const SENT: &[&str] =
            &["مبعوث", "موفد", "سفير", "مندوب", "ممثل", "منسق", "قنصل", "قايم", "قائم", "مستشار", "رسول"];
        let view = self.view;
        let envoy = self.phrase.class == Some(HeadClass::Person)
            && !self.phrase.name
            && (self.phrase.first..=self.phrase.last).any(|k| SENT.contains(&view.bare(k).trim_end_matches('ه')));
        let hit = name_at(view, at, self.day).filter(|h| envoy && h.place.is_some() && !h.nisba)?;
        let last = hit.last;
        let person = name_at(view, last + 1, self.day)
            .filter(|h| h.preposition.is_none() && h.conjunction.is_none())
            .and_then(|h| h.actor)
            .and_then(|a| view.schema.actor(a))
            .is_some_and(|a| a.r#type == ActorType::Person);
        let named = person || is_name_word(view, last + 1) && is_name_word(view, last + 2) && !view.verb(last + 1).0;
        if !named {
            return None;
        }
        self.phrase.last = last;
        self.last_definite = true;
        self.complete = true;
        Some(last + 1)
    }

    pub(super) fn absorb_marker(&mut self, j: usize, marker: Marker) -> Option<usize> {
        let view = self.view;
        if matches!(marker.as_str(), "الي" | "لدي" | "في")
            && view.reading(j).pronoun.is_none()
            && let Some(next) = self.absorb_post(j + 1)
        {
            return Some(next);
        }
        if !self.phrase.sides.is_empty() || !self.nisbas.is_empty() || view.reading(j).pronoun.is_some() {
            return None;
        }
        let person = matches!(self.phrase.class, Some(HeadClass::Person | HeadClass::People));
        // وفد من حركة حماس
        let body = self.phrase.class == Some(HeadClass::Institution) && !self.last_definite && self.words == 1;
        // ثلاثة مليارات دولار من صندوق النقد: from whom it comes, no part of it.
        const MEASURES: &[&str] = &[
            "دولار",
            "دولارا",
            "يورو",
            "جنيه",
            "جنيها",
            "ليره",
            "ريال",
            "ريالا",
            "درهم",
            "درهما",
            "دينار",
            "دينارا",
            "شيكل",
        ];
        let measured = MEASURES.contains(&view.bare(self.phrase.last));
        // سحبت آخر جنودها من البصرة: they are hers.
        let owned = self.phrase.pronoun.is_some();
        let part = marker.as_str() == "من" && !measured && !owned && (self.phrase.quantity || person || body);
        let member = matches!(marker.as_str(), "في" | "عن") && self.phrase.class == Some(HeadClass::Person)
            || marker.as_str() == "في" && self.phrase.class == Some(HeadClass::Institution) && !self.phrase.trigger;
        if !part && !member {
            return None;
        }
        let next = j + 1;
        // سحب 500 جندي من العراق، ترحيل ألف مهاجر من ليبيا: where they are taken from.
        const TAKEN_FROM: &[&str] = &[
            "سحب",
            "انسحاب",
            "اجلاء",
            "ترحيل",
            "طرد",
            "اخراج",
            "خروج",
            "مغادره",
            "اعاده",
            "نقل",
            "اخلاء",
            "تهجير",
            "نزوح",
            "فرار",
        ];
        let place = name_at(view, next, self.day).is_some_and(|h| h.place.is_some());
        let taken = first_of(&self.phrase).checked_sub(1).map_or("", |w| view.bare(w).trim_start_matches(['ب', 'ل']));
        if part && place && TAKEN_FROM.contains(&taken) {
            return None;
        }
        if part && name_at(view, next, self.day).is_some_and(|h| h.actor.is_none()) && !self.phrase.quantity {
            return None;
        }
        if member && !self.names_a_body(next) {
            return None;
        }
        if view.reading(next).preposition.is_some()
            || view.reading(next).conjunction.is_some()
            || view.is_sign(next) && !view.is(next, Sign::QuoteOpen) && !view.is(next, Sign::Quote)
        {
            return None;
        }
        if part && self.words == 0 {
            self.phrase.last = j;
            return Some(next);
        }
        self.absorb_phrase(next)
    }

    /// Whether a body (and no place) is named at `j`: مسؤول في الحكومة.
    pub(super) fn names_a_body(&self, j: usize) -> bool {
        let view = self.view;
        match name_at(view, j, self.day) {
            Some(hit) => hit.place.is_none() && hit.actor.is_some(),
            None => view.head(j) == Some(HeadClass::Institution) || ENVOYS.iter().any(|e| view.bare(j).ends_with(e)),
        }
    }

    /// Takes a whole phrase in, with its sides.
    pub(super) fn absorb_phrase(&mut self, j: usize) -> Option<usize> {
        let inner = read(self.view, j, self.day, &|_| false)?;
        // شاحنات تابعة للدعم السريع: a name that begins with an event noun.
        if is_trigger(self.view, inner.first) && !inner.name {
            return None;
        }
        // وفدين من الطرفين، وفدا من الحزب: whoever was meant before.
        if inner.sides.is_empty() && inner.anaphor.is_some() && inner.anaphor != Some(Anaphor::Own) {
            self.phrase.anaphor = inner.anaphor;
            self.phrase.head = inner.head;
            self.phrase.lemma = inner.lemma.clone();
            self.phrase.pronoun = inner.pronoun;
        } else
        // وزيرا خارجية البلدين لترتيب اللقاء: a purpose, no owner.
        if inner.sides.is_empty()
            && inner.class.is_none_or(|c| matches!(c, HeadClass::Abstract | HeadClass::Plain))
        {
            return None;
        }
        self.phrase.sides.extend(inner.sides.iter().copied());
        self.phrase.actors.extend(inner.actors.iter().copied());
        self.phrase.names_body |= inner.names_body;
        self.phrase.last = inner.last;
        if self.phrase.class.is_none() {
            self.phrase.class = inner.class;
        }
        self.last_definite = true;
        self.complete = true;
        self.words += 1;
        // A name may still follow: العضو في المكتب السياسي لحركة حماس باسم نعيم.
        Some(inner.last + 1)
    }
}

/// باسمها، باسمه: with the pronoun of whom someone speaks for.
fn speaks_for(word: &str) -> bool {
    word.strip_prefix("باسم").is_some_and(|pronoun| !pronoun.is_empty())
}

/// Nouns that belong to the body named after ل.
const OWNED: &[&str] =
    &["مكتب", "مجلس", "لجنه", "جناح", "ذراع", "امانه", "قياده", "هيئه", "كتله", "قوات", "وكاله", "محكمه"];
