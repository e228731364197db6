"""Token contracts' logs, read and misread."""

from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.chains.evm.logs import Log, approvals, logs_of, moves
from walletdesk.chains.evm.words import topic

TOKEN, ONE, OTHER, THIRD = ("0x" + digit * 40 for digit in "abcd")
TRANSFER = topic("Transfer(address,address,uint256)")
SINGLE = topic("TransferSingle(address,address,address,uint256,uint256)")
BATCH = topic("TransferBatch(address,address,address,uint256[],uint256[])")


def word(address: str) -> str:
    """An address as a topic."""
    return "0x" + "0" * 24 + address[2:]


def amount(number: int) -> bytes:
    """A number as a log's data."""
    return number.to_bytes(32, "big")


def test_tokens_and_collectibles_share_an_event_and_are_told_apart() -> None:
    counted = Log(TOKEN, (TRANSFER, word(ONE), word(OTHER)), amount(5))
    item = Log(TOKEN, (TRANSFER, word(ONE), word(OTHER), f"0x{9:064x}"), b"")
    (first, second) = moves([counted, item])
    assert (first.sender, first.receiver, first.amount, first.item) == (ONE, OTHER, 5, None)
    assert (second.amount, second.item) == (1, 9)


def test_pieces_of_many_kinds_move_alone_and_together() -> None:
    topics = (word(THIRD), word(ONE), word(OTHER))
    alone = Log(TOKEN, (SINGLE, *topics), amount(7) + amount(2))
    data = encode(["uint256[]", "uint256[]"], [[1, 2], [10, 20]])
    together = Log(TOKEN, (BATCH, *topics), data)
    told = [(one.sender, one.item, one.amount) for one in moves([alone, together])]
    assert told == [(ONE, 7, 2), (ONE, 1, 10), (ONE, 2, 20)]


def test_what_only_resembles_a_movement_is_left_out() -> None:
    assert moves([Log(TOKEN, (TRANSFER, word(ONE), word(OTHER)), b"\x05")]) == ()
    assert moves([Log(TOKEN, (TRANSFER,), amount(5)), Log(TOKEN, (), amount(5))]) == ()
    assert moves([Log(TOKEN, (BATCH, word(ONE), word(ONE), word(OTHER)), b"\xff" * 64)]) == ()


def test_permissions_of_each_kind_are_read() -> None:
    approval = topic("Approval(address,address,uint256)")
    counted = Log(TOKEN, (approval, word(ONE), word(OTHER)), amount(3))
    item = Log(TOKEN, (approval, word(ONE), word(OTHER), f"0x{9:064x}"), b"")
    every = Log(
        TOKEN, (topic("ApprovalForAll(address,address,bool)"), word(ONE), word(OTHER)), amount(1)
    )
    told = [(one.amount, one.for_all) for one in approvals([counted, item, every])]
    assert told == [(3, False), (None, False), (1, True)]


def test_a_permission_that_a_shared_contract_keeps_names_the_token_itself() -> None:
    event = topic("Approval(address,address,address,uint160,uint48)")
    log = Log(THIRD, (event, word(ONE), word(TOKEN), word(OTHER)), amount(2**160 - 1) + amount(1))
    (told,) = approvals([log])
    assert (told.token, told.owner, told.spender) == (TOKEN, ONE, OTHER)
    assert told.amount == 2**256 - 1


@given(st.lists(st.sampled_from([TRANSFER, SINGLE, BATCH, word(ONE)]), max_size=5), st.binary())
def test_no_log_breaks_the_reading(topics: list[str], data: bytes) -> None:
    log = Log(TOKEN, tuple(topics), data)
    moves([log])
    approvals([log])


def test_a_receipts_logs_are_read_as_the_node_writes_them() -> None:
    raw = {"address": TOKEN.upper().replace("X", "x"), "topics": [TRANSFER], "data": "0x05"}
    assert logs_of([raw]) == (Log(TOKEN, (TRANSFER,), b"\x05"),)
    assert logs_of(None) == ()
