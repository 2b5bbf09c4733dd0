//! Keeping an article with its corrections on this device, because a person asked for it: what is written and
//! what is read back. The database itself is `browser::shelf`'s.

use super::engine;
use super::session::Session;
use crate::app::browser::{self, Refused};
use crate::report;
use crate::text::Order;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One kept article.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its key.
    pub key: String,
    /// When it was kept last: milliseconds since 1970.
    pub time: f64,
    /// The same as the reader writes days.
    pub day: String,
    /// Its name.
    pub title: String,
    /// How many corrections are in it.
    pub corrected: usize,
    /// The article with its corrections, as a link carries it.
    pub link: String,
}

/// The form of what is kept.
const FORM: &str = "1";

impl Kept {
    /// One field a line.
    pub fn write(&self) -> String {
        let title = self.title.replace('\n', " ");
        let Self {
            time,
            day,
            corrected,
            link,
            ..
        } = self;
        format!("{FORM}\n{time}\n{day}\n{title}\n{corrected}\n{link}")
    }

    /// Reads what was kept; `None` when it is of another form.
    pub fn read(key: &str, value: &str) -> Option<Self> {
        let mut lines = value.split('\n');
        if lines.next()? != FORM {
            return None;
        }
        Some(Self {
            key: key.to_owned(),
            time: lines.next()?.parse().ok()?,
            day: lines.next()?.to_owned(),
            title: lines.next()?.to_owned(),
            corrected: lines.next()?.parse().ok()?,
            link: lines.next()?.to_owned(),
        })
    }
}

/// Everything that is kept, the last first.
///
/// # Errors
/// When the browser gives no database.
pub async fn all() -> Result<Vec<Kept>, Refused> {
    let mut all: Vec<Kept> = browser::kept()
        .await?
        .iter()
        .filter_map(|(key, value)| Kept::read(key, value))
        .collect();
    all.order_by(|a, b| b.time.total_cmp(&a.time));
    Ok(all)
}

/// Keeps the article on screen; from then on its corrections are kept as they are made.
pub fn keep(session: Session) {
    save(session, true);
}

/// Keeps the article again when it is kept already.
pub fn follow(session: Session) {
    if session.kept.with_untracked(Option::is_some) {
        save(session, false);
    }
}

fn save(session: Session, aloud: bool) {
    let title = session
        .app
        .reading
        .with_untracked(|reading| report::headline(reading).unwrap_or("Untitled article").to_owned());
    let corrected = session.state().map_or(0, |state| state.list.len());
    let key = session.kept.get_untracked();
    let (time, day) = browser::now();
    let new = key.is_none();
    let key = key.unwrap_or_else(|| format!("{time:.0}"));
    if new {
        session.kept.set(Some(key.clone()));
    }
    spawn_local(async move {
        let say = |message: &str| session.chrome.say(message);
        let link = match engine::fragment(session.app).await {
            Ok(link) => link,
            Err(message) => {
                session.kept.set(None);
                say(&message);
                return;
            }
        };
        // A name that was given to it stays.
        let given = match browser::kept().await {
            Ok(pairs) if !new => pairs
                .iter()
                .find(|(other, _)| *other == key)
                .and_then(|(key, value)| Kept::read(key, value))
                .map(|kept| kept.title),
            _ => None,
        };
        let kept = Kept {
            key,
            time,
            day,
            title: given.unwrap_or(title),
            corrected,
            link,
        };
        match browser::keep(&kept.key, &kept.write()).await {
            Ok(()) if aloud => say("Kept on this device, with its corrections. The library has it."),
            Ok(()) => {}
            Err(refused) => {
                session.kept.set(None);
                say(refused.message());
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let kept = Kept {
            key: "17".to_owned(),
            time: 1_716_200_000_000.0,
            day: "20/05/2024".to_owned(),
            title: "Ship freed".to_owned(),
            corrected: 3,
            link: "1pAAC".to_owned(),
        };
        assert_eq!(Kept::read("17", &kept.write()), Some(kept));
        assert_eq!(Kept::read("17", "2\n0"), None);
        assert_eq!(Kept::read("17", ""), None);
    }
}
