"""Lines printed over each other below a page break."""

from __future__ import annotations

from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import at, only_table, read


def sheet(baseline: float, size: float = 9.0) -> Sheet:
    """Two rows; the last line of the upper cell stands over the first one of the lower."""
    made = Sheet().rules([50.0, 250.0, 300.0], [100.0, 142.0, 200.0])
    made.write(53, 112, "①集団健診の会場での当日の面談や", 9.0)
    made.write(53, 125, "事業所への訪問をいずれも積極的に", 9.0)
    made.write(53, 138, "行い、加入者の健康の保持と増進を", 9.0)
    made.write(53, baseline, "引き続き支援する。", size)
    made.write(53, 155, "②未治療者への文書の勧奨を行う。", 9.0)
    return made


def test_a_line_over_another_goes_on_with_the_cell_above() -> None:
    document = read(sheet(151.2))
    table = only_table(document)
    assert at(table, 0, 0).lines[-1].text.endswith("引き続き支援する。")
    assert at(table, 1, 0).text == "②未治療者への文書の勧奨を行う。"
    assert not document.findings


def test_a_line_that_goes_on_with_nothing_is_said() -> None:
    made = Sheet().rules([50.0, 250.0, 300.0], [100.0, 142.0, 200.0])
    made.write(53, 151.2, "引き続き支援する。", 9.0)
    made.write(53, 155, "②未治療者への文書の勧奨を行う。", 9.0)
    document = read(made)
    assert at(only_table(document), 1, 0).lines[-1].text == "②未治療者への文書の勧奨を行う。"
    assert [finding.code for finding in document.findings] == ["overprinted_text"]


def test_a_superscript_is_of_its_line() -> None:
    made = Sheet().rules([50.0, 250.0, 300.0], [100.0, 142.0, 200.0])
    made.write(53, 112, "使用割合", 9.0)
    made.write(89, 109, "※1", 5.0)
    made.write(101, 112, "を高める。", 9.0)
    assert at(only_table(read(made)), 0, 0).text.replace(" ", "") == "使用割合※1を高める。"
