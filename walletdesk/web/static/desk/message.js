// One message of the thread, by kind.

import { html, nothing } from "lit";
import { filesView } from "./files.js";
import { icon } from "./icons.js";
import { eventSentence, guardSentence, secretName } from "./names.js";
import { hue, initials, pieces } from "./text.js";
import { full, hour, served, t } from "./words.js";

/** A message's text: marks and codes set apart. Plain text; nothing is parsed as HTML. */
export function textView(text) {
  return pieces(text).map(({ kind, value }) => {
    if (kind === "code") return html`<bdi class="code" dir="ltr">${value}</bdi>`;
    if (kind === "text") return value;
    return html`<span class="removed">${icon("shield")}${t("removed: {what}", { what: secretName(value) })}</span>`;
  });
}

const RECEIPTS = {
  stored: ["tick", () => t("Sent")],
  delivered: ["ticks", () => t("Delivered")],
  read: ["ticks", () => t("Read")],
};

/** Side, manner and author of a message. */
function manner(message) {
  if (message.kind === "note") return "note";
  return { customer: "customer", agent: "agent", first_line: "first", desk: "first" }[message.from.kind];
}

function author(message, contact) {
  const { kind, name } = message.from;
  if (kind === "first_line") return t("First line");
  if (kind === "desk") return t("Desk");
  return name || contact?.name || contact?.email || t("Visitor");
}

/** A stored message. `follows`: the one above is by the same person, moments ago. */
export function messageView(message, { follows, receipt, contact, onOpen }) {
  if (message.kind === "event") return eventView(message);
  if (message.kind === "intake" && message.from.kind !== "customer") return askedView(message);
  const how = manner(message);
  return html`<li class="message message-${how} ${follows ? "message-follows" : ""}" data-position=${message.position}>
    ${follows ? nothing : faceView(message, how, contact)}
    <div class="message-body">
      ${follows ? nothing : headView(message, how, contact)}
      <div class="bubble">
        ${message.kind === "intake" ? html`<p class="bubble-label">${icon("tick")}${t("Details given")}</p>` : nothing}
        ${message.text ? html`<p class="bubble-text" dir="auto">${textView(message.text)}</p>` : nothing}
        ${message.files?.length ? filesView(message.files, onOpen) : nothing}
        ${message.article ? articleView(message.article) : nothing}
        ${message.choices?.length
          ? html`<ul role="list" class="choices" aria-label=${t("Offered to choose from")}>
              ${message.choices.map((choice) => html`<li dir="auto">${choice.label}</li>`)}
            </ul>`
          : nothing}
      </div>
      ${receipt ? receiptView(receipt) : nothing}
    </div>
  </li>`;
}

function faceView(message, how, contact) {
  if (how === "first") return html`<span class="face face-first">${icon("first_line")}</span>`;
  const id = how === "customer" ? contact?.id : message.from.name;
  return html`<span class="face ${hue(id)}">${initials(author(message, contact))}</span>`;
}

function headView(message, how, contact) {
  return html`<p class="message-head">
    ${how === "note" ? html`<span class="note-label">${icon("lock")}${t("Private note")}</span>` : nothing}
    <span class="message-author" dir="auto">${author(message, contact)}</span>
    <time datetime=${message.at} title=${full(message.at)}>${hour(message.at)}</time>
  </p>`;
}

function receiptView(receipt) {
  const [name, words] = RECEIPTS[receipt];
  return html`<p class="receipt receipt-${receipt}">${icon(name)}${words()}</p>`;
}

function askedView(message) {
  return html`<li class="event" data-position=${message.position}>
    <span>${t("The customer was asked for details")}</span>
    <time datetime=${message.at} title=${full(message.at)}>${hour(message.at)}</time>
  </li>`;
}

function eventView(message) {
  const { event } = message;
  const grave = { secret_removed: "shield", send_blocked: "shield", urgent: "urgent" }[event?.name];
  return html`<li class="event ${grave ? "event-grave" : ""}" data-position=${message.position}>
    ${grave ? icon(grave) : nothing}
    <span>${eventSentence(event) || message.text}</span>
    ${event?.reasons?.length ? html`<span class="event-more" dir="auto">${event.reasons.map((reason) => html`<span>${guardSentence(reason)}</span>`)}</span>` : nothing}
    <time datetime=${message.at} title=${full(message.at)}>${hour(message.at)}</time>
  </li>`;
}

function articleView({ slug, title, language }) {
  const path = (served.links?.article ?? "/help/{language}/{slug}")
    .replace("{language}", encodeURIComponent(language))
    .replace("{slug}", encodeURIComponent(slug));
  return html`<a class="article-link" href=${path} target="_blank" rel="noopener">
    ${icon("article")}<span dir="auto">${title}</span>
  </a>`;
}

/** A message of ours that the server has not confirmed yet. */
export function pendingView(draft, live) {
  return html`<li class="message message-${draft.note ? "note" : "agent"} message-pending message-follows">
    <div class="message-body">
      <div class="bubble">
        ${draft.text ? html`<p class="bubble-text" dir="auto">${draft.text}</p>` : nothing}
        ${draft.files.length ? filesView(draft.files) : nothing}
      </div>
      <p class="receipt">${icon("queue")}${live ? t("Sending …") : t("Will be sent when the connection is back")}</p>
    </div>
  </li>`;
}
