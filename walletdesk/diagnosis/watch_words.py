"""What the desk says of a transaction that it watches, in the language of its case."""

from walletdesk.chains.base import Finding, shortened
from walletdesk.chains.open import Reachable
from walletdesk.desk.model import Choice, Conversation, Draft, Extra
from walletdesk.diagnosis.model import Diagnosis, Kind, Reference
from walletdesk.diagnosis.told import told
from walletdesk.diagnosis.watched import Phase, Watch
from walletdesk.languages.catalogue import Catalogue, Catalogues
from walletdesk.languages.catalogue import to_translate as _

WATCHING = _(
    "We keep watching this transaction and tell you here when something changes. You need not "
    "wait on this page."
)
NOT_WATCHING = _(
    "We cannot keep watching the transaction {id} for you: too many are being watched at the "
    "moment. To see where it stands, send its id here again."
)
CLOSED = _(
    "Glad that it arrived. The case is closed now; write here and it is open again. Support "
    "never asks for your recovery phrase, private key or password."
)
_NEWS = _("News of your transaction {id} on {chain}:")
_PLAIN = {
    "pending": _("It is not in a block any more and waits again. Do not send it a second time."),
    "in_block": _("It is in a block now and is being confirmed."),
    "done": _("It is confirmed as far as receivers usually wait for."),
    "failed": _("It is in a block, but it failed. We are here to look at it with you."),
    "gone": _("As it is, it will not get into a block. We are here to look at it with you."),
}
_ON = _("We keep watching and tell you here when that changes.")
_ASK = _("Has it arrived? If so, may we close this case?")
_CLOSE = _("Yes, it arrived. Close the case.")
_NOT_YET = _("No, it has not arrived. I want to talk to a person.")
_PERSON = _("Talk to a person")
_LAST_WORD = _(
    "We have watched your transaction {id} on {chain} for {days} days, and it is still not "
    "confirmed. We stop watching now. Your case stays open: send the id here again at any time, "
    "or ask for a person."
)
_END_MARK = "-done"
_LABELS: dict[Phase, tuple[str, ...]] = {
    "done": (_CLOSE, _NOT_YET),
    "failed": (_PERSON,),
    "gone": (_PERSON,),
}


def news(
    watch: Watch, now: Conversation, finding: Finding, reachable: Reachable, catalogue: Catalogue
) -> Draft:
    """The message about what a look found."""
    said = told(
        Diagnosis(
            reference=Reference(kind=Kind.TRANSACTION, word=watch.transaction_id),
            chain=reachable.chain,
            finding=finding,
        ),
        catalogue,
    )
    steps = [f"{number}. {step}" for number, step in enumerate(said.next_steps, 1)]
    lines = [_headline(watch, reachable, catalogue), said.cause, *steps]
    return _draft(watch, now, lines, catalogue)


def plain_news(
    watch: Watch, now: Conversation, reachable: Reachable, catalogue: Catalogue
) -> Draft:
    """The same without anything that the chain says: where the guard stops the other one."""
    lines = [_headline(watch, reachable, catalogue), catalogue.gettext(_PLAIN[watch.phase])]
    return _draft(watch, now, lines, catalogue)


def last_word(
    watch: Watch, now: Conversation, days: int, chain: str, catalogue: Catalogue
) -> Draft:
    """That we stop watching what never came to an end.

    chain   as people call it
    """
    values = {"id": shortened(watch.transaction_id), "chain": chain, "days": days}
    return _message(now, client_id(watch, "last_word"), catalogue.gettext(_LAST_WORD, **values))


def not_watching(now: Conversation, transaction: str, key: str, catalogue: Catalogue) -> Draft:
    """That there is no room for another watch.

    key   what makes the message one
    """
    text = catalogue.gettext(NOT_WATCHING, id=shortened(transaction))
    return _message(now, f"watch-{key}", text)


def closed(now: Conversation, position: int, catalogue: Catalogue) -> Draft:
    """That the case is closed, in answer to the customer's yes at a position."""
    return _message(now, f"watch-closed-{position}", catalogue.gettext(CLOSED))


def client_id(watch: Watch, phase: Phase | str) -> str:
    """What makes a change's message one, however often it is sent."""
    return f"watch-{watch.id}-{watch.told}-{phase}"


def yes_choices(catalogues: Catalogues) -> frozenset[str]:
    """What the button that closes the case sends, in every language."""
    return frozenset(catalogues.of(one).gettext(_CLOSE) for one in catalogues.languages)


def asks_whether_arrived(sent_as: str | None) -> bool:
    """Whether a message of this client id is the one that asks to close the case."""
    return bool(sent_as and sent_as.startswith("watch-") and sent_as.endswith(_END_MARK))


def _headline(watch: Watch, reachable: Reachable, catalogue: Catalogue) -> str:
    values = {"id": shortened(watch.transaction_id), "chain": reachable.chain.title}
    return catalogue.gettext(_NEWS, **values)


def _draft(watch: Watch, now: Conversation, lines: list[str], catalogue: Catalogue) -> Draft:
    if watch.phase in ("pending", "in_block"):
        lines.append(catalogue.gettext(_ON))
    # Once people have the case, they say what comes next, and they close it.
    labels = _LABELS.get(watch.phase, ()) if now.status == "first_line" else ()
    if labels and watch.phase == "done":
        lines.append(catalogue.gettext(_ASK))
    shown = (catalogue.gettext(label) for label in labels)
    choices = tuple(Choice(label, label) for label in shown)
    return _message(now, client_id(watch, watch.phase), "\n".join(lines), choices)


def _message(now: Conversation, sent_as: str, text: str, choices: tuple[Choice, ...] = ()) -> Draft:
    return Draft(
        conversation_id=now.id,
        kind="text",
        speaker="first_line",
        text=text,
        source_id=now.id,
        client_id=sent_as,
        extra=Extra(choices=choices) if choices else None,
    )
