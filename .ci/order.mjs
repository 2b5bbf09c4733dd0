// Puts the functions of a WebAssembly module into an order in which what is alike stands close together: gzip finds
// what was said before only 32 KB back. What the functions do, and how fast, stays the same.
// usage: order(FILE), as `finish.mjs` does; needs `wasm-opt`, which renumbers them.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** Bytes that are compared at once. */
const PIECE = 6;
/** A piece that more functions have than these tells nothing. */
const COMMON = 60;
/** How far back gzip sees, in bytes, with some room for what stands between. */
const WINDOW = 30000;
/** Added to a function's size, so that tiny ones do not come first. */
const SMALL = 10;

export const FEATURES = [
  "bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue",
].map((feature) => `--enable-${feature}`);

/** Reads numbers and skips names, from front to back. */
export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  skip(length) {
    this.at += length;
  }
  limits() {
    const flags = this.byte();
    this.number();
    if (flags & 1) this.number();
  }
  /** What an import is; says whether it is a function. */
  described() {
    const kind = this.byte();
    if (kind === 0) this.number();
    else if (kind === 1) {
      this.byte();
      this.limits();
    } else if (kind === 2) this.limits();
    else this.skip(2);
    return kind === 0;
  }
}

/** As WebAssembly writes it. */
export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
  return bytes;
}

/** How many functions are imported, the bodies of the others, and the module without its custom sections. */
function taken(bytes) {
  const reader = new Reader(bytes, 8);
  const kept = [bytes.subarray(0, 8)];
  const bodies = [];
  let imported = 0;
  while (reader.at < bytes.length) {
    const start = reader.at;
    const section = reader.byte();
    const length = reader.number();
    const end = reader.at + length;
    if (section === 2) {
      for (let left = reader.number(); left > 0; left -= 1) {
        reader.skip(reader.number());
        reader.skip(reader.number());
        if (reader.described()) imported += 1;
      }
    } else if (section === 10) {
      for (let left = reader.number(); left > 0; left -= 1) {
        const size = reader.number();
        bodies.push(bytes.subarray(reader.at, reader.at + size));
        reader.skip(size);
      }
    }
    reader.at = end;
    if (section !== 0) kept.push(bytes.subarray(start, end));
  }
  return { imported, bodies, kept };
}

/** For each function the numbers of its telling pieces, and for each piece the functions that have it. */
function pieces(bodies) {
  const all = bodies.map((body) => {
    const found = new Set();
    for (let at = 0; at + PIECE <= body.length; at += 1) {
      let hash = 0x811c9dc5;
      for (let next = at; next < at + PIECE; next += 1) hash = Math.imul(hash ^ body[next], 0x01000193);
      found.add(hash);
    }
    return found;
  });
  const counts = new Map();
  for (const found of all) for (const piece of found) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const owners = new Map();
  const telling = all.map((found, index) =>
    [...found].filter((piece) => {
      const count = counts.get(piece);
      if (count < 2 || count > COMMON) return false;
      if (owners.has(piece)) owners.get(piece).push(index);
      else owners.set(piece, [index]);
      return true;
    }),
  );
  return { telling, owners };
}

/** One function after the other, each time the one that says most of what was said within the window. */
function arranged(bodies) {
  const { telling, owners } = pieces(bodies);
  const left = new Set(bodies.keys());
  const bySize = [...bodies.keys()].sort((a, b) => bodies[b].length - bodies[a].length || a - b);
  const score = new Map();
  const inWindow = new Map();
  const window = [];
  const order = [];
  let [gone, size, largest] = [0, 0, 0];
  const count = (piece, step) => {
    for (const other of owners.get(piece)) {
      if (!left.has(other)) continue;
      const value = (score.get(other) ?? 0) + step;
      if (value > 0) score.set(other, value);
      else score.delete(other);
    }
  };
  const say = (piece, step) => {
    const before = inWindow.get(piece) ?? 0;
    inWindow.set(piece, before + step);
    if (before === 0 || before + step === 0) count(piece, step);
  };
  while (left.size > 0) {
    let [best, most] = [-1, 0];
    for (const [other, value] of score) {
      const fit = value / (bodies[other].length + SMALL);
      if (fit > most || (fit === most && other < best)) [best, most] = [other, fit];
    }
    while (best < 0) {
      if (left.has(bySize[largest])) best = bySize[largest];
      else largest += 1;
    }
    left.delete(best);
    score.delete(best);
    order.push(best);
    window.push(best);
    size += bodies[best].length;
    for (const piece of telling[best]) say(piece, 1);
    for (; size > WINDOW && gone < window.length - 1; gone += 1) {
      size -= bodies[window[gone]].length;
      for (const piece of telling[window[gone]]) say(piece, -1);
    }
  }
  return order;
}

/** Writes the module's functions in their new order: names that say their places are what `wasm-opt` goes by. */
export function order(file) {
  const bytes = readFileSync(file);
  const { imported, bodies, kept } = taken(bytes);
  const place = new Map(arranged(bodies).map((index, place) => [index, place]));
  const names = number(bodies.length);
  for (const index of bodies.keys()) {
    const name = String(place.get(index)).padStart(6, "0");
    names.push(...number(imported + index), name.length, ...Buffer.from(name));
  }
  const section = [4, ...Buffer.from("name"), 1, ...number(names.length), ...names];
  writeFileSync(file, Buffer.concat([...kept, Buffer.from([0, ...number(section.length), ...section])]));
  const out = `${file}.ordered`;
  execFileSync("wasm-opt", [...FEATURES, "--reorder-functions-by-name", file, "-o", out]);
  writeFileSync(file, readFileSync(out));
  rmSync(out);
}
