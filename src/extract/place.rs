//! Where an event happened.

use super::clause::{Clause, Link};
use super::coder::Coded;
use super::phrase::name_at;
use super::roles::Scene;
use super::source;
use super::trigger::CandidateKind;
use crate::schema::PlaceIndex;

/// The place of an event: after في in its own clause or in the relative clause
/// that tells of it, else where its host, target or recipient is, else what the
/// clauses around it or the dateline name.
pub fn of(scene: Scene<'_>, coded: &Coded) -> Option<PlaceIndex> {
    let kind = scene.view.schema.frame(coded.frame)?.kind.as_str();
    if kind == "talks"
        && let Some(host) = by_roles(scene, coded, kind)
    {
        return Some(host);
    }
    let own = scene.clause(coded.candidate.clause)?;
    let last = coded.candidate.last;
    let stated = places(own, scene, kind).filter(|&(_, word)| !is_content(own, kind, last, word));
    let (after, before): (Vec<_>, Vec<_>) = stated.partition(|&(_, word)| word > last);
    let first = |places: &[(PlaceIndex, usize)]| places.first().map(|&(place, _)| place);
    first(&after)
        .or_else(|| told_of(scene, coded, kind))
        .or_else(|| first(&before))
        .or_else(|| by_roles(scene, coded, kind))
        .or_else(|| around(scene, coded))
        .or_else(|| from_dateline(scene, kind))
}

/// The places in a clause that an event of the kind may happen in.
fn places<'s>(clause: &'s Clause, scene: Scene<'s>, kind: &'s str) -> impl Iterator<Item = (PlaceIndex, usize)> + 's {
    let travels = kind == "delegation";
    let strikes = matches!(kind, "assault" | "coercion" | "aid_delivery" | "protest");
    clause.after.iter().filter_map(move |(marker, group, word)| {
        let fits = match marker.as_ref()?.as_str() {
            "في" | "وسط" | "قرب" => true,
            "ب" => !matches!(kind, "request" | "accusation"),
            "الي" | "ل" => travels || kind == "aid_delivery",
            "علي" => strikes,
            "من" => kind == "withdrawal",
            "عبر" => kind == "aid_delivery" || kind == "access",
            _ => false,
        };
        let place = group.0.iter().filter_map(|&p| scene.phrase(p)).find_map(|p| p.place)?;
        fits.then_some((place, *word))
    })
}

/// محادثات لبحث وقف القتال في السودان: where the thing talked about happens.
fn is_content(clause: &Clause, kind: &str, trigger: usize, word: usize) -> bool {
    matches!(kind, "talks" | "mediation" | "agreement" | "proposal" | "cooperation")
        && clause.after.iter().any(|(marker, _, at)| {
            let about = marker.is_some_and(|m| match m.as_str() {
                "بشان" | "حول" | "ل" | "بهدف" => true,
                "علي" | "الي" => kind != "talks",
                _ => false,
            });
            about && *at > trigger && *at < word
        })
}

/// الجرائم التي وقعت في دارفور: the relative clause of the event noun.
fn told_of(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    let CandidateKind::Noun(p) = coded.candidate.kind else { return None };
    let heads = |c: &&Clause| c.link == Link::Relative && c.head.as_ref().is_some_and(|h| h.0.contains(&p));
    scene.clauses.all.iter().filter(heads).find_map(|c| places(c, scene, kind).next().map(|(place, _)| place))
}

/// What a clause above, below or beside it says with في, the nearest.
fn around(scene: Scene<'_>, coded: &Coded) -> Option<PlaceIndex> {
    let own = coded.candidate.clause;
    let parent = scene.clause(own)?.parent;
    scene
        .clauses
        .all
        .iter()
        .enumerate()
        .filter(|&(i, c)| Some(i) == parent || c.parent == Some(own))
        .flat_map(|(_, c)| c.after.iter())
        .filter(|(marker, _, _)| marker.is_some_and(|m| m.as_str() == "في"))
        .filter_map(|(_, group, word)| {
            let place = group.0.iter().filter_map(|&p| scene.phrase(p)).find_map(|p| p.place)?;
            Some((word.abs_diff(coded.candidate.first), place))
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, place)| place)
}

/// هافانا – اتفقت …: deals and talks happen where they are reported from.
fn from_dateline(scene: Scene<'_>, kind: &str) -> Option<PlaceIndex> {
    if !matches!(kind, "talks" | "agreement" | "mediation") {
        return None;
    }
    let end = source::dateline(scene.view);
    (0..end).find_map(|i| name_at(scene.view, i, None).and_then(|hit| hit.place))
}

fn by_roles(scene: Scene<'_>, coded: &Coded, kind: &str) -> Option<PlaceIndex> {
    let roles: &[&str] = match kind {
        "talks" | "delegation" => &["host"],
        "assault" => &["target"],
        "aid_delivery" => &["recipient"],
        _ => return None,
    };
    let by_role = coded
        .roles
        .iter()
        .filter(|f| roles.contains(&f.role.as_str()))
        .filter_map(|f| f.phrase)
        .find_map(|p| scene.phrase(p).and_then(|p| p.place));
    by_role.or_else(|| match coded.candidate.kind {
        CandidateKind::Noun(p) => scene.phrase(p).and_then(|p| p.place),
        CandidateKind::Verb | CandidateKind::Must(_) => None,
    })
}
