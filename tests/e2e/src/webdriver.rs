//! The program that drives a browser (`chromedriver`, `geckodriver`, `WebKitWebDriver`), and the protocol it speaks.

use crate::wait;
use serde_json::Value;
use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The browsers that the journeys run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
    /// `WebKitGTK`, the nearest to Safari that runs here. It knows no headless mode and needs an X server.
    WebKit,
}

impl Kind {
    /// As `WHOWHEN_BROWSER` says; Chromium when it says nothing.
    pub fn chosen() -> Self {
        match env::var("WHOWHEN_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("WHOWHEN_BROWSER is {other}; it may be chromium, firefox or webkit"),
        }
    }

    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }
}

/// A running driver with one session, which is one browser. Dropping it closes both.
pub struct Session {
    driver: Child,
    /// The X server of a browser that needs one.
    screen: Option<Child>,
    port: u16,
    id: String,
    output: Arc<Mutex<Vec<String>>>,
}

impl Session {
    /// Starts a driver on a free port, and a browser with these capabilities.
    pub fn start(kind: Kind, capabilities: &Value) -> Self {
        let (screen, display) = match kind {
            Kind::WebKit => Some(x_server()).unzip(),
            Kind::Chromium | Kind::Firefox => (None, None),
        };
        let Driver { process, port, lines } = Driver::start(kind, display.as_deref());
        let output = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&output);
        // Read to its end, or the driver would stand still once the pipe is full.
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        let mut session = Self {
            driver: process,
            screen,
            port,
            id: String::new(),
            output,
        };
        let asked = serde_json::json!({ "capabilities": { "alwaysMatch": capabilities } });
        let started = session
            .send("POST", "/session", Some(&asked))
            .expect("the browser starts");
        started["sessionId"]
            .as_str()
            .expect("a session has an id")
            .clone_into(&mut session.id);
        session
    }

    /// Asks the browser something; `path` is what follows the session in the protocol's addresses.
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        self.send(method, &format!("/session/{}{path}", self.id), body)
    }

    /// What the driver printed since the browser started; Firefox prints the page's console there.
    pub fn output(&self) -> Vec<String> {
        self.output.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let text = body.map_or_else(String::new, Value::to_string);
        let answer = self
            .exchange(method, path, &text)
            .map_err(|error| error.to_string())?;
        let answer: Value =
            serde_json::from_str(&answer).map_err(|error| format!("{method} {path}: {error}: {answer}"))?;
        let value = answer["value"].clone();
        match value["error"].as_str() {
            Some(error) => Err(format!(
                "{method} {path}: {error}: {}",
                value["message"].as_str().unwrap_or_default()
            )),
            None => Ok(value),
        }
    }

    /// One request on one connection, which both drivers answer with a body of stated length.
    fn exchange(&self, method: &str, path: &str, body: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json; charset=utf-8\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer)?;
        String::from_utf8(answer).map_err(io::Error::other)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A browser that is gone already is as good as closed; so is a driver.
        self.ask("DELETE", "", None).ok();
        for program in [Some(&mut self.driver), self.screen.as_mut()]
            .into_iter()
            .flatten()
        {
            program.kill().and_then(|()| program.wait()).ok();
        }
    }
}

/// A driver that listens, and what it prints from then on.
struct Driver {
    process: Child,
    port: u16,
    lines: io::Lines<BufReader<ChildStdout>>,
}

impl Driver {
    /// Starts it as often as it takes within reason: `chromedriver` picks a port that is free for one family of
    /// addresses and ends when another program has it for the other, which happens now and then beside other tests.
    fn start(kind: Kind, display: Option<&str>) -> Self {
        const TRIES: usize = 5;
        let mut printed = String::new();
        for _ in 0..TRIES {
            match Self::try_start(kind, display) {
                Ok(driver) => return driver,
                Err(last) => printed = last,
            }
        }
        panic!(
            "{} ended {TRIES} times without naming its port; it printed:\n{printed}",
            kind.driver()
        )
    }

    /// A driver that names its port, or all that it printed before it ended.
    fn try_start(kind: Kind, display: Option<&str>) -> Result<Self, String> {
        let program = kind.driver();
        // WebKit's neither picks a port nor names it.
        let mut port = if kind == Kind::WebKit { free_port() } else { 0 };
        let mut process = Command::new(program)
            .arg(format!("--port={port}"))
            .envs(display.map(|display| ("DISPLAY", display)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let mut lines = BufReader::new(process.stdout.take().expect("the output is piped")).lines();
        if port == 0 {
            let mut printed = String::new();
            port = loop {
                let Some(Ok(line)) = lines.next() else {
                    // It closed its output, so it has ended or is of no use.
                    process.kill().and_then(|()| process.wait()).ok();
                    return Err(printed);
                };
                if let Some(port) = port_in(&line) {
                    break port;
                }
                printed.push_str(&line);
                printed.push('\n');
            };
        } else {
            wait::until(&format!("{program} on port {port}"), || {
                TcpStream::connect(("127.0.0.1", port)).ok()
            });
        }
        Ok(Self { process, port, lines })
    }
}

/// An X server without a screen, and the name of its display.
fn x_server() -> (Child, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("Xvfb does not start: {error}"));
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("the output is piped"))
        .read_line(&mut line)
        .expect("Xvfb names its display");
    (server, format!(":{}", line.trim()))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a port has a number").port()
}

/// Both drivers name their port once, at the end of a line.
fn port_in(line: &str) -> Option<u16> {
    let named = line.contains("started successfully on port") || line.contains("Listening on");
    named
        .then(|| line.trim_end_matches('.').rsplit([' ', ':']).next()?.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_off_either_driver() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 36915."),
            Some(36915)
        );
        assert_eq!(
            port_in("1790000000000\tgeckodriver\tINFO\tListening on 127.0.0.1:4444"),
            Some(4444)
        );
        assert_eq!(port_in("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }
}
