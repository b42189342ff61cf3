//! Rows as text, JSON, CSV and Markdown.

use clap::ValueEnum;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::console::{isolate, visible};
use super::error::CliError;
use crate::ask::{Cell, Evidence, Row, Table};
use crate::export::{directs, harmless};

/// The form of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For reading: columns, and below each row where it stands and in which words
    #[default]
    Text,
    /// One JSON array of objects
    Json,
    /// One JSON object a row
    Jsonl,
    /// Comma-separated values (RFC 4180)
    Csv,
    /// A Markdown table
    Md,
}

/// The columns of the evidence, after those of the answer.
const EVIDENCE: [&str; 5] = ["event", "source", "document", "line", "quote"];

/// The widest that a column of text is padded to.
const WIDEST: usize = 40;

/// A table in a form. `marks` puts right-to-left words of text into isolates. What works
/// unseen is told by its number, in JSON as JSON does; only CSV keeps it, for programs,
/// unless it goes to a `terminal`.
pub fn render(table: &Table, format: Format, marks: bool, terminal: bool) -> Result<String, CliError> {
    Ok(match format {
        Format::Text if marks => isolate(&text(table)).into_owned(),
        Format::Text => text(table),
        Format::Json => {
            let rows: Vec<_> = table.rows.iter().map(|row| Object { table, row }).collect();
            inert(&(serde_json::to_string_pretty(&rows)? + "\n"))
        }
        Format::Jsonl => {
            let lines = table.rows.iter().map(|row| serde_json::to_string(&Object { table, row }));
            inert(&lines.map(|line| line.map(|l| l + "\n")).collect::<Result<String, _>>()?)
        }
        Format::Csv if terminal => csv(table)?.lines().map(|line| visible(line) + "\n").collect(),
        Format::Csv => csv(table)?,
        Format::Md => markdown(table),
    })
}

/// JSON with the same values in which no character directs a terminal: those that JSON
/// lets stand (U+202E, U+009B) as `\u202e`.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\n' => out.push(c),
            c if c.is_control() || directs(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Whether any row stands for an event.
fn is_read(table: &Table) -> bool {
    table.rows.iter().any(|row| row.evidence.is_some())
}

/// A row as an object with the columns as keys, in their order.
struct Object<'t> {
    table: &'t Table,
    row: &'t Row,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in self.table.columns.iter().zip(&self.row.cells) {
            match cell {
                Cell::Nothing => map.serialize_entry(column, &())?,
                Cell::Number(number) => map.serialize_entry(column, number)?,
                Cell::Text(text) => map.serialize_entry(column, text)?,
                Cell::List(list) => map.serialize_entry(column, list)?,
            }
        }
        if let Some(evidence) = &self.row.evidence {
            map.serialize_entry("event", &evidence.event)?;
            map.serialize_entry("source", &evidence.source)?;
            map.serialize_entry("document", &evidence.document)?;
            map.serialize_entry("line", &evidence.line)?;
            map.serialize_entry("quote", &evidence.quote)?;
        }
        map.end()
    }
}

/// The evidence as texts, in the order of its columns.
fn told(evidence: &Evidence) -> [String; 5] {
    [
        evidence.event.to_string(),
        evidence.source.clone().unwrap_or_default(),
        evidence.document.clone(),
        evidence.line.to_string(),
        evidence.quote.clone().unwrap_or_default(),
    ]
}

fn columns(table: &Table) -> Vec<&str> {
    let evidence = is_read(table).then_some(EVIDENCE).into_iter().flatten();
    table.columns.iter().map(String::as_str).chain(evidence).collect()
}

fn cells(table: &Table, row: &Row) -> Vec<String> {
    let mut cells: Vec<_> = row.cells.iter().map(|c| c.line("; ")).collect();
    match &row.evidence {
        Some(evidence) => cells.extend(told(evidence)),
        None if is_read(table) => cells.extend(EVIDENCE.map(|_| String::new())),
        None => {}
    }
    cells
}

