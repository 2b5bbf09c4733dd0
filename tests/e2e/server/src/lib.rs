//! A static file server for one folder on this computer: for `make serve` and for the end-to-end tests, which
//! also ask it what was requested. It is no server for the open network: one thread a connection, no limits.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A running server. It serves until the process ends.
#[derive(Clone)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves `folder` under the path `prefix`, which begins and ends with a slash; everything else is not found.
    pub fn start(listener: TcpListener, folder: &Path, prefix: &str) -> io::Result<Self> {
        let server = Self {
            address: listener.local_addr()?,
            prefix: prefix.to_owned(),
            requests: Arc::default(),
        };
        let (answering, folder) = (server.clone(), folder.canonicalize()?);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (server, folder) = (answering.clone(), folder.clone());
                // A browser that hangs up early is no concern of the others.
                thread::spawn(move || server.answer(stream, &folder).ok());
            }
        });
        Ok(server)
    }

    /// Where the page is.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// Its address and port. A browser that takes this for its proxy shows here what it asks of other hosts.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// What was requested so far, in order: paths, or whole addresses where other hosts are meant.
    pub fn requests(&self) -> Vec<String> {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn answer(&self, mut stream: TcpStream, folder: &Path) -> io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let request = lines.next().transpose()?.unwrap_or_default();
        // The rest of the request is read, or closing the connection would reset it.
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let path = target.split(['?', '#']).next().unwrap_or_default();
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(path.to_owned());

        let found = path
            .strip_prefix(&self.prefix)
            .and_then(|path| file_for(folder, path))
            .and_then(|file| Some((fs::read(&file).ok()?, media_type(&file))));
        let (status, body, kind) = match found {
            _ if method != "GET" && method != "HEAD" => (
                "405 Method Not Allowed",
                b"Only GET and HEAD.".to_vec(),
                "text/plain",
            ),
            Some((body, kind)) => ("200 OK", body, kind),
            None => ("404 Not Found", b"No such file.".to_vec(), "text/plain"),
        };
        // Nothing is kept without asking again: the next build must show at once.
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }
}

/// A listener on 127.0.0.1 at `port`, or at the next port that is free.
pub fn listen_from(port: u16) -> io::Result<TcpListener> {
    let mut refused = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(100) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// The file that a path names; none outside the folder.
fn file_for(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = decode(path)?;
    let path = Path::new(&path);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(path);
    match inside {
        true if file.is_dir() => Some(file.join("index.html")),
        true => Some(file),
        false => None,
    }
}

/// Undoes per cent encoding.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Browsers compile WebAssembly while it arrives, and start workers, only under the right type.
fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).expect("the server listens");
        write!(stream, "{request}\r\n\r\n").expect("the server reads");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .expect("the server answers in text");
        answer
    }

    fn server() -> Server {
        let listener = listen_from(0).expect("a free port");
        Server::start(listener, Path::new(env!("CARGO_MANIFEST_DIR")), "/under/").expect("a folder to serve")
    }

    #[test]
    fn a_file_is_served_under_the_prefix_only() {
        let server = server();
        assert!(ask(&server, "GET /under/src%2Flib.rs?x HTTP/1.1").starts_with("HTTP/1.1 200"));
        assert!(ask(&server, "GET /src/lib.rs HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert_eq!(server.requests(), ["/under/src%2Flib.rs", "/src/lib.rs"]);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let server = server();
        for path in [
            "../Cargo.toml",
            "src/../../Cargo.toml",
            "%2e%2e/Cargo.toml",
            "/etc/passwd",
            "%",
        ] {
            let answer = ask(&server, &format!("GET /under/{path} HTTP/1.1"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
    }

    #[test]
    fn a_taken_port_gives_the_next() {
        let taken = listen_from(0).expect("a free port");
        let port = taken.local_addr().expect("an address").port();
        let next = listen_from(port)
            .expect("another port")
            .local_addr()
            .expect("an address")
            .port();
        assert!(next > port);
    }
}
