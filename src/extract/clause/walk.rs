//! The walk over the items of a sentence: where clauses open and close, and
//! which verb is whose.

use super::agree::{agrees_in_gender, agrees_with_circumstance, is_voice, speaks};
use super::{Clause, Clauses, Group, Link, Position, takes_up};
use crate::extract::items::{Item, Items, gathers};
use crate::extract::phrase::{self, Phrase};
use crate::extract::words::View;
use crate::morph::{Conjunction, Form, Function, Marker, Number, Person, Pronoun, Tense};
use crate::schema::HeadClass;
use crate::text::Sign;

impl Clauses {
    pub(super) fn step(
        &mut self,
        view: View<'_>,
        items: &mut Items,
        k: usize,
        item: Item,
        word: usize,
        state: &mut Walk,
    ) {
        let current = self.current;
        match item {
            Item::Phrase(p) => {
                self.place_phrase(view, items, k, p, state);
                state.preposition = None;
                state.and = false;
                state.comma = false;
                state.without = false;
                state.resumed = false;
                state.left = None;
                return;
            }
            Item::Verb => {
                self.place_verb(view, items, word, state);
                *state = Walk { last_phrase: None, ..Walk::default() };
                return;
            }
            Item::Circumstance => {
                let root = self.actor_clause(view, items, self.matrix(current), word);
                let clause = self.open(Link::Circumstance, Some(root), word);
                self.clause(clause).verb = Some(word);
                *state = Walk::default();
                return;
            }
            Item::Preposition(marker) => {
                // به، عليها; بإلغائه is a noun after its preposition.
                if view.reading(word).pronoun.is_some() && view.reading(word).function.is_some() {
                    self.clause(current).resumptive = true;
                    state.preposition = None;
                    state.resumed |= self.clause(current).verb.is_some_and(|v| v + 1 == word);
                } else {
                    state.provided = state.comma && marker.is_some_and(|m| m.as_str() == "علي");
                    // على وسط البلدة: the first says what is done, the second where.
                    let within = marker.is_none() && matches!(state.preposition, Some((Some(_), at)) if at + 1 == word);
                    if !within {
                        state.preposition = Some((marker, word));
                    }
                }
            }
            // إلا أنه اتهم، غير أن الحركة رفضت: another matter than what was told before.
            Item::That if adverse(view, word) => {
                let told = self.teller(current);
                let clause = self.open(Link::Subordinate, Some(told), word);
                self.clause(clause).pronoun = view.reading(word).pronoun.is_some();
                *state = Walk::default();
                return;
            }
            Item::That => {
                let clause = self.open(Link::Complement, Some(current), word);
                let pronoun = view.reading(word).pronoun;
                self.clause(clause).pronoun = pronoun.is_some();
                self.clause(clause).named = pronoun.is_some_and(|p| p != Pronoun::His);
                // من دون أن يلتقي، على أن يجري
                self.clause(clause).negated = state.without;
                self.clause(clause).future = state.provided;
                *state = Walk::default();
                return;
            }
            Item::Because => {
                let clause = self.open(Link::Subordinate, Some(current), word);
                self.clause(clause).pronoun = view.reading(word).pronoun.is_some();
                *state = Walk::default();
                return;
            }
            Item::Relative => {
                // تحتفظ بعلاقات مع الحركة، مما يمكنها: it takes up what was said, not who was named.
                let sentential = state.comma && (view.fold(word).ends_with("مما") || view.fold(word) == "ما");
                let parent = if sentential { self.matrix(current) } else { current };
                let head = state.last_phrase.filter(|_| !sentential).map(|p| self.group_of(p));
                let clause = self.open(Link::Relative, Some(parent), word);
                self.clause(clause).head = head;
                *state = Walk::default();
                return;
            }
            Item::While => {
                let root = self.matrix(current);
                self.open(Link::Subordinate, Some(root), word);
                *state = Walk::default();
                return;
            }
            Item::If => {
                self.open(Link::Conditional, Some(current), word);
                *state = Walk::default();
                return;
            }
            Item::So => state.so = true,
            Item::Not => state.not = true,
            Item::Without => {
                state.without = true;
                state.preposition = None;
            }
            Item::Will => state.will = true,
            Item::Already => {
                state.already = true;
                return;
            }
            Item::Quote => return,
            Item::Time => {
                self.times.push((word, current));
                // لم يتم خلال الأسابيع الماضية السماح: the time is what it governs.
                if matches!(state.preposition, Some((_, at)) if at + 1 == word) {
                    state.preposition = None;
                }
                return;
            }
            Item::Was => {
                // لقاء كان سيجمعه بقادة: كان is of the event noun before it.
                let of = state
                    .last_phrase
                    .filter(|&p| items.phrases.get(p).is_some_and(|q| q.trigger && !q.definite && q.last + 1 == word));
                // استعادت ثلاث قرى كانت الحركة تسيطر عليها
                let of = of.or_else(|| self.taken_up_later(view, items, word, state.last_phrase));
                let of = of.or_else(|| self.people_before(view, items, word));
                if let Some(p) = of.filter(|_| !state.and && !state.comma && self.clause(current).verb.is_some()) {
                    let clause = self.open(Link::Relative, Some(current), word);
                    self.clause(clause).head = Some(self.group_of(p));
                } else if self.clause(current).verb.is_some() || state.and {
                    let parent = current;
                    self.open(Link::Coordinate, Some(parent), word);
                }
                let negated = state.not;
                let clause = self.current;
                self.clause(clause).was = true;
                self.clause(clause).negated |= negated;
                *state = Walk::default();
                return;
            }
            Item::We | Item::Pronoun => {
                if self.clause(current).verb.is_none() {
                    self.clause(current).pronoun = true;
                }
            }
            Item::And => state.and = true,
            Item::Comma => {
                // A relative clause ends at the comma after it.
                state.left = Some(current).filter(|&c| self.utters(view, items, c));
                while matches!(self.clause(self.current).link, Link::Relative)
                    && self.clause(self.current).verb.is_some()
                {
                    match self.clause(self.current).parent {
                        Some(parent) => self.current = parent,
                        None => break,
                    }
                }
                state.comma = true;
                state.not = false;
                state.preposition = None;
            }
            Item::Break => {
                let colon = view.is(word, Sign::Colon);
                // تحالف نهر الكونغو/حركة 23 مارس
                let slash = view.fold(word) == "/";
                let dash = view.is(word, Sign::Dash) || slash;
                if colon {
                    let clause = self.open(Link::Complement, Some(current), word);
                    self.clause(clause).quoted = true;
                    *state = Walk::default();
                } else if dash && state.last_phrase.is_some() {
                    // اولمرت ـ بوش
                    state.and = true;
                } else if !dash {
                    self.open(Link::Main, None, word);
                    *state = Walk::default();
                }
                return;
            }
        }
        if !matches!(item, Item::And | Item::Comma | Item::Not | Item::Will | Item::So) {
            state.comma = false;
        }
    }

