// What is being written, by conversation; lives as long as the page.

import { upload } from "./api.js";

export class Draft {
  constructor() {
    this.mode = "reply";
    this.texts = { reply: "", note: "" };
    this.files = [];
    this.refusal = null;
    this.verdict = null;
  }

  get text() {
    return this.texts[this.mode];
  }

  set text(value) {
    this.texts[this.mode] = value;
    this.refusal = null;
    this.verdict = null;
  }

  get ready() {
    const uploading = this.files.some((file) => !file.stored);
    return !uploading && (this.text.trim() !== "" || this.files.length > 0);
  }

  get stopped() {
    return this.mode === "reply" && this.verdict?.verdict === "block";
  }

  /** Starts sending a file; `changed` is called as it goes. */
  attach(file, changed) {
    const item = { name: file.name, size_bytes: file.size, share: 0, stored: null, error: null };
    const sending = upload(file, (share) => {
      item.share = share;
      changed();
    });
    item.abort = sending.abort;
    this.files = [...this.files, item];
    sending.done
      .then((stored) => (item.stored = stored))
      .catch((error) => (item.error = error))
      .finally(changed);
    changed();
  }

  detach(item) {
    if (!item.stored) item.abort();
    this.files = this.files.filter((file) => file !== item);
  }

  /** The message to send; the draft is empty afterwards. */
  take() {
    const files = this.files.map((file) => file.stored);
    const message = { text: this.text.trim(), note: this.mode === "note", files };
    this.text = "";
    this.files = [];
    return message;
  }

  /** Puts back what was refused, before anything written since, with the reasons. */
  restore({ text, note, files }, refusal) {
    this.mode = note ? "note" : "reply";
    const since = this.texts[this.mode];
    this.texts[this.mode] = since ? `${text}\n${since}` : text;
    const stored = files.map((file) => ({ ...file, share: 1, stored: file, error: null }));
    this.files = [...stored, ...this.files];
    this.refusal = refusal;
  }
}

export class Drafts {
  constructor() {
    this.byCase = new Map();
  }

  of(name) {
    if (!this.byCase.has(name)) this.byCase.set(name, new Draft());
    return this.byCase.get(name);
  }
}
