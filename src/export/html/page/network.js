// The network: sides, or those who are named, and how many events connect them.
// Where each stands was computed before; here the shown are fitted to the room.

const MOST_NODES = 60;
const MOST_LINKS = 140;
const look = { x: 0, y: 0, zoom: 1, fitted: true };
let drawn = { nodes: [], links: [], more: 0 };

// Two are connected who have different roles in an event, or one that is joint.
const pairsOf = (event) => {
  const which = state.named ? 1 : 2;
  const members = event.roles.flatMap((part) => part[which].map((who) => [who, part[0]]));
  const pairs = [];
  for (let i = 0; i < members.length; i += 1) {
    for (let j = i + 1; j < members.length; j += 1) {
      const [[a, roleA], [b, roleB]] = [members[i], members[j]];
      if (a !== b && (roleA !== roleB || ROLES[roleA].joint)) pairs.push(a < b ? a * ACTORS.length + b : b * ACTORS.length + a);
    }
  }
  return unique(pairs);
};
const PAIRS = { sides: new Array(COUNT), named: new Array(COUNT) };

const linksOf = (events) => {
  const links = new Map();
  const weights = new Map();
  const known = state.named ? PAIRS.named : PAIRS.sides;
  for (const event of events) {
    if (STATUSES[event.status] === "denied") continue;
    known[event.index] ??= pairsOf(event);
    for (const pair of known[event.index]) {
      if (!links.has(pair)) links.set(pair, { a: Math.floor(pair / ACTORS.length), b: pair % ACTORS.length, count: 0, facts: 0, kinds: new Map() });
      const link = links.get(pair);
      link.count += 1;
      link.facts += event.status === 0 ? 1 : 0;
      link.kinds.set(event.kind, (link.kinds.get(event.kind) ?? 0) + 1);
      for (const who of [link.a, link.b]) weights.set(who, (weights.get(who) ?? 0) + 1);
    }
  }
  return [links, weights];
};

const networkOf = (events) => {
  const [links, weights] = linksOf(events);
  const order = [...weights.keys()].sort((a, b) => weights.get(b) - weights.get(a) || a - b);
  const kept = new Set(order.slice(0, MOST_NODES));
  const inside = [...links.values()].filter((l) => kept.has(l.a) && kept.has(l.b));
  inside.sort((one, other) => other.count - one.count || one.a - other.a || one.b - other.b);
  const most = Math.max(1, ...order.slice(0, 1).map((who) => weights.get(who)));
  return {
    nodes: order.slice(0, MOST_NODES).map((who) => ({ who, ...place(who), weight: weights.get(who), size: (kept.size > 30 ? 3.5 : 5) + (kept.size > 30 ? 8 : 10) * Math.sqrt(weights.get(who) / most) })),
    links: inside.slice(0, MOST_LINKS), more: order.length - kept.size,
  };
};
const place = (who) => ({ x: ACTORS[who].x, y: ACTORS[who].y });

const buildNetwork = () => {
  const canvas = element("canvas", { id: "net-canvas", tabindex: "0", role: "application" });
  const select = element("select", { "aria-label": say("level"), on: { change: () => {
    state.named = select.value === "named";
    update();
  } } }, element("option", { value: "sides" }, say("sides")), element("option", { value: "named" }, say("named")));
  select.value = state.named ? "named" : "sides";
  fill(find("network"),
    element("div", { class: "panel-head" }, element("h2", {}, say("network")), select, element("span", { class: "gap" }),
      button("−", () => zoomNetwork(1 / 1.4), { "aria-label": say("zoomOut"), title: say("zoomOut") }),
      button("+", () => zoomNetwork(1.4), { "aria-label": say("zoomIn"), title: say("zoomIn") }),
      button(say("fit"), fitNetwork)),
    element("div", { class: "canvas-room" }, canvas, element("p", { class: "note", id: "net-note" })));
  listenNetwork(canvas);
};

const fitNetwork = () => {
  look.fitted = true;
  drawNetwork();
};
const zoomNetwork = (factor, at) => {
  const canvas = find("net-canvas");
  const [x, y] = at ?? [canvas.clientWidth / 2, canvas.clientHeight / 2];
  [look.x, look.y, look.zoom, look.fitted] = [x - (x - look.x) * factor, y - (y - look.y) * factor, look.zoom * factor, false];
  drawNetwork();
};

