//! What visitors do, from one end to the other. Few and long: each walks a way that people walk.

use whowhen_e2e::browser::Screen;
use whowhen_e2e::journey::journey;

#[test]
fn the_page_opens() {
    journey("opens", |site| {
        let page = site.visit(Screen::DESK);
        page.browser.find("h1");
    });
}
