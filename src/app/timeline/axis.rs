//! The axis: calendar marks, folds, the publication date, and the brush that picks a period.

use super::TimelineState;
use super::picture::{Frame, GUTTER};
use crate::analysis::Analysis;
use crate::app::browser;
use crate::app::state::AppState;
use crate::scene::{Day, Place, Scale, Tick, long_date, place_of_date, ticks};
use leptos::prelude::*;

/// The day of publication.
pub fn published(analysis: &Analysis) -> Option<(Day, Day)> {
    match place_of_date(analysis.published.date?) {
        Place::Dated(extent) => Some((extent.from, extent.to)),
        _ => None,
    }
}

/// The calendar marks of what is on screen, for the axis and for the lines through the lanes.
pub(super) fn ticks_of(state: TimelineState, frame: Memo<Frame>) -> Memo<Vec<Tick>> {
    Memo::new(move |_| {
        let frame = frame.get();
        state
            .drawn
            .with(|drawn| ticks(&drawn.scale, frame.window, frame.width))
    })
}

/// The marks above the lanes. A drag along them picks a period; a click lets it go.
#[component]
pub fn Axis(
    /// What is on screen.
    frame: Memo<Frame>,
    /// Its calendar marks.
    ticks: Memo<Vec<Tick>>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let dragged = RwSignal::new(None::<(f64, f64)>);
    let hand = browser::brush(move |from, to, ended| {
        let (from, to) = (from - GUTTER, to - GUTTER);
        dragged.set((!ended && from < to).then_some((from, to)));
        if ended {
            let period = period_of(
                frame.get_untracked(),
                &state.drawn.get_untracked().scale,
                from,
                to,
            );
            app.filter.update(|filter| filter.period = period);
        }
    });
    let band = move || {
        let frame = frame.get();
        let drawn = state.drawn.get();
        let (from, to) = dragged
            .get()
            .or_else(|| pixels_of_period(app, frame, &drawn.scale))?;
        Some(view! { <rect class="period" x=from width=to - from y="0" height="30" /> })
    };
    let marks = move || {
        let frame = frame.get();
        let drawn = state.drawn.get();
        if drawn.entries.is_empty() {
            return None;
        }
        let folds = drawn
            .scale
            .breaks
            .iter()
            .map(|gap| {
                let middle = f64::midpoint(drawn.scale.unit(gap.from), drawn.scale.unit(gap.to));
                (frame.window.x(middle, frame.width), length(gap.to - gap.from))
            })
            .filter(|(x, _)| *x > 0.0 && *x < frame.width)
            .map(|(x, words)| {
                view! {
                    <g class="fold" transform=format!("translate({x:.1} 0)")>
                        <rect x="-9" y="20" width="18" height="14" />
                        <path d="M-5 21l5 6-5 6M2 21l5 6-5 6" />
                        <title>{words} " in which nothing begins or ends"</title>
                    </g>
                }
            })
            .collect_view();
        let labels = ticks
            .get()
            .into_iter()
            .map(|tick| {
                view! {
                    <text class:major=tick.major x=format!("{:.1}", tick.x) y="16">
                        {tick.label}
                    </text>
                    <line x1=format!("{:.1}", tick.x) x2=format!("{:.1}", tick.x) y1="23" y2="27" />
                }
            })
            .collect_view();
        Some(view! {
            <line class="base" x1="0" x2=frame.width y1="27" y2="27" />
            {labels}
            {folds}
        })
    };
    view! {
        <svg
            class="axis"
            height="30"
            width="100%"
            aria-hidden="true"
            on:pointerdown=move |event| hand.down(&event)
            on:pointermove=move |event| hand.moved(&event)
            on:pointerup=move |event| hand.up(&event)
            on:pointercancel=move |event| hand.up(&event)
        >
            <title>"Drag along the dates to pick a period"</title>
            <g transform=format!("translate({GUTTER} 0)")>{move || band()} {move || marks()}</g>
        </svg>
    }
}

/// The days between two pixels; none for a click, or between pixels that show no time.
fn period_of(frame: Frame, scale: &Scale, from: f64, to: f64) -> Option<(Day, Day)> {
    let day = |x: f64| scale.day(frame.window.unit(x.clamp(0.0, frame.width), frame.width));
    let (from, to) = (day(from), day(to));
    (from < to).then_some((from, to))
}

/// The pixels of the period that is asked for, where it is on screen.
fn pixels_of_period(app: AppState, frame: Frame, scale: &Scale) -> Option<(f64, f64)> {
    let (from, to) = app.filter.with(|filter| filter.period)?;
    let x = |day: Day| {
        frame
            .window
            .x(scale.unit(day), frame.width)
            .clamp(0.0, frame.width)
    };
    let (from, to) = (x(from), x(to));
    (from < to).then_some((from, to))
}

/// Lines through the lanes: years, the day of publication, the period that is asked for.
#[component]
pub fn Lines(
    /// What is on screen.
    frame: Memo<Frame>,
    /// Its calendar marks.
    ticks: Memo<Vec<Tick>>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    move || {
        let frame = frame.get();
        let drawn = state.drawn.get();
        let years = ticks
            .get()
            .into_iter()
            .filter(|tick| tick.major)
            .map(|tick| {
                let x = format!("{:.1}", tick.x);
                view! { <line class="year" x1=x.clone() x2=x y1="0" y2=frame.height /> }
            })
            .collect_view();
        let today = app.reading.with(|reading| {
            let (from, to) = published(reading)?;
            let day = f64::midpoint(from, to);
            let x = frame.window.x(drawn.scale.unit(day), frame.width);
            let date = reading.published.date?;
            (0.0..=frame.width).contains(&x).then(|| {
                let near_end = x > frame.width - 150.0;
                view! {
                    <line class="published" x1=x x2=x y1="0" y2=frame.height />
                    <text
                        class="published"
                        x=if near_end { x - 6.0 } else { x + 6.0 }
                        y=frame.height - 5.0
                        text-anchor=if near_end { "end" } else { "start" }
                    >
                        "published " {long_date(date)}
                    </text>
                }
            })
        });
        let period = pixels_of_period(app, frame, &drawn.scale).map(
            |(from, to)| view! { <rect class="period" x=from width=to - from y="0" height=frame.height /> },
        );
        view! {
            {period}
            {years}
            {today}
        }
    }
}

/// A length of time in words: "9 months".
fn length(days: f64) -> String {
    let (number, unit) = match days {
        730.0.. => (days / 365.25, "years"),
        60.0.. => (days / 30.44, "months"),
        14.0.. => (days / 7.0, "weeks"),
        2.0.. => (days, "days"),
        _ => (days * 24.0, "hours"),
    };
    format!("{number:.0} {unit}")
}
