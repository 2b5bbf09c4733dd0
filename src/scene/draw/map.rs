//! The actors and their relations as a picture: every actor that the network holds, signed arrows, a legend.

use super::{SMALL, colour, label};
use crate::actors::ActorKind;
use crate::analysis::Analysis;
use crate::events::Sign;
use crate::scene::{NetworkNode, Story, Wire, network, wires};
use std::fmt::Write;

/// Pixels for the network.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 760.0;
const LEGEND: f64 = 22.0;

/// What stands in the picture, its width, its height.
pub(super) fn map(analysis: &Analysis) -> (String, f64, f64) {
    let story = Story::new(analysis, false);
    let network = network(analysis, &story, WIDTH, HEIGHT);
    let mut out = String::from("<defs>\n");
    for sign in [Sign::Positive, Sign::Negative, Sign::Neutral] {
        let _ = writeln!(
            out,
            "<marker id=\"arrow-{}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerUnits=\"userSpaceOnUse\" \
             markerWidth=\"12\" markerHeight=\"12\" orient=\"auto\"><path d=\"M0 0l8 4-8 4z\" fill=\"{}\"/></marker>",
            named(sign).0,
            named(sign).1
        );
    }
    out.push_str("</defs>\n");
    let drawn = wires(analysis, &story, &network);
    for wire in &drawn {
        edge(&mut out, wire);
    }
    for node in &network.nodes {
        actor(&mut out, node);
    }
    // Labels lie above everything.
    for wire in &drawn {
        if let Some((x, y)) = wire.label {
            let more = format!(
                "text-anchor=\"middle\" fill=\"{}\" stroke=\"{}\" stroke-width=\"4\" paint-order=\"stroke\"",
                named(wire.sign).1,
                colour::PAPER
            );
            label(&mut out, (x, y + 3.5), &wire.words, SMALL, &more);
        }
    }
    let (width, height) = (network.width.max(WIDTH), network.height.max(HEIGHT));
    let mut x = 0.0;
    for (sign, words) in [
        (Sign::Positive, "+ friendly"),
        (Sign::Negative, "− hostile"),
        (Sign::Neutral, "neutral"),
    ] {
        let more = format!("fill=\"{}\" font-weight=\"bold\"", named(sign).1);
        label(&mut out, (x, height + LEGEND - 6.0), words, SMALL, &more);
        x += 80.0;
    }
    if network.left_out > 0 {
        let words = format!("{} more actors are in the list", network.left_out);
        let quiet = format!("fill=\"{}\"", colour::MUTED);
        label(&mut out, (x, height + LEGEND - 6.0), &words, SMALL, &quiet);
    }
    (out, width, height + LEGEND)
}

/// Name and colour of a sign.
fn named(sign: Sign) -> (&'static str, &'static str) {
    match sign {
        Sign::Positive => ("positive", colour::POSITIVE),
        Sign::Negative => ("negative", colour::NEGATIVE),
        Sign::Neutral => ("neutral", colour::NEUTRAL),
    }
}

fn edge(out: &mut String, wire: &Wire) {
    let [a, b, c] = wire.curve;
    let (name, colour) = named(wire.sign);
    let width = if wire.words_only {
        1.6
    } else {
        2.0 + (wire.count.min(6) as f64) * 0.45
    };
    let dashes = if wire.words_only {
        " stroke-dasharray=\"5 4\""
    } else {
        ""
    };
    let arrow = if wire.directed {
        format!(" marker-end=\"url(#arrow-{name})\"")
    } else {
        String::new()
    };
    let _ = writeln!(
        out,
        "<path class=\"relation\" d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\" fill=\"none\" stroke=\"{colour}\" \
         stroke-width=\"{width:.1}\"{dashes}{arrow}/>",
        a.0, a.1, b.0, b.1, c.0, c.1
    );
}

fn actor(out: &mut String, node: &NetworkNode) {
    let round = match node.kind {
        ActorKind::Country | ActorKind::Place => 9.0,
        ActorKind::Person | ActorKind::People | ActorKind::Organisation => node.height / 2.0,
        _ => 3.0,
    };
    let _ = writeln!(
        out,
        "<g class=\"actor\" transform=\"translate({:.1} {:.1})\"><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" \
         height=\"{:.1}\" rx=\"{round:.1}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\"/>",
        node.x,
        node.y,
        -node.width / 2.0,
        -node.height / 2.0,
        node.width,
        node.height,
        colour::PAPER,
        if node.linked { colour::INK } else { colour::STRONG }
    );
    let y = if node.sub.is_empty() { 4.5 } else { -2.0 };
    label(
        out,
        (0.0, y),
        &node.name,
        12.5,
        "text-anchor=\"middle\" font-weight=\"bold\"",
    );
    if !node.sub.is_empty() {
        let quiet = format!("text-anchor=\"middle\" fill=\"{}\"", colour::MUTED);
        label(out, (0.0, 13.0), &node.sub, SMALL, &quiet);
    }
    out.push_str("</g>\n");
}
