//! Everyone against everyone: rows act, columns are acted on.

use super::Legend;
use super::state::MapState;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::scene::{Cell, Matrix, matrix};
use leptos::prelude::*;

/// The matrix.
#[component]
pub fn MatrixView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let square = Memo::new(move |_| {
        let story = map.story.get();
        app.reading.with(|reading| matrix(reading, &story))
    });
    let table = move || {
        let Matrix { order, cells, .. } = square.get();
        let name = |id| app.reading.with(|reading| words::actor(reading, id));
        let head = order
            .iter()
            .map(|id| view! { <th scope="col"><span>{name(*id)}</span></th> })
            .collect_view();
        let rows = order
            .iter()
            .zip(cells)
            .map(|(id, row)| {
                let cells = row
                    .into_iter()
                    .map(|cell| view! { <CellView cell=cell /> })
                    .collect_view();
                view! {
                    <tr>
                        <th scope="row">{name(*id)}</th>
                        {cells}
                    </tr>
                }
            })
            .collect_view();
        view! {
            <thead>
                <tr>
                    <td class="corner">"acts ↓ on →"</td>
                    {head}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        }
    };
    view! {
        <div class="matrix" id="matrix" tabindex="0" role="group" aria-label="Matrix of relations">
            <table>{move || table()}</table>
            <p class="empty" hidden=move || map.story.with(|story| !story.links.is_empty())>
                "No relation was found in this text."
            </p>
        </div>
        <div class="foot">
            <Legend />
            <span class="legend">
                {move || square.with(|square| (square.left_out > 0).then(|| format!("{} more in the list", square.left_out)))}
            </span>
        </div>
    }
}

#[component]
fn CellView(
    /// What one does to the other.
    cell: Cell,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    if cell.from == cell.to {
        return view! { <td class="self"></td> }.into_any();
    }
    if cell.positive + cell.negative + cell.neutral == 0 {
        return view! { <td></td> }.into_any();
    }
    let item = Item::between(cell.from, cell.to);
    let pair = (cell.from.min(cell.to), cell.from.max(cell.to));
    let light = Memo::new(move |_| app.light(|lit| lit.pairs.contains(&pair)));
    let label = app.reading.with_untracked(|reading| {
        format!(
            "{} on {}: {} friendly, {} hostile, {} neutral",
            words::actor(reading, cell.from),
            words::actor(reading, cell.to),
            cell.positive,
            cell.negative,
            cell.neutral
        )
    });
    let part = |count: usize, class: &'static str, mark: &'static str| {
        (count > 0).then(|| view! { <b class=class aria-hidden="true">{mark} {count}</b> })
    };
    view! {
        <td class:lit=move || light.get() == Light::Lit>
            <button
                type="button"
                on:click=move |_| app.toggle(item)
                on:mouseenter=move |_| app.hover(item)
                on:mouseleave=move |_| app.leave(item)
            >
                <span class="hidden">{label}</span>
                {part(cell.positive, "pos", "+")}
                {part(cell.negative, "neg", "−")}
                {part(cell.neutral, "neu", "·")}
            </button>
        </td>
    }
    .into_any()
}
