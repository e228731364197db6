// The widget's only actor: keeps the conversation's state true, sends what was written, and tells
// the elements with a "change" event. What is true of a conversation stands in conversation.js.

import { Failure, timeZone } from './api.js'
import { Connection, pause_ms } from './connection.js'
import { NOTHING, amend, apply, discard, missing, next, restart, unread, write } from './conversation.js'
import { Storage } from './storage.js'

const ACK_MS = 10_000
const GAP_MS = 150
const POLL_SHOWN_MS = 3_000
const POLL_HIDDEN_MS = 15_000
const TYPING_EVERY_MS = 3_000
const TROUBLE_AFTER_MS = 2_500
const SESSION_PAUSE = 4
const ANSWER_SOON_MS = 800

/** One visitor's conversation with one desk. */
export class Chat extends EventTarget {
  #connection = null
  #session = null
  #kept = new Set()
  #timers = new Map()
  #pending = new Map()
  #pictures = new Map()
  #typedAt_ms = 0

  constructor({ api, storage, strings, config }) {
    super()
    Object.assign(this, { api, storage, strings, config })
    this.state = NOTHING
    this.link = 'idle' // idle | connecting | live | polling
    this.isTroubled = false // away for so long that the visitor should know
    this.isShown = false
    this.read = 0
    this.lostCase = null
  }

