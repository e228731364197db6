// A history that is being rebuilt: asks how far it is, and shows the list once it is there.
const PAUSE_MS = 2000
const box = document.querySelector("[data-record]")

async function lookAgain() {
  try {
    const answer = await fetch(`${location.pathname}?part=true`)
    if (answer.ok) {
      const html = await answer.text() // our own server's, escaped there
      if (!html.includes("data-running")) return location.reload()
      // Who reads or presses the link right now is not disturbed.
      if (!box.contains(document.activeElement)) box.innerHTML = html
      else advance(html)
    }
  } catch {
    // away for a moment: the link on the page still works
  }
  setTimeout(lookAgain, PAUSE_MS)
}

function advance(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("progress")
  box.querySelector("progress").value = fresh.value
}

setTimeout(lookAgain, PAUSE_MS)
