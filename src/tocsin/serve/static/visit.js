// Offers what is new since the last visit. The time is kept in this browser alone and goes nowhere but into the address.
"use strict";

(() => {
  const PAUSE = 30 * 60 * 1000; // so long away, and it is another visit
  const chip = document.querySelector("[data-visit]");
  const keep = "tocsin:visit";
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(keep));
  } catch {
    return; // a browser that keeps nothing has no last visit
  }
  const now = Date.now();
  const again = kept && Number.isFinite(kept.last) && Number.isFinite(kept.now);
  const last = again ? (now - kept.now > PAUSE ? kept.now : kept.last) : 0;
  localStorage.setItem(keep, JSON.stringify({ last, now }));
  if (!chip || !last) return;
  const seen = new Date(last).toISOString().slice(0, 19) + "+00:00";
  chip.href = `/?seen=${encodeURIComponent(seen)}`;
  chip.hidden = false;
  if (new URLSearchParams(location.search).has("seen")) chip.setAttribute("aria-current", "true");
})();
