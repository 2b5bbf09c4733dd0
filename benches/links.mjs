// Length of links beside other codecs: node benches/links.mjs FILE... (needs `npm install lz-string`).
// Runs `cargo bench --bench links` (or the program LINKS, already built) on the same files and prints
// characters of link per character of text.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, deflateRawSync } from "node:zlib";

const files = process.argv.slice(2);
const [program, ...begin] = process.env.LINKS ? [process.env.LINKS] : ["cargo", "bench", "--quiet", "--bench", "links", "--"];
const ours = execFileSync(program, [...begin, ...files], { encoding: "utf8" });
const lz = await import("lz-string").then((module) => module.default, () => null);

const columns = ["article", "frozen", "deflate", "brotli", "lz-string"];
const sums = Object.fromEntries(columns.map((name) => [name, 0]));
let count = 0, pack = 0, unpack = 0, ofDeflate = 0;
const base64 = (bytes) => Math.ceil((bytes.length * 4) / 3);
console.log(["chars", ...columns, "file"].join("\t"));
for (const line of ours.trim().split("\n")) {
  const [file, length, article, frozen, packed, unpacked] = line.split("\t");
  const text = readFileSync(file, "utf8").trim();
  const links = {
    article: Number(article),
    frozen: Number(frozen),
    deflate: base64(deflateRawSync(text, { level: 9 })),
    brotli: base64(brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
    })),
    "lz-string": lz ? lz.compressToEncodedURIComponent(text).length : NaN,
  };
  const shares = columns.map((name) => links[name] / Number(length));
  columns.forEach((name, index) => (sums[name] += shares[index]));
  ofDeflate += links.article / links.deflate;
  count += 1; pack += Number(packed); unpack += Number(unpacked);
  console.log([length, ...shares.map((share) => share.toFixed(3)), file].join("\t"));
}
console.log(["mean", ...columns.map((name) => (sums[name] / count).toFixed(3)), `${count} texts`].join("\t"));
console.log(`of deflate ${(ofDeflate / count).toFixed(3)}, pack ${(pack / count).toFixed(0)} ms, unpack ${(unpack / count).toFixed(0)} ms`);
