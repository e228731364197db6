"""What was asked a moment ago is not asked of the nodes again."""

import time
from collections.abc import Callable

from walletdesk.chains.open import Chains
from walletdesk.diagnosis.diagnose import diagnose, of_reference
from walletdesk.diagnosis.model import Asked, Diagnosis, Kind, Reference

_LATELY_S = 2.0
_KEPT_MAX = 500


class Lately:
    """Diagnoses of the last seconds: of a page that looks again, of many who ask the same.

    Nothing is kept of a question that holds a secret.
    """

    def __init__(self, chains: Chains, clock: Callable[[], float] = time.monotonic) -> None:
        self._chains = chains
        self._clock = clock
        self._kept: dict[Asked, tuple[float, Diagnosis]] = {}

    async def diagnose(self, asked: Asked, reference: Reference | None = None) -> Diagnosis:
        """What happened to the transaction, as the nodes say now or said seconds ago.

        reference   found before in a text that the shield has judged
        """
        kept = self._kept.get(asked)
        if kept and self._clock() - kept[0] < _LATELY_S:
            return kept[1]
        if reference:
            found = await of_reference(self._chains, reference, asked)
        else:
            found = await diagnose(self._chains, asked)
        if found.reference.kind is not Kind.SECRET:
            self._keep(asked, found)
        return found

    def _keep(self, asked: Asked, found: Diagnosis) -> None:
        now = self._clock()
        self._kept = {one: kept for one, kept in self._kept.items() if now - kept[0] < _LATELY_S}
        if len(self._kept) < _KEPT_MAX:
            self._kept[asked] = (now, found)