  /** Takes up what an earlier page left. */
  start() {
    const outbox = this.storage.outbox()
    const items = outbox.map((item) => ({ ...item, status: 'waiting', not_before_ms: 0 }))
    this.#change({ ...NOTHING, case: this.storage.case, outbox: items })
    window.addEventListener('storage', this.#otherTab)
    window.addEventListener('offline', this.#network)
    window.addEventListener('online', this.#network)
    if (this.storage.token && (this.state.case || items.length)) this.#connect()
  }

  /** Stops everything, for pages that take the widget out again. */
  stop() {
    this.#connection?.close()
    for (const timer of this.#timers.values()) clearTimeout(timer)
    window.removeEventListener('storage', this.#otherTab)
    window.removeEventListener('offline', this.#network)
    window.removeEventListener('online', this.#network)
  }

  get unread() {
    return unread(this.state, this.read)
  }

  get isOffline() {
    return navigator.onLine === false
  }

  send(text, files = []) {
    const id = newId()
    this.#change(write(this.state, { id, text, files, case: this.state.case, at_ms: Date.now() }))
  }

  /** Sends a refused message again; `confirmed` says that its writer was asked. */
  sendAgain(id, confirmed = false) {
    this.#change(amend(this.state, id, { status: 'waiting', confirmed, not_before_ms: 0 }))
  }

  discard(id) {
    this.#change(discard(this.state, id))
  }

  typing() {
    const now_ms = Date.now()
    if (!this.state.case || now_ms - this.#typedAt_ms < TYPING_EVERY_MS) return
    this.#typedAt_ms = now_ms
    this.#connection?.say({ t: 'typing', case: this.state.case })
  }

  /** The visitor has this message before their eyes. */
  seen(number) {
    const known = Math.max(this.read, this.state.conversation?.read_by_customer ?? 0)
    if (number <= known) return
    this.read = number
    const told = this.#connection?.say({ t: 'read', case: this.state.case, number })
    if (!told && this.link === 'polling') this.api.read(this.state.case, number).catch(() => {})
    this.#announceChange()
  }

  /** Hands in what the case needs; a Failure tells why it was not taken. */
  async giveIntake(given) {
    const id = newId()
    const frame = { t: 'intake', id, case: this.state.case, given }
    if (!this.#connection?.say(frame)) {
      const conversation = await this.api.intake(id, this.state.case, given)
      return this.#hear({ t: 'conversation', case: this.state.case, conversation })
    }
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#later(`intake:${id}`, ACK_MS, () => this.#answerPending({ t: 'refused', id }))
    })
  }

  async upload(file, onProgress, signal) {
    await this.#openSession()
    return this.api.upload(file, onProgress, signal)
  }

  /** A picture ready to be drawn; canvases need no permission of the host page's policy. */
  picture(id) {
    if (!this.#pictures.has(id)) {
      const load = this.api.file(id).then((blob) => createImageBitmap(blob))
      load.catch(() => this.#pictures.delete(id))
      this.#pictures.set(id, load)
    }
    return this.#pictures.get(id)
  }

  async saveFile({ id, name }) {
    save(await this.api.file(id), name)
  }

  async saveTranscript(format) {
    const document = await this.api.transcript(this.state.case, format, this.strings.language)
    const ending = document.type.includes('html') ? 'html' : 'json'
    save(document, `${this.state.case}.${ending}`)
  }

  /** Turns to a fresh conversation; the old one stays with the desk. */
  startNew() {
    this.storage.left = this.state.case
    this.read = 0
    this.#change({ ...NOTHING, outbox: this.state.outbox.filter((item) => item.case === null) })
  }

  /** Whether the panel is open before the visitor's eyes. */
  show(isShown) {
    this.isShown = isShown
    if (this.link === 'polling') this.#poll()
  }

  #change(state) {
    if (state === this.state) return
    this.state = state
    this.storage.case = state.case
    this.storage.keep(state.outbox, this.#kept)
    this.#kept = new Set(state.outbox.map((item) => item.id))
    this.#announceChange()
    this.#pump()
    this.#mindGap()
    this.#mindTyping()
  }

  #announceChange() {
    this.dispatchEvent(new Event('change'))
  }

  #hear(frame) {
    if (frame.t === 'state' && !this.state.case && frame.case === this.storage.left) return
    if (this.#isLoss(frame)) return this.#lost()
    this.#answerPending(frame)
    this.#change(apply(this.state, frame, Date.now()))
  }

  /** The server knows no such case of this visitor; what it shows after that is another one. */
  #isLoss(frame) {
    if (frame.t === 'state') return this.state.case !== null && frame.case === null
    return frame.t === 'refused' && !frame.id && frame.reason === 'not_found'
  }

  #answerPending(frame) {
    const pending = this.#pending.get(frame.id)
    if (!pending) return
    this.#pending.delete(frame.id)
    if (frame.t === 'ack') pending.resolve(frame)
    else pending.reject(new Failure(frame.reason ? 400 : 0, frame))
  }

  #pump() {
    const waiting = this.state.outbox.find((item) => item.status === 'waiting')
    if (!waiting) return
    const wait_ms = (waiting.not_before_ms ?? 0) - Date.now()
    if (wait_ms > 0) return this.#later('pump', wait_ms, () => this.#pump())
    const item = next(this.state, Date.now())
    if (!item) return
    if (this.link === 'live' || this.link === 'polling') this.#deliver(item)
    else if (!this.#connection) this.#connect()
  }

  #deliver(item) {
    const { id, text, confirmed, case: number } = item
    const frame = { t: 'send', id, text, confirmed, case: number, files: item.files.map((f) => f.id) }
    this.state = amend(this.state, id, { status: 'sending' })
    this.#announceChange()
    if (this.#connection?.say(frame)) this.#later('ack', ACK_MS, () => this.#change(restart(this.state)))
    else this.#post(item)
  }

  async #post(item) {
    try {
      this.#hear({ t: 'ack', id: item.id, ...(await this.api.send(item)) })
      if (this.link === 'polling') this.#pollIn(ANSWER_SOON_MS)
    } catch (failure) {
      this.#postFailed(item, failure)
    }
  }

  #postFailed({ id }, failure) {
    if (failure.status === 401) return this.#unknown()
    const { reason, text, confirm } = failure
    this.#hear({ t: 'refused', id, reason, text, confirm })
  }

  async #connect() {
    if (this.link === 'idle') this.#linked('connecting')
    try {
      await this.#openSession()
    } catch {
      return this.#later('connect', pause_ms(SESSION_PAUSE), () => this.#connect())
    }
    const address = this.api.address('api/chat/live').replace(/^http/u, 'ws')
    this.#connection ??= new Connection(address, () => this.#greeting(), {
      frame: (frame) => this.#hear(frame),
      live: (isLive) => this.#linked(isLive ? 'live' : 'connecting'),
      blocked: () => this.#linked('polling'),
      unknown: () => this.#unknown(),
    })
    this.#connection.open()
  }

  #greeting() {
    return {
      token: this.storage.token,
      case: this.state.case,
      after: this.state.messages.length,
      locale: this.strings.language,
      zone: timeZone(),
    }
  }

  #openSession() {
    if (this.storage.token) return Promise.resolve()
    this.#session ??= this.api
      .openSession(this.strings.language)
      .then(({ token }) => (this.storage.token = token))
      .finally(() => (this.#session = null))
    return this.#session
  }

  #linked(link) {
    const before = this.link
    this.link = link
    if (link !== 'polling') this.#never('poll')
    else if (before !== 'polling') this.#poll()
    if (link === 'live') this.#mindTrouble(false)
    else if (link === 'connecting') this.#mindTrouble(true)
    if (link === 'live') queueMicrotask(() => this.#change(restart({ ...this.state })))
    else this.#announceChange()
  }

  /** Tells the visitor of a break, but not of a hiccup. */
  #mindTrouble(isAway) {
    if (!isAway) {
      this.#never('trouble')
      this.#setTroubled(false)
    } else if (!this.#timers.has('trouble')) {
      this.#later('trouble', TROUBLE_AFTER_MS, () => this.#setTroubled(true))
    }
  }

  #setTroubled(isTroubled) {
    if (isTroubled === this.isTroubled) return
    this.isTroubled = isTroubled
    this.#announceChange()
  }

  async #poll() {
    this.#never('poll')
    try {
      const { case: number, messages } = this.state
      if (number) this.#hear({ t: 'state', ...(await this.api.fetch(number, messages.length)) })
      this.#mindTrouble(false)
      this.#pump()
    } catch (failure) {
      return this.#pollFailed(failure)
    }
    if (this.link === 'polling') this.#pollIn(this.isShown ? POLL_SHOWN_MS : POLL_HIDDEN_MS)
  }

  #pollIn(wait_ms) {
    this.#later('poll', wait_ms, () => this.#poll())
  }

  /** With HTTP gone too, the socket's growing pauses set the pace: it is `blocked` after each. */
  #pollFailed({ status }) {
    if (status === 401) this.#unknown()
    else if (status === 404) this.#lost()
    else if (this.link === 'polling') this.#linked('connecting')
  }

  /** The token is not, or no longer, good: what was not sent yet goes into a new conversation. */
  #unknown() {
    this.storage.forget()
    this.#connection?.close()
    this.#connection = null
    this.link = 'idle'
    this.#mindTrouble(false)
    this.#lost()
  }

  /** The case cannot be opened from here any more. */
  #lost() {
    this.lostCase = this.state.case
    this.read = 0
    const outbox = this.state.outbox.map((item) => ({ ...item, case: null, status: 'waiting' }))
    this.#change({ ...NOTHING, outbox })
  }

  #mindGap() {
    const gap = missing(this.state)
    if (!gap || this.#timers.has('gap')) return
    this.#later('gap', GAP_MS, () => {
      const still = missing(this.state)
      if (!still || !this.#connection?.say({ t: 'fetch', ...still })) return
      this.#later('gap', ACK_MS, () => this.#mindGap())
    })
  }

  #mindTyping() {
    const { typing } = this.state
    if (!typing) return
    this.#later('typing', typing.until_ms - Date.now(), () => {
      if (this.state.typing === typing) this.#change({ ...this.state, typing: null })
    })
  }

  #later(name, wait_ms, act) {
    this.#never(name)
    const fire = () => {
      this.#timers.delete(name)
      act()
    }
    this.#timers.set(name, setTimeout(fire, Math.max(0, wait_ms)))
  }

  #never(name) {
    clearTimeout(this.#timers.get(name))
    this.#timers.delete(name)
  }

  // Another tab of the same site started, changed or left the conversation.
  #otherTab = ({ key, newValue }) => {
    if (key !== `${this.storage.prefix}case` || newValue === this.state.case || !newValue) return
    if (this.state.case === null && this.state.outbox.length === 0) {
      this.#change({ ...NOTHING, case: newValue })
      this.#connection?.close()
      this.#connection = null
      this.#connect()
    }
  }

  #network = () => {
    this.#announceChange()
  }
}

/** Random enough to be nobody else's; randomUUID would ask for a secure context. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function save(blob, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
