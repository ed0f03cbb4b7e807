// One map in one element: draws rows, keeps to a time, says what was clicked. It knows nothing of the page around it.
import { Map as Canvas } from "./vendor/maplibre-gl.mjs";
import { atPlaces, inAreas, named, unpack, within } from "./map-data.js";
import { addSymbols, style } from "./map-style.js";

const ASSETS = new URL("./map/", import.meta.url);
const WORLD = [[-170, -55], [178, 75]];
const read = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
};
// Russia and Fiji cross the antimeridian: their far side is drawn as lying beyond 180°, else it would lie across the map.
const joined = (world) => {
  const mend = (ring) => {
    if (ring.every(([x], index) => !index || Math.abs(x - ring[index - 1][0]) <= 180)) return;
    for (const spot of ring) if (spot[0] < 0) spot[0] += 360;
  };
  for (const { geometry } of world.features)
    (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat().forEach(mend);
  return world;
};
let shared = null;
const countries = () => {
  shared ??= Promise.all([read(new URL("countries.json", ASSETS)), import("./vendor/topojson-client.min.js")])
    .then(([topology]) => joined(globalThis.topojson.feature(topology, topology.objects.countries)));
  return shared;
};
const areasOf = new Map(); // by country, read once it is needed
const area = (code) => {
  if (!areasOf.has(code)) areasOf.set(code, read(new URL(`areas/${code}.json`, ASSETS)).catch(() => ({ features: [] })));
  return areasOf.get(code);
};

export class View {
  constructor(element, { small = false, pick = () => {} } = {}) {
    Object.assign(this, { element, small, pick, rows: [], hosts: {}, kinds: {}, since: "", until: "", areas: new Map() });
  }

  // Opens where most of it is told of, so that nothing is drawn that is not looked at.
  async open(answer, since = "", until = "") {
    Object.assign(this, { since, until });
    this.countries = await countries();
    await this.take(answer);
    this.canvas = new Canvas({
      container: this.element, style: style(this.countries), bounds: this.bounds() ?? WORLD, fitBoundsOptions: this.room,
      attributionControl: false, renderWorldCopies: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 9,
      minZoom: 0.3, scrollZoom: !this.small, cooperativeGestures: matchMedia("(pointer: coarse)").matches, fadeDuration: 0,
      locale: { "Map.Title": this.element.getAttribute("aria-label") },
    });
    this.canvas.touchZoomRotate.disableRotation();
    this.canvas.keyboard.disableRotation();
    await this.canvas.once("load");
    addSymbols(this.canvas, this.kinds);
    this.draw();
    this.canvas.on("click", (event) => this.clicked(event.point));
    this.canvas.on("mousemove", (event) => this.pointed(event.point));
    this.canvas.on("idle", () => this.tell());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle());
  }

  // The page turned dark or light: the same layers in its other colours.
  restyle() {
    for (const { id, paint } of style(this.countries).layers)
      for (const [name, value] of Object.entries(paint ?? {})) this.canvas.setPaintProperty(id, name, value);
    addSymbols(this.canvas, this.kinds);
  }

  // New data; the view moves there only where it is asked to.
  async show(answer, { fit = false } = {}) {
    await this.take(answer);
    this.draw();
    if (fit) this.fit();
  }

  async take(answer) {
    this.rows = unpack(answer);
    this.hosts = answer.hosts;
    this.kinds = answer.kinds;
    const wanted = [...new Set(this.rows.filter((row) => row.level === "area").map((row) => row.country))];
    for (const [index, found] of (await Promise.all(wanted.map(area))).entries())
      for (const shape of found.features) this.areas.set(`${wanted[index]}/${shape.properties.name}`, shape);
  }

  span(since, until) {
    if (since === this.since && until === this.until) return;
    Object.assign(this, { since, until });
    this.draw();
  }

  get drawn() {
    return this.rows.filter((row) => within(row, this.since, this.until));
  }

  draw() {
    const rows = this.drawn;
    const { incidents, towns } = atPlaces(rows);
    const { found, labels } = inAreas(rows, this.areas);
    const { counts, labels: names } = named(this.countries, rows, this.hosts);
    const set = (source, features) => this.canvas.getSource(source).setData({ type: "FeatureCollection", features });
    set("incidents", incidents);
    set("towns", [...labels, ...towns]);
    set("areas", found);
    set("names", names);
    this.canvas.removeFeatureState({ source: "countries" });
    for (const [id, n] of counts) this.canvas.setFeatureState({ source: "countries", id }, { n });
    const hosts = Object.keys(this.hosts);
    this.canvas.setFilter("forces", ["in", ["get", "code"], ["literal", hosts]]);
    this.canvas.setLayoutProperty("forces", "visibility", hosts.length ? "visible" : "none");
    this.counts = counts;
  }

  get room() {
    return { padding: this.small ? 20 : 36, maxZoom: 6, animate: false };
  }

  fit(all = false) {
    const bounds = this.bounds(all);
    if (bounds) this.canvas.fitBounds(bounds, this.room);
  }

  // Where most of it is told of; with ``all`` everything, however far away a single report is.
  bounds(all = false) {
    const told = this.drawn.filter((row) => row.level !== "nowhere");
    const counts = new Map();
    for (const row of told) counts.set(row.country, (counts.get(row.country) ?? 0) + 1);
    const kept = new Set();
    let held = 0;
    for (const [code, n] of [...counts].sort((a, b) => b[1] - a[1])) {
      if (!all && held >= told.length * 0.85) break;
      kept.add(code);
      held += n;
    }
    const ends = told.filter((row) => kept.has(row.country)).flatMap((row) => {
      if (row.lat !== null) return [[row.lon, row.lat, 0.8]];
      if (row.level === "area") return [[...(this.areas.get(`${row.country}/${row.area}`)?.properties.at ?? []), 1.5]];
      return this.countries.features.filter((one) => one.properties.code === row.country)
        .map(({ properties: { x, y, size } }) => [x, y, Math.sqrt(size) / 2.2]);
    }).filter((one) => one.length === 3);
    if (!ends.length) return null;
    const edge = (axis, side, pick) => pick(...ends.map((one) => one[axis] + side * one[2]));
    return [[edge(0, -1, Math.min), edge(1, -1, Math.min)], [edge(0, 1, Math.max), edge(1, 1, Math.max)]];
  }

  at(spot) {
    const box = [[spot.x - 3, spot.y - 3], [spot.x + 3, spot.y + 3]];
    const [symbols] = [this.canvas.queryRenderedFeatures(box, { layers: ["symbols"] })];
    if (symbols.length) return { ids: symbols.map((one) => one.properties.id), words: symbols.map((one) => one.properties.words) };
    for (const one of this.canvas.queryRenderedFeatures(spot, { layers: ["area", "shade"] })) {
      const here = this.drawn.filter((row) => one.layer.id === "area"
        ? row.level === "area" && `${row.country}/${row.area}` === one.properties.key
        : row.level === "country" && row.country === one.properties.code);
      if (here.length) return { ids: here.map((row) => row.id), words: [`${here.length} somewhere in ${one.properties.name ?? here[0].area}`] };
    }
    return { ids: [], words: [] };
  }

  clicked(spot) {
    const { ids } = this.at(spot);
    if (ids.length) this.pick([...new Set(ids)], spot);
  }

  pointed(spot) {
    const { ids, words: told } = this.at(spot);
    this.canvas.getCanvas().style.cursor = ids.length ? "pointer" : "";
    this.element.title = told.length > 3 ? `${told.slice(0, 3).join("\n")}\n… ${told.length} here` : told.join("\n");
  }

  // Nobody can read a canvas, a test no more than a screen reader: what is drawn is said in the element too.
  tell() {
    const count = (layer) => new Set(this.canvas.queryRenderedFeatures({ layers: [layer] })
      .map((one) => one.properties.id ?? one.properties.key ?? one.properties.code)).size;
    const drawn = this.drawn;
    this.element.dataset.symbols = count("symbols");
    this.element.dataset.areas = count("area");
    this.element.dataset.countries = [...this.counts.keys()].sort().join(" ");
    this.element.dataset.rows = drawn.length;
    const first = drawn.find((row) => row.lat !== null);
    const spot = first && this.canvas.project([first.lon, first.lat]);
    this.element.dataset.spot = spot ? `${Math.round(spot.x)} ${Math.round(spot.y)}` : "";
    this.element.dataset.ready = "true";
    this.canvas.getCanvas().setAttribute("aria-label",
      `${this.element.getAttribute("aria-label")}: ${drawn.length} incidents, ${drawn.filter((row) => row.level === "nowhere").length} of them not on the map`);
  }
}
