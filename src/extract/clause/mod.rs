//! Clauses: which phrase is subject, which is object, what depends on what.
//!
//! A single walk over the items (`walk`). Arabic order is verb, subject,
//! object; a phrase before the verb is its subject too (`place`); a verb after
//! و shares the subject of the verb before it (`agree`).

mod agree;
mod place;
mod walk;

use smallvec::SmallVec;

use super::items::Items;
use super::words::View;
use crate::morph::{Function, Marker};
use crate::schema::VerbClass;
use crate::text::Sign;
pub use agree::{DENIALS, is_voice};
use agree::{agrees, agrees_in_gender, speaks};
use walk::Walk;

/// Phrases joined by و.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group(pub SmallVec<[usize; 2]>);

impl Group {
    fn of(phrase: usize) -> Self {
        let mut phrases = SmallVec::new();
        phrases.push(phrase);
        Self(phrases)
    }
}

/// How a clause hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Stands on its own.
    Main,
    /// After أنّ, أن or a colon.
    Complement,
    /// After الذي, or right after an indefinite noun.
    Relative,
    /// After و.
    Coordinate,
    /// After حيث، بينما، لأن.
    Subordinate,
    /// After إذا، لو.
    Conditional,
    /// A participle: مضيفا، داعيا.
    Circumstance,
    /// ليبحث، لكي.
    Purpose,
}

/// Where a phrase stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Position {
    /// Before the verb, or without one.
    #[default]
    Lead,
    /// Subject after the verb.
    Subject,
    /// Object.
    Object,
    /// After a preposition.
    After(Option<Marker>),
    /// In the genitive after another phrase.
    Genitive(usize),
    /// The same thing as another phrase said again.
    Apposition(usize),
}

/// A clause.
#[derive(Debug, Clone)]
pub struct Clause {
    /// How it hangs on its parent.
    pub link: Link,
    /// The clause it hangs on.
    pub parent: Option<usize>,
    /// Its verb or participle.
    pub verb: Option<usize>,
    /// First word.
    pub first: usize,
    /// Phrase before the verb.
    pub lead: Option<Group>,
    /// Subject, after the verb or inherited.
    pub subject: Option<Group>,
    /// The subject stands in the clause itself.
    pub own_subject: bool,
    /// Objects.
    pub objects: SmallVec<[Group; 2]>,
    /// What follows prepositions, with the word of the preposition.
    pub after: SmallVec<[(Option<Marker>, Group, usize); 4]>,
    /// What a relative clause qualifies.
    pub head: Option<Group>,
    /// A pronoun in the relative clause stands for its head.
    pub resumptive: bool,
    /// لم، لن، لا، ما before the verb.
    pub negated: bool,
    /// س، سوف before the verb.
    pub future: bool,
    /// قد stands before a verb in the present: it may be.
    pub may: bool,
    /// كان stands in it.
    pub was: bool,
    /// Opened by أن or إن with a pronoun: its subject is known before.
    pub pronoun: bool,
    /// The pronoun on أن is of a gender or number that only someone named before
    /// has: أنها بذلت جهودا. أنه may stand for nothing.
    pub named: bool,
    /// It opened with a comma or a full stop before it.
    pub quoted: bool,
}

impl Clause {
    /// Whether it only says what its subject is: without a verb, or with a copula.
    pub fn is_nominal(&self, view: View<'_>) -> bool {
        const COPULAS: &[&str] = &["كان", "اصبح", "ظل", "بقي", "عد", "اعتبر", "مثل", "شكل"];
        self.verb.is_none_or(|v| view.conjugates(v, COPULAS))
    }
}

/// The clauses of a sentence.
#[derive(Debug, Default)]
pub struct Clauses {
    /// Clauses in order.
    pub all: Vec<Clause>,
    /// Clause and position of every phrase.
    pub places: Vec<(usize, Position)>,
    /// Phrases that عدم or دون negates.
    pub without: SmallVec<[usize; 2]>,
    /// First word of every time expression with the clause it stands in.
    pub times: SmallVec<[(usize, usize); 4]>,
    current: usize,
}

impl Clauses {
    /// Reads the clauses of a sentence.
    pub fn read(&mut self, view: View<'_>, items: &mut Items) {
        self.all.clear();
        self.places.clear();
        self.places.resize(items.phrases.len(), (0, Position::Lead));
        self.without.clear();
        self.times.clear();
        self.current = 0;
        let mut state = Walk::default();
        let first = items.row.first().map_or(0, |&(_, w)| w);
        self.open(Link::Main, None, first);
        for k in 0..items.row.len() {
            let Some(&(item, word)) = items.row.get(k) else { break };
            self.step(view, items, k, item, word, &mut state);
        }
        self.settle(view, items);
    }

