// <script src="https://support.example/widget.js" async></script>
//
// data-language  zh, en …; else the page's lang, else the browser's
// data-theme     light, dark or auto (the default)
// data-side      end (the default) or start
// data-open      opens the window at once
//
// The page may call walletdesk.open({text}) and walletdesk.close() at any time, and every element
// with the attribute data-walletdesk-open opens the chat when it is clicked.
;(() => {
  if (window.walletdesk) return
  const script = document.currentScript
  const base = new URL('.', script.src)
  const ready = import(new URL('static/widget/main.js', base).href).then(({ start }) =>
    start(base, { ...script.dataset }),
  )
  ready.catch((failure) =>
    console.warn(`walletdesk: the chat could not be started (${failure.message})`),
  )
  const call = (name) => (options) => ready.then((widget) => widget[name](options)).catch(() => {})
  window.walletdesk = Object.freeze({ open: call('open'), close: call('close') })
  document.addEventListener('click', (event) => {
    const opener = event.target.closest?.('[data-walletdesk-open]')
    if (!opener) return
    event.preventDefault()
    window.walletdesk.open({ text: opener.dataset.walletdeskOpen })
  })
})()
