//! The network of actors: `GraphML` and GEXF 1.3 (Gephi).

use super::{Credit, escaped};
use crate::actors::Actor;
use crate::analysis::Analysis;
use crate::events::Relation;
use crate::report::export::tables::sign;
use crate::report::plain::one_line;
use std::fmt::Write;

/// Names and types of what is said about an actor and about a relation.
const NODE: [(&str, &str); 4] = [
    ("type", "string"),
    ("country", "string"),
    ("mentions", "integer"),
    ("salience", "double"),
];
const EDGE: [(&str, &str); 7] = [
    ("sign", "string"),
    ("kind", "string"),
    ("status", "string"),
    ("mutual", "boolean"),
    ("quote", "string"),
    ("events", "integer"),
    ("confidence", "double"),
];

fn of_actor(actor: &Actor) -> [String; 4] {
    [
        actor.kind.to_string(),
        actor.country.as_deref().unwrap_or_default().to_owned(),
        actor.mentions.len().to_string(),
        format!("{:.3}", actor.salience),
    ]
}

fn of_relation(analysis: &Analysis, relation: &Relation) -> [String; 7] {
    let quote = relation.quotes.first();
    [
        sign(relation.sign).to_owned(),
        relation.kind.to_string(),
        relation.status.to_string(),
        (!relation.kind.is_directed()).to_string(),
        quote.map_or_else(String::new, |&quote| one_line(analysis.source.slice(quote))),
        relation.events.len().to_string(),
        format!("{:.3}", relation.confidence),
    ]
}

pub(super) fn graph_ml(analysis: &Analysis, credit: &Credit) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    let mut key = |place: &str, at: usize, name: &str, of: &str| {
        let _ = writeln!(
            out,
            "  <key id=\"{}{at}\" for=\"{place}\" attr.name=\"{name}\" attr.type=\"{}\"/>",
            place.get(..1).unwrap_or("x"),
            of.replace("integer", "int")
        );
    };
    key("graph", 0, "title", "string");
    key("graph", 1, "credit", "string");
    key("node", 9, "label", "string");
    for (at, (name, of)) in NODE.into_iter().enumerate() {
        key("node", at, name, of);
    }
    for (at, (name, of)) in EDGE.into_iter().enumerate() {
        key("edge", at, name, of);
    }
    let _ = writeln!(
        out,
        "  <graph id=\"reading\" edgedefault=\"directed\">\n    <data key=\"g0\">{}</data>\n    <data key=\"g1\">{}</data>",
        escaped(&credit.title),
        escaped(&credit.line())
    );
    for (index, actor) in analysis.actors.actors.iter().enumerate() {
        let _ = write!(out, "    <node id=\"a{}\">", index + 1);
        let _ = write!(out, "<data key=\"n9\">{}</data>", escaped(&actor.name));
        for (at, value) in of_actor(actor).iter().enumerate() {
            let _ = write!(out, "<data key=\"n{at}\">{}</data>", escaped(value));
        }
        out.push_str("</node>\n");
    }
    for (index, relation) in analysis.relations.iter().enumerate() {
        let _ = write!(
            out,
            "    <edge id=\"r{}\" source=\"a{}\" target=\"a{}\">",
            index + 1,
            relation.from.index() + 1,
            relation.to.index() + 1
        );
        for (at, value) in of_relation(analysis, relation).iter().enumerate() {
            let _ = write!(out, "<data key=\"e{at}\">{}</data>", escaped(value));
        }
        out.push_str("</edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

pub(super) fn gexf(analysis: &Analysis, credit: &Credit) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n",
    );
    let _ = writeln!(
        out,
        "  <meta>\n    <creator>{}</creator>\n    <description>{}; {}</description>\n  </meta>\n  \
         <graph mode=\"static\" defaultedgetype=\"directed\">",
        escaped(&credit.read_by),
        escaped(&credit.title),
        escaped(&credit.line())
    );
    let mut attributes = |class: &str, list: &[(&str, &str)]| {
        let _ = writeln!(out, "    <attributes class=\"{class}\">");
        for (at, (name, of)) in list.iter().enumerate() {
            let _ = writeln!(
                out,
                "      <attribute id=\"{at}\" title=\"{name}\" type=\"{of}\"/>"
            );
        }
        out.push_str("    </attributes>\n");
    };
    attributes("node", &NODE);
    attributes("edge", &EDGE);
    let values = |values: &[String]| {
        let mut out = String::from("<attvalues>");
        for (at, value) in values.iter().enumerate() {
            let _ = write!(out, "<attvalue for=\"{at}\" value=\"{}\"/>", escaped(value));
        }
        out + "</attvalues>"
    };
    out.push_str("    <nodes>\n");
    for (index, actor) in analysis.actors.actors.iter().enumerate() {
        let _ = writeln!(
            out,
            "      <node id=\"a{}\" label=\"{}\">{}</node>",
            index + 1,
            escaped(&actor.name),
            values(&of_actor(actor))
        );
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for (index, relation) in analysis.relations.iter().enumerate() {
        let _ = writeln!(
            out,
            "      <edge id=\"r{}\" source=\"a{}\" target=\"a{}\" label=\"{}\" weight=\"{}\">{}</edge>",
            index + 1,
            relation.from.index() + 1,
            relation.to.index() + 1,
            relation.kind,
            relation.quotes.len().max(1),
            values(&of_relation(analysis, relation))
        );
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}