    fn open(&mut self, link: Link, parent: Option<usize>, first: usize) -> usize {
        self.all.push(Clause {
            link,
            parent,
            verb: None,
            first,
            lead: None,
            subject: None,
            own_subject: false,
            objects: SmallVec::new(),
            after: SmallVec::new(),
            head: None,
            resumptive: false,
            negated: false,
            future: false,
            may: false,
            was: false,
            pronoun: false,
            named: false,
            quoted: false,
        });
        self.current = self.all.len() - 1;
        self.current
    }

    /// The clause at an index; every index kept here is of a clause that was opened.
    fn clause(&mut self, index: usize) -> &mut Clause {
        let last = self.all.len().saturating_sub(1);
        &mut self.all[index.min(last)]
    }

    /// Gives every verb the subject that stands elsewhere.
    fn settle(&mut self, view: View<'_>, items: &Items) {
        for i in 0..self.all.len() {
            if let Some(quoted) = self.quoted_by(view, items, i) {
                let clause = self.clause(i);
                clause.subject = Some(quoted);
                continue;
            }
            let Some(clause) = self.all.get(i) else { continue };
            if clause.subject.is_some() {
                continue;
            }
            let inherited = if let Some(lead) = &clause.lead {
                (clause.verb.is_some() || clause.was).then(|| (lead.clone(), true))
            } else {
                let parent = clause.parent.and_then(|p| self.all.get(p));
                match clause.link {
                    // زيارة التقى خلالها نظيره: who made the visit met him.
                    Link::Relative if clause.verb.is_some_and(|v| takes_up(view, v)) && of_event(items, clause) => {
                        parent
                            .and_then(|p| p.subject.clone())
                            .filter(|g| clause.verb.is_none_or(|v| agrees(view, items, v, Some(g))))
                            .map(|g| (g, false))
                    }
                    Link::Relative if !clause.resumptive || !clause.objects.is_empty() => {
                        clause.head.clone().map(|g| (g, false))
                    }
                    Link::Relative if clause.own_subject => None,
                    // قالت المنظمة إن القوات قصفت مدرسة، ودعت المجلس إلى …
                    Link::Coordinate if self.goes_on_speaking(view, clause) => {
                        self.acting_above(view, items, clause).map(|g| (g, false))
                    }
                    Link::Coordinate | Link::Purpose | Link::Circumstance => parent
                        .filter(|_| {
                            clause.verb.is_none_or(|v| agrees(view, items, v, parent.and_then(|p| p.subject.as_ref())))
                        })
                        .and_then(|p| p.subject.clone().or_else(|| p.lead.clone()))
                        .map(|g| (g, false)),
                    // وصل إلى القاهرة حيث التقى نظيره
                    Link::Subordinate if clause.verb.is_some() && view.fold(clause.first).ends_with("حيث") => parent
                        .and_then(|p| p.subject.clone().or_else(|| p.lead.clone()))
                        .filter(|g| clause.verb.is_none_or(|v| agrees(view, items, v, Some(g))))
                        .map(|g| (g, false)),
                    // قال الوزير إن القوات انسحبت، كما دعا إلى …
                    Link::Subordinate if clause.verb.is_some() && view.fold(clause.first) == "كما" => {
                        self.acting_above(view, items, clause).map(|g| (g, false))
                    }
                    // قال الرئيس إن الخطة جيدة، لكنه اتهم …: who spoke before.
                    Link::Subordinate if clause.verb.is_some() && clause.pronoun => {
                        self.acting_above(view, items, clause).map(|g| (g, false))
                    }
                    // سعت إلى التهدئة، كما أنها بذلت: كما has no subject of its own.
                    Link::Complement => parent
                        .and_then(|p| match (p.link, p.verb, p.parent) {
                            (Link::Subordinate, None, Some(above)) if p.subject.is_none() && p.lead.is_none() => {
                                self.all.get(above)
                            }
                            _ => Some(p),
                        })
                        .and_then(|p| p.subject.clone())
                        .map(|g| (g, false)),
                    _ => None,
                }
            };
            if let (Some((group, own)), Some(clause)) = (inherited, self.all.get_mut(i)) {
                clause.subject = Some(group);
                clause.own_subject = own;
            }
        }
    }
}

impl Clauses {
    /// نقلت الوكالة عن الوزير قوله إن …: whose words an outlet passes on.
    fn quoted_by(&self, view: View<'_>, items: &Items, i: usize) -> Option<Group> {
        const PASSED_ON: &[&str] = &["قوله", "قولها", "قولهم", "تاكيده", "تاكيدها", "تصريحه", "تصريحها"];
        let clause = self.all.get(i)?;
        let passes = clause.verb.is_some_and(|v| view.conjugates(v, &["نقل", "نسب"]));
        let words = |p: &usize| items.phrases.get(*p).is_some_and(|q| PASSED_ON.contains(&view.fold(q.head_word)));
        let told = passes && clause.objects.iter().flat_map(|o| &o.0).any(words);
        let by = clause.after.iter().find(|(m, _, _)| m.is_some_and(|m| matches!(m.as_str(), "عن" | "الي")));
        by.filter(|_| told).map(|(_, group, _)| group.clone())
    }

