//! What is returned, and in which order.

use super::super::QueryError;
use super::super::bound::{By, Column, Order};
use super::super::syntax;
use super::Binder;

impl Binder<'_> {
    pub(super) fn column(&self, item: &syntax::Item) -> Result<Column, QueryError> {
        let value = match &item.field {
            Some(field) => {
                let thing = self.variable(&field.variable)?;
                Some((thing, self.field(thing, field.property.as_ref())?))
            }
            None => None,
        };
        Ok(Column { name: item.name.clone(), function: item.function, value })
    }

    /// A key is a column, by its name or as it is written; else a field.
    pub(super) fn order(&self, key: &syntax::Key, columns: &[Column]) -> Result<Order, QueryError> {
        let descending = key.descending;
        if let Some(column) = columns.iter().position(|c| c.name == key.item.name) {
            return Ok(Order { by: By::Column(column), descending });
        }
        let own = self.column(&key.item)?;
        let same = |c: &Column| c.function == own.function && c.value == own.value;
        if let Some(column) = columns.iter().position(same) {
            return Ok(Order { by: By::Column(column), descending });
        }
        match own.value {
            Some((thing, field)) if own.function.is_none() && columns.iter().all(|c| c.function.is_none()) => {
                Ok(Order { by: By::Value(thing, field), descending })
            }
            _ => {
                let what = format!("`{}` is not returned, so groups have no order by it", key.item.name);
                Err(QueryError::new(key.item.span.clone(), what, "add it after return"))
            }
        }
    }
}
