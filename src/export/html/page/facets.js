// The filters: for each facet its values with their numbers.

const FEW = 7;
const MANY = 300;
const opened = new Set(["kind", "status", "side"]);
const whole = new Set();

const toggle = (name, value) => {
  const chosen = state.chosen[name];
  if (!chosen.delete(value)) chosen.add(value);
  update();
};

const facetRow = (name, value) => {
  const { counts } = FACETS[name];
  const on = state.chosen[name].has(value);
  const box = element("input", { type: "checkbox", "data-value": FACETS[name].id(value), on: { change: () => toggle(name, value) } });
  box.checked = on;
  const dot = name === "kind" ? swatch(KINDS[value].colour, KINDS[value].line) : null;
  return element("li", {}, element("label", { class: counts[value] || on ? "" : "empty" },
    box, dot, run(FACETS[name].name(value), { class: "facet-name" }), element("span", { class: "number" }, String(counts[value]))));
};

// A dot in the colour of a kind. The style of an element may be set by script alone.
const swatch = (colour, line) => {
  const dot = element("span", { class: "swatch", "aria-hidden": "true" });
  dot.style.backgroundColor = colour;
  dot.style.borderColor = line;
  return dot;
};

const facetRows = (name) => {
  const { values, counts } = FACETS[name];
  const chosen = state.chosen[name];
  const fixed = ["status", "confidence", "known"].includes(name);
  const order = values.map((_, i) => i).filter((i) => fixed || counts[i] || chosen.has(i));
  if (!fixed) order.sort((a, b) => chosen.has(b) - chosen.has(a) || counts[b] - counts[a] || a - b);
  return [order.slice(0, whole.has(name) ? MANY : Math.max(FEW, chosen.size)), order.length];
};

const drawFacet = (name) => {
  const [rows, total] = facetRows(name);
  if (!total) return null;
  const chosen = state.chosen[name].size;
  const more = total > FEW && button(whole.has(name) ? say("less") : `${say("more")} (${total - rows.length})`, () => {
    if (!whole.delete(name)) whole.add(name);
    drawFacets();
    find(`facet-${name}`).querySelector(".more")?.focus();
  }, { class: "more" });
  const together = ["side", "actor", "topic"].includes(name) && chosen > 1 && button(say(state.together.has(name) ? "all" : "any"), () => {
    if (!state.together.delete(name)) state.together.add(name);
    update();
  }, { class: "together", "aria-pressed": String(state.together.has(name)) });
  const body = element("details", { id: `facet-${name}`, open: opened.has(name) || chosen > 0, class: "facet" },
    element("summary", {}, element("span", {}, say(name)), chosen ? element("span", { class: "chosen" }, String(chosen)) : null),
    together || null, element("ul", {}, ...rows.map((value) => facetRow(name, value))), more || null);
  body.addEventListener("toggle", () => (body.open ? opened.add(name) : opened.delete(name)));
  return body;
};

const dateField = (name) => {
  const input = element("input", { type: "date", id: name, on: { change: () => {
    state[name] = parseDay(input.value);
    update();
  } } });
  input.value = iso(state[name]);
  return element("label", { class: "date" }, element("span", {}, say(name)), input);
};

const drawFacets = () => {
  const nav = find("facets");
  const focused = document.activeElement;
  const place = nav.contains(focused) ? [focused.closest("details")?.id, focused.dataset.value, focused.id] : null;
  const top = nav.scrollTop;
  nav.setAttribute("aria-label", say("filters"));
  fill(nav,
    element("div", { class: "facets-head" }, element("h2", {}, say("filters")),
      button(say("clear"), clearAll, { id: "clear", disabled: !isNarrowed() })),
    element("div", { class: "dates", role: "group", "aria-label": say("dates") }, dateField("from"), dateField("until")),
    ...LISTS.map(drawFacet));
  nav.scrollTop = top;
  if (!place) return;
  const [facet, value, id] = place;
  const again = id ? find(id) : [...(find(facet ?? "facets")?.querySelectorAll("[data-value]") ?? [])].find((it) => it.dataset.value === value);
  again?.focus({ preventScroll: true });
};

const clearAll = () => {
  for (const name of LISTS) state.chosen[name].clear();
  Object.assign(state, { query: "", from: null, until: null });
  find("query").value = "";
  update();
};
