// A conversation as this browser knows it: plain values in, plain values out, no clock, no network.
//
// The rule of docs/live.md: messages are counted 1, 2, 3 … without a gap. A push is a hint; what
// does not follow on directly is dropped and asked for again, so `messages` never has a hole.

import { fileRank } from './file_rank.js'

const TYPING_MS = 6_000
const PATIENCE_MS = 5_000

export const NOTHING = Object.freeze({
  case: null, // case number
  conversation: null, // the newest copy by `version`
  messages: [], // number 1 … n
  outbox: [], // {id, case, text, files, confirmed, at_ms, status: waiting | sending | refused, …}
  typing: null, // {name, until_ms}
  heard: 0, // highest number that anybody mentioned
})

const APPLY = {
  state: applyState,
  message: applyMessage,
  conversation: applyConversation,
  typing: applyTyping,
  ack: applyAck,
  refused: applyRefused,
}

/** The state after a server frame; frames of other conversations change nothing. */
export function apply(state, frame, now_ms) {
  const step = APPLY[frame?.t]
  return step ? settle(step(state, frame, now_ms)) : state
}

/** What to fetch next, `{case, after}`, or null when there is no gap. */
export function missing(state) {
  const last = state.messages.length
  return state.case !== null && state.heard > last ? { case: state.case, after: last } : null
}

/** The state with one more message on its way out. */
export function write(state, draft) {
  if (state.outbox.some((item) => item.id === draft.id)) return state
  const item = { files: [], confirmed: false, ...draft, status: 'waiting' }
  return settle({ ...state, outbox: [...state.outbox, item] })
}

/** The state with some fields of one outgoing message changed. */
export function amend(state, id, change) {
  const outbox = state.outbox.map((item) => (item.id === id ? { ...item, ...change } : item))
  return { ...state, outbox }
}

/** The state without one outgoing message. */
export function discard(state, id) {
  return { ...state, outbox: state.outbox.filter((item) => item.id !== id) }
}

/** After a break nothing that was under way can be trusted: it goes again, under the same id. */
export function restart(state) {
  const again = (item) => (item.status === 'sending' ? { ...item, status: 'waiting' } : item)
  return { ...state, outbox: state.outbox.map(again) }
}

/** The next message to send, or null. One at a time: that keeps the order, and makes one case. */
export function next(state, now_ms) {
  if (state.outbox.some((item) => item.status === 'sending')) return null
  const waiting = state.outbox.find((item) => item.status === 'waiting')
  return waiting && (waiting.not_before_ms ?? 0) <= now_ms ? waiting : null
}

/** How far a message of the customer's own has come: sent, delivered or read. */
export function standing(message, conversation) {
  if (conversation && message.number <= conversation.read_by_agents) return 'read'
  if (conversation && message.number <= conversation.delivered_to_agents) return 'delivered'
  return 'sent'
}

/** How many messages of others came after number `read`. */
export function unread(state, read) {
  const seen = Math.max(read, state.conversation?.read_by_customer ?? 0)
  const counts = (message) => message.number > seen && isSpoken(message) && !isOwn(message)
  return state.messages.filter(counts).length
}

/** Whether the customer wrote it. */
export function isOwn(message) {
  return message.from.kind === 'customer'
}

/** Whether somebody said it, as against events. */
export function isSpoken(message) {
  return message.kind === 'text'
}

/** Whether nothing was ever said here. */
export function isUntouched(state) {
  return state.case === null && state.outbox.length === 0
}

function applyState(state, frame, now_ms) {
  if (frame.case === null || !belongs(state, frame)) return state
  const named = { ...state, case: frame.case }
  const whole = takeMessages(newer(named, frame.conversation), frame.messages ?? [])
  const [writer] = frame.typing ?? []
  return writer ? typed(whole, writer, now_ms) : whole
}

function applyMessage(state, frame) {
  if (!isCurrent(state, frame)) return state
  return takeMessages(newer(state, frame.conversation), [frame.message])
}

function applyConversation(state, frame) {
  return isCurrent(state, frame) ? newer(state, frame.conversation) : state
}

function applyTyping(state, frame, now_ms) {
  return isCurrent(state, frame) ? typed(state, frame.from, now_ms) : state
}

function applyAck(state, frame) {
  const own = state.outbox.find((item) => item.id === frame.id)
  const moved = frame.case !== state.case
  if (moved && (!own || own.case !== state.case)) return own ? discard(state, own.id) : state
  const here = moved ? { ...NOTHING, case: frame.case, outbox: follow(state, frame) } : state
  const taken = takeMessages(newer(here, frame.conversation), frame.message ? [frame.message] : [])
  return own ? amend(taken, frame.id, { status: 'sending', stored: true }) : taken
}

function applyRefused(state, frame, now_ms) {
  const { id, reason, text, confirm = false } = frame
  if (reason === 'too_fast' || reason === 'try_later') {
    return amend(state, id, { status: 'waiting', not_before_ms: now_ms + PATIENCE_MS })
  }
  return amend(state, id, { status: 'refused', reason, explanation: text, confirm })
}

/** Messages written before the server named the case go to the case it named. */
function follow(state, frame) {
  const join = (item) => (item.case === state.case ? { ...item, case: frame.case } : item)
  return state.outbox.map(join)
}

function belongs(state, frame) {
  return state.case === null || state.case === frame.case
}

function isCurrent(state, frame) {
  return state.case !== null && state.case === frame.case
}

function newer(state, conversation) {
  if (!conversation) return state
  const heard = Math.max(state.heard, conversation.number)
  const stale = state.conversation && conversation.version < state.conversation.version
  return stale ? { ...state, heard } : { ...state, heard, conversation }
}

function takeMessages(state, arrived) {
  const messages = [...state.messages]
  let heard = state.heard
  for (const message of [...arrived].sort((a, b) => a.number - b.number)) {
    heard = Math.max(heard, message.number)
    if (message.number === messages.length + 1) messages.push(message)
    else if (message.number <= messages.length) replaceIfCleaner(messages, message)
  }
  return { ...state, heard, messages, typing: stillTyping(state, messages) }
}

/** A known number comes again when a secret was found in it later, or a file was opened. */
function replaceIfCleaner(messages, message) {
  const known = messages[message.number - 1]
  const isCleaner = (message.removed?.length ?? 0) > (known.removed?.length ?? 0)
  if (isCleaner || filesRank(message) > filesRank(known)) messages[message.number - 1] = message
}

function filesRank({ files }) {
  return (files ?? []).reduce((sum, file) => sum + fileRank(file), 0)
}

function stillTyping(state, messages) {
  const came = messages.slice(state.messages.length)
  return came.some((message) => isSpoken(message) && !isOwn(message)) ? null : state.typing
}

function typed(state, writer, now_ms) {
  if (writer.kind === 'customer') return state
  return { ...state, typing: { ...writer, until_ms: now_ms + TYPING_MS } }
}

/** What the server shows among the messages is no longer on its way. */
function settle(state) {
  if (state.outbox.length === 0) return state
  const arrived = new Set(state.messages.map((message) => message.client_id))
  const outbox = state.outbox.filter((item) => !arrived.has(item.id))
  return outbox.length === state.outbox.length ? state : { ...state, outbox }
}
