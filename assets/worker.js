// The end of a worker's script, behind wasm-bindgen's and `unpack.js`. Its first letter is its program: compiled, or
// packed, and then it is handed back for the next worker of its kind. Unpacking it here leaves the page free.
onmessage = async ({ data: { module, unpacker, packed, back } }) => {
  onmessage = null;
  try {
    module ??= await unpacked(unpacker, packed);
    back?.postMessage(module);
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    reportError(error);
  }
};
