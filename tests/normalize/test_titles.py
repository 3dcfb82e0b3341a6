"""Topics, pillars, groups, statuses and branches."""

# ruff: noqa: E501 - one printed text a line

from __future__ import annotations

import json
from pathlib import Path

import pytest

from normalize.taxonomy_loader import load_taxonomy

TAXONOMY = load_taxonomy()


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("特定健診受診率・事業者健診データ取得率の向上", ["checkup_insured", "employer_checkup_data", "checkup_dependents"]),
        ("被扶養者の特定健診の推進", ["checkup_dependents"]),
        ("生活習慣病予防健診", ["checkup_insured"]),
        ("特定保健指導の実施率及び質の向上", ["guidance_insured", "guidance_dependents"]),
        ("被保険者特定保健指導", ["guidance_insured"]),
        ("被扶養者の特定保健指導", ["guidance_dependents"]),
        ("保健指導の拡充と質の向上", ["guidance_insured", "guidance_dependents"]),
        ("債権発生防止と管理・回収の強化", ["card_collection", "debt_recovery"]),
        ("返納金債権発生防止のための保険証回収強化", ["card_collection"]),
        ("債権管理回収業務の推進", ["debt_recovery"]),
        ("債権管理・回収と返納金債権発生防止の強化", ["card_collection", "debt_recovery"]),
        ("効果的なレセプト点検の推進", ["receipt_review_content"]),
        ("資格点検", ["receipt_review_eligibility"]),
        ("データヘルス計画の推進（糖尿病重症化予防等）", ["data_health_plan", "severity_prevention"]),
        ("広報活動や健康保険委員を通じた加入者等の理解促進", ["publicity", "committee_members"]),
        ("インセンティブ制度の周知・広報の強化", ["incentive_scheme"]),
        ("健康経営（コラボヘルス）の推進", ["collaborative_health"]),
        ("適正な業務体制の確立", ["business_reform"]),
        ("適正な給付業務等の推進（現金給付の審査強化）", ["cash_benefit_propriety"]),
        ("地域とのさらなる連携強化及び地域医療体制への働きかけ強化", ["regional_cooperation", "medical_system_opinion"]),
        ("人事制度の適正な運用と人材育成の推進", ["personnel_system", "personnel_development"]),
        ("人事・組織に関する取組の推進", ["personnel_system", "organisation_management"]),
        ("人事・組織に関する取組 ⅰ. 人事評価制度の適正な運用", ["personnel_evaluation"]),
        ("ジェネリック医薬品・バイオシミラーの使用促進", ["generic_drugs"]),
        ("バイオシミラーの使用促進", ["medical_cost_optimisation"]),
        ("一社応札案件の減少", ["cost_effectiveness"]),
        ("支部における健康づくりの推進", ["branch_health"]),
        ("その他", []),
        ("", []),
    ],
)  # fmt: skip
def test_titles_name_topics(title: str, topics: list[str]) -> None:
    assert TAXONOMY.topics_of(title) == topics


def test_a_title_that_names_nothing_takes_its_heading() -> None:
    assert TAXONOMY.topics_of("関係先への説明", section="広報の推進") == ["publicity"]
    assert TAXONOMY.topics_of("その他", section="広報の推進") == []
    assert TAXONOMY.topics_of("資格点検", section="広報の推進") == ["receipt_review_eligibility"]


@pytest.mark.parametrize("annotation", ["gunma_2021.json", "kumamoto_2021.json"])
def test_titles_of_the_annotated_documents(shared: Path, annotation: str) -> None:
    gold = json.loads((shared / "gold" / annotation).read_text(encoding="utf-8"))
    for initiative in gold["initiatives"]:
        found = TAXONOMY.topics_of(initiative["title_raw"])
        # 資格点検 and 外傷点検 are named by rows of the item, not by its title
        rows = {"receipt_review_eligibility", "receipt_review_injury"}
        wanted = [
            t
            for t in initiative["topics"]
            if t not in rows or "点検" not in initiative["title_raw"]
        ]
        assert found == wanted, initiative["title_raw"]


@pytest.mark.parametrize(
    ("heading", "pillar"),
    [
        ("1. 基盤的保険者機能関係", "foundation"),
        ("1 ・ 基 盤 的 保 険 者 機 能 関 係", "foundation"),
        ("Ⅱ．戦略的保険者機能の一層の発揮", "strategy"),
        ("3. 組織・運営体制関係", "organization"),
        ("(3) 組織体制関係", "organization"),
        ("3 ○組織運営及び業務改革(全グループ)", "organization"),
        ("サービス水準の向上", None),
    ],
)
def test_pillars(heading: str, pillar: str | None) -> None:
    assert TAXONOMY.pillar_of(heading) == pillar


