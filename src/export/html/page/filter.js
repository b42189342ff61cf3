// Which events are shown, and how many each choice would leave.
//
// For each facet the values of every event stand in one list of numbers; an
// event that fails a facet has its bit set. A value counts the events that fail
// nothing but its own facet.

const facet = (values, id, name, of) => {
  const starts = new Uint32Array(COUNT + 1);
  const list = [];
  for (const event of EVENTS) {
    list.push(...of(event));
    starts[event.index + 1] = list.length;
  }
  const ids = new Map(values.map((value, i) => [id(value), i]));
  return {
    values, name: (i) => name(values[i]), id: (i) => id(values[i]), value: (text) => ids.get(text),
    starts, list: Uint32Array.from(list), counts: new Uint32Array(values.length),
  };
};
const things = (list, of) => facet(list, (t) => t.id, label, of);
const spoken = (list, of) => facet(list, (word) => word, (word) => say(word), of);

const FACETS = {
  kind: things(KINDS, (e) => [e.kind]),
  status: spoken(STATUSES, (e) => [e.status]),
  side: things(ACTORS, (e) => e.sides),
  actor: things(ACTORS, (e) => e.actors),
  role: things(ROLES, (e) => unique(e.roles.map((r) => r[0]))),
  topic: things(TOPICS, (e) => e.topics),
  place: things(PLACES, (e) => (e.place === null ? [] : [e.place])),
  outlet: facet(OUTLETS, (o) => o, visible, (e) => outletsOf(e).map((o) => OUTLET.get(o))),
  source: things(ACTORS, (e) => e.sources),
  confidence: facet(BANDS, ([least]) => String(least), ([, text]) => text, (e) => [bandOf(e)]),
  known: spoken(PRECISIONS, (e) => [PRECISIONS.indexOf(isDated(e) ? e.precision : "undated")]),
};

const FAILS = new Uint16Array(COUNT);
const QUERY = 1 << LISTS.length;
const DATES = QUERY << 1;
let shown = [];

const failFacet = (name, bit) => {
  const chosen = state.chosen[name];
  if (!chosen.size) return;
  const { starts, list } = FACETS[name];
  const wanted = new Uint8Array(FACETS[name].values.length);
  for (const value of chosen) wanted[value] = 1;
  const needed = state.together.has(name) ? chosen.size : 1;
  for (let e = 0; e < COUNT; e += 1) {
    let met = 0;
    for (let i = starts[e]; i < starts[e + 1]; i += 1) met += wanted[list[i]];
    if (met < needed) FAILS[e] |= bit;
  }
};

const failQuery = () => {
  const words = fold(state.query).split(/\s+/).filter(Boolean);
  if (!words.length) return;
  prepare(COUNT);
  for (let e = 0; e < COUNT; e += 1) if (!words.every((word) => HAYSTACKS[e].includes(word))) FAILS[e] |= QUERY;
};

const failDates = () => {
  const { from, until } = state;
  if (from === null && until === null) return;
  for (const event of EVENTS) {
    const early = from !== null && (event.last ?? (event.first === null ? -Infinity : Infinity)) < from;
    const late = until !== null && (event.first ?? (event.last === null ? Infinity : -Infinity)) > until;
    if (!isDated(event) || early || late) FAILS[event.index] |= DATES;
  }
};

const IN_ORDER = {
  oldest: null,
  newest: (a, b) => Number(isDated(b)) - Number(isDated(a)) || b.end - a.end || a.index - b.index,
  surest: (a, b) => b.confidence - a.confidence || a.index - b.index,
  reported: (a, b) => b.documents.length - a.documents.length || b.mentions.length - a.mentions.length || a.index - b.index,
};

const narrow = () => {
  FAILS.fill(0);
  LISTS.forEach((name, i) => failFacet(name, 1 << i));
  failQuery();
  failDates();
  shown = EVENTS.filter((e) => FAILS[e.index] === 0);
  LISTS.forEach((name, f) => {
    const { starts, list, counts } = FACETS[name];
    counts.fill(0);
    for (let e = 0; e < COUNT; e += 1) {
      if ((FAILS[e] & ~(1 << f)) !== 0) continue;
      for (let i = starts[e]; i < starts[e + 1]; i += 1) counts[list[i]] += 1;
    }
  });
  const order = IN_ORDER[state.order];
  listed = order ? [...shown].sort(order) : shown;
};
let listed = [];

const isNarrowed = () => state.query !== "" || state.from !== null || state.until !== null || LISTS.some((n) => state.chosen[n].size);
