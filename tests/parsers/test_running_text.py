"""Plans told in running text: labels, boxes, slides, and cells that hold a whole pillar."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLE = "<h1>令和4年度 鳥取支部事業計画</h1>"


def records(body: str, title: str = TITLE) -> Records:
    page = f'<meta charset="utf-8">{title}{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def items(found: Records) -> list[tuple[str | None, str]]:
    return [(i.number_raw, i.title_raw) for i in found.initiatives]


def texts(found: Records) -> list[str]:
    return [action.text for action in found.actions]


FRAME = """<table><tr><td>分野</td><td>具体的施策</td></tr>
<tr><td>（１）<br>基盤的保険者機能関係</td><td>
<p>① 健全な財政運営【重要度：高】</p><p>・決算の見通しを事業主に伝える。</p>
<p>② サービス水準の向上</p><p>・届いた申請を日ごとに数える。</p>
<p>■ KPI：１）サービススタンダードの達成状況を100％とする</p>
<p>　　　　２）現金給付等の申請に係る郵送化率を96.0％以上とする</p></td></tr>
<tr><td>（２）<br>戦略的保険者機能関係</td><td>
<p>① 特定保健指導の推進</p><p>○ 被保険者（特定保健指導対象者数：10,301人）</p>
<p>・特定保健指導 実施率 20.2％（実施見込者数：2,081人）</p>
<p>・会場に相談の席を置く。</p>
<p>【困難度：高】　小さな事業所が多く、困難度が高い。</p></td></tr></table>"""


def test_a_cell_that_holds_a_whole_pillar_is_read_as_its_items() -> None:
    found = records(FRAME)
    assert items(found) == [
        ("①", "健全な財政運営"), ("②", "サービス水準の向上"), ("①", "特定保健指導の推進"),
    ]  # fmt: skip
    assert [i.pillar for i in found.initiatives] == ["foundation", "foundation", "strategy"]
    targets = [(t.kpi_id, t.comparator, t.target_value) for t in found.kpi_targets]
    assert targets[:2] == [
        ("service_standard_rate", "eq", 100),
        ("mail_application_rate", "ge", 96.0),
    ]


def test_the_header_of_a_frame_printed_again_is_a_header() -> None:
    again = FRAME.replace(
        "<tr><td>（２）", "<tr><td>分野</td><td>具体的施策</td></tr><tr><td>（２）"
    )
    found = records(again)
    assert items(found) == items(records(FRAME))
    assert [cell.role for cell in found.cells if cell.text in ("分野", "具体的施策")] == [
        "header"
    ] * 4
    assert "unused_text" not in [issue.code for issue in found.issues]


def test_a_ring_heads_a_population_and_a_reason_is_no_measure() -> None:
    found = records(FRAME)
    assert texts(found)[2:] == ["会場に相談の席を置く。"]
    (guidance,) = [t for t in found.kpi_targets if t.eligible_count is not None]
    assert (guidance.kpi_id, guidance.eligible_count, guidance.expected_count) == (
        "guidance_rate_insured", 10301, 2081,
    )  # fmt: skip
    assert found.initiatives[2].difficulty == "high"


def test_a_numbered_measure_beside_its_own_title_is_no_item() -> None:
    body = """<table><tr><th>項目</th><th>取組内容</th></tr>
    <tr><td>(1) 広報</td><td>① 通信の発行<br>・年に四回出す。<br>② 動画の公開
<br>・月に一本。</td></tr>
    <tr><td>(2) 健診</td><td>① 会場の拡大<br>・秋に増やす。<br>② 勧奨
