import { html, nothing } from './lit.js'
import { icon } from './icons.js'
import { openingTime } from './clock.js'

const QUESTIONS = [
  ['transfer', 'My transfer has not arrived'],
  ['lock', 'I cannot sign in to my wallet'],
  ['alert', 'I think someone got into my wallet'],
  ['person', 'I would like to talk to a person'],
]

/** What a visitor sees before anything was said. */
export function greeting({ strings, config, onAsk }) {
  const say = (msgid, values) => strings.say(msgid, values)
  return html`<div class="greeting">
    <h2 class="greeting-title">${say('Hello, how can we help?')}</h2>
    <p class="greeting-lead">
      ${say('Ask in your own words. You get an answer at once, and a person whenever you want one.')}
    </p>
    ${hoursLine(strings, config.hours)}
    <ul class="questions" aria-label=${say('Frequent questions')}>
      ${QUESTIONS.map(([picture, question]) => questionRow(picture, say(question), onAsk))}
    </ul>
    ${promise(strings)} ${contacts(strings, config.brand.contacts)}
  </div>`
}

function questionRow(picture, question, onAsk) {
  return html`<li>
    <button type="button" class="question" @click=${() => onAsk(question)}>
      ${icon(picture, 'question-icon')}<span>${question}</span>${icon('forward', 'directed')}
    </button>
  </li>`
}

function hoursLine(strings, hours) {
  if (hours.open || !hours.opens_at) return nothing
  const when = openingTime(strings.language, hours.opens_at, Date.now())
  return html`<p class="greeting-hours">
    ${icon('clock')}<span>
      ${strings.say('People are back {when}. Until then you get answers from our guides.', { when })}
    </span>
  </p>`
}

function promise(strings) {
  return html`<div class="promise">
    ${icon('shield')}
    <p>
      <strong
        >${strings.say('We never ask for your recovery phrase, private key or password.')}</strong
      >
      ${strings.say('Support is free. Whoever asks for these or for money is not us.')}
    </p>
  </div>`
}

function contacts(strings, list = []) {
  const others = list.filter((contact) => contact.kind !== 'chat')
  if (others.length === 0) return nothing
  return html`<details class="contacts">
    <summary>${strings.say('Other official ways to reach us')}</summary>
    <ul>
      ${others.map((contact) => contactRow(strings, contact))}
    </ul>
  </details>`
}

function contactRow(strings, { kind, value, url }) {
  const shown = html`<bdi dir="ltr">${value}</bdi>`
  return html`<li>
    <span class="contact-kind">${kindName(strings, kind)}</span>
    ${url ? html`<a href=${url} target="_blank" rel="noopener">${shown}</a>` : shown}
  </li>`
}

function kindName(strings, kind) {
  const names = {
    email: strings.say('E-mail'),
    phone: strings.say('Telephone'),
    telegram: strings.say('Telegram'),
    x: strings.say('X'),
    messenger: strings.say('Messenger'),
    forum: strings.say('Forum'),
  }
  return names[kind] ?? kind
}
