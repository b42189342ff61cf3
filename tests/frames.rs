//! Every frame reads the examples that it carries.

use wasit::extract::examples;
use wasit::schema::Schema;

#[test]
fn frames_read_their_examples() -> Result<(), wasit::schema::SchemaError> {
    let schema = Schema::built_in()?;
    let failures = examples::check(schema);
    for failure in &failures {
        println!("{}: {}\n  {}", failure.frame, failure.fault, failure.text);
    }
    assert!(failures.is_empty(), "{} of {} examples fail", failures.len(), examples::count(schema));
    Ok(())
}
