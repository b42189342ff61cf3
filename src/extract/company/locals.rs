//! People of no name: whoever is killed, held or freed somewhere, or protests
//! there, is of that land unless something else is said.

use crate::extract::coder::Coded;
use crate::extract::home::{is_state, only_state, state_of, stays};
use crate::extract::phrase::Phrase;
use crate::extract::place;
use crate::extract::roles::{Filled, Scene, is_armed};
use crate::extract::words::View;
use crate::morph::Function;
use crate::schema::{ActorIndex, HeadClass, KindId, RoleId};

/// Who suffers or protests in an event of the kind.
fn local_role(kind: &str) -> Option<&'static str> {
    match kind {
        "assault" | "coercion" => Some("target"),
        "release" => Some("freed"),
        "protest" => Some("actor"),
        "request" | "accusation" | "rejection" => Some("source"),
        _ => None,
    }
}

/// Those who serve order at home.
const POLICE: &[&str] =
    &["شرطه", "امن", "درك", "سلطه", "نيابه", "محكمه", "قضاء", "حكومه", "داخليه", "مخابرات", "استخبارات"];

/// Whether a phrase without a side may get one from where it all happens.
pub fn may_be_local(view: View<'_>, kind: &KindId, role: &RoleId, phrase: &Phrase) -> bool {
    if !phrase.sides.is_empty() || phrase.trigger || local_role(kind.as_str()) != Some(role.as_str()) {
        return false;
    }
    let crowd = phrase.quantity && phrase.head.is_none() && phrase.class.is_none() && counts_people(view, phrase);
    crowd && kind.as_str() != "request" || phrase.class == Some(HeadClass::Asset) && is_ground(kind.as_str(), phrase)
}

/// الآلاف، عشرات، كثيرون
fn counts_people(view: View<'_>, phrase: &Phrase) -> bool {
    const MANY: &[&str] = &["الاف", "الوف", "مئات", "مءات", "عشرات", "ملايين", "كثيرون", "كثيرين"];
    (phrase.first..=phrase.last).any(|w| MANY.iter().any(|m| view.fold(w).ends_with(m)))
}

/// A building, a quarter: it stands where the event happens.
fn is_ground(kind: &str, phrase: &Phrase) -> bool {
    // حكم عليه بالسجن: nothing is done to the prison.
    let held = kind == "coercion" && matches!(phrase.lemma.as_deref(), Some("سجن" | "معتقل"));
    matches!(kind, "assault" | "coercion") && stays(phrase) && !held
}

/// تظاهر أنصار الحزب، ورفع المتظاهرون صورا: who protested before are the protesters.
fn same_protesters(scene: Scene<'_>, events: &mut [Coded]) {
    let view = scene.view;
    let protest = |c: &Coded| view.schema.frame(c.frame).is_some_and(|f| f.kind.as_str() == "protest");
    let those = |f: &Filled| {
        matches!(f.role.as_str(), "actor" | "source")
            && f.sides.is_empty()
            && f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|q| {
                q.first == q.last && view.reading(q.head_word).article && is_protester(view, q.head_word)
            })
    };
    for i in 1..events.len() {
        let before = |e: &&Coded| {
            protest(e)
                && e.roles.iter().any(|f| {
                    let sided = f.role.as_str() == "actor" && !f.sides.is_empty();
                    sided && f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|q| !q.resolved)
                })
        };
        let known = events.iter().take(i).rev().find(before);
        let actors = known.map(|e| {
            (e.sides_as("actor"), e.roles.iter().find(|f| f.role.as_str() == "actor").map(|f| f.actors.clone()))
        });
        let (Some((sides, Some(actors))), Some(event)) = (actors, events.get_mut(i)) else { continue };
        for filled in event.roles.iter_mut().filter(|f| those(f)) {
            filled.sides.clone_from(&sides);
            filled.actors.clone_from(&actors);
        }
    }
}

/// Gives people and buildings without a side that of the land.
pub(super) fn settle_locals(scene: Scene<'_>, events: &mut [Coded]) {
    let view = scene.view;
    same_protesters(scene, events);
    for i in 0..events.len() {
        let Some(event) = events.get(i) else { break };
        let Some(frame) = view.schema.frame(event.frame) else { continue };
        let kind = frame.kind.as_str();
        let Some(role) = local_role(kind) else { continue };
        // قتل عشرة مسلحين في وزيرستان: no one's people because they stand there.
        let unclaimed = |f: &Filled| {
            f.role.as_str() == role
                && f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| p.resolved && is_armed(view, p))
        };
        let bare = |f: &Filled| {
            f.role.as_str() == role
                && f.sides.is_empty()
                && f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| is_nameless(view, kind, p))
        };
        let wanting = event.roles.iter().any(bare);
        let ground =
            |f: &Filled| f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| p.class == Some(HeadClass::Asset));
        let land =
            if wanting { land_of(scene, event, kind).or_else(|| land_of_accuser(scene, event, events)) } else { None };
        let Some(event) = events.get_mut(i) else { break };
        if let Some(land) = land {
            for filled in event.roles.iter_mut().filter(|f| bare(f)) {
                let side = filled.phrase.and_then(|p| body_at_home(scene, p, land)).unwrap_or(land);
                filled.sides.push(side);
                filled.actors.push(side);
            }
        }
        event.roles.retain(|f| !f.sides.is_empty() || !ground(f));
        for filled in event.roles.iter_mut().filter(|f| unclaimed(f)) {
            filled.sides.retain(|s| !is_state(view.schema, *s));
            filled.actors.clear();
        }
    }
}

