//! From documents and what was found in them to figures.

use std::collections::{BTreeMap, BTreeSet};

use super::calibration::Calibration;
use super::classes::{Class, Example, faults};
use super::gold::{GoldDocument, GoldEvent};
use super::keys::Keys;
use super::predicted::Predicted;
use super::report::{ClassErrors, Report};
use super::sentence::Beside;
use super::tally::{Ratio, Tally};

/// The kinds that `core` is about.
const CORE: [&str; 4] = ["talks", "mediation", "delegation", "aid_delivery"];

/// Adds up documents.
#[derive(Debug, Clone, Default)]
pub struct Scorer {
    detect: Tally,
    core: Tally,
    roles: Tally,
    topics: Tally,
    mediated: Tally,
    hedged: Tally,
    status: Ratio,
    time: Ratio,
    place: Ratio,
    kinds: BTreeMap<String, Tally>,
    errors: BTreeMap<Class, (usize, Vec<Example>)>,
    calibration: Calibration,
    examples: usize,
}

impl Scorer {
    /// A scorer that keeps so many examples of each class of error.
    pub fn new(examples: usize) -> Self {
        Self { examples, ..Self::default() }
    }

    /// Compares a document with what was found in it.
    pub fn add(&mut self, gold: &GoldDocument, found: &[Predicted]) {
        let mut mediated = Keys::default();
        for sentence in &gold.sentences {
            let beside = Beside::new(&gold.document.text, sentence, found);
            self.figures(&beside);
            self.calibration.add(&beside);
            self.faults(&gold.document.id, &beside);
            mediation(&beside, &mut mediated);
        }
        self.mediated.add(&mediated.compare());
    }

    /// The figures so far.
    pub fn report(&self) -> Report {
        let all: usize = self.errors.values().map(|(n, _)| n).sum();
        let class = |class: Class| {
            let (n, examples) = self.errors.get(&class).cloned().unwrap_or_default();
            (class, ClassErrors { n, share: Ratio { right: n, n: all }.share().share, examples })
        };
        Report {
            detect: self.detect.figures(),
            core: self.core.figures(),
            roles: self.roles.figures(),
            topics: self.topics.figures(),
            mediated: self.mediated.figures(),
            hedged: self.hedged.figures(),
            status: self.status.share(),
            time: self.time.share(),
            place: self.place.share(),
            kinds: self.kinds.iter().map(|(kind, tally)| (kind.clone(), tally.figures())).collect(),
            errors: Class::ALL.into_iter().map(class).collect(),
            calibration: self.calibration.bands(),
        }
    }

    fn figures(&mut self, beside: &Beside<'_>) {
        let kinds = beside.kinds();
        self.detect.add(&kinds.compare());
        self.core.add(&kinds.only(|kind| CORE.contains(kind)).compare());
        let named: BTreeSet<&str> = kinds.required.iter().flatten().chain(&kinds.predicted).copied().collect();
        for kind in named {
            self.kinds.entry(kind.to_owned()).or_default().add(&kinds.only(|one| *one == kind).compare());
        }
        self.roles.add(&beside.roles().compare());
        self.topics.add(&beside.topics().compare());
        self.hedged.add(&beside.hedged().compare());
        for read in beside.readings() {
            for (ratio, reading) in
                [(&mut self.status, read.status), (&mut self.time, read.time), (&mut self.place, read.place)]
            {
                reading.into_iter().for_each(|reading| ratio.add(reading.right));
            }
        }
    }

    fn faults(&mut self, doc: &str, beside: &Beside<'_>) {
        for fault in faults(beside) {
            let (n, examples) = self.errors.entry(fault.class).or_default();
            *n += 1;
            if examples.len() < self.examples {
                examples.push(Example {
                    doc: doc.to_owned(),
                    sentence: beside.sentence.n,
                    kind: fault.kind,
                    wanted: fault.wanted,
                    found: fault.found,
                    text: beside.words().to_owned(),
                });
            }
        }
    }
}

/// Mediator and party.
type Pair<'a> = (Option<&'a str>, Option<&'a str>);

/// Who mediates for whom, as a sentence says.
fn mediation<'a>(beside: &Beside<'a>, keys: &mut Keys<Pair<'a>>) {
    for event in beside.sentence.events.iter().filter(|event| event.kind.as_str() == "mediation") {
        let of = if event.is_optional() { &mut keys.optional } else { &mut keys.required };
        of.extend(wanted_pairs(event));
    }
    for event in beside.found_of("mediation") {
        let sides = |role: &'static str| {
            event.roles.iter().filter(move |filler| filler.role == role).flat_map(|filler| &filler.sides)
        };
        keys.predicted
            .extend(sides("mediator").flat_map(|m| sides("party").map(move |p| (Some(m.as_str()), Some(p.as_str())))));
    }
}

