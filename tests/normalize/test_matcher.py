"""From printed names to indicators: the evaluation on names.tsv and the properties it rests on.

`python -m tests.normalize.test_matcher` prints precision and recall per method.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.likeness import FUZZY_THRESHOLD
from normalize.matcher import KpiMatcher
from normalize.taxonomy_loader import Taxonomy, load_taxonomy
from normalize.text.folding import fold

NAMES = Path(__file__).parent / "names.tsv"
TAXONOMY = load_taxonomy()


@dataclass
class Row:
    """A name as a branch may print it, its year, the id it means (None: no id), its heading."""

    name: str
    fiscal_year: int
    kpi_id: str | None
    context: str


def rows() -> list[Row]:
    """The annotated names."""
    found = []
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, year, kpi_id, context = [*line.split("\t"), "", ""][:4]
        found.append(Row(name, int(year), kpi_id or None, context))
    return found


@dataclass
class Evaluation:
    """Right and all mapped names per method, and the names that came out wrong."""

    mapped: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    known: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return sum(r for r, _ in self.mapped.values()) / sum(a for _, a in self.mapped.values())

    @property
    def recall(self) -> float:
        return self.found / self.known

    def lines(self) -> list[str]:
        """The table, a line a method."""
        lines = [f"{'method':8} {'right':>5} {'mapped':>6} precision"]
        for method in ("exact", "alias", "pattern", "fuzzy"):
            right, mapped = self.mapped[method]
            lines.append(f"{method:8} {right:5} {mapped:6} {right / max(mapped, 1):9.4f}")
        lines.append(
            f"all: precision {self.precision:.4f}, recall {self.recall:.4f} of {self.known}"
        )
        return lines + self.wrong


def evaluate(taxonomy: Taxonomy = TAXONOMY) -> Evaluation:
    """Match every annotated name."""
    result = Evaluation()
    for row in rows():
        match = taxonomy.match_kpi(row.name, fiscal_year=row.fiscal_year, context=row.context)
        result.known += row.kpi_id is not None
        result.found += row.kpi_id is not None and match.kpi_id == row.kpi_id
        if match.kpi_id:
            result.mapped[match.method][0] += match.kpi_id == row.kpi_id
            result.mapped[match.method][1] += 1
        if match.kpi_id != row.kpi_id:
            result.wrong.append(f"{row.name} ({row.fiscal_year}): {match.kpi_id}, not {row.kpi_id}")
    return result


def test_precision_and_recall_on_annotated_names(capsys: pytest.CaptureFixture[str]) -> None:
    result = evaluate()
    with capsys.disabled():
        print("\n" + "\n".join(result.lines()))
    assert len(rows()) >= 300
    assert result.precision >= 0.99
    assert result.recall >= 0.95


def test_the_annotated_names_are_of_every_indicator_and_not_repeated() -> None:
    assert {row.kpi_id for row in rows()} - {None} == set(TAXONOMY.indicators)
    keys = [(row.name, row.fiscal_year, row.context) for row in rows()]
    assert len(keys) == len(set(keys))


KNOWN = sorted((n.text, i.id) for i in TAXONOMY.indicators.values() for n in i.names)
PRINTED = st.sampled_from(KNOWN)


@given(PRINTED, st.integers(0, 2**16))
def test_spacing_does_not_matter(known: tuple[str, str], seed: int) -> None:
    name, _ = known
    spaced = "".join(
        c + (" \u3000"[seed % 2] if (seed >> i % 16) & 1 else "") for i, c in enumerate(name)
    )
    assert TAXONOMY.match_kpi(spaced).kpi_id == TAXONOMY.match_kpi(name).kpi_id


@given(PRINTED)
def test_width_does_not_matter(known: tuple[str, str]) -> None:
    name, _ = known
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)
    assert TAXONOMY.match_kpi(wide).kpi_id == TAXONOMY.match_kpi(name).kpi_id


@given(PRINTED, st.sampled_from(["()", "（）", "〔〕", "［］", "〈〉", "【】", "《》", "「」"]))
def test_the_style_of_brackets_does_not_matter(known: tuple[str, str], style: str) -> None:
    name, _ = known
    other = name.translate({ord("（"): style[0], ord("）"): style[1]})
    assert TAXONOMY.match_kpi(other).kpi_id == TAXONOMY.match_kpi(name).kpi_id


@settings(max_examples=20, deadline=None)
@given(st.permutations(sorted(TAXONOMY.indicators)), st.data())
def test_the_order_of_entries_does_not_matter(order: list[str], data: st.DataObject) -> None:
    shuffled = KpiMatcher(
        [TAXONOMY.indicators[key] for key in order],
        TAXONOMY.matcher.families,
        data.draw(st.permutations(TAXONOMY.not_indicators)),
        TAXONOMY.vocabulary,
        TAXONOMY.topics_of,
    )
    for row in data.draw(st.lists(st.sampled_from(rows()), min_size=20, max_size=20)):
        expected = TAXONOMY.match_kpi(row.name, fiscal_year=row.fiscal_year, context=row.context)
        assert shuffled.match(row.name, row.fiscal_year, row.context, None) == expected


def test_folding_merges_no_two_indicators() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for name, identifier in KNOWN:
        owners[fold(name)].add(identifier)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(("name", "kpi_id"), KNOWN)
def test_every_wording_means_its_indicator_in_its_years(name: str, kpi_id: str) -> None:
    (known,) = [n for n in TAXONOMY.indicators[kpi_id].names if n.text == name]
    year = known.years.first or known.years.last or 2021
    match = TAXONOMY.match_kpi(name, fiscal_year=year)
    assert (match.kpi_id, match.method) == (kpi_id, "exact" if known.official else "alias")


@given(st.text())
def test_any_text_is_matched_without_error(text: str) -> None:
    match = TAXONOMY.match_kpi(text, fiscal_year=2021, context=text)
    assert 0 <= match.score <= 1
    assert match.kpi_id is not None or match.method == "none"


@pytest.mark.parametrize(
    ("context", "kpi_id"),
    [
        ("", "guidance_rate_overall"),
        ("特定保健指導の実施率の向上", "guidance_rate_overall"),
        ("被保険者の特定保健指導", "guidance_rate_insured"),
        ("被扶養者特定保健指導", "guidance_rate_dependents"),
        ("特定保健指導（被保険者・被扶養者）", "guidance_rate_overall"),
    ],
)
def test_the_context_names_the_population(context: str, kpi_id: str) -> None:
    assert TAXONOMY.match_kpi("特定保健指導の実施率", context=context).kpi_id == kpi_id


def test_what_the_name_says_weighs_more_than_the_context() -> None:
    match = TAXONOMY.match_kpi("特定保健指導の実施率（全体）", context="被保険者特定保健指導")
    assert match.kpi_id == "guidance_rate_overall"


def test_a_checkup_without_a_population_is_ambiguous() -> None:
    match = TAXONOMY.match_kpi("特定健診受診率", fiscal_year=2021)
    assert match.kpi_id is None
    assert {c for c, _ in match.candidates} == {"dependent_checkup_rate", "lifestyle_checkup_rate"}


def test_beside_the_insured_persons_checkup_it_is_the_dependents() -> None:
    match = TAXONOMY.match_kpi("特定健康診査実施率", context="生活習慣病予防健診実施率")
    assert match.kpi_id == "dependent_checkup_rate"


def test_the_year_decides_what_a_name_means() -> None:
    name = "協会のレセプト点検の査定率"
    assert TAXONOMY.match_kpi(name, fiscal_year=2024).kpi_id == "receipt_assessment_rate"
    assert TAXONOMY.match_kpi(name, fiscal_year=2021).kpi_id is None


def test_a_unit_that_cannot_be_keeps_a_rule_from_matching() -> None:
    assert (
        TAXONOMY.match_kpi("各種申請書の郵送化率", unit="percent").kpi_id == "mail_application_rate"
    )
    assert TAXONOMY.match_kpi("各種申請書の郵送化率", unit="yen").kpi_id is None


def test_a_name_without_a_quantity_needs_the_unit() -> None:
    assert TAXONOMY.match_kpi("郵送による申請").kpi_id is None
    assert TAXONOMY.match_kpi("健康経営宣言の登録", unit="percent").kpi_id is None


def test_methods_and_scores_go_together() -> None:
    exact = TAXONOMY.match_kpi("ジェネリック医薬品使用割合")
    alias = TAXONOMY.match_kpi("GE使用割合")
    pattern = TAXONOMY.match_kpi("ジェネリック医薬品の県内使用割合")
    fuzzy = TAXONOMY.match_kpi("ジェネリッウ医薬品使用割合")
    assert [m.method for m in (exact, alias, pattern, fuzzy)] == [
        "exact",
        "alias",
        "pattern",
        "fuzzy",
    ]
    assert exact.score == 1 > alias.score > pattern.score
    assert FUZZY_THRESHOLD <= fuzzy.score < 1


def test_explain_tells_the_way_and_the_history() -> None:
    lines = TAXONOMY.explain("レセプト査定率", 2024)
    assert lines[0] == "canonical: レセプト査定率"
    assert any(line.startswith("alias: receipt_assessment_rate") for line in lines)
    assert any("2024 redefined, not comparable" in line for line in lines)
    assert any("kept from rules" in line for line in TAXONOMY.explain("がん検診受診率"))


def test_matching_is_fast() -> None:
    names = [f"{name}{i}" for i in range(3) for name, _ in KNOWN]
    started = time.perf_counter()
    for name in names:
        TAXONOMY.match_kpi(name)
    assert (time.perf_counter() - started) / len(names) < 0.02


if __name__ == "__main__":
    print("\n".join(evaluate().lines()))


@pytest.mark.parametrize(
    ("name", "indicator"),
    [
        ("事業者健診データの取得率（取得見込者数：30,000人）", "employer_checkup_data_rate"),
        ("生活習慣病予防健診実施率（受診対象者数：約300,000人）", "lifestyle_checkup_rate"),
        ("被扶養者の特定保健指導の実施率（対象者数7,570人）", "guidance_rate_dependents"),
    ],
)
def test_how_many_persons_stand_in_a_bracket_says_nothing_of_the_indicator(
    name: str, indicator: str
) -> None:
    assert TAXONOMY.match_kpi(name, fiscal_year=2022).kpi_id == indicator


MARKERS = ["ア．", "イ.", "（ウ）", "エ）", "㋐", "a.", "(b)", "⑴", "①", "Ⅲ．", "i)", "■", "KPI:"]


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize("name", ["郵送化率", "被扶養者資格確認リスト提出率"])
def test_a_marker_in_front_of_a_name_does_not_matter(marker: str, name: str) -> None:
    assert TAXONOMY.match_kpi(marker + name).kpi_id == TAXONOMY.match_kpi(name).kpi_id
