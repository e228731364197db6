// The check sum of a recovery phrase (BIP-39). SHA-256 is written out: the browser's own answers
// later, and only on pages that came over TLS.

export const LENGTHS = [12, 15, 18, 21, 24]

/** Whether these word numbers, in this order, are a complete BIP-39 phrase. */
export function hasValidChecksum(indexes) {
  const count = indexes.length
  if (!LENGTHS.includes(count)) return false
  const bits = indexes.map((index) => index.toString(2).padStart(11, '0')).join('')
  const checkBits = count / 3
  const entropy = bits.slice(0, -checkBits).match(/.{8}/g)
  const first = sha256(Uint8Array.from(entropy, (byte) => Number.parseInt(byte, 2)))
  return first >> (8 - checkBits) === Number.parseInt(bits.slice(-checkBits), 2)
}

const [ROUNDS, START] = constants()

/** The first byte of the digest of at most 55 bytes: one block. */
function sha256(bytes) {
  const words = scheduled(bytes)
  const state = [...START]
  for (let at = 0; at < 64; at += 1) {
    const [a, b, c, d, e, f, g, h] = state
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[at] + words[at]
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
    state.splice(0, 8, (t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g)
  }
  return ((state[0] + START[0]) >>> 24) & 255
}

function scheduled(bytes) {
  const block = new DataView(new ArrayBuffer(64))
  bytes.forEach((byte, at) => block.setUint8(at, byte))
  block.setUint8(bytes.length, 0x80)
  block.setUint32(60, bytes.length * 8)
  const words = Array.from({ length: 16 }, (_, at) => block.getInt32(at * 4))
  for (let at = 16; at < 64; at += 1) {
    const [near, far] = [words[at - 15], words[at - 2]]
    const s0 = turned(near, 7) ^ turned(near, 18) ^ (near >>> 3)
    const s1 = turned(far, 17) ^ turned(far, 19) ^ (far >>> 10)
    words.push((words[at - 16] + s0 + words[at - 7] + s1) | 0)
  }
  return words
}

function turned(word, by) {
  return (word >>> by) | (word << (32 - by))
}

/** Fractions of the cube and square roots of the first primes, as the standard defines them. */
function constants() {
  const primes = []
  for (let one = 2; primes.length < 64; one += 1) {
    if (primes.every((prime) => one % prime)) primes.push(one)
  }
  const fraction = (root) => ((root % 1) * 2 ** 32) | 0
  return [
    primes.map((prime) => fraction(Math.cbrt(prime))),
    primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
  ]
}
