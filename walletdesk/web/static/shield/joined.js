// Phrases written without spaces, in CamelCase, or letter by letter. The twin of shield/joined.py.

const FEWEST_WORDS = 8
const HEAD = 3
const HEX_LETTERS = 6
// Folding leaves Latin letters, hiragana and the letters of Hangul.
const TOGETHER = /[a-zぁ-ゟᄀ-ᇿ]{24,}/gu
const SPELLED = /(?<![a-z])[a-z](?:[^\p{L}\p{Nl}\p{No}]{1,4}[a-z]){23,}(?![a-z])/gu

/** Whether a part of the folded text is a phrase without spaces, or a spelled-out one. */
export function holdsJoined(text, lexicon) {
  for (const [letters] of text.matchAll(TOGETHER)) if (holdsChain(letters, lexicon)) return true
  for (const [spelled] of text.matchAll(SPELLED)) {
    if (holdsChain(spelled.replace(/[^a-z]/g, ''), lexicon)) return true
  }
  return false
}

/** Whether the letters split, somewhere, into eight or more words of one list. */
function holdsChain(letters, lexicon) {
  if (new Set(letters).size <= HEX_LETTERS) return false
  if (!splits(letters, lexicon.heads(null))) return false
  return lexicon.lists.some((_, bit) => splits(letters, lexicon.heads(bit)))
}

/** One pass: the longest chain of words that ends at each letter. */
function splits(letters, heads) {
  const size = letters.length
  const count = new Array(size + 1).fill(0)
  const start = [...count.keys()]
  for (let at = 0; at <= size - HEAD; at += 1) {
    for (const tail of heads.get(letters.slice(at, at + HEAD)) ?? []) {
      if (!letters.startsWith(tail, at + HEAD)) continue
      const end = at + HEAD + tail.length
      if (count[at] + 1 > count[end]) {
        count[end] = count[at] + 1
        start[end] = start[at]
      }
    }
  }
  return count.some((words, end) => words >= FEWEST_WORDS && isVaried(letters, start[end], end))
}

function isVaried(letters, start, end) {
  return new Set(letters.slice(start, end)).size > HEX_LETTERS
}
