import { html, nothing } from './lit.js'
import { icon } from './icons.js'

// Whoever sent one of these changes it; no wallet is burnt. The twin of shield/volunteered.py.
const CHANGEABLE = ['password', 'one_time_code', 'card_number']

/** Whether one of these kinds of secrets opens a wallet. */
export function opensWallet(kinds) {
  return kinds.some((kind) => !CHANGEABLE.includes(kind))
}

/** What was taken out of a message, in words. */
export function removedWords(strings, kind) {
  if (isPhrase(kind)) return strings.say('Recovery phrase removed')
  if (kind.includes('private_key')) return strings.say('Private key removed')
  if (kind.includes('keystore')) return strings.say('Keystore file removed')
  if (kind.includes('walletconnect')) return strings.say('WalletConnect link removed')
  if (kind === 'password') return strings.say('Password removed')
  if (kind === 'one_time_code') return strings.say('One-time code removed')
  if (kind === 'card_number') return strings.say('Card number removed')
  return strings.say('Secret removed')
}

/** A kind of secret by its name. */
export function secretWords(strings, kind) {
  if (isPhrase(kind)) return strings.say('recovery phrase')
  if (kind.includes('private_key')) return strings.say('private key')
  if (kind.includes('keystore')) return strings.say('keystore file')
  if (kind.includes('walletconnect')) return strings.say('WalletConnect link')
  if (kind === 'password') return strings.say('password')
  if (kind === 'one_time_code') return strings.say('one-time code')
  if (kind === 'card_number') return strings.say('card number')
  return strings.say('secret')
}

function isPhrase(kind) {
  return /phrase|seed|mnemonic/u.test(kind)
}

/** Which list of steps fits: the twin of knowledge/burnt.py. */
export function whatIsExposed(all) {
  const kinds = all.filter((kind) => !CHANGEABLE.includes(kind))
  if (kinds.length === 0 || kinds.some(isPhrase)) return 'phrase'
  const rest = kinds.filter((kind) => !/keystore|_json$|connect|session/u.test(kind))
  if (rest.length > 0) return 'key'
  return kinds.some((kind) => /keystore|_json$/u.test(kind)) ? 'keystore' : 'session'
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
export function securityNotice({ strings, config, base, kinds, isOpen, onClose }) {
  if (!isOpen) return nothing
  const what = whatIsExposed(kinds)
  const list = config.links?.burnt && new URL(config.links.burnt.replace('{what}', what), base).href
  return html`<section class="notice" aria-labelledby="notice-title">
    ${icon('alert', 'notice-icon')}
    <div>
      <h2 id="notice-title">${what === 'session' ? strings.say('End this connection now') : strings.say('Treat this wallet as burnt')}</h2>
      ${what === 'session' ? sessionSteps(strings) : movingSteps(strings)}
      <p>${strings.say('Nobody from support will ever ask for a phrase, key, password or code. Whoever offers to “recover” coins is after what is left.')}</p>
      <p class="notice-actions">
        ${list ? html`<a href=${list} target="_blank" rel="noopener">${strings.say('The list to tick off')}</a>` : nothing}
        <button type="button" class="link-button" @click=${onClose}
          >${strings.say('Understood')}</button
        >
      </p>
    </div>
  </section>`
}

function movingSteps(strings) {
  return html`<ol>
    <li>${strings.say('Make a new wallet on a clean device. Do not import the old one.')}</li>
    <li>${strings.say('Move your funds there now, the most valuable first.')}</li>
    <li>${strings.say('Then other networks and accounts, NFTs, staked coins.')}</li>
    <li>${strings.say('Revoke approvals for what cannot be moved yet.')}</li>
  </ol>`
}

function sessionSteps(strings) {
  return html`<ol>
    <li>${strings.say('In your wallet, disconnect every connected app that you do not know.')}</li>
    <li>${strings.say('Confirm and sign nothing that you did not start yourself.')}</li>
  </ol>`
}

/** Where an article stands in the help centre. */
export function articleAddress(config, base, slug, language) {
  const path = config.links.article
    .replace('{language}', language)
    .replace('{slug}', encodeURIComponent(slug))
  return new URL(path, base).href
}
