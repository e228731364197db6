// A text as the finders count it: tokens, and what each may be. The twin of shield/tokens.py.

import { FILLER, GLUE, MORE_FILLER, OTHER, REMARK } from './lexicon.js'

const LATIN = /[a-z]+/g
const ANY = /[㐀-鿿]+|(?:(?![㐀-鿿])[\p{L}\p{Nl}\p{No}])+/gu
const IS_ASCII = /^[\0-\x7f]*$/u
const IS_HAN = /^[㐀-鿿]/u
const FILLERS = new RegExp(`(?<!${GLUE})${GLUE}*${FILLER}[${FILLER}${GLUE}]*`, 'g')
const LONGEST_HAN_REMARK = 6 // "第一个单词是" between two words may be skipped, a sentence not

/** The tokens of a folded text: `{words, classes, text}`, a letter of `classes` for each word. */
export function tokensOf(text, lexicon) {
  const isAscii = IS_ASCII.test(text)
  const words = text.match(isAscii ? LATIN : ANY) ?? []
  let classes = words.map((word) => lexicon.classOf(word)).join('')
  if (!isAscii) classes = withHanRemarks(words, classes)
  classes = classes.replace(FILLERS, ([, ...rest]) => FILLER + MORE_FILLER.repeat(rest.length))
  return { words, classes, text }
}

function withHanRemarks(words, classes) {
  const isRemark = (word) => word.length <= LONGEST_HAN_REMARK && IS_HAN.test(word)
  return words
    .map((word, at) => (classes[at] === OTHER && isRemark(word) ? REMARK : classes[at]))
    .join('')
}
