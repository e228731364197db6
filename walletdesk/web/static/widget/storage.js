// What outlives a reload, in the host page's localStorage under keys of our own. Every call may
// fail (private mode, storage switched off, full): the widget then works until the page closes.

/** The browser's memory of one desk's conversation; `secrets` says what it may not remember. */
export class Storage {
  constructor(desk, secrets, backend = browserStorage()) {
    this.prefix = `walletdesk:${desk}:`
    this.secrets = secrets
    this.backend = backend
  }

  get token() {
    return this.#get('token')
  }

  set token(value) {
    this.#set('token', value)
  }

  get case() {
    return this.#get('case')
  }

  set case(value) {
    this.#set('case', value)
  }

  /** The case the visitor turned away from by starting a new conversation. */
  get left() {
    return this.#get('left')
  }

  set left(value) {
    this.#set('left', value)
  }

  get isOpen() {
    return this.#get('open') === 'yes'
  }

  set isOpen(value) {
    this.#set('open', value ? 'yes' : null)
  }

  get draft() {
    return this.#get('draft') ?? ''
  }

  set draft(text) {
    this.#set('draft', text && this.secrets.isKeepableDraft(text) ? text : null)
  }

  /** The security notice that was put away last, `case:number`. */
  get noticed() {
    return this.#get('noticed')
  }

  set noticed(value) {
    this.#set('noticed', value)
  }

  /** Unsent messages in the order they were written. */
  outbox() {
    const items = this.#keys('out:').map((key) => parsed(this.#get(key)))
    return items.filter(Boolean).sort((a, b) => a.at_ms - b.at_ms)
  }

  /** Makes the stored messages those of `items`; each has its own key, so tabs never mix theirs up. */
  keep(items, known) {
    const wanted = new Set(items.filter((item) => this.#mayKeep(item)).map((item) => item.id))
    for (const id of known) if (!wanted.has(id)) this.#set(`out:${id}`, null)
    for (const item of items)
      if (wanted.has(item.id)) this.#set(`out:${item.id}`, JSON.stringify(item))
  }

  /** Forgets whose conversation this was. */
  forget() {
    this.token = null
    this.case = null
    this.left = null
  }

  /** What was kept before was judged then; the rules may not be here yet after a reload. */
  #mayKeep({ id, text }) {
    return this.#get(`out:${id}`) !== null || this.secrets.isKeepable(text)
  }

  #keys(start) {
    try {
      const all = Object.keys(this.backend)
      const head = this.prefix + start
      return all.filter((key) => key.startsWith(head)).map((key) => key.slice(this.prefix.length))
    } catch {
      return []
    }
  }

  #get(name) {
    try {
      return this.backend.getItem(this.prefix + name)
    } catch {
      return null
    }
  }

  #set(name, value) {
    try {
      if (value === null) this.backend.removeItem(this.prefix + name)
      else this.backend.setItem(this.prefix + name, value)
    } catch {
      // nothing is lost while the page stays open
    }
  }
}

function parsed(text) {
  try {
    const item = JSON.parse(text)
    return typeof item?.id === 'string' && typeof item.text === 'string' ? item : null
  } catch {
    return null
  }
}

function browserStorage() {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
