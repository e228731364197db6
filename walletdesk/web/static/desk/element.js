// What the desk's components share: light DOM, and a fresh look whenever the store changed.

import { LitElement } from "lit";

export class DeskElement extends LitElement {
  static properties = { store: { attribute: false } };

  constructor() {
    super();
    this.look = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.store?.addEventListener("change", this.look);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.store?.removeEventListener("change", this.look);
  }

  willUpdate(changed) {
    if (!changed.has("store")) return;
    changed.get("store")?.removeEventListener("change", this.look);
    this.store?.addEventListener("change", this.look);
  }

  /** Sends `name` up the tree. */
  say(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
