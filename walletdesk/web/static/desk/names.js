// The words for codes: views, removed secrets, events, reasons.

import { t } from "./words.js";

const VIEW_NAMES = {
  mine: "Mine",
  queue: "Queue",
  unassigned: "Unassigned",
  open: "In progress",
  urgent: "Urgent",
  first_line: "First line",
  closed: "Closed",
  all: "All",
};

const SECRET_NAMES = {
  recovery_phrase: "recovery phrase",
  extended_private_key: "extended private key",
  keystore_json: "keystore file",
  walletconnect_pairing: "WalletConnect link",
  password: "password",
  one_time_code: "one-time code",
  card_number: "card number",
};

const GUARD_REASONS = {
  asks_recovery_phrase: "It asks for a recovery phrase. Nobody may ever ask for one, not even for a part of it.",
  asks_private_key: "It asks for a private key. Take the request out.",
  asks_keystore: "It asks for a keystore or backup file. Take the request out.",
  asks_password: "It asks for a password. Send the reset guide instead.",
  asks_code: "It asks for a one-time code. Codes are for the customer’s own device only.",
  asks_remote_control: "It asks for remote control or screen sharing. Describe the steps instead.",
  wallet_validation: "It asks to validate or synchronise a wallet. That is how scams begin; take it out.",
  pay_for_help: "It asks for money. Support is free; take it out.",
  contains_secret: "It contains something that looks like a recovery phrase or private key. Take it out.",
  unapproved_link: "It has a link, address or contact that is not approved. Use the official ones.",
  unknown_address: "It names a blockchain address that the customer has not named in this case. Take it out.",
  outside_contact: "It leads to a contact that is not official. Use the official ones.",
  reads_like_demand: "It reads like a demand for a secret. Say it in other words, or ask a lead to release it.",
  own_rule: "It has words that your administrators do not allow.",
};

const HANDED_OVER = {
  asked: "The customer asked for a person",
  unsure: "The first line was not sure",
  urgent: "Funds may be at risk",
  secret: "A secret was sent",
};

const STATUS_NAMES = {
  first_line: "With the first line",
  queued: "In the queue",
  open: "In progress",
  closed: "Closed",
};

const FAILURES = {
  offline: "There is no connection. Nothing was changed; try again when it is back.",
  conflict: "Somebody changed this conversation first.",
  full: "You hold as many conversations as you can. Close one or hand one over first.",
  not_allowed: "Your role does not allow this. Ask a lead.",
  secret: "This looks like a recovery phrase or key. It was not looked for and not kept. Do not copy such words anywhere.",
  not_found: "This conversation does not exist, or you may not see it.",
  too_fast: "That was too fast. Wait a moment, then try again.",
  too_large: "The file is too large.",
  too_many_files: "There are too many files on this message.",
  bad_file: "Files of this kind cannot be sent.",
  too_long: "The message is too long. Shorten it or send it in parts.",
  try_later: "The desk is busy right now. Try again in a few seconds.",
};

export const viewName = (view) => t(VIEW_NAMES[view] ?? view);
/** A kind of secret; the keys of all chains have one name. */
export const secretName = (kind) =>
  t(SECRET_NAMES[kind] ?? (kind.includes("private_key") ? "private key" : "secret"));
/** Kinds of secrets, each name once. */
export const secretNames = (kinds) => [...new Set(kinds.map(secretName))].join(t(", "));
export const statusName = (status) => t(STATUS_NAMES[status] ?? status);

/** What the guard has against a text, and what to change. */
export const guardSentence = (reason) => t(GUARD_REASONS[reason] ?? reason);

/** What went wrong and what to do, for an ApiError or a refused frame. */
export function failure(error) {
  const known = FAILURES[error.reason];
  return error.says || (known ? t(known) : t("That did not work. Try again, or reload the page."));
}

const ALARMS = {
  blocked: (agent, name) =>
    agent
      ? t("The guard stopped a message of {agent} in {case}.", { agent, case: name })
      : t("The guard stopped the desk’s own words in {case}.", { case: name }),
  suspended: (agent) => t("{agent} may not write to customers until a lead has looked.", { agent }),
};

/** What leads hear at once; empty for what only changes numbers. */
export const alarmSentence = (kind, agent, name) => ALARMS[kind]?.(agent, name) ?? "";

const EVENTS = {
  opened: () => t("Conversation opened"),
  handed_over: ({ reason }) => t(HANDED_OVER[reason] ?? "Handed over to people"),
  assigned: ({ agent, by }) =>
    !by || by === agent ? t("{agent} took the conversation", { agent }) : t("{by} assigned this to {agent}", { by, agent }),
  unassigned: ({ by }) => (by ? t("{by} put this back into the queue", { by }) : t("Put back into the queue")),
  closed: ({ by }) => (by ? t("{by} closed the conversation", { by }) : t("Conversation closed")),
  reopened: ({ by }) => (by ? t("{by} reopened the conversation", { by }) : t("Conversation reopened")),
  urgent: () => t("Marked as urgent"),
  not_urgent: () => t("No longer urgent"),
  secret_removed: () => t("A secret was removed before anything was stored"),
  send_blocked: () => t("A message was stopped by the guard"),
  release_used: ({ release }) => t("A released text was sent: {release}", { release }),
  intake_given: () => t("The customer gave the details asked for"),
  file_consented: ({ file }) => t("The customer lets us open {file}", { file }),
  file_opened: ({ agent, file }) => t("{agent} opened {file}, which could not be checked", { agent, file }),
};

/** The sentence of an event in the thread. */
export function eventSentence(event) {
  return EVENTS[event?.name]?.(event) ?? "";
}

/** What a row is now, for somebody who found it changed. */
export function standing(row) {
  if (row.status === "closed") return t("It is closed now.");
  if (row.assignee) return t("{agent} has it now.", { agent: row.assignee.name });
  return t("It is now: {status}.", { status: statusName(row.status) });
}
