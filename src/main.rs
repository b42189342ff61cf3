//! The command `wasit`.

use std::process::ExitCode;

fn main() -> ExitCode {
    wasit::cli::main()
}
