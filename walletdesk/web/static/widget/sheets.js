// Style sheets as objects: a host page's policy against inline styles does not touch them.

const PARTS = [
  'tokens',
  'frame',
  'controls',
  'header',
  'greeting',
  'thread',
  'message',
  'cards',
  'composer',
  'picture',
]
const DARK_MEDIA = { light: 'not all', dark: 'all', auto: '(prefers-color-scheme: dark)' }

/** All of the widget's sheets; `theme` is light, dark or auto. */
export function loadSheets(base, theme) {
  const place = (name) => new URL(`css/${name}.css`, import.meta.url)
  const dark = { media: DARK_MEDIA[theme] ?? DARK_MEDIA.auto }
  return Promise.all([
    loadSheet(new URL('static/brand/brand.css', base)).catch(() => new CSSStyleSheet()),
    ...PARTS.map((name) => loadSheet(place(name))),
    loadSheet(place('dark'), dark),
  ])
}

async function loadSheet(address, options) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`no style sheet at ${address.pathname}`)
  const sheet = new CSSStyleSheet(options)
  await sheet.replace(await answer.text())
  return sheet
}
