//! From a query as written to what it means: names to ids, things to sorts,
//! links to what they join.

use std::ops::Range;

use super::QueryError;
use super::error::nearest;
use super::field::{Field, Sort};
use super::syntax::{self, Condition, Direction, Function, Link, Node, Operand, Operator, Query, Word};
use crate::ask::{AskError, Period, Resolver};
use crate::schema::{ActorType, KindId, RoleId};

/// The most events that a chain may have.
const LONGEST: usize = 6;

/// Links that are no roles.
const LINKS: [&str; 6] = ["at", "about", "said_by", "reports", "follows", "acts_for"];

/// Labels that are no kinds.
const LABELS: [&str; 10] =
    ["event", "actor", "side", "state", "body", "person", "outlet", "place", "topic", "document"];

/// A query with all names resolved.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    pub things: Vec<Thing>,
    pub joints: Vec<Joint>,
    /// All of them must hold.
    pub tests: Vec<Test>,
    pub distinct: bool,
    pub columns: Vec<Column>,
    pub order: Vec<Order>,
    pub limit: Option<usize>,
}

/// Which actors a variable stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Level {
    /// The sides.
    Sides,
    /// Those who are named.
    Named,
    /// Those of a type.
    Typed(Vec<ActorType>),
}

/// A variable or a thing that is named.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// As in the query; of what has no name its number.
    pub name: String,
    pub sort: Sort,
    pub level: Level,
    /// The id of what is named.
    pub constant: Option<String>,
    /// It stands for the first event of a chain and not in the query.
    pub hidden: bool,
}

/// What joins two things.
#[derive(Debug, Clone)]
pub(super) struct Joint {
    pub relation: Relation,
    pub from: usize,
    pub to: usize,
    /// The hidden event of a chain.
    pub via: Option<usize>,
}

/// What a link says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Relation {
    /// Actor to event; any role if the list is empty.
    Role(Vec<RoleId>),
    At,
    About,
    SaidBy,
    /// Document to event.
    Reports,
    ActsFor,
    /// Event to an earlier one, over so many.
    Follows(usize, usize),
    /// Actor to actor over so many events.
    Chain(Vec<RoleId>, usize, usize),
}

/// What must hold.
#[derive(Debug, Clone)]
pub(super) enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Compare {
        thing: usize,
        field: Field,
        operator: Operator,
        right: Right,
    },
    /// Two are not the same.
    Differ(usize, usize),
}

/// What a field is compared with.
#[derive(Debug, Clone)]
pub(super) enum Right {
    Names(Vec<String>),
    Numbers(Vec<f64>),
    Days(Vec<Period>),
    Field(usize, Field),
}

/// One column of the answer.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub name: String,
    pub function: Option<Function>,
    /// Nothing in `count(*)`.
    pub value: Option<(usize, Field)>,
}

/// What rows are ordered by.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub by: By,
    pub descending: bool,
}

/// A column of the answer, or what is in none.
#[derive(Debug, Clone)]
pub(super) enum By {
    Column(usize),
    Value(usize, Field),
}

/// Resolves all names of a query.
pub(super) fn bind(query: &Query, names: &Resolver<'_>) -> Result<Bound, QueryError> {
    let mut binder = Binder::new(query, names);
    let mut links = Vec::new();
    for chain in &query.chains {
        let mut left = binder.node(&chain.first)?;
        for (link, node) in &chain.rest {
            let right = binder.node(node)?;
            links.push((left, link, right));
            left = right;
        }
    }
    // Links with a direction say what their ends are; the others then follow.
    links.sort_by_key(|(_, link, _)| link.direction == Direction::Either && link.hops.is_none());
    for (left, link, right) in links {
        binder.link(left, link, right)?;
    }
    binder.constants()?;
    for (thing, word, values) in binder.properties.clone() {
        let test = binder.compare(thing, Some(&word), Operator::Equal, &Operand::Values(values))?;
        binder.tests.push(test);
    }
    match &query.condition {
        Some(Condition::All(all)) => {
            for one in all {
                let test = binder.condition(one)?;
                binder.tests.push(test);
            }
        }
        Some(one) => {
            let test = binder.condition(one)?;
            binder.tests.push(test);
        }
        None => {}
    }
    let columns = query.items.iter().map(|i| binder.column(i)).collect::<Result<Vec<_>, _>>()?;
    let order = query.order.iter().map(|k| binder.order(k, &columns)).collect::<Result<Vec<_>, _>>()?;
    binder.leave_out_the_denied();
    binder.tell_apart();
    let (distinct, limit) = (query.distinct, query.limit);
    let things = binder.things.into_iter().map(|(thing, _)| thing).collect();
    Ok(Bound { things, joints: binder.joints, tests: binder.tests, distinct, columns, order, limit })
}

