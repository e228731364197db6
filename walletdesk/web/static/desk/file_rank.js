// Files of a message as state: no DOM.

/** How far a file that could not be checked has come; it never goes back. */
export function filesRank(files) {
  return (files ?? []).reduce((sum, { state, consented }) => {
    if (state === "opened") return sum + 2;
    return sum + (state === "sealed" && consented ? 1 : 0);
  }, 0);
}
