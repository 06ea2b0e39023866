// Switches between the questions of the room without a request; the address follows, so that a reload stays.

export class Items {
  #room;
  #forms;

  constructor(room) {
    this.#room = room;
    this.#forms = [...room.querySelectorAll("[data-item]")];
    room.addEventListener("click", (event) => this.#clicked(event));
    this.#remember(this.current.dataset.item); // a reload stays on this question, though it counts as asked by then
  }

  get current() {
    return this.#forms.find((form) => !form.hidden) ?? this.#forms[0];
  }

  show(id) {
    const next = this.#forms.find((form) => form.dataset.item === id);
    if (!next) return;
    for (const form of this.#forms) form.hidden = form !== next;
    for (const link of this.#room.querySelectorAll(".rail__link")) {
      if (link.dataset.showsItem === id) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    this.#remember(id);
    const title = document.getElementById(next.getAttribute("aria-labelledby"));
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  }

  step(by) {
    const next = this.#forms[this.#forms.indexOf(this.current) + by];
    if (next) this.show(next.dataset.item);
  }

  #remember(id) {
    history.replaceState(null, "", `?question=${id}`);
  }

  #clicked(event) {
    const link = event.target.closest("[data-shows-item]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.show(link.dataset.showsItem);
  }
}
