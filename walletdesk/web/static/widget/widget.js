import { ReactiveElement, html, render } from './lit.js'
import { bubble } from './bubble.js'
import { isOwn, isSpoken } from './conversation.js'
import { spokenWords } from './message.js'
import './composer.js'
import './header.js'
import './intake.js'
import './panel.js'
import './picture.js'
import './queue.js'
import './thread.js'

const SPOKEN_MAX = 5

/** The widget's one shadow root: the button, the window, and the voice for screen readers. */
export class WalletdeskWidget extends ReactiveElement {
  static properties = { isOpen: { state: true }, state: { state: true }, spoken: { state: true } }

  #opener = null

  constructor() {
    super()
    this.isOpen = false
    this.spoken = []
  }

  /** Called once, before the element is put into the page. */
  furnish({ chat, sheets, side }) {
    Object.assign(this, { chat, sheets, side, state: chat.state })
  }

  createRenderRoot() {
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = this.sheets
    return root
  }

  connectedCallback() {
    super.connectedCallback()
    this.chat.addEventListener('change', this.#changed)
    document.addEventListener('visibilitychange', this.#looked)
  }

  disconnectedCallback() {
    this.chat.removeEventListener('change', this.#changed)
    document.removeEventListener('visibilitychange', this.#looked)
    super.disconnectedCallback()
  }

  firstUpdated() {
    if (this.chat.storage.isOpen && !isSmall()) this.open({ isCalm: true })
  }

  /** Opens the window; `text` is put into the field, not sent. */
  async open({ text = '', isCalm = false } = {}) {
    if (!this.isOpen) {
      this.#opener = document.activeElement
      this.#turn(true)
      await this.updateComplete
      this.#panel().open({ isCalm })
      this.#panel().markSeen()
    }
    if (text) this.#panel().write(text)
  }

  close() {
    if (!this.isOpen) return
    this.#panel().close()
    this.#turn(false)
    this.updateComplete.then(() => this.#giveFocusBack())
  }

  update(changed) {
    super.update(changed)
    const { config, strings } = this.chat
    const view = html`<section
      class="widget"
      lang=${config.language}
      dir=${config.direction}
      data-side=${this.side}
      ?data-open=${this.isOpen}
      aria-label=${strings.say('Support chat')}
      @wd-close=${() => this.close()}
      @wd-new=${this.#startNew}
      @wd-look=${(event) => this.renderRoot.querySelector('wd-lightbox').show(event.detail)}
    >
      <div class="visually-hidden" role="log" aria-live="polite"
        >${this.spoken.map(({ words }) => html`<p>${words}</p>`)}</div
      >
      <wd-panel .chat=${this.chat} .state=${this.state}></wd-panel>
      ${bubble({ strings, unread: this.chat.unread, isOpen: this.isOpen, onToggle: this.#toggle })}
      <wd-lightbox .chat=${this.chat}></wd-lightbox>
    </section>`
    render(view, this.renderRoot, { host: this })
  }

  #turn(isOpen) {
    this.isOpen = isOpen
    this.chat.storage.isOpen = isOpen
    this.chat.show(isOpen)
  }

  #toggle = () => {
    if (this.isOpen) this.close()
    else this.open()
  }

  #startNew = () => {
    this.chat.startNew()
    this.#panel().write('')
  }

  #changed = () => {
    this.#speak(this.state, this.chat.state)
    this.state = this.chat.state
    this.requestUpdate()
    this.#panel()?.requestUpdate()
  }

  /** New words of others are read out; what an earlier page has seen already is not. */
  #speak(before, now) {
    const isKnown =
      before.case === now.case && before.messages.length === 0 && before.conversation === null
    if (isKnown) return
    const from = before.case === now.case ? before.messages.length : 0
    const fresh = now.messages.slice(from).filter((message) => isSpoken(message) && !isOwn(message))
    const lines = fresh.map((message) => ({
      words: spokenWords(message, this.chat.strings, this.chat.config.brand.name),
    }))
    lines.push(...this.#placeWords(before, now))
    if (lines.length > 0) this.spoken = [...this.spoken, ...lines].slice(-SPOKEN_MAX)
  }

  #placeWords(before, now) {
    const place = now.conversation?.queue?.place
    if (!place || place === before.conversation?.queue?.place) return []
    return [{ words: this.chat.strings.say('Number {place} in the queue', { place }) }]
  }

  #looked = () => {
    if (document.visibilityState === 'visible') this.#panel()?.markSeen()
  }

  #giveFocusBack() {
    const opener = this.#opener
    const isPage = opener && opener !== this && opener !== document.body && opener.isConnected
    const target = isPage ? opener : this.renderRoot.querySelector('.bubble')
    target.focus()
  }

  #panel() {
    return this.renderRoot?.querySelector('wd-panel')
  }
}

function isSmall() {
  return matchMedia('(max-width: 500px)').matches
}

customElements.define('walletdesk-widget', WalletdeskWidget)
