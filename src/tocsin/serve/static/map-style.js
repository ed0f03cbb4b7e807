// How the map looks: its ground, its layers and its symbols, in the colours of the page.

const FONT = ["Tocsin Map"]; // a name of map.css for the page's own face: MapLibre cannot ask for one that ends in a number
export const RADII = [7.5, 9.5, 12, 15, 19, 24]; // of symbols, in pixels
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const STEP = 13; // pixels between neighbours
// Seats around a place, like the seeds of a sunflower.
export const SEATS = Array.from({ length: 48 }, (_, seat) => {
  const away = STEP * Math.sqrt(seat);
  return [away * Math.cos(seat * GOLDEN), away * Math.sin(seat * GOLDEN), away];
});
const FILLS = ["fact", "claim", "prospect", "denied"];
const UNIT = 4; // pixels of a symbol's image for each unit of its path, so that large ones stay sharp

export const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// Symbols, one for each kind and standing. A path fits into a circle of radius 10.
export const addSymbols = (map, kinds) => {
  const put = (name, image, pixelRatio) => (map.hasImage(name) ? map.updateImage(name, image) : map.addImage(name, image, { pixelRatio }));
  for (const [kind, path] of Object.entries(kinds))
    for (const fill of FILLS) put(`${kind}-${fill}`, symbol(new Path2D(path), fill, color(`kind-${kind}`), color("map-halo")), UNIT);
  put("hatch", hatch(color("map-force")), 2);
};

const symbol = (path, fill, ink, halo) => {
  const side = 28 * UNIT;
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.setTransform(UNIT, 0, 0, UNIT, side / 2, side / 2);
  pen.lineJoin = "round";
  const stroke = (width, style, dash = []) => {
    pen.setLineDash(dash);
    pen.lineWidth = width;
    pen.strokeStyle = style;
    pen.stroke(path);
  };
  if (fill === "fact") {
    stroke(3, halo);
    pen.fillStyle = ink;
    pen.fill(path);
  } else {
    pen.globalAlpha = 0.9;
    pen.fillStyle = halo;
    pen.fill(path);
    stroke(4.5, halo);
    pen.globalAlpha = 1;
    stroke(fill === "denied" ? 1.8 : 2.6, ink, fill === "prospect" ? [3.4, 2.6] : []);
    pen.fillStyle = pen.strokeStyle = ink;
    pen.setLineDash([]);
    pen.beginPath();
    if (fill === "claim") {
      pen.arc(0, 0, 2.6, 0, 2 * Math.PI);
      pen.fill();
    } else if (fill === "denied") {
      pen.lineWidth = 2.4;
      for (const [x, y] of [[-7, -7], [7, -7]]) {
        pen.moveTo(x, y);
        pen.lineTo(-x, -y);
      }
      pen.stroke();
    }
  }
  return pen.getImageData(0, 0, side, side);
};

const hatch = (ink) => {
  const canvas = new OffscreenCanvas(16, 16);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.strokeStyle = ink;
  pen.lineWidth = 2.2;
  for (const shift of [-16, 0, 16]) {
    pen.moveTo(shift, 16);
    pen.lineTo(shift + 16, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, 16, 16);
};

// Where the symbols around one place stand, by size and seat. An offset is multiplied by the symbol's size, which is
// undone here; a feature cannot bring an offset of its own, for its properties are plain values.
const offsets = () => [
  "match", ["get", "seat"],
  ...RADII.flatMap((radius) => SEATS.flatMap(([x, y], seat) => [`${radius}/${seat}`, ["literal", [(x * 10) / radius, (y * 10) / radius]]])),
  ["literal", [0, 0]],
];

const points = () => ({ type: "geojson", data: { type: "FeatureCollection", features: [] } });

export const style = (countries) => ({
  version: 8,
  sources: {
    countries: { type: "geojson", data: countries, promoteId: "code", maxzoom: 7, buffer: 16 },
    areas: points(), names: points(), towns: points(), incidents: points(),
  },
  layers: [
    { id: "sea", type: "background", paint: { "background-color": color("map-sea") } },
    { id: "land", type: "fill", source: "countries", paint: { "fill-color": color("map-land") } },
    { id: "shade", type: "fill", source: "countries", paint: {
      "fill-color": color("map-shade"),
      "fill-opacity": ["interpolate", ["linear"], ["ln", ["+", 1, ["coalesce", ["feature-state", "n"], 0]]], 0, 0, 0.69, 0.13, 5, 0.42],
    } },
    { id: "forces", type: "fill", source: "countries", layout: { visibility: "none" },
      paint: { "fill-pattern": "hatch", "fill-opacity": 0.8 } },
    { id: "area", type: "fill", source: "areas", paint: {
      "fill-color": color("map-area"), "fill-opacity": ["interpolate", ["linear"], ["ln", ["+", 1, ["get", "n"]]], 0.69, 0.2, 4, 0.5],
    } },
    { id: "area-edge", type: "line", source: "areas", paint: {
      "line-color": color("map-area"), "line-width": 1.4, "line-dasharray": [2, 2] } },
    { id: "borders", type: "line", source: "countries", layout: { "line-join": "round" }, paint: {
      "line-color": color("map-border"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.3] } },
    { id: "rings", type: "circle", source: "incidents", filter: ["==", ["get", "ring"], true], paint: {
      "circle-radius": ["get", "reach"], "circle-color": color("map-halo"), "circle-opacity": 0.25,
      "circle-stroke-color": color("map-ring"), "circle-stroke-width": 1.2, "circle-stroke-opacity": 0.9 } },
    { id: "symbols", type: "symbol", source: "incidents", filter: ["has", "icon"], layout: {
      "icon-image": ["get", "icon"], "icon-size": ["/", ["get", "radius"], 10], "icon-offset": offsets(),
      "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "order"] } },
    { id: "names", type: "symbol", source: "names", layout: {
      "text-field": ["format", ["get", "name"], { "font-scale": 1 }, ["get", "told"], { "font-scale": 0.82 }], "text-font": FONT,
      "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10.5, 5, 14], "text-max-width": 9, "text-padding": 3,
      "symbol-sort-key": ["get", "order"] },
      paint: { "text-color": color("map-name"), "text-halo-color": color("map-halo"), "text-halo-width": 1.5, "text-halo-blur": 0.5 } },
    { id: "towns", type: "symbol", source: "towns", minzoom: 3.2, layout: {
      "text-field": ["get", "name"], "text-font": FONT, "text-size": 12, "text-anchor": "top",
      "text-offset": ["get", "below"], "text-max-width": 12, "symbol-sort-key": ["get", "order"] },
      paint: { "text-color": color("ink"), "text-halo-color": color("map-halo"), "text-halo-width": 1.6 } },
  ],
});
