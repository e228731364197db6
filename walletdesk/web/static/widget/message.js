import { html, nothing } from './lit.js'
import { icon } from './icons.js'
import { clockTime, fullTime, sizeWords } from './clock.js'
import { isOwn, standing } from './conversation.js'
import { fileNote, goneCard, goneWords, isThere, sealedCard } from './file_state.js'
import { articleAddress, removedMark, removedWords, removedNote } from './notice.js'

const MARK = /⟦removed:(\w+)⟧/u
const LINK = /https?:\/\/[^\s<>"'，。；：！？、）】」⟦]+[^\s<>"'，。；：！？、）】」⟦.,;:!?)]/gu
// What an address asks about: an id shows both its ends. Host and path stay whole.
const ID = /[0-9A-Za-z]{24,}/gu
const TICKS = {
  waiting: 'clock',
  sending: 'clock',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
}

/** One message of the conversation. `isLast` says whether nobody has spoken after it. */
export function messageBubble(message, { chat, isLast, onChoose }) {
  const own = isOwn(message)
  return html`<div class="message ${own ? 'own' : ''}">
    ${message.text ? html`<div class="text" dir="auto">${written(message.text, chat, own)}</div>` : nothing}
    ${(message.files ?? []).map((file) => attachment(file, chat, own))}
    ${message.text && message.removed?.length ? removedNote(chat.strings) : nothing}
    ${message.article ? articleCard(message.article, chat) : nothing}
    ${isLast ? choices(message.choices, chat.strings, onChoose) : nothing}
  </div>`
}

/** A message on its way, with what can be done when it was refused. */
export function outgoingBubble(item, { chat, onEdit }) {
  const { strings } = chat
  return html`<div class="message own outgoing" data-status=${item.status}>
    ${item.text ? html`<div class="text" dir="auto">${item.text}</div>` : nothing}
    ${(item.files ?? []).map((file) => html`<div class="file"><bdi>${file.name}</bdi></div>`)}
    ${item.status === 'refused' ? refusal(item, strings, chat, onEdit) : nothing}
  </div>`
}

/** Time, and for messages of the visitor's own how far they came. */
export function footLine(message, { chat }) {
  const { strings } = chat
  const { language } = strings
  const stage =
    message.status ?? (isOwn(message) ? standing(message, chat.state.conversation) : null)
  const at = message.at ?? message.at_ms
  return html`<p class="foot">
    <time datetime=${new Date(at).toISOString()} title=${fullTime(language, at)}
      >${clockTime(language, at)}</time
    >
    ${
      stage && stage !== 'refused'
        ? html`<span class="stage" data-stage=${stage}
            >${icon(TICKS[stage])}${stageName(strings, stage)}</span
          >`
        : nothing
    }
  </p>`
}

/** What happened, as one line; empty for events that say nothing to a visitor. */
export function eventWords(message, strings) {
  const { name, agent, by, file } = message.event ?? {}
  const words = {
    opened: () => '', // the case number stands above the thread
    handed_over: () => strings.say('Passed on to a person, with everything said so far'),
    assigned: () =>
      strings.say('{agent} is with you now', { agent: agent ?? strings.say('Support') }),
    unassigned: () => strings.say('Back in the queue: a colleague will take over'),
    closed: () =>
      by
        ? strings.say('{name} closed this conversation', { name: by })
        : strings.say('This conversation was closed'),
    reopened: () => strings.say('This conversation has been reopened'),
    urgent: () => strings.say('Marked as urgent: it goes to a person at once'),
    secret_removed: () => strings.say('A secret was removed from this conversation'),
    intake_given: () => strings.say('Your details have arrived'),
    file_consented: () => strings.say('You let support open {file}', { file }),
    file_opened: () =>
      strings.say('{agent} opened {file}', { file, agent: agent ?? strings.say('Support') }),
  }
  return Object.hasOwn(words, name ?? '') ? words[name]() : message.text
}

/** The message for people who hear the page: who, and what. */
export function spokenWords(message, strings, brand) {
  const name = message.from.name ?? brand
  const text = (message.text ?? '').replace(new RegExp(MARK, 'gu'), (_, kind) =>
    removedWords(strings, kind),
  )
  const files = (message.files ?? []).map((file) => heard(file, strings)).join(', ')
  return strings.say('{name} writes: {text}', {
    name,
    text: [text, files].filter(Boolean).join(' '),
  })
}

function heard(file, strings) {
  return file.state === 'destroyed' ? `${file.name}. ${goneWords(file, strings)}` : file.name
}

function written(text, chat, own) {
  const parts = text.split(new RegExp(MARK, 'u'))
  const plain = (part) => (own ? part : linked(part))
  return parts.map((part, at) => (at % 2 ? removedMark(chat.strings, part) : plain(part)))
}

const ends = (id) => `${id.slice(0, 8)}…${id.slice(-6)}`
const brief = (address) => address.replace(/\?.*/u, (query) => query.replace(ID, ends))

function linked(text) {
  const parts = []
  let from = 0
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(from, match.index))
    parts.push(
      html`<a href=${match[0]} target="_blank" rel="noopener noreferrer" dir="ltr">${brief(match[0])}</a>`,
    )
    from = match.index + match[0].length
  }
  return [...parts, text.slice(from)]
}

