//! `parquet`: one row an event and role, as in `csv`, with days as dates and
//! lists as lists.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::{Exchange, Selection, Tally};
use crate::export::names::quote;
use crate::export::{ExportError, Options, date};
use crate::link::{Event, Participant};

/// A table in columns.
#[derive(Debug)]
pub(super) struct Parquet;

const SCHEMA: &str = "message events {
    required binary event (STRING);
    optional int32 date_start (DATE);
    optional int32 date_end (DATE);
    optional binary precision (STRING);
    required binary kind (STRING);
    required binary status (STRING);
    optional binary role (STRING);
    required group actors (LIST) { repeated group list { required binary element (STRING); } }
    required group sides (LIST) { repeated group list { required binary element (STRING); } }
    optional binary place (STRING);
    required group topics (LIST) { repeated group list { required binary element (STRING); } }
    required group sources (LIST) { repeated group list { required binary element (STRING); } }
    required group documents (LIST) { repeated group list { required binary element (STRING); } }
    required double confidence;
    optional binary quote (STRING);
}";

impl Exchange for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let mut tally = Tally::default();
        let mut rows = Vec::new();
        for event in &selection.events {
            tally.count(false);
            rows.extend(event.roles.iter().map(|role| (*event, Some(role))));
            rows.extend(event.roles.is_empty().then_some((*event, None)));
        }
        let bytes = table(selection, &rows).map_err(ExportError::format(self.name()))?;
        out.write_all(&bytes).map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

type Line<'g> = (&'g Event, Option<&'g Participant>);

fn table(selection: &Selection<'_>, rows: &[Line<'_>]) -> Result<Vec<u8>, ParquetError> {
    let mut bytes = Vec::new();
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let how = WriterProperties::builder().set_compression(Compression::UNCOMPRESSED).set_created_by("wasit".to_owned());
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(how.build()))?;
    let mut columns = Columns(file.next_row_group()?);
    let day = |day: Option<chrono::NaiveDate>| day.and_then(|d| i32::try_from(date::days(d)).ok());
    columns.texts(rows, |(e, _)| Some(e.id.to_string()), false)?;
    columns.days(rows, |(e, _)| day(date::of(e).and_then(|w| w.earliest)))?;
    columns.days(rows, |(e, _)| day(date::of(e).and_then(|w| w.latest)))?;
    columns.texts(rows, |(e, _)| date::of(e).map(|w| date::precision(w).to_owned()), true)?;
    columns.texts(rows, |(e, _)| Some(e.kind.to_string()), false)?;
    columns.texts(rows, |(e, _)| Some(e.status.as_str().to_owned()), false)?;
    columns.texts(rows, |(_, role)| role.map(|p| p.role.to_string()), true)?;
    columns.lists(rows, |(_, role)| role.map(|p| strings(&p.actors)).unwrap_or_default())?;
    columns.lists(rows, |(_, role)| role.map(|p| strings(&p.sides)).unwrap_or_default())?;
    columns.texts(rows, |(e, _)| e.place.as_ref().map(ToString::to_string), true)?;
    columns.lists(rows, |(e, _)| strings(&e.topics))?;
    columns.lists(rows, |(e, _)| strings(&e.sources))?;
    columns.lists(rows, |(e, _)| strings(&e.docs()))?;
    columns.numbers(rows, |(e, _)| (f64::from(e.confidence) * 100.0).round() / 100.0)?;
    columns.texts(rows, |(e, _)| quote(selection.graph, e).map(str::to_owned), true)?;
    columns.close()?;
    file.close()?;
    Ok(bytes)
}

fn strings<T: ToString>(things: &[T]) -> Vec<String> {
    things.iter().map(T::to_string).collect()
}

/// Writes one column after the other, in the order of [`SCHEMA`].
struct Columns<'f, W: Write + Send>(SerializedRowGroupWriter<'f, W>);

