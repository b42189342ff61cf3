//! Room: ask. Takes a graph and a question, gives rows.
//!
//! A question is one file: who mediated ([`mediated`]), what happened
//! ([`timeline`]), who is that ([`actor`]), what links two ([`between`],
//! [`path`]), how much is there ([`stats`]), what has changed
//! ([`diff`]), why is it there ([`account`]). All
//! of them read through one [`Index`] and answer with a [`Table`], whose rows
//! say which event they stand for, in which document and line, and in which
//! words ([`Evidence`]). Names are those of the dictionaries in whatever
//! spelling and language ([`Resolver`]). Nothing here prints.

mod account;
mod actor;
mod between;
mod diff;
mod error;
mod evidence;
mod filter;
mod index;
mod mediated;
mod names;
mod path;
mod period;
mod reading;
mod stats;
mod table;
mod timeline;

pub use account::{account, events_on_line, record_of, sentence_account};
pub use actor::actor;
pub use between::between;
pub use diff::diff;
pub use error::AskError;
pub use evidence::Evidence;
pub use filter::{Filter, Statuses};
pub use index::{EventNumber, Index};
pub use mediated::{Mediated, mediated};
pub use names::Resolver;
pub use path::path;
pub use period::Period;
pub use stats::stats;
pub use table::{Cell, Row, Table};
pub use timeline::timeline;
