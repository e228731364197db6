// The server's rules for recovery phrases, in the browser: what is typed is judged before it
// leaves the device. tests/web/shield holds both to the same verdicts.

import { withoutAsides } from './asides.js'
import { Fold } from './fold.js'
import { holdsUnbroken, isUnlikeProse } from './hanzi.js'
import { holdsJoined } from './joined.js'
import { Lexicon } from './lexicon.js'
import { mayGrow, read } from './phrase.js'

const DIGITS = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', 8: 'b', 9: 'g' }
// "z3br@ 0c3an"; five of them, or it is a name with a year in it.
const DIGIT_AMONG_LETTERS = /[a-z][0-9@$]|[0-9@$][a-z]/g
const FEWEST_DIGITS = 5
const CHUNK = /[!-~]{40,}/g
const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}={0,2}/g
const FEWEST_PERCENTS = 3

/** Fetches the word lists and makes the rules of them. */
export async function loadRules(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`no word lists (${answer.status})`)
  return new Rules(await answer.json())
}

/** Judges texts; `given` is the served lexicon. */
export class Rules {
  #fold
  #lexicon

  constructor(given) {
    this.#fold = new Fold(given.look_alikes)
    this.#lexicon = new Lexicon(given)
  }

  /** `phrase`, `fragment` (a few list words and nothing else) or null. */
  verdict(text) {
    const folded = this.#fold.of(text)
    const found = this.#found(folded)
    if (found === 'phrase' || this.#hasMeantDigits(folded)) return 'phrase'
    return this.#isEncoded(text.normalize('NFKC')) ? 'phrase' : found
  }

  /** Whether the text may be a phrase of which some words are still to come. */
  mayGrow(text) {
    const folded = this.#fold.of(text)
    return mayGrow(folded, this.#lexicon) || isUnlikeProse(folded, this.#lexicon)
  }

  #found(folded) {
    const plain = withoutAsides(folded)
    if (holdsUnbroken(plain, this.#lexicon) || holdsJoined(plain, this.#lexicon)) return 'phrase'
    return read(plain, this.#lexicon)
  }

  #hasMeantDigits(folded) {
    if ((folded.match(DIGIT_AMONG_LETTERS) ?? []).length < FEWEST_DIGITS) return false
    const meant = folded.replace(/[013457@$89]/g, (digit) => DIGITS[digit])
    return read(meant, this.#lexicon) === 'phrase'
  }

  /** Text inside the text: base 64 and percent-encoding; one layer is taken off. */
  #isEncoded(text) {
    const chunks = text.match(CHUNK) ?? []
    return chunks.flatMap(innerTexts).some((inner) => this.#found(this.#fold.of(inner)) === 'phrase')
  }
}

function innerTexts(chunk) {
  const inner = (chunk.match(BASE64) ?? []).map(fromBase64).filter(Boolean)
  if (chunk.split('%').length > FEWEST_PERCENTS) inner.push(unquoted(chunk))
  return inner
}

function fromBase64(token) {
  const plain = token.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/')
  try {
    const bytes = Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function unquoted(chunk) {
  const bytes = chunk
    .replace(/\+/g, ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  const isBytes = [...bytes].every((letter) => letter.charCodeAt(0) < 256)
  if (!isBytes) return bytes
  return new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)))
}
