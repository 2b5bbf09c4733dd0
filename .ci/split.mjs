// Cuts the page's program in two at the function that `src/main.rs` marks: what a first reading needs, and what is
// fetched when it is opened. Trunk cannot, so this takes the program as Cargo made it, with its relocations, and
// does over what Trunk did: `wasm-split-cli`, then `wasm-bindgen`, then `wasm-opt`.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURES } from "./order.mjs";

const source = process.env.TRUNK_SOURCE_DIR ?? ".";
const target = process.env.CARGO_TARGET_DIR ?? join(source, "target");
const run = (program, ...given) => execFileSync(program, given, { stdio: ["ignore", "ignore", "inherit"] });

/** Replaces what must be there, once. */
function replaced(text, pattern, by) {
  if (!pattern.test(text)) {
    console.error(`split: no ${pattern} in what the tools made`);
    process.exit(1);
  }
  return text.replace(pattern, () => by);
}

/** The script that fetches the late part, to stand in the page's own: `start.js` and the single file know where it is. */
function linked(script, link) {
  const fetched = `() => {
const module = globalThis.lateModule();
module.catch(() => {});
return async (imports) => WebAssembly.instantiate(await module, imports);
}`;
  let joined = replaced(link, /^import .*\n/, "");
  joined = replaced(joined, /\(\) => \{\s*const src = fetch\([\s\S]*?instantiateStreaming\(src, imports\)\);\s*\}/, fetched);
  joined = replaced(joined, /^export const (__wasm_split_load_later) =/m, "const __wasm_split_load_later =");
  const name = script.match(/^import \* as (\w+) from "\.\/__wasm_split\.js"/m)?.[1];
  const rest = replaced(script, /^import \* as \w+ from "\.\/__wasm_split\.js".*\n/m, "");
  return `${joined}\nconst ${name} = { __wasm_split_load_later };\n${rest}`;
}

/** Writes `script`, `wasm` and `late` into `dist`. */
export function split({ dist, script, wasm, late, optimised }) {
  const work = join(target, "split");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  run("wasm-split-cli", join(target, "wasm32-unknown-unknown/page/page.wasm"), work, "--target", "web", "--out-name", "page");
  run("wasm-bindgen", join(work, "page.wasm"), "--out-dir", join(work, "bound"), "--out-name", "page",
    "--target", "web", "--keep-lld-exports", "--no-typescript");
  const parts = [[join(work, "bound/page_bg.wasm"), join(dist, wasm)], [join(work, "split_later.wasm"), join(dist, late)]];
  for (const [from, to] of parts) {
    if (optimised) run("wasm-opt", "-Oz", ...FEATURES, "--strip-debug", from, "-o", to);
    else renameSync(from, to);
  }
  const read = (name) => readFileSync(join(work, name), "utf8");
  writeFileSync(join(dist, script), linked(read("bound/page.js"), read("__wasm_split.js")));
}
