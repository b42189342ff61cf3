//! What the events of one sentence tell of each other: who travels to talks
//! takes part in them, who is between two that talk is their mediator, whoever
//! did what is condemned is blamed.

mod answers;
mod deeds;
mod locals;
mod mediation;
mod relative;
mod struck;
mod talks;

use super::clause::Position;
use super::coder::Coded;
use super::discourse::Sides;
use super::roles::{Filled, Scene};
use answers::{answer_askers, answer_charges, speaker_takes_part, strike_back};
use deeds::{
    attacked_among_two, blame_doers, blame_each_other, doers_blamed, join_doers, meet_with_refusal, protest_against,
    protest_at,
};
use locals::settle_locals;
pub(super) use locals::{is_protester, may_be_local};
use mediation::{
    mediate_between, mediate_talks, named_as_mediators, part_from_mediators, seek_parties, support_mediators,
};
use relative::{claimed, owned_up_to, told_further};
use struck::{passing_by, stand_against, strike_meeting};
use talks::{
    agree_in_talks, at_home, attend_talks, come_for, host_talks, meet_again, meet_peers, persuade, strangers,
    talk_of_parties,
};

/// Adds to each event what the others of its sentence tell of it.
pub(super) fn infer(scene: Scene<'_>, events: &mut Vec<Coded>) {
    told_further(scene, events);
    claimed(scene, events);
    owned_up_to(scene, events);
    strike_meeting(scene, events);
    passing_by(scene, events);
    settle_locals(scene, events);
    strangers(scene, events);
    talk_of_parties(scene, events);
    agree_in_talks(scene, events);
    blame_each_other(scene, events);
    stand_against(scene, events);
    protest_at(scene, events);
    protest_against(scene, events);
    attacked_among_two(scene, events);
    join_doers(scene, events);
    doers_blamed(scene, events);
    blame_doers(scene, events);
    answer_charges(scene, events);
    answer_askers(scene, events);
    strike_back(scene, events);
    meet_with_refusal(scene, events);
    attend_talks(scene, events);
    come_for(scene, events);
    persuade(scene, events);
    meet_peers(scene, events);
    speaker_takes_part(scene, events);
    meet_again(scene, events);
    host_talks(scene, events);
    at_home(scene, events);
    mediate_between(scene, events);
    mediate_talks(scene, events);
    seek_parties(scene, events);
    named_as_mediators(scene, events);
    support_mediators(scene, events);
    part_from_mediators(scene, events);
}

/// Whether a filler only takes part besides: بمشاركة قطرية، بحضور الوزير.
pub(super) fn besides(scene: Scene<'_>, filled: &Filled) -> bool {
    let place = filled.phrase.and_then(|p| scene.clauses.places.get(p));
    matches!(place, Some((_, Position::After(Some(m)))) if matches!(m.as_str(), "بحضور" | "بمشاركه"))
}

/// Whether every side of one stands in the other.
pub(super) fn covers(all: &Sides, some: &Sides) -> bool {
    some.iter().all(|s| all.contains(s))
}
