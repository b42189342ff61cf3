//! What the things of the graph are called in one language.

use std::collections::BTreeMap;

use super::bidi;
use super::words::{self, Lang};
use crate::graph::{Edge, Key, KnowledgeGraph, Node};
use crate::link::{Event, Participant};
use crate::schema::{ActorId, KindId, PlaceId, RoleId, TopicId};

/// The names of things in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'g> {
    /// Where they stand.
    pub graph: &'g KnowledgeGraph,
    /// Their language.
    pub lang: Lang,
}

impl<'g> Names<'g> {
    pub(super) fn kind(&self, id: &KindId) -> String {
        let known = self.graph.kind(id).map(|k| self.lang.label(&k.label));
        bidi::clean(known.unwrap_or(id.as_str()))
    }

    pub(super) fn role(&self, id: &RoleId) -> String {
        let known = self.graph.role(id).map(|r| self.lang.label(&r.label));
        bidi::clean(known.unwrap_or(id.as_str()))
    }

    pub(super) fn actor(&self, id: &ActorId) -> String {
        let known = self.graph.actor(id).map(|a| self.lang.label(&a.label));
        bidi::clean(known.unwrap_or(id.as_str()))
    }

    pub(super) fn place(&self, id: &PlaceId) -> String {
        let known = self.graph.place(id).map(|p| self.lang.label(&p.label));
        bidi::clean(known.unwrap_or(id.as_str()))
    }

    pub(super) fn topic(&self, id: &TopicId) -> String {
        let known = self.graph.topic(id).map(|t| self.lang.label(&t.label));
        bidi::clean(known.unwrap_or(id.as_str()))
    }

    /// What is shown on pointing at an actor: its name and id, and a sentence
    /// that tells of it.
    pub(super) fn told(&self, id: &ActorId, event: Option<&Event>) -> String {
        let quote = event.and_then(|e| quote(self.graph, e)).map(bidi::clean);
        [self.actor(id), id.to_string()].into_iter().chain(quote).collect::<Vec<_>>().join("\n")
    }

    /// A list on one line.
    pub(super) fn list(&self, names: impl IntoIterator<Item = String>) -> String {
        names.into_iter().collect::<Vec<_>>().join(self.lang.comma())
    }

    /// Those who fill each role of an event, the role `lead` first: the named,
    /// with the side that they act for, and the sides for which nobody is named.
    pub(super) fn cast(&self, event: &Event, lead: Option<&RoleId>) -> Vec<(String, String)> {
        let mut named: BTreeMap<&RoleId, Vec<&ActorId>> = BTreeMap::new();
        for joined in self.graph.edges_at(&Key::Event(event.id.clone())) {
            if let (Node::Actor(actor), Edge::Role(role)) = (joined.from, joined.edge) {
                named.entry(role).or_default().push(&actor.id);
            }
        }
        let mut roles: Vec<_> = event.roles.iter().filter(|p| named.contains_key(&p.role)).collect();
        roles.sort_by_key(|p| Some(&p.role) != lead);
        roles
            .into_iter()
            .map(|p| {
                let who = named.get(&p.role).into_iter().flatten();
                (self.role(&p.role), self.list(who.map(|a| self.with_side(a, p))))
            })
            .collect()
    }

    /// The same as lines.
    pub(super) fn cast_lines(&self, event: &Event, lead: Option<&RoleId>) -> Vec<String> {
        self.cast(event, lead).into_iter().map(|(role, who)| format!("{role}: {who}")).collect()
    }

    /// A name with the side; that of an office says whose it is.
    fn with_side(&self, id: &ActorId, participant: &Participant) -> String {
        if id.as_str().contains('/') {
            return self.actor(id);
        }
        let acts_for = self.graph.actor(id).map(|a| a.acts_for.as_slice()).unwrap_or_default();
        let sides: Vec<_> = acts_for.iter().filter(|s| participant.sides.contains(s)).map(|s| self.actor(s)).collect();
        match sides.as_slice() {
            [] => self.actor(id),
            _ => format!("{} ({})", self.actor(id), self.list(sides)),
        }
    }

    /// What an event is about and where, and who says so, as lines.
    pub(super) fn circumstances(&self, event: &Event) -> Vec<String> {
        let topics = self.list(event.topics.iter().map(|t| self.topic(t)));
        let place = event.place.as_ref().map(|p| self.place(p)).unwrap_or_default();
        let sources = self.list(event.sources.iter().map(|s| self.actor(s)));
        [(words::ABOUT, topics), (words::PLACE, place), (words::ATTRIBUTED, sources)]
            .into_iter()
            .filter(|(_, what)| !what.is_empty())
            .map(|(word, what)| format!("{}: {what}", self.lang.word(word)))
            .collect()
    }
}

/// Where the first report of an event was published, if that is on the web.
pub(super) fn link<'g>(graph: &'g KnowledgeGraph, event: &Event) -> Option<&'g str> {
    let mut urls = event.mentions.iter().filter_map(|m| graph.document(&m.doc)?.url.as_deref());
    urls.find(|url| is_web(url))
}

/// Whether an address may be linked to: of the web, and of nothing that runs.
pub(super) fn is_web(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(|c: char| c.is_control() || c == ' ')
}

/// The sentence that first reports an event, if it is known.
pub(super) fn quote<'g>(graph: &'g KnowledgeGraph, event: &Event) -> Option<&'g str> {
    event.mentions.first().and_then(|m| graph.quote(m))
}

#[cfg(test)]
mod tests {
    use super::is_web;

    #[test]
    fn only_addresses_of_the_web_are_linked() {
        assert!(is_web("https://example.org/a?b=c&d"));
        for url in ["javascript:alert(1)", "data:text/html,x", "HTTPS", "http://a b", "https://a\nb", "//a"] {
            assert!(!is_web(url), "{url}");
        }
    }
}
