//! The one order of mentions, so that what linking gives does not depend on
//! the order in which they came.

use std::cmp::Ordering;

use crate::extract::{EventMention, Filler};

/// By document, then trigger, then everything else. Two mentions that compare
/// equal are equal.
pub(super) fn canonical(a: &EventMention, b: &EventMention) -> Ordering {
    (a.doc.as_str(), a.trigger, &a.kind, a.status)
        .cmp(&(b.doc.as_str(), b.trigger, &b.kind, b.status))
        .then_with(|| a.roles.iter().map(filler).cmp(b.roles.iter().map(filler)))
        .then_with(|| (&a.place, &a.topics, &a.source, &a.rule).cmp(&(&b.place, &b.topics, &b.source, &b.rule)))
        .then_with(|| time(a).cmp(&time(b)))
        .then_with(|| sentence(a).cmp(&sentence(b)))
        .then_with(|| a.confidence.total_cmp(&b.confidence))
}

fn filler(f: &Filler) -> impl Ord + '_ {
    (&f.role, f.span, &f.actors, &f.sides)
}

fn time(m: &EventMention) -> impl Ord + '_ {
    m.time.as_ref().map(|t| (&t.when, t.span))
}

fn sentence(m: &EventMention) -> impl Ord + use<> {
    (m.sentence.index, m.sentence.line, m.sentence.span)
}
