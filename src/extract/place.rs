//! Where an event happened.

use super::coder::Coded;
use super::roles::Scene;
use super::trigger::CandidateKind;
use crate::schema::PlaceIndex;

/// The place of an event: after في or on the way to it, else where its host,
/// target or recipient is.
pub fn of(scene: Scene<'_>, coded: &Coded) -> Option<PlaceIndex> {
    let kind = scene.view.schema.frame(coded.frame)?.kind.as_str();
    let clause = scene.clause(coded.candidate.clause)?;
    let travels = kind == "delegation";
    let strikes = matches!(kind, "assault" | "coercion" | "aid_delivery" | "protest");
    if kind == "talks"
        && let Some(host) = by_roles(scene, coded, kind)
    {
        return Some(host);
    }
    let mut named = None;
    for (marker, group, word) in &clause.after {
        let Some(marker) = marker else { continue };
        let fits = match marker.as_str() {
            "في" => true,
            "ب" => !matches!(kind, "request" | "accusation"),
            "الي" | "ل" => travels || kind == "aid_delivery",
            "علي" => strikes,
            "عبر" => kind == "aid_delivery" || kind == "access",
            _ => false,
        };
        let place = group.0.iter().filter_map(|&p| scene.phrase(p)).find_map(|p| p.place);
        if let (true, Some(place)) = (fits, place) {
            let after = *word > coded.candidate.last;
            if after || named.is_none() {
                named = Some(place);
                if after {
                    break;
                }
            }
        }
    }
    named.or_else(|| by_roles(scene, coded, kind))
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
