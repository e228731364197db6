// Sees through how a text is written: width, case, accents, invisible and look-alike letters.
// The twin of walletdesk/shield/fold.py.

const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}]/u
const ACCENTS = /[\p{Mn}\p{Me}]/gu
const KATAKANA_TO_HIRAGANA = 0x60
const IS_ASCII = /^[\0-\x7f]*$/u

/** Folds texts; `lookAlikes` are strings by the Latin letter that their letters look like. */
export class Fold {
  #folded = new Map()
  #lookAlikes = new Map()

  constructor(lookAlikes) {
    for (const [plain, odds] of Object.entries(lookAlikes)) {
      for (const odd of odds) this.#lookAlikes.set(odd, plain)
    }
  }

  /** The text as the finders read it. */
  of(text) {
    if (IS_ASCII.test(text)) return text.toLowerCase()
    let folded = ''
    for (const letter of text) folded += this.#letter(letter)
    return folded
  }

  #letter(letter) {
    if (letter >= '一' && letter <= '鿿') return letter
    let known = this.#folded.get(letter)
    if (known === undefined) {
      known = this.#made(letter)
      this.#folded.set(letter, known)
    }
    return known
  }

  #made(letter) {
    if (INVISIBLE.test(letter)) return ''
    const bare = letter.normalize('NFKD').replace(ACCENTS, '')
    return [...bare].map((part) => this.#plain(part)).join('')
  }

  #plain(part) {
    if (part >= 'ァ' && part <= 'ヶ') {
      return String.fromCodePoint(part.codePointAt(0) - KATAKANA_TO_HIRAGANA)
    }
    const lower = part.toLowerCase()
    return this.#lookAlikes.get(part) ?? this.#lookAlikes.get(lower) ?? lower
  }
}
