// How far a file that could not be checked has come.

const RANKS = { sealed: 0, opened: 2 }

/** How far a file has come: what was sealed can be consented to, then opened, never back. */
export function fileRank({ state, consented }) {
  return (RANKS[state] ?? 0) + (state === 'sealed' && consented ? 1 : 0)
}
