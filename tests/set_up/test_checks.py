"""The summary at the end of the checks counts right and leaves nothing unsaid."""

from pathlib import Path

from set_up.checks import Tally

REPORT = """<testsuites><testsuite>
<testcase name="a"/>
<testcase name="b"><failure message="no">trace</failure></testcase>
<testcase name="c"><error message="no">trace</error></testcase>
<testcase name="d"><skipped message="no PostgreSQL server here">where</skipped></testcase>
</testsuite></testsuites>"""


def test_two_runs_are_counted_together(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    tally = Tally()
    tally.add(report)
    tally.add(report)
    assert tally.closing_line() == "2 passed, 4 failed, 2 skipped"
    assert tally.left_out == {"no PostgreSQL server here": 2}