impl<W: Write + Send> Columns<'_, W> {
    fn close(self) -> Result<(), ParquetError> {
        self.0.close().map(|_| ())
    }

    fn next<T: parquet::data_type::DataType>(
        &mut self,
        values: &[T::T],
        defined: Option<&[i16]>,
        repeated: Option<&[i16]>,
    ) -> Result<(), ParquetError> {
        let none = || ParquetError::General("more columns are written than there are".to_owned());
        let mut column = self.0.next_column()?.ok_or_else(none)?;
        column.typed::<T>().write_batch(values, defined, repeated)?;
        column.close()
    }

    fn texts<'g>(
        &mut self,
        rows: &[Line<'g>],
        text: impl Fn(&Line<'g>) -> Option<String>,
        optional: bool,
    ) -> Result<(), ParquetError> {
        let all: Vec<_> = rows.iter().map(text).collect();
        let defined: Vec<_> = all.iter().map(|t| i16::from(t.is_some())).collect();
        let values: Vec<_> = all.iter().flatten().map(|t| ByteArray::from(t.as_str())).collect();
        self.next::<ByteArrayType>(&values, optional.then_some(&defined), None)
    }

    fn days<'g>(&mut self, rows: &[Line<'g>], day: impl Fn(&Line<'g>) -> Option<i32>) -> Result<(), ParquetError> {
        let all: Vec<_> = rows.iter().map(day).collect();
        let defined: Vec<_> = all.iter().map(|d| i16::from(d.is_some())).collect();
        self.next::<Int32Type>(&all.into_iter().flatten().collect::<Vec<_>>(), Some(&defined), None)
    }

    fn numbers<'g>(&mut self, rows: &[Line<'g>], number: impl Fn(&Line<'g>) -> f64) -> Result<(), ParquetError> {
        self.next::<DoubleType>(&rows.iter().map(number).collect::<Vec<_>>(), None, None)
    }

    /// An empty list has a place where nothing is defined; what repeats a row is
    /// marked so.
    fn lists<'g>(&mut self, rows: &[Line<'g>], list: impl Fn(&Line<'g>) -> Vec<String>) -> Result<(), ParquetError> {
        let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
        for items in rows.iter().map(list) {
            if items.is_empty() {
                defined.push(0);
                repeated.push(0);
            }
            for (nth, item) in items.iter().enumerate() {
                values.push(ByteArray::from(item.as_str()));
                defined.push(1);
                repeated.push(i16::from(nth > 0));
            }
        }
        self.next::<ByteArrayType>(&values, Some(&defined), Some(&repeated))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Row;

    use super::*;
    use crate::export::sample;

    /// The rows: the values of each column as they are printed.
    fn rows(graph: &crate::graph::KnowledgeGraph) -> Vec<BTreeMap<String, String>> {
        let selection = Selection { graph, events: graph.events().collect() };
        let mut file = Vec::new();
        Parquet.write(&selection, &sample::options(), &mut file).unwrap();
        let reader = SerializedFileReader::new(bytes::Bytes::from(file)).unwrap();
        let cells = |row: Row| row.get_column_iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
        reader.get_row_iter(None).unwrap().map(|row| cells(row.unwrap())).collect()
    }

    #[test]
    fn an_event_has_a_row_for_each_role_with_its_lists() {
        let graph = sample::graph();
        let rows = rows(&graph);
        assert_eq!(rows.len(), graph.events().map(|e| e.roles.len().max(1)).sum::<usize>());
        let mediator = rows.iter().find(|r| r["role"] == "\"mediator\"").unwrap();
        assert_eq!(mediator["actors"], "[\"EGY\", \"QAT\"]");
        assert_eq!(mediator["topics"], "[\"ceasefire\", \"prisoner_exchange\"]");
        assert!(rows.iter().any(|r| r["date_end"] == "null" && r["date_start"] != "null"));
    }

    #[test]
    fn hostile_text_comes_back_whole() {
        assert!(rows(&sample::hostile()).iter().all(|r| r["quote"] == format!("\"{}\"", sample::HOSTILE)));
    }
}
