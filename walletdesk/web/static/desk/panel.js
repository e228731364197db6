// The last pane: what is known of the customer and the case.

import { html, nothing } from "lit";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { statusName } from "./names.js";
import { called } from "./row.js";
import { hue, initials } from "./text.js";
import "./transaction.js";
import { clockIn, full, languageName, short, t } from "./words.js";

class Panel extends DeskElement {
  connectedCallback() {
    super.connectedCallback();
    this.tick = setInterval(this.look, 30_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.tick);
  }

  render() {
    const { open } = this.store;
    if (!open?.row) return nothing;
    return html`
      <header class="panel-head">
        <h2>${t("Customer details")}</h2>
        <button class="icon-button" aria-label=${t("Hide details")} @click=${() => this.say("panel")}>${icon("close")}</button>
      </header>
      ${this.#person(open)} ${this.#case(open.row)}
      <wd-transaction .store=${this.store}></wd-transaction>
      ${open.row.intake ? this.#intake(open.row.intake) : nothing}
      ${this.#others(open.others)}
    `;
  }

  #person({ row, contact }) {
    const zone = contact?.zone ?? row.zone;
    const clock = zone ? clockIn(zone) : null;
    return html`<section class="panel-part panel-person">
      <span class="face face-large ${hue(row.contact?.id)}">${initials(called(row))}</span>
      <div>
        <p class="panel-name" dir="auto">${called(row)}</p>
        ${this.#mail(contact ?? row.contact)}
      </div>
      <dl class="facts">
        <dt>${icon("globe")}<span>${t("Language")}</span></dt>
        <dd>${languageName(row.language)}</dd>
        ${clock
          ? html`<dt>${icon(clock.daylight ? "sun" : "moon")}<span>${t("Local time")}</span></dt>
              <dd>${clock.text} <span class="soft">${zone.split("/").at(-1).replaceAll("_", " ")}</span></dd>`
          : nothing}
      </dl>
    </section>`;
  }

  #mail(contact) {
    if (!contact?.email) return html`<p class="soft">${t("No e-mail given")}</p>`;
    return html`<p class="panel-mail">
      <bdi dir="ltr">${contact.email}</bdi>
      ${contact.email_verified
        ? html`<span class="badge badge-success">${icon("tick")}${t("verified")}</span>`
        : html`<span class="badge">${t("not verified")}</span>`}
    </p>`;
  }

  #case(row) {
    return html`<section class="panel-part">
      <h3>${t("Case")}</h3>
      <button class="case-copy" title=${t("Copy case number")} @click=${() => this.say("verb", { verb: "copy" })}>
        <bdi dir="ltr">${row.case}</bdi>${icon("copy")}
      </button>
      <dl class="facts">
        <dt>${icon("pulse")}<span>${t("Status")}</span></dt>
        <dd>${statusName(row.status)}</dd>
        <dt>${icon("person")}<span>${t("Agent")}</span></dt>
        <dd dir="auto">${row.assignee?.name ?? t("nobody yet")}</dd>
        <dt>${icon("queue")}<span>${t("Opened")}</span></dt>
        <dd><time datetime=${row.opened_at} title=${full(row.opened_at)}>${short(row.opened_at)}</time></dd>
      </dl>
      <div class="panel-verbs">
        ${row.status === "closed" ? nothing : this.#urgency(row)}
        <a class="button button-small" href="/api/desk/conversations/${row.case}/transcript" target="_blank" rel="noopener">
          ${icon("download")}${t("Transcript")}
        </a>
      </div>
    </section>`;
  }

  #urgency(row) {
    return html`<button class="button button-small" aria-pressed=${row.urgent} @click=${() => this.say("verb", { verb: "urgent" })}>
      ${icon("urgent")}${row.urgent ? t("Not urgent") : t("Mark urgent")}
    </button>`;
  }

  #intake({ wanted, given, missing }) {
    if (!wanted.length) return nothing;
    return html`<section class="panel-part">
      <h3>${t("Details for this case")}</h3>
      <dl class="intake">
        ${wanted.map(({ name, label }) => {
          const lacking = missing.includes(name);
          return html`<div class=${lacking ? "intake-missing" : ""}>
            <dt>${icon(lacking ? "more" : "tick")}<span>${t(label)}</span></dt>
            <dd dir="auto">${lacking ? t("not given yet") : given[name]}</dd>
          </div>`;
        })}
      </dl>
    </section>`;
  }

  #others(others) {
    return html`<section class="panel-part">
      <h3>${t("Other cases")}</h3>
      ${others.length
        ? html`<ul role="list" class="others">
            ${others.map((row) => this.#other(row))}
          </ul>`
        : html`<p class="soft">${t("This is their first one.")}</p>`}
    </section>`;
  }

  #other(row) {
    return html`<li>
      <a href="/desk/conversations/${row.case}" @click=${(event) => this.#opened(event, row.case)}>
        <span class="other-subject" dir="auto">${row.subject || row.preview}</span>
        <span class="other-marks">
          <bdi class="row-case" dir="ltr">${row.case}</bdi>
          <span>${statusName(row.status)}</span>
          <time datetime=${row.last_at}>${short(row.last_at)}</time>
        </span>
      </a>
    </li>`;
  }

  #opened(event, name) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.say("open", { case: name });
  }
}

customElements.define("wd-panel", Panel);
