// The HTTP twins of docs/live.md.

const TIMEOUT_MS = 20_000

/** An answer that was no success. `status` is 0 when nobody answered. */
export class Failure extends Error {
  constructor(status, { reason = 'try_later', text = '', confirm = false } = {}) {
    super(reason)
    this.status = status
    this.reason = reason
    this.text = text
    this.confirm = confirm
  }
}

/** One desk's HTTP side. */
export class Api {
  constructor(base, storage) {
    this.base = base
    this.storage = storage
  }

  /** Address of a path at the desk. */
  address(path) {
    return new URL(path, this.base).href
  }

  widget(language) {
    return this.#json(`api/chat/widget?${new URLSearchParams({ language })}`)
  }

  openSession(language) {
    return this.#post('api/chat/sessions', { language, zone: timeZone() })
  }

  send({ id, text, files, case: number, confirmed }) {
    const body = { id, text, files: files.map((file) => file.id), case: number, confirmed }
    return this.#post('api/chat/messages', body)
  }

  fetch(number, after) {
    const query = new URLSearchParams({ after: String(after) })
    if (number) query.set('case', number)
    return this.#json(`api/chat/messages?${query}`)
  }

  read(number, upTo) {
    return this.#post('api/chat/read', { case: number, number: upTo })
  }

  /** Answers with the conversation. */
  intake(id, number, given) {
    return this.#post('api/chat/intake', { id, case: number, given })
  }

  /** Lets support open a file that could not be checked; answers with the file. */
  consent(id) {
    return this.#json(`api/chat/files/${encodeURIComponent(id)}/consent`, { method: 'POST' })
  }

  /** A file's content as a blob. */
  async file(id) {
    return (await this.#call(`api/chat/files/${encodeURIComponent(id)}`)).blob()
  }

  /** The conversation as a document; `format` is html or json. */
  async transcript(number, format, language) {
    const query = new URLSearchParams({ case: number, format, language })
    return (await this.#call(`api/chat/transcript?${query}`)).blob()
  }

  /** Hands a file in; only the old request object tells how far it has come. */
  upload(file, onProgress, signal) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', this.address('api/chat/files'))
      for (const [name, value] of Object.entries(this.#headers())) {
        request.setRequestHeader(name, value)
      }
      request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
      request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
      request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
      request.onload = () => {
        const body = parsed(request.responseText)
        if (request.status < 300) resolve(body)
        else reject(new Failure(request.status, body))
      }
      request.onerror = () => reject(new Failure(0))
      request.onabort = () => reject(new Failure(0, { reason: 'aborted' }))
      signal.addEventListener('abort', () => request.abort())
      request.send(file)
    })
  }

  #headers() {
    const { token } = this.storage
    return token ? { Authorization: `Bearer ${token}` } : {}
  }

  #post(path, body) {
    return this.#json(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
  }

  async #json(path, options) {
    const answer = await this.#call(path, options)
    return parsed(await answer.text())
  }

  async #call(path, options = {}) {
    const headers = { ...this.#headers(), ...options.headers }
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await fetch(this.address(path), { ...options, headers, signal }).catch(() => {
      throw new Failure(0)
    })
    if (!answer.ok) throw new Failure(answer.status, parsed(await answer.text()))
    return answer
  }
}

/** The visitor's IANA time zone. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
