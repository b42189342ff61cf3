//! wasit (وسيط, "mediator") reads news text, Arabic first, and turns it into
//! an event timeline knowledge graph: who met whom, who mediated between whom
//! and about what, when, says which source, in which words.
//!
//! The rooms stand in the order of the data: [`ingest`] → [`text`] →
//! [`extract`] → [`link`] → [`graph`] → [`snapshot`], [`export`], [`ask`]
//! and [`query`], with the dictionaries of [`schema`], their inflections from [`morph`] and the
//! dates of [`time`] beside them. [`lint`] says what in dictionaries is doubtful,
//! [`evaluate`] compares what [`extract`] gives with
//! what people have marked.

pub mod ask;
pub mod cli;
pub mod evaluate;
pub mod export;
pub mod extract;
pub mod graph;
pub mod ingest;
pub mod link;
pub mod lint;
pub mod morph;
pub mod query;
pub mod schema;
pub mod snapshot;
pub mod text;
pub mod time;