struct Binder<'q> {
    names: &'q Resolver<'q>,
    /// The names that are variables.
    variables: Vec<&'q str>,
    /// With the place of each in the query, and whether its sort is known.
    things: Vec<(Thing, Place)>,
    joints: Vec<Joint>,
    properties: Vec<(usize, Word, Vec<Word>)>,
    tests: Vec<Test>,
}

#[derive(Debug, Clone)]
struct Place {
    span: Range<usize>,
    known: bool,
    /// The name of a thing that is to be found once its sort is known.
    unresolved: Option<Word>,
}

impl<'q> Binder<'q> {
    fn new(query: &'q Query, names: &'q Resolver<'q>) -> Self {
        let nodes = query.chains.iter().flat_map(|c| std::iter::once(&c.first).chain(c.rest.iter().map(|(_, n)| n)));
        let is_variable = |n: &&Node| n.asked || !n.labels.is_empty() || !n.properties.is_empty();
        let named = nodes.filter(is_variable).filter_map(|n| n.name.as_ref()).filter(|w| !w.quoted);
        let variables = named.map(|w| w.text.as_str()).collect();
        Self { names, variables, things: Vec::new(), joints: Vec::new(), properties: Vec::new(), tests: Vec::new() }
    }

    /// The thing of a node: that of its variable, or a new one.
    fn node(&mut self, node: &Node) -> Result<usize, QueryError> {
        let name = node.name.as_ref();
        let plain = name.filter(|w| !w.quoted);
        let known = plain.and_then(|w| self.things.iter().position(|(t, _)| t.name == w.text));
        let number = known.unwrap_or_else(|| {
            let called = match name {
                Some(word) if word.quoted => format!("\"{}\"", word.text),
                Some(word) => word.text.clone(),
                None => format!("#{}", self.things.len() + 1),
            };
            let thing = Thing { name: called, sort: Sort::Event, level: Level::Sides, constant: None, hidden: false };
            let variable = plain.is_some_and(|w| self.variables.contains(&w.text.as_str()));
            let unresolved = name.filter(|_| !variable).cloned();
            self.things.push((thing, Place { span: node.span.clone(), known: false, unresolved }));
            self.things.len() - 1
        });
        self.labels(number, node)?;
        if !node.properties.is_empty() && node.labels.is_empty() {
            self.assign(number, Sort::Event, &node.span)?;
        }
        let properties = node.properties.iter().map(|(word, values)| (number, word.clone(), values.clone()));
        self.properties.extend(properties);
        Ok(number)
    }

    fn labels(&mut self, number: usize, node: &Node) -> Result<(), QueryError> {
        let (mut kinds, mut types) = (Vec::new(), Vec::new());
        for label in &node.labels {
            let (sort, level) = match label.text.as_str() {
                "event" => (Sort::Event, None),
                "actor" => (Sort::Actor, Some(Level::Named)),
                "side" => (Sort::Actor, Some(Level::Sides)),
                "place" => (Sort::Place, None),
                "topic" => (Sort::Topic, None),
                "document" => (Sort::Document, None),
                text => match actor_type(text) {
                    Some(of) => {
                        types.push(of);
                        (Sort::Actor, Some(Level::Typed(types.clone())))
                    }
                    None => {
                        kinds.push(self.kind(label)?);
                        (Sort::Event, None)
                    }
                },
            };
            self.assign(number, sort, &label.span)?;
            if let (Some(level), Some((thing, _))) = (level, self.things.get_mut(number)) {
                thing.level = level;
            }
        }
        if !kinds.is_empty() {
            let right = Right::Names(kinds.iter().map(ToString::to_string).collect());
            self.tests.push(Test::Compare { thing: number, field: Field::Kind, operator: Operator::Equal, right });
        }
        Ok(())
    }