    /// The clause that a subordinate or circumstance hangs on: out of
    /// relative clauses, up to the reporting clause.
    pub(super) fn matrix(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(clause) = self.all.get(at) {
            match (clause.link, clause.parent) {
                (Link::Relative, Some(parent)) => at = parent,
                _ => break,
            }
        }
        at
    }

    /// The clause that tells what a clause holds: out of all that is reported.
    fn teller(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(clause) = self.all.get(at) {
            match (clause.link, clause.parent) {
                (Link::Relative | Link::Complement | Link::Purpose, Some(parent)) => at = parent,
                _ => break,
            }
        }
        at
    }

    /// The clause whose subject a circumstance is of: out of clauses whose
    /// subject is no one (واعتبرت أن التفاوض خيانة، داعية …), that it does not agree
    /// with, or of which someone speaks who goes on speaking (حذر الوزير من أن
    /// روسيا تستعد، داعيا …).
    fn actor_clause(&self, view: View<'_>, items: &Items, from: usize, participle: usize) -> usize {
        let speech = speaks(view, participle);
        let acts = |c: &Clause| {
            let group = c.subject.as_ref().or(c.lead.as_ref());
            group.is_some_and(|g| {
                // Whom «المتحدث باسم الحركة» speaks for is known later.
                let refers = |p: &Phrase| {
                    !p.trigger
                        && (!p.sides.is_empty()
                            || p.anaphor.is_some() && p.class == Some(HeadClass::Person)
                            || p.surname.is_some())
                };
                g.0.iter().any(|&p| items.phrases.get(p).is_some_and(refers))
                    && agrees_with_circumstance(view, items, participle, g)
            })
        };
        let reported = |c: &Clause| {
            let above = c.parent.and_then(|p| self.all.get(p)).filter(|_| c.link == Link::Complement);
            above.is_some_and(|a| a.verb.is_some_and(|v| speaks(view, v)))
        };
        let out = |skip: &dyn Fn(&Clause) -> bool| {
            let mut at = from;
            while let Some(clause) = self.all.get(at) {
                match clause.parent {
                    Some(parent) if skip(clause) => at = parent,
                    _ => return acts(clause).then_some(at),
                }
            }
            None
        };
        let speaker = if speech { out(&|c| !acts(c) || reported(c)) } else { None };
        speaker.or_else(|| out(&|c| !acts(c))).unwrap_or(from)
    }

