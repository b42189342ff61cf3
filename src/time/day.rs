//! Days: اليوم, أمس, weekdays, parts of the day, alone and together.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Count, Turn, Word};
use super::found::Bare;
use super::reckon;
use super::scan::{Lex, Part, Scan, What};
use super::words::Unit;
use crate::text::Sign;

/// Tokens that may stand before the day itself: «في وقت مبكر من صباح يوم».
const LEADS: usize = 8;

impl Scan<'_> {
    /// A day at `i`: «مساء أمس الأحد», «يوم السبت الماضي», «فجر السابع من أكتوبر».
    pub(super) fn day(&self, i: usize) -> Option<Part> {
        let mut at = i;
        let mut led = false;
        while let Some(lex) = self.lex(at) {
            let leads = match lex.entry.word {
                Word::Part => true,
                Word::Unit(Unit::Day, Count::One) => !lex.entry.article,
                // صباح هذا اليوم
                Word::From if led => true,
                _ => false,
            };
            if !leads || (led && lex.entry.joined) || at > i + LEADS {
                break;
            }
            led = true;
            at = lex.last + 1;
        }
        let lex = self.lex(at).filter(|l| !(led && l.entry.joined));
        let word = lex.map(|l| l.entry.word);
        let part = match (word, lex) {
            (Some(Word::Today), Some(lex)) => self.today(lex),
            (Some(Word::Day(days)), Some(lex)) => self.counted_day(lex, days),
            (Some(Word::GuardedTomorrow), Some(lex)) if led => self.counted_day(lex, 1),
            (Some(Word::Weekday(weekday)), Some(lex)) => self.weekday(at, lex, weekday),
            (Some(Word::This), Some(lex)) => self.this_day(lex),
            (Some(Word::Agreeing), Some(lex)) if led => self.absolute(lex.last + 1).filter(|p| has_day(&p.what)),
            _ if led => self.absolute(at).filter(|p| has_day(&p.what)),
            _ => None,
        }?;
        Some(Part { last: self.with_clock(part.last), ..part })
    }

    /// «اليوم», «اليوم الاثنين», «اليوم السابع من شهر أكتوبر», «اليوم التالي».
    fn today(&self, lex: Lex) -> Option<Part> {
        let next = lex.last + 1;
        if let Some((turn, last)) = self.turn(next) {
            return (turn == Turn::Other).then(|| Part::dateless(last));
        }
        match self.plain(next).map(|l| l.entry.word) {
            Some(Word::NotToday) => None,
            // «اليوم السابع» is a count or a newspaper, unless a month follows.
            Some(Word::Ordinal(_)) => self.absolute(next).filter(|p| has_day(&p.what)),
            _ if self.of_an_outlet(lex.last) => None,
            _ => self.counted_day(lex, 0),
        }
    }

    /// «صحيفة فلسطين اليوم»: an outlet's noun and one word before اليوم.
    fn of_an_outlet(&self, today: usize) -> bool {
        today
            .checked_sub(2)
            .and_then(|i| self.lex(i))
            .is_some_and(|l| l.entry.word == Word::Outlet && l.last + 2 == today)
    }

    /// «هذا اليوم», «هذا الصباح», «هذه الليلة».
    fn this_day(&self, this: Lex) -> Option<Part> {
        let lex = self.plain(this.last + 1)?;
        match lex.entry.word {
            Word::Part if lex.entry.article => self.counted_day(lex, 0),
            Word::Today | Word::Day(0) => self.counted_day(lex, 0),
            _ => None,
        }
    }

    /// A day counted from publication, with the weekday and hour after it.
    fn counted_day(&self, lex: Lex, days: i8) -> Option<Part> {
        let mut last = lex.last;
        let mut days = i64::from(days);
        if days == 1 && self.plain(last + 1).is_some_and(|l| l.entry.word == Word::NotTomorrow) {
            return None;
        }
        // «الليلة الماضية», «الليلة قبل الماضية»; أمس takes no adjective.
        if let (0, Some((turn, end))) = (days, self.turn(last + 1)) {
            match turn {
                Turn::Past => days = -1,
                Turn::BeforeLast => days = -2,
                Turn::Next => days = 1,
                Turn::Now => {}
                Turn::Other => return Some(Part::dateless(end)),
            }
            last = end;
        }
        last = self.part_after(last);
        let (weekday, last) = match self.weekday_after(last) {
            Some((weekday, end)) => (Some(weekday), self.part_after(end)),
            None => (None, last),
        };
        if let Some(part) = self.date_after(last) {
            return Some(part);
        }
        let date = self.relative_day(days);
        let date = match (date, weekday) {
            (Some(date), Some(weekday)) => Some(agree(date, weekday)),
            _ => date,
        };
        Some(Part::fixed(last, date.map(|d| reckon::day(d, self.published)), None))
    }

    /// A weekday right after a day, in brackets or not: «أمس الأحد», «اليوم (الأربعاء)».
    fn weekday_after(&self, last: usize) -> Option<(u8, usize)> {
        let open = self.sign(last + 1, Sign::ParenOpen);
        let lex = self.plain(last + 1 + usize::from(open))?;
        let Word::Weekday(weekday) = lex.entry.word else { return None };
        if open {
            return self.sign(lex.last + 1, Sign::ParenClose).then_some((weekday, lex.last + 1));
        }
        Some((weekday, lex.last))
    }

    /// Takes in a part of the day after `last`.
    fn part_after(&self, last: usize) -> usize {
        match self.plain(last + 1) {
            // «اليوم فجر الانتحاري نفسه»: only the adverb belongs here.
            Some(lex)
                if lex.entry.word == Word::Part
                    && (self.text(lex.last).ends_with('ا') || self.text(lex.last) == "مساء") =>
            {
                lex.last
            }
            _ => last,
        }
    }

    /// A full date after a weekday: «السبت 7 أكتوبر», «الأحد الموافق 7/4/2024», «الأحد، 7 أبريل», «الأحد (7 أبريل)».
    fn date_after(&self, last: usize) -> Option<Part> {
        let mut at = last + 1;
        let open = self.sign(at, Sign::ParenOpen);
        if open || self.sign(at, Sign::Comma) {
            at += 1;
        }
        if let Some(end) = self.is(at, Word::Agreeing) {
            at = end + 1;
        }
        let part = self.absolute(at).filter(|p| has_day(&p.what))?;
        if open {
            return self.sign(part.last + 1, Sign::ParenClose).then(|| Part { last: part.last + 1, ..part });
        }
        Some(part)
    }

    /// A weekday at `at` with what says which one.
    fn weekday(&self, at: usize, lex: Lex, weekday: u8) -> Option<Part> {
        let before = self.before(at);
        if before.is_some_and(|b| b.entry.word == Word::NoWeekday) {
            return None;
        }
        // «بين الاثنين» is "between the two" unless another weekday follows.
        let two = weekday == 0 && before.is_some_and(|b| b.entry.word == Word::Between);
        if two && !self.lex(lex.last + 1).is_some_and(|l| l.entry.joined && matches!(l.entry.word, Word::Weekday(_))) {
            return None;
        }
        let mut last = self.part_after(lex.last);
        if let Some(part) = self.date_after(last) {
            return Some(part);
        }
        // «ليل السبت - الأحد»
        if before.is_some_and(|b| b.entry.word == Word::Part)
            && (self.sign(last + 1, Sign::Dash) || self.slash(last + 1))
            && let Some(next) = self.is(last + 2, Word::Weekday((weekday + 1) % 7))
        {
            last = next;
        }
        let turn = self.turn(last + 1);
        if let Some((_, end)) = turn {
            last = end;
        }
        let turn = turn.map(|t| t.0);
        // «الأحد أمس»
        if let Some(Lex { entry, last: end }) = self.plain(last + 1)
            && let Word::Day(days) = entry.word
        {
            let date = self.relative_day(i64::from(days)).map(|d| agree(d, weekday));
            return Some(Part::fixed(end, date.map(|d| reckon::day(d, self.published)), None));
        }
        let date = self.published.and_then(|p| reckon::weekday(p, weekday, turn));
        let bare = if turn.is_none() { Some(Bare::Weekday(weekday)) } else { None };
        Some(Part::fixed(last, date.map(|d| reckon::day(d, self.published)), bare))
    }
}

/// The day that a relative word and a weekday mean together. They may differ
/// by one day when somebody is quoted, or around midnight: the weekday is
/// surer then. Otherwise the relative word holds.
fn agree(date: NaiveDate, weekday: u8) -> NaiveDate {
    let same = |d: &NaiveDate| d.weekday().num_days_from_monday() == u32::from(weekday);
    [reckon::shift(date, -1), reckon::shift(date, 1)].into_iter().flatten().find(same).unwrap_or(date)
}

/// Whether a written date names a day.
pub(super) fn has_day(what: &What) -> bool {
    match what {
        What::Civil(civil) => civil.day.is_some(),
        What::Fixed { .. } => true,
    }
}
