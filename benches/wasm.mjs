// Speed of the reading as WebAssembly in Chromium beside the native program, and the worker's memory.
// Run after `make build cli`:  node benches/wasm.mjs [dist] [target/release/whowhen] [ARTICLE]
// Prints words a second of both on the article twenty times over, of the syntax stage alone in the browser, and the
// size of the worker's WebAssembly memory (which never shrinks, so it is the peak) after 5 KB of the article.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [dist = "dist", program = "target/release/whowhen", file = "tests/articles/peace.txt"] = process.argv.slice(2);
const article = readFileSync(file, "utf8");
const long = Array(20).fill(article).join("\n\n");
const short = article.repeat(1 + Math.ceil(5000 / article.length)).slice(0, 5000);
const words = long.split(/\s+/).length;

const worker = `
const post = self.postMessage.bind(self);
let memory;
self.postMessage = (told) => post({ told, at: performance.now(), bytes: memory ? memory.buffer.byteLength : 0 });
importScripts("./worker.js");
wasm_bindgen("./worker_bg.wasm").then((exports) => { memory = exports.memory; post({ told: "loaded" }); });`;

const page = `<!doctype html><script>
const read = (worker, id, text) => new Promise((done) => {
  const start = performance.now();
  const at = {};
  worker.onmessage = ({ data }) => {
    const name = data.told.split("\\n")[0];
    at[name.startsWith("stage") ? name.split(" ")[2] : "done"] = performance.now();
    if (name.startsWith("done")) done({ start, at, bytes: data.bytes });
  };
  worker.postMessage(JSON.stringify({ id, text, published: null, title: null, outlet: null, author: null, url: null }));
});
(async () => {
  const { short, long } = await (await fetch("texts")).json();
  const worker = new Worker("bench-worker.js");
  await new Promise((done) => { worker.onmessage = ({ data }) => data.told === "loaded" && done(); });
  const first = await read(worker, 1, short);
  const second = await read(worker, 2, long);
  await fetch("result", { method: "POST", body: JSON.stringify({ first, second }) });
})();
</script>`;

const types = { js: "text/javascript", wasm: "application/wasm" };
const profile = mkdtempSync(join(tmpdir(), "whowhen-"));
let browser;
const server = createServer((request, response) => {
  const name = request.url.slice(1);
  const give = (type, body) => response.writeHead(200, { "content-type": type }).end(body);
  if (name === "") return give("text/html", page);
  if (name === "texts") return give("application/json", JSON.stringify({ short, long }));
  if (name === "bench-worker.js") return give("text/javascript", worker);
  if (name === "result") {
    let body = "";
    request.on("data", (part) => (body += part)).on("end", () => (response.end(), finish(JSON.parse(body))));
    return;
  }
  try {
    give(types[name.split(".").pop()] ?? "application/octet-stream", readFileSync(join(dist, name)));
  } catch {
    response.writeHead(404).end();
  }
});

function finish({ first, second }) {
  browser.kill();
  server.close();
  const text = join(profile, "long.txt");
  writeFileSync(text, long);
  const start = process.hrtime.bigint();
  execFileSync(program, ["analyse", text], { maxBuffer: 1 << 28 });
  const native = Number(process.hrtime.bigint() - start) / 1e9;
  const whole = (second.at.done - second.start) / 1e3;
  const syntax = (second.at.time - second.at.syntax) / 1e3;
  const speed = (seconds) => `${Math.round(words / seconds)} words/s`;
  console.log(`${words} words, whole reading: Chromium ${speed(whole)}, native ${speed(native)}; ` +
    `ratio ${(native / whole).toFixed(2)}`);
  console.log(`syntax stage in Chromium: ${speed(syntax)}`);
  console.log(`memory of the worker after an article of 5 KB: ${(first.bytes / 2 ** 20).toFixed(1)} MiB`);
  setTimeout(() => (rmSync(profile, { recursive: true, force: true }), process.exit(0)), 500);
}

server.listen(0, "127.0.0.1", () => {
  const address = `http://127.0.0.1:${server.address().port}/`;
  browser = spawn(process.env.CHROMIUM ?? "chromium",
    ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`, address], { stdio: "ignore" });
});
