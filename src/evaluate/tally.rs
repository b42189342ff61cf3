//! Counts, and the figures that are made of them.

use serde::Serialize;

use super::keys::Compared;

/// Precision, recall and F1, to three decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// The share of what was found that is right.
    pub p: f64,
    /// The share of what should be found that was.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How much there was to find.
    pub n: usize,
}

/// A share, to three decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    /// The share that is right; none of nothing.
    pub share: Option<f64>,
    /// Of how many.
    pub n: usize,
}

/// How much of the facts of one sort was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    pub(super) fn add<K>(&mut self, compared: &Compared<K>) {
        self.right += compared.right;
        self.wrong += compared.wrong.len();
        self.missed += compared.missed.len();
    }

    pub(super) fn figures(self) -> Figures {
        let share = |whole: usize| if whole == 0 { 0.0 } else { self.right as f64 / whole as f64 };
        let n = self.right + self.missed;
        let (p, r) = (share(self.right + self.wrong), share(n));
        let f1 = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        Figures { p: rounded(p), r: rounded(r), f1: rounded(f1), n }
    }
}

/// How many of some are right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ratio {
    pub(super) right: usize,
    pub(super) n: usize,
}

impl Ratio {
    pub(super) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.n += 1;
    }

    pub(super) fn share(self) -> Share {
        let share = (self.n > 0).then(|| rounded(self.right as f64 / self.n as f64));
        Share { share, n: self.n }
    }
}

/// Three decimals of the exact value, half to even, as Python's `round` gives
/// them; multiplying by 1000 first would round twice.
fn rounded(value: f64) -> f64 {
    format!("{value:.3}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(right: usize, wrong: usize, missed: usize) -> Tally {
        Tally { right, wrong, missed }
    }

    #[test]
    fn figures_have_three_decimals() {
        assert_eq!(tally(2, 1, 4).figures(), Figures { p: 0.667, r: 0.333, f1: 0.444, n: 6 });
    }

    #[test]
    fn nothing_found_and_nothing_to_find_is_0() {
        assert_eq!(tally(0, 0, 0).figures(), Figures { p: 0.0, r: 0.0, f1: 0.0, n: 0 });
        assert_eq!(Ratio::default().share(), Share { share: None, n: 0 });
    }

    #[test]
    fn a_half_is_rounded_to_even() {
        let share = |right, n| Ratio { right, n }.share().share;
        assert_eq!(share(1, 16), Some(0.062));
        assert_eq!(share(3, 16), Some(0.188));
        assert_eq!(share(5, 16), Some(0.312));
        assert_eq!(share(11, 16), Some(0.688));
        // 0.0005 and 0.0015 are no exact halves in binary.
        assert_eq!(share(1, 2000), Some(0.001));
        assert_eq!(share(3, 2000), Some(0.002));
    }
}
