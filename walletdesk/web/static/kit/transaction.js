// Keeps an open page true while a transaction is on its way: asks now and then, less often the
// longer nothing changes and never in a hidden tab, and shows what became of it.

const FIRST_MS = 15_000
const MOST_MS = 120_000
const GROWTH = 1.4

const news = document.querySelector("[data-news]")
const shown = () => document.querySelector("[data-diagnosis]")

let pause_ms = FIRST_MS
let timer = 0

document.addEventListener("visibilitychange", plan)
plan()

function plan() {
  clearTimeout(timer)
  if (!document.hidden && shown()?.dataset.asked) timer = setTimeout(look, pause_ms)
}

async function look() {
  pause_ms = Math.min(pause_ms * GROWTH, MOST_MS)
  try {
    const now = await asked(shown().dataset.asked)
    if (now.verdict !== "nodes_failed" && nameOf(now) !== shown().dataset.now) {
      await replace()
      pause_ms = FIRST_MS
      news.textContent = news.dataset.words.replace("{cause}", now.cause)
    }
  } catch {
    pause_ms = MOST_MS // too often, or the line is down: the link still works
  }
  plan()
}

async function asked(body) {
  const headers = { "Content-Type": "application/json" }
  const answer = await fetch("/api/diagnosis", { method: "POST", headers, body })
  if (!answer.ok) throw new Error(answer.statusText)
  return answer.json()
}

/** What is compared; written alike in help/diagnosis.html. */
function nameOf({ verdict, state, confirmations, final }) {
  return [verdict, state, confirmations, final].map((one) => String(one ?? "None")).join(" ")
}

async function replace() {
  const before = shown()
  const answer = await fetch(`${before.dataset.again}&part=true`)
  if (!answer.ok) throw new Error(answer.statusText)
  const holder = document.createElement("template")
  holder.innerHTML = await answer.text() // our own server's, escaped there
  const fresh = holder.content.querySelector("[data-diagnosis]")
  if (!fresh) return
  fresh.querySelector("details")?.toggleAttribute("open", before.querySelector("details")?.open)
  const focused = before.contains(document.activeElement) ? document.activeElement.localName : null
  before.replaceWith(fresh)
  if (focused) fresh.querySelector(focused)?.focus()
}
