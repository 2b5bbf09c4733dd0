//! Keys of the work: undo, redo, add, the walk through what is to check.

use super::review;
use super::session::{Form, Session};
use crate::app::browser;
use leptos::ev;
use leptos::prelude::*;

/// Listens to the window's keys, before the rest of the page does.
pub fn listen(session: Session) {
    browser::on_window(ev::keydown, move |event: ev::KeyboardEvent| {
        if browser::is_typing(&event) || event.alt_key() {
            return;
        }
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        let on_button = browser::is_in(&event, "button, a, summary");
        match key.as_str() {
            "z" | "Z" if command && event.shift_key() => session.redo(),
            "z" | "Z" if command => session.undo(),
            "y" | "Y" if command => session.redo(),
            _ if command => return,
            "a" | "A" => session.open(Form::Add(super::select::span(session))),
            "j" | "J" if session.reviewing.get_untracked() => review::walk(session, 1),
            "k" | "K" if session.reviewing.get_untracked() => review::walk(session, -1),
            "x" | "X" if session.reviewing.get_untracked() => review::judge(session, false),
            "Enter" if session.reviewing.get_untracked() && !on_button => review::judge(session, true),
            "Escape" if session.reviewing.get_untracked() => review::stop(session),
            _ => return,
        }
        event.prevent_default();
        event.stop_immediate_propagation();
    });
}
