// What the check of a file found, in words, and what may be done about it.

import { html, nothing } from './lit.js'
import { icon } from './icons.js'
import { secretWords } from './notice.js'

/** Whether there is something to show or save. */
export function isThere({ state }) {
  return state !== 'destroyed' && state !== 'sealed'
}

/** Under a file: what was done to it; nothing for a clear one. */
export function fileNote(file, strings) {
  if (file.state === 'painted') {
    const what = secretWords(strings, file.removed?.[0] ?? '')
    return note(strings.say('A part of it was made unreadable: {what}.', { what }))
  }
  if (file.state === 'opened') return note(strings.say('Opened by support, as you allowed.'))
  return nothing
}

function note(words) {
  return html`<p class="file-note">${icon('shield')}${words}</p>`
}

/** What stands in the place of a file that was destroyed. */
export function goneCard(file, strings) {
  return html`<div class="file file-gone">
    ${icon('shield')}<span><bdi class="file-title">${file.name}</bdi> ${goneWords(file, strings)}</span>
  </div>`
}

/** Why it was destroyed, in a sentence. */
export function goneWords(file, strings) {
  const what = secretWords(strings, file.removed?.[0] ?? '')
  return strings.say('It showed this: {what}. We destroyed the file and kept nothing of it.', { what })
}

/** A file that could not be checked; its sender is asked, and decides. */
export function sealedCard(file, { strings, isOwn, onConsent }) {
  const isAsked = isOwn && !file.consented
  return html`<div class="file file-sealed" role="group" aria-label=${file.name}>
    ${icon('lock')}
    <div>
      <bdi class="file-title">${file.name}</bdi>
      <p>${isAsked ? sealedQuestion(strings) : sealedWords(file, strings)}</p>
      ${isAsked ? consentButton(strings, onConsent) : nothing}
    </div>
  </div>`
}

export function consentButton(strings, onConsent) {
  return html`<button type="button" class="link-button" @click=${onConsent}
    >${strings.say('It shows no secret: let support open it')}</button
  >`
}

export function sealedQuestion(strings) {
  return strings.say(
    'We could not check this file, so it is sealed. Does it show a recovery phrase, key or password? If so, leave it sealed.',
  )
}

export function sealedWords({ consented }, strings) {
  return consented
    ? strings.say('Sealed until support opens it, as you allowed. It is noted who opens it.')
    : strings.say('This file could not be checked. It is sealed, and nobody can open it.')
}
