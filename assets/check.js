// Says so when the browser cannot run the page. Plain old script: it must run where little else does.
if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
  document.getElementById("no-wasm").hidden = false;
}