const recount = () => {
  drawn = networkOf(shown);
  drawNetwork();
};

const fitLook = (width, height) => {
  const xs = drawn.nodes.map((n) => n.x);
  const ys = drawn.nodes.map((n) => n.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const zoomX = (width - 96) / Math.max(1, right - left);
  const zoomY = (height - 64) / Math.max(1, bottom - top);
  look.zoom = Math.max(0.05, Math.min(1.5, zoomX, zoomY));
  // Where only one way is short of room the other may be stretched a little.
  look.stretch = [Math.min(1.7, Math.max(1, Math.min(1.5, zoomX) / look.zoom)), Math.min(1.7, Math.max(1, Math.min(1.5, zoomY) / look.zoom))];
  look.x = width / 2 - (left + right) / 2 * look.zoom * look.stretch[0];
  look.y = (height - 10) / 2 - (top + bottom) / 2 * look.zoom * look.stretch[1];
};

const drawNetwork = soon(() => {
  const canvas = find("net-canvas");
  const [brush, width, height] = prepareCanvas(canvas);
  canvas.setAttribute("aria-label", say("networkTip", { n: drawn.nodes.length }));
  find("net-note").textContent = drawn.more ? say("moreActors", { n: drawn.more }) : "";
  if (!drawn.nodes.length) return;
  if (look.fitted) fitLook(width, height);
  for (const node of drawn.nodes) {
    node.cx = node.x * look.zoom * look.stretch[0] + look.x;
    node.cy = node.y * look.zoom * look.stretch[1] + look.y;
  }
  const at = new Map(drawn.nodes.map((n) => [n.who, n]));
  const lit = litNodes();
  for (const link of [...drawn.links].reverse()) drawLink(brush, link, at, lit);
  for (const node of drawn.nodes) drawNode(brush, node, lit);
  drawLabels(brush, lit, width);
});

// Those who take part in the chosen event, or the one at the pointer and its neighbours.
const litNodes = () => {
  if (look.over !== undefined) {
    const beside = drawn.links.filter((l) => l.a === look.over || l.b === look.over).flatMap((l) => [l.a, l.b]);
    return new Set([look.over, ...beside]);
  }
  if (state.event === null) return null;
  const event = EVENTS[state.event];
  const who = (state.named ? event.actors : event.sides).filter((a) => drawn.nodes.some((n) => n.who === a));
  return who.length ? new Set(who) : null;
};

const drawLink = (brush, link, at, lit) => {
  const [a, b] = [at.get(link.a), at.get(link.b)];
  const [kind] = [...link.kinds].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0];
  const on = lit === null || (look.over === undefined ? lit.has(link.a) && lit.has(link.b) : look.over === link.a || look.over === link.b);
  const crowded = drawn.links.length > 60;
  brush.globalAlpha = on ? (lit ? 0.95 : crowded ? 0.4 : 0.6) : 0.1;
  brush.strokeStyle = KINDS[kind].line;
  brush.lineWidth = 0.8 + (crowded ? 2.6 : 3.6) * Math.sqrt(link.count / Math.max(8, drawn.links[0].count));
  brush.setLineDash(link.facts ? [] : [5, 4]);
  brush.beginPath();
  brush.moveTo(a.cx, a.cy);
  brush.lineTo(b.cx, b.cy);
  brush.stroke();
  brush.setLineDash([]);
  brush.globalAlpha = 1;
};

const drawNode = (brush, node, lit) => {
  const chosen = state.chosen[state.named ? "actor" : "side"].has(node.who);
  brush.globalAlpha = lit === null || lit.has(node.who) ? 1 : 0.3;
  brush.beginPath();
  brush.arc(node.cx, node.cy, node.size, 0, 2 * Math.PI);
  brush.fillStyle = ink(chosen ? "--accent" : "--node");
  brush.fill();
  brush.lineWidth = 1.5;
  brush.strokeStyle = ink("--panel");
  brush.stroke();
  brush.globalAlpha = 1;
};

