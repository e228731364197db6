"""Every sentence of the desk's components; the page hands them over translated."""

import re
from collections.abc import Iterable

from walletdesk.languages.catalogue import Catalogue, to_translate

DESK_STRINGS = (
    to_translate("You have {case} now."),
    to_translate("{case} is with {agent} now."),
    to_translate("{case} is back in the queue."),
    to_translate("{case} is closed."),
    to_translate("{case} is open again."),
    to_translate("{case} is no longer urgent."),
    to_translate("{case} is urgent now."),
    to_translate("{case} copied."),
    to_translate("Undo"),
    to_translate("Private note"),
    to_translate("Reply"),
    to_translate("Only the team sees this"),
    to_translate("Write to the customer"),
    to_translate("This conversation is closed."),
    to_translate("Reopen"),
    to_translate("Kind of message"),
    to_translate("Sending {name}"),
    to_translate("Remove {name}"),
    to_translate("The guard stops this reply. Change it and send it again."),
    to_translate("Attach files"),
    to_translate("Add note"),
    to_translate("Send"),
    to_translate("{used} of {most}"),
    to_translate("Views"),
    to_translate("Conversations"),
    to_translate("Customer details"),
    to_translate("Your session has ended. What you wrote is still here."),
    to_translate("Sign in again"),
    to_translate("No connection since {time}. What you see may be old; trying again …"),
    to_translate("Try now"),
    to_translate("New above: {count}"),
    to_translate("Results for “{words}”"),
    to_translate("Search conversations"),
    to_translate("Case number, name, e-mail, words"),
    to_translate("That is all."),
    to_translate("Loading …"),
    to_translate("Show more"),
    to_translate("The list could not be loaded"),
    to_translate("Try again"),
    to_translate("Nothing found"),
    to_translate("Try the case number, or fewer words."),
    to_translate("Your hands are free"),
    to_translate("Take one from the queue when you are ready."),
    to_translate("Nobody is waiting"),
    to_translate("A good moment for a cup of tea."),
    to_translate("Everyone is looked after"),
    to_translate("Every open conversation has somebody."),
    to_translate("No conversation in progress"),
    to_translate("The desk is at rest."),
    to_translate("Nothing urgent"),
    to_translate("No funds at risk that we know of."),
    to_translate("The first line is idle"),
    to_translate("No visitor is asking right now."),
    to_translate("Nothing closed yet"),
    to_translate("Closed conversations stay here to look up."),
    to_translate("No conversations yet"),
    to_translate("The first visitor will show up here at once."),
    to_translate("removed: {what}"),
    to_translate("Sent"),
    to_translate("Delivered"),
    to_translate("Read"),
    to_translate("First line"),
    to_translate("Desk"),
    to_translate("Visitor"),
    to_translate("Details given"),
    to_translate("Offered to choose from"),
    to_translate("The customer was asked for details"),
    to_translate("Sending …"),
    to_translate("Will be sent when the connection is back"),
    to_translate("That did not work. Try again, or reload the page."),
    to_translate("Conversation opened"),
    to_translate("{agent} took the conversation"),
    to_translate("{by} assigned this to {agent}"),
    to_translate("{by} put this back into the queue"),
    to_translate("Put back into the queue"),
    to_translate("{by} closed the conversation"),
    to_translate("Conversation closed"),
    to_translate("{by} reopened the conversation"),
    to_translate("Conversation reopened"),
    to_translate("Marked as urgent"),
    to_translate("No longer urgent"),
    to_translate("A secret was removed before anything was stored"),
    to_translate("A message was stopped by the guard"),
    to_translate("A released text was sent: {release}"),
    to_translate("The customer gave the details asked for"),
    to_translate("It is closed now."),
    to_translate("{agent} has it now."),
    to_translate("It is now: {status}."),
    to_translate("secret"),
    to_translate("Handed over to people"),
    to_translate("Mine"),
    to_translate("Queue"),
    to_translate("Unassigned"),
    to_translate("In progress"),
    to_translate("Urgent"),
    to_translate("Closed"),
    to_translate("All"),
    to_translate("recovery phrase"),
    to_translate("private key"),
    to_translate("extended private key"),
    to_translate("keystore file"),
    to_translate(
        "It asks for a recovery phrase. Nobody may ever ask for one, not even for a part of it."
    ),
    to_translate("It asks for a private key. Take the request out."),
    to_translate("It asks for a keystore or backup file. Take the request out."),
    to_translate("It asks for a password. Send the reset guide instead."),
    to_translate("It asks for a one-time code. Codes are for the customer’s own device only."),
    to_translate("It asks for remote control or screen sharing. Describe the steps instead."),
    to_translate(
        "It asks to validate or synchronise a wallet. That is how scams begin; take it out."
    ),
    to_translate("It asks for money. Support is free; take it out."),
    to_translate(
        "It contains something that looks like a recovery phrase or private key. Take it out."
    ),
    to_translate("It has a link, address or contact that is not approved. Use the official ones."),
    to_translate("The customer asked for a person"),
    to_translate("The first line was not sure"),
    to_translate("Funds may be at risk"),
    to_translate("A secret was sent"),
    to_translate("With the first line"),
    to_translate("In the queue"),
    to_translate("There is no connection. Nothing was changed; try again when it is back."),
    to_translate("Somebody changed this conversation first."),
    to_translate("You hold as many conversations as you can. Close one or hand one over first."),
    to_translate("Your role does not allow this. Ask a lead."),
    to_translate("This conversation does not exist, or you may not see it."),
    to_translate("That was too fast. Wait a moment, then try again."),
    to_translate("The file is too large."),
    to_translate("There are too many files on this message."),
    to_translate("Files of this kind cannot be sent."),
    to_translate("The message is too long. Shorten it or send it in parts."),
    to_translate("The desk is busy right now. Try again in a few seconds."),
    to_translate("Search or do …"),
    to_translate("My account"),
    to_translate("Team"),
    to_translate("Keyboard shortcuts"),
    to_translate("Sign out"),
    to_translate("This conversation"),
    to_translate("Copy case number"),
    to_translate("Take"),
    to_translate("Assign to …"),
    to_translate("Not urgent"),
    to_translate("Mark urgent"),
    to_translate("Close"),
    to_translate("Go to"),
    to_translate("Be away"),
    to_translate("Be online"),
    to_translate("Search"),
    to_translate("Search all conversations for “{words}”"),
    to_translate("Online"),
    to_translate("Away"),
    to_translate("me"),
    to_translate("Commands"),
    to_translate("Whom should it go to?"),
    to_translate("What would you like to do?"),
    to_translate("Nothing fits. Try another word."),
    to_translate("Hide details"),
    to_translate("Language"),
    to_translate("Local time"),
    to_translate("No e-mail given"),
    to_translate("verified"),
    to_translate("not verified"),
    to_translate("Case"),
    to_translate("Status"),
    to_translate("Agent"),
    to_translate("nobody yet"),
    to_translate("Opened"),
    to_translate("Transcript"),
    to_translate("Details for this case"),
    to_translate("not given yet"),
    to_translate("Other cases"),
    to_translate("This is their first one."),
    to_translate("{held} of {capacity}"),
    to_translate("waiting {time}"),
    to_translate("Desk:"),
    to_translate("First line:"),
    to_translate("{count} unread"),
    to_translate("Secret removed"),
    to_translate("Close this window"),
    to_translate("Next conversation"),
    to_translate("Previous conversation"),
    to_translate("Open, or go to the composer"),
    to_translate("Assign to me"),
    to_translate("Back to the list"),
    to_translate("Messages"),
    to_translate("New messages"),
    to_translate("Assign"),
    to_translate("Security"),
    to_translate("This customer sent a secret. It was removed before it was stored."),
    to_translate(
        "Treat that wallet as burnt: help them to a new wallet and to move what is left. Never "
        "ask for the phrase, not even a part of it."
    ),
    to_translate("Earlier messages"),
    to_translate("The customer"),
    to_translate("{name} is typing"),
    to_translate("This conversation cannot be shown"),
    to_translate("Pick a conversation"),
    to_translate("move"),
    to_translate("open"),
    to_translate("all shortcuts"),
    to_translate("Dismiss"),
    to_translate("Safety"),
    to_translate("{count} stopped messages to look at"),
    to_translate("Look"),
    to_translate("The guard stopped a message of {agent} in {case}."),
    to_translate("The guard stopped the desk’s own words in {case}."),
    to_translate("{agent} may not write to customers until a lead has looked."),
    to_translate("You cannot write to customers now."),
    to_translate(
        "The guard has stopped several of your messages. A lead looks at it and lets you send "
        "again; private notes still work."
    ),
    to_translate(
        "It names a blockchain address that the customer has not named in this case. Take it out."
    ),
    to_translate("It leads to a contact that is not official. Use the official ones."),
    to_translate("It has words that your administrators do not allow."),
    to_translate(
        "It reads like a demand for a secret. Say it in other words, or ask a lead to release it."
    ),
    to_translate("WalletConnect link"),
    to_translate("password"),
    to_translate("one-time code"),
    to_translate("card number"),
    to_translate(", "),
    # banner.js, files.js
    to_translate("What was removed, and what the customer knows"),
    to_translate(
        "The customer was told at once: a new wallet on a clean device, move the funds, revoke "
        "approvals, and that nobody from support ever asks. They have the list to tick off."
    ),
    to_translate(
        "Do not name anybody who “recovers” coins, do not take over their screen, and send no "
        "link but ours."
    ),
    to_translate("The customer’s list"),
    to_translate("{what}, out of a file, {when}"),
    to_translate("{what}, out of the details given, {when}"),
    to_translate("{what}, out of a message, {when}"),
    to_translate("A part of it was made unreadable: {what}."),
    to_translate("It could not be checked. If a secret shows, say so at once and copy nothing."),
    to_translate("It showed this: {what}. The file was destroyed and nothing of it kept."),
    to_translate("This file could not be checked and may show a secret."),
    to_translate("The customer says that it shows none. Who opens it is put on the record."),
    to_translate("It stays sealed until the customer says that it shows none."),
    to_translate("Open on the record"),
    to_translate("The customer lets us open {file}"),
    to_translate("{agent} opened {file}, which could not be checked"),
    to_translate(
        "This looks like a recovery phrase or key. It was not looked for and not kept. Do not "
        "copy such words anywhere."
    ),
    to_translate("Transaction"),
    to_translate("The customer has named none yet."),
    to_translate("Transaction ID, explorer link or address"),
    to_translate("Look it up"),
    to_translate("{confirmations} of {needed} confirmations"),
    to_translate("The way of the transaction"),
    to_translate("What to do now"),
    to_translate("What cannot be undone"),
    to_translate("What this rests on"),
    to_translate("Also named by the customer"),
    to_translate("Look again"),
    to_translate("Sure: the chain itself says so."),
    to_translate("Likely, from what we can see."),
    to_translate("Not decided by what we could find out."),
    to_translate("done"),
    to_translate("now"),
    to_translate("still to come"),
    to_translate("stopped here"),
)

