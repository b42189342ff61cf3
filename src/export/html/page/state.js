// What is chosen, and its address: all of it stands after the # of the page.

const LISTS = ["kind", "status", "side", "actor", "role", "topic", "place", "outlet", "source", "confidence", "known"];
const LANES = ["kind", "side"];
const ORDERS = ["oldest", "newest", "surest", "reported"];
const THEMES = ["auto", "light", "dark"];

const fresh = () => ({
  lang: document.documentElement.lang === "en" ? "en" : "ar", theme: "auto", query: "", from: null, until: null,
  chosen: Object.fromEntries(LISTS.map((name) => [name, new Set()])), together: new Set(),
  lanes: "kind", named: false, order: "oldest", event: null,
});
const FIRST_LANG = document.documentElement.lang === "en" ? "en" : "ar";
const state = fresh();

const address = () => {
  const fields = new URLSearchParams();
  if (state.lang !== FIRST_LANG) fields.set("lang", state.lang);
  if (state.theme !== "auto") fields.set("theme", state.theme);
  if (state.query) fields.set("q", state.query);
  for (const name of LISTS) {
    const ids = [...state.chosen[name]].map((value) => FACETS[name].id(value)).sort();
    for (const id of ids) fields.append(name, id);
  }
  for (const name of state.together) if (state.chosen[name].size > 1) fields.append("all", name);
  if (state.from !== null) fields.set("from", iso(state.from));
  if (state.until !== null) fields.set("until", iso(state.until));
  if (state.lanes !== "kind") fields.set("lanes", state.lanes);
  if (state.named) fields.set("nodes", "named");
  if (state.order !== "oldest") fields.set("order", state.order);
  if (state.event !== null) fields.set("event", EVENTS[state.event].id);
  return fields.toString();
};

const among = (value, list) => (list.includes(value) ? value : list[0]);

// Takes from an address what it says and knows.
const follow = (text) => {
  const fields = new URLSearchParams(text);
  Object.assign(state, fresh(), {
    lang: among(fields.get("lang"), [FIRST_LANG, "ar", "en"]), theme: among(fields.get("theme"), THEMES),
    query: fields.get("q") ?? "", from: parseDay(fields.get("from") ?? ""), until: parseDay(fields.get("until") ?? ""),
    lanes: among(fields.get("lanes"), LANES), named: fields.get("nodes") === "named",
    order: among(fields.get("order"), ORDERS), together: new Set(fields.getAll("all").filter((n) => LISTS.includes(n))),
    event: BY_ID.get(fields.get("event"))?.index ?? null,
  });
  for (const name of LISTS) {
    for (const id of fields.getAll(name)) {
      const value = FACETS[name].value(id);
      if (value !== undefined) state.chosen[name].add(value);
    }
  }
};

const write = () => {
  const text = address();
  if (text !== location.hash.slice(1)) history.replaceState(null, "", `#${text}`);
};
