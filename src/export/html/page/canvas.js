// What pictures share: colours of the style, sharp lines, the note at the pointer.

const inks = new Map();
const ink = (name) => {
  if (!inks.has(name)) inks.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return inks.get(name);
};
const FONT = '"Segoe UI", "Noto Sans Arabic", "Geeza Pro", Tahoma, system-ui, sans-serif';

// Fits a canvas to its room; gives the brush and the size in pixels of the page.
const prepareCanvas = (canvas) => {
  inks.clear();
  const { width, height } = canvas.parentElement.getBoundingClientRect();
  const scale = window.devicePixelRatio || 1;
  const size = [Math.max(1, Math.floor(width)), Math.max(1, Math.floor(height))];
  if (canvas.width !== size[0] * scale || canvas.height !== size[1] * scale) {
    [canvas.width, canvas.height] = [size[0] * scale, size[1] * scale];
    canvas.style.width = `${size[0]}px`;
    canvas.style.height = `${size[1]}px`;
  }
  const brush = canvas.getContext("2d");
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.clearRect(0, 0, size[0], size[1]);
  brush.direction = document.documentElement.dir;
  return [brush, ...size];
};

const showTip = (x, y, lines) => {
  const tip = find("tip");
  if (!lines) {
    tip.hidden = true;
    return;
  }
  fill(tip, ...lines.map((line, i) => element(i ? "p" : "strong", {}, run(line))));
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(6, Math.min(x + 14, window.innerWidth - width - 8))}px`;
  tip.style.top = `${y + 18 + height > window.innerHeight ? Math.max(6, y - height - 12) : y + 18}px`;
};

const tipOf = (event) => [
  `${label(KINDS[event.kind])}${event.status ? ` (${say(STATUSES[event.status])})` : ""}`,
  sayDate(event), castLine(event), event.place === null ? "" : label(PLACES[event.place]),
].filter(Boolean);

// Draws at the next frame, once however often it is asked for.
const soon = (draw) => {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
};
const near = (event, canvas) => {
  const frame = canvas.getBoundingClientRect();
  return [event.clientX - frame.left, event.clientY - frame.top];
};