    /// Who speaks in the clause that tells what was said, where the verb goes on with it.
    pub fn speaker_above(&self, view: View<'_>, items: &Items, clause: &Clause) -> Option<Group> {
        self.goes_on_speaking(view, clause).then(|| self.acting_above(view, items, clause)).flatten()
    }

    /// The first noun of the idafa that a phrase closes: of استئناف محادثات السلام the
    /// استئناف; the phrase itself where it is no genitive.
    pub fn idafa_head(&self, p: usize) -> usize {
        let mut at = p;
        while let Some(&(_, Position::Genitive(of))) = self.places.get(at).filter(|_| at > 0) {
            at = of;
        }
        at
    }

    /// Who spoke in the clause that this one is joined to by a comma and و.
    pub fn spoke_before(&self, view: View<'_>, items: &Items, clause: &Clause) -> Option<Group> {
        let comma = clause.first.checked_sub(1).is_some_and(|c| view.is(c, Sign::Comma));
        let before = clause.parent.and_then(|p| self.all.get(p)).filter(|_| comma && clause.link == Link::Coordinate);
        let spoke = before?.verb.is_some_and(|v| speaks(view, v)) && clause.verb.is_some_and(|v| speaks(view, v));
        spoke.then(|| self.acting_above(view, items, clause)).flatten()
    }

    /// Whether a verb after a comma and و says something more, in a clause that tells what someone
    /// said.
    fn goes_on_speaking(&self, view: View<'_>, clause: &Clause) -> bool {
        let comma = clause.first.checked_sub(1).is_some_and(|c| view.is(c, Sign::Comma));
        // بعثوا برسالة، يطالبون فيها بـ…: no و, and no more said.
        let goes_on = |v: usize| speaks(view, v) && view.reading(v).conjunction.is_some();
        comma && clause.verb.is_some_and(goes_on) && clause.parent.is_some_and(|p| self.reported(view, p))
    }

    /// Whether a clause, or the one that it is joined to, tells what someone said.
    fn reported(&self, view: View<'_>, clause: usize) -> bool {
        let mut at = self.all.get(clause);
        while let Some(here) = at {
            let above = here.parent.and_then(|p| self.all.get(p));
            if here.link == Link::Complement {
                return above.and_then(|a| a.verb).is_some_and(|v| speaks(view, v));
            }
            at = above.filter(|_| here.link == Link::Coordinate);
        }
        false
    }

    /// Who acts in the nearest clause above that fits the verb; for one who speaks, out of what
    /// is reported.
    fn acting_above(&self, view: View<'_>, items: &Items, clause: &Clause) -> Option<Group> {
        let verb = clause.verb?;
        let speech = speaks(view, verb);
        let mut at = clause.parent;
        while let Some(above) = at.and_then(|c| self.all.get(c)) {
            let reported = speech && at.is_some_and(|c| self.reported(view, c));
            let group = above.subject.as_ref().or(above.lead.as_ref()).filter(|g| {
                !reported
                    && agrees(view, items, verb, Some(g))
                    && agrees_in_gender(view, items, verb, g)
                    && g.0.iter().any(|&p| items.phrases.get(p).is_some_and(|p| !p.trigger))
            });
            if group.is_some() {
                return group.cloned();
            }
            at = above.parent;
        }
        let parent = clause.parent.and_then(|p| self.all.get(p));
        parent
            .and_then(|p| p.subject.as_ref().or(p.lead.as_ref()))
            .filter(|g| agrees(view, items, verb, Some(g)))
            .cloned()
    }
}

/// خلالها، فيه: a pronoun right after the verb takes up the head of the clause.
fn takes_up(view: View<'_>, verb: usize) -> bool {
    let next = view.reading(verb + 1);
    next.pronoun.is_some() && matches!(next.function, Some(Function::Preposition(_) | Function::Adverb))
}

/// Whether what a relative clause qualifies is an event and no one who acts.
fn of_event(items: &Items, clause: &Clause) -> bool {
    clause
        .head
        .as_ref()
        .is_some_and(|h| h.0.iter().all(|&p| items.phrases.get(p).is_some_and(|p| p.trigger && p.sides.is_empty())))
}

/// The class of a clause's verb, if it is no trigger of its own.
pub fn verb_class(view: View<'_>, clause: &Clause) -> Option<VerbClass> {
    let verb = clause.verb?;
    view.class(verb, true).or_else(|| view.class(verb, false))
}
