// Search as you type: <form data-search> asks its own action for part of the page. What may be a
// phrase is not sent: it would be gone from this device before its writer was asked.
import { secrets } from "./secrets.js"

const PAUSE_MS = 180

for (const form of document.querySelectorAll("form[data-search]")) suggestFor(form)

function suggestFor(form) {
  const input = form.querySelector("input[type=search]")
  const box = form.querySelector("[data-suggestions]")
  let timer = 0
  let asked = ""
  let current = null

  const hide = () => (box.hidden = true)

  const ask = async () => {
    const query = input.value.trim()
    if (query === asked) return
    asked = query
    current?.abort()
    if (query.length < 2) return hide()
    await secrets.ready(query)
    if (query !== asked || secrets.verdict(query) !== null) return hide()
    current = new AbortController()
    const url = `${form.action}?${new URLSearchParams({ q: query, part: "true" })}`
    try {
      const answer = await fetch(url, { signal: current.signal })
      if (answer.ok) show(await answer.text())
    } catch {
      hide() // the form itself still works
    }
  }

  const show = (html) => {
    box.innerHTML = html // our own server's, escaped there
    box.hidden = !box.textContent.trim()
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer)
    if (!event.isComposing) timer = setTimeout(ask, PAUSE_MS)
  })
  input.addEventListener("compositionend", ask)
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !box.hidden) {
      event.preventDefault()
      box.querySelector("a")?.focus()
    } else if (event.key === "Escape" && !box.hidden) {
      event.preventDefault()
      hide()
    }
  })
  box.addEventListener("keydown", (event) => moveFocus(event, box, input, hide))
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) hide()
  })
}

function moveFocus(event, box, input, hide) {
  const links = [...box.querySelectorAll("a")]
  const at = links.indexOf(document.activeElement)
  if (event.key === "Escape") {
    hide()
    input.focus()
  } else if (event.key === "ArrowDown") {
    event.preventDefault()
    links[at + 1]?.focus()
  } else if (event.key === "ArrowUp") {
    event.preventDefault()
    ;(links[at - 1] ?? input).focus()
  }
}