function attachment(file, chat, isOwn) {
  const { strings } = chat
  if (file.state === 'destroyed') return goneCard(file, strings)
  const onConsent = () => chat.consent(file.id).catch(() => {})
  if (!isThere(file)) return sealedCard(file, { strings, isOwn, onConsent })
  const isPicture = file.type.startsWith('image/')
  const view = isPicture
    ? html`<wd-picture .chat=${chat} .file=${file}></wd-picture>`
    : saving(file, chat)
  return html`${view}${fileNote(file, strings)}`
}

function saving(file, chat) {
  const size = sizeWords(chat.strings.language, file.size_bytes)
  return html`<button
    type="button"
    class="file"
    aria-label=${chat.strings.say('Save the file {name}', { name: file.name })}
    @click=${() => chat.saveFile(file).catch(() => {})}
  >
    ${icon('file')}<bdi>${file.name}</bdi><span class="file-size">${size}</span>${icon('download')}
  </button>`
}

function articleCard(article, chat) {
  const { config, api, strings } = chat
  if (!config.links?.article) return nothing
  const address = articleAddress(
    config,
    api.base,
    article.slug,
    article.language ?? strings.language,
  )
  return html`<a class="article" href=${address} target="_blank" rel="noopener">
    ${icon('book')}
    <span class="article-words">
      <span class="article-label">${strings.say('From our guides')}</span>
      <span class="article-title" dir="auto">${article.title}</span>
    </span>
    ${icon('forward', 'directed')}
  </a>`
}

function choices(list, strings, onChoose) {
  if (!list?.length) return nothing
  return html`<div class="choices" role="group" aria-label=${strings.say('Choose an answer')}>
    ${list.map(
      ({ label, text }) =>
        html`<button type="button" class="choice" dir="auto" @click=${() => onChoose(text)}
          >${label}</button
        >`,
    )}
  </div>`
}

function refusal(item, strings, chat, onEdit) {
  return html`<div class="refusal" role="alert">
    <p
      >${icon('alert')}<span
        >${item.explanation || strings.say('This message was not sent.')}</span
      ></p
    >
    <p class="refusal-actions">
      ${
        item.confirm
          ? html`<button
              type="button"
              class="link-button"
              @click=${() => chat.sendAgain(item.id, true)}
              >${strings.say('Send anyway')}</button
            >`
          : nothing
      }
      <button type="button" class="link-button" @click=${() => onEdit(item)}
        >${strings.say('Edit')}</button
      >
      <button type="button" class="link-button" @click=${() => chat.discard(item.id)}
        >${strings.say('Remove')}</button
      >
    </p>
  </div>`
}

function stageName(strings, stage) {
  const names = {
    waiting: strings.say('Waiting for the network'),
    sending: strings.say('Sending'),
    sent: strings.say('Sent'),
    delivered: strings.say('Delivered'),
    read: strings.say('Seen'),
  }
  return html`<span class="stage-name">${names[stage]}</span>`
}