/// المتظاهرون in news of a land: its protesters, if the dictionary has them.
fn body_at_home(scene: Scene<'_>, p: usize, land: ActorIndex) -> Option<ActorIndex> {
    let phrase = scene.phrase(p)?;
    let mut heads = scene.view.lexemes(phrase.head_word).filter(|(l, f, _)| !f.is_finite() && l.head.is_some());
    let bodies = heads.find_map(|(_, _, l)| scene.view.schema.at_home.get(&l))?;
    bodies.iter().find(|&&(home, _)| home == land).map(|&(_, body)| body)
}

/// People of whom nothing is said but what they are, or a building.
fn is_nameless(view: View<'_>, kind: &str, phrase: &Phrase) -> bool {
    // Hostages and guests are often of another land.
    const FOREIGN: &[&str] = &[
        "رهينه",
        "اسير",
        "سائح",
        "مهاجر",
        "لاجئ",
        "اجنبي",
        "مرتزقه",
        "وافد",
        "دبلوماسي",
        "مغترب",
        "مسؤول",
        "مسئول",
        "قائد",
        "قيادي",
        "مستشار",
        "خبير",
    ];
    let lemma = phrase.lemma.as_deref();
    let foreign = lemma.is_some_and(|l| FOREIGN.contains(&l))
        || (phrase.first..=phrase.last).any(|w| {
            let word = view.fold(w);
            ["اجنبي", "اجانب", "دولي", "انتحاري"].iter().any(|f| word.contains(f))
        });
    let human = matches!(phrase.class, Some(HeadClass::Person | HeadClass::People));
    let speaks = matches!(kind, "request" | "accusation" | "rejection");
    let protests = (phrase.first..=phrase.last).any(|w| is_protester(view, w));
    // هؤلاء الأشخاص: who they are was said before.
    let known = view.reading(phrase.first).function == Some(Function::This)
        || phrase.surname.is_some()
        || phrase.person && phrase.name;
    if foreign || known || phrase.pronoun.is_some() || is_armed(view, phrase) {
        return false;
    }
    match kind {
        _ if speaks => human && (protests || phrase.class == Some(HeadClass::People) && phrase.number.is_some()),
        _ => human || phrase.quantity && phrase.class.is_none() || is_ground(kind, phrase),
    }
}

/// متظاهرون، محتجون.
pub(in crate::extract) fn is_protester(view: View<'_>, word: usize) -> bool {
    view.lexemes(word).any(|(l, f, _)| !f.is_finite() && matches!(&*l.lemma, "متظاهر" | "محتج" | "معتصم" | "مضرب"))
}

/// The state in which the event happens.
fn land_of(scene: Scene<'_>, event: &Coded, kind: &str) -> Option<ActorIndex> {
    let view = scene.view;
    if matches!(kind, "request" | "accusation" | "rejection") {
        return scene.discourse.home.of_sentence(view, scene.items);
    }
    if let Some(state) =
        place::of(scene, event).and_then(|p| state_of(view.schema, p)).or_else(|| ground_of(scene, event))
    {
        return Some(state);
    }
    let doer = |f: &&Filled| {
        matches!(f.role.as_str(), "actor" | "releaser")
            && kind != "protest"
            && f.sides.iter().any(|&s| is_state(view.schema, s))
    };
    let doers: Vec<&Filled> = event.roles.iter().filter(doer).collect();
    // اعتقلت الشرطة الكينية ناشطين: the police of a land against its people.
    let police = doers.iter().find(|f| {
        f.phrase.and_then(|p| scene.phrase(p)).is_some_and(|p| {
            (p.first..=p.last).any(|w| {
                let mut word = view.fold(w);
                for clitic in ["و", "ال"] {
                    word = word.strip_prefix(clitic).unwrap_or(word);
                }
                POLICE.iter().any(|q| word == *q || word == "سلطات")
            })
        })
    });
    if let Some(police) = police {
        return police.sides.iter().copied().find(|&s| is_state(view.schema, s));
    }
    let acts = |s: &ActorIndex| doers.iter().any(|f| f.sides.contains(s));
    let home = scene.discourse.home.of_sentence(view, scene.items).or_else(|| only_state(view, scene.items))?;
    (!acts(&home)).then_some(home)
}

/// في المنطقة القبلية الباكستانية: a ground without a name of its own.
fn ground_of(scene: Scene<'_>, event: &Coded) -> Option<ActorIndex> {
    let clause = scene.clause(event.candidate.clause)?;
    let inside = clause.after.iter().filter(|(m, _, _)| m.is_some_and(|m| matches!(m.as_str(), "في" | "قرب" | "وسط")));
    let grounds = inside.flat_map(|(_, group, _)| group.0.iter()).filter_map(|&p| scene.phrase(p));
    let asset = grounds.filter(|p| p.class == Some(HeadClass::Asset) && !p.resolved);
    asset.flat_map(|p| p.sides.iter().copied()).find(|&s| is_state(scene.view.schema, s))
}

/// اتهمت يريفان باكو بقصف قرى حدودية: the villages are of who complains.
fn land_of_accuser(scene: Scene<'_>, event: &Coded, events: &[Coded]) -> Option<ActorIndex> {
    let kind = |c: &Coded| scene.view.schema.frame(c.frame).is_some_and(|f| f.kind.as_str() == "accusation");
    let doers: Vec<&Filled> =
        event.roles.iter().filter(|f| f.role.as_str() == "actor" && !f.sides.is_empty()).collect();
    let accusation = events.iter().find(|a| {
        kind(a)
            && a.candidate.clause == event.candidate.clause
            && a.roles.iter().any(|f| f.role.as_str() == "target" && doers.iter().any(|d| d.sides == f.sides))
    })?;
    let sources = accusation.roles.iter().filter(|f| f.role.as_str() == "source");
    sources.flat_map(|f| f.sides.iter().copied()).find(|&s| is_state(scene.view.schema, s))
}