    pub(super) fn place_verb(&mut self, view: View<'_>, items: &Items, word: usize, state: &Walk) {
        let current = self.current;
        let reading = view.reading(word);
        let (has_verb, lead) = {
            let clause = self.clause(current);
            (clause.verb.is_some(), clause.lead.clone())
        };
        // كانوا …، في صفقة رعتها مصر: the verb is of the noun before it.
        let qualifies = state.last_phrase.is_some_and(|p| {
            let indefinite = items.phrases.get(p).is_some_and(|p| !p.definite && !p.name && p.last + 1 == word);
            indefinite && reading.pronoun.is_some() && lead.as_ref().is_some_and(|l| !l.0.contains(&p))
        });
        // حريصة على اتفاق يضع حدا: what led is of the other gender.
        let disagrees = lead.as_ref().is_some_and(|l| !agrees_in_gender(view, items, word, l));
        // بعد ساعات من غارة استهدفت سيارة: what happened is told of the noun before it.
        let results = state.last_phrase.and_then(|p| items.phrases.get(p).map(|q| (p, q))).is_some_and(|(p, q)| {
            q.trigger && !q.definite && q.last + 1 == word && self.hangs(p) && results(view, word)
        });
        let qualifies = qualifies
            || results
            || disagrees
                && state.last_phrase.and_then(|p| items.phrases.get(p).map(|q| (p, q))).is_some_and(|(p, q)| {
                    !q.definite && !q.name && q.last + 1 == word && lead.as_ref().is_some_and(|l| !l.0.contains(&p))
                });
        let far = self.far_head(view, items, word, state).or_else(|| self.meeting_before(view, items, word, state));
        // أما الجيش فرفض: the comment on the topic.
        let comment = reading.conjunction == Some(Conjunction::Fa) && !has_verb;
        let elsewhere = has_verb || qualifies || far.is_some() || state.and && lead.is_some() && !comment;
        let target = if !elsewhere {
            current
        } else if state.so {
            self.open(Link::Purpose, Some(current), word)
        } else if state.and {
            let uttered = self.goes_on_uttering(view, word, state.left);
            let current = uttered.unwrap_or(current);
            let same_level = self.all.get(current).map_or((Link::Main, None), |c| (c.link, c.parent));
            // زار القادة رفح، حيث لجأ إليها مليون مدني، وحذروا: who speaks goes on speaking.
            let topic = self.all.get(current).is_some_and(|c| view.fold(c.first).ends_with("اما"));
            let aside = same_level.0 == Link::Subordinate && state.comma && !topic && speaks(view, word);
            let parent = same_level.1.filter(|_| aside).unwrap_or(current);
            let clause = self.open(Link::Coordinate, Some(parent), word);
            if same_level.0 == Link::Relative {
                let head = self.all.get(current).and_then(|c| c.head.clone());
                let parent = same_level.1.filter(|_| uttered.is_some()).unwrap_or(current);
                let c = self.clause(clause);
                c.link = Link::Relative;
                c.parent = Some(parent);
                c.head = head;
            }
            clause
        } else if let Some(lead) = self.description(view, items, word) {
            let parent = self.all.get(current).and_then(|c| c.parent);
            let clause = self.open(Link::Complement, parent, word);
            self.clause(clause).lead = Some(lead.clone());
            let told = self.clause(current);
            (told.link, told.head) = (Link::Relative, Some(lead));
            clause
        } else if let Some(head) = far {
            let clause = self.open(Link::Relative, Some(current), word);
            self.clause(clause).head = Some(self.group_of(head));
            clause
        } else if let Some(waiting) = self.waiting_matrix(current) {
            // الوفد الذي يرأسه فلان سيصل: the matrix still waits for its verb.
            self.current = waiting;
            waiting
        } else if let Some(p) = state.last_phrase.filter(|_| !state.comma) {
            // An indefinite noun with a verb right after it: اتفاق يضع حدا.
            let indefinite = items.phrases.get(p).is_some_and(|p| !p.definite && !p.name);
            let head = self.group_of(p);
            let link = if indefinite { Link::Relative } else { Link::Coordinate };
            // إلى السفارة في كابل يطالبون، على الفور أصدر: where or how, and not who.
            let aside = !indefinite
                && self.hangs(p)
                && head.0.len() == 1
                && items.phrases.get(p).is_some_and(|q| {
                    q.class.is_none()
                        && !q.trigger
                        && !q.person
                        && (q.sides.is_empty() || q.place.is_some() && only_many(view, word))
                });
            let clause = self.open(link, Some(current), word);
            if indefinite {
                self.clause(clause).head = Some(head);
            } else if !aside {
                // A definite phrase before it is its subject: لكن الوفد غادر.
                self.clause(clause).lead = Some(head);
            }
            clause
        } else {
            let parent = self.matrix(current);
            self.open(Link::Coordinate, Some(parent), word)
        };
        // عملية سلمت موسكو بموجبها: a pronoun soon after takes the head up.
        let taken_up = (word + 1..=word + 3).take_while(|&j| !view.is_sign(j)).any(|j| {
            let r = view.reading(j);
            r.pronoun.is_some() && matches!(r.function, Some(Function::Preposition(_) | Function::Adverb))
        });
        let clause = self.clause(target);
        clause.resumptive |= taken_up && clause.link == Link::Relative;
        clause.verb = Some(word);
        clause.negated |= state.not;
        clause.future |= state.will || reading.future;
        let present = view
            .lexemes(word)
            .filter(|(_, f, _)| f.is_finite())
            .all(|(_, f, _)| matches!(f, Form::Finite { tense: Tense::Present, .. }));
        clause.may |= state.already && present;
        if reading.pronoun.is_some() {
            clause.resumptive = true;
        }
        self.current = target;
    }

