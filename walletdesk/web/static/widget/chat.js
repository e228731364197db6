// The widget's only actor: keeps the conversation's state true, sends what was written, and tells
// the elements with a "change" event. What is true of a conversation stands in conversation.js.

import { Failure } from './api.js'
import {
  NOTHING,
  amend,
  apply,
  discard,
  missing,
  next,
  restart,
  unread,
  write,
} from './conversation.js'
import { Link } from './link.js'
import { save } from './save.js'
import { Timers } from './timers.js'

const ACK_MS = 10_000
const GAP_MS = 150
const TYPING_EVERY_MS = 3_000

/** One visitor's conversation with one desk. */
export class Chat extends EventTarget {
  #kept = new Set()
  #timers = new Timers()
  #pending = new Map()
  #pictures = new Map()
  #typedAt_ms = 0

  constructor({ api, secrets, storage, strings, config }) {
    super()
    Object.assign(this, { api, secrets, storage, strings, config })
    this.state = NOTHING
    this.isShown = false
    this.read = 0
    this.lostCase = null
    this.link = new Link({ api, storage, language: strings.language }, this.#listener())
  }

  /** Takes up what an earlier page left. */
  start() {
    const outbox = this.storage.outbox()
    const items = outbox.map((item) => ({ ...item, status: 'waiting', not_before_ms: 0 }))
    this.#change({ ...NOTHING, case: this.storage.case, outbox: items })
    window.addEventListener('storage', this.#otherTab)
    window.addEventListener('offline', this.#announce)
    window.addEventListener('online', this.#announce)
    if (this.storage.token && this.state.case) this.link.open()
  }

  /** Stops everything, for pages that take the widget out again. */
  stop() {
    this.link.close()
    this.#timers.clearAll()
    window.removeEventListener('storage', this.#otherTab)
    window.removeEventListener('offline', this.#announce)
    window.removeEventListener('online', this.#announce)
  }

  get unread() {
    return unread(this.state, this.read)
  }

  get isOffline() {
    return navigator.onLine === false
  }

  /** `confirmed` says that the writer was asked whether it is a piece of a phrase. */
  send(text, files = [], confirmed = false) {
    const at = { case: this.state.case, at_ms: Date.now() }
    this.#change(write(this.state, { id: newId(), text, files, confirmed, ...at }))
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
    this.link.say({ t: 'typing', case: this.state.case })
  }

  /** The visitor has this message before their eyes. */
  seen(number) {
    const known = Math.max(this.read, this.state.conversation?.read_by_customer ?? 0)
    if (number <= known) return
    this.read = number
    const told = this.link.say({ t: 'read', case: this.state.case, number })
    if (!told && this.link.isUp) this.api.read(this.state.case, number).catch(() => {})
    this.#announce()
  }

  /** Hands in what the case needs; a Failure tells why it was not taken. */
  async giveIntake(given) {
    const id = newId()
    if (!this.link.say({ t: 'intake', id, case: this.state.case, given })) {
      const conversation = await this.api.intake(id, this.state.case, given)
      return this.#hear({ t: 'conversation', case: this.state.case, conversation })
    }
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#timers.set(`intake:${id}`, ACK_MS, () => this.#answerPending({ t: 'refused', id }))
    })
  }

  async upload(file, onProgress, signal) {
    await this.link.openSession()
    return this.api.upload(file, onProgress, signal)
  }

  /** Lets support open a sealed file; the message with it is pushed by the desk. */
  consent(id) {
    return this.api.consent(id)
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
    const { case: number } = this.state
    const written = await this.api.transcript(number, format, this.strings.language)
    save(written, `${number}.${written.type.includes('html') ? 'html' : 'json'}`)
  }

  /** Turns to a fresh conversation; the old one stays with the desk. */
  startNew() {
    this.storage.left = this.state.case
    this.read = 0
    const outbox = this.state.outbox.filter((item) => item.case === null)
    this.#change({ ...NOTHING, outbox })
  }

  /** Whether the panel is open before the visitor's eyes. */
  show(isShown) {
    this.isShown = isShown
    if (isShown) this.link.expect()
  }

  #listener() {
    return {
      frame: (frame) => this.#hear(frame),
      change: () => this.#announce(),
      ready: () => this.#resume(),
      unknown: () => this.#unknown(),
      lost: () => this.#lost(),
      cursor: () => ({ case: this.state.case, after: this.state.messages.length }),
      isShown: () => this.isShown,
    }
  }

  #change(state) {
    if (state === this.state) return
    this.state = state
    this.storage.case = state.case
    this.storage.keep(state.outbox, this.#kept)
    this.#kept = new Set(state.outbox.map((item) => item.id))
    this.#announce()
    this.#pump()
    this.#mindGap()
    this.#mindTyping()
  }

  #announce = () => {
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
    this.#timers.clear(`intake:${frame.id}`)
    if (frame.t === 'ack') pending.resolve(frame)
    else pending.reject(new Failure(frame.reason ? 400 : 0, frame))
  }

  /** After a break: what was under way goes again; over HTTP nothing is under way twice. */
  #resume() {
    if (this.link.stage === 'live') this.#change(restart({ ...this.state }))
    else this.#pump()
  }

  #pump() {
    const waiting = this.state.outbox.find((item) => item.status === 'waiting')
    if (!waiting) return
    const wait_ms = (waiting.not_before_ms ?? 0) - Date.now()
    if (wait_ms > 0) return this.#timers.set('pump', wait_ms, () => this.#pump())
    const item = next(this.state, Date.now())
    if (!item) return
    if (this.link.isUp) this.#deliver(item)
    else this.link.open()
  }

  #deliver(item) {
    const { id, text, confirmed, case: number } = item
    const files = item.files.map((file) => file.id)
    this.state = amend(this.state, id, { status: 'sending' })
    this.#announce()
    const isSaid = this.link.say({ t: 'send', id, text, confirmed, case: number, files })
    if (isSaid) this.#timers.set('ack', ACK_MS, () => this.#change(restart(this.state)))
    else this.#post(item)
  }

