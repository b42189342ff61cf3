//! The conditions of a frame: its particle, the words that must or must not
//! stand with it, the topics it speaks of.

use serde::Serialize;
use smallvec::SmallVec;

use super::clause::{Group, Link, Position};
use super::coder::Topics;
use super::items::Item;
use super::phrase::{NameHit, Phrase, name_at};
use super::roles::Scene;
use super::trigger::{Candidate, CandidateKind, match_words};
use crate::morph::Marker;
use crate::schema::{ActorType, CompiledFrame, FrameIndex, HeadClass, Phrase as Words, Slot, TopicIndex, VerbClass};
use crate::text::Sign;

/// The first condition of a frame that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    /// None of its topics is spoken of.
    Topic,
    /// The particle of the verb does not follow.
    Particle,
    /// None of the words that must stand with it does.
    Words,
    /// The words at this position of its `without` stand with it.
    Forbidden(usize),
}

/// What a frame asks for beside its trigger, and the sentence has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The particle of its verb.
    Particle,
    /// Words that must stand with it.
    Words,
    /// A topic.
    Topic,
}

/// What the conditions of a trigger's frames look at.
pub(super) struct Ground<'a> {
    scene: Scene<'a>,
    candidate: &'a Candidate,
    topics: Topics<'a>,
    /// Where the words of a condition may stand.
    from: usize,
    to: usize,
    /// From where what is sponsored may stand: اتفاق هدنة برعاية ….
    whole: usize,
    /// The trigger is a noun after a preposition.
    hangs: bool,
}

impl<'a> Ground<'a> {
    /// The ground of a trigger.
    pub(super) fn of(scene: Scene<'a>, candidate: &'a Candidate, topics: Topics<'a>) -> Self {
        let (from, to) = scope(scene, candidate);
        let hangs = matches!(candidate.kind, CandidateKind::Noun(p) if matches!(scene.clauses.places.get(p), Some((_, Position::After(_)))));
        let clause = scene.clause(candidate.clause).filter(|_| hangs);
        // مشاورات استمرت أسبوعين برعاية مسقط: what the clause is told of, too.
        let head = clause.and_then(|c| c.head.as_ref()).and_then(|h| h.0.first()).and_then(|&p| scene.phrase(p));
        let whole = clause.map_or(from, |c| c.first.min(from));
        let whole = head.map_or(whole, |head| head.first.min(whole));
        Self { scene, candidate, topics, from, to, whole, hangs }
    }

    /// How well a frame's conditions hold, or the first that fails.
    pub(super) fn fit(&self, index: FrameIndex, frame: &CompiledFrame) -> Result<f32, Lack> {
        let Self { scene, candidate, .. } = *self;
        let phrase = candidate.last > candidate.first;
        let mut fit = 1.0;
        if phrase {
            fit += 1.0;
        }
        if !frame.about.is_empty() {
            self.topic(frame).ok_or(Lack::Topic)?;
            fit += 0.5;
        }
        // Particle of the verb: أفرج عن.
        for (lexeme, _, _) in scene.view.lexemes(candidate.first).filter(|_| !phrase) {
            let mut needed = lexeme.particles.iter().filter(|(f, _)| *f == index).map(|(_, p)| p).peekable();
            if needed.peek().is_some() && lexeme.evokes(index) {
                needed.find_map(|p| particle(scene, candidate, p)).ok_or(Lack::Particle)?;
                fit += 1.0;
            }
        }
        // أعلن الرئيس أن مفاوضه ناقش الخطة: announced is that he did, and no plan.
        let reported = (frame.kind.as_str() == "proposal" && candidate.kind == CandidateKind::Verb)
            .then(|| self.reported_from())
            .flatten();
        if reported.is_some_and(|from| !frame.with.is_empty() && !self.stands_within(frame, from)) {
            return Err(Lack::Words);
        }
        let there = |first| scene.view.present.may_hold_one(first);
        if !frame.with.is_empty() {
            self.with(frame).ok_or(Lack::Words)?;
            fit += 1.0;
        }
        match frame.without.beginning(there).find(|(_, w)| self.forbids(w)) {
            Some((at, _)) => Err(Lack::Forbidden(at)),
            None => Ok(fit),
        }
    }

