//! Room: time. Takes the tokens of a sentence and the day of publication,
//! gives dates.

mod when;

pub use when::{Precision, When};
/// Words of dates.
pub type TimeWords = ron::Value;
