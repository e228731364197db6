// Stretches of a text that are dense in list words, whatever stands between them: each token
// weighs for or against a phrase; a stretch is a maximal sum. The twin of shield/stretches.py.

import {
  AND,
  ENGLISH_HEAD,
  FILLER,
  FOREIGN,
  FOREIGN_HEAD,
  GLUE,
  HAN,
  HEAD_AND_WORD,
  LETTER,
  MORE_FILLER,
  OTHER,
  REMARK,
} from './lexicon.js'
import { Nearly } from './nearly.js'

const AGAINST = -3
const REPEATED = -1
const NEARLY = 0
const MEMBER = 2.2
const HEADED = 1.8
const DROP = 9.5
const NEARBY = 6
const SHORT_MESSAGE = 24 // tokens; in longer ones only a weightier stretch can matter
const WORTH_A_LOOK = 4
const WORTH_A_LOOK_IN_LONG = 8
const WORTH_SPELLING = 8

const SPOKEN = {
  [FILLER]: -0.4,
  [MORE_FILLER]: -0.1,
  [REMARK]: -0.2,
  [AND]: -0.5,
  [GLUE]: -1.5,
  [LETTER]: -1,
}
const ENGLISH = { ...SPOKEN, 0: 0, 1: 1, 2: 2, 3: 3, [ENGLISH_HEAD]: HEADED, [HEAD_AND_WORD]: -1.5 }
const ANY_LIST = { ...ENGLISH, [FOREIGN]: MEMBER, [HAN]: MEMBER, [FOREIGN_HEAD]: HEADED }
const ENGLISH_ONLY = { ...ENGLISH, [HAN]: SPOKEN[REMARK] }
const STRONG = `32${FOREIGN}${HAN}${ENGLISH_HEAD}${FOREIGN_HEAD}`
const TWO_STRONG = new RegExp(`[${STRONG}][^${STRONG}]*[${STRONG}]`)
// Four ordinary words part them.
const ISLANDS = new RegExp(`(?:[^${OTHER}]+${OTHER}{0,3}(?!${OTHER}))+`, 'g')

/** Whether a closer look at tokens of these classes can find anything. */
export function promising(classes) {
  return TWO_STRONG.test(classes)
}

/**
 * All stretches worth a judgement, `{start, end, score, words, pure, bit}`: tokens start to end
 * (not included), how many different list words, and whether nothing else is among them.
 */
export function stretches(tokens, lexicon) {
  const isShort = tokens.words.length <= SHORT_MESSAGE
  const floor = isShort ? WORTH_A_LOOK : WORTH_A_LOOK_IN_LONG
  const nearly = new Nearly(lexicon)
  const found = []
  for (const [start, end] of rough(tokens, floor)) {
    found.push(...bestList(tokens, start, end, { floor, nearly, lexicon }))
  }
  return found
}

/** How many of the letters are one of `wanted`. */
export function countOf(letters, wanted) {
  let count = 0
  for (const letter of letters) if (wanted.includes(letter)) count += 1
  return count
}

function* rough({ words, classes }, floor) {
  const fewest = floor < WORTH_A_LOOK_IN_LONG ? 2 : 3
  for (const { 0: letters, index } of classes.matchAll(ISLANDS)) {
    if (letters.length < fewest || countOf(letters, STRONG) < fewest) continue
    const end = index + letters.length
    const weights = [...letters].map((letter) => ANY_LIST[letter] ?? AGAINST)
    let lastEnd = index
    for (const [first, last] of maximal(words.slice(index, end), weights, floor)) {
      // A misspelt word may have cut off what is nearby; the lists will tell.
      const start = Math.max(index + first - NEARBY, lastEnd)
      lastEnd = Math.min(index + last + NEARBY, end)
      yield [start, lastEnd]
    }
  }
}

function bestList(tokens, start, end, { floor, nearly, lexicon }) {
  const words = tokens.words.slice(start, end)
  const classes = tokens.classes.slice(start, end)
  let best = []
  for (const bit of candidateLists(words, lexicon)) {
    let weights = weigh(words, classes, bit, lexicon)
    const gain = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0)
    if (gain >= WORTH_SPELLING) weights = nearly.lift(words, weights, bit, AGAINST, NEARLY)
    const inner = maximal(words, weights, floor).map((one) => stretch(words, weights, one, bit))
    if (total(inner) > total(best)) best = inner
  }
  return best.map((one) => ({ ...one, start: one.start + start, end: one.end + start }))
}

function total(list) {
  return list.reduce((sum, { score }) => sum + score, 0)
}

/** The lists with the most hits, at most three: the others would find nothing more. */
function candidateLists(words, lexicon) {
  const totals = lexicon.lists.map(() => 0)
  for (const word of words) {
    for (const bit of lexicon.bits(lexicon.listsOf(word))) totals[bit] += 1
  }
  const ranked = [...totals.keys()].sort((a, b) => totals[b] - totals[a]).slice(0, 3)
  const enough = Math.max(2, Math.floor(totals[ranked[0]] / 3))
  return ranked.filter((bit) => totals[bit] >= enough)
}

/** What each token says for or against a phrase of one list. */
function weigh(words, classes, bit, lexicon) {
  if (bit === 0) return [...classes].map((letter) => ENGLISH_ONLY[letter] ?? AGAINST)
  const spoken = lexicon.hanzi.includes(bit) ? {} : SPOKEN
  return words.map((word, at) => {
    const letter = classes[at]
    if ((lexicon.members(word) >> bit) & 1 && letter !== OTHER) return MEMBER
    if ((lexicon.headed(word) >> bit) & 1) return HEADED
    return spoken[letter === HAN ? REMARK : letter] ?? AGAINST
  })
}

/** Disjoint stretches of maximal weight, with it; a word said twice counts once. */
function maximal(words, weights, floor) {
  const found = []
  let [start, end, score, best] = [0, 0, 0, 0]
  let seen = new Set()
  weights.forEach((weight, at) => {
    if (weight > 0) {
      if (seen.has(words[at])) weight = REPEATED
      else seen.add(words[at])
    }
    score += weight
    if (score > best) {
      best = score
      end = at + 1
    } else if (score <= 0 || score < best - DROP) {
      if (best >= floor) found.push([start, end, best])
      ;[start, score, best] = [at + 1, 0, 0]
      seen = new Set()
    }
  })
  if (best >= floor) found.push([start, end, best])
  return found
}

function stretch(words, weights, [start, end, score], bit) {
  const inside = weights.slice(start, end)
  const distinct = new Set(words.slice(start, end).filter((_, at) => inside[at] >= 0))
  const pure = Math.min(...inside) > SPOKEN[GLUE]
  return { start, end, score, words: distinct.size, pure, bit }
}
