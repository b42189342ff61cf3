//! The dictionaries as read: every file parsed, entries of a user's folder
//! laid over the built-in ones, references between entries checked.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::DeserializeOwned;

use super::entry::{BodyEntry, Ontology, PersonEntry, PlaceEntry, SourceEntry, StateEntry};
use super::error::{Problem, SchemaError, code};
use super::files::Files;
use super::frame::{Frame, HeadEntry, OfficeNoun, VerbClassEntry};
use super::id::ActorId;
use super::texts::Texts;
use crate::text::Boilerplate;
use crate::time::TimeWords;

/// Everything that the dictionary files say.
#[derive(Debug, Clone)]
pub struct Dictionary {
    /// Kinds, roles, topics.
    pub ontology: Ontology,
    /// States.
    pub states: Vec<StateEntry>,
    /// Organisations.
    pub bodies: Vec<BodyEntry>,
    /// People.
    pub people: Vec<PersonEntry>,
    /// Places other than capitals.
    pub places: Vec<PlaceEntry>,
    /// Outlets and agencies.
    pub sources: Vec<SourceEntry>,
    /// Trigger frames.
    pub frames: Vec<Frame>,
    /// Verbs that are no triggers.
    pub verbs: Vec<VerbClassEntry>,
    /// Head nouns.
    pub heads: Vec<HeadEntry>,
    /// Offices.
    pub offices: Vec<OfficeNoun>,
    /// Words of dates.
    pub time: TimeWords,
    /// Words of what is no part of an article.
    pub boilerplate: Boilerplate,
}

/// Collects problems; parsing goes on after each.
struct Reader<'f> {
    files: Vec<(String, &'f str)>,
    /// How many of the files are built in; the others lie over them.
    built_in: usize,
    problems: Vec<Problem>,
}

impl Dictionary {
    /// Parses `built_in` with `overlay` laid over it. Entries of the overlay
    /// replace built-in entries of the same id and are added otherwise;
    /// `overlay_root` is shown in messages.
    ///
    /// # Errors
    /// All problems found in the files.
    pub fn parse(built_in: &Files, overlay: Option<(&str, &Files)>) -> Result<Self, SchemaError> {
        let mut files: Vec<(String, &str)> =
            built_in.iter().map(|(path, text)| (format!("schema/{path}"), text.as_str())).collect();
        if let Some((root, overlay)) = overlay {
            files.extend(overlay.iter().map(|(path, text)| (format!("{root}/{path}"), text.as_str())));
        }
        let overlay_root = overlay.map(|(root, _)| root);
        let mut reader = Reader { files, built_in: built_in.len(), problems: Vec::new() };
        let known = ["ontology", "actors/states", "actors/bodies/", "actors/people/", "places", "sources", "ar/"];
        for (name, _) in &reader.files {
            let relative = relative(name, overlay_root);
            if !known.iter().any(|k| relative.starts_with(k)) {
                reader.problems.push(Problem {
                    file: name.clone(),
                    line: 1,
                    column: 1,
                    code: code::UNKNOWN_FILE,
                    what: "no dictionary has this name".into(),
                    help: "use the names of the built-in schema folder, for example actors/people/mine.ron".into(),
                });
            }
        }
        let ontology = reader.single(overlay_root, "ontology.ron");
        let time = reader.single(overlay_root, "ar/time.ron");
        let boilerplate = reader.single(overlay_root, "ar/boilerplate.ron");
        let states = reader.list(overlay_root, "actors/states.ron", |e: &StateEntry| e.id.to_string());
        let bodies = reader.list(overlay_root, "actors/bodies/", |e: &BodyEntry| e.id.to_string());
        let people = reader.list(overlay_root, "actors/people/", |e: &PersonEntry| e.id.to_string());
        let places = reader.list(overlay_root, "places.ron", |e: &PlaceEntry| e.id.to_string());
        let sources = reader.list(overlay_root, "sources.ron", |e: &SourceEntry| e.id.to_string());
        let frames = reader.list(overlay_root, "ar/frames/", |e: &Frame| e.id.clone());
        let verbs = reader.unnamed(overlay_root, "ar/verbs.ron");
        let heads = reader.unnamed(overlay_root, "ar/heads");
        let offices = reader.list(overlay_root, "ar/offices.ron", |e: &OfficeNoun| e.id.clone());
        if let (Some(ontology), Some(time), Some(boilerplate)) = (ontology, time, boilerplate) {
            let dictionary = Self {
                ontology,
                states,
                bodies,
                people,
                places,
                sources,
                frames,
                verbs,
                heads,
                offices,
                time,
                boilerplate,
            };
            if reader.problems.is_empty() {
                reader.problems = dictionary.check(&Texts::new(built_in, overlay));
            }
            if reader.problems.is_empty() {
                return Ok(dictionary);
            }
        }
        reader.problems.sort();
        reader.problems.dedup();
        Err(SchemaError { problems: reader.problems })
    }

