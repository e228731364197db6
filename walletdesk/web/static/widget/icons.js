import { html } from './lit.js'

// Drawn for walletdesk on a 24 grid, 1.75 stroke.
const SHAPES = {
  chat: html`<svg viewBox="0 0 24 24"><path d="M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-4.5 4v-4h-1A2.5 2.5 0 0 1 4 13.5z"/><path d="M8.5 8.75h7M8.5 11.75h4.5"/></svg>`,
  close: html`<svg viewBox="0 0 24 24"><path d="m6 6 12 12M18 6 6 18"/></svg>`,
  down: html`<svg viewBox="0 0 24 24"><path d="m6 9.5 6 6 6-6"/></svg>`,
  forward: html`<svg viewBox="0 0 24 24"><path d="m9.5 6 6 6-6 6"/></svg>`,
  more: html`<svg viewBox="0 0 24 24"><path d="M5.5 12h.01M12 12h.01M18.5 12h.01"/></svg>`,
  send: html`<svg viewBox="0 0 24 24"><path d="M12 19.5v-15M5.5 11 12 4.5l6.5 6.5"/></svg>`,
  attach: html`<svg viewBox="0 0 24 24"><path d="m19.5 11.5-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.6 1.6 0 0 1-2.3-2.3l7.2-7.2"/></svg>`,
  file: html`<svg viewBox="0 0 24 24"><path d="M7 3.5h6.5L18.5 8.500v10.500a1.5 1.5 0 0 1-1.5 1.500H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.500z"/><path d="M13.5 3.500v5h5"/></svg>`,
  shield: html`<svg viewBox="0 0 24 24"><path d="M12 3.5 5 6v5.5c0 4.2 2.7 7.3 7 9 4.3-1.7 7-4.8 7-9V6z"/><path d="m9 11.75 2.25 2.250L15.25 10"/></svg>`,
  alert: html`<svg viewBox="0 0 24 24"><path d="M12 4 3 19.500h18z"/><path d="M12 10v4.500M12 17h.01"/></svg>`,
  copy: html`<svg viewBox="0 0 24 24"><rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.500v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2"/></svg>`,
  check: html`<svg viewBox="0 0 24 24"><path d="m5 12.5 4.5 4.500L19 7.5"/></svg>`,
  checks: html`<svg viewBox="0 0 24 24"><path d="m2.5 12.5 4.5 4.5 9-9.500M12 16l1 1 8.5-9.5"/></svg>`,
  clock: html`<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.5"/><path d="M12 7.500V12l3 2"/></svg>`,
  book: html`<svg viewBox="0 0 24 24"><path d="M12 6.500C10 5 7.5 4.5 4 4.500v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2v-13c-3.5 0-6 .5-8 2zM12 6.500v13"/></svg>`,
  download: html`<svg viewBox="0 0 24 24"><path d="M12 4v11M7.5 11 12 15.500l4.5-4.500M5 19.500h14"/></svg>`,
  fresh: html`<svg viewBox="0 0 24 24"><path d="M12 5v14M5 12h14"/></svg>`,
  person: html`<svg viewBox="0 0 24 24"><circle cx="12" cy="8" r="3.75"/><path d="M4.75 20c.75-4 3.5-6 7.25-6s6.5 2 7.25 6"/></svg>`,
  transfer: html`<svg viewBox="0 0 24 24"><path d="M4 8.500h15M15.5 5 19 8.5 15.5 12M20 15.500H5M8.5 12 5 15.5 8.5 19"/></svg>`,
  lock: html`<svg viewBox="0 0 24 24"><rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8 10.500V8a4 4 0 0 1 8 0v2.5"/></svg>`,
}

/** A picture beside words that say the same; unseen by screen readers. */
export function icon(name, className = '') {
  return html`<span class="icon ${className}" aria-hidden="true">${SHAPES[name]}</span>`
}
