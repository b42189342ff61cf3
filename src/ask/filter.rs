//! What narrows a question.

use chrono::NaiveDate;

use super::Index;
use super::period::lies;
use crate::link::Event;
use crate::schema::{ActorId, KindId, PlaceId, Status, TopicId};

/// Which statuses count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Statuses {
    /// All but what is denied.
    #[default]
    NotDenied,
    /// These.
    Of(Vec<Status>),
    /// All.
    All,
}

/// Which events count. Within a list any one is enough; every list that is not
/// empty must be met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Who takes part.
    pub actors: Vec<ActorId>,
    /// Kinds.
    pub kinds: Vec<KindId>,
    /// Where, or in a part of it.
    pub places: Vec<PlaceId>,
    /// About what.
    pub topics: Vec<TopicId>,
    /// Statuses.
    pub statuses: Statuses,
    /// Not before this day.
    pub since: Option<NaiveDate>,
    /// Not after this day.
    pub until: Option<NaiveDate>,
}

impl Filter {
    /// Whether an event counts.
    pub fn accepts(&self, index: &Index<'_>, event: &Event) -> bool {
        let takes_part = |who: &ActorId| event.roles.iter().any(|p| p.actors.contains(who) || p.sides.contains(who));
        self.statuses.accept(event.status)
            && (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            && (self.topics.is_empty() || self.topics.iter().any(|t| event.topics.contains(t)))
            && (self.actors.is_empty() || self.actors.iter().any(takes_part))
            && (self.places.is_empty() || self.places.iter().any(|p| index.lies_in(event, p)))
            && lies(event.when.as_ref(), self.since, self.until)
    }
}

impl Statuses {
    fn accept(&self, status: Status) -> bool {
        match self {
            Self::NotDenied => status != Status::Denied,
            Self::Of(list) => list.contains(&status),
            Self::All => true,
        }
    }
}
