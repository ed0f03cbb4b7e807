// Says that something is loading, and that a list was filtered. Without it every form and link still works.
"use strict";

(() => {
  const main = document.getElementById("main");
  const busy = (on) => { if (main) main.setAttribute("aria-busy", String(on)); };

  document.addEventListener("htmx:before:request", () => busy(true));
  document.addEventListener("htmx:finally:request", () => busy(false));

  // Charts and maps hear it on the part that was swapped; the count of what was found is a live region and speaks itself.
  document.addEventListener("htmx:after:swap", () => {
    const found = document.getElementById("found");
    if (found) found.dispatchEvent(new CustomEvent("tocsin:swapped", { bubbles: true }));
  });

  // Shared addresses hold what was asked for alone, and on a phone what was found comes before the filters.
  document.addEventListener("formdata", (event) => {
    if (event.target.method !== "get") return;
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("form[hx-get] select")) event.target.form.requestSubmit();
  });
  if (matchMedia("(max-width: 34rem)").matches) {
    for (const box of document.querySelectorAll("details.always")) {
      box.open = location.pathname === "/search" && !box.querySelector(".do a");
    }
  }

  // Where a filtered list cannot be had, the plain address says why.
  const plainly = (event) => {
    const form = event.target.closest?.("form.filters");
    if (form) form.submit();
  };
  document.addEventListener("htmx:error", plainly);
  document.addEventListener("htmx:response:error", plainly);

  // A page that takes long to come is told of; one that the browser brings back from memory is not.
  addEventListener("beforeunload", () => busy(true));
  addEventListener("pageshow", () => busy(false));

  // One key goes to the search, as on many sites; never while something is typed.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const field = document.querySelector("input[type=search]");
    event.preventDefault();
    if (field) field.focus();
    else location.assign("/search");
  });
})();
