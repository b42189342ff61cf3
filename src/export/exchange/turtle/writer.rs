//! Turtle, resource by resource.

use std::fmt::Write;

/// The prefixes of a file.
const PREFIXES: [(&str, &str); 10] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vocab", "urn:wasit:vocab#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A file that is written from top to bottom.
#[derive(Debug)]
pub(super) struct Turtle {
    text: String,
}

impl Turtle {
    /// A file with its prefixes.
    pub(super) fn new() -> Self {
        let lines = PREFIXES.iter().map(|(name, iri)| format!("@prefix {name}: <{iri}> .\n"));
        Self { text: lines.collect() }
    }

    /// What is said of a resource; it says at least what sort of thing it is.
    pub(super) fn resource(&mut self, iri: &str, sorts: &str, say: impl FnOnce(&mut Statements<'_>)) {
        self.push(format_args!("\n<{iri}> a {sorts}"));
        say(&mut Statements { turtle: self });
        self.text.push_str(" .\n");
    }

    /// The finished file.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(text);
    }
}

/// What is said of one resource. Predicates and types are prefixed names.
#[derive(Debug)]
pub(super) struct Statements<'t> {
    turtle: &'t mut Turtle,
}

impl Statements<'_> {
    /// Another resource, by its address.
    pub(super) fn link(&mut self, predicate: &str, iri: &str) {
        self.turtle.push(format_args!(" ;\n    {predicate} <{iri}>"));
    }

    /// Other resources, by their addresses.
    pub(super) fn links(&mut self, predicate: &str, iris: impl IntoIterator<Item = String>) {
        iris.into_iter().for_each(|iri| self.link(predicate, &iri));
    }

    /// A text.
    pub(super) fn text(&mut self, predicate: &str, text: &str) {
        self.turtle.push(format_args!(" ;\n    {predicate} \"{}\"", escape(text)));
    }

    /// A text in a language.
    pub(super) fn label(&mut self, predicate: &str, text: &str, language: &str) {
        self.turtle.push(format_args!(" ;\n    {predicate} \"{}\"@{language}", escape(text)));
    }

    /// A value of a type of XML Schema.
    pub(super) fn typed(&mut self, predicate: &str, value: &str, sort: &str) {
        self.turtle.push(format_args!(" ;\n    {predicate} \"{}\"^^xsd:{sort}", escape(value)));
    }

    /// The labels of a thing.
    pub(super) fn labels(&mut self, label: &crate::graph::Label) {
        self.label("rdfs:label", &label.ar, "ar");
        self.label("rdfs:label", &label.en, "en");
    }
}

/// A text between quotation marks. Characters that nobody sees are written by
/// their numbers.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c if super::super::visible::is_hidden(c) => {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "\\u{:04X}", u32::from(c));
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_where_it_ends() {
        assert_eq!(escape("a\"\\\n\u{202E}\u{1B}ب"), "a\\\"\\\\\\n\\u202E\\u001Bب");
    }

    #[test]
    fn statements_end_in_a_full_stop() {
        let mut file = Turtle::new();
        file.resource("urn:x", "sem:Event", |s| {
            s.link("sem:hasPlace", "urn:y");
            s.typed("vocab:n", "1", "integer");
        });
        assert!(
            file.finish()
                .ends_with("\n<urn:x> a sem:Event ;\n    sem:hasPlace <urn:y> ;\n    vocab:n \"1\"^^xsd:integer .\n")
        );
    }
}
