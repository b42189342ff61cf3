//! What the extractor saw in a sentence, for people: its items, clauses,
//! triggers.

use std::fmt::Write;

use super::items::Item;
use super::roles::Scene;
use super::trigger::Candidate;

/// A readable account of a scene.
pub fn account(scene: Scene<'_>, candidates: &[Candidate], document: &str) -> String {
    let mut out = String::new();
    let schema = scene.view.schema;
    let name = |a: &crate::schema::ActorIndex| schema.actor(*a).map_or("?", |a| a.id.as_str()).to_owned();
    for &(item, word) in &scene.items.row {
        match item {
            Item::Phrase(p) => {
                let Some(phrase) = scene.phrase(p) else { continue };
                let place = scene.clauses.places.get(p);
                let sides: Vec<String> = phrase.sides.iter().map(name).collect();
                let _ = writeln!(
                    out,
                    "  phrase {p} [{}] {:?} sides {sides:?}{}{} {:?} {:?}",
                    scene.view.span(phrase.first, phrase.last).of(document),
                    phrase.class,
                    if phrase.trigger { " trigger" } else { "" },
                    if phrase.by_nisba { " nisba" } else { "" },
                    phrase.anaphor,
                    place,
                );
            }
            other => {
                let _ = writeln!(out, "  {other:?} {}", scene.view.span(word, word).of(document));
            }
        }
    }
    for (i, c) in scene.clauses.all.iter().enumerate() {
        let _ = writeln!(
            out,
            "  clause {i} {:?} of {:?} verb {:?} subject {:?} lead {:?} objects {:?} after {:?} head {:?} neg {} fut {} class {:?}",
            c.link,
            c.parent,
            c.verb.map(|v| scene.view.span(v, v).of(document)),
            c.subject.as_ref().map(|g| g.0.to_vec()),
            c.lead.as_ref().map(|g| g.0.to_vec()),
            c.objects.iter().map(|g| g.0.to_vec()).collect::<Vec<_>>(),
            c.after.iter().map(|(m, g, _)| (m.map(|m| m.as_str()), g.0.to_vec())).collect::<Vec<_>>(),
            c.head.as_ref().map(|g| g.0.to_vec()),
            c.negated,
            c.future,
            super::clause::verb_class(scene.view, c),
        );
    }
    for c in candidates {
        let frames: Vec<&str> = c.frames.iter().filter_map(|&f| schema.frame(f)).map(|f| f.id.as_str()).collect();
        let _ = writeln!(
            out,
            "  trigger [{}] {:?} clause {} to [{}] {frames:?}",
            scene.view.span(c.first, c.last).of(document),
            c.kind,
            c.clause,
            scene.view.span(c.end, c.end).of(document),
        );
    }
    out
}
