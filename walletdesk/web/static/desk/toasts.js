// Short messages at the edge: what was done with a way back, or what failed and what to do.
// The live region is there from the start, so that screen readers hear what is put in.

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { alarmSentence, failure } from "./names.js";
import { t } from "./words.js";

const SHOWN_MS = { done: 8_000, failed: 12_000 };
const TOASTS_MAX = 3;

class Toasts extends DeskElement {
  static properties = { ...DeskElement.properties, toasts: { state: true } };

  constructor() {
    super();
    this.toasts = [];
    this.made = 0;
  }

  firstUpdated() {
    this.store.addEventListener("toast", ({ detail }) => this.#add(detail));
    this.store.addEventListener("alarm", ({ detail }) => this.#alarm(detail));
    this.store.addEventListener("failed", ({ detail }) =>
      this.#add({ kind: "failed", text: failure(detail.error) }),
    );
  }

  /** Takes back the newest thing that can be taken back. */
  undo() {
    const toast = this.toasts.findLast((one) => one.action);
    if (toast) this.#act(toast);
  }

  #alarm({ kind, agent, case: name }) {
    const text = alarmSentence(kind, agent, name);
    if (text) this.#add({ kind: "failed", text, link: { href: "/desk/safety", label: t("Look") } });
  }

  #add(toast) {
    this.made += 1;
    const fresh = { ...toast, id: this.made };
    this.toasts = [...this.toasts, fresh].slice(-TOASTS_MAX);
    this.#expire(fresh);
  }

  // A toast under the pointer or with the focus waits until it is left.
  #expire(toast) {
    setTimeout(() => {
      const held = this.querySelector(".toast:hover, .toast:focus-within");
      if (held) this.#expire(toast);
      else this.#remove(toast);
    }, SHOWN_MS[toast.kind]);
  }

  #remove(toast) {
    this.toasts = this.toasts.filter((one) => one.id !== toast.id);
  }

  #act(toast) {
    this.#remove(toast);
    toast.action.run();
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(this.toasts, (toast) => toast.id, (toast) => this.#toast(toast))}
    </div>`;
  }

  #toast(toast) {
    return html`<div class="toast toast-${toast.kind}">
      ${icon(toast.kind === "failed" ? "warning" : "tick")}
      <p>${toast.text}</p>
      ${toast.action &&
      html`<button class="toast-action" @click=${() => this.#act(toast)}>${toast.action.label}</button>`}
      ${toast.link && html`<a class="toast-action" href=${toast.link.href}>${toast.link.label}</a>`}
      <button class="icon-button" aria-label=${t("Dismiss")} @click=${() => this.#remove(toast)}>
        ${icon("close")}
      </button>
    </div>`;
  }
}

customElements.define("wd-toasts", Toasts);
