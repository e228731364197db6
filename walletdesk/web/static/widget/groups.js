// Which messages stand together: pure, so that it can be read and tested on its own.

import { isOtherDay } from './clock.js'

const TOGETHER_MS = 5 * 60_000

/**
 * The thread's rows, top to bottom: {type: day | event | group | outgoing, key, …}. A group holds
 * messages of one author within five minutes of each other.
 */
export function rowsOf({ messages, outbox }, number) {
  const rows = []
  let before = null
  for (const message of messages) {
    if (!before || isOtherDay(before.at, message.at)) rows.push(dayRow(message))
    if (isSaidAlready(message, before)) continue
    if (isLine(message)) rows.push({ type: 'event', key: message.number, message })
    else if (isTogether(rows.at(-1), before, message)) rows.at(-1).messages.push(message)
    else rows.push({ type: 'group', key: message.number, from: message.from, messages: [message] })
    before = message
  }
  const waiting = outbox.filter((item) => item.case === null || item.case === number)
  return [...rows, ...waiting.map((item) => ({ type: 'outgoing', key: item.id, item }))]
}

/** Whether a message is a line of its own rather than something said. */
export function isLine(message) {
  return message.kind === 'event' || isForm(message)
}

/** A message with marks in it needs no line that says so again. */
function isSaidAlready(message, before) {
  return message.event?.name === 'secret_removed' && before?.removed?.length > 0
}

/** The desk's asking for details carries no words: the form itself says it. */
function isForm(message) {
  return message.kind === 'intake' && message.from.kind !== 'customer'
}

function dayRow(message) {
  return { type: 'day', key: `day-${message.number}`, at: message.at }
}

function isTogether(row, before, message) {
  if (row?.type !== 'group') return false
  const sameAuthor = row.from.kind === message.from.kind && row.from.name === message.from.name
  return sameAuthor && new Date(message.at) - new Date(before.at) < TOGETHER_MS
}
