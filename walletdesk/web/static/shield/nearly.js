// List words with one letter wrong, missing, added or swapped. The twin of shield/nearly.py.

const SHORTEST = 3
const LONGEST = 12
const LOOKUPS = 64 // in one message; an honest phrase needs a handful
const LETTERS = 'etaoinsrhldcumfpgwybvkxjqz'

/** Looks words up with one mistake allowed, a bounded number of times. */
export class Nearly {
  #left = LOOKUPS
  #known = new Map()

  constructor(lexicon) {
    this.lexicon = lexicon
  }

  /** The weights, with misspelt list words no longer counted against. */
  lift(words, weights, bit, against, to) {
    return weights.map((weight, at) =>
      weight === against && this.#isNear(words[at], bit) ? to : weight,
    )
  }

  #isNear(word, bit) {
    return ((this.#lists(word) >> bit) & 1) === 1
  }

  #lists(word) {
    if (word.length < SHORTEST || word.length > LONGEST) return 0
    if (this.lexicon.notMisspelt.has(word) || this.lexicon.isKnown(word)) return 0
    if (!this.#known.has(word)) {
      if (!this.#left) return 0
      this.#left -= 1
      this.#known.set(word, this.#oneEditAway(word))
    }
    return this.#known.get(word)
  }

  #oneEditAway(word) {
    let found = 0
    const look = (spelling) => (found |= this.lexicon.members(spelling))
    for (let at = 0; at <= word.length; at += 1) {
      const head = word.slice(0, at)
      const tail = word.slice(at)
      look(head + tail.slice(1))
      if (tail.length > 1) look(head + tail[1] + tail[0] + tail.slice(2))
      for (const letter of LETTERS) {
        look(head + letter + tail.slice(1))
        look(head + letter + tail)
      }
    }
    return found
  }
}
