// Whether I take conversations now, and how full I am.

import { html } from "lit";
import { DeskElement } from "./element.js";
import { t } from "./words.js";

class Presence extends DeskElement {
  render() {
    const { me } = this.store;
    const online = me.presence === "online";
    return html`<button
      class="presence"
      role="switch"
      aria-checked=${online}
      @click=${() => this.store.present(online ? "away" : "online")}
    >
      <span class="presence-track"><span class="presence-knob"></span></span>
      <span class="presence-text">${online ? t("Online") : t("Away")}</span>
      ${me.capacity
        ? html`<span class="presence-load">
            ${t("{held} of {capacity}", { held: this.#held(), capacity: me.capacity })}
          </span>`
        : ""}
    </button>`;
  }

  #held() {
    return this.store.rows.counts.mine ?? this.store.me.load ?? 0;
  }
}

customElements.define("wd-presence", Presence);