<br>・電話する。</td></tr></table>"""
    assert items(records(body)) == [("(1)", "広報"), ("(2)", "健診")]


LABELLED = """<h2>基盤的保険者機能</h2><h3>1　被扶養者資格の再確認</h3>
<table><tr><th>内容</th><td>● 未提出の事業所に電話する。</td></tr>
<tr><th>指標と目標</th>
<td>KPI：被扶養者資格の確認対象事業所からの確認書の提出率を93.4％以上とする</td></tr></table>
<p><b>実績</b>　確認書の提出率は91.2％であった（令和5年3月末現在）。</p>
<p><b>評価コメント（評価：B）</b>　所在の分からない事業所が残った。</p>"""


def test_labels_below_a_heading_say_measure_target_result_and_grade() -> None:
    found = records(LABELLED)
    assert texts(found) == ["未提出の事業所に電話する。"]
    assert found.actions[0].progress_text == (
        "確認書の提出率は91.2％であった（令和5年3月末現在）。 所在の分からない事業所が残った。"
    )
    (target,) = found.kpi_targets
    assert (target.target_value, target.actual_value, target.actual_as_of) == (
        93.4,
        91.2,
        "2023-03",
    )
    assert (target.status_raw, found.initiatives[0].status_raw) == ("B", "B")


SLIDE = """<div>戦略的保険者機能</div><h2>施策４　健診の推進【重要度：高】</h2>
<h4>◇ 現状と課題</h4><ul><li>若い人の受診が少ない。</li></ul>
<h4>◇ 取組内容</h4><p>▶ 夜の会場を設ける。</p><h4>◇ ＫＰＩ</h4>
<table><tr><th>指標</th><th>令和２年度<br>（実績）</th><th></th><th>令和３年度
<br>（見込）</th><th></th>
<th>令和４年度<br>（目標）</th></tr>
<tr><td>生活習慣病予防健診実施率</td><td>57.0%</td><td>➡</td><td>58.5%</td><td>➡</td>
<td>60.1%以上</td></tr>
<tr><td>事業者健診データ取得率</td><td>5.4%</td><td>➡</td><td>－</td><td>➡</td>
<td>対前年度以上</td></tr></table>"""


def test_a_slide_prints_years_with_arrows_between_them() -> None:
    found = records(SLIDE)
    assert items(found) == [("施策４", "健診の推進")]
    assert texts(found) == ["夜の会場を設ける。"]
    first, second = found.kpi_targets
    assert (first.marker, first.target_value, first.baseline_value) == ("kpi", 60.1, 58.5)
    assert (second.comparator, second.status_raw) == ("yoy_ge", None)


BOX = """<h3>（３）{title}</h3><div>【KPI】健康宣言事業所数を7,650事業所以上とする<br>
→ ９月末現在　鳥取 7,412事業所　【進捗：○】</div>
<table><tr><th>令和4年度計画</th><th>上期の取組状況</th></tr><tr><td>・{measure}</td>
<td>・した。</td></tr></table>"""


def test_a_box_holds_a_target_its_result_and_its_grade() -> None:
    found = records(BOX.format(title="コラボヘルスの推進", measure="宣言を広める。"))
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of, target.status_raw) == (7412, "2022-09", "○")


def test_a_heading_printed_again_on_the_next_slide_goes_on() -> None:
    first = BOX.format(title="コラボヘルスの推進", measure="宣言を広める。")
    again = first.replace("推進</h3>", "推進（続き）</h3>").split("<div>")[0]
    rest = "<table>" + BOX.format(title="", measure="冊子を配る。").split("<table>")[1]
    found = records(first + again + rest)
    assert items(found) == [("（３）", "コラボヘルスの推進")]
    assert texts(found) == ["宣言を広める。", "冊子を配る。"]


SHEET = """<table><tr><td colspan=5>資料１</td></tr>
<tr><td colspan=5>令和３年度 鳥取支部事業報告</td></tr>
<tr><td colspan=5>１．KPI達成状況一覧</td></tr>
<tr><td colspan=5>【評価】　◎：目標を大きく上回る　○：目標達成　△：前の年を上回った
×：届かない　－：対象外</td></tr>
<tr><td>具体的施策</td><td>KPI</td><td>令和3年度目標</td><td>全国平均※1</td><td>評価</td></tr>
<tr><td>(1) サービス水準の向上</td><td>【新設】現金給付等の申請に係る郵送化率</td>
<td>95.5%以上</td><td>94.1%</td><td>○</td></tr>
<tr><td>(2) 健診の推進</td><td>事業者健診データ取得率</td><td>14.0%以上</td><td>8.3%</td>
<td>×</td></tr></table>"""


def test_titles_and_a_legend_stand_above_a_spreadsheets_header() -> None:
    found = records(SHEET, title="")
    assert found.documents[0].title_raw == "令和３年度 鳥取支部事業報告"
    first, second = found.kpi_targets
    assert (first.kpi_id, first.target_value, first.national_value) == (
        "mail_application_rate", 95.5, 94.1,
    )  # fmt: skip
    assert (first.kpi_name_raw, second.status) == ("現金給付等の申請に係る郵送化率", "not_achieved")


def test_a_list_item_that_names_a_pillar_is_a_measure() -> None:
    body = """<h2>Ⅲ 組織・運営体制</h2><h3>① 人材の育成</h3>
    <ul><li>戦略的保険者機能を発揮するため、研修を開く。</li></ul>
    <h3>② 費用の見直し</h3><ul><li>公告の期間を延ばす。</li></ul><h3>③ 訓練</h3>
