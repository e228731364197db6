// The command palette: everything the desk can do, and a search, by typing.

import { html, nothing } from "lit";
import { DeskElement } from "./element.js";
import { icon } from "./icons.js";
import { viewName } from "./names.js";
import { called } from "./row.js";
import { VIEWS } from "./views.js";
import { t } from "./words.js";

const FOUND_MAX = 5;

class Palette extends DeskElement {
  static properties = {
    ...DeskElement.properties,
    shown: { state: true },
    words: { state: true },
    at: { state: true },
    choosing: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { shown: false, words: "", at: 0, choosing: "all" });
  }

  /** Opens with all commands, or with the agents to assign to. */
  open(choosing = "all") {
    Object.assign(this, { shown: true, words: "", at: 0, choosing });
    this.updateComplete.then(() => {
      this.querySelector("dialog").showModal();
      this.querySelector("input").focus();
    });
  }

  shut() {
    this.querySelector("dialog")?.close();
  }

  get commands() {
    const all = this.choosing === "agents" ? this.#agents() : this.#all();
    const words = this.words.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
    const fits = ({ label, also = "" }) => {
      const text = `${label} ${also}`.toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    };
    const found = all.filter(fits);
    return this.words.trim() && this.choosing === "all" ? [...found, this.#search()] : found;
  }

  #all() {
    return [...this.#verbs(), ...this.#views(), ...this.#conversations(), ...this.#rest()];
  }

  #verbs() {
    const { row } = this.store.open ?? {};
    if (!row) return [];
    const verb = (name, ic, label, key, also) => ({
      group: t("This conversation"),
      icon: ic,
      label,
      key,
      also: `${name} ${also ?? ""}`,
      run: () => this.say("verb", { verb: name }),
    });
    if (row.status === "closed") {
      return [verb("reopen", "undo", t("Reopen"), ""), verb("copy", "copy", t("Copy case number"), "", row.case)];
    }
    const mine = row.assignee?.id === this.store.me.id;
    return [
      ...(mine ? [] : [verb("take", "assign", t("Take"), "a")]),
      { ...verb("assign", "people", t("Assign to …"), ""), stay: true, run: () => this.open("agents") },
      ...(row.assignee ? [verb("release", "queue", t("Put back into the queue"), "")] : []),
      verb("reply", "reply", t("Reply"), "r"),
      verb("note", "lock", t("Private note"), "n"),
      verb("urgent", "urgent", row.urgent ? t("Not urgent") : t("Mark urgent"), ""),
      verb("close", "closed", t("Close"), "e"),
      verb("copy", "copy", t("Copy case number"), "", row.case),
    ];
  }

  #views() {
    return VIEWS.map((view) => ({
      group: t("Go to"),
      icon: view,
      label: viewName(view),
      also: view,
      run: () => this.say("turn", { view }),
    }));
  }

  #conversations() {
    if (!this.words.trim()) return [];
    return this.store.rows
      .shown()
      .map((row) => ({
        group: t("Conversations"),
        icon: "open",
        label: called(row),
        also: `${row.case} ${row.subject ?? ""} ${row.contact?.email ?? ""}`,
        detail: row.case,
        run: () => this.say("open", { case: row.case }),
      }))
      .slice(0, FOUND_MAX * 20);
  }

  #rest() {
    const { me } = this.store;
    const away = me.presence === "online";
    return [
      {
        group: t("Desk"),
        icon: away ? "moon" : "sun",
        label: away ? t("Be away") : t("Be online"),
        run: () => this.store.present(away ? "away" : "online"),
      },
      { group: t("Desk"), icon: "keyboard", label: t("Keyboard shortcuts"), key: "?", run: () => this.say("help") },
      { group: t("Desk"), icon: "person", label: t("My account"), run: () => location.assign("/desk/account") },
    ];
  }

  #search() {
    const words = this.words.trim();
    return {
      group: t("Search"),
      icon: "search",
      label: t("Search all conversations for “{words}”", { words }),
      run: () => this.say("turn", { view: "all", q: words }),
    };
  }

  #agents() {
    return this.store.agents.map((agent) => ({
      group: t("Assign to …"),
      icon: "person",
      label: agent.name,
      detail: agent.presence === "online" ? t("Online") : t("Away"),
      also: agent.id === this.store.me.id ? t("me") : "",
      run: () => this.say("verb", { verb: "assign", agent }),
    }));
  }

  updated() {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  render() {
    if (!this.shown) return nothing;
    const { commands } = this;
    const at = Math.min(this.at, commands.length - 1);
    return html`<dialog class="palette" aria-label=${t("Commands")} @close=${() => (this.shown = false)} @click=${this.#outside}>
      <div class="palette-box">
        <div class="palette-head">
          ${icon("search")}
          <input
            class="palette-words"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant=${commands.length ? `command-${at}` : nothing}
            aria-label=${t("Search or do …")}
            placeholder=${this.choosing === "agents" ? t("Whom should it go to?") : t("What would you like to do?")}
            autocomplete="off"
            spellcheck="false"
            .value=${this.words}
            @input=${this.#typed}
            @keydown=${(event) => this.#pressed(event, commands, at)}
          />
          <kbd>Esc</kbd>
        </div>
        <ul id="palette-list" role="listbox" class="palette-list" aria-label=${t("Commands")}>
          ${commands.map((command, index) => this.#command(command, index, at, commands))}
        </ul>
        ${commands.length ? nothing : html`<p class="palette-none">${t("Nothing fits. Try another word.")}</p>`}
      </div>
    </dialog>`;
  }

  #command(command, index, at, commands) {
    const first = index === 0 || commands[index - 1].group !== command.group;
    return html`${first ? html`<li role="presentation" class="palette-group">${command.group}</li>` : nothing}
      <li
        id="command-${index}"
        role="option"
        class="palette-item"
        aria-selected=${index === at}
        @mousemove=${() => (this.at = index)}
        @click=${() => this.#run(command)}
      >
        ${icon(command.icon)}<span class="palette-label" dir="auto">${command.label}</span>
        ${command.detail ? html`<bdi class="palette-detail">${command.detail}</bdi>` : nothing}
        ${command.key ? html`<kbd>${command.key}</kbd>` : nothing}
      </li>`;
  }

  #typed(event) {
    this.words = event.target.value;
    this.at = 0;
  }

  #pressed(event, commands, at) {
    if (event.isComposing) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: commands.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.at = (to + commands.length) % (commands.length || 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (commands[at]) this.#run(commands[at]);
    }
  }

  #run(command) {
    if (!command.stay) this.shut();
    command.run();
  }

  #outside(event) {
    if (event.target === event.currentTarget) this.shut();
  }
}

customElements.define("wd-palette", Palette);
