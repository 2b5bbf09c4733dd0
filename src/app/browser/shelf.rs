//! What a person asked to keep on this device, in the browser's own database (`IndexedDB`): strings under
//! keys. What the browser refuses (a private window, a full disk) is an answer.

use idb::{DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "whowhen";
const STORE: &str = "articles";

/// Why nothing could be kept or looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The browser gives the page no database, as in some private windows.
    Closed,
    /// There is no room left.
    Full,
}

impl Refused {
    /// For the reader.
    pub fn message(self) -> &'static str {
        match self {
            Self::Closed => {
                "This browser keeps nothing for this page (a private window, or its settings). \
                 A link or a file keeps the article with its corrections just as well."
            }
            Self::Full => {
                "There is no room left for this page in the browser. Delete something that is kept, or \
                 share the article as a link or a file."
            }
        }
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        if error.to_string().contains("Quota") {
            Self::Full
        } else {
            Self::Closed
        }
    }
}

async fn open() -> Result<idb::Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Without the store every later request is refused, and says so.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// All keys with their values.
///
/// # Errors
/// When the browser gives no database.
pub async fn kept() -> Result<Vec<(String, String)>, Refused> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    let keys = store.get_all_keys(None, None)?.await?;
    let values = store.get_all(None, None)?.await?;
    database.close();
    let text = |value: &JsValue| value.as_string();
    let pairs = keys.iter().zip(&values);
    Ok(pairs
        .filter_map(|(key, value)| Some((text(key)?, text(value)?)))
        .collect())
}

/// Keeps a value under a key, in the place of what was there.
///
/// # Errors
/// When the browser gives no database, or has no room.
pub async fn keep(key: &str, value: &str) -> Result<(), Refused> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    store
        .put(&JsValue::from_str(value), Some(&JsValue::from_str(key)))?
        .await?;
    // Only now it is on the disk, or there was no room.
    let result = transaction.commit()?.await;
    database.close();
    if result?.is_committed() {
        Ok(())
    } else {
        Err(Refused::Full)
    }
}

/// Deletes what is kept under a key.
///
/// # Errors
/// When the browser gives no database.
pub async fn unkeep(key: &str) -> Result<(), Refused> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    store.delete(Query::Key(JsValue::from_str(key)))?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// Milliseconds since 1970, and the day in the reader's own way of writing it.
pub fn now() -> (f64, String) {
    let date = js_sys::Date::new_0();
    let day = date.to_locale_date_string("default", &JsValue::UNDEFINED);
    (date.get_time(), String::from(day))
}
