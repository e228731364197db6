import { html, nothing } from './lit.js'
import { WidgetElement } from './element.js'
import { icon } from './icons.js'
import { sizeWords } from './clock.js'
import { Attachments } from './attachments.js'
import { consentButton, fileNote, goneWords, sealedQuestion, sealedWords } from './file_state.js'

const COUNT_FROM = 0.9
const KEEP_AFTER_MS = 400
const HEIGHT_MAX_PX = 144
const IME_KEYCODE = 229 // Safari ends the composition before it reports the Enter that did it

/** Where the visitor writes. */
export class WdComposer extends WidgetElement {
  static properties = {
    isClosed: { type: Boolean },
    length: { state: true },
    isAsking: { state: true },
    revision: { state: true },
  }

  #keepTimer = null
  #isPasted = false
  #isJudging = false

  constructor() {
    super()
    this.length = 0
    this.revision = 0
  }

  firstUpdated() {
    this.attachments = new Attachments(this.chat, () => (this.revision += 1))
    this.write(this.chat.storage.draft)
    window.addEventListener('pagehide', this.#keep)
  }

  disconnectedCallback() {
    window.removeEventListener('pagehide', this.#keep)
    super.disconnectedCallback()
  }

  /** Puts a text into the field, as if it had been typed. */
  write(text) {
    this.#field().value = text
    this.#changed()
  }

  focus() {
    this.#field().focus()
  }

  add(files) {
    if (this.chat.config.limits.files_max > 0) this.attachments.add(files)
  }

  render() {
    return html`${this.isAsking ? this.#question() : nothing} ${this.#chips()}
      <form class="composer" @submit=${this.#submit}>
        ${this.chat.config.limits.files_max > 0 ? this.#attachButton() : nothing}
        <textarea
          id="text"
          rows="1"
          dir=${this.length ? 'auto' : nothing}
          enterkeyhint=${isTouch() ? 'enter' : 'send'}
          aria-label=${this.say('Your message')}
          aria-describedby="composer-note"
          placeholder=${this.isClosed ? this.say('Write here to reopen this case') : this.say('Write a message')}
          @input=${this.#changed}
          @keydown=${this.#key}
          @paste=${this.#paste}
        ></textarea>
        <button
          type="submit"
          class="send"
          aria-label=${this.say('Send message')}
          ?disabled=${!this.#isReady()}
          >${icon('send')}</button
        >
      </form>
      <p class="composer-note" id="composer-note">${this.#note()}</p>`
  }

  #attachButton() {
    return html`<input
        type="file"
        id="files"
        class="visually-hidden"
        multiple
        tabindex="-1"
        aria-hidden="true"
        @change=${this.#chosen}
      />
      <button
        type="button"
        class="icon-button"
        aria-label=${this.say('Attach a file or picture')}
        @click=${this.#browse}
      >
        ${icon('attach')}
      </button>`
  }

  #note() {
    const { text_chars_max: most } = this.chat.config.limits
    if (this.attachments?.problem)
      return html`<span class="over" role="alert">${this.attachments.problem}</span>`
    if (this.length > most) {
      const over = this.length - most
      return html`<span class="over" role="alert"
        >${this.say('Over the limit by {count} characters', { count: over })}</span
      >`
    }
    if (this.length > most * COUNT_FROM)
      return this.say('Characters left: {count}', { count: most - this.length })
    return html`${icon('shield')}${this.say('Never send your recovery phrase. We never ask for it.')}`
  }