# The pages without scripts show some of them by code.
VIEW_NAMES = {
    "mine": to_translate("Mine"),
    "queue": to_translate("Queue"),
    "unassigned": to_translate("Unassigned"),
    "open": to_translate("In progress"),
    "urgent": to_translate("Urgent"),
    "first_line": to_translate("First line"),
    "closed": to_translate("Closed"),
    "all": to_translate("All"),
}

EVENTS = {
    "opened": to_translate("Conversation opened"),
    "handed_over": to_translate("Handed over to people"),
    "assigned": to_translate("{by} assigned this to {agent}"),
    "taken": to_translate("{agent} took the conversation"),
    "unassigned": to_translate("Put back into the queue"),
    "closed": to_translate("Conversation closed"),
    "reopened": to_translate("Conversation reopened"),
    "urgent": to_translate("Marked as urgent"),
    "not_urgent": to_translate("No longer urgent"),
    "secret_removed": to_translate("A secret was removed before anything was stored"),
    "send_blocked": to_translate("A message was stopped by the guard"),
    "release_used": to_translate("A released text was sent: {release}"),
    "intake_given": to_translate("The customer gave the details asked for"),
    "file_consented": to_translate("The customer lets us open {file}"),
    "file_opened": to_translate("{agent} opened {file}, which could not be checked"),
}

