//! From the text of a query to its words and signs.

use std::ops::Range;

use winnow::ascii::digit1;
use winnow::combinator::{alt, delimited, repeat};
use winnow::prelude::*;
use winnow::stream::LocatingSlice;
use winnow::token::{one_of, take_while};

use super::QueryError;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A name or keyword.
    Word,
    /// A name between quotation marks.
    Quoted,
    /// A number or date.
    Number,
    /// One of [`SIGNS`].
    Sign,
}

/// A word or sign with its place in the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'q> {
    pub sort: Sort,
    /// Without quotation marks.
    pub text: &'q str,
    pub span: Range<usize>,
}

type Text<'q> = LocatingSlice<&'q str>;

/// The tokens of a query.
pub(super) fn tokens(query: &str) -> Result<Vec<Token<'_>>, QueryError> {
    let mut rest = LocatingSlice::new(query);
    let mut tokens = Vec::new();
    loop {
        let skipped: winnow::Result<&str> = take_while(0.., char::is_whitespace).parse_next(&mut rest);
        if skipped.is_err() || rest.is_empty() {
            return Ok(tokens);
        }
        let at = query.len() - rest.len();
        let one: winnow::Result<_> = alt((number, word, quoted, sign)).with_span().parse_next(&mut rest);
        match one {
            Ok(((sort, text), span)) => tokens.push(Token { sort, text, span }),
            Err(_) => return Err(unread(query, at)),
        }
    }
}

fn unread(query: &str, at: usize) -> QueryError {
    let c = query.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    if matches!(c, '"' | '\'' | '«') {
        return QueryError::new(at..query.len(), "this name does not end", format!("close it with `{}`", closing(c)));
    }
    QueryError::new(
        at..at + c.len_utf8(),
        format!("`{c}` has no meaning here"),
        "put names with such signs between \"\"",
    )
}

fn closing(open: char) -> char {
    if open == '«' { '»' } else { open }
}

/// `20`, `0.8`, `2025-10`, `2025-10-06`.
fn number<'q>(input: &mut Text<'q>) -> winnow::Result<(Sort, &'q str)> {
    let more = repeat::<_, _, (), _, _>(0.., (one_of(['-', '.']), digit1));
    (digit1, more).take().map(|text| (Sort::Number, text)).parse_next(input)
}

fn word<'q>(input: &mut Text<'q>) -> winnow::Result<(Sort, &'q str)> {
    let begins = one_of(|c: char| c.is_alphabetic() || c == '_');
    let goes_on = take_while(0.., |c: char| c.is_alphanumeric() || matches!(c, '_' | '/') || is_vowel(c));
    (begins, goes_on).take().map(|text| (Sort::Word, text)).parse_next(input)
}

/// Arabic vowel signs, which are no letters.
fn is_vowel(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}')
}

fn quoted<'q>(input: &mut Text<'q>) -> winnow::Result<(Sort, &'q str)> {
    let within = |end: char| take_while(0.., move |c: char| c != end);
    let text =
        alt((delimited('"', within('"'), '"'), delimited('\'', within('\''), '\''), delimited('«', within('»'), '»')));
    text.map(|text| (Sort::Quoted, text)).parse_next(input)
}

fn sign<'q>(input: &mut Text<'q>) -> winnow::Result<(Sort, &'q str)> {
    let long = alt(("->", "<-", "<=", ">=", "!=", ".."));
    let short = one_of(['(', ')', '[', ']', '{', '}', ',', '،', '.', ':', '|', '?', '*', '-', '=', '<', '>']).take();
    alt((long, short)).map(|text| (Sort::Sign, if text == "،" { "," } else { text })).parse_next(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(query: &str) -> Vec<&str> {
        tokens(query).unwrap().iter().map(|t| t.text).collect()
    }

    #[test]
    fn dates_ranges_and_arrows_are_told_apart() {
        assert_eq!(
            words("(a)-[x*1..3]->(b) e.date>=2025-10-06"),
            [
                "(",
                "a",
                ")",
                "-",
                "[",
                "x",
                "*",
                "1",
                "..",
                "3",
                "]",
                "->",
                "(",
                "b",
                ")",
                "e",
                ".",
                "date",
                ">=",
                "2025-10-06"
            ]
        );
        assert_eq!(words("0.8 <- حماس، \"أبو الغيط\" EGY/army"), ["0.8", "<-", "حماس", ",", "أبو الغيط", "EGY/army"]);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place() {
        assert_eq!(tokens("(m) ; x").unwrap_err().span, 4..5);
        assert_eq!(tokens("(\"حماس").unwrap_err().help, "close it with `\"`");
    }
}
