//! The words that pictures and timelines say themselves, in each language.

use crate::graph::Label;
use crate::link::Stage;
use crate::schema::Status;

/// A language of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lang {
    /// Arabic.
    Ar,
    /// English.
    En,
}

impl Lang {
    /// A word in this language.
    pub(super) fn word(self, words: Words) -> &'static str {
        match self {
            Self::Ar => words.ar,
            Self::En => words.en,
        }
    }

    /// How many more of something there are than are shown.
    pub(super) fn more(self, count: usize, of: Words) -> String {
        match self {
            Self::Ar => format!("و{count} {}", of.ar),
            Self::En => format!("and {count} {}", of.en),
        }
    }

    /// A label in this language.
    pub(super) fn label(self, label: &Label) -> &str {
        match self {
            Self::Ar => &label.ar,
            Self::En => &label.en,
        }
    }

    /// Between the things of a list.
    pub(super) fn comma(self) -> &'static str {
        match self {
            Self::Ar => "، ",
            Self::En => ", ",
        }
    }

    /// BCP 47.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }
}

/// The same in each language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    ar: &'static str,
    en: &'static str,
}

const fn words(ar: &'static str, en: &'static str) -> Words {
    Words { ar, en }
}

pub(super) const RELATIONS: Words = words("من يرتبط بمن، وبماذا", "Who is connected with whom, and by what");
pub(super) const MEDIATION: Words = words("من يتوسط بين من، وفي أي شأن", "Who mediates between whom, and about what");
pub(super) const CONNECTIONS: Words = words("الصلات", "connections");
pub(super) const MORE_MEDIATIONS: Words = words("من الوساطات الأخرى لم تُرسم", "more mediations, not drawn");
pub(super) const MEDIATOR: Words = words("الوسيط", "Mediator");
pub(super) const PARTIES: Words = words("الأطراف", "Parties");
pub(super) const EVENTS: Words = words("الأحداث بحسب تاريخها", "Events by date");
pub(super) const TIMELINE: Words = words("الخط الزمني للأحداث", "Timeline of events");
pub(super) const UNDATED: Words = words("بلا تاريخ", "Undated");
pub(super) const DENIED_TRAY: Words =
    words("نُفي حدوثه، وليس من الوقائع", "Denied: reported as not having happened, no part of the facts");
pub(super) const LEGEND: Words = words("دليل الرموز", "Legend");
pub(super) const NO_EVENTS: Words = words("لا أحداث", "No events");
pub(super) const ABOUT: Words = words("الموضوع", "About");
pub(super) const PLACE: Words = words("المكان", "Place");
pub(super) const ATTRIBUTED: Words = words("نقلا عن", "According to");
pub(super) const DOCUMENT: Words = words("الوثيقة", "Document");
pub(super) const MORE_ACTORS: Words = words("من الأطراف الأخرى لم تُرسم", "more actors, not drawn");
pub(super) const MORE_RELATIONS: Words = words("من الروابط الأخرى لم تُرسم", "more connections, not drawn");
pub(super) const MORE_MEDIATORS: Words = words("من الوسطاء الآخرين لم يُرسموا", "more mediators, not drawn");
pub(super) const MORE_EVENTS: Words = words("من الأحداث الأخرى لم تُرسم", "more events, not drawn");
pub(super) const OTHERS: Words = words("غير ذلك", "more");
pub(super) const CONTINUED: Words = words("تابع", "continued");
pub(super) const DOCUMENTS: Words = words("عدد الوثائق", "Documents");
pub(super) const EVENT_COUNT: Words = words("عدد الأحداث", "Events");
pub(super) const READ_BY: Words = words("استُخرج آليا بأداة وسيط wasit", "Extracted automatically by wasit");
pub(super) const HEDGED: Words = words("مخطط له أو محتمل", "Planned or possible");
pub(super) const FROM: Words = words("منذ", "from");
pub(super) const UNTIL: Words = words("حتى", "until");

pub(super) const OUTLETS: Words = words("عدد المنابر", "Outlets");
pub(super) const FIRST_REPORT: Words = words("أول نشر", "First report");
pub(super) const LAST_REPORT: Words = words("آخر نشر", "Last report");
pub(super) const FOLLOWS: Words = words("يلي", "Follows");

/// What an event is to the earlier one that it follows.
pub(super) fn stage(stage: Stage) -> Words {
    match stage {
        Stage::Accepted => words("قُبل", "accepted"),
        Stage::Rejected => words("رُفض", "rejected"),
        Stage::Scheduled => words("حُدد موعده", "scheduled"),
        Stage::UnderWay => words("بدأ تنفيذه", "under way"),
        Stage::Held => words("تم في موعده", "held"),
        Stage::CalledOff => words("لم يتم", "called off"),
        Stage::Broken => words("خُرق", "broken"),
        Stage::Ended => words("انتهى", "ended"),
        Stage::CameFor => words("جاء الوفد من أجله", "what the delegation came for"),
        Stage::Brokered => words("ثمرة الوساطة", "brokered"),
        Stage::Agreed => words("ثمرة المحادثات", "agreed"),
        Stage::CarriedOut => words("نُفذ", "carried out"),
    }
}

/// What a status is called.
pub(super) fn status(status: Status) -> Words {
    match status {
        Status::Actual => words("وقع أو جارٍ", "Happened or under way"),
        Status::Planned => words("مخطط له", "Planned"),
        Status::Possible => words("محتمل", "Possible"),
        Status::Denied => words("منفي", "Denied"),
    }
}

/// What a month is called, 1 to 12; of another number nothing.
pub(super) fn month(number: u32) -> Words {
    const MONTHS: [Words; 12] = [
        words("يناير", "January"),
        words("فبراير", "February"),
        words("مارس", "March"),
        words("أبريل", "April"),
        words("مايو", "May"),
        words("يونيو", "June"),
        words("يوليو", "July"),
        words("أغسطس", "August"),
        words("سبتمبر", "September"),
        words("أكتوبر", "October"),
        words("نوفمبر", "November"),
        words("ديسمبر", "December"),
    ];
    let index = (number as usize).wrapping_sub(1);
    MONTHS.get(index).copied().unwrap_or(words("", ""))
}