GUARD = {
    "asks_recovery_phrase": to_translate(
        "It asks for a recovery phrase. Nobody may ever ask for one, not even for a part of it."
    ),
    "asks_private_key": to_translate("It asks for a private key. Take the request out."),
    "asks_keystore": to_translate("It asks for a keystore or backup file. Take the request out."),
    "asks_password": to_translate("It asks for a password. Send the reset guide instead."),
    "asks_code": to_translate(
        "It asks for a one-time code. Codes are for the customer’s own device only."
    ),
    "asks_remote_control": to_translate(
        "It asks for remote control or screen sharing. Describe the steps instead."
    ),
    "wallet_validation": to_translate(
        "It asks to validate or synchronise a wallet. That is how scams begin; take it out."
    ),
    "pay_for_help": to_translate("It asks for money. Support is free; take it out."),
    "contains_secret": to_translate(
        "It contains something that looks like a recovery phrase or private key. Take it out."
    ),
    "unapproved_link": to_translate(
        "It has a link, address or contact that is not approved. Use the official ones."
    ),
    "unknown_address": to_translate(
        "It names a blockchain address that the customer has not named in this case. Take it out."
    ),
    "outside_contact": to_translate(
        "It leads to a contact that is not official. Use the official ones."
    ),
    "reads_like_demand": to_translate(
        "It reads like a demand for a secret. Say it in other words, or ask a lead to release it."
    ),
    "own_rule": to_translate("It has words that your administrators do not allow."),
}