  async #post(item) {
    try {
      this.#hear({ t: 'ack', id: item.id, ...(await this.api.send(item)) })
      this.link.expect()
    } catch (failure) {
      const { status, reason, text, confirm } = failure
      if (status === 401) this.#unknown()
      else this.#hear({ t: 'refused', id: item.id, reason, text, confirm })
    }
  }

  /** The token is not, or no longer, good: what was not sent yet goes into a new conversation. */
  #unknown() {
    this.storage.forget()
    this.link.close()
    this.#lost()
  }

  /** The case cannot be opened from here any more. */
  #lost() {
    this.lostCase = this.state.case
    this.read = 0
    const again = (item) => ({ ...item, case: null, status: 'waiting' })
    this.#change({ ...NOTHING, outbox: this.state.outbox.map(again) })
  }

  #mindGap() {
    if (!missing(this.state) || this.#timers.has('gap')) return
    this.#timers.set('gap', GAP_MS, () => {
      const gap = missing(this.state)
      if (!gap || !this.link.say({ t: 'fetch', ...gap })) return
      this.#timers.set('gap', ACK_MS, () => this.#mindGap())
    })
  }

  #mindTyping() {
    const { typing } = this.state
    if (!typing) return
    this.#timers.set('typing', typing.until_ms - Date.now(), () => {
      if (this.state.typing === typing) this.#change({ ...this.state, typing: null })
    })
  }

  // Another tab of the same site has begun a conversation: this one joins it.
  #otherTab = ({ key, newValue }) => {
    if (key !== `${this.storage.prefix}case` || !newValue) return
    if (this.state.case !== null || this.state.outbox.length > 0) return
    this.#change({ ...NOTHING, case: newValue })
    this.link.close()
    this.link.open()
  }
}

/** Random enough to be nobody else's; randomUUID would ask for a secure context. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
