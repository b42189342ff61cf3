//! The texts of the dictionary files, to say where something stands in them.

use super::error::Problem;
use super::files::Files;

/// The dictionary files as they were read: the built-in ones, then those that
/// lie over them.
#[derive(Debug, Clone)]
pub struct Texts<'t> {
    files: Vec<(String, &'t str)>,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File, as it was given.
    pub file: String,
    /// 1-based line.
    pub line: usize,
    /// 1-based column, in characters.
    pub column: usize,
}

impl Place {
    /// A problem here.
    pub fn problem(self, code: &'static str, what: String, help: String) -> Problem {
        Problem { file: self.file, line: self.line, column: self.column, code, what, help }
    }
}

impl<'t> Texts<'t> {
    /// The texts of the built-in files and of those laid over them, whose root
    /// is shown before their paths.
    pub fn new(built_in: &'t Files, overlay: Option<(&str, &'t Files)>) -> Self {
        let mut files: Vec<_> = built_in.iter().map(|(path, text)| (format!("schema/{path}"), text.as_str())).collect();
        if let Some((root, overlay)) = overlay {
            let root = root.trim_end_matches('/');
            files.extend(overlay.iter().map(|(path, text)| (format!("{root}/{path}"), text.as_str())));
        }
        Self { files }
    }

    /// The files with their text, the built-in ones first.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), *text))
    }

    /// Where the entry of an id stands, in the last file whose name holds `path`.
    pub fn entry(&self, path: &str, id: &str) -> Place {
        match self.start(path, id) {
            Some((name, text, at)) => place(name, text, at),
            None => Place { file: path.to_owned(), line: 1, column: 1 },
        }
    }

    /// Where one of these texts first stands in the entry of an id, the `nth` time from 0;
    /// the entry itself if none does.
    pub fn within(&self, path: &str, id: &str, needle: &str, nth: usize) -> Place {
        let found = self.start(path, id).and_then(|(name, text, at)| {
            let after = text.get(at..)?;
            let offset = after.match_indices(needle).nth(nth)?.0;
            Some(place(name, text, at + offset))
        });
        found.unwrap_or_else(|| self.entry(path, id))
    }

    /// Where a verb of this root and form stands in the entry of an id; without
    /// an id, in the first file whose name holds `path`.
    pub fn verb(&self, path: &str, id: Option<&str>, root: &str, form: u8) -> Place {
        let start = match id {
            Some(id) => self.start(path, id),
            None => self.files().find(|(name, _)| name.contains(path)).map(|(name, text)| (name, text, 0)),
        };
        let needle = format!("root: \"{root}\"");
        let form = format!("form: {form}");
        let found = start.and_then(|(name, text, at)| {
            let after = text.get(at..)?;
            let of_form = |offset: usize| {
                let rest = after.get(offset..).unwrap_or_default();
                let spec = rest.split(')').next().unwrap_or_default();
                spec.split(',').any(|field| field.trim() == form)
            };
            let (offset, _) = after.match_indices(&needle).find(|(offset, _)| of_form(*offset))?;
            Some(place(name, text, at + offset))
        });
        let entry = || id.map(|id| self.entry(path, id));
        found.or_else(entry).unwrap_or(Place { file: path.to_owned(), line: 1, column: 1 })
    }

    /// Where a text first stands in any file, those laid over first.
    pub fn anywhere(&self, needle: &str) -> Option<Place> {
        let mut files = self.files.iter().rev();
        files.find_map(|(name, text)| text.find(needle).map(|at| place(name, text, at)))
    }

    /// Where an id is given: the last layer counts.
    fn start(&self, path: &str, id: &str) -> Option<(&str, &str, usize)> {
        let needle = format!("id: \"{id}\"");
        let mut files = self.files.iter().rev().filter(|(name, _)| name.contains(path));
        files.find_map(|(name, text)| text.find(&needle).map(|at| (name.as_str(), *text, at)))
    }
}

/// Line and column of a byte of a text.
fn place(file: &str, text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    Place { file: file.to_owned(), line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_characters_within_its_entry() {
        let text = "[\n  (id: \"a\", names: [\"قطر\"]),\n  (id: \"b\", ar: \"مصر\", names: [\"قطر\"],\n    verbs: [(root: \"قول\", form: 1), (root: \"قول\", form: 4)]),\n]";
        let files = Files::from([("ar/frames/x.ron".to_owned(), text.to_owned())]);
        let none = Files::new();
        let texts = Texts::new(&none, Some(("mine/", &files)));
        let at = |p: Place| (p.file, p.line, p.column);
        assert_eq!(at(texts.entry("ar/frames/", "b")), ("mine/ar/frames/x.ron".to_owned(), 3, 4));
        assert_eq!(at(texts.within("ar/", "b", "\"قطر\"", 0)), ("mine/ar/frames/x.ron".to_owned(), 3, 32));
        assert_eq!(at(texts.verb("ar/", Some("b"), "قول", 4)), ("mine/ar/frames/x.ron".to_owned(), 4, 38));
        assert_eq!(at(texts.entry("ar/", "c")), ("ar/".to_owned(), 1, 1));
    }
}
