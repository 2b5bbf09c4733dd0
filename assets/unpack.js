// Unpacks a program of the page (`pack/`) and compiles it. A part of every script that starts one: `start.js`, the
// workers', the single file's.
"use strict";

// A new instance each time: it is thrown away with all of its memory.
const unpacked = async (unpacker, packed) => {
  const { memory, room, unpack, length } = (await WebAssembly.instantiate(unpacker)).exports;
  const size = packed.byteLength;
  const at = room(size);
  new Uint8Array(memory.buffer, at, size).set(new Uint8Array(packed));
  const place = unpack(at, size);
  if (place === 0) throw new Error("a damaged program");
  return WebAssembly.compile(new Uint8Array(memory.buffer, place, length()));
};
