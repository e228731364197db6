// In the last pane: what became of the transaction that the customer named, or of another one.

import { html, nothing, svg } from "lit";
import { api } from "./api.js";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { served, t } from "./words.js";

const TONES = {
  pending: "accent",
  confirming: "accent",
  failed: "danger",
  gone: "warning",
};
const SURE = {
  certain: "Sure: the chain itself says so.",
  likely: "Likely, from what we can see.",
  open: "Not decided by what we could find out.",
};
const STANDINGS = {
  done: "done",
  now: "now",
  open: "still to come",
  broken: "stopped here",
};
const ENDS = 10;
const NAMES_ONE = /[0-9A-Za-z]{25}/u;

/** An id as people compare them: both ends. */
const ends = (word) => (word.length <= 2 * ENDS ? word : `${word.slice(0, ENDS)}…${word.slice(-8)}`);

class Transaction extends DeskElement {
  static properties = { ...DeskElement.properties, looking: { state: true }, failed: { state: true } };

  render() {
    const { open } = this.store;
    if (!open) return nothing;
    const { references = [], word, diagnosis } = open.transaction ?? {};
    return html`<section class="panel-part panel-transaction" aria-label=${t("Transaction")}>
      <h3>${t("Transaction")}</h3>
      ${this.failed ? html`<p class="soft" role="alert">${this.failed}</p>` : nothing}
      <div aria-live="polite" aria-busy=${this.looking ? "true" : "false"}>
        ${diagnosis ? this.#found(word, diagnosis) : nothing}
        ${open.transaction && !diagnosis ? html`<p class="soft">${t("The customer has named none yet.")}</p>` : nothing}
      </div>
      ${references.length > 1 ? this.#others(references, word) : nothing}
      <form class="lookup-small" @submit=${(event) => this.#asked(event)}>
        <input class="input" name="q" maxlength="2000" autocomplete="off" spellcheck="false" dir="auto"
          aria-label=${t("Transaction ID, explorer link or address")} placeholder=${t("Transaction ID, explorer link or address")}>
        <button class="button button-small" ?disabled=${this.looking}>${t("Look it up")}</button>
      </form>
    </section>`;
  }

  updated() {
    const { open } = this.store;
    if (open?.loaded && !this.looking && this.#lastNamed(open) !== open.transactionAt) this.#look();
  }

  /** Position of the customer's last message that may name one; 0 when none does. */
  #lastNamed({ messages }) {
    const naming = ({ from, text }) => from.kind === "customer" && NAMES_ONE.test(text ?? "");
    return messages.findLast(naming)?.position ?? 0;
  }

  #found(word, found) {
    const tone = found.verdict === "arrived" ? "success" : (TONES[found.state] ?? "plain");
    return html`<div class="found found-${tone}">
      <div class="found-head">
        ${found.state === "confirming" && found.needed ? this.#ring(found) : nothing}
        <div>
          <p class="found-cause" dir="auto">${found.cause}</p>
          <p class="soft found-where">
            ${word ? html`<bdi dir="ltr" class="mono" title=${word}>${ends(word)}</bdi>` : nothing}
            ${found.chain ? html`<span>${found.chain}</span>` : nothing}
            <span class="mono">${found.verdict}</span>
          </p>
        </div>
      </div>
      ${found.kind === "transaction" && found.state !== "unknown" ? this.#way(found.timeline) : nothing}
      ${found.notes.map((note) => html`<p class="found-note" dir="auto">${icon("warning")}<span>${note.text}</span></p>`)}
      ${this.#lines("What to do now", found.next_steps)} ${this.#lines("What cannot be undone", found.cannot_undo)}
      <p class="soft">${t(SURE[found.certainty])}</p>
      ${found.evidence.length ? this.#evidence(found.evidence) : nothing}
      ${word
        ? html`<button class="button button-small" ?disabled=${this.looking} @click=${() => this.#look(word)}>
            ${icon("again")}${t("Look again")}
          </button>`
        : nothing}
    </div>`;
  }

  #ring({ confirmations, needed }) {
    const there = Math.min(confirmations ?? 0, needed);
    const words = t("{confirmations} of {needed} confirmations", { confirmations: there, needed });
    return html`<svg class="ring" viewBox="0 0 72 72" role="img" aria-label=${words}>
      ${svg`<circle class="ring-whole" cx="36" cy="36" r="31"/>
      <circle class="ring-part" cx="36" cy="36" r="31" pathLength="100" stroke-dasharray="${(100 * there) / needed} 100"/>
      <text class="ring-words" x="36" y="37">${there}<tspan class="ring-needed">/${needed}</tspan></text>`}
    </svg>`;
  }

  #way(steps) {
    return html`<ol class="timeline" role="list" aria-label=${t("The way of the transaction")}>
      ${steps.map(
        ({ title, detail, standing }) => html`<li
          class="timeline-step timeline-${standing}"
          aria-current=${standing === "now" || standing === "broken" ? "step" : nothing}
        >
          <span class="timeline-dot">${standing === "done" ? icon("tick") : standing === "broken" ? icon("close") : nothing}</span>
          <span class="timeline-words">
            <span class="timeline-title">${title}</span>
            <span class="visually-hidden">${t(STANDINGS[standing])}</span>
            ${detail ? html`<span class="timeline-detail">${detail}</span>` : nothing}
          </span>
        </li>`,
      )}
    </ol>`;
  }

  #lines(title, lines) {
    if (!lines.length) return nothing;
    return html`<div class="found-lines">
      <h4>${t(title)}</h4>
      <ul>${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>
    </div>`;
  }

  #evidence(evidence) {
    return html`<details class="found-evidence">
      <summary>${t("What this rests on")}</summary>
      <dl dir="ltr">${evidence.map(({ call, value }) => html`<dt>${call}</dt><dd>${value}</dd>`)}</dl>
    </details>`;
  }

  #others(references, word) {
    return html`<ul class="found-others" role="list" aria-label=${t("Also named by the customer")}>
      ${references
        .filter((one) => one.word !== word)
        .map((one) => html`<li>
          <button class="button button-small" @click=${() => this.#look(one.word)}><bdi dir="ltr" class="mono">${ends(one.word)}</bdi></button>
        </li>`)}
    </ul>`;
  }

  #asked(event) {
    event.preventDefault();
    const field = event.target.elements.q;
    if (field.value.trim()) this.#look(field.value.trim());
    field.value = "";
  }

  async #look(word = "") {
    const { open } = this.store;
    this.looking = true;
    this.failed = "";
    open.transactionAt = this.#lastNamed(open);
    try {
      open.transaction = await api.diagnosis(open.case, word, served.locale ?? "en");
    } catch (error) {
      open.transaction ??= null;
      this.failed = error.says || t("That did not work. Try again, or reload the page.");
    }
    this.looking = false;
  }
}

customElements.define("wd-transaction", Transaction);
