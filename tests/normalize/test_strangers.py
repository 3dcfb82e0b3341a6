"""What stands beside an indicator's words makes a name another one's, or does not."""

from __future__ import annotations

import pytest

from normalize.taxonomy_loader import load_taxonomy

TAXONOMY = load_taxonomy()


def found(name: str, year: int = 2022) -> str | None:
    return TAXONOMY.match_kpi(name, fiscal_year=year).kpi_id


@pytest.mark.parametrize(
    ("known", "neighbour"),
    [
        ("レセプト点検の査定率", "縦覧点検の査定率"),  # another word at the beginning
        ("合算査定率", "合算査定率との差"),  # at the end
        ("電子申請の利用率", "電子申請システムの稼働率"),  # before what is counted
        ("事業者健診データの取得率", "事業者健診データの紙媒体による取得割合"),
        ("健康宣言事業所数", "健康宣言の更新事業所数"),  # behind the word of a brand
        ("一者応札案件の割合", "一者応札案件のうち見直した案件の割合"),  # a part of a part
        ("サービススタンダード（10日間）の達成状況", "サービススタンダード（30日間）の達成状況"),
    ],
)
def test_a_word_or_number_of_its_own_makes_another_indicator(known: str, neighbour: str) -> None:
    assert found(known) is not None
    assert found(neighbour) is None


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("保健師", "レセプト点検の査定率"),  # 保健 alone stands in other wordings
        ("健診機関", "生活習慣病予防健診実施率"),
        ("社労士", "健康宣言事業所数"),  # no brand: what follows is a whole name
        ("はりきゅう", "郵送化率"),  # a word in hiragana
    ],
)
def test_what_belongs_to_somebody_else_is_another_thing(owner: str, name: str) -> None:
    assert found(name) is not None
    assert found(f"{owner}の{name}") is None


@pytest.mark.parametrize(
    "name",
    [
        "被扶養者の保険証回収率",  # of the dependents alone
        "一者応札案件の平均落札率",  # 札率 is a piece of 応札率 only
        "健康保険委員の委嘱者数とカバー率",  # two measures
        "健康保険委員委嘱者数・カバー率",
        "特定保健指導の実施率（40代）",  # a word in the bracket of the rate of all
    ],
)
def test_look_alikes(name: str) -> None:
    assert found(name) is None


@pytest.mark.parametrize("behind", ["のばらつき", "1位の支部", "の2年連続向上"])
def test_a_word_behind_a_name_makes_another_thing_of_it(behind: str) -> None:
    assert found(f"郵送化率{behind}") is None


def test_a_place_owns_a_brand() -> None:
    assert found("とくしまの健康宣言事業所数") == "health_declaration_offices"


@pytest.mark.parametrize(
    ("name", "kpi_id"),
    [
        ("勧奨通知発送後3か月以内に医療機関を受診した者の割合", "visit_after_recommendation_rate"),
        ("資格喪失処理後1か月以内の保険証回収率", "insurance_card_collection_rate"),
        ("一者応札となった案件の割合", "single_bid_ratio"),
        ("わくわく元気健康宣言事業所数", "health_declaration_offices"),
    ],
)
def test_a_few_words_in_the_middle_and_endings_do_no_harm(name: str, kpi_id: str) -> None:
    assert found(name) == kpi_id


@pytest.mark.parametrize(
    ("remark", "same"),
    [
        ("現物給付化の割合", True),  # says how it is counted
        ("令和6年度まで", True),
        ("調剤分のみ", False),  # says of which part
        ("建設業", False),
        ("全国平均", False),
    ],
)
def test_a_remark_behind_a_name_may_say_how_but_not_of_whom(remark: str, same: bool) -> None:
    name = f"高額療養費制度に占める限度額適用認定証の使用割合（{remark}）"
    assert (found(name, 2020) is not None) is same


