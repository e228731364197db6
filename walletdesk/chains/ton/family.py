"""TON behind the protocol of all families."""

import re
from base64 import urlsafe_b64decode
from binascii import crc_hqx
from collections.abc import Mapping

from walletdesk.chains.base import Chain, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.nodes import Nodes, NoNode

_HASH = re.compile(r"[0-9a-fA-F]{64}")
_HASH_64 = re.compile(r"[0-9A-Za-z+/_-]{43}=")
_FRIENDLY = re.compile(r"[EUk0][Qf][0-9A-Za-z_-]{46}")
_RAW = re.compile(r"(?:0|-1):[0-9a-fA-F]{64}")


def _is_address(word: str) -> bool:
    if _RAW.fullmatch(word):
        return True
    if not _FRIENDLY.fullmatch(word):
        return False
    packed = urlsafe_b64decode(word)
    return crc_hqx(packed[:34], 0) == int.from_bytes(packed[34:], "big")


class Ton:
    """Knows the forms of ids and addresses; nodes are not asked yet."""

    name = "ton"
    verdicts: Mapping[str, str] = {}

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """By form and check sum."""
        if _HASH.fullmatch(word) or _HASH_64.fullmatch(word):
            return frozenset({Kind.TRANSACTION})
        return frozenset({Kind.ADDRESS} if _is_address(word) else ())

    def same(self, one: str, other: str) -> bool:
        """Whether two words are the same."""
        return one == other

    async def examine(self, chain: Chain, nodes: Nodes, question: Question) -> Finding:
        """Not yet."""
        raise NoNode(chain.name)

    async def survey(self, chain: Chain, nodes: Nodes, address: str) -> Finding:
        """Not yet."""
        raise NoNode(chain.name)

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """Not yet."""
        raise NoNode(chain.name)

    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """Not yet."""
        raise NoNode(chain.name)

    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Not yet."""
        raise NoNode(chain.name)

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """Not yet."""
        return None

    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """Not yet."""
        raise NoNode(chain.name)


FAMILY = Ton()
