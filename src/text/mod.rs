//! Room: text. Takes a document's text, gives sentences of folded tokens.
//!
//! Nothing here knows an actor or an event: this room knows how Arabic is
//! spelled and how articles are laid out.

mod boilerplate;
mod fold;
mod layout;
mod segment;
mod sentence;
mod span;
mod token;

pub use boilerplate::{Boilerplate, BoilerplateIndex};
pub use fold::{Fold, Folded, expand, fold, fold_char};
pub use layout::Layout;
pub use sentence::{Sentence, SentenceKind};
pub use span::Span;
pub use token::{Sign, Token, TokenKind, tokenize};
