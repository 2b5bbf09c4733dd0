//! `whowhen-server FOLDER`: serves a built page on port 8080, or the next free one, and says where.

use std::path::Path;
use std::process::ExitCode;
use std::thread;
use whowhen_server::{Server, listen_from};

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "dist".to_owned());
    match listen_from(8080).and_then(|listener| Server::start(listener, Path::new(&folder), "/")) {
        Ok(server) => {
            println!("WhoWhen is at {} (Ctrl+C stops it)", server.url());
            loop {
                thread::park();
            }
        }
        Err(error) => {
            eprintln!("{folder} cannot be served: {error}");
            ExitCode::FAILURE
        }
    }
}
