//! Whether what must hold holds of a match.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::super::bound::{Right, Test};
use super::super::field::{Field, Value};
use super::super::syntax::Operator;
use super::reach::parts;
use super::{Match, Runner, get};
use crate::ask::{Cell, Period};
use crate::schema::{ActorId, PlaceId};

impl<'g> Runner<'_, 'g> {
    pub(super) fn test(&self, test: &Test, found: &Match<'g>) -> bool {
        match test {
            Test::All(list) => list.iter().all(|t| self.test(t, found)),
            Test::Any(list) => list.iter().any(|t| self.test(t, found)),
            Test::Not(one) => !self.test(one, found),
            Test::Differ(a, b) => get(found, *a) != get(found, *b),
            Test::Compare { thing, field, operator, right } => {
                get(found, *thing).is_some_and(|value| self.compare(value, field, *operator, right, found))
            }
        }
    }

    fn compare(&self, value: Value<'g>, field: &Field, operator: Operator, right: &Right, found: &Match<'g>) -> bool {
        match right {
            Right::Days(days) => match operator {
                Operator::Unequal => days.iter().all(|day| self.lies(value, Operator::Unequal, *day)),
                operator => days.iter().any(|day| self.lies(value, operator, *day)),
            },
            Right::Numbers(numbers) => match number(&field.cell(value, self.index)) {
                Some(own) => any(operator, numbers.iter().map(|n| own.total_cmp(n))),
                None => false,
            },
            Right::Names(names) => self.is_named(value, field, operator, names),
            Right::Field(other, other_field) => {
                let Some(other) = get(found, *other) else { return false };
                if let (Field::Date, Field::Date) = (field, other_field) {
                    return self.dates(value, operator, other);
                }
                let (left, right) = (field.cell(value, self.index), other_field.cell(other, self.index));
                left != Cell::Nothing && right != Cell::Nothing && any(operator, [left.cmp(&right)].into_iter())
            }
        }
    }

    /// Compares with names. A place is also that which it lies in, a role is
    /// filled by those who are named and by their sides.
    fn is_named(&self, value: Value<'g>, field: &Field, operator: Operator, names: &[String]) -> bool {
        let event = match value {
            Value::Event(number) => self.index.event(number),
            _ => None,
        };
        let met = |name: &String| match (field, event) {
            (Field::Place, Some(event)) => self.index.lies_in(event, &PlaceId::from(name.as_str())),
            (Field::Role(role), Some(event)) => {
                let who = ActorId::from(name.as_str());
                parts(event, std::slice::from_ref(role)).any(|p| p.actors.contains(&who) || p.sides.contains(&who))
            }
            (Field::Kind, Some(event)) => event.kind.as_str() == name,
            (Field::Status, Some(event)) => event.status.as_str() == name,
            (Field::Topic, Some(event)) => event.topics.iter().any(|t| t.as_str() == name),
            _ => match field.cell(value, self.index) {
                Cell::List(list) => list.contains(name),
                cell => cell.line("") == *name,
            },
        };
        match operator {
            Operator::Equal => names.iter().any(met),
            Operator::Unequal => !names.iter().any(met),
            operator => {
                let own = field.cell(value, self.index).line("");
                !own.is_empty() && any(operator, names.iter().map(|name| own.cmp(name)))
            }
        }
    }

    fn days(&self, value: Value<'g>) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
        match value {
            Value::Event(number) => {
                let event = self.index.event(number).filter(|e| e.is_dated())?;
                event.when.as_ref().map(|w| (w.earliest, w.latest))
            }
            Value::Document(id) => {
                let day = self.index.graph.document(id)?.published?;
                Some((Some(day), Some(day)))
            }
            _ => None,
        }
    }

    /// Whether a date may lie so to a period; what has none does not.
    fn lies(&self, value: Value<'g>, operator: Operator, day: Period) -> bool {
        let Some((earliest, latest)) = self.days(value) else { return false };
        let within = earliest.is_some_and(|e| e >= day.first) && latest.is_some_and(|l| l <= day.last);
        match operator {
            Operator::Equal => within,
            Operator::Unequal => !within,
            Operator::Less => earliest.is_none_or(|e| e < day.first),
            Operator::LessOrEqual => earliest.is_none_or(|e| e <= day.last),
            Operator::Greater => latest.is_none_or(|l| l > day.last),
            Operator::GreaterOrEqual => latest.is_none_or(|l| l >= day.first),
        }
    }

    /// Whether one happened before another; both must say enough to tell.
    fn dates(&self, left: Value<'g>, operator: Operator, right: Value<'g>) -> bool {
        let (Some(a), Some(b)) = (self.days(left), self.days(right)) else { return false };
        let before = |x: Option<NaiveDate>, y: Option<NaiveDate>| x.zip(y).is_some_and(|(x, y)| x < y);
        let not_after = |x: Option<NaiveDate>, y: Option<NaiveDate>| x.zip(y).is_some_and(|(x, y)| x <= y);
        match operator {
            Operator::Equal => a == b,
            Operator::Unequal => a != b,
            Operator::Less => before(a.1, b.0),
            Operator::LessOrEqual => not_after(a.1, b.0) || a == b,
            Operator::Greater => before(b.1, a.0),
            Operator::GreaterOrEqual => not_after(b.1, a.0) || a == b,
        }
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number as f64),
        Cell::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// Whether one of the orders is that of the operator; of unequal all must be.
fn any(operator: Operator, mut orders: impl Iterator<Item = Ordering>) -> bool {
    match operator {
        Operator::Equal => orders.any(Ordering::is_eq),
        Operator::Unequal => orders.all(Ordering::is_ne),
        Operator::Less => orders.any(Ordering::is_lt),
        Operator::LessOrEqual => orders.any(Ordering::is_le),
        Operator::Greater => orders.any(Ordering::is_gt),
        Operator::GreaterOrEqual => orders.any(Ordering::is_ge),
    }
}
