// The list: only the rows that are seen are in the page.

const ROW = 86;
const SPARE = 4;

const buildList = () => {
  const select = element("select", { "aria-label": say("sort"), on: { change: () => {
    state.order = select.value;
    update();
  } } }, ...ORDERS.map((order) => element("option", { value: order }, say(order))));
  select.value = state.order;
  const list = element("div", { id: "list", class: "list", role: "listbox", tabindex: "0", "aria-label": say("events"), on: {
    scroll: drawList,
    keydown: (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      stepBy(step);
    },
  } });
  list.append(element("div", { id: "height", role: "presentation" }));
  fill(find("events"), element("div", { class: "panel-head" }, element("h2", {}, say("events")), element("span", { class: "gap" }), select), list);
};

const badge = (event) => (event.widely || (event.documents.length > 1 && !outletsOf(event).length) ? null
  : element("span", { class: "badge", title: say("oneSourceTip") }, say("oneSource")));
const mark = (event) => (event.status ? element("span", { class: `status ${STATUSES[event.status]}` }, say(STATUSES[event.status])) : null);

const rowFor = (event, nth) => {
  const kind = KINDS[event.kind];
  const made = element("div", { role: "option", id: `event-${event.index}`, class: `row ${STATUSES[event.status]}${event.roles.length ? "" : " bare"}`,
    "aria-selected": String(event.index === state.event), "aria-setsize": listed.length, "aria-posinset": nth + 1,
    on: { click: () => choose(event.index, false) } },
  element("div", { class: "row-head" }, swatch(kind.colour, kind.line), run(label(kind), { class: "row-kind" }), mark(event), badge(event),
    element("span", { class: "gap" }), run(sayDate(event), { class: "row-date" })),
  event.roles.length ? element("div", { class: "row-cast" }, run(castLine(event))) : null,
  element("div", { class: "row-quote", dir: "auto" }, ...safely(firstQuote(event).slice(0, 240))));
  made.style.top = `${nth * ROW}px`;
  return made;
};

const drawList = soon(() => {
  const list = find("list");
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - SPARE);
  const last = Math.min(listed.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + SPARE);
  const rows = [];
  for (let i = first; i < last; i += 1) rows.push(rowFor(listed[i], i));
  const none = listed.length ? null : element("div", { class: "none", role: "option", "aria-selected": "false" }, say("none"));
  fill(list, find("height"), ...rows, none);
  const active = rows.find((row) => row.getAttribute("aria-selected") === "true");
  if (active) list.setAttribute("aria-activedescendant", active.id);
  else list.removeAttribute("aria-activedescendant");
});

// As high as all rows together, so that it scrolls as if they were there.
const measureList = () => {
  find("height").style.height = `${listed.length * ROW}px`;
};

const showInList = (index) => {
  const list = find("list");
  const nth = listed.indexOf(EVENTS[index]);
  if (nth < 0) return;
  const [top, bottom] = [nth * ROW, (nth + 1) * ROW];
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
};

const stepBy = (step) => {
  if (!listed.length) return;
  const nth = state.event === null ? -1 : listed.indexOf(EVENTS[state.event]);
  const next = nth < 0 && Math.abs(step) === 1 ? 0 : nth + step;
  choose(listed[Math.max(0, Math.min(listed.length - 1, next))].index);
};
