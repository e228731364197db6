import { html, nothing } from './lit.js'
import { WidgetElement } from './element.js'
import { icon } from './icons.js'
import { openingTime, waitWords } from './clock.js'

const REFRESH_MS = 15_000

/** The place in the queue, moving as time passes; or when people are back. */
export class WdQueue extends WidgetElement {
  static properties = { conversation: { attribute: false } }

  #from = 1
  #told = null
  #told_ms = 0
  #timer = null

  connectedCallback() {
    super.connectedCallback()
    this.#timer = setInterval(() => this.requestUpdate(), REFRESH_MS)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
    super.disconnectedCallback()
  }

  willUpdate() {
    const { queue, status } = this.conversation
    if (status !== 'queued') this.#from = 1
    if (queue?.place === this.#told?.place && queue?.wait_s === this.#told?.wait_s) return
    this.#told = queue
    this.#told_ms = Date.now()
    this.#from = Math.max(this.#from, (queue?.place ?? 0) + 1)
  }

  updated() {
    const bar = this.querySelector('.queue-bar')
    bar?.style.setProperty('--done', `${Math.round(this.#done() * 100)}%`)
  }

  render() {
    const { queue, status, hours } = this.conversation
    if (status !== 'queued') return nothing
    if (!hours.open) return this.#away(hours)
    return queue ? this.#waiting(queue) : nothing
  }

  #waiting(queue) {
    const wait = waitWords(this.chat.strings, this.#left_s())
    return html`<section class="strip" aria-label=${this.say('Your place in the queue')}>
      <p class="queue-line">
        <strong>${this.#place(queue.place)}</strong>
        <span>${this.say('Expected wait: {wait}', { wait })}</span>
      </p>
      <div class="queue-bar" aria-hidden="true"></div>
      <p class="strip-note"
        >${this.say('You may close this window: your place is kept and the answer will be waiting here.')}</p
      >
    </section>`
  }

  #place(place) {
    return place <= 1
      ? this.say('You are next')
      : this.say('Number {place} in the queue', { place })
  }

  #away({ opens_at }) {
    const when = opens_at && openingTime(this.chat.strings.language, opens_at, Date.now())
    return html`<section class="strip" aria-label=${this.say('Opening hours')}>
      <p class="queue-line">
        ${icon('clock')}<strong
          >${when ? this.say('People are back {when}', { when }) : this.say('People are away at the moment')}</strong
        >
      </p>
      <p class="strip-note"
        >${this.say('Your question is in the queue. Details you leave now make the answer come sooner.')}</p
      >
    </section>`
  }

  #left_s() {
    const gone_s = (Date.now() - this.#told_ms) / 1000
    return Math.max(0, (this.#told?.wait_s ?? 0) - gone_s)
  }

  /** Share of the way: places done, and of the present place the time that has passed. */
  #done() {
    const { place = 1, wait_s = 0 } = this.#told ?? {}
    const passed = wait_s ? 1 - this.#left_s() / wait_s : 0
    return Math.min(0.96, (this.#from - place + passed * 0.8) / (this.#from + 0.2))
  }
}

customElements.define('wd-queue', WdQueue)
