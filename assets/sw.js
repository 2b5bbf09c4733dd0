// Keeps the page for times without a network. `.ci/finish.mjs` fills in the list of files and its hash.
"use strict";

const FILES = [];
const CACHE = "whowhen-0";

// Files whose name changes with their content may come from the browser's own cache; the others are asked for.
const request = (file) => new Request(file, { cache: /-[0-9a-f]{12,}[._]/.test(file) ? "default" : "no-cache" });

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(request))));
});

// Runs when no page of the old version is open any more.
addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("whowhen-") && name !== CACHE;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))),
  );
});

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== location.origin) return;
  const wanted = event.request.mode === "navigate" ? "./" : event.request;
  event.respondWith(
    caches.open(CACHE).then(async (cache) => (await cache.match(wanted)) ?? fetch(event.request)),
  );
});
