//! Scratch: extracts a JSONL file to contract lines.
use std::io::Write;
use wasit::extract::Extractor;
use wasit::schema::Schema;
fn main() {
    let owned;
    let schema = match std::env::var("WASIT_SCHEMA") {
        Ok(p) => {
            owned = wasit::schema::Schema::with_overlay(p.as_ref()).unwrap_or_else(|e| {
                eprintln!("{e}");
                std::process::exit(2)
            });
            &owned
        }
        Err(_) => wasit::schema::Schema::built_in().unwrap(),
    };
    eprintln!("forms {}", schema.lexicon.len());
    let mut x = Extractor::new(schema);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(1) {
        for d in wasit::ingest::read(&[wasit::ingest::Input::Path(path.into())], &wasit::ingest::Options::default()) {
            let d = d.unwrap();
            let mut m = Vec::new();
            x.extract(&d, &mut m);
            for e in &m {
                let sp =
                    |s: wasit::text::Span| serde_json::json!({"text": s.of(&d.text), "start": s.start, "end": s.end});
                let roles: Vec<_> = e
                    .roles
                    .iter()
                    .map(|r| {
                        let mut v = sp(r.span);
                        v["role"] = serde_json::json!(r.role.as_str());
                        v["sides"] = serde_json::json!(r.sides);
                        v["actors"] = serde_json::json!(r.actors);
                        v
                    })
                    .collect();
                let line = serde_json::json!({"doc": e.doc, "kind": e.kind.as_str(), "trigger": sp(e.trigger), "roles": roles, "place": e.place, "topics": e.topics, "status": e.status, "time": e.time.as_ref().map(|t| serde_json::json!({"value": t.when.value()})), "source": e.source, "rule": e.rule, "confidence": e.confidence, "s": e.sentence.index});
                writeln!(out, "{line}").unwrap();
            }
        }
    }
}
