//! Facts that are compared, and how they compare.

use std::collections::BTreeSet;

/// The facts of one sort in one sentence or document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keys<K> {
    /// What must be found, each with its alternatives.
    pub(super) required: BTreeSet<BTreeSet<K>>,
    /// What may be found.
    pub(super) optional: BTreeSet<BTreeSet<K>>,
    /// What was found.
    pub(super) predicted: BTreeSet<K>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compared<K> {
    /// How many of the required were found.
    pub(super) right: usize,
    /// The required that were not.
    pub(super) missed: Vec<BTreeSet<K>>,
    /// What was found and is neither required nor optional.
    pub(super) wrong: Vec<K>,
}

impl<K> Default for Keys<K> {
    fn default() -> Self {
        Self { required: BTreeSet::new(), optional: BTreeSet::new(), predicted: BTreeSet::new() }
    }
}

impl<K: Ord + Clone> Keys<K> {
    /// One required fact may be met by several of its alternatives, and one
    /// that was found may meet several required.
    pub(super) fn compare(&self) -> Compared<K> {
        let met = |want: &&BTreeSet<K>| !want.is_disjoint(&self.predicted);
        let accepted = |found: &&K| self.required.iter().chain(&self.optional).any(|want| want.contains(*found));
        Compared {
            right: self.required.iter().filter(met).count(),
            missed: self.required.iter().filter(|want| !met(want)).cloned().collect(),
            wrong: self.predicted.iter().filter(|found| !accepted(found)).cloned().collect(),
        }
    }

    /// Only the facts that `of` holds for; alternatives are one in this.
    pub(super) fn only(&self, of: impl Fn(&K) -> bool) -> Self {
        let within = |wants: &BTreeSet<BTreeSet<K>>| wants.iter().filter(|w| w.iter().any(&of)).cloned().collect();
        Self {
            required: within(&self.required),
            optional: within(&self.optional),
            predicted: self.predicted.iter().filter(|found| of(found)).cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(required: &[&[char]], optional: &[&[char]], predicted: &[char]) -> Keys<char> {
        let sets = |all: &[&[char]]| all.iter().map(|one| one.iter().copied().collect()).collect();
        Keys { required: sets(required), optional: sets(optional), predicted: predicted.iter().copied().collect() }
    }

    #[test]
    fn what_is_required_is_right_or_missed_and_the_rest_is_wrong() {
        let compared = keys(&[&['a'], &['b']], &[], &['a', 'c']).compare();
        assert_eq!(compared, Compared { right: 1, missed: vec![BTreeSet::from(['b'])], wrong: vec!['c'] });
    }

    #[test]
    fn each_alternative_is_right_and_all_of_them_count_once() {
        assert_eq!(keys(&[&['a', 'b']], &[], &['b']).compare().right, 1);
        let both = keys(&[&['a', 'b']], &[], &['a', 'b']).compare();
        assert_eq!((both.right, both.wrong.len()), (1, 0));
    }

    #[test]
    fn what_is_optional_neither_helps_nor_hurts() {
        let compared = keys(&[], &[&['a', 'b']], &['a']).compare();
        assert_eq!(compared, Compared { right: 0, missed: vec![], wrong: vec![] });
        assert!(keys(&[], &[&['a']], &[]).compare().missed.is_empty());
    }

    #[test]
    fn a_part_of_the_facts_compares_by_itself() {
        let part = keys(&[&['a'], &['b']], &[&['c']], &['a', 'c', 'd']).only(|&k| k > 'b');
        assert_eq!(part, keys(&[], &[&['c']], &['c', 'd']));
    }
}