    /// أوقفت الشرطة ثلاثة مغاربة: people whom words of no list name.
    fn takes_people(&self, frame: &CompiledFrame) -> Option<(usize, usize)> {
        let Self { scene, candidate, .. } = *self;
        let detains = frame.id.as_str() == "coercion/detain" && candidate.kind == CandidateKind::Verb;
        let clause = scene.clause(candidate.clause).filter(|_| detains)?;
        let people = |p: &&Phrase| p.class == Some(HeadClass::People) && !p.trigger && (p.quantity || !p.definite);
        let held = clause.objects.iter().flat_map(|o| &o.0).filter_map(|&p| scene.phrase(p)).find(people);
        let police = |p: &Phrase| p.class == Some(HeadClass::Institution);
        let by = clause.subject.iter().flat_map(|s| &s.0).filter_map(|&p| scene.phrase(p)).any(police);
        held.filter(|_| by).map(|p| (p.first, p.last))
    }

    /// The first word of what a verb of telling tells: أعلن أن ….
    fn reported_from(&self) -> Option<usize> {
        let Self { scene, candidate, .. } = *self;
        let tells = scene.view.class(candidate.first, true) == Some(VerbClass::Report);
        let told = |c: &&super::clause::Clause| {
            c.link == Link::Complement && c.parent == Some(candidate.clause) && c.first > candidate.last
        };
        scene.clauses.all.iter().find(told).filter(|_| tells).map(|c| c.first)
    }

    /// Whether one of the words that a frame asks for stands before a word.
    fn stands_within(&self, frame: &CompiledFrame, end: usize) -> bool {
        let there = |first| self.scene.view.present.may_hold_one(first);
        frame.with.beginning(there).any(|(_, words)| {
            (self.from..end).any(|i| {
                i != self.candidate.first && match_words(self.scene.view, i, words).is_some_and(|last| last < end)
            })
        })
    }

    /// The words by which the conditions of a frame hold, first and last.
    pub(super) fn met(&self, index: FrameIndex, frame: &CompiledFrame) -> Vec<(Condition, usize, usize)> {
        let Self { scene, candidate, .. } = *self;
        let lexemes = scene.view.lexemes(candidate.first).filter(|_| candidate.last == candidate.first);
        let needed = lexemes.filter(|(l, ..)| l.evokes(index)).flat_map(|(l, ..)| &l.particles);
        let mut particles = needed.filter(|(f, _)| *f == index);
        let particle = particles.find_map(|(_, p)| particle(scene, candidate, p)).map(|at| (at, at));
        let found = [
            (Condition::Particle, particle),
            (Condition::Words, self.with(frame)),
            (Condition::Topic, self.topic(frame)),
        ];
        found.into_iter().filter_map(|(condition, at)| at.map(|(first, last)| (condition, first, last))).collect()
    }

    /// The words that speak of a topic which the frame asks for.
    fn topic(&self, frame: &CompiledFrame) -> Option<(usize, usize)> {
        let from = self.whole.min(self.candidate.first);
        let speaks = |&&(a, _, t): &&(usize, usize, TopicIndex)| {
            a >= from && a <= self.candidate.end && frame.about.contains(&t)
        };
        self.topics.iter().find(speaks).map(|&(first, last, _)| (first, last))
    }

