//! The figures of a run.

use std::collections::BTreeMap;

use serde::Serialize;

use super::calibration::Band;
use super::classes::{Class, Example};
use super::tally::{Figures, Share};

/// How well the gold was met.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// What happened: `(sentence, kind)`.
    pub detect: Figures,
    /// The same for talks, mediation, delegations and deliveries of aid.
    pub core: Figures,
    /// Who did what: `(sentence, kind, role, side)`.
    pub roles: Figures,
    /// About what: `(sentence, kind, topic)`.
    pub topics: Figures,
    /// Who mediates for whom: `(document, mediator, party)`.
    pub mediated: Figures,
    /// What is planned, possible or denied: `(sentence, kind, status)`.
    pub hedged: Figures,
    /// The status of the events that were found.
    pub status: Share,
    /// Their time, where the annotation has one.
    pub time: Share,
    /// Their place, where the annotation has one.
    pub place: Share,
    /// What happened, for each kind.
    pub kinds: BTreeMap<String, Figures>,
    /// What is wrong.
    pub errors: BTreeMap<Class, ClassErrors>,
    /// How many of the found events are right, by their confidence.
    pub calibration: Vec<Band>,
}

/// The errors of one class.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClassErrors {
    /// How many.
    pub n: usize,
    /// Their share in all errors; none if there are no errors.
    pub share: Option<f64>,
    /// The first of them.
    pub examples: Vec<Example>,
}

impl Report {
    /// The kinds with their figures, the most frequent first.
    pub fn kinds_by_number(&self) -> Vec<(&str, Figures)> {
        let mut kinds: Vec<_> = self.kinds.iter().map(|(kind, figures)| (kind.as_str(), *figures)).collect();
        kinds.sort_by_key(|&(kind, figures)| (std::cmp::Reverse(figures.n), kind));
        kinds
    }
}
