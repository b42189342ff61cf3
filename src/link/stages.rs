//! The life cycle: which event may grow out of which, and what must fit.

use super::{Event, Linking, Stage, StatusGroup};
use crate::schema::Ending;

use Stage::{
    Accepted, Agreed, Broken, Brokered, CalledOff, CameFor, CarriedOut, Ended, Held, Rejected, Scheduled, UnderWay,
};
use StatusGroup::{Actual, Denied, Hedged};

/// Who must take part in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cast {
    /// One side at least.
    One,
    /// Two sides at least.
    Two,
    /// The same in the same parts, as far as both name them.
    Same,
    /// Who is proposed to answers, or who proposed is named beside the answer.
    Answer,
    /// Whoever ends it is of its parties, as is whoever it is ended with.
    Truce,
    /// Who acts and who is acted on are two of the parties, or the act is called a
    /// breach of theirs.
    Breach,
    /// Who comes is one of those who talk, and the host or the place is the same.
    Visit,
}

/// What they must be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// They share a topic; the kind of the later one may be its topic.
    Shared,
    /// They share one, or one of them names none, or two sides are in both and
    /// what they name belongs to one settlement.
    NoOther,
    /// The earlier one is about a truce.
    Truce,
}

/// One way in which an event grows out of an earlier one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// Kind and status of the earlier one.
    pub from: (&'static str, StatusGroup),
    /// Kind and status of the later one.
    pub to: (&'static str, StatusGroup),
    /// What the later one is to it.
    pub stage: Stage,
    /// Who must take part in both.
    pub cast: Cast,
    /// What they must be about.
    pub about: About,
    /// It comes so many days later at least.
    pub least: i64,
    /// And so many at most.
    pub most: i64,
}

/// The end of a truce that was broken. Its kind is that of the truce.
pub(super) const BROKEN: &str = "broken ceasefire";

/// The end of a truce that ran out.
pub(super) const OVER: &str = "ceasefire over";

/// What kind of event it is in a process.
pub(super) fn kind_of<'e>(event: &'e Event, linking: &Linking) -> &'e str {
    match event.kind.as_str() {
        "ceasefire" => match event.mentions.iter().find_map(|m| linking.ending(m)) {
            Some(Ending::Broken) => BROKEN,
            Some(Ending::Over) => OVER,
            None => "ceasefire",
        },
        kind => kind,
    }
}

