//! In which order the things of a pattern are found: from the shortest list,
//! along the links that lead to the fewest.

use std::fmt::Write;

use super::bound::{Bound, Joint, Level, Relation, Right, Test, Thing};
use super::field::{Field, Sort};
use super::syntax::Operator;
use crate::ask::Index;
use crate::schema::{ActorId, KindId, PlaceId, TopicId};

/// How many an event is taken to have of anything.
const FEW: usize = 3;

/// The steps of a query, in their order.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub steps: Vec<Step>,
}

/// One step, and the tests that can be made after it.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub action: Action,
    pub tests: Vec<usize>,
    /// About how many it leads to.
    pub about: usize,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    /// Goes through a list.
    Scan { thing: usize, list: List },
    /// Follows a link from the end that is known.
    Walk { joint: usize, forward: bool },
    /// Looks whether two that are known are joined.
    Check { joint: usize },
}

/// A list to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum List {
    Kinds(Vec<KindId>),
    Topics(Vec<TopicId>),
    Places(Vec<PlaceId>),
    All,
}

/// Orders the steps.
pub(super) fn plan(bound: &Bound, index: &Index<'_>) -> Plan {
    let mut planner = Planner {
        bound,
        index,
        known: bound.things.iter().map(|t| t.constant.is_some()).collect(),
        joints: (0..bound.joints.len()).collect(),
        tests: (0..bound.tests.len()).collect(),
    };
    let mut steps = Vec::new();
    while let Some((about, action)) = planner.next(steps.is_empty()) {
        planner.take(&action);
        let tests = planner.tests_now();
        steps.push(Step { action, tests, about });
    }
    Plan { steps }
}

struct Planner<'p> {
    bound: &'p Bound,
    index: &'p Index<'p>,
    known: Vec<bool>,
    joints: Vec<usize>,
    tests: Vec<usize>,
}

impl Planner<'_> {
    fn is_known(&self, thing: usize) -> bool {
        self.known.get(thing).copied().unwrap_or(true)
    }

    /// The step that leads to the fewest. A list is gone through at first, or
    /// when no link leads on.
    fn next(&self, first: bool) -> Option<(usize, Action)> {
        let joints = self.joints.iter().filter_map(|&n| Some((n, self.bound.joints.get(n)?)));
        let walks = joints.filter_map(|(number, joint)| match (self.is_known(joint.from), self.is_known(joint.to)) {
            (true, true) => Some((0, Action::Check { joint: number })),
            (true, false) => Some((self.reach(joint, true), Action::Walk { joint: number, forward: true })),
            (false, true) => Some((self.reach(joint, false), Action::Walk { joint: number, forward: false })),
            (false, false) => None,
        });
        let best = walks.min_by_key(|(about, _)| *about);
        if best.is_some() && !first {
            return best;
        }
        let open = self.bound.things.iter().enumerate().filter(|(n, t)| !t.hidden && !self.is_known(*n));
        let scan = open.map(|(number, thing)| self.scan(number, thing)).min_by_key(|(about, _)| *about);
        match (best, scan) {
            (Some(walk), Some(scan)) => Some(if scan.0 < walk.0 { scan } else { walk }),
            (walk, scan) => walk.or(scan),
        }
    }

    /// The shortest list that holds all that a thing may be.
    fn scan(&self, number: usize, thing: &Thing) -> (usize, Action) {
        let all = match thing.sort {
            Sort::Event => self.index.len(),
            Sort::Actor => self.index.actors.len(),
            Sort::Place => self.index.places.len(),
            Sort::Topic => self.index.topics.len(),
            Sort::Document => self.index.documents.len(),
        };
        let mut best = (all, List::All);
        for test in &self.bound.tests {
            if let Test::Compare { thing: of, field, operator: Operator::Equal, right: Right::Names(names) } = test
                && *of == number
                && thing.sort == Sort::Event
            {
                let list = match field {
                    Field::Kind => List::Kinds(names.iter().map(|n| n.as_str().into()).collect()),
                    Field::Topic => List::Topics(names.iter().map(|n| n.as_str().into()).collect()),
                    Field::Place => List::Places(names.iter().map(|n| n.as_str().into()).collect()),
                    _ => continue,
                };
                let about = list.len(self.index);
                if about < best.0 {
                    best = (about, list);
                }
            }
        }
        (best.0, Action::Scan { thing: number, list: best.1 })
    }

    /// About how many a link leads to.
    fn reach(&self, joint: &Joint, forward: bool) -> usize {
        let index = self.index;
        let constant = |n: usize| self.bound.things.get(n).and_then(|t| t.constant.as_deref());
        let average = |things: usize| index.len() * FEW / things.max(1) + 1;
        match (&joint.relation, forward) {
            (Relation::Role(roles), true) => match constant(joint.from).map(ActorId::from) {
                Some(id) if roles.is_empty() => index.of(&id).len(),
                Some(id) => roles.iter().map(|role| index.in_role(role, &id).len()).sum(),
                None => average(index.actors.len()),
            },
            (Relation::At, false) => constant(joint.to)
                .map_or_else(|| average(index.places.len()), |id| List::Places(vec![id.into()]).len(index)),
            (Relation::About, false) => {
                constant(joint.to).map_or_else(|| average(index.topics.len()), |id| index.about(&id.into()).len())
            }
            (Relation::SaidBy, false) => {
                constant(joint.to).map_or_else(|| average(index.actors.len()), |id| index.said_by(&id.into()).len())
            }
            (Relation::ActsFor, false) => index.actors.len() / FEW + 1,
            (Relation::Chain(..), _) => index.len() + 1,
            (Relation::Follows(_, most), _) => most * FEW,
            _ => FEW,
        }
    }

    fn take(&mut self, action: &Action) {
        let learn = |known: &mut Vec<bool>, thing: usize| {
            if let Some(it) = known.get_mut(thing) {
                *it = true;
            }
        };
        match action {
            Action::Scan { thing, .. } => learn(&mut self.known, *thing),
            Action::Walk { joint, .. } | Action::Check { joint } => {
                self.joints.retain(|n| n != joint);
                if let Some(Joint { from, to, via, .. }) = self.bound.joints.get(*joint) {
                    for thing in [Some(*from), Some(*to), *via].into_iter().flatten() {
                        learn(&mut self.known, thing);
                    }
                }
            }
        }
    }

    /// The tests that nothing keeps back any longer.
    fn tests_now(&mut self) -> Vec<usize> {
        let ready = |n: &usize| self.bound.tests.get(*n).is_some_and(|t| t.needs_only(&self.known));
        let (now, later) = self.tests.iter().partition(|n| ready(n));
        self.tests = later;
        now
    }
}

