// Which events stand in which lane of the timeline, and in which row of it.

const MOST_LANES = 12;

// The fullest lanes, and one for the rest.
const lanesOf = (events) => {
  const facet = FACETS[state.lanes];
  const counts = new Uint32Array(facet.values.length + 1);
  const none = facet.values.length;
  const of = (event) => {
    const [start, end] = [facet.starts[event.index], facet.starts[event.index + 1]];
    return start === end ? [none] : facet.list.subarray(start, end);
  };
  for (const event of events) for (const value of of(event)) counts[value] += 1;
  const order = [...counts.keys()].filter((v) => v !== none && counts[v]).sort((a, b) => counts[b] - counts[a] || a - b);
  const kept = order.slice(0, MOST_LANES);
  const lanes = kept.map((value) => ({ name: facet.name(value), colour: state.lanes === "kind" ? KINDS[value].colour : null, events: [] }));
  const at = new Map(kept.map((value, i) => [value, i]));
  const rest = { name: say("others"), colour: null, events: [] };
  for (const event of events) {
    let elsewhere = false;
    for (const value of of(event)) {
      if (at.has(value)) lanes[at.get(value)].events.push(event);
      else elsewhere = true;
    }
    if (elsewhere) rest.events.push(event);
  }
  return rest.events.length ? [...lanes, rest] : lanes;
};

// Rows in which no two events touch, or null where there is no room for that.
const rowsOf = (events, left, right, least, rows) => {
  const ends = new Float64Array(rows).fill(-Infinity);
  const placed = [];
  for (const event of events) {
    const start = left(event);
    const row = ends.findIndex((end) => end <= start);
    if (row < 0) return null;
    ends[row] = Math.max(right(event), start + least) + 2;
    placed.push([event, row]);
  }
  return placed;
};

// How many events each step of a scale has; one that lasts is shared among its steps.
const densityOf = (events, from, to, steps) => {
  const density = new Float64Array(steps);
  const held = Array.from({ length: steps }, () => []);
  const width = (to - from) / steps;
  for (const event of events) {
    const first = Math.floor((event.start - from) / width);
    const last = Math.floor((event.end + 0.999 - from) / width);
    const share = 1 / Math.max(1, last - first + 1);
    for (let i = Math.max(0, first); i <= Math.min(steps - 1, last); i += 1) {
      density[i] += share;
      held[i].push(event);
    }
  }
  return [density, held];
};
