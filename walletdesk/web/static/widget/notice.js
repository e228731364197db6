import { html, nothing } from './lit.js'
import { icon } from './icons.js'

const GUIDE = 'phrase-exposed'

// Whoever sent one of these changes it; no wallet is burnt. The twin of shield/volunteered.py.
const CHANGEABLE = ['password', 'one_time_code', 'card_number']

/** Whether one of these kinds of secrets opens a wallet. */
export function opensWallet(kinds) {
  return kinds.some((kind) => !CHANGEABLE.includes(kind))
}

/** What was taken out of a message, in words. */
export function removedWords(strings, kind) {
  if (kind === 'recovery_phrase') return strings.say('Recovery phrase removed')
  if (kind.includes('private_key')) return strings.say('Private key removed')
  if (kind.includes('keystore')) return strings.say('Keystore file removed')
  if (kind.includes('walletconnect')) return strings.say('WalletConnect link removed')
  if (kind === 'password') return strings.say('Password removed')
  if (kind === 'one_time_code') return strings.say('One-time code removed')
  if (kind === 'card_number') return strings.say('Card number removed')
  return strings.say('Secret removed')
}

/** The mark that stands where a secret was. */
export function removedMark(strings, kind) {
  return html`<span class="removed">${icon('shield')}${removedWords(strings, kind)}</span>`
}

/** Under a message that held a secret: what happened to it. */
export function removedNote(strings) {
  return html`<p class="removed-note">
    ${strings.say('We took it out before anything was stored. No one here has seen it.')}
  </p>`
}

/** What to do now; stands until the visitor puts it away. */
export function securityNotice({ strings, config, base, isOpen, onClose }) {
  if (!isOpen) return nothing
  const guide = config.links?.article && articleAddress(config, base, GUIDE, strings.language)
  return html`<section class="notice" aria-labelledby="notice-title">
    ${icon('alert', 'notice-icon')}
    <div>
      <h2 id="notice-title">${strings.say('Treat this wallet as exposed')}</h2>
      <ol>
        <li>${strings.say('Create a new wallet, with a new phrase, on a device you trust.')}</li>
        <li>${strings.say('Move everything there now, the most valuable first.')}</li>
        <li>${strings.say('Never give a phrase or key to anyone, not even to us.')}</li>
      </ol>
      <p class="notice-actions">
        ${guide ? html`<a href=${guide} target="_blank" rel="noopener">${strings.say('Step by step')}</a>` : nothing}
        <button type="button" class="link-button" @click=${onClose}
          >${strings.say('Understood')}</button
        >
      </p>
    </div>
  </section>`
}

/** Where an article stands in the help centre. */
export function articleAddress(config, base, slug, language) {
  const path = config.links.article
    .replace('{language}', language)
    .replace('{slug}', encodeURIComponent(slug))
  return new URL(path, base).href
}
