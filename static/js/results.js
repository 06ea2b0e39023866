// Results by keyboard: arrows, or `j` and `k`, move through them from the search field on; Esc goes back to it.
import { isBusy } from "./keys.js";

const RESULT = "[data-result] a";
const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const field = document.querySelector("main [data-search-field]");
  const isTyping = event.target === field;
  const step = isTyping && event.key.length === 1 ? undefined : STEPS[event.key];
  if (!isTyping && (isBusy(event.target) || !isAmongResults(event))) return;
  if (step && move(step, field)) event.preventDefault();
  else if (event.key === "Escape" && !isTyping) field?.focus();
});

// Arrows scroll the page where no result has the focus; letters move from anywhere.
function isAmongResults(event) {
  return event.key.length === 1 || event.target.closest?.("[data-result]") !== null;
}

function move(step, field) {
  const links = [...document.querySelectorAll(RESULT)].filter((link) => link === firstLink(link.closest("[data-result]")));
  const here = links.findIndex((link) => link.closest("[data-result]").contains(document.activeElement));
  const next = here + step;
  if (next < 0 && here === 0) field?.focus();
  else links[next < 0 ? 0 : next]?.focus();
  return links.length > 0;
}

function firstLink(result) {
  return result.querySelector("a");
}
