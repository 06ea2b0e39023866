// Questions are ticked in the list and changed together: all of the page at once, or one by one with `x`.
import { isBusy } from "./keys.js";

const ticks = () => [...document.querySelectorAll("[data-tick]")];

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-ticks-all]")) {
    for (const tick of ticks()) tick.checked = event.target.checked;
  }
  if (event.target.matches("[data-tick], [data-ticks-all]")) tell();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "x" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const tick = document.activeElement?.closest("[data-result]")?.querySelector("[data-tick]");
  if (!tick || (isBusy(event.target) && event.target !== tick)) return;
  event.preventDefault();
  tick.checked = !tick.checked;
  tell();
});

// A result list that was found anew, or shown again by the way back.
document.addEventListener("htmx:afterSettle", tell);
window.addEventListener("pageshow", tell);

function tell() {
  const all = ticks();
  const ticked = all.filter((tick) => tick.checked).length;
  const button = document.querySelector("[data-ticked-only]");
  if (!button) return;
  button.disabled = ticked === 0;
  button.querySelector("[data-ticked-count]").textContent = ticked ? ` (${ticked})` : "";
  const every = document.querySelector("[data-ticks-all]");
  every.checked = ticked > 0 && ticked === all.length;
  every.indeterminate = ticked > 0 && ticked < all.length;
}
