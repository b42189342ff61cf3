//! Why a mention was joined to an event, or an event to an earlier one.

use serde::{Deserialize, Serialize};

use super::EventId;
use crate::schema::{ActorId, TopicId};
use crate::text::Span;

/// What speaks for two reports being of one event, or for two events being
/// stages of one process. That kind and status group fit goes without saying.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It names the same sides in the same roles.
    SameSides,
    /// It names some of the sides and no others.
    FewerSides,
    /// It names all of the sides and further ones.
    MoreSides,
    /// These sides are named by both.
    SharedSides(Vec<ActorId>),
    /// These people are named by both, by name or by post.
    SharedActors(Vec<ActorId>),
    /// It names the same place.
    SamePlace,
    /// One of the places lies within the other.
    NestedPlace,
    /// It gives the same date.
    SameDate,
    /// One of the dates lies within the other.
    NestedDate,
    /// They were published, or published and dated, so many days apart.
    CloseReports(u32),
    /// Both speak of something that goes on.
    OngoingProcess,
    /// It speaks of the same topic.
    SharedTopic(TopicId),
    /// They speak of different topics that belong to one settlement.
    RelatedTopics,
    /// The sentence that tells the later one names the earlier one as that of these.
    NamedAsOf(Vec<ActorId>),
    /// It comes so many days after the other.
    DaysLater(u32),
}

/// One mention that was merged into an event, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Document of the mention.
    pub doc: String,
    /// Trigger of the mention.
    pub trigger: Span,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// What a later event is to the earlier one that it grew out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// What was proposed is agreed.
    Accepted,
    /// What was proposed is refused.
    Rejected,
    /// What was agreed or proposed gets its day.
    Scheduled,
    /// What was planned has begun.
    UnderWay,
    /// What was planned took place.
    Held,
    /// What was planned did not take place.
    CalledOff,
    /// What was in force is violated.
    Broken,
    /// What was in force has run out.
    Ended,
    /// The talks that a delegation came for.
    CameFor,
    /// The agreement that a mediation led to.
    Brokered,
    /// The agreement that talks led to.
    Agreed,
    /// What was agreed is done.
    CarriedOut,
}

impl Stage {
    /// The name as in the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Scheduled => "scheduled",
            Self::UnderWay => "under_way",
            Self::Held => "held",
            Self::CalledOff => "called_off",
            Self::Broken => "broken",
            Self::Ended => "ended",
            Self::CameFor => "came_for",
            Self::Brokered => "brokered",
            Self::Agreed => "agreed",
            Self::CarriedOut => "carried_out",
        }
    }
}

/// The earlier event that an event grew out of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// The earlier one.
    pub event: EventId,
    /// What the later one is to it.
    pub stage: Stage,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}
