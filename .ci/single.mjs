// Makes one file of the built page, with everything in it, that opens from the disk by a double click.
// usage: node .ci/single.mjs DIST FILE
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [dist, out] = process.argv.slice(2);
const bytes = (name) => readFileSync(join(dist, name));
const text = (name) => bytes(name).toString("utf8");
let html = text("index.html");
const parts = JSON.parse(html.match(/<meta name="parts" content='([^']*)'>/)[1]);

// Style, with its fonts in it.
const sheet = html.match(/<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/);
const style = text(sheet[1]).replace(
  /url\("?(?:\.\/)?(fonts\/[\w.-]+)"?\)/g,
  (_, font) => `url(data:font/woff2;base64,${bytes(font).toString("base64")})`,
);

// The programs, packed; scripts as they are. Data blocks are never run, so only the two scripts need a hash.
const data = Object.entries(parts)
  .map(([part, { file }]) => `<script type="application/octet-stream" id="${part}-file">${bytes(file).toString("base64")}</script>`)
  .join("");
const workers = ["reader", "desk"]
  .map((part) => `<script type="text/plain" id="${part}-script">${text(parts[part].script).replaceAll("</", "<\\/")}</script>`)
  .join("");
// Files that the hosted page fetches when they are needed; the page finds them by their names.
const files = ["countries.tsv"]
  .map((name) => `<script type="text/plain" id="${name}">${text(name).replaceAll("</", "<\\/")}</script>`)
  .join("");
const asset = (name) => readFileSync(new URL(`../assets/${name}`, import.meta.url), "utf8");
const start = `${asset("unpack.js")}
${asset("parts.js")}
const held = (id) => document.getElementById(id).textContent;
const fetched = async (name) => Uint8Array.from(atob(held(name + "-file")), (letter) => letter.charCodeAt(0));
const scripts = {};
const workerScript = (name) => (scripts[name] ??= URL.createObjectURL(new Blob([held(name + "-script")], { type: "text/javascript" })));
globalThis.sampleReading = async () => undefined;
`;
// The glue as part of one module, without its exports.
const glue = text(parts.page.script).replace(/export\s*\{[^}]*\};?\s*$/, "").replace(/^export /gm, "");
const page = `${start}\n${glue}\n__wbg_init({ module_or_path: part("page") });\n`;
if (/^\s*(export|import)\s/m.test(page) || page.includes("</script")) {
  console.error("single: the page's script is not as expected");
  process.exit(1);
}

const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(page)} 'wasm-unsafe-eval' blob:`,
  `style-src ${hash(style)}`,
  "font-src data:",
  "img-src data: blob:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

html = html
  .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace(/<meta name="(parts|sample|offline)"[^>]*>/g, "")
  .replace(/<link rel="(modulepreload|preload|manifest)"[^>]*>/g, "")
  .replace(/<link [^>]*rel="?manifest"?[^>]*>/g, "")
  .replace(sheet[0], () => `<style>${style}</style>`)
  .replace(/<script defer[^>]*><\/script>/, "")
  .replace("</body>", () => `${data}${workers}${files}<script type="module">${page}</script></body>`);
if (/(src|href)="?\.\//.test(html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<style[\s\S]*?<\/style>/g, ""))) {
  console.error("single: something is still loaded from beside the file");
  process.exit(1);
}
writeFileSync(out, html);
console.log(`${out}: ${(html.length / 1e6).toFixed(1)} MB`);
