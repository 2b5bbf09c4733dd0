// Recall of pairs that are two names or descriptions of one thing, and for each pair what became of it.
// Usage: node benches/synonyms.mjs target/quick/whowhen FILE.jsonl
// FILE holds one {"doc","text","entities","relations"} a line, spans in code points; the pairs are its
// relations of the type "IsSynonymOf", in either order counted once.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [binary, file] = process.argv.slice(2);
const docs = readFileSync(file, "utf8").trim().split("\n").map(JSON.parse);
const asked = docs.map(({ doc, text }) => JSON.stringify({ id: doc, text })).join("\n") + "\n";
const answers = execFileSync(binary, ["analyse", "--jsonl"], { input: asked, maxBuffer: 1 << 28 })
  .toString().trim().split("\n").map(JSON.parse);

// the actor whose mention covers most of a span; of equals the shortest mention
function actorOf(answer, [start, end]) {
  let best = null;
  for (const actor of answer.actors)
    for (const mention of actor.mentions) {
      const shared = Math.min(end, mention.end) - Math.max(start, mention.start);
      const length = mention.end - mention.start;
      if (shared > 0 && (!best || shared > best.shared || (shared === best.shared && length < best.length)))
        best = { actor, shared, length };
    }
  return best?.actor;
}

const counts = { pairs: 0, actors: 0, same: 0 };
docs.forEach((doc, index) => {
  const seen = new Set();
  for (const { type, source, target } of doc.relations) {
    const key = [source, target].map(([start]) => start).sort((a, b) => a - b).join("-");
    if (type !== "IsSynonymOf" || seen.has(key)) continue;
    seen.add(key);
    counts.pairs += 1;
    // measures and times are no actors, and places are none unless something is done there
    const entity = ([start, end]) => doc.entities.find((one) => one.start === start && one.end === end)?.type;
    const kinds = [entity(source), entity(target)];
    const isActor = kinds.some((kind) => ["PER", "ORG", "LOC", "NORP", "MilitaryPlatform"].includes(kind));
    counts.actors += isActor;
    const [one, other] = [source, target].map((span) => actorOf(answers[index], span));
    const same = one && one === other;
    counts.same += same ? 1 : 0;
    const name = (actor) => (actor ? `${actor.name} (${actor.type})` : "nobody");
    const verdict = same ? "same   " : isActor ? "missed " : "measure";
    console.log(`${verdict} "${source[2]}" = "${target[2]}"${same ? "" : `: ${name(one)} | ${name(other)}`}`);
  }
});
console.log(`${counts.pairs} pairs, ${counts.actors} of actors, ${counts.same} read as one actor`);
