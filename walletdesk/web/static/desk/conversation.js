// One open conversation as state: no DOM, no network.
//
// Agents count every message by `position`, 1, 2, 3 … without a gap. What is held here is
// always one unbroken run; a message beyond the next position is kept aside and the gap is
// asked for. A message of one's own is shown at once under its client id and gives way to
// the stored one, whether the ack or the push brings it first.

import { filesRank } from "./file_rank.js";

export class Conversation {
  constructor(name) {
    this.case = name;
    this.row = null;
    this.contact = null;
    this.others = [];
    this.messages = [];
    this.pending = [];
    this.typing = new Map();
    this.earlier = false;
    this.loaded = false;
    this.aside = new Map();
    this.asked = null;
  }

  get first() {
    return this.messages[0]?.position ?? 0;
  }

  get last() {
    return this.messages.at(-1)?.position ?? 0;
  }

  /** A row about this case; older versions change nothing. */
  applyRow(row) {
    if (!row || row.case !== this.case) return;
    if (!this.row || row.version > this.row.version) this.row = row;
  }

  /** What opens the conversation: the newest run of messages, and whether there are earlier. */
  opened({ row, contact, messages, other_cases: others, more }) {
    this.applyRow(row);
    this.contact = contact ?? this.contact;
    this.others = others ?? this.others;
    if (!this.messages.length) {
      this.earlier = more ?? (messages[0]?.position ?? 1) > 1;
    }
    this.loaded = true;
    this.#join(messages);
  }

  /** The answer to hello, watch or fetch: messages after the position asked for. */
  state({ row, messages }) {
    this.applyRow(row);
    this.asked = null;
    this.#join(messages);
    return this.#gap();
  }

  /** One pushed message. Returns the position to ask from when there is a gap, else null. */
  pushed({ row, message }) {
    this.applyRow(row);
    this.typing.delete(message.from.name);
    this.#join([message]);
    return this.#gap();
  }

  /** Earlier messages, asked for with `before`. */
  preceded(messages) {
    const run = [...messages].sort((a, b) => a.position - b.position);
    const known = this.first;
    const fitting = run.filter((message) => !known || message.position < known);
    if (fitting.length && known && fitting.at(-1).position !== known - 1) return;
    this.messages = [...fitting, ...this.messages];
    this.earlier = this.first > 1;
  }

  #join(messages) {
    for (const message of messages) this.aside.set(message.position, message);
    const start = Math.min(...this.aside.keys());
    if (!this.messages.length && this.aside.size && (this.loaded || start === 1)) {
      this.#append(this.aside.get(start));
    }
    for (const position of [...this.aside.keys()].sort((a, b) => a - b)) {
      if (position <= this.last) this.#again(this.aside.get(position));
      else if (position === this.last + 1) this.#append(this.aside.get(position));
      else break;
    }
  }

  // A message comes a second time with less in it when a secret split over two messages
  // was found out by the second one, and when a sealed file of it may be or was opened.
  #again(message) {
    this.aside.delete(message.position);
    const isLater = (held) =>
      message.removed.length > held.removed.length ||
      filesRank(message.files) > filesRank(held.files);
    this.messages = this.messages.map((held) =>
      held.position === message.position && isLater(held) ? message : held,
    );
  }

  #append(message) {
    this.aside.delete(message.position);
    this.messages = [...this.messages, message];
    if (message.client_id) this.#settled(message.client_id);
  }

  #gap() {
    if (!this.aside.size || this.asked === this.last) return null;
    this.asked = this.last;
    return this.last;
  }

  /** Shows a message before the server has it. */
  sending({ id, text, note, files, at }) {
    const draft = { client_id: id, text, note, files, at, state: "sending", reasons: [], says: "" };
    this.pending = [...this.pending, draft];
  }

  /** The server has it. */
  acked(id, message) {
    const gap = message ? this.pushed({ message }) : null;
    this.#settled(id);
    return gap;
  }

  /** The server would not have it: gives back the draft so that its text can be changed. */
  refused(id) {
    const draft = this.pending.find((item) => item.client_id === id) ?? null;
    this.#settled(id);
    return draft;
  }

  /** The network is away: the message waits and is sent again under the same id. */
  unsent() {
    return this.pending.map((item) => ({ ...item, case: this.case }));
  }

  #settled(id) {
    this.pending = this.pending.filter((item) => item.client_id !== id);
  }

  /** Somebody types; forgotten after six seconds. */
  types(from, nowMs) {
    this.typing.set(from.name, { ...from, untilMs: nowMs + 6000 });
  }

  /** Who types now. */
  typists(nowMs) {
    return [...this.typing.values()].filter((from) => from.untilMs > nowMs);
  }

  /** How far a message of ours has come: "stored", "delivered" or "read". */
  receipt(message) {
    if (!message.number || !this.row) return "stored";
    if (message.number <= this.row.read_by_customer) return "read";
    return message.number <= this.row.delivered_to_customer ? "delivered" : "stored";
  }

  /** The highest customer number that is held here. */
  get number() {
    return this.messages.reduce((top, message) => Math.max(top, message.number ?? 0), 0);
  }
}
