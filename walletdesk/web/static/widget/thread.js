import { html, nothing, repeat } from './lit.js'
import { WidgetElement } from './element.js'
import { icon } from './icons.js'
import { dayName } from './clock.js'
import { isOwn, isSpoken } from './conversation.js'
import { rowsOf } from './groups.js'
import { opensWallet, securityNotice } from './notice.js'
import { eventWords, footLine, messageBubble, outgoingBubble } from './message.js'

const NEAR_PX = 48

/** Everything said, the newest at the bottom; stays there unless the reader has scrolled up. */
export class WdThread extends WidgetElement {
  static properties = { state: { attribute: false }, news: { state: true } }

  #isAtEnd = true
  #top = 0
  #count = 0
  #outgoing = 0
  #watch = new ResizeObserver(() => this.#isAtEnd && this.#toEnd())

  constructor() {
    super()
    this.news = 0
  }

  firstUpdated() {
    this.#watch.observe(this.#scroller())
    this.#watch.observe(this.querySelector('.rows'))
  }

  disconnectedCallback() {
    this.#watch.disconnect()
    super.disconnectedCallback()
  }

  willUpdate() {
    const { messages, outbox } = this.state
    const came = messages.slice(this.#count).filter((m) => isSpoken(m) && !isOwn(m)).length
    if (outbox.length > this.#outgoing) this.#goOn()
    this.news = this.#isAtEnd ? 0 : this.news + came
    this.#count = messages.length
    this.#outgoing = outbox.length
  }

  updated() {
    if (this.#isAtEnd) this.#toEnd()
  }

  render() {
    const rows = rowsOf(this.state, this.state.case)
    return html`<div
        class="scroller"
        tabindex="0"
        role="group"
        aria-label=${this.say('Conversation')}
        @scroll=${this.#scrolled}
      >
        <ol class="rows">
          ${repeat(
            rows,
            (row) => row.key,
            (row, at) => this.#row(row, at === rows.length - 1),
          )}
        </ol>
        ${this.state.typing ? this.#typing() : nothing} ${this.#notice()}
        <wd-intake
          .chat=${this.chat}
          .conversation=${this.state.conversation}
          ?hidden=${this.#isWarning()}
        ></wd-intake>
      </div>
      ${this.news ? this.#pill() : nothing}`
  }

  /** Shows the newest message; also what the reader is taken to have seen. */
  #toEnd() {
    const scroller = this.#scroller()
    scroller.scrollTop = scroller.scrollHeight
    this.markSeen()
  }

  /** Tells the desk that the newest message is before the visitor's eyes, if it is. */
  markSeen() {
    const isVisible = this.chat.isShown && document.visibilityState === 'visible'
    if (isVisible && this.#isAtEnd) this.chat.seen(this.state.messages.length)
  }

  #row(row, isLast) {
    if (row.type === 'day') return this.#day(row)
    if (row.type === 'event') return this.#event(row.message)
    if (row.type === 'outgoing') return this.#outgoingRow(row.item)
    return this.#group(row, isLast)
  }

  #day({ at }) {
    return html`<li class="day"><span>${dayName(this.chat.strings, at, Date.now())}</span></li>`
  }

  #event(message) {
    const words = eventWords(message, this.chat.strings)
    return words
      ? html`<li class="event"><span dir="auto">${words}</span></li>`
      : html`<li hidden></li>`
  }

  #group({ from, messages }, isLast) {
    const own = from.kind === 'customer'
    return html`<li class="group ${own ? 'own' : ''}">
      ${own ? html`<p class="visually-hidden">${this.say('You')}</p>` : html`<p class="author">${this.#author(from)}</p>`}
      ${messages.map((message, at) =>
        messageBubble(message, {
          chat: this.chat,
          isLast:
            isLast && at === messages.length - 1 && this.state.conversation?.status !== 'closed',
          onChoose: (text) => this.chat.send(text),
        }),
      )}
      ${footLine(messages.at(-1), { chat: this.chat })}
    </li>`
  }

  #notice() {
    const { strings, config, api, storage } = this.chat
    return securityNotice({
      strings,
      config,
      base: api.base,
      kinds: this.#removedKinds(),
      isOpen: this.#isWarning(),
      onClose: () => {
        storage.noticed = this.#removal()
        this.requestUpdate()
        this.tell('wd-focus-composer')
      },
    })
  }

  #isWarning() {
    const removal = this.#removal()
    return removal !== null && removal !== this.chat.storage.noticed
  }

  /** Where a secret was taken out last, as `case:number`. */
  #removal() {
    const last = this.state.messages.findLast(isRemoval)
    return last ? `${this.state.case}:${last.number}` : null
  }

  #removedKinds() {
    const last = this.state.messages.findLast(isRemoval)
    return last?.event?.kinds ?? last?.removed?.map(({ kind }) => kind) ?? []
  }

  #author({ kind, name }) {
    if (kind === 'agent') return name ?? this.say('Support')
    if (kind === 'first_line') return this.say('Automatic answer')
    return this.chat.config.brand.name
  }

  #outgoingRow(item) {
    return html`<li class="group own">
      <p class="visually-hidden">${this.say('You')}</p>
      ${outgoingBubble(item, { chat: this.chat, onEdit: (written) => this.tell('wd-edit', written) })}
      ${footLine(item, { chat: this.chat })}
    </li>`
  }

  #typing() {
    const name = this.state.typing.name ?? this.chat.config.brand.name
    return html`<p class="typing">
      <span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span>${this.say('{name} is writing', { name })}</span>
    </p>`
  }

  #pill() {
    return html`<button type="button" class="pill" @click=${this.#follow}>
      ${icon('down')}${this.say('New messages: {count}', { count: this.news })}
    </button>`
  }

  #follow = () => {
    this.#isAtEnd = true
    this.news = 0
    this.#toEnd()
    this.#scroller().focus()
  }

  #scrolled = (event) => {
    const { scrollTop, scrollHeight, clientHeight } = event.target
    const isUpward = scrollTop < this.#top
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_PX
    this.#top = scrollTop
    if (isNear) this.#arrived()
    else if (isUpward) this.#isAtEnd = false
  }

  #arrived() {
    this.#isAtEnd = true
    this.news = 0
    this.markSeen()
  }

  /** The visitor has written: back to the end, and no form in the way. */
  #goOn() {
    this.#isAtEnd = true
    this.querySelector('wd-intake')?.fold()
  }

  #scroller() {
    return this.querySelector('.scroller')
  }
}

function isRemoval(message) {
  if (message.event?.name === 'secret_removed') return opensWallet(message.event.kinds ?? [''])
  return opensWallet((message.removed ?? []).map(({ kind }) => kind))
}

customElements.define('wd-thread', WdThread)
