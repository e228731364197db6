// A socket that stays: greets, notices silence, and comes back with growing, uneven pauses.

const PAUSE_FIRST_MS = 500
const PAUSE_MAX_MS = 30_000
const BEAT_MS = 25_000
const ANSWER_MS = 10_000
const WAKE_ANSWER_MS = 4_000
const FALLBACK_AFTER = 3
const CLOSE_UNKNOWN = 4401
const CLOSE_RESTART = 1012
const RESTART_ATTEMPT = 1 // everybody comes back at once: spread them wider

/** The pause before try number `attempt` (0, 1, 2 …); uneven, so that not all come back at once. */
export function pause_ms(attempt, random = Math.random()) {
  return Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** attempt) * (0.5 + random / 2)
}

/** The visitor's socket. `on` hears `frame(frame)`, `live(isLive)`, `blocked()` and `unknown()`. */
export class Connection {
  #socket = null
  #attempt = 0
  #timer = null
  #deadline = null
  #beat = null
  #wanted = false

  constructor(address, greeting, on) {
    this.address = address
    this.greeting = greeting
    this.on = on
    this.isLive = false
  }

  open() {
    if (this.#wanted) return
    this.#wanted = true
    this.#listen('addEventListener')
    this.#connect()
  }

  close() {
    this.#wanted = false
    this.#listen('removeEventListener')
    this.#drop()
    clearTimeout(this.#timer)
  }

  /** Whether the frame is on its way; false while there is no live socket. */
  say(frame) {
    if (!this.isLive) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  #connect() {
    clearTimeout(this.#timer)
    const socket = tryOpen(this.address)
    if (!socket) return this.#lost()
    this.#socket = socket
    this.#expectAnswer(ANSWER_MS)
    socket.onopen = () => socket.send(JSON.stringify({ t: 'hello', ...this.greeting() }))
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(JSON.parse(data))
    socket.onclose = ({ code }) => socket === this.#socket && this.#closed(code)
  }

  #hear(frame) {
    clearTimeout(this.#deadline)
    this.#deadline = null
    if (!this.isLive && frame.t === 'state') this.#begin()
    if (frame.t !== 'pong') this.on.frame(frame)
  }

  #begin() {
    this.isLive = true
    this.#attempt = 0
    this.#beat = setInterval(() => this.#ping(ANSWER_MS), BEAT_MS)
    this.on.live(true)
  }

  #ping(patience_ms) {
    if (this.say({ t: 'ping' })) this.#expectAnswer(patience_ms)
  }

  #expectAnswer(patience_ms) {
    clearTimeout(this.#deadline)
    this.#deadline = setTimeout(() => this.#lost(), patience_ms)
  }

  #closed(code) {
    if (code === CLOSE_RESTART) this.#attempt = Math.max(this.#attempt, RESTART_ATTEMPT)
    if (code !== CLOSE_UNKNOWN) return this.#lost()
    this.close()
    this.on.unknown()
  }

  #lost() {
    this.#drop()
    if (!this.#wanted) return
    this.#attempt += 1
    if (this.#attempt >= FALLBACK_AFTER) this.on.blocked()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#connect(), pause_ms(this.#attempt - 1))
  }

  #drop() {
    clearTimeout(this.#deadline)
    clearInterval(this.#beat)
    const socket = this.#socket
    this.#socket = null
    if (socket && socket.readyState < WebSocket.CLOSING) socket.close()
    if (!this.isLive) return
    this.isLive = false
    this.on.live(false)
  }

  #listen(verb) {
    window[verb]('online', this.#wake)
    window[verb]('offline', this.#sleep)
    window[verb]('pageshow', this.#wake)
    document[verb]('visibilitychange', this.#wake)
  }

  // After sleep a socket looks open for minutes though nobody is there: ask, with less patience.
  #wake = () => {
    if (document.visibilityState === 'hidden') return
    if (this.isLive) return this.#ping(WAKE_ANSWER_MS)
    if (this.#socket && this.#deadline) return
    this.#attempt = 0
    this.#connect()
  }

  #sleep = () => {
    this.#lost()
  }
}

function tryOpen(address) {
  try {
    return new WebSocket(address)
  } catch {
    return null // the page's content policy does not allow it
  }
}
