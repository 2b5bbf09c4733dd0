//! The page's entry: mounts the application, and says where its program is cut in two. Nothing else.

#![allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "the macro declares the call from one WebAssembly module into the other, and wants a result"
)]

use leptos::prelude::*;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use whowhen::app::App;
use whowhen::app::later::{Entry, Late, content};

#[wasm_split(later, preload(fetch), fallible)]
fn late(view: Late) -> Result<AnyView, SplitLoaderError> {
    Ok(content(view))
}

/// The view, if the part is there, so that the call answers at once.
fn late_now(view: Late) -> Option<AnyView> {
    match pin!(late(view)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => Some(view),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}

fn main() {
    console_error_panic_hook::set_once();
    let later = Entry {
        fetch: || Box::pin(async { fetch().await.is_ok() }),
        content: late_now,
    };
    leptos::mount::mount_to_body(move || view! { <App later=later /> });
}
