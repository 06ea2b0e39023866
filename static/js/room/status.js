// Says how saving stands, in words; and lets the person choose where two texts met.

const ICONS = { saving: "…", saved: "✓", kept: "!", problem: "!" };

export function showStatus(room, queue, fields) {
  const place = room.querySelector("[data-save-state]");
  const say = (kind, ...words) => {
    place.className = `save-state save-state--${kind} scripted-only`;
    const icon = document.createElement("span");
    icon.setAttribute("aria-hidden", "true");
    icon.textContent = ICONS[kind];
    const sentence = document.createElement("span");
    sentence.append(...words);
    place.replaceChildren(icon, sentence);
  };
  queue.addEventListener("changed", () => say("saving", "Not saved yet"));
  queue.addEventListener("saving", () => say("saving", "Saving"));
  queue.addEventListener("saved", () => {
    if (queue.refusal) say("problem", queue.refusal);
    else if (queue.isIdle) say("saved", `Saved ${time()}`);
  });
  queue.addEventListener("not-yours", ({ detail }) => say("problem", `${detail.problem} What you typed is still here. `, signInLink(), "."));
  queue.addEventListener("offline", () => say("kept", "Not saved yet: no connection. Keep this page open; it goes on trying."));
  queue.addEventListener("signed-out", () => say("problem", "You are signed out. What you typed is still here. ", signInLink(), "."));
  queue.addEventListener("refused", ({ detail }) => say("problem", detail.problem));
  queue.addEventListener("conflict", ({ detail }) => {
    say("problem", "This was changed in another tab. Both texts are kept.");
    offerChoice(room, queue, fields, detail);
  });
}

// Stands below the field and takes nothing from the person's hands: they go on typing, and choose when they like.
function offerChoice(room, queue, fields, { field, revision, stored }) {
  const box = element("div", "alert alert--attention", "");
  box.setAttribute("role", "alert");
  const body = element("div", "alert__body stack stack--tight", "");
  const actions = element("div", "button-row", "");
  const mine = () => fields.value(field);
  const choices = [
    ["Keep mine", () => take(mine())],
    ...(isText(room, field) ? [["Keep both", () => take(`${stored}\n\n${mine()}`)]] : []),
    ["Take the other", () => take(stored)],
  ];
  for (const [label, act] of choices) actions.append(button(label, act));
  body.append(element("p", "alert__title", "This was changed in another tab, which holds:"), element("blockquote", "said", words(stored)), actions);
  box.append(body);
  fields.place(field).after(box);

  function take(value) {
    fields.set(field, value);
    queue.settle(field, revision, value);
    box.remove();
  }
}

function isText(room, field) {
  return room.querySelector(`textarea[name="${CSS.escape(field)}"]`) !== null;
}

function words(value) {
  return value === "" ? "nothing" : value;
}

function button(label, act) {
  const made = element("button", "button button--small", label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function signInLink() {
  const link = element("a", "", "Sign in in a new tab");
  link.href = "/accounts/login/";
  link.target = "_blank";
  return link;
}

function time() {
  return new Date().toLocaleTimeString("en-GB");
}
