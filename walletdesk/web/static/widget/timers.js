/** One timer to a name; setting it again puts it off. */
export class Timers {
  #running = new Map()

  set(name, wait_ms, act) {
    this.clear(name)
    const fire = () => {
      this.#running.delete(name)
      act()
    }
    this.#running.set(name, setTimeout(fire, Math.max(0, wait_ms)))
  }

  has(name) {
    return this.#running.has(name)
  }

  clear(name) {
    clearTimeout(this.#running.get(name))
    this.#running.delete(name)
  }

  clearAll() {
    for (const name of [...this.#running.keys()]) this.clear(name)
  }
}