impl List {
    /// How many events it holds.
    pub(super) fn len(&self, index: &Index<'_>) -> usize {
        match self {
            Self::Kinds(kinds) => kinds.iter().map(|k| index.of_kind(k).len()).sum(),
            Self::Topics(topics) => topics.iter().map(|t| index.about(t).len()).sum(),
            Self::Places(places) => {
                places.iter().map(|p| index.within(p).map(|p| index.at(p).len()).sum::<usize>()).sum()
            }
            Self::All => index.len(),
        }
    }

    fn told(&self) -> String {
        fn names<T: ToString>(what: &str, list: &[T]) -> String {
            format!("of {what} {}", list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        match self {
            Self::Kinds(kinds) => names("kind", kinds),
            Self::Topics(topics) => names("topic", topics),
            Self::Places(places) => names("place", places),
            Self::All => String::new(),
        }
    }
}

impl Plan {
    /// One line a step.
    pub(super) fn told(&self, bound: &Bound) -> String {
        let mut out = String::new();
        for (number, step) in self.steps.iter().enumerate() {
            let what = match &step.action {
                Action::Scan { thing, list } => match bound.things.get(*thing) {
                    Some(thing) => format!("list   {} {}", thing.told(), list.told()).trim_end().to_owned(),
                    None => String::new(),
                },
                Action::Walk { joint, forward } => bound.joint_told(*joint, if *forward { "walk" } else { "back" }),
                Action::Check { joint } => bound.joint_told(*joint, "check"),
            };
            let _ = write!(out, "{:2}  {what}", number + 1);
            if !matches!(step.action, Action::Check { .. }) {
                let _ = write!(out, "  (about {})", step.about);
            }
            out.push('\n');
            for test in step.tests.iter().filter_map(|n| bound.tests.get(*n)) {
                let _ = writeln!(out, "      where {}", bound.test_told(test));
            }
        }
        out
    }
}

impl Thing {
    fn told(&self) -> String {
        match (&self.constant, &self.level) {
            (Some(id), _) => id.clone(),
            (None, Level::Typed(types)) if self.sort == Sort::Actor => {
                let types: Vec<_> = types.iter().map(|t| t.as_str()).collect();
                format!("{}:{}", self.name, types.join("|"))
            }
            _ => self.name.clone(),
        }
    }
}

impl Bound {
    fn joint_told(&self, number: usize, how: &str) -> String {
        let Some(joint) = self.joints.get(number) else { return String::new() };
        let thing = |n: usize| self.things.get(n).map(Thing::told).unwrap_or_default();
        format!("{how:5}  ({})-[{}]->({})", thing(joint.from), joint.relation.told(), thing(joint.to))
    }

    fn test_told(&self, test: &Test) -> String {
        let all = |list: &[Test], word: &str| {
            let parts: Vec<_> = list.iter().map(|t| self.test_told(t)).collect();
            format!("({})", parts.join(word))
        };
        let name = |n: usize| self.things.get(n).map(|t| t.name.as_str()).unwrap_or_default();
        match test {
            Test::All(list) => all(list, " and "),
            Test::Any(list) => all(list, " or "),
            Test::Not(one) => format!("not {}", self.test_told(one)),
            Test::Differ(a, b) => format!("{} != {}", name(*a), name(*b)),
            Test::Compare { thing, field, operator, right } => {
                let right = match right {
                    Right::Names(names) => names.join(", "),
                    Right::Numbers(numbers) => numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(", "),
                    Right::Days(days) => {
                        days.iter().map(|d| format!("{}…{}", d.first, d.last)).collect::<Vec<_>>().join(", ")
                    }
                    Right::Field(other, field) => format!("{}.{}", name(*other), field.name()),
                };
                format!("{}.{} {} {right}", name(*thing), field.name(), operator.sign())
            }
        }
    }
}

impl Operator {
    fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

impl Relation {
    fn told(&self) -> String {
        let names = |roles: &[crate::schema::RoleId]| roles.iter().map(|r| r.as_str()).collect::<Vec<_>>().join("|");
        match self {
            Self::Role(roles) => names(roles),
            Self::At => "at".to_owned(),
            Self::About => "about".to_owned(),
            Self::SaidBy => "said_by".to_owned(),
            Self::Reports => "reports".to_owned(),
            Self::ActsFor => "acts_for".to_owned(),
            Self::Follows(least, most) => format!("follows*{least}..{most}"),
            Self::Chain(roles, least, most) => format!("{}*{least}..{most}", names(roles)),
        }
    }
}
