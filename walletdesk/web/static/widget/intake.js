import { html, nothing, repeat } from './lit.js'
import { WidgetElement } from './element.js'

const TYPES = { email: 'email', text: 'text', long: 'text' }

/**
 * What the case needs, asked once; what was given already is never asked again. First an
 * invitation, so that a long form does not push the conversation away; then the form; then a
 * button for later.
 */
export class WdIntake extends WidgetElement {
  static properties = {
    conversation: { attribute: false },
    stage: { state: true }, // invitation | form | folded
    isSending: { state: true },
    problem: { state: true },
  }

  willUpdate(changed) {
    if (!changed.has('conversation')) return
    const before = changed.get('conversation')
    const isNew = before?.case !== this.conversation?.case
    const isTaken = this.conversation?.status === 'open'
    if (isNew) this.stage = isTaken ? 'folded' : 'invitation'
    else if (isTaken && before?.status === 'queued') this.fold()
  }

  render() {
    const { intake, status } = this.conversation ?? {}
    if (!intake?.missing?.length || status === 'closed') return nothing
    if (this.stage === 'folded') return this.#folded()
    if (this.stage === 'invitation') return this.#invitation()
    const fields = intake.wanted.filter((field) => intake.missing.includes(field.name))
    return html`<form class="card intake" @submit=${this.#submit}>
      <h2>${this.say('This helps us solve it sooner')}</h2>
      <p class="card-lead">${this.say('Fill in what you have at hand. We ask only once.')}</p>
      ${repeat(
        fields,
        (field) => field.name,
        (field) => this.#field(field),
      )}
      <p class="field-problem" role="alert">${this.problem ?? nothing}</p>
      <div class="card-actions">
        <button type="submit" class="button button-primary" ?disabled=${this.isSending}>
          ${this.isSending ? this.say('Sending…') : this.say('Send details')}
        </button>
        <button type="button" class="button" @click=${this.#later}>${this.say('Later')}</button>
      </div>
    </form>`
  }

  /** Makes room, unless something was filled in already. */
  fold() {
    if (!this.conversation?.intake) return
    const form = this.querySelector('form')
    if (!form || Object.keys(filledIn(new FormData(form))).length === 0) this.stage = 'folded'
  }

  #field({ name, label, kind }) {
    const id = `intake-${name}`
    return html`<div class="field">
      <label for=${id}>${this.say(label)}</label>
      ${
        kind === 'long'
          ? html`<textarea id=${id} name=${name} rows="3" dir="auto"></textarea>`
          : html`<input
              id=${id}
              name=${name}
              type=${TYPES[kind] ?? 'text'}
              dir="auto"
              autocomplete=${kind === 'email' ? 'email' : 'off'}
            />`
      }
    </div>`
  }

  #folded() {
    return html`<button type="button" class="button intake-folded" @click=${this.#open}>
      ${this.say('Add details to your case')}
    </button>`
  }

  #invitation() {
    return html`<section class="card" aria-labelledby="intake-title">
      <h2 id="intake-title">${this.say('This helps us solve it sooner')}</h2>
      <p class="card-lead">${this.say('A few details about your case. We ask only once.')}</p>
      <div class="card-actions">
        <button type="button" class="button button-primary" @click=${this.#open}
          >${this.say('Fill in')}</button
        >
        <button type="button" class="button" @click=${this.#later}>${this.say('Later')}</button>
      </div>
    </section>`
  }

  #open = async () => {
    this.stage = 'form'
    await this.updateComplete
    this.querySelector('input, textarea').focus({ preventScroll: true })
    this.querySelector('form').scrollIntoView({ block: 'nearest' })
  }

  #later = () => {
    this.stage = 'folded'
    this.tell('wd-focus-composer')
  }

  #submit = async (event) => {
    event.preventDefault()
    const given = filledIn(new FormData(event.target))
    this.problem = await this.#objection(given)
    if (this.problem) return
    this.isSending = true
    try {
      await this.chat.giveIntake(given)
      this.stage = 'folded'
      this.tell('wd-focus-composer')
    } catch (failure) {
      this.problem = failure.text || this.say('This did not get through. Please try again.')
    }
    this.isSending = false
  }

  async #objection(given) {
    const values = Object.values(given)
    if (values.length === 0) return this.say('Please fill in at least one field.')
    const { secrets } = this.chat
    await Promise.all(values.map((value) => secrets.ready(value)))
    if (values.some((value) => secrets.verdict(value))) {
      return this.say(
        'One field looks like a recovery phrase or a key. Please remove it: we never need it.',
      )
    }
    return null
  }
}

function filledIn(form) {
  const pairs = [...form].map(([name, value]) => [name, value.trim()])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

customElements.define('wd-intake', WdIntake)
