//! What linking goes by besides the mentions.

use std::collections::{HashMap, HashSet};

use super::Publications;
use crate::extract::EventMention;
use crate::schema::{ActorId, ActorType, Ending, Offices, PlaceId, Schema, TopicId};

/// What is known of documents, places and people, and whether to merge at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    /// When and by whom the documents were published.
    pub publications: Publications,
    /// The larger place that a place lies in.
    pub within: HashMap<PlaceId, PlaceId>,
    /// The posts that people hold or held (`EGY/foreign_minister`).
    pub posts: HashMap<ActorId, Vec<ActorId>>,
    /// Every post of those.
    pub held: HashSet<ActorId>,
    /// The topics that belong to what ends a fight.
    pub settlement: HashSet<TopicId>,
    /// The frames that tell what became of a truce.
    pub endings: HashMap<String, Ending>,
    /// Whether mentions are merged; if not, each is an event of its own.
    pub merge: bool,
}

impl Default for Linking {
    fn default() -> Self {
        Self {
            publications: Publications::default(),
            within: HashMap::new(),
            posts: HashMap::new(),
            held: HashSet::new(),
            settlement: HashSet::new(),
            endings: HashMap::new(),
            merge: true,
        }
    }
}

impl Linking {
    /// With the places and people of these dictionaries.
    pub fn by(schema: &Schema, publications: Publications, merge: bool) -> Self {
        let within = schema.places().iter().filter_map(|p| Some((p.id.clone(), p.within.clone()?))).collect();
        let people = schema.actors().iter().filter(|a| a.r#type == ActorType::Person);
        let posts: HashMap<_, Vec<_>> = people
            .map(|a| (a.id.clone(), a.offices.iter().map(|o| Offices::actor(&o.of, &o.office)).collect()))
            .collect();
        let held = posts.values().flatten().cloned().collect();
        let settlement = schema.ontology.topics.iter().filter(|t| t.settlement).map(|t| t.id.clone()).collect();
        let endings = schema.frames.iter().filter_map(|f| Some((f.id.clone(), f.ends?))).collect();
        Self { publications, within, posts, held, settlement, endings, merge }
    }

    /// What becomes of a truce by what a mention says.
    pub(super) fn ending(&self, mention: &EventMention) -> Option<Ending> {
        let rule = mention.rule.strip_prefix("ar/")?;
        self.endings.get(rule.split_once(':').map_or(rule, |(frame, _)| frame)).copied()
    }

    /// Whether both speak of what ends a fight, though of different parts of it.
    pub(super) fn is_one_settlement<'t>(
        &self,
        mut a: impl Iterator<Item = &'t TopicId>,
        mut b: impl Iterator<Item = &'t TopicId>,
    ) -> bool {
        a.any(|t| self.settlement.contains(t)) && b.any(|t| self.settlement.contains(t))
    }

    /// Whether `inner` is a part of `outer`.
    pub(super) fn lies_in(&self, inner: &PlaceId, outer: &PlaceId) -> bool {
        let mut place = inner;
        // A dictionary with places that lie in each other ends here too.
        for _ in 0..16 {
            match self.within.get(place) {
                Some(larger) if larger == outer => return true,
                Some(larger) => place = larger,
                None => return false,
            }
        }
        false
    }

    /// Whether it is somebody: a person, or the holder of a post.
    pub(super) fn is_somebody(&self, actor: &ActorId) -> bool {
        self.posts.contains_key(actor) || self.held.contains(actor)
    }

    /// Whether two can be the same person: one may be named and the other
    /// called by the post.
    pub(super) fn may_be(&self, a: &ActorId, b: &ActorId) -> bool {
        let holds = |person, post| self.posts.get(person).is_some_and(|posts| posts.contains(post));
        a == b || holds(a, b) || holds(b, a)
    }
}
