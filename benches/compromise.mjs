// Names and speed of compromise (npm, a development dependency only) beside ours, on the same texts.
// Run: npm install --prefix target/bench compromise && NODE_PATH=target/bench/node_modules \
//      node benches/compromise.mjs NAMES.jsonl > answers.jsonl
// and score both answers with the evaluation's score_ner.py. Prints words a second on standard error.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.cwd()}/target/bench/`);
const nlp = require("compromise");
const kinds = [["people", "PER"], ["places", "LOC"], ["organizations", "ORG"]];
let words = 0;
const start = process.hrtime.bigint();
for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const { doc, text } = JSON.parse(line);
  const reading = nlp(text);
  words += text.split(/\s+/).length;
  const points = (unit) => [...text.slice(0, unit)].length;
  const entities = [];
  for (const [method, type] of kinds) {
    for (const found of reading[method]().json({ offset: true })) {
      const { start, length } = found.offset;
      const form = text.slice(start, start + length).replace(/[\s.,;:!?'"”’)]+$/u, "");
      entities.push({ start: points(start), end: points(start + form.length), type });
    }
  }
  console.log(JSON.stringify({ doc, text, entities }));
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.error(`${words} words, ${(words / seconds).toFixed(0)} words/s`);
