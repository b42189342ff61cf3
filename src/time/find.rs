//! Walking over the tokens of a sentence.

use chrono::NaiveDate;

use super::Precision;
use super::calendar::{Calendar, Word};
use super::found::{Found, Kind};
use super::scan::{Lex, Part, Scan, What};
use crate::text::{Folded, Sign, Token, TokenKind};

/// Finds time expressions, sentence after sentence, in the same buffer.
#[derive(Debug, Default)]
pub struct Finder {
    lexes: Vec<Option<Lex>>,
}

impl Finder {
    /// Appends the time expressions among `tokens` to `out`, in order, each as
    /// long as it goes, none overlapping another. Relative ones are counted from
    /// `published`; without it they are found but give no date.
    ///
    /// Token indices in [`Found`] count from the start of `tokens`.
    pub fn find(
        &mut self,
        calendar: &Calendar,
        tokens: &[Token],
        folded: &Folded,
        published: Option<NaiveDate>,
        out: &mut Vec<Found>,
    ) {
        self.lexes.clear();
        self.lexes.extend((0..tokens.len()).map(|i| Lex::at(calendar, tokens, folded, i)));
        let scan = Scan { tokens, lexes: &self.lexes, folded, published };
        let mut i = 0;
        while i < tokens.len() {
            // Nearly every token is a word that no date has.
            let plain = tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
                && self.lexes.get(i).is_some_and(Option::is_none)
                && scan.text(i) != "ال";
            if plain {
                i += 1;
                continue;
            }
            i = match scan.at(i) {
                Step::Skip(last) => last + 1,
                Step::Found(found) => {
                    let next = found.last + 1;
                    out.push(found);
                    next
                }
            };
        }
    }
}

/// What stands at a token.
enum Step {
    /// No date up to this token.
    Skip(usize),
    Found(Found),
}

impl Scan<'_> {
    fn at(&self, i: usize) -> Step {
        let part = match self.tokens.get(i).map(|t| t.kind) {
            Some(TokenKind::Number) => self.expression(i),
            Some(TokenKind::Word) => match self.lex(i) {
                Some(lex) => match lex.entry.word {
                    Word::Nothing => return Step::Skip(lex.last),
                    Word::Since | Word::Ago | Word::After | Word::Until | Word::Within | Word::Between | Word::From => {
                        self.marked(i, lex)
                    }
                    _ => self.expression(i),
                },
                // الـ33
                None => self.expression(i),
            },
            _ => None,
        };
        part.and_then(|part| self.finish(i, &part)).map_or(Step::Skip(i), Step::Found)
    }

    /// Any expression without a preposition before it.
    pub(super) fn expression(&self, i: usize) -> Option<Part> {
        self.days_of_month(i).or_else(|| self.expression_once(i))
    }

    /// The same, but no days joined by و or a dash.
    pub(super) fn expression_once(&self, i: usize) -> Option<Part> {
        if self.text(i) == "ال" || self.lex(i).is_some_and(|l| l.entry.word == Word::LastOf) {
            return self.relative(i).or_else(|| self.counted(i));
        }
        self.day(i).or_else(|| self.absolute(i)).or_else(|| self.relative(i))
    }

    fn finish(&self, first: usize, part: &Part) -> Option<Found> {
        let (when, bare, kind) = self.settle(&part.what)?;
        let kind = match &when {
            Some(w) if kind == Kind::Point && w.precision == Precision::Interval => Kind::Span,
            _ => kind,
        };
        Some(Found { first, last: part.last, when, name: self.named(first, part), kind, bare })
    }

    /// Whether the noun before makes the date part of a name: «ثورة 25 يناير», «حدود ما قبل 1967».
    fn named(&self, first: usize, part: &Part) -> bool {
        let quoted = |i: usize, open: bool| {
            self.sign(i, Sign::Quote) || self.sign(i, if open { Sign::QuoteOpen } else { Sign::QuoteClose })
        };
        // «14 آذار» in quotation marks is a movement.
        let yearless = matches!(part.what, What::Civil(c) if c.day.is_some() && c.year.is_none() && c.turn.is_none());
        if yearless && first.checked_sub(1).is_some_and(|i| quoted(i, true)) && quoted(part.last + 1, false) {
            return true;
        }
        let opened = matches!(part.what, What::Fixed { kind: Kind::Until, .. });
        let Some(before) = self.before(first) else { return false };
        match before.entry.word {
            Word::Head => matches!(part.what, What::Civil(_)) && self.opens_with_date(first) || opened,
            Word::Joint => opened && self.before(before.last).is_some_and(|b| b.entry.word == Word::Head),
            _ => false,
        }
    }

    /// Whether a number, month or year stands at `first`: «حرب يوم الأحد» is no name.
    fn opens_with_date(&self, first: usize) -> bool {
        self.lex(first).is_none_or(|l| !matches!(l.entry.word, Word::Part | Word::Weekday(_) | Word::Today))
    }
}

