//! The words of dates, compiled for matching: one look-up a token.

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{Numbered, TimeWords, Unit};
use crate::text::fold;

/// Which way an adjective points from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Turn {
    /// قبل الماضي
    BeforeLast,
    /// الماضي
    Past,
    /// الجاري
    Now,
    /// المقبل
    Next,
    /// التالي: counted from another day.
    Other,
}

/// Grammatical number of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    Many,
    /// Dual before a noun.
    Pair,
}

/// How sure a word is a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Always.
    Full,
    /// After في.
    AfterIn,
    /// Beside a number or another name of the month.
    Beside,
}

/// What a word does in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Month(u8, Trust),
    Hijri(u8),
    CommonEra,
    HijriEra,
    /// 0 is Monday.
    Weekday(u8),
    NoWeekday,
    Cardinal(u32),
    Ordinal(u8),
    Unit(Unit, Count),
    Decade(u8),
    Age,
    /// Days from publication.
    Day(i8),
    Today,
    NotToday,
    GuardedTomorrow,
    NotTomorrow,
    Part,
    Turn(Turn),
    This,
    That,
    Stretch,
    End,
    Season,
    Since,
    Ago,
    After,
    Until,
    Within,
    Between,
    From,
    To,
    On,
    Agreeing,
    About,
    Vague,
    LastOf,
    Now,
    Half,
    Quarter,
    ZoneOf,
    Zone,
    HourBefore,
    Head,
    Joint,
    /// A phrase that is no date.
    Nothing,
    Outlet,
    Counted,
}

/// A word in its spelling: with which prefixes it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub word: Word,
    /// و or ف.
    pub joined: bool,
    /// ب، ل or ك.
    pub prefixed: bool,
    /// ال that the dictionary does not list.
    pub article: bool,
}

/// What a word with this number does.
type Naming = fn(i32) -> Word;

/// All entries that begin with one spelling.
#[derive(Debug, Clone, Default)]
struct Slot {
    alone: Option<Entry>,
    /// The further words of phrases, longest first.
    phrases: Vec<(Vec<String>, Entry)>,
}

/// The words of dates ready for [`Finder`](super::Finder).
#[derive(Debug, Clone)]
pub struct Calendar {
    slots: FxHashMap<String, Slot>,
}

