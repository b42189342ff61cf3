//! From tokens to a query.

use winnow::combinator::{cut_err, opt};
use winnow::error::{ErrMode, ParserError};
use winnow::prelude::*;
use winnow::stream::{Stream, TokenSlice};

use super::QueryError;
use super::error::nearest;
use super::syntax::{
    Chain, Condition, Direction, Field, Function, Item, Key, Link, Node, Operand, Operator, Query, Word,
};
use super::token::{Sort, Token, tokens};

type Tokens<'t> = TokenSlice<'t, Token<'t>>;
type Parsed<T> = ModalResult<T, Unexpected>;

/// Words that begin a part of the query and so are no names, unless quoted.
const KEYWORDS: [&str; 13] =
    ["where", "return", "distinct", "order", "by", "limit", "as", "and", "or", "not", "in", "asc", "desc"];

/// A token that does not fit, and what would.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unexpected {
    /// How many tokens are left, it included.
    left: usize,
    expected: &'static str,
}

impl<'t> ParserError<Tokens<'t>> for Unexpected {
    type Inner = Self;

    fn from_input(input: &Tokens<'t>) -> Self {
        Self { left: input.eof_offset(), expected: "something else" }
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}

/// Reads a query.
pub(super) fn parse(text: &str) -> Result<Query, QueryError> {
    let tokens = tokens(text)?;
    let mut input = TokenSlice::new(&tokens);
    query(&mut input).map_err(|error| {
        let wrong = error.into_inner().unwrap_or(Unexpected { left: 0, expected: "something else" });
        told(&wrong, &tokens, text.len())
    })
}

fn told(wrong: &Unexpected, tokens: &[Token<'_>], end: usize) -> QueryError {
    let expected = format!("expected {}", wrong.expected);
    match tokens.len().checked_sub(wrong.left).and_then(|at| tokens.get(at)) {
        None => QueryError::new(end..end, "the query ends too early", expected),
        Some(token) => {
            let meant = nearest(&token.text.to_lowercase(), KEYWORDS)
                .filter(|_| token.sort == Sort::Word && !is_reserved(token));
            let help = meant.map_or(expected.clone(), |meant| format!("{meant} {expected}"));
            QueryError::new(token.span.clone(), format!("`{}` does not fit here", token.text), help)
        }
    }
}

fn query(input: &mut Tokens<'_>) -> Parsed<Query> {
    let chains = list(input, chain)?;
    let condition = match opt(keyword("where", "")).parse_next(input)? {
        Some(_) => Some(cut_err(condition).parse_next(input)?),
        None => None,
    };
    keyword("return", "`,`, `where …` or `return …`").parse_next(input)?;
    let distinct = opt(keyword("distinct", "")).parse_next(input)?.is_some();
    let items = list(input, item)?;
    let order = match opt(keyword("order", "")).parse_next(input)? {
        Some(_) => {
            keyword("by", "`by`").parse_next(input)?;
            list(input, key)?
        }
        None => Vec::new(),
    };
    let limit = match opt(keyword("limit", "")).parse_next(input)? {
        Some(_) => Some(whole(input)?),
        None => None,
    };
    match input.peek_token() {
        None => Ok(Query { chains, condition, distinct, items, order, limit }),
        Some(_) => Err(unexpected(input, "`,`, `order by …`, `limit …` or the end")),
    }
}

/// One or more with commas between them.
fn list<'t, T>(input: &mut Tokens<'t>, one: impl Fn(&mut Tokens<'t>) -> Parsed<T>) -> Parsed<Vec<T>> {
    let mut all = vec![cut_err(&one).parse_next(input)?];
    while opt(sign(",", "")).parse_next(input)?.is_some() {
        all.push(cut_err(&one).parse_next(input)?);
    }
    Ok(all)
}

fn chain(input: &mut Tokens<'_>) -> Parsed<Chain> {
    let first = node(input)?;
    let mut rest = Vec::new();
    while let Some(link) = opt(link).parse_next(input)? {
        rest.push((link, cut_err(node).parse_next(input)?));
    }
    Ok(Chain { first, rest })
}

fn node(input: &mut Tokens<'_>) -> Parsed<Node> {
    let open = sign("(", "a thing, as (?m) or (e:mediation)").parse_next(input)?;
    let asked = opt(sign("?", "")).parse_next(input)?.is_some();
    let name = if asked { Some(cut_err(plain_name).parse_next(input)?) } else { opt(name).parse_next(input)? };
    let mut labels = Vec::new();
    if opt(sign(":", "")).parse_next(input)?.is_some() {
        labels = alternatives(input)?;
    }
    let mut properties = Vec::new();
    if opt(sign("{", "")).parse_next(input)?.is_some() {
        properties = list(input, property)?;
        cut_err(sign("}", "`,` or `}`")).parse_next(input)?;
    }
    let close = cut_err(sign(")", "`:kind`, `{field: value}` or `)`")).parse_next(input)?;
    Ok(Node { name, asked, labels, properties, span: open.span.start..close.span.end })
}

fn alternatives(input: &mut Tokens<'_>) -> Parsed<Vec<Word>> {
    let mut all = vec![cut_err(name).parse_next(input)?];
    while opt(sign("|", "")).parse_next(input)?.is_some() {
        all.push(cut_err(name).parse_next(input)?);
    }
    Ok(all)
}

fn property(input: &mut Tokens<'_>) -> Parsed<(Word, Vec<Word>)> {
    let field = name(input)?;
    cut_err(sign(":", "`:` and a value")).parse_next(input)?;
    Ok((field, values(input)?))
}

fn values(input: &mut Tokens<'_>) -> Parsed<Vec<Word>> {
    if opt(sign("[", "")).parse_next(input)?.is_none() {
        return Ok(vec![cut_err(value).parse_next(input)?]);
    }
    let all = list(input, value)?;
    cut_err(sign("]", "`,` or `]`")).parse_next(input)?;
    Ok(all)
}

fn link(input: &mut Tokens<'_>) -> Parsed<Link> {
    let fits = |t: &Token<'_>| t.sort == Sort::Sign && matches!(t.text, "-" | "<-" | "->");
    let open = take(input, "a link, as -[mediator]->", fits)?;
    let mut link = Link { names: Vec::new(), hops: None, direction: Direction::Either, span: open.span.clone() };
    if open.text == "->" {
        link.direction = Direction::Forward;
        return Ok(link);
    }
    if opt(sign("[", "")).parse_next(input)?.is_some() {
        step(input, &mut link)?;
    }
    let ends: fn(&Token<'_>) -> bool = match open.text {
        "<-" => |t| t.sort == Sort::Sign && t.text == "-",
        _ => |t| t.sort == Sort::Sign && matches!(t.text, "-" | "->"),
    };
    let expected = if open.text == "<-" { "`-`" } else { "`->` or `-`" };
    let close = take(input, expected, ends).map_err(ErrMode::cut)?;
    link.direction = match (open.text, close.text) {
        ("<-", _) => Direction::Backward,
        (_, "->") => Direction::Forward,
        _ => Direction::Either,
    };
    link.span.end = close.span.end;
    Ok(link)
}

/// What stands between the brackets of a link, and the bracket after it.
fn step(input: &mut Tokens<'_>, link: &mut Link) -> Parsed<()> {
    if input.peek_token().is_some_and(|t| t.sort != Sort::Sign) {
        link.names = alternatives(input)?;
    }
    if opt(sign("*", "")).parse_next(input)?.is_some() {
        let least = whole(input)?;
        let most = match opt(sign("..", "")).parse_next(input)? {
            Some(_) => whole(input)?,
            None => least,
        };
        link.hops = Some((least, most));
    }
    cut_err(sign("]", "a role, `*1..3` or `]`")).parse_next(input)?;
    Ok(())
}

fn condition(input: &mut Tokens<'_>) -> Parsed<Condition> {
    let mut any = vec![both(input)?];
    while opt(keyword("or", "")).parse_next(input)?.is_some() {
        any.push(cut_err(both).parse_next(input)?);
    }
    Ok(if any.len() == 1 { any.remove(0) } else { Condition::Any(any) })
}

fn both(input: &mut Tokens<'_>) -> Parsed<Condition> {
    let mut all = vec![test(input)?];
    while opt(keyword("and", "")).parse_next(input)?.is_some() {
        all.push(cut_err(test).parse_next(input)?);
    }
    Ok(if all.len() == 1 { all.remove(0) } else { Condition::All(all) })
}

fn test(input: &mut Tokens<'_>) -> Parsed<Condition> {
    if opt(keyword("not", "")).parse_next(input)?.is_some() {
        return Ok(Condition::Not(Box::new(cut_err(test).parse_next(input)?)));
    }
    if opt(sign("(", "")).parse_next(input)?.is_some() {
        let inner = cut_err(condition).parse_next(input)?;
        cut_err(sign(")", "`and`, `or` or `)`")).parse_next(input)?;
        return Ok(inner);
    }
    let left = field(input)?;
    let compares = |t: &Token<'_>| operator(t.text).is_some() && t.sort == Sort::Sign || t.is_keyword("in");
    let sign = take(input, "`=`, `!=`, `<`, `<=`, `>`, `>=` or `in`", compares).map_err(ErrMode::cut)?;
    let operator = operator(sign.text).unwrap_or(Operator::Equal);
    let right = match opt(dotted).parse_next(input)? {
        Some(field) => Operand::Field(field),
        None => Operand::Values(values(input)?),
    };
    Ok(Condition::Compare { left, operator, right })
}

fn operator(sign: &str) -> Option<Operator> {
    Some(match sign {
        "=" => Operator::Equal,
        "!=" => Operator::Unequal,
        "<" => Operator::Less,
        "<=" => Operator::LessOrEqual,
        ">" => Operator::Greater,
        ">=" => Operator::GreaterOrEqual,
        _ => return None,
    })
}

/// A variable with a field; a variable alone cannot be told from a value here.
fn dotted(input: &mut Tokens<'_>) -> Parsed<Field> {
    let variable = plain_name(input)?;
    sign(".", "").parse_next(input)?;
    let property = Some(cut_err(name).parse_next(input)?);
    Ok(Field { variable, property })
}

fn field(input: &mut Tokens<'_>) -> Parsed<Field> {
    let _ = opt(sign("?", "")).parse_next(input)?;
    let variable = plain_name(input)?;
    let property = match opt(sign(".", "")).parse_next(input)? {
        Some(_) => Some(cut_err(name).parse_next(input)?),
        None => None,
    };
    Ok(Field { variable, property })
}

fn item(input: &mut Tokens<'_>) -> Parsed<Item> {
    let mut item = expression(input)?;
    if opt(keyword("as", "")).parse_next(input)?.is_some() {
        item.name = cut_err(name).parse_next(input)?.text;
    }
    Ok(item)
}

fn expression(input: &mut Tokens<'_>) -> Parsed<Item> {
    let ahead: Vec<&Token<'_>> = input.iter().take(2).collect();
    if let [word, open] = ahead.as_slice()
        && let Some((function, name)) = function(word.text)
        && (open.sort, open.text) == (Sort::Sign, "(")
    {
        let start = word.span.start;
        input.next_slice(2);
        let field = match opt(sign("*", "")).parse_next(input)? {
            Some(_) if function == Function::Count => None,
            Some(_) => return Err(unexpected(input, "a variable or field; only count takes `*`").cut()),
            None => Some(cut_err(field).parse_next(input)?),
        };
        let close = cut_err(sign(")", "`)`")).parse_next(input)?;
        let name = format!("{name}({})", field.as_ref().map_or_else(|| "*".to_owned(), Field::written));
        return Ok(Item { function: Some(function), field, name, span: start..close.span.end });
    }
    let field = field(input)?;
    let end = field.property.as_ref().unwrap_or(&field.variable).span.end;
    Ok(Item { function: None, name: field.written(), span: field.variable.span.start..end, field: Some(field) })
}

fn function(word: &str) -> Option<(Function, &'static str)> {
    let functions = [
        ("count", Function::Count),
        ("min", Function::Min),
        ("max", Function::Max),
        ("first", Function::First),
        ("last", Function::Last),
    ];
    functions.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(name, function)| (function, name))
}

fn key(input: &mut Tokens<'_>) -> Parsed<Key> {
    let item = expression(input)?;
    let descending = opt(keyword("desc", "")).parse_next(input)?.is_some();
    if !descending {
        let _ = opt(keyword("asc", "")).parse_next(input)?;
    }
    Ok(Key { item, descending })
}

impl Field {
    fn written(&self) -> String {
        match &self.property {
            Some(property) => format!("{}.{}", self.variable.text, property.text),
            None => self.variable.text.clone(),
        }
    }
}

impl Token<'_> {
    fn is_keyword(&self, keyword: &str) -> bool {
        self.sort == Sort::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    fn word(&self) -> Word {
        Word { text: self.text.to_owned(), span: self.span.clone(), quoted: self.sort == Sort::Quoted }
    }
}

fn sign<'t>(want: &'static str, expected: &'static str) -> impl Parser<Tokens<'t>, Token<'t>, ErrMode<Unexpected>> {
    move |input: &mut Tokens<'t>| take(input, expected, |t| t.sort == Sort::Sign && t.text == want).cloned()
}