/// Every mediator with every party, each pair with its alternatives.
fn wanted_pairs(event: &GoldEvent) -> BTreeSet<BTreeSet<Pair<'_>>> {
    let sides = |role: &'static str| event.fillers(role).flat_map(|filler| &filler.sides);
    sides("mediator")
        .flat_map(|mediator| {
            sides("party").map(move |party| mediator.iter().flat_map(|m| party.iter().map(move |p| (m, p))).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::{Sample, TEXT, filled, found};
    use crate::evaluate::tally::{Figures, Share};

    fn report(events: &str, found: Vec<Predicted>) -> Report {
        let sample = Sample::new(events, found);
        let mut scorer = Scorer::new(1);
        scorer.add(&sample.gold, &sample.found);
        scorer.report()
    }

    fn figures(p: f64, r: f64, f1: f64, n: usize) -> Figures {
        Figures { p, r, f1, n }
    }

    #[test]
    fn two_mentions_of_a_kind_in_a_sentence_count_once() {
        let gold =
            r#"[{"kind":"delegation","roles":[]},{"kind":"delegation","roles":[]},{"kind":"request","roles":[]}]"#;
        let report = report(gold, vec![found("delegation", "زار"), found("delegation", "وفد")]);
        assert_eq!(report.detect, figures(1.0, 0.5, 0.667, 2));
        assert_eq!(report.core, figures(1.0, 1.0, 1.0, 1));
        assert_eq!(
            report.kinds_by_number(),
            [("delegation", figures(1.0, 1.0, 1.0, 1)), ("request", figures(0.0, 0.0, 0.0, 1)),]
        );
    }

    #[test]
    fn an_event_outside_the_marked_sentences_counts_neither_way() {
        let mut sample = Sample::new("[]", vec![found("delegation", "غزة")]);
        sample.gold.sentences[0].span.end = 10;
        let mut scorer = Scorer::default();
        scorer.add(&sample.gold, &sample.found);
        assert_eq!(scorer.report().detect, figures(0.0, 0.0, 0.0, 0));
        assert!(scorer.report().kinds.is_empty());
    }

    #[test]
    fn what_is_optional_neither_helps_nor_hurts() {
        let gold = r#"[{"kind":"delegation","roles":[{"role":"host","sides":["EGY"]}],"optional":true,
            "topics":["ceasefire"],"status":"planned"}]"#;
        let other = Predicted {
            topics: vec!["economy".to_owned()],
            status: "planned".to_owned(),
            ..filled("delegation", "زار", &[("host", "IRN", "الدوحة")])
        };
        let report = report(gold, vec![other]);
        for figure in [report.detect, report.core, report.roles, report.topics, report.hedged] {
            assert_eq!(figure, figures(0.0, 0.0, 0.0, 0));
        }
        assert_eq!(report.kinds["delegation"].n, 0);
        assert_eq!(report.status, Share { share: None, n: 0 });
    }

    #[test]
    fn another_side_for_unsettled_words_does_not_hurt() {
        let gold = r#"[{"kind":"delegation","roles":[
            {"role":"delegate","sides":["EGY"],"spans":[[4,12]]},
            {"role":"host","sides":["QAT"],"spans":[[13,19]],"optional":true}]}]"#;
        let with = |side, words| {
            let fillers = [("delegate", "EGY", "وفد مصري"), ("host", side, words)];
            report(gold, vec![filled("delegation", "زار", &fillers)]).roles
        };
        assert_eq!(with("IRN", "الدوحة"), figures(1.0, 1.0, 1.0, 1));
        assert_eq!(with("QAT", "غزة"), figures(1.0, 1.0, 1.0, 1), "the optional side, on other words");
        assert_eq!(with("IRN", "غزة"), figures(0.5, 1.0, 0.667, 1), "on other words");
    }

    #[test]
    fn mediation_is_told_in_pairs_over_the_document() {
        let gold = r#"[{"kind":"mediation","roles":[{"role":"mediator","sides":["EGY"]},
            {"role":"party","sides":["PSE|hamas","ISR"]}]}]"#;
        let half = filled("mediation", "وبحث", &[("mediator", "EGY", "قطر"), ("party", "hamas", "قطر")]);
        assert_eq!(report(gold, vec![half]).mediated, figures(1.0, 0.5, 0.667, 2));
        let other = filled("mediation", "وبحث", &[("mediator", "QAT", "قطر"), ("party", "ISR", "قطر")]);
        assert_eq!(report(gold, vec![other]).mediated, figures(0.0, 0.0, 0.0, 2));
    }

    #[test]
    fn a_status_that_may_be_actual_need_not_be_hedged() {
        let planned = || Predicted { status: "planned".to_owned(), ..found("delegation", "زار") };
        let either = r#"[{"kind":"delegation","roles":[],"status":"actual|planned"}]"#;
        assert_eq!(report(either, vec![planned()]).hedged, figures(0.0, 0.0, 0.0, 0));
        assert_eq!(report(either, vec![planned()]).status, Share { share: Some(1.0), n: 1 });
        let sure = r#"[{"kind":"delegation","roles":[],"status":"planned|possible"}]"#;
        assert_eq!(report(sure, vec![planned()]).hedged, figures(1.0, 1.0, 1.0, 1));
        assert_eq!(report(sure, vec![found("delegation", "زار")]).hedged, figures(0.0, 0.0, 0.0, 1));
    }

    #[test]
    fn missed_and_spurious_events_are_those_of_detect() {
        let gold =
            r#"[{"kind":"mediation","trigger":"زار","roles":[]},{"kind":"delegation","trigger":"غزة","roles":[]}]"#;
        let report = report(gold, vec![found("request", "زار"), found("threat", "وفد")]);
        let n = |class| report.errors[&class].n;
        assert_eq!(n(Class::MissedEvent) + n(Class::KindConfused), 2);
        assert_eq!(n(Class::SpuriousEvent) + n(Class::KindConfused), 2);
        assert_eq!(report.errors[&Class::KindConfused].n, 1);
        assert_eq!(report.errors[&Class::KindConfused].share, Some(0.333));
        assert_eq!(report.errors[&Class::KindConfused].examples[0].text, TEXT);
    }
}
