//! What linking gives: events with all that reports them.

use serde::{Deserialize, Serialize};

use super::{Coverage, EventId, Follows, Merge};
use crate::extract::EventMention;
use crate::schema::{ActorId, KindId, PlaceId, RoleId, Status, TopicId};
use crate::time::When;

/// All who fill one role of an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// The role.
    pub role: RoleId,
    /// Who: people, bodies, states; sorted.
    pub actors: Vec<ActorId>,
    /// The sides that they act for, sorted.
    pub sides: Vec<ActorId>,
}

/// Statuses that two reports of one event may differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusGroup {
    /// It happened.
    Actual,
    /// It is planned or possible.
    Hedged,
    /// It did not happen.
    Denied,
}

impl From<Status> for StatusGroup {
    fn from(status: Status) -> Self {
        match status {
            Status::Actual => Self::Actual,
            Status::Planned | Status::Possible => Self::Hedged,
            Status::Denied => Self::Denied,
        }
    }
}

/// What one or more mentions report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Name: that of its first mention.
    pub id: EventId,
    /// What kind of event.
    pub kind: KindId,
    /// Who took part, one entry a role, sorted by role.
    pub roles: Vec<Participant>,
    /// Where.
    pub place: Option<PlaceId>,
    /// About what, sorted.
    pub topics: Vec<TopicId>,
    /// Whether it happened; of its mentions the firmest.
    pub status: Status,
    /// When, if a mention says; the most exact.
    pub when: Option<When>,
    /// Whom the reports are attributed to, sorted.
    pub sources: Vec<ActorId>,
    /// Between 0 and 1; that of the surest mention.
    pub confidence: f32,
    /// All that report it, by document, then trigger. Never empty when it
    /// comes from [`link`](super::link).
    pub mentions: Vec<EventMention>,
    /// Which of them were merged in, and why, in the same order.
    pub merges: Vec<Merge>,
    /// How widely it is reported.
    #[serde(default)]
    pub coverage: Coverage,
    /// The mediation of the same document whose parties it has, because it names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties_of: Option<EventId>,
    /// Which events it grew out of, and how; by event, then stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follows: Vec<Follows>,
}

impl Event {
    /// Whether it has a day, month, year or interval.
    pub fn is_dated(&self) -> bool {
        self.when.as_ref().is_some_and(|w| w.earliest.or(w.latest).is_some())
    }

    /// Whether it is reported as having happened.
    pub fn is_fact(&self) -> bool {
        self.status == Status::Actual
    }

    /// The sides that take part in any role, sorted.
    pub fn sides(&self) -> Vec<&ActorId> {
        let mut sides: Vec<_> = self.roles.iter().flat_map(|p| &p.sides).collect();
        sides.sort_unstable();
        sides.dedup();
        sides
    }

    /// The documents that report it, sorted.
    pub fn docs(&self) -> Vec<&str> {
        let mut docs: Vec<_> = self.mentions.iter().map(|m| m.doc.as_str()).collect();
        docs.sort_unstable();
        docs.dedup();
        docs
    }

    /// The frames that read it, sorted.
    pub fn rules(&self) -> Vec<&str> {
        let mut rules: Vec<_> = self.mentions.iter().map(|m| m.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    /// Undoes every merge: its mentions, which may be linked again.
    pub fn split(self) -> Vec<EventMention> {
        self.mentions
    }
}
