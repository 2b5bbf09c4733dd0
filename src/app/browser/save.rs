//! Files for the reader to keep.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

/// Offers a text as a file; `None` when the browser does not let the page.
pub fn save_file(name: &str, media_type: &str, text: &str) -> Option<()> {
    offer(name, &blob(media_type, text)?)
}

/// Pixels of a picture for each of its own.
const FINE: u32 = 2;

/// Draws an SVG picture as PNG and offers it as a file; `None` when the browser does not let the page.
pub async fn save_png(name: &str, svg: &str) -> Option<()> {
    let address = Url::create_object_url_with_blob(&blob("image/svg+xml", svg)?).ok()?;
    let drawn = drawn(&address).await;
    // Revoking an address that is gone does nothing.
    let _ = Url::revoke_object_url(&address);
    let canvas = drawn?;
    let promise = Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            // Resolving a promise does not throw.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        // Refused for pictures that are too large; then the promise is left to the next line.
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            let _ = done
                .unchecked_ref::<js_sys::Function>()
                .call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    offer(name, &blob)
}

async fn drawn(address: &str) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (image.natural_width() * FINE, image.natural_height() * FINE);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    Some(canvas)
}

fn blob(media_type: &str, text: &str) -> Option<Blob> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &kind).ok()
}

fn offer(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The browser reads the file after the click; later nobody needs the address.
    super::after(60_000, move || {
        // Revoking an address that is gone does nothing.
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}
