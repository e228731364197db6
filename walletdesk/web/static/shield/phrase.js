// Recovery phrases in a text, as people write them. The twin of shield/phrase.py, which says
// what is taken for one and why; where it removes, this one asks.

import { LENGTHS, hasValidChecksum } from './checksum.js'
import {
  AND,
  ENGLISH_HEAD,
  FILLER,
  FOREIGN,
  FOREIGN_HEAD,
  HAN,
  HEAD_AND_WORD,
  LETTER,
  MORE_FILLER,
} from './lexicon.js'
import { countOf, promising, stretches } from './stretches.js'
import { tokensOf } from './tokens.js'

const PHRASE = { words: 8, score: 14 }
const LONG = { words: 9, score: 10 }
const CUED = { words: 4, score: 8 }
const HINTED = { words: 6, score: 12 }
const END = { words: 6, score: 13 }
const PAIR = { words: 6, score: 12 }
const PAIR_DISTANCE = 40
const FRAGMENT = { words: 4, score: 6 }
const NUMBERED = { words: 2, score: 4 }
const DISTINCT_WORDS = 10
const LONGEST_REPEATING = 30
const AFTERTHOUGHT = 2

const CUE =
  /\b(?:(?:seed|recovery|secret|backup|mnemonic) (?:phrases?|words?)|mnemonics?|srp|my (?:\w+ )?(?:seed|phrase|words)|words? are)\b|助记|助記|恢复词|种子词|单词是/u
const HINT = /\b(?:seed|phrase|words|first half|second half|other half|the rest)\b|单词|單詞|短语/u
const CUE_BEFORE = 20 // tokens
const CUE_AFTER = 10
const FILLER_OR_AND = FILLER + AND
const COMMON = `01${FILLER}${MORE_FILLER}${AND}`
const LISTED = `${COMMON}23${FOREIGN}${HAN}${ENGLISH_HEAD}${FOREIGN_HEAD}${HEAD_AND_WORD}`
const NUMBER = /(?<!\d)\d{1,2}(?!\d)/g
// Tokens that may be words or four-letter heads of one list; longer runs are seen in pieces.
const UNBROKEN = /[0-3xzpqwfFn]{12,48}/g

const STRONG = /[23xzpq]/
const THREE_STRONG = /(?:[23xzpq][01fFngh]*){3}/

/** What a folded text holds: `phrase`, `fragment` (nothing but a few list words) or null. */
export function read(text, lexicon) {
  const tokens = tokensOf(text, lexicon)
  if (!promising(tokens.classes)) return null
  const found = stretches(tokens, lexicon)
  const isRemoved = (one, at) => removes(one, found.slice(Math.max(0, at - 1), at + 2), tokens)
  if (found.some(isRemoved) || hasUnbroken(tokens, lexicon)) return 'phrase'
  return isFragment(tokens, found, lexicon) ? 'fragment' : null
}

/** Whether the text may be a phrase that is still being typed. */
export function mayGrow(text, lexicon) {
  const { words, classes } = tokensOf(text, lexicon)
  // Characters that count things are in the lists too, though they say nothing of a phrase.
  const isListed = (word, at) => LISTED.includes(classes[at]) || lexicon.members(word) !== 0
  if (words.every(isListed)) return true
  const said = words.join(' ')
  return THREE_STRONG.test(classes) || ((CUE.test(said) || HINT.test(said)) && STRONG.test(classes))
}

function isMuch({ words, score }, least) {
  return words >= least.words && score >= least.score
}

function removes(stretch, around, tokens) {
  if (isMuch(stretch, PHRASE)) return true
  if (isMuch(stretch, CUED) && isNear(CUE, stretch, tokens)) return true
  if (!stretch.pure) return false
  if (isMuch(stretch, LONG)) return true
  if (isMuch(stretch, HINTED) && isNear(HINT, stretch, tokens)) return true
  if (isMuch(stretch, END) && endsMessage(stretch, tokens)) return true
  const isOther = ({ start }) => start !== stretch.start
  const isClose = ({ start }) => Math.abs(start - stretch.start) <= PAIR_DISTANCE
  return isHalf(stretch) && around.some((one) => isOther(one) && isHalf(one) && isClose(one))
}

/** Whether the text speaks of phrases close to the stretch. */
function isNear(cue, { start, end }, { words }) {
  return cue.test(words.slice(Math.max(0, start - CUE_BEFORE), end + CUE_AFTER).join(' '))
}

function endsMessage({ end }, { classes }) {
  const after = classes.slice(end)
  return after.length <= AFTERTHOUGHT && countOf(after, `01${FILLER}${AND}${LETTER}`) === after.length
}

function isHalf(stretch) {
  return stretch.pure && isMuch(stretch, PAIR)
}

/** Runs of twelve words or more, however common: distinct ones, or with a valid check sum. */
function hasUnbroken({ words, classes }, lexicon) {
  for (const { 0: letters, index } of classes.matchAll(UNBROKEN)) {
    const run = words.slice(index, index + letters.length)
    if (shared(run, lexicon) && new Set(run).size >= DISTINCT_WORDS) return true
    if (run.length <= LONGEST_REPEATING && hasChecksum(run, letters, lexicon)) return true
  }
  return false
}

function hasChecksum(words, classes, lexicon) {
  for (const count of LENGTHS) {
    for (let first = 0; first + count <= words.length; first += 1) {
      if (countOf(classes.slice(first, first + count), COMMON) * 2 > count) continue
      if (isChecksummed(words.slice(first, first + count), lexicon)) return true
    }
  }
  return false
}

function isChecksummed(run, lexicon) {
  return lexicon
    .bits(shared(run, lexicon))
    .some((bit) => hasValidChecksum(run.map((word) => lexicon.positions[bit].get(word) ?? 0)))
}

/** The lists that hold every word of the run, whole or by its head. */
function shared(run, lexicon) {
  return run.reduce((lists, word) => lists & lexicon.listsOf(word), -1)
}

function isFragment({ words, classes, text }, found, lexicon) {
  if (found.length === 0 || countOf(classes, LISTED) < classes.length) return false
  if (countOf(classes, COMMON) === classes.length) return false
  const best = found.reduce((a, b) => (b.score > a.score ? b : a))
  const isIn = (word) => (lexicon.listsOf(word) >> best.bit) & 1
  if (!words.every((word, at) => isIn(word) || FILLER_OR_AND.includes(classes[at]))) return false
  const count = new Set(words.filter(isIn)).size
  if (isMuch({ words: count, score: best.score }, FRAGMENT)) return true
  const numbered = (text.match(NUMBER) ?? []).length >= classes.length
  return numbered && isMuch({ words: count, score: best.score }, NUMBERED)
}
