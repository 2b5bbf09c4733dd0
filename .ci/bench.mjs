// Measures speed and size in one run on one machine and prints the tables of docs/performance.md.
// usage: node .ci/bench.mjs    (after `make build` and a release build of the command line)
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ask } from "./sample.mjs";

const tools = process.env.TOOLS ?? join(process.env.HOME, ".cache/whowhen/tools");
const folder = mkdtempSync(join(tmpdir(), "whowhen-bench-"));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const ms = (number) => (number < 10 ? number.toFixed(1) : Math.round(number).toLocaleString("en"));
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
const rule = (count) => console.log(`|${"---|".repeat(count)}`);

/** Articles of our own, one after the other, up to so many bytes. */
function article(size) {
  const articles = readdirSync("tests/articles").filter((name) => name.endsWith(".txt")).sort();
  const texts = ["assets/sample.txt", ...articles.map((name) => join("tests/articles", name))].map((name) =>
    readFileSync(name, "utf8"),
  );
  let text = "";
  for (let at = 0; text.length < size; at += 1) text += `${texts[at % texts.length].trim()}\n\n`;
  return text.slice(0, text.lastIndexOf(" ", size));
}

const SIZES = [1, 5, 50, 500, 1000];
const texts = new Map(SIZES.map((size) => [size, article(size * 1000)]));
const words = (text) => text.split(/\s+/).length;

// Native: a process that reads the text often, less one that reads it once.
function native(text, times) {
  const line = `${JSON.stringify({ id: "a", text })}\n`;
  const run = (count) => {
    const before = performance.now();
    execFileSync("target/release/whowhen", ["analyse", "--jsonl", "--jobs", "1"], {
      input: line.repeat(count),
      maxBuffer: 1 << 30,
    });
    return performance.now() - before;
  };
  return (run(times + 1) - run(1)) / times;
}

// In the browser.
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const packed = new Map();
const server = createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, "http://a").pathname).slice(1) || "index.html";
  const file = join("dist", name);
  if (name.includes("..") || !existsSync(file)) return response.writeHead(404).end();
  if (!packed.has(name)) packed.set(name, gzipSync(readFileSync(file), { level: 9 }));
  response.writeHead(200, {
    "content-type": types[extname(name)] ?? "application/octet-stream",
    "content-encoding": "gzip",
    "cache-control": "max-age=600",
  });
  return response.end(packed.get(name));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;

const driver = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
const port = await new Promise((found) => {
  let output = "";
  driver.stdout.on("data", (data) => {
    output += data;
    const match = output.match(/successfully on port (\d+)/);
    if (match) found(match[1]);
  });
});

async function visit() {
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(value.message);
    return value;
  };
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];
  args.push("--disable-background-networking", "--window-size=1280,900");
  const { sessionId } = await ask("POST", "", {
    capabilities: { alwaysMatch: { "goog:chromeOptions": { args }, timeouts: { script: 120000 } } },
  });
  const run = (script, ...values) =>
    ask("POST", `/${sessionId}/execute/async`, {
      script: `const done = arguments[arguments.length - 1]; (async (...given) => { ${script} })(...arguments).then(done);`,
      args: values,
    });
  return {
    open: (url) => ask("POST", `/${sessionId}/url`, { url }),
    cdp: (cmd, params) => ask("POST", `/${sessionId}/goog/cdp/execute`, { cmd, params }),
    run,
    close: () => ask("DELETE", `/${sessionId}`),
  };
}

const DONE = `
  const done = () => document.querySelector("#progress")?.dataset.phase === "done"
    && /^[1-9]/.test(document.querySelector("#counts")?.textContent.trim() ?? "");
  while (!done()) await new Promise((next) => setTimeout(next, 5));`;
const PASTE = `
  const data = new DataTransfer();
  data.setData(given[1] ?? "text/plain", given[0]);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));`;

