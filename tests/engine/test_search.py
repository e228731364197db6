"""Full text: the same words find the same documents on both engines."""

from walletdesk.engine import Engine
from walletdesk.languages.analyse import terms


async def put(engine: Engine, key: str, text: str, order: int) -> None:
    await engine.database.write(
        lambda tx: engine.search.index(tx, "message", key, order, " ".join(terms(text)))
    )


async def found(engine: Engine, query: str) -> list[str]:
    hits = await engine.database.read(
        lambda tx: engine.search.newest(tx, "message", " ".join(terms(query)), 10)
    )
    return [hit.key for hit in hits]


async def test_words_are_found_newest_first(engine: Engine) -> None:
    await put(engine, "1", "My transfer has not arrived", 1)
    await put(engine, "2", "The TRANSFER failed", 2)
    assert await found(engine, "transfer") == ["2", "1"]
    assert await found(engine, "transfer arrived") == ["1"]


async def test_chinese_is_found_inside_a_sentence(engine: Engine) -> None:
    await put(engine, "1", "转账两个小时了还显示确认中", 1)
    assert await found(engine, "确认") == ["1"]
    assert await found(engine, "转账") == ["1"]
    assert await found(engine, "密码") == []


async def test_a_document_put_in_anew_is_found_by_its_new_words_only(engine: Engine) -> None:
    await put(engine, "1", "old words", 1)
    await put(engine, "1", "new words", 2)
    assert await found(engine, "old") == []
    assert await found(engine, "new") == ["1"]


async def test_query_marks_do_no_harm(engine: Engine) -> None:
    await put(engine, "1", "plain", 1)
    assert await found(engine, '"plain" OR (*) NEAR/2 AND -x:') == []
    assert await found(engine, "''\"\"") == []


async def test_common_words_are_found_newest_first_and_rare_ones_too(engine: Engine) -> None:
    for at in range(12):
        await put(engine, str(at), f"the transfer {'with memo' if at == 1 else 'alone'}", at)
    # Which words are common, PostgreSQL knows from here on.
    await engine.database.write(lambda tx: tx.run("ANALYZE search_documents"))
    assert await found(engine, "transfer") == [str(at) for at in range(11, 1, -1)]
    assert await found(engine, "transfer memo") == ["1"]
    assert await found(engine, "transfer nowhere") == []