impl Calendar {
    /// Compiles the dictionary.
    pub fn new(words: &TimeWords) -> Self {
        let mut all: Vec<(String, Word, bool)> = Vec::new();
        let doubtful: FxHashSet<String> = words.doubtful_months.iter().map(|w| fold(w)).collect();
        let after_in: FxHashSet<String> = words.months_after_in.iter().map(|w| fold(w)).collect();
        let trust = |name: &str| match (doubtful.contains(name), after_in.contains(name)) {
            (false, _) => Trust::Full,
            (true, true) => Trust::AfterIn,
            (true, false) => Trust::Beside,
        };
        for (n, name) in flat(&words.months) {
            let trust = trust(&name);
            all.push((name, Word::Month(n as u8, trust), false));
        }
        let numbered: [(&[Numbered], Naming, bool); 6] = [
            (&words.weekdays, |n| Word::Weekday((n - 1) as u8), false),
            (&words.days, |n| Word::Day(n as i8), false),
            (&words.ordinals, |n| Word::Ordinal(n as u8), false),
            (&words.cardinals, |n| Word::Cardinal(n.unsigned_abs()), true),
            (&words.decades, |n| Word::Decade(n as u8), true),
            (&words.hijri_months, |n| Word::Hijri(n as u8), false),
        ];
        for (list, word, article) in numbered {
            all.extend(flat(list).map(|(n, name)| (name, word(n), article)));
        }
        // Before the units: اليوم is today before it is "the day".
        all.extend(words.today.iter().map(|w| (fold(w), Word::Today, false)));
        for unit in &words.units {
            for (names, count, article) in [
                (&unit.one, Count::One, true),
                (&unit.two, Count::Two, true),
                (&unit.many, Count::Many, true),
                (&unit.pair, Count::Pair, false),
            ] {
                all.extend(names.iter().map(|w| (fold(w), Word::Unit(unit.unit, count), article)));
            }
        }
        for (names, word, article) in plain_lists(words) {
            all.extend(names.iter().map(|w| (fold(w), word, article)));
        }
        let mut calendar = Self { slots: FxHashMap::default() };
        // Spellings without prefixes first: they win over what a prefix makes of a shorter word.
        for depth in 0..=3 {
            for (name, word, article) in &all {
                calendar.spell(name, *word, *article, depth);
            }
        }
        for slot in calendar.slots.values_mut() {
            slot.phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        calendar
    }

    /// Enters the spellings of `name` that carry `depth` prefixes.
    fn spell(&mut self, name: &str, word: Word, may_article: bool, depth: usize) {
        for article in [false, true] {
            for preposition in ["", "ب", "ل", "ك"] {
                for conjunction in ["", "و", "ف"] {
                    let (joined, prefixed) = (!conjunction.is_empty(), !preposition.is_empty());
                    if usize::from(article) + usize::from(joined) + usize::from(prefixed) != depth
                        || (article && (!may_article || name.starts_with("ال")))
                    {
                        continue;
                    }
                    let base = if article { format!("ال{name}") } else { name.to_owned() };
                    let base = match base.strip_prefix("ال") {
                        Some(rest) if preposition == "ل" => format!("ل{rest}"),
                        _ => base,
                    };
                    let entry = Entry { word, joined, prefixed, article };
                    self.enter(&format!("{conjunction}{preposition}{base}"), entry);
                }
            }
        }
    }

    fn enter(&mut self, spelling: &str, entry: Entry) {
        let mut parts = spelling.split(' ');
        let Some(first) = parts.next() else { return };
        let rest: Vec<String> = parts.map(str::to_owned).collect();
        let slot = self.slots.entry(first.to_owned()).or_default();
        if rest.is_empty() {
            slot.alone.get_or_insert(entry);
        } else if !slot.phrases.iter().any(|(r, _)| *r == rest) {
            slot.phrases.push((rest, entry));
        }
    }

    /// The entry of `first` or of the longest phrase it begins, with the
    /// number of further words; `word(k)` gives the k-th word after it.
    pub(super) fn look<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(Entry, usize)> {
        let slot = self.slots.get(first)?;
        for (rest, entry) in &slot.phrases {
            if rest.iter().enumerate().all(|(k, part)| word(k + 1) == Some(part.as_str())) {
                return Some((*entry, rest.len()));
            }
        }
        slot.alone.map(|entry| (entry, 0))
    }
}

fn flat(list: &[Numbered]) -> impl Iterator<Item = (i32, String)> + '_ {
    list.iter().flat_map(|n| n.names.iter().map(move |name| (n.number, fold(name))))
}

/// The lists whose words all mean the same; whether they take ال.
fn plain_lists(words: &TimeWords) -> [(&[String], Word, bool); 42] {
    [
        (&words.common_era, Word::CommonEra, false),
        (&words.hijri_era, Word::HijriEra, false),
        (&words.past, Word::Turn(Turn::Past), false),
        (&words.before_last, Word::Turn(Turn::BeforeLast), false),
        (&words.current, Word::Turn(Turn::Now), false),
        (&words.next, Word::Turn(Turn::Next), false),
        (&words.anaphoric, Word::Turn(Turn::Other), false),
        (&words.guarded_tomorrow, Word::GuardedTomorrow, false),
        (&words.not_today, Word::NotToday, false),
        (&words.not_after_tomorrow, Word::NotTomorrow, false),
        (&words.no_weekday_after, Word::NoWeekday, false),
        (&words.parts_of_day, Word::Part, true),
        (&words.ages, Word::Age, false),
        (&words.this, Word::This, false),
        (&words.that, Word::That, false),
        (&words.stretches, Word::Stretch, false),
        (&words.ends, Word::End, false),
        (&words.seasons, Word::Season, true),
        (&words.since, Word::Since, false),
        (&words.ago, Word::Ago, false),
        (&words.after, Word::After, false),
        (&words.until, Word::Until, false),
        (&words.within, Word::Within, false),
        (&words.between, Word::Between, false),
        (&words.from, Word::From, false),
        (&words.to, Word::To, false),
        (&words.on, Word::On, false),
        (&words.agreeing, Word::Agreeing, false),
        (&words.about, Word::About, false),
        (&words.vague, Word::Vague, false),
        (&words.last_of, Word::LastOf, false),
        (&words.now, Word::Now, false),
        (&words.half, Word::Half, false),
        (&words.quarter, Word::Quarter, false),
        (&words.zone_of, Word::ZoneOf, false),
        (&words.zones, Word::Zone, false),
        (&words.hour_before, Word::HourBefore, false),
        (&words.name_heads, Word::Head, false),
        (&words.name_joints, Word::Joint, false),
        (&words.no_dates, Word::Nothing, false),
        (&words.outlets, Word::Outlet, false),
        (&words.counted, Word::Counted, false),
    ]
}
