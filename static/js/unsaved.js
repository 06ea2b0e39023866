// A form with `data-warns-unsaved` holds work: before its page is left with something that was not sent, the browser asks.

const LEAVING_MS = 1000; // a page that is sent is left at once, unless something stopped it

export function startUnsaved() {
  document.querySelectorAll("form[data-warns-unsaved]").forEach(watch);
}

function watch(form) {
  let isSent = false;
  let isKept = form.closest("main").querySelector(".error-summary") !== null; // what was refused is in no store yet
  const holdsMore = () => isKept || [...form.elements].some(isChanged);

  // Sent with the form itself, or in its place: what else the page sends to the same address.
  document.addEventListener("submit", ({ target }) => {
    if (target.method !== "post" || target.action !== form.action) return;
    isSent = true;
    setTimeout(() => (isSent = false), LEAVING_MS);
  });
  // A part that the server draws anew begins with what was typed.
  form.addEventListener("htmx:beforeRequest", () => (isKept = holdsMore()));
  addEventListener("pageshow", () => (isSent = false));
  addEventListener("beforeunload", (event) => {
    if (!isSent && holdsMore()) event.preventDefault();
  });
}

function isChanged(field) {
  if (field instanceof HTMLSelectElement) return field.value !== initialOf(field);
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  return field.defaultValue !== undefined && field.value !== field.defaultValue;
}

function initialOf(select) {
  const options = [...select.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value;
}
