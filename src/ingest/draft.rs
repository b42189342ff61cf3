//! A document on its way: its text and what its own file says about it.

use chrono::NaiveDate;

/// What is known about a document besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) published: Option<NaiveDate>,
    pub(super) source: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

impl Metadata {
    /// Fills what is unknown here from `other`; what is known stays.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            published: self.published.or(other.published),
            source: self.source.or(other.source),
            language: self.language.or(other.language),
            url: self.url.or(other.url),
        }
    }
}

/// The name of a document, and how sure it is to be unique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Id {
    /// Written in the input, on this line: two of the same are an error.
    Stated { id: String, line: u64 },
    /// Taken from the name of the file: two of the same are told apart.
    Named(String),
}

/// A document as its format read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) id: Id,
    /// What the file itself says for sure (front matter, keys, columns).
    pub(super) stated: Metadata,
    /// What a reader of the page would guess; weaker than `meta.csv`.
    pub(super) guessed: Metadata,
    pub(super) text: String,
}

/// The value without the space around it; `None` if nothing is left.
pub(super) fn known(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// The value if it is a web address. Anything else (`javascript:`, a bare host)
/// is left out, because it ends as a link in what we write.
pub(super) fn web_address(value: &str) -> Option<String> {
    let value = value.trim();
    let (scheme, rest) = value.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let clean = !rest.is_empty() && !value.contains(|c: char| c.is_whitespace() || c.is_control());
    (web && clean).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_kept_and_the_rest_is_filled() {
        let own = Metadata { title: known("خبر"), ..Metadata::default() };
        let other = Metadata { title: known("آخر"), source: known("وفا"), ..Metadata::default() };
        let both = own.or(other);
        assert_eq!(both.title.as_deref(), Some("خبر"));
        assert_eq!(both.source.as_deref(), Some("وفا"));
    }

    #[test]
    fn blank_is_unknown() {
        assert_eq!(known(" \t"), None);
        assert_eq!(known(" وفا ").as_deref(), Some("وفا"));
    }

    #[test]
    fn only_web_addresses_are_kept() {
        assert_eq!(web_address(" https://a.ps/1 ").as_deref(), Some("https://a.ps/1"));
        assert_eq!(web_address("javascript://alert(1)"), None);
        assert_eq!(web_address("www.a.ps"), None);
        assert_eq!(web_address("http://a b"), None);
    }
}
