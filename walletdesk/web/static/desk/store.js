// What the desk knows, in one place: the list, the open conversation, who is here, and how
// the connection is. Components read it and call its verbs; it tells them when it changed.

import { api, clientId } from "./api.js";
import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { Rows } from "./rows.js";

const KEPT_CONVERSATIONS = 20;
const PAGE = 50;
const PAGES_AGAIN_MAX = 4;
const RECOUNT_MS = 5_000;
const TYPING_MS = 3_000;
const HIDDEN_LOOK_MS = 500;
// Beyond this many rows in this time a page follows its own list only.
const BUSY_ROWS = 100;
const BUSY_MS = 5_000;
const COUNTS_MS = 10_000;

export class Store extends EventTarget {
  constructor({ me, agents = [], url }) {
    super();
    this.me = me;
    this.agents = agents;
    this.rows = new Rows(me.id);
    this.conversations = new Map();
    this.open = null;
    this.missing = null;
    this.failed = null;
    this.loadingMore = false;
    this.brokenAt = null;
    this.recount = 0;
    this.typedAt = 0;
    this.due = false;
    this.narrowed = false;
    this.lately = { since: 0, rows: 0 };
    this.connection = new Connection({
      url,
      greet: () => this.#greeting(),
      heard: (frame) => this.#heard(frame),
      changed: (status) => this.#turned(status),
    });
  }

  start() {
    this.connection.start();
    this.reload();
  }

  get status() {
    return this.connection.status;
  }

  /** Components look again, once a frame however much arrived. */
  changed() {
    if (this.due) return;
    this.due = true;
    const look = () => {
      this.due = false;
      this.dispatchEvent(new Event("change"));
    };
    if (document.visibilityState === "visible") requestAnimationFrame(look);
    else setTimeout(look, HIDDEN_LOOK_MS);
  }

  #greeting() {
    const { open } = this;
    return { t: "hello", case: open?.case ?? null, after: open?.last ?? 0, view: this.#followed() };
  }