  #chips() {
    const list = this.attachments?.list ?? []
    if (list.length === 0) return nothing
    return html`<ul class="chips" aria-label=${this.say('Files to send')}>
      ${list.map((entry) => this.#chip(entry))}
    </ul>`
  }

  #chip(entry) {
    const { key, file, status, result } = entry
    return html`<li class="chip" data-status=${status} data-state=${result?.state ?? 'clear'}>
      ${icon(chipSign(entry))}
      <span class="chip-words">
        <bdi class="chip-name">${file.name}</bdi>
        ${this.#chipWords(entry)}
      </span>
      ${
        entry.mayRetry && status === 'failed'
          ? html`<button
              type="button"
              class="link-button"
              @click=${() => this.attachments.again(key)}
              >${this.say('Try again')}</button
            >`
          : nothing
      }
      <button
        type="button"
        class="icon-button icon-button-small"
        aria-label=${this.say('Remove {name}', { name: file.name })}
        @click=${() => this.attachments.remove(key)}
      >
        ${icon('close')}
      </button>
    </li>`
  }

  #chipWords({ key, file, status, progress, problem, result }) {
    const { strings } = this.chat
    if (status === 'failed') return html`<span class="chip-problem" role="alert">${problem}</span>`
    if (status === 'uploading') {
      const isUp = progress === 1
      return html`<span class="chip-size" role="status"
          >${isUp ? this.say('Checking…') : sizeWords(strings.language, file.size)}</span
        ><progress
          aria-label=${this.say('Uploading {name}', { name: file.name })}
          max="1"
          value=${isUp ? nothing : progress}
        ></progress>`
    }
    if (result.state === 'destroyed')
      return html`<span class="chip-problem" role="alert">${goneWords(result, strings)}</span>`
    if (result.state !== 'sealed')
      return html`<span class="chip-size">${sizeWords(strings.language, file.size)}</span>${fileNote(result, strings)}`
    if (result.consented) return html`<span class="chip-note">${sealedWords(result, strings)}</span>`
    return html`<span class="chip-note" role="alert">${sealedQuestion(strings)}</span>
      <span class="chip-choices">
        <button type="button" class="link-button" @click=${() => this.attachments.remove(key)}
          >${this.say('Remove')}</button
        >
        ${consentButton(strings, () => this.attachments.consent(key))}
      </span>`
  }

  #question() {
    return html`<div
      class="question-box"
      role="alertdialog"
      aria-labelledby="warn-title"
      aria-describedby="warn-text"
    >
      ${icon('alert')}
      <div>
        <h2 id="warn-title">${this.say('Is this a recovery phrase or a private key?')}</h2>
        <p id="warn-text">
          ${this.say('Whoever has it owns the wallet. We never need it, and it must not leave your device.')}
        </p>
        <p class="card-actions">
          <button type="button" class="button button-danger" id="warn-delete" @click=${this.#drop}
            >${this.say('Delete it')}</button
          >
          <button type="button" class="button" @click=${this.#sendAllTheSame}
            >${this.say('It is not a secret, send it')}</button
          >
        </p>
      </div>
    </div>`
  }

  #isReady() {
    if (this.attachments?.isBusy || this.attachments?.isRefused || this.isAsking) return false
    const hasSomething = this.#text().trim() !== '' || this.attachments?.ready.length > 0
    return hasSomething && this.length <= this.chat.config.limits.text_chars_max
  }

  #submit = (event) => {
    event.preventDefault()
    if (this.isAsking) this.#focusQuestion()
    else if (this.#isReady()) this.#judge(() => this.#send())
  }

  /** Asks if the text looks like a secret, else goes on with `act`. */
  async #judge(act) {
    const { secrets } = this.chat
    if (this.#isJudging) return
    if (!secrets.isReady(this.#text())) {
      this.#isJudging = true
      await secrets.ready(this.#text())
      this.#isJudging = false
    }
    if (secrets.verdict(this.#text()) === null) return act()
    this.isAsking = true
    this.updateComplete.then(() => this.#focusQuestion())
  }

  #focusQuestion() {
    this.querySelector('#warn-delete').focus()
  }

  /** While a phrase is being typed its writer is told, but not torn away from the keys. */
  async #watch() {
    const { secrets } = this.chat
    await secrets.ready(this.#text())
    this.#keep()
    const verdict = secrets.verdict(this.#text())
    if (verdict === 'phrase' || verdict === 'key') this.isAsking = true
  }

  #send(confirmed = false) {
    this.chat.send(this.#text().trim(), this.attachments.ready, confirmed)
    this.attachments.clear()
    this.write('')
    this.#keep()
    this.focus()
  }

  #drop = () => {
    this.isAsking = false
    this.write('')
    this.#keep()
    this.focus()
  }

  #sendAllTheSame = () => {
    this.isAsking = false
    this.#send(this.chat.secrets.verdict(this.#text()) === 'fragment')
  }

  #key = (event) => {
    const isComposing = event.isComposing || event.keyCode === IME_KEYCODE
    if (event.key !== 'Enter' || event.shiftKey || isComposing || isTouch()) return
    this.#submit(event)
  }

  #changed = () => {
    const text = this.#text()
    this.isAsking = Boolean(this.isAsking && this.chat.secrets.verdict(text))
    this.length = [...text].length
    this.revision += 1
    this.#grow()
    if (text) this.chat.typing()
    clearTimeout(this.#keepTimer)
    this.#keepTimer = setTimeout(() => this.#watch(), KEEP_AFTER_MS)
    if (this.#isPasted) this.#judge(() => {})
    this.#isPasted = false
  }

  #grow() {
    const { style, value } = this.#field()
    style.blockSize = ''
    if (value) style.blockSize = `${Math.min(this.#field().scrollHeight, HEIGHT_MAX_PX)}px`
  }

  #keep = () => {
    clearTimeout(this.#keepTimer)
    this.chat.storage.draft = this.#text()
  }

  #paste = (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    this.#isPasted = files.length === 0
    if (this.#isPasted) return
    event.preventDefault()
    this.add(files)
  }

  #browse = () => {
    this.querySelector('#files').click()
  }

  #chosen = (event) => {
    this.add([...event.target.files])
    event.target.value = ''
    this.focus()
  }

  #field() {
    return this.querySelector('#text')
  }

  #text() {
    return this.querySelector('#text')?.value ?? ''
  }
}

function chipSign({ status, result }) {
  if (status === 'failed' || result?.state === 'destroyed') return 'alert'
  if (result?.state === 'sealed') return 'lock'
  return status === 'ready' ? 'check' : 'file'
}

function isTouch() {
  return matchMedia('(pointer: coarse) and (hover: none)').matches
}

customElements.define('wd-composer', WdComposer)
