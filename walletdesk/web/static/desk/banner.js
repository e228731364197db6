// What an agent must know of a case in which a secret was found: what, when, where, what now.

import { html, nothing } from "lit";
import { icon } from "./icons.js";
import { secretNames } from "./names.js";
import { full, t } from "./words.js";

const SHOWN_MAX = 4;

/** The banner over a conversation whose customer sent a secret. */
export function secretBanner(open) {
  const found = removals(open.messages).slice(-SHOWN_MAX);
  return html`<aside class="banner" aria-label=${t("Security")}>
    ${icon("shield")}
    <div>
      <p class="banner-title">${t("This customer sent a secret. It was removed before it was stored.")}</p>
      <p>${t("Treat that wallet as burnt: help them to a new wallet and to move what is left. Never ask for the phrase, not even a part of it.")}</p>
      <details class="banner-more">
        <summary>${t("What was removed, and what the customer knows")}</summary>
        ${found.length ? html`<ul>${found.map((one) => html`<li>${removalWords(one)}</li>`)}</ul>` : nothing}
        <p>${t("The customer was told at once: a new wallet on a clean device, move the funds, revoke approvals, and that nobody from support ever asks. They have the list to tick off.")}</p>
        <p>${t("Do not name anybody who “recovers” coins, do not take over their screen, and send no link but ours.")}
          <a href="/help/${document.documentElement.lang}/burnt" target="_blank" rel="noopener">${t("The customer’s list")}</a></p>
      </details>
    </div>
  </aside>`;
}

/** Each time that something was taken out: `{kinds, at, where}`; where is text, file or details. */
export function removals(messages) {
  return messages.flatMap((message, index) => {
    if (message.event?.name !== "secret_removed") return [];
    return [{ kinds: message.event.kinds ?? [], at: message.at, where: place(messages[index - 1]) }];
  });
}

function place(before) {
  if (before?.files?.some((file) => file.removed?.length)) return "file";
  return before?.event?.name === "intake_given" ? "details" : "text";
}

function removalWords({ kinds, at, where }) {
  const values = { what: secretNames(kinds), when: full(at) };
  if (where === "file") return t("{what}, out of a file, {when}", values);
  if (where === "details") return t("{what}, out of the details given, {when}", values);
  return t("{what}, out of a message, {when}", values);
}
