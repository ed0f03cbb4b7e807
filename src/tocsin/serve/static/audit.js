// One key an answer, as in the terminal: first the verdict, then what is wrong. Without it the form does the same.
"use strict";

(() => {
  const asked = document.querySelector("article.asked");
  const known = (name, key) => document.querySelector(`[data-${name}="${CSS.escape(key)}"]`);
  const judging = () => asked && asked.dataset.stage === "details";

  const stage = (to) => {
    asked.dataset.stage = to;
    if (to === "details") asked.querySelector("fieldset").focus();
    else document.activeElement.blur();
  };

  const forget = () => {
    for (const field of asked.querySelectorAll("fieldset input")) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = 0;
    }
  };

  const mark = (label) => {
    const field = label.querySelector("input");
    if (field.type === "number") field.value = Math.min(Number(field.value) + 1, Number(field.max));
    else field.checked = !field.checked;
    // A record of nothing is wrong in nothing else.
    if (field.type === "checkbox" && field.checked) {
      for (const other of asked.querySelectorAll("fieldset input:checked")) {
        if (other !== field && (field.value === "nothing" || other.value === "nothing")) other.checked = false;
      }
    }
  };

  const marked = () => [...asked.querySelectorAll("fieldset input")].some((f) => (f.type === "checkbox" ? f.checked : Number(f.value) > 0));

  const pressed = (key) => {
    if (judging()) {
      if (key === "b" || key === "Escape") { forget(); stage("verdict"); return true; }
      if (key === "Enter") { if (marked()) known("key", "Enter").click(); return true; }
      const label = known("detail", key);
      if (label) mark(label);
      return Boolean(label);
    }
    const found = key === "Enter" ? null : known("key", key);
    if (!found) return false;
    if (found.tagName === "FIELDSET") stage("details");
    else found.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (at.closest(".filters") || (at.closest("a, button, summary") && event.key === "Enter")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (pressed(key)) event.preventDefault();
  });

  if (asked) {
    // Whoever marks something with the mouse, or goes there by Tab, has come to the details too.
    asked.addEventListener("focusin", (event) => { asked.dataset.stage = event.target.closest("fieldset") ? "details" : "verdict"; });
  }
})();
