// The desk: puts the panes together, follows addresses and keys, and passes on what the
// components ask for.

import { html, nothing } from "lit";
import { Actions } from "./actions.js";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { viewName } from "./names.js";
import { meant } from "./shortcuts.js";
import { Store } from "./store.js";
import { VIEWS } from "./views.js";
import { hour, served, t } from "./words.js";
import "./composer.js";
import "./list.js";
import "./nav.js";
import "./palette.js";
import "./panel.js";
import "./presence.js";
import "./thread.js";
import "./toasts.js";

const PANEL_KEPT = "walletdesk.panel";
const WIDE = matchMedia("(min-width: 75rem)");

const socketUrl = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/desk/live`;

class Desk extends DeskElement {
  static properties = {
    ...DeskElement.properties,
    pane: { state: true },
    panel: { state: true },
  };

  constructor() {
    super();
    this.store = new Store({ me: served.me, agents: served.agents, url: socketUrl() });
    this.actions = new Actions(this.store);
    this.pane = "list";
    this.panel = WIDE.matches && localStorage.getItem(PANEL_KEPT) !== "hidden";
  }

  connectedCallback() {
    // What the server wrote for browsers without JavaScript gives way to the live desk.
    this.replaceChildren();
    super.connectedCallback();
    addEventListener("popstate", () => this.#arrive());
    addEventListener("keydown", (event) => this.#key(event));
    this.#arrive();
    this.store.start();
  }

  #arrive() {
    const query = new URLSearchParams(location.search);
    const view = VIEWS.includes(query.get("view")) ? query.get("view") : "mine";
    const name = location.pathname.match(/^\/desk\/conversations\/([^/]+)$/u)?.[1] ?? null;
    const q = query.get("q") ?? "";
    const { scope } = this.store.rows;
    if (scope.view !== view || (scope.q ?? "") !== q) this.store.turn({ view, q });
    this.store.show(name && decodeURIComponent(name));
    this.pane = name ? "thread" : "list";
  }

  #address(name, { view, q }) {
    const query = new URLSearchParams({ view, ...(q ? { q } : {}) });
    return `/desk${name ? `/conversations/${encodeURIComponent(name)}` : ""}?${query}`;
  }

  updated() {
    document.title = this.#title();
  }

  #title() {
    const { rows, me } = this.store;
    const waiting = [...rows.known.values()].filter(
      (row) => row.assignee?.id === me.id && row.unread > 0 && row.status !== "closed",
    ).length;
    const title = `${viewName(rows.scope.view)} · ${served.brand}`;
    return waiting ? `(${waiting}) ${title}` : title;
  }

  render() {
    const { store } = this;
    return html`
      ${this.#strip()}
      <div
        class="desk ${this.panel && store.open ? "desk-panel" : ""}"
        data-pane=${this.pane}
        @turn=${(event) => this.#turn(event.detail)}
        @open=${(event) => this.#open(event.detail.case)}
        @verb=${(event) => this.#do(event.detail)}
        @open-file=${(event) => this.actions.openFile(event.detail)}
        @pane=${(event) => this.#show(event.detail.pane)}
        @panel=${() => this.#togglePanel()}
        @palette=${() => this.#part("wd-palette").open()}
        @help=${() => this.#part("wd-help").open()}
      >
        <nav class="pane pane-views" aria-label=${t("Views")}><wd-nav .store=${store}></wd-nav></nav>
        <main class="panes">
          <section class="pane pane-list" aria-label=${t("Conversations")}><wd-list .store=${store}></wd-list></section>
          <section class="pane pane-thread" id="main" tabindex="-1" aria-label=${t("Messages")}><wd-thread .store=${store}></wd-thread></section>
        </main>
        ${this.panel && store.open?.row
          ? html`<aside class="pane pane-panel" aria-label=${t("Customer details")}><wd-panel .store=${store}></wd-panel></aside>`
          : nothing}
        <wd-palette .store=${store}></wd-palette>
        <wd-help .store=${store}></wd-help>
      </div>
      <wd-toasts .store=${store}></wd-toasts>
    `;
  }

  #part(name) {
    return this.querySelector(name);
  }

  #strip() {
    const { status, brokenAt, connection } = this.store;
    if (status === "signed_out") {
      return html`<div class="strip" role="alert">
        ${icon("lock")}<p>${t("Your session has ended. What you wrote is still here.")}</p>
        <a class="strip-action" href="/desk/sign-in">${t("Sign in again")}</a>
      </div>`;
    }
    if (!brokenAt) return nothing;
    return html`<div class="strip" role="alert">
      <span class="strip-pulse" aria-hidden="true"></span>
      <p>${t("No connection since {time}. What you see may be old; trying again …", { time: hour(brokenAt) })}</p>
      <button class="strip-action" @click=${() => connection.hurry()}>${t("Try now")}</button>
    </div>`;
  }

  #show(pane) {
    this.pane = pane;
    if (pane === "list" && this.store.open) this.#leave();
  }

  #leave() {
    history.pushState(null, "", this.#address(null, this.store.rows.scope));
    this.store.show(null);
    this.pane = "list";
  }

  #turn({ view, q = "" }) {
    this.store.turn({ view, q });
    this.pane = "list";
    const name = WIDE.matches ? this.store.open?.case : null;
    if (!name) this.store.show(null);
    history.pushState(null, "", this.#address(name, { view, q }));
  }

  #open(name) {
    if (this.store.open?.case !== name) {
      history.pushState(null, "", this.#address(name, this.store.rows.scope));
      this.store.show(name);
    }
    this.pane = "thread";
  }

  #togglePanel() {
    this.panel = !this.panel;
    if (WIDE.matches) localStorage.setItem(PANEL_KEPT, this.panel ? "shown" : "hidden");
  }

  #do({ verb, agent }) {
    const name = this.store.open?.case;
    if (!name) return;
    const doing = {
      take: () => this.actions.take(name),
      assign: () => (agent ? this.actions.assign(name, agent) : this.#part("wd-palette").open("agents")),
      release: () => this.actions.release(name),
      close: () => this.actions.close(name),
      reopen: () => this.actions.reopen(name),
      urgent: () => this.actions.toggleUrgent(name),
      copy: () => this.actions.copy(name),
      reply: () => this.#part("wd-composer")?.write("reply"),
      note: () => this.#part("wd-composer")?.write("note"),
    };
    doing[verb]?.();
  }

  #key(event) {
    const verb = meant(event);
    if (!verb) return;
    event.preventDefault();
    const name = this.store.open?.case ?? null;
    const doing = {
      palette: () => this.#part("wd-palette").open(),
      help: () => this.#part("wd-help").open(),
      search: () => this.#part(".list-words").focus(),
      next: () => this.#step(name, 1),
      previous: () => this.#step(name, -1),
      enter: () => (name ? this.#do({ verb: "reply" }) : this.#step(null, 0)),
      leave: () => this.#show("list"),
      undo: () => this.#part("wd-toasts").undo(),
      panel: () => this.#togglePanel(),
    };
    if (doing[verb]) doing[verb]();
    else this.#do({ verb });
  }

  #step(name, by) {
    const next = this.store.rows.neighbour(name, by);
    if (next) this.#open(next);
  }
}

customElements.define("wd-desk", Desk);
