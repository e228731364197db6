// The first pane: views with their counts, presence, and the way to account and help.

import { html, nothing } from "lit";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { viewName } from "./names.js";
import { hue, initials } from "./text.js";
import { VIEWS } from "./views.js";
import { count, modifier, served, t } from "./words.js";

const APART = "first_line";

class Nav extends DeskElement {
  render() {
    return html`
      <div class="nav-head">
        <img class="nav-mark" src=${served.logo} alt="" width="24" height="24" />
        <span class="nav-brand">${served.brand}</span>
      </div>
      <button class="nav-search" @click=${() => this.say("palette")}>
        ${icon("search")}<span>${t("Search or do …")}</span><kbd>${modifier} K</kbd>
      </button>
      <ul role="list" class="nav-views">
        ${VIEWS.map((view) => this.#view(view))}
      </ul>
      <div class="nav-foot">
        ${this.#safety()}
        <wd-presence .store=${this.store}></wd-presence>
        ${this.#menu()}
      </div>
    `;
  }

  #view(view) {
    const { scope, counts } = this.store.rows;
    const number = counts[view] ?? 0;
    const current = scope.view === view && !scope.q;
    const loud = number > 0 && (view === "urgent" || view === "queue");
    return html`<li class=${view === APART ? "nav-apart" : ""}>
      <a
        class="nav-view ${loud ? `nav-${view}` : ""}"
        href="/desk?view=${view}"
        aria-current=${current ? "page" : nothing}
        @click=${(event) => this.#go(event, view)}
      >
        ${icon(view)}<span class="nav-name">${viewName(view)}</span>
        ${number ? html`<span class="nav-count">${count(number)}</span>` : nothing}
      </a>
    </li>`;
  }

  // A page of its own: the browser goes there.
  #safety() {
    const { role, unseen } = this.store.me;
    if (role === "agent") return nothing;
    return html`<a class="nav-view ${unseen ? "nav-urgent" : ""}" href="/desk/safety">
      ${icon("shield")}<span class="nav-name">${t("Safety")}</span>
      ${unseen
        ? html`<span class="nav-count" aria-label=${t("{count} stopped messages to look at", { count: count(unseen) })}>${count(unseen)}</span>`
        : nothing}
    </a>`;
  }

  #go(event, view) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.say("turn", { view });
  }

  #menu() {
    const { me } = this.store;
    return html`<details class="menu nav-menu">
      <summary class="nav-me">
        <span class="face ${hue(me.name)}">${initials(me.name)}</span>
        <span class="nav-name" dir="auto">${me.name}</span>
        ${icon("up")}
      </summary>
      <div class="menu-list">
        <a class="menu-item" href="/desk/account">${icon("person")}${t("My account")}</a>
        ${me.role === "agent"
          ? nothing
          : html`<a class="menu-item" href="/desk/team">${icon("people")}${t("Team")}</a>`}
        <button class="menu-item" @click=${() => this.say("help")}>
          ${icon("keyboard")}${t("Keyboard shortcuts")}
        </button>
        <form method="post" action="/desk/sign-out">
          <button class="menu-item">${icon("forward", "icon-directed")}${t("Sign out")}</button>
        </form>
      </div>
    </details>`;
  }
}

customElements.define("wd-nav", Nav);
