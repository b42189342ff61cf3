// The events: read from the data of the page, in the order of its lists.

const DATA = JSON.parse(find("data").textContent);

const entity = ([id, ar, en]) => ({ id, ar, en });
const KINDS = DATA.kinds.map((k) => ({ ...entity(k), colour: k[3], line: k[4] }));
const ROLES = DATA.roles.map((r) => ({ ...entity(r), joint: r[3] }));
const ACTORS = DATA.actors.map((a) => ({ ...entity(a), type: a[3], x: a[4], y: a[5] }));
const PLACES = DATA.places.map(entity);
const TOPICS = DATA.topics.map(entity);
const DOCUMENTS = DATA.documents.map(([id, title, published, outlet, url, language, quotes]) => (
  { id, title, published, outlet, url, language, quotes }));
const RULES = DATA.rules;
const STATUSES = ["actual", "planned", "possible", "denied"];
const PRECISIONS = ["day", "month", "year", "interval", "undated"];
const BANDS = [[90, "≥ 90%"], [80, "80–89%"], [60, "60–79%"], [0, "< 60%"]];
const OUTLETS = [...new Set(DOCUMENTS.map((d) => d.outlet).filter((o) => o !== null))].sort();
const OUTLET = new Map(OUTLETS.map((outlet, i) => [outlet, i]));

const unique = (list) => (list.length < 2 ? list : [...new Set(list)]);

const EVENTS = DATA.events.map((e, index) => {
  const roles = e[8];
  return {
    index, id: e[0], kind: e[1] ?? 0, status: STATUSES.indexOf(e[2]), first: e[3], last: e[4], precision: e[5], place: e[6],
    topics: e[7], roles, sources: e[9], confidence: e[10], mentions: e[11], widely: e[12], follows: e[13],
    sides: unique(roles.flatMap((r) => r[2])), actors: unique(roles.flatMap((r) => r[1])),
    documents: unique(e[11].map((m) => m[0])), leads: [],
    // The days that it covers on a scale; of what is open at an end, the other.
    start: e[3] ?? e[4], end: e[4] ?? e[3],
  };
});
for (const event of EVENTS) for (const [earlier, stage] of event.follows) EVENTS[earlier].leads.push([event.index, stage]);

const BY_ID = new Map(EVENTS.map((e) => [e.id, e]));
const COUNT = EVENTS.length;

const label = (thing) => visible(thing[state.lang] || thing.id);
const isDated = (event) => event.start !== null;
const quoteOf = ([document, sentence]) => (sentence === null ? "" : DOCUMENTS[document].quotes[sentence]);
const firstQuote = (event) => (event.mentions.length ? quoteOf(event.mentions[0]) : "");

// Who fills each role, as one line: "Mediator: Egypt, Qatar".
const castOf = (event) => event.roles.map(([role, named]) => [label(ROLES[role]), named.map((a) => label(ACTORS[a])).join(say("comma"))]);
const castLine = (event) => castOf(event).map(([role, who]) => `${role}: ${who}`).join(" · ");
const outletsOf = (event) => unique(event.documents.map((d) => DOCUMENTS[d].outlet).filter((o) => o !== null));
const bandOf = (event) => BANDS.findIndex(([least]) => event.confidence >= least);

// What a search looks at, folded when it is first needed or when there is time.
const HAYSTACKS = new Array(COUNT);
const NAMES = new Map();
const foldedName = (thing) => {
  if (!NAMES.has(thing)) NAMES.set(thing, fold(`${thing.ar} ${thing.en} ${thing.id}`));
  return NAMES.get(thing);
};
const haystack = (event) => {
  const things = [KINDS[event.kind], ...event.topics.map((t) => TOPICS[t])];
  if (event.place !== null) things.push(PLACES[event.place]);
  for (const a of unique([...event.actors, ...event.sides, ...event.sources])) things.push(ACTORS[a]);
  const quotes = unique(event.mentions.map(quoteOf)).join("\n");
  const titles = event.documents.map((d) => DOCUMENTS[d].title ?? "").join("\n");
  return `${fold(`${quotes}\n${titles}`)}\n${things.map(foldedName).join("\n")}\n${event.id}`;
};
const prepare = (until) => {
  while (prepare.done < Math.min(until, COUNT)) {
    HAYSTACKS[prepare.done] = haystack(EVENTS[prepare.done]);
    prepare.done += 1;
  }
};
prepare.done = 0;