const fn step(
    from: (&'static str, StatusGroup),
    to: (&'static str, StatusGroup),
    stage: Stage,
    cast: Cast,
    about: About,
    days: (i64, i64),
) -> Step {
    Step { from, to, stage, cast, about, least: days.0, most: days.1 }
}

/// Every step. What was planned is set against what happened by its own date,
/// see `chain`.
pub(super) const STEPS: &[Step] = &[
    step(("proposal", Actual), ("agreement", Actual), Accepted, Cast::Answer, About::Shared, (0, 60)),
    step(("proposal", Actual), ("rejection", Actual), Rejected, Cast::Answer, About::Shared, (0, 30)),
    step(("proposal", Actual), ("rejection", Actual), Rejected, Cast::Two, About::NoOther, (0, 30)),
    step(("proposal", Actual), ("talks", Hedged), Scheduled, Cast::Two, About::Shared, (0, 30)),
    step(("agreement", Actual), ("talks", Hedged), Scheduled, Cast::Two, About::NoOther, (0, 30)),
    step(("agreement", Actual), ("delegation", Hedged), Scheduled, Cast::Two, About::NoOther, (0, 30)),
    step(("agreement", Actual), ("ceasefire", Hedged), Scheduled, Cast::Two, About::Shared, (0, 30)),
    step(("agreement", Actual), ("release", Hedged), Scheduled, Cast::One, About::Shared, (0, 30)),
    step(("agreement", Actual), ("release", Hedged), Scheduled, Cast::Two, About::NoOther, (0, 30)),
    step(("agreement", Actual), ("withdrawal", Hedged), Scheduled, Cast::One, About::Shared, (0, 30)),
    step(("talks", Hedged), ("talks", Actual), Held, Cast::Same, About::NoOther, (0, 45)),
    step(("delegation", Hedged), ("delegation", Actual), Held, Cast::Same, About::NoOther, (0, 45)),
    step(("agreement", Hedged), ("agreement", Actual), Held, Cast::Same, About::NoOther, (0, 45)),
    step(("release", Hedged), ("release", Actual), Held, Cast::Same, About::NoOther, (0, 45)),
    step(("ceasefire", Hedged), ("ceasefire", Actual), UnderWay, Cast::Same, About::NoOther, (0, 45)),
    step(("withdrawal", Hedged), ("withdrawal", Actual), UnderWay, Cast::Same, About::NoOther, (0, 45)),
    step(("aid_delivery", Hedged), ("aid_delivery", Actual), UnderWay, Cast::Same, About::NoOther, (0, 45)),
    step(("mediation", Hedged), ("mediation", Actual), UnderWay, Cast::Same, About::NoOther, (0, 45)),
    step(("talks", Hedged), ("talks", Denied), CalledOff, Cast::Same, About::NoOther, (0, 45)),
    step(("delegation", Hedged), ("delegation", Denied), CalledOff, Cast::Same, About::NoOther, (0, 45)),
    step(("agreement", Hedged), ("agreement", Denied), CalledOff, Cast::Same, About::NoOther, (0, 45)),
    step(("release", Hedged), ("release", Denied), CalledOff, Cast::Same, About::NoOther, (0, 45)),
    step(("ceasefire", Hedged), ("ceasefire", Denied), CalledOff, Cast::Same, About::NoOther, (0, 45)),
    step(("withdrawal", Hedged), ("withdrawal", Denied), CalledOff, Cast::Same, About::NoOther, (0, 45)),
    step(("aid_delivery", Hedged), ("aid_delivery", Denied), CalledOff, Cast::Same, About::NoOther, (0, 45)),
    step(("ceasefire", Actual), ("assault", Actual), Broken, Cast::Breach, About::Truce, (1, 60)),
    step(("agreement", Actual), ("assault", Actual), Broken, Cast::Breach, About::Truce, (1, 60)),
    step(("ceasefire", Actual), (BROKEN, Actual), Broken, Cast::Truce, About::Truce, (0, 365)),
    step(("agreement", Actual), (BROKEN, Actual), Broken, Cast::Truce, About::Truce, (0, 365)),
    step(("ceasefire", Actual), (OVER, Actual), Ended, Cast::Truce, About::Truce, (0, 365)),
    step(("agreement", Actual), (OVER, Actual), Ended, Cast::Truce, About::Truce, (0, 365)),
    step(("delegation", Actual), ("talks", Actual), CameFor, Cast::Visit, About::NoOther, (0, 3)),
    step(("delegation", Hedged), ("talks", Hedged), CameFor, Cast::Visit, About::NoOther, (0, 3)),
    step(("mediation", Actual), ("agreement", Actual), Brokered, Cast::Two, About::NoOther, (0, 30)),
    step(("talks", Actual), ("agreement", Actual), Agreed, Cast::Two, About::NoOther, (0, 14)),
    step(("agreement", Actual), ("ceasefire", Actual), CarriedOut, Cast::Two, About::NoOther, (0, 60)),
    step(("agreement", Actual), ("release", Actual), CarriedOut, Cast::One, About::Shared, (0, 60)),
    step(("agreement", Actual), ("release", Actual), CarriedOut, Cast::Two, About::NoOther, (0, 60)),
    step(("agreement", Actual), ("withdrawal", Actual), CarriedOut, Cast::One, About::Shared, (0, 60)),
    step(("agreement", Actual), ("aid_delivery", Actual), CarriedOut, Cast::One, About::Shared, (0, 60)),
];

/// The topic that an event of a kind is about, whatever it says.
pub(super) fn topic_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "ceasefire" => "ceasefire",
        "release" => "prisoner_exchange",
        "withdrawal" => "withdrawal",
        "aid_delivery" => "humanitarian_aid",
        _ => return None,
    })
}
