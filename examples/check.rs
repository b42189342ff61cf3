//! Scratch: tries every frame's examples.
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
    let failures = wasit::extract::examples::check(schema);
    for f in &failures {
        println!("{} | {} | {}", f.frame, f.text, f.fault);
    }
    eprintln!("{} of {} fail", failures.len(), wasit::extract::examples::count(schema));
}
