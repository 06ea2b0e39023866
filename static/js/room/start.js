// The room: fields that save themselves, questions that switch at once, keys for both.
import { isBusy } from "../keys.js";
import { Fields } from "./fields.js";
import { Items } from "./moving.js";
import { SaveQueue } from "./queue.js";
import { showStatus } from "./status.js";

const room = document.querySelector("[data-room]");
const queue = new SaveQueue(room.dataset.savesTo);
const fields = new Fields(room, queue);
const items = new Items(room);
showStatus(room, queue, fields);
document.documentElement.dataset.scripted = "";

room.addEventListener("submit", (event) => event.preventDefault()); // Enter in a field: it is saved already

addEventListener("beforeunload", (event) => {
  if (queue.isIdle) return;
  queue.hurry();
  event.preventDefault();
});
addEventListener("pagehide", () => queue.leave());
addEventListener("online", () => queue.flush());

// A link that shows what is stored waits until everything is; going on with the work takes the click back.
let wanted = null;
room.addEventListener("click", (event) => {
  const link = event.target.closest("[data-waits-for-saving]");
  if (!link || queue.isIdle) return;
  event.preventDefault();
  wanted = link.href;
  queue.flush();
});
queue.addEventListener("saved", () => {
  if (wanted && queue.isIdle) location.assign(wanted);
});
for (const setback of ["changed", "conflict", "refused", "offline", "signed-out", "not-yours"]) {
  queue.addEventListener(setback, () => (wanted = null));
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches(".notes")) event.target.blur();
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isBusy(event.target) && event.target.type !== "radio") return;
  if (pressed(event.key)) event.preventDefault();
});

function pressed(key) {
  if (key === "j") return items.step(1), true;
  if (key === "k") return items.step(-1), true;
  if (key === "n") return items.current.querySelector(".notes")?.focus(), true;
  if (/^[0-9]$/.test(key)) return rate(key === "0" ? "cannot_judge" : key);
  return false;
}

// On the last page there may be several scales: the keys then belong to none of them.
function rate(value) {
  const scales = items.current.querySelectorAll("[data-rating]");
  return scales.length === 1 && fields.choose(scales[0].dataset.rating, value);
}
