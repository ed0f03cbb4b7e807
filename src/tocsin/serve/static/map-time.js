// The time under the map: two ends over the weeks of which something is told, steps, and play. By keyboard as by mouse.

const DAY = 86_400_000;
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const PLAYED = 700; // milliseconds a step, so that an eye can follow

export class Slider {
  constructor(element, { moved, chosen }) {
    Object.assign(this, { element, moved, chosen, first: 0, last: -1, timer: 0 });
    this.from = element.querySelector(".from");
    this.until = element.querySelector(".to");
    for (const [end, other] of [[this.from, this.until], [this.until, this.from]]) {
      end.addEventListener("input", () => {
        if (+this.from.value > +this.until.value) other.value = end.value;
        this.told(this.moved);
      });
      end.addEventListener("change", () => this.told(this.chosen));
    }
    const on = (name, act) => element.querySelector(name).addEventListener("click", act);
    on(".earlier", () => this.step(-1) && this.told(this.chosen));
    on(".later", () => this.step(1) && this.told(this.chosen));
    on(".whole", () => {
      this.stop();
      this.set(0, this.last);
      this.told(this.chosen);
    });
    on(".play", () => (this.timer ? this.halt() : this.play()));
  }

  // Weeks as [Monday, incidents], in order.
  weeks(counted) {
    this.element.hidden = counted.length < 2;
    if (this.element.hidden) return;
    this.first = Date.parse(counted[0][0]);
    this.last = Math.round((Date.parse(counted.at(-1)[0]) - this.first) / (7 * DAY));
    for (const end of [this.from, this.until]) end.max = this.last;
    const spark = this.element.querySelector(".spark");
    const most = Math.max(...counted.map(([, n]) => n));
    spark.setAttribute("viewBox", `0 0 ${this.last + 1} 1`);
    spark.replaceChildren(...counted.map(([monday, n]) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const height = Math.sqrt(n / most);
      for (const [name, value] of Object.entries({
        x: Math.round((Date.parse(monday) - this.first) / (7 * DAY)) + 0.1, y: 1 - height, width: 0.8, height,
      })) bar.setAttribute(name, value);
      return bar;
    }));
  }

  to(since, until) {
    if (this.element.hidden || this.timer) return;
    const week = (day, none) => (day ? Math.floor((Date.parse(day) - this.first) / (7 * DAY)) : none);
    this.set(week(since, 0), week(until, this.last));
    this.say();
  }

  set(from, until) {
    const kept = (week) => Math.min(Math.max(week, 0), this.last);
    this.from.value = kept(from);
    this.until.value = kept(until);
  }

  // The whole window by its own length; all of time by four weeks from its beginning.
  step(way) {
    const [from, until] = [+this.from.value, +this.until.value];
    const all = from === 0 && until === this.last;
    const long = all ? Math.min(4, this.last) : until - from + 1;
    const begin = all ? (way > 0 ? 0 : this.last - long + 1) : from + way * long;
    if (begin > this.last || begin + long - 1 < 0) return false;
    this.set(begin, begin + long - 1);
    return true;
  }

  play() {
    this.element.querySelector(".play").setAttribute("aria-pressed", "true");
    this.timer = setInterval(() => {
      if (!this.step(1)) return this.halt();
      this.told(this.moved);
    }, PLAYED);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.element.querySelector(".play").setAttribute("aria-pressed", "false");
  }

  halt() {
    this.stop();
    this.told(this.chosen);
  }

  days() {
    const [from, until] = [+this.from.value, +this.until.value];
    if (from === 0 && until === this.last) return ["", ""];
    return [iso(this.first + from * 7 * DAY), iso(this.first + (until * 7 + 6) * DAY)];
  }

  told(whom) {
    this.say();
    whom(...this.days());
  }

  say() {
    const [since, until] = this.days();
    const told = since ? `${since} to ${until}` : "all time";
    this.element.querySelector(".span").textContent = told;
    this.from.setAttribute("aria-valuetext", since || "the beginning");
    this.until.setAttribute("aria-valuetext", until || "the end");
  }
}
