//! Scratch: traces the sentences given as arguments (or lines of stdin).
use wasit::extract::Extractor;
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
    let mut x = Extractor::new(schema);
    x.keep_trace();
    for text in std::env::args().skip(1) {
        let d = wasit::ingest::Document {
            id: "t".into(),
            title: None,
            published: "2024-04-13".parse().ok(),
            source: None,
            language: None,
            url: None,
            text,
        };
        let mut m = Vec::new();
        x.extract(&d, &mut m);
        println!("{}", x.take_trace());
        for e in m {
            println!(
                "=> {} [{}] {:?} {} {:?} {:?}",
                e.kind,
                e.trigger.of(&d.text),
                e.roles
                    .iter()
                    .map(|r| format!(
                        "{}={:?}«{}»",
                        r.role,
                        r.sides.iter().map(|s| s.as_str()).collect::<Vec<_>>(),
                        r.span.of(&d.text)
                    ))
                    .collect::<Vec<_>>(),
                e.status.as_str(),
                e.source,
                e.place
            );
        }
    }
}
