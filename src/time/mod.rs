//! Room: time. Takes the tokens of a sentence and the day of publication,
//! gives dates.
//!
//! [`Calendar::new`] compiles the words of `schema/ar/time.ron`; [`Finder`]
//! walks the tokens once and gives each time expression with the day, month,
//! year or interval that it names. Relative ones are counted from the day of
//! publication; [`Found::future`] re-reads a bare weekday or date for a
//! sentence that speaks of what is to come.

mod absolute;
mod calendar;
mod civil;
mod clock;
mod day;
mod digits;
mod find;
mod found;
mod hijri;
mod marked;
mod number;
mod reckon;
mod relative;
mod scan;
mod when;
mod words;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod negatives;

pub use calendar::Calendar;
pub use find::Finder;
pub use found::{Found, Kind};
pub use when::{Precision, When};
pub use words::{Numbered, TimeWords, Unit, UnitWords};