  // Which rows are pushed: all, or on a very busy desk those of the list that is shown.
  #followed() {
    const { view, q } = this.rows.scope;
    return this.narrowed ? (q ? "mine" : view) : null;
  }

  #follow() {
    this.connection.send({ t: "view", view: this.#followed() });
  }

  #countRow() {
    const now = Date.now();
    if (now - this.lately.since > BUSY_MS) this.lately = { since: now, rows: 0 };
    this.lately.rows += 1;
    if (this.narrowed || this.lately.rows <= BUSY_ROWS) return;
    this.narrowed = true;
    this.#follow();
    setInterval(() => this.#recountSoon(), COUNTS_MS);
  }

  #turned(status) {
    if (status === "broken") this.brokenAt ??= new Date();
    if (status === "live" && this.brokenAt) {
      this.brokenAt = null;
      this.reload();
      if (this.open) this.#fetchOpen(this.open);
    }
    if (status === "live") this.#sendAgain();
    this.changed();
  }

  #heard(frame) {
    const taken = {
      state: () => this.#state(frame),
      row: () => this.#pushedRow(frame.row),
      message: () => this.#message(frame),
      ack: () => this.#acked(frame),
      refused: () => this.#refused(frame),
      typing: () => this.#of(frame.case)?.types(frame.from, Date.now()),
      agents: () => this.#present(frame.agents),
      sending: () => (this.me = { ...this.me, suspended: frame.suspended }),
      alarm: () => this.#alarmed(frame),
    }[frame.t];
    if (!taken) return;
    taken();
    this.changed();
  }

  #of(name) {
    return this.conversations.get(name) ?? null;
  }

  #state(frame) {
    if (frame.me) this.me = { ...this.me, ...frame.me };
    if (frame.agents) this.#present(frame.agents);
    const conversation = frame.case && this.#of(frame.case);
    if (!conversation) return;
    if (frame.row) this.#row(frame.row);
    const after = conversation.state(frame);
    if (frame.more) this.#watch(conversation, conversation.last);
    else if (after !== null) this.#watch(conversation, after);
  }

  #pushedRow(row) {
    this.#row(row);
    this.#countRow();
  }

  #row(row) {
    const { sure } = this.rows.pushed(row);
    for (const conversation of this.conversations.values()) conversation.applyRow(row);
    if (!sure) this.#recountSoon();
  }

  #message(frame) {
    if (frame.row) this.#row(frame.row);
    const conversation = this.#of(frame.case);
    const after = conversation?.pushed(frame) ?? null;
    if (after !== null) this.#watch(conversation, after);
  }

  #acked(frame) {
    const conversation = this.#of(frame.case);
    const after = conversation?.acked(frame.id, frame.message) ?? null;
    if (frame.row) this.#row(frame.row);
    if (conversation && (after !== null || !frame.row)) {
      this.#watch(conversation, after ?? conversation.last);
    }
  }

  #refused(frame) {
    for (const conversation of this.conversations.values()) {
      const draft = conversation.refused(frame.id);
      if (draft) this.tell("refused", { case: conversation.case, draft, frame });
    }
  }

  #present(agents) {
    this.agents = agents;
    const mine = agents.find((agent) => agent.id === this.me.id);
    if (mine) this.me = { ...this.me, ...mine };
  }

  // A lead hears of stopped messages at once; how many are unseen, only the server knows after
  // somebody has looked.
  #alarmed(frame) {
    if (frame.kind === "blocked") this.me = { ...this.me, unseen: (this.me.unseen ?? 0) + 1 };
    if (frame.kind === "seen") this.#recountUnseen();
    this.tell("alarm", frame);
  }

  async #recountUnseen() {
    const safety = await api.safety().catch(() => null);
    if (safety) this.me = { ...this.me, unseen: safety.unseen };
    this.changed();
  }

  /** Tells the components about something that happened once: `detail` of event `name`. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #watch(conversation, after) {
    this.connection.send({ t: "watch", case: conversation.case, after });
  }

  #sendAgain() {
    for (const conversation of this.conversations.values()) {
      for (const draft of conversation.unsent()) this.#transmit(draft);
    }
  }

  #transmit({ case: name, client_id: id, text, note, files }) {
    const ids = files.map((file) => file.id);
    return this.connection.send({ t: "send", id, case: name, text, files: ids, note });
  }

  // The list

  /** Turns to another view, narrowing or search. */
  turn(scope) {
    this.rows.turn(scope);
    if (this.narrowed) this.#follow();
    this.reload();
    this.changed();
  }

  /** Fetches the list anew, down to where the reader had come. */
  async reload() {
    const { scope } = this.rows;
    const depth = Math.min(PAGES_AGAIN_MAX, Math.ceil(this.rows.shown().length / PAGE) || 1);
    this.rows.asking();
    this.failed = null;
    try {
      const page = await this.#pages(scope, depth);
      if (scope !== this.rows.scope) return;
      this.rows.landed(page);
      if (scope.view !== "mine" || scope.q) await this.#learnMine(scope);
    } catch (error) {
      if (scope === this.rows.scope) this.failed = error;
    }
    this.changed();
  }

  async #pages(scope, depth) {
    const whole = await api.list(scope);
    for (let page = 1; page < depth && whole.next; page += 1) {
      const more = await api.list(scope, whole.next);
      whole.rows.push(...more.rows);
      whole.next = more.next;
    }
    return whole;
  }

  // The title counts my own unread conversations, whatever view is open.
  async #learnMine(scope) {
    const mine = await api.list({ view: "mine" });
    if (scope === this.rows.scope) this.rows.learned(mine.rows);
  }

  async more() {
    const { scope, next } = this.rows;
    if (!next || this.loadingMore) return;
    this.loadingMore = true;
    this.changed();
    try {
      const page = await api.list(scope, next);
      if (scope === this.rows.scope) this.rows.continued(page);
    } catch (error) {
      this.tell("failed", { error });
    }
    this.loadingMore = false;
    this.changed();
  }

  #recountSoon() {
    this.recount ||= setTimeout(async () => {
      this.recount = 0;
      const mine = await api.list({ view: "mine" }).catch(() => null);
      if (mine) {
        this.rows.learned(mine.rows);
        this.rows.counts = mine.counts;
      }
      this.changed();
    }, RECOUNT_MS);
  }

  // The open conversation

  /** Opens `name`, or nothing. */
  show(name) {
    this.missing = null;
    this.open = name ? this.#kept(name) : null;
    if (this.open) {
      const row = this.rows.get(name);
      this.open.applyRow(row);
      this.#fetchOpen(this.open);
    }
    this.changed();
  }

  #kept(name) {
    const conversation = this.#of(name) ?? new Conversation(name);
    this.conversations.delete(name);
    this.conversations.set(name, conversation);
    for (const [old, kept] of this.conversations) {
      if (this.conversations.size <= KEPT_CONVERSATIONS) break;
      if (!kept.pending.length) this.conversations.delete(old);
    }
    return conversation;
  }

  async #fetchOpen(conversation) {
    if (conversation.loaded) this.#watch(conversation, conversation.last);
    try {
      conversation.opened(await api.open(conversation.case));
      if (this.open === conversation) this.#watch(conversation, conversation.last);
    } catch (error) {
      if (this.open === conversation && !conversation.loaded) this.missing = error;
    }
    this.changed();
  }

  async earlier() {
    const conversation = this.open;
    if (!conversation?.earlier || conversation.reaching) return;
    conversation.reaching = true;
    try {
      conversation.preceded(await api.earlier(conversation.case, conversation.first));
    } catch (error) {
      this.tell("failed", { error });
    }
    conversation.reaching = false;
    this.changed();
  }

  /** Sends text to the open conversation; it shows at once and settles by its client id. */
  send({ text, note, files }) {
    const conversation = this.open;
    const id = clientId();
    conversation.sending({ id, text, note, files, at: new Date().toISOString() });
    this.#transmit(conversation.unsent().at(-1));
    this.changed();
  }

  typed() {
    if (!this.open || Date.now() - this.typedAt < TYPING_MS) return;
    this.typedAt = Date.now();
    this.connection.send({ t: "typing", case: this.open.case });
  }

  /** The newest message was on screen. Only the one in charge marks what is read. */
  seen() {
    const { row, number, case: name } = this.open ?? {};
    if (!row || row.assignee?.id !== this.me.id || number <= row.read_by_agents) return;
    this.connection.send({ t: "read", case: name, number });
  }

  /** Presence is told by the server too; shown at once. */
  async present(presence) {
    const before = this.me.presence;
    this.me = { ...this.me, presence };
    this.changed();
    try {
      await api.presence(presence);
    } catch (error) {
      this.me = { ...this.me, presence: before };
      this.tell("failed", { error });
      this.changed();
    }
  }

  /** Takes in the row an action answered with. */
  took(answer) {
    if (answer?.row) this.#row(answer.row);
    this.changed();
  }
}
