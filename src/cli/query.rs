//! `wasit query`: patterns.

use std::io::{self, Write};

use clap::Args;

use super::Outcome;
use super::asking::Asking;
use super::console::{Console, visible};
use super::error::CliError;
use crate::query::{self, QueryError};

/// Ask for a pattern of actors and events
#[derive(Debug, Args)]
#[command(
    long_about = "Ask for a pattern of actors and events.\n\n\
        Things stand between parentheses, what joins them between them:\n  \
        (?m)-[mediator]->(e:mediation {topic: ceasefire})<-[party]-(hamas)\n\
        (?m) is a variable, (e:mediation) one with a label, (hamas) or (\"خليل الحية\") a thing by its id or \
        name. Labels are kinds, event, actor, side, state, body, person, outlet, place, topic, document.\n\n\
        Links lead from an actor to an event, by a role or several (party|mediator) or any (-[]->); from an \
        event: at, about, said_by, follows; from a document: reports; from an actor: acts_for. \
        -[*1..3]- is a chain of one to three events between two actors.\n\n\
        Fields of events are kind, status, date, place, topic, source, confidence, reports, documents, quote \
        and each role; of actors type, en, ar; id of all. Functions are count, min, max, first, last. What is \
        denied counts only where a condition names the status.",
    after_long_help = "Grammar:\n  \
        query     = chain {\",\" chain} [\"where\" condition]\n              \
        \"return\" [\"distinct\"] item {\",\" item}\n              \
        [\"order\" \"by\" key {\",\" key}] [\"limit\" number]\n  \
        chain     = node {link node}\n  \
        node      = \"(\" [[\"?\"] name] [\":\" name {\"|\" name}] [\"{\" name \":\" values {\",\" name \":\" values} \"}\"] \")\"\n  \
        link      = \"-\" [step] \"->\" | \"<-\" [step] \"-\" | \"-\" [step] \"-\"\n  \
        step      = \"[\" [name {\"|\" name}] [\"*\" number [\"..\" number]] \"]\"\n  \
        condition = test {(\"and\" | \"or\") test}\n  \
        test      = \"not\" test | \"(\" condition \")\" | field operator (field | values)\n  \
        operator  = \"=\" | \"!=\" | \"<\" | \"<=\" | \">\" | \">=\" | \"in\"\n  \
        item      = (field | function \"(\" (field | \"*\") \")\") [\"as\" name]\n  \
        key       = (item | name) [\"asc\" | \"desc\"]\n  \
        field     = name [\".\" name]\n  \
        values    = value | \"[\" value {\",\" value} \"]\"\n\n\
        Examples:\n  \
        wasit query '(?m)-[mediator]->(e:mediation)<-[party]-(hamas) return m, count(e) order by m'\n  \
        wasit query '(?a)-[]->(e:talks {place: القاهرة}) where e.date >= 2025 return distinct a'\n  \
        wasit query '(EGY)-[*1..2]-(?x:state) return x' --explain"
)]
pub struct Query {
    /// The pattern, what must hold, and what to return
    ///
    /// Several arguments are read as one, with spaces between them.
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// Print in which steps it would be answered, and ask nothing
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    asking: Asking,
}

impl Query {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        let text = self.query.join(" ");
        let failed = |error: QueryError| CliError::Query(told(&error, &text));
        if self.explain {
            let plan = self.asking.with(|asked| query::explain(&text, &asked.index, &asked.names).map_err(failed))?;
            let mut out = io::stdout().lock();
            out.write_all(visible_lines(&plan).as_bytes()).map_err(CliError::Stdout)?;
            return Ok(Outcome::Found);
        }
        self.asking.answer(console, |asked| query::query(&text, &asked.index, &asked.names).map_err(failed))
    }
}

fn visible_lines(text: &str) -> String {
    text.lines().map(|line| visible(line) + "\n").collect()
}

/// The fault with its line of the query, and carets below it.
fn told(error: &QueryError, query: &str) -> String {
    let (number, line, before, fault) = error.line(query);
    let width = |text: &str| visible(text).chars().count();
    let carets = "^".repeat(width(fault).max(1));
    let column = before.chars().count() + 1;
    let mut told = format!(
        "query:{number}:{column}: {}\n  {}\n  {}{carets}",
        visible(&error.what),
        visible(line),
        " ".repeat(width(before)),
    );
    if !error.help.is_empty() {
        told.push_str(&format!("\n  help: {}", visible(&error.help)));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_below_the_fault() {
        let error = QueryError { span: 15..21, what: "what".to_owned(), help: "help".to_owned() };
        let told = told(&error, "(حماس)\n(?m)-[x]->");
        assert_eq!(told, "query:2:5: what\n  (?m)-[x]->\n      ^^^^^^\n  help: help");
    }
}
