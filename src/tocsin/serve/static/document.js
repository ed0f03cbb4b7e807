// Lights a record's words, and a word's records: by pointing at either, by going there by key, for good by a click.
// Without it the links still lead from a record to its words.
"use strict";

(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const links = [...document.querySelectorAll("a[data-record]")];
  const marks = [...text.querySelectorAll("mark")];
  const announce = document.querySelector(".announce");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const recordsOf = (mark) => mark.dataset.records.trim().split(" ");
  const wordsOf = (record) => marks.filter((mark) => recordsOf(mark).includes(record));
  const linkOf = (record) => links.find((link) => link.dataset.record === record);
  const abreast = matchMedia("(min-width: 62rem)");
  let lit = null;
  let still = false; // while the program itself moves the focus

  const dim = () => {
    for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
    lit = null;
  };

  const seen = (element, box) => {
    const inner = element.getBoundingClientRect();
    return inner.top >= Math.max(box.top, 0) && inner.bottom <= Math.min(box.bottom, innerHeight);
  };

  const scrollTo = (element) => element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });

  const light = (record) => {
    const words = wordsOf(record);
    const link = linkOf(record);
    if (!words.length || !link) return null;
    dim();
    lit = record;
    for (const mark of words) mark.classList.add("lit");
    link.closest(".card").classList.add("lit");
    history.replaceState(null, "", `#w-${record}`);
    announce.textContent = `Words: ${words.map((mark) => mark.textContent).join("")}`;
    return { words, link };
  };

  // What is pointed at, or gone to by key, has its other half marked; nothing scrolls but the list beside the text.
  const unmark = () => {
    for (const element of document.querySelectorAll(".near")) element.classList.remove("near");
  };

  const near = (record, from) => {
    unmark();
    const link = linkOf(record);
    if (!link) return;
    const card = link.closest(".card");
    const words = wordsOf(record);
    for (const element of [card, ...words]) element.classList.add("near");
    if (!abreast.matches) return;
    if (from === "text" && !seen(card, card.closest(".cards").getBoundingClientRect())) reveal(card);
    if (from === "key" && words.length && !seen(words[0], { top: 0, bottom: innerHeight })) scrollTo(words[0]);
  };

  const reveal = (card) => {
    const list = card.closest(".cards");
    const down = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
    list.scrollTop += down - list.clientHeight / 4;
  };

  const toWords = (record) => {
    const found = light(record);
    if (!found) return;
    scrollTo(found.words[0]);
    found.words[0].tabIndex = -1;
    found.words[0].focus({ preventScroll: true });
  };

  const toRecord = (record) => {
    const found = light(record);
    if (!found) return;
    const card = found.link.closest(".card");
    if (!seen(card, card.closest(".cards").getBoundingClientRect())) scrollTo(card);
    focus(found.link, { preventScroll: true });
  };

  const focus = (element, options) => {
    still = true;
    element.focus(options);
    still = false;
  };

  // The answer goes under the card; where it cannot be had, the link's own page says why.
  const explain = async (link) => {
    const under = link.closest(".card").querySelector(".explanation");
    if (under) {
      under.hidden = !under.hidden;
      link.setAttribute("aria-expanded", String(!under.hidden));
      return;
    }
    link.setAttribute("aria-busy", "true");
    announce.textContent = "Reading the text once more …";
    try {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".explanation");
      link.closest("p").after(part);
      link.setAttribute("aria-expanded", "true");
      announce.textContent = "Explained below the record.";
    } catch {
      location.assign(link.href);
    } finally {
      link.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("click", (event) => {
    const asking = event.target.closest("a.explain");
    if (asking && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      explain(asking);
      return;
    }
    const link = event.target.closest("a[data-record]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      toWords(link.dataset.record);
      return;
    }
    const mark = event.target.closest("#text mark");
    if (mark && getSelection().isCollapsed) {
      const records = recordsOf(mark);
      toRecord(records[(records.indexOf(lit) + 1) % records.length]);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || lit === null) return;
    const link = linkOf(lit);
    dim();
    history.replaceState(null, "", location.pathname);
    if (link) focus(link);
  });

  text.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("mark");
    if (mark) near(recordsOf(mark)[0], "text");
    else unmark();
  });
  for (const link of links) {
    const card = link.closest(".card");
    card.addEventListener("pointerenter", () => near(link.dataset.record, "card"));
    card.addEventListener("pointerleave", unmark);
    link.addEventListener("focus", () => { if (!still) near(link.dataset.record, "key"); });
    link.addEventListener("blur", unmark);
  }

  const asked = decodeURIComponent(location.hash).match(/^#[rw]-(.+)$/);
  if (asked && linkOf(asked[1])) {
    reveal(linkOf(asked[1]).closest(".card"));
    toWords(asked[1]);
  }
})();
