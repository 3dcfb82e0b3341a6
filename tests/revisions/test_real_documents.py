"""The real comparison and the two real years, read with care and written down here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import diffing
from bench.redline_eval import evaluate, score_of
from schema.comparison import Comparison

SAITAMA = "001_aa04d10430b33ff0.txt"
GUNMA = ("000_4eef5e27a9015c97.txt", "003_6c2e27aa62b1ca14.txt")
KUMAMOTO = "004_04bc53235e631ed5.txt"

# (pillar, kind, numbers of 令和4, numbers of 令和5); 再掲 items stand under organization.
SAITAMA_RELATIONS = """
foundation    same        1      1
foundation    same        2      2
foundation    same        3      3
foundation    merged      4+6+7  4
foundation    renamed     5      5
foundation    split       8      6+7
foundation    renamed     9      8
foundation    renumbered  10     9
foundation    renamed     11     10
strategy      renamed     1      1
strategy      renamed     2      2
strategy      renamed     3      3
strategy      renamed     4      4
strategy      removed     5      -
strategy      renumbered  6      5
strategy      renumbered  7      6
strategy      renumbered  8      7
strategy      same        9      9
strategy      renumbered  10     8
strategy      renumbered  11     10
strategy      renumbered  12     11
strategy      renamed     13     12
organization  same        1      1
organization  same        2      2
organization  same        3      3
organization  same        4      4
organization  same        5      5
organization  same        6      6
organization  same        7      7
organization  renamed     8      8
"""

# Numbers run through the whole plan. 28 goes on without a number in the row that lost its own,
# 32 likewise holds the measure on standard, efficient and simple work that became the new 2.
GUNMA_RELATIONS = """
renamed  1         1
moved    32        2
split    4         3+5
renamed  5         4
renamed  2         6
renamed  3         7
merged   6+7+8     8
renamed  10        9
merged   11+13+14  10
renamed  12        11
merged   22+23+24  12
merged   25+26+27  13
renamed  31        14
merged   16+21     15
merged   28+30     16
renamed  17        17
added    -         18
renamed  15        19
renamed  18        20
merged   19+20     21
removed  9         -
removed  34        -
removed  35        -
"""


@pytest.fixture(scope="module")
def saitama(shared: Path) -> Comparison:
    return diffing.compare([str(shared / "documents" / SAITAMA)])


@pytest.fixture(scope="module")
def gunma(shared: Path) -> Comparison:
    return diffing.compare([str(shared / "documents" / name) for name in GUNMA])


def rows(table: str) -> set[tuple[str, ...]]:
    return {tuple(line.split()) for line in table.split("\n") if line.strip()}


def found(comparison: Comparison, *, pillars: bool) -> set[tuple[str, ...]]:
    result = set()
    for relation in comparison.relations:
        numbers = [
            "+".join(re.sub(r"\D", "", cited.number_raw or "?") for cited in side) or "-"
            for side in (relation.old, relation.new)
        ]
        pillar = [str((relation.new or relation.old)[0].pillar)] if pillars else []
        result.add((*pillar, relation.kind, *numbers))
    return result


def test_all_relations_of_the_comparison(saitama: Comparison) -> None:
    assert found(saitama, pillars=True) == rows(SAITAMA_RELATIONS)


def test_all_relations_of_two_years(gunma: Comparison) -> None:
    assert found(gunma, pillars=False) == rows(GUNMA_RELATIONS)


def test_every_target_that_moved(saitama: Comparison) -> None:
    moved = {
        each.kpi_id: (each.old and each.old.target_value, each.new and each.new.target_value)
        for each in saitama.targets
        if "target_value" in each.changed or each.kind in ("added", "removed")
    }
    assert moved.pop(None)[1] == 3000.0  # 二次勧奨実施予定人数, no indicator of kpis.csv
    assert moved == {
        "dependent_recheck_submission_rate": (93.4, 94.0),
        "lifestyle_checkup_rate": (50.0, 53.8),
        "guidance_rate_insured": (26.9, 36.9),
        "guidance_rate_dependents": (13.1, 15.1),
        "guidance_rate_overall": (26.3, None),
        "visit_after_recommendation_rate": (12.4, 13.1),
        "health_declaration_offices": (940.0, 1170.0),
        "committee_coverage_rate": (43.3, 44.0),
    }


def test_every_baseline_that_moved(saitama: Comparison) -> None:
    moved = {
        each.kpi_id: (each.old and each.old.baseline_value, each.new and each.new.baseline_value)
        for each in saitama.targets
        if "baseline_value" in each.changed
    }
    assert moved == {
        "service_standard_rate": (100.0, None),
        "mail_application_rate": (95.2, None),
        "judo_multi_site_frequent_rate": (1.43, None),
        "receipt_assessment_rate": (0.281, 0.288),
        "reexam_amount_per_receipt": (4680.0, 4795.0),
        "insurance_card_collection_rate": (90.65, 81.42),
        "claim_recovery_rate": (55.12, 55.89),
        "dependent_recheck_submission_rate": (90.5, None),
        "committee_coverage_rate": (38.7, 40.8),
        "generic_usage_rate": (79.5, 80.4),
        "single_bid_ratio": (12.5, 28.6),
    }


def test_a_break_in_the_series_is_not_called_a_rise(saitama: Comparison) -> None:
    (offices,) = [each for each in saitama.targets if each.kpi_id == "health_declaration_offices"]
    assert offices.direction == "not_comparable"
    assert (offices.reason or "").startswith("break in the series")


def test_targets_of_two_years(gunma: Comparison) -> None:
    directions = {each.kpi_id: each.direction or each.kind for each in gunma.targets}
    assert directions["mail_application_rate"] == "tightened"
    assert directions["visit_after_recommendation_rate"] == "loosened"
    assert directions["limit_certificate_usage_rate"] == "not_comparable"
    assert directions["reexam_amount_per_receipt"] == "added"
    assert directions["council_participation_rate"] == "removed"


def test_the_redline_marks_what_the_document_underlines(shared: Path) -> None:
    characters, lost = evaluate(shared / "documents" / SAITAMA)
    assert lost == []
    assert score_of(characters).recall >= 0.95
    assert score_of(characters).precision >= 0.35  # the document forgets more than half


def test_the_annex_is_compared_by_its_columns(saitama: Comparison) -> None:
    outside = [each for each in saitama.passages if each.initiative_id is None]
    assert {each.side for each in outside} == {"old", "new"}
    assert sum(not each.changed for each in outside) >= 30
    # Pages whose columns the dump has lost: nothing tells the editions apart.
    whole = [each.what for each in saitama.not_compared if each.side is None]
    assert whole == ["43 texts outside of all initiatives"]


def test_numbers_that_are_in_no_record_are_listed(saitama: Comparison) -> None:
    # How many people a rate stands for: printed beside the targets, and another number.
    people = {each.side: each.what for each in saitama.not_compared if "（40歳以上）" in each.what}
    assert "590,557" in people["old"]
    assert "590,925" in people["new"]


@pytest.mark.parametrize("name", [SAITAMA, *GUNMA, KUMAMOTO, "002_a1581b00bfcc7080.txt"])
def test_a_document_is_the_same_as_itself(shared: Path, name: str) -> None:
    path = str(shared / "documents" / name)
    assert diffing.compare([path, path]).exit_code == 0


@pytest.mark.parametrize(
    ("dump", "pdf"),
    [(GUNMA[1], "gunma_2021.chromium.pdf"), (KUMAMOTO, "kumamoto_2021.office.pdf")],
)
def test_a_document_is_the_same_in_its_other_format(shared: Path, dump: str, pdf: str) -> None:
    folder = shared / "documents"
    assert diffing.compare([str(folder / dump), str(folder / "pdf" / pdf)]).exit_code == 0


_WIDE = str.maketrans("0123456789()%", "０１２３４５６７８９（）％")
_NARROW = str.maketrans("スセトナニネラルレー", "ｽｾﾄﾅﾆﾈﾗﾙﾚｰ")


@pytest.mark.parametrize("name", [SAITAMA, *GUNMA])
@pytest.mark.parametrize("edit", ["width", "kana", "spaces", "line breaks"])
def test_a_copy_in_other_width_spacing_and_line_breaks_is_the_same(
    shared: Path, tmp_path: Path, name: str, edit: str
) -> None:
    path = shared / "documents" / name
    edits = {
        "width": lambda text: text.translate(_WIDE),
        "kana": lambda text: text.translate(_NARROW),
        "spaces": lambda text: re.sub(r"(?<=[一-龠])(?=[ぁ-ん])", " ", text),
        "line breaks": lambda text: re.sub(r"(?<=[、。])(?=[^\t\n])", "&#10;  ", text),
    }
    copy = tmp_path / "copy.txt"
    copy.write_text(
        re.sub(
            r"<[^>]*>|[^<]+",
            lambda match: match[0] if match[0][0] == "<" else edits[edit](match[0]),
            path.read_text(encoding="utf-8"),
        ),
        encoding="utf-8",
    )
    assert diffing.compare([str(path), str(copy)]).exit_code == 0