// The reader alone: a worker of its own, which is sent requests in the form of src/app/wire.
const READER = `
  ${DONE}
  ${ask}
  const letter = Uint8Array.from(ask(given[0]));
  const worker = startPart("reader");
  const next = (kind) => new Promise((heard) => worker.addEventListener("message", function on({ data }) {
    if (data[0] === kind) { worker.removeEventListener("message", on); heard(); }
  }));
  await next(0);
  const times = [];
  for (let at = 0; at < given[1]; at += 1) {
    const before = performance.now();
    const answer = next(2);
    worker.postMessage(letter);
    await answer;
    times.push(performance.now() - before);
  }
  worker.terminate();
  return times;`;

console.log(`Processor: ${cpus()[0].model}, ${cpus().length} cores. Node ${process.version}.\n`);
console.log("Reading time in milliseconds, median; in Chromium in the page's worker, warm:\n");
row("text", "words", "native", "Chromium", "words a second, Chromium");
rule(5);
const browser = await visit();
await browser.open(address);
const curve = [];
for (const [size, text] of texts) {
  const times = size <= 5 ? 15 : size <= 50 ? 6 : 2;
  const inBrowser = await browser.run(READER, text, times + 1);
  const warm = median(inBrowser.slice(1));
  curve.push([size, warm]);
  row(`${size} KB`, words(text).toLocaleString("en"), ms(native(text, times)), ms(warm), Math.round((words(text) / warm) * 1000).toLocaleString("en"));
}
const growth = curve.slice(1).map(([size, time], at) => `${curve[at][0]} to ${size} KB: ${(time / curve[at][1]).toFixed(1)} times the time for ${(size / curve[at][0]).toFixed(0)} times the text`);
console.log(`\nGrowth: ${growth.join("; ")}.\n`);

// What is made to tire a reader: from the paste to its words on screen, read or being read.
const hostile = [
  ["50,000 nested tags", "text/html", `${"<div>".repeat(50_000)}<p>END of it all, said on Monday.</p>`],
  ["20 MB of scripts and handlers", "text/html", `<p>END of it all.</p>${"<script>a()</script><p onclick='a()'></p>".repeat(500_000)}`],
  ["20 MB of style", "text/html", `<p>END of it all.</p><style>${"a{b:c}".repeat(3_500_000)}</style>`],
  ["20 MB of paragraphs", "text/html", `<p>END of it all.</p>${"<p>The ministers met in Paris on Monday.</p>".repeat(500_000)}`],
  ["200,000 lines of one letter", "text/plain", `END of it all.\n${"a\n".repeat(200_000)}`],
  ["300 pages", "text/plain", `END of it all.\n\n${texts.get(1000).slice(0, 750_000)}`],
];
console.log("Pastes made to tire a reader, milliseconds until their words are on screen:\n");
row("paste", "ms");
rule(2);
for (const [name, kind, content] of hostile) {
  const page = await visit();
  await page.open(address);
  const took = await page.run(
    `${DONE}
    const before = performance.now();
    ${PASTE}
    while (!document.querySelector("#text .paper")?.textContent.includes("END of it all")) await new Promise((next) => setTimeout(next, 5));
    return performance.now() - before;`,
    content,
    kind,
  );
  row(name, ms(took));
  await page.close();
}
console.log();

// A large text on the page itself: what blocks, and how long frames take.
const blocked = await browser.run(
  `${DONE}
  let longest = 0, tasks = 0;
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) { tasks += 1; longest = Math.max(longest, duration); } })
    .observe({ type: "longtask", buffered: false });
  ${PASTE}
  const before = performance.now();
  await new Promise((next) => setTimeout(next, 50));
  while (document.querySelector("#progress").dataset.phase === "busy") await new Promise((next) => setTimeout(next, 5));
  const whole = performance.now() - before;
  await new Promise((next) => setTimeout(next, 500));
  return [whole, tasks, longest, document.querySelector("#counts").textContent];`,
  texts.get(1000),
);
console.log(`1 MB pasted on the page: on screen after ${ms(blocked[0])} ms; ${blocked[1]} tasks over 50 ms, the longest ${ms(blocked[2])} ms (${blocked[3]}).\n`);

