// Files chosen for a message: handed in at once, so that sending is only naming them.

/** The chosen files of one composer. `onChange` hears of every step. */
export class Attachments {
  #next = 1

  constructor(chat, onChange) {
    this.chat = chat
    this.onChange = onChange
    // {key, file, progress, status: uploading | ready | failed, result, problem, stop}
    this.list = []
    this.problem = null
  }

  get isBusy() {
    return this.list.some((entry) => entry.status === 'uploading')
  }

  get isRefused() {
    return this.list.some((entry) => entry.status === 'failed')
  }

  /** What the server made of the files that are there. */
  get ready() {
    return this.list.filter((entry) => entry.status === 'ready').map((entry) => entry.result)
  }

  add(files) {
    const { files_max } = this.chat.config.limits
    this.problem = null
    for (const file of files) {
      if (this.list.length >= files_max) {
        this.problem = this.chat.strings.say('One message takes up to {count} files.', {
          count: files_max,
        })
        break
      }
      this.#start(file)
    }
    this.onChange()
  }

  remove(key) {
    this.list.find((entry) => entry.key === key)?.stop.abort()
    this.list = this.list.filter((entry) => entry.key !== key)
    this.problem = null
    this.onChange()
  }

  again(key) {
    const entry = this.list.find((candidate) => candidate.key === key)
    if (entry) this.#upload(entry)
  }

  /** Lets support open a file that could not be checked. */
  async consent(key) {
    const entry = this.list.find((candidate) => candidate.key === key)
    if (!entry?.result) return
    try {
      entry.result = await this.chat.consent(entry.result.id)
    } catch {
      this.problem = this.chat.strings.say('This did not get through. Please try again.')
    }
    this.onChange()
  }

  clear() {
    this.list = []
    this.problem = null
    this.onChange()
  }

  #start(file) {
    const entry = {
      key: this.#next++,
      file,
      progress: 0,
      status: 'uploading',
      stop: new AbortController(),
    }
    this.list = [...this.list, entry]
    const { file_size_bytes_max } = this.chat.config.limits
    if (file.size > file_size_bytes_max) this.#fail(entry, this.#tooLarge(file_size_bytes_max))
    else this.#upload(entry)
  }

  #tooLarge(size_bytes) {
    const megabytes = Math.floor(size_bytes / 1_048_576)
    return this.chat.strings.say('Too large: files may have up to {megabytes} MB.', { megabytes })
  }

  async #upload(entry) {
    Object.assign(entry, { status: 'uploading', progress: 0, problem: null })
    const moved = (progress) => {
      entry.progress = progress
      this.onChange()
    }
    try {
      entry.result = await this.chat.upload(entry.file, moved, entry.stop.signal)
      entry.status = 'ready'
    } catch (failure) {
      this.#fail(
        entry,
        failure.text || this.chat.strings.say('This file could not be uploaded.'),
        failure.status === 0,
      )
    }
    this.onChange()
  }

  #fail(entry, problem, mayRetry = false) {
    Object.assign(entry, { status: 'failed', problem, mayRetry })
  }
}
