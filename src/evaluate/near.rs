//! What somebody may have meant.

/// What to write instead of a name that is not known: the nearest that is, or
/// all of them.
pub(super) fn help<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> String {
    let near = known.clone().map(|other| (distance(name, other), other)).min();
    match near {
        Some((steps, other)) if steps <= name.chars().count().div_ceil(3) => format!("did you mean \"{other}\"?"),
        _ => format!("known are {}", known.collect::<Vec<_>>().join(", ")),
    }
}

/// How many characters must be put in, taken out or replaced.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        let mut left = i + 1;
        for ((to, &diagonal), &above) in b.iter().zip(&row).zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(from != *to)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_single_characters() {
        assert_eq!(distance("talks", "talks"), 0);
        assert_eq!(distance("talk", "talks"), 1);
        assert_eq!(distance("", "talks"), 5);
        assert_eq!(distance("mediaton", "mediation"), 1);
    }

    #[test]
    fn the_nearest_is_proposed_or_all_are_listed() {
        let known = ["talks", "mediation"];
        assert_eq!(help("mediaton", known.into_iter()), "did you mean \"mediation\"?");
        assert_eq!(help("wedding", known.into_iter()), "known are talks, mediation");
    }
}
