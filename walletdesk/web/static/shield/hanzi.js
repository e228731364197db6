// Chinese phrases written without separators. The twin of shield/hanzi.py, which says why.

import { LENGTHS, hasValidChecksum } from './checksum.js'

const SHORTEST = 12
const RUN = /[㐀-鿿]{12,}/gu
const EVEN_DRAW = 5.5
const EVEN_DRAW_IN_PROSE = 5.8
const EVEN_DRAW_IF_CUED = 5.5
const CUE_BEFORE = 16
const FEWEST_DISTINCT = 10
const CUE = /助记|助記|恢复词|种子词|備份詞|备份词|密语/u
const SAID = new RegExp(`(?:${CUE.source})(?:如下|分别是|就是|是|为)?`, 'gu')
const LONGEST_FIRST = [...LENGTHS].reverse()

/** Whether a part of the folded text is a phrase in Chinese characters without separators. */
export function holdsUnbroken(text, lexicon) {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const near = text.slice(Math.max(0, index - CUE_BEFORE), index + run.length)
    if (new Hanzi(run, lexicon).isPhrase(CUE.test(near))) return true
  }
  return false
}

/** Whether the characters stand together as they would in no sentence: a phrase half typed. */
export function isUnlikeProse(text, lexicon) {
  const runs = text.match(/[㐀-鿿]{4,}/gu) ?? []
  return runs.some((run) => {
    const hanzi = new Hanzi(run, lexicon)
    return !hanzi.hasPairs(0, run.length, 1) && hanzi.isListed()
  })
}

/** One run of characters. */
class Hanzi {
  constructor(run, lexicon) {
    this.run = run
    this.isPair = [...run].map((_, at) => lexicon.pairs.has(run.slice(at, at + 2)))
    this.lists = lexicon.hanzi.map((bit) =>
      [...run].map((character) => lexicon.positions[bit].get(character) ?? -1),
    )
  }

  isPhrase(isCued) {
    if (!isCued && this.#readsAsProse()) return false
    return this.lists.some((indexes) => this.#isIn(indexes, isCued))
  }

  isListed() {
    return this.lists.some((indexes) => indexes.every((index) => index >= 0))
  }

  /** Whether so many neighbours or more of this part belong together. */
  hasPairs(start, end, count) {
    return this.isPair.slice(start, end - 1).filter(Boolean).length >= count
  }

  #isIn(indexes, isCued) {
    const size = this.run.length
    const most = Math.floor(size / SHORTEST)
    if (LENGTHS.includes(size) && this.#isWhole(indexes, 0, size, EVEN_DRAW, most)) return true
    return isCued ? this.#hasWindow(indexes) : this.#isAtAnEnd(indexes)
  }

  #readsAsProse() {
    const size = this.run.length
    if (!this.hasPairs(0, SHORTEST, 1) || !this.hasPairs(size - SHORTEST, size, 1)) return false
    return !LENGTHS.includes(size) || this.hasPairs(0, size, Math.floor(size / SHORTEST) + 1)
  }

  #isWhole(indexes, start, end, even, pairs) {
    if (this.hasPairs(start, end, pairs + 1)) return false
    const part = indexes.slice(start, end)
    return (
      part.every((index) => index >= 0) &&
      part.reduce((sum, index) => sum + weight(index), 0) >= even * part.length &&
      hasValidChecksum(part)
    )
  }

  /** A phrase with prose on one side only, and nothing that says so. */
  #isAtAnEnd(indexes) {
    const size = this.run.length
    const isWhole = (start, end) => this.#isWhole(indexes, start, end, EVEN_DRAW_IN_PROSE, 0)
    const counts = LONGEST_FIRST.filter((count) => count < size)
    return (
      counts.some((count) => isWhole(0, count)) ||
      counts.some((count) => isWhole(size - count, size))
    )
  }

  /** Twelve characters at a time, without a check sum. */
  #hasWindow(indexes) {
    const saidAt = new Set([0])
    for (const { 0: said, index } of this.run.matchAll(SAID)) saidAt.add(index + said.length)
    for (let start = 0; start + SHORTEST <= this.run.length; start += 1) {
      if (this.#isWindow(indexes, start, saidAt.has(start) ? 1 : 0)) return true
    }
    return false
  }

  #isWindow(indexes, start, pairs) {
    const end = start + SHORTEST
    const part = indexes.slice(start, end)
    const text = this.run.slice(start, end)
    return (
      part.every((index) => index >= 0) &&
      part.reduce((sum, index) => sum + weight(index), 0) >= EVEN_DRAW_IF_CUED * SHORTEST &&
      !this.hasPairs(start, end, pairs + 1) &&
      new Set(text).size >= FEWEST_DISTINCT &&
      !CUE.test(text)
    )
  }
}

/** How rare a character is; one outside the list counts as the commonest. */
function weight(index) {
  return index >= 0 ? Math.log(index + 1) : 0
}
