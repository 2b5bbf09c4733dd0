"""Opens every export with programs that are not ours: python3 benches/exports.py target/quick/whowhen FILE...

Needs `pip install icalendar networkx jsonschema`. CSV by Python's reader, ICS by icalendar, GraphML and GEXF by
networkx, JSON against `assets/reading.schema.json` by jsonschema. Says what was opened; ends with 1 when something
was not."""

import csv, io, json, pathlib, subprocess, sys
import icalendar, jsonschema, networkx

program, *files = sys.argv[1:]
schema = json.loads((pathlib.Path(__file__).parent.parent / "assets/reading.schema.json").read_text())
check = jsonschema.Draft202012Validator(schema)
check.check_schema(schema)


def export(file, form):
    how = ["--json"] if form == "json" else ["--export", form]
    done = subprocess.run([program, "analyse", *how, file], capture_output=True, check=True)
    return done.stdout


sums = dict.fromkeys(["events", "days", "rows", "nodes", "edges"], 0)
failed = 0
for file in files:
    try:
        reading = json.loads(export(file, "json"))
        for error in check.iter_errors(reading):
            raise ValueError(f"schema: {error.message} at {list(error.path)}")
        for form, wanted in [("events.csv", len(reading["events"])), ("relations.csv", len(reading["relations"])), ("timelinejs.csv", None)]:
            text = export(file, form).decode("utf-8")
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            if len({len(row) for row in rows}) != 1 or (wanted is not None and len(rows) != wanted + 1):
                raise ValueError(f"{form}: {len(rows)} rows")
            sums["rows"] += len(rows) - 1
        calendar = icalendar.Calendar.from_ical(export(file, "ics"))
        for event in calendar.walk("VEVENT"):
            if event.errors or not event["SUMMARY"] or event.decoded("DTEND") <= event.decoded("DTSTART"):
                raise ValueError(f"ics: {event}")
            sums["days"] += 1
        for form, read in [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)]:
            graph = read(io.BytesIO(export(file, form)))
            if graph.number_of_nodes() != len(reading["actors"]) or graph.number_of_edges() != len(reading["relations"]):
                raise ValueError(f"{form}: {graph}")
            sums["nodes"] += graph.number_of_nodes()
            sums["edges"] += graph.number_of_edges()
        sums["events"] += len(reading["events"])
    except (ValueError, KeyError, csv.Error, networkx.NetworkXError, subprocess.CalledProcessError) as error:
        failed += 1
        print(f"{file}: {error}")
print(f"{len(files) - failed} of {len(files)} readings opened: {sums}")
sys.exit(failed > 0)