    /// لافتات تندد بالزيارة, رسالة ذكر فيها اسمه: a relative clause that tells what words say.
    fn utters(&self, view: View<'_>, items: &Items, clause: usize) -> bool {
        let relative = self.all.get(clause).filter(|c| c.link == Link::Relative && c.verb.is_some());
        let voice = |p: usize| items.phrases.get(p).is_some_and(|q| !q.definite && is_voice(view, q.head_word));
        relative.and_then(|c| c.head.as_ref()).is_some_and(|h| h.0.iter().all(|&p| voice(p)))
    }

    /// لافتات تندد بالزيارة، وتطالب الحكومة بإلغائها: the relative clause before the comma, if
    /// the words go on: the verb is of the same form, or takes their noun up again.
    fn goes_on_uttering(&self, view: View<'_>, word: usize, left: Option<usize>) -> Option<usize> {
        let before = left?;
        let verb = self.all.get(before)?.verb?;
        let form = |w: usize| view.lexemes(w).map(|(_, f, _)| f).find(|f| f.is_finite());
        let (a, b) = (form(verb)?, form(word)?);
        let present = |f: Form| matches!(f, Form::Finite { tense: Tense::Present, .. });
        let alike = present(a) && present(b) && a.feature() == b.feature();
        (alike || takes_up(view, word) && takes_up(view, verb)).then_some(before)
    }

