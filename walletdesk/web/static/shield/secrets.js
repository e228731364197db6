// What its writer is asked about before it goes, and what may be kept in this browser.
//
// Keys show by their form. Phrases are judged by the server's own rules, which are fetched when
// there are words enough to judge; until then nothing wordy is kept. The server's shield decides.

const PATIENCE_MS = 3_000
const FEWEST_WORDS = 4
const PHRASE_LENGTHS = new Set([12, 15, 18, 21, 24, 25])

const WORD = /(?<!\p{L})\p{L}{3,}|\p{Script=Han}/gu
const UNSPACED = /[\p{L}\p{N}%+/_=-]{24,}|(?:\p{L}\P{L}{1,4}){11,}\p{L}/u
const PLAIN = [
  /\b[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{60,}/u, // extended private keys
  /(?<![0-9A-Za-z])[5KLc9][1-9A-HJ-NP-Za-km-z]{50,51}(?![0-9A-Za-z])/u, // WIF
  /"ciphertext"\s*:[\s\S]*"kdf"|"kdf"[\s\S]*"ciphertext"\s*:/u, // keystore file
  /-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY-----|\bsuiprivkey1[02-9ac-hj-np-z]{50,}/u,
]
const NAMED_KEY = /private|secret|\bkey\b|\bpk\b|私钥|密钥|秘钥|私鑰|金鑰/iu
const LONG_HEX = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/iu
const SHY = [/[0-9a-f]{32,}/iu, /[1-9A-HJ-NP-Za-km-z]{40,}/u]

/** Judges what is written on one page. `load` fetches the rules when they are needed first. */
export class Secrets {
  #rules = null
  #loading = null
  #load

  constructor(load) {
    this.#load = load
  }

  /** Whether the text can be judged at once. */
  isReady(text) {
    return this.#rules !== null || !isWordy(text)
  }

  /** Resolves when the text can be judged, or when waiting longer would help nobody. */
  async ready(text) {
    if (this.isReady(text)) return
    this.#loading ??= this.#load().then(
      (rules) => (this.#rules = rules),
      () => (this.#loading = null), // the next text tries again
    )
    await Promise.race([this.#loading, new Promise((done) => setTimeout(done, PATIENCE_MS))])
  }

  /** What the text looks like: `key`, `phrase`, `fragment` of one, or null. */
  verdict(text) {
    if (PLAIN.some((pattern) => pattern.test(text))) return 'key'
    if (LONG_HEX.test(text) && NAMED_KEY.test(text)) return 'key'
    if (this.#rules) return this.#rules.verdict(text)
    return isBareList(text) ? 'phrase' : null
  }

  /** Whether an unsent message may be kept in this browser. */
  isKeepable(text) {
    if (SHY.some((pattern) => pattern.test(text))) return false
    return this.isReady(text) && this.verdict(text) === null
  }

  /** Whether a half-written text may be kept: a phrase being typed must not leave its first words. */
  isKeepableDraft(text) {
    return this.#rules !== null && this.isKeepable(text) && !this.#rules.mayGrow(text)
  }
}

function isWordy(text) {
  return (text.match(WORD) ?? []).length >= FEWEST_WORDS || UNSPACED.test(text)
}

/** As many words as a phrase has and nothing else: all that can be said without the rules. */
function isBareList(text) {
  const words = text.normalize('NFKC').match(/[\p{L}\p{M}]+/gu) ?? []
  return PHRASE_LENGTHS.has(words.length) && !/[.!?。！？，；：]\s*\p{L}/u.test(unnumbered(text))
}

function unnumbered(text) {
  return text.replace(/\d+\s*[.)、]/gu, ' ')
}