@pytest.mark.parametrize(
    "name",
    [
        "受診勧奨後3か月以内に受診しなかった者の割合",
        "健康保険委員が委嘱されていない事業所の被保険者数の割合",
        "一者応札以外の割合",
    ],
)
def test_a_negation_is_the_rest(name: str) -> None:
    assert found(name) is None


def test_who_reaches_a_percentage_is_another_thing() -> None:
    assert found("ジェネリック医薬品使用割合80%以上の支部割合") is None


@pytest.mark.parametrize(
    "name",
    [
        "柔道整復施術療養費の申請に占める、施術箇所4部位以上、かつ月10日以上の施術の申請の割合",
        "オンライン資格確認システムの導入率",
        "被扶養者資格の確認対象事業所からの確認書の未提出率",
        "被扶養者資格の確認対象事業所からの確認書の提出率差",
    ],
)
def test_likeness_is_for_misprints_only(name: str) -> None:
    """However long the name: another word, another number and 未 make another thing of it."""
    assert found(name, 2020) is None


@pytest.mark.parametrize(
    "name",
    [
        "サービススタンダードの達成成状況",  # a character twice
        "サービススタンダードの達状況",  # one lost within the measure
        "サービススタンダードの達成立",  # a homophone
        "サービススタンダードの成達状況",  # two neighbours that changed places
    ],
)
def test_a_measure_may_be_misprinted(name: str) -> None:
    assert found(name) == "service_standard_rate"


@pytest.mark.parametrize("population", ["被保険", "保険者", "被保者", "被保健者"])
def test_a_misprinted_population_is_not_all_members(population: str) -> None:
    assert found(f"{population}の特定保健指導の実施率") == "guidance_rate_insured"


def test_all_of_the_branch_are_no_population() -> None:
    assert found("支部全体の被扶養者の特定保健指導の実施率") == "guidance_rate_dependents"


@pytest.mark.parametrize(
    "name",
    [
        "成果指標：{}",
        "指標1 {}",
        "数値目標：{}",
        "R5{}",
        "{}_実績",
        "{}（見込み）",
        "{}（R6.3末）",
        "{}（第4四半期）",
        "{}（単位：％）",
        "{}を向上させる",
        "{}を対前年度以上とする",
    ],
)
def test_what_says_when_or_whereto_is_no_part_of_a_name(name: str) -> None:
    assert found(name.format("認定証使用割合"), 2020) == "limit_certificate_usage_rate"


@pytest.mark.parametrize(
    ("name", "kpi_id"),
    [
        ("被扶養者特定健診率", "dependent_checkup_rate"),
        ("被保険者特定保健指導率", "guidance_rate_insured"),
        ("確認書の提出の割合", "dependent_recheck_submission_rate"),
        ("一者応札割り合い", "single_bid_ratio"),
        ("傷病手当金等の申請に係る郵送化率", "mail_application_rate"),
        ("健康保険委員の被保険者カバー割合", "committee_coverage_rate"),
        ("査定率（支払基金＋協会けんぽ）", "receipt_assessment_rate"),
        ("返納された保険証の割合", "insurance_card_collection_rate"),
        ("サービススタンダードの達成状況（全件数に対する割合）", "service_standard_rate"),
        ("十五日以上かつ三部位以上の施術の申請割合", "judo_multi_site_frequent_rate"),
    ],
)
def test_short_labels_and_ways_to_say_rate(name: str, kpi_id: str) -> None:
    assert found(name) == kpi_id


def test_what_was_ruled_out_is_a_candidate_for_a_person() -> None:
    match = TAXONOMY.match_kpi("電子申請システムの稼働率", fiscal_year=2026)
    assert [candidate for candidate, _ in match.candidates] == ["electronic_application_rate"]


@pytest.mark.parametrize("counted", ["回数", "件数", "率"])
def test_an_indicator_without_a_number_counts_nothing(counted: str) -> None:
    assert found("地域医療構想調整会議での意見発信") == "evidence_based_opinion"
    assert found(f"地域医療構想調整会議での意見発信{counted}") is None
