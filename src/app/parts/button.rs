//! [`Button`].

use leptos::prelude::*;

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// With a frame.
    #[default]
    Framed,
    /// The one thing to do.
    Primary,
    /// Like a link.
    Plain,
    /// Holds an icon.
    Square,
    /// Goes on and off.
    Toggle,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Framed => "btn",
            Self::Primary => "btn primary",
            Self::Plain => "btn plain",
            Self::Square => "btn square",
            Self::Toggle => "toggle",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// Its id in the page.
    #[prop(optional)]
    id: Option<&'static str>,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// Its name, where its content is no words.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What it does, shown on hover and focus.
    #[prop(optional)]
    tip: Option<&'static str>,
    /// Whether it is on, for a toggle.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Whether it can do nothing now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it is away.
    #[prop(optional, into)]
    hidden: Signal<bool>,
    /// What it does.
    #[prop(into)]
    act: Callback<()>,
    /// Words or an icon.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            id=id
            class=look.class()
            aria-label=label
            aria-description=tip
            data-tip=tip
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            disabled=move || disabled.get()
            hidden=move || hidden.get()
            on:click=move |_| act.run(())
        >
            {children()}
        </button>
    }
}
