//! The words of dates as `schema/ar/time.ron` lists them.

use serde::Deserialize;

/// A number and the words that say it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbered {
    /// The number: of a month, a weekday, a count of days.
    pub number: i32,
    /// Its words or phrases.
    pub names: Vec<String>,
}

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// دقيقة
    Minute,
    /// ساعة
    Hour,
    /// يوم
    Day,
    /// أسبوع
    Week,
    /// شهر
    Month,
    /// عام، سنة
    Year,
    /// عقد
    Decade,
    /// قرن
    Century,
    /// فترة: no fixed length.
    While,
}

/// The words of one unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWords {
    /// Which unit.
    pub unit: Unit,
    /// Singular.
    pub one: Vec<String>,
    /// Dual.
    pub two: Vec<String>,
    /// Plural.
    pub many: Vec<String>,
    /// Dual before a noun (عامي 2010 و2015).
    pub pair: Vec<String>,
}

/// The file `schema/ar/time.ron`; what each list does is said there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TimeWords {
    pub months: Vec<Numbered>,
    pub doubtful_months: Vec<String>,
    pub months_after_in: Vec<String>,
    pub hijri_months: Vec<Numbered>,
    pub common_era: Vec<String>,
    pub hijri_era: Vec<String>,
    pub weekdays: Vec<Numbered>,
    pub no_weekday_after: Vec<String>,
    pub cardinals: Vec<Numbered>,
    pub ordinals: Vec<Numbered>,
    pub units: Vec<UnitWords>,
    pub decades: Vec<Numbered>,
    pub ages: Vec<String>,
    pub days: Vec<Numbered>,
    pub today: Vec<String>,
    pub not_today: Vec<String>,
    pub guarded_tomorrow: Vec<String>,
    pub not_after_tomorrow: Vec<String>,
    pub parts_of_day: Vec<String>,
    pub past: Vec<String>,
    pub before_last: Vec<String>,
    pub current: Vec<String>,
    pub next: Vec<String>,
    pub anaphoric: Vec<String>,
    pub this: Vec<String>,
    pub that: Vec<String>,
    pub stretches: Vec<String>,
    pub ends: Vec<String>,
    pub seasons: Vec<String>,
    pub since: Vec<String>,
    pub ago: Vec<String>,
    pub after: Vec<String>,
    pub until: Vec<String>,
    pub within: Vec<String>,
    pub between: Vec<String>,
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub on: Vec<String>,
    pub agreeing: Vec<String>,
    pub about: Vec<String>,
    pub vague: Vec<String>,
    pub last_of: Vec<String>,
    pub now: Vec<String>,
    pub half: Vec<String>,
    pub quarter: Vec<String>,
    pub zone_of: Vec<String>,
    pub zones: Vec<String>,
    pub hour_before: Vec<String>,
    pub name_heads: Vec<String>,
    pub name_joints: Vec<String>,
    pub no_dates: Vec<String>,
    pub outlets: Vec<String>,
    pub counted: Vec<String>,
}
