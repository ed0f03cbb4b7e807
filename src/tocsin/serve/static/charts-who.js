// Who with whom: a table shaded in place, and a network whose layout is the same each time.

const NS = "http://www.w3.org/2000/svg";
const MOST_EDGES = 60;
const element = (name, attributes, ...children) => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

export const matrix = (figure) => {
  const cells = [...figure.querySelectorAll("tbody td")];
  const value = (cell) => parseFloat(cell.dataset.value ?? cell.textContent.replaceAll(/[,\s]/g, "").replace("−", "-"));
  const most = Math.max(1e-9, ...cells.map(value).filter(Number.isFinite).map(Math.abs));
  for (const cell of cells) {
    const n = value(cell);
    if (!Number.isFinite(n) || n === 0) continue;
    cell.classList.add("shaded", n < 0 ? "below" : "above");
    cell.style.setProperty("--share", `${Math.round(8 + 44 * Math.sqrt(Math.abs(n) / most))}%`);
  }
  figure.dataset.drawn = "matrix";
};

const edgesOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.a && row.dataset.b)
  .map((row) => ({ ...row.dataset, n: +row.dataset.n || 1, tone: +row.dataset.tone || 0,
    href: row.querySelector("a[href]")?.getAttribute("href"), title: row.textContent.trim().replaceAll(/\s+/g, " ") }))
  .sort((a, b) => b.n - a.n || (a.a + a.b < b.a + b.b ? -1 : 1)).slice(0, MOST_EDGES);

const linked = (href, made) => (href ? element("a", { href, tabindex: -1 }, made) : made);

// A name stands to the right of its circle, or where it hides least: left, above, below.
const label = (node, size, taken, width) => {
  const long = node.name.length * 7;
  const spots = [
    [node.x + size + 4, node.y + 4, "start", 0], [node.x - size - 4, node.y + 4, "end", -long],
    [node.x, node.y - size - 5, "middle", -long / 2], [node.x, node.y + size + 14, "middle", -long / 2],
  ].map(([x, y, anchor, left]) => ({ x, y, anchor, box: [x + left, y - 11, x + left + long, y + 4] }));
  const hidden = ({ box }) => taken.filter((one) => one[0] < box[2] && box[0] < one[2] && one[1] < box[3] && box[1] < one[3]).length
    + (box[0] < 0 || box[2] > width ? 3 : 0);
  const best = spots.reduce((a, b) => (hidden(b) < hidden(a) ? b : a));
  taken.push(best.box);
  return element("text", { x: best.x.toFixed(1), y: best.y.toFixed(1), "text-anchor": best.anchor }, node.name);
};

export const network = (figure, table, width) => {
  const edges = edgesOf(table);
  if (!edges.length) return null;
  const height = +figure.dataset.height || Math.min(460, Math.round(width * 0.62));
  const nodes = new Map();
  for (const edge of edges)
    for (const [id, name, href] of [[edge.a, edge.aName, edge.aHref], [edge.b, edge.bName, edge.bHref]])
      nodes.set(id, { id, name: name ?? id, href, n: (nodes.get(id)?.n ?? 0) + edge.n });
  const list = [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const links = edges.map((edge) => ({ ...edge, source: edge.a, target: edge.b }));
  const size = (node) => 4 + 2.4 * Math.sqrt(Math.log2(1 + node.n));
  // d3 places nodes and draws its random numbers the same way each time; the ticks are run before anything is shown.
  const force = d3.forceSimulation(list)
    .force("link", d3.forceLink(links).id((node) => node.id).distance(90).strength(0.4))
    .force("charge", d3.forceManyBody().strength(-420))
    .force("x", d3.forceX().strength(0.09)).force("y", d3.forceY().strength(0.14))
    .force("room", d3.forceCollide((node) => size(node) + 10 + Math.min(34, 2.6 * node.name.length))).stop();
  force.tick(300);
  const fill = (axis, room) => {
    const ends = list.map((node) => node[axis]);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const scale = Math.min(1.8, (2 * room) / Math.max(1, high - low));
    return (node) => (node[axis] - (low + high) / 2) * scale;
  };
  const [across, down] = [fill("x", width / 2 - 90), fill("y", height / 2 - 24)];
  for (const [node, x, y] of list.map((node) => [node, across(node), down(node)])) Object.assign(node, { x: width / 2 + x, y: height / 2 + y });
  const svg = element("svg", { class: "drawn network", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  for (const { source: a, target: b, n, tone, href, title } of links) {
    const mood = tone < -0.5 ? "hostile" : tone > 0.5 ? "friendly" : "even";
    const drawn = element("line", { class: mood, x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": (1 + 1.5 * Math.log2(n)).toFixed(1) },
      element("title", {}, title));
    svg.append(linked(href, drawn));
  }
  const names = element("g", {});
  const taken = list.map((node) => [node.x - size(node), node.y - size(node), node.x + size(node), node.y + size(node)]);
  for (const node of list) {
    svg.append(linked(node.href, element("circle", { class: "node", cx: node.x.toFixed(1), cy: node.y.toFixed(1), r: size(node).toFixed(1) })));
    names.append(linked(node.href, label(node, size(node), taken, width)));
  }
  svg.append(names);
  return svg;
};
