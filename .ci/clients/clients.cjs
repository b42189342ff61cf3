// Reads exports with programs for Node.js and prints what they find, as JSON.
// Run as: node clients.cjs FOLDER, where the packages of package.json are installed.

const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const load = createRequire(join(process.cwd(), "package.json"));
const folder = process.argv[2];
const text = (name) => readFileSync(join(folder, name), "utf8");

const calendar = () => {
  const ICAL = load("ical.js").default ?? load("ical.js");
  const root = new ICAL.Component(ICAL.parse(text("ics")));
  return Object.fromEntries(root.getAllSubcomponents("vevent").map((entry) => {
    const event = new ICAL.Event(entry);
    return [event.uid.replace(/@wasit$/, ""), {
      start: event.startDate.toString(), end: event.endDate.toString(), description: event.description,
    }];
  }));
};

const network = (name, package_) => {
  const Graph = load("graphology");
  const graph = load(package_).parse(Graph.MultiDirectedGraph ?? Graph, text(name), { addMissingNodes: false });
  const nodes = Object.fromEntries(graph.mapNodes((node, data) => [node, { label: data.label, quote: data.quote ?? null }]));
  return { nodes, edges: graph.size };
};

const elements = () => {
  const cy = load("cytoscape")({ headless: true, ...JSON.parse(text("cytoscape")) });
  const nodes = Object.fromEntries(cy.nodes().map((node) => [node.id(), { label: node.data("label"), quote: node.data("quote") ?? null }]));
  return { nodes, edges: cy.edges().length };
};

console.log(JSON.stringify({
  ics: calendar(),
  gexf: network("gexf", "graphology-gexf"),
  graphml: network("graphml", "graphology-graphml"),
  cytoscape: elements(),
}));
