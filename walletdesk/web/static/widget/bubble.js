import { html, nothing } from './lit.js'
import { icon } from './icons.js'

const BADGE_MAX = 9

/** The round button at the edge of the page. */
export function bubble({ strings, unread, isOpen, onToggle }) {
  const label = isOpen
    ? strings.say('Close the chat')
    : unread
      ? strings.say('Open the support chat, unread messages: {count}', { count: unread })
      : strings.say('Open the support chat')
  return html`<button
    type="button"
    class="bubble"
    aria-label=${label}
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-controls="panel"
    @click=${onToggle}
  >
    ${icon(isOpen ? 'down' : 'chat', 'icon-large')} ${unread && !isOpen ? badge(unread) : nothing}
  </button>`
}

function badge(count) {
  return html`<span class="badge" aria-hidden="true"
    >${count > BADGE_MAX ? `${BADGE_MAX}+` : count}</span
  >`
}
