//! Light masdars before an event noun, and what it hangs on: قيام إيران بشن ضربات,
//! جولة من المحادثات, استضافة مصر للمفاوضات.

use super::Casting;
use crate::extract::clause::{Group, Position};
use crate::extract::phrase::Phrase;
use crate::extract::trigger::CandidateKind;
use crate::schema::VerbClass;

impl Casting<'_> {
    /// قيام إيران بشن ضربات، محاولة الجيش اقتحام: a light masdar with its own agent.
    pub(super) fn light_masdar(&mut self, p: usize) {
        let view = self.scene.view;
        // تعرض قافلة تضم جنودا كنديين لهجوم
        let to_it =
            matches!(self.scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "ل");
        let befallen = (p.saturating_sub(3)..p).rev().find(|&b| {
            self.scene.phrase(b).is_some_and(|q| {
                view.class(q.head_word, false) == Some(VerbClass::Undergo)
                    && q.last > q.head_word
                    && !q.sides.is_empty()
            })
        });
        if let Some(befallen) = befallen.filter(|_| to_it) {
            self.lend(Some(VerbClass::Undergo), &Group(std::iter::once(befallen).collect()));
            return;
        }
        let mut at = p;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1).and_then(|b| self.scene.phrase(b).map(|q| (b, q))) else { return };
            // تعرض قافلة لهجوم
            if view.class(before.1.head_word, false) == Some(VerbClass::Undergo)
                || before.0.checked_sub(1).and_then(|b| self.scene.phrase(b)).is_some_and(|q| {
                    q.last + 1 == before.1.first && view.class(q.head_word, false) == Some(VerbClass::Undergo)
                })
            {
                let group = Group(std::iter::once(before.0).collect());
                self.lend(Some(VerbClass::Undergo), &group);
                return;
            }
            let near = self.scene.phrase(at).is_some_and(|a| a.first <= before.1.last + 2);
            let light = matches!(
                view.class(before.1.head_word, false),
                Some(VerbClass::Support | VerbClass::Intend | VerbClass::Hope | VerbClass::Happen)
            );
            // قيام إيران بشن ضربات: the agent stands in the genitive of the masdar.
            let genitive_of_light = matches!(self.scene.clauses.places.get(before.0), Some((_, Position::Genitive(q)))
                if self.scene.phrase(*q).is_some_and(|q| view.class(q.head_word, false).is_some()));
            if near && at != p && genitive_of_light && !before.1.sides.is_empty() {
                let group = Group(std::iter::once(before.0).collect());
                self.lend(Some(VerbClass::Support), &group);
                return;
            }
            if !near || !light {
                return;
            }
            if !before.1.sides.is_empty() {
                let group = Group(std::iter::once(before.0).collect());
                self.lend(Some(VerbClass::Support), &group);
                return;
            }
            at = before.0;
        }
    }

    /// Whether the noun before a genitive only measures it or lends it a verb
    /// (جولة مباحثات، بذل جهود), so that who does the one does the other.
    pub(super) fn carries(&self, p: usize) -> bool {
        const CARRIERS: &[&str] = &[
            "سلسله",
            "جوله",
            "جولات",
            "عمليه",
            "عمليات",
            "حمله",
            "موجه",
            "محاوله",
            "محاولات",
            "مزيد",
            "مجموعه",
            "دور",
            "جلسه",
            "جلسات",
            "مهمه",
            "استمرار",
            "بدايه",
            "اعمال",
            "قياده",
        ];
        let view = self.scene.view;
        self.scene.phrase(p).is_some_and(|q| {
            let word = view.fold(q.head_word);
            let word = word.strip_prefix("ال").unwrap_or(word);
            q.trigger || q.quantity || view.class(q.head_word, false).is_some() || CARRIERS.contains(&word)
        })
    }

    /// The phrase of which a noun is the genitive, or the genitive of the genitive.
    pub(super) fn topmost(&self, p: usize) -> usize {
        let mut at = p;
        while let Some(&(_, Position::Genitive(of) | Position::Apposition(of))) = self.scene.clauses.places.get(at) {
            if of >= at {
                break;
            }
            at = of;
        }
        at
    }

    pub(super) fn outermost(&self, p: usize) -> Position {
        let mut at = p;
        for _ in 0..6 {
            match self.scene.clauses.places.get(at).map(|&(_, pos)| pos) {
                Some(Position::Genitive(of) | Position::Apposition(of)) => at = of,
                Some(other) => return other,
                None => break,
            }
        }
        Position::Lead
    }

    /// استضافة مصر للمفاوضات: who holds them stands in the genitive of the holding.
    pub(super) fn hosted(&mut self, p: usize) {
        let Some(agent) = p.checked_sub(1) else { return };
        // جهود مصر في استضافة المفاوضات: whose efforts they are holds them.
        let holding = |q: usize| {
            self.scene.phrase(q).is_some_and(|q| self.scene.view.class(q.head_word, false) == Some(VerbClass::Host))
                && matches!(self.scene.clauses.places.get(q), Some((_, Position::After(Some(m)))) if m.as_str() == "في")
        };
        let whose = agent.checked_sub(1).filter(|&w| {
            matches!(self.scene.clauses.places.get(p), Some(&(_, Position::Genitive(of))) if of == agent)
                && holding(agent)
                && matches!(self.scene.clauses.places.get(w), Some((_, Position::Genitive(_))))
        });
        if let Some(whose) = whose {
            self.lend(Some(VerbClass::Host), &Group(std::iter::once(whose).collect()));
            return;
        }
        let for_them =
            matches!(self.scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "ل");
        let Some(&(_, Position::Genitive(of))) = self.scene.clauses.places.get(agent).filter(|_| for_them) else {
            return;
        };
        let holds = |q: &Phrase| self.scene.view.class(q.head_word, false) == Some(VerbClass::Host);
        if self.scene.phrase(of).is_some_and(holds) {
            let group = Group(std::iter::once(agent).collect());
            self.lend(Some(VerbClass::Host), &group);
        }
    }

    /// تلعب دور الحاضنة للمفاوضات، بصفتها الدولة المضيفة للقمة
    fn in_the_part_of_host(&self, p: usize) -> bool {
        const HOSTS: &[&str] = &["حاضنه", "حاضن", "مضيف", "مضيفه", "مستضيف", "مستضيفه"];
        let of = matches!(self.scene.clauses.places.get(p), Some((_, Position::After(Some(m)))) if m.as_str() == "ل");
        p.checked_sub(1)
            .and_then(|b| self.scene.phrase(b))
            .is_some_and(|b| of && b.last + 1 == self.candidate.first && HOSTS.contains(&self.scene.view.bare(b.last)))
    }

    /// مستعدة لاستضافة قمة، تعتزم عقد: whether the masdar that governs the noun holds it.
    pub(super) fn is_held(&self) -> bool {
        let CandidateKind::Noun(p) = self.candidate.kind else { return false };
        if self.in_the_part_of_host(p) {
            return true;
        }
        let Some(&(_, Position::Genitive(of))) = self.scene.clauses.places.get(p) else { return false };
        self.scene.phrase(of).is_some_and(|q| self.scene.view.class(q.head_word, false) == Some(VerbClass::Host))
    }
}
