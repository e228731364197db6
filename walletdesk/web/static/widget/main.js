// Puts the widget into a page. The page owes it nothing but the script tag.

import { Api } from './api.js'
import { Chat } from './chat.js'
import { pause_ms } from './connection.js'
import { Secrets } from '../shield/secrets.js'
import { loadSheets } from './sheets.js'
import { Storage } from './storage.js'
import { Strings } from './strings.js'
import './widget.js'

const TRIES = 6

/** Starts the widget of the desk at `base`; options are the script tag's data attributes. */
export async function start(base, { language, theme = 'auto', side = 'end', open } = {}) {
  const secrets = new Secrets(() => loadRules(new URL(config.rules, base)))
  const storage = new Storage(base.host, secrets)
  const api = new Api(base, storage)
  const wanted = language || document.documentElement.lang || navigator.language
  const [config, sheets] = await patiently(() =>
    Promise.all([api.widget(wanted), loadSheets(base, theme)]),
  )
  const chat = new Chat({
    api,
    secrets,
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

/** The rules are for those who write: most visitors never load them. */
async function loadRules(address) {
  const rules = await import('../shield/rules.js')
  return rules.loadRules(address)
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
