//! What was read, document by document: what a graph is made of, before linking.
//!
//! Documents come in whatever order and from whatever run; a graph depends on
//! the set of them only. So of documents that were read twice one is kept, and
//! of those that are called alike the names are told apart, by what they are and
//! not by which came first.

use std::collections::{BTreeMap, BTreeSet};

use super::{DocumentInfo, KnowledgeGraph};
use crate::extract::EventMention;
use crate::link::{Linking, link_with};
use crate::schema::Schema;

/// A document with what it reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The document.
    pub document: DocumentInfo,
    /// What it reports.
    pub mentions: Vec<EventMention>,
}

/// All that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Corpus {
    /// The documents, in any order.
    pub readings: Vec<Reading>,
}

/// A corpus in which every document is there once and has a name of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settled {
    /// The documents that are kept, sorted by name.
    pub readings: Vec<Reading>,
    /// How many were left out because their text was there already.
    pub repeated: usize,
    /// The stated names that stand for several texts, of which one was kept.
    pub clashes: Vec<String>,
}

impl Corpus {
    /// What a graph was made of.
    pub fn of(graph: &KnowledgeGraph) -> Self {
        let mut mentions: BTreeMap<&str, Vec<EventMention>> = BTreeMap::new();
        for mention in graph.events().flat_map(|e| &e.mentions) {
            mentions.entry(mention.doc.as_str()).or_default().push(mention.clone());
        }
        let readings = graph
            .documents()
            .map(|document| Reading {
                document: document.clone(),
                mentions: mentions.remove(document.id.as_str()).unwrap_or_default(),
            })
            .collect();
        Self { readings }
    }

    /// Leaves out what was read twice and tells apart what is called alike.
    pub fn settle(self) -> Settled {
        let all = self.readings.len();
        let kept = distinct(self.readings);
        let repeated = all - kept.len();
        let (mut named, mut stated): (Vec<_>, Vec<_>) = kept.into_iter().partition(|r| r.document.file_name.is_some());
        stated.sort_by(|a, b| (a.name(), a.rank()).cmp(&(b.name(), b.rank())));
        let mut clashes = Vec::new();
        stated.dedup_by(|later, first| {
            let clash = later.document.id == first.document.id;
            if clash {
                clashes.push(first.document.id.clone());
            }
            clash
        });
        clashes.dedup();
        let mut used: BTreeSet<String> = stated.iter().map(|r| r.document.id.clone()).collect();
        named.sort_by(|a, b| (a.name(), a.rank()).cmp(&(b.name(), b.rank())));
        for reading in &mut named {
            let free = |id: &String| !used.contains(id);
            let numbered = (2u64..).map(|n| format!("{}~{n}", reading.name()));
            let id = std::iter::once(reading.name().to_owned()).chain(numbered).find(free);
            let Some(id) = id else { continue };
            used.insert(id.clone());
            reading.rename(id);
        }
        stated.append(&mut named);
        stated.sort_by(|a, b| a.document.id.cmp(&b.document.id));
        Settled { readings: stated, repeated, clashes }
    }
}

impl Settled {
    /// The graph of all that they report; merged into events or not.
    pub fn graph(self, schema: &Schema, merge: bool) -> KnowledgeGraph {
        let publications = self.readings.iter().map(|r| (r.document.id.clone(), r.document.publication())).collect();
        let linking = Linking::by(schema, publications, merge);
        let mut documents = Vec::with_capacity(self.readings.len());
        let mut mentions = Vec::new();
        for reading in self.readings {
            documents.push(reading.document);
            mentions.extend(reading.mentions);
        }
        KnowledgeGraph::build(link_with(mentions, &linking), documents, schema)
    }
}

impl Reading {
    /// What it is called where nothing else is called so.
    fn name(&self) -> &str {
        self.document.file_name.as_deref().unwrap_or(&self.document.id)
    }

    /// The order of documents that are alike otherwise: those of which more is
    /// known first.
    fn rank(&self) -> impl Ord + '_ {
        let it = &self.document;
        (it.published.is_none(), it.source.is_none(), it.published, &it.source, &it.digest, &it.title, &it.url)
    }

    pub(super) fn rename(&mut self, id: String) {
        for mention in &mut self.mentions {
            mention.doc.clone_from(&id);
        }
        self.document.id = id;
    }

    /// Whether it says nothing that the other, of the same text, does not say.
    fn repeats(&self, other: &Self) -> bool {
        let (a, b) = (&self.document, &other.document);
        (a.published.is_none() || a.published == b.published) && (a.source.is_none() || a.source == b.source)
    }
}

/// Of readings of one text those that are not repeated by another of which more
/// is known. An outlet that prints the text of another is a report of its own.
fn distinct(readings: Vec<Reading>) -> Vec<Reading> {
    let mut by_text: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for reading in readings {
        by_text.entry(reading.document.digest.clone()).or_default().push(reading);
    }
    // Of what was never seen nothing tells whether it is the same.
    let mut kept = by_text.remove("").unwrap_or_default();
    for (_, mut same) in by_text {
        same.sort_by(|a, b| (a.rank(), a.name()).cmp(&(b.rank(), b.name())));
        let start = kept.len();
        for reading in same {
            if !kept.iter().skip(start).any(|known: &Reading| reading.repeats(known)) {
                kept.push(reading);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::reading;

    fn ids(settled: &Settled) -> Vec<&str> {
        settled.readings.iter().map(|r| r.document.id.as_str()).collect()
    }

    #[test]
    fn a_text_that_was_read_already_counts_once_whatever_its_file_is_called() {
        let readings = vec![reading("b", "وصل الوفد", ""), reading("a", "وصل\nالوفد ", "2025-10-06")];
        let settled = Corpus { readings }.settle();
        assert_eq!((ids(&settled), settled.repeated), (vec!["a"], 1));
        assert_eq!(settled.readings[0].document.published, "2025-10-06".parse().ok());
    }

    #[test]
    fn the_same_words_on_another_day_are_another_report() {
        let readings = vec![reading("a", "وصل الوفد", "2025-10-07"), reading("b", "وصل الوفد", "2025-10-06")];
        let settled = Corpus { readings }.settle();
        assert_eq!((ids(&settled), settled.repeated), (vec!["a", "b"], 0));
    }

    #[test]
    fn files_of_one_name_are_numbered_by_their_date() {
        let readings = vec![reading("1", "غادر الوفد", "2025-10-07"), reading("1", "وصل الوفد", "2025-10-06")];
        let settled = Corpus { readings }.settle();
        assert_eq!(ids(&settled), ["1", "1~2"]);
        assert_eq!(settled.readings[0].document.published, "2025-10-06".parse().ok());
    }

    #[test]
    fn a_stated_name_of_two_texts_is_a_clash() {
        let mut readings = vec![reading("7", "غادر الوفد", ""), reading("7", "وصل الوفد", "")];
        readings.iter_mut().for_each(|r| r.document.file_name = None);
        let settled = Corpus { readings }.settle();
        assert_eq!(ids(&settled), ["7"]);
        assert_eq!(settled.clashes, ["7"]);
    }
}
