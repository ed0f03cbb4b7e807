// What is drawn of which incident: rows of /map.json become points, areas and shaded countries.

import { RADII, SEATS } from "./map-style.js";

export const unpack = (answer) =>
  answer.rows.map((row) => Object.fromEntries(answer.columns.map((name, index) => [name, row[index]])));

// As the list has it: days that reach into the time asked for; what nothing dates only where no time is.
export const within = (row, since, until) =>
  !(since || until) || (row.first !== "" && (!since || row.last >= since) && (!until || row.first <= until));

export const words = (row) => {
  const dead = row.best === null ? "" : `, ${row.best.toLocaleString("en")} killed by the best count`;
  const when = row.first ? (row.first === row.last ? row.first : `${row.first} to ${row.last}`) : "undated";
  const status = { fact: "told as fact", claim: "claim", prospect: "not done", denied: "denied" }[row.standing];
  const where = { place: row.place, near: `near ${row.place}`, area: `somewhere in ${row.area}`, country: `somewhere in ${row.country}` };
  return `${row.type}, ${status}: ${where[row.level] ?? "no place told"}, ${when}${dead}`;
};

// Six sizes: none told, and then 1, 5, 20, 80, 320 dead or more, which is as fine as an eye tells symbols apart.
const radius = (best) => RADII[best ? Math.min(5, 1 + Math.floor(Math.log2(Math.max(1, best / 1.25)) / 2)) : 0];
const point = (x, y, properties) => ({ type: "Feature", geometry: { type: "Point", coordinates: [x, y] }, properties });
const grouped = (rows, key) => {
  const found = new Map();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
  return found;
};

// Symbols of one place stand around it like the seeds of a sunflower, the largest in the middle.
export const atPlaces = (rows) => {
  const incidents = [];
  const towns = [];
  const placed = rows.filter((row) => row.level === "place" || row.level === "near");
  for (const here of grouped(placed, (row) => `${row.lat},${row.lon}`).values()) {
    here.sort((a, b) => (b.best ?? 0) - (a.best ?? 0) || (a.id < b.id ? -1 : 1));
    const { lon, lat, place } = here[0];
    const near = here.every((row) => row.level === "near");
    const middle = radius(here[0].best);
    const first = SEATS.findIndex(([, , away]) => away >= middle + RADII[0] - 2);
    const seats = [0, ...SEATS.keys()].filter((seat, index) => index === 0 || seat >= first);
    const reach = here.length > 1 ? SEATS[seats[Math.min(here.length, seats.length) - 1]][2] + RADII[0] : middle;
    if (near) incidents.push(point(lon, lat, { ring: true, reach: reach + 6 }));
    for (const [index, row] of here.slice(0, seats.length).entries())
      incidents.push(point(lon, lat, {
        id: row.id, icon: `${row.kind}-${row.standing}`, radius: radius(row.best), order: index, words: words(row),
        seat: `${radius(row.best)}/${seats[index]}`,
      }));
    const more = here.length > seats.length ? ` (+${here.length - seats.length})` : "";
    const below = [0, (reach + (near ? 10 : 3)) / 12];
    towns.push(point(lon, lat, { name: `${near ? "near " : ""}${place}${more}`, below, order: -here.length }));
  }
  return { incidents, towns };
};

export const inAreas = (rows, shapes) => {
  const found = [];
  const labels = [];
  for (const here of grouped(rows.filter((row) => row.level === "area"), (row) => `${row.country}/${row.area}`).values()) {
    const shape = shapes.get(`${here[0].country}/${here[0].area}`);
    if (!shape) continue;
    const told = `${here.length.toLocaleString("en")} somewhere in ${here[0].area}`;
    found.push({ ...shape, properties: { n: here.length, key: `${here[0].country}/${here[0].area}`, words: told } });
    labels.push(point(...shape.properties.at, { name: told, below: [0, 0], order: -here.length }));
  }
  return { found, labels };
};

// Every country's name, with how much is told of the country alone, and whose forces are told to be there.
export const named = (countries, rows, hosts) => {
  const counts = new Map();
  for (const row of rows) if (row.level === "country") counts.set(row.country, (counts.get(row.country) ?? 0) + 1);
  const labels = countries.features.map(({ properties: { code, name, x, y, size } }) => {
    const n = counts.get(code) ?? 0;
    const there = hosts[code] ?? [];
    const shown = there.length > 4 ? [...there.slice(0, 3), `and ${there.length - 3} more`] : there;
    const told = [n ? `${n.toLocaleString("en")} somewhere here` : "", ...shown].filter(Boolean).map((line) => `\n${line}`).join("");
    return point(x, y, { name, told, order: -(n ? 1000 + n : size) });
  });
  return { counts, labels };
};