// The names of the strongest; one that would stand on another, or on a stronger
// node, is left out.
const drawLabels = (brush, lit, width) => {
  const circle = (n) => [n.cx - n.size, n.cy - n.size, n.cx + n.size, n.cy + n.size];
  const taken = drawn.nodes.slice(0, 12).map(circle);
  const first = [...drawn.nodes].sort((a, b) => Number(lit?.has(b.who) ?? 0) - Number(lit?.has(a.who) ?? 0) || b.weight - a.weight);
  for (const node of first) {
    const strong = lit?.has(node.who);
    brush.font = `${strong ? "600 " : ""}12px ${FONT}`;
    brush.textAlign = "center";
    const name = label(ACTORS[node.who]);
    const half = brush.measureText(name).width / 2 + 2;
    // At the border of the picture a name moves inwards.
    const seen = node.cx > 0 && node.cx < width && half * 2 < width;
    const x = seen ? Math.max(half, Math.min(width - half, node.cx)) : node.cx;
    const below = [x - half, node.cy + node.size, x + half, node.cy + node.size + 15];
    const above = [x - half, node.cy - node.size - 16, x + half, node.cy - node.size - 1];
    const free = (box) => !taken.some((t) => t[0] < box[2] && t[2] > box[0] && t[1] + 1 < box[3] && t[3] - 1 > box[1]);
    const box = [below, above].find(free);
    taken.push(circle(node));
    if (!box) continue;
    taken.push(box);
    brush.globalAlpha = lit === null || strong ? 1 : 0.35;
    brush.lineJoin = "round";
    brush.lineWidth = 3.5;
    brush.strokeStyle = ink("--panel");
    brush.strokeText(name, x, box[1] + 12);
    brush.fillStyle = ink("--text");
    brush.fillText(name, x, box[1] + 12);
  }
  brush.globalAlpha = 1;
};

const nodeAt = ([x, y]) => drawn.nodes.find((n) => Math.hypot(n.cx - x, n.cy - y) <= n.size + 5);
const linkAt = ([x, y]) => {
  const at = new Map(drawn.nodes.map((n) => [n.who, n]));
  return drawn.links.find((link) => {
    const [a, b] = [at.get(link.a), at.get(link.b)];
    const [dx, dy] = [b.cx - a.cx, b.cy - a.cy];
    const share = Math.max(0, Math.min(1, ((x - a.cx) * dx + (y - a.cy) * dy) / Math.max(1, dx * dx + dy * dy)));
    return Math.hypot(a.cx + share * dx - x, a.cy + share * dy - y) < 4;
  });
};

const linkTip = (link) => [
  `${label(ACTORS[link.a])} – ${label(ACTORS[link.b])}`, say("connected", { n: link.count }),
  [...link.kinds].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([kind, n]) => `${label(KINDS[kind])} ${n}`).join(say("comma")),
];

const listenNetwork = (canvas) => {
  let down = null;
  let moved = 0;
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomNetwork(1.0015 ** -event.deltaY, near(event, canvas));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    [down, moved] = [near(event, canvas), 0];
  });
  canvas.addEventListener("pointermove", (event) => {
    const here = near(event, canvas);
    if (down) {
      moved += Math.hypot(here[0] - down[0], here[1] - down[1]);
      if (moved > 3) [look.x, look.y, look.fitted] = [look.x + here[0] - down[0], look.y + here[1] - down[1], false];
      down = here;
      drawNetwork();
      return;
    }
    const node = nodeAt(here);
    const link = node ? null : linkAt(here);
    canvas.classList.toggle("pointing", Boolean(node || link));
    showTip(event.clientX, event.clientY, node ? [label(ACTORS[node.who]), say("connected", { n: node.weight })] : link && linkTip(link));
    if (look.over !== node?.who) {
      look.over = node?.who;
      drawNetwork();
    }
  });
  canvas.addEventListener("pointerup", (event) => {
    const here = near(event, canvas);
    down = null;
    if (moved > 3) return;
    const name = state.named ? "actor" : "side";
    const node = nodeAt(here);
    if (node) {
      toggle(name, node.who);
      return;
    }
    const link = linkAt(here);
    if (!link) return;
    state.chosen[name] = new Set([link.a, link.b]);
    state.together.add(name);
    update();
  });
  canvas.addEventListener("pointerleave", () => {
    showTip();
    look.over = undefined;
    drawNetwork();
  });
};
