// Puts maps on the page: the large one in step with its list, its filters and its slider; small ones by themselves.
import { Slider } from "./map-time.js";

// What the filters ask for; the form has it before the address does.
const query = (form) => {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  asked.delete("sort");
  return asked;
};
const data = async (asked) => (await fetch(`/map.json?${asked}`)).json();

const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const open = async (element, options, ...shown) => {
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("no WebGL");
  await painted(); // the list first: it is what there is to read
  const { View } = await import("./map-view.js");
  const view = new View(element, options);
  await view.open(...shown);
  element.querySelector(".nomap")?.remove();
  element.append(controls(view));
  return view;
};

const controls = (view) => {
  const box = document.createElement("div");
  box.className = "mapbuttons";
  const all = { "+": ["Zoom in", () => view.canvas.zoomIn()], "−": ["Zoom out", () => view.canvas.zoomOut()], "⤢": ["Show all", () => view.fit(true)] };
  for (const [sign, [label, act]] of Object.entries(all)) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: label });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    box.append(button);
  }
  return box;
};

// What was clicked, in the words of the list: beside the map, closed by Escape or its button.
const picker = (element) => async (ids, spot) => {
  const panel = element.parentElement.querySelector(".picked") ?? element.parentElement.appendChild(document.createElement("section"));
  panel.className = `picked panel ${spot.x < element.clientWidth / 2 ? "right" : "left"}`; // never over what was clicked
  panel.tabIndex = -1;
  panel.setAttribute("aria-label", "What is told here");
  const answer = await fetch(`/map/picked?ids=${ids.slice(0, 24).join(",")}`);
  const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("ul");
  const close = Object.assign(document.createElement("button"), { type: "button", className: "close lesser", textContent: "✕" });
  close.setAttribute("aria-label", "Close");
  const more = ids.length > 24 ? ` (the first 24 of ${ids.length}; the list has all)` : "";
  const head = Object.assign(document.createElement("p"), { className: "note", textContent: `${ids.length === 1 ? "1 incident" : `${ids.length} incidents`} here${more}` });
  const shut = () => {
    panel.remove();
    light([]);
    element.querySelector("canvas")?.focus({ preventScroll: true });
  };
  close.addEventListener("click", shut);
  panel.onkeydown = (event) => event.key === "Escape" && shut();
  panel.replaceChildren(close, head, part);
  light(ids);
  panel.focus({ preventScroll: true });
};

const light = (ids) => {
  for (const line of document.querySelectorAll("#found [data-incident]"))
    line.classList.toggle("onmap", ids.includes(line.dataset.incident));
};

const large = async (element) => {
  if (matchMedia("(max-width: 34rem)").matches) document.querySelector(".mapkey").open = false;
  const form = document.querySelector("form.filters");
  let asked = null; // what the data at hand were asked with
  let whole = true; // whether they have all times
  let view = null;
  const slider = new Slider(document.querySelector(".time"), {
    moved: (since, until) => whole && view?.span(since, until),
    chosen: (since, until) => {
      form.elements.since.value = since;
      form.elements.until.value = until;
      form.requestSubmit();
    },
  });
  const once = async () => {
    const want = query(form);
    const [since, until] = [want.get("since") ?? "", want.get("until") ?? ""];
    want.delete("since");
    want.delete("until");
    const key = String(want) + (whole ? "" : `${since}/${until}`);
    if (key !== asked) {
      const fresh = asked === null || !asked.startsWith(String(want));
      let answer = await data(want);
      whole = answer.rows.length === answer.total;
      slider.weeks(answer.weeks);
      if (!whole && (since || until)) {
        want.set("since", since);
        want.set("until", until);
        answer = await data(want);
      }
      asked = key;
      if (view) await view.show(answer, { fit: fresh });
      else view = await open(element, { pick: picker(element) }, answer, since, until);
    }
    slider.to(since, until);
    view.span(since, until);
  };
  // One after the other: a filter may be set while the first map still opens.
  let turn = Promise.resolve();
  const refresh = () => (turn = turn.then(once));
  document.addEventListener("tocsin:swapped", refresh);
  form.elements.layer.addEventListener("change", () => form.requestSubmit());
  await refresh();
};

const small = (element) => {
  const seen = new IntersectionObserver(async ([entry]) => {
    if (!entry.isIntersecting) return;
    seen.disconnect();
    const go = element.dataset.href;
    try {
      await open(element, { small: true, pick: picker(element) }, await (await fetch(element.dataset.src)).json());
    } catch (error) {
      without(element)(error);
    }
    if (go) element.append(Object.assign(document.createElement("a"), { href: go, className: "larger", textContent: "Larger map" }));
  });
  seen.observe(element);
};

// Without WebGL there is no map; the list beside it is complete.
const without = (element) => (error) => {
  element.dataset.failed = error.message;
  const note = element.querySelector(".nomap") ?? element.appendChild(Object.assign(document.createElement("p"), { className: "nomap" }));
  note.textContent = "The map cannot be drawn in this browser. The list has everything that it shows.";
};

for (const element of document.querySelectorAll("[data-map]")) {
  if ("page" in element.dataset) large(element).catch(without(element));
  else small(element);
}
