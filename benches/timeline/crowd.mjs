// A reading of N made-up events for the bench of timeline and map: node benches/timeline/crowd.mjs N [ACTORS] > crowd.json
// Days, months and spans over twenty years, eight actors or as many as asked, one sentence an event. With a number of
// actors each event is a relation between two of them. The same numbers give the same file.
const count = Number(process.argv[2] ?? 1000);
const crowd = Number(process.argv[3] ?? 0);
let seed = 7;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const pick = (list) => list[Math.floor(random() * list.length)];
const verbs = ["signs", "leaves", "opens", "warns", "visits", "rejects", "funds", "closes"];
const nouns = ["the treaty", "the port", "the talks", "the border", "the bank", "the summit", "the inquiry"];
const names = crowd ? Array.from({ length: crowd }, (_, index) => String(index + 1)) : [..."ABCDEFGH"];
const actors = names.map((letter, index) => ({
  id: `a${index + 1}`, name: `Party ${letter}`, type: "organisation", country: null, role: null, member_of: null,
  salience: 0.5, confidence: 0.9, mentions: [],
}));
const dates = Array.from({ length: count }, () => {
  const day = new Date(Date.UTC(2004, 0, 1) + Math.floor(random() * 7300) * 86400000).toISOString().slice(0, 10);
  const kind = random();
  return kind < 0.7 ? [day, day] : kind < 0.9 ? [day.slice(0, 7), day.slice(0, 7)] : [day, day.slice(0, 7)];
}).sort((a, b) => (a[0] < b[0] ? -1 : 1));
let text = "A crowd of events\n\n1 January 2024\n\n";
const events = dates.map(([start, end], index) => {
  const actor = pick(actors);
  const other = crowd ? actors[(actors.indexOf(actor) + 1 + Math.floor(random() * random() * (crowd - 1))) % crowd] : null;
  const what = `${actor.name} ${pick(verbs)} ${pick(nouns)}`;
  const from = text.length;
  text += `${what} on ${start}.`;
  const to = text.length - 1;
  actor.mentions.push({ start: from, end: from + actor.name.length, kind: "name" });
  text += index % 10 === 9 ? "\n\n" : " ";
  return {
    id: `e${index + 1}`, what, quote: { start: from, end: to }, trigger: { start: from + 8, end: from + 12 },
    mentions: [], type: "AGREE", main: true, salience: 0.5, confidence: 0.9, check: false, speaker: null,
    when: { start, end, edtf: start, bound: null, order: null, basis: "timex", timex: null, reason: "stated" },
    status: pick(["happened", "happened", "happened", "planned", "reported"]), agents: [actor.id], patients: other ? [other.id] : [],
  };
});
const relations = (crowd ? events : []).map((event) => ({
  from: event.agents[0], to: event.patients[0], kind: "supports", sign: pick(["+", "-", "0"]), directed: true,
  status: "happened", quote: event.quote, quotes: [event.quote], events: [event.id], confidence: 0.9,
}));
console.log(JSON.stringify({
  id: "crowd", engine: "bench", language: "en", text, title: "A crowd of events", outlet: null, author: null, url: null,
  published: { date: "2024-01-01", basis: "given", start: null, end: null },
  timexes: [], names: [], actors, events, relations, notes: [], corrections: [],
}));
