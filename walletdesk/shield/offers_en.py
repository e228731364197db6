"""What fake support offers in English: remote help, wallet validation, help against payment."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.clauses_en import Sentence
from walletdesk.shield.grammar_en import Clause, found, is_fragment
from walletdesk.shield.listed import listed

REMOTE, VALIDATION, PAYMENT = "asks_remote_control", "wallet_validation", "pay_for_help"

# A tool that is named is asked for, unless it was used before or is to be removed.
_REMOTE_BEFORE = (
    r"K[.tY]{0,2}Z|ZK|u[.t]*Z[.]*b|j[.]?y?.*Z|u[.t]*[yw][.]?[hg.C][^mT]*Z|D[^Z]*J?.*Z|q[^Z]*Z"
)

_SUSPECT = listed(
    """validate validates revalidate re-validate rectify whitelist harmonise harmonize
    authenticate reauthenticate re-authenticate synchronise synchronize sync resync
    re-sync resynchronise resynchronize re-synchronise validation rectification
    revalidation re-validation validated rectified authenticated synchronised
    synchronized synced whitelisted rectifying validating synchronising synchronizing
    syncing authenticating whitelisting integrate resyncing linking link relink re-link
    reconnect re-connect linked relinked migrated verify verification re-verify verified
    verifying authentication authenticating re-register reregister register reregister
    migrate revalidated re-validated re-verification migrating rectifies unsync desync
    synchronisation synchronization whitelists sign signature approve approval permit
    connect connecting connected restore import upgrade activate reactivate re-activate
    unlock dapp"""
)
_ALWAYS = listed(
    """validate revalidate re-validate rectify whitelist harmonise harmonize reauthenticate
    re-authenticate validation rectification revalidation re-validation validated
    rectified whitelisted rectifying validating whitelisting re-register revalidated
    re-validated resync re-sync resynchronise resynchronize relink re-link"""
)
_WEB = listed(
    """here below link url website site webpage portal page server server's node nodes form
    gateway bio button tool bot dashboard interface chat"""
)
_ACCESS = listed(
    """owner signer co-signer cosigner guardian allowance spending unlimited delegate
    operator"""
)

_REASONS = listed(
    """unlock unlocked unlocking unfreeze unfreezing unfrozen release released releasing
    recover recovered recovery recovering retrieve retrieved retrieving retrieval
    expedite expedited expediting priority prioritise prioritize activate activated
    activation activating reactivate refund refunded processing handling unblock
    unblocked unblocking investigation service consultation technician technicians
    withdraw withdrawal withdrawals upgrade vip settlement lift clearance compliance
    penalty audit liquidity customs lawyer legal anti-money laundering aml insurance
    bond upfront support frozen fast faster express"""
)
_TO_NETWORK = listed("network network's miners miner validators block")
_OF_OWN = listed("own yourself second")


def offered(sentence: Sentence, clauses: list[Clause]) -> Iterator[str]:
    """The codes of what a sentence offers that support never does."""
    live = [clause for clause in clauses if clause.live]
    for clause in live:
        if ("Z" in clause.live and not found(_REMOTE_BEFORE, clause.live) and _is_said(clause)) or (
            "remotely" in clause.live_words() and found("[wTm]", clause.live)
        ):
            yield REMOTE
        if _validates(clause, sentence):
            yield VALIDATION
    if _asks_payment(sentence, live):
        yield PAYMENT


def _is_said(clause: Clause) -> bool:
    """A tool in a list of things is not asked for."""
    return not is_fragment(clause.live) or "p" in clause.live or found("[mTwyJP]", clause.live)


def _validates(clause: Clause, sentence: Sentence) -> bool:
    said = set(" ".join(clause.live_words()).split())
    tags = clause.live
    if found(r"<[.tYE]*I|j[.]?y|[yu][.]?h|w[.d]*D|D", tags) and not said & {"here", "link"}:
        return False
    if said & _ALWAYS and ("L" in tags or found(r"p|d|n|^[.]?P", tags)):
        return True
    if "L" in tags and said & _SUSPECT and (said & _WEB or found("db|dP|T|m", tags)):
        return True
    if {"signature", "request"} <= said and found("C|P", tags) and not found("u[.]*y", tags):
        return True
    if said & _VERIFYING and found(r"^[.,:;p]*P[tY]*L(?!E)", tags):
        return True
    heard = set(" ".join(sentence.words).split())
    if "L" in tags and said & {"import", "restore", "link", "add", "register"} and heard & _PORTALS:
        return True
    if (
        said & {"approve", "sign", "confirm"}
        and heard & _PORTALS
        and said & {"request", "message", "transaction", "connection"}
    ):
        return True
    return bool(said & _ACCESS and found("[wTm]", sentence.tags))


_ARRIVING = listed("arrives arrive settled cleared")
_VERIFYING = listed("verify validate sync synchronise synchronize authenticate activate")
_PORTALS = listed("portal website webpage site link url server node gateway")
# Money that is asked for, in whatever order.
_PAID = (
    r"[$][^uX]*M|(?<!w)G[^uoXRBE]*M|(?<!w)G[^uoXRB]*#M|M[^XRB]*n|M[^XRBu]*d[.]*b|"
    r"n[^XRB]*M|(?:[wT][.d;]*|^;)N[^XRB]*M|M[.]*<[t.]*[TmO]|o[^XRB]*M[^XRB]*b"
)
_TO_US = r"(?:[$GK]|[.]N)[^uoXRB]*(?:[mT]|O)|M[.]*<[t.]*[TmO]"


def _asks_payment(sentence: Sentence, clauses: list[Clause]) -> bool:
    said = set(" ".join(word for clause in clauses for word in clause.live_words()).split())
    tags = "".join(clause.live for clause in clauses)
    if said & _TO_NETWORK or (said & _OF_OWN and "m" not in tags):
        return False
    if not _SCAM.isdisjoint(sentence.words) and not found("[mT]", tags):
        return False
    asked = (
        (sentence.words[:1] == ["for"] and found(r"^.#?M.*wd", tags))
        or any(found(_PAID, clause.live) for clause in clauses)
        or ("M" in tags and said & _PAYABLE and (found("[wTmyp]", tags) or said & _ARRIVING))
        or ("$" in tags and said & _REASONS)
    )
    if not asked:
        return False
    if found(r"D", tags) and not found("p|y", tags):
        return False
    to_us = any(found(_TO_US, c.live) for c in clauses) or (
        said & {"our", "my"} and said & {"address", "account", "wallet"}
    )
    return bool(said & _REASONS or to_us or found("uw", tags))


_SCAM = listed("scam scams fraud fraudulent scammer scammers")
_PAYABLE = listed("payable received arrives arrive deposited transferred due outstanding")
