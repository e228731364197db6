// What stands between the words of a phrase and is none: markup, and what people say meanwhile.
// The twin of shield/asides.py.

const TAG = /<\/?[a-z][^<>]{0,200}>|&(?:nbsp|amp|emsp|ensp|[lg]t|#\d{1,5});/gu
// "that's b as in boy": the list may hold the boy.
const DOUBT =
  /(?:\b(?:that.?s|that is|it.?s|with an?|spelled) )?(?<!\p{L})\p{L}{1,3} as in [a-z]+|\b(?:that.?s|it.?s) [a-z] (?:for|like) [a-z]+/gu
// "word number twenty-one": some lists hold the numbers.
const NUMBER =
  /(?<=word |number )(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir)ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b/gu
const MUSING = /\b(?:let me see|let.?s see|hold on|i think)\b/gu
const SAID_IN_CHINESE =
  /(?:然后|然後|接着|接著|接下来|接下來)(?:是|第.{1,2}[个個])|下一[个個][字词詞]?是?|[呃嗯]+|第[一二三四五六七八九十两]{1,3}[个個](?:单词|單詞|字|词|詞)?是?/gu

/** The folded text, with blanks for what is said between words. */
export function withoutAsides(text) {
  const blank = (said) => ' '.repeat(said.length)
  return [TAG, DOUBT, NUMBER, MUSING, SAID_IN_CHINESE].reduce(
    (rest, aside) => rest.replace(aside, blank),
    text,
  )
}
