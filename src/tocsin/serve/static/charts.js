// Draws a chart from each table that stands in a figure.chart. The table stays: folded away, for whoever wants figures.
import { matrix, network } from "./charts-who.js";

const SERIES = ["fact", "claim", "plan", "prospect", "denial", "speech", "dispute", "past"];
const TYPES = {
  ASSAULT: "assault", COERCE: "coerce", SANCTION: "coerce", MOBILIZE: "mobilize", PROTEST: "protest", ACCUSE: "refuse", THREATEN: "refuse",
  REJECT: "refuse", REQUEST: "refuse", AGREE: "talk", CONSULT: "talk", SUPPORT: "talk", CONCEDE: "talk", COOPERATE: "help", RETREAT: "help", AID: "help",
};
const PLAIN = ["fact", "claim", "plan", "denial", "speech", "dispute", "prospect"];
// Types of one kind share its hue, each paler than the one before; within a chart they stand in the same order.
const SHADES = [100, 68, 46, 30];
const ink = (head, index) => {
  const { look, type } = head.dataset ?? head;
  if (type && TYPES[type]) {
    const rank = Object.keys(TYPES).filter((one) => TYPES[one] === TYPES[type]).indexOf(type);
    return `color-mix(in srgb, var(--kind-${TYPES[type]}) ${SHADES[rank]}%, var(--paper))`;
  }
  return `var(--${SERIES.includes(look) ? look : PLAIN[index % PLAIN.length]})`;
};

