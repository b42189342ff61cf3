// How the timeline draws: its scale, the lanes, marks and heights.

const BIN = 7;

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
  const size = room < 36 ? 6.5 : 9;
  const rows = Math.max(1, Math.floor((room - 4) / (size + 1.5)));
  const placed = rowsOf(lane.events, (e) => along(e.start), (e) => along(e.end + 1), size, rows);
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
  for (const [i, events] of held.entries()) {
    if (!events.length) continue;
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