<ul><li>する。</li></ul>"""
    found = records(body)
    assert texts(found)[0] == "戦略的保険者機能を発揮するため、研修を開く。"
    assert {i.pillar for i in found.initiatives} == {"organization"}


HEADED = """<h2>基盤的保険者機能</h2>
<h3>(1) 業務の改善</h3><p>・手順を見直す。</p><p>・職員が研修を受ける。</p>
<h3>(2) 点検の推進</h3><p>・毎月集まる。</p><p>■ KPI：1) 事業者健診データ取得率を8.0％以上とする</p>
<p>2) 通信を毎月配る</p>
<h3>(3) 広報</h3><p>・冊子を配る。</p><h3>(4) 訓練</h3><p>・年に一度行う。</p>"""


def test_a_table_beside_headings_does_not_hide_what_they_tell() -> None:
    budgets = """<h2>４．支部保険者機能強化予算</h2><p>（単位：千円）</p>
    <table><tr><th>区分</th><th>経費</th><th>主な取組</th><th>予算額</th></tr>
    <tr><td rowspan=2>保健事業予算</td><td>健診経費</td>
    <td>・会場の用意<br>・案内</td><td>23,150</td></tr>
    <tr><td>保健指導経費</td><td>－</td><td>4,216</td></tr></table>"""
    found = records(HEADED + budgets)
    assert [number for number, _ in items(found)] == ["(1)", "(2)", "(3)", "(4)"]
    assert len(found.actions) == 5
    printed = [(b.initiative_id, b.category_raw, b.budget_yen, b.line_items) for b in found.budgets]
    assert printed == [
        (None, "健診経費", 23_150_000, ["会場の用意", "案内"]),
        (None, "保健指導経費", 4_216_000, []),
    ]


def test_a_second_indicator_of_a_box_may_be_told_in_words() -> None:
    aims = [(t.comparator, t.target_value) for t in records(HEADED).kpi_targets]
    assert aims == [("ge", 8.0), ("qualitative", None)]


def test_a_table_may_name_its_items_by_number_alone() -> None:
    table = """<p>■KPIの達成状況</p>
    <table><tr><th>施策</th><th>指標</th><th>目標値</th><th>実績値</th></tr>
    <tr><td>(3)</td><td>健康保険委員が委嘱されている事業所の被保険者数の割合</td>
    <td>50.0%以上</td><td>53.8%</td></tr>
    <tr><td>(9)</td><td>一般競争入札に占める一者応札案件の割合</td>
    <td>20.0%以下</td><td>22.2%</td></tr></table>"""
    found = records(HEADED.replace("</h2>", f"</h2>{table}", 1))
    numbers = {i.initiative_id: i.number_raw for i in found.initiatives}
    (named,) = [t for t in found.kpi_targets if t.actual_value == 53.8]
    assert numbers[named.initiative_id] == "(3)"
    assert [issue.text for issue in found.issues if issue.code == "item_number_unknown"] == ["(9)"]


def test_figures_by_year_are_observations_of_the_indicator_above_them() -> None:
    trend = """<p>＜生活習慣病予防健診実施率の推移＞</p>
    <table><tr><th></th><th>令和元年度</th><th>令和2年度</th><th>令和3年度</th></tr>
    <tr><td>対象者数（人）</td><td>169,884</td><td>171,205</td><td>172,018</td></tr>
    <tr><td>実施率</td><td>61.2%</td><td>60.8%</td><td>62.0%</td></tr></table>"""
    found = records(HEADED.replace("<h3>(4)", f"{trend}<h3>(4)"))
    printed = [(o.kpi_id, o.measure, o.fiscal_year, o.month, o.value) for o in found.observations]
    assert printed[2:4] == [
        ("lifestyle_checkup_rate", "denominator", 2021, None, 172018),
        ("lifestyle_checkup_rate", "value", 2019, None, 61.2),
    ]
    assert len(printed) == 6
    assert len(found.kpi_targets) == 2


def test_measures_may_be_counted_in_kana() -> None:
    body = """<h2>基盤的保険者機能</h2><h3>（１）業務の改善</h3>
    <p>ア　手順を見直す。</p><p>・週に一度。</p>
    <p>イ　職員が研修を受ける。</p><h3>（２）点検</h3><p>ア　毎月集まる。</p><p>イ　学ぶ。</p>
    <h3>（３）広報</h3><p>（ア）冊子を配る。</p><p>（イ）通信を出す。</p>"""
    found = records(body)
    assert [action.marker_raw for action in found.actions] == [
        "ア",
        "イ",
        "ア",
        "イ",
        "（ア）",
        "（イ）",
    ]


def test_a_comparison_may_number_its_items_in_other_ways() -> None:
    page = """<table><tr><th>改正後（令和4年度）</th><th>改正前（令和3年度）</th></tr>
    <tr><td>基盤的保険者機能</td><td>基盤的保険者機能</td></tr>{rows}</table>"""
    row = (
        "<tr><td><p>{n} {new}</p><p>・する。</p></td><td><p>{n} {old}</p><p>・した。</p></td></tr>"
    )
    names = [("財政の運営", "財政の運営"), ("広報の推進", "広報"), ("健診の推進", "健診の推進")]
    for numbers in (("⑴", "⑵", "⑶"), ("1.", "2.", "3."), ("①", "②", "③")):
        rows = [row.format(n=n, new=a, old=b) for n, (a, b) in zip(numbers, names, strict=True)]
        found = records(
            page.format(rows="".join(rows)), title="<h1>鳥取支部事業計画 新旧対照表</h1>"
        )
        titles = [i.title_raw for i in found.initiatives if i.edition == "current"]
        assert titles == ["財政の運営", "広報の推進", "健診の推進"]
        assert len(found.initiatives) == 6


def test_a_marked_name_among_measures_takes_the_value_beside_it() -> None:
    body = """<table><tr><th>事業</th><th>上期計画</th><th>目標値</th><th>進捗度</th></tr>
    <tr><td rowspan=2>(1) 郵送の推進</td><td>・封筒を同封する。</td><td></td><td>○</td></tr>
    <tr><td>【KPI】現金給付等の申請に係る郵送化率</td><td>95.5％以上</td><td>△</td></tr>
    <tr><td>(2) 健診</td><td>・案内を送る。</td><td></td><td>○</td></tr></table>"""
    found = records(body)
    (aim,) = found.kpi_targets
    printed = (aim.kpi_id, aim.comparator, aim.target_value, aim.status_raw)
    assert printed == ("mail_application_rate", "ge", 95.5, "△")
    assert [action.status_raw for action in found.actions] == ["○", "○"]


def test_a_second_value_that_was_run_into_the_first_is_told() -> None:
    aim = "【KPI】生活習慣病予防健診実施率を27.0%以上16.5%以上"
    found = records(
        f"<h2>戦略的保険者機能</h2><h3>(1) 健診の推進</h3><p>・案内を送る。</p><p>{aim}</p>"
    )
    assert [issue.code for issue in found.issues if issue.code == "unread_value"] == [
        "unread_value"
    ]
