//! The command line's entry.

use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = env::args_os().skip(1);
    ExitCode::from(whowhen::report::cli::run(arguments, io::stdout().is_terminal()))
}
