//! A dictionary of generated entries, to be laid over the built-in one: ten
//! times its actors, places and frames, of words that no text has.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// Letters that hardly ever stand together: words of them alone are no words.
const LETTERS: [char; 8] = ['ظ', 'غ', 'ث', 'خ', 'ذ', 'ض', 'ط', 'ز'];

/// The word of a number: its digits to the base of eight as letters, six of them.
fn word(number: usize) -> String {
    (0..6).map(|place| LETTERS[number >> (3 * place) & 7]).collect()
}

/// Writes the dictionary into a folder.
pub fn dictionary(folder: &Path, actors: usize, places: usize, frames: usize) -> io::Result<()> {
    std::fs::create_dir_all(folder.join("actors/bodies"))?;
    std::fs::create_dir_all(folder.join("ar/frames"))?;
    let mut text = String::from("[\n");
    for n in 0..actors {
        // Their names begin with a word that the text has: the trie must not care.
        let (a, b) = (word(2 * n), word(2 * n + 1));
        let _ = writeln!(
            text,
            "(id: \"generated_{n}\", en: \"Generated {n}\", ar: \"حركة {a} {b}\", type: Movement, names: [\"{a} {b}\"]),"
        );
    }
    std::fs::write(folder.join("actors/bodies/generated.ron"), text + "]\n")?;
    let mut text = String::from("[\n");
    for n in 0..places {
        let _ = writeln!(
            text,
            "(id: \"generated_place_{n}\", en: \"Generated {n}\", ar: [\"مدينة {a}\", \"{a}\"]),",
            a = word(100_000 + n)
        );
    }
    std::fs::write(folder.join("places.ron"), text + "]\n")?;
    let mut text = String::from("[\n");
    for n in 0..frames {
        let (noun, first, second) = (word(200_000 + n), word(220_000 + n), word(240_000 + n));
        let _ = writeln!(
            text,
            "(id: \"talks/generated_{n}\", kind: \"talks\", nouns: [\"{noun}\"], phrases: [\"إجراء {first}\", \"{first} {second}\"], \
             roles: {{\"of\": \"participant\", \"مع\": \"participant\"}}, with: [\"{second}\"], \
             examples: [(\"جرى {noun} {second} مع مصر\", [\"participant=EGY\"])]),",
        );
    }
    std::fs::write(folder.join("ar/frames/generated.ron"), text + "]\n")
}
