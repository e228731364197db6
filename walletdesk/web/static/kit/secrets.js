// Before a form with data-secrets leaves this device, its writer is asked about what looks like
// a phrase or key. Without scripts the server takes it out.
import { Secrets } from "../shield/secrets.js"

const address = document.querySelector('meta[name="walletdesk-rules"]')?.content

export const secrets = new Secrets(async () => {
  const rules = await import("../shield/rules.js")
  return rules.loadRules(address)
})

for (const form of document.querySelectorAll("form[data-secrets]")) watch(form)

function watch(form) {
  const box = form.querySelector("[data-secret-question]")
  const send = box.querySelector("[data-secret-send]")
  let allowed = null

  const written = () =>
    [...form.elements].filter((field) => field.matches("textarea, input:is([type=text], [type=search], [type=email], :not([type]))"))
  const alarming = () => written().filter((field) => counts(secrets.verdict(field.value)))
  // A search for a few list words goes to the server, which keeps nothing of it.
  const counts = (verdict) => verdict !== null && (send !== null || verdict !== "fragment")
  const text = () => written().map((field) => field.value).join("\n")
  const judged = () => Promise.all(written().map((field) => secrets.ready(field.value)))

  const ask = () => {
    box.hidden = false
    box.querySelector("[data-secret-delete]").focus()
  }

  form.addEventListener("submit", async (event) => {
    if (allowed === text()) return
    event.preventDefault()
    // Not before this event is over: until then a form refuses to be submitted again.
    await Promise.all([judged(), new Promise((done) => setTimeout(done))])
    if (alarming().length > 0) return ask()
    allowed = text()
    form.requestSubmit(event.submitter)
  })

  form.addEventListener("paste", () => setTimeout(async () => {
    await judged()
    if (alarming().length > 0 && allowed !== text()) ask()
  }))

  form.addEventListener("input", () => {
    if (!box.hidden && alarming().length === 0) box.hidden = true
    for (const field of written()) secrets.ready(field.value)
  })

  box.querySelector("[data-secret-delete]").addEventListener("click", () => {
    const [first] = alarming()
    for (const field of alarming()) field.value = ""
    box.hidden = true
    first?.focus()
  })

  send?.addEventListener("click", () => {
    allowed = text()
    if (alarming().every((field) => secrets.verdict(field.value) === "fragment")) confirm(form)
    box.hidden = true
    form.requestSubmit()
  })
}

/** The server need not ask again whether a few words are a piece of a phrase. */
function confirm(form) {
  if (form.querySelector("[name=confirmed]")) return
  const field = document.createElement("input")
  Object.assign(field, { type: "hidden", name: "confirmed", value: "yes" })
  form.append(field)
}