SECRETS = {
    "recovery_phrase": to_translate("recovery phrase"),
    "extended_private_key": to_translate("extended private key"),
    "keystore_json": to_translate("keystore file"),
    "walletconnect_pairing": to_translate("WalletConnect link"),
    "password": to_translate("password"),
    "one_time_code": to_translate("one-time code"),
    "card_number": to_translate("card number"),
}
_ANY_KEY = to_translate("private key")

NEXT = to_translate(", ")

_MARK = re.compile("⟦removed:([a-z0-9_]+)⟧")


def marked(text: str, catalogue: Catalogue) -> str:
    """The text with marks of removed secrets in the reader's words."""

    def words(match: re.Match[str]) -> str:
        what = catalogue.gettext(secret_name(match[1]))
        return f"[{catalogue.gettext('removed: {what}').replace('{what}', what)}]"

    return _MARK.sub(words, text)


def secret_name(kind: str) -> str:
    """A kind of secret in English; the keys of all chains have one name."""
    return SECRETS.get(kind) or (_ANY_KEY if "private_key" in kind else "secret")


def removed_words(kinds: Iterable[str], catalogue: Catalogue) -> str:
    """Kinds of secrets in the reader's words."""
    words = {catalogue.gettext(secret_name(kind)): None for kind in kinds}
    return catalogue.gettext(NEXT).join(words)


def desk_strings(catalogue: Catalogue) -> dict[str, str]:
    """English sentence to the reader's; placeholders stay for the browser to fill."""
    return {text: catalogue.gettext(text) for text in DESK_STRINGS}
