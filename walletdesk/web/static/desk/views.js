// Which conversations a view holds and in what order. The server's SQL follows the same
// rules; a pushed row must land where a fetched list would have put it.

export const VIEWS = [
  "mine", "queue", "unassigned", "open", "urgent", "first_line", "closed", "all",
];

const MEMBERS = {
  mine: (row, me) => row.status === "open" && row.assignee?.id === me,
  queue: (row) => row.status === "queued",
  unassigned: (row) => row.status === "queued" || row.status === "first_line",
  open: (row) => row.status === "open",
  urgent: (row) => row.urgent && row.status !== "closed",
  first_line: (row) => row.status === "first_line",
  closed: (row) => row.status === "closed",
  all: () => true,
};

/** Whether `row` belongs to `scope`: {view, me, assignee, language}. */
export function belongs(row, scope) {
  if (scope.assignee && row.assignee?.id !== scope.assignee) return false;
  if (scope.language && row.language !== scope.language) return false;
  return MEMBERS[scope.view](row, scope.me);
}

/** The views that hold `row`, whatever the narrowing. */
export function viewsOf(row, me) {
  return VIEWS.filter((view) => MEMBERS[view](row, me));
}

// Times are all of one form (RFC 3339 with milliseconds), ids grow with time: both compare
// as text. Rows of one millisecond are told apart by id, as the server's pages are.
const ascending = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a, b) => ascending(a.id ?? a.case, b.id ?? b.case);
const newest = (a, b) => ascending(b.last_at, a.last_at) || byId(b, a);
const queued = (a, b) =>
  Number(b.urgent) - Number(a.urgent) ||
  ascending(a.queued_at ?? "", b.queued_at ?? "") ||
  byId(a, b);

/** The comparison that orders `view`; equal only for the same case. */
export function orderOf(view) {
  return view === "queue" ? queued : newest;
}
