// The fields of the room: what one choice means for another, and what the rail shows of them.

const RATED = /\.rating$/;

export class Fields {
  #room;
  #queue;
  #takenAway = new Map(); // rating -> the value that a state took away, for coming back to it

  constructor(room, queue) {
    this.#room = room;
    this.#queue = queue;
    for (const input of room.querySelectorAll("input[name$=':revision']")) {
      queue.startAt(input.name.replace(/:revision$/, ""), Number(input.value));
    }
    room.addEventListener("input", (event) => this.#changed(event.target));
    this.#takeUpWhatWasTyped();
    queue.addEventListener("saved", ({ detail }) => this.#keepRevision(detail.field, detail.revision));
    queue.addEventListener("refused", ({ detail }) => this.#takeBackState(detail.field));
  }

  // Sets a radio as if it had been pressed; false where there is no such choice.
  choose(name, value) {
    const radio = this.#radio(name, value);
    if (!radio) return false;
    radio.checked = true;
    this.#changed(radio);
    return true;
  }

  value(name) {
    const field = this.#first(name);
    return field.type === "radio" ? checked(field.form, name) : field.value;
  }

  // What a message about the field stands below: a set of choices as a whole, or the field.
  place(name) {
    const field = this.#first(name);
    return field.closest("fieldset") ?? field;
  }

  #first(name) {
    return this.#room.querySelector(`[data-field][name="${CSS.escape(name)}"]`);
  }

  set(name, value) {
    const field = this.#first(name);
    if (field?.type === "radio") {
      const radio = this.#radio(name, value);
      if (radio) radio.checked = true;
    } else if (field) field.value = value;
    this.#showInRail(field?.form);
  }

  // On a slow line people type before this script has arrived.
  #takeUpWhatWasTyped() {
    for (const field of this.#room.querySelectorAll("[data-field]")) {
      const isChanged = field.type === "radio" ? field.checked && !field.defaultChecked : field.value !== field.defaultValue;
      if (isChanged) this.#changed(field);
    }
  }

  #changed(field) {
    if (!field.matches("[data-field]")) return;
    const form = field.form;
    if (field.name.endsWith(".state")) this.#fitRatingTo(form, field.value);
    else if (RATED.test(field.name)) this.#takenAway.delete(field.name);
    this.#queue.change(field.name, field.value, { soon: field.type === "radio" });
    if (!field.name.endsWith(".state") && !field.name.endsWith(".skip_reason") && field.value.trim()) this.#countAsAsked(form, field);
    this.#showInRail(form);
  }

  // Only what was asked is rated: saying "skipped" takes the rating away, before the state is sent; saying
  // "asked" again brings it back.
  #fitRatingTo(form, state) {
    const rating = form.querySelector("[data-rating]")?.dataset.rating;
    if (!rating) return;
    const value = checked(form, rating);
    if (state !== "asked" && value) {
      this.#takenAway.set(rating, value);
      this.#setRating(rating, "");
    } else if (state === "asked" && !value && this.#takenAway.has(rating)) {
      this.#setRating(rating, this.#takenAway.get(rating));
      this.#takenAway.delete(rating);
    }
  }

  #setRating(rating, value) {
    this.#radio(rating, value).checked = true;
    this.#queue.change(rating, value, { soon: true });
  }

  // The server does the same with what it stores; this only shows it.
  #countAsAsked(form, field) {
    const state = stateName(form);
    if (state && (RATED.test(field.name) || checked(form, state) === "pending")) this.#radio(state, "asked").checked = true;
  }

  // A state is refused because the question is rated: it was asked, and the page says so again.
  #takeBackState(name) {
    if (!name.endsWith(".state")) return;
    this.#queue.forget(name);
    this.set(name, "asked");
  }

  #showInRail(form) {
    const item = form?.dataset.item && this.#room.querySelector(`[data-rail="${CSS.escape(form.dataset.item)}"]`);
    if (!item) return;
    const state = form.querySelector(`input[name="${CSS.escape(stateName(form))}"]:checked`);
    item.classList.toggle("rail__item--done", state.value === "asked");
    item.classList.toggle("rail__item--skipped", state.value === "skipped");
    item.querySelector("[data-rail-state]").textContent = `, ${state.parentElement.textContent.trim().toLowerCase()}`;
    const rating = checked(form, form.querySelector("[data-rating]").dataset.rating);
    const chip = item.querySelector("[data-rail-rating]");
    chip.hidden = !rating;
    chip.className = `rating rating--${Number(rating) ? rating : "none"}`;
    chip.textContent = rating === "cannot_judge" ? "–" : rating;
  }

  #keepRevision(name, revision) {
    const input = this.#room.querySelector(`input[name="${CSS.escape(`${name}:revision`)}"]`);
    if (input) input.value = revision;
  }

  #radio(name, value) {
    return this.#room.querySelector(`input[type=radio][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  }
}

function checked(form, name) {
  return form.querySelector(`input[name="${CSS.escape(name)}"]:checked`)?.value ?? "";
}

function stateName(form) {
  return form.querySelector("input[data-field][name$='.state']")?.name ?? "";
}
