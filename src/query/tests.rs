//! Queries on the sample graph.

use super::{QueryError, explain, query};
use crate::ask::{Cell, Index, Resolver};
use crate::graph::sample::{graph, schema};

fn ask(text: &str) -> Result<Vec<String>, QueryError> {
    let graph = graph();
    let table = query(text, &Index::new(&graph), &Resolver::new(schema(), &graph))?;
    let line = |cells: &[Cell]| cells.iter().map(|c| c.line("+")).collect::<Vec<_>>().join(" ");
    Ok(table.rows.iter().map(|row| line(&row.cells)).collect())
}

fn rows(text: &str) -> Vec<String> {
    ask(text).unwrap_or_else(|error| panic!("{text}: {error} {:?} {}", error.span, error.help))
}

#[test]
fn a_pattern_finds_what_is_joined_so() {
    assert_eq!(rows("(?m)-[mediator]->(e:mediation)<-[party]-(حماس) return m, e.date"), ["EGY 2025-10"]);
    assert_eq!(
        rows("(hamas)-[participant]->(e)<-[participant]-(?other) return other, e.status"),
        ["ISR actual", "ISR planned"]
    );
}

#[test]
fn a_link_without_direction_finds_its_ends() {
    assert_eq!(rows("(e:mediation)-[mediator]-(?m) return distinct m"), ["EGY"]);
    assert_eq!(rows("(EGY)-[]-(e) return count(e)"), ["2"]);
}

#[test]
fn conditions_narrow_what_is_found() {
    let talks = |condition: &str| rows(&format!("(e:talks) where {condition} return e.date"));
    assert_eq!(talks("e.date >= 2025-10-07"), ["2025-10-09"]);
    assert_eq!(talks("e.date = 2025-10 and not e.status = planned"), ["2025-10-06"]);
    assert_eq!(talks("e.topic = هدنة or e.status in [planned, denied]"), ["2025-10-06", "2025-10-09", ""]);
    assert_eq!(talks("e.reports > 1 and e.place = القاهرة"), ["2025-10-06"]);
    assert_eq!(talks("e.participant = Israel and e.confidence < 0.5"), Vec::<String>::new());
}

#[test]
fn what_is_denied_is_found_only_when_asked_for() {
    assert_eq!(rows("(e:talks) return count(e)"), ["2"]);
    assert_eq!(rows("(e:talks {status: denied}) return count(e)"), ["1"]);
}

#[test]
fn patterns_share_variables() {
    let shared = "(?m)-[mediator]->(a:mediation)<-[party]-(?p), (?p)-[participant]->(b:talks)<-[participant]-(?q) \
                  return distinct m, p, q order by q";
    assert_eq!(rows(shared), ["EGY hamas ISR"]);
    let dated = "(a:talks)<-[participant]-(?p), (?p)-[participant]->(b:talks) where a.date < b.date and p = ISR return a.date, b.date";
    assert_eq!(rows(dated), ["2025-10-06 2025-10-09"]);
}

#[test]
fn hops_are_bounded() {
    assert_eq!(rows("(EGY)-[*1]-(?x) return x order by x"), ["hamas", "some_new_body"]);
    assert_eq!(rows("(EGY)-[*2]-(?x) return x"), ["ISR"]);
    assert_eq!(rows("(EGY)-[*1..2]-(israel) return count(*)"), ["1"]);
    let error = ask("(EGY)-[*1..40]-(?x) return x").unwrap_err();
    assert_eq!(error.span, 5..15);
}

#[test]
fn groups_are_counted_and_ordered() {
    let counted = "(?p:side)-[participant]->(e:talks) return p, count(e) as talks, min(e.date), max(e.date), first(e.place) \
                   order by talks desc, p limit 1";
    assert_eq!(rows(counted), ["ISR 2 2025-10-06 2025-10-09 cairo"]);
    assert_eq!(rows("(?p:person)-[participant]->(e) return p, count(e)"), ["khalil_al_hayya 2"]);
}

#[test]
fn rows_carry_the_event_that_they_are_read_from() {
    let graph = graph();
    let (index, names) = (Index::new(&graph), Resolver::new(schema(), &graph));
    let table = query("(hamas)-[*1]-(?x) return x", &index, &names).unwrap();
    assert!(table.rows.iter().all(|row| row.evidence.as_ref().is_some_and(|e| e.quote.is_some())));
}

#[test]
fn a_plan_begins_with_the_shortest_list() {
    let graph = graph();
    let (index, names) = (Index::new(&graph), Resolver::new(schema(), &graph));
    let plan = explain("(hamas)-[]->(e:talks)-[at]->(?p) where p = cairo return p", &index, &names).unwrap();
    let first = plan.lines().next().unwrap_or_default();
    assert_eq!(first, " 1  list   p  (about 1)", "{plan}");
    assert!(plan.contains("check  (e)-[at]->(p)"), "{plan}");
}

#[test]
fn faults_are_told_with_their_place_and_what_to_write() {
    for (text, fault, help) in [
        ("(?m)-[mediater]->(e) return m", "mediater", ""),
        (
            "(?m)-[mediator]->(e:event) retrun m",
            "retrun",
            "did you mean `return`? expected `,`, `where …` or `return …`",
        ),
        ("(?m)-[mediator]->(e:mediation) return n", "n", "there is m, e"),
        ("(e:talks) return e.dat", "dat", "did you mean `date`?"),
        ("(e:talks) where e.date > soon return e", "soon", "write 2025, 2025-10 or 2025-10-06"),
        (
            "(?a)-[party]->(?b:actor) return a",
            "-[party]->",
            "an event stands between actors: (?a)-[mediator]->(e)<-[party]-(?b)",
        ),
        ("(e:talks {status: planed}) return e", "planed", "did you mean `planned`?"),
        ("(e:talks return e", "return", "expected `:kind`, `{field: value}` or `)`"),
        ("(e:talks) return", "", "expected a variable"),
        ("(?x) return x", "(?x)", "give it a label, as (x:event) or (x:actor)"),
    ] {
        let error = ask(text).expect_err(text);
        assert_eq!((text.get(error.span.clone()), error.help.as_str()), (Some(fault), help), "{text}: {error}");
    }
}
