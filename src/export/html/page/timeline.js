// The timeline: lanes of marks, or of heights where marks have no room.

const AXIS = 26;
const BIN = 7;
const scale = { from: 0, to: 1, fitted: true };
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

// Where a day stands: time runs as the script does, beside the names of the lanes.
const across = (day) => {
  const x = scale.gutter + (day - scale.from) / (scale.to - scale.from) * scale.width;
  return isRtl() ? scale.gutter + scale.width - x : x;
};
const dayAt = ([x]) => {
  const share = isRtl() ? 1 - x / scale.width : (x - scale.gutter) / scale.width;
  return scale.from + share * (scale.to - scale.from);
};
const daysPerPixel = () => (scale.to - scale.from) / scale.width * (isRtl() ? -1 : 1);

const drawAxis = (brush, width, height) => {
  brush.font = `11.5px ${FONT}`;
  brush.textAlign = "center";
  for (const { day, label, major } of marks(scale.from, scale.to, scale.width / (scale.to - scale.from))) {
    const x = Math.round(across(day)) + 0.5;
    brush.strokeStyle = ink(major ? "--rule" : "--faint-rule");
    brush.beginPath();
    brush.moveTo(x, AXIS - 4);
    brush.lineTo(x, height);
    brush.stroke();
    brush.fillStyle = ink(major ? "--text" : "--soft");
    if (Math.abs(x - width / 2 + scale.gutter / 2 * (isRtl() ? 1 : -1)) < scale.width / 2 - 24) brush.fillText(label, x, 16);
  }
};

const drawLane = (brush, lane, top, room, width) => {
  brush.fillStyle = ink("--faint-rule");
  brush.fillRect(0, Math.round(top), width, 1);
  const left = (event) => Math.min(across(event.start), across(event.end + 1));
  const right = (event) => Math.max(across(event.start), across(event.end + 1));
  const inOrder = isRtl() ? [...lane.events].sort((a, b) => left(a) - left(b)) : lane.events;
  const size = room < 36 ? 6.5 : 9;
  const rows = Math.max(1, Math.floor((room - 4) / (size + 1.5)));
  const placed = rowsOf(inOrder, left, right, size, rows);
  brush.save();
  brush.beginPath();
  brush.rect(isRtl() ? 0 : scale.gutter, top, scale.width, room);
  brush.clip();
  if (placed) for (const [event, row] of placed) drawMark(brush, event, left(event), right(event), top + 3 + row * (size + 1.5), size);
  else drawDensity(brush, lane, top, room);
  brush.restore();
  drawName(brush, lane, top, room, width);
};

const drawName = (brush, lane, top, room, width) => {
  const small = room < 22;
  const [start, end] = isRtl() ? ["right", "left"] : ["left", "right"];
  const x = (distance) => (isRtl() ? width - distance : distance);
  const y = top + Math.min(room - 3, 16);
  brush.font = `${small ? 10.5 : 12}px ${FONT}`;
  brush.textAlign = end;
  brush.fillStyle = ink("--soft");
  brush.fillText(String(lane.events.length), x(scale.gutter - 8), y);
  brush.font = `600 ${small ? 10.5 : 12}px ${FONT}`;
  brush.textAlign = start;
  brush.fillStyle = ink("--text");
  brush.fillText(shortened(brush, lane.name, scale.gutter - 48), x(10), y);
};

const shortened = (brush, text, room) => {
  if (brush.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && brush.measureText(`${text.slice(0, length)}…`).width > room) length -= 1;
  return `${text.slice(0, length)}…`;
};

// A day is a dot, days are a bar; a month or a year is a thin bar, as nobody
// knows the day; an open end fades. What is no fact is hollow, what is denied
// is crossed.
const drawMark = (brush, event, left, right, y, size) => {
  const { colour, line } = KINDS[event.kind];
  const vague = event.precision === "month" || event.precision === "year";
  const wide = Math.max(size, right - left);
  const [top, high] = vague ? [y + size / 4, size / 2] : [y, size];
  const hollow = event.status > 0;
  brush.beginPath();
  brush.roundRect(left, top, wide, high, high / 2);
  brush.globalAlpha = hollow ? 0.35 : vague ? 0.75 : 1;
  brush.fillStyle = colour;
  const open = event.first === null || event.last === null;
  if (!(open && hollow)) brush.fill();
  brush.globalAlpha = 1;
  brush.strokeStyle = line;
  brush.lineWidth = 1.2;
  brush.setLineDash(hollow ? [3, 2] : []);
  brush.stroke();
  brush.setLineDash([]);
  if (open) drawOpen(brush, event, left, wide, y, size);
  if (event.status === 3) {
    brush.strokeStyle = ink("--text");
    brush.beginPath();
    brush.moveTo(left - 1, y + size + 1);
    brush.lineTo(left + Math.min(wide, size) + 1, y - 1);
    brush.stroke();
  }
  hits.push([left - 1, y - 1, wide + 2, size + 2, [event]]);
};
const drawOpen = (brush, event, left, wide, y, size) => {
  const forward = (event.last === null) !== isRtl();
  const x = forward ? left + wide + 2 : left - 2;
  const tip = forward ? 5 : -5;
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(x + tip, y + size / 2);
  brush.lineTo(x, y + size);
  brush.stroke();
};

const drawDensity = (brush, lane, top, room) => {
  const steps = Math.max(1, Math.floor(scale.width / BIN));
  const [density, held] = densityOf(lane.events, scale.from, scale.to, steps);
  const most = density.reduce((a, b) => Math.max(a, b), 1);
  const colour = lane.colour ?? ink("--bars");
  for (const [i, events] of held) {
    const high = Math.max(2, Math.sqrt(density[i] / most) * (room - 6));
    const wide = scale.width / steps;
    const x = isRtl() ? scale.width - (i + 1) * wide : scale.gutter + i * wide;
    brush.fillStyle = colour;
    brush.fillRect(x, top + room - high, wide - 1, high);
    hits.push([x, top, wide, room, events]);
  }
};

const drawChosen = (brush, height) => {
  const event = state.event === null ? null : EVENTS[state.event];
  if (!event || !isDated(event)) return;
  const x = across((event.start + event.end + 1) / 2);
  if (isRtl() ? x > scale.width : x < scale.gutter) return;
  brush.strokeStyle = ink("--accent");
  brush.lineWidth = 1.5;
  brush.beginPath();
  brush.moveTo(x, AXIS - 6);
  brush.lineTo(x, height);
  brush.stroke();
  for (const [left, top, wide, high, events] of hits) {
    if (events.length > 1 || events[0] !== event) continue;
    brush.lineWidth = 2.5;
    brush.strokeRect(left - 1, top - 1, wide + 2, high + 2);
  }
};

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
