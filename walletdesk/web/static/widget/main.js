// Puts the widget into a page. The page owes it nothing but the script tag.

import { Api } from './api.js'
import { Chat } from './chat.js'
import { pause_ms } from './connection.js'
import { loadSheets } from './sheets.js'
import { Storage } from './storage.js'
import { Strings } from './strings.js'
import './widget.js'

const TRIES = 6

/** Starts the widget of the desk at `base`; options are the script tag's data attributes. */
export async function start(base, { language, theme = 'auto', side = 'end', open } = {}) {
  const storage = new Storage(base.host)
  const api = new Api(base, storage)
  const wanted = language || document.documentElement.lang || navigator.language
  const [config, sheets] = await patiently(() =>
    Promise.all([api.widget(wanted), loadSheets(base, theme)]),
  )
  const chat = new Chat({
    api,
    storage,
    strings: new Strings(config.language, config.strings),
    config,
  })
  const widget = document.createElement('walletdesk-widget')
  widget.furnish({ chat, sheets, side })
  document.body.append(widget)
  chat.start()
  if (open !== undefined) widget.open({ isCalm: true })
  return widget
}

async function patiently(act) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await act()
    } catch (failure) {
      if (attempt + 1 >= TRIES) throw failure
      await new Promise((resolve) => setTimeout(resolve, pause_ms(attempt)))
    }
  }
}
