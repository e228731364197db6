"""What fake support offers in English: remote help, wallet validation, help against payment."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.clauses_en import Sentence
from walletdesk.shield.grammar_en import Clause, found

REMOTE, VALIDATION, PAYMENT = "asks_remote_control", "wallet_validation", "pay_for_help"

# A tool that is named is asked for, unless it was used before or is to be removed.
_REMOTE_BEFORE = r"K[^Z]*Z|j[.]?y?.*Z|u[.t]*[yw][.]?[hg.C][^mT]*Z|D[^Z]*J?.*Z|q[^Z]*Z"

_SUSPECT = frozenset(
    """validate validates revalidate re-validate rectify whitelist harmonise harmonize authenticate
    reauthenticate re-authenticate synchronise synchronize sync resync re-sync resynchronise
    resynchronize re-synchronise validation rectification revalidation re-validation validated
    rectified authenticated synchronised synchronized synced whitelisted rectifying validating
    synchronising synchronizing syncing authenticating whitelisting integrate resyncing linking
    link relink re-link reconnect re-connect verify verification re-verify verified verifying
    authentication authenticating re-register reregister register reregister migrate revalidated
    re-validated re-verification migrating rectifies unsync desync synchronisation synchronization
    whitelists sign signature approve approval permit connect connecting connected restore import
    upgrade activate reactivate re-activate unlock dapp""".split()
)
_ALWAYS = frozenset(
    """validate revalidate re-validate rectify whitelist harmonise harmonize reauthenticate
    re-authenticate validation rectification revalidation re-validation validated rectified
    whitelisted rectifying validating whitelisting re-register revalidated re-validated authenticate
    authenticated authentication resync re-sync resynchronise resynchronize relink re-link""".split()
)
_WEB = frozenset(
    """here below link url website site webpage portal page server server's node nodes form dapp
    gateway bio button tool bot dashboard interface chat""".split()
)
_ACCESS = frozenset(
    "owner signer co-signer cosigner guardian allowance spending unlimited delegate operator".split()
)

_PAYS = frozenset(
    """pay paying pays paid payable remit deposit deposited purchase buy top up prepay wire transfer
    transferred send sent needed required due outstanding settle settled credit payment costs cost
    charge charged needs need requires require received owed contribute transferring sending arrives
    condition into""".split()
)
_MONEY = frozenset(
    """fee fees tax taxes charge charges gas usdt usdc eth btc trx bnb sol usd dollars dollar euros
    euro money payment bond insurance coins crypto bitcoin commission premium tip donation ether
    tether deposit guarantee cost costs funds % percent $ € £ collateral card cards stake
    security""".split()
)
_REASONS = frozenset(
    """unlock unlocked unlocking unfreeze unfreezing unfrozen release released releasing recover
    recovered recovery recovering retrieve retrieved retrieving retrieval expedite expedited
    expediting priority prioritise prioritize activate activated activation activating reactivate
    refund refunded processing handling unblock unblocked unblocking investigation service consultation
    technician technicians withdraw withdrawal withdrawals upgrade vip settlement lift clearance compliance penalty
    audit liquidity customs lawyer legal anti-money laundering aml insurance bond upfront support
    frozen fast faster express""".split()
)
_TO_NETWORK = frozenset("network network's miners miner validators block".split())
_OF_OWN = frozenset("own yourself second".split())


def offered(sentence: Sentence, clauses: list[Clause]) -> Iterator[str]:
    """The codes of what a sentence offers that support never does."""
    live = [clause for clause in clauses if clause.live]
    for clause in live:
        if "Z" in clause.live and not found(_REMOTE_BEFORE, clause.live):
            yield REMOTE
        if _validates(clause):
            yield VALIDATION
    if _asks_payment(sentence, live):
        yield PAYMENT


def _validates(clause: Clause) -> bool:
    said = set(clause.live_words())
    tags = clause.live
    if found(r"<[.tYE]*I|j[.]?y|[yu][.]?h|w[.d]*D|D", tags) and not said & {"here", "link"}:
        return False
    if said & _ALWAYS and ("L" in tags or found(r"p|d|^[.]?P", tags)):
        return True
    if "L" in tags and said & _SUSPECT and said & (_WEB - {"dapp"} | {"page"}):
        return True
    return bool(said & _ACCESS and found("[wTm]", tags))


def _asks_payment(sentence: Sentence, clauses: list[Clause]) -> bool:
    said = {word for clause in clauses for word in clause.live_words()}
    tags = "".join(clause.live for clause in clauses)
    if said & _TO_NETWORK or (said & _OF_OWN and "m" not in tags):
        return False
    if not (said & _PAYS and (said & _MONEY or "#" in tags)):
        return False
    if found(r"D", tags) and not found("p|y", tags):
        return False
    return bool(said & _REASONS) or found(r"[$G][^uoXRB]*(?:[mT]|O)|before", tags)
