//! From a query as written to what it means: names to ids (`things`), links to what
//! they join (`links`), conditions to tests (`conditions`), items to columns (`columns`).

mod columns;
mod conditions;
mod links;
mod things;

use std::ops::Range;

use super::QueryError;
use super::bound::{Bound, Joint, Relation, Right, Test, Thing};
use super::field::{Field, Sort};
use super::syntax::{Condition, Direction, Node, Operand, Operator, Query, Word};
use crate::ask::{AskError, Resolver};

/// Resolves all names of a query.
pub(super) fn bind(query: &Query, names: &Resolver<'_>) -> Result<Bound, QueryError> {
    let mut binder = Binder::new(query, names);
    let mut links = Vec::new();
    for chain in &query.chains {
        let mut left = binder.node(&chain.first)?;
        for (link, node) in &chain.rest {
            let right = binder.node(node)?;
            links.push((left, link, right));
            left = right;
        }
    }
    // Links with a direction say what their ends are; the others then follow.
    links.sort_by_key(|(_, link, _)| link.direction == Direction::Either && link.hops.is_none());
    for (left, link, right) in links {
        binder.link(left, link, right)?;
    }
    binder.constants()?;
    for (thing, word, values) in binder.properties.clone() {
        let test = binder.compare(thing, Some(&word), Operator::Equal, &Operand::Values(values))?;
        binder.tests.push(test);
    }
    match &query.condition {
        Some(Condition::All(all)) => {
            for one in all {
                let test = binder.condition(one)?;
                binder.tests.push(test);
            }
        }
        Some(one) => {
            let test = binder.condition(one)?;
            binder.tests.push(test);
        }
        None => {}
    }
    let columns = query.items.iter().map(|i| binder.column(i)).collect::<Result<Vec<_>, _>>()?;
    let order = query.order.iter().map(|k| binder.order(k, &columns)).collect::<Result<Vec<_>, _>>()?;
    binder.leave_out_the_denied();
    binder.tell_apart();
    let (distinct, limit) = (query.distinct, query.limit);
    let things = binder.things.into_iter().map(|(thing, _)| thing).collect();
    Ok(Bound { things, joints: binder.joints, tests: binder.tests, distinct, columns, order, limit })
}

struct Binder<'q> {
    names: &'q Resolver<'q>,
    /// The names that are variables.
    variables: Vec<&'q str>,
    /// With the place of each in the query, and whether its sort is known.
    things: Vec<(Thing, Place)>,
    joints: Vec<Joint>,
    properties: Vec<(usize, Word, Vec<Word>)>,
    tests: Vec<Test>,
}

#[derive(Debug, Clone)]
struct Place {
    span: Range<usize>,
    known: bool,
    /// The name of a thing that is to be found once its sort is known.
    unresolved: Option<Word>,
}

impl<'q> Binder<'q> {
    fn new(query: &'q Query, names: &'q Resolver<'q>) -> Self {
        let nodes = query.chains.iter().flat_map(|c| std::iter::once(&c.first).chain(c.rest.iter().map(|(_, n)| n)));
        let is_variable = |n: &&Node| n.asked || !n.labels.is_empty() || !n.properties.is_empty();
        let named = nodes.filter(is_variable).filter_map(|n| n.name.as_ref()).filter(|w| !w.quoted);
        let variables = named.map(|w| w.text.as_str()).collect();
        Self { names, variables, things: Vec::new(), joints: Vec::new(), properties: Vec::new(), tests: Vec::new() }
    }

    /// What is denied counts only where a condition names the status.
    fn leave_out_the_denied(&mut self) {
        let asked = |test: &Test, thing| {
            test.any(&mut |t| matches!(t, Test::Compare { thing: of, field: Field::Status, .. } if *of == thing))
        };
        for number in 0..self.things.len() {
            let Some((thing, _)) = self.things.get(number) else { continue };
            let event = thing.sort == Sort::Event && thing.constant.is_none() && !thing.hidden;
            if event && !self.tests.iter().any(|test| asked(test, number)) {
                let right = Right::Names(vec!["denied".to_owned()]);
                let operator = Operator::Unequal;
                self.tests.push(Test::Compare { thing: number, field: Field::Status, operator, right });
            }
        }
    }

    /// Two in one role of one event are two.
    fn tell_apart(&mut self) {
        let roles = |joint: &Joint| match &joint.relation {
            Relation::Role(roles) => Some(roles.clone()),
            _ => None,
        };
        let mut apart = Vec::new();
        for (i, one) in self.joints.iter().enumerate() {
            for other in self.joints.iter().skip(i + 1).filter(|o| o.to == one.to && o.from != one.from) {
                if let (Some(a), Some(b)) = (roles(one), roles(other))
                    && (a.is_empty() || b.is_empty() || a.iter().any(|role| b.contains(role)))
                {
                    apart.push(Test::Differ(one.from, other.from));
                }
            }
        }
        self.tests.extend(apart);
    }
}

fn unknown(error: &AskError, word: &Word) -> QueryError {
    QueryError::new(word.span.clone(), error.to_string(), "")
}
