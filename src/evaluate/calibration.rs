//! Whether the confidence of an event says how likely it is right.

use serde::Serialize;

use super::predicted::Predicted;
use super::sentence::Beside;
use super::tally::Ratio;

/// Where the bands begin and end, in hundredths; 1 itself is in the last.
const BANDS: [(u8, u8); 6] = [(0, 50), (50, 60), (60, 70), (70, 80), (80, 90), (90, 100)];

/// The events that were found with a confidence of at least `from` and under
/// `to`; the last band has 1 too.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Band {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How many events were found.
    pub n: usize,
    /// How many of them are of a kind that the sentence reports.
    pub right: usize,
    /// Their share; none of nothing.
    pub share: Option<f64>,
}

/// The bands, filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Calibration {
    bands: [Ratio; BANDS.len()],
}

impl Calibration {
    /// Counts the found events of a sentence, but for those of which the
    /// annotation is not sure and those that have no confidence.
    pub(super) fn add(&mut self, beside: &Beside<'_>) {
        for event in beside.found.iter().filter(|event| !beside.allows(&event.kind)) {
            if let Some(band) = self.band(event) {
                band.add(beside.requires(&event.kind));
            }
        }
    }

    pub(super) fn bands(&self) -> Vec<Band> {
        let edge = |hundredths: u8| f64::from(hundredths) / 100.0;
        BANDS
            .iter()
            .zip(&self.bands)
            .map(|(&(from, to), ratio)| Band {
                from: edge(from),
                to: edge(to),
                n: ratio.n,
                right: ratio.right,
                share: ratio.share().share,
            })
            .collect()
    }

    /// A confidence has two decimals in lines of events; here it has no more,
    /// so that both ways of scoring give one table.
    fn band(&mut self, event: &Predicted) -> Option<&mut Ratio> {
        let hundredths = (event.confidence? * 100.0).round();
        let bands = BANDS.iter().zip(&mut self.bands).rev();
        bands.into_iter().find(|((from, _), _)| hundredths >= f32::from(*from)).map(|(_, ratio)| ratio)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::{Sample, found};

    fn bands(found: Vec<Predicted>, gold: &str) -> Vec<(usize, usize)> {
        let mut calibration = Calibration::default();
        calibration.add(&Sample::new(gold, found).beside());
        calibration.bands().iter().map(|band| (band.n, band.right)).collect()
    }

    fn sure(confidence: f32, kind: &str) -> Predicted {
        Predicted { confidence: Some(confidence), ..found(kind, "زار") }
    }

    #[test]
    fn a_band_has_its_lower_edge_and_the_last_has_1() {
        let numbers = |confidences: &[f32]| -> Vec<usize> {
            let found = confidences.iter().map(|&c| sure(c, "talks")).collect();
            bands(found, "[]").into_iter().map(|(n, _)| n).collect()
        };
        assert_eq!(numbers(&[0.0, 0.49, 0.5, 0.59, 0.6, 0.7, 0.8, 0.9, 0.99, 1.0]), [2, 2, 1, 1, 1, 3]);
        // As the extractor reckons.
        assert_eq!(numbers(&[0.5 + 0.1 * 1.0, 0.5 + 0.1 * 2.0, 0.5 + 0.1 * 3.0]), [0, 0, 1, 1, 1, 0]);
    }

    #[test]
    fn what_is_required_is_right_and_what_is_optional_is_left_out() {
        let gold = r#"[{"kind":"delegation","roles":[]},{"kind":"talks","roles":[],"optional":true}]"#;
        let found =
            vec![sure(0.8, "delegation"), sure(0.8, "talks"), sure(0.8, "aid_delivery"), found("threat", "زار")];
        assert_eq!(bands(found, gold), [(0, 0), (0, 0), (0, 0), (0, 0), (2, 1), (0, 0)]);
    }
}
