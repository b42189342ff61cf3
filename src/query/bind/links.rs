//! What joins the things of a query.

use super::super::QueryError;
use super::super::bound::{Joint, Level, Relation, Thing};
use super::super::error::nearest;
use super::super::field::Sort;
use super::super::syntax::{Direction, Link, Word};
use super::{Binder, Place, unknown};
use crate::schema::RoleId;

/// The most events that a chain may have.
const LONGEST: usize = 6;

/// Links that are no roles.
const LINKS: [&str; 6] = ["at", "about", "said_by", "reports", "follows", "acts_for"];

impl Binder<'_> {
    pub(super) fn link(&mut self, left: usize, link: &Link, right: usize) -> Result<(), QueryError> {
        let relation = self.relation(link)?;
        let (from_sort, to_sort) = relation.ends();
        let turned = match link.direction {
            Direction::Forward => false,
            Direction::Backward => true,
            Direction::Either if from_sort == to_sort => false,
            Direction::Either => {
                let fits = |left_sort, right_sort| {
                    self.is(left, left_sort) != Some(false) && self.is(right, right_sort) != Some(false)
                };
                !fits(from_sort, to_sort) && fits(to_sort, from_sort)
            }
        };
        let (from, to) = if turned { (right, left) } else { (left, right) };
        self.assign(from, from_sort, &link.span)?;
        self.assign(to, to_sort, &link.span)?;
        let via = matches!(relation, Relation::Chain(..)).then(|| {
            let thing = Thing {
                name: format!("#{}", self.things.len() + 1),
                sort: Sort::Event,
                level: Level::Sides,
                constant: None,
                hidden: true,
            };
            self.things.push((thing, Place { span: link.span.clone(), known: true, unresolved: None }));
            self.things.len() - 1
        });
        self.joints.push(Joint { relation, from, to, via });
        Ok(())
    }

    fn relation(&self, link: &Link) -> Result<Relation, QueryError> {
        if let Some((least, most)) = link.hops.filter(|(least, most)| *least < 1 || most < least || *most > LONGEST) {
            let what = format!("a chain cannot have {least} to {most} events");
            return Err(QueryError::new(link.span.clone(), what, format!("write *1..{LONGEST} or less")));
        }
        let only = match link.names.as_slice() {
            [one] => Some(one.text.as_str()),
            _ => None,
        };
        let one = |relation| match link.hops {
            None => Ok(relation),
            Some(_) => Err(QueryError::new(
                link.span.clone(),
                "only roles and follows may be repeated",
                "leave `*…` out, or write -[*1..3]- between two actors",
            )),
        };
        match only {
            Some("at") => return one(Relation::At),
            Some("about") => return one(Relation::About),
            Some("said_by") => return one(Relation::SaidBy),
            Some("reports") => return one(Relation::Reports),
            Some("acts_for") => return one(Relation::ActsFor),
            Some("follows") => {
                let (least, most) = link.hops.unwrap_or((1, 1));
                return Ok(Relation::Follows(least, most));
            }
            _ => {}
        }
        let roles = link.names.iter().map(|name| self.role(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(match link.hops {
            Some((least, most)) => Relation::Chain(roles, least, most),
            None => Relation::Role(roles),
        })
    }

    fn role(&self, name: &Word) -> Result<RoleId, QueryError> {
        self.names.role(&name.text).map_err(|error| match nearest(&name.text, LINKS) {
            Some(help) => QueryError::new(name.span.clone(), format!("no role is called `{}`", name.text), help),
            None => unknown(&error, name),
        })
    }
}
