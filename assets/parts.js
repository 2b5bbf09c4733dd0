// Starts the parts of the page, wherever they come from: the hosted page (`start.js`) and the single file
// (`.ci/single.mjs`) say with `fetched(name)` where that is, and with `workerScript(name)`. Behind `unpack.js`.
"use strict";

// What has been asked for is not asked for again, unless it failed.
const once = (held, name, make) =>
  (held[name] ??= make().catch((error) => {
    delete held[name];
    throw error;
  }));
const arriving = {};
const modules = {};
const arrives = (name) => once(arriving, name, () => fetched(name));
const unpacker = () => once(modules, "unpack", async () => WebAssembly.compile(await arrives("unpack")));
const part = (name) =>
  once(modules, name, async () => {
    const module = await unpacked(...(await Promise.all([unpacker(), arrives(name)])));
    delete arriving[name];
    return module;
  });

// A worker unpacks its program and hands it back, so that one that is started again has it at once.
const provide = async (worker, name) => {
  if (modules[name]) return worker.postMessage({ module: await modules[name] });
  const [tool, packed] = await Promise.all([unpacker(), arrives(name)]);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    modules[name] = Promise.resolve(data);
    delete arriving[name];
    port1.close();
  };
  worker.postMessage({ unpacker: tool, packed, back: port2 }, [port2]);
};

// Called by the page: what it fetches late of its own program.
globalThis.lateModule = () => part("later");

// Called by the page: a worker that runs the part of this name.
globalThis.startPart = (name) => {
  const worker = new Worker(workerScript(name));
  provide(worker, name).catch(() => worker.dispatchEvent(new ErrorEvent("error")));
  return worker;
};