fn keyword<'t>(want: &'static str, expected: &'static str) -> impl Parser<Tokens<'t>, Token<'t>, ErrMode<Unexpected>> {
    move |input: &mut Tokens<'t>| take(input, expected, |t| t.is_keyword(want)).cloned()
}

/// A name, quoted or not.
fn name(input: &mut Tokens<'_>) -> Parsed<Word> {
    let is_name = |t: &Token<'_>| t.sort == Sort::Quoted || t.sort == Sort::Word && !is_reserved(t);
    take(input, "a name", is_name).map(Token::word)
}

/// The name of a variable.
fn plain_name(input: &mut Tokens<'_>) -> Parsed<Word> {
    take(input, "a variable", |t| t.sort == Sort::Word && !is_reserved(t)).map(Token::word)
}

fn value(input: &mut Tokens<'_>) -> Parsed<Word> {
    take(input, "a value", |t| t.sort != Sort::Sign && !is_reserved(t)).map(Token::word)
}

fn is_reserved(token: &Token<'_>) -> bool {
    KEYWORDS.iter().any(|keyword| token.is_keyword(keyword))
}

fn whole(input: &mut Tokens<'_>) -> Parsed<usize> {
    let number = |t: &Token<'_>| t.sort == Sort::Number && t.text.parse::<usize>().is_ok();
    let token = take(input, "a whole number", number).map_err(ErrMode::cut)?;
    Ok(token.text.parse().unwrap_or(usize::MAX))
}

/// The next token, if it fits.
fn take<'t>(
    input: &mut Tokens<'t>,
    expected: &'static str,
    fits: impl Fn(&Token<'t>) -> bool,
) -> Parsed<&'t Token<'t>> {
    match input.peek_token() {
        Some(token) if fits(token) => {
            input.next_token();
            Ok(token)
        }
        _ => Err(unexpected(input, expected)),
    }
}

fn unexpected(input: &Tokens<'_>, expected: &'static str) -> ErrMode<Unexpected> {
    ErrMode::Backtrack(Unexpected { left: input.eof_offset(), expected })
}
