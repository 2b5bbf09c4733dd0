// Has the built reader read the sample, so that a first visitor sees its reading before the reader is there. Run by
// `finish.mjs`: what is stored is what this very build reads, and so it is made anew with every build.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

// The first byte of a letter: the reader listens; a reading is done.
const [READY, DONE] = [0, 2];

/** The letter with which the reader answers: see `src/app/protocol.rs`, and `src/app/wire` for its bytes. */
export async function read({ script, wasm, text }) {
  let [resolve, reject] = [];
  const promise = new Promise((...both) => ([resolve, reject] = both));
  const context = createContext({ TextDecoder, TextEncoder, WebAssembly, performance, console, URL });
  runInContext("globalThis.self = globalThis; globalThis.location = { href: 'file:///' };", context);
  context.postMessage = (letter) => {
    if (letter[0] === READY) context.onmessage({ data: letterIn(context, ask(text)) });
    if (letter[0] === DONE) resolve(Buffer.from(letter));
  };
  runInContext(readFileSync(script, "utf8"), context);
  context.module = await WebAssembly.compile(readFileSync(wasm));
  runInContext("wasm_bindgen({ module_or_path: module })", context).catch(reject);
  return promise;
}

/** Asks for a reading of a text of which nothing else is known; the number is nobody's. The benches say it, too, in pages
 * of their own, so it is written to stand alone. */
export function ask(text) {
  const bytes = new TextEncoder().encode(text);
  const length = [];
  let rest = bytes.length;
  for (; rest > 127; rest >>>= 7) length.push((rest & 127) | 128);
  return [0, ...length, rest, ...bytes, 0, 0, 0, 0, 0];
}

/** Bytes as the reader's own world knows them. */
function letterIn(context, bytes) {
  context.letter = bytes;
  return runInContext("Uint8Array.from(letter)", context);
}
