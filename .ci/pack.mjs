// Builds what packs the page's programs and what unpacks them (`pack/`), and packs.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURES } from "./order.mjs";

const source = process.env.TRUNK_SOURCE_DIR ?? ".";
const target = join(process.env.CARGO_TARGET_DIR ?? join(source, "target"), "pack");
const run = (program, ...given) => execFileSync(program, given, { stdio: ["ignore", "ignore", "inherit"] });
const build = (...given) =>
  run("cargo", "build", "--quiet", "--locked", "--manifest-path", join(source, "pack/Cargo.toml"), "--target-dir", target, ...given);

let built = false;

/** Writes the module `from`, packed, to `to`. */
export function pack(from, to) {
  if (!built) build("--release", "--features", "pack", "--bin", "pack");
  built = true;
  run(join(target, "release/pack"), from, to);
}

/** The module that unpacks, as bytes. */
export function unpacker() {
  const wasm = "wasm32-unknown-unknown";
  build("--profile", "page", "--lib", "--target", wasm);
  const out = join(target, "unpack.wasm");
  run("wasm-opt", "-Oz", ...FEATURES, "--strip-debug", "--strip-producers", join(target, wasm, "page/whowhen_pack.wasm"), "-o", out);
  return readFileSync(out);
}
