// The files of a message: shown, or what stands in their place.

import { html, nothing } from "lit";
import { icon } from "./icons.js";
import { secretNames } from "./names.js";
import { size, t } from "./words.js";

/** Files as pictures or cards; `onOpen` is called with a sealed file that may be opened. */
export function filesView(files, onOpen) {
  return html`<ul role="list" class="files">
    ${files.map((file) => html`<li>${fileView(file, onOpen)}</li>`)}
  </ul>`;
}

function fileView(file, onOpen) {
  if (file.state === "destroyed") return goneView(file);
  if (file.state === "sealed") return sealedView(file, onOpen);
  return html`${file.width ? pictureView(file) : cardView(file)}${noteView(file)}`;
}

function noteView(file) {
  if (file.state === "painted") {
    const what = secretNames(file.removed ?? [""]);
    return html`<p class="file-note">${icon("shield")}${t("A part of it was made unreadable: {what}.", { what })}</p>`;
  }
  if (file.state !== "opened") return nothing;
  return html`<p class="file-note file-unchecked">${icon("warning")}${t("It could not be checked. If a secret shows, say so at once and copy nothing.")}</p>`;
}

function goneView(file) {
  const what = secretNames(file.removed ?? [""]);
  return html`<div class="file-card file-gone">
    ${icon("shield")}
    <div>
      <bdi class="file-name">${file.name}</bdi>
      <p>${t("It showed this: {what}. The file was destroyed and nothing of it kept.", { what })}</p>
    </div>
  </div>`;
}

function sealedView(file, onOpen) {
  return html`<div class="file-card file-sealed">
    ${icon("lock")}
    <div>
      <bdi class="file-name">${file.name}</bdi> <span class="file-size">${size(file.size_bytes)}</span>
      <p>${t("This file could not be checked and may show a secret.")}
        ${file.consented
          ? t("The customer says that it shows none. Who opens it is put on the record.")
          : t("It stays sealed until the customer says that it shows none.")}</p>
      ${file.consented && onOpen
        ? html`<button type="button" class="button button-small" @click=${() => onOpen(file)}>${t("Open on the record")}</button>`
        : nothing}
    </div>
  </div>`;
}

function pictureView(file) {
  return html`<a href="/api/desk/files/${file.id}" target="_blank" rel="noopener">
    <img
      class="picture"
      src="/api/desk/files/${file.id}"
      width=${file.width}
      height=${file.height}
      alt=${file.name}
      loading="lazy"
    />
  </a>`;
}

function cardView(file) {
  return html`<a class="file-card" href="/api/desk/files/${file.id}" download>
    ${icon("file")}<bdi class="file-name">${file.name}</bdi><span class="file-size">${size(file.size_bytes)}</span>
  </a>`;
}
