//! When an event happened, as far as the text says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// From one day to another, either of which may be open.
    Interval,
}

/// A date or span of dates read from the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct When {
    /// First day it may be; `None` for an interval open to the past.
    pub earliest: Option<NaiveDate>,
    /// Last day it may be; `None` for an interval open to the future.
    pub latest: Option<NaiveDate>,
    /// How exact it is.
    pub precision: Precision,
    /// The day that a relative date was counted from.
    pub anchor: Option<NaiveDate>,
}

impl When {
    /// The ISO 8601 value: `2025-10-06`, `2023-10`, `2023`, `2023-10-07/`.
    pub fn value(&self) -> String {
        let day = |d: &Option<NaiveDate>| d.map(|d| d.format("%Y-%m-%d").to_string()).unwrap_or_default();
        match self.precision {
            Precision::Day => day(&self.earliest),
            Precision::Month => self.earliest.map(|d| d.format("%Y-%m").to_string()).unwrap_or_default(),
            Precision::Year => self.earliest.map(|d| d.format("%Y").to_string()).unwrap_or_default(),
            Precision::Interval => format!("{}/{}", day(&self.earliest), day(&self.latest)),
        }
    }
}
