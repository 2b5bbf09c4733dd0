//! `pack FILE OUT`: packs a WebAssembly module, and makes sure that it comes back byte for byte.

use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let given: Vec<String> = env::args().skip(1).collect();
    let [from, to] = &given[..] else {
        eprintln!("usage: pack FILE OUT");
        return ExitCode::from(2);
    };
    match packed(from, to) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("pack: {from}: {what}");
            ExitCode::FAILURE
        }
    }
}

fn packed(from: &str, to: &str) -> Result<(), String> {
    let module = fs::read(from).map_err(|error| error.to_string())?;
    let packed = whowhen_pack::pack(&module).ok_or("not a module that is known here")?;
    if whowhen_pack::unpack(&packed).as_ref() != Some(&module) {
        return Err("does not come back as it was".to_owned());
    }
    fs::write(to, packed).map_err(|error| error.to_string())
}
