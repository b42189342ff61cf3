//! What must hold: fields, and what they are compared with.

use super::super::QueryError;
use super::super::bound::{Right, Test};
use super::super::error::nearest;
use super::super::field::{Field, Sort};
use super::super::syntax::{Condition, Operand, Operator, Word};
use super::{Binder, unknown};
use crate::ask::{AskError, Period};

impl Binder<'_> {
    pub(super) fn condition(&self, condition: &Condition) -> Result<Test, QueryError> {
        let all = |list: &[Condition]| list.iter().map(|c| self.condition(c)).collect::<Result<Vec<_>, _>>();
        Ok(match condition {
            Condition::All(list) => Test::All(all(list)?),
            Condition::Any(list) => Test::Any(all(list)?),
            Condition::Not(one) => Test::Not(Box::new(self.condition(one)?)),
            Condition::Compare { left, operator, right } => {
                let thing = self.variable(&left.variable)?;
                self.compare(thing, left.property.as_ref(), *operator, right)?
            }
        })
    }

    pub(super) fn compare(
        &self,
        thing: usize,
        property: Option<&Word>,
        operator: Operator,
        right: &Operand,
    ) -> Result<Test, QueryError> {
        let field = self.field(thing, property)?;
        let right = match right {
            Operand::Field(other) => {
                let other_thing = self.variable(&other.variable)?;
                Right::Field(other_thing, self.field(other_thing, other.property.as_ref())?)
            }
            Operand::Values(values) => match values.as_slice() {
                [one] if !one.quoted && self.variable(one).is_ok() => Right::Field(self.variable(one)?, Field::Id),
                values => self.values(thing, &field, values)?,
            },
        };
        Ok(Test::Compare { thing, field, operator, right })
    }

    /// Values as the field has them.
    fn values(&self, thing: usize, field: &Field, values: &[Word]) -> Result<Right, QueryError> {
        let sort = self.things.get(thing).map_or(Sort::Event, |(t, _)| t.sort);
        let number = |word: &Word| {
            let told = || QueryError::new(word.span.clone(), format!("`{}` is no number", word.text), "write 2 or 0.8");
            word.text.parse::<f64>().ok().ok_or_else(told)
        };
        let days = |word: &Word| {
            let told = || {
                let what = format!("`{}` is no date", word.text);
                QueryError::new(word.span.clone(), what, "write 2025, 2025-10 or 2025-10-06")
            };
            Period::parse(&word.text).ok_or_else(told)
        };
        Ok(match field {
            Field::Date => Right::Days(values.iter().map(days).collect::<Result<_, _>>()?),
            Field::Confidence | Field::Reports | Field::Documents => {
                Right::Numbers(values.iter().map(number).collect::<Result<_, _>>()?)
            }
            _ => Right::Names(values.iter().map(|word| self.value(sort, field, word)).collect::<Result<_, _>>()?),
        })
    }

    fn value(&self, sort: Sort, field: &Field, word: &Word) -> Result<String, QueryError> {
        let (names, text) = (self.names, word.text.as_str());
        let failed = |error: AskError| unknown(&error, word);
        let one_of = |words: &[&str]| match words.iter().find(|w| w.eq_ignore_ascii_case(text)) {
            Some(found) => Ok((*found).to_owned()),
            None => {
                let help =
                    nearest(text, words.iter().copied()).unwrap_or_else(|| format!("one of {}", words.join(", ")));
                Err(QueryError::new(word.span.clone(), format!("no {} is called `{text}`", field.name()), help))
            }
        };
        Ok(match (field, sort) {
            (Field::Kind, _) => names.kind(text).map_err(failed)?.to_string(),
            (Field::Topic, _) | (Field::Id, Sort::Topic) => names.topic(text).map_err(failed)?.to_string(),
            (Field::Place, _) | (Field::Id, Sort::Place) => names.place(text).map_err(failed)?.to_string(),
            (Field::Source | Field::Role(_), _) | (Field::Id, Sort::Actor) => {
                names.actor(text).map_err(failed)?.to_string()
            }
            (Field::Status, _) => one_of(&["actual", "planned", "possible", "denied"])?,
            (Field::Type, _) => one_of(&["state", "body", "person", "outlet"])?,
            _ => text.to_owned(),
        })
    }

    pub(super) fn field(&self, thing: usize, property: Option<&Word>) -> Result<Field, QueryError> {
        let Some(word) = property else { return Ok(Field::Id) };
        let sort = self.things.get(thing).map_or(Sort::Event, |(t, _)| t.sort);
        if let Some(field) = Field::of(&word.text, sort) {
            return Ok(field);
        }
        if let (Sort::Event, Ok(role)) = (sort, self.names.role(&word.text)) {
            return Ok(Field::Role(role));
        }
        let fields = Field::names(sort);
        let help =
            nearest(&word.text, fields.iter().copied()).unwrap_or_else(|| format!("it has {}", fields.join(", ")));
        Err(QueryError::new(word.span.clone(), format!("{} has no field `{}`", sort.an(), word.text), help))
    }
}