// Plot writes a style element into its drawing, which the page's policy refuses; in a document of its own it may, and
// charts.css has the same rules. https://github.com/observablehq/plot/issues/1433 asks for a way without.
const apart = document.implementation.createHTMLDocument("");
const plot = (options) => {
  const drawn = Plot.plot({ ...options, document: apart });
  drawn.querySelectorAll("style").forEach((one) => one.remove());
  const chart = drawn.matches("svg") ? drawn : drawn.querySelector("svg");
  chart.setAttribute("class", "drawn");
  chart.setAttribute("aria-hidden", "true"); // the table below says the same, and can be read
  for (const link of chart.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  return chart;
};

const number = (cell) => {
  const text = cell.dataset.value ?? cell.textContent.replaceAll(/[,\s]/g, "").replace("−", "-");
  return Number.isFinite(parseFloat(text)) ? parseFloat(text) : 0;
};
const day = (text) => new Date(`${text}T00:00:00Z`);
// What is only claimed, planned or denied is hatched too, so that no bar rests on its colour alone.
const NS = "http://www.w3.org/2000/svg";
const svg = (name, attributes, ...children) => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const LEANING = { claim: 45, plan: -45, prospect: 0, denial: 90, dispute: 20, past: 70 };
const hatches = () => {
  if (document.getElementById("hatch-claim")) return;
  const patterns = Object.entries(LEANING).map(([look, turn]) => svg("pattern",
    { id: `hatch-${look}`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` },
    svg("rect", { width: 5, height: 5, fill: `var(--${look})`, opacity: 0.35 }), svg("rect", { width: 2.2, height: 5, fill: `var(--${look})` })));
  document.body.append(svg("svg", { width: 0, height: 0, class: "hidden-visually", "aria-hidden": "true" }, svg("defs", {}, ...patterns)));
};
const filled = (head, index) => (head.dataset?.look in LEANING ? `url(#hatch-${head.dataset.look})` : ink(head, index));
const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);
const link = (element) => element?.querySelector("a[href]")?.getAttribute("href") ?? null;
const tidy = (text) => text.trim().replaceAll(/\s+/g, " ");

const weeks = (figure, table, width) => {
  const heads = [...table.tHead.rows[0].cells];
  const series = heads.map((head, index) => ({ head, index, name: tidy(head.textContent) }))
    .slice(1).filter(({ head }) => !("skip" in head.dataset));
  const bars = rowsOf(table).flatMap((row) => {
    const monday = row.querySelector("time")?.dateTime;
    return monday ? series.map(({ index, name }) => ({
      week: day(monday), n: number(row.cells[index]), name, href: link(row.cells[index]) ?? link(row.cells[0]),
      title: `Week of ${monday}: ${number(row.cells[index])} ${name}`,
    })).filter(({ n }) => n > 0) : [];
  });
  if (!bars.length) return null;
  return plot({
    width, height: +figure.dataset.height || 180, marginLeft: 34, marginBottom: 28,
    x: { type: "utc", label: null, ticks: Math.max(2, Math.round(width / 90)) }, y: { label: null, grid: true, tickFormat: "~s", ticks: 4 },
    color: { domain: series.map(({ name }) => name), range: series.map(({ head }, index) => filled(head, index)) },
    marks: [
      Plot.rectY(bars, { x: "week", interval: Plot.utcInterval("monday"), y: "n", fill: "name", title: "title", href: "href", insetLeft: 0.7, insetRight: 0.7,
        order: series.map(({ name }) => name) }),
      Plot.ruleY([0]),
    ],
  });
};

const pointsOf = (table) => rowsOf(table).filter((row) => row.dataset.x).map((row) => ({
  x: day(row.dataset.x), y: +row.dataset.y, series: row.dataset.series ?? "", look: row.dataset.look, unit: row.dataset.unit,
  href: link(row), title: tidy(row.textContent),
})).filter(({ y }) => Number.isFinite(y)).sort((a, b) => a.x - b.x);

const DASHES = ["none", "7 3", "2 3", "10 3 2 3", "14 4", "4 4"]; // lines of several series differ by more than their hue

const line = (points, { width, height, label = null, low, high, zero = false, stairs = false, series }) => plot({
  width, height, marginLeft: 38, marginBottom: 26,
  x: { type: "utc", label: null, ticks: Math.max(2, Math.round(width / 110)) },
  y: { label, grid: true, nice: true, ticks: 4, tickFormat: "~s", ...(low === undefined || high === undefined ? {} : { domain: [low, high] }) },
  color: { domain: series, range: series.map((name, index) => ink({ dataset: { look: points.find((p) => p.series === name)?.look } }, index)) },
  marks: [
    ...(zero ? [Plot.ruleY([0])] : []),
    ...series.map((name, index) => Plot.lineY(points.filter((point) => point.series === name), {
      x: "x", y: "y", stroke: "series", strokeWidth: 1.8, strokeDasharray: DASHES[index % DASHES.length], curve: stairs ? "step-after" : "linear" })),
    Plot.dot(points, { x: "x", y: "y", fill: "series", stroke: "var(--sheet)", strokeWidth: 1, r: 3.6, title: "title", href: "href" }),
  ],
});

const lines = (figure, table, width) => {
  const points = pointsOf(table);
  if (!points.length) return null;
  const { height, yLabel, yMin, yMax } = figure.dataset;
  return line(points, {
    width, height: +height || 220, label: yLabel ?? null, low: yMin && +yMin, high: yMax && +yMax, zero: "zero" in figure.dataset,
    stairs: "step" in figure.dataset, series: [...new Set(points.map(({ series }) => series))],
  });
};

const multiples = (figure, table, width) => {
  const points = pointsOf(table);
  const across = Math.max(1, Math.floor(width / 260));
  const grid = document.createElement("div");
  grid.className = "multiples";
  for (const name of [...new Set(points.map(({ series }) => series))]) {
    const mine = points.filter(({ series }) => series === name);
    const one = document.createElement("div");
    one.append(Object.assign(document.createElement("p"), { textContent: mine[0].unit ? `${name} (${mine[0].unit})` : name }));
    one.append(line(mine, { width: Math.floor(width / across) - 12, height: +figure.dataset.height || 130, series: [name] }));
    grid.append(one);
  }
  return points.length ? grid : null;
};

const KINDS = { weeks, lines, multiples, network };

const legend = (figure, table) => {
  const heads = figure.dataset.chart === "weeks"
    ? [...table.tHead.rows[0].cells].slice(1).filter((head) => !("skip" in head.dataset)).map((head) => [tidy(head.textContent), head])
    : figure.dataset.chart === "lines"
      ? [...new Map(rowsOf(table).filter((row) => row.dataset.series).map((row) => [row.dataset.series, row]))] : [];
  if (heads.length < 2) return null;
  const list = document.createElement("ul");
  list.className = "series";
  heads.forEach(([name, head], index) => {
    const item = document.createElement("li");
    const swatch = figure.dataset.chart === "weeks"
      ? svg("svg", { width: 12, height: 12, "aria-hidden": "true" }, svg("rect", { width: 12, height: 12, rx: 2, fill: filled(head, index) }))
      : svg("svg", { width: 30, height: 10, "aria-hidden": "true" }, svg("line", {
        x1: 0, x2: 30, y1: 5, y2: 5, stroke: ink(head, index), "stroke-width": 2.2, "stroke-dasharray": DASHES[index % DASHES.length] }));
    item.append(swatch, ` ${name}`);
    list.append(item);
  });
  return list;
};

const draw = (figure) => {
  const table = figure.querySelector("table");
  const made = KINDS[figure.dataset.chart](figure, table, Math.max(240, Math.floor(figure.clientWidth)));
  figure.querySelectorAll(":scope > .drawing").forEach((one) => one.remove());
  if (!made) return;
  const drawing = document.createElement("div");
  drawing.className = "drawing";
  const key = legend(figure, table);
  if (key) drawing.append(key);
  drawing.append(made);
  figure.querySelector(":scope > details").before(drawing);
  figure.dataset.drawn = figure.dataset.chart;
};

const fold = (figure) => {
  const under = document.createElement("details");
  under.append(Object.assign(document.createElement("summary"), { textContent: "The figures" }));
  const held = [...figure.children].filter((one) => one.tagName !== "FIGCAPTION");
  figure.append(under);
  under.append(...held);
};

const script = (name) => new Promise((loaded, failed) => {
  const one = Object.assign(document.createElement("script"), { src: new URL(`./vendor/${name}`, import.meta.url), onload: loaded, onerror: failed });
  document.head.append(one);
});
let libraries = null;

const begin = async (root) => {
  for (const figure of root.querySelectorAll('figure.chart[data-chart="matrix"]:not([data-drawn])')) matrix(figure);
  const figures = [...root.querySelectorAll("figure.chart[data-chart]:not([data-drawn])")].filter((one) => one.dataset.chart in KINDS && one.querySelector("table"));
  if (!figures.length) return;
  hatches();
  libraries ??= script("d3.min.js").then(() => script("plot.umd.min.js"));
  await libraries;
  for (const figure of figures) {
    if (figure.dataset.drawn) continue;
    fold(figure);
    let width = 0;
    new ResizeObserver(() => {
      if (Math.abs(figure.clientWidth - width) < 2) return;
      width = figure.clientWidth;
      draw(figure);
    }).observe(figure);
  }
};

document.addEventListener("tocsin:swapped", () => begin(document));
begin(document);
