//! Every form over a reading that tries to break out of it.

use super::*;
use crate::report::{from_html, from_json, to_json};
use serde_json::{Value, json};

/// A headline that is a formula, names with markup, a quote with everything that formats use as signs.
fn hostile() -> Analysis {
    let text = "=SUM(A1) </script><b>&\n\nA,B;C \"met\" D|E\\ on 3 May 2024 ]]> \u{0}end.";
    let start = text.chars().position(|c| c == '"').unwrap();
    let reading = json!({
        "id": "-", "engine": "0.1.0", "language": "en", "text": text,
        "title": "=SUM(A1) </script><b>&", "outlet": "The \"Times\", & Co", "author": null, "url": null,
        "published": {"date": "2024-05-04", "basis": "given", "start": null, "end": null},
        "timexes": [], "names": [],
        "actors": [
            {"id": "a1", "name": "+A,B;C <i>", "type": "person", "country": null, "role": null, "member_of": null,
             "salience": 1.0, "confidence": 1.0, "mentions": [{"start": 24, "end": 29, "kind": "name"}]},
            {"id": "a2", "name": "@D|E\\", "type": "country", "country": "DE", "role": null, "member_of": null,
             "salience": 0.5, "confidence": 1.0, "mentions": []}],
        "events": [
            {"id": "e1", "what": "-A meets, \"D\"\u{e9}; and \\ the rest of a label that is far longer than a line of a calendar may be", "quote": {"start": 24, "end": text.chars().count()},
             "trigger": {"start": start, "end": start + 5}, "mentions": [], "type": "CONSULT",
             "when": {"start": "2024-05-03", "end": "2024-05-03", "edtf": "2024-05-03", "bound": null, "order": null,
                      "basis": "context", "timex": null, "reason": "on 3 May, as stated"},
             "status": "planned", "main": true, "salience": 1.0, "confidence": 1.0, "check": false,
             "agents": ["a1"], "patients": ["a2"], "speaker": null},
            {"id": "e2", "what": "Something vague", "quote": {"start": 24, "end": 29},
             "trigger": {"start": 24, "end": 25}, "mentions": [], "type": "OTHER",
             "when": {"start": "-0043-03", "end": "-0043-03", "edtf": "-0043-03", "bound": "before", "order": null,
                      "basis": "context", "timex": null, "reason": ""},
             "status": "happened", "main": true, "salience": 1.0, "confidence": 1.0, "check": false,
             "agents": [], "patients": [], "speaker": null}],
        "relations": [{"from": "a1", "to": "a2", "sign": "-", "directed": false, "status": "planned", "kind": "meets",
            "quote": {"start": 24, "end": 50}, "quotes": [{"start": 24, "end": 50}], "events": ["e1"], "confidence": 0.5}],
        "notes": [], "corrections": []
    });
    from_json(&reading.to_string()).unwrap()
}

#[test]
fn each_form_says_where_it_comes_from() {
    let analysis = hostile();
    for &form in Form::ALL {
        let text = export(&analysis, form, 3);
        // A calendar folds its lines.
        let text = text.replace("\r\n ", "");
        assert!(text.contains("2024-05-04"), "{form}");
        assert!(text.contains("SUM(A1)"), "{form}");
        assert!(text.contains("0.1.0"), "{form}");
        let plain = text.replace('\\', "");
        assert!(
            form == Form::Json || plain.contains("machine-read, 3 corrected"),
            "{form}"
        );
    }
}

#[test]
fn no_field_is_a_formula() {
    let analysis = hostile();
    for form in [Form::EventsCsv, Form::RelationsCsv, Form::TimelineJs] {
        let table = export(&analysis, form, 0);
        for field in table.split(['\n', ',']) {
            let field = field.trim_start_matches('"');
            let dated = field.starts_with("-43") || field.starts_with("-0043");
            assert!(
                dated || !field.starts_with(['=', '+', '-', '@']),
                "{form}: {field}"
            );
        }
    }
    insta::assert_snapshot!(
        export(&analysis, Form::RelationsCsv, 0).replace("\r\n", "\n"),
        @r#"
    from,to,sign,kind,directed,status,quotes,events,confidence,article,source,published,read by
    "'+A,B;C <i>",'@D|E\,negative,meets,false,planned,"A,B;C ""met"" D|E\ on 3 May","'-A meets, ""D""é; and \ the rest of a label that is far longer than a line of a calendar may be",0.50,'=SUM(A1) </script><b>&,"The ""Times"", & Co",2024-05-04,"WhoWhen 0.1.0, machine-read, 0 corrected"
    "#
    );
}

#[test]
fn calendars_hold_days_in_folded_lines() {
    let calendar = export(&hostile(), Form::Calendar, 0);
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    assert!(!calendar.replace("\r\n", "").contains('\n'));
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1);
    let whole = calendar.replace("\r\n ", "");
    assert!(
        whole.contains("SUMMARY:-A meets\\, \"D\"é\\; and \\\\ the rest"),
        "{whole}"
    );
    assert!(whole.contains("DTSTART;VALUE=DATE:20240503\r\nDTEND;VALUE=DATE:20240504\r\n"));
    assert!(whole.contains("[planned]"), "{whole}");
}

#[test]
fn markup_stays_text() {
    let analysis = hostile();
    for form in [Form::GraphMl, Form::Gexf, Form::Html] {
        let text = export(&analysis, form, 0);
        assert!(
            !text.contains("<b>") && !text.contains("<i>") && !text.contains('\0'),
            "{form}"
        );
    }
    let html = export(&analysis, Form::Html, 0);
    assert_eq!(html.matches("</script>").count(), 1);
    assert!(export(&analysis, Form::Markdown, 0).starts_with("# =SUM(A1) \\</script\\>\\<b\\>\\&\n"));
}

#[test]
fn the_page_gives_its_reading_back() {
    let analysis = hostile();
    let back = from_html(&export(&analysis, Form::Html, 0)).unwrap();
    assert_eq!(to_json(&back, false), to_json(&analysis, false));
    assert!(from_html("<p>nothing</p>").is_err());
}

#[test]
fn files_have_plain_names() {
    assert_eq!(file_name(&hostile(), Form::Calendar), "sum-a1-script-b.ics");
}

#[test]
fn the_schema_names_every_kind() {
    let schema: Value = serde_json::from_str(include_str!("../../../assets/reading.schema.json")).unwrap();
    let kinds = |path: &str| -> Vec<&str> {
        let list = schema.pointer(path).and_then(Value::as_array).unwrap();
        list.iter().filter_map(Value::as_str).collect()
    };
    let events: Vec<&str> = crate::events::EventKind::ALL
        .iter()
        .map(|kind| kind.as_str())
        .collect();
    assert_eq!(kinds("/$defs/event/properties/type/enum"), events);
    let actors: Vec<&str> = crate::actors::ActorKind::ALL
        .iter()
        .map(|kind| kind.as_str())
        .collect();
    assert_eq!(kinds("/$defs/actor/properties/type/enum"), actors);
    let relations: Vec<&str> = crate::events::RelationKind::ALL
        .iter()
        .map(|kind| kind.as_str())
        .collect();
    assert_eq!(kinds("/$defs/relation/properties/kind/enum"), relations);
}
