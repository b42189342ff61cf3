//! The figures of an evaluation as tables.

use std::fmt::Display;

use super::console::visible;
use crate::evaluate::{Band, Example, Figures, Report, Share};

/// All tables, and after them the examples of each class of error.
pub fn text(report: &Report) -> String {
    let mut lines = Vec::new();
    figures(&mut lines, report);
    kinds(&mut lines, report);
    classes(&mut lines, report);
    calibration(&mut lines, report);
    examples(&mut lines, report);
    lines.push(String::new());
    lines.join("\n")
}

fn figures(lines: &mut Vec<String>, report: &Report) {
    lines.push(row("", ["p", "r", "f1", "n"]));
    for (name, one) in [
        ("detect", report.detect),
        ("core", report.core),
        ("roles", report.roles),
        ("topics", report.topics),
        ("mediated", report.mediated),
        ("hedged", report.hedged),
    ] {
        lines.push(figures_row(name, one));
    }
    lines.push(String::new());
    lines.push(row("", ["share", "n"]));
    for (name, Share { share, n }) in [("status", report.status), ("time", report.time), ("place", report.place)] {
        lines.push(row(name, [decimals(share), n.to_string()]));
    }
}

fn kinds(lines: &mut Vec<String>, report: &Report) {
    head(lines, row("by kind", ["p", "r", "f1", "n"]));
    for (kind, one) in report.kinds_by_number() {
        lines.push(figures_row(&visible(kind), one));
    }
}

fn classes(lines: &mut Vec<String>, report: &Report) {
    head(lines, row("by error class", ["n", "share"]));
    for (class, errors) in &report.errors {
        lines.push(row(class.label(), [errors.n.to_string(), decimals(errors.share)]));
    }
    let all: usize = report.errors.values().map(|errors| errors.n).sum();
    lines.push(row("all", [all]));
}

fn calibration(lines: &mut Vec<String>, report: &Report) {
    head(lines, row("calibration", ["n", "right"]));
    for &Band { from, to, n, share, .. } in &report.calibration {
        let band = if from == 0.0 { format!("below {to:.1}") } else { format!("{from:.1}–{to:.1}") };
        lines.push(row(&band, [n.to_string(), decimals(share)]));
    }
}

fn examples(lines: &mut Vec<String>, report: &Report) {
    for (class, errors) in report.errors.iter().filter(|(_, errors)| !errors.examples.is_empty()) {
        head(lines, format!("{}, {} of {}", class.label(), errors.examples.len(), errors.n));
        for Example { doc, sentence, kind, wanted, found, text } in &errors.examples {
            let sides = [("wanted", wanted), ("found", found)];
            let sides = sides.iter().filter_map(|(name, side)| Some(format!("{name} {}", visible(side.as_ref()?))));
            let sides: Vec<_> = sides.collect();
            lines.push(format!("  {}:{sentence}  {}  {}", visible(doc), visible(kind), sides.join(", ")));
            lines.push(format!("    {}", visible(text)));
        }
    }
}

/// A table begins after an empty line.
fn head(lines: &mut Vec<String>, head: String) {
    lines.extend([String::new(), head]);
}

fn figures_row(name: &str, Figures { p, r, f1, n }: Figures) -> String {
    row(name, [decimals(Some(p)), decimals(Some(r)), decimals(Some(f1)), n.to_string()])
}

/// A name and its numbers.
fn row<const N: usize>(name: &str, cells: [impl Display; N]) -> String {
    let cells = cells.iter().map(|cell| format!("{cell:>7}"));
    format!("{name:16}{}", cells.collect::<String>())
}

fn decimals(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"))
}