    /// The words that must stand with the trigger, if some do.
    fn with(&self, frame: &CompiledFrame) -> Option<(usize, usize)> {
        // A frame of nouns alone: رعاية, not يسّر المحادثات.
        let sponsored = self.hangs && frame.kind.as_str() == "mediation" && frame.role(Slot::Subject).is_none();
        let before = |words| sponsored.then(|| self.stands_before(words)).flatten();
        let mut asked = frame.with.beginning(|first| self.scene.view.present.may_hold_one(first));
        asked.find_map(|(_, words)| self.stands(words).or_else(|| before(words))).or_else(|| self.takes_people(frame))
    }

    /// Where the words stand with the trigger.
    fn stands(&self, words: &Words) -> Option<(usize, usize)> {
        let there = self.scene.view.present.may_hold(words);
        there.then(|| self.found_where(words, |_| true)).flatten()
    }

    /// Whether the words stand with the trigger and say what it is about: the second
    /// half of «حزب الله» does not.
    fn forbids(&self, words: &Words) -> bool {
        let counts = |i| !self.ends_name(i) && !self.aside(i);
        self.scene.view.present.may_hold(words) && self.found_where(words, counts).is_some()
    }

    fn found_where(&self, words: &Words, counts: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let Self { candidate, .. } = self;
        let phrase = candidate.last > candidate.first;
        (self.from..=self.to).find_map(|i| {
            let last = match_words(self.scene.view, i, words).filter(|&l| l <= self.to)?;
            let beside = phrase || i < candidate.first || i > candidate.last;
            (beside && !self.in_name(i) && !self.is_state(i) && counts(i)).then_some((i, last))
        })
    }

    /// وصل إلى عمان لبحث الاتفاق، شدد، في ختام زيارته لبيروت، على …: what someone does it for,
    /// and what is only said by the way.
    fn aside(&self, i: usize) -> bool {
        let Self { scene, candidate, .. } = *self;
        let (view, verb) = (scene.view, candidate.kind == CandidateKind::Verb);
        let Some(clause) = scene.clause(candidate.clause).filter(|_| verb && i > candidate.last) else { return false };
        let purpose = clause.after.iter().any(|(m, group, word)| {
            let deed = || group.0.first().and_then(|&g| scene.phrase(g)).is_some_and(|g| g.trigger);
            *word > candidate.last && *word < i && m.is_some_and(|m| m.as_str() == "ل") && deed()
        });
        let comma = |range: std::ops::Range<usize>| range.into_iter().find(|&w| view.is(w, Sign::Comma));
        let opened = (candidate.last + 1..i).rev().find(|&w| view.is(w, Sign::Comma));
        let remark = opened.is_some_and(|c| {
            let when = matches!(
                view.fold(c + 1),
                "في" | "خلال" | "بعد" | "عقب" | "قبل" | "قبيل" | "علي" | "لدي" | "اثناء" | "اثر"
            );
            let closed = comma(i..self.to + 1);
            when && closed.is_some_and(|end| end < self.to && !(c..end).any(|w| view.verb(w).1))
        });
        purpose || remark
    }

