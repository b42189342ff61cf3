#![doc = "wasit reads news text, Arabic first, and turns it into an event timeline knowledge graph."]

pub mod cli;
pub mod export;
pub mod extract;
pub mod graph;
pub mod ingest;
pub mod link;
pub mod morph;
pub mod schema;
pub mod snapshot;
pub mod text;
pub mod time;
