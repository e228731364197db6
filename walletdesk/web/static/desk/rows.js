// The agent's list as state: no DOM, no network.
//
// A list is a window: every row of the scope from the top down to `edge`, the last row of
// the last page fetched (no edge: down to the end). Pushed rows come and go inside the
// window; below it they wait until their page is fetched. An older version never replaces
// a newer one. Searches are frozen: the words are matched by the server alone, so a push
// changes the rows that are there and adds none.

import { belongs, orderOf, viewsOf } from "./views.js";

const KNOWN_MAX = 1000;

export class Rows {
  constructor(me) {
    this.me = me;
    this.scope = { view: "mine", me };
    this.known = new Map();
    this.counts = {};
    this.next = null;
    this.loaded = false;
    this.edge = null;
    this.found = null;
    this.fresh = null;
  }

  /** Turns to another list; rows known already show at once, the fetch settles the rest. */
  turn(scope) {
    this.scope = { ...scope, me: this.me };
    this.next = null;
    this.edge = null;
    this.loaded = false;
    this.found = scope.q ? [] : null;
  }

  /** Call before a list is asked for: pushes from now on outlive the answer. */
  asking() {
    this.fresh = new Set();
  }

  /** The first page of the scope, or all pages down to where the reader was. */
  landed(page) {
    const kept = this.fresh ?? new Set();
    for (const row of this.known.keys()) if (!kept.has(row)) this.known.delete(row);
    this.fresh = null;
    this.loaded = true;
    if (this.scope.q) this.found = [];
    this.#take(page);
    if (page.counts) this.counts = { ...page.counts };
  }

  /** The page after the window's edge. */
  continued(page) {
    this.#take(page);
  }

  #take(page) {
    for (const row of page.rows) this.#keep(row);
    this.found?.push(...page.rows.map((row) => row.case));
    this.next = page.next;
    this.edge = page.next ? page.rows.at(-1) ?? null : null;
  }

  /** Rows fetched for another list: newer copies of what is known, nothing more. */
  learned(rows) {
    for (const row of rows) this.#keep(row);
  }

  #keep(row) {
    const old = this.known.get(row.case);
    if (old && old.version >= row.version) return false;
    this.known.set(row.case, row);
    return true;
  }

  /**
   * A pushed row. Returns {changed, sure}: whether anything is new, and whether the counts
   * could be carried on (they cannot when the row before it was never seen).
   */
  pushed(row) {
    const old = this.known.get(row.case);
    if (!this.#keep(row)) return { changed: false, sure: true };
    this.fresh?.add(row.case);
    this.#trim();
    const sure = Boolean(old) || row.version === 1;
    if (sure) this.#recount(old, row);
    return { changed: true, sure };
  }

  // A busy desk pushes rows all day; those outside the window come back with their page.
  #trim() {
    if (this.known.size <= KNOWN_MAX) return;
    const kept = new Set(this.shown().map((row) => row.case));
    for (const [name, row] of this.known) {
      const needed = kept.has(name) || row.assignee?.id === this.me || this.fresh?.has(name);
      if (!needed) this.known.delete(name);
    }
  }

  // Only views that the server counts are carried on.
  #recount(old, row) {
    const counts = { ...this.counts };
    const add = (view, step) => {
      if (view in counts) counts[view] = Math.max(0, counts[view] + step);
    };
    for (const view of old ? viewsOf(old, this.me) : []) add(view, -1);
    for (const view of viewsOf(row, this.me)) add(view, 1);
    this.counts = counts;
  }

  /** The rows to show, in order. */
  shown() {
    if (this.found) return this.found.map((name) => this.known.get(name)).filter(Boolean);
    const order = orderOf(this.scope.view);
    return [...this.known.values()]
      .filter((row) => belongs(row, this.scope) && this.#inside(row, order))
      .sort(order);
  }

  #inside(row, order) {
    return !this.edge || order(row, this.edge) <= 0;
  }

  get(name) {
    return this.known.get(name) ?? null;
  }

  /** The case `step` places from `name`, staying in the list; the first when it is not there. */
  neighbour(name, step) {
    const cases = this.shown().map((row) => row.case);
    if (!cases.length) return null;
    const at = cases.indexOf(name);
    if (at < 0) return cases[0];
    return cases[Math.min(cases.length - 1, Math.max(0, at + step))];
  }
}
