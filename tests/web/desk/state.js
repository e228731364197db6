// What the tests of the desk's state modules run in the browser.

const { Rows } = await import("/static/desk/rows.js");
const { Conversation } = await import("/static/desk/conversation.js");
const { pauseMs } = await import("/static/desk/connection.js");

/** The list after a fetched page and then pushes, in the order they are given. */
function listAfter({ me, view, q, page, pushes }) {
  const rows = new Rows(me);
  rows.turn({ view, q });
  rows.asking();
  rows.landed(page);
  const sure = pushes.map((row) => rows.pushed(row).sure);
  return { cases: rows.shown().map((row) => `${row.case} ${row.version}`), counts: rows.counts, sure };
}

/** The list when pushes came in while the page was on its way. */
function listAround({ me, view, before, pushes, page }) {
  const rows = new Rows(me);
  rows.turn({ view });
  rows.asking();
  rows.landed(before);
  rows.asking();
  for (const row of pushes) rows.pushed(row);
  rows.landed(page);
  return rows.shown().map((row) => `${row.case} ${row.version}`);
}

/** Steps through a conversation: [[verb, argument], …] gives what is shown and what was asked. */
function conversationAfter(steps) {
  const conversation = new Conversation("C");
  const asked = [];
  for (const [verb, ...given] of steps) {
    const answer = conversation[verb](...given);
    if (["state", "pushed", "acked"].includes(verb)) asked.push(answer);
  }
  return {
    asked,
    positions: conversation.messages.map((message) => message.position),
    texts: conversation.messages.map((message) => message.text),
    files: conversation.messages.flatMap((message) => message.files ?? []).map((file) => file.state),
    pending: conversation.pending.map((draft) => draft.client_id),
    version: conversation.row?.version ?? null,
    receipts: conversation.messages.map((message) => conversation.receipt(message)),
    earlier: conversation.earlier,
  };
}

globalThis.desk = { listAfter, listAround, conversationAfter, pauseMs };