    /// Whether the word goes on with a name that the dictionary has.
    fn ends_name(&self, i: usize) -> bool {
        const LONGEST: usize = 5;
        let schema = self.scene.view.schema;
        // تحدث إلى وكالة رويترز: whom an outlet speaks with does matter.
        let outlet = |a| schema.actor(a).is_some_and(|a| a.r#type == ActorType::Outlet);
        let covers = |hit: NameHit| hit.last >= i && !hit.actor.is_some_and(outlet);
        (i.saturating_sub(LONGEST)..i).any(|k| name_at(self.scene.view, k, None).is_some_and(covers))
    }

    /// Where the words stand before it.
    fn stands_before(&self, words: &Words) -> Option<(usize, usize)> {
        let first = self.candidate.first;
        (self.whole..first).find_map(|i| Some((i, match_words(self.scene.view, i, words).filter(|&l| l < first)?)))
    }

    /// أرسلت فرنسا جنودا إلى مالي: the state, and nothing of money.
    fn is_state(&self, i: usize) -> bool {
        let here = |p: &Phrase| p.first == i && p.last == i && p.head.is_none() && p.names_state(self.scene.view);
        self.scene.items.phrases.iter().any(here)
    }

    /// «جوزيف عون» speaks of no aid.
    fn in_name(&self, i: usize) -> bool {
        let named = |p: &Phrase| p.person && p.name && p.first < i && p.last == i;
        self.scene.view.head(i) != Some(HeadClass::Person) && self.scene.items.phrases.iter().any(named)
    }
}

/// Where the words of a condition are looked for: the complement, and for
/// verbs the whole clause.
fn scope(scene: Scene<'_>, candidate: &Candidate) -> (usize, usize) {
    const NOUN_REACH: usize = 14;
    let clause = scene.clause(candidate.clause);
    match candidate.kind {
        CandidateKind::Verb => {
            let mut from = clause.map_or(candidate.first, |c| c.first.min(candidate.first));
            // The head of a relative clause belongs to it: المقترح الذي قدمته.
            let head = clause.filter(|c| c.link == Link::Relative).and_then(|c| c.head.as_ref());
            if let Some(first) = head.and_then(|h| h.0.first()).and_then(|&p| scene.phrase(p)) {
                from = from.min(first.first);
            }
            if let Some(lead) =
                clause.and_then(|c| c.lead.as_ref()).and_then(|g| g.0.first()).and_then(|&p| scene.phrase(p))
            {
                from = from.min(lead.first);
            }
            (from, candidate.end)
        }
        CandidateKind::Must(_) => (candidate.first, candidate.end),
        CandidateKind::Noun(p) => {
            let from = scene.phrase(p).map_or(candidate.first, |p| p.first.min(candidate.first));
            (from, candidate.end.min(candidate.last + NOUN_REACH))
        }
    }
}

/// Where the particle stands after the trigger before the next verb.
fn particle(scene: Scene<'_>, candidate: &Candidate, particle: &str) -> Option<usize> {
    const REACH: usize = 14;
    let view = scene.view;
    let stop = candidate.end.min(candidate.last + REACH);
    for j in candidate.last + 1..=stop {
        let reading = view.reading(j);
        let word = view.fold(j);
        let clitic = match reading.preposition {
            Some(crate::morph::Preposition::Bi) => "ب",
            Some(crate::morph::Preposition::Li) => "ل",
            Some(crate::morph::Preposition::Ka) => "ك",
            None => "",
        };
        let is = |m: crate::morph::Marker| m.as_str() == particle;
        let function = match reading.function {
            Some(crate::morph::Function::Preposition(m)) => is(m),
            // دعا إلى أن is written دعا أن too.
            _ => word == particle,
        };
        let glued = word
            .strip_prefix(particle)
            .is_some_and(|rest| particle.chars().count() == 1 && rest.starts_with("ان") && rest.chars().count() <= 5);
        let that = word.strip_prefix(particle).is_some_and(|rest| {
            particle.chars().count() == 1 && matches!(rest, "ذلك" | "هذا" | "هذه" | "تلك" | "ما" | "من")
        });
        let glued = glued || that;
        let name = particle.chars().count() == 1
            && super::phrase::name_at(view, j, None).and_then(|h| h.preposition).is_some_and(|p| {
                matches!(
                    (p, particle),
                    (crate::morph::Preposition::Bi, "ب")
                        | (crate::morph::Preposition::Li, "ل")
                        | (crate::morph::Preposition::Ka, "ك")
                )
            });
        let unknown = particle.chars().count() == 1
            && reading.senses.is_empty()
            && reading.function.is_none()
            && reading.article
            && clitic == particle;
        if function || clitic == particle || glued || name || unknown {
            return Some(j);
        }
        // في مارس: a month is no verb.
        let verb = || scene.items.row.iter().any(|&(item, word)| item == Item::Verb && word == j);
        if j > candidate.last + 1 && view.verb(j).1 && verb() {
            return None;
        }
    }
    None
}

/// Kinds whose topics are told; of an attack or a visit newspapers tell none.
const WITH_TOPICS: &[&str] = &[
    "talks",
    "mediation",
    "request",
    "proposal",
    "rejection",
    "agreement",
    "support",
    "cooperation",
    "release",
    "withdrawal",
    "access",
    "delegation",
    "accusation",
    "protest",
    "threat",
    "coercion",
];

/// Verbs that tell what talks and plans are about.
const CONTAIN: &[&str] = &[
    "تضمن",
    "شمل",
    "نص",
    "تناول",
    "تطرق",
    "هدف",
    "ركز",
    "تركز",
    "تمحور",
    "تعلق",
    "قضى",
    "قضي",
    "اشتمل",
    "انطوى",
    "انطوي",
    "استهدف",
];

/// Whether a verb says what a plan or talks hold; «تشمل المرحلة الأولى وقفا» tells
/// of the stop itself.
pub(super) fn holds(scene: Scene<'_>, verb: usize) -> bool {
    let contains = |lemma: &str| CONTAIN.contains(&lemma) && !matches!(lemma, "شمل" | "اشتمل");
    scene.view.lexemes(verb).any(|(l, f, _)| f.is_finite() && contains(&l.lemma))
}

/// The last word of what tells what an event is about: its complement, what is
/// listed after it (بوقف الحرب، وعودة النازحين) and what it is then said to
/// contain (ويتضمن ذلك …).
pub(super) fn reach(scene: Scene<'_>, candidate: &Candidate) -> usize {
    let all = &scene.clauses.all;
    let last = scene.view.words.len().saturating_sub(1);
    // محادثات برعاية عُمان، وستتناول …: the talks do, not who sponsors them.
    let hangs = matches!(candidate.kind, CandidateKind::Noun(p)
        if matches!(scene.clauses.places.get(p), Some((_, Position::After(_)))));
    if let Some(comma) = fronted(scene, candidate) {
        return comma;
    }
    let mut end = candidate.end;
    let mut taken = false;
    for (i, clause) in all.iter().enumerate().filter(|(_, c)| c.first > candidate.last) {
        if clause.first <= end {
            continue;
        }
        let listed = clause
            .lead
            .as_ref()
            .and_then(|g| g.0.first())
            .and_then(|&p| scene.phrase(p))
            .is_some_and(|p| p.joined && p.trigger);
        let contains = clause.verb.filter(|_| !hangs).is_some_and(|v| scene.view.conjugates(v, CONTAIN));
        // تواجه المفاوضات عقبات، أبرزها شروط الانسحاب
        let among = among_them(scene, clause.first) && !hangs;
        let goes_on = match clause.link {
            _ if among => true,
            Link::Coordinate => clause.verb.is_none() || listed || contains,
            Link::Complement | Link::Purpose | Link::Relative => taken,
            _ => false,
        };
        if !goes_on {
            break;
        }
        taken = true;
        end = all.get(i + 1).map_or(last, |next| next.first.saturating_sub(1));
    }
    end
}

/// أبرزها، أهمها، في مقدمتها: what was only spoken of is named.
fn among_them(scene: Scene<'_>, first: usize) -> bool {
    const AMONG: &[&str] = &["ابرزها", "ابرزهما", "اهمها", "منها", "بينها", "مقدمتها", "راسها", "اولها", "اخرها"];
    (first..=first + 1).any(|w| AMONG.contains(&scene.view.fold(w)))
}

/// من خلال هذه المفاوضات، تسعى مصر إلى …: the comma after what stands before the verb and
/// only says how or when.
fn fronted(scene: Scene<'_>, candidate: &Candidate) -> Option<usize> {
    let CandidateKind::Noun(p) = candidate.kind else { return None };
    let hangs = matches!(scene.clauses.places.get(p), Some((_, Position::After(_))));
    let verb = scene.clause(candidate.clause).and_then(|c| c.verb).filter(|&v| hangs && v > candidate.last)?;
    (candidate.last + 1..verb).find(|&w| scene.view.is(w, Sign::Comma))
}

/// يصل غدا لبحث الهدنة: where it is said to what end someone travels.
fn purpose(scene: Scene<'_>, candidate: &Candidate) -> Option<usize> {
    let clause = scene.clause(candidate.clause)?;
    let to_what_end =
        |marker: &Option<Marker>| marker.is_some_and(|m| matches!(m.as_str(), "ل" | "بهدف" | "بشان" | "حول"));
    let stated = clause.after.iter().filter(|(marker, _, word)| *word > candidate.last && to_what_end(marker));
    let acts = |group: &Group| group.0.iter().filter_map(|&p| scene.phrase(p)).any(|p| p.place.is_none() && !p.person);
    let nouns = stated.filter(|(_, group, _)| acts(group)).map(|&(_, _, word)| word);
    let clauses = scene.clauses.all.iter().filter(|c| c.link == Link::Purpose && c.parent == Some(candidate.clause));
    nouns.chain(clauses.map(|c| c.first).filter(|&w| w > candidate.last)).min()
}

/// الكونغو الديمقراطية، مستشار الأمن القومي: the words are part of a longer name or
/// of an office and tell who, not about what.
pub(super) fn names_somebody(scene: Scene<'_>, first: usize, last: usize) -> bool {
    const TITLES: &[&str] = &[
        "وزير",
        "وزيره",
        "مستشار",
        "مستشاره",
        "رئيس",
        "رئيسه",
        "مبعوث",
        "مبعوثه",
        "منسق",
        "منسقه",
        "مفوض",
        "مفوضه",
        "امين",
        "مدير",
        "مديره",
        "وكيل",
        "ممثل",
        "ممثله",
        "مندوب",
        "مندوبه",
        "مقرر",
        "مقرره",
        "متحدث",
        "متحدثه",
        "ناطق",
        "عضو",
        "نائب",
        "نائبه",
        "سكرتير",
        "وكيله",
        "قاض",
        "قاضي",
    ];
    const LONGEST: usize = 5;
    let titled = scene.items.phrases.iter().any(|p| {
        let inside = p.first <= first && last <= p.last && first > p.head_word;
        let titled = || TITLES.contains(&scene.view.bare(p.head_word));
        inside && (p.office.is_some() || p.person && p.name || titled())
    });
    titled
        || (first.saturating_sub(LONGEST)..=first).any(|i| {
            super::phrase::name_at(scene.view, i, None).is_some_and(|hit| {
                let longer = hit.last > last || hit.last == last && i < first;
                hit.last >= last && longer && (hit.actor.is_some() || hit.place.is_some())
            })
        })
}

pub(super) fn topics_of(
    scene: Scene<'_>,
    frame: &CompiledFrame,
    candidate: &Candidate,
    topics: Topics<'_>,
) -> SmallVec<[TopicIndex; 4]> {
    let mut out: SmallVec<[TopicIndex; 4]> = frame.topics.iter().copied().collect();
    if WITH_TOPICS.contains(&frame.kind.as_str()) {
        // A release or a withdrawal is about itself, whatever stands beside it.
        let own: &[&str] = match frame.kind.as_str() {
            "release" => &["prisoner_exchange"],
            "withdrawal" => &["withdrawal", "disarmament"],
            _ => &[],
        };
        let told =
            |t: TopicIndex| own.is_empty() || scene.view.schema.topic(t).is_some_and(|t| own.contains(&t.as_str()));
        let end = reach(scene, candidate);
        let from = if frame.kind.as_str() == "delegation" { purpose(scene, candidate) } else { Some(candidate.first) };
        for &(first, _, topic) in topics {
            let stands = from.is_some_and(|from| first >= from) && first <= end;
            if stands && told(topic) && !out.contains(&topic) {
                out.push(topic);
            }
        }
    }
    out
}
