// The third pane: who this is, what was said, and the composer.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { DeskElement } from "./element.js";
import { secretBanner } from "./banner.js";
import { icon } from "./icons.js";
import { messageView, pendingView } from "./message.js";
import { failure, statusName } from "./names.js";
import { called, waitView } from "./row.js";
import { day, t } from "./words.js";

const FOLLOWS_MS = 5 * 60_000;
const AT_END_PX = 60;
const TYPING_LOOK_MS = 1_000;

class Thread extends DeskElement {
  static properties = { ...DeskElement.properties, below: { state: true } };

  constructor() {
    super();
    this.below = false;
    this.shownCase = null;
    this.atEnd = true;
    this.looked = () => this.#markSeen();
    // The composer grows, pictures load, words wrap: a reader at the end stays there.
    this.resized = new ResizeObserver(() => this.atEnd && this.#jump());
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("focus", this.looked);
    this.tick = setInterval(() => this.store.open?.typing.size && this.look(), TYPING_LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("focus", this.looked);
    this.resized.disconnect();
    clearInterval(this.tick);
  }

  get #box() {
    return this.querySelector(".thread-box");
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.heldFirst = this.#box?.querySelector("[data-position]");
    this.heldTop = this.heldFirst?.getBoundingClientRect().top;
  }

  updated() {
    const { open } = this.store;
    const box = this.#box;
    if (!open || !box) {
      this.shownCase = null;
      return;
    }
    this.#watchSize(box);
    const fresh = this.shownCase !== open.case;
    const mineNew = open.pending.length > (this.pendingShown ?? 0);
    if (fresh || mineNew) this.atEnd = true;
    if (this.atEnd) this.#jump();
    else this.#settle(box);
    this.shownCase = open.loaded ? open.case : null;
    this.pendingShown = open.pending.length;
    this.lastShown = open.last;
    this.#markSeen();
  }

  #watchSize(box) {
    const list = box.querySelector(".messages");
    if (this.watched === (list ?? box)) return;
    this.watched = list ?? box;
    this.resized.disconnect();
    this.resized.observe(box);
    if (list) this.resized.observe(list);
  }

