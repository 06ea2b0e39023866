// Saves one field at a time, as docs/live-saving.md says: one operation in flight, later values of a
// field coalesced, sent again with the same id for as long as it takes. Nothing is "saved" before the
// server has acknowledged just that operation.

const AFTER_LAST_KEY = 600; // ms
const AFTER_FIRST_KEY = 2000;
const TIMEOUT = 15000;
const PAUSES = [1000, 2000, 4000, 8000, 15000];
const NOT_NOW = "You may not write here as things are.";
const KEEPALIVE_LIMIT = 60000; // bytes; browsers refuse more than 65,536 in all

export class SaveQueue extends EventTarget {
  #url;
  #waiting = new Map(); // field -> {value, first}
  #inFlight = null; // the operation that has no answer yet
  #revisions = new Map();
  #held = new Set(); // fields in conflict: nothing goes out until the person has chosen
  #refused = new Map(); // field -> why the server can't hold its value; not saved until it is changed
  #tab = newId();
  #seq = 0;
  #timer = 0;
  #failures = 0;
  #isAwaited = false;

  constructor(url) {
    super();
    this.#url = url;
  }

  startAt(field, revision) {
    this.#revisions.set(field, revision);
  }

  // `soon` is for a choice, which is complete when it is made; typing waits for a pause.
  change(field, value, { soon = false } = {}) {
    const first = this.#waiting.get(field)?.first ?? performance.now();
    this.#refused.delete(field);
    this.#waiting.delete(field); // set again, it goes to the end: a cleared rating stays before the state that needs it
    this.#waiting.set(field, { value: value.toWellFormed?.() ?? value, first });
    this.#tell("changed");
    const patience = Math.max(0, first + AFTER_FIRST_KEY - performance.now());
    this.#sendIn(soon ? 0 : Math.min(AFTER_LAST_KEY, patience));
  }

  settle(field, revision, value) {
    this.#held.delete(field);
    this.#waiting.delete(field);
    this.#revisions.set(field, revision);
    this.change(field, value, { soon: true }); // also what the other tab holds: that settles it for every page
  }

  get isIdle() {
    return [this.#waiting, this.#refused, this.#held].every((fields) => fields.size === 0) && this.#inFlight === null;
  }

  // Why something is not saved and won't be as it stands; undefined where nothing is refused.
  get refusal() {
    return [...this.#refused.values()].at(-1);
  }

  flush() {
    this.#sendIn(0);
  }

  // At once, without a timer: the page may be about to go, and its next load should find what was typed.
  hurry() {
    clearTimeout(this.#timer);
    this.#send();
  }

  // What was refused is not what the page shows any more.
  forget(field) {
    this.#refused.delete(field);
  }

  // The page is going away: what is unsent leaves in one request, in its order, that outlives the page.
  leave() {
    const operations = this.#unsent();
    if (operations.length === 0) return;
    const body = JSON.stringify(operations);
    if (new TextEncoder().encode(body).length < KEEPALIVE_LIMIT) this.#post(body, { keepalive: true }, `${this.#url}batch/`).catch(() => {});
  }

  #unsent() {
    const current = this.#inFlight ? [this.#inFlight] : [];
    return [...current, ...[...this.#waiting].map(([field, { value }]) => this.#after(field, value))];
  }

  // The newer words of the field that is under way come after them; the server puts them there.
  #after(field, value) {
    const operation = this.#operation(field, value);
    if (this.#inFlight?.field === field) operation.base_revision = this.#inFlight.base_revision + 1;
    return operation;
  }

  #operation(field, value) {
    this.#seq += 1;
    return { op_id: newId(), tab_id: this.#tab, seq: this.#seq, field, value, base_revision: this.#revisions.get(field) ?? 0 };
  }

  #sendIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), ms);
  }

  async #send() {
    if (this.#isAwaited) return; // the answer sends the next
    const operation = this.#inFlight ?? this.#next();
    if (!operation) return;
    this.#inFlight = operation;
    this.#isAwaited = true;
    if (this.#failures === 0) this.#tell("saving");
    let settle = () => this.#again("offline");
    try {
      const response = await this.#post(JSON.stringify(operation), { signal: AbortSignal.timeout(TIMEOUT) });
      settle = this.#meaning(operation, response.status, await response.json().catch(() => null));
    } catch {
      // no answer: the same operation goes out again
    }
    this.#isAwaited = false;
    settle();
  }

  #next() {
    for (const [field, { value }] of this.#waiting) {
      if (this.#held.has(field)) continue;
      this.#waiting.delete(field);
      return this.#operation(field, value);
    }
    return null;
  }

  #post(body, options, url = this.#url) {
    const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrfToken() };
    return fetch(url, { method: "POST", headers, body, redirect: "manual", credentials: "same-origin", ...options });
  }

  #meaning(operation, status, answer) {
    const isOurs = answer?.op_id === operation.op_id;
    if (status === 200 && isOurs) return () => this.#acknowledged(operation, answer);
    if (status === 409 && isOurs) return () => this.#conflicting(operation, answer);
    if (status === 401) return () => this.#again("signed-out");
    if ([403, 404].includes(status)) return () => this.#again("not-yours", { problem: answer?.problem ?? NOT_NOW }); // someone else is signed in here, perhaps
    if ([400, 422, 423].includes(status) && answer?.problem) return () => this.#refuse(operation, answer.problem);
    return () => this.#again("offline");
  }

  #acknowledged(operation, answer) {
    this.#revisions.set(operation.field, answer.revision);
    this.#done();
    this.#tell("saved", { field: operation.field, revision: answer.revision });
  }

  #conflicting(operation, answer) {
    this.#held.add(operation.field);
    this.#done();
    this.#tell("conflict", answer);
  }

  #refuse(operation, problem) {
    this.#refused.set(operation.field, problem);
    this.#done();
    this.#tell("refused", { field: operation.field, problem });
  }

  #done() {
    this.#inFlight = null;
    this.#failures = 0;
    if (this.#waiting.size) this.#sendIn(0);
  }

  #again(why, detail = {}) {
    this.#failures += 1;
    this.#tell(why, detail);
    const pause = PAUSES[Math.min(this.#failures, PAUSES.length) - 1];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), pause);
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

// The token is read when it is sent: a new sign-in brings a new one.
function csrfToken() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // off HTTPS, as on a bare address in the office
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
