//! Who did something to whom: what is left of an event in formats that know
//! two actors and facts alone.

use crate::link::Event;
use crate::schema::{ActorId, RoleId};

/// Whoever acts, and whoever it is done to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dyad<'e> {
    /// Those in the role that is in charge; where all have one role, all.
    pub sources: Vec<&'e ActorId>,
    /// The others.
    pub targets: Vec<&'e ActorId>,
}

impl<'e> Dyad<'e> {
    /// The two halves of an event whose role `lead` is in charge.
    pub(super) fn of(event: &'e Event, lead: Option<&RoleId>) -> Self {
        let in_charge = lead.filter(|lead| event.roles.iter().any(|p| &p.role == *lead));
        let lead = in_charge.or(event.roles.first().map(|p| &p.role));
        let mut dyad = Self { sources: Vec::new(), targets: Vec::new() };
        for part in &event.roles {
            let who = if part.sides.is_empty() { &part.actors } else { &part.sides };
            let half = if Some(&part.role) == lead { &mut dyad.sources } else { &mut dyad.targets };
            half.extend(who);
        }
        for half in [&mut dyad.sources, &mut dyad.targets] {
            half.sort_unstable();
            half.dedup();
        }
        dyad
    }

    /// Each with each; those in one role pairwise; one alone with nobody.
    pub(super) fn pairs(&self) -> Vec<(&'e ActorId, Option<&'e ActorId>)> {
        match (self.sources.as_slice(), self.targets.as_slice()) {
            ([one], []) => vec![(one, None)],
            (all, []) => {
                let later = |i: usize| all.iter().skip(i + 1);
                all.iter().enumerate().flat_map(|(i, a)| later(i).map(move |b| (*a, Some(*b)))).collect()
            }
            (sources, targets) => sources
                .iter()
                .flat_map(|a| targets.iter().map(move |b| (*a, Some(*b))))
                .filter(|(a, b)| Some(*a) != *b)
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn pairs(kind: &str) -> Vec<(String, String)> {
        let graph = sample::graph();
        let event = graph.events().find(|e| e.kind.as_str() == kind).unwrap();
        let lead = sample::options().leads.get(&event.kind).cloned();
        let dyad = Dyad::of(event, lead.as_ref());
        let text = |id: Option<&ActorId>| id.map(ToString::to_string).unwrap_or_default();
        dyad.pairs().into_iter().map(|(a, b)| (a.to_string(), text(b))).collect()
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn who_is_in_charge_acts_on_each_of_the_others() {
        let all = [pair("EGY", "ISR"), pair("EGY", "hamas"), pair("QAT", "ISR"), pair("QAT", "hamas")];
        assert_eq!(pairs("mediation"), all);
    }

    #[test]
    fn those_in_one_role_are_paired_and_one_alone_has_nobody() {
        assert_eq!(pairs("agreement"), [pair("ISR", "hamas")]);
        assert_eq!(pairs("mobilization"), [pair("ISR", "")]);
    }
}
