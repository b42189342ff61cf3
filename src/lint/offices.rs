//! Offices of a person: in order of time, none held twice at a time.

use super::Subject;
use super::rules::{OFFICE_ORDER, OFFICE_OVERLAP};
use crate::schema::{OfficeEntry, Problem};

pub(super) fn lint(subject: Subject<'_>, findings: &mut Vec<Problem>) {
    for person in &subject.dictionary.people {
        for (i, later) in person.offices.iter().enumerate() {
            let before = person.offices.get(..i).unwrap_or_default();
            let Some(from) = later.from else { continue };
            let date = format!("from: Some(\"{from}\")");
            let nth = before.iter().filter(|o| o.from == later.from).count();
            let at = || subject.texts.within("actors/people/", person.id.as_str(), &date, nth);
            let name = format!("{} of {}", later.office, later.of);
            if before.iter().any(|o| (&o.office, &o.of) == (&later.office, &later.of) && overlap(o, later)) {
                let what = format!("{} holds the office {name} twice on {from}", person.id);
                let help = "let the one end before the other begins, or make them one".to_owned();
                findings.push(at().problem(OFFICE_OVERLAP, what, help));
            }
            if let Some(o) = before.iter().find(|o| o.from.is_some_and(|f| f > from)) {
                let what = format!("the office {name} of {} begins before {} of {}", person.id, o.office, o.of);
                findings.push(at().problem(OFFICE_ORDER, what, "give offices in order of time".to_owned()));
            }
        }
    }
}

/// Whether both are held on some day between; that one ends on the day on which
/// the other begins is usual.
fn overlap(a: &OfficeEntry, b: &OfficeEntry) -> bool {
    let (Some(a_from), Some(b_from)) = (a.from, b.from) else { return false };
    a.to.is_none_or(|to| to > b_from) && b.to.is_none_or(|to| to > a_from)
}
