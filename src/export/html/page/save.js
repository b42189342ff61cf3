// What is shown, as a file.

const ids = (list, all) => list.map((i) => all[i].id);

const plain = (event) => ({
  id: event.id, date_start: iso(event.first) || null, date_end: iso(event.last) || null, precision: isDated(event) ? event.precision : null,
  kind: KINDS[event.kind].id, status: STATUSES[event.status], place: event.place === null ? null : PLACES[event.place].id,
  topics: ids(event.topics, TOPICS),
  participants: event.roles.map(([role, actors, sides]) => ({ role: ROLES[role].id, actors: ids(actors, ACTORS), sides: ids(sides, ACTORS) })),
  sources: ids(event.sources, ACTORS), documents: event.documents.map((d) => DOCUMENTS[d].id), confidence: event.confidence / 100,
  quotes: unique(event.mentions.map(quoteOf)),
});

// A cell that no spreadsheet takes for a formula.
const cell = (value) => {
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
};

const csvOf = (events) => {
  const head = ["id", "date_start", "date_end", "precision", "kind", "status", "place", "topics", "participants", "sides", "sources", "documents", "confidence", "quote"];
  const rows = events.map((event) => {
    const it = plain(event);
    const who = it.participants.map((p) => `${p.role}: ${p.actors.join(", ")}`).join("; ");
    return [it.id, it.date_start, it.date_end, it.precision, it.kind, it.status, it.place, it.topics.join("; "), who,
      ids(event.sides, ACTORS).join("; "), it.sources.join("; "), it.documents.join("; "), it.confidence, it.quotes[0]];
  });
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
};

const save = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
};
const saveJson = () => save("events.json", "application/json", `${JSON.stringify(listed.map(plain), null, 2)}\n`);
const saveCsv = () => save("events.csv", "text/csv;charset=utf-8", csvOf(listed));

// On paper the list is whole, as far as paper goes.
const MOST_PRINTED = 500;
const printList = () => {
  const rows = listed.slice(0, MOST_PRINTED).map((event) => element("tr", {},
    element("td", {}, run(sayDate(event))),
    element("td", {}, run(label(KINDS[event.kind])), event.status ? ` (${say(STATUSES[event.status])})` : ""),
    element("td", {}, run(castLine(event))), element("td", { dir: "auto" }, ...safely(firstQuote(event)))));
  fill(find("printed"),
    element("table", {}, element("thead", {}, element("tr", {}, ...["when", "kind", "actor", "report"].map((word) => element("th", {}, say(word))))),
      element("tbody", {}, ...rows)),
    element("p", {}, listed.length > MOST_PRINTED ? `${say("printedFirst", { n: MOST_PRINTED })}. ` : "", say("made")));
};
window.addEventListener("beforeprint", printList);
window.addEventListener("afterprint", () => fill(find("printed")));
