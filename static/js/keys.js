// `/` search, `?` the list of keys, `g` then a letter to go. Silent while someone types, and while a dialog is open.
import { openDialog } from "./dialogs.js";

const SECOND_KEY_WITHIN = 1200; // ms

export function startKeys() {
  addPageKeys();
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    const isSecond = event.timeStamp - going < SECOND_KEY_WITHIN && going > 0;
    going = 0;
    if (isSecond && go(event.key)) event.preventDefault();
    else if (event.key === "g") going = event.timeStamp;
    else if (event.key === "/" && focusSearch()) event.preventDefault();
    else if (event.key === "?") openDialog("keys");
  });
}

export function isBusy(target) {
  const types = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return Boolean(types) || document.querySelector("dialog[open]") !== null;
}

function go(key) {
  const link = document.querySelector(`[data-go-key="${CSS.escape(key)}"]`);
  link?.click();
  return link !== null;
}

// The page's own search field comes before the one in the header.
function focusSearch() {
  const field = document.querySelector("main [data-search-field]") ?? document.querySelector("[data-search-field]");
  field?.focus();
  field?.select();
  return field !== null;
}

function addPageKeys() {
  const list = document.querySelector("[data-key-list]");
  for (const template of document.querySelectorAll("template[data-key-help]")) list?.append(template.content.cloneNode(true));
}
