//! Parties that a mediation takes from the other mediations of its document.
//!
//! «الوسطاء يكثفون جهودهم» names no parties: they are those of the mediation that the
//! same article has told of, if it tells of one only. What is told apart stays an
//! event of its own; it only gets its parties, and says from where.

use std::collections::BTreeMap;

use super::{Event, Participant, StatusGroup};
use crate::schema::ActorId;

/// Gives parties to the mediations that name none.
pub(super) fn lend_parties(events: &mut [Event]) {
    let loans: Vec<_> = {
        let told = told(events);
        let without = events.iter().enumerate().filter(|(_, e)| is_mediation(e) && sides(e, "party").is_empty());
        without.filter_map(|(i, event)| Some((i, lender(events, event, &told)?))).collect()
    };
    for (borrower, lender) in loans {
        let Some((id, parties)) = events.get(lender).map(|e| (e.id.clone(), parties(e))) else { continue };
        if let Some(event) = events.get_mut(borrower) {
            event.roles.extend(parties);
            event.roles.sort();
            event.parties_of = Some(id);
        }
    }
}

/// The mediations between two or more, by document.
fn told(events: &[Event]) -> BTreeMap<String, Vec<usize>> {
    let mut told: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, event) in events.iter().enumerate().filter(|(_, e)| is_mediation(e) && sides(e, "party").len() >= 2) {
        for doc in event.docs() {
            told.entry(doc.to_owned()).or_default().push(i);
        }
    }
    told
}

/// The mediation whose parties are those of an event that names none: its documents
/// tell of one set of parties, and one who mediates between them mediates here.
fn lender(events: &[Event], event: &Event, told: &BTreeMap<String, Vec<usize>>) -> Option<usize> {
    let others: Vec<usize> = event.docs().iter().filter_map(|doc| told.get(*doc)).flatten().copied().collect();
    let parties = |i: &usize| events.get(*i).map(|e| sides(e, "party"));
    let first = others.first().and_then(parties)?;
    if others.iter().any(|i| parties(i).as_ref() != Some(&first)) {
        return None;
    }
    let mediators = sides(event, "mediator");
    let shares = |i: &usize| events.get(*i).is_some_and(|e| sides(e, "mediator").iter().any(|m| mediators.contains(m)));
    // Who mediates is no party to it.
    let lender = others.into_iter().filter(shares).min()?;
    (!first.iter().any(|party| mediators.contains(party))).then_some(lender)
}

fn is_mediation(event: &Event) -> bool {
    event.kind.as_str() == "mediation" && StatusGroup::from(event.status) != StatusGroup::Denied
}

/// The sides in a role, sorted.
fn sides<'e>(event: &'e Event, role: &str) -> Vec<&'e ActorId> {
    let mut sides: Vec<_> = event.roles.iter().filter(|p| p.role.as_str() == role).flat_map(|p| &p.sides).collect();
    sides.sort_unstable();
    sides.dedup();
    sides
}

fn parties(event: &Event) -> Vec<Participant> {
    event.roles.iter().filter(|p| p.role.as_str() == "party").cloned().collect()
}

#[cfg(test)]
mod tests {
    use crate::link::sample::mention;
    use crate::link::{Event, link};

    const OMAN: (&str, &str, &str) = ("mediator", "OMN", "OMN");
    const SWISS: (&str, &str, &str) = ("mediator", "CHE", "CHE");
    const FIRST: [(&str, &str, &str); 2] = [("party", "SAU", "SAU"), ("party", "houthis", "houthis")];
    const SECOND: [(&str, &str, &str); 2] = [("party", "USA", "USA"), ("party", "IRN", "IRN")];

    fn told(doc: &str, sentence: u32, fillers: &[&[(&str, &str, &str)]]) -> crate::extract::EventMention {
        let mut mention = mention(doc, sentence, "mediation", &fillers.concat());
        mention.topics = vec![format!("topic{sentence}").as_str().into()];
        mention
    }

    fn parties(events: &[Event], line: u32) -> Vec<String> {
        let event = events.iter().find(|e| e.mentions.iter().any(|m| m.sentence.line == line)).unwrap();
        let parts = event.roles.iter().filter(|p| p.role.as_str() == "party");
        parts.flat_map(|p| p.sides.iter().map(ToString::to_string)).collect()
    }

    #[test]
    fn parties_are_those_of_the_one_mediation_of_the_document() {
        let both = [OMAN, SWISS];
        let events = link(vec![told("a", 0, &[&[OMAN], &FIRST]), told("a", 1, &[&both])]);
        assert_eq!(events.len(), 2);
        assert_eq!(parties(&events, 2), ["SAU", "houthis"]);
        let borrower = events.iter().find(|e| e.parties_of.is_some()).unwrap();
        assert_eq!(borrower.parties_of.as_ref(), events.first().map(|e| &e.id));
    }

    #[test]
    fn another_document_another_mediator_or_other_parties_lend_nothing() {
        let elsewhere = link(vec![told("a", 0, &[&[OMAN], &FIRST]), told("b", 1, &[&[OMAN]])]);
        assert!(parties(&elsewhere, 2).is_empty());
        let another = link(vec![told("a", 0, &[&[OMAN], &FIRST]), told("a", 1, &[&[SWISS]])]);
        assert!(parties(&another, 2).is_empty());
        let several =
            link(vec![told("a", 0, &[&[OMAN], &FIRST]), told("a", 1, &[&[OMAN], &SECOND]), told("a", 2, &[&[OMAN]])]);
        assert!(parties(&several, 3).is_empty());
    }
}
