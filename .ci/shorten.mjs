// Shortens the names that wasm-bindgen gives to what a script and its WebAssembly module call each other: they end in a
// number of sixteen digits that tells nothing and that nothing can pack. What is called stays the same.
// usage: shorten({ script: FILE, wasm: FILE })
import { readFileSync, writeFileSync } from "node:fs";
import { Reader, number } from "./order.mjs";

const LONG = /\b\w+_h?[0-9a-f]{16}\b/g;
const [IMPORTS, EXPORTS] = [2, 7];

/** The content of a section with its names passed through `short`. */
function renamed(section, content, short) {
  const reader = new Reader(content);
  const out = [];
  const name = () => {
    const length = reader.number();
    const given = Buffer.from(content.subarray(reader.at, reader.at + length)).toString();
    reader.skip(length);
    const bytes = Buffer.from(short.get(given) ?? given);
    out.push(...number(bytes.length), ...bytes);
  };
  const count = reader.number();
  out.push(...number(count));
  for (let left = count; left > 0; left -= 1) {
    if (section === IMPORTS) name();
    name();
    const start = reader.at;
    if (section === IMPORTS) reader.described();
    else {
      reader.byte();
      reader.number();
    }
    out.push(...content.subarray(start, reader.at));
  }
  return Buffer.from(out);
}

export function shorten({ script, wasm }) {
  const text = readFileSync(script, "utf8");
  const short = new Map([...new Set(text.match(LONG))].sort().map((name, at) => [name, `_${at.toString(36)}`]));
  const taken = new Set(text.match(/\b\w+\b/g));
  for (const name of short.values()) if (taken.has(name)) throw new Error(`${script}: ${name} is taken`);
  writeFileSync(script, text.replace(LONG, (name) => short.get(name)));

  const bytes = readFileSync(wasm);
  const reader = new Reader(bytes, 8);
  const out = [bytes.subarray(0, 8)];
  while (reader.at < bytes.length) {
    const section = reader.byte();
    const length = reader.number();
    let content = bytes.subarray(reader.at, reader.at + length);
    reader.skip(length);
    if (section === IMPORTS || section === EXPORTS) content = renamed(section, content, short);
    out.push(Buffer.from([section, ...number(content.length)]), content);
  }
  writeFileSync(wasm, Buffer.concat(out));
}