    fn kind(&self, label: &Word) -> Result<KindId, QueryError> {
        self.names.kind(&label.text).map_err(|error| match nearest(&label.text, LABELS) {
            Some(help) => QueryError::new(label.span.clone(), format!("no label is called `{}`", label.text), help),
            None => unknown(&error, label),
        })
    }

    /// Says of which sort a thing is.
    fn assign(&mut self, number: usize, sort: Sort, span: &Range<usize>) -> Result<(), QueryError> {
        let Some((thing, place)) = self.things.get_mut(number) else { return Ok(()) };
        if place.known && thing.sort != sort {
            let what = format!("`{}` is {} elsewhere and {} here", thing.name, thing.sort.an(), sort.an());
            let help = "an event stands between actors: (?a)-[mediator]->(e)<-[party]-(?b)";
            return Err(QueryError::new(span.clone(), what, help));
        }
        thing.sort = sort;
        place.known = true;
        Ok(())
    }

    fn is(&self, number: usize, sort: Sort) -> Option<bool> {
        self.things.get(number).filter(|(_, place)| place.known).map(|(thing, _)| thing.sort == sort)
    }

    fn link(&mut self, left: usize, link: &Link, right: usize) -> Result<(), QueryError> {
        let relation = self.relation(link)?;
        let (from_sort, to_sort) = relation.ends();
        let turned = match link.direction {
            Direction::Forward => false,
            Direction::Backward => true,
            Direction::Either if from_sort == to_sort => false,
            Direction::Either => {
                let fits = |left_sort, right_sort| {
                    self.is(left, left_sort) != Some(false) && self.is(right, right_sort) != Some(false)
                };
                !fits(from_sort, to_sort) && fits(to_sort, from_sort)
            }
        };
        let (from, to) = if turned { (right, left) } else { (left, right) };
        self.assign(from, from_sort, &link.span)?;
        self.assign(to, to_sort, &link.span)?;
        let via = matches!(relation, Relation::Chain(..)).then(|| {
            let thing = Thing {
                name: format!("#{}", self.things.len() + 1),
                sort: Sort::Event,
                level: Level::Sides,
                constant: None,
                hidden: true,
            };
            self.things.push((thing, Place { span: link.span.clone(), known: true, unresolved: None }));
            self.things.len() - 1
        });
        self.joints.push(Joint { relation, from, to, via });
        Ok(())
    }

