// One conversation in the list.

import { html, nothing, svg } from "lit";
import { icon } from "./icons.js";
import { secretName, statusName } from "./names.js";
import { hue, initials, oneLine } from "./text.js";
import { full, lasting, short, t } from "./words.js";

const LONG_WAIT_MS = 15 * 60_000;

/** Milliseconds a customer has waited for an answer; null when nobody waits. */
export function waited(row, now) {
  if (row.status === "closed" || row.status === "first_line" || !row.waiting_since) return null;
  return Math.max(0, now - new Date(row.waiting_since));
}

/** The wait as a bar that fills in fifteen minutes, and its words; `brief` in the list. */
export function waitView(row, now, brief = false) {
  const ms = waited(row, now);
  if (ms === null) return nothing;
  const share = Math.min(1, ms / LONG_WAIT_MS);
  const warmth = share < 0.34 ? "calm" : share < 1 ? "warm" : "hot";
  const text = t("waiting {time}", { time: lasting(ms) });
  return html`<span class="wait wait-${warmth}" title=${text}>
    <svg class="wait-bar" viewBox="0 0 40 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="wait-track" width="40" height="4" rx="2" />
      ${svg`<rect class="wait-fill" width=${Math.max(4, 40 * share)} height="4" rx="2" />`}
    </svg>
    ${brief ? html`<span class="visually-hidden">${text}</span><span aria-hidden="true">${lasting(ms)}</span>` : text}
  </span>`;
}

/** The person's name, else their e-mail, else "Visitor". */
export const called = (row) => row.contact?.name || row.contact?.email || t("Visitor");

const authors = { agent: () => t("Desk:"), first_line: () => t("First line:"), desk: () => "" };

/** The row as a link; `store` knows which one is open. */
export function rowView(row, store, now) {
  const open = store.open?.case === row.case;
  const unread = row.unread > 0 && row.status !== "closed";
  return html`<li data-case=${row.case}>
    <a
      class="row-link ${unread ? "row-unread" : ""} ${row.urgent ? "row-urgent" : ""}"
      href="/desk/conversations/${row.case}?view=${store.rows.scope.view}"
      aria-current=${open ? "true" : nothing}
      @click=${(event) => follow(event, row.case)}
    >
      <span class="face ${hue(row.contact?.id)}">${initials(called(row))}</span>
      <span class="row-name" dir="auto">${called(row)}</span>
      <time class="row-time" datetime=${row.last_at} title=${full(row.last_at)}>${short(row.last_at, now)}</time>
      <span class="row-preview" dir="auto">
        ${authors[row.preview_from]?.() ?? ""} ${oneLine(row.preview || row.subject || "", secretName)}
      </span>
      ${unread ? html`<span class="row-count" aria-label=${t("{count} unread", { count: row.unread })}>${row.unread}</span>` : nothing}
      <span class="row-marks">
        ${row.urgent ? html`<span class="mark mark-urgent">${icon("urgent")}${t("Urgent")}</span>` : nothing}
        ${row.secret ? html`<span class="mark mark-secret" title=${t("Secret removed")}>${icon("shield")}<span class="visually-hidden">${t("Secret removed")}</span></span>` : nothing}
        <bdi class="row-case" dir="ltr">${row.case}</bdi>
        <span class="row-language">${(row.language ?? "").split("-")[0]}</span>
        ${waitView(row, now, true)} ${assigneeView(row, store)}
      </span>
    </a>
  </li>`;
}

function assigneeView(row, store) {
  const { view } = store.rows.scope;
  if (view === "mine") return nothing;
  if (row.assignee) return html`<span class="row-assignee" dir="auto">${row.assignee.name}</span>`;
  return view === "all" ? html`<span class="row-assignee">${statusName(row.status)}</span>` : nothing;
}

function follow(event, name) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const opened = new CustomEvent("open", { detail: { case: name }, bubbles: true });
  event.currentTarget.dispatchEvent(opened);
}
