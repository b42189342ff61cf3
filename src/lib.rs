#![doc = "wasit reads news text, Arabic first, and turns it into an event timeline knowledge graph."]

pub mod extract;
pub mod ingest;
pub mod morph;
pub mod schema;
pub mod text;
pub mod time;