const frames = await browser.run(
  `${PASTE}
  await new Promise((next) => setTimeout(next, 100));
  ${DONE}
  const times = [];
  const picture = document.querySelector("#timeline svg");
  const place = picture.getBoundingClientRect();
  let last = await new Promise(requestAnimationFrame);
  for (let at = 0; at < 60; at += 1) {
    picture.dispatchEvent(new WheelEvent("wheel", { deltaY: at % 20 < 10 ? -60 : 60, clientX: place.x + 200, clientY: place.y + 60, bubbles: true, cancelable: true }));
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;`,
  texts.get(5),
);
console.log(`Frames while the timeline of a 5 KB article is zoomed: median ${ms(median(frames))} ms, worst ${ms(Math.max(...frames))} ms.\n`);
await browser.close();

// Cold and warm, throttled.
console.log("Loading, throttled to a quarter of the processor, 9 Mbit/s, 170 ms round trip (milliseconds):\n");
row("", "first paint", "first reading on screen");
rule(3);
const slow = await visit();
await slow.cdp("Network.enable", {});
await slow.cdp("Emulation.setCPUThrottlingRate", { rate: 4 });
await slow.cdp("Network.emulateNetworkConditions", {
  offline: false,
  latency: 170,
  downloadThroughput: 9e6 / 8,
  uploadThroughput: 9e6 / 8,
});
for (const what of ["cold", "warm"]) {
  await slow.open(address);
  const [paint, reading] = await slow.run(
    `${DONE}
    const reading = performance.now();
    // What was painted is told a little later.
    await new Promise((next) => setTimeout(next, 1000));
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return [paint, reading];`,
  );
  row(what, ms(paint), ms(reading));
  await slow.run(`await new Promise((next) => setTimeout(next, 4000));`);
}
await slow.close();
driver.kill();
server.close();

// Other programs on the same text.
const others = join(tools, "bench");
mkdirSync(others, { recursive: true });
if (!existsSync(join(others, "node_modules/compromise"))) {
  execFileSync("npm", ["install", "--prefix", others, "--no-audit", "--no-fund", "--no-save", "compromise@14.17.0", "chrono-node@2.10.3"], { stdio: "ignore" });
}
const need = createRequire(join(others, "x.js"));
const nlp = need("compromise");
const chrono = need("chrono-node");
const text = texts.get(50);
const speed = (act) => {
  act();
  const times = [0, 0, 0].map(() => {
    const before = performance.now();
    act();
    return performance.now() - before;
  });
  return words(text) / (median(times) / 1000);
};
const number = (value) => Math.round(value).toLocaleString("en");
console.log("\nWords a second on the same 50 KB, one core:\n");
row("program", "what it does", "words a second");
rule(3);
row("WhoWhen, native", "words, trees, names, dates, actors, events, relations", number(words(text) / (native(text, 6) / 1000)));
row("compromise (Node)", "words, tags, people, places, organisations", number(speed(() => { const doc = nlp(text); doc.people().out("array"); doc.places().out("array"); doc.organizations().out("array"); })));
row("chrono-node (Node)", "dates only", number(speed(() => chrono.parse(text, new Date(2024, 4, 20)))));

console.log("\nBytes of a first visit:\n");
row("file", "bytes", "gzip", "brotli");
rule(4);
const sum = [0, 0, 0];
const files = readdirSync("dist", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
for (const entry of files.sort((a, b) => a.name.localeCompare(b.name))) {
  if (entry.name === "OFL.txt") continue;
  const content = readFileSync(join(entry.parentPath ?? entry.path, entry.name));
  const sizes = [content.length, gzipSync(content, { level: 9 }).length, brotliCompressSync(content).length];
  // The same as in `size.sh`: loaded only when something is opened, shared or exported.
  const lazy = /^(desk|later)-|^countries\.tsv$|-more\.woff2$/.test(entry.name);
  if (!lazy) sizes.forEach((size, at) => { sum[at] += size; });
  row(entry.name.replace(/-[0-9a-f]{12,16}/, ""), ...sizes.map(number), ...(lazy ? ["on demand"] : []));
}
row("**a first visit**", ...sum.map(number));
writeFileSync(join(folder, "done"), "");
process.exit(0);