fn csv(table: &Table) -> Result<String, CliError> {
    let broken = |error: csv::Error| CliError::Stdout(error.into());
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(columns(table)).map_err(broken)?;
    for row in &table.rows {
        out.write_record(cells(table, row).iter().map(|cell| harmless(cell))).map_err(broken)?;
    }
    let bytes = out.into_inner().map_err(|error| CliError::Stdout(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn markdown(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let columns = columns(table);
    let mut out = line(columns.iter().map(|c| escape(c)).collect());
    out.push_str(&line(columns.iter().map(|_| "---".to_owned()).collect()));
    for row in &table.rows {
        out.push_str(&line(cells(table, row).iter().map(|c| escape(c)).collect()));
    }
    out
}

/// A cell in which nothing is Markdown.
fn escape(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for c in visible(cell).chars() {
        if matches!(c, '\\' | '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '~' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Columns of Latin fields, no boxes; below each row event, source and place,
/// then the quote, so that no Arabic stands before anything on its line.
fn text(table: &Table) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.cells.iter().map(|c| visible(&c.line("+"))).collect()).collect();
    let width = |i: usize, name: &str| {
        let cells = rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
        cells.chain([name.chars().count()]).filter(|width| *width <= WIDEST).max().unwrap_or(0)
    };
    let widths: Vec<_> = table.columns.iter().enumerate().map(|(i, name)| width(i, name)).collect();
    // What no row fills is not shown.
    let filled: Vec<_> =
        (0..widths.len()).map(|i| rows.iter().any(|r| r.get(i).is_some_and(|c| !c.is_empty()))).collect();
    let beside = table.columns.len().saturating_sub(table.below);
    let line = |cells: &[String]| {
        let cells = cells.get(..beside).unwrap_or(cells);
        let shown = cells.iter().zip(&widths).zip(&filled).filter(|(_, filled)| **filled);
        let padded: Vec<_> = shown.map(|((cell, &width), _)| format!("{cell:width$}")).collect();
        padded.join("  ").trim_end().to_owned() + "\n"
    };
    let mut out = line(&table.columns);
    for (row, cells) in table.rows.iter().zip(&rows) {
        out.push_str(&line(cells));
        for long in cells.iter().skip(beside).filter(|cell| !cell.is_empty()) {
            out.push_str(&format!("    {long}\n"));
        }
        if let Some(evidence) = &row.evidence {
            out.push_str(&below(evidence));
        }
    }
    out
}

/// `    4a00de2d03b6  sharm:1  EGY`, and the quote under it.
fn below(evidence: &Evidence) -> String {
    let [event, source, document, line, quote] = told(evidence).map(|part| visible(&part));
    let source = if source.is_empty() { source } else { format!("  source {source}") };
    let quote = if quote.is_empty() { quote } else { format!("    {quote}\n") };
    format!("    {event}  {document}:{line}{source}\n{quote}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["who", "count", "place"]);
        let evidence = Evidence {
            event: "00ff".into(),
            source: Some("QNA".to_owned()),
            document: "a".to_owned(),
            line: 3,
            quote: Some("قالت مصر | \u{202e}نعم\u{1b}".to_owned()),
        };
        table.push(vec![Cell::list(["EGY", "QAT"]), Cell::count(2), Cell::Nothing], Some(evidence));
        table
    }

    #[test]
    fn text_has_latin_before_arabic_and_nothing_that_works_unseen() {
        let text = render(&table(), Format::Text, false, false).unwrap();
        assert_eq!(text, "who      count\nEGY+QAT  2\n    00ff  a:3  source QNA\n    قالت مصر | \\u{202e}نعم\\u{1b}\n");
    }

    #[test]
    fn marks_isolate_the_arabic_words() {
        let text = render(&table(), Format::Text, true, false).unwrap();
        assert!(text.contains("    \u{2068}قالت مصر\u{2069} | "), "{text}");
    }

    #[test]
    fn other_forms_hold_the_same() {
        let line = render(&table(), Format::Jsonl, false, false).unwrap();
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!((&value["who"][1], &value["place"], &value["line"]), (&"QAT".into(), &().into(), &3.into()));
        assert!(line.starts_with("{\"who\":[\"EGY\",\"QAT\"],\"count\":2,\"place\":null,\"event\":\"00ff\""), "{line}");
        let md = render(&table(), Format::Md, false, false).unwrap();
        assert!(md.contains("| EGY; QAT | 2 |  | 00ff | QNA | a | 3 | قالت مصر \\| "), "{md}");
        let quote = "قالت مصر | \u{202e}نعم\u{1b}";
        assert_eq!(
            (&value["quote"], line.contains('\u{202e}'), line.contains("\\u202e")),
            (&quote.into(), false, true)
        );
        let shown = render(&table(), Format::Csv, false, true).unwrap();
        assert!(shown.contains("\\u{202e}نعم\\u{1b}") && !shown.contains('\u{1b}'), "{shown}");
        let csv = render(&table(), Format::Csv, false, false).unwrap();
        assert!(csv.contains(quote), "{csv}");
        assert!(csv.starts_with("who,count,place,event,source,document,line,quote\r\nEGY; QAT,2,,00ff"), "{csv}");
    }
}
