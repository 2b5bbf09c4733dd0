// Speed of the reading as WebAssembly in Chromium beside the native program, and the reader's memory.
// Run after `make build cli`:  node benches/wasm.mjs [dist] [target/release/whowhen] [ARTICLE]
// Prints, for 5 KB of the article and for the article twenty times over: words a second of both (the best of some
// rounds, so the models are decoded) and of the syntax stage alone in the browser; the time to the first reading, which
// decodes the models; and the size of the reader's WebAssembly memory (which never shrinks, so it is the peak).
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { ask } from "../.ci/sample.mjs";

const [dist = "dist", program = "target/release/whowhen", file = "tests/articles/peace.txt"] = process.argv.slice(2);
const article = readFileSync(file, "utf8");
const texts = [article.repeat(1 + Math.ceil(5000 / article.length)).slice(0, 5000), Array(20).fill(article).join("\n\n")];
const rounds = [30, 5];
const words = (text) => text.split(/\s+/).length;
const { reader, unpack } = JSON.parse(readFileSync(join(dist, "index.html"), "utf8").match(/name="?parts"? content='([^']*)'/)[1]);

// The reader with its memory and its letters looked at; the letters are those of `src/app/wire`: the first byte is 0 when
// it listens, 1 when a stage begins (then the number of the request, and the stage), 2 before a reading.
const worker = `
const post = self.postMessage.bind(self);
let memory;
self.postMessage = ([kind, , stage]) => post({ kind, stage, at: performance.now(), memory: memory?.buffer.byteLength });
importScripts("${reader.script}");
onmessage = null;
Promise.all([
  fetch("${unpack.file}").then(WebAssembly.compileStreaming),
  fetch("${reader.file}").then((answer) => answer.arrayBuffer()),
])
  .then(([unpacker, packed]) => unpacked(unpacker, packed))
  .then((module_or_path) => wasm_bindgen({ module_or_path }))
  .then((exports) => { memory = exports.memory; post({ kind: 3 }); });`;

const page = `<!doctype html><script>
${ask}
const read = (worker, text) => new Promise((done) => {
  const start = performance.now();
  const stages = [];
  worker.onmessage = ({ data }) => {
    if (data.kind === 1) stages[data.stage] = data.at;
    if (data.kind === 2) done({ whole: performance.now() - start, syntax: stages[1] - stages[0], memory: data.memory });
  };
  worker.postMessage(Uint8Array.from(ask(text)));
});
(async () => {
  const worker = new Worker("bench-worker.js");
  await new Promise((done) => { worker.onmessage = ({ data }) => data.kind === 3 && done(); });
  const result = [];
  for (const { text, rounds } of await (await fetch("texts")).json()) {
    const times = [];
    for (let at = 0; at < rounds; at += 1) times.push(await read(worker, text));
    result.push(times);
  }
  await fetch("result", { method: "POST", body: JSON.stringify(result) });
})();
</script>`;

const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
const profile = mkdtempSync(join(tmpdir(), "whowhen-"));
let browser;
const server = createServer((request, response) => {
  const name = request.url.slice(1);
  const give = (type, body) => response.writeHead(200, { "content-type": type }).end(body);
  if (name === "") return give("text/html", page);
  if (name === "texts") return give("application/json", JSON.stringify(texts.map((text, at) => ({ text, rounds: rounds[at] }))));
  if (name === "bench-worker.js") return give("text/javascript", worker);
  if (name === "result") {
    let body = "";
    request.on("data", (part) => (body += part)).on("end", () => (response.end(), finish(JSON.parse(body))));
    return;
  }
  try {
    give(types[extname(name)] ?? "application/octet-stream", readFileSync(join(dist, name)));
  } catch {
    response.writeHead(404).end();
  }
});

// Seconds of one reading: a process that reads the text often, less one that reads it once.
function native(text, times) {
  const line = `${JSON.stringify({ id: "a", text })}\n`;
  const run = (count) => {
    const start = process.hrtime.bigint();
    execFileSync(program, ["analyse", "--jsonl", "--jobs", "1"], { input: line.repeat(count), maxBuffer: 1 << 30 });
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  const rounds = [0, 0, 0].map(() => (run(times + 1) - run(1)) / times);
  return Math.min(...rounds);
}

function finish(result) {
  browser.kill();
  server.close();
  for (const [at, times] of result.entries()) {
    const count = words(texts[at]);
    const best = (of) => Math.min(...times.map(of)) / 1e3;
    const [whole, syntax] = [best(({ whole }) => whole), best(({ syntax }) => syntax)];
    const alone = native(texts[at], rounds[at]);
    const speed = (seconds) => `${(seconds * 1e3).toFixed(1)} ms, ${Math.round(count / seconds)} words/s`;
    console.log(`${count} words: Chromium ${speed(whole)} (syntax alone ${speed(syntax)}); native ${speed(alone)}; ` +
      `ratio ${(alone / whole).toFixed(2)}`);
    if (at === 0) {
      console.log(`the first reading of these in Chromium: ${times[0].whole.toFixed(0)} ms`);
      console.log(`memory of the reader after them: ${(times.at(-1).memory / 2 ** 20).toFixed(1)} MiB`);
    }
  }
  setTimeout(() => (rmSync(profile, { recursive: true, force: true }), process.exit(0)), 500);
}

server.listen(0, "127.0.0.1", () => {
  const address = `http://127.0.0.1:${server.address().port}/`;
  browser = spawn(process.env.CHROMIUM ?? "chromium",
    ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`, address], { stdio: "ignore" });
});