    /// Every reference leads somewhere.
    fn check(&self, texts: &Texts<'_>) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.check_frames(texts, &mut problems);
        self.check_actors(texts, &mut problems);
        problems
    }

    /// Kinds, roles and topics are those of the ontology.
    fn check_frames(&self, texts: &Texts<'_>, problems: &mut Vec<Problem>) {
        let kinds: FxHashMap<_, _> = self.ontology.kinds.iter().map(|k| (&k.id, k)).collect();
        let topics: FxHashSet<_> = self.ontology.topics.iter().map(|t| &t.id).collect();
        let roles: FxHashSet<_> = self.ontology.roles.iter().map(|r| &r.id).collect();
        for kind in &self.ontology.kinds {
            for role in kind.roles.iter().filter(|r| !roles.contains(r)) {
                let at = texts.within("ontology", kind.id.as_str(), &quoted(role), 0);
                let what = format!("kind {} has the unknown role {role}", kind.id);
                let help = format!("the roles are {}", joined(self.ontology.roles.iter().map(|r| &r.id)));
                problems.push(at.problem(code::UNKNOWN_ROLE, what, help));
            }
        }
        for frame in &self.frames {
            let at = |name: &dyn std::fmt::Display| texts.within("ar/frames/", &frame.id, &quoted(name), 0);
            let Some(kind) = kinds.get(&frame.kind) else {
                let help = format!("the kinds are {}", joined(self.ontology.kinds.iter().map(|k| &k.id)));
                let what = format!("unknown kind {}", frame.kind);
                problems.push(at(&frame.kind).problem(code::UNKNOWN_KIND, what, help));
                continue;
            };
            for role in frame.roles.values().chain(&frame.needs).filter(|r| !kind.roles.contains(r)) {
                let help = format!("{} has {}", kind.id, joined(&kind.roles));
                let what = format!("kind {} has no role {role}", kind.id);
                problems.push(at(role).problem(code::UNKNOWN_ROLE, what, help));
            }
            for topic in frame.about.iter().chain(&frame.topics).filter(|t| !topics.contains(t)) {
                let what = format!("unknown topic {topic}");
                problems.push(at(topic).problem(code::UNKNOWN_TOPIC, what, "see ontology.ron".into()));
            }
        }
    }

    /// Sides are states and bodies, ids are given once, offices end after they begin.
    fn check_actors(&self, texts: &Texts<'_>, problems: &mut Vec<Problem>) {
        let mut actors: FxHashSet<&str> = FxHashSet::default();
        let states = self.states.iter().map(|s| (s.id.as_str(), "actors/states"));
        let bodies = self.bodies.iter().map(|b| (b.id.as_str(), "actors/bodies/"));
        let people = self.people.iter().map(|p| (p.id.as_str(), "actors/people/"));
        for (id, file) in states.chain(bodies).chain(people) {
            if !actors.insert(id) {
                let what = format!("a second actor has the id {id}");
                problems.push(texts.entry(file, id).problem(code::ID_TWICE, what, "choose another id".into()));
            }
        }
        let mut side = |path: &str, id: &str, side: &ActorId| {
            if !actors.contains(side.as_str()) {
                let at = texts.within(path, id, &quoted(side), 0);
                let help = "use the id of a state or body".to_owned();
                problems.push(at.problem(code::UNKNOWN_SIDE, format!("unknown side {side}"), help));
            }
        };
        for body in &self.bodies {
            for of in body.side.iter().chain(&body.home).chain(&body.at_home) {
                side("actors/bodies/", body.id.as_str(), of);
            }
        }
        for state in &self.states {
            if let Some(of) = &state.occupier {
                side("actors/states", state.id.as_str(), of);
            }
        }
        for person in &self.people {
            for office in &person.offices {
                side("actors/people/", person.id.as_str(), &office.of);
            }
        }
        for place in &self.places {
            if let Some(of) = &place.side {
                side("places", place.id.as_str(), of);
            }
        }
        for (person, office) in self.people.iter().flat_map(|p| p.offices.iter().map(move |o| (p, o))) {
            if let (Some(from), Some(to)) = (office.from, office.to)
                && from > to
            {
                let at = texts.within("actors/people/", person.id.as_str(), &format!("from: Some(\"{from}\")"), 0);
                let what = format!("the office {} ends before it begins", office.office);
                problems.push(at.problem(code::OFFICE_INVERTED, what, "swap from and to".into()));
            }
        }
    }
}

/// A name as it is written in RON.
fn quoted(name: &(impl std::fmt::Display + ?Sized)) -> String {
    format!("\"{name}\"")
}

fn joined(names: impl IntoIterator<Item = impl ToString>) -> String {
    names.into_iter().map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
}

