// The pairs by keys: j and k go from pair to pair, m merges, d says that they are not the same.
// After a decision the next pair has the focus. Everything also works without this.
import { isBusy } from "./keys.js";

const PAIR = "[data-pair]";
const list = document.querySelector("[data-pairs]");
let decided = -1; // where the pair stood whose answer is on its way

if (list) {
  document.addEventListener("keydown", onKey);
  list.addEventListener("htmx:beforeRequest", (event) => {
    decided = pairs().indexOf(event.target.closest(PAIR));
  });
  document.addEventListener("htmx:afterSettle", goOn);
}

function pairs() {
  return [...list.querySelectorAll(PAIR)];
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
  const actions = { j: () => step(1), k: () => step(-1), m: () => press("merge"), d: () => press("dismiss") };
  if (!(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
}

function current() {
  return document.activeElement?.closest(PAIR) ?? null;
}

function step(by) {
  const all = pairs();
  const at = all.indexOf(current());
  focusOn(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function focusOn(pair) {
  pair?.querySelector("[data-pair-title]")?.focus();
}

function press(what) {
  current()?.querySelector(`[data-pair-${what}]`)?.click();
}

// What stood behind the decided pair has moved up by one, since an answer is no pair.
function goOn() {
  if (decided < 0) return;
  const all = pairs();
  if (all.length) focusOn(all[Math.min(decided, all.length - 1)]);
  else document.getElementById("pair-count")?.focus();
  decided = -1;
}
