import { html, nothing, repeat } from './lit.js'
import { WidgetElement } from './element.js'
import { isAlarming } from './secrets.js'

const TYPES = { email: 'email', text: 'text', long: 'text' }

/** What the case needs, asked once; what was given already is never asked again. */
export class WdIntake extends WidgetElement {
  static properties = {
    conversation: { attribute: false },
    isFolded: { state: true },
    isSending: { state: true },
    problem: { state: true },
  }

  willUpdate(changed) {
    const before = changed.get('conversation')
    const isNew = before?.case !== this.conversation?.case
    if (isNew) this.isFolded = this.conversation?.status === 'open'
    else if (before?.status === 'queued' && this.conversation?.status === 'open') this.isFolded = true
  }

  render() {
    const { intake, status } = this.conversation ?? {}
    if (!intake?.missing?.length || status === 'closed') return nothing
    if (this.isFolded) return this.#folded()
    const fields = intake.wanted.filter((field) => intake.missing.includes(field.name))
    return html`<form class="card intake" @submit=${this.#submit}>
      <h2>${this.say('This helps us solve it sooner')}</h2>
      <p class="card-lead">${this.say('Fill in what you have at hand. We ask only once.')}</p>
      ${repeat(fields, (field) => field.name, (field) => this.#field(field))}
      <p class="field-problem" role="alert">${this.problem ?? nothing}</p>
      <div class="card-actions">
        <button type="submit" class="button button-primary" ?disabled=${this.isSending}>
          ${this.isSending ? this.say('Sending…') : this.say('Send details')}
        </button>
        <button type="button" class="button" @click=${() => (this.isFolded = true)}>${this.say('Later')}</button>
      </div>
    </form>`
  }

  /** Makes room, unless something was filled in already. */
  fold() {
    const form = this.querySelector('form')
    if (form && Object.keys(filledIn(new FormData(form))).length === 0) this.isFolded = true
  }

  #field({ name, label, kind }) {
    const id = `intake-${name}`
    return html`<div class="field">
      <label for=${id}>${this.say(label)}</label>
      ${kind === 'long'
        ? html`<textarea id=${id} name=${name} rows="3" dir="auto"></textarea>`
        : html`<input id=${id} name=${name} type=${TYPES[kind] ?? 'text'} dir="auto" autocomplete=${kind === 'email' ? 'email' : 'off'} />`}
    </div>`
  }

  #folded() {
    return html`<button type="button" class="button intake-folded" @click=${() => (this.isFolded = false)}>
      ${this.say('Add details to your case')}
    </button>`
  }

  #submit = async (event) => {
    event.preventDefault()
    const given = filledIn(new FormData(event.target))
    this.problem = this.#objection(given)
    if (this.problem) return
    this.isSending = true
    try {
      await this.chat.giveIntake(given)
      this.isFolded = true
      this.tell('wd-focus-composer')
    } catch (failure) {
      this.problem = failure.text || this.say('This did not get through. Please try again.')
    }
    this.isSending = false
  }

  #objection(given) {
    if (Object.keys(given).length === 0) return this.say('Please fill in at least one field.')
    if (Object.values(given).some(isAlarming)) {
      return this.say('One field looks like a recovery phrase or a key. Please remove it: we never need it.')
    }
    return null
  }
}

function filledIn(form) {
  const pairs = [...form].map(([name, value]) => [name, value.trim()])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

customElements.define('wd-intake', WdIntake)