  #jump() {
    const box = this.#box;
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    this.boxHeight = box.clientHeight;
    this.below = false;
  }

  // Earlier messages came in above: what was in sight stays where it was.
  #settle(box) {
    const first = this.heldFirst;
    if (first?.isConnected) box.scrollTop += first.getBoundingClientRect().top - this.heldTop;
    if (this.store.open.last > (this.lastShown ?? 0)) this.below = true;
  }

  #markSeen() {
    if (this.#box && this.atEnd && document.hasFocus()) this.store.seen();
  }

  #scrolled() {
    const box = this.#box;
    // A box that shrank under a reader at the end scrolls by itself; that is no leaving.
    if (this.atEnd && box.clientHeight !== this.boxHeight) this.#jump();
    this.atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX;
    if (box.scrollTop < 200) this.store.earlier();
    if (this.atEnd) this.below = false;
    this.#markSeen();
  }

  render() {
    const { open, missing } = this.store;
    if (missing) return this.#missingView(missing);
    if (!open) return emptyView;
    return html`
      ${this.#head(open)} ${open.row?.secret ? secretBanner(open) : nothing}
      <div class="thread-box" tabindex="0" role="log" aria-live="off" aria-label=${t("Messages")} @scroll=${this.#scrolled}>
        ${open.loaded ? this.#messages(open) : skeleton}
      </div>
      ${this.below
        ? html`<button class="pill thread-below" @click=${this.#toEnd}>${icon("down")}${t("New messages")}</button>`
        : nothing}
      ${this.#typing(open)}
      <wd-composer .store=${this.store}></wd-composer>
    `;
  }

  #toEnd() {
    this.below = false;
    this.#box.scrollTo({ top: this.#box.scrollHeight, behavior: "smooth" });
  }

  #head(open) {
    const { row } = open;
    return html`<header class="thread-head">
      <button class="icon-button phone-only" aria-label=${t("Back to the list")} @click=${() => this.say("pane", { pane: "list" })}>
        ${icon("back", "icon-directed")}
      </button>
      <div class="thread-who">
        <h1 class="thread-name" dir="auto" tabindex="-1">${row ? called(row) : open.case}</h1>
        ${row ? this.#standing(row) : nothing}
      </div>
      ${row ? this.#verbs(row) : nothing}
      <button class="icon-button panel-toggle" aria-label=${t("Customer details")} title=${t("Customer details")} @click=${() => this.say("panel")}>
        ${icon("panel", "icon-directed")}
      </button>
    </header>`;
  }

  #standing(row) {
    return html`<p class="thread-standing">
      <span class="status status-${row.status}">${statusName(row.status)}</span>
      ${row.urgent ? html`<span class="mark mark-urgent">${icon("urgent")}${t("Urgent")}</span>` : nothing}
      <bdi class="row-case" dir="ltr">${row.case}</bdi>
      ${row.assignee && row.assignee.id !== this.store.me.id ? html`<span class="thread-assignee">${icon("person")}<span dir="auto">${row.assignee.name}</span></span>` : nothing}
      ${waitView(row, new Date())}
    </p>`;
  }

  #verbs(row) {
    const mine = row.assignee?.id === this.store.me.id;
    const closed = row.status === "closed";
    return html`<div class="thread-verbs">
      ${mine || closed ? nothing : this.#verb("take", "assign", t("Take"), "button-primary")}
      ${closed ? nothing : this.#verb("assign", "people", t("Assign"), "verb-quiet")}
      ${closed
        ? this.#verb("reopen", "undo", t("Reopen"), "")
        : this.#verb("close", "closed", t("Close"), mine ? "" : "verb-quiet")}
    </div>`;
  }

  #verb(verb, name, words, look) {
    return html`<button class="button button-small verb ${look}" title=${words} @click=${() => this.say("verb", { verb })}>
      ${icon(name)}<span class="verb-words">${words}</span>
    </button>`;
  }

  #messages(open) {
    const live = this.store.status === "live";
    return html`
      ${open.earlier
        ? html`<button class="list-more" @click=${() => this.store.earlier()}>${t("Earlier messages")}</button>`
        : nothing}
      <ol role="list" class="messages">
        ${repeat(this.#lines(open), (line) => line.key, (line) => line.view)}
        ${repeat(open.pending, (draft) => draft.client_id, (draft) => pendingView(draft, live))}
      </ol>
    `;
  }

  #lines(open) {
    const lines = [];
    const lastOurs = open.messages.findLast((message) => message.from.kind === "agent" && message.number);
    let before = null;
    for (const message of open.messages) {
      const heading = day(message.at);
      if (!before || day(before.at) !== heading) {
        lines.push({ key: `day-${message.position}`, view: html`<li class="day"><span>${heading}</span></li>` });
        before = null;
      }
      const follows = before !== null && together(before, message);
      const receipt = message === lastOurs ? open.receipt(message) : null;
      const view = messageView(message, {
        follows,
        receipt,
        contact: open.row?.contact,
        onOpen: (file) => this.say("open-file", file),
      });
      lines.push({ key: message.position, view });
      before = message;
    }
    return lines;
  }

  #typing(open) {
    const names = open.typists(Date.now()).map((from) => from.name || t("The customer"));
    return html`<p class="typing" aria-live="off">
      ${names.length
        ? html`<span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>${t("{name} is typing", { name: names.join(", ") })}`
        : nothing}
    </p>`;
  }

  #missingView(error) {
    return html`<div class="empty thread-empty">
      ${icon("search")}
      <p class="empty-title">${t("This conversation cannot be shown")}</p>
      <p>${failure(error)}</p>
      <button class="button button-small" @click=${() => this.say("pane", { pane: "list" })}>${t("Back to the list")}</button>
    </div>`;
  }
}

const together = (a, b) =>
  a.kind === b.kind &&
  a.kind !== "event" &&
  a.from.kind === b.from.kind &&
  a.from.name === b.from.name &&
  new Date(b.at) - new Date(a.at) < FOLLOWS_MS;

const emptyView = html`<div class="empty thread-empty">
  ${icon("open")}
  <p class="empty-title">${t("Pick a conversation")}</p>
  <p class="keys-hint">
    <kbd>j</kbd><kbd>k</kbd> ${t("move")} · <kbd>Enter</kbd> ${t("open")} · <kbd>?</kbd> ${t("all shortcuts")}
  </p>
</div>`;

const skeleton = html`<div class="thread-skeleton" aria-hidden="true">
  <span class="bone bone-start"></span><span class="bone bone-start bone-wide"></span>
  <span class="bone bone-end"></span><span class="bone bone-start"></span>
  <span class="bone bone-end bone-wide"></span>
</div>`;

customElements.define("wd-thread", Thread);
