//! Blocking: which known events a report is compared with at all.
//!
//! An event is entered under each of its sides with the days, months or year in
//! which it may lie; a report looks where it may find its like. So the cost
//! grows with the number of reports, not with its square.

use chrono::{Datelike, Days as Steps, NaiveDate};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::StatusGroup;
use super::agree::{Days, NEAR, PAUSE, Report};
use super::claim::Part;
use crate::schema::KindId;
use crate::time::Precision;

/// So many events of one side and one day are looked at, the last ones.
const MOST: usize = 128;

/// Where an event lies in time, for looking it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Bucket {
    /// It happened on this day.
    Day(NaiveDate),
    /// It happened in this month, or goes on in it.
    Month(i32),
    /// It happened in this year.
    Year(i32),
    /// It took, or takes, from one day to another.
    Span(Option<NaiveDate>, Option<NaiveDate>),
    /// It was reported on this day.
    Told(NaiveDate),
}

type Key<'m> = (&'m KindId, StatusGroup, Part<'m>, Bucket);

/// The known events by kind, status, side and time.
#[derive(Debug, Default)]
pub(super) struct Blocks<'m> {
    events: FxHashMap<Key<'m>, SmallVec<[u32; 2]>>,
}

impl<'m> Blocks<'m> {
    /// Enters an event, again whenever it has grown.
    pub fn enter(&mut self, report: &Report<'m>, days: Option<Days>, at: u32) {
        let mut buckets: SmallVec<[Bucket; 4]> = SmallVec::new();
        if let Some(days) = days.or(report.days()).filter(|_| report.goes_on()) {
            buckets.extend(months(days.first, days.last));
        } else if let Some(when) = report.claim.when {
            match (when.precision, when.earliest) {
                (Precision::Day, Some(day)) => {
                    buckets.extend([Bucket::Day(day), Bucket::Month(month(day)), Bucket::Year(day.year())]);
                }
                (Precision::Month, Some(day)) => buckets.extend([Bucket::Month(month(day)), Bucket::Year(day.year())]),
                (Precision::Year, Some(day)) => buckets.push(Bucket::Year(day.year())),
                _ => buckets.push(Bucket::Span(when.earliest, when.latest)),
            }
        }
        if let Some(told) = report.published.filter(|_| !report.goes_on()) {
            buckets.extend([Bucket::Told(told.first), Bucket::Told(told.last)]);
        }
        for bucket in buckets {
            for &part in &report.claim.sides {
                let list = self.events.entry((report.claim.kind, report.claim.group, part, bucket)).or_default();
                if !list.contains(&at) {
                    if list.len() == MOST {
                        list.remove(0);
                    }
                    list.push(at);
                }
            }
        }
    }

    /// The events that a report is compared with, in the order in which they
    /// were entered first.
    pub fn find(&self, report: &Report<'m>, into: &mut Vec<u32>) {
        into.clear();
        let mut buckets: SmallVec<[Bucket; 4]> = SmallVec::new();
        match (report.claim.when, report.days()) {
            (_, Some(days)) if report.goes_on() => {
                let pause = Steps::new(PAUSE as u64);
                let first = days.first.checked_sub_days(pause).unwrap_or(days.first);
                let last = days.last.checked_add_days(pause).unwrap_or(days.last);
                buckets.extend(months(first, last));
            }
            (Some(when), _) => buckets.push(match (when.precision, when.earliest) {
                (Precision::Day, Some(day)) => Bucket::Day(day),
                (Precision::Month, Some(day)) => Bucket::Month(month(day)),
                (Precision::Year, Some(day)) => Bucket::Year(day.year()),
                _ => Bucket::Span(when.earliest, when.latest),
            }),
            (None, Some(told)) => {
                let before = (0..=NEAR as u64).filter_map(|n| told.first.checked_sub_days(Steps::new(n)));
                let actual = report.claim.group == StatusGroup::Actual;
                buckets.extend(
                    before.flat_map(|day| [Some(Bucket::Told(day)), actual.then_some(Bucket::Day(day))]).flatten(),
                );
                buckets.extend(told.last.succ_opt().map(Bucket::Told));
            }
            (None, None) => {}
        }
        for bucket in buckets {
            for &part in &report.claim.sides {
                let list = self.events.get(&(report.claim.kind, report.claim.group, part, bucket));
                into.extend(list.into_iter().flatten());
            }
        }
        into.sort_unstable();
        into.dedup();
    }
}

/// Months counted through.
fn month(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0() as i32
}

/// The months from one day to another; of many only the first and the last.
fn months(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = Bucket> {
    let (first, last) = (month(first), month(last));
    let all = if last - first < 4 { first..last + 1 } else { first..first + 1 };
    all.chain((last - first >= 4).then_some(last)).map(Bucket::Month)
}
