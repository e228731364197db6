import { html, nothing } from './lit.js'
import { WidgetElement } from './element.js'
import { icon } from './icons.js'
import { greeting } from './greeting.js'
import { isUntouched } from './conversation.js'

const SHEET = '(max-width: 500px), (max-height: 480px)'

/** The chat window: a dialog beside the page, or over all of it where there is no room beside. */
export class WdPanel extends WidgetElement {
  static properties = { state: { attribute: false }, isDropping: { state: true } }

  #sheet = matchMedia(SHEET)
  #overflow = ''

  connectedCallback() {
    super.connectedCallback()
    this.#sheet.addEventListener('change', this.#reopen)
    visualViewport?.addEventListener('resize', this.#fit)
    visualViewport?.addEventListener('scroll', this.#fit)
  }

  disconnectedCallback() {
    this.#sheet.removeEventListener('change', this.#reopen)
    visualViewport?.removeEventListener('resize', this.#fit)
    visualViewport?.removeEventListener('scroll', this.#fit)
    super.disconnectedCallback()
  }

  /** Opens beside the page, or as a modal sheet on small screens; `isCalm` leaves focus alone. */
  open({ isCalm = false } = {}) {
    const dialog = this.#dialog()
    if (this.#sheet.matches) dialog.showModal()
    else dialog.show()
    this.#lockPage(this.#sheet.matches)
    this.#fit()
    if (isCalm) this.getRootNode().activeElement?.blur()
    else this.#focusFirst()
  }

  close() {
    this.#lockPage(false)
    this.#dialog().close()
  }

  /** Writes into the field without sending. */
  write(text) {
    this.#composer().write(text)
    this.#composer().focus()
  }

  markSeen() {
    this.querySelector('wd-thread')?.markSeen()
  }

  render() {
    return html`<dialog
      class="panel"
      id="panel"
      aria-labelledby="title"
      @keydown=${this.#key}
      @cancel=${this.#cancel}
      @dragover=${this.#dragOver}
      @dragleave=${this.#dragLeave}
      @drop=${this.#drop}
    >
      <wd-header .chat=${this.chat} .state=${this.state}></wd-header>
      ${this.#banner()} ${this.state.conversation ? this.#queue() : nothing} ${this.#body()}
      ${this.state.conversation?.status === 'closed' ? this.#closedRow() : nothing}
      <wd-composer
        .chat=${this.chat}
        .isClosed=${this.state.conversation?.status === 'closed'}
        @wd-focus-composer=${() => this.#composer().focus()}
      ></wd-composer>
      ${this.isDropping ? html`<div class="drop">${icon('attach')}${this.say('Drop files here')}</div>` : nothing}
    </dialog>`
  }

  #body() {
    if (isUntouched(this.state)) {
      const { strings, config } = this.chat
      return html`${this.#lost()}${greeting({ strings, config, onAsk: this.#ask })}`
    }
    return html`<wd-thread
      .chat=${this.chat}
      .state=${this.state}
      @wd-edit=${this.#edit}
      @wd-focus-composer=${() => this.#composer().focus()}
    ></wd-thread>`
  }

  #lost() {
    if (!this.chat.lostCase) return nothing
    return html`<p class="banner">
      ${icon('alert')}<span
        >${this.say('This browser can no longer open case {case}. Tell us the number and we will help.', { case: this.chat.lostCase })}</span
      >
    </p>`
  }

  #banner() {
    const words = this.chat.isOffline
      ? this.say('You are offline. What you write is kept and sent when you are back.')
      : this.say('No connection at the moment. We keep trying, and what you write is kept.')
    const isNeeded = this.chat.isOffline || this.chat.link.isTroubled
    return html`<div class="banner-place" role="status">
      ${isNeeded ? html`<p class="banner">${icon('alert')}<span>${words}</span></p>` : nothing}
    </div>`
  }

  #queue() {
    return html`<wd-queue .chat=${this.chat} .conversation=${this.state.conversation}></wd-queue>`
  }

  #closedRow() {
    return html`<div class="closed-row">
      <button type="button" class="button" @click=${() => this.tell('wd-new')}>
        ${icon('fresh')}${this.say('Start a new conversation')}
      </button>
    </div>`
  }

  #ask = (text) => {
    this.chat.send(text)
    this.#focusFirst()
  }

  #edit = ({ detail: item }) => {
    this.chat.discard(item.id)
    this.write(item.text)
  }

  #key = (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    if (!this.querySelector('wd-header').closeMenu()) this.tell('wd-close')
  }

  #cancel = (event) => {
    if (event.target !== this.#dialog()) return
    event.preventDefault()
    this.tell('wd-close')
  }

  #dragOver = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.isDropping = true
  }

  #dragLeave = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) this.isDropping = false
  }

  #drop = (event) => {
    if (!this.isDropping) return
    event.preventDefault()
    this.isDropping = false
    this.#composer().add([...event.dataTransfer.files])
  }

  #reopen = () => {
    if (!this.#dialog().open) return
    this.#dialog().close()
    this.open({ isCalm: true })
  }

  /** Keeps the sheet between the top edge and the on-screen keyboard. */
  #fit = () => {
    const { style } = this.#dialog()
    style.setProperty('--seen-height', visualViewport ? `${visualViewport.height}px` : '100dvh')
    style.setProperty('--seen-top', visualViewport ? `${visualViewport.offsetTop}px` : '0px')
  }

  #lockPage(isLocked) {
    const { style } = document.documentElement
    if (isLocked && style.overflow !== 'hidden') this.#overflow = style.overflow
    if (isLocked) style.overflow = 'hidden'
    else if (style.overflow === 'hidden') style.overflow = this.#overflow
  }

  /** The field where there are keys; on phones the title, so that no keyboard jumps up. */
  #focusFirst() {
    if (this.#sheet.matches) this.querySelector('#title').focus()
    else this.#composer().focus()
  }

  #dialog() {
    return this.querySelector('#panel')
  }

  #composer() {
    return this.querySelector('wd-composer')
  }
}

customElements.define('wd-panel', WdPanel)
