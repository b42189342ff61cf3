//! Room: query. Takes a graph and a question written as a pattern, gives rows.
//!
//! A pattern draws a part of the graph: things between parentheses, what joins
//! them between them. It only reads.
//!
//! ```text
//! (?m)-[mediator]->(e:mediation {topic: ceasefire, status: actual})<-[party]-(hamas)
//! where e.date >= 2025-10 return m, e.date, count(e) order by e.date limit 20
//! ```
//!
//! ```ebnf
//! query     = chain, { ",", chain }, [ "where", condition ],
//!             "return", [ "distinct" ], item, { ",", item },
//!             [ "order", "by", key, { ",", key } ], [ "limit", number ] ;
//! chain     = node, { link, node } ;
//! node      = "(", [ [ "?" ], name ], [ ":", name, { "|", name } ],
//!             [ "{", name, ":", values, { ",", name, ":", values }, "}" ], ")" ;
//! link      = "-", [ step ], "->" | "<-", [ step ], "-" | "-", [ step ], "-" ;
//! step      = "[", [ name, { "|", name } ], [ "*", [ number, ".." ], number ], "]" ;
//! condition = both, { "or", both } ;
//! both      = test, { "and", test } ;
//! test      = "not", test | "(", condition, ")" | field, operator, ( field | values ) ;
//! operator  = "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" ;
//! item      = ( field | function, "(", ( field | "*" ), ")" ), [ "as", name ] ;
//! function  = "count" | "min" | "max" | "first" | "last" ;
//! key       = ( item | name ), [ "asc" | "desc" ] ;
//! field     = name, [ ".", name ] ;
//! values    = value | "[", value, { ",", value }, "]" ;
//! value     = name | number | date ;
//! name      = letter, { letter | digit | "_" | "/" } | '"', text, '"' ;
//! date      = year, [ "-", month, [ "-", day ] ] ;
//! ```
//!
//! **Things.** `(?m)` is a variable, and so is what has a label or properties:
//! `(e:mediation)`, and a bare name where an event or document stands: these have
//! ids and no names (`("4a00de2d03b6")`). What is named elsewhere as a variable is
//! that variable. Any other name is that of a thing, in Arabic or English:
//! `(hamas)`, `("خليل الحية")`.
//! Labels are kinds of event, `event`, `actor`, `side`, `state`, `body`,
//! `person`, `outlet`, `place`, `topic`, `document`. A variable of actors stands
//! for sides unless a label asks for the actors that are named.
//!
//! **Links.** From an actor to an event: a role, several, or none for any role.
//! From an event: `at` a place, `about` a topic, `said_by` an actor, `follows`
//! an event. From a document: `reports` an event. From an actor: `acts_for` a
//! side. `-[*1..3]-` joins two actors by a chain of one to three events, `-[party*2]-`
//! by those in which they have this role, `-[follows*1..3]->` two events. Two
//! variables in one role of one event are never the same actor.
//!
//! **Fields.** Of events `kind`, `status`, `date`, `place`, `topic`, `source`,
//! `confidence`, `reports`, `documents`, `quote`, and each role; of actors
//! `type`, `en`, `ar`; of all `id`, which is also what a variable alone
//! stands for. A date is compared as one that it may be: `e.date >= 2025-10`
//! holds of what may have happened in October or later, `=` of what lies within.
//! Events that are denied count only if a condition names their status.
//!
//! **Functions.** `count` counts what is different, `count(*)` the matches,
//! `first` and `last` go by the date of the event. What stands beside a function
//! tells the groups.

mod answer;
mod bind;
mod bound;
mod error;
mod field;
mod grammar;
mod plan;
mod run;
mod syntax;
mod token;

pub use error::QueryError;

use crate::ask::{Index, Resolver, Table};

/// Answers a query.
///
/// # Errors
/// It is not of the grammar, or names what is not known; with the place.
pub fn query(text: &str, index: &Index<'_>, names: &Resolver<'_>) -> Result<Table, QueryError> {
    let bound = bind::bind(&grammar::parse(text)?, names)?;
    let plan = plan::plan(&bound, index);
    Ok(answer::answer(&bound, &plan, index))
}

/// How a query would be answered: one line a step.
///
/// # Errors
/// As [`query`].
pub fn explain(text: &str, index: &Index<'_>, names: &Resolver<'_>) -> Result<String, QueryError> {
    let bound = bind::bind(&grammar::parse(text)?, names)?;
    let plan = plan::plan(&bound, index);
    Ok(plan.told(&bound))
}

#[cfg(test)]
mod tests;
