//! Names of things as addresses: `urn:wasit:event:…`.

use std::fmt::Write;

use crate::graph::Key;

/// The address of a thing of a sort.
pub(super) fn iri(sort: &str, id: &str) -> String {
    format!("urn:wasit:{sort}:{}", escape(id))
}

/// The address of a node of the graph.
pub(super) fn of(key: &Key) -> String {
    match key {
        Key::Actor(id) => iri("actor", id.as_str()),
        Key::Event(id) => iri("event", id.as_str()),
        Key::Place(id) => iri("place", id.as_str()),
        Key::Topic(id) => iri("topic", id.as_str()),
        Key::Date(value) => iri("date", value),
        Key::Document(id) => iri("document", id),
    }
}

/// A text of letters, digits, `-`, `_`, `.` and `%` from which it can be read
/// back (RFC 3986, section 2.1).
pub(in crate::export) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            escaped.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_name_is_syntax() {
        assert_eq!(iri("actor", "EGY"), "urn:wasit:actor:EGY");
        assert_eq!(iri("actor", "<م>\n"), "urn:wasit:actor:%3C%D9%85%3E%0A");
    }
}
