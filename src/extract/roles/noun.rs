//! The slots around an event noun: its genitive, its adjective, its pronoun;
//! `lend` adds what the verb that governs it lends it.

use super::{Casting, verb_class};
use crate::extract::clause::{Clause, Group, Link, Position};
use crate::extract::home::stays;
use crate::extract::phrase::Phrase;
use crate::extract::trigger::CandidateKind;
use crate::extract::words::View;
use crate::morph::{Form, Preposition};
use crate::schema::{HeadClass, Slot, VerbClass};

impl<'a> Casting<'a> {
    pub(super) fn noun(&mut self, p: usize) {
        let Some(phrase) = self.scene.phrase(p) else { return };
        let Some(clause) = self.scene.clause(self.candidate.clause) else { return };
        if phrase.by_nisba {
            self.fill_phrase(Slot::Nisba, p);
        } else if let Some(joined) = self.joined_nisba(p) {
            self.fill_phrase(Slot::Nisba, joined);
        }
        // حذرت الشرطة المتظاهرين: they are who protests, whatever is done to them.
        if self.frame.kind.as_str() == "protest" && matches!(phrase.class, Some(HeadClass::People | HeadClass::Person))
        {
            self.fill_phrase(Slot::Subject, p);
            self.after(clause, self.candidate.clause);
            return;
        }
        // المعارضة الرافضة لـ…, المظاهرات المطالبة بـ…: the noun before is the doer.
        let view = self.scene.view;
        let participle = view
            .lexemes(phrase.head_word)
            .any(|(l, f, _)| !l.frames.is_empty() && matches!(f, Form::Participle { passive: false, .. }));
        let reading = view.reading(phrase.head_word);
        if participle && reading.article && reading.preposition.is_none() {
            let before = p.checked_sub(1).filter(|&b| self.scene.phrase(b).is_some_and(|q| q.last + 1 == phrase.first));
            if let Some(before) = before {
                self.fill_phrase(Slot::Subject, before);
            }
        }
        let genitive = (p + 1..self.scene.items.phrases.len())
            .find(|&q| matches!(self.scene.clauses.places.get(q), Some((_, Position::Genitive(of))) if *of == p));
        let object_follows = self.object_marker_follows(clause);
        if let Some(q) = genitive.filter(|&q| {
            let human = |g: &Phrase| matches!(g.class, Some(HeadClass::Person | HeadClass::People));
            self.scene.phrase(q).is_some_and(|g| !g.trigger || human(g))
        }) {
            let slot = self.genitive_slot(object_follows);
            let group = self.group_from(q);
            // هجوم دمشق: the place, not who attacked.
            let town = self.scene.phrase(q).is_some_and(|g| g.names_town(view) || lies(view, g));
            // تفجير الكنيسة، اعتداء المسجد: what stands there suffers it.
            let building = self.frame.kind.as_str() == "assault" && self.scene.phrase(q).is_some_and(stands);
            let object = self.bare_object_after(&group).filter(|_| slot == Slot::Of && self.transitive());
            // نشر ماناغوا جنودا: a town that does it to someone is the state.
            let town = town
                && !object.and_then(|o| self.scene.phrase(o)).is_some_and(|o| {
                    matches!(o.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution))
                });
            // نددوا بقمع الحكومة: whoever keeps order does it.
            let keeps_order = self.frame.kind.as_str() == "coercion"
                && slot == Slot::Of
                && self.transitive()
                && self.scene.phrase(q).is_some_and(|g| {
                    const ORDER: &[&str] =
                        &["حكومه", "سلطه", "سلطات", "شرطه", "نظام", "جيش", "امن", "قوات", "قوه", "جهاز"];
                    g.class == Some(HeadClass::Institution)
                        && !g.names_body
                        && g.lemma.as_deref().is_some_and(|l| ORDER.contains(&l))
                        && REPRESSION.iter().any(|r| view.fold(phrase.head_word).ends_with(r))
                });
            let slot = if object.is_some() || keeps_order { Slot::Subject } else { slot };
            if let Some(object) = object {
                self.fill_phrase(Slot::Object, object);
            }
            // اتفاق جدة، مفاوضات سد النهضة too
            let acts = self.frame.role(slot).is_some_and(|r| r.as_str() == "actor")
                || matches!(self.frame.kind.as_str(), "talks" | "agreement" | "ceasefire");
            // زيارة بغداد: where the visit goes.
            const REACH: usize = 8;
            let visited = self.frame.kind.as_str() == "delegation"
                && !object_follows
                && self.scene.phrase(q).is_some_and(|g| g.place.is_some() && g.class.is_none())
                && !self.scene.clauses.all.iter().flat_map(|c| &c.after).any(|(m, group, w)| {
                    // لزيارة الدوحة لمناقشة …: only where someone goes.
                    let goes = |m: crate::morph::Marker| {
                        self.frame.role(Slot::After(m)).is_some_and(|r| r.as_str() == "host")
                            && group.0.iter().any(|&g| self.scene.phrase(g).is_some_and(|g| !g.sides.is_empty()))
                    };
                    *w > self.candidate.last && *w <= self.candidate.last + REACH && m.is_some_and(goes)
                });
            // توجه لمطالبة الحكومة بـ…: whoever sets out to ask is named before.
            const ASKING: &[&str] = &["مطالبه", "مناشده", "دعوه"];
            let asked = self.frame.kind.as_str() == "request"
                && view.reading(phrase.head_word).preposition == Some(Preposition::Li)
                && ASKING.iter().any(|a| view.fold(phrase.head_word).ends_with(a))
                && clause
                    .after
                    .iter()
                    .any(|(m, _, w)| *w > self.candidate.last && m.is_some_and(|m| matches!(m.as_str(), "ب" | "الي")));
            if asked {
                for &q in &group.0 {
                    self.fill_role("target".into(), q);
                }
            } else if building {
                self.fill_role("target".into(), q);
            } else if visited {
                self.fill_role("host".into(), q);
            } else if !(town && acts) {
                self.fill_group(slot, &group);
            }
            // لقائه المبعوث: the pronoun is of who met him.
            if phrase.pronoun.is_some() {
                let sides = self.scene.discourse.owner(p, self.scene.items, self.scene.clauses);
                self.fill_sides(Slot::Subject, sides, phrase.span(self.scene.view));
            }
        } else if phrase.pronoun.is_some() && !phrase.by_nisba {
            let sides = self.scene.discourse.owner(p, self.scene.items, self.scene.clauses);
            // أعلنت بكين تأييدها: her own support.
            let own = clause
                .subject
                .as_ref()
                .is_some_and(|s| !s.0.contains(&p) && super::sides_of(s, self.scene.items) == sides);
            // أعلن الجيش مقتله: what befalls is the object, whoever tells it.
            let befalls = self.frame.kind.as_str() == "assault"
                && self.frame.role(Slot::Of).is_some()
                && self.frame.role(Slot::Of) == self.frame.role(Slot::Object);
            // نفت بغداد اتهامها بدعم المتمردين: with the charge alone, whoever is charged.
            let charged = view.fold(phrase.head_word).contains("اتهام")
                && phrase.last == phrase.head_word
                && view.fold(phrase.last + 1).starts_with('ب');
            // طالب المدعي بتوقيف الوزير باتهامه بالفساد: he who acts by it charges another.
            let by_it = charged && own && view.reading(phrase.head_word).preposition == Some(Preposition::Bi);
            if let Some(other) = phrase.pronoun.filter(|_| by_it).and_then(|his| self.meant(phrase.first, his, clause))
            {
                if let Some(subject) = &clause.subject {
                    self.fill_group(Slot::Subject, subject);
                }
                self.fill_phrase(Slot::Object, other);
                return;
            }
            if charged {
                self.fill_sides(Slot::Object, sides, phrase.span(view));
                return;
            }
            // دعمها الغزو، لمنعها صحافية من السفر: what follows is the object, and she does it.
            let done_to = self.scene.phrase(p + 1).is_some_and(|o| {
                let bare = !matches!(self.scene.clauses.places.get(p + 1), Some((_, Position::After(_))));
                let someone = !o.sides.is_empty() || matches!(o.class, Some(HeadClass::Person | HeadClass::People));
                o.first == phrase.last + 1 && bare && someone && view.reading(o.first).conjunction.is_none()
            });
            let done_to = done_to && self.transitive() && self.frame.kind.as_str() != "talks";
            if done_to {
                self.fill_phrase(Slot::Object, p + 1);
            }
            let slot = if done_to || own && self.transitive() && !befalls {
                Slot::Subject
            } else {
                self.genitive_slot(object_follows)
            };
            // تخطيط الحركة لاغتياله: not who plans it.
            let plotted = befalls.then(|| self.plotter(p)).flatten().is_some_and(|by| by == sides);
            let sides = if plotted { self.speaker(clause) } else { sides };
            self.fill_sides(slot, sides, phrase.span(self.scene.view));
        }
        self.met_there(p, clause);
        self.predicated(p, clause);
        self.governed(p, clause);
        self.after(clause, self.candidate.clause);
        // الهجوم الذي شنته الحركة على قاعدة: what follows the light verb is the noun's.
        for (index, relative) in self.scene.clauses.all.iter().enumerate() {
            let heads = relative.link == Link::Relative && relative.head.as_ref().is_some_and(|h| h.0.contains(&p));
            let light = matches!(
                verb_class(self.scene.view, relative),
                Some(VerbClass::Support | VerbClass::Undergo | VerbClass::Happen)
            );
            if heads && light {
                self.after(relative, index);
            }
        }
    }

    /// لقائه في بورتسودان المبعوث الأممي: whom he met, after where.
    fn met_there(&mut self, p: usize, clause: &Clause) {
        const REACH: usize = 5;
        let view = self.scene.view;
        let met = self.frame.kind.as_str() == "talks"
            && self.scene.phrase(p).is_some_and(|q| {
                q.pronoun.is_some() && view.lexemes(q.head_word).any(|(l, ..)| matches!(&*l.lemma, "لقاء" | "لقي"))
            });
        let there = self.scene.phrase(p + 1).filter(|q| {
            let after = matches!(self.scene.clauses.places.get(p + 1), Some((_, Position::After(Some(m)))) if m.as_str() == "في");
            met && after && q.place.is_some() && q.first <= self.candidate.last + 2
        });
        let whom = clause.objects.iter().find(|o| {
            o.0.first().and_then(|&q| self.scene.phrase(q)).is_some_and(|q| {
                q.first > self.candidate.last
                    && q.first <= self.candidate.last + REACH
                    && q.definite
                    && (q.person || q.class == Some(HeadClass::Person))
            })
        });
        if let Some(whom) = whom.filter(|_| there.is_some()) {
            self.fill_group(Slot::Subject, whom);
        }
    }

    /// الحركة هي العقبة أمام السلام، موقفها يعد عملا عدائيا: of whom it is said.
    fn predicated(&mut self, p: usize, clause: &Clause) {
        let said = matches!(self.frame.kind.as_str(), "accusation" | "support" | "rejection");
        let object = matches!(self.scene.clauses.places.get(p), Some((_, Position::Object)));
        let Some(lead) = clause
            .lead
            .as_ref()
            .or(clause.subject.as_ref())
            .filter(|_| said && object && clause.is_nominal(self.scene.view))
        else {
            return;
        };
        let scene = self.scene;
        for &q in lead.0.iter().filter(|&&q| scene.phrase(q).is_some_and(|q| !q.trigger)) {
            self.fill_phrase(Slot::Subject, q);
        }
    }

    /// Whose plan the noun before is: تخطيط الحركة لاغتياله.
    fn plotter(&self, p: usize) -> Option<crate::extract::discourse::Sides> {
        let agent = p.checked_sub(1)?;
        let Some(&(_, Position::Genitive(of))) = self.scene.clauses.places.get(agent) else { return None };
        let plans = |q: &Phrase| self.scene.view.class(q.head_word, false).is_some();
        self.scene.phrase(of).filter(|q| plans(q))?;
        self.scene.phrase(agent).map(|q| q.sides.clone())
    }

    /// الاعتداءات والمضايقات الإسرائيلية: one adjective for both nouns.
    pub(super) fn joined_nisba(&self, p: usize) -> Option<usize> {
        let (phrase, next) = (self.scene.phrase(p)?, self.scene.phrase(p + 1)?);
        let joined = next.first == phrase.last + 1 && self.scene.view.reading(next.first).conjunction.is_some();
        (joined && next.by_nisba && matches!(next.class, None | Some(HeadClass::Abstract | HeadClass::Plain)))
            .then_some(p + 1)
    }

    /// Whether the genitive of the frame's noun is its object.
    pub(super) fn transitive(&self) -> bool {
        let object = self.frame.role(Slot::Object);
        object.is_some() && object != self.frame.role(Slot::Subject)
    }

    /// إرسال تركيا مساعدات، اعتقال السلطات نشطاء: a bare phrase right after an
    /// actor in the genitive is the object.
    pub(super) fn bare_object_after(&self, group: &Group) -> Option<usize> {
        let last = *group.0.last()?;
        let agent = self.scene.phrase(last)?;
        let acts = !agent.sides.is_empty()
            && (agent.name
                || matches!(agent.class, Some(HeadClass::Institution | HeadClass::Person | HeadClass::People)));
        let next = self.scene.phrase(last + 1)?;
        let adjacent = next.first == agent.last + 1 && self.scene.view.reading(next.first).conjunction.is_none();
        let bare =
            !matches!(self.scene.clauses.places.get(last + 1), Some((_, Position::After(_) | Position::Apposition(_))));
        (acts && adjacent && bare && self.scene.view.reading(next.first).preposition.is_none()).then_some(last + 1)
    }

    /// The genitive of a transitive masdar is its object, unless the object
    /// follows in another way (قصف إسرائيل لغزة).
    pub(super) fn genitive_slot(&self, object_follows: bool) -> Slot {
        let of_is_object = match (self.frame.role(Slot::Of), self.frame.role(Slot::Object)) {
            (Some(of), Some(object)) => of == object,
            _ => false,
        };
        // نفى اتهامات الجيش بإيواء …: many accusations are of who makes them.
        let charges = self.frame.kind.as_str() == "accusation"
            && self.frame.role(Slot::Subject).is_some()
            && self.scene.view.fold(self.candidate.first).ends_with("ات");
        // مؤتمر دعم الجيش، صندوق دعم أوكرانيا: whom it is there for.
        const MEANT_FOR: &[&str] =
            &["مؤتمر", "صندوق", "لجنه", "برنامج", "مبادره", "حمله", "منصه", "مجموعه", "اليه", "اجتماع"];
        let meant = self.frame.kind.as_str() == "support"
            && self.frame.role(Slot::Object).is_some()
            && matches!(self.candidate.kind, CandidateKind::Noun(p)
            if matches!(self.scene.clauses.places.get(p), Some(&(_, Position::Genitive(of)))
                if self.scene.phrase(of).is_some_and(|q| {
                    let word = self.scene.view.bare(q.head_word);
                    MEANT_FOR.iter().any(|m| word.strip_suffix(m).is_some_and(|c| matches!(c, "" | "ل" | "ب")))
                })));
        if meant {
            return Slot::Object;
        }
        if self.frame.role(Slot::Of).is_none() || of_is_object && (object_follows || charges) {
            Slot::Subject
        } else {
            Slot::Of
        }
    }

    pub(super) fn object_marker_follows(&self, clause: &Clause) -> bool {
        let near = self.candidate.last + 6;
        clause.after.iter().any(|(marker, group, word)| {
            *word > self.candidate.last
                && *word <= near
                && marker.is_some_and(|m| {
                    m.as_str() == "ل"
                        || self.frame.role(Slot::After(m)).is_some()
                            && self.frame.role(Slot::After(m)) == self.frame.role(Slot::Object)
                })
                && group.0.iter().any(|&g| {
                    self.scene.phrase(g).is_some_and(|g| {
                        !g.sides.is_empty() || matches!(g.class, Some(HeadClass::People | HeadClass::Person))
                    })
                })
        })
    }

    /// The phrase and those joined to it after it.
    pub(super) fn group_from(&self, q: usize) -> Group {
        let mut phrases = smallvec::SmallVec::new();
        phrases.push(q);
        for r in q + 1..self.scene.items.phrases.len() {
            let joined = matches!(self.scene.clauses.places.get(r), Some((_, Position::Genitive(of))) if self.scene.clauses.places.get(q).is_some_and(|(_, p)| *p == Position::Genitive(*of)));
            if !joined {
                break;
            }
            phrases.push(r);
        }
        Group(phrases)
    }
}

/// What is done to people by whoever keeps order.
const REPRESSION: &[&str] = &["قمع", "تنكيل", "تعسف", "بطش", "اضطهاد", "اعتقالات", "انتهاكات"];

/// هجوم جنوب صيدا: where, and no one who does it.
fn lies(view: View<'_>, phrase: &Phrase) -> bool {
    const SIDES: &[&str] =
        &["جنوب", "شمال", "شرق", "غرب", "وسط", "جنوبي", "شمالي", "شرقي", "غربي", "محيط", "ضواحي", "ريف"];
    phrase.place.is_some() && SIDES.contains(&view.fold(phrase.head_word))
}

/// Bodies that are houses, too.
const BUILDINGS: &[&str] = &["كنيسه", "سفاره", "قنصليه", "مدرسه", "جامعه", "مستشفي", "معهد", "مطار", "مصرف", "بنك"];

/// A building or a quarter, which suffers what happens there.
fn stands(phrase: &Phrase) -> bool {
    phrase.class == Some(HeadClass::Asset) && !phrase.trigger && stays(phrase)
        || phrase.class == Some(HeadClass::Institution)
            && phrase.definite
            && phrase.lemma.as_deref().is_some_and(|l| BUILDINGS.contains(&l))
}
