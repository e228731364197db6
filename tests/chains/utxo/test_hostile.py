"""Nodes that answer nonsense end as no answer, never as a wrong or a broken one."""

import asyncio
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chains.utxo.said import PAYLOADS, Scene, nodes, recorded
from walletdesk.chains.base import Finding, Page, Question
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.own import OWN
from walletdesk.chains.utxo import FAMILY
from walletdesk.chains.utxo.wire import decimal, satoshis, whole
from walletdesk.chains.verdicts import SHARED
from walletdesk.diagnosis.words import WORDS

_NAMED = re.compile(r"\{(\w+)\}")
_ALWAYS = {"chain", "coin", "confirmations", "needed"}
SCENES = sorted(path.stem for path in PAYLOADS.iterdir())
HOSTILE: tuple[Any, ...] = (
    None, True, -1, 0, 2**63, 10**40, "", "x", "\u202ecba", "ab" * 32, [], {}, [[]], [None],
    {"a": 1}, Decimal("-0.1"), Decimal("1e400000"), Decimal("NaN"), Decimal("0.1"), "9" * 5000,
)  # fmt: skip


def sound(finding: Finding) -> None:
    """Only listed verdicts and notes, each with all that its sentences name."""
    assert finding.verdict in {**SHARED, **FAMILY.verdicts}
    words = WORDS[finding.verdict]
    given_values = _ALWAYS | finding.values.keys()
    for sentence in (words.cause, *words.next_steps, *words.cannot_undo):
        assert set(_NAMED.findall(sentence)) <= given_values, finding.verdict
    for note in finding.notes:
        assert note.name in {**SHARED, **FAMILY.verdicts}
        assert set(_NAMED.findall(WORDS[note.name].cause)) <= note.values.keys() | _ALWAYS
    if finding.certainty == "open":
        assert finding.values["missing"]
    assert len(repr(finding)) < 100_000


def places(answers: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a tree of JSON, as the way there."""
    yield above
    if isinstance(answers, dict | list):
        below = answers.items() if isinstance(answers, dict) else enumerate(answers)
        for key, one in below:
            yield from places(one, (*above, key))


def ruined(answers: Any, way: tuple[Any, ...], with_what: Any) -> Any:
    """The same tree with something else in one place."""
    if not way:
        return with_what
    copied = dict(answers) if isinstance(answers, dict) else list(answers)
    copied[way[0]] = ruined(answers[way[0]], way[1:], with_what)
    return copied


@pytest.mark.parametrize("name", SCENES)
@given(data=st.data())
def test_one_ruined_answer_ends_in_no_answer_or_in_a_sound_one(
    name: str, data: st.DataObject
) -> None:
    scene = recorded(name)
    way = data.draw(st.sampled_from([one for one in places(scene.answers) if one]))
    answers = ruined(scene.answers, way, data.draw(st.sampled_from(HOSTILE)))
    asyncio.run(_asked(name, scene, answers))


async def _asked(name: str, scene: Scene, answers: dict[str, Any]) -> None:
    chain = OWN["bitcoin" if name.startswith("esplora") else "litecoin-regtest"]
    question = Question(transaction=scene.asked, remembered=scene.remembered)
    try:
        if name == "esplora_address":
            sound(await FAMILY.survey(chain, nodes("x", answers), scene.asked))
            page = await FAMILY.history(chain, nodes("x", answers), scene.asked, None)
            assert isinstance(page, Page)
            assert 0 <= page.done <= 1
        else:
            sound(await FAMILY.examine(chain, nodes("x", answers), question))
    except NodesFailed:
        pass


@pytest.mark.parametrize("read", [whole, decimal, satoshis])
@pytest.mark.parametrize("bad", [one for one in HOSTILE if not isinstance(one, int) or one != 0])
def test_numbers_are_taken_only_in_a_usual_size(read: Any, bad: Any) -> None:
    if bad in (Decimal("0.1"),) and read is not whole:
        assert read(bad) > 0
        return
    with pytest.raises(ValueError, match="expected"):
        read(bad)
