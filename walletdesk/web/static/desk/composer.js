// Reply or private note. The two look different, keep separate texts, and only the reply
// passes the guard; what the guard would stop is said while it is being written.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { api } from "./api.js";
import { Drafts } from "./drafts.js";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { failure, guardSentence } from "./names.js";
import { count, modifier, served, size, t } from "./words.js";

const GUARD_MS = 400;
const COUNT_FROM = 0.8;

class Composer extends DeskElement {
  static properties = { ...DeskElement.properties, dragging: { state: true } };

  constructor() {
    super();
    this.drafts = new Drafts();
    this.dragging = false;
    this.guardTimer = 0;
    this.onRefused = ({ detail }) => this.#refused(detail);
  }

  connectedCallback() {
    super.connectedCallback();
    this.store.addEventListener("refused", this.onRefused);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.store.removeEventListener("refused", this.onRefused);
  }

  get draft() {
    return this.drafts.of(this.store.open.case);
  }

  get #field() {
    return this.querySelector(".composer-text");
  }

  /** Turns to reply or note and puts the cursor there. */
  write(mode) {
    this.draft.mode = mode;
    this.requestUpdate();
    this.updateComplete.then(() => this.#field?.focus());
  }

  updated() {
    const field = this.#field;
    if (!field || CSS.supports("field-sizing", "content")) return;
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight}px`;
  }

  render() {
    const { open } = this.store;
    if (!open?.row) return nothing;
    if (open.row.status === "closed") return this.#closedView();
    const { draft } = this;
    return html`<form
      class="composer composer-${draft.mode} ${this.dragging ? "composer-drop" : ""}"
      @submit=${this.#submitted}
      @dragover=${this.#dragged}
      @dragleave=${() => (this.dragging = false)}
      @drop=${this.#dropped}
    >
      ${this.#tabs(draft)}
      <textarea
        class="composer-text"
        dir="auto"
        rows="2"
        aria-label=${draft.mode === "note" ? t("Private note") : t("Reply")}
        aria-describedby="composer-says"
        placeholder=${draft.mode === "note" ? t("Only the team sees this") : t("Write to the customer")}
        .value=${live(draft.text)}
        @input=${this.#typed}
        @keydown=${this.#pressed}
        @paste=${this.#pasted}
      ></textarea>
      ${draft.files.length ? this.#files(draft) : nothing}
      <div id="composer-says" class="composer-says" aria-live="polite">${this.#says(draft)}</div>
      ${this.#foot(draft)}
    </form>`;
  }

  #closedView() {
    return html`<div class="composer composer-closed">
      <p>${t("This conversation is closed.")}</p>
      <button class="button button-small" @click=${() => this.say("verb", { verb: "reopen" })}>
        ${icon("undo")}${t("Reopen")}
      </button>
    </div>`;
  }

  #tabs(draft) {
    const tab = (mode, name, words, key) => html`<button
      type="button"
      role="tab"
      class="composer-tab"
      aria-selected=${draft.mode === mode}
      tabindex=${draft.mode === mode ? 0 : -1}
      @click=${() => this.write(mode)}
      @keydown=${(event) => this.#tabbed(event, mode)}
    >
      ${icon(name)}${words}<kbd>${key}</kbd>
    </button>`;
    return html`<div class="composer-tabs" role="tablist" aria-label=${t("Kind of message")}>
      ${tab("reply", "reply", t("Reply"), "r")} ${tab("note", "lock", t("Private note"), "n")}
    </div>`;
  }

  #tabbed(event, mode) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    this.draft.mode = mode === "reply" ? "note" : "reply";
    this.requestUpdate();
    this.updateComplete.then(() => this.querySelector('[aria-selected="true"]').focus());
  }

  #files(draft) {
    return html`<ul role="list" class="composer-files">
      ${draft.files.map(
        (file) => html`<li class="file-chip ${file.error ? "file-chip-failed" : ""}">
          ${icon(file.error ? "warning" : "file")}<bdi class="file-name">${file.name}</bdi>
          ${file.error
            ? html`<span class="file-size">${failure(file.error)}</span>`
            : html`<span class="file-size">${size(file.size_bytes)}</span>`}
          ${file.stored || file.error
            ? nothing
            : html`<progress max="1" value=${file.share} aria-label=${t("Sending {name}", { name: file.name })}></progress>`}
          <button type="button" class="icon-button" aria-label=${t("Remove {name}", { name: file.name })} @click=${() => this.#detach(file)}>
            ${icon("close")}
          </button>
        </li>`,
      )}
    </ul>`;
  }

  // A suspended agent may still keep notes; what they write to customers is not taken.
  #barred(draft) {
    return draft.mode === "reply" && Boolean(this.store.me.suspended);
  }

  #says(draft) {
    if (this.#barred(draft)) return this.#barredView(draft);
    if (draft.stopped) return this.#stopView(draft.verdict.reasons);
    if (!draft.refusal || draft.refusal.reason === "suspended") return nothing;
    if (draft.refusal.reasons?.length) return this.#stopView(draft.refusal.reasons);
    return html`<p class="stop">${icon("warning")}<span>${failure(draft.refusal)}</span></p>`;
  }

  #barredView(draft) {
    const reasons = draft.refusal?.reasons ?? [];
    return html`<div class="stop stop-barred">
      ${icon("lock")}
      <div>
        <p class="stop-title">${t("You cannot write to customers now.")}</p>
        <p>${t("The guard has stopped several of your messages. A lead looks at it and lets you send again; private notes still work.")}</p>
        ${reasons.length ? html`<ul>${reasons.map((reason) => html`<li>${guardSentence(reason)}</li>`)}</ul>` : nothing}
      </div>
    </div>`;
  }

  #stopView(reasons) {
    return html`<div class="stop">
      ${icon("shield")}
      <div>
        <p class="stop-title">${t("The guard stops this reply. Change it and send it again.")}</p>
        <ul>
          ${reasons.map((reason) => html`<li>${guardSentence(reason)}</li>`)}
        </ul>
      </div>
    </div>`;
  }

  #foot(draft) {
    const note = draft.mode === "note";
    return html`<div class="composer-foot">
      <label class="icon-button" title=${t("Attach files")}>
        ${icon("clip")}<span class="visually-hidden">${t("Attach files")}</span>
        <input class="visually-hidden" type="file" multiple @change=${this.#picked} />
      </label>
      ${this.#length(draft)}
      <span class="composer-key">
        <kbd>${modifier}</kbd><kbd>Enter</kbd>
      </span>
      <button class="button button-small composer-send" aria-disabled=${!draft.ready || draft.stopped || this.#barred(draft)}>
        ${icon(note ? "lock" : "send", "icon-directed")}${note ? t("Add note") : t("Send")}
      </button>
    </div>`;
  }

  #length(draft) {
    const most = served.limits?.text_chars_max ?? 8000;
    if (draft.text.length < most * COUNT_FROM) return nothing;
    return html`<span class="composer-length">${t("{used} of {most}", { used: count(draft.text.length), most: count(most) })}</span>`;
  }

  #typed(event) {
    const { draft } = this;
    draft.text = event.target.value;
    if (draft.mode === "reply") {
      this.store.typed();
      this.#askGuard(draft);
    }
    this.requestUpdate();
  }

  // While an input method composes, Enter picks a word and must never send.
  #pressed(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#submitted(event);
    else if (event.key === "Escape") event.target.blur();
  }

  #submitted(event) {
    event.preventDefault();
    const { draft } = this;
    if (!draft.ready || draft.stopped || this.#barred(draft)) {
      this.#field.focus();
      return;
    }
    clearTimeout(this.guardTimer);
    this.store.send(draft.take());
    this.#field.focus();
    this.requestUpdate();
  }

  #refused({ case: name, draft, frame }) {
    const refusal = { reason: frame.reason, reasons: frame.reasons, says: frame.text };
    this.drafts.of(name).restore(draft, refusal);
    this.requestUpdate();
    if (this.store.open?.case === name) this.updateComplete.then(() => this.#field?.focus());
  }

  // The guard's opinion of what stands there; the server asks it again at sending.
  #askGuard(draft) {
    clearTimeout(this.guardTimer);
    this.guardTimer = setTimeout(async () => {
      const { text } = draft;
      if (!text.trim() || this.#barred(draft)) return;
      const verdict = await api.guard(text, this.store.open?.case).catch(() => null);
      if (verdict && text === draft.text) draft.verdict = verdict;
      this.requestUpdate();
    }, GUARD_MS);
  }

  #attach(files) {
    const { draft } = this;
    for (const file of files) draft.attach(file, () => this.requestUpdate());
  }

  #detach(file) {
    this.draft.detach(file);
    this.requestUpdate();
  }

  #picked(event) {
    this.#attach(event.target.files);
    event.target.value = "";
  }

  #pasted(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.#attach(event.clipboardData.files);
  }

  #dragged(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.dragging = true;
  }

  #dropped(event) {
    event.preventDefault();
    this.dragging = false;
    this.#attach(event.dataTransfer.files);
  }
}

customElements.define("wd-composer", Composer);
