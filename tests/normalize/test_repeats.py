"""A target that a KPI of the same item repeats goes into that one's row, with all that it adds."""

import pipeline
from normalize import load_taxonomy
from schema.records import Records

PAGE = """<meta charset="utf-8"><h1>令和4年度 東京支部事業計画</h1>
<p>１．健診の推進</p><p>○健診を勧める。</p>
<p>・生活習慣病予防健診実施率 52.4％（実施見込者数：301,200人）{behind}</p>
<p>■ KPI：生活習慣病予防健診実施率を52.4％以上とする</p>"""


def read(behind: str) -> Records:
    page = PAGE.format(behind=behind).encode()
    return pipeline.convert_document("a.html", page, taxonomy=load_taxonomy(None)).records


def test_a_figure_that_the_row_has_no_place_for_has_an_issue() -> None:
    found = read("（令和2年度実施者数：246,900人）")
    (target,) = found.kpi_targets
    assert (target.target_value, target.expected_count) == (52.4, 301200)
    (issue,) = [each for each in found.issues if each.code == "repeat_figure_left"]
    assert "246,900人" in issue.message
    assert "246,900人" in (issue.text or "")


def test_a_previous_result_goes_along() -> None:
    found = read("（令和2年度実績 47.1％）")
    (target,) = found.kpi_targets
    assert (target.baseline_value, target.baseline_fiscal_year) == (47.1, 2020)
    assert "baseline_value" in [source.field for source in target.sources]
    assert "repeat_figure_left" not in [issue.code for issue in found.issues]
