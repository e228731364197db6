// The second pane: the conversations of a view, by keyset pages, staying still under the
// reader when rows arrive above.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { failure, viewName } from "./names.js";
import { rowView } from "./row.js";
import { isSecret } from "./secrets.js";
import { t } from "./words.js";

const NEAR_END_PX = 400;
const TICK_MS = 15_000;

class List extends DeskElement {
  static properties = { ...DeskElement.properties, above: { state: true } };

  #judged = null;

  constructor() {
    super();
    this.above = 0;
    this.known = new Set();
    this.fresh = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    this.tick = setInterval(this.look, TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.tick);
  }

  get #box() {
    return this.querySelector(".list-box");
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.anchor = this.#anchor();
  }

  // The first row in sight and where it stands, to put it back there after rows came in above.
  #anchor() {
    const box = this.#box;
    if (!box || box.scrollTop < 8) return null;
    const top = box.getBoundingClientRect().top;
    const row = [...box.querySelectorAll("[data-case]")].find(
      (one) => one.getBoundingClientRect().bottom > top,
    );
    return row && { name: row.dataset.case, top: row.getBoundingClientRect().top };
  }

  updated() {
    const box = this.#box;
    if (this.anchor && this.scopeShown === this.store.rows.scope) this.#stay(box);
    else if (this.scopeShown !== this.store.rows.scope) {
      box.scrollTop = 0;
      this.fresh.clear();
    }
    this.scopeShown = this.store.rows.scope;
    this.#countAbove(box);
    this.#reveal();
  }

  #stay(box) {
    const row = box.querySelector(`[data-case="${CSS.escape(this.anchor.name)}"]`);
    if (row) box.scrollTop += row.getBoundingClientRect().top - this.anchor.top;
  }

  // Rows that came in above while the reader was further down, until they were seen.
  #countAbove(box, scrolled = false) {
    const overhead = this.#overhead(box);
    if (scrolled) this.fresh = new Set([...this.fresh].filter((name) => overhead.has(name)));
    else for (const name of overhead) if (!this.known.has(name)) this.fresh.add(name);
    this.known = overhead;
    if (!overhead.size) this.fresh.clear();
    if (this.above !== this.fresh.size) this.above = this.fresh.size;
  }

  #overhead(box) {
    const anchor = this.#anchor()?.name;
    if (!anchor || box.scrollTop < 8) return new Set();
    const cases = this.store.rows.shown().map((row) => row.case);
    return new Set(cases.slice(0, Math.max(0, cases.indexOf(anchor))));
  }

  // The open conversation's row comes into sight when the keyboard moved to it.
  #reveal() {
    const name = this.store.open?.case;
    if (name === this.revealed) return;
    this.revealed = name;
    this.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }

  render() {
    return html`
      <header class="list-head">
        <button class="icon-button phone-only" aria-label=${t("Views")} @click=${() => this.say("pane", { pane: "views" })}>
          ${icon("menu")}
        </button>
        <h1 class="list-title">${this.#title()}</h1>
        ${this.#search()}
      </header>
      <div class="list-box" tabindex="-1" @scroll=${this.#scrolled} aria-busy=${!this.store.rows.loaded}>
        ${this.#body()}
      </div>
      ${this.above
        ? html`<button class="pill list-above" @click=${this.#toTop}>
            ${icon("up")}${t("New above: {count}", { count: this.above })}
          </button>`
        : nothing}
    `;
  }

  #title() {
    const { scope } = this.store.rows;
    return scope.q ? t("Results for “{words}”", { words: scope.q }) : viewName(scope.view);
  }

  #search() {
    const { scope } = this.store.rows;
    return html`<form role="search" class="list-search" @submit=${this.#searched}>
      ${icon("search")}
      <input
        class="list-words"
        type="search"
        name="q"
        autocomplete="off"
        aria-label=${t("Search conversations")}
        placeholder=${t("Case number, name, e-mail, words")}
        .value=${live(scope.q ?? "")}
        @search=${this.#searched}
        @keydown=${(event) => event.key === "Escape" && this.#left(event)}
      />
    </form>`;
  }

  async #searched(event) {
    event.preventDefault();
    const field = this.querySelector(".list-words");
    const q = field.value.trim();
    // Enter is told twice, as a search and as a form.
    if (q === this.#judged || q === (this.store.rows.scope.q ?? "")) return;
    this.#judged = q;
    const hasSecret = await isSecret(q);
    this.#judged = null;
    if (hasSecret) {
      field.value = "";
      this.store.tell("toast", { text: failure({ reason: "secret" }), kind: "failed" });
      return;
    }
    this.say("turn", { view: q ? "all" : "mine", q });
  }

  #left(event) {
    event.preventDefault();
    event.target.value = "";
    event.target.blur();
    this.#searched(event);
  }

  #scrolled() {
    const box = this.#box;
    if (box.scrollTop + box.clientHeight > box.scrollHeight - NEAR_END_PX) this.store.more();
    this.#countAbove(box, true);
  }

  #toTop() {
    this.#box.scrollTo({ top: 0, behavior: "smooth" });
  }

  #body() {
    const { rows, failed } = this.store;
    const shown = rows.shown();
    if (failed && !shown.length) return this.#failedView(failed);
    if (!rows.loaded && !shown.length) return skeleton;
    if (!shown.length) return this.#empty();
    const now = new Date();
    return html`<ul role="list" class="rows">
        ${repeat(shown, (row) => row.case, (row) => rowView(row, this.store, now))}
      </ul>
      ${this.#end(rows)}`;
  }

  #end(rows) {
    if (!rows.next) return html`<p class="list-end">${t("That is all.")}</p>`;
    return html`<button class="list-more" ?disabled=${this.store.loadingMore} @click=${() => this.store.more()}>
      ${this.store.loadingMore ? t("Loading …") : t("Show more")}
    </button>`;
  }

  #failedView(failed) {
    return html`<div class="empty">
      ${icon("warning")}
      <p class="empty-title">${t("The list could not be loaded")}</p>
      <p>${failure(failed)}</p>
      <button class="button button-small" @click=${() => this.store.reload()}>${t("Try again")}</button>
    </div>`;
  }

  #empty() {
    const { scope } = this.store.rows;
    const [title, text] = scope.q ? EMPTY.search : EMPTY[scope.view];
    return html`<div class="empty">
      ${icon(scope.q ? "search" : scope.view)}
      <p class="empty-title">${t(title)}</p>
      <p>${t(text)}</p>
    </div>`;
  }
}

const EMPTY = {
  search: ["Nothing found", "Try the case number, or fewer words."],
  mine: ["Your hands are free", "Take one from the queue when you are ready."],
  queue: ["Nobody is waiting", "A good moment for a cup of tea."],
  unassigned: ["Everyone is looked after", "Every open conversation has somebody."],
  open: ["No conversation in progress", "The desk is at rest."],
  urgent: ["Nothing urgent", "No funds at risk that we know of."],
  first_line: ["The first line is idle", "No visitor is asking right now."],
  closed: ["Nothing closed yet", "Closed conversations stay here to look up."],
  all: ["No conversations yet", "The first visitor will show up here at once."],
};

const skeleton = html`<ul role="list" class="rows" aria-hidden="true">
  ${[0, 1, 2, 3, 4, 5, 6].map(
    () => html`<li class="row-skeleton">
      <span class="bone bone-face"></span>
      <span class="bone bone-name"></span>
      <span class="bone bone-line"></span>
    </li>`,
  )}
</ul>`;

customElements.define("wd-list", List);
