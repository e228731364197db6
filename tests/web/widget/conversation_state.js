// Sentences about conversation.js. Each export throws when its sentence is not true.

import {
  NOTHING,
  amend,
  apply,
  discard,
  missing,
  next,
  restart,
  standing,
  unread,
  write,
} from '/static/widget/conversation.js'

const CASE = '7K3M-9QXC'
const RUNS = 300

export function pushesInAnyOrderEndInTheTruth() {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = dice(seed)
    const truth = story(1 + Math.floor(random() * 30), random)
    let state = greeted()
    for (const frame of disturbed(pushes(truth), random)) {
      const before = state
      state = apply(state, frame, 0)
      noHoles(state)
      neverBack(before, state)
      if (random() < 0.3) state = fetchOnce(state, truth, random)
    }
    state = apply(state, { t: 'conversation', case: CASE, conversation: copy(truth.length, 99) }, 0)
    while (missing(state)) state = fetchOnce(state, truth, random)
    same(
      texts(state),
      truth.map((m) => m.text),
      `seed ${seed}`,
    )
    same(state.conversation.version, 99)
  }
}

export function answersToFetchesMayComeLateAndTwice() {
  const random = dice(7)
  const truth = story(12, random)
  let state = apply(greeted(), push(truth, 12), 0)
  same(missing(state), { case: CASE, after: 0 })
  const late = stateFrame(truth.slice(0, 5), 5)
  state = apply(state, stateFrame(truth, 12), 0)
  state = apply(apply(state, late, 0), late, 0)
  same(
    texts(state),
    truth.map((m) => m.text),
  )
  same(missing(state), null)
}

export function framesOfAnotherCaseChangeNothing() {
  const truth = story(3, dice(3))
  const state = apply(greeted(), stateFrame(truth, 3), 0)
  const foreign = { ...push(story(9, dice(4)), 9), case: 'OTHER' }
  same(apply(state, foreign, 0) === state, true)
  same(apply(state, { ...stateFrame(story(9, dice(5)), 9), case: 'OTHER' }, 0) === state, true)
  same(apply(state, { t: 'unheard-of' }, 0) === state, true)
}

export function anAcknowledgedMessageStandsOnceHoweverItComes() {
  const own = spoken(1, 'hello', 'customer', 'c1')
  const ack = { t: 'ack', id: 'c1', case: CASE, message: own }
  const pushed = { t: 'message', case: CASE, message: own, conversation: copy(1, 1) }
  for (const frames of [
    [ack, pushed],
    [ack, pushed, ack],
    [ack, ack],
  ]) {
    const state = frames.reduce((now, frame) => apply(now, frame, 0), draft(NOTHING, 'c1', 'hello'))
    same(texts(state), ['hello'])
    same(state.outbox, [])
    same(state.case, CASE)
  }
}

export function anAcknowledgementBeyondAGapKeepsTheMessageInSight() {
  let state = draft(apply(greeted(), stateFrame(story(2, dice(1)), 2), 0), 'c1', 'mine')
  state = apply(
    state,
    { t: 'ack', id: 'c1', case: CASE, message: spoken(5, 'mine', 'customer', 'c1') },
    0,
  )
  same(
    state.outbox.map((item) => item.text),
    ['mine'],
  )
  same(missing(state), { case: CASE, after: 2 })
  const rest = [3, 4].map((n) => spoken(n, `agent ${n}`, 'agent'))
  state = apply(state, stateFrame([...rest, spoken(5, 'mine', 'customer', 'c1')], 5), 0)
  same(state.outbox, [])
  same(texts(state).slice(2), ['agent 3', 'agent 4', 'mine'])
}

export function onlyOneMessageIsUnderWayAtATime() {
  let state = draft(draft(NOTHING, 'c1', 'one'), 'c2', 'two')
  same(next(state, 0).id, 'c1')
  state = amend(state, 'c1', { status: 'sending' })
  same(next(state, 0), null)
  same(next(restart(state), 0).id, 'c1')
  state = apply(
    state,
    { t: 'ack', id: 'c1', case: CASE, message: spoken(1, 'one', 'customer', 'c1') },
    0,
  )
  same([next(state, 0).id, next(state, 0).case], ['c2', CASE])
}

export function theSameDraftIsWrittenOnce() {
  same(draft(draft(NOTHING, 'c1', 'one'), 'c1', 'one').outbox.length, 1)
}

export function refusalsWaitOrAsk() {
  const state = amend(draft(greeted(), 'c1', 'one'), 'c1', { status: 'sending' })
  const busy = apply(state, { t: 'refused', id: 'c1', reason: 'too_fast', text: '' }, 1_000)
  same(next(busy, 1_000), null)
  same(next(busy, 10_000).id, 'c1')
  const asked = apply(
    state,
    { t: 'refused', id: 'c1', reason: 'fragment', text: 'sure?', confirm: true },
    0,
  )
  same([next(asked, 10_000), asked.outbox[0].confirm], [null, true])
  same(discard(asked, 'c1').outbox, [])
}

