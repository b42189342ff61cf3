// The text that an event was read from, with its words marked.

const TINTS = 6;
const tintOf = (event, what) => (what === -1 ? "trigger" : what === -2 ? "time" : `role-${event.roles.findIndex((r) => r[0] === what) % TINTS}`);
const nameOf = (what) => (what === -1 ? say("trigger") : what === -2 ? say("time") : label(ROLES[what]));

// A sentence cut where marked words begin and end; words may lie within others.
const marked = (event, text, spans) => {
  const cuts = unique([0, text.length, ...spans.flatMap(([start, end]) => [start, end])]).sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    const over = spans.filter(([start, end]) => start <= from && end >= to);
    const piece = safely(text.slice(from, to));
    if (!over.length) pieces.push(...piece);
    else {
      over.sort((a, b) => (a[1] - a[0]) - (b[1] - b[0]));
      pieces.push(element("mark", { class: unique(over.map((s) => tintOf(event, s[2]))).join(" "),
        title: unique(over.map((s) => nameOf(s[2]))).join(say("comma")) }, ...piece));
    }
  }
  return pieces;
};

const row = (name, ...held) => [element("dt", {}, name), element("dd", {}, ...held)];

const chips = (name, list) => list.map((thing) => {
  const value = FACETS[name].value(thing.id);
  return button(label(thing), () => toggle(name, value), { class: "thing", "aria-pressed": String(state.chosen[name].has(value)) });
});

const factsOf = (event) => {
  const rows = [...row(say("when"), run(sayDate(event)))];
  for (const [role, named, sides] of event.roles) {
    const others = sides.filter((s) => !named.includes(s)).map((s) => label(ACTORS[s])).join(say("comma"));
    rows.push(...row(label(ROLES[role]), ...chips("actor", named.map((a) => ACTORS[a])), others ? run(`(${others})`, { class: "soft" }) : ""));
  }
  if (event.place !== null) rows.push(...row(say("at"), ...chips("place", [PLACES[event.place]])));
  if (event.topics.length) rows.push(...row(say("about"), ...chips("topic", event.topics.map((t) => TOPICS[t]))));
  if (event.sources.length) rows.push(...row(say("said"), ...chips("source", event.sources.map((a) => ACTORS[a]))));
  rows.push(...row(say("sure"), `${event.confidence}%`));
  return element("dl", { class: "facts" }, ...rows);
};

const chainOf = (event) => {
  const step = (word, list) => list.map(([index, stage]) => {
    const other = EVENTS[index];
    const made = button("", () => choose(index), { class: "step" });
    made.append(run(`${say(word)} (${say(stage)}): `), swatch(KINDS[other.kind].colour, KINDS[other.kind].line),
      run(`${label(KINDS[other.kind])} · ${sayDate(other)}`));
    return made;
  });
  const steps = [...step("before", event.follows), ...step("after", event.leads)];
  return steps.length ? element("div", { class: "chain" }, ...steps) : null;
};

// The text of a document, the sentences of the event marked. Of a long one what
// is far from them is folded away.
const NEAR = 2;
const SHORT = 2500;
const foldable = (article) => {
  const label = () => say(article.classList.contains("folded") ? "whole" : "part");
  const turn = button(label(), () => {
    const folded = article.classList.toggle("folded");
    turn.setAttribute("aria-expanded", String(!folded));
    turn.textContent = label();
  }, { "aria-expanded": "false", class: "unfold" });
  return turn;
};
const documentOf = (event, index) => {
  const { id, title, published, outlet, url, language, quotes } = DOCUMENTS[index];
  const spans = new Map();
  for (const [, sentence, words] of event.mentions.filter((m) => m[0] === index)) {
    if (sentence !== null) spans.set(sentence, [...(spans.get(sentence) ?? []), ...words]);
  }
  const about = [outlet, published === null ? null : sayDay(published)].filter(Boolean);
  const head = element("div", { class: "document-head" }, element("h4", { dir: "auto" }, ...safely(title ?? id)),
    element("p", { class: "soft" }, ...about.flatMap((text, i) => (i ? [" · ", run(text)] : [run(text)])),
      url ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, say("open")) : ""));
  const far = (i) => ![...spans.keys()].some((k) => Math.abs(k - i) <= NEAR);
  const pieces = quotes.map((text, i) => (spans.has(i)
    ? element("p", { class: "sentence here" }, ...marked(event, text, spans.get(i)))
    : element("p", { class: `sentence${far(i) ? " far" : ""}` }, ...safely(text))));
  const long = quotes.reduce((length, text) => length + text.length, 0) > SHORT && quotes.some((_, i) => far(i));
  const article = element("article", { class: `document${long ? " folded" : ""}` }, head,
    element("blockquote", { dir: "auto", lang: language ?? "ar" }, ...pieces));
  if (long) article.append(foldable(article));
  return article;
};

const legendOf = (event) => {
  const used = unique(event.mentions.flatMap((m) => m[2].map((span) => span[2])));
  used.sort((a, b) => (a < 0) - (b < 0) || a - b);
  return element("p", { class: "legend" }, ...used.map((what) => element("mark", { class: tintOf(event, what) }, nameOf(what))));
};

const drawReport = () => {
  const panel = find("report");
  panel.setAttribute("aria-label", say("report"));
  const event = state.event === null ? null : EVENTS[state.event];
  if (!event) {
    fill(panel, element("p", { class: "pick" }, say("pick")));
    return;
  }
  const kind = KINDS[event.kind];
  fill(panel,
    element("div", { class: "report-head" }, element("h2", {}, swatch(kind.colour, kind.line), run(label(kind))), mark(event), badge(event),
      element("span", { class: "gap" }),
      button("‹", () => stepBy(-1), { "aria-label": say("previous"), title: say("previous"), class: "turn" }),
      button("›", () => stepBy(1), { "aria-label": say("next"), title: say("next"), class: "turn" }),
      element("a", { href: `#event=${encodeURIComponent(event.id)}`, class: "permalink" }, say("link"))),
    factsOf(event), chainOf(event), element("h3", {}, `${say("reports")} (${event.mentions.length})`), legendOf(event),
    ...event.documents.map((index) => documentOf(event, index)),
    element("p", { class: "soft rule" }, `${say("rule")}: `, ...unique(event.mentions.map((m) => m[3])).filter((r) => r !== null).map((r) => element("code", {}, RULES[r]))));
};
