//! How status, time and place of a marked event were read.

use super::alternatives::Alternatives;
use super::gold::GoldEvent;
use super::predicted::Predicted;

/// The fields of a required event of which a reading was found; none where the
/// annotation says nothing of it.
#[derive(Debug)]
pub(super) struct Readings<'a> {
    pub(super) kind: &'a str,
    pub(super) status: Option<Reading>,
    pub(super) time: Option<Reading>,
    pub(super) place: Option<Reading>,
}

impl<'a> Readings<'a> {
    /// Of an event and the found ones of its kind in its sentence.
    pub(super) fn new(event: &'a GoldEvent, found: &[&Predicted]) -> Self {
        Self {
            kind: event.kind.as_str(),
            status: Reading::new(&event.status, found.iter().map(|one| Some(one.status.as_str()))),
            time: Reading::new(&event.time, found.iter().map(|one| one.time.as_deref())),
            place: Reading::new(&event.place, found.iter().map(|one| one.place.as_deref())),
        }
    }
}

/// One field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// Whether one of the found events has it right.
    pub(super) right: bool,
    pub(super) wanted: String,
    /// The different values that were found; none if there is no value.
    pub(super) found: Option<String>,
}

impl Reading {
    fn new<'v>(want: &Alternatives, have: impl Iterator<Item = Option<&'v str>> + Clone) -> Option<Self> {
        if want.is_nothing() {
            return None;
        }
        let mut values: Vec<&str> = have.clone().flatten().collect();
        values.sort_unstable();
        values.dedup();
        Some(Self {
            right: have.into_iter().any(|value| want.accept(value)),
            wanted: want.to_string(),
            found: (!values.is_empty()).then(|| values.join(", ")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(want: Alternatives, have: &[Option<&str>]) -> Option<(bool, Option<String>)> {
        Reading::new(&want, have.iter().copied()).map(|reading| (reading.right, reading.found))
    }

    #[test]
    fn one_right_value_is_enough() {
        let found = Some("cairo, doha".to_owned());
        assert_eq!(read("doha".into(), &[Some("doha"), None, Some("cairo")]), Some((true, found)));
        assert_eq!(read("doha|qatar".into(), &[Some("qatar")]), Some((true, Some("qatar".to_owned()))));
    }

    #[test]
    fn where_nothing_is_annotated_nothing_is_read() {
        assert_eq!(read(Alternatives::default(), &[Some("doha")]), None);
        assert_eq!(read("doha".into(), &[None]), Some((false, None)));
    }
}
