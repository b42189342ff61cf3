//! Prepositional phrases after a trigger that fill no slot of it: where it was, of what it
//! spoke, who is named only by the way.

use super::{Casting, Group};
use crate::extract::phrase::Phrase;
use crate::extract::trigger::CandidateKind;
use crate::morph::Marker;
use crate::schema::{FrameIndex, HeadClass, Slot};

impl Casting<'_> {
    /// Whether the phrases after a preposition stand only beside the event.
    pub(super) fn fills_nothing(&self, marker: Marker, group: &Group, word: usize) -> bool {
        let kind = self.frame.kind.as_str();
        let phrases = || group.0.iter().filter_map(|&g| self.scene.phrase(g));
        let beside = match marker.as_str() {
            // الهجوم على المعبد القريب من مدينة مأرب: a town attacks nobody.
            "من" => {
                self.called_from(marker)
                    // تعهد بمواصلة القتال حتى خروج القوات من أفغانستان
                    || kind == "threat" && self.within_content(marker, word)
                    || kind == "assault"
                        && phrases().all(|g| g.names_town(self.scene.view) || g.place.is_some() && !g.seat)
            }
            // دعت الحكومة إلى تقديم شكوى إلى مجلس الأمن
            "الي" => {
                kind == "request"
                    && self.candidate.kind == CandidateKind::Verb
                    && (self.is_filled("target") || self.within_content(marker, word))
                    && self.tells_whom(marker)
            }
            "ل" => {
                kind == "accusation" && self.candidate.kind == CandidateKind::Verb && self.is_filled("target")
                    || kind == "request" && self.within_content(marker, word)
            }
            "بين" => kind == "talks" && self.who_talks_is_told(word),
            "في" => {
                matches!(kind, "assault" | "coercion" | "protest") || kind == "talks" && self.protest_between(word)
            }
            // رحبت بقرار الخرطوم السماح بنشر قوات: whose decision it was has been told.
            "ب" => {
                phrases().all(|g| g.names_town(self.scene.view)) && self.only_place(marker)
                    || matches!(kind, "support" | "accusation" | "rejection")
                        && self.candidate.kind == CandidateKind::Verb
                        && self.scene.view.reading(word).conjunction.is_none()
                        && self.frame.role(Slot::After(marker)).is_some_and(|r| self.is_filled(r.as_str()))
            }
            // أمام مقر البرلمان is where they stood, أمام السفارة whom they meant.
            "امام" => kind == "protest" && !phrases().any(|g| self.is_mission(g)),
            _ => false,
        };
        // بوساطة مصرية وبمشاركة قطرية: the second stands beside the first.
        beside || self.scene.view.reading(word).conjunction.is_some() && self.hangs_on_preposition()
    }

    /// دعا موسكو إلى سحب قواتها من المحطة: a call from someone is a noun's.
    fn called_from(&self, marker: Marker) -> bool {
        self.frame.kind.as_str() == "request"
            && self.candidate.kind == CandidateKind::Verb
            && self.frame.role(Slot::After(marker)).is_some_and(|r| r.as_str() == "source")
    }

    /// Whether whom the event means may stand after the preposition.
    fn tells_whom(&self, marker: Marker) -> bool {
        self.frame.role(Slot::After(marker)).is_some_and(|r| r.as_str() == "target")
    }

    /// القمة …، بعد إغلاق المتظاهرين المطار في بانكوك: where they protest, no host of the talks.
    fn protest_between(&self, word: usize) -> bool {
        self.others.iter().any(|o| {
            let protests =
                |f: &FrameIndex| self.scene.view.schema.frame(*f).is_some_and(|f| f.kind.as_str() == "protest");
            o.first > self.candidate.last && o.last < word && o.frames.iter().any(protests)
        })
    }

    /// دعت إلى وقف صادرات السلاح إلى السودان: what is asked for stands after the first إلى, and
    /// the second is within it; شرط للإفراج عنهم … لحلف الأطلسي too.
    fn within_content(&self, marker: Marker, word: usize) -> bool {
        let Some(clause) = self.scene.clause(self.candidate.clause) else { return false };
        let content = |g: &Group| {
            g.0.iter()
                .filter_map(|&q| self.scene.phrase(q))
                .all(|q| q.sides.is_empty() && q.class != Some(HeadClass::Person))
        };
        let same =
            |m: Option<Marker>| m == Some(marker) || marker.as_str() == "من" && m.is_some_and(|m| m.as_str() == "ب");
        clause.after.iter().any(|(m, group, w)| same(*m) && *w > self.candidate.last && *w < word && content(group))
    }

    /// محادثات بوتين وأردوغان حول العلاقة بين سوريا والعراق: who talks has been told.
    fn who_talks_is_told(&self, word: usize) -> bool {
        let talkers = self.filled.iter().filter(|f| f.role.as_str() == "participant" && !f.sides.is_empty());
        matches!(self.candidate.kind, CandidateKind::Noun(_)) && word > self.candidate.last + 3 && talkers.count() >= 2
    }

    /// تفجير الكنيسة بالإسكندرية، اجتماع طارئ بواشنطن: where, and no one who does it; أشاد
    /// بدور مصر في التهدئة بغزة: nor whom he praises.
    fn only_place(&self, marker: Marker) -> bool {
        self.frame.role(Slot::After(marker)).is_some_and(|role| {
            matches!((self.frame.kind.as_str(), role.as_str()), ("assault", "actor") | ("talks", "participant"))
                || self.is_filled(role.as_str())
        })
    }

    /// An embassy or the like.
    fn is_mission(&self, phrase: &Phrase) -> bool {
        const ENVOYS: &[&str] = &["سفاره", "قنصليه", "بعثه", "ممثليه"];
        phrase.lemma.as_deref().is_some_and(|l| ENVOYS.contains(&l))
            || (phrase.first..=phrase.last).any(|w| ENVOYS.iter().any(|e| self.scene.view.fold(w).ends_with(e)))
    }
}
