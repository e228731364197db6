// What one token may be in the word lists. Made from what the server's shield holds
// (walletdesk/web/shield_files.py), so that both speak of the same words.

const HEAD = 4

export const FILLER = 'f'
export const MORE_FILLER = 'F'
export const REMARK = 'h'
export const AND = 'n'
export const GLUE = 'g'
export const LETTER = 's'
export const OTHER = 'o'
export const FOREIGN = 'x'
export const HAN = 'z'
export const ENGLISH_HEAD = 'p'
export const FOREIGN_HEAD = 'q'
export const HEAD_AND_WORD = 'w'
const RARE = '3'

/** The lists and everything looked up about a token. */
export class Lexicon {
  #members = new Map()
  #headed = new Map()
  #classes = new Map()
  #heads = new Map()

  /** `given` is the served resource, read as JSON. */
  constructor(given) {
    this.lists = given.lists.map(({ words }) => words.split(' '))
    this.hanzi = given.lists.flatMap(({ name }, bit) => (name.startsWith('chinese') ? [bit] : []))
    this.positions = this.lists.map((words) => new Map(words.map((word, at) => [word, at])))
    this.#listed(given.lists)
    for (const [letter, tokens] of Object.entries(given.classes)) {
      for (const token of tokens.split(' ')) this.#classes.set(token, letter)
    }
    this.pairs = pairsOf(given.pairs)
    this.notMisspelt = new Set(given.not_misspelt.split(' '))
  }

  #listed(lists) {
    this.lists.forEach((words, bit) => {
      for (const word of words) {
        this.#members.set(word, this.members(word) | (1 << bit))
        if (!lists[bit].headed || word.length <= HEAD) continue
        const head = word.slice(0, HEAD)
        this.#headed.set(head, this.headed(head) | (1 << bit))
      }
    })
  }

  /** Bit set of the lists that hold the word. */
  members(word) {
    return this.#members.get(word) ?? 0
  }

  /** Bit set of the lists in which a word starts with these four letters. */
  headed(head) {
    return this.#headed.get(head) ?? 0
  }

  listsOf(word) {
    return this.members(word) | this.headed(word)
  }

  /** What a token is, one letter. */
  classOf(token) {
    return this.#classes.get(token) ?? this.#usual(token) ?? OTHER
  }

  isKnown(token) {
    return this.#classes.has(token) || this.#usual(token) !== null
  }

  #usual(token) {
    const lists = this.members(token)
    if (lists) return lists & 1 ? RARE : FOREIGN
    const heads = this.headed(token)
    return heads ? (heads & 1 ? ENGLISH_HEAD : FOREIGN_HEAD) : null
  }

  /** First three letters → the rests of the words that start so; null is all lists at once. */
  heads(bit) {
    if (!this.#heads.has(bit)) {
      const words = bit === null ? this.#members.keys() : this.lists[bit]
      this.#heads.set(bit, headsOf(words))
    }
    return this.#heads.get(bit)
  }

  bits(lists) {
    return this.lists.map((_, bit) => bit).filter((bit) => (lists >> bit) & 1)
  }
}

function headsOf(words) {
  const heads = new Map()
  for (const word of words) {
    if (word.length < 3) continue
    const head = word.slice(0, 3)
    if (!heads.has(head)) heads.set(head, [])
    heads.get(head).push(word.slice(3))
  }
  return heads
}

function pairsOf(groups) {
  const pairs = new Set()
  for (const [first, ...seconds] of groups.split(' ')) {
    for (const second of seconds) pairs.add(first + second)
  }
  return pairs
}