export function aMessageCleanedLaterStaysClean() {
  const dirty = spoken(1, 'twelve words', 'customer', 'c1')
  const clean = {
    ...dirty,
    text: '⟦removed:recovery_phrase⟧',
    removed: [{ kind: 'recovery_phrase' }],
  }
  let state = apply(
    greeted(),
    { t: 'message', case: CASE, message: dirty, conversation: copy(1, 1) },
    0,
  )
  for (const message of [clean, dirty, dirty]) {
    state = apply(state, { t: 'message', case: CASE, message, conversation: copy(1, 2) }, 0)
  }
  same(texts(state), [clean.text])
}

export function aSealedFileIsOpenedAndNeverSealedAgain() {
  const file = { id: 'f', name: 'a.png', type: 'image/png', state: 'sealed' }
  const asked = { ...story(1, dice(2))[0], files: [file] }
  const consented = { ...asked, files: [{ ...file, consented: true }] }
  const opened = { ...asked, files: [{ ...file, consented: true, state: 'opened' }] }
  let state = apply(greeted(), stateFrame([asked], 1), 0)
  for (const message of [consented, asked, opened, consented, asked]) {
    state = apply(state, push([message], 1), 0)
  }
  same(state.messages[0].files[0].state, 'opened')
}

export function aMessageThatOpensANewCaseTakesTheVisitorThere() {
  const old = apply(greeted(), stateFrame(story(4, dice(2)), 4), 0)
  const state = apply(
    draft(old, 'c1', 'again'),
    {
      t: 'ack',
      id: 'c1',
      case: 'NEW',
      message: spoken(1, 'again', 'customer', 'c1'),
    },
    0,
  )
  same([state.case, texts(state), state.outbox], ['NEW', ['again'], []])
}

export function typingEndsWithTheMessage() {
  const from = { kind: 'agent', name: 'Mei' }
  let state = apply(greeted(), { t: 'typing', case: CASE, from }, 1_000)
  same([state.typing.name, state.typing.until_ms], ['Mei', 7_000])
  state = apply(state, push([spoken(1, 'here', 'agent')], 1), 2_000)
  same(state.typing, null)
}

export function ticksAndBadgesFollowTheCursors() {
  const conversation = {
    ...copy(4, 1),
    delivered_to_agents: 2,
    read_by_agents: 1,
    read_by_customer: 0,
  }
  const frame = {
    ...stateFrame(
      [1, 2, 3].map((n) => spoken(n, 'x', 'customer')),
      4,
    ),
    conversation,
  }
  const state = apply(greeted(), frame, 0)
  same(
    state.messages.map((m) => standing(m, conversation)),
    ['read', 'delivered', 'sent'],
  )
  const answered = apply(state, push([null, null, null, spoken(4, 'y', 'agent')], 4), 0)
  same([unread(answered, 0), unread(answered, 4)], [1, 0])
}

function greeted() {
  return apply(NOTHING, stateFrame([], 0), 0)
}

function draft(state, id, text) {
  return write(state, { id, text, case: state.case, at_ms: 0 })
}

function story(length, random) {
  const kinds = ['customer', 'agent', 'first_line']
  return Array.from({ length }, (_, at) =>
    spoken(at + 1, `m${at + 1}`, kinds[Math.floor(random() * 3)]),
  )
}

function spoken(number, text, kind, client_id = null) {
  return {
    number,
    kind: 'text',
    from: { kind, name: null },
    text,
    at: '2026-11-22T01:02:03.123Z',
    client_id,
    files: [],
    removed: [],
  }
}

function copy(number, version) {
  return {
    case: CASE,
    version,
    number,
    status: 'open',
    read_by_customer: 0,
    read_by_agents: 0,
    delivered_to_agents: 0,
  }
}

function push(truth, number) {
  return {
    t: 'message',
    case: CASE,
    message: truth[number - 1],
    conversation: copy(number, number),
  }
}

function pushes(truth) {
  return truth.map((message) => push(truth, message.number))
}

function stateFrame(messages, number) {
  return { t: 'state', case: CASE, conversation: copy(number, number), messages, typing: [] }
}

/** Some frames lost, some doubled, all shuffled. */
function disturbed(frames, random) {
  const heard = frames.filter(() => random() < 0.8)
  const doubled = [...heard, ...heard.filter(() => random() < 0.4)]
  return doubled
    .map((frame) => [random(), frame])
    .sort(([a], [b]) => a - b)
    .map(([, frame]) => frame)
}

/** The server's answer, at most a few messages of it, from what it knew at some time. */
function fetchOnce(state, truth, random) {
  const gap = missing(state)
  if (!gap) return state
  const known = truth.slice(gap.after, gap.after + 1 + Math.floor(random() * 5))
  return apply(state, stateFrame(known, truth.length), 0)
}

function noHoles({ messages }) {
  same(
    messages.map((m) => m.number),
    messages.map((_, at) => at + 1),
  )
}

function neverBack(before, after) {
  if (after.messages.length < before.messages.length) throw new Error('messages were lost')
  if ((after.conversation?.version ?? 0) < (before.conversation?.version ?? 0))
    throw new Error('an older copy won')
}

function texts(state) {
  return state.messages.map((message) => message.text)
}

function same(found, wanted, where = '') {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (one !== other) throw new Error(`${where} found ${one}, wanted ${other}`)
}

/** mulberry32: numbers that look random and are the same in every run. */
function dice(seed) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
