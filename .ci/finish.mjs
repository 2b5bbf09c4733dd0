// Finishes what Trunk has built (a post-build hook): names after content, one style sheet, the
// Content-Security-Policy, the service worker's list of files.
// usage: node .ci/finish.mjs [FOLDER]    (Trunk's staging folder when none is named)
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { order } from "./order.mjs";
import { pack, unpacker } from "./pack.mjs";
import { read as readSample } from "./sample.mjs";
import { shorten } from "./shorten.mjs";
import { split } from "./split.mjs";

const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
const file = (name) => join(dist, name);
const read = (name) => readFileSync(file(name), "utf8");
const write = (name, content) => writeFileSync(file(name), content);
const digest = (name, kind) => createHash(kind).update(readFileSync(file(name)));
const integrity = (name) => `sha384-${digest(name, "sha384").digest("base64")}`;

function die(what) {
  console.error(`finish: ${what}`);
  process.exit(1);
}

/** Renames a file after its content: `desk.js` becomes `desk-0123456789ab.js`. */
function named(name, stem = name.replace(/\.[^.]*$/, "")) {
  const to = `${stem}-${digest(name, "sha256").digest("hex").slice(0, 12)}${name.match(/\.[^.]*$/)[0]}`;
  renameSync(file(name), file(to));
  return to;
}

/** Drops comments and indentation from wasm-bindgen's glue, which Trunk's minifier does not understand. */
function slim(script) {
  const lines = script.replace(/\/\*\*[\s\S]*?\*\//g, "").split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("//"))
    .join("\n");
}

let html = read("index.html");
const one = (pattern) => readdirSync(dist).find((name) => pattern.test(name)) ?? die(`Trunk has built no ${pattern}`);

// An unoptimised build is for looking only.
const optimised = process.env.TRUNK_PROFILE !== "debug";

// The page's program becomes two: what a first reading needs, and the rest.
const pageScript = one(/^page-[0-9a-f]+\.js$/);
const pageWasm = one(/^page-[0-9a-f]+_bg\.wasm$/);
split({ dist, script: pageScript, wasm: pageWasm, late: "later.wasm", optimised });

const pairs = [[pageScript, pageWasm], ["worker.js", "worker_bg.wasm"], ["desk.js", "desk_bg.wasm"]];
for (const [script, wasm] of pairs) shorten({ script: file(script), wasm: file(wasm) });
if (optimised) for (const name of readdirSync(dist)) if (name.endsWith(".wasm")) order(file(name));

// The page: Trunk's own start script goes, because `start.js` starts it, with hashes.
write(pageScript, slim(read(pageScript)));

// The workers: Trunk's loader goes, too, and the glue becomes one script with what unpacks its program.
const asset = (name) => slim(readFileSync(new URL(`../assets/${name}`, import.meta.url), "utf8"));
for (const name of ["worker", "desk"]) {
  write(`${name}.js`, [slim(read(`${name}.js`)), asset("unpack.js"), asset("worker.js")].join("\n"));
  rmSync(file(`${name}_loader.js`));
}

// What a first visitor sees before the reader is there.
write(
  "sample.bin",
  await readSample({
    script: file("worker.js"),
    wasm: file("worker_bg.wasm"),
    text: readFileSync(new URL("../assets/sample.txt", import.meta.url), "utf8"),
  }),
);
const sample = named("sample.bin");

// The programs travel packed.
const packed = (wasm, part) => {
  pack(file(wasm), file(`${part}.pack`));
  rmSync(file(wasm));
  return sealed(named(`${part}.pack`));
};
const sealed = (name) => ({ file: `./${name}`, integrity: integrity(name) });
write("unpack.wasm", unpacker());
const parts = {
  unpack: sealed(named("unpack.wasm")),
  page: { script: `./${pageScript}`, ...packed(pageWasm, "page") },
  later: packed("later.wasm", "later"),
  reader: { script: `./${named("worker.js", "reader")}`, ...packed("worker_bg.wasm", "reader") },
  desk: { script: `./${named("desk.js")}`, ...packed("desk_bg.wasm", "desk") },
};

// One style sheet instead of seven.
const sheets = [...html.matchAll(/<link [^>]*href="?\.?\/?([\w-]+\.css)"?[^>]*>/g)];
write("style.css", sheets.map(([, name]) => read(name)).join("\n"));
for (const [link, name] of sheets) {
  html = html.replace(link, "");
  rmSync(file(name));
}
const style = named("style.css");

write("start.js", [asset("unpack.js"), asset("parts.js"), slim(read("start.js"))].join("\n"));
const start = named("start.js");
const isModule = /<script type="?module"?>[\s\S]*?<\/script>/g;
if ((html.match(isModule) ?? []).length !== 1) die("Trunk's start script is not where it was");
html = html
  .replace(isModule, "")
  .replace(/<link [^>]*rel="?(modulepreload|preload)"?[^>]*>/g, "")
  .replace(/<script [^>]*start\.js[^>]*><\/script>/, "");

const policy = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "font-src": "'self'",
  "img-src": "'self' data: blob:",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "default",
};
const csp = Object.entries(policy)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join("; ");
const head = `<meta http-equiv="Content-Security-Policy" content="${csp}">`;
const tail =
  `<meta name="parts" content='${JSON.stringify(parts)}'>` +
  `<meta name="sample" content="./${sample}">` +
  `<meta name="offline" content="./sw.js">` +
  `<link rel="stylesheet" href="./${style}" integrity="${integrity(style)}">` +
  `<link rel="modulepreload" href="./${pageScript}" integrity="${integrity(pageScript)}">` +
  [parts.unpack, parts.page]
    .map(({ file, integrity }) => `<link rel="preload" as="fetch" crossorigin href="${file}" integrity="${integrity}">`)
    .join("") +
  `<script defer src="./${start}" integrity="${integrity(start)}"></script>`;
if (!/<meta charset="?utf-8"?( ?\/)?>/.test(html) || !html.includes("</head>")) die("index.html has no head as expected");
html = html.replace(/<meta charset="?utf-8"?( ?\/)?>/, (charset) => charset + head).replace("</head>", `${tail}</head>`);
write("index.html", html);

// The list that the service worker keeps, under a name that changes with any of its files.
if (!existsSync(file("sw.js"))) die("there is no service worker");
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !["sw.js", "OFL.txt"].includes(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(dist, "/").length).replaceAll("\\", "/"))
  .sort();
const whole = createHash("sha256");
for (const name of files) whole.update(name).update(digest(name, "sha256").digest());
const kept = files.map((name) => (name === "index.html" ? "./" : `./${name}`));
write(
  "sw.js",
  read("sw.js")
    .replace("const FILES = [];", `const FILES = ${JSON.stringify(kept)};`)
    .replace('"whowhen-0"', `"whowhen-${whole.digest("hex").slice(0, 12)}"`),
);
