import { html, nothing } from './lit.js'
import { WidgetElement } from './element.js'
import { icon } from './icons.js'

const COPIED_MS = 2_000

/** Who answers, the case number, and what can be done with the conversation. */
export class WdHeader extends WidgetElement {
  static properties = {
    state: { attribute: false },
    isMenuOpen: { state: true },
    isCopied: { state: true },
    isLogoBroken: { state: true },
    problem: { state: true },
  }

  render() {
    return html`<div class="header-row">
        ${this.#portrait()}
        <div class="header-names">
          <h1 id="title" tabindex="-1">${this.#title()}</h1>
          <p class="header-status">${this.#status()}</p>
        </div>
        ${this.state.case ? this.#menuButton() : nothing}
        <button
          type="button"
          class="icon-button"
          aria-label=${this.say('Close the chat')}
          @click=${() => this.tell('wd-close')}
        >
          ${icon('close')}
        </button>
      </div>
      ${this.isMenuOpen ? this.#menu() : nothing} ${this.state.case ? this.#caseRow() : nothing}`
  }

  /** Whether Escape was used up for the menu. */
  closeMenu() {
    if (!this.isMenuOpen) return false
    this.isMenuOpen = false
    this.querySelector('.menu-button').focus()
    return true
  }

  #title() {
    const { conversation } = this.state
    return (
      conversation?.agent ?? this.say('{brand} support', { brand: this.chat.config.brand.name })
    )
  }

  #status() {
    const { conversation } = this.state
    const hours = conversation?.hours ?? this.chat.config.hours
    if (conversation?.status === 'closed') return this.say('This conversation is closed')
    if (conversation?.status === 'queued') return this.say('In the queue')
    if (conversation?.agent)
      return this.say('From the {brand} team', { brand: this.chat.config.brand.name })
    if (hours.open) return html`<span class="dot"></span>${this.say('People are here now')}`
    return this.say('Automatic answers day and night')
  }

  #portrait() {
    const { agent } = this.state.conversation ?? {}
    const { name, logo } = this.chat.config.brand
    if (agent) return initial(agent)
    if (!logo || this.isLogoBroken) return initial(name)
    const broken = () => (this.isLogoBroken = true)
    return html`<img class="portrait" alt="" src=${this.chat.api.address(logo)} @error=${broken} />`
  }

  #menuButton() {
    return html`<button
      type="button"
      class="icon-button menu-button"
      aria-label=${this.say('More')}
      aria-expanded=${this.isMenuOpen ? 'true' : 'false'}
      aria-controls="menu"
      @click=${() => (this.isMenuOpen = !this.isMenuOpen)}
    >
      ${icon('more')}
    </button>`
  }

  #menu() {
    const entry = (picture, words, act) =>
      html`<li>
        <button type="button" class="menu-entry" @click=${() => this.#choose(act)}>
          ${icon(picture)}<span>${words}</span>
        </button>
      </li>`
    return html`<ul class="menu" id="menu" @focusout=${this.#leave}>
      ${entry('download', this.say('Download the conversation (page)'), () => this.#save('html'))}
      ${entry('download', this.say('Download the conversation (JSON)'), () => this.#save('json'))}
      ${entry('fresh', this.say('Start a new conversation'), () => this.tell('wd-new'))}
    </ul>`
  }

  #caseRow() {
    return html`<div class="case-row">
      <span>${this.say('Case number')}</span>
      <bdi class="case" dir="ltr">${this.state.case}</bdi>
      <button
        type="button"
        class="icon-button icon-button-small"
        aria-label=${this.say('Copy the case number')}
        @click=${this.#copy}
      >
        ${icon(this.isCopied ? 'check' : 'copy')}
      </button>
      <span class="case-note" role="status"
        >${this.problem ?? (this.isCopied ? this.say('Copied') : '')}</span
      >
      ${this.state.conversation?.status === 'first_line' ? this.#personButton() : nothing}
    </div>`
  }

  #personButton() {
    const ask = () => this.chat.send(this.say('I would like to talk to a person'))
    return html`<button
      type="button"
      class="link-button person"
      ?disabled=${this.state.outbox.length > 0}
      @click=${ask}
    >
      ${this.say('Talk to a person')}
    </button>`
  }

  #choose(act) {
    this.closeMenu()
    act()
  }

  #leave = (event) => {
    const inside =
      event.relatedTarget &&
      (event.currentTarget.contains(event.relatedTarget) ||
        event.relatedTarget.closest('.menu-button'))
    if (event.relatedTarget && !inside) this.isMenuOpen = false
  }

  #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.state.case)
    } catch {
      return this.#select()
    }
    this.isCopied = true
    setTimeout(() => (this.isCopied = false), COPIED_MS)
  }

  /** Without leave to write the clipboard, the number is at least marked, ready for the keys. */
  #select() {
    getSelection().selectAllChildren(this.querySelector('.case'))
  }

  async #save(format) {
    this.problem = null
    try {
      await this.chat.saveTranscript(format)
    } catch {
      this.problem = this.say('The download did not work. Please try again.')
    }
  }
}

function initial(name) {
  return html`<span class="portrait portrait-letter" aria-hidden="true"
    >${[...name][0]?.toUpperCase() ?? ''}</span
  >`
}

customElements.define('wd-header', WdHeader)
