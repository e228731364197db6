// What an agent does with a conversation. Each verb calls the server, takes in the row it
// answers with, and offers the way back where there is one.

import { api } from "./api.js";
import { failure, standing } from "./names.js";
import { t } from "./words.js";

// A case number is one word; its hyphen must not break the line.
const whole = (name) => name.replaceAll("-", "\u2011");

export class Actions {
  constructor(store) {
    this.store = store;
  }

  take(name) {
    return this.assign(name, { id: "me", name: this.store.me.name });
  }

  async assign(name, agent) {
    const before = this.#row(name)?.assignee ?? null;
    const done = await this.#do(() => api.assign(name, agent.id));
    if (!done) return;
    const mine = agent.id === "me" || agent.id === this.store.me.id;
    const text = mine
      ? t("You have {case} now.", { case: whole(name) })
      : t("{case} is with {agent} now.", { case: whole(name), agent: agent.name });
    const back = () => (before ? api.assign(name, before.id) : api.release(name));
    this.#offer(text, before?.id === agent.id ? null : back);
  }

  async release(name) {
    const before = this.#row(name)?.assignee;
    const done = await this.#do(() => api.release(name));
    if (done) {
      this.#offer(t("{case} is back in the queue.", { case: whole(name) }), before && (() => api.assign(name, before.id)));
    }
  }

  async close(name) {
    const done = await this.#do(() => api.close(name));
    if (done) this.#offer(t("{case} is closed.", { case: whole(name) }), () => api.reopen(name));
  }

  async reopen(name) {
    const done = await this.#do(() => api.reopen(name));
    if (done) this.#offer(t("{case} is open again.", { case: whole(name) }), () => api.close(name));
  }

  async toggleUrgent(name) {
    const urgent = this.#row(name)?.urgent;
    const [there, back] = urgent
      ? [api.clearUrgent, api.markUrgent]
      : [api.markUrgent, api.clearUrgent];
    const done = await this.#do(() => there(name));
    const text = urgent ? t("{case} is no longer urgent.", { case: whole(name) }) : t("{case} is urgent now.", { case: whole(name) });
    if (done) this.#offer(text, () => back(name));
  }

  /** Opens a file that could not be checked; the message with it is pushed by the server. */
  async openFile({ id }) {
    try {
      await api.openFile(id);
    } catch (error) {
      this.#failed(error);
    }
  }

  async copy(name) {
    await navigator.clipboard.writeText(name);
    this.store.tell("toast", { text: t("{case} copied.", { case: whole(name) }), kind: "done" });
  }

  #row(name) {
    const { rows, open } = this.store;
    return rows.get(name) ?? (open?.case === name ? open.row : null);
  }

  async #do(action) {
    try {
      this.store.took(await action());
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #failed(error) {
    const { row } = error.body ?? {};
    if (row) this.store.took({ row });
    const text = row ? `${failure({ reason: "conflict" })} ${standing(row)}` : failure(error);
    this.store.tell("toast", { text, kind: "failed" });
  }

  #offer(text, back) {
    const undo = back && { label: t("Undo"), icon: "undo", run: () => this.#do(back) };
    this.store.tell("toast", { text, kind: "done", action: undo });
  }
}