#[cfg(test)]
mod tests {
    use super::super::cases::{calendar, read};
    use proptest::prelude::*;

    /// Words that meet in dates, and signs between them.
    const WORDS: &[&str] = &[
        "اليوم",
        "أمس",
        "غدا",
        "الأحد",
        "والسبت",
        "يوم",
        "يومي",
        "عامي",
        "صباح",
        "مساء",
        "7",
        "31",
        "2023",
        "1445",
        "هـ",
        "6/10/2025",
        "2023/2024",
        "أكتوبر",
        "ومارس",
        "رمضان",
        "تشرين",
        "الأول",
        "الحادي",
        "والعشرين",
        "ثلاثة",
        "مئة",
        "ألف",
        "أيام",
        "الأيام",
        "العام",
        "عام",
        "الأسبوع",
        "أسبوعين",
        "شهر",
        "الماضي",
        "المقبلة",
        "هذا",
        "آخر",
        "نهاية",
        "مطلع",
        "منذ",
        "قبل",
        "بعد",
        "حتى",
        "خلال",
        "بين",
        "من",
        "إلى",
        "و",
        "الـ",
        "-",
        "/",
        "(",
        ")",
        "،",
        "«",
        "»",
        "الساعة",
        "نحو",
        "أكثر",
        "ونصف",
        "التسعينيات",
        "القرن",
        "حرب",
        "ما",
        "الآن",
        "الموافق",
        "في",
        "99999999999",
        "0",
        "-1",
        "القاهرة",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn any_words_are_read_in_order_and_without_overlap(
            words in prop::collection::vec(prop::sample::select(WORDS), 0..14),
            published in prop::option::of(-400_000i64..400_000),
        ) {
            let calendar = SHARED.with(|c| c.clone());
            let day = published.and_then(|d| super::super::reckon::shift(chrono::NaiveDate::default(), d));
            let mut next = 0;
            for (found, _) in read(&calendar, &words.join(" "), day) {
                prop_assert!(found.first >= next && found.last >= found.first);
                next = found.last + 1;
                if let Some(when) = &found.when {
                    prop_assert!(when.earliest.is_some() || when.latest.is_some());
                    if let (Some(a), Some(b)) = (when.earliest, when.latest) {
                        prop_assert!(a <= b, "{when:?}");
                    }
                    if let Some(day) = day { let _ = found.future(day); }
                }
            }
        }
    }

    thread_local! {
        static SHARED: std::rc::Rc<super::Calendar> = std::rc::Rc::new(calendar());
    }

    #[test]
    fn the_ends_of_the_calendar_give_no_date_beyond_them() {
        let calendar = calendar();
        let text = "في 10 رمضان، هذا الأسبوع، الأسبوع الماضي، العام المقبل، قبل 99999 عاما، منذ 400000000 شهر، بعد 4000000000 أسبوع، \
                    أمس، غدا، السبت المقبل، نهاية الأسبوع المقبل، في 29 فبراير، مايو المقبل، من 3 إلى 5 مايو";
        for day in [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
            for (found, _) in read(&calendar, text, Some(day)) {
                let _ = found.future(day);
            }
        }
    }

    #[test]
    fn long_chains_are_read_in_linear_time() {
        let calendar = calendar();
        for word in ["نهاية ", "يومي ", "بين ", "منذ ", "يوم ", "من ", "نحو ", "7 و", "مساء ", "(", "ثلاثة و", "حرب «"]
        {
            read(&calendar, &word.repeat(20_000), "2024-04-13".parse().ok());
        }
    }
}
