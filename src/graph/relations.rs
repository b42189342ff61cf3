//! Who is connected with whom, and by what.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::KnowledgeGraph;
use crate::link::{Event, EventId, Participant};
use crate::schema::{ActorId, KindId, RoleId, Status};

/// Whether to connect sides or the actors themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Egypt, whoever acted for it.
    Sides,
    /// The people, bodies and states that are named.
    Actors,
}

/// What connects two by one kind of event in the same roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The kind.
    pub kind: KindId,
    /// The role of the first.
    pub a_role: RoleId,
    /// The role of the second.
    pub b_role: RoleId,
    /// The events, by date, then id.
    pub events: Vec<EventId>,
    /// How many of them have each status.
    pub statuses: BTreeMap<Status, usize>,
    /// The first day of the earliest that is dated.
    pub first: Option<NaiveDate>,
    /// The last day of the latest that is dated.
    pub last: Option<NaiveDate>,
}

impl Tie {
    /// How many events.
    pub fn count(&self) -> usize {
        self.events.len()
    }
}

/// Two that take part in the same events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The one whose id sorts first.
    pub a: ActorId,
    /// The other.
    pub b: ActorId,
    /// What connects them, sorted by kind and roles.
    pub ties: Vec<Tie>,
}

impl KnowledgeGraph {
    /// Who is connected with whom by events that are not denied, sorted by id.
    pub fn relations(&self, level: Level) -> Vec<Relation> {
        self.relations_where(level, |e| e.status != Status::Denied)
    }

    /// Who is connected with whom by the events that `keep` accepts. Those in one
    /// role are, if it is a joint one: two mediators are, two targets are not.
    pub fn relations_where(&self, level: Level, keep: impl Fn(&Event) -> bool) -> Vec<Relation> {
        let mut pairs: BTreeMap<_, BTreeMap<_, Tie>> = BTreeMap::new();
        for event in self.events().filter(|e| keep(e)) {
            let mut members: Vec<_> =
                event.roles.iter().flat_map(|p| self.members(p, level).into_iter().map(|who| (who, &p.role))).collect();
            members.sort_unstable();
            members.dedup();
            for (i, &(a, a_role)) in members.iter().enumerate() {
                for &(b, b_role) in
                    members.iter().skip(i + 1).filter(|&&(b, role)| b != a && self.connects(a_role, role))
                {
                    pairs
                        .entry((a, b))
                        .or_default()
                        .entry((&event.kind, a_role, b_role))
                        .or_insert_with(|| Tie::new(event, a_role, b_role))
                        .add(event);
                }
            }
        }
        pairs
            .into_iter()
            .map(|((a, b), ties)| Relation { a: a.clone(), b: b.clone(), ties: ties.into_values().collect() })
            .collect()
    }

    fn connects(&self, a: &RoleId, b: &RoleId) -> bool {
        a != b || self.role(a).is_some_and(|role| role.joint)
    }

    fn members<'g>(&'g self, participant: &'g Participant, level: Level) -> Vec<&'g ActorId> {
        match level {
            Level::Sides => participant.sides.iter().collect(),
            Level::Actors => self.named(participant),
        }
    }
}

impl Tie {
    fn new(event: &Event, a_role: &RoleId, b_role: &RoleId) -> Self {
        Self {
            kind: event.kind.clone(),
            a_role: a_role.clone(),
            b_role: b_role.clone(),
            events: Vec::new(),
            statuses: BTreeMap::new(),
            first: None,
            last: None,
        }
    }

    fn add(&mut self, event: &Event) {
        self.events.push(event.id.clone());
        *self.statuses.entry(event.status).or_default() += 1;
        if let Some(when) = &event.when {
            let first = when.earliest.or(when.latest);
            let last = when.latest.or(when.earliest);
            self.first = self.first.into_iter().chain(first).min();
            self.last = self.last.max(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{graph, schema};
    use super::*;
    use crate::link::link;
    use crate::link::sample::mention;

    fn pairs(relations: &[Relation]) -> Vec<(&str, &str)> {
        relations.iter().map(|r| (r.a.as_str(), r.b.as_str())).collect()
    }

    #[test]
    fn sides_are_connected_whoever_acts_for_them() {
        let relations = graph().relations(Level::Sides);
        assert_eq!(pairs(&relations), [("EGY", "hamas"), ("EGY", "some_new_body"), ("ISR", "hamas")]);
    }

    #[test]
    fn actors_are_connected_as_they_are_named() {
        let relations = graph().relations(Level::Actors);
        assert_eq!(pairs(&relations), [("EGY", "hamas"), ("EGY", "some_new_body"), ("ISR", "khalil_al_hayya")]);
    }

    #[test]
    fn a_tie_counts_its_events_by_status_and_knows_its_dates() {
        let relations = graph().relations(Level::Sides);
        let tie = relations.iter().find(|r| r.a.as_str() == "ISR").and_then(|r| r.ties.first());
        let tie = tie.unwrap_or_else(|| panic!("no tie in {relations:?}"));
        assert_eq!(tie.count(), 2);
        assert_eq!(tie.statuses, BTreeMap::from([(Status::Actual, 1), (Status::Planned, 1)]));
        assert_eq!(tie.first.map(|d| d.to_string()).as_deref(), Some("2025-10-06"));
        assert_eq!(tie.last.map(|d| d.to_string()).as_deref(), Some("2025-10-09"));
    }

    #[test]
    fn roles_say_who_mediates() {
        let relations = graph().relations(Level::Sides);
        let tie = relations.first().and_then(|r| r.ties.first());
        assert_eq!(tie.map(|t| (t.a_role.as_str(), t.b_role.as_str())), Some(("mediator", "party")));
    }

    #[test]
    fn two_targets_of_one_strike_are_not_connected() {
        let roles =
            [("actor", "USA", "USA"), ("actor", "ISR", "ISR"), ("target", "IRN", "IRN"), ("target", "YEM", "YEM")];
        let graph = KnowledgeGraph::build(link(vec![mention("a", 0, "assault", &roles)]), [], schema());
        let relations = graph.relations(Level::Sides);
        assert_eq!(pairs(&relations), [("IRN", "ISR"), ("IRN", "USA"), ("ISR", "USA"), ("ISR", "YEM"), ("USA", "YEM")]);
    }

    #[test]
    fn what_is_denied_connects_nobody_unless_asked_for() {
        let graph = graph();
        let denied = graph.relations_where(Level::Sides, |e| e.status == Status::Denied);
        assert_eq!(pairs(&denied), [("QAT", "hamas")]);
    }
}
