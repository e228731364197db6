// How frames come and go: over a socket while there is one, else by asking over HTTP.

import { timeZone } from './api.js'
import { Connection, pause_ms } from './connection.js'
import { Timers } from './timers.js'

const POLL_SHOWN_MS = 3_000
const POLL_HIDDEN_MS = 15_000
const POLL_SOON_MS = 800
const TROUBLE_AFTER_MS = 2_500
const SESSION_PAUSE = 4

/**
 * One visitor's link to the desk. `on` hears `frame(frame)`, `change()`, `ready()` when messages
 * can go out, `unknown()` when the token is not good, `lost()` when the case is not found; it
 * answers `cursor()` with `{case, after}` and `isShown()`.
 */
export class Link {
  #connection = null
  #session = null
  #timers = new Timers()

  constructor({ api, storage, language }, on) {
    Object.assign(this, { api, storage, language, on })
    this.stage = 'idle' // idle | connecting | live | polling
    this.isTroubled = false // away for so long that the visitor should know
  }

  get isUp() {
    return this.stage === 'live' || this.stage === 'polling'
  }

  /** Connects, with a session of its own if need be; again and again until it can. */
  async open() {
    if (this.#connection || this.#timers.has('open')) return
    if (this.stage === 'idle') this.#turn('connecting')
    try {
      await this.openSession()
    } catch {
      return this.#timers.set('open', pause_ms(SESSION_PAUSE), () => this.open())
    }
    this.#connection ??= this.#connected()
    this.#connection.open()
  }

  /** Leaves; `open` starts afresh. */
  close() {
    this.#connection?.close()
    this.#connection = null
    this.#timers.clearAll()
    this.isTroubled = false
    this.stage = 'idle'
  }

  /** Whether the frame went out over the socket. */
  say(frame) {
    return this.#connection?.say(frame) ?? false
  }

  /** Makes sure of a token; nobody gets one before they need it. */
  openSession() {
    if (this.storage.token) return Promise.resolve()
    this.#session ??= this.api
      .openSession(this.language)
      .then(({ token }) => (this.storage.token = token))
      .finally(() => (this.#session = null))
    return this.#session
  }

  /** Something is about to come: ask sooner than usual. */
  expect() {
    if (this.stage === 'polling') this.#timers.set('poll', POLL_SOON_MS, () => this.#poll())
  }

  #connected() {
    const address = this.api.address('api/chat/live').replace(/^http/u, 'ws')
    return new Connection(address, () => this.#greeting(), {
      frame: (frame) => this.on.frame(frame),
      live: (isLive) => this.#turn(isLive ? 'live' : 'connecting'),
      blocked: () => this.#turn('polling'),
      unknown: () => this.on.unknown(),
    })
  }

  #greeting() {
    const { token } = this.storage
    return { token, ...this.on.cursor(), locale: this.language, zone: timeZone() }
  }

  #turn(stage) {
    const before = this.stage
    this.stage = stage
    if (stage !== 'polling') this.#timers.clear('poll')
    else if (before !== 'polling') this.#poll()
    if (stage === 'live') this.#mindTrouble(false)
    else if (stage === 'connecting') this.#mindTrouble(true)
    if (stage === 'live') queueMicrotask(() => this.on.ready())
    else this.on.change()
  }

  /** Tells the visitor of a break, but not of a hiccup. */
  #mindTrouble(isAway) {
    if (!isAway) {
      this.#timers.clear('trouble')
      this.#setTroubled(false)
    } else if (!this.#timers.has('trouble')) {
      this.#timers.set('trouble', TROUBLE_AFTER_MS, () => this.#setTroubled(true))
    }
  }

  #setTroubled(isTroubled) {
    if (isTroubled === this.isTroubled) return
    this.isTroubled = isTroubled
    this.on.change()
  }

  async #poll() {
    this.#timers.clear('poll')
    const { case: number, after } = this.on.cursor()
    try {
      if (number) this.on.frame({ t: 'state', ...(await this.api.fetch(number, after)) })
    } catch (failure) {
      return this.#pollFailed(failure)
    }
    this.#mindTrouble(false)
    this.on.ready()
    if (this.stage !== 'polling' || this.#timers.has('poll')) return
    const pause = this.on.isShown() ? POLL_SHOWN_MS : POLL_HIDDEN_MS
    this.#timers.set('poll', pause, () => this.#poll())
  }

  /** With HTTP gone too, the socket's growing pauses set the pace: it is `blocked` after each. */
  #pollFailed({ status }) {
    if (status === 401) this.on.unknown()
    else if (status === 404) this.on.lost()
    else if (this.stage === 'polling') this.#turn('connecting')
  }
}
