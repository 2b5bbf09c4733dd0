// Starts the page, and the workers for it. What lies where, the <meta> elements of the page say: `.ci/finish.mjs`
// writes them, with a hash for every script and every program, and nothing else is ever loaded. Behind `parts.js`.
"use strict";

const told = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const parts = JSON.parse(told("parts") ?? "{}");

// Trusted Types: only our own scripts may become scripts, and only harmless pieces of our own views become
// elements. What people put in never comes this way: it is shown as text.
const own = new Set();
const script = (name) => {
  const address = new URL(name, document.baseURI).href;
  own.add(address);
  return address;
};
const active = /<\s*(script|iframe|object|embed|base|meta|link)|\son\w+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (own.has(new URL(address, document.baseURI).href) ? address : null),
  createHTML: (html) => (active.test(html) ? null : html),
  createScript: () => null,
});

let asked;
const readerAsked = new Promise((resolve) => (asked = resolve));
const fetched = async (name) => {
  if (name === "reader") asked();
  const { file, integrity } = parts[name];
  const answer = await fetch(file, { integrity });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
};
const workerScript = (name) => script(parts[name].script);

// The reading of the sample comes beside the program, unless a link brings another article.
const fetchSample = async () => {
  const answer = await fetch(told("sample"));
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
};
const sample = told("sample") && location.hash.length < 2 ? fetchSample().catch(() => {}) : undefined;

// Called by the page: that reading as bytes; undefined when it cannot be had.
globalThis.sampleReading = async () => sample;

if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
  document.getElementById("no-wasm").hidden = false;
} else if (parts.page) {
  import(script(parts.page.script)).then((page) => page.default({ module_or_path: part("page") }));
  // The engine arrives behind the page, not before it; behind the sample's reading, when there is one, which asks for it.
  if (!sample) part("page").then(() => arrives("reader"), () => {});
}

// Offline: once the page works. A newer version is only announced; it takes over when the page is closed.
if ("serviceWorker" in navigator && told("offline") && location.protocol.startsWith("http")) {
  addEventListener("load", async () => {
    await readerAsked;
    await arrives("reader").catch(() => {});
    const registration = await navigator.serviceWorker.register(script(told("offline"))).catch(() => {});
    registration?.addEventListener("updatefound", () => {
      const next = registration.installing;
      next?.addEventListener("statechange", () => {
        if (next.state === "installed" && navigator.serviceWorker.controller) {
          dispatchEvent(new CustomEvent("newversion"));
        }
      });
    });
  });
}
