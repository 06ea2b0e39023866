// The review queue by keys: j and k go from question to question, a approves, b sends back, Enter opens.
// After a decision the next question has the focus. Everything also works without this.
import { isBusy } from "./keys.js";

const ITEM = "[data-review-item]";
const queue = document.querySelector("[data-review-queue]");
let decided = null; // the card whose answer is on its way: where it stood, and its id

if (queue) {
  document.addEventListener("keydown", onKey);
  queue.addEventListener("focusin", (event) => markCurrent(event.target.closest(ITEM)));
  queue.addEventListener("htmx:beforeRequest", (event) => {
    const card = event.target.closest("article");
    decided = card && { id: card.id, at: items().indexOf(card) };
  });
  document.addEventListener("htmx:afterSettle", goOn);
}

function items() {
  return [...queue.querySelectorAll(ITEM)];
}

function onKey(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return sendComment(event);
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
  const actions = { j: () => step(1), k: () => step(-1), a: approve, b: sendBack };
  if (!(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
}

function current() {
  return document.activeElement?.closest(ITEM) ?? null;
}

function step(by) {
  const all = items();
  const at = all.indexOf(current());
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1);
  focusOn(all[next]);
}

function focusOn(card) {
  card?.querySelector("[data-review-title]")?.focus();
}

function approve() {
  current()?.querySelector("[data-review-approve]")?.click();
}

function sendBack() {
  const part = current()?.querySelector("[data-review-back]");
  if (!part) return;
  part.open = true;
  part.querySelector("textarea").focus();
}

// Ctrl and Enter in the comment sends it, as elsewhere.
function sendComment(event) {
  const part = event.target.closest?.("[data-review-back]");
  if (!part) return;
  event.preventDefault();
  part.querySelector("button").click();
}

function markCurrent(card) {
  for (const one of queue.querySelectorAll(`${ITEM}[aria-current]`)) one.removeAttribute("aria-current");
  card?.setAttribute("aria-current", "true");
}

// A question that was refused keeps the focus, at the sentence that says why.
function goOn() {
  if (!decided) return;
  const { id, at } = decided;
  decided = null;
  const same = document.getElementById(id);
  const all = items();
  if (same?.matches(ITEM)) (same.querySelector("[role=alert]") ?? same.querySelector("[data-review-title]")).focus();
  else if (all.length) focusOn(all[Math.min(at, all.length - 1)]);
  else document.getElementById("waiting-count")?.focus();
}
