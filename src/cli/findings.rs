//! Problems of dictionaries as JSON and as SARIF.

use serde_json::{Value, json};

use super::error::CliError;
use crate::lint::{RULES, Severity, rule};
use crate::schema::Problem;

fn severity(problem: &Problem) -> &'static str {
    rule(problem.code).map_or(Severity::Error, |(_, rule)| rule.severity).as_str()
}

/// An array of objects.
pub fn json(problems: &[Problem]) -> Result<String, CliError> {
    let all: Vec<Value> = problems
        .iter()
        .map(|p| {
            json!({
                "severity": severity(p), "code": p.code, "file": p.file, "line": p.line, "column": p.column,
                "what": p.what, "help": p.help,
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}

/// A log of SARIF 2.1.0 (OASIS, 2020) with one run.
pub fn sarif(problems: &[Problem]) -> Result<String, CliError> {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": { "text": rule.says },
                "defaultConfiguration": { "level": rule.severity.as_str() },
            })
        })
        .collect();
    let results = problems.iter().map(|p| result(p, severity(p))).collect::<Vec<_>>();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "wasit", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn result(problem: &Problem, level: &str) -> Value {
    let message = if problem.help.is_empty() {
        problem.what.clone()
    } else {
        format!("{}. Help: {}", problem.what, problem.help)
    };
    let mut result = json!({
        "ruleId": problem.code,
        "level": level,
        "message": { "text": message },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(&problem.file) },
                "region": { "startLine": problem.line, "startColumn": problem.column },
            },
        }],
    });
    if let (Some((index, _)), Some(object)) = (rule(problem.code), result.as_object_mut()) {
        object.insert("ruleIndex".to_owned(), index.into());
    }
    result
}

/// A path as a reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(code: &'static str) -> Problem {
        Problem {
            file: "قاموس/a b.ron".to_owned(),
            line: 3,
            column: 7,
            code,
            what: "the name مصر stands twice".to_owned(),
            help: "remove one".to_owned(),
        }
    }

    /// What SARIF 2.1.0 requires: `version` and `runs` (3.13), `tool.driver.name` (3.18, 3.19), `id` of rules (3.49),
    /// `message` of results (3.27) with `text` (3.11); a `ruleIndex` points at the rule of `ruleId`, a region
    /// counts from 1 (3.30), a `uri` is a reference (3.4).
    #[test]
    fn sarif_has_what_the_standard_requires() {
        let log: Value =
            serde_json::from_str(&sarif(&[problem("duplicate-alias"), problem("syntax")]).unwrap()).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let runs = log["runs"].as_array().unwrap();
        assert_eq!(runs.len(), 1);
        let driver = &runs[0]["tool"]["driver"];
        assert_eq!(driver["name"], "wasit");
        let rules = driver["rules"].as_array().unwrap();
        assert!(rules.iter().all(|r| r["id"].is_string() && r["shortDescription"]["text"].is_string()));
        let results = runs[0]["results"].as_array().unwrap();
        let levels: Vec<_> = results.iter().map(|r| r["level"].as_str().unwrap()).collect();
        assert_eq!(levels, ["warning", "error"]);
        for result in results {
            assert!(result["message"]["text"].as_str().is_some_and(|t| t.contains("مصر")));
            let index = result["ruleIndex"].as_u64().unwrap() as usize;
            assert_eq!(rules[index]["id"], result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "%D9%82%D8%A7%D9%85%D9%88%D8%B3/a%20b.ron");
            assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&3.into(), &7.into()));
        }
    }

    #[test]
    fn sarif_without_findings_still_says_that_it_looked() {
        let log: Value = serde_json::from_str(&sarif(&[]).unwrap()).unwrap();
        assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(0));
    }

    #[test]
    fn json_has_a_field_for_each_part() {
        let all: Value = serde_json::from_str(&json(&[problem("syntax")]).unwrap()).unwrap();
        assert_eq!((&all[0]["severity"], &all[0]["line"], &all[0]["column"]), (&"error".into(), &3.into(), &7.into()));
    }
}
