// What went wrong is said where it is heard: the error summary takes the focus, a request that failed becomes a message.

const SENTENCES = {
  "htmx:sendError": "The server could not be reached. What you see and typed is still here; try again when you are back online.",
  "htmx:timeout": "The server took too long to answer. What you see and typed is still here; try again in a moment.",
  "htmx:responseError": "The server could not do that, and nothing was changed. Reload the page and try again.",
};

export function startErrors() {
  document.querySelector(".error-summary")?.focus();
  document.addEventListener("htmx:afterSwap", (event) => event.detail.target?.querySelector?.(".error-summary")?.focus());
  for (const [name, sentence] of Object.entries(SENTENCES)) {
    document.addEventListener(name, (event) => {
      if (!event.target.closest?.("[data-own-errors]")) showProblem(sentence);
    });
  }
}

// One message at a time: a server that is down would otherwise fill the page.
export function showProblem(sentence) {
  const region = document.getElementById("messages");
  if (!region) return;
  const alert = document.createElement("div");
  alert.className = "alert alert--problem";
  const text = document.createElement("p");
  text.className = "alert__body";
  text.textContent = sentence;
  alert.append(text);
  region.replaceChildren(alert);
}