    fn relation(&self, link: &Link) -> Result<Relation, QueryError> {
        if let Some((least, most)) = link.hops.filter(|(least, most)| *least < 1 || most < least || *most > LONGEST) {
            let what = format!("a chain cannot have {least} to {most} events");
            return Err(QueryError::new(link.span.clone(), what, format!("write *1..{LONGEST} or less")));
        }
        let only = match link.names.as_slice() {
            [one] => Some(one.text.as_str()),
            _ => None,
        };
        let one = |relation| match link.hops {
            None => Ok(relation),
            Some(_) => Err(QueryError::new(
                link.span.clone(),
                "only roles and follows may be repeated",
                "leave `*…` out, or write -[*1..3]- between two actors",
            )),
        };
        match only {
            Some("at") => return one(Relation::At),
            Some("about") => return one(Relation::About),
            Some("said_by") => return one(Relation::SaidBy),
            Some("reports") => return one(Relation::Reports),
            Some("acts_for") => return one(Relation::ActsFor),
            Some("follows") => {
                let (least, most) = link.hops.unwrap_or((1, 1));
                return Ok(Relation::Follows(least, most));
            }
            _ => {}
        }
        let roles = link.names.iter().map(|name| self.role(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(match link.hops {
            Some((least, most)) => Relation::Chain(roles, least, most),
            None => Relation::Role(roles),
        })
    }

    fn role(&self, name: &Word) -> Result<RoleId, QueryError> {
        self.names.role(&name.text).map_err(|error| match nearest(&name.text, LINKS) {
            Some(help) => QueryError::new(name.span.clone(), format!("no role is called `{}`", name.text), help),
            None => unknown(&error, name),
        })
    }

    /// Finds the things that are named, now that their sorts are known.
    fn constants(&mut self) -> Result<(), QueryError> {
        let names = self.names;
        for (thing, place) in &mut self.things {
            if !place.known {
                let what = format!("nothing says what `{}` is", thing.name);
                let help = format!("give it a label, as ({}:event) or ({}:actor)", thing.name, thing.name);
                return Err(QueryError::new(place.span.clone(), what, help));
            }
            let Some(word) = &place.unresolved else { continue };
            let failed = |error: AskError| {
                let mut told = unknown(&error, word);
                told.help = format!("a variable has a question mark: (?{})", word.text);
                told
            };
            let id = match thing.sort {
                Sort::Actor => names.actor(&word.text).map_err(failed)?.to_string(),
                Sort::Place => names.place(&word.text).map_err(failed)?.to_string(),
                Sort::Topic => names.topic(&word.text).map_err(failed)?.to_string(),
                Sort::Event | Sort::Document if word.quoted => word.text.clone(),
                // Events and documents have ids and no names: a bare word is a variable.
                Sort::Event | Sort::Document => continue,
            };
            thing.constant = Some(id);
        }
        Ok(())
    }

    fn condition(&self, condition: &Condition) -> Result<Test, QueryError> {
        let all = |list: &[Condition]| list.iter().map(|c| self.condition(c)).collect::<Result<Vec<_>, _>>();
        Ok(match condition {
            Condition::All(list) => Test::All(all(list)?),
            Condition::Any(list) => Test::Any(all(list)?),
            Condition::Not(one) => Test::Not(Box::new(self.condition(one)?)),
            Condition::Compare { left, operator, right } => {
                let thing = self.variable(&left.variable)?;
                self.compare(thing, left.property.as_ref(), *operator, right)?
            }
        })
    }

    fn compare(
        &self,
        thing: usize,
        property: Option<&Word>,
        operator: Operator,
        right: &Operand,
    ) -> Result<Test, QueryError> {
        let field = self.field(thing, property)?;
        let right = match right {
            Operand::Field(other) => {
                let other_thing = self.variable(&other.variable)?;
                Right::Field(other_thing, self.field(other_thing, other.property.as_ref())?)
            }
            Operand::Values(values) => match values.as_slice() {
                [one] if !one.quoted && self.variable(one).is_ok() => Right::Field(self.variable(one)?, Field::Id),
                values => self.values(thing, &field, values)?,
            },
        };
        Ok(Test::Compare { thing, field, operator, right })
    }

    /// Values as the field has them.
    fn values(&self, thing: usize, field: &Field, values: &[Word]) -> Result<Right, QueryError> {
        let sort = self.things.get(thing).map_or(Sort::Event, |(t, _)| t.sort);
        let number = |word: &Word| {
            let told = || QueryError::new(word.span.clone(), format!("`{}` is no number", word.text), "write 2 or 0.8");
            word.text.parse::<f64>().ok().ok_or_else(told)
        };
        let days = |word: &Word| {
            let told = || {
                let what = format!("`{}` is no date", word.text);
                QueryError::new(word.span.clone(), what, "write 2025, 2025-10 or 2025-10-06")
            };
            Period::parse(&word.text).ok_or_else(told)
        };
        Ok(match field {
            Field::Date => Right::Days(values.iter().map(days).collect::<Result<_, _>>()?),
            Field::Confidence | Field::Reports | Field::Documents => {
                Right::Numbers(values.iter().map(number).collect::<Result<_, _>>()?)
            }
            _ => Right::Names(values.iter().map(|word| self.value(sort, field, word)).collect::<Result<_, _>>()?),
        })
    }

    fn value(&self, sort: Sort, field: &Field, word: &Word) -> Result<String, QueryError> {
        let (names, text) = (self.names, word.text.as_str());
        let failed = |error: AskError| unknown(&error, word);
        let one_of = |words: &[&str]| match words.iter().find(|w| w.eq_ignore_ascii_case(text)) {
            Some(found) => Ok((*found).to_owned()),
            None => {
                let help =
                    nearest(text, words.iter().copied()).unwrap_or_else(|| format!("one of {}", words.join(", ")));
                Err(QueryError::new(word.span.clone(), format!("no {} is called `{text}`", field.name()), help))
            }
        };
        Ok(match (field, sort) {
            (Field::Kind, _) => names.kind(text).map_err(failed)?.to_string(),
            (Field::Topic, _) | (Field::Id, Sort::Topic) => names.topic(text).map_err(failed)?.to_string(),
            (Field::Place, _) | (Field::Id, Sort::Place) => names.place(text).map_err(failed)?.to_string(),
            (Field::Source | Field::Role(_), _) | (Field::Id, Sort::Actor) => {
                names.actor(text).map_err(failed)?.to_string()
            }
            (Field::Status, _) => one_of(&["actual", "planned", "possible", "denied"])?,
            (Field::Type, _) => one_of(&["state", "body", "person", "outlet"])?,
            _ => text.to_owned(),
        })
    }

    fn variable(&self, word: &Word) -> Result<usize, QueryError> {
        let variable = |t: &Thing| t.constant.is_none() && !t.hidden && !t.name.starts_with('#');
        let named = |(t, _): &(Thing, Place)| t.name == word.text && variable(t);
        self.things.iter().position(named).ok_or_else(|| {
            let known: Vec<&str> =
                self.things.iter().map(|(t, _)| t).filter(|t| variable(t)).map(|t| t.name.as_str()).collect();
            let all =
                if known.is_empty() { "there is none".to_owned() } else { format!("there is {}", known.join(", ")) };
            let help = nearest(&word.text, known.iter().copied()).unwrap_or(all);
            QueryError::new(word.span.clone(), format!("no variable is called `{}`", word.text), help)
        })
    }

    fn field(&self, thing: usize, property: Option<&Word>) -> Result<Field, QueryError> {
        let Some(word) = property else { return Ok(Field::Id) };
        let sort = self.things.get(thing).map_or(Sort::Event, |(t, _)| t.sort);
        if let Some(field) = Field::of(&word.text, sort) {
            return Ok(field);
        }
        if let (Sort::Event, Ok(role)) = (sort, self.names.role(&word.text)) {
            return Ok(Field::Role(role));
        }
        let fields = Field::names(sort);
        let help =
            nearest(&word.text, fields.iter().copied()).unwrap_or_else(|| format!("it has {}", fields.join(", ")));
        Err(QueryError::new(word.span.clone(), format!("{} has no field `{}`", sort.an(), word.text), help))
    }

    fn column(&self, item: &syntax::Item) -> Result<Column, QueryError> {
        let value = match &item.field {
            Some(field) => {
                let thing = self.variable(&field.variable)?;
                Some((thing, self.field(thing, field.property.as_ref())?))
            }
            None => None,
        };
        Ok(Column { name: item.name.clone(), function: item.function, value })
    }

    /// A key is a column, by its name or as it is written; else a field.
    fn order(&self, key: &syntax::Key, columns: &[Column]) -> Result<Order, QueryError> {
        let descending = key.descending;
        if let Some(column) = columns.iter().position(|c| c.name == key.item.name) {
            return Ok(Order { by: By::Column(column), descending });
        }
        let own = self.column(&key.item)?;
        let same = |c: &Column| c.function == own.function && c.value == own.value;
        if let Some(column) = columns.iter().position(same) {
            return Ok(Order { by: By::Column(column), descending });
        }
        match own.value {
            Some((thing, field)) if own.function.is_none() && columns.iter().all(|c| c.function.is_none()) => {
                Ok(Order { by: By::Value(thing, field), descending })
            }
            _ => {
                let what = format!("`{}` is not returned, so groups have no order by it", key.item.name);
                Err(QueryError::new(key.item.span.clone(), what, "add it after return"))
            }
        }
    }

    /// What is denied counts only where a condition names the status.
    fn leave_out_the_denied(&mut self) {
        let asked = |test: &Test, thing| {
            test.any(&mut |t| matches!(t, Test::Compare { thing: of, field: Field::Status, .. } if *of == thing))
        };
        for number in 0..self.things.len() {
            let Some((thing, _)) = self.things.get(number) else { continue };
            let event = thing.sort == Sort::Event && thing.constant.is_none() && !thing.hidden;
            if event && !self.tests.iter().any(|test| asked(test, number)) {
                let right = Right::Names(vec!["denied".to_owned()]);
                let operator = Operator::Unequal;
                self.tests.push(Test::Compare { thing: number, field: Field::Status, operator, right });
            }
        }
    }

    /// Two in one role of one event are two.
    fn tell_apart(&mut self) {
        let roles = |joint: &Joint| match &joint.relation {
            Relation::Role(roles) => Some(roles.clone()),
            _ => None,
        };
        let mut apart = Vec::new();
        for (i, one) in self.joints.iter().enumerate() {
            for other in self.joints.iter().skip(i + 1).filter(|o| o.to == one.to && o.from != one.from) {
                if let (Some(a), Some(b)) = (roles(one), roles(other))
                    && (a.is_empty() || b.is_empty() || a.iter().any(|role| b.contains(role)))
                {
                    apart.push(Test::Differ(one.from, other.from));
                }
            }
        }
        self.tests.extend(apart);
    }
}

impl Relation {
    /// What it leads from and to.
    fn ends(&self) -> (Sort, Sort) {
        match self {
            Self::Role(_) => (Sort::Actor, Sort::Event),
            Self::At => (Sort::Event, Sort::Place),
            Self::About => (Sort::Event, Sort::Topic),
            Self::SaidBy => (Sort::Event, Sort::Actor),
            Self::Reports => (Sort::Document, Sort::Event),
            Self::ActsFor | Self::Chain(..) => (Sort::Actor, Sort::Actor),
            Self::Follows(..) => (Sort::Event, Sort::Event),
        }
    }
}

impl Test {
    /// Whether it or a part of it is one of these.
    pub(super) fn any(&self, is: &mut impl FnMut(&Test) -> bool) -> bool {
        is(self)
            || match self {
                Self::All(list) | Self::Any(list) => list.iter().any(|t| t.any(is)),
                Self::Not(one) => one.any(is),
                Self::Compare { .. } | Self::Differ(..) => false,
            }
    }

    /// Whether it needs nothing but these.
    pub(super) fn needs_only(&self, known: &[bool]) -> bool {
        let known = |thing: &usize| known.get(*thing).copied().unwrap_or(false);
        !self.any(&mut |test| match test {
            Self::Compare { thing, right: Right::Field(other, _), .. } => !known(thing) || !known(other),
            Self::Compare { thing, .. } => !known(thing),
            Self::Differ(a, b) => !known(a) || !known(b),
            _ => false,
        })
    }
}

fn actor_type(text: &str) -> Option<ActorType> {
    [ActorType::State, ActorType::Body, ActorType::Person, ActorType::Outlet].into_iter().find(|t| t.as_str() == text)
}

fn unknown(error: &AskError, word: &Word) -> QueryError {
    QueryError::new(word.span.clone(), error.to_string(), "")
}
