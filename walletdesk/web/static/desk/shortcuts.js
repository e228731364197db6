// Keys for everything, and the dialog that lists them. One table feeds both.

import { html, nothing } from "lit";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { modifier, t } from "./words.js";

const KEYS = [
  ["j", "next", "Next conversation"],
  ["k", "previous", "Previous conversation"],
  ["Enter", "enter", "Open, or go to the composer"],
  ["r", "reply", "Reply"],
  ["n", "note", "Private note"],
  ["a", "take", "Assign to me"],
  ["e", "close", "Close"],
  ["z", "undo", "Undo"],
  ["u", "leave", "Back to the list"],
  ["i", "panel", "Customer details"],
  ["/", "search", "Search"],
  ["?", "help", "Keyboard shortcuts"],
];

const BY_KEY = new Map(KEYS.map(([key, name]) => [key, name]));

/** The verb a key press means here; null while somebody types, in dialogs and with modifiers. */
export function meant(event) {
  if (event.defaultPrevented || event.isComposing) return null;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return "palette";
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const { target } = event;
  if (target.closest("input, textarea, select, dialog, [contenteditable]")) return null;
  if (event.key === "Enter" && target.closest("a, button, summary")) return null;
  return BY_KEY.get(event.key) ?? null;
}

class Help extends DeskElement {
  static properties = { ...DeskElement.properties, shown: { state: true } };

  constructor() {
    super();
    this.shown = false;
  }

  open() {
    this.shown = true;
    this.updateComplete.then(() => this.querySelector("dialog").showModal());
  }

  render() {
    if (!this.shown) return nothing;
    return html`<dialog
      class="help"
      aria-labelledby="help-title"
      @close=${() => (this.shown = false)}
      @click=${(event) => event.target === event.currentTarget && event.target.close()}
    >
      <div class="help-box">
        <header class="help-head">
          <h2 id="help-title">${t("Keyboard shortcuts")}</h2>
          <button class="icon-button" aria-label=${t("Close this window")} @click=${(event) => event.target.closest("dialog").close()}>
            ${icon("close")}
          </button>
        </header>
        <dl class="help-keys">
          ${KEYS.map(([key, , words]) => pair(t(words), [key]))}
          ${pair(t("Commands"), [modifier, "K"])} ${pair(t("Send"), [modifier, "Enter"])}
        </dl>
      </div>
    </dialog>`;
  }
}

const pair = (words, keys) => html`<div>
  <dt>${words}</dt>
  <dd>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dd>
</div>`;

customElements.define("wd-help", Help);
