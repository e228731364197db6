// A cheap look at what is being typed, so that nothing like a recovery phrase is kept in this
// browser or sent by mistake. The server's shield decides; this one only has to be quick and shy.

const RUN_ALARM = 8
const RUN_SHY = 4
const PHRASE_LENGTHS = new Set([12, 15, 18, 21, 24, 25])

// Everyday words of wallet questions that stand in no word list: they end a run.
const EVERYDAY = new Set(
  (
    'the and your for not how are with wallet app from coins password recovery new send look ' +
    'see chain its steps support does them has back site out was pay assets lost too ' +
    'official sent but may says tokens anyone cannot devices stolen through who get money take ' +
    'fees set received whether after buy yourself trusted paid crypto block download ' +
    'failed channel details request shows pending why status bank anything some been hours ' +
    'works usually sending down data should each shown without usdt gone many nft ' +
    'networks missing codes settings got means yours messages every fake stop funds doesn ' +
    'showing well somebody while than others arrived refresh did show were let takes ' +
    'create none longer both these needed normally needs things our wallets nor here words ' +
    'checking nobody their changed times lower using typed four goes selling line asked chats ' +
    'wrote clear instead thanks hey yes yet had could would him her his she which really isn ' +
    'didn started tried trying said week days minutes ago yesterday'
  ).split(' '),
)

const PLAIN = [
  /\b[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{60,}/u, // extended private keys
  /(?<![0-9A-Za-z])[5KLc9][1-9A-HJ-NP-Za-km-z]{50,51}(?![0-9A-Za-z])/u, // WIF
  /"ciphertext"\s*:[\s\S]*"kdf"|"kdf"[\s\S]*"ciphertext"\s*:/u, // keystore file
]
const NAMED_KEY = /private|secret|\bkey\b|\bpk\b|私钥|密钥|秘钥/iu
const LONG_HEX = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/iu
const SHY = [/[0-9a-f]{32,}/iu, /[1-9A-HJ-NP-Za-km-z]{40,}/u]

/** Whether the text looks so much like a secret that its writer should be asked before it goes. */
export function isAlarming(text) {
  if (PLAIN.some((pattern) => pattern.test(text))) return true
  if (LONG_HEX.test(text) && NAMED_KEY.test(text)) return true
  return isPhrase(text, RUN_ALARM)
}

/** Whether an unsent message may be kept in this browser. */
export function isKeepable(text) {
  return !isAlarming(text) && !SHY.some((pattern) => pattern.test(text))
}

/** Whether a half-written text may be kept: a phrase being typed must not leave its first words. */
export function isKeepableDraft(text) {
  return isKeepable(text) && !isPhrase(text, RUN_SHY)
}

function isPhrase(text, limit) {
  const words = wordsOf(text)
  return longestRun(words) >= limit || isBareList(text, words)
}

/** The words; numbering falls away, and mixtures such as hashes stay whole. */
function wordsOf(text) {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.filter((word) => !/^\p{N}+$/u.test(word))
}

function longestRun(words) {
  let run = 0
  let longest = 0
  for (const word of words) {
    run = isListLike(word) ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

function isListLike(word) {
  if (/^\p{Script=Han}$/u.test(word)) return true
  return /^\p{Script=Latin}{3,8}$/u.test(word) && !EVERYDAY.has(word)
}

/** As many words as a phrase has and nothing else, in any script. */
function isBareList(text, words) {
  if (!PHRASE_LENGTHS.has(words.length)) return false
  if (words.some((word) => EVERYDAY.has(word) || /\p{N}/u.test(word))) return false
  return !/[.!?。！？，；：]\s*\p{L}/u.test(text.replace(/\d+\s*[.)、]/gu, ' '))
}
