//! One journey: the built page on a server of its own, visitors with fresh profiles, and what must hold for
//! each of them whatever they did.

use crate::browser::{Browser, Screen};
use crate::page::Page;
use crate::webdriver::Kind;
use std::cell::RefCell;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use whowhen_server::{Server, listen_from};

/// Not at the top of the host: the page must work in any folder.
const FOLDER: &str = "/a/folder/";

/// Where browsers call home, whatever page they show; seen with every switch against it set.
const BROWSERS_OWN: [&str; 9] = [
    ".google.com",
    ".gvt1.com",
    "update.googleapis.com",
    "safebrowsing.googleapis.com",
    "optimizationguide-pa.googleapis.com",
    "content-autofill.googleapis.com",
    ".mozilla.com",
    ".mozilla.org",
    "detectportal.firefox.com",
];

/// The served page and everyone who visited it.
pub struct Site {
    server: Server,
    browsers: RefCell<Vec<Rc<Browser>>>,
}

/// Walks a journey, then checks that no visitor saw an error or asked another host.
///
/// # Panics
/// When the journey or a check fails; pictures of what each visitor saw last are left in `target/e2e`.
pub fn journey(name: &str, walk: impl FnOnce(&Site)) {
    let site = Site::start();
    let walked = catch_unwind(AssertUnwindSafe(|| {
        walk(&site);
        site.check();
    }));
    if let Err(panic) = walked {
        site.leave_pictures(name);
        resume_unwind(panic);
    }
}

impl Site {
    /// Serves what `make build` built.
    pub fn start() -> Self {
        let dist = repository().join("dist");
        assert!(
            dist.join("index.html").is_file(),
            "there is no built page; run `make build`"
        );
        let listener = listen_from(0).expect("a free port");
        let server = Server::start(listener, &dist, FOLDER).expect("the page can be served");
        Self {
            server,
            browsers: RefCell::default(),
        }
    }

    /// The page's address.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// The server's host and port, which is the visitors' proxy too.
    pub fn host(&self) -> String {
        self.server.host()
    }

    /// What was asked of the server so far.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// A visitor with a fresh profile who has opened the page.
    pub fn visit(&self, screen: Screen) -> Page {
        self.follow(screen, &self.url())
    }

    /// A visitor with a fresh profile and a wide screen who has pasted an article, which holds `words`, and sees its events.
    pub fn reader_of(&self, article: &str, words: &str) -> Page {
        let page = self.visit(Screen::DESK);
        page.ready();
        page.paste(article);
        page.reads(words);
        page.has_events();
        page
    }

    /// A visitor with a fresh profile who has followed a link.
    pub fn follow(&self, screen: Screen, link: &str) -> Page {
        let browser = Rc::new(Browser::start(Kind::chosen(), screen, &self.server.host()));
        self.browsers.borrow_mut().push(Rc::clone(&browser));
        browser.open(link);
        Page::new(browser)
    }

    fn check(&self) {
        let elsewhere: Vec<_> = self
            .server
            .requests()
            .into_iter()
            // A connection that closes before it asks for anything asks for nothing.
            .filter(|request| !request.is_empty())
            .filter(|request| !request.starts_with(FOLDER) && !is_browsers_own(request))
            .collect();
        assert!(
            elsewhere.is_empty(),
            "something was asked of another host or folder: {elsewhere:?}"
        );
        for browser in self.browsers.borrow().iter() {
            let errors = browser.console_errors();
            assert!(errors.is_empty(), "errors on the console: {errors:#?}");
        }
    }

    fn leave_pictures(&self, name: &str) {
        let folder = repository().join("target/e2e");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        for (visitor, browser) in self.browsers.borrow().iter().enumerate() {
            let file = folder.join(format!("{name}-{visitor}.png"));
            fs::write(&file, browser.picture(false)).expect("a picture can be written");
            eprintln!("what visitor {visitor} saw last: {}", file.display());
        }
    }
}

/// Whether a request to the proxy, of the form `host:443` or `http://host/path`, was the browser's own.
fn is_browsers_own(request: &str) -> bool {
    let host = request
        .trim_start_matches("http://")
        .split([':', '/'])
        .next()
        .unwrap_or_default();
    BROWSERS_OWN.iter().any(|own| host.ends_with(own))
}

/// The folder of the whole project.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("tests/e2e lies two folders down")
        .to_owned()
}