    /// Whether a phrase stands after a preposition, or in the genitive.
    fn hangs(&self, p: usize) -> bool {
        matches!(self.places.get(p), Some((_, Position::After(_) | Position::Genitive(_))))
    }

    /// إن وفدا يضم خبراء سيصل: the clause so far only told of the noun that led, and the verb that
    /// now comes is what it does.
    fn description(&self, view: View<'_>, items: &Items, word: usize) -> Option<Group> {
        const DESCRIBES: &[&str] = &["ضم", "شمل", "مثل", "راس", "تراس", "قاد", "تالف", "تكون"];
        let clause = self.all.get(self.current).filter(|c| c.link == Link::Complement)?;
        let (lead, verb) = (clause.lead.as_ref()?, clause.verb?);
        let &[p] = lead.0.as_slice() else { return None };
        let noun = items.phrases.get(p)?;
        let indefinite = !noun.name && noun.pronoun.is_none() && !view.reading(noun.head_word).article;
        let told = indefinite && noun.last + 1 == verb && view.conjugates(verb, DESCRIBES);
        (told && agrees_in_gender(view, items, word, lead)).then(|| lead.clone())
    }

    /// صحافيين وناشطين في مجال الحقوق كانوا يتظاهرون: the people without article that كانوا goes
    /// with, where whoever acts in the clause is one.
    fn people_before(&self, view: View<'_>, items: &Items, was: usize) -> Option<usize> {
        const REACH: usize = 7;
        let clause = self.all.get(self.current)?;
        let one = |p: usize| items.phrases.get(p).is_some_and(|q| q.number == Some(Number::Singular) && !q.quantity);
        let singular = clause.subject.as_ref().is_some_and(|s| matches!(s.0.as_slice(), &[p] if one(p)));
        if view.fold(was) != "كانوا" || !singular {
            return None;
        }
        let people = |q: &Phrase| {
            q.last < was
                && was - q.last <= REACH
                && !q.definite
                && matches!(q.number, Some(Number::Plural | Number::Dual))
                && matches!(q.class, Some(HeadClass::Person | HeadClass::People))
        };
        let near = items.phrases.iter().rposition(people)?;
        self.places.get(near).is_some_and(|&(c, _)| c == self.current).then_some(near)
    }

    /// The indefinite phrase right before كان that a pronoun soon after it takes up.
    fn taken_up_later(&self, view: View<'_>, items: &Items, was: usize, before: Option<usize>) -> Option<usize> {
        const REACH: usize = 6;
        let near = before.filter(|&p| {
            items.phrases.get(p).is_some_and(|q| q.last + 1 == was && !q.definite && !q.name && q.pronoun.is_none())
        })?;
        let takes_up = |w: usize| {
            let reading = view.reading(w);
            let on_preposition = matches!(reading.function, Some(Function::Preposition(_)));
            reading.pronoun.is_some() && (on_preposition || view.verb(w).1)
        };
        let ahead = was + 1..=was + REACH;
        ahead.take_while(|&w| !view.is_sign(w)).any(takes_up).then_some(near)
    }

    /// حوار بين واشنطن وهافانا استضافته كندا، اتفاق بشأن أبيي توسط فيه مبيكي: the
    /// indefinite event noun that a pronoun on the verb, or right after it, takes
    /// up over what hangs on it.
    fn far_head(&self, view: View<'_>, items: &Items, word: usize, state: &Walk) -> Option<usize> {
        let last = state.last_phrase.filter(|_| !state.and && !state.comma)?;
        let pronoun = view.reading(word).pronoun.is_some();
        // قصف بطائرة مسيرة شنته القوات: only a deed is carried out.
        let done = pronoun && view.conjugates(word, &["شن", "نفذ", "ارتكب"]);
        let weapon = |p: &Phrase| done && p.class == Some(HeadClass::Asset);
        let near = items.phrases.get(last).filter(|p| p.last + 1 == word && (p.definite || p.name || weapon(p)))?;
        let back = view.reading(word + 1);
        // هجوم في بلوشستان أودى بحياة 12: only what happens costs lives.
        let costs = results(view, word);
        let after = match (pronoun, back.function) {
            (true, _) => word + 1,
            (false, Some(Function::Preposition(_))) if back.pronoun.is_some() => word + 2,
            _ if costs => word + 1,
            _ => return None,
        };
        // A subject of its own follows.
        let own =
            view.reading(after).article || phrase::name_at(view, after, None).is_some() || view.head(after).is_some();
        let (clause, _) = self.places.get(last).copied()?;
        let hangs = |q: usize| matches!(self.places.get(q), Some(&(c, Position::After(_) | Position::Genitive(_))) if c == clause);
        if !own && !costs || near.trigger || !hangs(last) {
            return None;
        }
        let mut at = last;
        while hangs(at) && at > 0 {
            at -= 1;
            let phrase = items.phrases.get(at)?;
            // بالصواريخ والمسيّرات: drones, no marches; تعديلات على الخطة تقدم بها: what is proposed.
            let matter = !pronoun && !costs && phrase.class == Some(HeadClass::Abstract);
            if (phrase.trigger || matter) && phrase.class != Some(HeadClass::Asset) {
                let same = self.places.get(at).is_some_and(|&(c, _)| c == clause);
                return (same && !phrase.definite && !phrase.name).then_some(at);
            }
        }
        None
    }

