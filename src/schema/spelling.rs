//! How a name may be spelled beyond what folding makes alike.

use smallvec::SmallVec;

use crate::text::{Folded, TokenKind, tokenize};

/// The folded words of a name in each spelling that is read as it; the one
/// that is given comes first.
pub fn spelled(name: &str) -> SmallVec<[Vec<String>; 2]> {
    let mut all: SmallVec<[Vec<String>; 2]> = SmallVec::new();
    let (mut folded, mut tokens) = (Folded::default(), Vec::new());
    for spelling in spellings(name) {
        tokenize(&spelling, &mut folded, &mut tokens);
        // A name given between «» is a name only between quotation marks.
        let quoted = spelling.starts_with('«').then(|| "«".to_owned());
        let words = tokens.iter().filter(|t| !matches!(t.kind, TokenKind::Sign(_) | TokenKind::Newline));
        let words: Vec<String> = quoted.into_iter().chain(words.map(|t| t.fold(&folded).to_owned())).collect();
        if !words.is_empty() && !all.contains(&words) {
            all.push(words);
        }
    }
    all
}

/// Spellings of a name that newspapers use beside the one given: عبد الله and
/// عبدالله, أبو and أبي.
fn spellings(name: &str) -> SmallVec<[String; 2]> {
    let mut all: SmallVec<[String; 2]> = SmallVec::new();
    all.push(name.to_owned());
    if name.contains("عبد") {
        let joined = name.replace("عبد ال", "عبدال");
        if joined != name {
            all.push(joined);
        }
        let parted = name.split(' ').map(|w| w.strip_prefix("عبدال").map_or(w.to_owned(), |r| format!("عبد ال{r}")));
        let parted = parted.collect::<Vec<_>>().join(" ");
        if parted != name {
            all.push(parted);
        }
    }
    for (nominative, others) in [("أبو ", ["أبي ", "أبا "]), ("ابو ", ["ابي ", "ابا "])] {
        if name.starts_with(nominative) {
            all.extend(others.iter().map(|o| name.replacen(nominative, o, 1)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_in_the_spellings_of_newspapers() {
        let words = |name: &str| spelled(name).iter().map(|w| w.join(" ")).collect::<Vec<_>>();
        assert_eq!(words("عبد الفتاح السيسي"), ["عبد الفتاح السيسي", "عبدالفتاح السيسي"]);
        assert_eq!(words("أبو مازن"), ["ابو مازن", "ابي مازن", "ابا مازن"]);
        assert_eq!(words("«القاعدة»"), ["« القاعده"]);
    }
}
