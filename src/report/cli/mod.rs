//! The command line: arguments, files and standard input in; readings out; exit codes.
//!
//! Everything takes its streams as parameters, so that tests need no process. The reading itself is
//! [`analyse`](crate::analysis::analyse).

mod args;
mod files;
mod lines;

use args::{Command, Input};
use std::ffi::OsString;
use std::io::{self, BufReader, Write};

/// Exit code: everything was read.
pub const OK: u8 = 0;
/// Exit code: some input could not be read.
pub const FAILED: u8 = 1;
/// Exit code: wrong arguments.
pub const WRONG_ARGUMENTS: u8 = 2;

/// Runs the command line on the process's own streams and gives its exit code.
///
/// `terminal` says whether standard output is one, which decides between text and JSON.
pub fn run(arguments: impl IntoIterator<Item = OsString>, terminal: bool) -> u8 {
    let errors = &mut io::stderr();
    let done = match args::parse(arguments, terminal) {
        Ok(Command::Print(text)) => io::stdout().write_all(text.as_bytes()).map(|()| true),
        Ok(Command::Files(wish)) => files::read_all(&wish, &mut io::stdin(), &mut io::stdout(), errors),
        Ok(Command::Lines(wish)) => {
            let inputs = if wish.inputs.is_empty() {
                vec![Input::Standard]
            } else {
                wish.inputs.clone()
            };
            inputs
                .iter()
                .try_fold(true, |fine, input| Ok(fine & lines_of(input, &wish, errors)?))
        }
        Err(message) => {
            let _ = writeln!(errors, "whowhen: {message}\nTry \"whowhen --help\".");
            return WRONG_ARGUMENTS;
        }
    };
    match done {
        Ok(true) => OK,
        Ok(false) => FAILED,
        // Whoever reads our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => OK,
        Err(error) => {
            let _ = writeln!(errors, "whowhen: cannot write: {error}");
            FAILED
        }
    }
}

fn lines_of(input: &Input, wish: &args::Lines, errors: &mut impl Write) -> io::Result<bool> {
    let mut out = io::stdout();
    match input {
        Input::Standard => lines::read_all(BufReader::new(io::stdin()), input, wish, &mut out, errors),
        Input::File(path) => match std::fs::File::open(path) {
            Ok(file) => lines::read_all(BufReader::new(file), input, wish, &mut out, errors),
            Err(error) => {
                let _ = writeln!(errors, "whowhen: {input}: {error}");
                Ok(false)
            }
        },
    }
}
