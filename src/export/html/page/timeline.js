// The timeline: lanes of marks, or of heights where marks have no room.

const AXIS = 26;
const scale = { from: 0, to: 1, fitted: true };
// Where something is drawn, for the pointer: place, size, events.
let hits = [];

const extentOf = (events) => {
  let [from, to] = [Infinity, -Infinity];
  for (const event of events) {
    if (!isDated(event)) continue;
    from = Math.min(from, event.start);
    to = Math.max(to, event.end + 1);
  }
  if (from > to) return [parseDay("2025-01-01"), parseDay("2026-01-01")];
  const room = Math.max(2, (to - from) * 0.03);
  return [from - room, to + room];
};

const buildTimeline = () => {
  const choose = (name, label, options, value, act) => {
    const select = element("select", { "aria-label": label, on: { change: () => act(select.value) } },
      ...options.map(([id, word]) => element("option", { value: id }, say(word))));
    select.value = value;
    return select;
  };
  const canvas = element("canvas", { id: "time-canvas", tabindex: "0", role: "application" });
  fill(find("timeline"),
    element("div", { class: "panel-head" }, element("h2", {}, say("timeline")),
      choose("lanes", say("lanes"), [["kind", "byKind"], ["side", "bySide"]], state.lanes, (lanes) => {
        state.lanes = lanes;
        update();
      }),
      element("span", { class: "gap" }),
      button("−", () => zoom(1.6), { "aria-label": say("zoomOut"), title: say("zoomOut") }),
      button("+", () => zoom(1 / 1.6), { "aria-label": say("zoomIn"), title: say("zoomIn") }),
      button(say("fit"), fitTimeline), button(say("limit"), limitDates)),
    element("div", { class: "canvas-room" }, canvas),
    element("div", { class: "tray", id: "tray" }));
  listenTimeline(canvas);
};

const fitTimeline = () => {
  [scale.from, scale.to] = extentOf(shown);
  scale.fitted = true;
  drawTimeline();
};
const zoom = (factor, at = (scale.from + scale.to) / 2) => {
  const length = Math.min(400000, Math.max(3, (scale.to - scale.from) * factor));
  const share = (at - scale.from) / (scale.to - scale.from);
  [scale.from, scale.to, scale.fitted] = [at - length * share, at + length * (1 - share), false];
  drawTimeline();
};
const pan = (days) => {
  [scale.from, scale.to, scale.fitted] = [scale.from + days, scale.to + days, false];
  drawTimeline();
};
const limitDates = () => {
  [state.from, state.until] = [Math.ceil(scale.from), Math.floor(scale.to)];
  update();
};
const isRtl = () => document.documentElement.dir === "rtl";

const drawTimeline = soon(() => {
  drawTray();
  const canvas = find("time-canvas");
  const [brush, width, height] = prepareCanvas(canvas);
  canvas.setAttribute("aria-label", say("timelineTip", { n: shown.length }));
  scale.gutter = Math.min(150, width * 0.3);
  scale.width = width - scale.gutter;
  drawAxis(brush, width, height);
  const inView = shown.filter((e) => isDated(e) && e.end + 1 >= scale.from && e.start <= scale.to);
  const lanes = lanesOf(inView);
  const room = Math.min(74, (height - AXIS) / Math.max(1, lanes.length));
  hits = [];
  lanes.forEach((lane, i) => drawLane(brush, lane, AXIS + i * room, room, width));
  drawChosen(brush, height);
});

// How far a day is from the first, and where it stands: time runs as the script does, beside the names of the lanes.
const along = (day) => (day - scale.from) / (scale.to - scale.from) * scale.width;
const across = (day) => (isRtl() ? scale.width - along(day) : scale.gutter + along(day));
const dayAt = ([x]) => {
  const share = isRtl() ? 1 - x / scale.width : (x - scale.gutter) / scale.width;
  return scale.from + share * (scale.to - scale.from);
};
const daysPerPixel = () => (scale.to - scale.from) / scale.width * (isRtl() ? -1 : 1);

// Those without a date, within reach beside the scale.
const MOST_IN_TRAY = 24;
const drawTray = () => {
  const undated = shown.filter((e) => !isDated(e));
  const tray = find("tray");
  tray.hidden = !undated.length;
  const chip = (event) => button("", () => choose(event.index), { class: "chip", "aria-current": event.index === state.event ? "true" : false,
    title: castLine(event) });
  const known = PRECISIONS.indexOf("undated");
  fill(tray, button(`${say("undated")}: ${undated.length}`, () => toggle("known", known), {
    class: "tray-name", "aria-pressed": String(state.chosen.known.has(known)) }),
  ...undated.slice(0, MOST_IN_TRAY).map((event) => {
    const made = chip(event);
    const who = event.sides.map((a) => label(ACTORS[a])).join(say("comma"));
    made.append(swatch(KINDS[event.kind].colour, KINDS[event.kind].line), run(label(KINDS[event.kind])), who ? run(who, { class: "soft" }) : "");
    return made;
  }), undated.length > MOST_IN_TRAY ? element("span", { class: "soft" }, `+${undated.length - MOST_IN_TRAY}`) : null);
};

const hitAt = ([x, y]) => {
  for (let i = hits.length - 1; i >= 0; i -= 1) {
    const [left, top, wide, high, events] = hits[i];
    if (x >= left && x <= left + wide && y >= top && y <= top + high) return events;
  }
  return null;
};

const listenTimeline = (canvas) => {
  const pointers = new Map();
  let moved = 0;
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) pan((event.deltaX || event.deltaY) * daysPerPixel());
    else zoom(1.0015 ** event.deltaY, dayAt(near(event, canvas)));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, near(event, canvas));
    moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const here = near(event, canvas);
    const before = pointers.get(event.pointerId);
    if (!before) {
      const events = hitAt(here);
      canvas.classList.toggle("pointing", events !== null);
      showTip(event.clientX, event.clientY, events && (events.length === 1 ? tipOf(events[0]) : [say("countOf", { n: events.length, all: COUNT })]));
      return;
    }
    if (pointers.size === 2) {
      const [a, b] = [...pointers.values()].map(([x]) => x);
      pointers.set(event.pointerId, here);
      const [c, d] = [...pointers.values()].map(([x]) => x);
      if (Math.abs(c - d) > 4) zoom(Math.abs(a - b) / Math.abs(c - d), dayAt([(c + d) / 2]));
    } else {
      moved += Math.abs(here[0] - before[0]);
      pointers.set(event.pointerId, here);
      if (moved > 3) pan((before[0] - here[0]) * daysPerPixel());
    }
  });
  const up = (event) => {
    if (pointers.delete(event.pointerId) && moved <= 3 && event.type === "pointerup") pickAt(near(event, canvas));
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => showTip());
};
const pickAt = (point) => {
  const events = hitAt(point);
  if (!events) return;
  if (events.length === 1) choose(events[0].index);
  else zoom(0.25, dayAt(point));
};