    /// محادثات على مستوى رفيع تجمع الوزراء: the indefinite event noun that gathers them.
    fn meeting_before(&self, view: View<'_>, items: &Items, word: usize, state: &Walk) -> Option<usize> {
        let last = state.last_phrase.filter(|_| !state.and && !state.comma && gathers(view, word))?;
        let (clause, _) = self.places.get(last).copied()?;
        let hangs = |q: usize| matches!(self.places.get(q), Some(&(c, Position::After(_) | Position::Genitive(_))) if c == clause);
        let mut at = last;
        while hangs(at) && at > 0 {
            let phrase = items.phrases.get(at)?;
            if phrase.trigger {
                return (!phrase.definite && at < last).then_some(at);
            }
            at -= 1;
        }
        None
    }

    /// An enclosing clause that has a lead but no verb yet.
    pub(super) fn waiting_matrix(&self, from: usize) -> Option<usize> {
        let clause = self.all.get(from)?;
        if clause.link != Link::Relative {
            return None;
        }
        let parent = clause.parent?;
        let above = self.all.get(parent)?;
        (above.verb.is_none() && above.lead.is_some()).then_some(parent)
    }
}

/// يطالبون، طالبوا: a verb of many that stand before it.
fn only_many(view: View<'_>, verb: usize) -> bool {
    let mut finite = view.lexemes(verb).filter(|(_, f, _)| f.is_finite()).map(|(_, f, _)| f.feature()).peekable();
    finite.peek().is_some() && finite.all(|f| f.number == Number::Plural && f.person == Person::Third)
}

/// أسفر، أودى، أوقع: a verb whose subject is what happened.
fn results(view: View<'_>, word: usize) -> bool {
    const RESULTS: &[&str] =
        &["اسفر", "اودى", "اودي", "اوقع", "خلف", "استهدف", "ادى", "ادي", "تسبب", "اسقط", "قتل", "طال"];
    view.conjugates(word, RESULTS)
}

/// What the walk remembers between two items.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) preposition: Option<(Option<Marker>, usize)>,
    pub(super) and: bool,
    pub(super) comma: bool,
    pub(super) not: bool,
    pub(super) will: bool,
    pub(super) so: bool,
    pub(super) without: bool,
    /// قد stands before the verb.
    pub(super) already: bool,
    /// A comma and على stand before أن: what is to come.
    pub(super) provided: bool,
    /// The verb takes up what stood before it: اجتماع اتهم فيه.
    pub(super) resumed: bool,
    pub(super) last_phrase: Option<usize>,
    /// The relative clause that the comma before closed, if it tells what words say.
    pub(super) left: Option<usize>,
}

/// إلا أن، غير أن، بيد أن after a comma or where a sentence opens.
fn adverse(view: View<'_>, that: usize) -> bool {
    let Some(but) = that.checked_sub(1) else { return false };
    let opens = but.checked_sub(1).is_none_or(|before| view.is_sign(before));
    opens && matches!(view.fold(but), "الا" | "غير" | "بيد")
}