@pytest.mark.parametrize(
    ("cell", "groups"),
    [
        ("企画総務・レセプトグループ", ["企画総務", "レセプト"]),
        ("業務G", ["業務"]),
        ("企画総務 Ｇ", ["企画総務"]),
        ("ﾚｾﾌﾟﾄｸﾞﾙｰﾌﾟ", ["レセプト"]),
        ("企画・保健", ["企画", "保健"]),
        ("○サービス水準の向上(業務グループ)", ["業務"]),
        ("業務改革の推進", []),
        ("全グループ", []),
        ("", []),
    ],
)
def test_groups(cell: str, groups: list[str]) -> None:
    assert TAXONOMY.groups_of(cell) == groups
    assert TAXONOMY.is_all_groups(cell) == (cell == "全グループ")


LEGEND = {"◎": "目標を大きく上回る", "○": "目標達成", "×": "未達成"}
LETTERS = {
    "S": "計画を大幅に上回る",
    "A": "計画を上回る",
    "B": "概ね計画どおり",
    "C": "計画を下回る",
    "D": "計画を大幅に下回る",
}


@pytest.mark.parametrize(
    ("symbol", "legend", "status"),
    [
        ("◎", LEGEND, "exceeded"),
        ("〇", LEGEND, "achieved"),
        ("✕", LEGEND, "not_achieved"),
        ("-", LEGEND, "not_applicable"),
        ("―", {}, "not_applicable"),
        ("△", {}, "behind"),
        ("□", {}, "planned"),
        ("○：概ね目標達成", {}, "achieved"),
        ("△：着手するも目標未達成", {}, "behind"),
        ("未達成", {}, "not_achieved"),
        ("達成", {}, "achieved"),
        ("計画を下回る", {}, "behind"),
        ("S", LETTERS, "exceeded"),
        ("Ａ", LETTERS, "achieved"),
        ("B", LETTERS, "achieved"),
        ("C", LETTERS, "behind"),
        ("D", LETTERS, "not_achieved"),
        ("A", {}, None),
        ("", {}, None),
        ("実施", {}, None),
    ],
)
def test_statuses(symbol: str, legend: dict[str, str], status: str | None) -> None:
    assert TAXONOMY.status_of(symbol, legend) == status


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("令和5年度 事業計画（埼玉支部）", ["11"]),
        ("第1回群馬支部評議会", ["10"]),
        ("群馬・埼玉支部合同", ["10", "11"]),
        ("東京支部", ["13"]),
        ("全国健康保険協会（本部）", ["00"]),
        ("令和2年度事業計画", []),
    ],
)
def test_branches_named_in_a_title(title: str, codes: list[str]) -> None:
    assert TAXONOMY.branch_named(title) == codes


def test_there_are_47_branches_and_headquarters() -> None:
    assert sorted(TAXONOMY.branches.branches) == [f"{code:02}" for code in range(48)]
    assert TAXONOMY.branch_name("03") == "岩手"
    assert TAXONOMY.branch_name("99") is None
    for branch in TAXONOMY.branches.branches.values():
        assert TAXONOMY.branches.code_of(branch.romaji) == branch.code
        assert TAXONOMY.branches.code_of(f"{branch.name}支部") == branch.code


def test_places_betray_a_branch() -> None:
    guess = TAXONOMY.infer_branch("盛岡と花巻の窓口、岩手県の協議会。別に東京支部の申請を審査。")
    assert (guess.code, guess.runner_up) == ("03", "13")
    assert guess.evidence == {"岩手県": 1, "盛岡": 1, "花巻": 1}


@pytest.mark.parametrize(
    "text", ["", "協会けんぽの事業計画", "盛岡", "盛岡と花巻、秋田県と横手と大館", "東京都で開催"]
)
def test_thin_or_divided_evidence_names_no_branch(text: str) -> None:
    assert TAXONOMY.infer_branch(text).code is None


@pytest.mark.parametrize(
    ("number", "code"), [("000", "10"), ("001", "11"), ("002", "03"), ("003", "10"), ("004", "43")]
)
def test_the_real_documents_betray_their_branches(shared: Path, number: str, code: str) -> None:
    (path,) = (shared / "documents").glob(f"{number}_*.txt")
    assert TAXONOMY.infer_branch(path.read_text(encoding="utf-8")).code == code
