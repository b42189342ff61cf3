//! Filling a role with a phrase or with the sides that something else stands for.

use super::{Casting, Filled, Group, Scene};
use crate::extract::clause::{Link, Position};
use crate::extract::company::may_be_local;
use crate::extract::discourse::Sides;
use crate::extract::phrase::Phrase;
use crate::extract::trigger::CandidateKind;
use crate::schema::{ActorType, HeadClass, RoleId, Slot};
use crate::text::Span;

impl Casting<'_> {
    pub(super) fn fill_group(&mut self, slot: Slot, group: &Group) {
        for &p in &group.0 {
            self.fill_phrase(slot, p);
        }
    }

    pub(super) fn fill_phrase(&mut self, slot: Slot, p: usize) {
        if let Some(role) = self.frame.role(slot) {
            self.fill_role(role.clone(), p);
        }
    }

    pub(super) fn fill_role(&mut self, role: RoleId, p: usize) {
        let Some(phrase) = self.scene.phrase(p) else { return };
        let own = matches!(self.candidate.kind, CandidateKind::Noun(q) if q == p);
        let human = matches!(phrase.class, Some(HeadClass::Person | HeadClass::People));
        // قصف سوري, الغارات الإسرائيلية: whoever did it is meant.
        let drone = phrase.class == Some(HeadClass::Asset) && !phrase.sides.is_empty() && role.as_str() == "actor";
        let doer = drone
            || phrase.by_nisba
                && !(phrase.trigger && names_people(self.scene, phrase))
                && (role.as_str() == "actor"
                    || role.as_str() == "supported" && phrase.sides.len() <= 3
                    || role.as_str() == "target"
                        && matches!(self.frame.kind.as_str(), "accusation" | "rejection" | "protest" | "threat"));
        // أشاد بجهود كينيا، انتقد دعم فرنسا: whose efforts they are.
        let whose = matches!(role.as_str(), "supported" | "target")
            && matches!(self.frame.kind.as_str(), "support" | "accusation" | "rejection" | "sanction");
        // أشاد بالدور الذي تقوم به قطر: whose role it is says the relative clause.
        if !own
            && phrase.sides.is_empty()
            && whose
            && matches!(phrase.class, Some(HeadClass::Abstract | HeadClass::Plain))
        {
            let doer = self.scene.clauses.all.iter().find(|c| {
                c.link == Link::Relative && c.own_subject && c.head.as_ref().is_some_and(|h| h.0.contains(&p))
            });
            // ما قبلته الحركة وتحفظ عليه الجيش: not who does another thing to it.
            let within = self
                .scene
                .clause(self.candidate.clause)
                .is_some_and(|c| c.link == Link::Relative && c.head.as_ref().is_some_and(|h| h.0.contains(&p)));
            let doer = doer.filter(|_| !within);
            if let Some(subject) = doer.and_then(|c| c.subject.as_ref()) {
                for &q in subject.0.iter().filter(|&&q| q != p) {
                    self.fill_role(role.clone(), q);
                }
                return;
            }
        }
        if phrase.trigger && !own && !human && !doer && whose {
            // استنكر قتل المدنيين: not they are blamed.
            let of = |role: &str| {
                self.scene.view.lexemes(phrase.head_word).any(|(l, form, _)| {
                    l.frames_of(form)
                        .filter_map(|f| self.scene.view.schema.frame(f))
                        .any(|f| f.kind.as_str() == "assault" && f.role(Slot::Of).is_some_and(|r| r.as_str() == role))
                })
            };
            if self.frame.kind.as_str() == "accusation" && of("target") && !of("actor") {
                return;
            }
            let owner = (p + 1..self.scene.items.phrases.len().min(p + 3)).find(|&q| {
                matches!(self.scene.clauses.places.get(q), Some((_, Position::Genitive(of))) if *of == p)
                    // دان اعتداء المسجد: what was attacked is not blamed.
                    && self.scene.phrase(q).is_some_and(|q| {
                        let struck = self.frame.kind.as_str() == "accusation" && q.class == Some(HeadClass::Asset);
                        !q.trigger && !q.sides.is_empty() && !struck
                    })
            });
            if let Some(owner) = owner {
                self.fill_role(role, owner);
            }
            return;
        }
        // استهدفت اجتماعا للحركة: whoever meets there.
        if phrase.trigger && !own && self.frame.kind.as_str() == "assault" && role.as_str() == "target" {
            let meets = self.scene.view.lexemes(phrase.head_word).any(|(l, form, _)| {
                l.frames_of(form).filter_map(|f| self.scene.view.schema.frame(f)).any(|f| f.kind.as_str() == "talks")
            });
            let those = (p + 1..p + 3).find(|&q| {
                let of = match self.scene.clauses.places.get(q) {
                    Some(&(_, Position::Genitive(of))) => of == p,
                    Some((_, Position::After(Some(m)))) => m.as_str() == "ل",
                    _ => false,
                };
                of && self.scene.phrase(q).is_some_and(|q| !q.trigger && !q.sides.is_empty())
            });
            if let Some(those) = those.filter(|_| meets && !phrase.definite) {
                self.fill_role(role, those);
                return;
            }
        }
        // توعد بالرد، بحسب تقرير لوكالة رويترز: the outlet only tells it.
        let object = matches!(self.scene.clauses.places.get(p), Some((_, Position::Object)));
        let acted_on = object && self.frame.kind.as_str() == "coercion";
        let told = !phrase.sides.is_empty()
            && !acted_on
            && role.as_str() == "target"
            && matches!(self.frame.kind.as_str(), "assault" | "coercion" | "protest" | "threat")
            && phrase
                .sides
                .iter()
                .all(|&s| self.scene.view.schema.actor(s).is_some_and(|a| a.r#type == ActorType::Outlet));
        if told {
            return;
        }
        // تعرضت دورية لهجوم: what moves there, though patrols are events elsewhere.
        let asset = phrase.class == Some(HeadClass::Asset) && role.as_str() == "target";
        if phrase.trigger && !own && !human && !doer && !asset
            || self.filled.iter().any(|f| f.role == role && f.phrase == Some(p))
        {
            return;
        }
        let refers = !phrase.sides.is_empty()
            || matches!(phrase.class, Some(HeadClass::Person | HeadClass::People | HeadClass::Institution))
            || may_be_local(self.scene.view, &self.frame.kind, &role, phrase);
        if !refers
            || !own
                && !doer
                && phrase.class == Some(HeadClass::Abstract)
                && !matches!(role.as_str(), "target" | "supported" | "recipient" | "party" | "mediator")
        {
            return;
        }
        // بحث وسيط الأمم المتحدة هدنة: he is theirs.
        let of = self.scene.phrase(p + 1).filter(|_| {
            human
                && phrase.trigger
                && phrase.sides.is_empty()
                && phrase.class == Some(HeadClass::Person)
                && matches!(self.scene.clauses.places.get(p + 1), Some((_, Position::Genitive(of))) if *of == p)
        });
        // فرقة خاصة من الجيش: whose part it is.
        let part = self.scene.phrase(p + 1).filter(|q| {
            let after = matches!(self.scene.clauses.places.get(p + 1), Some((_, Position::After(Some(m)))) if m.as_str() == "من");
            after
                && phrase.sides.is_empty()
                && !phrase.definite
                && !phrase.trigger
                && matches!(phrase.class, Some(HeadClass::Institution | HeadClass::People | HeadClass::Person))
                && q.first == phrase.last + 2
                && q.class == Some(HeadClass::Institution)
        });
        let whose = of.or(part).unwrap_or(phrase);
        self.filled.push(Filled {
            role,
            span: phrase.span(self.scene.view),
            actors: whose.actors.clone(),
            sides: whose.sides.clone(),
            phrase: Some(p),
        });
    }

    /// Whether a side has the role already.
    pub(super) fn is_filled(&self, role: &str) -> bool {
        self.filled.iter().any(|f| f.role.as_str() == role && !f.sides.is_empty())
    }

    /// The sides that have a role already, whichever.
    pub(super) fn named(&self) -> Sides {
        self.filled.iter().flat_map(|f| f.sides.iter().copied()).collect()
    }

    pub(super) fn fill_sides(&mut self, slot: Slot, sides: Sides, span: Span) {
        let Some(role) = self.frame.role(slot) else { return };
        if !sides.is_empty() {
            self.filled.push(Filled { role: role.clone(), span, actors: sides.clone(), sides, phrase: None });
        }
    }
}

/// تهجير الفلسطينيين: the nisba is a noun, of those to whom it is done.
fn names_people(scene: Scene<'_>, phrase: &Phrase) -> bool {
    let word = scene.view.fold(phrase.last);
    phrase.last > phrase.head_word
        && (word.ends_with("يين") || word.ends_with("يون"))
        && !scene.view.fold(phrase.head_word).ends_with("ين")
        && !scene.view.fold(phrase.head_word).ends_with("ون")
        && scene.view.nisba(phrase.last).is_some()
}
