//! Names: none given twice, none that always means another.

use rustc_hash::FxHashMap;

use super::Subject;
use super::rules::{DUPLICATE_ALIAS, SHADOWED_ALIAS};
use crate::schema::{OfficeEntry, PersonEntry, Problem, spelled};

/// One entry with the names that it gives.
struct Named<'a> {
    path: &'static str,
    id: &'a str,
    names: Vec<&'a str>,
    /// Who holds offices shares a name with others who do.
    person: Option<&'a PersonEntry>,
}

impl<'a> Named<'a> {
    fn new(path: &'static str, id: &'a str, names: impl IntoIterator<Item = &'a String>) -> Self {
        Self { path, id, names: names.into_iter().map(String::as_str).collect(), person: None }
    }
}

/// Who has a name: entry and name by their positions.
type Bearers = FxHashMap<String, Vec<(usize, usize)>>;

pub(super) fn lint(subject: Subject<'_>, findings: &mut Vec<Problem>) {
    let dictionary = subject.dictionary;
    // In the order of which the first wins: states, bodies, people, outlets.
    let mut actors = Vec::new();
    for s in &dictionary.states {
        let names = std::iter::once(&s.ar).chain(&s.names).chain(&s.metonyms).chain(&s.capital.ar);
        actors.push(Named::new("actors/states", s.id.as_str(), names));
    }
    for b in &dictionary.bodies {
        actors.push(Named::new("actors/bodies/", b.id.as_str(), std::iter::once(&b.ar).chain(&b.names)));
    }
    for p in &dictionary.people {
        let named = Named::new("actors/people/", p.id.as_str(), std::iter::once(&p.ar).chain(&p.names));
        actors.push(Named { person: Some(p), ..named });
    }
    for s in &dictionary.sources {
        actors.push(Named::new("sources", s.id.as_str(), &s.ar));
    }
    let mut places = Vec::new();
    for s in &dictionary.states {
        places.push(Named::new("actors/states", s.id.as_str(), &s.capital.ar));
    }
    for p in &dictionary.places {
        places.push(Named::new("places", p.id.as_str(), &p.ar));
    }
    for named in [&actors, &places] {
        let bearers = bearers(subject, named, findings);
        shadowed(subject, named, &bearers, findings);
    }
}

/// Who has which name; a name that an entry gives twice is told.
fn bearers(subject: Subject<'_>, all: &[Named<'_>], findings: &mut Vec<Problem>) -> Bearers {
    let mut bearers = Bearers::default();
    for (entry, named) in all.iter().enumerate() {
        for (i, name) in named.names.iter().enumerate() {
            let mut spellings = spelled(name).into_iter().map(|words| words.join(" "));
            let Some(key) = spellings.next() else { continue };
            let known = bearers.entry(key).or_default();
            if let Some(&(_, before)) = known.iter().find(|(e, _)| *e == entry) {
                let Some(first) = named.names.get(before) else { continue };
                // Written alike, the second place is the one to mend.
                let nth = named.names.iter().take(i).filter(|n| *n == name).count();
                let at = subject.texts.within(named.path, named.id, &format!("\"{name}\""), nth);
                let what = format!("the name {name} of {} is read like {first}", named.id);
                findings.push(at.problem(DUPLICATE_ALIAS, what, "remove one of the two".to_owned()));
                continue;
            }
            known.push((entry, i));
            for key in spellings {
                let known = bearers.entry(key).or_default();
                if !known.iter().any(|(e, _)| *e == entry) {
                    known.push((entry, i));
                }
            }
        }
    }
    bearers
}

/// Names that always mean another who has them too.
fn shadowed(subject: Subject<'_>, all: &[Named<'_>], bearers: &Bearers, findings: &mut Vec<Problem>) {
    for several in bearers.values().filter(|b| b.len() > 1) {
        for (k, &(entry, name)) in several.iter().enumerate() {
            let Some(loser) = all.get(entry) else { continue };
            let wins = |&(position, &(other, _)): &(usize, &(usize, usize))| {
                all.get(other).is_some_and(|winner| always_before(winner, loser, position < k))
            };
            let winner = several.iter().enumerate().filter(|(position, _)| *position != k).find(wins);
            if let (Some((_, &(winner, _))), Some(name)) = (winner, loser.names.get(name))
                && let Some(winner) = all.get(winner)
            {
                let at = subject.texts.within(loser.path, loser.id, &format!("\"{name}\""), 0);
                let what = format!("the name {name} of {} always means {}", loser.id, winner.id);
                let help = format!("remove it here or from {}, or give a longer name", winner.id);
                findings.push(at.problem(SHADOWED_ALIAS, what, help));
            }
        }
    }
}

/// Whether a name of both always means the winner: what is no person comes
/// before people, of people the one whose office is nearer in time.
fn always_before(winner: &Named<'_>, loser: &Named<'_>, first: bool) -> bool {
    match (winner.person, loser.person) {
        (None, Some(_)) => true,
        (None, None) => first,
        (Some(_), None) => false,
        (Some(winner), Some(loser)) if winner.offices.is_empty() => first || !loser.offices.is_empty(),
        (Some(winner), Some(loser)) => {
            let covered = |o: &OfficeEntry| winner.offices.iter().any(|w| covers(w, o));
            first && !loser.offices.is_empty() && loser.offices.iter().all(covered)
        }
    }
}

fn covers(outer: &OfficeEntry, inner: &OfficeEntry) -> bool {
    outer.from.is_none_or(|from| inner.from.is_some_and(|f| from <= f))
        && outer.to.is_none_or(|to| inner.to.is_some_and(|t| t <= to))
}