fn relative<'n>(name: &'n str, overlay_root: Option<&str>) -> &'n str {
    overlay_root
        .and_then(|root| name.strip_prefix(root).and_then(|n| n.strip_prefix('/')))
        .or_else(|| name.strip_prefix("schema/"))
        .unwrap_or(name)
}

impl<'f> Reader<'f> {
    /// The files of a dictionary: name, text, and whether it lies over the built-in ones.
    fn matching(&self, overlay_root: Option<&str>, prefix: &str) -> Vec<(String, &'f str, bool)> {
        let named = |(_, (name, _)): &(usize, &(String, &'f str))| relative(name, overlay_root).starts_with(prefix);
        let files = self.files.iter().enumerate().filter(named);
        files.map(|(i, (name, text))| (name.clone(), *text, i >= self.built_in)).collect()
    }

    /// A file with one value; the overlay's replaces the built-in one.
    fn single<T: DeserializeOwned>(&mut self, overlay_root: Option<&str>, path: &str) -> Option<T> {
        let files = self.matching(overlay_root, path);
        let Some((name, text, _)) = files.last() else {
            self.problems.push(Problem {
                file: format!("schema/{path}"),
                line: 1,
                column: 1,
                code: code::MISSING_FILE,
                what: "this dictionary is missing".into(),
                help: "restore it".into(),
            });
            return None;
        };
        parse(name, text).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// Files with lists of entries that have no id: all are joined.
    fn unnamed<T: DeserializeOwned + Send>(&mut self, overlay_root: Option<&str>, prefix: &str) -> Vec<T> {
        self.lists(overlay_root, prefix).into_iter().flat_map(|list| list.entries).collect()
    }

    /// The files with lists of entries, in order, each parsed on its own.
    fn lists<T: DeserializeOwned + Send>(&mut self, overlay_root: Option<&str>, prefix: &str) -> Vec<List<'f, T>> {
        let files = self.matching(overlay_root, prefix);
        let parsed: Vec<_> = files
            .into_par_iter()
            .map(|(name, text, over)| parse(&name, text).map(|entries| List { name, text, over, entries }))
            .collect();
        let sound = parsed.into_iter().filter_map(|list| list.map_err(|problem| self.problems.push(problem)).ok());
        sound.collect()
    }

    /// Files with lists of entries by id. The same id twice in one layer is a
    /// problem; in the overlay it replaces the built-in entry.
    fn list<T: DeserializeOwned + Send>(
        &mut self,
        overlay_root: Option<&str>,
        prefix: &str,
        id: impl Fn(&T) -> String,
    ) -> Vec<T> {
        let mut all: Vec<T> = Vec::new();
        let mut at: BTreeMap<String, (usize, bool)> = BTreeMap::new();
        for List { name, text, over, entries } in self.lists(overlay_root, prefix) {
            for entry in entries {
                let key = id(&entry);
                match at.get(&key) {
                    Some(&(_, layer)) if layer == over => {
                        let (line, column) = position(text, &key, 1);
                        self.problems.push(Problem {
                            file: name.clone(),
                            line,
                            column,
                            code: code::ID_TWICE,
                            what: format!("the id {key} stands twice"),
                            help: "rename or remove one of the two entries".into(),
                        });
                    }
                    Some(&(index, _)) => {
                        all[index] = entry;
                        at.insert(key, (index, over));
                    }
                    None => {
                        at.insert(key, (all.len(), over));
                        all.push(entry);
                    }
                }
            }
        }
        all
    }
}

/// A file with a list of entries, and whether it lies over the built-in ones.
struct List<'f, T> {
    name: String,
    text: &'f str,
    over: bool,
    entries: Vec<T>,
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Problem> {
    ron::from_str(text).map_err(|error| Problem {
        file: name.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        code: code::SYNTAX,
        what: error.code.to_string(),
        help: help_for(&error.code),
    })
}

/// Line and column of the `skip`-th place after the first where `id` is given.
fn position(text: &str, id: &str, skip: usize) -> (usize, usize) {
    let needle = format!("id: \"{id}\"");
    let at =
        text.match_indices(&needle).nth(skip).or_else(|| text.match_indices(&needle).next()).map_or(0, |(at, _)| at);
    let before = text.get(..at).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}

fn help_for(error: &ron::Error) -> String {
    match error {
        ron::Error::NoSuchStructField { expected, .. } => format!("the fields are {}", expected.join(", ")),
        ron::Error::NoSuchEnumVariant { expected, .. } => format!("write one of {}", expected.join(", ")),
        ron::Error::MissingStructField { field, .. } => format!("add {field}: …"),
        ron::Error::ExpectedOption => "wrap the value: Some(…)".into(),
        ron::Error::ExpectedString => "put the value between \" and \"".into(),
        ron::Error::DuplicateStructField { field, .. } => format!("keep one {field}"),
        _ => String::new(),
    }
}
